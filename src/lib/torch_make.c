/* lib/torch_make: new tensors: torch.tensor, zeros, ones, arange, linspace, ...
 *
 * The factories share the options that end their signatures: dtype, device, requires_grad. */
#include "lib/torch_make.h"

#include <math.h>

#include "lib/dtype.h"
#include "lib/numpy_scalar.h"
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"

bool make_options(Interp *in, const Value *options, DType otherwise, MakeOptions *out) {
    out->requires_grad = false;
    if (value_is(options[0], &type_str))
        return interp_raise(in, ERROR_TYPE, "argument 'dtype' must be torch.dtype, not str");
    if (!arg_dtype(in, options[0], otherwise, &out->dtype) || !arg_device(in, options[1]))
        return false;
    return !arg_given(options[2]) || arg_bool(in, options[2], "requires_grad", &out->requires_grad);
}

static bool set_requires_grad(Interp *in, Value v, bool on) {
    if (on && !dtype_is_float(AS_TENSOR(v)->t.dtype)) {
        interp_raise(in, ERROR_RUNTIME,
                     "Only Tensors of floating point and complex dtype can require gradients");
        return interp_fix(in, "torch.tensor([1., 2.])   (a point makes floats)");
    }
    AS_TENSOR(v)->requires_grad = on;
    return true;
}

bool give_made(Interp *in, bool made, Tensor *t, Error *error, const MakeOptions *options,
               Value *out) {
    return give_result(in, made, t, error, NULL, NULL, 0, out) &&
           set_requires_grad(in, *out, options->requires_grad);
}

static bool size_number(Interp *in, Value v, const char *function, int64_t position, int64_t *out) {
    if (v.tag != TAG_FLOAT && !value_is(v, &type_str)) return arg_int(in, v, "size", out);
    return interp_raise(in, ERROR_TYPE,
                        "%s(): argument 'size' must be tuple of SymInts, but found element of type "
                        "%s at pos %lld",
                        function, value_type(v)->name, (long long)position);
}

bool make_size(Interp *in, Value v, const char *function, int *ndim, int64_t *shape) {
    bool list = value_is(v, &type_tuple) || value_is(v, &type_list);
    if (list && AS_LIST(v)->count == 1) {
        Value only = AS_LIST(v)->items[0];
        if (value_is(only, &type_tuple) || value_is(only, &type_list))
            v = only;
        else if (value_is(only, &type_str))
            return interp_raise(in, ERROR_TYPE,
                                "%s(): argument 'size' (position 1) must be tuple of SymInts, not "
                                "str",
                                function);
    }
    int64_t count = list ? AS_LIST(v)->count : 1;
    if (count > TENSOR_MAX_DIMS)
        return interp_raise(in, ERROR_VALUE, "the lab's tensors have at most %d dimensions",
                            TENSOR_MAX_DIMS);
    for (int64_t i = 0; i < count && !stop_asked(); i++)
        if (!size_number(in, list ? AS_LIST(v)->items[i] : v, function, i + 1, &shape[i]))
            return false;
    *ndim = (int)count;
    for (int i = 0; i < *ndim; i++) {
        if (shape[i] >= 0) continue;
        Str text;
        str_init(&text);
        shape_text(*ndim, shape, &text);
        interp_raise(in, ERROR_RUNTIME, "Trying to create tensor with negative dimension %lld: %s",
                     (long long)shape[i], text.text);
        str_release(&text);
        return false;
    }
    return true;
}

bool make_filled(Interp *in, const MakeOptions *options, int ndim, const int64_t *shape,
                 double value, Value *out) {
    Tensor t;
    Error error = {0};
    bool made = tensor_new(options->dtype, ndim, shape, &t, &error);
    if (made && value != 0 && !tensor_fill(&t, value, &error)) {
        tensor_release(&t);
        made = false;
    }
    return give_made(in, made, &t, &error, options, out);
}

Value make_size_argument(const Value *args) {
    return arg_given(args[1]) ? args[1] : args[0];
}

/* *sizes, size=None, dtype, device, requires_grad */
static bool filled(Interp *in, const char *function, const Value *args, double value, Value *out) {
    MakeOptions options = {0};
    int ndim = 0;
    int64_t shape[TENSOR_MAX_DIMS];
    return make_options(in, args + 2, library_of(in)->default_dtype, &options) &&
           make_size(in, make_size_argument(args), function, &ndim, shape) &&
           make_filled(in, &options, ndim, shape, value, out);
}

bool torch_zeros(Interp *in, const Value *args, Value *out) {
    return filled(in, "zeros", args, 0, out);
}

bool torch_ones(Interp *in, const Value *args, Value *out) {
    return filled(in, "ones", args, 1, out);
}

bool torch_empty(Interp *in, const Value *args, Value *out) {
    return filled(in, "empty", args, 0, out);
}

static DType number_dtype(Interp *in, Value v) {
    if (v.tag == TAG_BOOL) return DTYPE_BOOL;
    return v.tag == TAG_INT ? DTYPE_INT64 : library_of(in)->default_dtype;
}

/* size, fill_value, dtype, device, requires_grad */
bool torch_full(Interp *in, const Value *args, Value *out) {
    MakeOptions options = {0};
    int ndim = 0;
    int64_t shape[TENSOR_MAX_DIMS];
    double value = 0;
    return make_options(in, args + 2, number_dtype(in, args[1]), &options) &&
           make_size(in, args[0], "full", &ndim, shape) &&
           arg_double(in, args[1], "fill_value", &value) &&
           make_filled(in, &options, ndim, shape, value, out);
}

/* input, dtype, device, requires_grad */
static bool filled_like(Interp *in, const char *function, Value input, const Value *rest,
                        double value, Value *out) {
    TensorObject *o;
    MakeOptions options = {0};
    return arg_tensor_object(in, input, function, "input", &o) &&
           make_options(in, rest, o->t.dtype, &options) &&
           make_filled(in, &options, o->t.ndim, o->t.shape, value, out);
}

bool torch_zeros_like(Interp *in, const Value *args, Value *out) {
    return filled_like(in, "zeros_like", args[0], args + 1, 0, out);
}

bool torch_ones_like(Interp *in, const Value *args, Value *out) {
    return filled_like(in, "ones_like", args[0], args + 1, 1, out);
}

bool torch_empty_like(Interp *in, const Value *args, Value *out) {
    return filled_like(in, "empty_like", args[0], args + 1, 0, out);
}

/* input, fill_value, dtype, device, requires_grad */
bool torch_full_like(Interp *in, const Value *args, Value *out) {
    double value = 0;
    return arg_double(in, args[1], "fill_value", &value) &&
           filled_like(in, "full_like", args[0], args + 2, value, out);
}

/* self, *sizes, dtype, device, requires_grad */
static bool new_filled(Interp *in, const char *function, const Value *args, double value,
                       Value *out) {
    TensorObject *o;
    MakeOptions options = {0};
    int ndim = 0;
    int64_t shape[TENSOR_MAX_DIMS];
    return arg_tensor_object(in, args[0], function, "self", &o) &&
           make_options(in, args + 2, o->t.dtype, &options) &&
           make_size(in, args[1], function, &ndim, shape) &&
           make_filled(in, &options, ndim, shape, value, out);
}

bool torch_new_zeros(Interp *in, const Value *args, Value *out) {
    return new_filled(in, "new_zeros", args, 0, out);
}

bool torch_new_ones(Interp *in, const Value *args, Value *out) {
    return new_filled(in, "new_ones", args, 1, out);
}

/* self, size, fill_value, dtype, device, requires_grad */
bool torch_new_full(Interp *in, const Value *args, Value *out) {
    double value = 0;
    const Value rest[] = {args[0], args[1], args[3], args[4], args[5]};
    return arg_double(in, args[2], "fill_value", &value) &&
           new_filled(in, "new_full", rest, value, out);
}

/* ---- from data ---- */

static bool from_data(Interp *in, Value data, DType otherwise, const Value *rest, Value *out) {
    MakeOptions options = {0};
    Tensor given, t;
    Error error = {0};
    if (!make_options(in, rest, otherwise, &options) ||
        !arg_tensor(in, data, "data", options.dtype, DIALECT_TORCH, &given))
        return false;
    bool made = tensor_copy(&given, &t, &error);
    tensor_release(&given);
    return give_made(in, made, &t, &error, &options, out);
}

/* data, dtype, device, requires_grad */
bool torch_tensor(Interp *in, const Value *args, Value *out) {
    return from_data(in, args[0], DTYPES, args + 1, out);
}

bool torch_new_tensor(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    return arg_tensor_object(in, args[0], "new_tensor", "self", &o) &&
           from_data(in, args[1], o->t.dtype, args + 2, out);
}

static bool positive_strides(Interp *in, const Tensor *t) {
    for (int i = 0; i < t->ndim; i++) {
        if (t->stride[i] >= 0) continue;
        interp_raise(in, ERROR_VALUE,
                     "At least one stride in the given numpy array is negative, and tensors with "
                     "negative strides are not currently supported. (You can probably work around "
                     "this by making a copy of your array  with array.copy().) ");
        return interp_fix(in, "torch.from_numpy(a.copy())");
    }
    return true;
}

/* ndarray: the tensor shares its numbers */
bool torch_from_numpy(Interp *in, const Value *args, Value *out) {
    if (!value_is(args[0], &type_ndarray)) {
        interp_raise(in, ERROR_TYPE, "expected np.ndarray (got %s)", value_type(args[0])->name);
        return interp_fix(in, "torch.tensor(...)");
    }
    const Tensor *from = &AS_TENSOR(args[0])->t;
    if (!positive_strides(in, from)) return false;
    Tensor t = tensor_retain(from);
    *out = new_tensor(in, &t);
    return true;
}

/* data, dtype, device: shares where it can */
bool torch_as_tensor(Interp *in, const Value *args, Value *out) {
    DType dtype;
    Tensor t;
    if (!arg_dtype(in, args[1], DTYPES, &dtype) || !arg_device(in, args[2])) return false;
    bool same =
        value_is_tensor(args[0]) && (dtype == DTYPES || dtype == AS_TENSOR(args[0])->t.dtype);
    if (same) return *out = args[0], true;
    if (value_is(args[0], &type_ndarray) && !positive_strides(in, &AS_TENSOR(args[0])->t))
        return false;
    if (!arg_tensor(in, args[0], "data", dtype, DIALECT_TORCH, &t)) return false;
    *out = new_tensor(in, &t);
    return true;
}

/* torch.FloatTensor(2, 3) or torch.FloatTensor([1, 2]) */
static bool make_of_type(Interp *in, Value args, DType dtype, Value *out) {
    const Value rest[] = {value_none(), value_none(), value_none()};
    const ListObject *given = AS_LIST(args);
    MakeOptions options = {dtype, false};
    int64_t shape[TENSOR_MAX_DIMS] = {0};
    int ndim = 1;
    if (given->count == 0) return make_filled(in, &options, 1, shape, 0, out);
    Value first = given->items[0];
    if (given->count == 1 && (first.tag == TAG_FLOAT || first.tag == TAG_BOOL))
        return interp_raise(in, ERROR_TYPE, "new(): data must be a sequence (got %s)",
                            value_type(first)->name);
    if (given->count == 1 && value_is(first, &type_torch_size))
        args = first;
    else if (first.tag != TAG_INT)
        return from_data(in, first, dtype, rest, out);
    return make_size(in, args, "new", &ndim, shape) &&
           make_filled(in, &options, ndim, shape, 0, out);
}

bool torch_make_tensor(Interp *in, const Value *args, Value *out) {
    return make_of_type(in, args[0], library_of(in)->default_dtype, out);
}

bool torch_make_float(Interp *in, const Value *args, Value *out) {
    return make_of_type(in, args[0], DTYPE_FLOAT32, out);
}

bool torch_make_double(Interp *in, const Value *args, Value *out) {
    return make_of_type(in, args[0], DTYPE_FLOAT64, out);
}

bool torch_make_long(Interp *in, const Value *args, Value *out) {
    return make_of_type(in, args[0], DTYPE_INT64, out);
}

bool torch_make_int(Interp *in, const Value *args, Value *out) {
    return make_of_type(in, args[0], DTYPE_INT32, out);
}

bool torch_make_bool(Interp *in, const Value *args, Value *out) {
    return make_of_type(in, args[0], DTYPE_BOOL, out);
}

/* ---- sequences of numbers ---- */

/* start=0, end=None, step=1, dtype, device, requires_grad; arange(5) gives start alone */
bool torch_arange(Interp *in, const Value *args, Value *out) {
    bool one = !arg_given(args[1]);
    Value start = one ? value_int(0) : args[0], end = one ? args[0] : args[1];
    bool floats = start.tag == TAG_FLOAT || end.tag == TAG_FLOAT || args[2].tag == TAG_FLOAT;
    double from = 0, to = 0, step = 1;
    MakeOptions options = {0};
    Tensor t;
    Error error = {0};
    if (!make_options(in, args + 3, floats ? library_of(in)->default_dtype : DTYPE_INT64,
                      &options) ||
        !arg_double(in, start, "start", &from) || !arg_double(in, end, "end", &to) ||
        !arg_double(in, args[2], "step", &step))
        return false;
    if (step == 0) return interp_raise(in, ERROR_RUNTIME, "step must be nonzero");
    if ((step > 0 && to < from) || (step < 0 && to > from))
        return interp_raise(in, ERROR_RUNTIME,
                            "upper bound and larger bound inconsistent with step sign");
    bool made = tensor_arange(from, to, step, options.dtype, &t, &error);
    return give_made(in, made, &t, &error, &options, out);
}

/* start=0, end, step=1, dtype, device, requires_grad: the end belongs to it */
bool torch_range(Interp *in, const Value *args, Value *out) {
    double from = 0, to = 0, step = 1;
    MakeOptions options = {0};
    Tensor t;
    Error error = {0};
    if (!make_options(in, args + 3, library_of(in)->default_dtype, &options) ||
        !arg_double(in, args[0], "start", &from) || !arg_double(in, args[1], "end", &to) ||
        !arg_double(in, args[2], "step", &step))
        return false;
    if (step == 0) return interp_raise(in, ERROR_RUNTIME, "step must be nonzero");
    double count = floor((to - from) / step) + 1;
    bool made = tensor_arange(from, from + step * (count - 0.5), step, options.dtype, &t, &error);
    return give_made(in, made, &t, &error, &options, out);
}

static bool steps_of(Interp *in, Value v, int64_t *steps) {
    if (!arg_int(in, v, "steps", steps)) return false;
    return *steps >= 0 || interp_raise(in, ERROR_RUNTIME, "number of steps must be non-negative");
}

/* start, end, steps, dtype, device, requires_grad */
bool torch_linspace(Interp *in, const Value *args, Value *out) {
    double start = 0, end = 0;
    int64_t steps = 0;
    MakeOptions options = {0};
    Tensor t;
    Error error = {0};
    if (!make_options(in, args + 3, library_of(in)->default_dtype, &options) ||
        !arg_double(in, args[0], "start", &start) || !arg_double(in, args[1], "end", &end) ||
        !steps_of(in, args[2], &steps))
        return false;
    bool made = tensor_linspace(start, end, steps, true, options.dtype, DIALECT_TORCH, &t, &error);
    return give_made(in, made, &t, &error, &options, out);
}

/* start, end, steps, base=10.0, dtype, device, requires_grad */
bool torch_logspace(Interp *in, const Value *args, Value *out) {
    const Value linspace[] = {args[0], args[1], args[2], args[4], args[5], args[6]};
    double base = 10;
    Value power;
    if (!arg_double(in, args[3], "base", &base) || !torch_linspace(in, linspace, &power))
        return false;
    const Tensor *t = &AS_TENSOR(power)->t;
    int64_t count = tensor_count(t);
    for (int64_t i = 0; i < count && !stop_asked(); i++)
        tensor_set_double(t, i, pow(base, tensor_get_double(t, i)));
    *out = power;
    return true;
}

/* n, m=None, dtype, device, requires_grad */
bool torch_eye(Interp *in, const Value *args, Value *out) {
    MakeOptions options = {0};
    int64_t shape[2] = {0};
    if (!make_options(in, args + 2, library_of(in)->default_dtype, &options) ||
        !arg_int(in, args[0], "n", &shape[0]) ||
        !arg_int(in, arg_given(args[1]) ? args[1] : args[0], "m", &shape[1]))
        return false;
    if (shape[0] < 0 || shape[1] < 0)
        return interp_raise(in, ERROR_RUNTIME, "n must be greater or equal to 0, got %lld",
                            (long long)(shape[0] < 0 ? shape[0] : shape[1]));
    if (!make_filled(in, &options, 2, shape, 0, out)) return false;
    const Tensor *t = &AS_TENSOR(*out)->t;
    for (int64_t i = 0; i < shape[0] && i < shape[1]; i++)
        tensor_set_double(t, i * shape[1] + i, 1);
    return true;
}
