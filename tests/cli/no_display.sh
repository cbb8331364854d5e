# Without a display: plt.show and %show say it in words and nothing fails.
set -eu
fail() { echo "$*"; exit 1; }
cat >show.py <<'P'
import torch, torch.nn as nn, matplotlib.pyplot as plt
plt.plot([1, 3, 2])
plt.show()
conv = nn.Conv1d(1, 1, 3)
%show conv(torch.ones(1, 1, 5))
print('goes on')
P
"$STEPCONV" show.py >out 2>err || fail "failed: $(cat err)"
grep -q 'goes on' out || fail "$(cat out)"
grep -q 'plt.show: ' err || fail "the figure was not put in words: $(cat err)"
grep -q '%show: ' err || fail "no word of the window: $(cat err)"
! grep -q XDG_RUNTIME_DIR err || fail "SDL speaks: $(cat err)"
