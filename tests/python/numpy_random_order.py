# np.random.permutation and shuffle: NumPy's own orders for a seed.
import numpy as np
import sys

np.random.seed(0)
print(np.random.permutation(10), np.random.permutation([3, 1, 2]))  # expect: [2 8 4 9 1 6 7 3 0 5] [2 1 3]
print(np.random.permutation(np.arange(6).reshape(3, 2)).tolist())  # expect: [[2, 3], [0, 1], [4, 5]]
x = np.arange(8.)
np.random.shuffle(x)
print(x)  # expect: [6. 7. 3. 5. 1. 2. 4. 0.]
m = np.arange(12).reshape(4, 3)
np.random.shuffle(m)
print(m.tolist(), np.random.rand(2))  # expect: [[0, 1, 2], [6, 7, 8], [9, 10, 11], [3, 4, 5]] [0.07103606 0.0871293 ]
print(np.random.permutation(-2), np.random.permutation(0))  # expect: [] []
try:
    np.random.permutation(2.5)
except IndexError as e:
    print(e)  # expect: x must be an integer or at least 1-dimensional

print(sys.version_info, sys.version_info.major)  # expect: sys.version_info(major=3, minor=11, micro=2, releaselevel='final', serial=0) 3
print(sys.version_info >= (3, 8), sys.version_info[:2])  # expect: True (3, 11)

try:
    np.zeros(3).sum(axis=4)
except ValueError as e:
    print(type(e).__name__, e)  # expect: AxisError axis 4 is out of bounds for array of dimension 1
np.zeros((2, 3)).mean(axis=2)
# expect error: numpy.AxisError: axis 2 is out of bounds for array of dimension 2
