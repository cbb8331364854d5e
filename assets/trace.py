# assets/trace.png: the outputs that one sample feeds. `make pictures` draws it.
import torch
import torch.nn as nn

x = torch.arange(10.).view(1, 1, 10)
conv = nn.Conv1d(1, 1, kernel_size=3, padding=1, bias=False)
conv.weight.data = torch.tensor([[[0.5, -0.25, 0.125]]])
%step conv(x)
%trace x[0, 0, 4]
