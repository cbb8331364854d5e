# What goes through items, and the builtins that take any of it.
print(list(enumerate(['a', 'b'], start=1)), list(zip('ab', range(5), [True, False])), list(zip()))  # expect: [(1, 'a'), (2, 'b')] [('a', 0, True), ('b', 1, False)] []
print(list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(map(str.upper, 'ab')), list(map(int, ['1', '2'])))  # expect: [4, 6] ['A', 'B'] [1, 2]
print(list(filter(None, [0, 1, '', 'a'])), list(filter(lambda v: v > 1, [1, 2, 3])))  # expect: [1, 'a'] [2, 3]
print(list(reversed([1, 2, 3])), list(reversed('ab')), list(reversed((1, 2))), list(reversed({'a': 1, 'b': 2})))  # expect: [3, 2, 1] ['b', 'a'] [2, 1] ['b', 'a']
it = iter([1, 2, 3])
print(next(it), next(it), list(it), next(it, 'end'), list(it))  # expect: 1 2 [3] end []
z = zip([1, 2], [3])
print(list(z), list(z))  # expect: [(1, 3)] []
e = enumerate('ab')
print(next(e), list(e), iter(e) is e)  # expect: (0, 'a') [(1, 'b')] True
n = iter(range(10))
print(list(iter(lambda: next(n), 5)))  # expect: [0, 1, 2, 3, 4]
print(sum([1, 2.5]), sum([[1], [2]], []), sum(range(101)), sum([], 5), sum([0.1] * 10))  # expect: 3.5 [1, 2] 5050 5 0.9999999999999999
print(min(3, 1, 2), max('b', 'a'), min([3, 1], key=lambda v: -v), max([], default=7), max({'a': 2, 'b': 1}))  # expect: 1 b 3 7 b
print(any([0, 1]), all([]), all([1, 0]), any(x > 2 for x in range(3)), sum(x * x for x in range(4)))  # expect: True True False False 14
print(len('abc'), len([1]), len({}), len(range(3)), [*range(3), *'ab'], {*[1, 2]}, (*[1], 2))  # expect: 3 1 0 3 [0, 1, 2, 'a', 'b'] {1, 2} (1, 2)
print(isinstance(1, (str, int)), isinstance(True, int), issubclass(bool, int), isinstance([], list))  # expect: True True True True
print(callable(print), callable(1), hasattr('a', 'upper'), hasattr(1, 'zz'), getattr('a', 'zz', 5))  # expect: True False True False 5
print(type(1), type('a'), type(None), type(range(3)), type(print), type(int), type(...))  # expect: <class 'int'> <class 'str'> <class 'NoneType'> <class 'range'> <class 'builtin_function_or_method'> <class 'type'> <class 'ellipsis'>
print(bool([]), bool([0]), bool(''), bool(0.0), bool(None), str(), repr('a'), repr([1, 'a']), format(True))  # expect: False True False False False  'a' [1, 'a'] True

def say(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)

say(lambda: len(3))  # expect: TypeError: object of type 'int' has no len()
say(lambda: min([]))  # expect: ValueError: min() arg is an empty sequence
say(lambda: max())  # expect: TypeError: max expected at least 1 argument, got 0
say(lambda: min(3))  # expect: TypeError: 'int' object is not iterable
say(lambda: sum(['a']))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
say(lambda: sum(3))  # expect: TypeError: 'int' object is not iterable
say(lambda: next(iter([])))  # expect: StopIteration: 
say(lambda: next(3))  # expect: TypeError: 'int' object is not an iterator
say(lambda: iter(3))  # expect: TypeError: 'int' object is not iterable
say(lambda: reversed(3))  # expect: TypeError: 'int' object is not reversible
say(lambda: enumerate(3))  # expect: TypeError: 'int' object is not iterable
say(lambda: list(zip([1, 2], [3], strict=True)))  # expect: ValueError: zip() argument 2 is shorter than argument 1
say(lambda: list(zip([1], [3], [3, 4], strict=True)))  # expect: ValueError: zip() argument 3 is longer than arguments 1-2
say(lambda: isinstance(1, 3))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
say(lambda: issubclass(1, int))  # expect: TypeError: issubclass() arg 1 must be a class
say(lambda: getattr(1, 'x'))  # expect: AttributeError: 'int' object has no attribute 'x'
say(lambda: getattr(1, 2))  # expect: TypeError: attribute name must be string, not 'int'
say(lambda: vars(1))  # expect: TypeError: vars() argument must have __dict__ attribute
say(lambda: print(*3))  # expect: TypeError: print() argument after * must be an iterable, not int
