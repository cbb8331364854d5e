# math, random, itertools, functools, collections, copy.
import math, random, itertools, functools, copy
from collections import OrderedDict, defaultdict, Counter
from typing import List, Optional
from math import pi, sqrt as root

print(math.pi, math.e, math.inf, math.nan, root(2), math.exp(1), math.sin(1), math.cos(pi), math.log(8, 2))  # expect: 3.141592653589793 2.718281828459045 inf nan 1.4142135623730951 2.718281828459045 0.8414709848078965 -1.0 3.0
print(math.floor(-2.5), math.ceil(2.1), math.trunc(-2.9), math.fabs(-3), math.sqrt(16), math.hypot(3, 4))  # expect: -3 3 -2 3.0 4.0 5.0
print(math.gcd(12, 18), math.lcm(4, 6), math.factorial(10), math.comb(10, 3), math.perm(5, 2), math.isqrt(17))  # expect: 6 12 3628800 120 20 4
print(math.prod([1, 2, 3.5]), math.fsum([0.1] * 10), math.isclose(0.1 + 0.2, 0.3), math.copysign(1, -0.0))  # expect: 7.0 1.0 True -1.0
print(math.degrees(pi), math.radians(180), math.frexp(10), math.modf(-2.5), math.isnan(math.nan), math.atan2(1, -1))  # expect: 180.0 3.141592653589793 (0.625, 4) (-0.5, -2.0) True 2.356194490192345

# CPython's own numbers for a seed
random.seed(42)
print(random.random(), random.randint(1, 10), random.uniform(-1, 1), random.choice('abcdef'))  # expect: 0.6394267984578837 1 0.4831009995196658 b
print(random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(0, 1), random.getrandbits(40))  # expect: 0.2735990065583831 1.610071094463357 2.811460417586422 648913461122
l = list(range(10))
random.shuffle(l)
print(l, random.sample(range(100), 5), random.choices('abc', weights=[1, 2, 5], k=6), random.randrange(0, 100, 7))  # expect: [4, 3, 2, 9, 5, 1, 7, 8, 0, 6] [91, 83, 89, 69, 53] ['b', 'c', 'c', 'a', 'c', 'c'] 35
for seed in [0, -5, 2**40 + 7, 1.5]:
    random.seed(seed)
    print(random.random(), random.randint(0, 10**12))
# expect: 0.8444218515250481 978212965548
# expect: 0.6229016948897019 394027974809
# expect: 0.6137037779936511 704138462757
# expect: 0.551763726942059 160013701400

print(list(itertools.product([1, 2], 'ab')), list(itertools.combinations('abc', 2)))  # expect: [(1, 'a'), (1, 'b'), (2, 'a'), (2, 'b')] [('a', 'b'), ('a', 'c'), ('b', 'c')]
print(list(itertools.permutations([1, 2, 3], 2)), list(itertools.accumulate([1, 2, 3])))  # expect: [(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)] [1, 3, 6]
print(list(itertools.chain([1], 'ab')), list(itertools.islice(itertools.count(5), 3)), list(zip(itertools.cycle('xy'), range(3))))  # expect: [1, 'a', 'b'] [5, 6, 7] [('x', 0), ('y', 1), ('x', 2)]
print(functools.reduce(lambda a, b: a + b, [1, 2, 3]), functools.partial(int, base=2)('101'))  # expect: 6 5

d = OrderedDict([('a', 1), ('b', 2)])
d.move_to_end('a')
print(d, OrderedDict(), isinstance(d, dict))  # expect: OrderedDict([('b', 2), ('a', 1)]) OrderedDict() True
dd = defaultdict(list)
dd['x'].append(1)
print(dd, dd['y'], len(dd))  # expect: defaultdict(<class 'list'>, {'x': [1], 'y': []}) [] 2
c = Counter('abracadabra')
print(c, c.most_common(2), c['z'])  # expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) [('a', 5), ('b', 2)] 0

a = [1, [2, 3], {'k': [4]}]
b, e = copy.copy(a), copy.deepcopy(a)
a[1].append(9)
print(a, b, e)  # expect: [1, [2, 3, 9], {'k': [4]}] [1, [2, 3, 9], {'k': [4]}] [1, [2, 3], {'k': [4]}]
r = [1]
r.append(r)
q = copy.deepcopy(r)
print(q, q[1] is q, q is r)  # expect: [1, [...]] True False

def say(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)

say(lambda: math.sqrt(-1))  # expect: ValueError: math domain error
say(lambda: math.sqrt('a'))  # expect: TypeError: must be real number, not str
say(lambda: math.log(0))  # expect: ValueError: math domain error
say(lambda: math.exp(1000))  # expect: OverflowError: math range error
say(lambda: math.factorial(-1))  # expect: ValueError: factorial() not defined for negative values
say(lambda: random.choice([]))  # expect: IndexError: Cannot choose from an empty sequence
say(lambda: random.randint(5, 1))  # expect: ValueError: empty range for randrange() (5, 2, -3)
say(lambda: random.sample([1], 3))  # expect: ValueError: Sample larger than population or is negative
