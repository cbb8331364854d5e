# np.random.default_rng: NumPy's own numbers for a seed.
import numpy as np
rng = np.random.default_rng(11)
print(rng.random(2), rng.random(), rng.standard_normal((2, 2)))
# expect: [0.1285702  0.49927786] 0.6014983576233575 [[-0.51030708 -0.29796951]
# expect:  [-0.52738419  0.56972636]]
print(rng.integers(0, 10, 6), rng.integers(3), rng.integers(1, 6, size=2, endpoint=True))
# expect: [5 1 7 9 9 6] 2 [3 1]
print(rng.integers(0, 10**12, 2), rng.normal(5, 2, 3), rng.uniform(-1, 1), rng.normal())
# expect: [662842952516 275308815761] [4.24180287 5.92622032 6.64902706] 0.02476462696632087 -0.15278617857019708
many = rng.standard_normal(100000)
print(many.min(), many.max(), many[-1], rng.random())
# expect: -4.206814608104995 4.87493356129406 -0.6375808024013921 0.7409218908337769
print(np.random.default_rng(2**40).random(), type(rng).__name__)
# expect: 0.3608095734199638 Generator
for wrong in (lambda: rng.normal(0, -1), lambda: rng.integers(5, 5), lambda: np.random.default_rng(-3)):
    try:
        wrong()
    except ValueError as e:
        print(e)
# expect: scale < 0
# expect: low >= high
# expect: expected non-negative integer
