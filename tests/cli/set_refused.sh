# What PyTorch 1.13 refuses, %set and the panel refuse in the same words; why and a fix follow, and
# the layer is as it was.
refused() { # SETTING [PADDING]; the message on standard input
    printf '%s\n' "import torch, torch.nn as nn" "conv = nn.Conv1d(2, 4, 3, padding=${2:-0})" \
        "%step conv(torch.ones(1, 2, 8))" "%set $1" >refused.py
    "$STEPCONV" refused.py >out 2>err && { echo "$1 is not refused"; exit 1; }
    grep -Fq -f - err || { echo "$1:"; cat err; exit 1; }
    grep -q '^why: .' err && grep -q '^fix: .' err || { echo "$1: no why or no fix"; cat err; exit 1; }
}
refused kernel_size=-1 <<<'RuntimeError: Trying to create tensor with negative dimension -1: [4, 2, -1]'
refused kernel_size=0 <<<'RuntimeError: kernel size should be greater than zero, but got kernel_height: 1 kernel_width: 0'
refused kernel_size=9 <<<"RuntimeError: Calculated padded input size per channel: (8). Kernel size: (9). Kernel size can't be greater than actual input size"
refused stride=0 <<<'RuntimeError: non-positive stride is not supported'
refused stride=-1 <<<'RuntimeError: non-positive stride is not supported'
refused dilation=0 <<<'RuntimeError: dilation should be greater than zero, but got [1, 0]'
refused dilation=9 <<<"RuntimeError: Calculated padded input size per channel: (8). Kernel size: (19). Kernel size can't be greater than actual input size"
refused padding=-1 <<<'RuntimeError: negative padding is not supported'
refused groups=3 <<<'ValueError: in_channels must be divisible by groups'
refused groups=0 <<<'ValueError: groups must be a positive integer'
refused groups=-2 <<<'ValueError: groups must be a positive integer'
# The order of a set's members is Python's own affair.
refused padding_mode=mirror <<<"but got padding_mode='mirror'"
refused "padding_mode='mirror'" <<<"but got padding_mode='mirror'"
refused padding_mode=reflect 9 <<<'RuntimeError: Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (9, 9) at dimension 2 of input [1, 2, 8]'
refused padding_mode=circular 9 <<<'RuntimeError: Padding value causes wrapping around more than once.'
