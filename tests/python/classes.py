# classes, inheritance, super, properties
class Layer:
    """A thing with weights."""
    count = 0
    def __init__(self, size, *, bias=True):
        self.size, self.bias = size, bias
        Layer.count += 1
    def forward(self, x): return x * self.size
    def __call__(self, *args): return self.forward(*args)
    def __repr__(self): return f'{type(self).__name__}({self.size}, bias={self.bias})'
class Causal(Layer):
    def __init__(self, size):
        super(Causal, self).__init__(size, bias=False)
        self.pad = size - 1
    def forward(self, x):
        return super().forward(x) - self.pad
layer, causal = Layer(2), Causal(3)
print(layer, causal, [causal])  # expect: Layer(2, bias=True) Causal(3, bias=False) [Causal(3, bias=False)]
print(layer(5), causal(5), Layer.count, causal.count)  # expect: 10 13 2 2
print(type(causal), Causal.__mro__[1].__name__, isinstance(causal, Layer), Causal.__doc__, Layer.__doc__)
# expect: <class '__main__.Causal'> Layer True None A thing with weights.
print(causal.__dict__)  # expect: {'size': 3, 'bias': False, 'pad': 2}
class Temperature:
    def __init__(self, celsius): self.celsius = celsius
    @property
    def fahrenheit(self): return self.celsius * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, f): self.celsius = (f - 32) * 5 / 9
    @staticmethod
    def freezing(): return 0
    @classmethod
    def boiling(cls): return cls(100)
t = Temperature.boiling()
print(t.fahrenheit, t.freezing())  # expect: 212.0 0
t.fahrenheit = 32
print(t.celsius)  # expect: 0.0
class A:
    def who(self): return 'A'
class B(A):
    def who(self): return 'B' + super().who()
class C(A):
    def who(self): return 'C' + super().who()
class D(B, C):
    def who(self): return 'D' + super().who()
print(D().who(), [c.__name__ for c in D.__mro__])  # expect: DBCA ['D', 'B', 'C', 'A', 'object']
class Scope:
    n = 2
    squares = [i * i for i in range(n)]
    def method(self): return n_outside
n_outside = 'outside'
print(Scope.squares, Scope().method())  # expect: [0, 1] outside
def make(value):
    class Local:
        held = value
        def get(self): return value
    return Local
print(make(5).held, make(6)().get(), make(7).__qualname__)  # expect: 5 6 make.<locals>.Local
bound = causal.forward
print(bound(1), Layer.forward(layer, 4))  # expect: 1 8
class Lazy:
    def __getattr__(self, name):
        if name.startswith('_'): raise AttributeError(name)
        return name + '!'
print(Lazy().anything, hasattr(Lazy(), '_x'))  # expect: anything! False
class Watch:
    def __setattr__(self, name, value):
        print('set', name)
        super().__setattr__(name, value)
w = Watch()
w.x = 1  # expect: set x
print(w.x)  # expect: 1
A.who = lambda self: 'new'
print(D().who())  # expect: DBCnew
def add_name(cls):
    cls.label = 'decorated'
    return cls
@add_name
class E: pass
print(E.label, E.__name__, type(E))  # expect: decorated E <class 'type'>
class F:
    def method(self):
        return [super(F, self).__init__() for _ in range(1)]
print(F().method())  # expect: [None]
del causal.pad
print(hasattr(causal, 'pad'))  # expect: False
