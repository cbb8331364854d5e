# Live editing under Xvfb: the panel by keys, wheel, mouse and Tab; numbers typed into cells; what
# PyTorch refuses stands on the picture; the learner's own variables follow.
. "$(dirname "$0")/../tools/display.sh"
start_display

cat >session.pty <<'P'
start
expect In [1]: 
send conv = nn.Conv1d(1, 1, 3, bias=False); conv.weight.data = torch.tensor([[[1., 2., 4.]]]);
send x = torch.arange(10.).view(1, 1, 10)
send step conv(x)
expect Step 0: sum([0. 1. 2.]*[1. 2. 4.]) = 10.0
send show
# the key k, and its capital
expect conv is now nn.Conv1d(1, 1, kernel_size=4, bias=False)
expect Step 0: sum([0. 1. 2. 3.]*[1. 2. 4. 4.]) = 22.0
expect conv is now nn.Conv1d(1, 1, kernel_size=3, bias=False)
# the wheel over "stride", up and down
expect conv is now nn.Conv1d(1, 1, kernel_size=3, stride=2, bias=False)
expect conv is now nn.Conv1d(1, 1, kernel_size=3, bias=False)
# a click on the + of "dilation"
expect conv is now nn.Conv1d(1, 1, kernel_size=3, dilation=2, bias=False)
# Tab to it, Enter
expect conv is now nn.Conv1d(1, 1, kernel_size=3, dilation=3, bias=False)
# bias, and the mode
expect conv is now nn.Conv1d(1, 1, kernel_size=3, dilation=3)
expect conv is now nn.Conv1d(1, 1, kernel_size=3, dilation=3, padding_mode='reflect')
# groups=2 is refused; the layer is as it was. Then a number is typed into x, at first wrongly.
expect x[0, 0, 0] = -2.5
expect total: 
# presets
expect x is now impulse
expect conv.weight is now identity
pause 500
send print(x.sum().item(), conv.weight.tolist(), conv.groups)
expect 1.0 [[[0.0, 1.0, 0.0]]] 1
key ctrl-d
exit 0
P
"$BUILD/tools/pty" session.pty >log 2>&1 &
pty=$!
opened
read -r width height < <(shot size stepconv)
[ "$width $height" = "1280 800" ] || fail "the window is $width x $height"

start=$(picture)
press k
wait_for "k changes nothing" differs "$start"
press K
wait_for "K does not lead back" is "$start"
xdotool mousemove --window "$window" 1060 177 click 4
wait_for "the wheel changes nothing" differs "$start"
xdotool mousemove --window "$window" 1060 177 click 5
wait_for "the wheel does not lead back" is "$start"
xdotool mousemove --window "$window" 1228 245 click 1
wait_for "a click on + changes nothing" differs "$start"
before=$(picture)
# All controls in turn come back to the same one; its ring is seen on the way.
press shift+Tab
wait_for "Tab shows no ring" differs "$before"
press Escape
wait_for "Esc leaves the ring" is "$before"
xdotool mousemove --window "$window" 640 400
for _ in $(seq 60); do
    press Tab
    [ "$(shot pixel stepconv 1228 228)" = "#ffd866" ] && break
done
press Return Escape b m
sleep 0.3
before=$(picture)
press g
wait_for "a refusal is not seen" differs "$before"
press x
press Return
xdotool type --window "$window" -- -2.5x
before=$(picture)
press Return
wait_for "that it is no number is not seen" differs "$before"
press BackSpace Return
press i f
wait $pty || fail "the prompt did not follow"
