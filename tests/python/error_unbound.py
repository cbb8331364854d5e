def f():
    print(total)  # expect error: UnboundLocalError: cannot access local variable 'total' where it is not associated with a value
    total = 1
f()
