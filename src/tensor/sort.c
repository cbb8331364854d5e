/* tensor/sort: the lines along one dimension, in order: a merge sort, so that equals stay as they
 * stood. */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "tensor/tensor.h"

/* Integers are compared as integers, floats as floats: the other member stays 0. */
typedef struct Entry {
    double value;
    int64_t integer, index;
} Entry;

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

/* NaN counts as the largest. */
static bool is_less(const Entry *x, const Entry *y) {
    if (x->integer != y->integer) return x->integer < y->integer;
    if (isnan(y->value)) return !isnan(x->value);
    return x->value < y->value;
}

static bool goes_before(const Entry *x, const Entry *y, bool falling) {
    return falling ? is_less(y, x) : is_less(x, y);
}

/*     items   [ left half, sorted | right half, sorted ]
 *     spare   [ left half ]            the smaller front of the two goes back to items */
static void merge(Entry *items, Entry *spare, int64_t half, int64_t count, bool falling) {
    memcpy(spare, items, (size_t)half * sizeof *items);
    int64_t left = 0, right = half, at = 0;
    while (left < half && right < count)
        items[at++] =
            goes_before(&items[right], &spare[left], falling) ? items[right++] : spare[left++];
    memcpy(items + at, spare + left, (size_t)(half - left) * sizeof *items);
}

static void sort_entries(Entry *items, Entry *spare, int64_t count, bool falling) {
    int64_t half = count / 2;
    if (count < 2 || stop_asked()) return;
    sort_entries(items, spare, half, falling);
    sort_entries(items + half, spare, count - half, falling);
    if (goes_before(&items[half], &items[half - 1], falling))
        merge(items, spare, half, count, falling);
}

static void sort_line(const Tensor *t, int64_t first, int64_t step, Entry *line, int64_t size,
                      bool falling, const Tensor *values, const Tensor *indices) {
    for (int64_t i = 0; i < size && !stop_asked(); i++) line[i] = entry_of(t, first + i * step, i);
    sort_entries(line, line + size, size, falling);
    for (int64_t i = 0; i < size && !stop_asked(); i++) {
        put(values, first + i * step, &line[i]);
        tensor_set_int(indices, first + i * step, line[i].index);
    }
}

static bool two_like(const Tensor *t, Tensor *values, Tensor *indices, Error *error) {
    if (!tensor_new(t->dtype, t->ndim, t->shape, values, error)) return false;
    if (tensor_new(DTYPE_INT64, t->ndim, t->shape, indices, error)) return true;
    tensor_release(values);
    return false;
}

bool tensor_sort(const Tensor *t, int dim, bool falling, Tensor *values, Tensor *indices,
                 Error *error) {
    int64_t size = t->ndim ? t->shape[dim] : 1, inner = 1, count = tensor_count(t);
    for (int d = dim + 1; d < t->ndim; d++) inner *= t->shape[d];
    Entry *line = mem_try((size_t)(size ? size : 1), 2 * sizeof *line); /* and its spare */
    if (!line) return error_set(error, ERROR_MEMORY, "not enough memory to sort");
    bool made = two_like(t, values, indices, error);
    for (int64_t outer = 0; made && outer < count; outer += inner * size)
        for (int64_t i = 0; i < inner && !stop_asked(); i++)
            sort_line(t, outer + i, inner, line, size, falling, values, indices);
    mem_free(line);
    return made;
}

/* ---- the different ones ---- */

/* A NaN is no other NaN's equal for PyTorch; NumPy keeps one of them. */
static bool is_same(const Entry *x, const Entry *y, Dialect dialect) {
    bool both_nan = dialect == DIALECT_NUMPY && isnan(x->value) && isnan(y->value);
    return x->integer == y->integer && (x->value == y->value || both_nan);
}

bool tensor_unique(const Tensor *t, Dialect dialect, Tensor *out, Error *error) {
    const int64_t count = tensor_count(t);
    int64_t kept = 0;
    Tensor flat, values = {0}, indices = {0};
    if (!tensor_reshape(t, 1, &count, &flat, error)) return false;
    bool made = tensor_sort(&flat, 0, false, &values, &indices, error);
    tensor_release(&flat);
    if (!made) return false;
    Entry last = {0};
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        Entry entry = entry_of(&values, i, 0);
        if (kept && is_same(&entry, &last, dialect)) continue;
        put(&values, kept++, &entry);
        last = entry;
    }
    made = tensor_slice(&values, 0, 0, kept, 1, out, error);
    tensor_release(&values);
    tensor_release(&indices);
    return made;
}
