import torch
from torch import nn
conv = nn.Conv1d(1, 1, 3)
conv.weight = torch.ones(1, 1, 3)  # expect error: fix: conv.weight = nn.Parameter(...)   (or write to conv.weight.data)
