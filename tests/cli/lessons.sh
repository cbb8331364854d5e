# Every bundled lesson keeps what it says: see lessons/README.md, "What --lint checks".
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
"$STEPCONV" --lint "$top/lessons"

# A teacher's lessons come after them, and their numbers go first; a name takes the other's place.
fail() { echo "$*"; exit 1; }
"$STEPCONV" --lessons "$top/tests/lessons/good" -c '%lessons
%lesson 1
%more' >out 2>&1
[ "$(grep -c '  1   0/' out)" = 2 ] && grep -q '^ *1   0/5  Echo' out || fail "list: $(cat out)"
grep -q 'Every kind of exercise and block' out && grep -q '  `two`  22' out || fail "opened: $(cat out)"
mkdir mine
printf '# My own strides\n\nOne part.\n' >mine/06-stride.md
"$STEPCONV" --lessons mine -c '%lesson stride' >out 2>&1
grep -q 'One part.' out || fail "instead: $(cat out)"
[ "$("$STEPCONV" --lessons nowhere -c '%lessons' 2>&1 | grep -c 'nowhere: No such file')" = 1 ] || fail nowhere
# the program finds its own beside itself, and what reads no terminal gets no colours
if grep -q "$(printf '\033')" out; then fail colours; fi
