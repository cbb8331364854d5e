# The X server goes while the window is being closed: SDL waits for an answer that never comes. The
# program ends all the same.
. "$(dirname "$0")/../tools/display.sh"
start_display
cat >session.pty <<'P'
start
expect In [1]: 
send step nn.Conv1d(1, 1, 2)(torch.ones(1, 1, 5))
expect Step 0
send show
pause_until stopped
key ctrl-d
pause 500
touch leaving
exit 0
P
"$BUILD/tools/pty" session.pty >log 2>&1 &
pty=$!
opened
kill -STOP "$xvfb" # it answers no more
touch stopped
leaving() { [ -e leaving ]; }
wait_for "Ctrl-D is not heard" leaving
kill -KILL "$xvfb"
wait $pty || fail "the program does not end"
