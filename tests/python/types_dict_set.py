# Dictionaries and sets.
d = {'b': 1, 'a': 2}
d['c'] = 3
print(d, len(d), d['a'], d.get('z'), d.get('z', 0), 'a' in d, 'z' not in d)  # expect: {'b': 1, 'a': 2, 'c': 3} 3 2 None 0 True True
print(list(d), list(d.values()), list(d.items()), d.keys(), d.values(), d.items())  # expect: ['b', 'a', 'c'] [1, 2, 3] [('b', 1), ('a', 2), ('c', 3)] dict_keys(['b', 'a', 'c']) dict_values([1, 2, 3]) dict_items([('b', 1), ('a', 2), ('c', 3)])
print(d.pop('a'), d.pop('zz', None), d.popitem(), d, d.setdefault('q', []), d.setdefault('b', 5))  # expect: 2 None ('c', 3) {'b': 1, 'q': []} [] 1
d.update({'x': 1}, y=2)
d.update([('z', 3)])
print(d, {**d, 'b': 9}, {'a': 1} | {'a': 0}, dict(d) == d, d == {})  # expect: {'b': 1, 'q': [], 'x': 1, 'y': 2, 'z': 3} {'b': 9, 'q': [], 'x': 1, 'y': 2, 'z': 3} {'a': 0} True False
print(dict([(1, 2)]), dict(a=1), dict({'a': 1}, b=2), dict.fromkeys('ab', 0), {}.keys())  # expect: {1: 2} {'a': 1} {'a': 1, 'b': 2} {'a': 0, 'b': 0} dict_keys([])
del d['b']
c = d.copy()
c.clear()
print(c, d, bool(c), list(reversed(d)))  # expect: {} {'q': [], 'x': 1, 'y': 2, 'z': 3} False ['z', 'y', 'x', 'q']
for i in range(50):
    d[i] = i
for i in range(0, 50, 2):
    del d[i]
print(len(d), list(d)[3:8], 7 in d, 8 in d, d[7.0], {1: 'a', 1.0: 'b', True: 'c'}, {(1, 2): 3}[1, 2])  # expect: 29 ['z', 1, 3, 5, 7] True False 7 {1: 'c'} 3
k = {'a': 1, 'b': 2}.keys()
print(k & {'a'}, k - {'a'}, k == {'a', 'b'}, len(k), ('a', 1) in {'a': 1}.items())  # expect: {'a'} {'b'} True 2 True
d = {}
d['d'] = d
print(d)  # expect: {'d': {...}}

# sets: in CPython's order
s = {3, 1, 2}
s.add(5)
s.discard(9)
s.discard(3)
print(s, len(s), 1 in s, s | {9}, s & {1, 2, 100}, s - {1}, s ^ {1, 77})  # expect: {1, 2, 5} 3 True {1, 2, 5, 9} {1, 2} {2, 5} {2, 5, 77}
print(s == {1, 2, 5}, s < {1, 2, 5, 6}, s <= s, s > set(), s.isdisjoint([4]), s.issubset(range(9)))  # expect: True True True True True True
print(s.union([8], (9,)), s.intersection([1]), s.difference([1], [2]), s.symmetric_difference([1, 9]))  # expect: {1, 2, 5, 8, 9} {1} {5} {2, 5, 9}
s.update([10, 11], {12})
s.remove(10)
print(s, s.pop(), s, set(), set('aaa'), {i % 3 for i in range(10)})  # expect: {2, 5, 11, 12} 1 {2, 5, 11, 12} set() {'a'} {0, 1, 2}
s |= {1}
s &= {1, 2, 12}
s -= {2}
s ^= {4}
print(s)  # expect: {1, 12, 4}
print({0, 8, 16, 24}, {-1, -2, -3}, {1.5, 0.1, 1e10}, {(1, 2), (3, 4)}, {True, 2, 0})  # expect: {0, 8, 16, 24} {-3, -1, -2} {0.1, 1.5, 10000000000.0} {(1, 2), (3, 4)} {0, True, 2}
print(set(i * 37 % 1009 for i in range(33)))  # expect: {0, 259, 518, 777, 138, 148, 407, 666, 27, 925, 37, 296, 555, 814, 175, 185, 444, 703, 64, 962, 74, 333, 592, 851, 222, 481, 740, 101, 999, 111, 370, 629, 888}
t = set(range(0, 60, 4))
for i in range(0, 60, 8):
    t.remove(i)
t.add(128)
t.add(-3)
print(t)  # expect: {128, 4, 36, 12, 44, 20, 52, 28, -3}
f = frozenset([1, 2])
print(f, {f: 2}[frozenset([2, 1])], f == {1, 2}, f | {3}, frozenset())  # expect: frozenset({1, 2}) 2 True frozenset({1, 2, 3}) frozenset()

def say(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)

def grow(d):
    for k in d:
        d['x' + k] = 1

say(lambda: {}['a'])  # expect: KeyError: 'a'
say(lambda: {'a': 1}[(1, 2)])  # expect: KeyError: (1, 2)
say(lambda: {}.popitem())  # expect: KeyError: 'popitem(): dictionary is empty'
say(lambda: {}.pop('a'))  # expect: KeyError: 'a'
say(lambda: {}[[]])  # expect: TypeError: unhashable type: 'list'
say(lambda: dict(3))  # expect: TypeError: 'int' object is not iterable
say(lambda: dict([1]))  # expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
say(lambda: dict([(1,)]))  # expect: ValueError: dictionary update sequence element #0 has length 1; 2 is required
say(lambda: grow({'a': 1}))  # expect: RuntimeError: dictionary changed size during iteration
say(lambda: set().pop())  # expect: KeyError: 'pop from an empty set'
say(lambda: {1}.remove(2))  # expect: KeyError: 2
say(lambda: {1}.add([]))  # expect: TypeError: unhashable type: 'list'
say(lambda: {1} | [1])  # expect: TypeError: unsupported operand type(s) for |: 'set' and 'list'
say(lambda: {1} < [1])  # expect: TypeError: '<' not supported between instances of 'set' and 'list'
say(lambda: set(3))  # expect: TypeError: 'int' object is not iterable
