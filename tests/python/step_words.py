# The words of long kernels, of traces, and JSON of integers.
import torch, torch.nn as nn, torch.nn.functional as F
x = torch.arange(60.).view(1, 1, 60)
w = torch.ones(1, 1, 50)
%step F.conv1d(x, w, padding=1)  # expect: Step 0: sum([ (0.)  0.  1. ... 46. 47. 48.]*[1. 1. 1. ... 1. 1. 1.]) = 1176.0
%step F.conv1d(x, w[:, :, :5])  # expect: Step 0: sum([0. 1. 2. 3. 4.]*[1. 1. 1. 1. 1.]) = 10.0
two = torch.cat([x, x], 1)
%step F.conv1d(two, torch.ones(1, 2, 20))
# expect: Step 0: y[0, 0, 0]
# expect:   channel 0: sum([ 0.  1.  2. ... 17. 18. 19.]*[1. 1. 1. ... 1. 1. 1.]) = 190.0
# expect:   channel 1: sum([ 0.  1.  2. ... 17. 18. 19.]*[1. 1. 1. ... 1. 1. 1.]) = 190.0
# expect:   total: 190.0 + 190.0 = 380.0
%trace F.conv1d(x, w[:, :, :2])[0, 0, 3]
# expect: y[0, 0, 3] of F.conv1d(x, w[:, :, :2]) is step 3 of 0 to 58: 2 taps
# expect:     x[0, 0, 3]       * w[0, 0, 0]  =  3.0 * 1.0  =  3.0
# expect:     x[0, 0, 4]       * w[0, 0, 1]  =  4.0 * 1.0  =  4.0
# expect:   total: 3.0 + 4.0 = 7.0
i = torch.arange(4).view(1, 1, 4)
%step F.conv1d(i, i[:, :, 2:])  # expect: Step 0: sum([0 1]*[2 3]) = 3
%where --json
# expect: {"expr": "F.conv1d(i, i[:, :, 2:])", "step": 0, "steps": 3, "cell": [0, 0, 0], "taps": [{"channel": 0, "tap": 0, "index": 0, "x": 0, "w": 2, "product": 0}, {"channel": 0, "tap": 1, "index": 1, "x": 1, "w": 3, "product": 3}], "bias": null, "result": 3}
