# assets/channels.png: two input channels, two output channels. `make pictures` draws it.
import torch
import torch.nn as nn

x = torch.tensor([[[1., 2., 3., 4., 5.], [1., 2., 3., 4., 5.]]])
conv = nn.Conv1d(2, 2, kernel_size=3)
conv.weight.data = torch.tensor([[[0.25, 0.5, -0.75], [0.5, 0.125, -0.25]],
                                 [[0.5, -0.25, 1.], [0.125, 0.75, -0.5]]])
conv.bias.data = torch.tensor([0.25, -0.125])
%step conv(x)
