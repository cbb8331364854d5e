/* lib/torch_shape: the same numbers in another shape. Most results are views. */
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"

static bool input(Interp *in, Value v, const char *function, TensorObject **out) {
    return arg_tensor_object(in, v, function, "input", out);
}

static bool sizes_of(Interp *in, Value v, const char *function, int *ndim, int64_t *shape) {
    if (!arg_shape(in, v, "size", ndim, shape)) return false;
    return *ndim > 0 || !value_is(v, &type_tuple) || AS_LIST(v)->count > 0 ||
           interp_raise(in, ERROR_TYPE,
                        "%s() received an invalid combination of arguments - got (), but expected "
                        "one of:\n * (tuple of ints size)",
                        function);
}

static bool view_to(Interp *in, Value self, int ndim, const int64_t *shape, Value *out) {
    Tensor t;
    Error error = {0};
    bool made = tensor_view(&AS_TENSOR(self)->t, ndim, shape, &t, &error);
    return give_view(in, made, &t, &error, "ViewBackward0", self, out);
}

/* A view where it can be, else a copy; `viewed` names the first kind's backward node. */
static bool reshape_to(Interp *in, Value self, int ndim, const int64_t *shape, const char *viewed,
                       Value *out) {
    const Tensor *from = &AS_TENSOR(self)->t;
    Tensor t;
    Error error = {0};
    if (!tensor_reshape(from, ndim, shape, &t, &error)) return interp_raise_from(in, &error);
    if (t.storage == from->storage) return give_view(in, true, &t, &error, viewed, self, out);
    return give_result(in, true, &t, &error, "UnsafeViewBackward0", &self, 1, out);
}

/* self, *size */
bool torch_view(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    return input(in, args[0], "view", &o) && sizes_of(in, args[1], "view", &ndim, shape) &&
           view_to(in, args[0], ndim, shape, out);
}

/* self, other */
bool torch_view_as(Interp *in, const Value *args, Value *out) {
    TensorObject *o, *other;
    return input(in, args[0], "view_as", &o) &&
           arg_tensor_object(in, args[1], "view_as", "other", &other) &&
           view_to(in, args[0], other->t.ndim, other->t.shape, out);
}

/* input, shape */
bool torch_reshape(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    return input(in, args[0], "reshape", &o) && sizes_of(in, args[1], "reshape", &ndim, shape) &&
           reshape_to(in, args[0], ndim, shape, "ReshapeAliasBackward0", out);
}

bool torch_reshape_as(Interp *in, const Value *args, Value *out) {
    TensorObject *o, *other;
    return input(in, args[0], "reshape_as", &o) &&
           arg_tensor_object(in, args[1], "reshape_as", "other", &other) &&
           reshape_to(in, args[0], other->t.ndim, other->t.shape, "ReshapeAliasBackward0", out);
}

/* input, start_dim=0, end_dim=-1 */
bool torch_flatten(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int start, end, ndim = 0;
    int64_t shape[TENSOR_MAX_DIMS];
    if (!input(in, args[0], "flatten", &o)) return false;
    const Tensor *t = &o->t;
    if (t->ndim == 0)
        return reshape_to(in, args[0], 1, (int64_t[]){1}, "ReshapeAliasBackward0", out);
    if (!arg_dim(in, args[1], t->ndim, DIALECT_TORCH, &start) ||
        !arg_dim(in, args[2], t->ndim, DIALECT_TORCH, &end))
        return false;
    if (start > end)
        return interp_raise(in, ERROR_RUNTIME,
                            "flatten() has invalid args: start_dim cannot come "
                            "after end_dim");
    if (start == end) return *out = args[0], true;
    for (int i = 0; i < t->ndim; i++) {
        if (ndim > 0 && i > start && i <= end)
            shape[ndim - 1] *= t->shape[i];
        else
            shape[ndim++] = t->shape[i];
    }
    return reshape_to(in, args[0], ndim, shape, "ReshapeAliasBackward0", out);
}

bool torch_ravel(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    return input(in, args[0], "ravel", &o) &&
           reshape_to(in, args[0], 1, (int64_t[]){-1}, "ViewBackward0", out);
}

/* input, dim, sizes */
bool torch_unflatten(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dim, count, ndim = 0;
    int64_t parts[TENSOR_MAX_DIMS], shape[2 * TENSOR_MAX_DIMS];
    if (!input(in, args[0], "unflatten", &o) ||
        !arg_dim(in, args[1], o->t.ndim, DIALECT_TORCH, &dim) ||
        !arg_shape(in, args[2], "sizes", &count, parts))
        return false;
    for (int i = 0; i < o->t.ndim; i++) {
        if (i != dim)
            shape[ndim++] = o->t.shape[i];
        else
            for (int j = 0; j < count; j++) shape[ndim++] = parts[j];
    }
    if (ndim > TENSOR_MAX_DIMS)
        return interp_raise(in, ERROR_VALUE, "the lab's tensors have at most %d dimensions",
                            TENSOR_MAX_DIMS);
    return view_to(in, args[0], ndim, shape, out);
}

static bool all_different(Interp *in, const int *dims, int count) {
    for (int i = 0; i < count; i++)
        for (int j = 0; j < i; j++)
            if (dims[i] == dims[j])
                return interp_raise(in, ERROR_RUNTIME,
                                    "permute(): duplicate dims are not allowed.");
    return true;
}

static bool permute_dims(Interp *in, Value v, int ndim, int *dims) {
    int64_t given[TENSOR_MAX_DIMS];
    int count;
    Error error = {0};
    if (!arg_ints(in, v, "dims", TENSOR_MAX_DIMS, given, &count)) return false;
    if (count != ndim) {
        interp_raise(in, ERROR_RUNTIME,
                     "permute(sparse_coo): number of dimensions in the tensor input does not match "
                     "the length of the desired ordering of dimensions i.e. input.dim() = %d is "
                     "not equal to len(dims) = %d",
                     ndim, count);
        return interp_why(in, "permute names every dimension once, in its new order");
    }
    for (int i = 0; i < count; i++)
        if (!dim_wrap(given[i], ndim, DIALECT_TORCH, &dims[i], &error))
            return interp_raise_from(in, &error);
    return all_different(in, dims, count);
}

/* input, dims */
bool torch_permute(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dims[TENSOR_MAX_DIMS];
    Tensor t;
    Error error = {0};
    if (!input(in, args[0], "permute", &o) || !permute_dims(in, args[1], o->t.ndim, dims))
        return false;
    bool made = tensor_permute(&o->t, dims, &t, &error);
    return give_view(in, made, &t, &error, "PermuteBackward0", args[0], out);
}

static bool swap(Interp *in, Value self, int a, int b, const char *grad, Value *out) {
    Tensor t;
    Error error = {0};
    bool made = tensor_transpose(&AS_TENSOR(self)->t, a, b, &t, &error);
    return give_view(in, made, &t, &error, grad, self, out);
}

/* input, dim0, dim1 */
bool torch_transpose(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int a, b;
    return input(in, args[0], "transpose", &o) &&
           arg_dim(in, args[1], o->t.ndim, DIALECT_TORCH, &a) &&
           arg_dim(in, args[2], o->t.ndim, DIALECT_TORCH, &b) &&
           swap(in, args[0], a, b, "TransposeBackward0", out);
}

bool torch_t(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    if (!input(in, args[0], "t", &o)) return false;
    if (o->t.ndim > 2)
        return interp_raise(in, ERROR_RUNTIME,
                            "t() expects a tensor with <= 2 dimensions, but self is %dD",
                            o->t.ndim);
    int last = o->t.ndim < 2 ? 0 : 1;
    if (o->t.ndim == 0) return *out = args[0], true;
    return swap(in, args[0], 0, last, "TBackward0", out);
}

bool torch_T(Interp *in, const Value *args, Value *out) {
    const Tensor *from = &AS_TENSOR(args[0])->t;
    int dims[TENSOR_MAX_DIMS];
    Tensor t;
    Error error = {0};
    for (int i = 0; i < from->ndim; i++) dims[i] = from->ndim - 1 - i;
    bool made = tensor_permute(from, dims, &t, &error);
    return give_view(in, made, &t, &error, "PermuteBackward0", args[0], out);
}

bool torch_mT(Interp *in, const Value *args, Value *out) {
    int ndim = AS_TENSOR(args[0])->t.ndim;
    if (ndim < 2)
        return interp_raise(in, ERROR_RUNTIME,
                            "tensor.mT is only supported on matrices or batches of matrices. Got "
                            "%d-D tensor.",
                            ndim);
    return swap(in, args[0], ndim - 2, ndim - 1, "TransposeBackward0", out);
}

/* input, dim=None */
bool torch_squeeze(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dim = -1;
    Tensor t;
    Error error = {0};
    if (!input(in, args[0], "squeeze", &o)) return false;
    if (arg_given(args[1]) && o->t.ndim > 0 &&
        !arg_dim(in, args[1], o->t.ndim, DIALECT_TORCH, &dim))
        return false;
    bool made = tensor_squeeze(&o->t, dim, &t, &error);
    return give_view(in, made, &t, &error, dim < 0 ? "SqueezeBackward0" : "SqueezeBackward1",
                     args[0], out);
}

/* input, dim */
bool torch_unsqueeze(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dim;
    Tensor t;
    Error error = {0};
    if (!input(in, args[0], "unsqueeze", &o) ||
        !arg_dim(in, args[1], o->t.ndim + 1, DIALECT_TORCH, &dim))
        return false;
    bool made = tensor_unsqueeze(&o->t, dim, &t, &error);
    return give_view(in, made, &t, &error, "UnsqueezeBackward0", args[0], out);
}

static bool expand_to(Interp *in, Value self, int ndim, const int64_t *shape, Value *out) {
    Tensor t;
    Error error = {0};
    bool made = tensor_expand(&AS_TENSOR(self)->t, ndim, shape, &t, &error);
    return give_view(in, made, &t, &error, "ExpandBackward0", self, out);
}

/* self, *size */
bool torch_expand(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    return input(in, args[0], "expand", &o) && sizes_of(in, args[1], "expand", &ndim, shape) &&
           expand_to(in, args[0], ndim, shape, out);
}

bool torch_expand_as(Interp *in, const Value *args, Value *out) {
    TensorObject *o, *other;
    return input(in, args[0], "expand_as", &o) &&
           arg_tensor_object(in, args[1], "expand_as", "other", &other) &&
           expand_to(in, args[0], other->t.ndim, other->t.shape, out);
}

/* self, dimension, size, step */
bool torch_unfold(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dim;
    int64_t size, step;
    Tensor t;
    Error error = {0};
    if (!input(in, args[0], "unfold", &o) ||
        !arg_dim(in, args[1], o->t.ndim, DIALECT_TORCH, &dim) ||
        !arg_int(in, args[2], "size", &size) || !arg_int(in, args[3], "step", &step))
        return false;
    bool made = tensor_unfold(&o->t, dim, size, step, &t, &error);
    return give_view(in, made, &t, &error, "UnfoldBackward0", args[0], out);
}

bool torch_contiguous(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Tensor t;
    Error error = {0};
    if (!input(in, args[0], "contiguous", &o)) return false;
    if (tensor_is_contiguous(&o->t)) return *out = args[0], true;
    bool made = tensor_contiguous(&o->t, &t, &error);
    return give_result(in, made, &t, &error, "CloneBackward0", args, 1, out);
}

/* input, source, destination */
bool torch_movedim(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int from, to, dims[TENSOR_MAX_DIMS];
    Tensor t;
    Error error = {0};
    if (!input(in, args[0], "movedim", &o) ||
        !arg_dim(in, args[1], o->t.ndim, DIALECT_TORCH, &from) ||
        !arg_dim(in, args[2], o->t.ndim, DIALECT_TORCH, &to))
        return false;
    for (int i = 0, next = 0; i < o->t.ndim; i++) {
        if (next == from) next++;
        dims[i] = i == to ? from : next++;
    }
    bool made = tensor_permute(&o->t, dims, &t, &error);
    return give_view(in, made, &t, &error, "PermuteBackward0", args[0], out);
}

/* input, dim, index */
bool torch_select(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dim;
    int64_t index;
    Tensor t;
    Error error = {0};
    if (!input(in, args[0], "select", &o) ||
        !arg_dim(in, args[1], o->t.ndim, DIALECT_TORCH, &dim) ||
        !arg_int(in, args[2], "index", &index))
        return false;
    bool made = tensor_select(&o->t, dim, index, DIALECT_TORCH, &t, &error);
    return give_view(in, made, &t, &error, "SelectBackward0", args[0], out);
}

/* input, dim, start, length */
bool torch_narrow(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dim;
    int64_t start, length;
    Tensor t;
    Error error = {0};
    if (!input(in, args[0], "narrow", &o) ||
        !arg_dim(in, args[1], o->t.ndim, DIALECT_TORCH, &dim) ||
        !arg_int(in, args[2], "start", &start) || !arg_int(in, args[3], "length", &length))
        return false;
    int64_t size = o->t.shape[dim];
    if (start < 0) start += size;
    if (start < 0 || length < 0 || length > size - start)
        return interp_raise(in, ERROR_RUNTIME,
                            "start (%lld) + length (%lld) exceeds dimension size "
                            "(%lld).",
                            (long long)start, (long long)length, (long long)size);
    bool made = tensor_slice(&o->t, dim, start, start + length, 1, &t, &error);
    return give_view(in, made, &t, &error, "SliceBackward0", args[0], out);
}

static bool at_least(Interp *in, Value v, const char *function, int ndim, Value *out) {
    TensorObject *o;
    if (!input(in, v, function, &o)) return false;
    *out = v;
    while (AS_TENSOR(*out)->t.ndim < ndim) {
        const Value args[] = {*out, value_int(0)};
        if (!torch_unsqueeze(in, args, out)) return false;
    }
    return true;
}

bool torch_atleast_1d(Interp *in, const Value *args, Value *out) {
    return at_least(in, args[0], "atleast_1d", 1, out);
}

bool torch_atleast_2d(Interp *in, const Value *args, Value *out) {
    return at_least(in, args[0], "atleast_2d", 2, out);
}
