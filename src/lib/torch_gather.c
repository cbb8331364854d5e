/* lib/torch_gather: elements picked one by one (gather, masked_select), differences, grids. */
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"

/* ---- gather ---- */

static bool gather_fits(Interp *in, const Tensor *t, const Tensor *index, int dim) {
    if (index->dtype != DTYPE_INT64)
        return interp_raise(in, ERROR_RUNTIME, "gather(): Expected dtype int64 for index");
    if (index->ndim != t->ndim)
        return interp_raise(in, ERROR_RUNTIME,
                            "Index tensor must have the same number of dimensions as input tensor");
    for (int d = 0; d < t->ndim; d++) {
        if (d == dim || index->shape[d] <= t->shape[d]) continue;
        Str i, self;
        str_init(&i);
        str_init(&self);
        shape_text(index->ndim, index->shape, &i);
        shape_text(t->ndim, t->shape, &self);
        interp_raise(in, ERROR_RUNTIME,
                     "Size does not match at dimension %d expected index %s to be smaller than "
                     "self %s apart from dimension %d",
                     d, i.text, self.text, dim);
        str_release(&i);
        str_release(&self);
        return false;
    }
    return true;
}

/* The element of t at the place of element `linear` of index, but for `dim`: there at `at`. */
static int64_t place_of(const Tensor *t, const Tensor *index, int64_t linear, int dim, int64_t at) {
    int64_t place = 0, step = 1;
    for (int d = t->ndim - 1; d >= 0; d--) {
        place += step * (d == dim ? at : linear % index->shape[d]);
        linear /= index->shape[d];
        step *= t->shape[d];
    }
    return place;
}

/* input, dim, index: out[i][j] = input[index[i][j]][j] for dim 0 */
bool torch_gather(Interp *in, const Value *args, Value *out) {
    TensorObject *o, *index;
    int dim;
    Tensor t;
    Error error = {0};
    if (!arg_tensor_at(in, args[0], "gather", "input", 1, &o) ||
        !arg_dim(in, args[1], o->t.ndim, DIALECT_TORCH, &dim) ||
        !arg_tensor_at(in, args[2], "gather", "index", 3, &index) ||
        !gather_fits(in, &o->t, &index->t, dim))
        return false;
    int64_t count = tensor_count(&index->t);
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        int64_t at = tensor_get_int(&index->t, i);
        if (at < 0 || at >= o->t.shape[dim])
            return interp_raise(in, ERROR_RUNTIME,
                                "index %lld is out of bounds for dimension %d with size %lld",
                                (long long)at, dim, (long long)o->t.shape[dim]);
    }
    if (!tensor_new(o->t.dtype, index->t.ndim, index->t.shape, &t, &error))
        return interp_raise_from(in, &error);
    bool whole = !dtype_is_float(t.dtype);
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        int64_t from = place_of(&o->t, &index->t, i, dim, tensor_get_int(&index->t, i));
        if (whole)
            tensor_set_int(&t, i, tensor_get_int(&o->t, from));
        else
            tensor_set_double(&t, i, tensor_get_double(&o->t, from));
    }
    return give_result(in, true, &t, &error, "GatherBackward0", args, 1, out);
}

/* input, mask */
bool torch_masked_select(Interp *in, const Value *args, Value *out) {
    if (!value_item(in, args[0], args[1], out)) return false;
    if (AS_TENSOR(*out)->grad_fn) AS_TENSOR(*out)->grad_fn = "MaskedSelectBackward0";
    return true;
}

/* ---- differences ---- */

/* input, n=1, dim=-1: each element less the one before */
bool torch_diff(Interp *in, const Value *args, Value *out) {
    int64_t n;
    if (!arg_int(in, args[1], "n", &n)) return false;
    if (n < 0)
        return interp_raise(in, ERROR_RUNTIME, "order must be non-negative but got %lld",
                            (long long)n);
    *out = args[0];
    for (; n > 0; n--) {
        TensorObject *o;
        int dim;
        Value later, earlier;
        if (!arg_tensor_object(in, *out, "diff", "input", &o)) return false;
        if (o->t.ndim == 0)
            return interp_raise(in, ERROR_RUNTIME,
                                "diff expects input to be at least one-dimensional");
        if (!arg_dim(in, args[2], o->t.ndim, DIALECT_TORCH, &dim)) return false;
        int64_t size = o->t.shape[dim], kept = size ? size - 1 : 0;
        const Value back[] = {*out, value_int(dim), value_int(size - kept), value_int(kept)};
        const Value front[] = {*out, value_int(dim), value_int(0), value_int(kept)};
        if (!torch_narrow(in, back, &later) || !torch_narrow(in, front, &earlier) ||
            !value_binary(in, BINARY_SUB, later, earlier, out))
            return false;
    }
    return true;
}

/* ---- grids ---- */

/* *tensors, indexing=None: dimension i of each grid runs along tensor i */
bool torch_meshgrid(Interp *in, const Value *args, Value *out) {
    Value given = args[0], sizes[TENSOR_MAX_DIMS], grids[TENSOR_MAX_DIMS];
    const char *indexing = "ij";
    if (AS_LIST(given)->count == 1 && !value_is_tensor(AS_LIST(given)->items[0]))
        given = AS_LIST(given)->items[0];
    if (!value_is(given, &type_list) && !value_is(given, &type_tuple))
        return interp_raise(in, ERROR_TYPE, "meshgrid(): argument 'tensors' must be Tensors");
    int64_t ndim = AS_LIST(given)->count;
    if (arg_given(args[1]) && !arg_text(in, args[1], "indexing", &indexing)) return false;
    if (ndim > TENSOR_MAX_DIMS)
        return interp_raise(in, ERROR_RUNTIME, "the lab's tensors have up to %d dimensions",
                            TENSOR_MAX_DIMS);
    for (int64_t i = 0; i < ndim; i++) {
        TensorObject *o;
        if (!arg_tensor_object(in, AS_LIST(given)->items[i], "meshgrid", "tensors", &o))
            return false;
        sizes[i] = value_int(tensor_count(&o->t));
    }
    for (int64_t i = 0; i < ndim; i++) {
        Value thin[TENSOR_MAX_DIMS], line;
        for (int64_t d = 0; d < ndim; d++) thin[d] = d == i ? value_int(-1) : value_int(1);
        const Value view[] = {AS_LIST(given)->items[i], new_tuple(in, thin, ndim)};
        if (!torch_reshape(in, view, &line)) return false;
        const Value expand[] = {line, new_tuple(in, sizes, ndim)};
        if (!torch_expand(in, expand, &grids[i])) return false;
        if (indexing[0] != 'x' || ndim < 2) continue;
        const Value turn[] = {grids[i], value_int(0), value_int(1)};
        if (!torch_transpose(in, turn, &grids[i])) return false;
    }
    *out = new_tuple(in, grids, ndim);
    return true;
}
