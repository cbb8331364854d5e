# %describe tells of each view what its picture alone shows.
import torch, torch.nn as nn
x = torch.arange(8.).view(1, 2, 4)
conv = nn.Conv1d(2, 4, 2, groups=2, padding=1, padding_mode='reflect')
conv.weight = nn.Parameter(torch.tensor([[[1., 2.]], [[-1., 0.5]], [[0., 1.]], [[3., -2.]]]))
conv.bias = nn.Parameter(torch.tensor([0., 1., 2., 3.]))
%step conv(x)
%goto y[0, 1, 2]
%describe
%view channels
%describe
%view causal
%describe
%view padding
%describe
%view long
%describe
%view trace
%trace conv.weight[1, 0, 0]
%describe
# expect: Step 0: y[0, 0, 0]
# expect:   channel 0: sum([(1.) 0.]*[1. 2.]) = 1.0
# expect:   bias: 0.0
# expect:   total: 1.0 + 0.0 = 1.0
# expect: Step 7: y[0, 1, 2]
# expect:   channel 0: sum([1. 2.]*[-1.   0.5]) = 0.0
# expect:   bias: 1.0
# expect:   total: 0.0 + 1.0 = 1.0
# expect: View step: one multiply-sum: window, products, sum, output.
# expect: Layer: nn.Conv1d(2, 4, kernel_size=2, padding=1, groups=2, padding_mode='reflect'), stepped as conv(x).
# expect: Input (1, 2, 4), weight (4, 1, 2), output (1, 4, 5).
# expect: At step 7 of 0 to 19, standing, 1 steps a second.
# expect: output 2 looks at positions 1 to 2.
# expect: Of y[0, 1] these are done: 0, 1.5, 1; 2 to come.
# expect: Step 7: y[0, 1, 2]
# expect:   channel 0: sum([1. 2.]*[-1.   0.5]) = 0.0
# expect:   bias: 1.0
# expect:   total: 0.0 + 1.0 = 1.0
# expect: View channels: which input channels feed which output channel, and by which kernels.
# expect: Layer: nn.Conv1d(2, 4, kernel_size=2, padding=1, groups=2, padding_mode='reflect'), stepped as conv(x).
# expect: Input (1, 2, 4), weight (4, 1, 2), output (1, 4, 5).
# expect: At step 7 of 0 to 19, standing, 1 steps a second.
# expect: depthwise: groups = in_channels = 2, so y[1] reads x[0] alone; 2 kernels for each channel.
# expect: The weight (4, 1, 2) is a grid of kernels: 4 rows, one for each output channel, by 1 column, one for each input channel of a group; each kernel has 2 taps.
# expect: y[0] reads x[0] by [1 2]; bias 0.
# expect: Now: y[1] reads x[0] by [-1 .5]; bias 1.
# expect: y[2] reads x[1] by [0 1]; bias 2.
# expect: y[3] reads x[1] by [3 -2]; bias 3.
# expect: Step 7: y[0, 1, 2]
# expect:   channel 0: sum([1. 2.]*[-1.   0.5]) = 0.0
# expect:   bias: 1.0
# expect:   total: 0.0 + 1.0 = 1.0
# expect: View causal: what an output knows of the past and the future; three ways to be causal.
# expect: Layer: nn.Conv1d(2, 4, kernel_size=2, padding=1, groups=2, padding_mode='reflect'), stepped as conv(x).
# expect: Input (1, 2, 4), weight (4, 1, 2), output (1, 4, 5).
# expect: At step 7 of 0 to 19, standing, 1 steps a second.
# expect: y[0, 1, 2] at time 2: this output reads no future.
# expect: Tap 0 reads position 1, 1 before now; tap 1 reads position 2, now.
# expect: 1, pad on the left, conv(F.pad(x, (1, 0))): y at time 2 is 1; 1 zero; computes 4, keeps all 4.
# expect: 2, pad both sides, cut the end, padding=1, then y[:, :, :-1]: y at time 2 is 1; 2 zeros; computes 5, keeps 4.
# expect: 3, shift and add, w[1]·x + w[0]·F.pad(x, (1, -1)): y at time 2 is 1; 2 copies of x; computes 4, keeps all 4.
# expect: Step 7: y[0, 1, 2]
# expect:   channel 0: sum([1. 2.]*[-1.   0.5]) = 0.0
# expect:   bias: 1.0
# expect:   total: 0.0 + 1.0 = 1.0
# expect: View padding: where padded values come from, in each padding mode.
# expect: Layer: nn.Conv1d(2, 4, kernel_size=2, padding=1, groups=2, padding_mode='reflect'), stepped as conv(x).
# expect: Input (1, 2, 4), weight (4, 1, 2), output (1, 4, 5).
# expect: At step 7 of 0 to 19, standing, 1 steps a second.
# expect: padding=1, reflect: 0 of 2 taps stand on it; on the right y[0, 1, 2] in each mode.
# expect: zeros, 0 beyond the ends: y[0, 1, 2] = 1.
# expect: reflect (the layer's own), mirrored at the end: left x[1], right x[2]; y[0, 1, 2] = 1.
# expect: replicate, the end once more: left x[0], right x[3]; y[0, 1, 2] = 1.
# expect: circular, from the other end: left x[3], right x[0]; y[0, 1, 2] = 1.
# expect: Step 7: y[0, 1, 2]
# expect:   channel 0: sum([1. 2.]*[-1.   0.5]) = 0.0
# expect:   bias: 1.0
# expect:   total: 0.0 + 1.0 = 1.0
# expect: View long: a long signal: overview, detail, kernel, outputs.
# expect: Layer: nn.Conv1d(2, 4, kernel_size=2, padding=1, groups=2, padding_mode='reflect'), stepped as conv(x).
# expect: Input (1, 2, 4), weight (4, 1, 2), output (1, 4, 5).
# expect: At step 7 of 0 to 19, standing, 1 steps a second.
# expect: y[0, 1, 2] under its window of 2 positions.
# expect: The detail shows positions -1 to 4 of -1 to 4, channel 0; the input lies between 0 and 3, the output between -1 and 12.
# expect: The kernel's window covers positions 1 to 2; it is in the detail.
# expect: Step 7: y[0, 1, 2]
# expect:   channel 0: sum([1. 2.]*[-1.   0.5]) = 0.0
# expect:   bias: 1.0
# expect:   total: 0.0 + 1.0 = 1.0
# expect: w[1, 0, 0] of conv(x) is -1.0: it is used 5 times, once for each output of channel 1; 1 of them on padding
# expect:     y[0, 1, 0]  gets  x[0, 0, 1]       * w[1, 0, 0]  =  1.0 * (-1.0)  =  -1.0   (padding at -1 reads it)
# expect:     y[0, 1, 1]  gets  x[0, 0, 0]       * w[1, 0, 0]  =  0.0 * (-1.0)  =  -0.0
# expect:     y[0, 1, 2]  gets  x[0, 0, 1]       * w[1, 0, 0]  =  1.0 * (-1.0)  =  -1.0
# expect:     y[0, 1, 3]  gets  x[0, 0, 2]       * w[1, 0, 0]  =  2.0 * (-1.0)  =  -2.0
# expect:     y[0, 1, 4]  gets  x[0, 0, 3]       * w[1, 0, 0]  =  3.0 * (-1.0)  =  -3.0
# expect: View trace: everywhere that one number is used: an output, an input or a weight.
# expect: Layer: nn.Conv1d(2, 4, kernel_size=2, padding=1, groups=2, padding_mode='reflect'), stepped as conv(x).
# expect: Input (1, 2, 4), weight (4, 1, 2), output (1, 4, 5).
# expect: At step 7 of 0 to 19, standing, 1 steps a second.
# expect: w[1, 0, 0] is used 5 times, once for each output of channel 1; 1 of them meets padding.
# expect: Step 7: y[0, 1, 2]
# expect:   channel 0: sum([1. 2.]*[-1.   0.5]) = 0.0
# expect:   bias: 1.0
# expect:   total: 0.0 + 1.0 = 1.0
# expect: w[1, 0, 0] of conv(x) is -1.0: it is used 5 times, once for each output of channel 1; 1 of them on padding
# expect:     y[0, 1, 0]  gets  x[0, 0, 1]       * w[1, 0, 0]  =  1.0 * (-1.0)  =  -1.0   (padding at -1 reads it)
# expect:     y[0, 1, 1]  gets  x[0, 0, 0]       * w[1, 0, 0]  =  0.0 * (-1.0)  =  -0.0
# expect:     y[0, 1, 2]  gets  x[0, 0, 1]       * w[1, 0, 0]  =  1.0 * (-1.0)  =  -1.0
# expect:     y[0, 1, 3]  gets  x[0, 0, 2]       * w[1, 0, 0]  =  2.0 * (-1.0)  =  -2.0
# expect:     y[0, 1, 4]  gets  x[0, 0, 3]       * w[1, 0, 0]  =  3.0 * (-1.0)  =  -3.0
