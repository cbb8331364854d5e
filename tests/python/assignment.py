# targets of every kind
a = b = [1]
b.append(2)
print(a, a is b)  # expect: [1, 2] True
x, y = 1, 2
x, y = y, x
print(x, y)  # expect: 2 1
first, *middle, last = range(5)
print(first, middle, last)  # expect: 0 [1, 2, 3] 4
(p, q), [r, *s] = 'ab', (1, 2, 3)
print(p, q, r, s)  # expect: a b 1 [2, 3]
grid = [[0] * 3 for _ in range(2)]
grid[1][2] = 5
grid[0][1:] = [7, 8]
print(grid)  # expect: [[0, 7, 8], [0, 0, 5]]
d = {'k': 1}
d['k'] += 4
d['new'], grid[0][0] = 'v', 'w'
print(d, grid[0])  # expect: {'k': 5, 'new': 'v'} ['w', 7, 8]
class Box: pass
box = Box()
box.n = 1
box.n += 2
box.list = [1]
box.list += (2,)
print(box.n, box.list)  # expect: 3 [1, 2]
n = 7
n -= 1; n *= 3; n //= 4; n **= 2; n %= 10; n <<= 3; n |= 1; n ^= 2; n &= 15; n >>= 1
print(n)  # expect: 1
n /= 4
print(n)  # expect: 0.25
t = (1,)
u = t
t += (2,)
print(t, u)  # expect: (1, 2) (1,)
v = w = [1]
v += [2]
print(w)  # expect: [1, 2]
calls = []
def index():
    calls.append(1)
    return 0
z = [10]
z[index()] += 5
print(z, calls)  # expect: [15] [1]
del z[0], d['k'], box.n
print(z, d, hasattr(box, 'n'))  # expect: [] {'new': 'v'} False
count: int = 3
label: str
print(count)  # expect: 3
if (m := len('four')) > 3:
    print(m)
# expect: 4
print([last := k for k in range(3)], last)  # expect: [0, 1, 2] 2
one, = [1]
print(one)  # expect: 1
