# --render: the same bytes for the same input, no display, the picture changes with the step.
set -eu
fail() { echo "$*"; exit 1; }
cat >walk.py <<'P'
import torch, torch.nn as nn
torch.manual_seed(0)
x = torch.arange(10.).view(1, 1, 10)
conv = nn.Conv1d(1, 1, kernel_size=3, padding=1)
%step conv(x)
P
"$STEPCONV" --render a.png --step 4 walk.py >out
"$STEPCONV" --render b.png --step 4 walk.py >out
"$STEPCONV" --render c.png --step 5 walk.py >out
"$STEPCONV" --render d.png --size 640x400 walk.py >out
for f in a b c d; do head -c 8 $f.png | od -An -tx1 | grep -q '89 50 4e 47' || fail "$f is no PNG"; done
cmp -s a.png b.png || fail "two pictures of one step differ"
cmp -s a.png c.png && fail "two steps look the same"
size() { od -An -tu1 -j16 -N8 "$1" | awk '{print $3 * 256 + $4 "x" $7 * 256 + $8}'; }
[ "$(size a.png)" = 1280x800 ] && [ "$(size d.png)" = 640x400 ] || fail "sizes: $(size a.png) $(size d.png)"
# a negative step counts from the end; one outside is refused with the numbers
"$STEPCONV" --render e.png --step -1 walk.py >out
if "$STEPCONV" --render f.png --step 10 walk.py >out 2>err; then fail "step 10 of 0..9"; fi
grep -q 'steps go from 0 to 9' err || fail "message: $(cat err)"
# a figure
printf 'import matplotlib.pyplot as plt\nplt.plot([1, 3, 2])\nplt.show()\n' >plot.py
"$STEPCONV" --render plot.png plot.py >out
# nothing to draw is an error, not an empty picture
echo 'print(1)' >none.py
if "$STEPCONV" --render none.png none.py >out 2>err; then fail "nothing to draw"; fi
[ ! -e none.png ] || fail "a file was left"
if "$STEPCONV" --render no/such/dir.png walk.py >out 2>err; then fail "unwritable"; fi
grep -q 'no/such/dir.png' err || fail "no reason given: $(cat err)"
