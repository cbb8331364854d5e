# Lists, tuples, ranges, slices.
l = [5, 3, 8, 1]
l.append(7)
l.extend([2, 2])
l.insert(0, 9)
l.insert(-1, 'x')
print(l)  # expect: [9, 5, 3, 8, 1, 7, 2, 'x', 2]
l.remove('x')
print(l.pop(), l.pop(0), l, l.index(8), l.count(2), len(l))  # expect: 2 9 [5, 3, 8, 1, 7, 2] 2 1 6
l.sort()
print(l)  # expect: [1, 2, 3, 5, 7, 8]
l.sort(reverse=True)
print(l)  # expect: [8, 7, 5, 3, 2, 1]
l.reverse()
c = l.copy()
c.clear()
print(l, c)  # expect: [1, 2, 3, 5, 7, 8] []

# sorting is stable, by key
words = ['pear', 'fig', 'apple', 'kiwi']
words.sort(key=len)
print(words, sorted(words), sorted(words, key=lambda w: w[-1], reverse=True))  # expect: ['fig', 'pear', 'kiwi', 'apple'] ['apple', 'fig', 'kiwi', 'pear'] ['pear', 'kiwi', 'fig', 'apple']
print(sorted([(1, 'b'), (1, 'a'), (0, 'z')]), sorted('bca'), sorted({'b': 1, 'a': 2}))  # expect: [(0, 'z'), (1, 'a'), (1, 'b')] ['a', 'b', 'c'] ['a', 'b']
print(sorted([3, 1.5, True, -2]), sorted(['b', 'A', 'a'], key=str.lower))  # expect: [-2, True, 1.5, 3] ['A', 'a', 'b']
big = [(i * 7919) % 1000 for i in range(500)]
print(sorted(big)[:5], sorted(big, reverse=True)[:5], sorted(big, key=lambda v: v % 10)[:8])  # expect: [0, 2, 3, 5, 6] [999, 996, 993, 990, 987] [0, 190, 380, 570, 760, 950, 140, 330]

# slices
a = list(range(10))
print(a[2:5], a[:3], a[7:], a[::3], a[::-2], a[5:2:-1], a[-3:-1], a[100:], a[-100:2])  # expect: [2, 3, 4] [0, 1, 2] [7, 8, 9] [0, 3, 6, 9] [9, 7, 5, 3, 1] [5, 4, 3] [7, 8] [] [0, 1]
a[2:4] = ['a', 'b', 'c']
print(a)  # expect: [0, 1, 'a', 'b', 'c', 4, 5, 6, 7, 8, 9]
a[1:1] = [99]
a[9:] = (4, 5)
print(a)  # expect: [0, 99, 1, 'a', 'b', 'c', 4, 5, 6, 4, 5]
a[::5] = ['p', 'q', 'r']
print(a)  # expect: ['p', 99, 1, 'a', 'b', 'q', 4, 5, 6, 4, 'r']
del a[0]
del a[1:3]
del a[::-2]
print(a)  # expect: [99, 'q', 5, 4]
a[:] = []
print(a)  # expect: []

# operators
print([1, 2] + [3], [0] * 3, 2 * [1, 2], [1, 2] == [1, 2], [1, 2] < [1, 3], [] < [1], [1, 2] >= [1])  # expect: [1, 2, 3] [0, 0, 0] [1, 2, 1, 2] True True True True
print(2 in [1, 2], [1] in [[1]], [[1], 2] == [[1], 2], [1] != [1.0])  # expect: True True True False
x = [1]
y = x
x += [2]
x *= 2
print(y, x is y)  # expect: [1, 2, 1, 2] True
x = x + [3]
print(y, x)  # expect: [1, 2, 1, 2] [1, 2, 1, 2, 3]
m = [[0] * 2] * 2
m[0][0] = 1
print(m)  # expect: [[1, 0], [1, 0]]
r = [1]
r.append(r)
print(r, r[1][1][0])  # expect: [1, [...]] 1
t = (r,)
r.append(t)
print(t)  # expect: ([1, [...], (...)],)

# tuples
t = (1, 2, 3)
print(t[0], t[::-1], t + (4,), t * 2, len(t), t.index(2), t.count(1), (), (1,), 2 in t)  # expect: 1 (3, 2, 1) (1, 2, 3, 4) (1, 2, 3, 1, 2, 3) 3 1 1 () (1,) True
print(t == (1, 2, 3), t < (1, 2, 4), tuple('ab'), tuple(t) is t, hash(t) == hash((1.0, 2, 3)))  # expect: True True ('a', 'b') True True
a, *b, c = range(5)
print(a, b, c)  # expect: 0 [1, 2, 3] 4
(a, b), c = (1, 2), 3
print(a, b, c)  # expect: 1 2 3

# ranges
r = range(2, 20, 3)
print(r, list(r), len(r), r[1], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, 5.0 in r)  # expect: range(2, 20, 3) [2, 5, 8, 11, 14, 17] 6 5 17 range(5, 11, 3) range(17, -1, -3) True False True
print(r.index(8), r.count(8), r.start, r.stop, r.step, range(5), list(range(5, 0, -2)))  # expect: 2 1 2 20 3 range(0, 5) [5, 3, 1]
print(range(5) == range(0, 5), range(0) == range(2, 1), list(reversed(range(4))), range(10)[-3:])  # expect: True True [3, 2, 1, 0] range(7, 10)
print(slice(1, 10, 2), slice(3).stop, slice(1, 10, 2).indices(5), slice(1) == slice(None, 1))  # expect: slice(1, 10, 2) 3 (1, 5, 2) True

# big ones stay cheap
print(len(range(10**12)), 10**11 in range(0, 10**12, 7), range(10**12)[-1])  # expect: 1000000000000 False 999999999999

def say(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)

def assign(target, key, value):
    target[key] = value

def unpack(values):
    a, b = values

say(lambda: [1, 2][3])  # expect: IndexError: list index out of range
say(lambda: (1,)[3])  # expect: IndexError: tuple index out of range
say(lambda: [1]['a'])  # expect: TypeError: list indices must be integers or slices, not str
say(lambda: [1][1.5])  # expect: TypeError: list indices must be integers or slices, not float
say(lambda: assign([1], 3, 0))  # expect: IndexError: list assignment index out of range
say(lambda: assign([1, 2, 3], slice(None, None, 2), [1]))  # expect: ValueError: attempt to assign sequence of size 1 to extended slice of size 2
say(lambda: assign([1], slice(0, 1), 5))  # expect: TypeError: can only assign an iterable
say(lambda: assign((1,), 0, 5))  # expect: TypeError: 'tuple' object does not support item assignment
say(lambda: [1, 2, 3][::0])  # expect: ValueError: slice step cannot be zero
say(lambda: [].pop())  # expect: IndexError: pop from empty list
say(lambda: [1].pop(4))  # expect: IndexError: pop index out of range
say(lambda: [].remove(1))  # expect: ValueError: list.remove(x): x not in list
say(lambda: [1, 2].index(3))  # expect: ValueError: 3 is not in list
say(lambda: (1,).index(3))  # expect: ValueError: tuple.index(x): x not in tuple
say(lambda: [1] + (1,))  # expect: TypeError: can only concatenate list (not "tuple") to list
say(lambda: [1] * 1.5)  # expect: TypeError: can't multiply sequence by non-int of type 'float'
say(lambda: [1] < (1,))  # expect: TypeError: '<' not supported between instances of 'list' and 'tuple'
say(lambda: hash([]))  # expect: TypeError: unhashable type: 'list'
say(lambda: sorted([3, 1, 'a', None]))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
say(lambda: unpack([1, 2, 3]))  # expect: ValueError: too many values to unpack (expected 2)
say(lambda: unpack([1]))  # expect: ValueError: not enough values to unpack (expected 2, got 1)
say(lambda: unpack(1))  # expect: TypeError: cannot unpack non-iterable int object
say(lambda: list(3))  # expect: TypeError: 'int' object is not iterable
say(lambda: range(1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
say(lambda: range(1, 2, 0))  # expect: ValueError: range() arg 3 must not be zero
say(lambda: range(3)[5])  # expect: IndexError: range object index out of range
