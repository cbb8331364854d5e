# plot in all its forms, and what it gives back
import numpy as np
import torch
import matplotlib.pyplot as plt
x = np.linspace(0, 1, 5)
lines = plt.plot(x)
print(lines)  # expect: [<matplotlib.lines.Line2D object>]
print(lines[0].get_xdata(), lines[0].get_ydata())  # expect: [0. 1. 2. 3. 4.] [0.   0.25 0.5  0.75 1.  ]
print(len(plt.plot(x, x * 2, 'r--', x, x, 'go', x, x, label='a')))  # expect: 3
print(len(plt.plot(x, x, x, x * 2)), len(plt.plot(x, 'C1--', x, ':')), plt.plot())  # expect: 2 2 []
# columns of 2-d data
a, b, c = plt.plot(torch.arange(6).reshape(2, 3), label=['a', 'b', 'c'])
print(a.get_ydata(), c.get_ydata(), b.get_label())  # expect: [0. 3.] [2. 5.] b
a, b = plt.plot(np.array([[1, 2], [3, 4]]), np.array([10, 20]))
print(b.get_xdata(), b.get_ydata())  # expect: [2. 4.] [10. 20.]
# what numbers may come in
for y in (7, [1, 2], (True, 2.5), range(3), {'k': 4}.values(), torch.ones(2, dtype=torch.int64), ['u', 'v', 'u']):
    print(plt.plot(y)[0].get_ydata(), end=' ')
print()  # expect: [7.] [1. 2.] [1.  2.5] [0. 1. 2.] [4.] [1. 1.] [0. 1. 0.] 
line, = plt.plot([1, 2], color='steelblue', linestyle=':', marker='s', linewidth=2, alpha=0.5, zorder=3)
line.set_label('named'); line.set_color((0.1, 0.2, 0.3)); line.set_linewidth(4)
print(line.get_label())  # expect: named
# steps are corners
print(plt.step([1, 2, 3], [4, 5, 6], where='mid')[0].get_xdata())  # expect: [1.  1.5 1.5 2.  2.5 2.5 3. ]
print(plt.step([1, 2, 3], [4, 5, 6])[0].get_ydata())  # expect: [4. 5. 5. 6. 6.]
print(plt.step([1, 2, 3], [4, 5, 6], 'r', where='post')[0].get_ydata())  # expect: [4. 4. 5. 5. 6.]
print(plt.plot([4, 5], drawstyle='steps-post')[0].get_xdata())  # expect: [0. 1. 1.]
print(plt.axhline(0.5, color='k', ls='--'), plt.axvline(x=1).get_label())
# expect: <matplotlib.lines.Line2D object> _child0
