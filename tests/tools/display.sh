# What the tests of the window share: a display of their own, the window on it, its pictures.
# Sourced; $BUILD is where the tools are.
set -eu
fail() { echo "$*"; cat log 2>/dev/null; exit 1; }
shot() { "$BUILD/tools/shot" "$@"; }

# Xvfb picks a free number and writes it to fd 3. Without -noreset it refuses a window that comes
# at once after the last one went.
start_display() {
    Xvfb -noreset -displayfd 3 -screen 0 "${1:-1400x1000x24}" -nolisten tcp 3>display 2>/dev/null &
    xvfb=$!
    trap 'kill $xvfb ${pty:-} 2>/dev/null || true; wait 2>/dev/null || true' EXIT
    for _ in $(seq 100); do [ -s display ] && break; sleep 0.05; done
    DISPLAY=:$(cat display)
    export DISPLAY
}

# What a key does is waited for, ten seconds at most, however slow the machine or the build.
wait_for() { # WHAT COMMAND...: until the command succeeds
    local what=$1
    shift
    for _ in $(seq 100); do
        "$@" && return
        sleep 0.1
    done
    fail "$what"
}

find_window() { window=$(xdotool search --class stepconv 2>/dev/null | tail -n 1) && [ -n "$window" ]; }
drawn() { [ "$(shot pixel stepconv 3 3)" != "#000000" ]; }
# There is no window manager to give it the keys, and none goes to a window that is not mapped yet.
focused() { xdotool windowfocus "$window" 2>/dev/null && [ "$(xdotool getwindowfocus -f)" = "$window" ]; }
opened() { # waits for the window and leaves it in $window
    wait_for "no window came" find_window
    wait_for "the window stays black" drawn
    wait_for "the window gets no keys" focused
}
picture() { # the checksum once the picture stands still
    local before after
    before=$(shot sum stepconv)
    for _ in $(seq 100); do
        sleep 0.2
        after=$(shot sum stepconv)
        if [ -n "$after" ] && [ "$before" = "$after" ]; then
            echo "$after"
            return
        fi
        before=$after
    done
}
differs() { local now; now=$(picture) && [ -n "$now" ] && [ "$now" != "$1" ]; }
is() { [ "$(picture)" = "$1" ]; }
press() { xdotool key --window "$window" "$@"; }
says() { grep -qF -- "$1" log; } # the prompt's terminal, as far as it was read
