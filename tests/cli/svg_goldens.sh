# The pictures of every view and kind of parameter are what they were: see tests/svg_pictures.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
mkdir drawn
"$here/svg_pictures" "$STEPCONV" drawn
diff -rq "$here/golden/svg" drawn || {
    echo "Look at them. Where that was meant: make goldens-svg"
    exit 1
}
