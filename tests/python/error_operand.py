def add(a, b):
    return a + b
add(1, 'two')  # expect error: TypeError: unsupported operand type(s) for +: 'int' and 'str'
