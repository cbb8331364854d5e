# new arrays, their attributes, how they are printed
import numpy as np
print(np.array([1, 2]), np.array([[1., 2.], [3., 4.]]), np.array(3), np.array([True, False]))
# expect: [1 2] [[1. 2.]
# expect:  [3. 4.]] 3 [ True False]
print(repr(np.array([1., 2.5])), repr(np.array([1, 2], dtype=np.float32)), repr(np.array([])))
# expect: array([1. , 2.5]) array([1., 2.], dtype=float32) array([], dtype=float64)
print(np.zeros(3), np.ones((2, 2)), np.full((2,), 7), np.full(2, 0.5), np.eye(2), np.zeros((2, 0)))
# expect: [0. 0. 0.] [[1. 1.]
# expect:  [1. 1.]] [7 7] [0.5 0.5] [[1. 0.]
# expect:  [0. 1.]] []
print(np.zeros(2, dtype=int), np.ones(2, dtype=np.float32).dtype, np.array([1.7, -1.7]).astype(int))
# expect: [0 0] float32 [ 1 -1]
print(np.arange(5), np.arange(1, 2, 0.25), np.arange(5, 0, -2), np.arange(3.), np.arange(2, 5))
# expect: [0 1 2 3 4] [1.   1.25 1.5  1.75] [5 3 1] [0. 1. 2.] [2 3 4]
print(np.arange(0, 1, 0.1, dtype=np.float32)[8:], np.arange(0.5, 5.5, dtype=int), np.arange(3, 0))
# expect: [0.8        0.90000004] [0 1 2 3 4] []
print(np.linspace(0, 1, 5), np.linspace(0, 1, 4, endpoint=False), np.linspace(0, 10).shape)
# expect: [0.   0.25 0.5  0.75 1.  ] [0.   0.25 0.5  0.75] (50,)
print(np.linspace(0, 1, 3, retstep=True), np.zeros_like([1, 2]), np.ones_like(np.zeros(2)))
# expect: (array([0. , 0.5, 1. ]), 0.5) [0 0] [1. 1.]
a = np.arange(6.).reshape(2, 3)
print(a.shape, a.ndim, a.size, a.dtype, a.itemsize, a.nbytes, len(a), a.T.shape, a.strides)
# expect: (2, 3) 2 6 float64 8 48 2 (3, 2) (24, 8)
print(repr(a.dtype), a.dtype == np.float64, a.dtype == 'float64', a.dtype == float, a.dtype.name, np.dtype('int32'))
# expect: dtype('float64') True True True float64 int32
print(a.tolist(), a[0, 0].item(), a.copy() is a, np.asarray(a) is a, np.array(a) is a)
# expect: [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]] 0.0 False True False
print(np.arange(1001), np.arange(30.), np.array([1e-10, 1.]), np.array([1e10, 1]), np.array([0.1, 100.25]))
# expect: [   0    1    2 ...  998  999 1000] [ 0.  1.  2.  3.  4.  5.  6.  7.  8.  9. 10. 11. 12. 13. 14. 15. 16. 17.
# expect:  18. 19. 20. 21. 22. 23. 24. 25. 26. 27. 28. 29.] [1.e-10 1.e+00] [1.e+10 1.e+00] [1.0000e-01 1.0025e+02]
print(np.array([np.nan, np.inf, -1.]), np.array([[1.5, -20.25], [3, 4]]), [np.ones(2)], (np.float64(1.5),))
# expect: [nan inf -1.] [[  1.5  -20.25]
# expect:  [  3.     4.  ]] [array([1., 1.])] (1.5,)
print(np.float64(3), np.float32(0.1), np.int64(7), repr(np.float64(0.1)), np.float64(1e20), np.float64(1e-7))
# expect: 3.0 0.1 7 0.1 1e+20 1e-07
print(f'{np.float64(1)/3:.3f} {np.float32(1)/3} {a[0]} {np.int64(5):4d}|', '%.2f' % np.float64(2.345))
# expect: 0.333 0.3333333333333333 [0. 1. 2.]    5| 2.35
print(type(np.float64(1)), type(np.ones(1)), np.pi, np.e, np.inf, np.newaxis, np.float32)
# expect: <class 'numpy.float64'> <class 'numpy.ndarray'> 3.141592653589793 2.718281828459045 inf None <class 'numpy.float32'>
print(np.isscalar(3), np.ndim(a), np.shape([[1, 2]]), np.size(a), np.__version__[:4])
# expect: True 2 (1, 2) 6 1.24
print(np.hanning(5), np.hamming(3))  # expect: [0.  0.5 1.  0.5 0. ] [0.08 1.   0.08]
with_dtype = np.array([1, 2], np.float32)
print(with_dtype, with_dtype + 1, (with_dtype * 2.5).dtype, (with_dtype + np.float64(1)).dtype)
# expect: [1. 2.] [2. 3.] float32 float32
np.set_printoptions(precision=3)
print(np.array([1/3, 2/3]))  # expect: [0.333 0.667]
np.set_printoptions(suppress=True, precision=8)
print(np.array([1e-5, 1.]))  # expect: [0.00001 1.     ]
np.set_printoptions(suppress=False, threshold=5)
print(np.arange(10))  # expect: [0 1 2 ... 7 8 9]
def refused(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
refused(lambda: np.array([[1, 2], [3]]))
# expect: ValueError: setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part.
refused(lambda: np.zeros(-1))  # expect: ValueError: negative dimensions are not allowed
refused(lambda: np.linspace(0, 1, -1))  # expect: ValueError: Number of samples, -1, must be non-negative.
refused(lambda: np.foo)  # expect: AttributeError: module 'numpy' has no attribute 'foo'
refused(lambda: a.foo)  # expect: AttributeError: 'numpy.ndarray' object has no attribute 'foo'
