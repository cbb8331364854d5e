# What the README shows is what is printed, and its pictures are there.
set -eu
fail() { echo "$*"; exit 1; }
top=$(cd "$(dirname "$0")/../.." && pwd)
shown() { # each line of the file `out` stands in the README, four spaces in
    while IFS= read -r line; do
        grep -Fxq -- "    $line" "$top/README.md" || fail "not in the README: $line"
    done <out
}

{ cat "$top/assets/channels.py"; echo '%goto 4'; } >channels.py
"$STEPCONV" channels.py | sed -n '/^Step 4/,$p' >out
[ -s out ] || fail "nothing stepped"
shown
"$STEPCONV" -c 'import torch; from torch import nn
nn.Conv1d(3, 6, 3)(torch.ones(1, 2, 10))' 2>&1 | grep -v ' File ' >out || true
[ -s out ] || fail "no error"
shown
cat >first.py <<'P'
import torch
from torch import nn
x = torch.tensor([[[0., 1., 2., 3., 4., 5., 6., 7., 8., 9.]]])
conv = nn.Conv1d(1, 1, kernel_size=3, bias=False)
conv.weight = nn.Parameter(torch.ones(1, 1, 3))
print(conv(x))
%step conv(x)
%next
P
"$STEPCONV" first.py >out
shown
for picture in $(sed -n 's/^!\[.*(\(.*\.png\)).*/\1/p' "$top/README.md"); do
    "$STEPCONV" --render again.png --step 4 "$top/${picture%.png}.py" >/dev/null
    [ -s "$top/$picture" ] && [ -s again.png ] || fail "$picture"
done
