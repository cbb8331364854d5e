conv = 1
print('before')  # expect: before
y = con(1)  # expect error: NameError: name 'con' is not defined. Did you mean: 'conv'?
