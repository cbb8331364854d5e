# assets/long.png: sixteen thousand samples. `make pictures` draws it.
import torch
import torch.nn as nn

t = torch.arange(16000.)
slow = torch.sin(t / 90) * torch.exp(-((t - 7000) / 4000)**2)
quick = 0.3 * torch.sin(t / 7) * torch.exp(-((t - 10000) / 1500)**2)
x = (slow + quick).view(1, 1, 16000)
conv = nn.Conv1d(1, 1, kernel_size=9, stride=2, dilation=4, bias=False)
conv.weight.data = torch.tensor([[[.05, .09, .12, .15, .18, .15, .12, .09, .05]]])
%step conv(x)
