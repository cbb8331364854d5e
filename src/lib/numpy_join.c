/* lib/numpy_join: arrays put together and taken apart. */
#include "lib/numpy_functions.h"
#include "lib/tensor_arg.h"

typedef bool Join(const Tensor *const *items, int count, int dim, Dialect dialect, Tensor *out,
                  Error *error);

static bool join(Interp *in, Join *how, const char *name, Value list, Value axis, int more,
                 Value *out) {
    TensorItems items;
    Tensor t;
    Error error = {0};
    int dim = 0;
    if (!arg_tensors(in, list, name, DIALECT_NUMPY, &items)) return false;
    if (items.count == 0) {
        tensor_items_release(&items);
        return interp_raise(in, ERROR_VALUE,
                            more ? "need at least one array to stack"
                                 : "need at least one array to concatenate");
    }
    if (!more && items.tensors[0].ndim == 0) {
        tensor_items_release(&items);
        return interp_raise(in, ERROR_VALUE, "zero-dimensional arrays cannot be concatenated");
    }
    bool made = arg_dim(in, axis, items.tensors[0].ndim + more, DIALECT_NUMPY, &dim);
    if (made) {
        made = how(items.pointers, items.count, dim, DIALECT_NUMPY, &t, &error);
        if (made)
            *out = new_ndarray(in, &t);
        else
            interp_raise_from(in, &error);
    }
    tensor_items_release(&items);
    return made;
}

/* arrays, axis=0 */
bool numpy_stack(Interp *in, const Value *args, Value *out) {
    return join(in, tensor_stack, "stack", args[0], args[1], 1, out);
}

static bool flat_list(Interp *in, Value list, int ndim, Value *out) {
    TensorItems items;
    if (!arg_tensors(in, list, "concatenate", DIALECT_NUMPY, &items)) return false;
    bool done = true;
    *out = new_list(in, NULL, 0);
    for (int i = 0; i < items.count && done; i++) {
        int64_t shape[TENSOR_MAX_DIMS] = {1, 1}; /* (1, n) or (1) */
        const Tensor *t = &items.tensors[i];
        bool lift = t->ndim < ndim && ndim > 0;
        if (t->ndim == 1) shape[1] = t->shape[0];
        Value v = items.values[i];
        if (ndim == 0)
            done = numpy_reshape_to(in, v, 1, (int64_t[]){-1}, &v);
        else if (lift)
            done = numpy_reshape_to(in, v, ndim, shape + (ndim == 1), &v);
        done = done && list_append(in, *out, v);
    }
    tensor_items_release(&items);
    return done;
}

/* arrays, axis=0; axis None joins them flat */
bool numpy_concatenate(Interp *in, const Value *args, Value *out) {
    Value list = args[0], axis = args[1];
    if (axis.tag == TAG_NONE) {
        axis = value_int(0);
        if (!flat_list(in, args[0], 0, &list)) return false;
    }
    return join(in, tensor_cat, "concatenate", list, axis, 0, out);
}

bool numpy_vstack(Interp *in, const Value *args, Value *out) {
    Value list;
    return flat_list(in, args[0], 2, &list) &&
           join(in, tensor_cat, "vstack", list, value_int(0), 0, out);
}

bool numpy_hstack(Interp *in, const Value *args, Value *out) {
    Value list = value_none(), first;
    Tensor t;
    if (!flat_list(in, args[0], 1, &list)) return false;
    if (AS_LIST(list)->count == 0)
        return interp_raise(in, ERROR_VALUE, "need at least one array to concatenate");
    first = AS_LIST(list)->items[0];
    if (!arg_array(in, first, &t)) return false;
    int axis = t.ndim == 1 ? 0 : 1;
    tensor_release(&t);
    return join(in, tensor_cat, "hstack", list, value_int(axis), 0, out);
}

/* arr, values, axis=None */
bool numpy_append(Interp *in, const Value *args, Value *out) {
    Value pair = new_list(in, args, 2);
    return numpy_concatenate(in, (Value[]){pair, args[2]}, out);
}

/* ary, sections, axis=0 */
bool numpy_split(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int64_t sections;
    int dim;
    if (!arg_int(in, args[1], "sections", &sections) || !arg_array(in, args[0], &a)) return false;
    bool done = arg_dim(in, args[2], a.ndim, DIALECT_NUMPY, &dim);
    if (done && (sections <= 0 || a.shape[dim] % sections != 0))
        done = interp_raise(in, ERROR_VALUE, "array split does not result in an equal division");
    *out = new_list(in, NULL, 0);
    for (int64_t i = 0; done && i < sections; i++) {
        int64_t size = a.shape[dim] / sections;
        done = tensor_slice(&a, dim, i * size, (i + 1) * size, 1, &t, &error);
        done = done ? list_append(in, *out, new_ndarray(in, &t)) : interp_raise_from(in, &error);
    }
    tensor_release(&a);
    return done;
}
