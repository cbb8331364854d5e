# the small layers: text and result; lists of layers; init
import torch
import torch.nn as nn
import torch.nn.functional as F
from collections import OrderedDict
torch.manual_seed(1)
x = torch.tensor([[-1., 0., 2., 3., -4., 5.]])
s = x[None]
linear = nn.Linear(6, 2)
print(linear, linear(x), linear.weight.shape, nn.Linear(2, 1, bias=False), nn.Linear(6, 2)(x[0]).shape)
# expect: Linear(in_features=6, out_features=2, bias=True) tensor([[ 3.1168, -0.4638]], grad_fn=<AddmmBackward0>) torch.Size([2, 6]) Linear(in_features=2, out_features=1, bias=False) torch.Size([2])
print(nn.ReLU(), nn.ReLU()(x), nn.ReLU(inplace=True), nn.LeakyReLU(0.1), nn.LeakyReLU(0.1)(x))
# expect: ReLU() tensor([[0., 0., 2., 3., 0., 5.]]) ReLU(inplace=True) LeakyReLU(negative_slope=0.1) tensor([[-0.1000,  0.0000,  2.0000,  3.0000, -0.4000,  5.0000]])
print(nn.Sigmoid(), nn.Sigmoid()(x), nn.Tanh(), nn.Tanh()(x), nn.Softmax(dim=1), nn.Softmax(dim=1)(x)[0, 1:3])
# expect: Sigmoid() tensor([[0.2689, 0.5000, 0.8808, 0.9526, 0.0180, 0.9933]]) Tanh() tensor([[-0.7616,  0.0000,  0.9640,  0.9951, -0.9993,  0.9999]]) Softmax(dim=1) tensor([0.0056, 0.0417])
print(nn.Identity(), nn.Identity()(x) is x, nn.Flatten(), nn.Flatten()(torch.ones(2, 3, 4)).shape)
# expect: Identity() True Flatten(start_dim=1, end_dim=-1) torch.Size([2, 12])
print(nn.MaxPool1d(2), nn.MaxPool1d(2)(s), nn.MaxPool1d(3, stride=1, padding=1)(s), nn.MaxPool1d(4, ceil_mode=True)(s))
# expect: MaxPool1d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False) tensor([[[0., 3., 5.]]]) tensor([[[0., 2., 3., 3., 5., 5.]]]) tensor([[[3., 5.]]])
print(nn.AvgPool1d(2), nn.AvgPool1d(2)(s), nn.AvgPool1d(3, 1, 1)(s), nn.AvgPool1d(3, 1, 1, count_include_pad=False)(s))
# expect: AvgPool1d(kernel_size=(2,), stride=(2,), padding=(0,)) tensor([[[-0.5000,  2.5000,  0.5000]]]) tensor([[[-0.3333,  0.3333,  1.6667,  0.3333,  1.3333,  0.3333]]]) tensor([[[-0.5000,  0.3333,  1.6667,  0.3333,  1.3333,  0.5000]]])
print(nn.AdaptiveAvgPool1d(4)(s), nn.AdaptiveMaxPool1d(1)(s), nn.AdaptiveAvgPool1d(1))
# expect: tensor([[[-0.5000,  1.0000, -0.5000,  0.5000]]]) tensor([[[5.]]]) AdaptiveAvgPool1d(output_size=1)
print(nn.ConstantPad1d(1, 7.), nn.ConstantPad1d((1, 2), 7.)(s), nn.ReflectionPad1d(2), nn.ReflectionPad1d(2)(s))
# expect: ConstantPad1d(padding=(1, 1), value=7.0) tensor([[[ 7., -1.,  0.,  2.,  3., -4.,  5.,  7.,  7.]]]) ReflectionPad1d((2, 2)) tensor([[[ 2.,  0., -1.,  0.,  2.,  3., -4.,  5., -4.,  3.]]])
print(nn.ReplicationPad1d((1, 0))(s), nn.MSELoss()(x, x + 1), nn.L1Loss()(x, x + 2), F.mse_loss(x, x * 2, reduction='sum'))
# expect: tensor([[[-1., -1.,  0.,  2.,  3., -4.,  5.]]]) tensor(1.) tensor(2.) tensor(55.)
print(F.pad(x, (1, 2)), F.pad(s, (1, 1), mode='circular'), F.pad(x, (-1, 0)), F.pad(x, (1, 1), value=9.), F.pad(torch.ones(2, 2), (1, 0, 0, 1)))
# expect: tensor([[ 0., -1.,  0.,  2.,  3., -4.,  5.,  0.,  0.]]) tensor([[[ 5., -1.,  0.,  2.,  3., -4.,  5., -1.]]]) tensor([[ 0.,  2.,  3., -4.,  5.]]) tensor([[ 9., -1.,  0.,  2.,  3., -4.,  5.,  9.]]) tensor([[0., 1., 1.],
# expect:         [0., 1., 1.],
# expect:         [0., 0., 0.]])
print(F.relu(x), F.leaky_relu(x), F.sigmoid(x), F.tanh(x), F.softmax(x, dim=1), F.log_softmax(x, dim=-1))
# expect: tensor([[0., 0., 2., 3., 0., 5.]]) tensor([[-0.0100,  0.0000,  2.0000,  3.0000, -0.0400,  5.0000]]) tensor([[0.2689, 0.5000, 0.8808, 0.9526, 0.0180, 0.9933]]) tensor([[-0.7616,  0.0000,  0.9640,  0.9951, -0.9993,  0.9999]]) tensor([[2.0752e-03, 5.6410e-03, 4.1682e-02, 1.1330e-01, 1.0332e-04, 8.3720e-01]]) tensor([[-6.1777, -5.1777, -3.1777, -2.1777, -9.1777, -0.1777]])
print(F.max_pool1d(s, 3), F.avg_pool1d(s, kernel_size=3, stride=1), F.linear(x, torch.ones(1, 6)))
# expect: tensor([[[2., 5.]]]) tensor([[[0.3333, 1.6667, 0.3333, 1.3333]]]) tensor([[5.]])
g = torch.ones(1, 1, 4, requires_grad=True)
print(F.pad(g, (1, 1)), F.max_pool1d(g, 2), F.linear(g, torch.ones(1, 4)), F.linear(g[0], torch.ones(1, 4), torch.ones(1)))
# expect: tensor([[[0., 1., 1., 1., 1., 0.]]], grad_fn=<ConstantPadNdBackward0>) tensor([[[1., 1.]]], grad_fn=<SqueezeBackward1>) tensor([[[4.]]], grad_fn=<UnsafeViewBackward0>) tensor([[5.]], grad_fn=<AddmmBackward0>)
seq = nn.Sequential(nn.Conv1d(1, 1, 3), nn.ReLU(), nn.Flatten())
print(seq, len(seq), seq[0], seq[-1], seq[:2], seq(s).shape)
# expect: Sequential(
# expect:   (0): Conv1d(1, 1, kernel_size=(3,), stride=(1,))
# expect:   (1): ReLU()
# expect:   (2): Flatten(start_dim=1, end_dim=-1)
# expect: ) 3 Conv1d(1, 1, kernel_size=(3,), stride=(1,)) Flatten(start_dim=1, end_dim=-1) Sequential(
# expect:   (0): Conv1d(1, 1, kernel_size=(3,), stride=(1,))
# expect:   (1): ReLU()
# expect: ) torch.Size([1, 4])
seq[1] = nn.Sigmoid()
seq.append(nn.Linear(4, 1))
print(seq, [type(m).__name__ for m in seq])
# expect: Sequential(
# expect:   (0): Conv1d(1, 1, kernel_size=(3,), stride=(1,))
# expect:   (1): Sigmoid()
# expect:   (2): Flatten(start_dim=1, end_dim=-1)
# expect:   (3): Linear(in_features=4, out_features=1, bias=True)
# expect: ) ['Conv1d', 'Sigmoid', 'Flatten', 'Linear']
print(nn.Sequential(OrderedDict([('a', nn.ReLU()), ('b', nn.Tanh())])), nn.Sequential())
# expect: Sequential(
# expect:   (a): ReLU()
# expect:   (b): Tanh()
# expect: ) Sequential()
layers = nn.ModuleList([nn.Conv1d(1, 1, k) for k in (1, 3)])
layers.append(nn.ReLU())
print(layers, len(layers), layers[1])
# expect: ModuleList(
# expect:   (0): Conv1d(1, 1, kernel_size=(1,), stride=(1,))
# expect:   (1): Conv1d(1, 1, kernel_size=(3,), stride=(1,))
# expect:   (2): ReLU()
# expect: ) 3 Conv1d(1, 1, kernel_size=(3,), stride=(1,))
y = s
for layer in layers: y = layer(y)
print(y.shape)  # expect: torch.Size([1, 1, 4])
w = torch.empty(2, 1, 3)
torch.manual_seed(2)
print(nn.init.xavier_uniform_(w), nn.init.kaiming_uniform_(w, nonlinearity='relu'), nn.init.normal_(w, 0, 0.1))
# expect: tensor([[[ 0.0573,  0.0541, -0.0392]],
# expect:
# expect:         [[-0.1043,  0.1319,  0.0748]]]) tensor([[[ 0.0573,  0.0541, -0.0392]],
# expect:
# expect:         [[-0.1043,  0.1319,  0.0748]]]) tensor([[[ 0.0573,  0.0541, -0.0392]],
# expect:
# expect:         [[-0.1043,  0.1319,  0.0748]]])
print(nn.init.xavier_normal_(w), nn.init.kaiming_normal_(w), nn.init.uniform_(w, -1, 1), nn.init.constant_(w, 0.5))
# expect: tensor([[[0.5000, 0.5000, 0.5000]],
# expect:
# expect:         [[0.5000, 0.5000, 0.5000]]]) tensor([[[0.5000, 0.5000, 0.5000]],
# expect:
# expect:         [[0.5000, 0.5000, 0.5000]]]) tensor([[[0.5000, 0.5000, 0.5000]],
# expect:
# expect:         [[0.5000, 0.5000, 0.5000]]]) tensor([[[0.5000, 0.5000, 0.5000]],
# expect:
# expect:         [[0.5000, 0.5000, 0.5000]]])
print(nn.init.calculate_gain('relu'), nn.init.calculate_gain('linear'), nn.init.ones_(w)[0], nn.init.zeros_(w).sum())
# expect: 1.4142135623730951 1 tensor([[0., 0., 0.]]) tensor(0.)
conv = nn.Conv1d(1, 1, 3)
nn.init.ones_(conv.weight)
print(conv.weight, conv.weight.requires_grad)
# expect: Parameter containing:
# expect: tensor([[[1., 1., 1.]]], requires_grad=True) True
def refused(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
refused(lambda: nn.Linear(3, 1)(x))
# expect: RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x6 and 3x1)
refused(lambda: nn.ReLU()(3))
# expect: TypeError: relu(): argument 'input' (position 1) must be Tensor, not int
refused(lambda: nn.Sequential(nn.ReLU)(x))
# expect: TypeError: torch.nn.modules.activation.ReLU is not a Module subclass
refused(lambda: seq[9])  # expect: IndexError: index 9 is out of range
refused(lambda: nn.init.xavier_uniform_(torch.zeros(1)))
# expect: ValueError: Fan in and fan out can not be computed for tensor with fewer than 2 dimensions
refused(lambda: nn.MaxPool1d(2, padding=2)(s))
# expect: RuntimeError: max_pool1d() padding should be at most half of kernel size, but got padding=2 and kernel_size=2
refused(lambda: F.pad([1], (1, 1)))
# expect: TypeError: pad(): argument 'input' (position 1) must be Tensor, not list
refused(lambda: nn.Linear(3))
# expect: TypeError: Linear.__init__() missing 1 required positional argument: 'out_features'
