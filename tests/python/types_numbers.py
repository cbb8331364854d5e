# Whole numbers and floats: signs, division, powers, rounding, order, hashes.

# floor division and remainder go towards minus infinity
for a in [7, -7]:
    for b in [2, -2]:
        print(a // b, a % b, divmod(a, b))
# expect: 3 1 (3, 1)
# expect: -4 -1 (-4, -1)
# expect: -4 1 (-4, 1)
# expect: 3 -1 (3, -1)
print(7.5 // 2, -7.5 // 2, 7.5 % -2, -7.5 % 2)  # expect: 3.0 -4.0 -0.5 0.5
print(divmod(-7.5, 2), divmod(1e300, 3) == (1e300 // 3, 1e300 % 3))  # expect: (-4.0, 0.5) True
print(-0.0 // 5, 0.0 % -3, 5 % -5.0)  # expect: -0.0 -0.0 -0.0
print(7 / 2, 6 / 3, -1 / 4, 9007199254740993 / 3, 9223372036854775807 / 9223372036854775806)  # expect: 3.5 2.0 -0.25 3002399751580331.0 1.0

# powers
print(2**10, (-2) ** 3, 2**-2, 4**0.5, 0**0, 0.0**0, (-8.0) ** 3)  # expect: 1024 -8 0.25 2.0 1 1.0 -512.0
print(pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(2, 3, -5))  # expect: 1024 24 5 -2

# bits
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 5 << 2, -5 >> 1, 1 << 62)  # expect: 1 7 6 -6 20 -3 4611686018427387904
print(True + True, True * 3, True & False, True | 2, True ^ True, ~True, -True, True / 2)  # expect: 2 3 False 3 False -2 -1 0.5
print((10).bit_length(), (-255).bit_length(), (7).bit_count(), (3).real, (3).imag)  # expect: 4 8 3 3 0

# as text: the fewest digits that read back the same
print(0.1, 0.1 + 0.2, 1 / 3, 100.0, 1e15, 1e16, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308)  # expect: 0.1 0.30000000000000004 0.3333333333333333 100.0 1000000000000000.0 1e+16 0.0001 1e-05 5e-324 1.7976931348623157e+308
print(float('inf'), -float('inf'), float('nan'), 1e400, -0.0)  # expect: inf -inf nan inf -0.0

# rounding: half to even, of the exact value
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5))  # expect: 0 2 2 0 -2
print(round(2.675, 2), round(1.005, 2), round(0.15, 1), round(1.25, 1), round(123.456, 0))  # expect: 2.67 1.0 0.1 1.2 123.0
print(round(12345.678, -2), round(55.0, -1), round(45.0, -1), round(1e300, 2), round(-0.04, 1))  # expect: 12300.0 60.0 40.0 1e+300 -0.0
print(round(15, -1), round(25, -1), round(-15, -1), round(1234, -2), round(5, 3), round(True))  # expect: 20 20 -20 1200 5 1

# order and equality of mixed numbers; equal ones have equal hashes
print(1 == 1.0 == True, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53)  # expect: True True False True
print(hash(1), hash(1.0), hash(True), hash(-1), hash(0.5), hash(2**61), hash(1e300))  # expect: 1 1 1 -2 1152921504606846976 1 1224995262755759164
print(hash(()), hash((1, 2)), hash((1, (2.0, 3))), hash(float('inf')))  # expect: 5740354900026072187 -3550055125485641917 7267574591690527098 314159
print(float('nan') == float('nan'), 3 == '3', None == 0, 1 < 2 < 3, 1 < 3 < 2)  # expect: False False False True False

# from text
print(int('42'), int(' -7 '), int('1_000'), int('ff', 16), int('0x1F', 0), int('0b101', 2), int('z', 36))  # expect: 42 -7 1000 255 31 5 35
print(int(3.9), int(-3.9), int(True), int(), float(), float('1.5'), float(' -2e3 '), float('1_0.5'))  # expect: 3 -3 1 0 0.0 1.5 -2000.0 10.5
print(float('.5'), float('5.'), float('-Infinity'), float('NaN'))  # expect: 0.5 5.0 -inf nan
print(bin(10), bin(-10), oct(8), hex(255), hex(-255), chr(955), ord('λ'))  # expect: 0b1010 -0b1010 0o10 0xff -0xff λ 955
print(abs(-3), abs(-2.5), abs(True), (2.0).is_integer(), (2.5).is_integer())  # expect: 3 2.5 1 True False
print((0.75).as_integer_ratio(), (2.5).hex(), (5).as_integer_ratio(), (1.5).conjugate())  # expect: (3, 4) 0x1.4000000000000p+1 (5, 1) 1.5

# what cannot be
def say(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)

say(lambda: 1 / 0)  # expect: ZeroDivisionError: division by zero
say(lambda: 1 // 0)  # expect: ZeroDivisionError: integer division or modulo by zero
say(lambda: 1 % 0)  # expect: ZeroDivisionError: integer modulo by zero
say(lambda: 1.0 / 0)  # expect: ZeroDivisionError: float division by zero
say(lambda: 1.0 // 0)  # expect: ZeroDivisionError: float floor division by zero
say(lambda: 1.0 % 0)  # expect: ZeroDivisionError: float modulo
say(lambda: divmod(1.0, 0))  # expect: ZeroDivisionError: float divmod()
say(lambda: 0 ** -1)  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
say(lambda: 10.0 ** 400)  # expect: OverflowError: (34, 'Numerical result out of range')
say(lambda: 1 << -1)  # expect: ValueError: negative shift count
say(lambda: int('x'))  # expect: ValueError: invalid literal for int() with base 10: 'x'
say(lambda: int('8', 8))  # expect: ValueError: invalid literal for int() with base 8: '8'
say(lambda: int(''))  # expect: ValueError: invalid literal for int() with base 10: ''
say(lambda: int('12', 99))  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
say(lambda: int([]))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
say(lambda: int(5, 3))  # expect: TypeError: int() can't convert non-string with explicit base
say(lambda: int(float('inf')))  # expect: OverflowError: cannot convert float infinity to integer
say(lambda: int(float('nan')))  # expect: ValueError: cannot convert float NaN to integer
say(lambda: float('x'))  # expect: ValueError: could not convert string to float: 'x'
say(lambda: float([]))  # expect: TypeError: float() argument must be a string or a real number, not 'list'
say(lambda: 1 + 'a')  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
say(lambda: None + 1)  # expect: TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'
say(lambda: -'a')  # expect: TypeError: bad operand type for unary -: 'str'
say(lambda: ~1.5)  # expect: TypeError: bad operand type for unary ~: 'float'
say(lambda: 'a' < 1)  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
say(lambda: pow(2, 3, 0))  # expect: ValueError: pow() 3rd argument cannot be 0
say(lambda: pow(2, -1, 4))  # expect: ValueError: base is not invertible for the given modulus
say(lambda: round('a'))  # expect: TypeError: type str doesn't define __round__ method
say(lambda: abs('a'))  # expect: TypeError: bad operand type for abs(): 'str'
say(lambda: chr(-1))  # expect: ValueError: chr() arg not in range(0x110000)
say(lambda: ord('ab'))  # expect: TypeError: ord() expected a character, but string of length 2 found
say(lambda: hex(1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
