# Texts: items, search, case, splitting, padding.
s = 'Hello, World'
print(s[0], s[-1], s[1:4], s[::-1], s[::2], s[-3:], s[20:] == '', len(s))  # expect: H d ell dlroW ,olleH Hlo ol rld True 12
print('World' in s, 'x' not in s, '' in s, s * 2, 'ab' * -1 == '', 'a' + 'b')  # expect: True True True Hello, WorldHello, World True ab
print('é λ 中 🎉'[2], len('é λ 中 🎉'), 'é λ 中 🎉'[::-1], 'naïve'.find('v'), list('aé'))  # expect: λ 7 🎉 中 λ é 3 ['a', 'é']
print('a' < 'b', 'abc' < 'abd', 'Z' < 'a', 'é' > 'z', 'a' == 'a', 'a' != 'b')  # expect: True True True True True True

# repr
print(repr("it's"), repr('say "hi"'), repr('both \' and "'), repr(''))  # expect: "it's" 'say "hi"' 'both \' and "' ''
print(repr('a\nb\tc\\d\r'), repr('\x00\x1f\x7f'), repr('é λ 中 \u200b \xa0 🎉'), ascii('é\n'))  # expect: 'a\nb\tc\\d\r' '\x00\x1f\x7f' 'é λ 中 \u200b \xa0 🎉' '\xe9\n'

# case
print(s.lower(), s.upper(), s.swapcase(), s.title(), 'heLLo wORLD'.capitalize())  # expect: hello, world HELLO, WORLD hELLO, wORLD Hello, World Hello world
print("they're bill's".title(), 'straße'.upper(), 'ΑΒΓ'.lower(), 'привет'.upper(), 'ÀÉ'.casefold())  # expect: They'Re Bill'S STRASSE αβγ ПРИВЕТ àé

# parts
print(s.split(), s.split(', '), 'a  b c'.split(' '), ' a b '.split(), ''.split(), ''.split(','))  # expect: ['Hello,', 'World'] ['Hello', 'World'] ['a', '', 'b', 'c'] ['a', 'b'] [] ['']
print('a,b,c'.split(',', 1), 'a b c d '.split(None, 2), 'a,b,c'.rsplit(',', 1), ' a b c '.rsplit(maxsplit=1))  # expect: ['a', 'b,c'] ['a', 'b', 'c d '] ['a,b', 'c'] [' a b', 'c']
print('a\nb\r\nc\n'.splitlines(), 'a\nb'.splitlines(True))  # expect: ['a', 'b', 'c'] ['a\n', 'b']
print('k=v=w'.partition('='), 'k=v=w'.rpartition('='), 'kv'.partition('='), 'kv'.rpartition('='))  # expect: ('k', '=', 'v=w') ('k=v', '=', 'w') ('kv', '', '') ('', '', 'kv')
print('-'.join(['a', 'b', 'c']), ''.join('abc'), ','.join(str(i) for i in range(3)))  # expect: a-b-c abc 0,1,2

# search and replace
print(s.find('o'), s.rfind('o'), s.find('z'), s.index('W'), s.find('o', 5), s.find('o', 5, 7))  # expect: 4 8 -1 7 8 -1
print(s.count('o'), 'aaaa'.count('aa'), 'abc'.count(''), s.find('', 20), 'éaé'.rfind('é'))  # expect: 2 2 4 -1 2
print(s.startswith('He'), s.endswith(('x', 'ld')), s.startswith('World', 7), s.endswith('Hello', 0, 5))  # expect: True True True True
print('aaa'.replace('a', 'b', 2), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2), 'aXbX'.replace('X', ''))  # expect: bba -a-b-c- -a-bc ab
print('abc'.removeprefix('a'), 'abc'.removesuffix('bc'), 'abc'.removeprefix('x'))  # expect: bc a abc
print('abc'.translate(str.maketrans('ab', 'xy')), 'abc'.translate(str.maketrans({'a': '1', 'b': None})))  # expect: xyc 1c

# ends
print('[' + '  x '.strip() + ']', '[' + '  x '.lstrip() + ']', '[' + '  x '.rstrip() + ']', 'xxaxx'.strip('x'))  # expect: [x] [x ] [  x] a
print('ab'.center(5, '*'), 'abc'.center(6, '*'), 'a'.ljust(3, '.'), 'a'.rjust(3, '.'), '-42'.zfill(5))  # expect: **ab* *abc** a.. ..a -0042
print('a\tb'.expandtabs(4))  # expect: a   b

# questions
print('abc'.isalpha(), 'ab1'.isalnum(), '12'.isdigit(), ' '.isspace(), ''.isalpha(), 'é'.isalpha())  # expect: True True True True False True
print('ab'.islower(), 'AB'.isupper(), 'Ab Cd'.istitle(), 'ab_1'.isidentifier(), '1a'.isidentifier())  # expect: True True True True False
print('abc'.isascii(), 'a\n'.isprintable(), '123'.isdecimal(), '12'.isnumeric())  # expect: True False True True

# print
print(1, 'a', None, [1, 'a'], sep='|')  # expect: 1|a|None|[1, 'a']
print('a', end=''); print('b', end='!\n')  # expect: ab!
print(*'abc', sep='-')  # expect: a-b-c
print()  # expect: 
print(1, 2, sep=None, end=None)  # expect: 1 2

def say(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)

say(lambda: 'a'[3])  # expect: IndexError: string index out of range
say(lambda: 'a'['a'])  # expect: TypeError: string indices must be integers, not 'str'
say(lambda: 'a' + 1)  # expect: TypeError: can only concatenate str (not "int") to str
say(lambda: 'a' * 'b')  # expect: TypeError: can't multiply sequence by non-int of type 'str'
say(lambda: 1 in 'a')  # expect: TypeError: 'in <string>' requires string as left operand, not int
say(lambda: 'a'.index('b'))  # expect: ValueError: substring not found
say(lambda: 'a'.split(''))  # expect: ValueError: empty separator
say(lambda: 'a'.split(1))  # expect: TypeError: must be str or None, not int
say(lambda: ' '.join([1]))  # expect: TypeError: sequence item 0: expected str instance, int found
say(lambda: ' '.join(3))  # expect: TypeError: can only join an iterable
say(lambda: 'a'.replace(1, 2))  # expect: TypeError: replace() argument 1 must be str, not int
say(lambda: 'a'.startswith(1))  # expect: TypeError: startswith first arg must be str or a tuple of str, not int
say(lambda: 'a'.find(1))  # expect: TypeError: must be str, not int
say(lambda: 'a'.center(3, 'bb'))  # expect: TypeError: The fill character must be exactly one character long
say(lambda: 'a'.strip(1))  # expect: TypeError: strip arg must be None or str
say(lambda: print(1, sep=1))  # expect: TypeError: sep must be None or a string, not int
