/* lib/numpy_signal: np.convolve, np.correlate, np.pad.
 *
 * A convolution turns the kernel around, a correlation (what a Conv1d layer computes) does not:
 *
 *     correlate, valid    out[i] = sum over k of  a[i + k] * v[k]
 *     convolve,  valid    out[i] = sum over k of  a[i + k] * v[K - 1 - k]                       */
#include <string.h>

#include "lib/numpy_functions.h"
#include "lib/tensor_arg.h"

typedef enum Mode { MODE_VALID, MODE_SAME, MODE_FULL } Mode;

static bool mode_of(Interp *in, Value v, Mode *out) {
    static const char *const names[] = {"valid", "same", "full"};
    const char *text;
    if (v.tag == TAG_INT && v.as.integer >= 0 && v.as.integer <= 2)
        return *out = (Mode)v.as.integer, true;
    if (!arg_text(in, v, "mode", &text)) return false;
    for (int i = 0; i < 3; i++) /* NumPy looks at the first letter alone */
        if (text[0] == names[i][0]) return *out = (Mode)i, true;
    return interp_raise(in, ERROR_VALUE,
                        "mode must be one of 'valid', 'same', or 'full' (got '%s')", text);
}

/* out[i] = sum of a[i + k - lead] * v[k] over the k that fall inside a; n >= m */
static void correlate_doubles(const Tensor *a, const Tensor *v, int64_t lead, const Tensor *out) {
    int64_t n = a->shape[0], m = v->shape[0], count = out->shape[0];
    bool floats = dtype_is_float(out->dtype);
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        int64_t first = lead - i > 0 ? lead - i : 0;
        int64_t last = n + lead - i < m ? n + lead - i : m;
        double sum = 0;
        int64_t whole = 0;
        for (int64_t k = first; k < last && !stop_asked(); k++) {
            if (floats)
                sum += tensor_get_double(a, i + k - lead) * tensor_get_double(v, k);
            else
                whole += tensor_get_int(a, i + k - lead) * tensor_get_int(v, k);
        }
        if (floats)
            tensor_set_double(out, i, sum);
        else
            tensor_set_int(out, i, whole);
    }
}

/* The longer of the two stands first. */
static bool correlate(const Tensor *a, const Tensor *v, Mode mode, Tensor *out, Error *error) {
    int64_t n = a->shape[0], m = v->shape[0];
    int64_t lead = mode == MODE_VALID ? 0 : mode == MODE_SAME ? m / 2 : m - 1;
    int64_t count = mode == MODE_VALID ? n - m + 1 : mode == MODE_SAME ? n : n + m - 1;
    DType dtype = dtype_promote(a, v, DIALECT_NUMPY, DTYPE_FLOAT64);
    if (!tensor_new(dtype, 1, &count, out, error)) return false;
    correlate_doubles(a, v, lead, out);
    return true;
}

static bool turn(Tensor *t, Error *error) {
    Tensor turned;
    int dim = 0;
    if (!tensor_flip(t, &dim, 1, &turned, error)) return false;
    tensor_release(t);
    *t = turned;
    return true;
}

static bool two_lines(Interp *in, const Value *args, Tensor *a, Tensor *v, bool swapped) {
    if (!arg_array(in, args[0], a)) return false;
    if (!arg_array(in, args[1], v)) return tensor_release(a), false;
    bool fits = a->ndim == 1 && v->ndim == 1;
    if (!fits)
        interp_raise(in, ERROR_VALUE, "object too deep for desired array");
    else if (a->shape[0] == 0 || v->shape[0] == 0) {
        bool first = a->shape[0] == 0 && !(swapped && v->shape[0] > 0);
        interp_raise(in, ERROR_VALUE, "%s cannot be empty", first ? "a" : "v");
        fits = false;
    }
    if (fits) return true;
    tensor_release(a);
    tensor_release(v);
    return false;
}

static bool end(Interp *in, bool made, Tensor *a, Tensor *v, Tensor *t, Error *error, Value *out) {
    tensor_release(a);
    tensor_release(v);
    return give_array(in, made, t, error, out);
}

/* a, v, mode='full' */
bool numpy_convolve(Interp *in, const Value *args, Value *out) {
    Tensor a, v, t;
    Error error = {0};
    Mode mode = MODE_FULL;
    if (!mode_of(in, args[2], &mode) || !two_lines(in, args, &a, &v, true)) return false;
    bool longer = v.shape[0] > a.shape[0];
    Tensor *kernel = longer ? &a : &v;
    bool made = turn(kernel, &error) && correlate(longer ? &v : &a, kernel, mode, &t, &error);
    return end(in, made, &a, &v, &t, &error, out);
}

/* a, v, mode='valid': where v is longer the two change places, and the result is turned */
bool numpy_correlate(Interp *in, const Value *args, Value *out) {
    Tensor a, v, t;
    Error error = {0};
    Mode mode = MODE_FULL;
    if (!mode_of(in, args[2], &mode) || !two_lines(in, args, &a, &v, false)) return false;
    bool longer = v.shape[0] > a.shape[0];
    bool made = correlate(longer ? &v : &a, longer ? &a : &v, mode, &t, &error);
    if (made && longer && !turn(&t, &error)) {
        tensor_release(&t);
        made = false;
    }
    return end(in, made, &a, &v, &t, &error, out);
}

/* ---- pad ---- */

static bool pad_pair(Interp *in, Value v, int64_t *pair) {
    int count = 0;
    int64_t numbers[TENSOR_MAX_DIMS] = {0};
    if (!arg_ints(in, v, "pad_width", TENSOR_MAX_DIMS, numbers, &count)) return false;
    if (count < 1 || count > 2)
        return interp_raise(in, ERROR_VALUE, "pad_width is one number or a pair for each axis");
    pair[0] = numbers[0];
    pair[1] = numbers[count - 1];
    return true;
}

/* 1, (1, 2), ((1, 2), (3, 4)): left and right of each axis */
static bool pad_widths(Interp *in, Value v, int ndim, int64_t pairs[][2]) {
    bool list = value_is(v, &type_tuple) || value_is(v, &type_list);
    bool nested = list && AS_LIST(v)->count > 0 && AS_LIST(v)->items[0].tag == TAG_OBJECT;
    if (nested && AS_LIST(v)->count != ndim && AS_LIST(v)->count != 1)
        return interp_raise(in, ERROR_VALUE,
                            "operands could not be broadcast together with remapped shapes "
                            "[original->remapped]: (%lld,2) and requested shape (%d,2)",
                            (long long)AS_LIST(v)->count, ndim);
    for (int i = 0; i < ndim; i++) {
        Value one = nested ? AS_LIST(v)->items[AS_LIST(v)->count == 1 ? 0 : i] : v;
        if (!pad_pair(in, one, pairs[i])) return false;
        if (pairs[i][0] < 0 || pairs[i][1] < 0)
            return interp_raise(in, ERROR_VALUE, "index can't contain negative values");
    }
    return true;
}

/* Which element of an axis of `size` stands at position i (0 is its first); -1: the constant. */
static int64_t pad_source(int64_t i, int64_t size, const char *mode) {
    if (i >= 0 && i < size) return i;
    if (size == 0) return -1;
    if (strcmp(mode, "constant") == 0) return -1;
    if (strcmp(mode, "edge") == 0) return i < 0 ? 0 : size - 1;
    if (strcmp(mode, "wrap") == 0) return (i % size + size) % size;
    bool symmetric = strcmp(mode, "symmetric") == 0;
    int64_t period = symmetric ? 2 * size : 2 * (size - 1);
    if (period == 0) return 0;
    i = (i % period + period) % period;
    return i < size ? i : period - i - (symmetric ? 1 : 0);
}

static bool known_mode(Interp *in, const char *mode) {
    static const char *const modes[] = {"constant", "edge", "reflect", "symmetric", "wrap"};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (strcmp(mode, modes[i]) == 0) return true;
    return interp_raise(in, ERROR_VALUE, "mode '%s' is not supported", mode);
}

static bool pad_axes(const Tensor *a, int64_t pairs[][2], const char *mode, double constant,
                     Tensor *out, Error *error) {
    int64_t shape[TENSOR_MAX_DIMS] = {0};
    for (int i = 0; i < a->ndim; i++) {
        if (a->shape[i] == 0 && strcmp(mode, "constant") != 0 && (pairs[i][0] || pairs[i][1]))
            return error_set(error, ERROR_VALUE,
                             "can't extend empty axis %d using modes other than 'constant' or "
                             "'empty'",
                             i);
        if (pairs[i][0] > INT64_MAX / 4 || pairs[i][1] > INT64_MAX / 4)
            return error_set(error, ERROR_MEMORY, "the padded array is too large");
        shape[i] = a->shape[i] + pairs[i][0] + pairs[i][1];
    }
    if (!tensor_new(a->dtype, a->ndim, shape, out, error)) return false;
    int64_t count = tensor_count(out);
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        int64_t left = i, from = 0, step = 1;
        for (int d = a->ndim - 1; d >= 0 && from >= 0 && shape[d] > 0; d--) {
            int64_t at = pad_source(left % shape[d] - pairs[d][0], a->shape[d], mode);
            from = at < 0 ? -1 : from + at * step;
            left /= shape[d];
            step *= a->shape[d];
        }
        if (from >= 0 && !dtype_is_float(a->dtype))
            tensor_set_int(out, i, tensor_get_int(a, from));
        else
            tensor_set_double(out, i, from < 0 ? constant : tensor_get_double(a, from));
    }
    return true;
}

/* array, pad_width, mode='constant', constant_values=0 */
bool numpy_pad(Interp *in, const Value *args, Value *out) {
    int64_t pairs[TENSOR_MAX_DIMS][2] = {{0}};
    const char *mode;
    double constant;
    Tensor a, t;
    Error error = {0};
    if (!arg_text(in, args[2], "mode", &mode) || !known_mode(in, mode) ||
        !arg_double(in, args[3], "constant_values", &constant) || !arg_array(in, args[0], &a))
        return false;
    if (!pad_widths(in, args[1], a.ndim, pairs)) return tensor_release(&a), false;
    bool made = pad_axes(&a, pairs, mode, constant, &t, &error);
    tensor_release(&a);
    if (!made) return interp_raise_from(in, &error);
    *out = new_ndarray(in, &t);
    return true;
}
