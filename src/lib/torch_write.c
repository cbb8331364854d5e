/* lib/torch_write: methods that change their tensor: fill_, copy_, requires_grad_, ... */
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"

static bool writable(Interp *in, Value self, const char *function, TensorObject **out) {
    return arg_tensor_object(in, self, function, "self", out) && in_place_allowed(in, self);
}

static bool assign(Interp *in, Value self, Value value, const char *grad, Value *out) {
    Tensor from;
    Error error = {0};
    if (!arg_tensor(in, value, "value", DTYPES, DIALECT_TORCH, &from)) return false;
    bool done = tensor_assign(&AS_TENSOR(self)->t, &from, DIALECT_TORCH, &error);
    tensor_release(&from);
    if (!done) return interp_raise_from(in, &error);
    in_place_done(in, self, grad, &value, 1);
    *out = self;
    return true;
}

/* self, value */
bool torch_fill_(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    if (!writable(in, args[0], "fill_", &o)) return false;
    bool many = value_is_tensor(args[1]) && AS_TENSOR(args[1])->t.ndim > 0;
    if (many)
        return interp_raise(in, ERROR_RUNTIME,
                            "fill_ only supports 0-dimension value tensor but got tensor with %d "
                            "dimensions.",
                            AS_TENSOR(args[1])->t.ndim);
    return assign(in, args[0], args[1], "FillBackward0", out);
}

bool torch_zero_(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    return writable(in, args[0], "zero_", &o) &&
           assign(in, args[0], value_int(0), "ZeroBackward0", out);
}

/* self, other, non_blocking=False */
bool torch_copy_(Interp *in, const Value *args, Value *out) {
    TensorObject *o, *other;
    return writable(in, args[0], "copy_", &o) &&
           arg_tensor_object(in, args[1], "copy_", "other", &other) &&
           assign(in, args[0], args[1], "CopyBackwards", out);
}

/* self, mask, value */
bool torch_masked_fill_(Interp *in, const Value *args, Value *out) {
    TensorObject *o, *mask;
    Tensor value;
    Error error = {0};
    if (!writable(in, args[0], "masked_fill_", &o) ||
        !arg_tensor_at(in, args[1], "masked_fill_", "mask", 1, &mask))
        return false;
    if (mask->t.dtype != DTYPE_BOOL)
        return interp_raise(in, ERROR_RUNTIME,
                            "expected self and mask to be on the same device and mask a bool "
                            "tensor, but got %s",
                            dtype_scalar_name(mask->t.dtype));
    if (!arg_tensor(in, args[2], "value", o->t.dtype, DIALECT_TORCH, &value)) return false;
    Tensor chosen;
    bool done = tensor_where(&mask->t, &value, &o->t, DIALECT_TORCH, &chosen, &error);
    tensor_release(&value);
    if (!done) return interp_raise_from(in, &error);
    done = tensor_assign(&o->t, &chosen, DIALECT_TORCH, &error);
    tensor_release(&chosen);
    if (!done) return interp_raise_from(in, &error);
    in_place_done(in, args[0], "MaskedFillBackward0", args + 2, 1);
    *out = args[0];
    return true;
}

bool torch_masked_fill(Interp *in, const Value *args, Value *out) {
    Value copy;
    if (!torch_clone(in, args, &copy)) return false;
    const Value in_place[] = {copy, args[1], args[2]};
    return torch_masked_fill_(in, in_place, out);
}

/* self, requires_grad=True */
bool torch_requires_grad_(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    bool on;
    if (!arg_tensor_object(in, args[0], "requires_grad_", "self", &o) ||
        !arg_bool(in, args[1], "requires_grad", &on))
        return false;
    if (o->grad_fn && !on)
        return interp_raise(in, ERROR_RUNTIME,
                            "you can only change requires_grad flags of leaf variables. If you "
                            "want to use a computed variable in a subgraph that doesn't require "
                            "differentiation use var_no_grad = var.detach().");
    if (on && !dtype_is_float(o->t.dtype))
        return interp_raise(in, ERROR_RUNTIME,
                            "only Tensors of floating point dtype can require gradients");
    o->requires_grad = on;
    *out = args[0];
    return true;
}

bool torch_detach_(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    if (!arg_tensor_object(in, args[0], "detach_", "self", &o)) return false;
    o->requires_grad = false;
    o->grad_fn = NULL;
    *out = args[0];
    return true;
}

/* The tensor becomes the view that `shaped` is. */
static bool become(Value self, Value shaped, Value *out) {
    Tensor t = tensor_retain(&AS_TENSOR(shaped)->t);
    tensor_release(&AS_TENSOR(self)->t);
    AS_TENSOR(self)->t = t;
    *out = self;
    return true;
}

bool torch_unsqueeze_(Interp *in, const Value *args, Value *out) {
    Value shaped;
    return torch_unsqueeze(in, args, &shaped) && become(args[0], shaped, out);
}

bool torch_squeeze_(Interp *in, const Value *args, Value *out) {
    Value shaped;
    return torch_squeeze(in, args, &shaped) && become(args[0], shaped, out);
}

/* self, *size: the numbers that there are, in a new shape; more of them are zeros */
bool torch_resize_(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    Tensor t;
    Error error = {0};
    if (!arg_tensor_object(in, args[0], "resize_", "self", &o) ||
        !arg_shape(in, args[1], "size", &ndim, shape))
        return false;
    if (o->requires_grad)
        return interp_raise(in, ERROR_RUNTIME, "cannot resize variables that require grad");
    if (!tensor_new(o->t.dtype, ndim, shape, &t, &error)) return interp_raise_from(in, &error);
    int64_t have = tensor_count(&o->t), want = tensor_count(&t);
    for (int64_t i = 0; i < have && i < want && !stop_asked(); i++) {
        if (dtype_is_float(t.dtype))
            tensor_set_double(&t, i, tensor_get_double(&o->t, i));
        else
            tensor_set_int(&t, i, tensor_get_int(&o->t, i));
    }
    if (stop_asked()) return tensor_release(&t), interp_stopped(in), false;
    tensor_release(&o->t);
    o->t = t;
    *out = args[0];
    return true;
}

bool torch_backward(Interp *in, const Value *args, Value *out) {
    (void)args, (void)out;
    interp_raise(in, ERROR_NOT_IMPLEMENTED,
                 "Tensor.backward exists in PyTorch, but the lab leaves it out");
    return interp_why(in, "the lab shows how a convolution is computed; it records which operation "
                          "made a tensor (grad_fn), but computes no gradients");
}
