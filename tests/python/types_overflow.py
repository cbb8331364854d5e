# Python's integers grow without end; the lab's have 64 bits and say so, with the numbers.
print(9223372036854775807, -9223372036854775807 - 1)  # expect: 9223372036854775807 -9223372036854775808

def say(f):
    try:
        print(f())
    except OverflowError as e:
        print(e)

big = 9223372036854775807
say(lambda: big + 1)  # expect: integer overflow: 9223372036854775807 + 1 does not fit into 64 bits
say(lambda: -big - 2)  # expect: integer overflow: -9223372036854775807 - 2 does not fit into 64 bits
say(lambda: big * 2)  # expect: integer overflow: 9223372036854775807 * 2 does not fit into 64 bits
say(lambda: 2 ** 64)  # expect: integer overflow: 2 ** 64 does not fit into 64 bits
say(lambda: (-2) ** 63)  # expect: -9223372036854775808
say(lambda: -(-big - 1))  # expect: integer overflow: -(-9223372036854775808) does not fit into 64 bits
say(lambda: abs(-big - 1))  # expect: integer overflow: abs(-9223372036854775808) does not fit into 64 bits
say(lambda: (-big - 1) // -1)  # expect: integer overflow: -9223372036854775808 // -1 does not fit into 64 bits
say(lambda: (-big - 1) % -1)  # expect: 0
say(lambda: 1 << 63)  # expect: integer overflow: 1 << 63 does not fit into 64 bits
say(lambda: int('9223372036854775808'))  # expect: integer overflow: int('9223372036854775808') does not fit into 64 bits
say(lambda: int('-9223372036854775808'))  # expect: -9223372036854775808
say(lambda: int(1e300))  # expect: integer overflow: int(1e+300) does not fit into 64 bits
say(lambda: sum([big, 1]))  # expect: integer overflow: 9223372036854775807 + 1 does not fit into 64 bits
say(lambda: 10.0 ** 19)  # expect: 1e+19
2 ** 63  # expect error: OverflowError: integer overflow: 2 ** 63 does not fit into 64 bits
