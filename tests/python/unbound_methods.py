# A method called through its class gets an object of that class, or an error: never a crash.
import torch
import torch.nn as nn


def attempt(f, *args):
    try:
        print(f(*args))
    except TypeError as e:
        print('TypeError:', e)


items = [1]
attempt(list.append, items, 2)  # expect: None
print(items)  # expect: [1, 2]
attempt(str.upper, 'abc')  # expect: ABC
attempt(list.append, 3, 4)  # expect: TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
attempt(list.append)  # expect: TypeError: unbound method list.append() needs an argument
attempt(dict.get, 3, 4)  # expect: TypeError: descriptor 'get' for 'dict' objects doesn't apply to a 'int' object
attempt(ValueError.args)  # expect: TypeError: 'getset_descriptor' object is not callable
attempt(int.bit_length, True)  # expect: 1
attempt(torch.Tensor.dim, torch.ones(2, 3))  # expect: 2
attempt(nn.Module.eval, nn.ReLU())  # expect: ReLU()
