#!/usr/bin/env bash
# %time: which algorithm ran, how fast, what it saved; and what it cannot time.
set -eu
run() { printf '%s\n' 'import torch, torch.nn as nn' "$@" | "$STEPCONV" -; }
expect() { grep -Eq -- "$2" <<<"$1" || { echo "no '$2' in: $1"; exit 1; }; }

number='[0-9.,]+' # never 1.26e+03
for algorithm in direct winograd fft; do
    text=$(run 'x, conv = torch.randn(1, 16, 3000), nn.Conv1d(16, 16, 17)' "%algorithm $algorithm" '%time conv(x)')
    expect "$text" '^conv\(x\): input \[1, 16, 3000\], weight \[16, 16, 17\]$'
    expect "$text" "^  $algorithm +$number (ns|µs|ms|s), $number GFLOP/s: $number % of the ceiling, $number \((avx512|avx2|c), [0-9]+ threads?\)$"
    expect "$text" '^  plain loop    (about )?[0-9.]+ (µs|ms|s), [0-9.,]+ times as long$'
done
expect "$text" '^  multiply-adds [0-9,]+ instead of 12,986,368: [0-9]+ % saved$' # 16*16*17 * 2984
text=$(run 'x, conv = torch.randn(1, 1, 100000), nn.Conv1d(1, 1, 1001)' '%time conv(x)')
expect "$text" ", $number times as long$"
text=$(run 'c = nn.Conv1d(1, 1, 3)' '%algorithm winograd' '%time c(torch.ones(1, 1, 8))')
expect "$text" '^  direct '
expect "$text" 'winograd was asked for, but has no way to do this shape'
expect "$text" '^  multiply-adds 18, none saved$'
text=$(run 'c = nn.Conv1d(1, 1, 3)' '%algorithm reference' '%time c(torch.ones(1, 1, 8))')
expect "$text" '^  plain loop    that is it$'

refused() { # LINE MESSAGE
    text=$(run "$1" 2>&1) && { echo "not refused: $1"; exit 1; }
    expect "$text" "$2"
}
refused '%time' '^fix: %time conv\(x\)$'
refused '%time torch.ones(3)' 'runs no Conv1d'
refused '%time nn.Conv1d(1, 1, 3).double()(torch.ones(1, 1, 5).double())' 'float64 takes the plain loops'
refused '%time nn.Conv1d(1, 1, 3)(torch.ones(0, 1, 5))' 'has no outputs to compute'
