# PyTorch's own random numbers
import torch
torch.manual_seed(0)
print(torch.rand(3), torch.rand(2, 2), torch.rand(1, dtype=torch.float64))
# expect: tensor([0.4963, 0.7682, 0.0885]) tensor([[0.1320, 0.3074],
# expect:         [0.6341, 0.4901]]) tensor([0.1716], dtype=torch.float64)
print(torch.randn(3), torch.randn(20)[-3:], torch.randn(2, dtype=torch.float64))
# expect: tensor([ 0.6472,  0.2490, -0.3354]) tensor([-1.2001, -0.0048, -0.5181]) tensor([ 0.4564, -1.3927], dtype=torch.float64)
print(torch.randint(0, 10, (5,)), torch.randint(3, (2, 2)), torch.randperm(6))
# expect: tensor([6, 6, 7, 9, 6]) tensor([[0, 0],
# expect:         [1, 2]]) tensor([4, 3, 2, 0, 5, 1])
print(torch.rand_like(torch.zeros(2)), torch.randn_like(torch.zeros(1, 2)), torch.randint_like(torch.zeros(2), 5))
# expect: tensor([0.3168, 0.6965]) tensor([[-0.3611, -0.4820]]) tensor([1., 1.])
print(torch.normal(0., 1., (2,)), torch.normal(torch.tensor([0., 10.]), 1.), torch.normal(mean=2.0, std=0.5, size=(2,)))
# expect: tensor([ 1.1293, -1.2706]) tensor([ 0.0193, 10.8868]) tensor([2.0276, 2.3440])
print(torch.empty(2).uniform_(-1, 1), torch.empty(2).normal_(5, 0.1), torch.empty(3).random_(10))
# expect: tensor([0.5057, 0.7159]) tensor([5.1233, 4.8981]) tensor([5., 7., 2.])
torch.manual_seed(1)
first = torch.rand(2)
torch.manual_seed(1)
print(torch.equal(first, torch.rand(2)), torch.initial_seed())  # expect: True 1
g = torch.Generator().manual_seed(5)
print(torch.rand(2, generator=g), torch.randn(2, generator=g))
# expect: tensor([0.8303, 0.1261]) tensor([-0.0580,  0.9444])
print(torch.rand(()), torch.randn(size=(1, 2)))  # expect: tensor(0.4031) tensor([[ 0.7244, -0.7022]])
