# new tensors: what they hold, their dtype, what is refused
import torch
import numpy as np
print(torch.tensor([[1, 2], [3, 4]]))
# expect: tensor([[1, 2],
# expect:         [3, 4]])
print(torch.tensor(2.5), torch.tensor(7), torch.tensor(True))  # expect: tensor(2.5000) tensor(7) tensor(True)
print(torch.tensor([1, 2.5, True]), torch.tensor([True, 2]), torch.tensor([]))
# expect: tensor([1.0000, 2.5000, 1.0000]) tensor([1, 2]) tensor([])
print(torch.tensor([[], []]), torch.tensor(range(4)), torch.tensor((1, 2)))
# expect: tensor([], size=(2, 0)) tensor([0, 1, 2, 3]) tensor([1, 2])
print(torch.tensor([1., 2.], dtype=torch.int32), torch.tensor([1.9], dtype=torch.long))
# expect: tensor([1, 2], dtype=torch.int32) tensor([1])
print(torch.tensor([0, 3], dtype=torch.bool), torch.tensor([1, 2], dtype=torch.float64))
# expect: tensor([False,  True]) tensor([1., 2.], dtype=torch.float64)
print(torch.tensor([torch.tensor(1.), torch.tensor(2.)]))  # expect: tensor([1., 2.])
print(torch.tensor([np.float32(1.5), 2]), torch.tensor(np.arange(3)))
# expect: tensor([1.5000, 2.0000]) tensor([0, 1, 2])
print(torch.zeros(2, 3), torch.ones((2,)), torch.full((2, 2), 7), torch.full((2,), 0.5))
# expect: tensor([[0., 0., 0.],
# expect:         [0., 0., 0.]]) tensor([1., 1.]) tensor([[7, 7],
# expect:         [7, 7]]) tensor([0.5000, 0.5000])
print(torch.zeros(2, dtype=torch.long), torch.ones(2, dtype=int), torch.ones(size=(1, 2)))
# expect: tensor([0, 0]) tensor([1, 1]) tensor([[1., 1.]])
print(torch.arange(5), torch.arange(1, 2, 0.25), torch.arange(5, 0, -2), torch.arange(0., 3))
# expect: tensor([0, 1, 2, 3, 4]) tensor([1.0000, 1.2500, 1.5000, 1.7500]) tensor([5, 3, 1]) tensor([0., 1., 2.])
print(torch.linspace(0, 1, 5), torch.linspace(-1, 1, 2), torch.linspace(3, 3, 1))
# expect: tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000]) tensor([-1.,  1.]) tensor([3.])
print(torch.eye(2), torch.eye(2, 3))
# expect: tensor([[1., 0.],
# expect:         [0., 1.]]) tensor([[1., 0., 0.],
# expect:         [0., 1., 0.]])
print(torch.zeros_like(torch.ones(2, dtype=torch.int16)), torch.ones_like(torch.zeros(1, 2)))
# expect: tensor([0, 0], dtype=torch.int16) tensor([[1., 1.]])
print(torch.full_like(torch.zeros(2), 3), torch.empty(2, 3).shape, torch.empty(0))
# expect: tensor([3., 3.]) torch.Size([2, 3]) tensor([])
print(torch.Tensor([1, 2]), torch.Tensor(2, 3).shape, torch.Tensor(), torch.FloatTensor([3]))
# expect: tensor([1., 2.]) torch.Size([2, 3]) tensor([]) tensor([3.])
print(torch.LongTensor([1, 2]), torch.DoubleTensor([1]), torch.BoolTensor([True]))
# expect: tensor([1, 2]) tensor([1.], dtype=torch.float64) tensor([True])
print(torch.logspace(0, 2, 3), torch.range(1, 2, 0.5))
# expect: tensor([  1.,  10., 100.]) tensor([1.0000, 1.5000, 2.0000])
print(torch.ones(2, requires_grad=True), torch.ones(2).new_zeros(3), torch.ones(2).new_tensor([1]))
# expect: tensor([1., 1.], requires_grad=True) tensor([0., 0., 0.]) tensor([1.])
print(torch.as_tensor([1, 2]), torch.is_tensor(torch.ones(1)), torch.is_tensor(1))
# expect: tensor([1, 2]) True False
a = np.zeros(3)
t = torch.from_numpy(a)
a[1] = 5
print(t, t.dtype)  # expect: tensor([0., 5., 0.], dtype=torch.float64) torch.float64
t[0] = 2
print(a)  # expect: [2. 5. 0.]
x = torch.ones(2)
y = torch.as_tensor(x)
print(y is x, torch.tensor(x.numpy()) is x)  # expect: True False
def refused(make):
    try:
        make()
    except Exception as e:
        print(type(e).__name__ + ':', e)
refused(lambda: torch.tensor([[1, 2], [3]]))
# expect: ValueError: expected sequence of length 2 at dim 1 (got 1)
refused(lambda: torch.tensor([[1, 2], 3]))  # expect: TypeError: not a sequence
refused(lambda: torch.tensor([1, [2, 3]]))
# expect: TypeError: 'list' object cannot be interpreted as an integer
refused(lambda: torch.tensor('one'))  # expect: TypeError: new(): invalid data type 'str'
refused(lambda: torch.tensor(['one']))  # expect: ValueError: too many dimensions 'str'
refused(lambda: torch.tensor(None))  # expect: RuntimeError: Could not infer dtype of NoneType
refused(lambda: torch.tensor([torch.ones(2), torch.ones(2)]))
# expect: ValueError: only one element tensors can be converted to Python scalars
refused(lambda: torch.ones(2, 3.))
# expect: TypeError: ones(): argument 'size' must be tuple of SymInts, but found element of type float at pos 2
refused(lambda: torch.ones('2'))
# expect: TypeError: ones(): argument 'size' (position 1) must be tuple of SymInts, not str
refused(lambda: torch.ones(2, -1))
# expect: RuntimeError: Trying to create tensor with negative dimension -1: [2, -1]
refused(lambda: torch.arange(5, 0))
# expect: RuntimeError: upper bound and larger bound inconsistent with step sign
refused(lambda: torch.arange(0, 5, 0))  # expect: RuntimeError: step must be nonzero
refused(lambda: torch.linspace(0, 1, -1))  # expect: RuntimeError: number of steps must be non-negative
refused(lambda: torch.tensor([1], requires_grad=True))
# expect: RuntimeError: Only Tensors of floating point and complex dtype can require gradients
refused(lambda: torch.from_numpy([1.]))  # expect: TypeError: expected np.ndarray (got list)
refused(lambda: torch.from_numpy(np.ones(3)[::-1]))
# expect: ValueError: At least one stride in the given numpy array is negative, and tensors with negative strides are not currently supported. (You can probably work around this by making a copy of your array  with array.copy().) 
refused(lambda: torch.ones(2, device='cuda'))  # expect: AssertionError: Torch not compiled with CUDA enabled
refused(lambda: torch.Tensor(2.))  # expect: TypeError: new(): data must be a sequence (got float)
