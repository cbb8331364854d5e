# The command line: help, version, exit codes, -c, standard input, --memory.
set -eu
fail() { echo "$*"; exit 1; }
status() { set +e; "$@" >out 2>err; echo $?; set -e; }

[ "$(status "$STEPCONV" --help)" = 0 ] && grep -q 'usage: stepconv' out || fail help
[ "$(status "$STEPCONV" --version)" = 0 ] && grep -Eq '^stepconv [0-9]' out || fail version
[ "$(status "$STEPCONV" --no-such)" = 2 ] && grep -q 'no such option' err || fail option
[ "$(status "$STEPCONV" missing.py)" = 1 ] && grep -q 'missing.py: No such file' err || fail missing
[ "$(status "$STEPCONV" --size 10x10 --render o.png -c 1)" = 2 ] || fail size
[ "$(status "$STEPCONV" -c 'print(1 + 1)')" = 0 ] && [ "$(cat out)" = 2 ] || fail -c
[ "$(status "$STEPCONV" -c 'print(1)
1 / 0
print(2)')" = 1 ] && [ "$(cat out)" = 1 ] && grep -q 'ZeroDivisionError: division by zero' err || fail error
echo 'print("from a pipe")' | "$STEPCONV" - >out && [ "$(cat out)" = "from a pipe" ] || fail pipe
echo 'print("no dash")' | "$STEPCONV" >out && [ "$(cat out)" = "no dash" ] || fail "no dash"
[ "$(status "$STEPCONV" --memory 100M -c 'import torch
x = torch.zeros(10**9)')" = 1 ] || fail memory
grep -qi memory err || fail "memory message"
[ "$(status "$STEPCONV" --render a.jpg -c 1)" = 2 ] && grep -q "a.jpg: a picture's name ends in .png, .svg or .gif" err || fail jpg
[ "$(status "$STEPCONV" --step 3 -c 1)" = 2 ] && grep -q -- '--step: is for --render' err || fail step
[ "$(status "$STEPCONV" --size 800x600 -c 1)" = 2 ] || fail "size without render"
# -i where nobody types: what stands on standard input is run with the file's variables
echo 'y = 3' >y.py
echo 'print(y + torch.ones(1).item())' | "$STEPCONV" -i y.py >out && [ "$(cat out)" = 4.0 ] || fail "-i, a pipe: $(cat out)"
# flush=True is on the other side before the program goes on
cat >flush.py <<'P'
import time
print("now", flush=True)
time.sleep(60)
P
"$STEPCONV" flush.py >flushed &
slow=$!
for _ in $(seq 50); do grep -q now flushed && break; sleep 0.1; done
grep -q now flushed || { kill $slow; fail "flush=True was not flushed"; }
kill $slow
wait $slow || true
