# In a file a command without its % is no Python: the error says so, with the line that works.
refused() { # LINE FIX
    printf '%s\n' "import torch, torch.nn as nn" "conv = nn.Conv1d(1, 1, 3)" \
        "x = torch.ones(1, 1, 8)" "$1" >bare.py
    "$STEPCONV" bare.py >out 2>err && { echo "$1 is not refused"; exit 1; }
    grep -q '^SyntaxError: invalid syntax' err && grep -q '^why: .*%' err &&
        grep -Fxq "fix: $2" err || { echo "$1:"; cat err; exit 1; }
}
refused 'step conv(x)' '%step conv(x)'
refused 'lesson 2' '%lesson 2'
refused $'for i in range(2):\n    step conv(x)' '%step conv(x)'
printf 'x = 1\nx y\n' >bare.py # another name is no command
"$STEPCONV" bare.py 2>err && exit 1
grep -q '%' err && { echo "x y is taken for a command:"; cat err; exit 1; }
exit 0
