# --check: verdicts, JSON, exit codes, and submissions that try to get out.
set -eu
fail() { echo "$*"; exit 1; }
status() { set +e; "$@" >out 2>err; echo $?; set -e; }
lesson=$(cd "$(dirname "$0")/../lessons/good" && pwd)/01-echo.md

echo 'conv = nn.Conv1d(1, 1, 3, stride=2, padding=1)' >halve.py
[ "$(status "$STEPCONV" --check "$lesson" halve.py)" = 0 ] || fail "right: $(cat out err)"
[ "$(cat out)" = "halve.py: halve: passed" ] || fail "right: $(cat out)"

# judged LINE PATTERN: a submission to halve does not pass, and why
judged() {
    printf '%s\n' "$1" >try.py
    [ "$(status "$STEPCONV" --check "$lesson:halve" try.py --time 2)" = 1 ] || fail "passes: $1: $(cat out)"
    grep -Eq -- "$2" out || fail "$1 gives $(cat out)"
}
right='conv = nn.Conv1d(1, 1, 3, stride=2, padding=1)'
judged 'conv = nn.Conv1d(1, 1, 3, padding=1)' 'wrong: Every position was kept: 7 of them'
judged 'conv = nn.Conv1d(1, 1, 3, stride=____)' 'empty: There is still a blank'
judged 'conv = nn.Conv1d(1, 1' 'error: SyntaxError'
judged 'print(1)' 'wrong: Your code has no variable conv yet'
judged '1 / 0' 'error: ZeroDivisionError'
judged 'while True: pass' 'stopped: after 2 seconds'
judged 'while True: print("x" * 1000)' 'stopped: after 2 seconds'
judged 'x = [0]
while True: x = x + x' 'error: MemoryError'
judged 'torch.zeros(10**9)' 'error: RuntimeError: .*allocate'
judged 'def f(n): return f(n + 1)
f(0)' 'error: RecursionError'
judged 'exit(0)' 'error: SystemExit'
# nothing of the world is there
touch secret.csv
judged "open('secret.csv')" 'error: NotImplementedError: open'
judged "np.loadtxt('secret.csv')" 'error: FileNotFoundError'
judged "np.loadtxt('$PWD/secret.csv')" 'error: FileNotFoundError'
judged "np.loadtxt('/etc/passwd')" 'error: FileNotFoundError'
judged 'input()' 'error: EOFError'
judged "import os
assert not os.path.exists('/etc/passwd')
assert os.getcwd() == '/'
assert os.getenv('HOME') is None
1 / 0" 'ZeroDivisionError'
judged 'import socket' 'error: ModuleNotFoundError|error: ImportError'
judged '%save picture.png' 'error: %save is not for code that is checked'
judged "$right
plt.savefig('picture.png')
conv = 1" 'wrong|error'
[ ! -e picture.png ] || fail "a picture was written"
# nor can it say that it is right
judged 'class A:
    stride = (2,)
    def __call__(self, x): return self
    def __eq__(self, other): return True
    shape = property(lambda self: self)
conv = A()' 'may not define __eq__'
judged "$right
torch.zeros = lambda *a: 1" 'torch.zeros may not be replaced'
judged 'print(wanted)' "error: NameError: name 'wanted'"

printf 'def echo(x, delay):\n    return wanted(x, delay)\n' >echo.py
[ "$(status "$STEPCONV" --check "$lesson" echo.py)" = 1 ] && grep -q "variable wanted\|name 'wanted'" out || fail "peeked: $(cat out)"

# names that hide those of the rules do no harm; an answer may stand alone
printf 'import numpy as n\nclose = sum = len = 1\ndef echo(x, delay):\n    return x + F.pad(x, (delay, 0))[..., :x.shape[2]]\ntorch = 3\n' >echo.py
echo '3 2 3' >row.py
echo b >pick.py
[ "$(status "$STEPCONV" --check "$lesson" echo.py row.py pick.py halve.py)" = 0 ] || fail "four: $(cat out)"

# several in one file, JSON, and what is not there
printf '# exercise mend\ntotal = 6\n# exercise halve\nconv = 3\n' >all.py
[ "$(status "$STEPCONV" --check "$lesson" all.py missing.py other.py --json)" = 1 ] || fail json
[ "$(wc -l <out)" = 4 ] || fail "json: $(cat out)"
sed -n 1p out | grep -Eqx '\{"file": "all.py", "lesson": "echo", "exercise": "mend", "passed": true, "verdict": "passed", "reason": "", "beside": "", "seconds": [0-9.]+\}' || fail "json: $(cat out)"
sed -n 2p out | grep -q '"exercise": "halve", "passed": false, "verdict": "error", "reason": "When your code was tried: ' || fail "json: $(cat out)"
sed -n 3p out | grep -q '"verdict": "error", "reason": "No such file or directory"' || fail "json: $(cat out)"
# the teacher sees what was wanted, in JSON alone
echo '3 2 4' >row.py
[ "$(status "$STEPCONV" --check "$lesson" row.py --json)" = 1 ] || fail "row passes"
grep -qF '"reason": "That is not it.", "beside": "you have  3  2  4\nwanted    3  2  3\n ' out || fail "beside: $(cat out)"
[ "$(status "$STEPCONV" --check "$lesson" row.py)" = 1 ] && ! grep -q wanted out || fail "told: $(cat out)"
[ "$(status "$STEPCONV" --check "$lesson:none" halve.py)" = 2 ] && grep -q 'no exercise none; it has halve' err || fail none
[ "$(status "$STEPCONV" --check no-lesson halve.py)" = 2 ] && grep -q "no lesson 'no-lesson'" err || fail lesson
[ "$(status "$STEPCONV" --check "$lesson")" = 2 ] || fail "no files"
