# %next --part: a step told part by part.
import torch, torch.nn as nn
x = torch.tensor([[[1., 2., 3.], [4., 5., 6.]]])
conv = nn.Conv1d(2, 1, 2)
conv.weight.data = torch.tensor([[[1., -1.], [2., 0.5]]])
conv.bias.data = torch.tensor([0.25])
%step conv(x)
# expect: Step 0: y[0, 0, 0]
# expect:   channel 0: sum([1. 2.]*[ 1. -1.]) = -1.0
# expect:   channel 1: sum([4. 5.]*[2.  0.5]) = 10.5
# expect:   bias: 0.25
# expect:   total: -1.0 + 10.5 + 0.25 = 9.75
%next --part  # expect: Step 0, part 1 of 9: the window lies on positions 0 to 1
%next --part  # expect: Step 0, part 2 of 9: x[0, 0, 0] * w[0, 0, 0]  =  1.0 * 1.0  =  1.0; so far 1.0
%next --part 2  # expect: Step 0, part 4 of 9: channel 0 adds up to -1.0; so far -1.0
%next --part  # expect: Step 0, part 5 of 9: x[0, 1, 0] * w[0, 1, 0]  =  4.0 * 2.0  =  8.0; so far 7.0
%prev --part  # expect: Step 0, part 4 of 9: channel 0 adds up to -1.0; so far -1.0
%next --part 4  # expect: Step 0, part 8 of 9: the bias 0.25; so far 9.75
%next --part  # expect: Step 0, part 9 of 9: y[0, 0, 0] = 9.75
%next --part  # expect: Step 1, part 1 of 9: the window lies on positions 1 to 2
%prev
# expect: Step 0: y[0, 0, 0]
# expect:   channel 0: sum([1. 2.]*[ 1. -1.]) = -1.0
# expect:   channel 1: sum([4. 5.]*[2.  0.5]) = 10.5
# expect:   bias: 0.25
# expect:   total: -1.0 + 10.5 + 0.25 = 9.75
%next --part 100  # expect: Step 1, part 9 of 9: y[0, 0, 1] = 12.25
%next --part  # expect error: step 1 is the last
