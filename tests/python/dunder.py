# operators of classes
class Vec:
    def __init__(self, *v): self.v = v
    def __add__(self, o):
        if not isinstance(o, Vec): return NotImplemented
        return Vec(*[a + b for a, b in zip(self.v, o.v)])
    def __mul__(self, k): return Vec(*[a * k for a in self.v])
    def __rmul__(self, k): return self * k
    def __neg__(self): return self * -1
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.v, o.v))
    def __eq__(self, o): return isinstance(o, Vec) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __lt__(self, o): return self.v < o.v
    def __len__(self): return len(self.v)
    def __getitem__(self, i): return self.v[i]
    def __contains__(self, x): return x in self.v
    def __iter__(self): return iter(self.v)
    def __bool__(self): return any(self.v)
    def __repr__(self): return f'Vec{self.v}'
    def __format__(self, spec): return '<' + ', '.join(format(a, spec) for a in self.v) + '>'
    def __iadd__(self, o):
        self.v = tuple(a + o for a in self.v)
        return self
a, b = Vec(1, 2), Vec(3, 4)
print(a + b, a * 2, 2 * a, -a, a @ b)  # expect: Vec(4, 6) Vec(2, 4) Vec(2, 4) Vec(-1, -2) 11
print(a == Vec(1, 2), a != b, a < b, b > a, a in [Vec(1, 2)])  # expect: True True True True True
print(len(a), a[0], a[-1], a[:1], 2 in a, 7 in a, list(a), bool(Vec(0)), [*a])  # expect: 2 1 2 (1,) True False [1, 2] False [1, 2]
print(f'{a:.1f}', '%s' % b, {a: 'x'}[Vec(1, 2)])  # expect: <1.0, 2.0> Vec(3, 4) x
c = a
c += 10
print(a, c is a)  # expect: Vec(11, 12) True
print(sorted([b, Vec(0, 9)]))  # expect: [Vec(0, 9), Vec(3, 4)]
try:
    a + 1
except TypeError as e:
    print(e)
# expect: unsupported operand type(s) for +: 'Vec' and 'int'
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(Count(3)), sum(Count(4)), [x for x in Count(2)], max(Count(5)))  # expect: [2, 1, 0] 6 [1, 0] 4
class Squares:
    def __getitem__(self, i):
        if i == 4: raise IndexError
        return i * i
print(list(Squares()), 9 in Squares(), 5 in Squares())  # expect: [0, 1, 4, 9] True False
class Store:
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
    def __getitem__(self, k): return k
    def __call__(self, *a, **k): return a, k
s = Store()
s['a'] = 1  # expect: set a 1
s[1:2, ...] = None  # expect: set (slice(1, 2, None), Ellipsis) None
del s[0]  # expect: del 0
print(s[1], s[::2], s[..., None], s(1, x=2))  # expect: 1 slice(None, None, 2) (Ellipsis, None) ((1,), {'x': 2})
class Text:
    def __str__(self): return 'words'
print(Text(), str(Text()), f'{Text()}', f'{Text()!s:>7}', '{}'.format(Text()))  # expect: words words words   words words
class Open:
    def __enter__(self):
        print('enter')
        return self
    def __exit__(self, kind, error, trace):
        print('exit', kind and kind.__name__, error)
        return kind is ValueError
with Open() as o, Open():
    print('body')
# expect: enter
# expect: enter
# expect: body
# expect: exit None None
# expect: exit None None
with Open():
    raise ValueError('swallowed')
# expect: enter
# expect: exit ValueError swallowed
try:
    with Open(): 1 / 0
except ZeroDivisionError:
    print('came through')
# expect: enter
# expect: exit ZeroDivisionError division by zero
# expect: came through
def leave():
    with Open(): return 'returned'
print(leave())
# expect: enter
# expect: exit None None
# expect: returned
