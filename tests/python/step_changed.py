# Tensors that were written to after their convolution: no step shows a sum that is not its result.
import torch, torch.nn as nn
x = torch.arange(6.).view(1, 1, 6)
conv = nn.Conv1d(1, 1, 3, bias=False)
conv.weight.data.fill_(-1.)
act = nn.ReLU(inplace=True)
%step act(conv(x))  # expect: Step 0: sum([0. 1. 2.]*[-1. -1. -1.]) = -3.0
y = conv(x)
x[0, 0, 0] = 100.
%step conv(x)  # expect: Step 0: sum([100.   1.   2.]*[-1. -1. -1.]) = -103.0
%step y  # expect error: y is no longer what its layer would compute
