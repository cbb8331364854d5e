# Under Xvfb: the view of long signals: the wheel zooms, a drag pans, the overview leads anywhere,
# keys do the same, and %zoom from the prompt; 0 goes along with the kernel again.
. "$(dirname "$0")/../tools/display.sh"
start_display

cat >session.pty <<'P'
start
expect In [1]: 
send conv = nn.Conv1d(2, 1, 9, dilation=4, bias=False)
send x = torch.sin(torch.arange(20000.) / 300).view(1, 2, 10000)
send step conv(x)
expect Step 0
send goto 5000
expect Step 5000
send show
expect Step 5001
send zoom 5000:5200
expect In [7]: 
pause 1500
key ctrl-d
exit 0
P
"$BUILD/tools/pty" session.pty >log 2>&1 &
pty=$!
opened
point() { xdotool mousemove --window "$window" "$@"; }
point 640 620
sleep 0.5
first=$(picture)
point 500 300
xdotool click 5
wait_for "the wheel does not zoom out" differs "$first"
xdotool click 4
point 640 620
press 0
wait_for "0 does not lead back" is "$first"
press z
wait_for "z does not zoom" differs "$first"
press Z
wait_for "Z does not zoom back" is "$first"
point 700 300
xdotool mousedown 1
point 500 300
point 400 300
xdotool mouseup 1
wait_for "a drag does not pan" differs "$first"
press 0
wait_for "0 does not lead back from a drag" is "$first"
point 200 150
xdotool click 1
wait_for "a click on the overview leads nowhere" differs "$first"
press 0
wait_for "0 does not lead back from there" is "$first"
press greater
wait_for "> does not pan" differs "$first"
press less
point 640 620
press 0
wait_for "< does not pan back" is "$first"
press Next
wait_for "Page Down shows no other channel" differs "$first"
press Prior
wait_for "Page Up does not lead back" is "$first"
press Right
wait_for "%zoom shows nothing else" differs "$first"
wait $pty || fail "the prompt did not follow"
