# Under Xvfb: the parts of a step by keys, and the view that traces: hover shows, a click pins, a
# second click lets go, arrows move what is pinned; %trace pins from the prompt.
. "$(dirname "$0")/../tools/display.sh"
start_display

cat >session.pty <<'P'
start
expect In [1]: 
send conv = nn.Conv1d(1, 1, 3, padding=1, bias=False); conv.weight.data.fill_(1.);
send x = torch.arange(10.).view(1, 1, 10)
send step conv(x)
expect Step 0
patience 60
send show
expect Step 0, part 1 of 5: the window lies on positions -1 to 1
expect Step 0, part 2 of 5: padding at -1 * w[0, 0, 0]
expect Step 0, part 1 of 5
# Right is a whole step
expect Step 1: sum([0. 1. 2.]*[1. 1. 1.]) = 3.0
# in the view that traces it is, too, while nothing is pinned; then it moves the pin
expect Step 2: sum([1. 2. 3.]*[1. 1. 1.]) = 6.0
# the last key, when all pins are gone
pause_until let_go
expect Step 1: sum([0. 1. 2.]*[1. 1. 1.]) = 3.0
send trace x[0, 0, 7]
expect x[0, 0, 7] of conv(x) is 7.0: it feeds 3 outputs
send describe
expect View trace
expect x[0, 0, 7] feeds 3 outputs
pause 1000
key ctrl-d
exit 0
P
"$BUILD/tools/pty" session.pty >log 2>&1 &
pty=$!
opened
[ "$(shot size stepconv)" = "1280 800" ] || fail "the window has another size"
point() { xdotool mousemove --window "$window" "$@"; }

whole=$(picture)
press bracketright
wait_for "] changes nothing" differs "$whole"
window_part=$(picture)
press bracketright
wait_for "] again changes nothing" differs "$window_part"
press shift+Left
wait_for "Shift and Left do not lead back" is "$window_part"
press Right
wait_for "Right changes nothing" differs "$window_part"
press 3
sleep 0.3
press Right
sleep 0.5
point 640 620
output=$(picture)
point 435 143
wait_for "the mouse over x[4] shows nothing" differs "$output"
point 640 620
wait_for "it does not go with the mouse" is "$output"
point 435 143
xdotool click 1
point 640 620
wait_for "a click does not pin" differs "$output"
pinned=$(picture)
press Right
wait_for "Right does not move the pin" differs "$pinned"
press Left
wait_for "Left does not move it back" is "$pinned"
point 435 143
sleep 0.6 # no double click
xdotool click 1
point 640 620
wait_for "a second click does not let go" is "$output"
press w
wait_for "w pins no weight" differs "$output"
press w
wait_for "w again does not let go" is "$output"
press x
wait_for "x pins no input" differs "$output"
press x
wait_for "x again does not let go" is "$output"
touch let_go
press Left
wait $pty || fail "the prompt did not follow"
