# Slips of a beginner: text + shape, a list + a tensor, whole numbers into softmax, dtype=x.dtype.
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
x = torch.zeros(2, 3)
for slip in (lambda: 'shape: ' + x.shape, lambda: 'x: ' + x, lambda: [0] + x, lambda: x.shape + x,
             lambda: x.shape(), lambda: torch.softmax(torch.tensor([1, 2]), 0), lambda: F.pad(x, 1),
             lambda: torch.softmax(torch.tensor([[1, 2]]), 0)):
    try:
        slip()
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
# expect: TypeError can only concatenate str (not "torch.Size") to str
# expect: TypeError can only concatenate str (not "Tensor") to str
# expect: TypeError can only concatenate list (not "Tensor") to list
# expect: TypeError can only concatenate tuple (not "Tensor") to tuple
# expect: TypeError 'torch.Size' object is not callable
# expect: RuntimeError "softmax_lastdim_kernel_impl" not implemented for 'Long'
# expect: TypeError pad(): argument 'pad' (position 2) must be tuple of ints, not int
# expect: RuntimeError "softmax_kernel_impl" not implemented for 'Long'
a = np.ones(2, dtype=np.float32)
print(np.zeros(2, dtype=a.dtype).dtype, a.astype(np.arange(1).dtype), np.ones(1, dtype='i4'))
# expect: float32 [1 1] [1]
net = nn.Sequential(nn.Conv1d(1, 2, 3), nn.GLU(1))
print(net.get_submodule('1'), net.get_parameter('0.bias').shape, net(torch.ones(1, 1, 4)).shape)
# expect: GLU(dim=1) torch.Size([2]) torch.Size([1, 1, 2])
nn.init.dirac_(net[0].weight)
print(net[0].weight[:, 0].tolist(), F.glu(torch.tensor([3., 0.])))
# expect: [[0.0, 1.0, 0.0], [0.0, 0.0, 0.0]] tensor([1.5000])
# randint takes its upper end alone where the size has its name; tuple + Size is a tuple.
torch.manual_seed(3)
print(torch.randint(100, size=(2,)).shape, torch.randint(1, size=(3,)))
# expect: torch.Size([2]) tensor([0, 0, 0])
print((1,) + torch.Size([2]), torch.Size([2]) + (1,))  # expect: (1, 2) torch.Size([2, 1])
