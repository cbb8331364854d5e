# how tensors are printed
import torch
print(torch.tensor([1., 2.5, 1000.]), torch.tensor([0.1, 0.12345678]), torch.tensor([1e-5, 1.]))
# expect: tensor([   1.0000,    2.5000, 1000.0000]) tensor([0.1000, 0.1235]) tensor([1.0000e-05, 1.0000e+00])
print(torch.tensor([1e8, 1.]), torch.tensor([1., 10000.]), torch.tensor([0., 1.]), torch.tensor([100000.]))
# expect: tensor([1.0000e+08, 1.0000e+00]) tensor([1.0000e+00, 1.0000e+04]) tensor([0., 1.]) tensor([100000.])
print(torch.tensor([float('nan'), 1.]), torch.tensor([float('inf'), -1.5]), torch.tensor([-0.0]))
# expect: tensor([nan, 1.]) tensor([    inf, -1.5000]) tensor([-0.])
print(torch.arange(30.), torch.arange(1001), torch.zeros(50, 60))
# expect: tensor([ 0.,  1.,  2.,  3.,  4.,  5.,  6.,  7.,  8.,  9., 10., 11., 12., 13.,
# expect:         14., 15., 16., 17., 18., 19., 20., 21., 22., 23., 24., 25., 26., 27.,
# expect:         28., 29.]) tensor([   0,    1,    2,  ...,  998,  999, 1000]) tensor([[0., 0., 0.,  ..., 0., 0., 0.],
# expect:         [0., 0., 0.,  ..., 0., 0., 0.],
# expect:         [0., 0., 0.,  ..., 0., 0., 0.],
# expect:         ...,
# expect:         [0., 0., 0.,  ..., 0., 0., 0.],
# expect:         [0., 0., 0.,  ..., 0., 0., 0.],
# expect:         [0., 0., 0.,  ..., 0., 0., 0.]])
print(torch.zeros(2, 0), torch.zeros(0), torch.zeros(1, 1, 1), torch.tensor(3.14159))
# expect: tensor([], size=(2, 0)) tensor([]) tensor([[[0.]]]) tensor(3.1416)
print(torch.tensor([[1, -200], [30, 4]]), torch.tensor([True, False]))
# expect: tensor([[   1, -200],
# expect:         [  30,    4]]) tensor([ True, False])
print([torch.ones(2), torch.zeros(1)], {'a': torch.ones(1, 2)})
# expect: [tensor([1., 1.]), tensor([0.])] {'a': tensor([[1., 1.]])}
torch.set_printoptions(precision=2)
print(torch.tensor([1.23456, 2.]))  # expect: tensor([1.23, 2.00])
torch.set_printoptions(sci_mode=True)
print(torch.tensor([1.23456, 2.]))  # expect: tensor([1.23e+00, 2.00e+00])
torch.set_printoptions(profile='default')
torch.set_printoptions(threshold=5, edgeitems=2)
print(torch.arange(10))  # expect: tensor([0, 1,  ..., 8, 9])
torch.set_printoptions(linewidth=30, profile='default')
print(torch.arange(10.))
# expect: tensor([0., 1., 2., 3., 4.,
# expect:         5., 6., 7., 8., 9.])
torch.set_printoptions(linewidth=80)
print(torch.arange(10.), torch.ones(2, dtype=torch.float64), torch.ones(2, dtype=torch.int8))
# expect: tensor([0., 1., 2., 3., 4., 5., 6., 7., 8., 9.]) tensor([1., 1.], dtype=torch.float64) tensor([1, 1], dtype=torch.int8)
