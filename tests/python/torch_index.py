# x[...] and x[...] = value: positions, slices, new axes, masks; views share memory
import torch
x = torch.arange(24.).view(2, 3, 4)
print(x[0, 1], x[1, 2, 3], x[-1, -1, -1])  # expect: tensor([4., 5., 6., 7.]) tensor(23.) tensor(23.)
print(x[:, 1, 2:], x[0, ::2], x[..., 1])
# expect: tensor([[ 6.,  7.],
# expect:         [18., 19.]]) tensor([[ 0.,  1.,  2.,  3.],
# expect:         [ 8.,  9., 10., 11.]]) tensor([[ 1.,  5.,  9.],
# expect:         [13., 17., 21.]])
print(x[0, None].shape, x[:, None, ..., None].shape, x[...].shape, x[()].shape)
# expect: torch.Size([1, 3, 4]) torch.Size([2, 1, 3, 4, 1]) torch.Size([2, 3, 4]) torch.Size([2, 3, 4])
print(x[0][1][2].item(), x[0, :, -2:].tolist())  # expect: 6.0 [[2.0, 3.0], [6.0, 7.0], [10.0, 11.0]]
print(x[x > 20], x[:, [0, 2]][..., 0], x[[1, 0], [2, 1]])
# expect: tensor([21., 22., 23.]) tensor([[ 0.,  8.],
# expect:         [12., 20.]]) tensor([[20., 21., 22., 23.],
# expect:         [ 4.,  5.,  6.,  7.]])
print(x[torch.tensor([1])].shape, x[torch.tensor(1)].shape, x[[True, False]].shape)
# expect: torch.Size([1, 3, 4]) torch.Size([3, 4]) torch.Size([1, 3, 4])
print(x[0, 1:1].shape, x[5:].shape, x[:, :100].shape)
# expect: torch.Size([0, 4]) torch.Size([0, 3, 4]) torch.Size([2, 3, 4])
y = torch.zeros(3, 4)
y[1] = 5
y[:, 0] = torch.tensor([1., 2., 3.])
y[2, 1:3] = 7
y[0, -1] += 2
print(y)
# expect: tensor([[1., 0., 0., 2.],
# expect:         [2., 5., 5., 5.],
# expect:         [3., 7., 7., 0.]])
y[y == 5] = -1
y[[0, 2]] = y[[2, 0]]
print(y)
# expect: tensor([[ 3.,  7.,  7.,  0.],
# expect:         [ 2., -1., -1., -1.],
# expect:         [ 1.,  0.,  0.,  2.]])
row = y[1]
row[2] = 9
row += 1
print(y[1], row)  # expect: tensor([ 3.,  0., 10.,  0.]) tensor([ 3.,  0., 10.,  0.])
for r in torch.eye(2): print(r)
# expect: tensor([1., 0.])
# expect: tensor([0., 1.])
print(len(x), [v.item() for v in torch.arange(3)], 2. in torch.arange(3.), 7 in torch.arange(3))
# expect: 2 [0, 1, 2] True False
a, b = torch.tensor([[1, 2], [3, 4]])
print(a, b)  # expect: tensor([1, 2]) tensor([3, 4])
z = torch.arange(5)
z[1:4] = z[0:3].clone()
print(z)  # expect: tensor([0, 0, 1, 2, 4])
def refused(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
refused(lambda: x[2])  # expect: IndexError: index 2 is out of bounds for dimension 0 with size 2
refused(lambda: x[0, 3])  # expect: IndexError: index 3 is out of bounds for dimension 1 with size 3
refused(lambda: x[0, 0, 0, 0])  # expect: IndexError: too many indices for tensor of dimension 3
refused(lambda: x[1.])
# expect: IndexError: only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got float)
refused(lambda: torch.arange(3)[::-1])  # expect: ValueError: step must be greater than zero
refused(lambda: torch.tensor(1)[0])
# expect: IndexError: invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number
refused(lambda: len(torch.tensor(1)))  # expect: TypeError: len() of a 0-d tensor
refused(lambda: [v for v in torch.tensor(1)])  # expect: TypeError: iteration over a 0-d tensor
refused(lambda: y.__setitem__((0, 0), torch.ones(2)))
# expect: RuntimeError: expand(torch.FloatTensor{[2]}, size=[]): the number of sizes provided (0) must be greater or equal to the number of dimensions in the tensor (1)
