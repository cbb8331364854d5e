# %zoom: a stretch of a long signal. tests/unit/scene_long.c looks at the picture; here what is
# refused.
import torch, torch.nn as nn
conv = nn.Conv1d(1, 1, 3, padding=2)
conv.weight.data.fill_(0.)
conv.bias.data.fill_(1.)
try:
    %zoom 0:10  # expect: nothing is being stepped yet
except Exception as e:
    print(e)
%step conv(torch.ones(1, 1, 1000))
# expect: Step 0: y[0, 0, 0]
# expect:   channel 0: sum([(0.) (0.) 1.]*[0. 0. 0.]) = 0.0
# expect:   bias: 1.0
# expect:   total: 0.0 + 1.0 = 1.0
%zoom 100:200
%zoom -2:50
%zoom :
%zoom 990:
%zoom in
%zoom out
%zoom
for wrong in range(3):
    try:
        if wrong == 0:
            %zoom 9:3  # expect: '9:3' is no stretch of the input
        if wrong == 1:
            %zoom 2000:3000  # expect: '2000:3000' is no stretch of the input
        if wrong == 2:
            %zoom 5  # expect: '5' is no stretch of the input
    except Exception as e:
        print(e)
%zoom a:b  # expect error: 'a:b' is no stretch of the input
