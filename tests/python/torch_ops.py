# operators: with numbers, tensors, NumPy; dtypes, broadcasting, in place
import torch
import numpy as np
a = torch.tensor([1., 2., 3.])
b = torch.tensor([4, 5, 6])
print(a + b, a - 1, 1 - a, a * 2, 2 * b, b / 2, b // 2, b % 4, a ** 2, 2 ** a, -a, +a)
# expect: tensor([5., 7., 9.]) tensor([0., 1., 2.]) tensor([ 0., -1., -2.]) tensor([2., 4., 6.]) tensor([ 8, 10, 12]) tensor([2.0000, 2.5000, 3.0000]) tensor([2, 2, 3]) tensor([0, 1, 2]) tensor([1., 4., 9.]) tensor([2., 4., 8.]) tensor([-1., -2., -3.]) tensor([1., 2., 3.])
print(7 / b, 7 // b, 7 % b, b ** 2, b / b)
# expect: tensor([1.7500, 1.4000, 1.1667]) tensor([1, 1, 1]) tensor([3, 2, 1]) tensor([16, 25, 36]) tensor([1., 1., 1.])
print(a > 1, a == b, a != a, a <= 2, b >= 5, 2 < a, ~(a > 1))
# expect: tensor([False,  True,  True]) tensor([False, False, False]) tensor([False, False, False]) tensor([ True,  True, False]) tensor([False,  True,  True]) tensor([False, False,  True]) tensor([ True, False, False])
print((a > 1) & (a < 3), (a > 1) | (a < 0), (a > 1) ^ (a > 2))
# expect: tensor([False,  True, False]) tensor([False,  True,  True]) tensor([False,  True, False])
print(a @ a, torch.ones(2, 3) @ a, torch.ones(2, 3) @ torch.ones(3, 1))
# expect: tensor(14.) tensor([6., 6.]) tensor([[3.],
# expect:         [3.]])
print(a + torch.ones(2, 1), (a.view(3, 1) * b).tolist())
# expect: tensor([[2., 3., 4.],
# expect:         [2., 3., 4.]]) [[4.0, 5.0, 6.0], [8.0, 10.0, 12.0], [12.0, 15.0, 18.0]]
print(torch.tensor(1) + torch.tensor(0.5), torch.tensor([1]) + 0.5, torch.tensor([1]) * True)
# expect: tensor(1.5000) tensor([1.5000]) tensor([1])
print((torch.ones(2, dtype=torch.float64) + torch.ones(2)).dtype, (b + torch.tensor(1.5)).dtype)
# expect: torch.float64 torch.float32
print((torch.ones(2) * np.float64(2)).dtype, np.float64(2) * torch.ones(2), torch.ones(2) + np.ones(2))
# expect: torch.float32 tensor([2., 2.]) tensor([2., 2.], dtype=torch.float64)
print(a == None, a == 'x', a is a, bool(torch.tensor(0.)), not torch.tensor([1]))
# expect: False False True False False
c = a
c += 1
print(a, c is a)  # expect: tensor([2., 3., 4.]) True
c *= b
c /= 2
c -= torch.ones(3)
print(a)  # expect: tensor([ 3.0000,  6.5000, 11.0000])
d = torch.tensor([1, 2])
d = d + 0.5
print(d)  # expect: tensor([1.5000, 2.5000])
print(abs(torch.tensor(-2)), float(torch.tensor([2.5])), int(torch.tensor(2.7)), round(2.5))
# expect: tensor(2) 2.5 2 2
print([10, 20, 30][torch.tensor(1)], list(range(torch.tensor(3))), torch.tensor(2) * [1, 2][0])
# expect: 20 [0, 1, 2] tensor(2)
print(torch.add(a, b, alpha=2), torch.sub(a, 1), torch.mul(a, a), torch.div(b, 4, rounding_mode='floor'))
# expect: tensor([11.0000, 16.5000, 23.0000]) tensor([ 2.0000,  5.5000, 10.0000]) tensor([  9.0000,  42.2500, 121.0000]) tensor([1, 1, 1])
print(torch.true_divide(b, 4), torch.floor_divide(b, 4), torch.remainder(b, 4), torch.pow(a, 0.5))
# expect: tensor([1.0000, 1.2500, 1.5000]) tensor([1, 1, 1]) tensor([0, 1, 2]) tensor([1.7321, 2.5495, 3.3166])
print(torch.maximum(a, b), torch.minimum(a, b), torch.where(a > 5, a, torch.zeros(3)))
# expect: tensor([ 4.0000,  6.5000, 11.0000]) tensor([3., 5., 6.]) tensor([ 0.0000,  6.5000, 11.0000])
print(torch.eq(b, 5), torch.logical_and(b > 4, b < 6), torch.logical_not(torch.tensor([0, 1])))
# expect: tensor([False,  True, False]) tensor([False,  True, False]) tensor([ True, False])
print(torch.clamp(a, 1, 4), a.clamp(min=5), a.clip(max=5))
# expect: tensor([3., 4., 4.]) tensor([ 5.0000,  6.5000, 11.0000]) tensor([3., 5., 5.])
print(torch.allclose(a, a + 1e-9), torch.equal(b, b), torch.isclose(a, a + 1), torch.equal(a, b))
# expect: True True tensor([False, False, False]) False
def refused(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
refused(lambda: torch.ones(3) + torch.ones(4))
# expect: RuntimeError: The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 0
refused(lambda: torch.ones(2) + 'a')
# expect: TypeError: unsupported operand type(s) for +: 'Tensor' and 'str'
refused(lambda: torch.ones(2) + [1, 2])
# expect: TypeError: unsupported operand type(s) for +: 'Tensor' and 'list'
refused(lambda: None * torch.ones(2))
# expect: TypeError: unsupported operand type(s) for *: 'NoneType' and 'Tensor'
refused(lambda: torch.ones(2) < 'a')
# expect: TypeError: '<' not supported between instances of 'Tensor' and 'str'
refused(lambda: torch.ones(2, 3) @ torch.ones(2, 3))
# expect: RuntimeError: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)
refused(lambda: torch.dot(torch.ones(2, 2), torch.ones(2)))
# expect: RuntimeError: 1D tensors expected, but got 2D and 1D tensors
refused(lambda: torch.dot(torch.ones(2), torch.ones(3)))
# expect: RuntimeError: inconsistent tensor size, expected tensor [2] and src [3] to have the same number of elements, but got 2 and 3 elements respectively
refused(lambda: torch.ones(2).add_(torch.ones(3, 2)))
# expect: RuntimeError: output with shape [2] doesn't match the broadcast shape [3, 2]
refused(lambda: torch.tensor([1]).mul_(0.5))
# expect: RuntimeError: result type Float can't be cast to the desired output type Long
refused(lambda: bool(torch.ones(2)))
# expect: RuntimeError: Boolean value of Tensor with more than one value is ambiguous
refused(lambda: float(torch.ones(2)))
# expect: ValueError: only one element tensors can be converted to Python scalars
refused(lambda: torch.sin([1.]))
# expect: TypeError: sin(): argument 'input' (position 1) must be Tensor, not list
refused(lambda: torch.tensor([True]) - torch.tensor([True]))
# expect: RuntimeError: Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.
refused(lambda: torch.allclose(torch.ones(1), torch.ones(1).double()))
# expect: RuntimeError: Float did not match Double
