# Ways to close the window: Esc, the window manager's button, destroyed by someone else, its X
# server gone. The prompt goes on after each, with what was typed so far.
set -eu
fail() { echo "$*"; cat log; exit 1; }

# A display of our own: Xvfb picks a free number and writes it to fd 3.
Xvfb -noreset -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>display 2>/dev/null &
xvfb=$!
trap 'kill $xvfb 2>/dev/null || true; wait 2>/dev/null || true' EXIT
for _ in $(seq 100); do [ -s display ] && break; sleep 0.05; done
DISPLAY=:$(cat display)
export DISPLAY

