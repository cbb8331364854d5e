# All signals and kernels to try, once around by the arrows in the panel and once by keys: the
# learner's own tensors get the numbers that their names promise, and so does the sum of the step.
. "$(dirname "$0")/../tools/display.sh"
start_display

signals='impulse | [0,0,0,0,1,0,0,0,0]
step | [0,0,0,0,1,1,1,1,1]
ramp | [0,1,2,3,4,5,6,7,8]
sine | [math.sin(2 * math.pi * i / 8) for i in range(9)]
noise | [n / 1000 for n in [round(v * 1000) for v in x[0, 0].tolist()]]
edge | [0,0,0,1,1,1,0,0,0]'
kernels='identity | [0,1,0]
moving_average | [1/3,1/3,1/3]
difference | [-1,0,1]
smoothing | [0.25,0.5,0.25]
edge_detector | [-0.5,1,-0.5]'

rounds() { # what the session waits for: NAME TENSOR LIST...
    local what=$1 tensor=$2 name wanted
    while IFS='|' read -r name wanted; do
        name=${name% }
        n=$((n + 1))
        printf '%s\n' "pause_until go-$n" "touch went-$n" "expect $what is now $name" "pause 100" \
            "send wanted = $wanted" \
            "send close = [abs(a - b) < 1e-6 for a, b in zip($tensor[0, 0].tolist(), wanted)]" \
            "send print('$name', $n, all(close) and len(close) == len(wanted) and x.abs().max().item() <= 8)" \
            "expect $name $n True" \
            "send print('sum', $n, abs(conv(x)[0, 0, 3].item() - sum([a * b for a, b in zip(x[0, 0, 3:6].tolist(), conv.weight[0, 0].tolist())])) < 1e-5)" \
            "expect sum $n True" "touch done-$n"
    done
}
{
    n=0
    printf '%s\n' start 'expect In [1]: ' 'send import math' 'send conv = nn.Conv1d(1, 1, 3, bias=False)' \
        'send x = torch.zeros(1, 1, 9)' 'send step conv(x)' 'expect Step 0' 'send show' 'patience 60'
    for _ in mouse keys; do
        rounds x x <<<"$signals"
        rounds conv.weight conv.weight <<<"$kernels"
        n=$((n < 100 ? 100 : n))
    done
    printf '%s\n' 'pause 300' 'key ctrl-d' 'exit 0'
} >session.pty
sed -i '/^$/d' session.pty
"$BUILD/tools/pty" session.pty >log 2>&1 &
pty=$!
opened
[ "$(shot size stepconv)" = "1280 800" ] || fail "the window has another size"
exists() { [ -e "$1" ]; }
ask() { # NUMBER COMMAND...
    local number=$1
    shift
    touch "go-$number"
    wait_for "preset $number: the prompt does not follow" exists "went-$number"
    "$@"
    wait_for "preset $number: its numbers are others, or do not come" exists "done-$number"
}
click() { xdotool mousemove --window "$window" "$@" click 1; }
for i in 1 2 3 4 5 6; do ask $i click 1232 572; done
for i in 7 8 9 10 11; do ask $i click 1232 601; done
for i in 101 102 103 104 105 106; do ask $i press i; done
for i in 107 108 109 110 111; do ask $i press f; done
wait $pty || fail "the prompt did not follow"
