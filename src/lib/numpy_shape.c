/* lib/numpy_shape: arrays in another shape. */
#include "lib/numpy_functions.h"
#include "lib/tensor_arg.h"

/* The end of a function that made *t of *a. */
bool give_shaped(Interp *in, bool made, Tensor *a, Tensor *t, Error *error, Value *out) {
    tensor_release(a);
    if (!made) return interp_raise_from(in, error);
    *out = new_ndarray(in, t);
    return true;
}

bool numpy_reshape_to(Interp *in, Value v, int ndim, const int64_t *shape, Value *out) {
    Tensor a, t;
    Error error = {0};
    if (!arg_array(in, v, &a)) return false;
    bool made = tensor_reshape_numpy(&a, ndim, shape, &t, &error);
    return give_shaped(in, made, &a, &t, &error, out);
}

/* a, newshape */
bool numpy_reshape(Interp *in, const Value *args, Value *out) {
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    return arg_shape(in, args[1], "shape", &ndim, shape) &&
           numpy_reshape_to(in, args[0], ndim, shape, out);
}

bool numpy_ravel(Interp *in, const Value *args, Value *out) {
    return numpy_reshape_to(in, args[0], 1, (int64_t[]){-1}, out);
}

bool numpy_flatten(Interp *in, const Value *args, Value *out) {
    Value copy;
    return numpy_copy(in, args, &copy) && numpy_reshape_to(in, copy, 1, (int64_t[]){-1}, out);
}

/* a, axes=None: in reverse order, or as axes names them */
bool numpy_transpose(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int dims[TENSOR_MAX_DIMS], count;
    if (!arg_array(in, args[0], &a)) return false;
    if (!arg_dims(in, args[1], a.ndim, DIALECT_NUMPY, dims, &count))
        return tensor_release(&a), false;
    for (int i = 0; count == 0 && i < a.ndim; i++) dims[i] = a.ndim - 1 - i;
    if (count != 0 && count != a.ndim) {
        tensor_release(&a);
        return interp_raise(in, ERROR_VALUE, "axes don't match array");
    }
    return give_shaped(in, tensor_permute(&a, dims, &t, &error), &a, &t, &error, out);
}

bool numpy_transpose_method(Interp *in, const Value *args, Value *out) {
    bool plain = AS_LIST(args[1])->count == 0;
    return numpy_transpose(in, (Value[]){args[0], plain ? value_none() : args[1]}, out);
}

/* a, axis1, axis2 */
bool numpy_swapaxes(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int first, second;
    if (!arg_array(in, args[0], &a)) return false;
    if (!arg_dim(in, args[1], a.ndim, DIALECT_NUMPY, &first) ||
        !arg_dim(in, args[2], a.ndim, DIALECT_NUMPY, &second))
        return tensor_release(&a), false;
    return give_shaped(in, tensor_transpose(&a, first, second, &t, &error), &a, &t, &error, out);
}

/* a, axis=None */
bool numpy_squeeze(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int dim = -1;
    if (!arg_array(in, args[0], &a)) return false;
    bool one = arg_given(args[1]);
    if (one && !arg_dim(in, args[1], a.ndim, DIALECT_NUMPY, &dim)) return tensor_release(&a), false;
    if (one && a.shape[dim] != 1) {
        tensor_release(&a);
        return interp_raise(in, ERROR_VALUE,
                            "cannot select an axis to squeeze out which has size not equal to one");
    }
    return give_shaped(in, tensor_squeeze(&a, dim, &t, &error), &a, &t, &error, out);
}

/* a, axis */
bool numpy_expand_dims(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int dim;
    if (!arg_array(in, args[0], &a)) return false;
    if (!arg_dim(in, args[1], a.ndim + 1, DIALECT_NUMPY, &dim)) return tensor_release(&a), false;
    return give_shaped(in, tensor_unsqueeze(&a, dim, &t, &error), &a, &t, &error, out);
}

/* array, shape */
bool numpy_broadcast_to(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    if (!arg_shape(in, args[1], "shape", &ndim, shape) || !arg_array(in, args[0], &a)) return false;
    return give_shaped(in, tensor_expand(&a, ndim, shape, &t, &error), &a, &t, &error, out);
}

/* x, window_shape: windows of the last axis, np.lib.stride_tricks.sliding_window_view */
bool numpy_windows(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int64_t size = 0;
    if (!arg_int(in, args[1], "window_shape", &size) || !arg_array(in, args[0], &a)) return false;
    if (a.ndim == 0 || size < 0 || size > a.shape[a.ndim - 1]) {
        tensor_release(&a);
        return interp_raise(in, ERROR_VALUE,
                            "window shape cannot be larger than input array shape");
    }
    return give_shaped(in, tensor_unfold(&a, a.ndim - 1, size, 1, &t, &error), &a, &t, &error, out);
}

bool numpy_along(Interp *in, Value v, Value axis, Tensor *a, int *dim) {
    *dim = 0;
    if (arg_given(axis)) {
        if (!arg_array(in, v, a)) return false;
        return arg_dim(in, axis, a->ndim, DIALECT_NUMPY, dim) || (tensor_release(a), false);
    }
    Value flat = value_none();
    if (!numpy_reshape_to(in, v, 1, (int64_t[]){-1}, &flat)) return false;
    *a = tensor_retain(&AS_TENSOR(flat)->t);
    return true;
}
