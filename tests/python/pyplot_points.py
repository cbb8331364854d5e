# dots, stems, bars, histograms, limits
import torch
import numpy as np
import matplotlib.pyplot as plt
print(plt.scatter([1, 2], [3, 4], c='crimson', s=10, marker='x', alpha=0.5))  # expect: <matplotlib.collections.PathCollection object>
print(plt.scatter(torch.ones(2, 2), np.ones(4), c=[1, 2, 3, 4], cmap='viridis'))  # expect: <matplotlib.collections.PathCollection object>
markers, stems, base = plt.stem(torch.tensor([1., 2., 3.]), linefmt='C1-', markerfmt='D', basefmt=' ')
markers.set_markerfacecolor('none'); base.set_visible(False)
print(markers.get_ydata(), base.get_ydata(), len(plt.stem([4, 5], [1, 2], 'r--')))  # expect: [1. 2. 3.] [] 3
print(plt.bar(range(3), 2, width=0.4, align='edge', color=['r', 'g', 'b']))  # expect: <BarContainer object of 3 artists>
print(plt.hist([1, 2, 2, 3, 3, 3], bins=3, edgecolor='k'))
# expect: (array([1., 2., 3.]), array([1.        , 1.66666667, 2.33333333, 3.        ]), <BarContainer object of 3 artists>)
n, edges, _ = plt.hist(torch.tensor([0., 1., 4., 9.]), bins=[0, 1, 4], density=True)
print(n, edges)  # expect: [0.33333333 0.22222222] [0. 1. 4.]
print(plt.hist([5], 2)[1], plt.hist([1, 2, 8], 2, range=(0, 4))[0])  # expect: [4.5 5.  5.5] [1. 1.]
print(plt.xlim(0, 10), plt.xlim(), plt.xlim((2, 3)), plt.xlim(right=8), plt.ylim([-1, 1]))
# expect: (0.0, 10.0) (0.0, 10.0) (2.0, 3.0) (2.0, 8.0) (-1.0, 1.0)
print(plt.axis([0, 6, -2, 2]), plt.axis('off'))  # expect: (0.0, 6.0, -2.0, 2.0) (0.0, 6.0, -2.0, 2.0)
plt.clf(); plt.plot([0, 20])
print(plt.ylim())  # expect: (-1.0, 21.0)
plt.cla(); plt.text(1, 1, 'x'); plt.annotate('peak', xy=(1, 2), arrowprops=dict(arrowstyle='->'))
plt.tight_layout(); plt.subplots_adjust(hspace=0.4); plt.xticks(range(3))
