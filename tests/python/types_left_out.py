# Real Python that the lab leaves out says so, unlike a typing error.
import math, random, os

def say(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)

say(lambda: open('x'))  # expect: NotImplementedError: open() is Python's own, but stepconv leaves it out
say(lambda: eval('1'))  # expect: NotImplementedError: eval() is Python's own, but stepconv leaves it out
say(lambda: bytes(3))  # expect: NotImplementedError: bytes() is Python's own, but stepconv leaves it out
say(lambda: complex(1, 2))  # expect: NotImplementedError: complex() is Python's own, but stepconv leaves it out
say(lambda: math.ulp(1.0))  # expect: AttributeError: math.ulp exists in Python, but the lab leaves it out
say(lambda: os.remove('x'))  # expect: AttributeError: os.remove exists in Python, but the lab leaves it out
say(lambda: math.sqroot(4))  # expect: AttributeError: module 'math' has no attribute 'sqroot'
say(lambda: (-8) ** 0.5)  # expect: NotImplementedError: a negative number to a fractional power is a complex number, and stepconv leaves those out
