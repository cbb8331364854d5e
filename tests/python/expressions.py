# operators, comparison, conditions, f-strings
print(1 + 2 * 3 - 4 / 2, 7 // 2, -7 // 2, 7 % -3, 2 ** 10, 2 ** -1, -2 ** 2)  # expect: 5.0 3 -4 -2 1024 0.5 -4
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 != 2, 'a' < 'b', [1, 2] < [1, 3], (1,) == (1,))  # expect: True False True True True True
print(not 0, not 'a', 0 or 'right', 1 and 'right', [] and 'no', None or [])  # expect: True False right right [] []
print('yes' if 3 > 2 else 'no', [] == False, None is None, [] is not None)  # expect: yes False True True
print(2 in [1, 2], 'b' not in 'abc', 'k' in {'k': 1}, 5 in range(3, 9))  # expect: True False True True
print(6 & 3, 6 | 3, 6 ^ 3, ~6, 1 << 4, -16 >> 2)  # expect: 2 7 5 -7 16 -4
print('ab' * 3, [0] * 2, 'a' 'b', (1,) + (2,), {**{'a': 1}, 'b': 2}, [*range(3), *'xy'])
# expect: ababab [0, 0] ab (1, 2) {'a': 1, 'b': 2} [0, 1, 2, 'x', 'y']
value, width = 3.14159, 9
print(f'{value:.2f}|{value:{width}.3f}|{value!r:>10}|{width:03d}|{{}}|{value=:.1f}')  # expect: 3.14|    3.142|   3.14159|009|{}|value=3.1
print(f"{'nested'} {[i for i in range(2)]} {width + 1 = } {value > 3} {'a':>3}{'b':<3}{'c':^3}|")
# expect: nested [0, 1] width + 1 = 10 True   ab   c |
print(f'{1234567.891:,.1f} {0.25:.0%} {255:x} {255:#b} {1e-7} {-0.0} {1e16} {1e22}')  # expect: 1,234,567.9 25% ff 0b11111111 1e-07 -0.0 1e+16 1e+22
print(0.1 + 0.2, 1 / 3, 100.0, 1e100, 5e-324, float('inf'), -float('nan'))
# expect: 0.30000000000000004 0.3333333333333333 100.0 1e+100 5e-324 inf nan
print(10 ** 18, -9223372036854775807, 0xff, 0b101, 1_000)  # expect: 1000000000000000000 -9223372036854775807 255 5 1000
print("tab\tquote\" \u00e9 \x41 line" + r'\n', '''triple
line''')
# expect: tab	quote" é A line\n triple
# expect: line
print([1, 2, 3][-1], 'hello'[1:4], [0, 1, 2, 3][::-2], 'abc'[::-1], (1, 2, 3)[:2])  # expect: 3 ell [3, 1] cba (1, 2)
print((lambda x, y=2: x ** y)(3), (1 if False else 2) + 3)  # expect: 9 5
total = (1 +
         2)
text = 'joi' + \
    'ned'; print(total, text)
# expect: 3 joined
