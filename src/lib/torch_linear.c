/* lib/torch_linear: products of whole tensors, comparisons of whole tensors, softmax, cumsum. */
#include "autograd/names.h"
#include "lib/tensor_arg.h"
#include "lib/tensor_slots.h"
#include "lib/torch_functions.h"

static bool two(Interp *in, const Value *args, const char *function, const char *second,
                TensorObject **a, TensorObject **b) {
    return arg_tensor_at(in, args[0], function, "input", 1, a) &&
           arg_tensor_at(in, args[1], function, second, 2, b);
}

/* input, other */
bool torch_dot(Interp *in, const Value *args, Value *out) {
    TensorObject *a, *b;
    Tensor t;
    Error error = {0};
    if (!two(in, args, "dot", "tensor", &a, &b)) return false;
    bool made = tensor_dot(&a->t, &b->t, &t, &error);
    return give_result(in, made, &t, &error, "DotBackward0", args, 2, out);
}

static bool multiply(Interp *in, const Value *args, const char *function, const char *second,
                     const char *grad, Value *out) {
    TensorObject *a, *b;
    Tensor t;
    Error error = {0};
    if (!two(in, args, function, second, &a, &b)) return false;
    bool made = tensor_matmul(&a->t, &b->t, DIALECT_TORCH, &t, &error);
    if (!grad) grad = grad_name_matmul(a->t.ndim, b->t.ndim);
    return give_result(in, made, &t, &error, grad, args, 2, out);
}

bool torch_matmul(Interp *in, const Value *args, Value *out) {
    return multiply(in, args, "matmul", "other", NULL, out);
}

static bool of_dims(Interp *in, const Value *args, int first, int second, const char *message) {
    bool fits = value_is_tensor(args[0]) && value_is_tensor(args[1]) &&
                AS_TENSOR(args[0])->t.ndim == first && AS_TENSOR(args[1])->t.ndim == second;
    bool tensors = value_is_tensor(args[0]) && value_is_tensor(args[1]);
    return fits || !tensors || interp_raise(in, ERROR_RUNTIME, "%s", message);
}

bool torch_mm(Interp *in, const Value *args, Value *out) {
    return of_dims(in, args, 2, 2, "self must be a matrix") &&
           multiply(in, args, "mm", "mat2", "MmBackward0", out);
}

bool torch_bmm(Interp *in, const Value *args, Value *out) {
    return of_dims(in, args, 3, 3, "batch1 must be a 3D tensor") &&
           multiply(in, args, "bmm", "mat2", "BmmBackward0", out);
}

bool torch_mv(Interp *in, const Value *args, Value *out) {
    return of_dims(in, args, 2, 1, "vector + matrix @ vector expected, got other dimensions") &&
           multiply(in, args, "mv", "vec", "MvBackward0", out);
}

/* input, vec2: column times row */
bool torch_outer(Interp *in, const Value *args, Value *out) {
    TensorObject *a, *b;
    Tensor column, t;
    Error error = {0};
    if (!two(in, args, "outer", "vec2", &a, &b)) return false;
    if (a->t.ndim != 1 || b->t.ndim != 1)
        return interp_raise(in, ERROR_RUNTIME, "outer: Expected 1-D argument self, but got %d-D",
                            a->t.ndim != 1 ? a->t.ndim : b->t.ndim);
    if (!tensor_unsqueeze(&a->t, 1, &column, &error)) return interp_raise_from(in, &error);
    bool made = tensor_binary(ELEMENT_MUL, &column, &b->t, DIALECT_TORCH,
                              library_of(in)->default_dtype, &t, &error);
    tensor_release(&column);
    return give_result(in, made, &t, &error, "MulBackward0", args, 2, out);
}

/* input, other, rtol=1e-05, atol=1e-08, equal_nan=False */
bool torch_allclose(Interp *in, const Value *args, Value *out) {
    TensorObject *a, *b;
    double rtol, atol;
    bool close;
    Error error = {0};
    if (!two(in, args, "allclose", "other", &a, &b) || !arg_double(in, args[2], "rtol", &rtol) ||
        !arg_double(in, args[3], "atol", &atol))
        return false;
    if (a->t.dtype != b->t.dtype)
        return interp_raise(in, ERROR_RUNTIME, "%s did not match %s", dtype_scalar_name(a->t.dtype),
                            dtype_scalar_name(b->t.dtype)) ||
               interp_fix(in, "torch.allclose(a, b.to(a.dtype))");
    if (!tensor_allclose(&a->t, &b->t, rtol, atol, &close, &error))
        return interp_raise_from(in, &error);
    *out = value_bool(close);
    return true;
}

/* The same, element by element: |a - b| <= atol + rtol * |b| */
bool torch_isclose(Interp *in, const Value *args, Value *out) {
    TensorObject *a, *b;
    double rtol, atol;
    Value gap, bound, part, size;
    if (!two(in, args, "isclose", "other", &a, &b) || !arg_double(in, args[2], "rtol", &rtol) ||
        !arg_double(in, args[3], "atol", &atol))
        return false;
    Value difference;
    return value_binary(in, BINARY_SUB, args[0], args[1], &difference) &&
           torch_abs(in, &difference, &gap) && torch_abs(in, &args[1], &size) &&
           value_binary(in, BINARY_MUL, size, value_float(rtol), &part) &&
           value_binary(in, BINARY_ADD, part, value_float(atol), &bound) &&
           value_binary(in, BINARY_LE, gap, bound, out);
}

bool torch_equal(Interp *in, const Value *args, Value *out) {
    TensorObject *a, *b;
    if (!two(in, args, "equal", "other", &a, &b)) return false;
    *out = value_bool(tensor_same_shape(&a->t, &b->t));
    int64_t count = tensor_count(&a->t);
    for (int64_t i = 0; i < count && out->as.truth && !stop_asked(); i++)
        out->as.truth = dtype_is_float(a->t.dtype) || dtype_is_float(b->t.dtype)
                            ? tensor_get_double(&a->t, i) == tensor_get_double(&b->t, i)
                            : tensor_get_int(&a->t, i) == tensor_get_int(&b->t, i);
    return true;
}

/* input, dim, dtype=None: exp(x - max) / sum of the same, over dim */
static bool exponents(Interp *in, const Value *args, const char *function, Value *shifted,
                      Value *sum) {
    TensorObject *o;
    int dim;
    Value largest, powers;
    if (!arg_tensor_object(in, args[0], function, "input", &o)) return false;
    if (o->t.ndim == 0)
        dim = 0;
    else if (!arg_dim(in, args[1], o->t.ndim, DIALECT_TORCH, &dim))
        return false;
    if (!dtype_is_float(o->t.dtype))
        return interp_raise(in, ERROR_RUNTIME, "\"%s%s_kernel_impl\" not implemented for '%s'",
                            function, dim == o->t.ndim - 1 ? "_lastdim" : "",
                            dtype_scalar_name(o->t.dtype)) ||
               interp_fix(in, "x.float()");
    Value over = o->t.ndim == 0 ? value_none() : value_int(dim);
    const Value reduce[] = {args[0], over, value_bool(true), value_none(), value_none()};
    return torch_amax(in, reduce, &largest) &&
           value_binary(in, BINARY_SUB, args[0], largest, shifted) &&
           torch_exp(in, shifted, &powers) &&
           torch_sum(in, (Value[]){powers, over, value_bool(true), value_none(), value_none()},
                     sum);
}

static bool renamed(Value v, const char *grad) {
    if (AS_TENSOR(v)->grad_fn) AS_TENSOR(v)->grad_fn = grad;
    return true;
}

bool torch_softmax(Interp *in, const Value *args, Value *out) {
    Value shifted = value_none(), sum = value_none(), powers = value_none();
    return exponents(in, args, "softmax", &shifted, &sum) && torch_exp(in, &shifted, &powers) &&
           value_binary(in, BINARY_DIV, powers, sum, out) && renamed(*out, "SoftmaxBackward0");
}

bool torch_log_softmax(Interp *in, const Value *args, Value *out) {
    Value shifted = value_none(), sum = value_none(), log = value_none();
    return exponents(in, args, "log_softmax", &shifted, &sum) && torch_log(in, &sum, &log) &&
           value_binary(in, BINARY_SUB, shifted, log, out) && renamed(*out, "LogSoftmaxBackward0");
}

/* input, dim */
bool torch_cumsum(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dim;
    Tensor t;
    Error error = {0};
    if (!arg_tensor_object(in, args[0], "cumsum", "input", &o) ||
        !arg_dim(in, args[1], o->t.ndim, DIALECT_TORCH, &dim))
        return false;
    bool made = tensor_cumsum(&o->t, dim, &t, &error);
    return give_result(in, made, &t, &error, "CumsumBackward0", args, 1, out);
}
