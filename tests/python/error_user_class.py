class ShapeError(ValueError): pass
def check(n):
    if n < 0: raise ShapeError(f'{n} is negative')
check(1)
check(-1)  # expect error: ShapeError: -1 is negative
