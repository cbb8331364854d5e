# comprehensions and generators
x = 'outer'
print([x * x for x in range(4)], x)  # expect: [0, 1, 4, 9] outer
print([(i, j) for i in range(3) for j in range(i) if j != 1])  # expect: [(1, 0), (2, 0)]
print({n: n ** 2 for n in range(4) if n % 2}, sorted({n % 3 for n in range(9)}))  # expect: {1: 1, 3: 9} [0, 1, 2]
print([[c for c in w] for w in ('ab', 'c')])  # expect: [['a', 'b'], ['c']]
print(sum(i for i in range(10)), max(len(w) for w in ['a', 'abc']), ', '.join(str(i) for i in (1, 2)))  # expect: 45 3 1, 2
lazy = (print('made', i) or i for i in range(3))
print(next(lazy))
# expect: made 0
# expect: 0
print(next(lazy))
# expect: made 1
# expect: 1
print(list(lazy))
# expect: made 2
# expect: [2]
print([y for row in [[1, 2], [3]] for y in row])  # expect: [1, 2, 3]
print([i for i in range(20) if i % 2 if i % 3])  # expect: [1, 5, 7, 11, 13, 17, 19]
print([a + b for a, b in [(1, 2), (3, 4)]], [t for *t, u in [(1, 2, 3)]])  # expect: [3, 7] [[1, 2]]
def scope(n):
    return [n * k for k in range(3)], [f() for f in [lambda: n + m for m in range(2)]]
print(scope(10))  # expect: ([0, 10, 20], [11, 11])
print(any(v > 2 for v in [1, 2, 3]), all([]), dict((k, k * 2) for k in 'ab'))  # expect: True True {'a': 'aa', 'b': 'bb'}
print([z for z in (y * y for y in range(4)) if z])  # expect: [1, 4, 9]
