/* lib/torch_join: putting tensors together, taking them apart, repeating and turning them. */
#include "base/mem.h"
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"

static bool input(Interp *in, Value v, const char *function, TensorObject **out) {
    return arg_tensor_object(in, v, function, "input", out);
}

/* ---- together ---- */

static bool dim_of(Interp *in, Value v, int ndim, int *dim) {
    return arg_dim(in, v, ndim, DIALECT_TORCH, dim);
}

/* tensors, dim=0 */
bool torch_stack(Interp *in, const Value *args, Value *out) {
    TensorItems items;
    Tensor t;
    Error error = {0};
    int dim;
    if (!arg_tensors(in, args[0], "stack", DIALECT_TORCH, &items)) return false;
    bool made = items.count > 0
                    ? dim_of(in, args[1], items.tensors[0].ndim + 1, &dim)
                    : interp_raise(in, ERROR_RUNTIME, "stack expects a non-empty TensorList");
    if (made) {
        made = tensor_stack(items.pointers, items.count, dim, DIALECT_TORCH, &t, &error);
        made = give_result(in, made, &t, &error, "StackBackward0", items.values, items.count, out);
    }
    tensor_items_release(&items);
    return made;
}

static bool cat_items(Interp *in, const TensorItems *items, Value dim_value, Value *out) {
    Tensor t;
    Error error = {0};
    int dim;
    if (items->count == 0)
        return interp_raise(in, ERROR_RUNTIME, "torch.cat(): expected a non-empty list of Tensors");
    if (items->tensors[0].ndim == 0)
        return interp_raise(in, ERROR_RUNTIME,
                            "zero-dimensional tensor (at position 0) cannot be concatenated") ||
               interp_fix(in, "torch.stack(...)");
    if (!dim_of(in, dim_value, items->tensors[0].ndim, &dim)) return false;
    bool made = tensor_cat(items->pointers, items->count, dim, DIALECT_TORCH, &t, &error);
    return give_result(in, made, &t, &error, "CatBackward0", items->values, items->count, out);
}

/* tensors, dim=0 */
bool torch_cat(Interp *in, const Value *args, Value *out) {
    TensorItems items;
    if (!arg_tensors(in, args[0], "cat", DIALECT_TORCH, &items)) return false;
    bool made = cat_items(in, &items, args[1], out);
    tensor_items_release(&items);
    return made;
}

/* Each of the tensors with at least ndim dimensions, as a list. */
static bool lifted(Interp *in, Value tensors, int ndim, Value *out) {
    TensorItems items;
    if (!arg_tensors(in, tensors, ndim == 2 ? "vstack" : "hstack", DIALECT_TORCH, &items))
        return false;
    bool done = true;
    *out = new_list(in, NULL, 0);
    for (int i = 0; i < items.count && done; i++) {
        Value v;
        done = (ndim == 2 ? torch_atleast_2d : torch_atleast_1d)(in, &items.values[i], &v) &&
               list_append(in, *out, v);
    }
    tensor_items_release(&items);
    return done;
}

bool torch_vstack(Interp *in, const Value *args, Value *out) {
    Value list;
    return lifted(in, args[0], 2, &list) && torch_cat(in, (Value[]){list, value_int(0)}, out);
}

bool torch_hstack(Interp *in, const Value *args, Value *out) {
    Value list;
    if (!lifted(in, args[0], 1, &list)) return false;
    bool flat = AS_LIST(list)->count > 0 && AS_TENSOR(AS_LIST(list)->items[0])->t.ndim == 1;
    return torch_cat(in, (Value[]){list, value_int(flat ? 0 : 1)}, out);
}

/* ---- apart ---- */

/* Pieces of `size` along dim; the last may be shorter. */
static bool pieces(Interp *in, Value self, int64_t size, int dim, Value *out) {
    const Tensor *t = &AS_TENSOR(self)->t;
    Value list = new_list(in, NULL, 0);
    for (int64_t at = 0; at < t->shape[dim] || at == 0; at += size) {
        Tensor part;
        Error error = {0};
        Value v;
        int64_t end = at + size < t->shape[dim] ? at + size : t->shape[dim];
        bool made = tensor_slice(t, dim, at, end, 1, &part, &error);
        if (!give_view(in, made, &part, &error, "SplitBackward0", self, &v) ||
            !list_append(in, list, v))
            return false;
    }
    *out = new_tuple(in, AS_LIST(list)->items, AS_LIST(list)->count);
    return true;
}

/* Pieces of the sizes that a list names. */
static bool pieces_of(Interp *in, Value self, Value sizes, int dim, Value *out) {
    const Tensor *t = &AS_TENSOR(self)->t;
    const ListObject *list = AS_LIST(sizes);
    Value parts = new_list(in, NULL, 0);
    int64_t at = 0, size;
    for (int64_t i = 0; i < list->count; i++, at += size) {
        Tensor part;
        Error error = {0};
        Value v;
        if (!arg_int(in, list->items[i], "split_size", &size)) return false;
        bool made = tensor_slice(t, dim, at, at + size, 1, &part, &error);
        if (!give_view(in, made, &part, &error, "SplitWithSizesBackward0", self, &v) ||
            !list_append(in, parts, v))
            return false;
    }
    if (at != t->shape[dim])
        return interp_raise(in, ERROR_RUNTIME,
                            "split_with_sizes expects split_sizes to sum exactly to %lld (input "
                            "tensor's size at dimension %d), but they sum to %lld",
                            (long long)t->shape[dim], dim, (long long)at);
    *out = new_tuple(in, AS_LIST(parts)->items, AS_LIST(parts)->count);
    return true;
}

/* input, split_size_or_sections, dim=0 */
bool torch_split(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dim;
    int64_t size;
    if (!input(in, args[0], "split", &o) || !dim_of(in, args[2], o->t.ndim, &dim)) return false;
    if (value_is(args[1], &type_list) || value_is(args[1], &type_tuple))
        return pieces_of(in, args[0], args[1], dim, out);
    if (!arg_int(in, args[1], "split_size", &size)) return false;
    if (size <= 0)
        return interp_raise(in, ERROR_RUNTIME,
                            "split expects split_size be non-negative, but got split_size=%lld",
                            (long long)size);
    return pieces(in, args[0], size, dim, out);
}

/* input, chunks, dim=0 */
bool torch_chunk(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dim;
    int64_t chunks;
    if (!input(in, args[0], "chunk", &o) || !dim_of(in, args[2], o->t.ndim, &dim) ||
        !arg_int(in, args[1], "chunks", &chunks))
        return false;
    if (chunks <= 0)
        return interp_raise(in, ERROR_RUNTIME,
                            "chunk expects `chunks` to be greater than 0, got: %lld",
                            (long long)chunks);
    int64_t size = (o->t.shape[dim] + chunks - 1) / chunks;
    return pieces(in, args[0], size ? size : 1, dim, out);
}

/* input, dim=0 */
bool torch_unbind(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dim;
    if (!input(in, args[0], "unbind", &o) || !dim_of(in, args[1], o->t.ndim, &dim)) return false;
    if (o->t.ndim == 0)
        return interp_raise(in, ERROR_INDEX,
                            "Dimension specified as 0 but tensor has no dimensions");
    Value list = new_list(in, NULL, 0);
    for (int64_t i = 0; i < o->t.shape[dim]; i++) {
        Tensor row;
        Error error = {0};
        Value v;
        bool made = tensor_select(&o->t, dim, i, DIALECT_TORCH, &row, &error);
        if (!give_view(in, made, &row, &error, "UnbindBackward0", args[0], &v) ||
            !list_append(in, list, v))
            return false;
    }
    *out = new_tuple(in, AS_LIST(list)->items, AS_LIST(list)->count);
    return true;
}

/* ---- repeating ---- */

/* x repeated times[d] times along dimension d: a view of x with axes of stride 0 between its own,
 * copied into the shape that joins each pair. */
static bool repeat_times(const Tensor *t, int ndim, const int64_t *times, Tensor *out,
                         Error *error) {
    Tensor result;
    int64_t shape[TENSOR_MAX_DIMS];
    int lead = ndim - t->ndim;
    for (int i = 0; i < ndim; i++) {
        int64_t size = i < lead ? 1 : t->shape[i - lead];
        if (size && times[i] > INT64_MAX / size)
            return error_set(error, ERROR_MEMORY, "the repeated tensor is too large");
        shape[i] = times[i] * size;
    }
    if (!tensor_new(t->dtype, ndim, shape, &result, error)) return false;
    int64_t count = tensor_count(&result);
    for (int64_t i = 0; i < count; i++) {
        int64_t left = i, from = 0, step = 1;
        for (int d = ndim - 1; d >= lead; d--) {
            from += left % shape[d] % t->shape[d - lead] * step;
            left /= shape[d];
            step *= t->shape[d - lead];
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
    return input(in, args[0], "index_select", &o) && dim_of(in, args[1], o->t.ndim, &dim) &&
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
    } else if (!dim_of(in, args[2], o->t.ndim, &dim))
        return false;
    int64_t size = AS_TENSOR(self)->t.shape[dim];
    if (size && repeats > INT64_MAX / size)
        return interp_raise(in, ERROR_MEMORY, "the repeated tensor is too large");
    int64_t count = size * repeats;
    if (!tensor_new(DTYPE_INT64, 1, &count, &rows, &error)) return interp_raise_from(in, &error);
    for (int64_t i = 0; i < count; i++) tensor_set_int(&rows, i, i / repeats);
    bool done = pick(in, self, dim, &rows, "IndexSelectBackward0", out);
    tensor_release(&rows);
    return done;
}

/* ---- turning ---- */

static bool flip(Interp *in, Value self, const int *dims, int count, Value *out) {
    Tensor t;
    Error error = {0};
    bool made = tensor_flip(&AS_TENSOR(self)->t, dims, count, &t, &error);
    return give_result(in, made, &t, &error, "FlipBackward0", &self, 1, out);
}

/* input, dims */
bool torch_flip(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dims[TENSOR_MAX_DIMS], count;
    return input(in, args[0], "flip", &o) &&
           arg_dims(in, args[1], o->t.ndim, DIALECT_TORCH, dims, &count) &&
           flip(in, args[0], dims, count, out);
}

bool torch_flipud(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    return input(in, args[0], "flipud", &o) && flip(in, args[0], (int[]){0}, o->t.ndim > 0, out);
}

bool torch_fliplr(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    if (!input(in, args[0], "fliplr", &o)) return false;
    if (o->t.ndim < 2) return interp_raise(in, ERROR_RUNTIME, "Input must be >= 2-d.");
    return flip(in, args[0], (int[]){1}, 1, out);
}

static bool roll_one(const Tensor *t, int64_t shift, int dim, Tensor *out, Error *error) {
    int64_t size = t->shape[dim];
    shift = size ? ((shift % size) + size) % size : 0;
    Tensor tail, head;
    if (!tensor_slice(t, dim, size - shift, size, 1, &tail, error)) return false;
    if (!tensor_slice(t, dim, 0, size - shift, 1, &head, error))
        return tensor_release(&tail), false;
    const Tensor *parts[] = {&tail, &head};
    bool made = tensor_cat(parts, 2, dim, DIALECT_TORCH, out, error);
    tensor_release(&tail);
    tensor_release(&head);
    return made;
}

static bool roll_flat(const Tensor *t, int64_t shift, Tensor *out, Error *error) {
    Tensor flat, rolled;
    if (!tensor_reshape(t, 1, (int64_t[]){-1}, &flat, error)) return false;
    bool made = roll_one(&flat, shift, 0, &rolled, error);
    tensor_release(&flat);
    if (!made) return false;
    made = tensor_view(&rolled, t->ndim, t->shape, out, error);
    tensor_release(&rolled);
    return made;
}

/* input, shifts, dims=None */
bool torch_roll(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int64_t shifts[TENSOR_MAX_DIMS];
    int dims[TENSOR_MAX_DIMS], count, shift_count;
    Tensor t, next;
    Error error = {0};
    if (!input(in, args[0], "roll", &o) ||
        !arg_ints(in, args[1], "shifts", TENSOR_MAX_DIMS, shifts, &shift_count) ||
        !arg_dims(in, args[2], o->t.ndim, DIALECT_TORCH, dims, &count))
        return false;
    if (shift_count == 0) return interp_raise(in, ERROR_RUNTIME, "`shifts` required");
    if (count == 0 && shift_count == 1) {
        bool made = roll_flat(&o->t, shifts[0], &t, &error);
        return give_result(in, made, &t, &error, "RollBackward0", args, 1, out);
    }
    if (count != shift_count)
        return interp_raise(in, ERROR_RUNTIME,
                            "shifts and dimensions must align. shifts: %d, dims:%d", shift_count,
                            count);
    t = tensor_retain(&o->t);
    for (int i = 0; i < count; i++) {
        bool made = roll_one(&t, shifts[i], dims[i], &next, &error);
        tensor_release(&t);
        if (!made) return interp_raise_from(in, &error);
        t = next;
    }
    return give_result(in, true, &t, &error, "RollBackward0", args, 1, out);
}

/* ---- parts of matrices ---- */

static bool triangle(Interp *in, const Value *args, bool lower, Value *out) {
    TensorObject *o;
    int64_t diagonal;
    Tensor t;
    Error error = {0};
    if (!input(in, args[0], lower ? "tril" : "triu", &o) ||
        !arg_int(in, args[1], "diagonal", &diagonal))
        return false;
    if (o->t.ndim < 2)
        return interp_raise(in, ERROR_RUNTIME, "%s: input tensor must have at least 2 dimensions",
                            lower ? "tril" : "triu");
    if (!tensor_copy(&o->t, &t, &error)) return interp_raise_from(in, &error);
    int64_t rows = t.shape[t.ndim - 2], columns = t.shape[t.ndim - 1], count = tensor_count(&t);
    for (int64_t i = 0; i < count; i++) {
        int64_t row = i / columns % rows, column = i % columns;
        bool keep = lower ? column - row <= diagonal : column - row >= diagonal;
        if (!keep) tensor_set_double(&t, i, 0);
    }
    return give_result(in, true, &t, &error, lower ? "TrilBackward0" : "TriuBackward0", args, 1,
                       out);
}

/* input, diagonal=0 */
bool torch_tril(Interp *in, const Value *args, Value *out) {
    return triangle(in, args, true, out);
}

bool torch_triu(Interp *in, const Value *args, Value *out) {
    return triangle(in, args, false, out);
}

/* input, diagonal=0: the diagonal of a matrix, or a matrix with this diagonal */
bool torch_diag(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int64_t shift, shape[2];
    Tensor t;
    Error error = {0};
    if (!input(in, args[0], "diag", &o) || !arg_int(in, args[1], "diagonal", &shift)) return false;
    const Tensor *from = &o->t;
    if (from->ndim != 1 && from->ndim != 2)
        return interp_raise(in, ERROR_RUNTIME, "diag(): Supports 1D or 2D tensors. Got %dD",
                            from->ndim);
    int64_t down = shift < 0 ? -shift : 0, right = shift > 0 ? shift : 0;
    bool matrix = from->ndim == 2;
    if (matrix) {
        int64_t rows = from->shape[0] - down, columns = from->shape[1] - right;
        shape[0] = rows < columns ? rows : columns;
        if (shape[0] < 0) shape[0] = 0;
    } else
        shape[0] = shape[1] = from->shape[0] + down + right;
    if (!tensor_new(from->dtype, matrix ? 1 : 2, shape, &t, &error))
        return interp_raise_from(in, &error);
    int64_t count = matrix ? shape[0] : from->shape[0];
    for (int64_t i = 0; i < count; i++) {
        int64_t in_matrix = (i + down) * (matrix ? from->shape[1] : shape[1]) + i + right;
        tensor_set_double(&t, matrix ? i : in_matrix,
                          tensor_get_double(from, matrix ? in_matrix : i));
    }
    return give_result(in, true, &t, &error, "DiagBackward0", args, 1, out);
}
