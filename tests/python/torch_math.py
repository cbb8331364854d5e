# functions of each element, as functions, methods and in place
import torch
x = torch.tensor([-1.5, -0.5, 0., 0.5, 2.5])
for name in ('abs', 'sign', 'floor', 'ceil', 'trunc', 'round', 'square', 'neg', 'relu'):
    print(name, getattr(torch, name)(x), getattr(x, name)())
# expect: abs tensor([1.5000, 0.5000, 0.0000, 0.5000, 2.5000]) tensor([1.5000, 0.5000, 0.0000, 0.5000, 2.5000])
# expect: sign tensor([-1., -1.,  0.,  1.,  1.]) tensor([-1., -1.,  0.,  1.,  1.])
# expect: floor tensor([-2., -1.,  0.,  0.,  2.]) tensor([-2., -1.,  0.,  0.,  2.])
# expect: ceil tensor([-1., -0.,  0.,  1.,  3.]) tensor([-1., -0.,  0.,  1.,  3.])
# expect: trunc tensor([-1., -0.,  0.,  0.,  2.]) tensor([-1., -0.,  0.,  0.,  2.])
# expect: round tensor([-2., -0.,  0.,  0.,  2.]) tensor([-2., -0.,  0.,  0.,  2.])
# expect: square tensor([2.2500, 0.2500, 0.0000, 0.2500, 6.2500]) tensor([2.2500, 0.2500, 0.0000, 0.2500, 6.2500])
# expect: neg tensor([ 1.5000,  0.5000, -0.0000, -0.5000, -2.5000]) tensor([ 1.5000,  0.5000, -0.0000, -0.5000, -2.5000])
# expect: relu tensor([0.0000, 0.0000, 0.0000, 0.5000, 2.5000]) tensor([0.0000, 0.0000, 0.0000, 0.5000, 2.5000])
for name in ('sin', 'cos', 'tan', 'atan', 'sinh', 'cosh', 'tanh', 'exp', 'expm1', 'sigmoid'):
    print(name, getattr(torch, name)(x))
# expect: sin tensor([-0.9975, -0.4794,  0.0000,  0.4794,  0.5985])
# expect: cos tensor([ 0.0707,  0.8776,  1.0000,  0.8776, -0.8011])
# expect: tan tensor([-14.1014,  -0.5463,   0.0000,   0.5463,  -0.7470])
# expect: atan tensor([-0.9828, -0.4636,  0.0000,  0.4636,  1.1903])
# expect: sinh tensor([-2.1293, -0.5211,  0.0000,  0.5211,  6.0502])
# expect: cosh tensor([2.3524, 1.1276, 1.0000, 1.1276, 6.1323])
# expect: tanh tensor([-0.9051, -0.4621,  0.0000,  0.4621,  0.9866])
# expect: exp tensor([ 0.2231,  0.6065,  1.0000,  1.6487, 12.1825])
# expect: expm1 tensor([-0.7769, -0.3935,  0.0000,  0.6487, 11.1825])
# expect: sigmoid tensor([0.1824, 0.3775, 0.5000, 0.6225, 0.9241])
y = torch.tensor([0.25, 1., 4.])
for name in ('log', 'log2', 'log10', 'log1p', 'sqrt', 'rsqrt', 'reciprocal'):
    print(name, getattr(y, name)())
# expect: log tensor([-1.3863,  0.0000,  1.3863])
# expect: log2 tensor([-2.,  0.,  2.])
# expect: log10 tensor([-0.6021,  0.0000,  0.6021])
# expect: log1p tensor([0.2231, 0.6931, 1.6094])
# expect: sqrt tensor([0.5000, 1.0000, 2.0000])
# expect: rsqrt tensor([2.0000, 1.0000, 0.5000])
# expect: reciprocal tensor([4.0000, 1.0000, 0.2500])
z = torch.tensor([-1., 0., 0.5])
print(z.asin(), z.acos(), torch.arcsin(z), torch.sqrt(z), torch.log(z))
# expect: tensor([-1.5708,  0.0000,  0.5236]) tensor([3.1416, 1.5708, 1.0472]) tensor([-1.5708,  0.0000,  0.5236]) tensor([   nan, 0.0000, 0.7071]) tensor([    nan,    -inf, -0.6931])
print(torch.sin(torch.tensor([1, 2])), torch.exp(torch.tensor(1)), torch.tensor([1, -2]).abs())
# expect: tensor([0.8415, 0.9093]) tensor(2.7183) tensor([1, 2])
print(torch.isnan(torch.sqrt(z)), torch.isinf(torch.log(z)), torch.isfinite(z))
# expect: tensor([ True, False, False]) tensor([False,  True, False]) tensor([True, True, True])
w = x.clone()
w.abs_().sqrt_().mul_(2).add_(1).clamp_(2, 3)
print(w)  # expect: tensor([3.0000, 2.4142, 2.0000, 2.4142, 3.0000])
print(torch.round(torch.tensor([2.345, -1.255]), decimals=2))  # expect: tensor([ 2.3400, -1.2600])
print(torch.atan2(torch.tensor([1., -1.]), torch.tensor([1., -1.])))  # expect: tensor([ 0.7854, -2.3562])
print(torch.softmax(y, 0), y.log_softmax(0), torch.softmax(torch.ones(2, 2), dim=1))
# expect: tensor([0.0219, 0.0464, 0.9317]) tensor([-3.8207, -3.0707, -0.0707]) tensor([[0.5000, 0.5000],
# expect:         [0.5000, 0.5000]])
print(torch.cumsum(torch.arange(6).view(2, 3), 1), torch.outer(y, y[:2]))
# expect: tensor([[ 0,  1,  3],
# expect:         [ 3,  7, 12]]) tensor([[0.0625, 0.2500],
# expect:         [0.2500, 1.0000],
# expect:         [1.0000, 4.0000]])
print(torch.matmul(torch.ones(2, 1, 3), torch.ones(3, 2)), torch.bmm(torch.ones(1, 1, 2), torch.ones(1, 2, 1)))
# expect: tensor([[[3., 3.]],
# expect:
# expect:         [[3., 3.]]]) tensor([[[2.]]])
print(torch.mm(torch.eye(2), torch.ones(2, 2)), torch.mv(torch.eye(2), torch.ones(2)))
# expect: tensor([[1., 1.],
# expect:         [1., 1.]]) tensor([1., 1.])
