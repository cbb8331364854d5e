# which results require grad, and what made them
import torch
import torch.nn as nn
w = torch.ones(2, 3, requires_grad=True)
v = torch.ones(3, requires_grad=True)
print(w.requires_grad, w.is_leaf, w.grad, w.grad_fn, (w * 2).is_leaf)  # expect: True True None None False
print(w + 1, 1 - w, w * 2, 2 / w, w ** 2, 2 ** w, -w, w @ v)
# expect: tensor([[2., 2., 2.],
# expect:         [2., 2., 2.]], grad_fn=<AddBackward0>) tensor([[0., 0., 0.],
# expect:         [0., 0., 0.]], grad_fn=<RsubBackward1>) tensor([[2., 2., 2.],
# expect:         [2., 2., 2.]], grad_fn=<MulBackward0>) tensor([[2., 2., 2.],
# expect:         [2., 2., 2.]], grad_fn=<MulBackward0>) tensor([[1., 1., 1.],
# expect:         [1., 1., 1.]], grad_fn=<PowBackward0>) tensor([[2., 2., 2.],
# expect:         [2., 2., 2.]], grad_fn=<PowBackward1>) tensor([[-1., -1., -1.],
# expect:         [-1., -1., -1.]], grad_fn=<NegBackward0>) tensor([3., 3.], grad_fn=<MvBackward0>)
print(w[0], w[:, 1:], w[None].shape, w[w > 0], w.T, w.view(6), w.reshape(3, 2), w.sum(), w.sum(0))
# expect: tensor([1., 1., 1.], grad_fn=<SelectBackward0>) tensor([[1., 1.],
# expect:         [1., 1.]], grad_fn=<SliceBackward0>) torch.Size([1, 2, 3]) tensor([1., 1., 1., 1., 1., 1.], grad_fn=<IndexBackward0>) tensor([[1., 1.],
# expect:         [1., 1.],
# expect:         [1., 1.]], grad_fn=<PermuteBackward0>) tensor([1., 1., 1., 1., 1., 1.], grad_fn=<ViewBackward0>) tensor([[1., 1.],
# expect:         [1., 1.],
# expect:         [1., 1.]], grad_fn=<ReshapeAliasBackward0>) tensor(6., grad_fn=<SumBackward0>) tensor([2., 2., 2.], grad_fn=<SumBackward1>)
print(w.mean(), w.max(), w.exp(), w.sigmoid(), w.relu(), w.abs(), w.clone(), w.double())
# expect: tensor(1., grad_fn=<MeanBackward0>) tensor(1., grad_fn=<MaxBackward1>) tensor([[2.7183, 2.7183, 2.7183],
# expect:         [2.7183, 2.7183, 2.7183]], grad_fn=<ExpBackward0>) tensor([[0.7311, 0.7311, 0.7311],
# expect:         [0.7311, 0.7311, 0.7311]], grad_fn=<SigmoidBackward0>) tensor([[1., 1., 1.],
# expect:         [1., 1., 1.]], grad_fn=<ReluBackward0>) tensor([[1., 1., 1.],
# expect:         [1., 1., 1.]], grad_fn=<AbsBackward0>) tensor([[1., 1., 1.],
# expect:         [1., 1., 1.]], grad_fn=<CloneBackward0>) tensor([[1., 1., 1.],
# expect:         [1., 1., 1.]], dtype=torch.float64, grad_fn=<ToCopyBackward0>)
print(w.permute(1, 0), w.unsqueeze(0), w.squeeze(), w.flatten(), w.expand(1, 2, 3), w.repeat(1, 1))
# expect: tensor([[1., 1.],
# expect:         [1., 1.],
# expect:         [1., 1.]], grad_fn=<PermuteBackward0>) tensor([[[1., 1., 1.],
# expect:          [1., 1., 1.]]], grad_fn=<UnsqueezeBackward0>) tensor([[1., 1., 1.],
# expect:         [1., 1., 1.]], grad_fn=<SqueezeBackward0>) tensor([1., 1., 1., 1., 1., 1.], grad_fn=<ReshapeAliasBackward0>) tensor([[[1., 1., 1.],
# expect:          [1., 1., 1.]]], grad_fn=<ExpandBackward0>) tensor([[1., 1., 1.],
# expect:         [1., 1., 1.]], grad_fn=<RepeatBackward0>)
print(torch.stack([v, v]), torch.cat([v, v]), torch.dot(v, v), torch.outer(v, v), w.softmax(1))
# expect: tensor([[1., 1., 1.],
# expect:         [1., 1., 1.]], grad_fn=<StackBackward0>) tensor([1., 1., 1., 1., 1., 1.], grad_fn=<CatBackward0>) tensor(3., grad_fn=<DotBackward0>) tensor([[1., 1., 1.],
# expect:         [1., 1., 1.],
# expect:         [1., 1., 1.]], grad_fn=<MulBackward0>) tensor([[0.3333, 0.3333, 0.3333],
# expect:         [0.3333, 0.3333, 0.3333]], grad_fn=<SoftmaxBackward0>)
print(w > 0, w.argmax(), w.long(), w.detach(), w.data, w.tolist())
# expect: tensor([[True, True, True],
# expect:         [True, True, True]]) tensor(0) tensor([[1, 1, 1],
# expect:         [1, 1, 1]]) tensor([[1., 1., 1.],
# expect:         [1., 1., 1.]]) tensor([[1., 1., 1.],
# expect:         [1., 1., 1.]]) [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]]
print(w.sum().item(), torch.tensor([1.]) + torch.tensor([1.]))  # expect: 6.0 tensor([2.])
y = w * 2
y[0] = 5
print(y)
# expect: tensor([[5., 5., 5.],
# expect:         [2., 2., 2.]], grad_fn=<CopySlices>)
y += 1
print(y)
# expect: tensor([[6., 6., 6.],
# expect:         [3., 3., 3.]], grad_fn=<AddBackward0>)
z = (w * 2)[0]
z.add_(1)
print(z)  # expect: tensor([3., 3., 3.], grad_fn=<AsStridedBackward0>)
for row in w: print(row)
# expect: tensor([1., 1., 1.], grad_fn=<UnbindBackward0>)
# expect: tensor([1., 1., 1.], grad_fn=<UnbindBackward0>)
with torch.no_grad():
    print(w * 2, (w * 2).requires_grad, torch.is_grad_enabled(), w.numpy())
# expect: tensor([[2., 2., 2.],
# expect:         [2., 2., 2.]]) False False [[1. 1. 1.]
# expect:  [1. 1. 1.]]
    w += 1
    w[0] = 7
    w.mul_(2)
print(w, torch.is_grad_enabled())
# expect: tensor([[14., 14., 14.],
# expect:         [ 4.,  4.,  4.]], requires_grad=True) True
with torch.inference_mode():
    print((w * 2).requires_grad)  # expect: False
with torch.no_grad():
    with torch.enable_grad():
        print((w * 2).requires_grad)  # expect: True
    print((w * 2).requires_grad)  # expect: False
with torch.set_grad_enabled(False):
    print((w * 2).requires_grad)  # expect: False
torch.set_grad_enabled(False)
print((w * 2).requires_grad)  # expect: False
torch.set_grad_enabled(True)
@torch.no_grad()
def double(t):
    return t * 2
print(double(w).requires_grad, (w * 2).requires_grad)  # expect: False True
x = torch.ones(2)
x.requires_grad_()
print(x, x.requires_grad)  # expect: tensor([1., 1.], requires_grad=True) True
x.requires_grad = False
print(x)  # expect: tensor([1., 1.])
w.data = torch.zeros(1)
print(w)  # expect: tensor([0.], requires_grad=True)
w.data.fill_(3)
print(w, w.detach().requires_grad)  # expect: tensor([3.], requires_grad=True) False
p = nn.Parameter(torch.tensor([1., 2.]))
print(p, p.requires_grad, type(p), p.data, p + 1, p[0], isinstance(p, torch.Tensor))
# expect: Parameter containing:
# expect: tensor([1., 2.], requires_grad=True) True <class 'torch.nn.parameter.Parameter'> tensor([1., 2.]) tensor([2., 3.], grad_fn=<AddBackward0>) tensor(1., grad_fn=<SelectBackward0>) True
print([p], nn.Parameter(torch.ones(1), requires_grad=False))
# expect: [Parameter containing:
# expect: tensor([1., 2.], requires_grad=True)] Parameter containing:
# expect: tensor([1.])
print(f'{p.sum()} {p.sum():.1f}')  # expect: 3.0 3.0
def refused(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
refused(lambda: p.add_(1))
# expect: RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.
refused(lambda: p.__setitem__(0, 5.))
# expect: RuntimeError: a view of a leaf Variable that requires grad is being used in an in-place operation.
refused(lambda: p[0].fill_(1))
# expect: RuntimeError: a view of a leaf Variable that requires grad is being used in an in-place operation.
refused(lambda: p.numpy())
# expect: RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.
refused(lambda: (p * 2).requires_grad_(False))
# expect: RuntimeError: you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().
refused(lambda: torch.tensor([1]).requires_grad_())
# expect: RuntimeError: only Tensors of floating point dtype can require gradients
refused(lambda: nn.Parameter(torch.tensor([1])))
# expect: RuntimeError: Only Tensors of floating point and complex dtype can require gradients
refused(lambda: nn.init.ones_(p.requires_grad_(False)).add_(1).requires_grad_().zero_())
# expect: RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.
