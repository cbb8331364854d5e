# the same numbers in another shape
import torch
x = torch.arange(6)
print(x.view(2, 3), x.view(-1, 2).shape, x.reshape((3, 2)), x.view(1, 6, 1).shape)
# expect: tensor([[0, 1, 2],
# expect:         [3, 4, 5]]) torch.Size([3, 2]) tensor([[0, 1],
# expect:         [2, 3],
# expect:         [4, 5]]) torch.Size([1, 6, 1])
m = x.view(2, 3)
print(m.T, m.t().shape, m.mT.shape, m.transpose(0, 1)[0], m.permute(1, 0).is_contiguous())
# expect: tensor([[0, 3],
# expect:         [1, 4],
# expect:         [2, 5]]) torch.Size([3, 2]) torch.Size([3, 2]) tensor([0, 3]) False
y = torch.zeros(2, 3, 4)
print(y.permute(0, 2, 1).shape, y.permute(2, 0, 1).stride(), torch.transpose(y, 1, 2).shape, y.mT.shape)
# expect: torch.Size([2, 4, 3]) (1, 12, 4) torch.Size([2, 4, 3]) torch.Size([2, 4, 3])
print(y.unsqueeze(0).shape, y.unsqueeze(-1).shape, y[None].shape, torch.ones(1, 2, 1).squeeze().shape)
# expect: torch.Size([1, 2, 3, 4]) torch.Size([2, 3, 4, 1]) torch.Size([1, 2, 3, 4]) torch.Size([2])
print(torch.ones(1, 2, 1).squeeze(0).shape, y.squeeze(1).shape, y.flatten().shape, y.flatten(1).shape)
# expect: torch.Size([2, 1]) torch.Size([2, 3, 4]) torch.Size([24]) torch.Size([2, 12])
print(torch.flatten(y, 0, 1).shape, y.ravel().shape, y.size(), y.size(1), y.size(-1), y.dim(), y.ndim)
# expect: torch.Size([6, 4]) torch.Size([24]) torch.Size([2, 3, 4]) 3 4 3 3
print(y.numel(), y.nelement(), y.shape[0], list(y.shape), y.shape == (2, 3, 4), y.shape[1:], len(y.shape))
# expect: 24 24 2 [2, 3, 4] True torch.Size([3, 4]) 3
print(torch.tensor([[1], [2]]).expand(2, 3), torch.tensor([1, 2]).expand(2, -1), m.expand_as(m).shape)
# expect: tensor([[1, 1, 1],
# expect:         [2, 2, 2]]) tensor([[1, 2],
# expect:         [1, 2]]) torch.Size([2, 3])
print(torch.arange(6.).unfold(0, 3, 1), torch.arange(6).unfold(0, 2, 2))
# expect: tensor([[0., 1., 2.],
# expect:         [1., 2., 3.],
# expect:         [2., 3., 4.],
# expect:         [3., 4., 5.]]) tensor([[0, 1],
# expect:         [2, 3],
# expect:         [4, 5]])
print(m.flip(0), torch.flip(x, dims=[0]), m.flip(0, 1), torch.fliplr(m), m.roll(1), m.roll(1, 1))
# expect: tensor([[3, 4, 5],
# expect:         [0, 1, 2]]) tensor([5, 4, 3, 2, 1, 0]) tensor([[5, 4, 3],
# expect:         [2, 1, 0]]) tensor([[2, 1, 0],
# expect:         [5, 4, 3]]) tensor([[5, 0, 1],
# expect:         [2, 3, 4]]) tensor([[2, 0, 1],
# expect:         [5, 3, 4]])
print(x.repeat(2), m.repeat(1, 2), torch.tile(x[:2], (2,)), x[:2].repeat_interleave(2))
# expect: tensor([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5]) tensor([[0, 1, 2, 0, 1, 2],
# expect:         [3, 4, 5, 3, 4, 5]]) tensor([0, 1, 0, 1]) tensor([0, 0, 1, 1])
print(torch.stack([x, x]).shape, torch.stack((x, x), dim=1)[0], torch.cat([m, m]), torch.cat((m, m), dim=1))
# expect: torch.Size([2, 6]) tensor([0, 0]) tensor([[0, 1, 2],
# expect:         [3, 4, 5],
# expect:         [0, 1, 2],
# expect:         [3, 4, 5]]) tensor([[0, 1, 2, 0, 1, 2],
# expect:         [3, 4, 5, 3, 4, 5]])
print(torch.hstack([x[:2], x[:1]]), torch.vstack([x[:2], x[2:4]]), torch.concat([x[:1], x[:1]]))
# expect: tensor([0, 1, 0]) tensor([[0, 1],
# expect:         [2, 3]]) tensor([0, 0])
print(x.split(4), x.chunk(2), m.unbind(), m.unbind(1)[0], torch.split(x, [1, 2, 3])[2])
# expect: (tensor([0, 1, 2, 3]), tensor([4, 5])) (tensor([0, 1, 2]), tensor([3, 4, 5])) (tensor([0, 1, 2]), tensor([3, 4, 5])) tensor([0, 3]) tensor([3, 4, 5])
print(m.select(1, 0), x.narrow(0, 1, 2), m.index_select(1, torch.tensor([2, 0])), m.swapaxes(0, 1).shape)
# expect: tensor([0, 3]) tensor([1, 2]) tensor([[2, 0],
# expect:         [5, 3]]) torch.Size([3, 2])
print(torch.tril(torch.ones(2, 3)), torch.triu(torch.ones(2, 2), 1), torch.diag(torch.tensor([1, 2])))
# expect: tensor([[1., 0., 0.],
# expect:         [1., 1., 0.]]) tensor([[0., 1.],
# expect:         [0., 0.]]) tensor([[1, 0],
# expect:         [0, 2]])
print(torch.movedim(y, 0, 2).shape, torch.unflatten(x, 0, (2, 3)), y.view_as(y).shape, m.reshape_as(m).shape)
# expect: torch.Size([3, 4, 2]) tensor([[0, 1, 2],
# expect:         [3, 4, 5]]) torch.Size([2, 3, 4]) torch.Size([2, 3])
v = m.view(6)
v[0] = 100
print(m[0, 0], x[0], m.reshape(-1)[0], m.clone().view(6).fill_(0)[0], x[0])
# expect: tensor(100) tensor(100) tensor(100) tensor(0) tensor(100)
print(x.storage_offset(), m[1].storage_offset(), m.stride(), m.T.contiguous().stride(), m.element_size())
# expect: 0 3 (3, 1) (2, 1) 8
z = torch.arange(3)
z.unsqueeze_(0)
print(z.shape, z.squeeze_().shape, z.resize_(2).shape)
# expect: torch.Size([1, 3]) torch.Size([3]) torch.Size([2])
def refused(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
refused(lambda: torch.arange(10).view(3, 3))
# expect: RuntimeError: shape '[3, 3]' is invalid for input of size 10
refused(lambda: torch.arange(10).reshape(3, -1))
# expect: RuntimeError: shape '[3, -1]' is invalid for input of size 10
refused(lambda: m.T.view(6))
# expect: RuntimeError: view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.
refused(lambda: y.permute(0, 1))
# expect: RuntimeError: permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = 3 is not equal to len(dims) = 2
refused(lambda: y.permute(0, 1, 1))  # expect: RuntimeError: permute(): duplicate dims are not allowed.
refused(lambda: y.transpose(0, 3))
# expect: IndexError: Dimension out of range (expected to be in range of [-3, 2], but got 3)
refused(lambda: y.unsqueeze(5))
# expect: IndexError: Dimension out of range (expected to be in range of [-4, 3], but got 5)
refused(lambda: x.expand(2, 5))
# expect: RuntimeError: The expanded size of the tensor (5) must match the existing size (6) at non-singleton dimension 1.  Target sizes: [2, 5].  Tensor sizes: [6]
refused(lambda: x.unfold(0, 7, 1))
# expect: RuntimeError: maximum size for tensor at dimension 0 is 6 but size is 7
refused(lambda: torch.stack((torch.ones(2), torch.ones(3))))
# expect: RuntimeError: stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at entry 1
refused(lambda: torch.cat((torch.ones(2, 2), torch.ones(3, 3))))
# expect: RuntimeError: Sizes of tensors must match except in dimension 0. Expected size 2 but got size 3 for tensor number 1 in the list.
refused(lambda: torch.stack([1, 2]))
# expect: TypeError: expected Tensor as element 0 in argument 0, but got int
refused(lambda: torch.cat([]))  # expect: RuntimeError: torch.cat(): expected a non-empty list of Tensors
refused(lambda: torch.cat([torch.tensor(1), torch.tensor(2)]))
# expect: RuntimeError: zero-dimensional tensor (at position 0) cannot be concatenated
refused(lambda: x.flip(1))
# expect: IndexError: Dimension out of range (expected to be in range of [-1, 0], but got 1)
refused(lambda: m.repeat(2))
# expect: RuntimeError: Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor
