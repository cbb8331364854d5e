/* lib/numpy_turn: arrays repeated, turned and rolled. */
#include "lib/numpy_functions.h"
#include "lib/tensor_arg.h"

/* The elements whose positions along dim are rows. */
static bool take(Interp *in, Tensor *a, int dim, const Tensor *rows, Value *out) {
    Index key[TENSOR_MAX_DIMS];
    Tensor t;
    Error error = {0};
    for (int i = 0; i < dim; i++) key[i] = (Index){.kind = INDEX_SLICE, .step = 1};
    key[dim] = (Index){.kind = INDEX_TENSOR, .tensor = rows};
    bool made = tensor_index(a, key, dim + 1, DIALECT_NUMPY, &t, &error);
    return give_shaped(in, made, a, &t, &error, out);
}

/* Positions 0..count-1 along dim, each as `from` says, with a, which is released. */
static bool take_by(Interp *in, Tensor *a, int dim, int64_t count,
                    int64_t (*from)(int64_t i, int64_t size, int64_t n), int64_t n, Value *out) {
    Tensor rows;
    Error error = {0};
    if (!tensor_new(DTYPE_INT64, 1, &count, &rows, &error))
        return tensor_release(a), interp_raise_from(in, &error);
    for (int64_t i = 0; i < count && !stop_asked(); i++)
        tensor_set_int(&rows, i, from(i, a->shape[dim], n));
    bool done = take(in, a, dim, &rows, out);
    tensor_release(&rows);
    return done;
}

static int64_t tiled(int64_t i, int64_t size, int64_t n) {
    (void)n;
    return i % size;
}

static int64_t repeated(int64_t i, int64_t size, int64_t n) {
    (void)size;
    return i / n;
}

static int64_t reversed(int64_t i, int64_t size, int64_t n) {
    (void)n;
    return size - 1 - i;
}

static int64_t rolled(int64_t i, int64_t size, int64_t n) {
    return ((i - n) % size + size) % size;
}

static bool times_size(Interp *in, int64_t size, int64_t times, int64_t *count) {
    if (times < 0) return interp_raise(in, ERROR_VALUE, "negative dimensions are not allowed");
    if (size && times > INT64_MAX / size)
        return interp_raise(in, ERROR_MEMORY, "the repeated array is too large");
    *count = size * times;
    return true;
}

/* A, reps */
bool numpy_tile(Interp *in, const Value *args, Value *out) {
    int64_t reps[TENSOR_MAX_DIMS], shape[TENSOR_MAX_DIMS], size = 0;
    int count;
    Tensor a;
    if (!arg_shape(in, args[1], "reps", &count, reps) || !arg_array(in, args[0], &a)) return false;
    int ndim = a.ndim > count ? a.ndim : count, lead = ndim - a.ndim;
    for (int i = 0; i < ndim; i++) shape[i] = i < lead ? 1 : a.shape[i - lead];
    tensor_release(&a);
    if (!numpy_reshape_to(in, args[0], ndim, shape, out)) return false;
    for (int i = 0; i < count; i++) {
        int dim = ndim - count + i;
        if (!times_size(in, shape[dim], reps[i], &size)) return false;
        a = tensor_retain(&AS_TENSOR(*out)->t);
        if (!take_by(in, &a, dim, size, tiled, 0, out)) return false;
    }
    return true;
}

/* a, repeats, axis=None */
bool numpy_repeat(Interp *in, const Value *args, Value *out) {
    int64_t repeats = 0, count = 0;
    Tensor a;
    int dim;
    if (!arg_int(in, args[1], "repeats", &repeats) || !numpy_along(in, args[0], args[2], &a, &dim))
        return false;
    if (!times_size(in, a.shape[dim], repeats, &count)) return tensor_release(&a), false;
    return take_by(in, &a, dim, count, repeated, repeats, out);
}

/* m, axis=None: all axes where it is None */
bool numpy_flip(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int dims[TENSOR_MAX_DIMS], count = 0;
    if (!arg_array(in, args[0], &a)) return false;
    if (!arg_dims(in, args[1], a.ndim, DIALECT_NUMPY, dims, &count))
        return tensor_release(&a), false;
    for (int i = 0; !arg_given(args[1]) && i < a.ndim; i++) dims[count++] = i;
    for (int i = 0; i < count; i++) {
        if (!take_by(in, &a, dims[i], a.shape[dims[i]], reversed, 0, out)) return false;
        a = tensor_retain(&AS_TENSOR(*out)->t);
    }
    return give_shaped(in, tensor_copy(&a, &t, &error), &a, &t, &error, out);
}

/* a, shift, axis=None */
bool numpy_roll(Interp *in, const Value *args, Value *out) {
    int64_t shift = 0, shape[TENSOR_MAX_DIMS];
    int dim = 0, ndim;
    Tensor a;
    if (!arg_int(in, args[1], "shift", &shift) || !arg_array(in, args[0], &a)) return false;
    ndim = a.ndim;
    for (int i = 0; i < ndim; i++) shape[i] = a.shape[i];
    tensor_release(&a);
    if (!numpy_along(in, args[0], args[2], &a, &dim)) return false;
    if (!take_by(in, &a, dim, a.shape[dim], rolled, shift, out)) return false;
    return numpy_reshape_to(in, *out, ndim, shape, out);
}
