# assets/groups.png: four input channels in two groups, six output channels. `make pictures` draws it.
import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(1, 4, 12)
conv = nn.Conv1d(4, 6, kernel_size=3, padding=1, groups=2)
%step conv(x)
%view channels
