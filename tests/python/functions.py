# parameters, closures, lambda, decorators
def f(a, b=2, *args, c, d=4, **rest):
    return a, b, args, c, d, rest
print(f(1, c=3))  # expect: (1, 2, (), 3, 4, {})
print(f(1, 20, 30, 40, c=3, e=5))  # expect: (1, 20, (30, 40), 3, 4, {'e': 5})
print(f(*[1, 2], *(3,), **{'c': 9}, z=0))  # expect: (1, 2, (3,), 9, 4, {'z': 0})
def positional(a, /, b): return a - b
print(positional(5, b=3))  # expect: 2
def collect(item, into=[]):
    into.append(item)
    return into
collect(1)
print(collect(2))  # expect: [1, 2]
def counter(start=0):
    count = start
    def step(by=1):
        nonlocal count
        count += by
        return count
    return step
tick, tock = counter(), counter(100)
tick(); tick(5)
print(tick(), tock())  # expect: 7 101
total = 0
def add(n):
    global total
    total += n
add(3); add(4)
print(total)  # expect: 7
print([g() for g in [lambda: i for i in range(3)]], [g() for g in [lambda i=i: i for i in range(3)]])  # expect: [2, 2, 2] [0, 1, 2]
def twice(function):
    def wrapped(*args, **named):
        return function(*args, **named) * 2
    return wrapped
@twice
@twice
def three(): return 3
print(three())  # expect: 12
def factorial(n): return 1 if n < 2 else n * factorial(n - 1)
print(factorial(15))  # expect: 1307674368000
def documented(x: int, y: 'text' = None) -> float:
    """What it does."""
    return x
print(documented.__doc__, documented.__name__, documented(1))  # expect: What it does. documented 1
def nothing(): pass
print(nothing())  # expect: None
def early(n):
    for i in range(n):
        if i == 2: return i
print(early(5), early(1))  # expect: 2 None
nothing.note = 'kept'
print(nothing.note)  # expect: kept
def outer():
    def inner(): return value
    value = 'late'
    return inner()
print(outer())  # expect: late
print((lambda *a, **k: (a, k))(1, b=2), (lambda: None)())  # expect: ((1,), {'b': 2}) None
def deep(n): return n and deep(n - 1)
print(deep(900))  # expect: 0
