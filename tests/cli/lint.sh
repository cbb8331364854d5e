# --lint: a good folder, one with every sort of mistake, and what is no folder.
set -eu
fail() { echo "$*"; exit 1; }
status() { set +e; "$@" >out 2>err; echo $?; set -e; }
fixtures=$(cd "$(dirname "$0")/../lessons" && pwd)

[ "$(status "$STEPCONV" --lint "$fixtures/good")" = 0 ] || fail "good: $(cat out)"
[ "$(cat out)" = "1 lesson, 5 exercises, 0 problems" ] || fail "good: $(cat out)"
[ "$(status "$STEPCONV" --lint "$fixtures/bad/01-bad.md")" = 1 ] || fail "bad passes"
sed 's/the views are .*/the views are .../; s#^/.*/01-bad.md:##' out | diff "$fixtures/bad/expected.txt" - || fail "bad differs"
[ "$(status "$STEPCONV" --lint nowhere)" = 2 ] && grep -q 'nowhere: No such file' err || fail nowhere
mkdir empty
[ "$(status "$STEPCONV" --lint empty)" = 2 ] && grep -q 'no lesson there' err || fail empty

# two lessons with one number; one name twice
mkdir twice
cp "$fixtures/good/01-echo.md" twice/
sed 's/# Echo/# Again/' "$fixtures/good/01-echo.md" >twice/01-again.md
[ "$(status "$STEPCONV" --lint twice)" = 1 ] && grep -q 'has the number 1, too' out || fail "numbers: $(cat out)"
rm twice/01-again.md
cp "$fixtures/good/01-echo.md" twice/02-echo.md
[ "$(status "$STEPCONV" --lint twice)" = 1 ] && grep -q 'has the name echo, too' out || fail "names: $(cat out)"
# lines that end as those of another system
sed 's/$/\r/' "$fixtures/good/01-echo.md" >twice/02-echo.md
rm twice/01-echo.md
[ "$(status "$STEPCONV" --lint twice)" = 0 ] || fail "CRLF: $(cat out)"
