# Every bundled lesson keeps what it says: see lessons/README.md, "What --lint checks".
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
"$STEPCONV" --lint "$top/lessons"
