# What pyplot says on standard error where there is no display, and what the inert libraries say.
set -eu
fail() { echo "$*"; cat err; exit 1; }
cat >notes.py <<'P'
import pandas as pd
import pandas, seaborn
import matplotlib.pyplot as plt
plt.legend()
plt.savefig('x.png')
plt.plot([1, 3, 2], label='a')
plt.figure(); plt.title('second'); plt.stem([5, 6])
fig, ax = plt.subplots(1, 2)
ax[1].axhline(3)
plt.show()
ax[0].bar([1], [2]); plt.show()
plt.close(); plt.show()
P
"$STEPCONV" notes.py >out 2>err || fail "failed"
[ ! -s out ] || fail "printed: $(cat out)"
says() { [ "$(grep -c -- "$2" err)" = "$1" ] || fail "not $1 times: $2"; }
says 1 'pandas is not part of the lab'
says 1 'seaborn is not part of the lab'
says 1 'No artists with labels found to put in legend'
says 1 'stepconv --render'
says 4 'plt.show: '
says 1 ': a: a line of 3 points, 1 to 3$'
says 1 ': second: 2 stems, 5 to 6$'
says 1 ': axes 1: nothing; axes 2: a level line at 3$'
says 1 ': axes 1: 1 bar, at 2; axes 2: nothing$'
order=$(grep -o 'line of 3\|2 stems\|level line\|1 bar' err | tr '\n' ',')
[ "$order" = "line of 3,2 stems,level line,1 bar," ] || fail "not in the order of the figures: $order"
[ ! -e x.png ] || fail "wrote x.png"
