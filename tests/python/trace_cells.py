# %trace of inputs, weights and outputs, found by what they are.
import torch, torch.nn as nn, torch.nn.functional as F
x = torch.arange(1., 7.).view(1, 1, 6)
conv = nn.Conv1d(1, 2, 3, bias=False)
conv.weight.data = torch.tensor([[[1., 2., 4.]], [[0.5, 0., -1.]]])
%step conv(x)
# expect: Step 0: sum([1. 2. 3.]*[1. 2. 4.]) = 17.0
# x[3] = 4 stands under tap 2 of output 1, tap 1 of output 2, tap 0 of output 3.
%trace x[0, 0, 3]
# expect: x[0, 0, 3] of conv(x) is 4.0: it feeds 6 outputs
# expect:     y[0, 0, 1]  gets  x[0, 0, 3]       * w[0, 0, 2]  =  4.0 * 4.0  =  16.0
# expect:     y[0, 0, 2]  gets  x[0, 0, 3]       * w[0, 0, 1]  =  4.0 * 2.0  =  8.0
# expect:     y[0, 0, 3]  gets  x[0, 0, 3]       * w[0, 0, 0]  =  4.0 * 1.0  =  4.0
# expect:     y[0, 1, 1]  gets  x[0, 0, 3]       * w[1, 0, 2]  =  4.0 * (-1.0)  =  -4.0
# expect:     y[0, 1, 2]  gets  x[0, 0, 3]       * w[1, 0, 1]  =  4.0 * 0.0  =  0.0
# expect:     y[0, 1, 3]  gets  x[0, 0, 3]       * w[1, 0, 0]  =  4.0 * 0.5  =  2.0
%trace conv.weight[1, 0, -1]
# expect: w[1, 0, 2] of conv(x) is -1.0: it is used 4 times, once for each output of channel 1
# expect:     y[0, 1, 0]  gets  x[0, 0, 2]       * w[1, 0, 2]  =  3.0 * (-1.0)  =  -3.0
# expect:     y[0, 1, 1]  gets  x[0, 0, 3]       * w[1, 0, 2]  =  4.0 * (-1.0)  =  -4.0
# expect:     y[0, 1, 2]  gets  x[0, 0, 4]       * w[1, 0, 2]  =  5.0 * (-1.0)  =  -5.0
# expect:     y[0, 1, 3]  gets  x[0, 0, 5]       * w[1, 0, 2]  =  6.0 * (-1.0)  =  -6.0
# The same number under other names and shapes.
signal, w0 = x.view(6), conv.weight[0]
%trace signal[0]
# expect: x[0, 0, 0] of conv(x) is 1.0: it feeds 2 outputs
# expect:     y[0, 0, 0]  gets  x[0, 0, 0]       * w[0, 0, 0]  =  1.0 * 1.0  =  1.0
# expect:     y[0, 1, 0]  gets  x[0, 0, 0]       * w[1, 0, 0]  =  1.0 * 0.5  =  0.5
# Stride 4 with a floor: the last sample is read by no window.
last = torch.tensor([[[1., 2., 3., 4., 5., 6., 7., 8.]]])
%step F.conv1d(last, torch.ones(1, 1, 3), stride=4)  # expect: Step 0: sum([1. 2. 3.]*[1. 1. 1.]) = 6.0
%trace last[0, 0, 7]  # expect: x[0, 0, 7] of F.conv1d(last, torch.ones(1, 1, 3), stride=4) is 8.0: no output reads it
# Circular padding: x[0] is read on the right, too, as position 4.
ring = torch.tensor([[[1., 2., 3., 4.]]])
loop = nn.Conv1d(1, 1, 3, padding=1, padding_mode='circular', bias=False)
loop.weight.data = torch.tensor([[[1., 10., 100.]]])
out = loop(ring)
%step out  # expect: Step 0: sum([(4.) 1. 2.]*[  1.  10. 100.]) = 214.0
%trace ring[0, 0, 0]
# expect: x[0, 0, 0] of out is 1.0: it is part of 3 products
# expect:     y[0, 0, 0]  gets  x[0, 0, 0]       * w[0, 0, 1]  =  1.0 * 10.0  =  10.0
# expect:     y[0, 0, 1]  gets  x[0, 0, 0]       * w[0, 0, 0]  =  1.0 * 1.0  =  1.0
# expect:     y[0, 0, 3]  gets  x[0, 0, 0]       * w[0, 0, 2]  =  1.0 * 100.0  =  100.0   (padding at 4 reads it)
%trace out[0, 0, 3]
# expect: y[0, 0, 3] of out is step 3 of 0 to 3: 3 taps
# expect:     x[0, 0, 2]       * w[0, 0, 0]  =  3.0 * 1.0  =  3.0
# expect:     x[0, 0, 3]       * w[0, 0, 1]  =  4.0 * 10.0  =  40.0
# expect:     x[0, 0, 0]       * w[0, 0, 2]  =  1.0 * 100.0  =  100.0   (padding at 4 reads it)
# expect:   total: 3.0 + 40.0 + 100.0 = 143.0
# Zero padding and dilation: weight 0 of output 0 meets padding at -2.
wide = nn.Conv1d(1, 1, 2, padding=2, dilation=2, bias=False)
wide.weight.data = torch.tensor([[[1., 2.]]])
three = torch.tensor([[[1., 2., 3.]]])
%step wide(three)  # expect: Step 0: sum([(0.) 1.]*[1. 2.]) = 2.0
%trace wide.weight[0, 0, 0]
# expect: w[0, 0, 0] of wide(three) is 1.0: it is used 5 times, once for each output of channel 0; 2 of them on padding
# expect:     y[0, 0, 0]  gets  padding at -2    * w[0, 0, 0]  =  0.0 * 1.0  =  0.0
# expect:     y[0, 0, 1]  gets  padding at -1    * w[0, 0, 0]  =  0.0 * 1.0  =  0.0
# expect:     y[0, 0, 2]  gets  x[0, 0, 0]       * w[0, 0, 0]  =  1.0 * 1.0  =  1.0
# expect:     y[0, 0, 3]  gets  x[0, 0, 1]       * w[0, 0, 0]  =  2.0 * 1.0  =  2.0
# expect:     y[0, 0, 4]  gets  x[0, 0, 2]       * w[0, 0, 0]  =  3.0 * 1.0  =  3.0
# One number in memory for all of a row; and rows that are columns.
flat = torch.tensor([[[7.]]]).expand(1, 1, 4)
%step F.conv1d(flat, torch.ones(1, 1, 2))  # expect: Step 0: sum([7. 7.]*[1. 1.]) = 14.0
%trace flat[0, 0, 3]
# expect: x[0, 0, 3] of F.conv1d(flat, torch.ones(1, 1, 2)) is 7.0: it feeds 1 output
# expect:     y[0, 0, 2]  gets  x[0, 0, 3]       * w[0, 0, 1]  =  7.0 * 1.0  =  7.0
pairs = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])
%step F.conv1d(pairs.T.unsqueeze(0), torch.ones(1, 2, 3))
# expect: Step 0: y[0, 0, 0]
# expect:   channel 0: sum([1. 3. 5.]*[1. 1. 1.]) = 9.0
# expect:   channel 1: sum([2. 4. 6.]*[1. 1. 1.]) = 12.0
# expect:   total: 9.0 + 12.0 = 21.0
%trace pairs[2, 1]
# expect: x[0, 1, 2] of F.conv1d(pairs.T.unsqueeze(0), torch.ones(1, 2, 3)) is 6.0: it feeds 1 output
# expect:     y[0, 0, 0]  gets  x[0, 1, 2]       * w[0, 1, 2]  =  6.0 * 1.0  =  6.0
# What was not stepped, but ran: of the newest convolution that read it.
again = wide(three)
%trace three[0, 0, 0]
# expect: x[0, 0, 0] of conv1d is 1.0: it feeds 2 outputs
# expect:     y[0, 0, 0]  gets  x[0, 0, 0]       * w[0, 0, 1]  =  1.0 * 2.0  =  2.0
# expect:     y[0, 0, 2]  gets  x[0, 0, 0]       * w[0, 0, 0]  =  1.0 * 1.0  =  1.0
%trace three[0, 0, 3]  # expect error: three[0, 0, 3] is no cell of three
