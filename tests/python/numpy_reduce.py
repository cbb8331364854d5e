# sums and their kin; shapes; joining; filters; random numbers
import numpy as np
a = np.array([[1., 5., 3.], [4., 2., 6.]])
print(a.sum(), a.sum(axis=0), np.sum(a, axis=1, keepdims=True), np.sum([1, 2, 3]), np.sum(a, axis=(0, 1)))
# expect: 21.0 [5. 7. 9.] [[ 9.]
# expect:  [12.]] 6 21.0
print(a.mean(), a.mean(axis=0), a.std(), np.var(a), np.std(a, ddof=1), a.prod(), np.prod([2, 3]))
# expect: 3.5 [2.5 3.5 4.5] 1.707825127659933 2.9166666666666665 1.8708286933869707 720.0 6
print(a.max(), a.min(axis=1), np.max(a), np.amin(a), a.argmax(), np.argmin(a, axis=1), np.median([1, 2, 3, 4]))
# expect: 6.0 [1. 2.] 6.0 1.0 5 [0 1] 2.5
print((a > 5).any(), np.all(a > 0), a.cumsum(), np.linalg.norm([3, 4]))
# expect: True True [ 1.  6.  9. 13. 15. 21.] 5.0
print(a.reshape(3, 2), a.reshape(-1), a.reshape((6, 1)).shape, a.flatten(), a.ravel(), np.transpose(a).shape)
# expect: [[1. 5.]
# expect:  [3. 4.]
# expect:  [2. 6.]] [1. 5. 3. 4. 2. 6.] (6, 1) [1. 5. 3. 4. 2. 6.] [1. 5. 3. 4. 2. 6.] (3, 2)
print(a.T, a.transpose(1, 0).shape, np.swapaxes(a, 0, 1).shape, np.expand_dims(a, 0).shape, np.squeeze(a[None]).shape)
# expect: [[1. 4.]
# expect:  [5. 2.]
# expect:  [3. 6.]] (3, 2) (3, 2) (1, 2, 3) (2, 3)
print(np.stack([a, a]).shape, np.stack(([1, 2], [3, 4]), axis=1), np.concatenate([a, a]).shape)
# expect: (2, 2, 3) [[1 3]
# expect:  [2 4]] (4, 3)
print(np.concatenate(([1, 2], [3.])), np.vstack([[1, 2], [3, 4]]), np.hstack([[1], [2, 3]]), np.append([1, 2], 3))
# expect: [1. 2. 3.] [[1 2]
# expect:  [3 4]] [1 2 3] [1 2 3]
print(np.split(np.arange(4), 2), np.tile([1, 2], 2), np.repeat([1, 2], 2), np.flip([1, 2, 3]), np.roll([1, 2, 3], 1))
# expect: [array([0, 1]), array([2, 3])] [1 2 1 2] [1 1 2 2] [3 2 1] [3 1 2]
print(np.sort([3, 1, 2]), np.unique([3, 1, 3]), np.stack([np.float64(1), np.float64(2)]))
# expect: [1 2 3] [1 3] [1. 2.]
print(np.convolve([1, 2, 3], [0, 1, 0.5]), np.convolve([1, 2, 3], [1, 1], 'same'), np.convolve([1, 2, 3, 4], [1, 2], mode='valid'))
# expect: [0.  1.  2.5 4.  1.5] [1 3 5] [ 4  7 10]
print(np.correlate([1, 2, 3], [0, 1, 0.5]), np.correlate([1, 2, 3], [1, 2], 'full'), np.convolve([1], [1, 2, 3]))
# expect: [3.5] [2 5 8 3] [1 2 3]
print(np.pad([1, 2, 3], 1), np.pad([1, 2, 3], (1, 2), 'constant', constant_values=9), np.pad([1, 2, 3], 2, mode='reflect'))
# expect: [0 1 2 3 0] [9 1 2 3 9 9] [3 2 1 2 3 2 1]
print(np.pad([1, 2, 3], 2, mode='edge'), np.pad([1, 2, 3], 4, mode='wrap'), np.pad([1, 2], 3, mode='symmetric'), np.pad(a, ((1, 0), (0, 1))))
# expect: [1 1 1 2 3 3 3] [3 1 2 3 1 2 3 1 2 3 1] [2 2 1 1 2 2 1 1] [[0. 0. 0. 0.]
# expect:  [1. 5. 3. 0.]
# expect:  [4. 2. 6. 0.]]
np.random.seed(0)
print(np.random.rand(2), np.random.rand(), np.random.randn(3), np.random.randint(0, 10, 5), np.random.randint(3))
# expect: [0.5488135  0.71518937] 0.6027633760716439 [-2.2683282   1.33354538 -0.84272405] [6 8 8 1 6] 2
print(np.random.random((1, 2)), np.random.uniform(-1, 1, 2), np.random.normal(5, 2, 3), np.random.random())
# expect: [[0.56804456 0.92559664]] [-0.85792788 -0.8257414 ] [8.9398489  5.88772647 5.66734865] 0.978618342232764
def refused(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
refused(lambda: a.reshape(4))  # expect: ValueError: cannot reshape array of size 6 into shape (4,)
refused(lambda: np.stack([np.ones(2), np.ones(3)]))
# expect: ValueError: all input arrays must have the same shape
refused(lambda: np.concatenate([np.ones((2, 2)), np.ones((2, 3))], axis=0))
# expect: ValueError: all the input array dimensions except for the concatenation axis must match exactly, but along dimension 1, the array at index 0 has size 2 and the array at index 1 has size 3
refused(lambda: np.split(np.arange(5), 2))
# expect: ValueError: array split does not result in an equal division
refused(lambda: np.convolve([], [1]))  # expect: ValueError: v cannot be empty
