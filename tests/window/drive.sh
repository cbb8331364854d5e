# The window under Xvfb, driven by xdotool: open, step by key, click the bar, close, and the
# prompt still there. The prompt runs on a pseudo-terminal (tools/pty).
. "$(dirname "$0")/../tools/display.sh"
start_display

cat >session.pty <<'P'
start
expect In [1]: 
send conv = nn.Conv1d(1, 2, 3, bias=False); conv.weight.data.fill_(1.);
send step conv(torch.arange(10.).view(1, 1, 10))
expect Step 0
send show
expect In [4]: 
# the keys below come from xdotool; each moves the prompt too
expect Step 1: sum([1. 2. 3.]*[1. 1. 1.]) = 6.0
expect Step 2: sum([2. 3. 4.]*[1. 1. 1.]) = 9.0
expect Step 1: sum([1. 2. 3.]*[1. 1. 1.]) = 6.0
expect Step 15: 
expect Step 0: 
expect Step 8: 
expect Step 0: 
expect Step 
# Home is pressed last; then q
expect Step 0: 
pause 4000
send who
expect conv
# closed: the prompt is as it was, and the window opens again at the same step
send goto 3
expect Step 3: 
send show
pause 1500
key ctrl-d
exit 0
P
"$BUILD/tools/pty" session.pty >log 2>&1 &
pty=$!

opened
step0=$(picture)
press Right
wait_for "Right changes nothing" differs "$step0"
step1=$(picture)
press Right
wait_for "Right again changes nothing" differs "$step1"
press Left
wait_for "Left does not lead back to the same picture" is "$step1"
press End
wait_for "End changes nothing" differs "$step1"
press Home
wait_for "Home does not lead back to the first picture" is "$step0"
press Down
wait_for "Down (the next output channel) changes nothing" differs "$step0"
press Up
wait_for "Up does not lead back" is "$step0"
# A click in the middle of the bar jumps there.
read -r width height < <(shot size stepconv)
xdotool mousemove --window "$window" $((width / 2)) $((height * 94 / 100)) click 1
wait_for "a click on the bar changes nothing" differs "$step0"
clicked=$(picture)
press question
wait_for "? shows nothing" differs "$clicked"
press question
wait_for "? again does not lead back" is "$clicked"
# Larger texts and back: the speed, which the picture shows too, has kept out of it.
press ctrl+plus
wait_for "Ctrl + changes nothing" differs "$clicked"
press ctrl+0
wait_for "after Ctrl + and Ctrl 0 the picture is another" is "$clicked"
press Home
wait_for "Home after the click does not lead back" is "$step0"
xdotool key --window "$window" q 2>/dev/null || true # gone before the key is let go
for _ in $(seq 50); do xdotool search --class stepconv >/dev/null 2>&1 || break; sleep 0.1; done
if xdotool search --class stepconv >/dev/null 2>&1; then fail "q does not close the window"; fi
wait $pty || { cat log; fail "the prompt did not follow"; }
