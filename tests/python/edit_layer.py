# Edits of the layer change the learner's own variables; what PyTorch refuses changes nothing.
import torch, torch.nn as nn, torch.nn.functional as F
x = torch.arange(6.).view(1, 1, 6)
conv = nn.Conv1d(1, 1, 3, bias=False)
conv.weight.data = torch.tensor([[[1., 2., 4.]]])
%step conv(x)  # expect: Step 0: sum([0. 1. 2.]*[1. 2. 4.]) = 10.0
%goto 2  # expect: Step 2: sum([2. 3. 4.]*[1. 2. 4.]) = 24.0
%set kernel_size=4
# expect: conv is now nn.Conv1d(1, 1, kernel_size=4, bias=False)
# expect: Step 2: sum([2. 3. 4. 5.]*[1. 2. 4. 4.]) = 44.0
%set kernel_size=2
# expect: conv is now nn.Conv1d(1, 1, kernel_size=2, bias=False)
# expect: Step 2: sum([2. 3.]*[1. 2.]) = 8.0
%set kernel_size=3
# expect: conv is now nn.Conv1d(1, 1, kernel_size=3, bias=False)
# expect: Step 2: sum([2. 3. 4.]*[1. 2. 4.]) = 24.0
print(conv, conv.weight.shape)  # expect: Conv1d(1, 1, kernel_size=(3,), stride=(1,), bias=False) torch.Size([1, 1, 3])
%set stride=2
# expect: conv is now nn.Conv1d(1, 1, kernel_size=3, stride=2, bias=False)
# expect: Step 1: sum([2. 3. 4.]*[1. 2. 4.]) = 24.0
%set padding = 1
# expect: conv is now nn.Conv1d(1, 1, kernel_size=3, stride=2, padding=1, bias=False)
# expect: Step 1: sum([1. 2. 3.]*[1. 2. 4.]) = 17.0
%set padding_mode='circular'
# expect: conv is now nn.Conv1d(1, 1, kernel_size=3, stride=2, padding=1, bias=False, padding_mode='circular')
# expect: Step 1: sum([1. 2. 3.]*[1. 2. 4.]) = 17.0
%goto 0  # expect: Step 0: sum([(5.) 0. 1.]*[1. 2. 4.]) = 9.0
%set bias=True
# expect: conv is now nn.Conv1d(1, 1, kernel_size=3, stride=2, padding=1, padding_mode='circular')
# expect: Step 0: y[0, 0, 0]
# expect:   channel 0: sum([(5.) 0. 1.]*[1. 2. 4.]) = 9.0
# expect:   bias: 0.0
# expect:   total: 9.0 + 0.0 = 9.0
print(conv.bias)
# expect: Parameter containing:
# expect: tensor([0.], requires_grad=True)
%preset impulse
# expect: x is now impulse: one 1 among zeros: the output is the kernel, mirrored
# expect: Step 0: y[0, 0, 0]
# expect:   channel 0: sum([(0.) 0. 0.]*[1. 2. 4.]) = 0.0
# expect:   bias: 0.0
# expect:   total: 0.0 + 0.0 = 0.0
print(x)  # expect: tensor([[[0., 0., 0., 1., 0., 0.]]])
%preset diff
# expect: conv.weight is now difference: -1 first, 1 last: how much the window rises
# expect: Step 0: y[0, 0, 0]
# expect:   channel 0: sum([(0.) 0. 0.]*[-1.  0.  1.]) = 0.0
# expect:   bias: 0.0
# expect:   total: 0.0 + 0.0 = 0.0
%code
# expect: conv = nn.Conv1d(1, 1, kernel_size=3, stride=2, padding=1, padding_mode='circular')
# expect: conv.weight = nn.Parameter(torch.tensor([[[-1.0, 0.0, 1.0]]]))
# expect: conv.bias = nn.Parameter(torch.tensor([0.0]))

# A layer inside another, a numbered one, groups: the channels that were not read count 0.
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.ReLU(), nn.Conv1d(2, 2, 1, groups=2, bias=False))
    def forward(self, x):
        return self.layers(x)
net = Net()
net.layers[1].weight.data = torch.tensor([[[3.]], [[5.]]])
two = torch.tensor([[[1., 2.], [3., 4.]]])
%step net(two)
# expect: Step 0: sum([1.]*[3.]) = 3.0
%set groups=1
# expect: net.layers[1] is now nn.Conv1d(2, 2, kernel_size=1, bias=False)
# expect: Step 0: y[0, 0, 0]
# expect:   channel 0: sum([1.]*[3.]) = 3.0
# expect:   channel 1: sum([3.]*[0.]) = 0.0
# expect:   total: 3.0 + 0.0 = 3.0
print(net.layers[1].weight.tolist())  # expect: [[[3.0], [0.0]], [[0.0], [5.0]]]

# A call of F.conv1d: its line is rewritten.
w = torch.tensor([[[1., 1.]]])
%step F.conv1d(x, w)  # expect: Step 0: sum([0. 0.]*[1. 1.]) = 0.0
%set dilation=2
# expect: %step F.conv1d(x, w, dilation=2)
# expect: Step 0: sum([0. 0.]*[1. 1.]) = 0.0
%set dilation=3
# expect: %step F.conv1d(x, w, dilation=3)
# expect: Step 0: sum([0. 1.]*[1. 1.]) = 1.0

# The seeded sequence goes on as if nothing had been tried.
torch.manual_seed(1)
a = torch.rand(1)
torch.manual_seed(1)
%step conv(x)
# expect: Step 0: y[0, 0, 0]
# expect:   channel 0: sum([(0.) 0. 0.]*[-1.  0.  1.]) = 0.0
# expect:   bias: 0.0
# expect:   total: 0.0 + 0.0 = 0.0
%set stride=1
# expect: conv is now nn.Conv1d(1, 1, kernel_size=3, padding=1, padding_mode='circular')
# expect: Step 0: y[0, 0, 0]
# expect:   channel 0: sum([(0.) 0. 0.]*[-1.  0.  1.]) = 0.0
# expect:   bias: 0.0
# expect:   total: 0.0 + 0.0 = 0.0
print(torch.rand(1) == a)  # expect: tensor([True])
%set dilation=9  # expect error: RuntimeError: Calculated padded input size per channel: (8). Kernel size: (19). Kernel size can't be greater than actual input size
