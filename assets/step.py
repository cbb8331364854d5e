# assets/step.png: one multiply-sum. `make pictures` draws it.
import torch
import torch.nn as nn

x = torch.arange(10.).view(1, 1, 10)
conv = nn.Conv1d(1, 1, kernel_size=3, padding=1)
conv.weight.data = torch.tensor([[[0.297, -0.255, -0.112]]])
conv.bias.data = torch.tensor([0.271])
%step conv(x)
