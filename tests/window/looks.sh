# Themes and export with a window open: key and command choose the theme, both are one; what is
# saved does not depend on the window; with STEPCONV_MOTION=0 nothing moves; a window that stands
# still takes no processor time.
. "$(dirname "$0")/../tools/display.sh"
start_display

cat >session.pty <<'P'
start
expect In [1]: 
send torch.manual_seed(0); conv = nn.Conv1d(1, 1, 3, padding=1);
send step conv(torch.arange(12.).view(1, 1, 12))
expect Step 0
send show
pause_until light
send theme dark
pause_until dark
send theme
pause_until other
send save shown.svg
expect shown.svg: step 1, 1280x800, light
send save shown.gif --steps 0:3 --theme dark
expect shown.gif: steps 0 to 2
pause_until idle
key ctrl-d
exit 0
P
STEPCONV_MOTION=0 "$BUILD/tools/pty" session.pty >log 2>&1 &
pty=$!
opened
ground() { shot pixel stepconv 3 3; }
is_dark() { [ "$(ground)" = "#12151c" ]; }
is_light() { [ "$(ground)" = "#ffffff" ]; }
wait_for "the window is not dark at first" is_dark
press t
wait_for "t does not choose the light theme" is_light
touch light
wait_for "%theme dark does nothing" is_dark
touch dark
wait_for "%theme does not choose the other" is_light

# One press, one picture: the next look already shows the end.
before=$(shot sum stepconv)
press Right
changed() { [ "$(shot sum stepconv)" != "$1" ]; }
wait_for "Right changes nothing" changed "$before"
after=$(shot sum stepconv)
sleep 0.5
[ "$(shot sum stepconv)" = "$after" ] || fail "something moves with STEPCONV_MOTION=0"
touch other
saved() { [ -s shown.gif ]; }
wait_for "nothing was saved" saved

# Two seconds of standing still: less than a tenth of one at work.
lab=$(cut -d " " -f 1 "/proc/$pty/task/$pty/children")
ticks() { awk '{print $14 + $15}' "/proc/$lab/stat"; }
first=$(ticks)
sleep 2
spent=$(($(ticks) - first))
[ "$spent" -lt $((200 / 10)) ] || fail "an idle window took $spent ticks in two seconds"

# Esc leaves the full screen before it would close the window.
press F11
sleep 0.3
press Escape
sleep 0.3
find_window || fail "Esc in the full screen closes the window"
touch idle
wait $pty || fail "the prompt did not follow"

# The same files without a window, and without a display.
cat >still.py <<'P'
import torch, torch.nn as nn
torch.manual_seed(0)
conv = nn.Conv1d(1, 1, 3, padding=1)
%step conv(torch.arange(12.).view(1, 1, 12))
%goto 1
P
unset DISPLAY
"$STEPCONV" --render still.svg --theme light still.py >/dev/null
"$STEPCONV" --render still.gif --steps 0:3 still.py >/dev/null
cmp still.svg shown.svg || fail "the window's SVG is another"
cmp still.gif shown.gif || fail "the window's GIF is another"
