# PyTorch's words for a wrong Conv1d
import torch
import torch.nn as nn
import torch.nn.functional as F
def refused(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
x = torch.ones(1, 2, 10)
refused(lambda: nn.Conv1d(3, 6, 3)(x))
# expect: RuntimeError: Given groups=1, weight of size [6, 3, 3], expected input[1, 2, 10] to have 3 channels, but got 2 channels instead
refused(lambda: nn.Conv1d(2, 6, 3, groups=2)(torch.ones(1, 3, 10)))
# expect: RuntimeError: Given groups=2, weight of size [6, 1, 3], expected input[1, 3, 10] to have 2 channels, but got 3 channels instead
refused(lambda: nn.Conv1d(2, 1, 11)(x))
# expect: RuntimeError: Calculated padded input size per channel: (10). Kernel size: (11). Kernel size can't be greater than actual input size
refused(lambda: nn.Conv1d(2, 1, 5, dilation=3)(x))
# expect: RuntimeError: Calculated padded input size per channel: (10). Kernel size: (13). Kernel size can't be greater than actual input size
refused(lambda: nn.Conv1d(2, 1, 3)(torch.ones(10)))
# expect: RuntimeError: Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: [10]
refused(lambda: nn.Conv1d(2, 1, 3)(torch.ones(1, 1, 2, 10)))
# expect: RuntimeError: Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: [1, 1, 2, 10]
refused(lambda: nn.Conv1d(2, 1, 3, padding=-1)(x))  # expect: RuntimeError: negative padding is not supported
refused(lambda: nn.Conv1d(2, 1, 3, stride=0)(x))  # expect: RuntimeError: non-positive stride is not supported
refused(lambda: nn.Conv1d(2, 1, 3, padding=(1, 2))(x))
# expect: RuntimeError: expected padding to be a single integer value or a list of 1 values to match the convolution dimensions, but got padding=[1, 2]
refused(lambda: nn.Conv1d(2, 1, 3)(x.long()))
# expect: RuntimeError: expected scalar type Long but found Float
refused(lambda: nn.Conv1d(2, 1, 3)(x.double()))
# expect: RuntimeError: expected scalar type Double but found Float
refused(lambda: nn.Conv1d(2, 1, 3)())
# expect: TypeError: Conv1d.forward() missing 1 required positional argument: 'input'
refused(lambda: nn.Conv1d(2, 1, 3)(x, 2))
# expect: TypeError: Conv1d.forward() takes 2 positional arguments but 3 were given
refused(lambda: nn.Conv1d(2, 1, 3)([1, 2, 3]))
# expect: TypeError: conv1d() received an invalid combination of arguments - got (list, Parameter, Parameter, tuple, tuple, tuple, int), but expected one of:
# expect:  * (Tensor input, Tensor weight, Tensor bias, tuple of ints stride, tuple of ints padding, tuple of ints dilation, int groups)
# expect:       didn't match because some of the arguments have invalid types: (!list!, !Parameter!, !Parameter!, !tuple!, !tuple!, !tuple!, int)
# expect:  * (Tensor input, Tensor weight, Tensor bias, tuple of ints stride, str padding, tuple of ints dilation, int groups)
# expect:       didn't match because some of the arguments have invalid types: (!list!, !Parameter!, !Parameter!, !tuple!, !tuple!, !tuple!, int)
# expect:
refused(lambda: nn.Conv1d(2, 1, 3, padding=10, padding_mode='reflect')(x))
# expect: RuntimeError: Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (10, 10) at dimension 2 of input [1, 2, 10]
refused(lambda: nn.Conv1d(2, 1, 3, padding=11, padding_mode='circular')(x))
# expect: RuntimeError: Padding value causes wrapping around more than once.
refused(lambda: nn.Conv1d(1, 1, 3, groups=0))  # expect: ValueError: groups must be a positive integer
refused(lambda: nn.Conv1d(3, 4, 3, groups=2))  # expect: ValueError: in_channels must be divisible by groups
refused(lambda: nn.Conv1d(4, 3, 3, groups=2))  # expect: ValueError: out_channels must be divisible by groups
refused(lambda: nn.Conv1d(1, 1, 3, padding='same', stride=2))
# expect: ValueError: padding='same' is not supported for strided convolutions
refused(lambda: nn.Conv1d(1, 1))
# expect: TypeError: Conv1d.__init__() missing 1 required positional argument: 'kernel_size'
refused(lambda: nn.Conv1d(1, 1, 3, strides=2))
# expect: TypeError: Conv1d.__init__() got an unexpected keyword argument 'strides'
refused(lambda: nn.Conv1d(1, 1, 3.))
# expect: TypeError: empty(): argument 'size' must be tuple of SymInts, but found element of type float at pos 3
refused(lambda: nn.Conv1d(1, 1, '3'))
# expect: TypeError: empty(): argument 'size' must be tuple of SymInts, but found element of type str at pos 3
refused(lambda: nn.Conv1d(1, 1, -1))
# expect: RuntimeError: Trying to create tensor with negative dimension -1: [1, 1, -1]
refused(lambda: nn.Conv1d(1, 1, 3, dtype=torch.long))
# expect: RuntimeError: Only Tensors of floating point and complex dtype can require gradients
refused(lambda: setattr(nn.Conv1d(1, 1, 3), 'weight', torch.ones(1, 1, 3)))
# expect: TypeError: cannot assign 'torch.FloatTensor' as parameter 'weight' (torch.nn.Parameter or None expected)
refused(lambda: setattr(nn.Conv1d(1, 1, 3), 'bias', [1.]))
# expect: TypeError: cannot assign 'list' as parameter 'bias' (torch.nn.Parameter or None expected)
refused(lambda: nn.Conv1d(1, 1, 3).foo)  # expect: AttributeError: 'Conv1d' object has no attribute 'foo'
refused(lambda: F.conv1d(x, torch.ones(1, 2, 3), torch.ones(2)))
# expect: RuntimeError: Given weight of size [1, 2, 3], expected bias to be 1-dimensional with 1 elements, but got bias of size [2] instead
refused(lambda: F.conv1d(x, torch.ones(3, 1, 3), groups=2))
# expect: RuntimeError: Given groups=2, expected weight to be divisible by 2 at dimension 0, but got weight of size [[3, 1, 3]] instead
refused(lambda: F.conv1d(x, torch.ones(1, 2, 3), stride=(1, 2)))
# expect: RuntimeError: expected stride to be a single integer value or a list of 1 values to match the convolution dimensions, but got stride=[1, 2]
refused(lambda: F.conv1d(x, torch.ones(1, 2, 3), padding='foo'))
# expect: RuntimeError: Invalid padding string: 'foo'
refused(lambda: F.conv1d(x, torch.ones(1, 2, 3), padding='same', stride=2))
# expect: RuntimeError: padding='same' is not supported for strided convolutions
refused(lambda: F.conv1d(x, torch.ones(2, 3)))
# expect: RuntimeError: weight should have at least three dimensions
refused(lambda: F.conv1d([1.], torch.ones(1, 2, 3)))
# expect: TypeError: conv1d() received an invalid combination of arguments - got (list, Tensor), but expected one of:
# expect:  * (Tensor input, Tensor weight, Tensor bias, tuple of ints stride, tuple of ints padding, tuple of ints dilation, int groups)
# expect:  * (Tensor input, Tensor weight, Tensor bias, tuple of ints stride, str padding, tuple of ints dilation, int groups)
# expect:
refused(lambda: F.pad(x, (1,)))  # expect: RuntimeError: Padding length must be divisible by 2
refused(lambda: F.pad(x, (10, 10), mode='reflect'))
# expect: RuntimeError: Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (10, 10) at dimension 2 of input [1, 2, 10]
refused(lambda: F.pad(x, (1,) * 8))  # expect: RuntimeError: Padding length too large
