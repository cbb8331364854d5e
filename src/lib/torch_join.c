/* lib/torch_join: putting tensors together and taking them apart. */
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
    int dim = 0;
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
    int dim = 0;
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
    for (int64_t at = 0; (at < t->shape[dim] || at == 0) && !stop_asked(); at += size) {
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
    int64_t at = 0, size = 0;
    for (int64_t i = 0; i < list->count && !stop_asked(); i++, at += size) {
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
    int dim = 0;
    int64_t size = 0;
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
    int dim = 0;
    int64_t chunks = 1;
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
    int dim = 0;
    if (!input(in, args[0], "unbind", &o) || !dim_of(in, args[1], o->t.ndim, &dim)) return false;
    if (o->t.ndim == 0)
        return interp_raise(in, ERROR_INDEX,
                            "Dimension specified as 0 but tensor has no dimensions");
    Value list = new_list(in, NULL, 0);
    for (int64_t i = 0; i < o->t.shape[dim] && !stop_asked(); i++) {
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
