# nn.Module: attributes, children, parameters, text, modes, state
import torch
import torch.nn as nn
class Block(nn.Module):
    def __init__(self, channels, scale=1.0):
        super().__init__()
        self.conv = nn.Conv1d(channels, channels, 3, padding=1)
        self.act = nn.ReLU()
        self.scale = scale
        self.gain = nn.Parameter(torch.tensor([2.]))
        self.register_buffer('count', torch.zeros(1))
    def forward(self, x, extra=0):
        return self.act(self.conv(x)) * self.gain * self.scale + extra
class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.first = Block(1)
        self.rest = nn.Sequential(nn.Conv1d(1, 2, 1, bias=False), nn.Tanh())
    def forward(self, x):
        return self.rest(self.first(x))
torch.manual_seed(0)
net = Net()
print(net)
# expect: Net(
# expect:   (first): Block(
# expect:     (conv): Conv1d(1, 1, kernel_size=(3,), stride=(1,), padding=(1,))
# expect:     (act): ReLU()
# expect:   )
# expect:   (rest): Sequential(
# expect:     (0): Conv1d(1, 2, kernel_size=(1,), stride=(1,), bias=False)
# expect:     (1): Tanh()
# expect:   )
# expect: )
x = torch.linspace(-1, 1, 5).view(1, 1, 5)
print(net(x))
# expect: tensor([[[0., 0., 0., 0., 0.],
# expect:          [0., 0., 0., 0., 0.]]], grad_fn=<TanhBackward0>)
print(net.first(x, extra=1.).shape, net.first.scale, net.first.gain, net.first.count)
# expect: torch.Size([1, 1, 5]) 1.0 Parameter containing:
# expect: tensor([2.], requires_grad=True) tensor([0.])
for name, p in net.named_parameters(): print(name, tuple(p.shape), p.requires_grad)
# expect: first.gain (1,) True
# expect: first.conv.weight (1, 1, 3) True
# expect: first.conv.bias (1,) True
# expect: rest.0.weight (2, 1, 1) True
print(len(list(net.parameters())), sum(p.numel() for p in net.parameters()))  # expect: 4 7
print([name for name, _ in net.named_modules()], [type(m).__name__ for m in net.modules()])
# expect: ['', 'first', 'first.conv', 'first.act', 'rest', 'rest.0', 'rest.1'] ['Net', 'Block', 'Conv1d', 'ReLU', 'Sequential', 'Conv1d', 'Tanh']
print([name for name, _ in net.named_children()], list(net.rest.children()))
# expect: ['first', 'rest'] [Conv1d(1, 2, kernel_size=(1,), stride=(1,), bias=False), Tanh()]
print(list(net.state_dict()), [name for name, _ in net.named_buffers()])
# expect: ['first.gain', 'first.count', 'first.conv.weight', 'first.conv.bias', 'rest.0.weight'] ['first.count']
print(net.rest.state_dict())
# expect: OrderedDict([('0.weight', tensor([[[-0.3852]],
# expect:
# expect:         [[ 0.2682]]]))])
other = Net()
print(other.load_state_dict(net.state_dict()), torch.equal(other(x), net(x)))
# expect: <All keys matched successfully> True
print(net.training, net.eval().training, net.first.conv.training, net.train().rest.training)
# expect: True False False True
net.requires_grad_(False)
print(any(p.requires_grad for p in net.parameters()), net(x).requires_grad, net.zero_grad())
# expect: False False None
def fill(m):
    if isinstance(m, nn.Conv1d):
        m.weight.data.fill_(0.5)
print(net.apply(fill).rest[0].weight.data)
# expect: tensor([[[0.5000]],
# expect:
# expect:         [[0.5000]]])
print(net.double().first.gain.dtype, net.float().first.gain.dtype, net.to('cpu') is net, net.to(torch.float64).first.count.dtype)
# expect: torch.float64 torch.float32 True torch.float64
print(hasattr(net, 'first'), hasattr(net, 'last'), 'conv' in dir(net.first), net.first._modules.keys() is None)
# expect: True False True False
net.first.scale = 3
net.last = nn.Identity()
print(net)
# expect: Net(
# expect:   (first): Block(
# expect:     (conv): Conv1d(1, 1, kernel_size=(3,), stride=(1,), padding=(1,))
# expect:     (act): ReLU()
# expect:   )
# expect:   (rest): Sequential(
# expect:     (0): Conv1d(1, 2, kernel_size=(1,), stride=(1,), bias=False)
# expect:     (1): Tanh()
# expect:   )
# expect:   (last): Identity()
# expect: )
net.last = None
print([name for name, _ in net.named_children()])  # expect: ['first', 'rest']
class Named(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Parameter(torch.ones(1))
    def extra_repr(self):
        return 'kind=named'
print(Named(), nn.Module(), nn.Sequential(Named()))
# expect: Named(kind=named) Module() Sequential(
# expect:   (0): Named(kind=named)
# expect: )
shared = nn.Linear(1, 1)
both = nn.Sequential(shared, shared)
print(len(list(both.parameters())), len(list(both.state_dict())))  # expect: 2 4
def refused(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
class Early(nn.Module):
    def __init__(self):
        self.conv = nn.Conv1d(1, 1, 3)
class EarlyParameter(nn.Module):
    def __init__(self):
        self.p = nn.Parameter(torch.ones(1))
class Silent(nn.Module):
    pass
refused(Early)  # expect: AttributeError: cannot assign module before Module.__init__() call
refused(EarlyParameter)  # expect: AttributeError: cannot assign parameters before Module.__init__() call
refused(lambda: Silent()(1))
# expect: NotImplementedError: Module [Silent] is missing the required "forward" function
refused(lambda: setattr(net, 'first', 3))
# expect: TypeError: cannot assign 'int' as child module 'first' (torch.nn.Module or None expected)
refused(lambda: setattr(net.first, 'count', 'x'))
# expect: TypeError: cannot assign 'str' as buffer 'count' (torch.Tensor or None expected)
refused(lambda: net.first.conv.load_state_dict({'weight': torch.ones(1)}))
# expect: RuntimeError: Error(s) in loading state_dict for Conv1d:
# expect: 	Missing key(s) in state_dict: "bias". 
# expect: 	size mismatch for weight: copying a param with shape torch.Size([1]) from checkpoint, the shape in current model is torch.Size([1, 1, 3]).
refused(lambda: net.foo)  # expect: AttributeError: 'Net' object has no attribute 'foo'
refused(lambda: nn.Sequential(1))  # expect: TypeError: int is not a Module subclass
refused(lambda: net.train('yes'))  # expect: ValueError: training mode is expected to be boolean
refused(lambda: net.first())  # expect: TypeError: Block.forward() missing 1 required positional argument: 'x'
