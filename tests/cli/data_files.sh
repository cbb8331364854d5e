#!/usr/bin/env bash
# np.loadtxt: the files that came with the program, the user's own, and what is no file.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fails() { # CODE MESSAGE
    if "$STEPCONV" -c "import numpy as np
$1" 2>err; then
        echo "no error: $1"
        exit 1
    fi
    grep -Fq "$2" err || { cat err; exit 1; }
}
prints() { # CODE TEXT
    local got
    got=$("$STEPCONV" -c "import numpy as np
$1")
    [ "$got" = "$2" ] || { echo "$1 printed $got, not $2"; exit 1; }
}

# The heartbeat is what its script prints.
"$STEPCONV" "$here/assets/heartbeat.py" | diff - "$here/assets/heartbeat.csv"
prints "print(np.loadtxt('heartbeat.csv').shape)" "(1000,)"

# The user's own file goes first.
printf '1,2\n3,4\n' >heartbeat.csv
prints "print(np.loadtxt('heartbeat.csv', delimiter=',').tolist())" "[[1.0, 2.0], [3.0, 4.0]]"

fails "np.loadtxt('none.csv')" "FileNotFoundError: none.csv not found."
fails "np.loadtxt('../assets/none.csv')" "FileNotFoundError"
fails "np.loadtxt('.')" "OSError: [Errno 21] Is a directory: '.'"
fails "np.loadtxt('/dev/zero')" "OSError: '/dev/zero' is not a regular file"
truncate -s 40G big
fails "np.loadtxt('big')" "MemoryError: Unable to read"
