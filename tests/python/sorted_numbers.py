# Sorting, what is found by it, and slices that are deleted.
import numpy as np
import torch
nan = float('nan')

print(np.median([3, 1, 2]), np.median([[4., 1], [3, 2]]), np.median([1, nan]), np.median([5]))  # expect: 2.0 2.5 nan 5.0
print(np.sort(np.array([3, 10**17 + 1, 10**17, -1])))
# expect: [                -1                  3 100000000000000000
# expect:  100000000000000001]
print(np.sort([[3, 1], [2, 9]], axis=0).tolist(), np.sort([2., nan, 1.]))  # expect: [[2, 1], [3, 9]] [ 1.  2. nan]
print(np.unique([3., nan, 1, nan, 3]), np.sort(np.array([True, False])))  # expect: [ 1.  3. nan] [False  True]
values, places = torch.sort(torch.tensor([3., nan, 1.]), descending=True)
print(values, places)  # expect: tensor([nan, 3., 1.]) tensor([1, 0, 2])
print(torch.sort(torch.tensor([[3, 1], [2, 9]]), 0).indices)
# expect: tensor([[1, 0],
# expect:         [0, 1]])
print(torch.unique(torch.tensor([2, 1, 2])), torch.tensor(5.).sort().values)  # expect: tensor([1, 2]) tensor(5.)

a = list(range(10)); del a[::2]; print(a)  # expect: [1, 3, 5, 7, 9]
a = list(range(10)); del a[::-3]; print(a)  # expect: [1, 2, 4, 5, 7, 8]
a = [str(i) for i in range(10)]; del a[8:1:-2]; print(a)  # expect: ['0', '1', '3', '5', '7', '9']
a = list(range(10)); del a[5:2:2]; print(a)  # expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
a = list(range(3 * 10**6)); del a[::2]; print(len(a), a[-1])  # expect: 1500000 2999999
