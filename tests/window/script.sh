# A script's windows: plt.show waits until the window is closed, %show's last one keeps the script
# alive, and keys in it print their steps.
set -eu
fail() { echo "$*"; cat out; exit 1; }
Xvfb -noreset -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>display 2>/dev/null &
xvfb=$!
trap 'kill $xvfb 2>/dev/null || true; wait 2>/dev/null || true' EXIT
for _ in $(seq 100); do [ -s display ] && break; sleep 0.05; done
DISPLAY=:$(cat display)
export DISPLAY
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
says() { # TEXT
    for _ in $(seq 100); do
        grep -q "$1" out && return 0
        sleep 0.1
    done
    fail "this does not come: $1"
}
opened() { # waits for a window, leaves it in $window
    for _ in $(seq 150); do
        window=$(xdotool search --class stepconv 2>/dev/null | tail -n 1) && [ -n "$window" ] && break
        sleep 0.1
    done
    sleep 0.5
}
opened
"$BUILD/tools/shot" close stepconv
says 'after the plot'
says 'the end'
opened
xdotool key --window "$window" Right
says 'Step 1: sum'
for _ in $(seq 50); do
    kill -0 $script 2>/dev/null || break
    "$BUILD/tools/shot" close stepconv || true
    sleep 0.2
done
wait $script || fail "the script failed"
