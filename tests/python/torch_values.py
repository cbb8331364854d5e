# out of a tensor: numbers, lists, arrays; dtypes and devices
import torch
import numpy as np
x = torch.tensor([1.5, 2.5])
print(x[0].item(), x.tolist(), torch.tensor([[1], [2]]).tolist(), torch.tensor(True).item())
# expect: 1.5 [1.5, 2.5] [[1], [2]] True
n = x.numpy()
n[0] = 9
print(x, n, n.dtype, type(n))  # expect: tensor([9.0000, 2.5000]) [9.  2.5] float32 <class 'numpy.ndarray'>
print(x.dtype, x.device, x.type(), x.long(), x.int(), x.double(), x.bool(), x.short().dtype)
# expect: torch.float32 cpu torch.FloatTensor tensor([9, 2]) tensor([9, 2], dtype=torch.int32) tensor([9.0000, 2.5000], dtype=torch.float64) tensor([True, True]) torch.int16
print(x.to(torch.int64), x.to('cpu') is x, x.float() is x, x.type(torch.float64).dtype, x.byte())
# expect: tensor([9, 2]) True True torch.float64 tensor([9, 2], dtype=torch.uint8)
print(x.type('torch.LongTensor'), torch.tensor([1]).type_as(x), x.to(torch.ones(1).double()).dtype)
# expect: tensor([9, 2]) tensor([1.]) torch.float64
print(torch.float32, torch.float, torch.long, torch.float == torch.float32, x.dtype is torch.float32)
# expect: torch.float32 torch.float32 torch.int64 True True
print(torch.float64.is_floating_point, torch.int8.is_floating_point, x.is_floating_point())
# expect: True False True
print(torch.device('cpu'), repr(torch.device('cpu')), x.device == torch.device('cpu'), x.is_cuda)
# expect: cpu device(type='cpu') True False
device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
print(device, x.to(device).device, device.type)  # expect: cpu cpu cpu
print(f'{x[0]} {x[0]:.2f} {x[1]:6.1f}| {torch.tensor(7)} {torch.tensor(7):03d} {x}')
# expect: 9.0 9.00    2.5| 7 007 tensor([9.0000, 2.5000])
print('%.1f' % x[0], '{:.3f}'.format(x[1]), str(x[0]), [x[0]], (x,))
# expect: 9.0 2.500 tensor(9.) [tensor(9.)] (tensor([9.0000, 2.5000]),)
print(torch.tensor(0.1).item(), torch.tensor(0.1, dtype=torch.float64).item(), f'{torch.tensor(0.8)}')
# expect: 0.10000000149011612 0.1 0.800000011920929
print(torch.get_default_dtype(), torch.__version__[:4], torch.pi, torch.inf)
# expect: torch.float32 1.13 3.141592653589793 inf
torch.set_default_dtype(torch.float64)
print(torch.tensor(0.1), torch.ones(1).dtype, torch.ones(1, dtype=torch.float32))
# expect: tensor(0.1000) torch.float64 tensor([1.], dtype=torch.float32)
torch.set_default_dtype(torch.float32)
print(isinstance(x, torch.Tensor), type(x), type(x).__name__, torch.Tensor)
# expect: True <class 'torch.Tensor'> Tensor <class 'torch.Tensor'>
print(torch.Size([2, 3]), torch.Size([2, 3]).numel(), tuple(torch.Size([2])), torch.Size([1]) + (2,))
# expect: torch.Size([2, 3]) 6 (2,) torch.Size([1, 2])
s = x.shape
print(s, s[0], s[:1], f'{s}', s == torch.Size([2]), torch.zeros(s).shape, torch.zeros(*s).shape)
# expect: torch.Size([2]) 2 torch.Size([2]) torch.Size([2]) True torch.Size([2]) torch.Size([2])
print(np.array(x), np.asarray(x).dtype, np.sum(x.numpy()), list(x), hash(x) == hash(x))
# expect: [9.  2.5] float32 11.5 [tensor(9.), tensor(2.5000)] True
def refused(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
refused(lambda: x.item())  # expect: ValueError: only one element tensors can be converted to Python scalars
refused(lambda: f'{x:.2f}')  # expect: TypeError: unsupported format string passed to Tensor.__format__
refused(lambda: x.cuda())  # expect: AssertionError: Torch not compiled with CUDA enabled
refused(lambda: x.foo)  # expect: AttributeError: 'Tensor' object has no attribute 'foo'
refused(lambda: torch.foo)  # expect: AttributeError: module 'torch' has no attribute 'foo'
refused(lambda: torch.set_default_dtype(torch.int32))
# expect: TypeError: only floating-point types are supported as the default type
refused(lambda: torch.ones(1, requires_grad=True).numpy())
# expect: RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.
