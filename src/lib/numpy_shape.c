/* lib/numpy_shape: arrays in another shape, joined, split, repeated, turned, sorted. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lib/numpy_functions.h"
#include "lib/tensor_arg.h"

/* The end of a function that made *t of *a. */
static bool give(Interp *in, bool made, Tensor *a, Tensor *t, Error *error, Value *out) {
    tensor_release(a);
    if (!made) return interp_raise_from(in, error);
    *out = new_ndarray(in, t);
    return true;
}

static bool reshape(Interp *in, Value v, int ndim, const int64_t *shape, Value *out) {
    Tensor a, t;
    Error error = {0};
    if (!arg_array(in, v, &a)) return false;
    int64_t known = 1, count = tensor_count(&a);
    bool open = false, fits = true;
    for (int i = 0; i < ndim; i++) {
        if (shape[i] < 0)
            open = true;
        else if (shape[i] && known > INT64_MAX / shape[i])
            fits = false;
        else
            known *= shape[i];
    }
    fits = fits && (open ? known && count % known == 0 : known == count);
    if (!fits) {
        Str text;
        str_init(&text);
        for (int i = 0; i < ndim; i++) str_addf(&text, i ? ",%lld" : "%lld", (long long)shape[i]);
        interp_raise(in, ERROR_VALUE, "cannot reshape array of size %lld into shape (%s%s)",
                     (long long)count, text.text, ndim == 1 ? "," : "");
        str_release(&text);
        tensor_release(&a);
        return false;
    }
    bool made = tensor_reshape(&a, ndim, shape, &t, &error);
    return give(in, made, &a, &t, &error, out);
}

/* a, newshape */
bool numpy_reshape(Interp *in, const Value *args, Value *out) {
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    return arg_shape(in, args[1], "shape", &ndim, shape) && reshape(in, args[0], ndim, shape, out);
}

bool numpy_reshape_method(Interp *in, const Value *args, Value *out) {
    return numpy_reshape(in, args, out);
}

bool numpy_ravel(Interp *in, const Value *args, Value *out) {
    return reshape(in, args[0], 1, (int64_t[]){-1}, out);
}

bool numpy_flatten(Interp *in, const Value *args, Value *out) {
    Value copy;
    return numpy_copy(in, args, &copy) && reshape(in, copy, 1, (int64_t[]){-1}, out);
}

/* a, axes=None: in reverse order, or as axes names them */
bool numpy_transpose(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int dims[TENSOR_MAX_DIMS], count;
    if (!arg_array(in, args[0], &a)) return false;
    if (!arg_dims(in, args[1], a.ndim, DIALECT_NUMPY, dims, &count))
        return tensor_release(&a), false;
    for (int i = 0; count == 0 && i < a.ndim; i++) dims[i] = a.ndim - 1 - i;
    if (count != 0 && count != a.ndim) {
        tensor_release(&a);
        return interp_raise(in, ERROR_VALUE, "axes don't match array");
    }
    return give(in, tensor_permute(&a, dims, &t, &error), &a, &t, &error, out);
}

bool numpy_transpose_method(Interp *in, const Value *args, Value *out) {
    bool plain = AS_LIST(args[1])->count == 0;
    return numpy_transpose(in, (Value[]){args[0], plain ? value_none() : args[1]}, out);
}

/* a, axis1, axis2 */
bool numpy_swapaxes(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int first, second;
    if (!arg_array(in, args[0], &a)) return false;
    if (!arg_dim(in, args[1], a.ndim, DIALECT_NUMPY, &first) ||
        !arg_dim(in, args[2], a.ndim, DIALECT_NUMPY, &second))
        return tensor_release(&a), false;
    return give(in, tensor_transpose(&a, first, second, &t, &error), &a, &t, &error, out);
}

/* a, axis=None */
bool numpy_squeeze(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int dim = -1;
    if (!arg_array(in, args[0], &a)) return false;
    bool one = arg_given(args[1]);
    if (one && !arg_dim(in, args[1], a.ndim, DIALECT_NUMPY, &dim)) return tensor_release(&a), false;
    if (one && a.shape[dim] != 1) {
        tensor_release(&a);
        return interp_raise(in, ERROR_VALUE,
                            "cannot select an axis to squeeze out which has size not equal to one");
    }
    return give(in, tensor_squeeze(&a, dim, &t, &error), &a, &t, &error, out);
}

/* a, axis */
bool numpy_expand_dims(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int dim;
    if (!arg_array(in, args[0], &a)) return false;
    if (!arg_dim(in, args[1], a.ndim + 1, DIALECT_NUMPY, &dim)) return tensor_release(&a), false;
    return give(in, tensor_unsqueeze(&a, dim, &t, &error), &a, &t, &error, out);
}

/* array, shape */
bool numpy_broadcast_to(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    if (!arg_shape(in, args[1], "shape", &ndim, shape) || !arg_array(in, args[0], &a)) return false;
    return give(in, tensor_expand(&a, ndim, shape, &t, &error), &a, &t, &error, out);
}

/* ---- together ---- */

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
        int64_t shape[TENSOR_MAX_DIMS] = {1, 1};
        const Tensor *t = &items.tensors[i];
        bool lift = t->ndim < ndim && ndim > 0;
        if (t->ndim == 1) shape[1] = t->shape[0];
        Value v = items.values[i];
        if (ndim == 0)
            done = reshape(in, v, 1, (int64_t[]){-1}, &v);
        else if (lift)
            done = reshape(in, v, ndim, ndim == 1 ? (int64_t[]){1} : shape, &v);
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
    Value list, first;
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

/* ---- repeated, turned ---- */

/* The elements whose positions along dim are rows. */
static bool take(Interp *in, Tensor *a, int dim, const Tensor *rows, Value *out) {
    Index key[TENSOR_MAX_DIMS];
    Tensor t;
    Error error = {0};
    for (int i = 0; i < dim; i++) key[i] = (Index){.kind = INDEX_SLICE, .step = 1};
    key[dim] = (Index){.kind = INDEX_TENSOR, .tensor = rows};
    bool made = tensor_index(a, key, dim + 1, DIALECT_NUMPY, &t, &error);
    return give(in, made, a, &t, &error, out);
}

/* Positions 0..count-1 along dim, each as `from` says, with a, which is released. */
static bool take_by(Interp *in, Tensor *a, int dim, int64_t count,
                    int64_t (*from)(int64_t i, int64_t size, int64_t n), int64_t n, Value *out) {
    Tensor rows;
    Error error = {0};
    if (!tensor_new(DTYPE_INT64, 1, &count, &rows, &error))
        return tensor_release(a), interp_raise_from(in, &error);
    for (int64_t i = 0; i < count; i++) tensor_set_int(&rows, i, from(i, a->shape[dim], n));
    bool done = take(in, a, dim, &rows, out);
    tensor_release(&rows);
    return done;
}

static int64_t tiled(int64_t i, int64_t size, int64_t n) {
    (void)n;
    return i % size;
}

static int64_t repeated(int64_t i, int64_t size, int64_t n) {
    (void)size;
    return i / n;
}

static int64_t reversed(int64_t i, int64_t size, int64_t n) {
    (void)n;
    return size - 1 - i;
}

static int64_t rolled(int64_t i, int64_t size, int64_t n) {
    return ((i - n) % size + size) % size;
}

static bool times_size(Interp *in, int64_t size, int64_t times, int64_t *count) {
    if (times < 0) return interp_raise(in, ERROR_VALUE, "negative dimensions are not allowed");
    if (size && times > INT64_MAX / size)
        return interp_raise(in, ERROR_MEMORY, "the repeated array is too large");
    *count = size * times;
    return true;
}

/* A, reps */
bool numpy_tile(Interp *in, const Value *args, Value *out) {
    int64_t reps[TENSOR_MAX_DIMS], shape[TENSOR_MAX_DIMS], size = 0;
    int count;
    Tensor a;
    if (!arg_shape(in, args[1], "reps", &count, reps) || !arg_array(in, args[0], &a)) return false;
    int ndim = a.ndim > count ? a.ndim : count, lead = ndim - a.ndim;
    for (int i = 0; i < ndim; i++) shape[i] = i < lead ? 1 : a.shape[i - lead];
    tensor_release(&a);
    if (!reshape(in, args[0], ndim, shape, out)) return false;
    for (int i = 0; i < count; i++) {
        int dim = ndim - count + i;
        if (!times_size(in, shape[dim], reps[i], &size)) return false;
        a = tensor_retain(&AS_TENSOR(*out)->t);
        if (!take_by(in, &a, dim, size, tiled, 0, out)) return false;
    }
    return true;
}

/* An array flattened where axis is None. */
static bool along(Interp *in, Value v, Value axis, Tensor *a, int *dim) {
    *dim = 0;
    if (arg_given(axis)) {
        if (!arg_array(in, v, a)) return false;
        return arg_dim(in, axis, a->ndim, DIALECT_NUMPY, dim) || (tensor_release(a), false);
    }
    Value flat;
    if (!reshape(in, v, 1, (int64_t[]){-1}, &flat)) return false;
    *a = tensor_retain(&AS_TENSOR(flat)->t);
    return true;
}

/* a, repeats, axis=None */
bool numpy_repeat(Interp *in, const Value *args, Value *out) {
    int64_t repeats, count = 0;
    Tensor a;
    int dim;
    if (!arg_int(in, args[1], "repeats", &repeats) || !along(in, args[0], args[2], &a, &dim))
        return false;
    if (!times_size(in, a.shape[dim], repeats, &count)) return tensor_release(&a), false;
    return take_by(in, &a, dim, count, repeated, repeats, out);
}

/* m, axis=None: all axes where it is None */
bool numpy_flip(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int dims[TENSOR_MAX_DIMS], count;
    if (!arg_array(in, args[0], &a)) return false;
    if (!arg_dims(in, args[1], a.ndim, DIALECT_NUMPY, dims, &count))
        return tensor_release(&a), false;
    for (int i = 0; !arg_given(args[1]) && i < a.ndim; i++) dims[count++] = i;
    for (int i = 0; i < count; i++) {
        if (!take_by(in, &a, dims[i], a.shape[dims[i]], reversed, 0, out)) return false;
        a = tensor_retain(&AS_TENSOR(*out)->t);
    }
    return give(in, tensor_copy(&a, &t, &error), &a, &t, &error, out);
}

/* a, shift, axis=None */
bool numpy_roll(Interp *in, const Value *args, Value *out) {
    int64_t shift, shape[TENSOR_MAX_DIMS];
    int dim, ndim;
    Tensor a;
    if (!arg_int(in, args[1], "shift", &shift) || !arg_array(in, args[0], &a)) return false;
    ndim = a.ndim;
    for (int i = 0; i < ndim; i++) shape[i] = a.shape[i];
    tensor_release(&a);
    if (!along(in, args[0], args[2], &a, &dim)) return false;
    if (!take_by(in, &a, dim, a.shape[dim], rolled, shift, out)) return false;
    return reshape(in, *out, ndim, shape, out);
}

/* ---- sorted ---- */

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
    if (!along(in, args[0], args[1], &a, &dim)) return false;
    bool made = tensor_copy(&a, &t, &error);
    if (made && !sort_lines(&t, dim, &error)) {
        tensor_release(&t);
        made = false;
    }
    return give(in, made, &a, &t, &error, out);
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

/* x, window_shape: windows of the last axis, np.lib.stride_tricks.sliding_window_view */
bool numpy_windows(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    int64_t size;
    if (!arg_int(in, args[1], "window_shape", &size) || !arg_array(in, args[0], &a)) return false;
    if (a.ndim == 0 || size < 0 || size > a.shape[a.ndim - 1]) {
        tensor_release(&a);
        return interp_raise(in, ERROR_VALUE,
                            "window shape cannot be larger than input array shape");
    }
    return give(in, tensor_unfold(&a, a.ndim - 1, size, 1, &t, &error), &a, &t, &error, out);
}
