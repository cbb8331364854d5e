# The window under Xvfb, driven by xdotool: open, step by key, click the bar, close, and the
# prompt still there. The prompt runs on a pseudo-terminal (tools/pty).
set -eu
fail() { echo "$*"; exit 1; }
shot() { "$BUILD/tools/shot" "$@"; }

# A display of our own: Xvfb picks a free number and writes it to fd 3.
Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>display 2>/dev/null &
xvfb=$!
trap 'kill $xvfb 2>/dev/null; wait 2>/dev/null || true' EXIT
for _ in $(seq 100); do [ -s display ] && break; sleep 0.05; done
DISPLAY=:$(cat display)
export DISPLAY

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
pause 1500
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

window=
for _ in $(seq 100); do window=$(xdotool search --class stepconv 2>/dev/null | tail -n 1) && [ -n "$window" ] && break; sleep 0.1; done
[ -n "$window" ] || { cat log; fail "no window came"; }
xdotool windowfocus "$window" 2>/dev/null || true
sleep 0.7
# The picture stands still at rest, and changes when the step does.
settled() { # prints the checksum once two looks agree
    local before after
    before=$(shot sum stepconv)
    for _ in $(seq 40); do
        sleep 0.15
        after=$(shot sum stepconv)
        [ "$before" = "$after" ] && { echo "$after"; return; }
        before=$after
    done
    fail "the picture never rests"
}
press() { xdotool key --window "$window" "$1"; sleep 0.45; }
step0=$(settled)
press Right
step1=$(settled)
[ "$step0" != "$step1" ] || fail "Right changes nothing"
press Right
press Left
[ "$(settled)" = "$step1" ] || fail "Left does not lead back to the same picture"
press End
press Home
[ "$(settled)" = "$step0" ] || fail "Home does not lead back to the first picture"
press Down
channel=$(settled)
[ "$channel" != "$step0" ] || fail "Down (the next output channel) changes nothing"
press Up
[ "$(settled)" = "$step0" ] || fail "Up does not lead back"
# A click in the middle of the bar jumps there.
read -r width height < <(shot size stepconv)
xdotool mousemove --window "$window" $((width / 2)) $((height * 94 / 100)) click 1
sleep 0.5
[ "$(settled)" != "$step0" ] || fail "a click on the bar changes nothing"
press question
keys=$(settled)
[ "$keys" != "$step0" ] || fail "? shows nothing"
press question
xdotool key --window "$window" q 2>/dev/null || true # gone before the key is let go
for _ in $(seq 50); do xdotool search --class stepconv >/dev/null 2>&1 || break; sleep 0.1; done
if xdotool search --class stepconv >/dev/null 2>&1; then fail "q does not close the window"; fi
wait $pty || { cat log; fail "the prompt did not follow"; }
