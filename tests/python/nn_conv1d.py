# nn.Conv1d: every parameter, its attributes, its text
import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(0)
conv = nn.Conv1d(2, 3, 3)
print(conv)  # expect: Conv1d(2, 3, kernel_size=(3,), stride=(1,))
print(conv.weight)
# expect: Parameter containing:
# expect: tensor([[[-0.0031,  0.2190, -0.3360],
# expect:          [-0.3004, -0.1572,  0.1095]],
# expect:
# expect:         [[-0.0081,  0.3237, -0.0362],
# expect:          [ 0.1080, -0.1234, -0.0802]],
# expect:
# expect:         [[-0.3900, -0.2704, -0.1683],
# expect:          [ 0.0151,  0.1614,  0.2450]]], requires_grad=True)
print(conv.bias)
# expect: Parameter containing:
# expect: tensor([-0.2768, -0.1778,  0.1483], requires_grad=True)
print(conv.in_channels, conv.out_channels, conv.kernel_size, conv.stride, conv.padding, conv.dilation)
# expect: 2 3 (3,) (1,) (0,) (1,)
print(conv.groups, conv.padding_mode, conv.transposed, conv.output_padding, conv.training)
# expect: 1 zeros False (0,) True
x = torch.arange(14.).view(1, 2, 7)
print(conv(x))
# expect: tensor([[[-3.1055, -3.5738, -4.0421, -4.5103, -4.9786],
# expect:          [-0.8796, -0.6958, -0.5120, -0.3283, -0.1445],
# expect:          [ 3.1430,  2.7358,  2.3286,  1.9213,  1.5141]]],
# expect:        grad_fn=<ConvolutionBackward0>)
print(conv(x[0]))
# expect: tensor([[-3.1055, -3.5738, -4.0421, -4.5103, -4.9786],
# expect:         [-0.8796, -0.6958, -0.5120, -0.3283, -0.1445],
# expect:         [ 3.1430,  2.7358,  2.3286,  1.9213,  1.5141]],
# expect:        grad_fn=<SqueezeBackward1>)
print(nn.Conv1d(2, 4, 3, stride=2, padding=1, dilation=2, groups=2, bias=False, padding_mode='circular'))
# expect: Conv1d(2, 4, kernel_size=(3,), stride=(2,), padding=(1,), dilation=(2,), groups=2, bias=False, padding_mode=circular)
print(nn.Conv1d(1, 1, kernel_size=(3,), stride=(2,), padding='valid'), nn.Conv1d(1, 1, [5], padding='same'))
# expect: Conv1d(1, 1, kernel_size=(3,), stride=(2,), padding=valid) Conv1d(1, 1, kernel_size=(5,), stride=(1,), padding=same)
ones = torch.ones(1, 1, 3)
line = torch.arange(1., 8).view(1, 1, 7)
def run(**options):
    layer = nn.Conv1d(1, 1, 3, bias=False, **options)
    layer.weight = nn.Parameter(ones)
    with torch.no_grad():
        return layer(line)
print(run(), run(stride=2), run(padding=1), run(dilation=2), run(padding='same'), run(padding=2, dilation=2))
# expect: tensor([[[ 6.,  9., 12., 15., 18.]]]) tensor([[[ 6., 12., 18.]]]) tensor([[[ 3.,  6.,  9., 12., 15., 18., 13.]]]) tensor([[[ 9., 12., 15.]]]) tensor([[[ 3.,  6.,  9., 12., 15., 18., 13.]]]) tensor([[[ 4.,  6.,  9., 12., 15., 10., 12.]]])
print(run(padding=2, padding_mode='reflect'), run(padding=2, padding_mode='replicate'), run(padding=2, padding_mode='circular'))
# expect: tensor([[[ 6.,  5.,  6.,  9., 12., 15., 18., 19., 18.]]]) tensor([[[ 3.,  4.,  6.,  9., 12., 15., 18., 20., 21.]]]) tensor([[[14., 10.,  6.,  9., 12., 15., 18., 14., 10.]]])
print(run(padding='same', padding_mode='reflect'), run(stride=3, padding=3, dilation=3))
# expect: tensor([[[ 5.,  6.,  9., 12., 15., 18., 19.]]]) tensor([[[ 5., 12., 11.]]])
even = nn.Conv1d(1, 1, 4, padding='same', bias=False)
even.weight.data.fill_(1.)
print(even(line))  # expect: tensor([[[ 6., 10., 14., 18., 22., 18., 13.]]], grad_fn=<ConvolutionBackward0>)
grouped = nn.Conv1d(4, 4, 1, groups=4, bias=True)
grouped.weight.data = torch.arange(4.).view(4, 1, 1)
nn.init.zeros_(grouped.bias)
print(grouped(torch.ones(1, 4, 2)).squeeze())
# expect: tensor([[0., 0.],
# expect:         [1., 1.],
# expect:         [2., 2.],
# expect:         [3., 3.]], grad_fn=<SqueezeBackward0>)
print(F.conv1d(line, ones), F.conv1d(line, ones, torch.tensor([10.]), stride=2, padding=1).tolist())
# expect: tensor([[[ 6.,  9., 12., 15., 18.]]]) [[[13.0, 19.0, 25.0, 23.0]]]
print(F.conv1d(line[0], ones, padding='same'), F.conv1d(line.double(), ones.double(), dilation=(2,)))
# expect: tensor([[ 3.,  6.,  9., 12., 15., 18., 13.]]) tensor([[[ 9., 12., 15.]]], dtype=torch.float64)
print(F.conv1d(line.long(), ones.long()), torch.conv1d(line, ones).shape)
# expect: tensor([[[ 6,  9, 12, 15, 18]]]) torch.Size([1, 1, 5])
print(nn.Conv1d(1, 1, 3, dtype=torch.float64).weight.dtype, nn.Conv1d(1, 1, 3, device='cpu').bias.shape)
# expect: torch.float64 torch.Size([1])
w = torch.ones(1, 1, 2, requires_grad=True)
y = F.conv1d(line, w)
print(y.grad_fn is not None, y.requires_grad, F.conv1d(line, w.detach()).requires_grad, F.conv1d(line[0], w))
# expect: True True False tensor([[ 3.,  5.,  7.,  9., 11., 13.]], grad_fn=<SqueezeBackward1>)
class Doubled(nn.Conv1d):
    def forward(self, x):
        return super().forward(x) * 2
d = Doubled(1, 1, 3, bias=False)
d.weight = nn.Parameter(ones)
print(d, d(line), isinstance(d, nn.Conv1d))
# expect: Doubled(1, 1, kernel_size=(3,), stride=(1,), bias=False) tensor([[[12., 18., 24., 30., 36.]]], grad_fn=<MulBackward0>) True
conv.stride = (2,)
print(conv, conv(x).shape)  # expect: Conv1d(2, 3, kernel_size=(3,), stride=(2,)) torch.Size([1, 3, 3])
conv.bias = None
print(conv, conv.bias, len(list(conv.parameters())))
# expect: Conv1d(2, 3, kernel_size=(3,), stride=(2,), bias=False) None 1
conv.bias = nn.Parameter(torch.zeros(3))
torch.manual_seed(3)
conv.reset_parameters()
print(conv.weight[0], conv.bias)
# expect: tensor([[-0.4048, -0.3221, -0.1749],
# expect:         [-0.3862, -0.0232, -0.3592]], grad_fn=<SelectBackward0>) Parameter containing:
# expect: tensor([0.2836, 0.3061, 0.1211], requires_grad=True)
