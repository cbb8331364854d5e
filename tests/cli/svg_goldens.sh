# The pictures of every view and kind of parameter are what they were: see tests/svg_pictures.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
mkdir drawn
"$here/svg_pictures" "$STEPCONV" drawn
# labels and the line of code in each picture of a walk
for picture in drawn/*.svg; do
    case $picture in */plot*) continue ;; esac
    grep -q '>input</text>' "$picture" && grep -q '>output</text>' "$picture" &&
        grep -q '>.*nn.Conv1d(.*</text>' "$picture" || { echo "$picture: a label is missing"; exit 1; }
done
diff -rq "$here/golden/svg" drawn || {
    echo "Look at them. Where that was meant: make goldens-svg"
    exit 1
}
