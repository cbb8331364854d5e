# assets/causal.png: a kernel that looks two samples ahead, and three ways not to. `make pictures`
# draws it.
import torch
import torch.nn as nn

x = torch.arange(10.).view(1, 1, 10)
conv = nn.Conv1d(1, 1, kernel_size=5, padding=2, bias=False)
conv.weight.data = torch.tensor([[[0.5, 0.25, 1., -0.25, -0.5]]])
%step conv(x)
%view causal
