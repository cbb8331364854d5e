/* lib/numpy_make: new arrays: np.array, zeros, arange, linspace. */
#include <math.h>

#include "lib/dtype.h"
#include "lib/numpy_functions.h"
#include "lib/tensor_arg.h"

bool arg_array(Interp *in, Value v, Tensor *out) {
    if (!arg_tensor(in, v, "a", DTYPES, DIALECT_NUMPY, out)) return false;
    out->wrapped = false;
    return true;
}

Value new_ndarray(Interp *in, Tensor *t) {
    TensorObject *o = new_object(in, &type_ndarray, sizeof *o);
    o->t = *t;
    o->t.wrapped = false;
    *t = (Tensor){0};
    return value_object(o);
}

static bool give_ndarray(Interp *in, bool made, Tensor *t, Error *error, Value *out) {
    if (!made) return interp_raise_from(in, error);
    *out = new_ndarray(in, t);
    return true;
}

/* A tensor that requires grad has no array. */
static bool grad_free(Interp *in, Value v) {
    if (!value_is_tensor(v) || !AS_TENSOR(v)->requires_grad || !grad_enabled(in)) return true;
    interp_raise(in, ERROR_RUNTIME,
                 "Can't call numpy() on Tensor that requires grad. Use "
                 "tensor.detach().numpy() instead.");
    return interp_fix(in, "x.detach().numpy()");
}

/* object, dtype=None, copy=True */
bool numpy_array(Interp *in, const Value *args, Value *out) {
    DType dtype;
    Tensor given, t;
    Error error = {0};
    if (!grad_free(in, args[0]) || !arg_dtype(in, args[1], DTYPES, &dtype) ||
        !arg_tensor(in, args[0], "object", dtype, DIALECT_NUMPY, &given))
        return false;
    bool made = tensor_copy(&given, &t, &error);
    tensor_release(&given);
    return give_ndarray(in, made, &t, &error, out);
}

/* a, dtype=None: itself where it is an array of the dtype */
bool numpy_asarray(Interp *in, const Value *args, Value *out) {
    DType dtype;
    Tensor t;
    if (!grad_free(in, args[0]) || !arg_dtype(in, args[1], DTYPES, &dtype)) return false;
    bool same = value_is(args[0], &type_ndarray) &&
                (dtype == DTYPES || dtype == AS_TENSOR(args[0])->t.dtype);
    if (same) return *out = args[0], true;
    if (!arg_tensor(in, args[0], "a", dtype, DIALECT_NUMPY, &t)) return false;
    *out = new_ndarray(in, &t);
    return true;
}

/* a */
bool numpy_copy(Interp *in, const Value *args, Value *out) {
    return numpy_array(in, (Value[]){args[0], value_none(), value_none()}, out);
}

static bool filled(Interp *in, int ndim, const int64_t *shape, double value, DType dtype,
                   Value *out) {
    Tensor t;
    Error error = {0};
    for (int i = 0; i < ndim; i++)
        if (shape[i] < 0)
            return interp_raise(in, ERROR_VALUE, "negative dimensions are not allowed");
    bool made = tensor_new(dtype, ndim, shape, &t, &error);
    if (made && value != 0) made = tensor_fill(&t, value, &error);
    return give_ndarray(in, made, &t, &error, out);
}

/* shape, dtype=None */
static bool filled_shape(Interp *in, Value shape_value, double value, Value dtype_value,
                         DType otherwise, Value *out) {
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    DType dtype;
    return arg_shape(in, shape_value, "shape", &ndim, shape) &&
           arg_dtype(in, dtype_value, otherwise, &dtype) &&
           filled(in, ndim, shape, value, dtype, out);
}

bool numpy_zeros(Interp *in, const Value *args, Value *out) {
    return filled_shape(in, args[0], 0, args[1], DTYPE_FLOAT64, out);
}

bool numpy_ones(Interp *in, const Value *args, Value *out) {
    return filled_shape(in, args[0], 1, args[1], DTYPE_FLOAT64, out);
}

bool numpy_empty(Interp *in, const Value *args, Value *out) {
    return filled_shape(in, args[0], 0, args[1], DTYPE_FLOAT64, out);
}

static DType number_dtype(Value v) {
    return v.tag == TAG_BOOL ? DTYPE_BOOL : v.tag == TAG_INT ? DTYPE_INT64 : DTYPE_FLOAT64;
}

/* shape, fill_value, dtype=None */
bool numpy_full(Interp *in, const Value *args, Value *out) {
    double value;
    return arg_double(in, args[1], "fill_value", &value) &&
           filled_shape(in, args[0], value, args[2], number_dtype(args[1]), out);
}

static bool filled_like(Interp *in, Value like, double value, Value dtype_value, Value *out) {
    Tensor t;
    DType dtype;
    if (!arg_array(in, like, &t)) return false;
    bool done = arg_dtype(in, dtype_value, t.dtype, &dtype) &&
                filled(in, t.ndim, t.shape, value, dtype, out);
    tensor_release(&t);
    return done;
}

/* a, dtype=None */
bool numpy_zeros_like(Interp *in, const Value *args, Value *out) {
    return filled_like(in, args[0], 0, args[1], out);
}

bool numpy_ones_like(Interp *in, const Value *args, Value *out) {
    return filled_like(in, args[0], 1, args[1], out);
}

/* a, fill_value, dtype=None */
bool numpy_full_like(Interp *in, const Value *args, Value *out) {
    double value;
    return arg_double(in, args[1], "fill_value", &value) &&
           filled_like(in, args[0], value, args[2], out);
}

/* start, stop=None, step=1, dtype=None; arange(5) gives start alone */
bool numpy_arange(Interp *in, const Value *args, Value *out) {
    bool one = !arg_given(args[1]);
    Value first = one ? value_int(0) : args[0], last = one ? args[0] : args[1];
    double start, stop, step;
    DType dtype;
    Tensor t;
    Error error = {0};
    if (!arg_double(in, first, "start", &start) || !arg_double(in, last, "stop", &stop) ||
        !arg_double(in, args[2], "step", &step))
        return false;
    bool whole = (first.tag == TAG_INT || value_is_array(first)) && last.tag == TAG_INT &&
                 args[2].tag == TAG_INT;
    if (!arg_dtype(in, args[3], whole ? DTYPE_INT64 : DTYPE_FLOAT64, &dtype)) return false;
    bool made = tensor_arange_numpy(start, stop, step, dtype, &t, &error);
    return give_ndarray(in, made, &t, &error, out);
}

/* start, stop, num=50, endpoint=True, retstep=False, dtype=None */
bool numpy_linspace(Interp *in, const Value *args, Value *out) {
    double start, stop;
    int64_t num;
    bool endpoint, with_step;
    DType dtype;
    Tensor t;
    Error error = {0};
    if (!arg_double(in, args[0], "start", &start) || !arg_double(in, args[1], "stop", &stop) ||
        !arg_int(in, args[2], "num", &num) || !arg_bool(in, args[3], "endpoint", &endpoint) ||
        !arg_bool(in, args[4], "retstep", &with_step) ||
        !arg_dtype(in, args[5], DTYPE_FLOAT64, &dtype))
        return false;
    if (num < 0)
        return interp_raise(in, ERROR_VALUE, "Number of samples, %lld, must be non-negative.",
                            (long long)num);
    bool made = tensor_linspace(start, stop, num, endpoint, dtype, DIALECT_NUMPY, &t, &error);
    if (!give_ndarray(in, made, &t, &error, out) || !with_step) return made;
    int64_t gaps = endpoint ? num - 1 : num;
    const Value pair[] = {*out, value_float(gaps > 0 ? (stop - start) / (double)gaps : NAN)};
    *out = new_tuple(in, pair, 2);
    return true;
}

/* N, M=None, dtype=None */
bool numpy_eye(Interp *in, const Value *args, Value *out) {
    int64_t shape[2];
    DType dtype;
    if (!arg_int(in, args[0], "N", &shape[0]) ||
        !arg_int(in, arg_given(args[1]) ? args[1] : args[0], "M", &shape[1]) ||
        !arg_dtype(in, args[2], DTYPE_FLOAT64, &dtype) || !filled(in, 2, shape, 0, dtype, out))
        return false;
    for (int64_t i = 0; i < shape[0] && i < shape[1]; i++)
        tensor_set_double(&AS_TENSOR(*out)->t, i * shape[1] + i, 1);
    return true;
}

/* The raised cosine a - b*cos(2*pi*i/(M - 1)) */
static bool window(Interp *in, Value count, double a, double b, Value *out) {
    int64_t n;
    if (!arg_int(in, count, "M", &n)) return false;
    if (n < 0) n = 0;
    if (!filled(in, 1, &n, 1, DTYPE_FLOAT64, out)) return false;
    const double pi = 3.141592653589793;
    for (int64_t i = 0; i < n && n > 1; i++) {
        double angle = pi * (double)(1 - n + 2 * i) / (double)(n - 1);
        tensor_set_double(&AS_TENSOR(*out)->t, i, a + b * cos(angle));
    }
    return true;
}

bool numpy_hanning(Interp *in, const Value *args, Value *out) {
    return window(in, args[0], 0.5, 0.5, out);
}

bool numpy_hamming(Interp *in, const Value *args, Value *out) {
    return window(in, args[0], 0.54, 0.46, out);
}

/* ---- asking ---- */

bool numpy_shape(Interp *in, const Value *args, Value *out) {
    Tensor t;
    Value items[TENSOR_MAX_DIMS];
    if (!arg_array(in, args[0], &t)) return false;
    for (int i = 0; i < t.ndim; i++) items[i] = value_int(t.shape[i]);
    *out = new_tuple(in, items, t.ndim);
    tensor_release(&t);
    return true;
}

bool numpy_ndim(Interp *in, const Value *args, Value *out) {
    Tensor t;
    if (!arg_array(in, args[0], &t)) return false;
    *out = value_int(t.ndim);
    tensor_release(&t);
    return true;
}

bool numpy_size(Interp *in, const Value *args, Value *out) {
    Tensor t;
    if (!arg_array(in, args[0], &t)) return false;
    *out = value_int(tensor_count(&t));
    tensor_release(&t);
    return true;
}

bool numpy_isscalar(Interp *in, const Value *args, Value *out) {
    (void)in;
    Tag tag = args[0].tag;
    *out = value_bool(tag == TAG_BOOL || tag == TAG_INT || tag == TAG_FLOAT ||
                      value_is(args[0], &type_str) || value_is(args[0], &type_numpy_scalar));
    return true;
}
