/* lib/torch_sort: sort, topk, median, unique, nonzero: order among numbers. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"
#include "lib/torch_size.h"

typedef struct Entry {
    double value;
    int64_t integer, index;
} Entry;

/* NaN counts as the largest; equal numbers stay in their order. */
static int ascending(const void *a, const void *b) {
    const Entry *x = a, *y = b;
    if (x->integer != y->integer) return x->integer < y->integer ? -1 : 1;
    if (isnan(x->value) != isnan(y->value)) return isnan(x->value) ? 1 : -1;
    if (x->value < y->value) return -1;
    if (x->value > y->value) return 1;
    return x->index < y->index ? -1 : 1;
}

static int descending(const void *a, const void *b) {
    const Entry *x = a, *y = b;
    int order = ascending(b, a);
    bool equal =
        x->integer == y->integer && (x->value == y->value || (isnan(x->value) && isnan(y->value)));
    return equal ? (x->index < y->index ? -1 : 1) : order;
}

/* Integers are compared as integers, floats as floats: the other member stays 0. */
static Entry entry_of(const Tensor *t, int64_t linear, int64_t index) {
    bool floats = dtype_is_float(t->dtype);
    return (Entry){.value = floats ? tensor_get_double(t, linear) : 0,
                   .integer = floats ? 0 : tensor_get_int(t, linear),
                   .index = index};
}

static void put(const Tensor *t, int64_t linear, const Entry *entry) {
    if (dtype_is_float(t->dtype))
        tensor_set_double(t, linear, entry->value);
    else
        tensor_set_int(t, linear, entry->integer);
}

static bool two_like(const Tensor *t, Tensor *values, Tensor *indices, Error *error) {
    if (!tensor_new(t->dtype, t->ndim, t->shape, values, error)) return false;
    if (tensor_new(DTYPE_INT64, t->ndim, t->shape, indices, error)) return true;
    tensor_release(values);
    return false;
}

/* Each line along dim, sorted. */
static bool sort_along(const Tensor *t, int dim, bool falling, Tensor *values, Tensor *indices,
                       Error *error) {
    int64_t size = t->ndim ? t->shape[dim] : 1, inner = 1, count = tensor_count(t);
    for (int i = dim + 1; i < t->ndim; i++) inner *= t->shape[i];
    Entry *line = mem_try((size_t)(size ? size : 1), sizeof *line);
    if (!line) return error_set(error, ERROR_MEMORY, "not enough memory to sort");
    if (!two_like(t, values, indices, error)) return mem_free(line), false;
    for (int64_t first = 0; size && first < count; first++) {
        if (first / inner % size != 0) continue;
        for (int64_t i = 0; i < size; i++) line[i] = entry_of(t, first + i * inner, i);
        qsort(line, (size_t)size, sizeof *line, falling ? descending : ascending);
        for (int64_t i = 0; i < size; i++) {
            put(values, first + i * inner, &line[i]);
            tensor_set_int(indices, first + i * inner, line[i].index);
        }
    }
    mem_free(line);
    return true;
}

static bool sorted(Interp *in, Value self, Value dim_value, bool falling, const char *grad,
                   Value *values, Value *indices) {
    TensorObject *o;
    int dim = 0;
    Tensor v, i;
    Error error = {0};
    if (!arg_tensor_object(in, self, "sort", "input", &o) ||
        (o->t.ndim > 0 && !arg_dim(in, dim_value, o->t.ndim, DIALECT_TORCH, &dim)))
        return false;
    if (!sort_along(&o->t, dim, falling, &v, &i, &error)) return interp_raise_from(in, &error);
    *values = new_result(in, &v, grad, &self, 1);
    *indices = new_tensor(in, &i);
    return true;
}

/* input, dim=-1, descending=False, stable=False */
bool torch_sort(Interp *in, const Value *args, Value *out) {
    bool falling = false;
    Value values = value_none(), indices = value_none();
    if (!arg_bool(in, args[2], "descending", &falling) ||
        !sorted(in, args[0], args[1], falling, "SortBackward0", &values, &indices))
        return false;
    *out = new_return(in, RETURN_SORT, values, indices);
    return true;
}

/* input, dim=-1, descending=False */
bool torch_argsort(Interp *in, const Value *args, Value *out) {
    bool falling = false;
    Value values = value_none();
    return arg_bool(in, args[2], "descending", &falling) &&
           sorted(in, args[0], args[1], falling, "SortBackward0", &values, out);
}

static bool first_of(Interp *in, Value v, int dim, int64_t k, Value *out) {
    Tensor t;
    Error error = {0};
    TensorObject *o = AS_TENSOR(v);
    if (!tensor_slice(&o->t, dim, 0, k, 1, &t, &error)) return interp_raise_from(in, &error);
    *out = new_tensor(in, &t);
    AS_TENSOR(*out)->requires_grad = o->requires_grad;
    AS_TENSOR(*out)->grad_fn = o->grad_fn;
    return true;
}

/* input, k, dim=-1, largest=True, sorted=True */
bool torch_topk(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dim = 0;
    int64_t k = 0;
    bool largest = true;
    Value values = value_none(), indices = value_none();
    if (!arg_tensor_object(in, args[0], "topk", "input", &o) ||
        !arg_dim(in, args[2], o->t.ndim, DIALECT_TORCH, &dim) || !arg_int(in, args[1], "k", &k) ||
        !arg_bool(in, args[3], "largest", &largest))
        return false;
    if (k < 0 || k > o->t.shape[dim])
        return interp_raise(in, ERROR_RUNTIME, "selected index k out of range");
    if (!sorted(in, args[0], args[2], largest, "TopkBackward0", &values, &indices) ||
        !first_of(in, values, dim, k, &values) || !first_of(in, indices, dim, k, &indices))
        return false;
    *out = new_return(in, RETURN_TOPK, values, indices);
    return true;
}

/* input, dim=None: of an even count the lower of the two in the middle */
bool torch_median(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Value flat = value_none(), values = value_none(), indices = value_none();
    if (!arg_tensor_object(in, args[0], "median", "input", &o)) return false;
    bool all = !arg_given(args[1]);
    Value over = all ? value_int(0) : args[1];
    if (!all)
        flat = args[0];
    else if (!torch_ravel(in, args, &flat))
        return false;
    int dim;
    const Tensor *t = &AS_TENSOR(flat)->t;
    if (!arg_dim(in, over, t->ndim, DIALECT_TORCH, &dim)) return false;
    if (t->shape[dim] == 0)
        return interp_raise(in, ERROR_INDEX, "median(): Expected reduction dim to be non-zero");
    const Value at = value_int((t->shape[dim] - 1) / 2);
    if (!sorted(in, flat, over, false, "MedianBackward0", &values, &indices)) return false;
    if (!torch_select(in, (Value[]){values, over, at}, &values) ||
        !torch_select(in, (Value[]){indices, over, at}, &indices))
        return false;
    if (AS_TENSOR(values)->grad_fn) AS_TENSOR(values)->grad_fn = "MedianBackward0";
    *out = all ? values : new_return(in, RETURN_MEDIAN, values, indices);
    return true;
}

/* input: its different numbers, in order */
bool torch_unique(Interp *in, const Value *args, Value *out) {
    Value flat = value_none(), values = value_none(), indices = value_none();
    Error error = {0};
    Tensor t;
    TensorObject *o;
    if (!arg_tensor_object(in, args[0], "unique", "input", &o) || !torch_ravel(in, args, &flat) ||
        !sorted(in, flat, value_int(0), false, NULL, &values, &indices))
        return false;
    const Tensor *from = &AS_TENSOR(values)->t;
    int64_t count = tensor_count(from), kept = 0;
    for (int64_t i = 0; i < count; i++) {
        Entry entry = entry_of(from, i, 0), last = kept ? entry_of(from, kept - 1, 0) : entry;
        if (kept && entry.value == last.value && entry.integer == last.integer) continue;
        put(from, kept++, &entry);
    }
    bool made = tensor_slice(from, 0, 0, kept, 1, &t, &error);
    return give_result(in, made, &t, &error, NULL, NULL, 0, out);
}

/* input: the positions of what is not 0, one row for each */
bool torch_nonzero(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Tensor t;
    Error error = {0};
    int64_t found = 0, row = 0;
    if (!arg_tensor_object(in, args[0], "nonzero", "input", &o)) return false;
    int64_t count = tensor_count(&o->t), ndim = o->t.ndim;
    for (int64_t i = 0; i < count; i++) found += tensor_get_double(&o->t, i) != 0;
    if (!tensor_new(DTYPE_INT64, 2, (int64_t[]){found, ndim}, &t, &error))
        return interp_raise_from(in, &error);
    for (int64_t i = 0; i < count; i++) {
        if (tensor_get_double(&o->t, i) == 0) continue;
        int64_t left = i;
        for (int64_t d = ndim - 1; d >= 0; left /= o->t.shape[d--])
            tensor_set_int(&t, row * ndim + d, left % o->t.shape[d]);
        row++;
    }
    *out = new_tensor(in, &t);
    return true;
}
