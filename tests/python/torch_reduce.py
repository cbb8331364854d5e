# sum, mean, max and their kin, over everything or one dimension
import torch
x = torch.tensor([[1., 5., 3.], [4., 2., 6.]])
print(x.sum(), x.sum(0), x.sum(dim=1, keepdim=True), x.sum((0, 1)), torch.sum(x, -1), x.sum(axis=1))
# expect: tensor(21.) tensor([5., 7., 9.]) tensor([[ 9.],
# expect:         [12.]]) tensor(21.) tensor([ 9., 12.]) tensor([ 9., 12.])
print(x.mean(), x.mean(1), x.prod(), x.prod(0), x.std(), x.var(0), x.std(dim=1, unbiased=False))
# expect: tensor(3.5000) tensor([3., 4.]) tensor(720.) tensor([ 4., 10., 18.]) tensor(1.8708) tensor([4.5000, 4.5000, 4.5000]) tensor([1.6330, 1.6330])
print(x.max(), x.min(), x.argmax(), x.argmin(1), x.amax(0), x.amin())
# expect: tensor(6.) tensor(1.) tensor(5) tensor([0, 1]) tensor([4., 5., 6.]) tensor(1.)
print(x.max(1))
# expect: torch.return_types.max(
# expect: values=tensor([5., 6.]),
# expect: indices=tensor([1, 2]))
values, indices = x.min(dim=0)
print(values, indices, x.max(0).values, x.max(0)[1])
# expect: tensor([1., 2., 3.]) tensor([0, 1, 0]) tensor([4., 5., 6.]) tensor([1, 0, 1])
print(torch.max(x, torch.full((2, 3), 3.5)), torch.max(x, dim=1, keepdim=True).values.shape)
# expect: tensor([[3.5000, 5.0000, 3.5000],
# expect:         [4.0000, 3.5000, 6.0000]]) torch.Size([2, 1])
print((x > 5).any(), (x > 0).all(), (x > 2).sum(), (x > 2).any(0), torch.tensor([1, 2]).sum())
# expect: tensor(True) tensor(True) tensor(4) tensor([True, True, True]) tensor(3)
print(x.norm(), x.norm(p=1), x.norm(dim=0), torch.norm(x))
# expect: tensor(9.5394) tensor(21.) tensor([4.1231, 5.3852, 6.7082]) tensor(9.5394)
print(torch.sort(torch.tensor([3, 1, 2])), torch.argsort(x, dim=1), x.sort(descending=True)[0])
# expect: torch.return_types.sort(
# expect: values=tensor([1, 2, 3]),
# expect: indices=tensor([1, 2, 0])) tensor([[0, 2, 1],
# expect:         [1, 0, 2]]) tensor([[5., 3., 1.],
# expect:         [6., 4., 2.]])
print(torch.topk(torch.tensor([1., 9., 4.]), 2), torch.median(torch.tensor([3., 1., 2., 4.])))
# expect: torch.return_types.topk(
# expect: values=tensor([9., 4.]),
# expect: indices=tensor([1, 2])) tensor(2.)
print(torch.unique(torch.tensor([3, 1, 3])), torch.nonzero(torch.tensor([0, 2, 3])))
# expect: tensor([1, 3]) tensor([[1],
# expect:         [2]])
print(sum(x), max(x[0]), torch.tensor([True, True]).sum(), torch.arange(4).float().mean())
# expect: tensor([5., 7., 9.]) tensor(5.) tensor(2) tensor(1.5000)
def refused(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
refused(lambda: torch.tensor([1, 2]).mean())
# expect: RuntimeError: mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Long
refused(lambda: torch.tensor([1, 2]).std())
# expect: RuntimeError: std and var only support floating point and complex dtypes
refused(lambda: x.sum(2))
# expect: IndexError: Dimension out of range (expected to be in range of [-2, 1], but got 2)
refused(lambda: torch.empty(0).max())
# expect: RuntimeError: max(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.
refused(lambda: torch.sum([1, 2]))
# expect: TypeError: sum(): argument 'input' (position 1) must be Tensor, not list
refused(lambda: x.sum((0, 0)))  # expect: RuntimeError: dim 0 appears multiple times in the list of dims
