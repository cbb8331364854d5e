/* lib/numpy_sort: order among numbers. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lib/numpy_functions.h"
#include "lib/tensor_arg.h"

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    if (isnan(x) || isnan(y)) return isnan(x) - isnan(y);
    return x < y ? -1 : x > y;
}

static bool sort_lines(const Tensor *t, int dim, Error *error) {
    int64_t size = t->shape[dim], inner = 1, count = tensor_count(t);
    for (int i = dim + 1; i < t->ndim; i++) inner *= t->shape[i];
    double *line = mem_try((size_t)(size ? size : 1), sizeof *line);
    if (!line) return error_set(error, ERROR_MEMORY, "not enough memory to sort");
    for (int64_t first = 0; size && first < count; first++) {
        if (first / inner % size != 0) continue;
        for (int64_t i = 0; i < size; i++) line[i] = tensor_get_double(t, first + i * inner);
        qsort(line, (size_t)size, sizeof *line, by_size);
        for (int64_t i = 0; i < size; i++) tensor_set_double(t, first + i * inner, line[i]);
    }
    mem_free(line);
    return true;
}

/* a, axis=-1 */
bool numpy_sort(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int dim;
    if (!numpy_along(in, args[0], args[1], &a, &dim)) return false;
    bool made = tensor_copy(&a, &t, &error);
    if (made && !sort_lines(&t, dim, &error)) {
        tensor_release(&t);
        made = false;
    }
    return give_shaped(in, made, &a, &t, &error, out);
}

/* ar: its different numbers, in order */
bool numpy_unique(Interp *in, const Value *args, Value *out) {
    Value sorted;
    Tensor t;
    Error error = {0};
    if (!numpy_sort(in, (Value[]){args[0], value_none()}, &sorted)) return false;
    const Tensor *from = &AS_TENSOR(sorted)->t;
    int64_t count = tensor_count(from), kept = 0;
    for (int64_t i = 0; i < count; i++) {
        double x = tensor_get_double(from, i);
        if (kept && tensor_get_double(from, kept - 1) == x) continue;
        tensor_set_double(from, kept++, x);
    }
    if (!tensor_slice(from, 0, 0, kept, 1, &t, &error)) return interp_raise_from(in, &error);
    *out = new_ndarray(in, &t);
    return true;
}
