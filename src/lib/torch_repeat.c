/* lib/torch_repeat: copies side by side, and slices picked by their number. */
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"

static bool input(Interp *in, Value v, const char *function, TensorObject **out) {
    return arg_tensor_object(in, v, function, "input", out);
}

/* x repeated times[d] times along dimension d: a view of x with axes of stride 0 between its own,
 * copied into the shape that joins each pair. */
static bool repeat_times(const Tensor *t, int ndim, const int64_t *times, Tensor *out,
                         Error *error) {
    Tensor result;
    int64_t shape[TENSOR_MAX_DIMS] = {0};
    int lead = ndim - t->ndim;
    for (int i = 0; i < ndim; i++) {
        int64_t size = i < lead ? 1 : t->shape[i - lead];
        if (size && times[i] > INT64_MAX / size)
            return error_set(error, ERROR_MEMORY, "the repeated tensor is too large");
        shape[i] = times[i] * size;
    }
    if (!tensor_new(t->dtype, ndim, shape, &result, error)) return false;
    int64_t count = tensor_count(&result);
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        int64_t left = i, from = 0, step = 1;
        for (int d = ndim - 1; d >= lead; d--) {
            int64_t size = t->shape[d - lead];
            if (shape[d] == 0 || size == 0) break; /* not where count > 0 */
            from += left % shape[d] % size * step;
            left /= shape[d];
            step *= size;
        }
        if (dtype_is_float(t->dtype))
            tensor_set_double(&result, i, tensor_get_double(t, from));
        else
            tensor_set_int(&result, i, tensor_get_int(t, from));
    }
    *out = result;
    return true;
}

static bool repeat_checked(Interp *in, Value self, int count, const int64_t *times, Value *out) {
    Tensor t;
    Error error = {0};
    for (int i = 0; i < count; i++)
        if (times[i] < 0)
            return interp_raise(in, ERROR_RUNTIME,
                                "Trying to create tensor with negative dimension %lld",
                                (long long)times[i]);
    bool made = repeat_times(&AS_TENSOR(self)->t, count, times, &t, &error);
    return give_result(in, made, &t, &error, "RepeatBackward0", &self, 1, out);
}

/* self, *sizes */
bool torch_repeat(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int count;
    int64_t times[TENSOR_MAX_DIMS];
    if (!input(in, args[0], "repeat", &o) || !arg_shape(in, args[1], "repeats", &count, times))
        return false;
    if (count < o->t.ndim)
        return interp_raise(in, ERROR_RUNTIME,
                            "Number of dimensions of repeat dims can not be smaller than number of "
                            "dimensions of tensor");
    return repeat_checked(in, args[0], count, times, out);
}

/* input, dims: missing leading numbers are 1 */
bool torch_tile(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int count;
    int64_t given[TENSOR_MAX_DIMS], times[TENSOR_MAX_DIMS];
    if (!input(in, args[0], "tile", &o) || !arg_shape(in, args[1], "dims", &count, given))
        return false;
    int total = count > o->t.ndim ? count : o->t.ndim;
    for (int i = 0; i < total; i++) times[i] = i < total - count ? 1 : given[i - (total - count)];
    return repeat_checked(in, args[0], total, times, out);
}

/* The rows `rows[i]` of dim, as a copy. */
static bool pick(Interp *in, Value self, int dim, const Tensor *rows, const char *grad,
                 Value *out) {
    Index key[TENSOR_MAX_DIMS];
    Tensor t;
    Error error = {0};
    for (int i = 0; i < dim; i++) key[i] = (Index){.kind = INDEX_SLICE, .step = 1};
    key[dim] = (Index){.kind = INDEX_TENSOR, .tensor = rows};
    bool made = tensor_index(&AS_TENSOR(self)->t, key, dim + 1, DIALECT_TORCH, &t, &error);
    return give_result(in, made, &t, &error, grad, &self, 1, out);
}

/* input, dim, index */
bool torch_index_select(Interp *in, const Value *args, Value *out) {
    TensorObject *o, *index;
    int dim;
    return input(in, args[0], "index_select", &o) &&
           arg_dim(in, args[1], o->t.ndim, DIALECT_TORCH, &dim) &&
           arg_tensor_at(in, args[2], "index_select", "index", 3, &index) &&
           pick(in, args[0], dim, &index->t, "IndexSelectBackward0", out);
}

/* input, repeats, dim=None */
bool torch_repeat_interleave(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Value self = args[0];
    int dim = 0;
    int64_t repeats;
    Tensor rows;
    Error error = {0};
    if (!input(in, args[0], "repeat_interleave", &o) || !arg_int(in, args[1], "repeats", &repeats))
        return false;
    if (repeats < 0) return interp_raise(in, ERROR_RUNTIME, "Repeats must be non-negative");
    if (!arg_given(args[2])) {
        if (!torch_ravel(in, &self, &self)) return false;
    } else if (!arg_dim(in, args[2], o->t.ndim, DIALECT_TORCH, &dim))
        return false;
    int64_t size = AS_TENSOR(self)->t.shape[dim];
    if (size && repeats > INT64_MAX / size)
        return interp_raise(in, ERROR_MEMORY, "the repeated tensor is too large");
    int64_t count = size * repeats;
    if (!tensor_new(DTYPE_INT64, 1, &count, &rows, &error)) return interp_raise_from(in, &error);
    for (int64_t i = 0; i < count && !stop_asked(); i++) tensor_set_int(&rows, i, i / repeats);
    bool done = pick(in, self, dim, &rows, "IndexSelectBackward0", out);
    tensor_release(&rows);
    return done;
}
