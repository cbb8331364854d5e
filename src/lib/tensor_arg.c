/* lib/tensor_arg: arguments as dtypes, dimensions, integers and tensors. */
#include "lib/tensor_arg.h"

#include <string.h>

#include "base/mem.h"
#include "lib/dtype.h"
#include "lib/numpy_scalar.h"
#include "lib/state.h"

bool arg_tensor_at(Interp *in, Value v, const char *function, const char *what, int position,
                   TensorObject **out) {
    if (value_is_tensor(v)) return *out = AS_TENSOR(v), true;
    return interp_raise(in, ERROR_TYPE, "%s(): argument '%s' (position %d) must be Tensor, not %s",
                        function, what, position, value_type(v)->name);
}

bool arg_tensor_object(Interp *in, Value v, const char *function, const char *what,
                       TensorObject **out) {
    return arg_tensor_at(in, v, function, what, 1, out);
}

static bool dtype_of_class(const Type *type, DType *out) {
    if (type == &type_float) return *out = DTYPE_FLOAT64, true;
    if (type == &type_int) return *out = DTYPE_INT64, true;
    if (type == &type_bool) return *out = DTYPE_BOOL, true;
    return numpy_scalar_dtype(type, out);
}

static bool dtype_of_name(const char *name, DType *out) {
    static const struct Code {
        const char *name;
        DType dtype;
    } codes[] = {{"f4", DTYPE_FLOAT32}, {"f8", DTYPE_FLOAT64}, {"f", DTYPE_FLOAT32},
                 {"d", DTYPE_FLOAT64},  {"i1", DTYPE_INT8},    {"i2", DTYPE_INT16},
                 {"i4", DTYPE_INT32},   {"i8", DTYPE_INT64},   {"i", DTYPE_INT32},
                 {"u1", DTYPE_UINT8},   {"?", DTYPE_BOOL}};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(codes[i].name, name) == 0) return *out = codes[i].dtype, true;
    if (strcmp(name, "float") == 0) return *out = DTYPE_FLOAT64, true;
    if (strcmp(name, "int") == 0) return *out = DTYPE_INT64, true;
    for (int d = 0; d < DTYPES; d++)
        if (strcmp(dtype_name((DType)d), name) == 0) return *out = (DType)d, true;
    return false;
}

bool arg_dtype(Interp *in, Value v, DType otherwise, DType *out) {
    if (!arg_given(v)) return *out = otherwise, true;
    if (value_is(v, &type_dtype) || value_is(v, &type_numpy_dtype))
        return *out = dtype_of_value(v), true;
    if (value_is(v, &type_type) && dtype_of_class((const Type *)(void *)v.as.object, out))
        return true;
    if (value_is(v, &type_str)) {
        if (dtype_of_name(AS_STR(v)->text, out)) return true;
        return interp_raise(in, ERROR_TYPE, "data type '%s' not understood", AS_STR(v)->text);
    }
    return interp_raise(in, ERROR_TYPE, "argument 'dtype' must be torch.dtype, not %s",
                        value_type(v)->name);
}

bool arg_dim(Interp *in, Value v, int ndim, Dialect dialect, int *out) {
    int64_t dim;
    Error error = {0};
    if (!arg_int(in, v, "dim", &dim)) return false;
    return dim_wrap(dim, ndim, dialect, out, &error) || interp_raise_from(in, &error);
}

bool arg_ints(Interp *in, Value v, const char *what, int room, int64_t *out, int *count) {
    bool list = value_is(v, &type_tuple) || value_is(v, &type_list);
    if (!list) return *count = 1, arg_int(in, v, what, out);
    const ListObject *items = AS_LIST(v);
    if (items->count == 1 && items->items[0].tag == TAG_OBJECT &&
        (value_is(items->items[0], &type_tuple) || value_is(items->items[0], &type_list)))
        items = AS_LIST(items->items[0]);
    if (items->count > room)
        return interp_raise(in, ERROR_VALUE, "%s: more than %d numbers", what, room);
    for (int64_t i = 0; i < items->count; i++)
        if (!arg_int(in, items->items[i], what, &out[i])) return false;
    *count = (int)items->count;
    return true;
}

bool arg_shape(Interp *in, Value v, const char *what, int *ndim, int64_t *shape) {
    return arg_ints(in, v, what, TENSOR_MAX_DIMS, shape, ndim);
}

bool arg_dims(Interp *in, Value v, int ndim, Dialect dialect, int *dims, int *count) {
    int64_t numbers[TENSOR_MAX_DIMS];
    Error error = {0};
    *count = 0;
    if (!arg_given(v)) return true;
    if (!arg_ints(in, v, "dim", TENSOR_MAX_DIMS, numbers, count)) return false;
    for (int i = 0; i < *count; i++)
        if (!dim_wrap(numbers[i], ndim, dialect, &dims[i], &error))
            return interp_raise_from(in, &error);
    for (int i = 0; i < *count; i++)
        for (int j = 0; j < i; j++)
            if (dims[i] == dims[j])
                return interp_raise(in, ERROR_RUNTIME,
                                    "dim %d appears multiple times in the list of dims", dims[i]);
    return true;
}

static bool item_tensor(Interp *in, Value v, const char *function, int index, Dialect dialect,
                        Tensor *out) {
    if (dialect == DIALECT_NUMPY) return arg_tensor(in, v, "arrays", DTYPES, DIALECT_NUMPY, out);
    if (value_is_tensor(v)) return *out = tensor_retain(&AS_TENSOR(v)->t), true;
    return interp_raise(in, ERROR_TYPE, "expected Tensor as element %d in argument 0, but got %s",
                        index, value_type(v)->name) ||
           interp_why(in, "%s joins tensors, and this item is none", function);
}

/* A tensor or array stands for its rows, as np.stack takes it. */
static bool rows_of(Interp *in, Value v, const char *function, Value *list) {
    Value iterator, row;
    bool done = false;
    if (value_is(v, &type_list) || value_is(v, &type_tuple)) return *list = v, true;
    if (value_is_tensor(v) || v.tag != TAG_OBJECT)
        return interp_raise(
            in, ERROR_TYPE,
            "%s(): argument 'tensors' (position 1) must be tuple of Tensors, not %s", function,
            value_type(v)->name);
    *list = new_list(in, NULL, 0);
    if (!value_iterate(in, v, &iterator)) return false;
    while (value_next(in, iterator, &row, &done) && !done)
        if (!list_append(in, *list, row)) return false;
    return done;
}

bool arg_tensors(Interp *in, Value v, const char *function, Dialect dialect, TensorItems *out) {
    Value list = value_none();
    if (!rows_of(in, v, function, &list)) return false;
    size_t count = (size_t)AS_LIST(list)->count;
    *out = (TensorItems){.values = AS_LIST(list)->items};
    out->tensors = mem_new((count ? count : 1) * sizeof *out->tensors);
    out->pointers = mem_new((count ? count : 1) * sizeof(const Tensor *));
    for (size_t i = 0; i < count; i++) {
        if (!item_tensor(in, out->values[i], function, (int)i, dialect, &out->tensors[i]))
            return tensor_items_release(out), false;
        out->pointers[i] = &out->tensors[i];
        out->count = (int)i + 1;
    }
    return true;
}

void tensor_items_release(TensorItems *items) {
    for (int i = 0; i < items->count; i++) tensor_release(&items->tensors[i]);
    mem_free(items->tensors);
    mem_free(items->pointers);
    *items = (TensorItems){0};
}
