# Picking, differences, grids, einsum, places: torch and numpy side by side.
import numpy as np
import torch
x = torch.arange(6).view(2, 3)
print(torch.gather(x, 1, torch.tensor([[2, 0], [1, 1]])))
# expect: tensor([[2, 0],
# expect:         [4, 4]])
print(x.masked_select(x % 2 == 0), torch.diff(torch.tensor([1, 4, 9, 16]), n=2), x.diff(dim=0))
# expect: tensor([0, 2, 4]) tensor([2, 2]) tensor([[3, 3, 3]])
print(torch.einsum('ij,kj->ik', x, x), torch.einsum('ij->j', x), torch.einsum('i,i', x[0], x[1]))
# expect: tensor([[ 5, 14],
# expect:         [14, 50]]) tensor([3, 5, 7]) tensor(14)
print(torch.einsum('nclk,ock->nol', torch.ones(1, 2, 3, 2), torch.ones(1, 2, 2)).shape)
# expect: torch.Size([1, 1, 3])
print(torch.meshgrid(torch.arange(2), torch.arange(2), indexing='xy'))
# expect: (tensor([[0, 1],
# expect:         [0, 1]]), tensor([[0, 0],
# expect:         [1, 1]]))
print(torch.zeros(1).layout, torch.concatenate([x, x]).shape)
# expect: torch.strided torch.Size([4, 3])
torch.manual_seed(1)
print(torch.bernoulli(torch.full((6,), 0.5)))  # expect: tensor([0., 1., 1., 0., 1., 0.])
try:
    torch.gather(x, 1, torch.tensor([[3], [0]]))
except RuntimeError as e:
    print(e)
# expect: index 3 is out of bounds for dimension 1 with size 3
a = np.array([[0, 7], [5, 0]])
print(np.where(a > 0), np.nonzero(a), np.argwhere(a).tolist(), np.count_nonzero(a))
# expect: (array([0, 1]), array([1, 0])) (array([0, 1]), array([1, 0])) [[0, 1], [1, 0]] 2
print(np.where(a > 0, 1, -1).tolist(), np.argsort(a).tolist(), a.argsort(axis=0).tolist())
# expect: [[-1, 1], [1, -1]] [[0, 1], [1, 0]] [[0, 1], [1, 0]]
print(np.tril(a).tolist(), np.triu(a).tolist(), np.diag(a), np.diag([1, 2]).tolist(), np.trace(a))
# expect: [[0, 0], [5, 0]] [[0, 7], [0, 0]] [0 0] [[1, 0], [0, 2]] 0
print([g.tolist() for g in np.meshgrid([1, 2], [3, 4, 5])], np.logspace(0, 2, 3))
# expect: [[[1, 2], [1, 2], [1, 2]], [[3, 3], [4, 4], [5, 5]]] [  1.  10. 100.]
print(np.moveaxis(np.ones((2, 3, 4)), 0, -1).shape, np.atleast_2d([1, 2]).shape, np.fliplr(a).tolist())
# expect: (3, 4, 2) (1, 2) [[7, 0], [0, 5]]
print(np.einsum('ij,ij->i', a, a), np.zeros(2, dtype='f4').dtype)  # expect: [49 25] float32
for shape in ((2, -1), (-1, 2), (5,), (-1, 2, 2)):
    try:
        np.zeros(3).reshape(shape)
    except ValueError as e:
        print(e)
# expect: cannot reshape array of size 3 into shape (2,newaxis)
# expect: cannot reshape array of size 3 into shape (2)
# expect: cannot reshape array of size 3 into shape (5,)
# expect: cannot reshape array of size 3 into shape (2,2)
