# What is said of a layer with padding='same', of samples with and without copies in the padding,
# and of an output that has no name of its own.
import torch
from torch import nn
conv = nn.Conv1d(1, 1, 3, padding='same', bias=False, padding_mode='replicate')
conv.weight.data.fill_(1.)
x = torch.arange(5.).view(1, 1, 5)
%step conv(x)
%code
%trace y[0, 0, 2]
%trace x[0, 0, 2]
%describe
%trace x[0, 0, 0]
%describe
%set padding=1
%code
y = conv(x)
# expect: Step 0: sum([(0.) 0. 1.]*[1. 1. 1.]) = 1.0
# expect: conv = nn.Conv1d(1, 1, kernel_size=3, padding='same', bias=False, padding_mode='replicate')
# expect: conv.weight = nn.Parameter(torch.tensor([[[1.0, 1.0, 1.0]]]))
# expect: y[0, 0, 2] of conv(x) is step 2 of 0 to 4: 3 taps
# expect:     x[0, 0, 1]       * w[0, 0, 0]  =  1.0 * 1.0  =  1.0
# expect:     x[0, 0, 2]       * w[0, 0, 1]  =  2.0 * 1.0  =  2.0
# expect:     x[0, 0, 3]       * w[0, 0, 2]  =  3.0 * 1.0  =  3.0
# expect:   total: 1.0 + 2.0 + 3.0 = 6.0
# expect: x[0, 0, 2] of conv(x) is 2.0: it is part of 3 products
# expect:     y[0, 0, 1]  gets  x[0, 0, 2]       * w[0, 0, 2]  =  2.0 * 1.0  =  2.0
# expect:     y[0, 0, 2]  gets  x[0, 0, 2]       * w[0, 0, 1]  =  2.0 * 1.0  =  2.0
# expect:     y[0, 0, 3]  gets  x[0, 0, 2]       * w[0, 0, 0]  =  2.0 * 1.0  =  2.0
# expect: View trace: everywhere that one number is used: an output, an input or a weight.
# expect: Layer: nn.Conv1d(1, 1, kernel_size=3, padding='same', bias=False, padding_mode='replicate'), stepped as conv(x).
# expect: Input (1, 1, 5), weight (1, 1, 3), output (1, 1, 5).
# expect: At step 0 of 0 to 4, standing, 1 steps a second.
# expect: x[0, 0, 2] feeds 3 outputs; each time another weight meets it.
# expect: Step 0: sum([(0.) 0. 1.]*[1. 1. 1.]) = 1.0
# expect: x[0, 0, 2] of conv(x) is 2.0: it is part of 3 products
# expect:     y[0, 0, 1]  gets  x[0, 0, 2]       * w[0, 0, 2]  =  2.0 * 1.0  =  2.0
# expect:     y[0, 0, 2]  gets  x[0, 0, 2]       * w[0, 0, 1]  =  2.0 * 1.0  =  2.0
# expect:     y[0, 0, 3]  gets  x[0, 0, 2]       * w[0, 0, 0]  =  2.0 * 1.0  =  2.0
# expect: x[0, 0, 0] of conv(x) is 0.0: it is part of 3 products
# expect:     y[0, 0, 0]  gets  x[0, 0, 0]       * w[0, 0, 0]  =  0.0 * 1.0  =  0.0   (padding at -1 reads it)
# expect:     y[0, 0, 0]  gets  x[0, 0, 0]       * w[0, 0, 1]  =  0.0 * 1.0  =  0.0
# expect:     y[0, 0, 1]  gets  x[0, 0, 0]       * w[0, 0, 0]  =  0.0 * 1.0  =  0.0
# expect: View trace: everywhere that one number is used: an output, an input or a weight.
# expect: Layer: nn.Conv1d(1, 1, kernel_size=3, padding='same', bias=False, padding_mode='replicate'), stepped as conv(x).
# expect: Input (1, 1, 5), weight (1, 1, 3), output (1, 1, 5).
# expect: At step 0 of 0 to 4, standing, 1 steps a second.
# expect: x[0, 0, 0] is part of 3 products; also through its copies in the padding.
# expect: Step 0: sum([(0.) 0. 1.]*[1. 1. 1.]) = 1.0
# expect: x[0, 0, 0] of conv(x) is 0.0: it is part of 3 products
# expect:     y[0, 0, 0]  gets  x[0, 0, 0]       * w[0, 0, 0]  =  0.0 * 1.0  =  0.0   (padding at -1 reads it)
# expect:     y[0, 0, 0]  gets  x[0, 0, 0]       * w[0, 0, 1]  =  0.0 * 1.0  =  0.0
# expect:     y[0, 0, 1]  gets  x[0, 0, 0]       * w[0, 0, 0]  =  0.0 * 1.0  =  0.0
# expect: conv is now nn.Conv1d(1, 1, kernel_size=3, padding=1, bias=False, padding_mode='replicate')
# expect: Step 0: sum([(0.) 0. 1.]*[1. 1. 1.]) = 1.0
# expect: conv = nn.Conv1d(1, 1, kernel_size=3, padding=1, bias=False, padding_mode='replicate')
# expect: conv.weight = nn.Parameter(torch.tensor([[[1.0, 1.0, 1.0]]]))
%trace y[0, 0, 9]  # expect error: y[0, 0, 9] is outside the output of y
