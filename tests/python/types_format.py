# The three ways to put numbers into a text.

# printf's way
print('%d %5d|%-5d|%05d %+d % d' % (1, 2, 3, 4, 5, 6))  # expect: 1     2|3    |00004 +5  6
print('%x %X %o %#x %#o %i' % (255, 255, 8, 255, 8, -5))  # expect: ff FF 10 0xff 0o10 -5
print('%.3f %8.2f|%-8.2f|%08.2f %+.1f %f' % (3.14159, 2.5, 2.5, -2.5, 1.0, 1 / 3))  # expect: 3.142     2.50|2.50    |-0002.50 +1.0 0.333333
print('%e %.2E %g %g %g %G' % (12345.678, 0.00012, 1e10, 0.0001, 123456789.0, 1e-10))  # expect: 1.234568e+04 1.20E-04 1e+10 0.0001 1.23457e+08 1E-10
print('%s %r %a %c%c %%' % ('a', 'b', 'é', 'a', 66))  # expect: a 'b' '\xe9' aB %
print('%5s|%-5s|%.2s|%*d|%.*f' % ('a', 'b', 'cde', 5, 42, 2, 3.14159))  # expect:     a|b    |cd|   42|3.14
print('%(a)s %(b)d %(a)r' % {'a': 'x', 'b': 3})  # expect: x 3 'x'
print('%s' % [1, 2], '%s' % None, '%s %s' % ((1, 2), 3), '%d' % 3.99, '%d' % True, '%.1f%%' % 99.5)  # expect: [1, 2] None (1, 2) 3 3 1 99.5%
print('%f %F %5.1f' % (float('inf'), float('nan'), float('-inf')))  # expect: inf NAN  -inf

# str.format
print('{} {} {}'.format(1, 'a', [1]), '{0} {1} {0}'.format('a', 'b'), '{{}} {{{}}}'.format(1))  # expect: 1 a [1] a b a {} {1}
print('{x} {y[0]} {y[k]} {z.real}'.format(x=1, y={0: 'zero', 'k': 'kk'}, z=3))  # expect: 1 zero kk 3
print('{:>5}|{:<5}|{:^5}|{:*^7}|{:05d}'.format(1, 2, 3, 4, -5))  # expect:     1|2    |  3  |***4***|-0005
print('{:.2f} {:,} {:e} {:%} {:x} {:b} {:+}'.format(3.14159, 1234567, 12345.678, 0.25, 255, 5, 7))  # expect: 3.14 1,234,567 1.234568e+04 25.000000% ff 101 +7
print('{!r} {!s} {!a}'.format('a', 'b', 'é'), '{:{}}|'.format('a', 5), '{:{w}.{p}f}'.format(3.14159, w=8, p=2))  # expect: 'a' b '\xe9' a    |     3.14
print('{a} {b}'.format_map({'a': 1, 'b': 2}), format(3.14159, '.2f'), format(42, '>6'), format('a', '^5'))  # expect: 1 2 3.14     42   a  

# f-strings
x, name = 3.14159, 'pi'
print(f'{name} = {x:.2f}', f'{x:8.3f}|', f'{name!r:>6}', f'{x=:.1f}', f'{1 + 1=}', f'{{}}')  # expect: pi = 3.14    3.142|   'pi' x=3.1 1 + 1=2 {}
print(f"{1234567.891:,.2f} {255:#x} {-3:+d} {10:#b} {0.5:.0%} {1e-7} {True} {None}")  # expect: 1,234,567.89 0xff -3 0b1010 50% 1e-07 True None
print(f"{'a':>{3 + 2}}|{name:<5}|{42:^6}|{3:03}|{1e10:g}")  # expect:     a|pi   |  42  |003|1e+10

def say(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)

say(lambda: '%d' % 'a')  # expect: TypeError: %d format: a real number is required, not str
say(lambda: '%x' % 1.5)  # expect: TypeError: %x format: an integer is required, not float
say(lambda: '%d' % (1, 2))  # expect: TypeError: not all arguments converted during string formatting
say(lambda: '%d %d' % 1)  # expect: TypeError: not enough arguments for format string
say(lambda: '%z' % 1)  # expect: ValueError: unsupported format character 'z' (0x7a) at index 1
say(lambda: '%' % 1)  # expect: ValueError: incomplete format
say(lambda: '%(a)s' % {})  # expect: KeyError: 'a'
say(lambda: '%(a)s' % 1)  # expect: TypeError: format requires a mapping
say(lambda: '%f' % 'a')  # expect: TypeError: must be real number, not str
say(lambda: '%c' % 'ab')  # expect: TypeError: %c requires int or char
say(lambda: '{}'.format())  # expect: IndexError: Replacement index 0 out of range for positional args tuple
say(lambda: '{a}'.format())  # expect: KeyError: 'a'
say(lambda: '{0} {}'.format(1, 2))  # expect: ValueError: cannot switch from manual field specification to automatic field numbering
say(lambda: '{'.format())  # expect: ValueError: Single '{' encountered in format string
say(lambda: '}'.format())  # expect: ValueError: Single '}' encountered in format string
say(lambda: '{!z}'.format(1))  # expect: ValueError: Unknown conversion specifier z
say(lambda: '{:d}'.format('a'))  # expect: ValueError: Unknown format code 'd' for object of type 'str'
say(lambda: '{:.2d}'.format(1))  # expect: ValueError: Precision not allowed in integer format specifier
say(lambda: format(3, 3))  # expect: TypeError: format() argument 2 must be str, not int

# a bool: its word, or a number
print(f'{True}|{True:>4}|{False:d}|{format(True, "")}')  # expect: True|   1|0|True
format(True, 's')  # expect error: ValueError: Unknown format code 's' for object of type 'bool'
