# try, raise, finally
try:
    1 / 0
except ZeroDivisionError as e:
    print('caught:', e)
else:
    print('never')
finally:
    print('finally')
# expect: caught: division by zero
# expect: finally
try:
    pass
except ValueError: pass
else:
    print('else')
# expect: else
class Mine(ValueError):
    def __init__(self, what, level=1):
        super().__init__(what)
        self.level = level
try:
    raise Mine('deep', 3)
except (TypeError, ValueError) as e:
    print(type(e).__name__, e, e.level, e.args, repr(e))
# expect: Mine deep 3 ('deep',) Mine('deep')
for bad in ("{}['k']", "[][1]"):
    try:
        {}['k'] if bad[0] == '{' else [][1]
    except LookupError as e:
        print(type(e).__name__, e)
# expect: KeyError 'k'
# expect: IndexError list index out of range
def again():
    try:
        raise ValueError('first')
    except ValueError:
        raise
try:
    again()
except Exception as e:
    print('again', e)
# expect: again first
try:
    try:
        raise KeyError('inner')
    except KeyError as e:
        raise RuntimeError('outer') from e
except RuntimeError as e:
    print(e, repr(e.__cause__))
# expect: outer KeyError('inner')
def order():
    try:
        return 'try'
    finally:
        print('cleanup')
print(order())
# expect: cleanup
# expect: try
def overridden():
    try:
        raise ValueError('lost')
    finally:
        return 'finally wins'
print(overridden())  # expect: finally wins
for i in range(2):
    try:
        continue
    finally:
        print('turn', i)
# expect: turn 0
# expect: turn 1
try:
    assert 1 > 2, 'not so'
except AssertionError as e:
    print(e)
# expect: not so
try:
    def f(n): return f(n + 1)
    f(0)
except RecursionError as e:
    print(type(e).__name__)
# expect: RecursionError
try:
    unknown
except NameError as e:
    print(e)
# expect: name 'unknown' is not defined
try:
    raise ValueError
except ValueError as e:
    print([str(e)], e.args)
# expect: [''] ()
try:
    raise ValueError('a', 2)
except ValueError as e:
    print(e)
# expect: ('a', 2)
try:
    int('x')
except (KeyError, ValueError) as e:
    print(e)
# expect: invalid literal for int() with base 10: 'x'
try:
    raise 5
except TypeError as e:
    print(e)
# expect: exceptions must derive from BaseException
try:
    2 ** 63 if False else 9223372036854775807 * 1
    print('fits')
except OverflowError:
    print('never')
# expect: fits
e = 'kept'
try:
    raise KeyError
except KeyError:
    pass
print(e)  # expect: kept
print(ValueError('x'), [ValueError('x')], issubclass(KeyError, LookupError), KeyError.__mro__[1].__name__)
# expect: x [ValueError('x')] True LookupError
