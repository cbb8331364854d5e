/* lib/torch_reduce: sum, mean, max, ...: many numbers become few. */
#include <math.h>
#include <string.h>

#include "autograd/names.h"
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"
#include "lib/torch_size.h"

static bool input(Interp *in, Value v, const char *function, TensorObject **out) {
    return arg_tensor_object(in, v, function, "input", out);
}

/* dim, keepdim, axis: what reductions share; axis is NumPy's word for dim */
typedef struct Over {
    int dims[TENSOR_MAX_DIMS], count;
    bool given, keepdim;
} Over;

static bool over_of(Interp *in, const Tensor *t, Value dim, Value keepdim, Value axis, Over *out) {
    Value dims = arg_given(dim) ? dim : axis;
    *out = (Over){.given = arg_given(dims)};
    if (value_is(dims, &type_str))
        return interp_raise(in, ERROR_RUNTIME, "Name '%s' not found in Tensor[None].",
                            AS_STR(dims)->text);
    return arg_dims(in, dims, t->ndim, DIALECT_TORCH, out->dims, &out->count) &&
           (!arg_given(keepdim) || arg_bool(in, keepdim, "keepdim", &out->keepdim));
}

static bool reduce(Interp *in, ReduceOp op, Value self, const Tensor *t, const Over *over,
                   int correction, Value *out) {
    Tensor made_t;
    Error error = {0};
    bool made = tensor_reduce(op, t, over->dims, over->count, over->keepdim, correction,
                              DIALECT_TORCH, &made_t, &error);
    return give_result(in, made, &made_t, &error, grad_name_reduce(op, over->given), &self, 1, out);
}

/* input, dim=None, keepdim=False, *, dtype=None, axis=None */
static bool reduction(Interp *in, ReduceOp op, const char *function, const Value *args,
                      Value *out) {
    TensorObject *o;
    Over over;
    DType dtype;
    Tensor cast;
    Error error = {0};
    if (!input(in, args[0], function, &o) ||
        !over_of(in, &o->t, args[1], args[2], args[4], &over) ||
        !arg_dtype(in, args[3], o->t.dtype, &dtype))
        return false;
    if (op == REDUCE_MEAN && !dtype_is_float(dtype)) {
        interp_raise(in, ERROR_RUNTIME,
                     "mean(): could not infer output dtype. Input dtype must be either a floating "
                     "point or complex dtype. Got: %s",
                     dtype_scalar_name(dtype));
        return interp_fix(in, "x.float().mean()");
    }
    if (!tensor_cast(&o->t, dtype, &cast, &error)) return interp_raise_from(in, &error);
    bool done = reduce(in, op, args[0], &cast, &over, 1, out);
    tensor_release(&cast);
    return done;
}

bool torch_sum(Interp *in, const Value *args, Value *out) {
    return reduction(in, REDUCE_SUM, "sum", args, out);
}

bool torch_mean(Interp *in, const Value *args, Value *out) {
    return reduction(in, REDUCE_MEAN, "mean", args, out);
}

bool torch_prod(Interp *in, const Value *args, Value *out) {
    return reduction(in, REDUCE_PROD, "prod", args, out);
}

/* input, dim=None, unbiased=True, keepdim=False, *, axis=None; std(False) means unbiased */
static bool spread(Interp *in, ReduceOp op, const char *function, const Value *args, Value *out) {
    TensorObject *o;
    Over over;
    bool unbiased;
    bool only_flag = args[1].tag == TAG_BOOL;
    Value dim = only_flag ? value_none() : args[1];
    if (!input(in, args[0], function, &o) || !over_of(in, &o->t, dim, args[3], args[4], &over) ||
        !arg_bool(in, only_flag ? args[1] : args[2], "unbiased", &unbiased))
        return false;
    if (!dtype_is_float(o->t.dtype))
        return interp_raise(in, ERROR_RUNTIME,
                            "std and var only support floating point and complex dtypes");
    return reduce(in, op, args[0], &o->t, &over, unbiased, out);
}

bool torch_std(Interp *in, const Value *args, Value *out) {
    return spread(in, REDUCE_STD, "std", args, out);
}

bool torch_var(Interp *in, const Value *args, Value *out) {
    return spread(in, REDUCE_VAR, "var", args, out);
}

/* input, dim=None, keepdim=False, *, axis=None */
static bool simple(Interp *in, ReduceOp op, const char *function, const Value *args, Value *out) {
    TensorObject *o;
    Over over;
    return input(in, args[0], function, &o) &&
           over_of(in, &o->t, args[1], args[2], args[3], &over) &&
           reduce(in, op, args[0], &o->t, &over, 0, out);
}

bool torch_all(Interp *in, const Value *args, Value *out) {
    return simple(in, REDUCE_ALL, "all", args, out);
}

bool torch_any(Interp *in, const Value *args, Value *out) {
    return simple(in, REDUCE_ANY, "any", args, out);
}

bool torch_argmax(Interp *in, const Value *args, Value *out) {
    return simple(in, REDUCE_ARGMAX, "argmax", args, out);
}

bool torch_argmin(Interp *in, const Value *args, Value *out) {
    return simple(in, REDUCE_ARGMIN, "argmin", args, out);
}

static bool extreme_all(Interp *in, ReduceOp op, const char *grad, const Value *args, Value *out) {
    if (!simple(in, op, op == REDUCE_MAX ? "amax" : "amin", args, out)) return false;
    if (AS_TENSOR(*out)->grad_fn) AS_TENSOR(*out)->grad_fn = grad;
    return true;
}

bool torch_amax(Interp *in, const Value *args, Value *out) {
    return extreme_all(in, REDUCE_MAX, "AmaxBackward0", args, out);
}

bool torch_amin(Interp *in, const Value *args, Value *out) {
    return extreme_all(in, REDUCE_MIN, "AminBackward0", args, out);
}

/* input, dim=None, keepdim=False, *, axis=None. max(x) is a number, max(x, 0) a pair, and
 * max(x, y) the larger of two tensors. */
static bool extreme(Interp *in, bool largest, const Value *args, Value *out) {
    const char *function = largest ? "max" : "min";
    TensorObject *o;
    Value values, indices;
    if (!input(in, args[0], function, &o)) return false;
    if (value_is_tensor(args[1]))
        return largest ? torch_maximum(in, args, out) : torch_minimum(in, args, out);
    if (!arg_given(args[1]) && !arg_given(args[3])) {
        if (tensor_count(&o->t) > 0)
            return simple(in, largest ? REDUCE_MAX : REDUCE_MIN, function, args, out);
        return interp_raise(in, ERROR_RUNTIME,
                            "%s(): Expected reduction dim to be specified for input.numel() == 0. "
                            "Specify the reduction dim with the 'dim' argument.",
                            function);
    }
    if (!simple(in, largest ? REDUCE_MAX : REDUCE_MIN, function, args, &values) ||
        !simple(in, largest ? REDUCE_ARGMAX : REDUCE_ARGMIN, function, args, &indices))
        return false;
    *out = new_return(in, largest ? RETURN_MAX : RETURN_MIN, values, indices);
    return true;
}

bool torch_max(Interp *in, const Value *args, Value *out) {
    return extreme(in, true, args, out);
}

bool torch_min(Interp *in, const Value *args, Value *out) {
    return extreme(in, false, args, out);
}

static bool norm_power(Interp *in, Value v, double *p) {
    *p = 2;
    if (!arg_given(v)) return true;
    if (!value_is(v, &type_str)) return arg_double(in, v, "p", p);
    return strcmp(AS_STR(v)->text, "fro") == 0 ||
           interp_raise(in, ERROR_RUNTIME, "norm: the lab knows p as a number or 'fro', not '%s'",
                        AS_STR(v)->text);
}

/* (sum |x|^p) ^ (1/p), with the limits p = 0 (how many are not 0) and infinity (the largest) */
static bool norm_of(const Tensor *t, double p, const Over *over, Tensor *out, Error *error) {
    Tensor size, power, sum, exponent;
    if (!tensor_math(MATH_ABS, t, DIALECT_TORCH, DTYPE_FLOAT32, &size, error)) return false;
    if (isinf(p)) {
        bool made = tensor_reduce(p > 0 ? REDUCE_MAX : REDUCE_MIN, &size, over->dims, over->count,
                                  over->keepdim, 0, DIALECT_TORCH, out, error);
        return tensor_release(&size), made;
    }
    bool made = tensor_from_double(p, t->dtype, &exponent, error);
    if (made) {
        exponent.wrapped = true;
        made = tensor_binary(ELEMENT_POW, &size, &exponent, DIALECT_TORCH, t->dtype, &power, error);
        tensor_release(&exponent);
    }
    tensor_release(&size);
    if (!made) return false;
    made = tensor_reduce(REDUCE_SUM, &power, over->dims, over->count, over->keepdim, 0,
                         DIALECT_TORCH, &sum, error);
    tensor_release(&power);
    if (!made) return false;
    int64_t count = tensor_count(&sum);
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        double x = tensor_get_double(&sum, i);
        tensor_set_double(&sum, i, p == 2 ? sqrt(x) : pow(x, 1 / p));
    }
    *out = sum;
    return true;
}

/* input, p='fro', dim=None, keepdim=False */
bool torch_norm(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Over over;
    double p;
    Tensor t;
    Error error = {0};
    if (!input(in, args[0], "norm", &o) || !norm_power(in, args[1], &p) ||
        !over_of(in, &o->t, args[2], args[3], value_none(), &over))
        return false;
    if (!dtype_is_float(o->t.dtype))
        return interp_raise(in, ERROR_RUNTIME,
                            "linalg.vector_norm: Expected a floating point or complex tensor as "
                            "input. Got %s",
                            dtype_scalar_name(o->t.dtype));
    bool made = norm_of(&o->t, p, &over, &t, &error);
    return give_result(in, made, &t, &error, "NormBackward1", args, 1, out);
}
