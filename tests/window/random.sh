# Ten thousand random keys, clicks, drags, wheels and sizes. After them prompt and window stand at
# the same step, the prompt works, and the program ends without an error (the sanitizers' build
# fails on a leak too). SEED=... repeats a run.
. "$(dirname "$0")/../tools/display.sh"
SEED=${SEED:-$(date +%s)}
EVENTS=${EVENTS:-10000}
echo "SEED=$SEED"
start_display

cat >session.pty <<'P'
start
expect In [1]: 
send torch.manual_seed(0);
send x = torch.randn(2, 4, 30)
send conv = nn.Conv1d(4, 6, 3, padding=2, groups=2)
send step conv(x)
expect Step 0
send plt.plot([1, 3, 2]); plt.show()
send show
# read what is printed until the events are through
pause_until done
patience 70
send print(1 + 1, 'is two')
expect 2 is two
send view step
send goto 0
send describe
expect At step 0 of
touch ready
pause_until at-0
send goto 1
pause_until at-1
send goto 0
send describe
expect At step 0 of
pause_until at-end
key ctrl-d
exit 0
P
"$BUILD/tools/pty" session.pty >log 2>&1 &
pty=$!
opened

# xdotool reads its commands from a file. q and Esc close the window, and so does a click on what
# they would press: they are left to other tests. Settings go down as often as up.
awk -v seed="$SEED" -v count="$EVENTS" -v window="$window" 'BEGIN {
    srand(seed)
    n = split("Left Right Up Down Home End space plus minus bracketleft bracketright 1 2 3 4 5 6 7 x w y " \
              "k K s S p P d D g G b m i f I F c t Tab shift+Tab Return shift+Left shift+Right " \
              "ctrl+plus ctrl+minus ctrl+0 question BackSpace 8 9 period z l", keys, " ")
    width = 1280; height = 800
    for (i = 0; i < count; i++) {
        r = rand()
        x = int(rand() * width); y = int(rand() * height)
        if (r < 0.6) printf "key --delay 0 --window %s %s\n", window, keys[1 + int(rand() * n)]
        else if (r < 0.75) printf "mousemove --window %s %d %d mousedown 1 mouseup 1\n", window, x, y
        else if (r < 0.85) {
            way = 4 + int(rand() * 2) # `click` would wait a tenth of a second
            printf "mousemove --window %s %d %d mousedown %d mouseup %d\n", window, x, y, way, way
        }
        else if (r < 0.97) printf "mousemove --window %s %d %d\n", window, x, y
        else if (r < 0.99) printf "mousemove --window %s %d %d mousedown 1 mousemove --window %s %d %d mouseup 1\n", \
            window, x, y, window, int(rand() * width), int(rand() * height)
        else {
            width = 640 + int(rand() * 700); height = 400 + int(rand() * 500)
            printf "windowsize %s %d %d\n", window, width, height
        }
    }
}' >events
xdotool - <events
find_window || fail "SEED=$SEED: the window is gone"
xdotool windowsize "$window" 1280 800 mousemove 1390 990
touch done
ready() { [ -e ready ]; }
for _ in $(seq 80); do ready && break; sleep 1; done
ready || fail "SEED=$SEED: the prompt does not follow"
# Out of a number that is being typed, the page of keys, a ring; never out of the window: what Tab
# finds is on the picture as it is drawn, so each key waits for that.
for key in Tab Escape Tab Escape; do
    press "$key"
    picture >shown
done
first=$(picture)
touch at-0
wait_for "SEED=$SEED: goto at the prompt changes nothing" differs "$first"
touch at-1
wait_for "SEED=$SEED: goto does not lead back" is "$first"
touch at-end
wait $pty || fail "SEED=$SEED: the prompt did not follow"
