# %save and --render in all formats: the same bytes for the same input whatever the window, the
# display, the terminal and the environment are; what was asked for and nothing else.
set -eu
fail() { echo "$*"; exit 1; }
quiet() { "$STEPCONV" "$@" >out 2>err || fail "$*: $(cat err)"; }
cat >walk.py <<'P'
import torch, torch.nn as nn
torch.manual_seed(0)
conv = nn.Conv1d(1, 1, kernel_size=3, padding=1)
%step conv(torch.arange(12.).view(1, 1, 12))
P
for end in png svg gif; do
    quiet --render "a.$end" walk.py
    env -i PATH="$PATH" HOME=/nonexistent DISPLAY=:99 COLUMNS=40 LANG=de_DE.UTF-8 TZ=Asia/Tokyo \
        LC_ALL=C SDL_VIDEODRIVER=dummy "$STEPCONV" --render "b.$end" walk.py >out 2>err || fail "$(cat err)"
    cmp "a.$end" "b.$end" || fail "$end: other bytes in another environment"
    # the same from inside, after other steps, plays and themes
    { cat walk.py; echo "%goto 9"; echo "%theme light"; echo "%theme dark"; echo "%goto 0"; echo "%save c.$end"; } >inside.py
    quiet inside.py
    cmp "a.$end" "c.$end" || fail "$end: %save and --render differ"
    grep -q "^c.$end: step" out || fail "no word of what was saved: $(cat out)"
    quiet --render "d.$end" --theme light walk.py
    STEPCONV_THEME=light quiet --render "e.$end" walk.py
    cmp "d.$end" "e.$end" || fail "STEPCONV_THEME and --theme differ"
    ! cmp -s "a.$end" "d.$end" || fail "$end: one theme is as the other"
done
STEPCONV_THEME=pink quiet --render f.svg walk.py
grep -q 'there is no theme pink; dark is taken' err && cmp a.svg f.svg || fail "STEPCONV_THEME=pink: $(cat err)"
[ "$(stat -c %s a.gif)" -lt 1000000 ] || fail "a film of 12 steps has $(stat -c %s a.gif) bytes"
head -c 6 a.gif | grep -q GIF89a || fail "no GIF"
grep -q 'role="img"' a.svg && grep -q '<title>nn.Conv1d(1, 1, kernel_size=3, padding=1), step 0 of 0 to 11' a.svg || fail "the SVG says nothing"
# ranges: of stills a numbered file each, of a film its steps; as Python's slices
quiet --render s.svg --steps 9:99 walk.py
[ "$(echo s-*)" = "s-09.svg s-10.svg s-11.svg" ] || fail "series: $(echo s-*)"
quiet --render t.svg --step 10 walk.py
cmp s-10.svg t.svg || fail "a picture of a series is not the step's"
quiet --render u.svg --steps -3: walk.py
cmp s-11.svg u-11.svg || fail "negative range"
quiet --render short.gif --steps 2:4 walk.py
[ "$(stat -c %s short.gif)" -lt "$(stat -c %s a.gif)" ] || fail "two steps are as long as twelve"
quiet --render fine.gif --steps 2:4 --fps 30 walk.py
[ "$(stat -c %s fine.gif)" -gt "$(stat -c %s short.gif)" ] || fail "--fps changes nothing"
quiet --render v.svg --view trace --step 5 --size 1000x700 walk.py
grep -q 'width="1000" height="700"' v.svg && ! cmp -s v.svg t.svg || fail "--view, --size"
# a link stays one, and others may read what they might read
: >real.svg
ln -s real.svg link.svg
(umask 027 && quiet --render link.svg walk.py && quiet --render new.svg walk.py)
[ -L link.svg ] && cmp real.svg a.svg || fail "the link was replaced"
[ "$(stat -c %a new.svg)" = 640 ] || fail "mode $(stat -c %a new.svg)"
mkdir folder.svg
if "$STEPCONV" --render folder.svg walk.py >out 2>err; then fail "a folder was written"; fi
grep -q 'folder.svg cannot be written: Is a directory' err || fail "$(cat err)"
# wrong usage, before anything runs
wrong() { # MESSAGE ARGUMENTS...
    local message=$1
    shift
    if "$STEPCONV" "$@" -c 'print("ran")' >out 2>err; then fail "accepted: $*"; fi
    grep -q -- "$message" err || fail "$*: $(cat err)"
    ! grep -q ran out || fail "ran all the same: $*"
}
wrong 'ends in .png, .svg or .gif' --render a.bmp
wrong 'ends in .png, .svg or .gif' --render .png
wrong 'one of them is enough' --render a.png --step 1 --steps 1:2
wrong 'is for films' --render a.png --fps 5
wrong 'takes a range of steps' --render a.gif --steps 5
wrong 'takes a range of steps' --render a.gif --steps 1:2:3
wrong 'takes pictures a second' --render a.gif --fps 0
wrong 'takes light or dark' --render a.gif --theme pink
wrong 'takes the name of a view: step, ' --render a.gif --view nothing
wrong 'is for --render' --steps 0:3
# errors of %save
say() { printf '%s\n%s\n' "$(cat walk.py)" "$1" >say.py; "$STEPCONV" say.py >out 2>err; }
refused() { if say "$1"; then fail "accepted: $1"; fi; grep -q -- "$2" err || fail "$1: $(cat err)"; }
refused '%save' 'takes the name of a file'
refused '%save a b.png' 'one file name'
refused '%save z.png --step 12' 'steps go from 0 to 11'
refused '%save z.png --steps 5:5' 'no step in that range'
refused '%save z.png --stepp 5' 'no option --stepp'
refused '%save z.png --step' 'needs a value'
refused '%save no/such/z.png' 'no/such/z.png cannot be written'
refused '%save z.png --view plot' 'no plot yet'
[ ! -e z.png ] || fail "a file was left"
say '%save "a name.png" --size=640x400' || fail "$(cat err)"
[ -s "a name.png" ] || fail "a name with a blank"
if "$STEPCONV" -c '%save z.svg' >out 2>err; then fail "nothing to draw"; fi
grep -q 'nothing to draw' err || fail "$(cat err)"
# a long walk is no film by accident
cat >long.py <<'P'
import torch, torch.nn as nn
%step nn.Conv1d(1, 1, 3)(torch.ones(1, 1, 5000))
%save long.gif
P
if "$STEPCONV" long.py >out 2>err; then fail "4998 steps"; fi
grep -q 'fix: --steps 0:12' err && [ ! -e long.gif ] || fail "$(cat err)"
# Ctrl-C: no half file, the one before stays
echo before >long.gif
sed -i 's/long.gif/long.gif --steps :600/' long.py
"$STEPCONV" long.py >out 2>err &
film=$!
for _ in $(seq 100); do ls long.gif.* >/dev/null 2>&1 && break; sleep 0.1; done
sleep 0.3
kill -INT $film
if wait $film; then fail "was not stopped"; fi
[ "$(cat long.gif)" = before ] && [ "$(echo long.gif*)" = long.gif ] || fail "left: $(echo long.gif*)"
