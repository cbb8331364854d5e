/* lib/tensor_nested: numbers and nested lists of them as a Tensor: arg_tensor.
 *
 * Three walks over the nested value: its shape (from the first items), its dtype (from all items),
 * and then the numbers, where every length is checked against the shape. */
#include <string.h>

#include "lib/state.h"
#include "lib/tensor_object.h"

typedef struct Nested {
    Interp *in;
    Dialect dialect;
    DType dtype;
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    Tensor t;
    int64_t at; /* elements filled so far */
} Nested;

static bool is_block(Dialect dialect, Value v) {
    if (value_is_array(v)) return AS_TENSOR(v)->t.ndim > 0;
    return dialect == DIALECT_NUMPY && value_is_tensor(v) && AS_TENSOR(v)->t.ndim > 0;
}

static bool is_sequence(Value v) {
    return value_is(v, &type_list) || value_is(v, &type_tuple) || value_is(v, &type_range);
}

static bool sequence_item(Interp *in, Value v, int64_t i, Value *out) {
    if (!value_is(v, &type_range)) return *out = AS_LIST(v)->items[i], true;
    return value_item(in, v, value_int(i), out);
}

static bool too_deep(Nested *n) {
    return interp_raise(n->in, ERROR_VALUE, "the lab's tensors have at most %d dimensions",
                        TENSOR_MAX_DIMS);
}

static bool measure(Nested *n, Value v) {
    if (is_block(n->dialect, v)) {
        const Tensor *t = &AS_TENSOR(v)->t;
        if (n->ndim + t->ndim > TENSOR_MAX_DIMS) return too_deep(n);
        for (int i = 0; i < t->ndim; i++) n->shape[n->ndim++] = t->shape[i];
        return true;
    }
    if (!is_sequence(v)) return true;
    int64_t length;
    Value first;
    if (n->ndim == TENSOR_MAX_DIMS) return too_deep(n);
    if (!value_length(n->in, v, &length)) return false;
    n->shape[n->ndim++] = length;
    return length == 0 || (sequence_item(n->in, v, 0, &first) && measure(n, first));
}

static bool no_number(Nested *n, Value v, bool nested) {
    const char *type = value_type(v)->name;
    if (n->dialect == DIALECT_NUMPY)
        return interp_raise(n->in, ERROR_TYPE, "the lab's arrays hold numbers, not '%s'", type);
    if (!value_is(v, &type_str))
        return interp_raise(n->in, ERROR_RUNTIME, "Could not infer dtype of %s", type);
    if (nested) return interp_raise(n->in, ERROR_VALUE, "too many dimensions 'str'");
    return interp_raise(n->in, ERROR_TYPE, "new(): invalid data type 'str'");
}

static bool infer(Nested *n, Value v, bool nested) {
    DType dtype;
    DType number = n->dialect == DIALECT_NUMPY ? DTYPE_FLOAT64 : library_of(n->in)->default_dtype;
    if (is_sequence(v)) {
        int64_t length;
        Value item;
        if (!value_length(n->in, v, &length)) return false;
        for (int64_t i = 0; i < length && !stop_asked(); i++)
            if (!sequence_item(n->in, v, i, &item) || !infer(n, item, true)) return false;
        return true;
    }
    if (v.tag == TAG_BOOL)
        dtype = DTYPE_BOOL;
    else if (v.tag == TAG_INT)
        dtype = DTYPE_INT64;
    else if (v.tag == TAG_FLOAT)
        dtype = number;
    else if (value_is_tensor(v) || value_is_array(v))
        dtype = AS_TENSOR(v)->t.dtype;
    else
        return no_number(n, v, nested);
    if (n->dtype == DTYPES || dtype > n->dtype) n->dtype = dtype;
    return true;
}

static bool wrong_length(Nested *n, int depth, int64_t got) {
    if (n->dialect == DIALECT_TORCH)
        return interp_raise(n->in, ERROR_VALUE,
                            "expected sequence of length %lld at dim %d (got %lld)",
                            (long long)n->shape[depth], depth, (long long)got);
    Str shape;
    str_init(&shape);
    for (int i = 0; i < depth; i++) str_addf(&shape, i ? ", %lld" : "%lld", (long long)n->shape[i]);
    interp_raise(n->in, ERROR_VALUE,
                 "setting an array element with a sequence. The requested array has an "
                 "inhomogeneous shape after %d dimensions. The detected shape was (%s%s) + "
                 "inhomogeneous part.",
                 depth, shape.text, depth == 1 ? "," : "");
    str_release(&shape);
    return false;
}

static void put(Nested *n, const Tensor *from, int64_t linear) {
    if (dtype_is_float(n->dtype))
        tensor_set_double(&n->t, n->at, tensor_get_double(from, linear));
    else
        tensor_set_int(&n->t, n->at, tensor_get_int(from, linear));
    n->at++;
}

static bool fill_leaf(Nested *n, Value v) {
    bool whole = !dtype_is_float(n->dtype);
    if (value_is_tensor(v) || value_is_array(v)) {
        if (tensor_count(&AS_TENSOR(v)->t) != 1)
            return interp_raise(n->in, ERROR_VALUE,
                                "only one element tensors can be converted to Python scalars");
        put(n, &AS_TENSOR(v)->t, 0);
    } else if (v.tag == TAG_FLOAT) {
        if (whole && n->dtype != DTYPE_BOOL)
            tensor_set_int(&n->t, n->at++, (int64_t)v.as.number);
        else
            tensor_set_double(&n->t, n->at++, v.as.number);
    } else if (v.tag == TAG_INT || v.tag == TAG_BOOL) {
        int64_t i = v.tag == TAG_INT ? v.as.integer : v.as.truth;
        if (whole)
            tensor_set_int(&n->t, n->at++, i);
        else
            tensor_set_double(&n->t, n->at++, (double)i);
    } else if (n->dialect == DIALECT_TORCH && is_sequence(v)) {
        return interp_raise(n->in, ERROR_TYPE, "'%s' object cannot be interpreted as an integer",
                            value_type(v)->name);
    } else if (is_sequence(v) || is_block(n->dialect, v)) {
        return wrong_length(n, n->ndim, 0);
    } else {
        return no_number(n, v, n->ndim > 0);
    }
    return true;
}

static bool fill(Nested *n, Value v, int depth) {
    if (depth == n->ndim) return fill_leaf(n, v);
    if (is_block(n->dialect, v)) {
        const Tensor *t = &AS_TENSOR(v)->t;
        int64_t count = tensor_count(t);
        if (t->ndim != n->ndim - depth ||
            memcmp(t->shape, n->shape + depth, (size_t)t->ndim * sizeof t->shape[0]) != 0)
            return wrong_length(n, depth, t->shape[0]);
        for (int64_t i = 0; i < count && !stop_asked(); i++) put(n, t, i);
        return true;
    }
    if (!is_sequence(v))
        return n->dialect == DIALECT_NUMPY ? wrong_length(n, depth, 0)
                                           : interp_raise(n->in, ERROR_TYPE, "not a sequence");
    int64_t length;
    Value item;
    if (!value_length(n->in, v, &length)) return false;
    if (length != n->shape[depth]) return wrong_length(n, depth, length);
    for (int64_t i = 0; i < length && !stop_asked(); i++)
        if (!sequence_item(n->in, v, i, &item) || !fill(n, item, depth + 1)) return false;
    return true;
}

static bool from_nested(Interp *in, Value v, DType dtype, Dialect dialect, Tensor *out) {
    Error error = {0};
    Nested n = {.in = in, .dialect = dialect, .dtype = dtype};
    if (!measure(&n, v)) return false;
    if (dtype == DTYPES && !infer(&n, v, false)) return false;
    if (n.dtype == DTYPES)
        n.dtype = dialect == DIALECT_NUMPY ? DTYPE_FLOAT64 : library_of(in)->default_dtype;
    if (!tensor_new(n.dtype, n.ndim, n.shape, &n.t, &error)) return interp_raise_from(in, &error);
    if (!fill(&n, v, 0)) return tensor_release(&n.t), false;
    n.t.wrapped = dtype == DTYPES && v.tag != TAG_OBJECT;
    *out = n.t;
    return true;
}

bool arg_tensor(Interp *in, Value v, const char *what, DType dtype, Dialect dialect, Tensor *out) {
    Error error = {0};
    if (v.tag == TAG_ABSENT)
        return interp_raise(in, ERROR_TYPE, "missing required argument: '%s'", what);
    if (!value_is_tensor(v) && !value_is_array(v)) return from_nested(in, v, dtype, dialect, out);
    const Tensor *t = &AS_TENSOR(v)->t;
    if (dtype == DTYPES || dtype == t->dtype) return *out = tensor_retain(t), true;
    return tensor_cast(t, dtype, out, &error) || interp_raise_from(in, &error);
}
