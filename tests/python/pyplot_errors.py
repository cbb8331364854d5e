# matplotlib's words for the usual mistakes
import numpy as np
import torch
import matplotlib, matplotlib.pyplot as plt
def say(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
        print('no error')
    except Exception as e:
        print(f'{type(e).__name__}: {e}')
say(plt.plot, [1, 2, 3], torch.ones(4))
# expect: ValueError: x and y must have same first dimension, but have shapes (3,) and (4,)
say(plt.plot, np.zeros((3, 2, 2)))
# expect: ValueError: x and y can be no greater than 2D, but have shapes (3, 2, 2) and (3, 2, 2)
say(plt.plot, np.zeros((3, 2)), np.zeros((3, 4)))  # expect: ValueError: x has 2 columns but y has 4 columns
say(plt.plot, [1], [2], [3])  # expect: ValueError: third arg must be a format string
say(plt.plot, [1], None)  # expect: ValueError: x, y, and format string must not be None
grad = "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead."
for y in (torch.ones(3, requires_grad=True), [torch.ones((), requires_grad=True)]):
    try: plt.plot(y)
    except RuntimeError as e: print(str(e) == grad)  # expect: True
# expect: True
print(len(plt.plot(torch.ones(3, requires_grad=True).detach())))  # expect: 1
say(plt.plot, [1], 'foo')  # expect: ValueError: 'foo' is not a valid format string (unrecognized character 'f')
say(plt.plot, [1], 'r-.b')  # expect: ValueError: 'r-.b' is not a valid format string (two color symbols)
say(plt.plot, [1], 'o^')  # expect: ValueError: 'o^' is not a valid format string (two marker symbols)
say(plt.plot, [1], '---')  # expect: ValueError: '---' is not a valid format string (two linestyle symbols)
say(plt.plot, [1], foo=1)  # expect: AttributeError: Line2D.set() got an unexpected keyword argument 'foo'
say(plt.plot, [1], color='blurple')  # expect: ValueError: 'blurple' is not a valid value for color
say(plt.plot, [1], color='f0f8ff')  # expect: ValueError: 'f0f8ff' is not a valid value for color
say(plt.plot, [1], marker='foo')  # expect: ValueError: Unrecognized marker style 'foo'
say(plt.plot, [1], ls='foo')
# expect: ValueError: 'foo' is not a valid value for ls; supported values are '-', '--', '-.', ':', 'None', ' ', '', 'solid', 'dashed', 'dashdot', 'dotted'
say(plt.plot, np.ones((2, 2)), label=['a'])
# expect: ValueError: label must be iterable and have the same length as input data, but found 1 and 2
say(plt.scatter, [1, 2], [1])  # expect: ValueError: x and y must be the same size
say(plt.stem, [1, 2], [1])
# expect: ValueError: x and y must have same first dimension, but have shapes (2,) and (1,)
say(plt.bar, range(3), [1, 2])
# expect: ValueError: shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape (3,) and arg 1 with shape (2,).
say(plt.bar, 1, 2, foo=1)  # expect: AttributeError: Rectangle.set() got an unexpected keyword argument 'foo'
say(plt.title, 'x', fontsiz=1)  # expect: AttributeError: Text.set() got an unexpected keyword argument 'fontsiz'
say(plt.hist, [1, 2], 0)  # expect: ValueError: `bins` must be positive, when an integer
say(plt.hist, [1, 2], [2, 1])  # expect: ValueError: `bins` must increase monotonically, when an array
say(plt.hist, [float('nan')])  # expect: ValueError: autodetected range of [nan, nan] is not finite
say(plt.xlim, float('inf'))  # expect: ValueError: Axis limits cannot be NaN or Inf
say(plt.subplots, 0)  # expect: ValueError: Number of rows must be a positive integer, not 0
say(plt.subplots, 10 ** 9, 10 ** 9)  # expect: ValueError: the lab draws at most 400 axes in one figure
say(plt.subplot, 2, 1, 3)  # expect: ValueError: num must be an integer with 1 <= num <= 2, not 3
say(plt.subplot, 7)  # expect: ValueError: Single argument to subplot must be a three-digit integer, not 7
# names that matplotlib has and the lab has not
say(lambda: plt.imshow([[1]]))
# expect: AttributeError: matplotlib.pyplot.imshow exists in Matplotlib, but the lab leaves it out
say(lambda: plt.gca().contour)
# expect: AttributeError: matplotlib.pyplot.contour exists in Matplotlib, but the lab leaves it out
say(lambda: matplotlib.animation)
# expect: AttributeError: matplotlib.animation exists in Matplotlib, but the lab leaves it out
plt.plott([1])  # expect error: AttributeError: module 'matplotlib.pyplot' has no attribute 'plott'. Did you mean: 'plot'?
