# arithmetic, indexing and functions of arrays
import numpy as np
a = np.array([1., 2., 3.])
b = np.array([4, 5, 6])
print(a + b, a - 1, 1 - a, a * 2, b / 2, b // 2, b % 4, a ** 2, 2 ** a, -a, 7 / b, b * True)
# expect: [5. 7. 9.] [0. 1. 2.] [ 0. -1. -2.] [2. 4. 6.] [2.  2.5 3. ] [2 2 3] [0 1 2] [1. 4. 9.] [2. 4. 8.] [-1. -2. -3.] [1.75       1.4        1.16666667] [4 5 6]
print(a > 1, a == b, a != 2, (a > 1) & (b < 6), ~(a > 1), a + [1, 2, 3], (1, 2, 3) * b)
# expect: [False  True  True] [False False False] [ True False  True] [False  True False] [ True False False] [2. 4. 6.] [ 4 10 18]
print(a @ a, np.ones((2, 3)) @ a, a + np.ones((2, 1)), np.int64(7) // 2, np.float64(7) % 4)
# expect: 14.0 [6. 6.] [[2. 3. 4.]
# expect:  [2. 3. 4.]] 3 3.0
c = a
c += 1
c *= 2
print(a, c is a)  # expect: [4. 6. 8.] True
m = np.arange(12).reshape(3, 4)
print(m[1], m[1, 2], m[:, 1], m[1:, ::2], m[::-1, 0], m[-1, -1], m[..., 0], m[None].shape)
# expect: [4 5 6 7] 6 [1 5 9] [[ 4  6]
# expect:  [ 8 10]] [8 4 0] 11 [0 4 8] (1, 3, 4)
print(m[m > 6], m[[0, 2]], m[[0, 2], [1, 3]], m[:, [0, 1]].shape, a[a > 4])
# expect: [ 7  8  9 10 11] [[ 0  1  2  3]
# expect:  [ 8  9 10 11]] [ 1 11] (3, 2) [6. 8.]
m[0] = 9
m[:, 1] = [1, 2, 3]
m[m == 9] = 0
print(m)
# expect: [[ 0  1  0  0]
# expect:  [ 4  2  6  7]
# expect:  [ 8  3 10 11]]
row = m[1]
row[0] = 77
print(m[1, 0], [int(x) for x in a], 4. in a, list(a), sum(b))  # expect: 77 [4, 6, 8] True [4.0, 6.0, 8.0] 15
for r in m[:2, :2]: print(r)
# expect: [0 1]
# expect: [77  2]
print(np.sin(a), np.cos(0), np.sqrt(4), np.exp(1), np.abs(-3), np.tanh([0.5]), np.square(3))
# expect: [-0.7568025  -0.2794155   0.98935825] 1.0 2.0 2.718281828459045 3 [0.46211716] 9
print(np.round(1.234, 2), np.round(a / 3, 2), np.ceil(1.2), np.floor(-1.5), np.sign([-2, 0, 3]), np.rint(2.5))
# expect: 1.23 [1.33 2.   2.67] 2.0 -2.0 [-1  0  1] 2.0
print(np.maximum(a, 5), np.minimum([1, 5], [3, 2]), np.clip([1, 5, 9], 2, 6), np.where(a > 4, 1, 0))
# expect: [5. 6. 8.] [1 2] [2 5 6] [0 1 1]
print(np.add(1, 2), np.multiply(a, b), np.power(2, 3), np.divide(1, 4), np.mod(7, 4), np.subtract(b, 1))
# expect: 3 [16. 30. 48.] 8 0.25 3 [3 4 5]
print(np.dot(a, b), np.dot([1, 2], [3, 4]), np.matmul(np.eye(2), [1, 2]), np.outer([1, 2], [3, 4]), np.dot(2, 3))
# expect: 94.0 11 [1. 2.] [[3 4]
# expect:  [6 8]] 6
print(np.allclose([1.], [1. + 1e-9]), np.array_equal([1, 2], [1, 2]), np.isclose(1, 2), np.isnan(np.nan))
# expect: True True False True
print(np.cumsum([1, 2, 3]), np.diff([1, 4, 9]), np.sinc(0.5), np.isfinite([1, np.inf]))
# expect: [1 3 6] [3 5] 0.6366197723675814 [ True False]
print(np.float64(2) * 3, 3 * np.float64(2), np.float64(1) == 1, np.int64(3) < 4, round(np.float64(2.678), 2), int(np.float64(2.7)))
# expect: 6.0 6.0 True True 2.68 2
print([0, 1, 2][np.int64(1)], list(range(np.int64(2))), {np.float64(1.0): 'x'}[1.0], bool(np.array([0])))
# expect: 1 [0, 1] x False
def refused(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
refused(lambda: np.ones(2) + np.ones(3))
# expect: ValueError: operands could not be broadcast together with shapes (2,) (3,) 
refused(lambda: m[3])  # expect: IndexError: index 3 is out of bounds for axis 0 with size 3
refused(lambda: m[0, 0, 0])
# expect: IndexError: too many indices for array: array is 2-dimensional, but 3 were indexed
refused(lambda: m[1.])
# expect: IndexError: only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices
refused(lambda: bool(a))
# expect: ValueError: The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()
refused(lambda: np.dot(np.ones(2), np.ones(3)))
# expect: ValueError: shapes (2,) and (3,) not aligned: 2 (dim 0) != 3 (dim 0)
refused(lambda: float(a))  # expect: TypeError: only size-1 arrays can be converted to Python scalars
refused(lambda: np.ones(2) @ np.ones(3))
# expect: ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 3 is different from 2)
refused(lambda: range(np.float64(2)))
# expect: TypeError: 'numpy.float64' object cannot be interpreted as an integer
