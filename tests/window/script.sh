# A script's windows: plt.show waits until the window is closed, %show's last one keeps the script
# alive, and keys in it print their steps.
. "$(dirname "$0")/../tools/display.sh"
fail() { echo "$*"; cat out; exit 1; }
start_display
cat >show.py <<'P'
import torch, torch.nn as nn, matplotlib.pyplot as plt
plt.plot([1, 3, 2])
plt.show()
print('after the plot', flush=True)
conv = nn.Conv1d(1, 1, 3, bias=False)
%show conv(torch.ones(1, 1, 5))
print('the end', flush=True)
P
"$STEPCONV" show.py >out 2>&1 &
script=$!
says() { wait_for "this does not come: $1" grep -q "$1" out; }
opened
"$BUILD/tools/shot" close stepconv
says 'after the plot'
says 'the end'
opened
press Right
says 'Step 1: sum'
for _ in $(seq 50); do
    kill -0 $script 2>/dev/null || break
    "$BUILD/tools/shot" close stepconv || true
    sleep 0.2
done
wait $script || fail "the script failed"
