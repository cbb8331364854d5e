# np.loadtxt on lists of lines; what NumPy prints.
import numpy as np


def load(lines, **options):
    try:
        print(repr(np.loadtxt(lines, **options)))
    except Exception as error:
        print(type(error).__name__, error)


load(['# head', '1', '2 # two', '', '3'])  # expect: array([1., 2., 3.])
load(['1 2 3'])  # expect: array([1., 2., 3.])
load(['5'])  # expect: array(5.)
load([' 1 , 2 ', '3,4'], delimiter=',')
# expect: array([[1., 2.],
# expect:        [3., 4.]])
load(['a;b', '1;2', '3;4'], delimiter=';', skiprows=1, unpack=True)
# expect: array([[1., 3.],
# expect:        [2., 4.]])
load(['1\t2', '3 4', '5 6'], max_rows=2, dtype=np.float32)
# expect: array([[1., 2.],
# expect:        [3., 4.]], dtype=float32)
load(['7', '8'], dtype=int)  # expect: array([7, 8])
load(['nan inf -inf 1e3'])  # expect: array([  nan,   inf,  -inf, 1000.])
load(['1 % no', '2'], comments='%')  # expect: array([1., 2.])
load(['1 2', '3 x'])  # expect: ValueError could not convert string 'x' to float64 at row 1, column 2.
load(['1,2'])  # expect: ValueError could not convert string '1,2' to float64 at row 0, column 1.
load(['1,2,'], delimiter=',')  # expect: ValueError could not convert string '' to float64 at row 0, column 3.
load(['0x10'])  # expect: ValueError could not convert string '0x10' to float64 at row 0, column 1.
load(['1 2', '', '3 4 5'])  # expect: ValueError the number of columns changed from 2 to 3 at row 2; use `usecols` to select a subset and avoid this error
load(['1'], delimiter='ab')  # expect: TypeError Text reading control character must be a single unicode character or None; but got: 'ab'
load([1])  # expect: TypeError non-string returned while reading data
load(3)
# expect: ValueError fname must be a string, filehandle, list of strings,
# expect: or generator. Got <class 'int'> instead.
load(['1 x 3', '4 y 6'], usecols=(2, 0))
# expect: array([[3., 1.],
# expect:        [6., 4.]])
load(['1 2', '3 4 5'], usecols=-1)  # expect: array([2., 5.])
load(['1 2', '3 4'], usecols=2)  # expect: ValueError invalid column index 2 at row 1 with 2 columns
load(['1 2', '3 x'], usecols=1)  # expect: ValueError could not convert string 'x' to float64 at row 1, column 2.
load(['1 2', '3 4'], usecols=[1], unpack=True)  # expect: array([2., 4.])
