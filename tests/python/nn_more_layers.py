# Layers around Conv1d: transposed, norm, dropout, other activations, modules by name.
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(4)
up = nn.ConvTranspose1d(2, 1, 3, stride=2, padding=1, output_padding=1)
print(up)
# expect: ConvTranspose1d(2, 1, kernel_size=(3,), stride=(2,), padding=(1,), output_padding=(1,))
print(up.weight.shape, up(torch.ones(2, 2, 4)).shape, up(torch.ones(2, 4)).shape)
# expect: torch.Size([2, 1, 3]) torch.Size([2, 1, 8]) torch.Size([1, 8])
print(up(torch.ones(1, 2, 3)))
# expect: tensor([[[ 0.0683, -0.7010,  0.0683, -0.7010,  0.0683, -0.4350]]],
# expect:        grad_fn=<ConvolutionBackward0>)
print(F.conv_transpose1d(torch.tensor([[[1., 2.]]]), torch.tensor([[[1., 0., 5.]]]), stride=2))
# expect: tensor([[[ 1.,  0.,  7.,  0., 10.]]])
print(nn.ConvTranspose1d(4, 4, 2, groups=2, dilation=3, bias=False))
# expect: ConvTranspose1d(4, 4, kernel_size=(2,), stride=(1,), dilation=(3,), groups=2, bias=False)
try:
    up(torch.ones(1, 3, 4))
except RuntimeError as e:
    print(e)
# expect: Given transposed=1, weight of size [2, 1, 3], expected input[1, 3, 4] to have 2 channels, but got 3 channels instead
try:
    nn.ConvTranspose1d(1, 1, 2, padding_mode='circular')
except ValueError as e:
    print(e)
# expect: Only "zeros" padding mode is supported for ConvTranspose1d
norm = nn.BatchNorm1d(2)
print(norm)
# expect: BatchNorm1d(2, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)
print(norm(torch.tensor([[[0., 2., 4.], [1., 1., 4.]]])))
# expect: tensor([[[-1.2247,  0.0000,  1.2247],
# expect:          [-0.7071, -0.7071,  1.4142]]], grad_fn=<NativeBatchNormBackward0>)
print(norm.running_mean, norm.running_var, norm.num_batches_tracked)
# expect: tensor([0.2000, 0.2000]) tensor([1.3000, 1.2000]) tensor(1)
print(norm.eval()(torch.zeros(1, 2)))
# expect: tensor([[-0.1754, -0.1826]], grad_fn=<NativeBatchNormBackward0>)
print(list(norm.state_dict()))
# expect: ['weight', 'bias', 'running_mean', 'running_var', 'num_batches_tracked']
try:
    nn.BatchNorm1d(2)(torch.ones(1, 2))
except ValueError as e:
    print(e)
# expect: Expected more than 1 value per channel when training, got input size torch.Size([1, 2])
drop = nn.Dropout(0.25)
print(drop, drop(torch.ones(8)))
# expect: Dropout(p=0.25, inplace=False) tensor([1.3333, 1.3333, 1.3333, 1.3333, 0.0000, 1.3333, 1.3333, 1.3333])
print(drop.eval()(torch.ones(3)))  # expect: tensor([1., 1., 1.])
for curve in (nn.ELU(), nn.GELU(), nn.SiLU(), nn.Softplus(), nn.Hardtanh(0, 1), nn.ReLU6(inplace=True)):
    print(curve, curve(torch.tensor([-1., 0.5, 8.])))
# expect: ELU(alpha=1.0) tensor([-0.6321,  0.5000,  8.0000])
# expect: GELU(approximate='none') tensor([-0.1587,  0.3457,  8.0000])
# expect: SiLU() tensor([-0.2689,  0.3112,  7.9973])
# expect: Softplus(beta=1, threshold=20) tensor([0.3133, 0.9741, 8.0003])
# expect: Hardtanh(min_val=0, max_val=1) tensor([0.0000, 0.5000, 1.0000])
# expect: ReLU6(inplace=True) tensor([0.0000, 0.5000, 6.0000])
parts = nn.ModuleDict({'conv': nn.Conv1d(1, 1, 2), 'act': nn.ReLU()})
parts['out'] = nn.Identity()
print(parts)
# expect: ModuleDict(
# expect:   (conv): Conv1d(1, 1, kernel_size=(2,), stride=(1,))
# expect:   (act): ReLU()
# expect:   (out): Identity()
# expect: )
print(list(parts), 'act' in parts, len(parts), parts['act'])
# expect: ['conv', 'act', 'out'] True 3 ReLU()
print([name for name, _ in parts.named_parameters()])  # expect: ['conv.weight', 'conv.bias']
print(F.unfold(torch.arange(5.).view(1, 1, 1, 5), (1, 2), stride=(1, 2)))
# expect: tensor([[[0., 2.],
# expect:          [1., 3.]]])
