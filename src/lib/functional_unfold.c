/* lib/functional_unfold: F.unfold: the windows of images as columns.
 *
 * Column p*W_out + q holds, channel by channel, the window whose corner lies at row
 * p*stride - padding and column q*stride - padding. A signal is an image of one row. */
#include "lib/functional.h"
#include "lib/tensor_arg.h"

typedef struct Axis {
    int64_t size, kernel, dilation, padding, stride, windows;
} Axis;

/* 3 as (3, 3) */
static bool pair(Interp *in, Value v, const char *what, int64_t *rows, int64_t *columns) {
    int64_t numbers[TENSOR_MAX_DIMS];
    int count;
    if (!arg_ints(in, v, what, 2, numbers, &count)) return false;
    *rows = numbers[0];
    *columns = numbers[count == 2 ? 1 : 0];
    return true;
}

static bool read_axes(Interp *in, const Value *args, Axis *h, Axis *w) {
    return pair(in, args[1], "kernel_size", &h->kernel, &w->kernel) &&
           pair(in, args[2], "dilation", &h->dilation, &w->dilation) &&
           pair(in, args[3], "padding", &h->padding, &w->padding) &&
           pair(in, args[4], "stride", &h->stride, &w->stride);
}

static bool windows_fit(Interp *in, Axis *h, Axis *w) {
    Axis *both[] = {h, w};
    for (int i = 0; i < 2; i++) {
        Axis *a = both[i];
        if (a->kernel <= 0 || a->dilation <= 0 || a->stride <= 0)
            return interp_raise(in, ERROR_RUNTIME,
                                "kernel size, dilation and stride should be greater than zero");
        if (a->padding < 0)
            return interp_raise(in, ERROR_RUNTIME, "padding should be non-negative");
        int64_t span, room;
        if (__builtin_mul_overflow(a->dilation, a->kernel - 1, &span) ||
            __builtin_add_overflow(a->size, 2 * a->padding, &room))
            return interp_raise(in, ERROR_MEMORY, "the windows would be too large");
        a->windows = room > span ? (room - span - 1) / a->stride + 1 : 0;
    }
    if (h->windows > 0 && w->windows > 0) return true;
    /* PyTorch 1.13 names the height twice. */
    return interp_raise(
        in, ERROR_RUNTIME,
        "Given input with spatial size (%lld, %lld), kernel_size=(%lld, %lld), "
        "dilation=(%lld, %lld), padding=(%lld, %lld), calculated shape of the array "
        "of sliding blocks as (%lld, %lld), but its components must be at least one.",
        (long long)h->size, (long long)h->size, (long long)h->kernel, (long long)w->kernel,
        (long long)h->dilation, (long long)w->dilation, (long long)h->padding,
        (long long)w->padding, (long long)h->windows, (long long)w->windows);
}

/* Where tap k of window p stands, or -1 in the padding. */
static int64_t tap_at(const Axis *a, int64_t p, int64_t k) {
    int64_t at = p * a->stride + k * a->dilation - a->padding;
    return at < a->size ? at : -1;
}

/* One row of the columns: channel `plane`, tap (i, j). */
static void fill_row(const Tensor *t, const Axis *h, const Axis *w, int64_t plane, int64_t i,
                     int64_t j, const Tensor *out, int64_t to) {
    for (int64_t p = 0; p < h->windows; p++)
        for (int64_t q = 0; q < w->windows && !stop_asked(); q++, to++) {
            int64_t row = tap_at(h, p, i), column = tap_at(w, q, j);
            if (row < 0 || column < 0) continue;
            int64_t from = (plane * h->size + row) * w->size + column;
            tensor_set_double(out, to, tensor_get_double(t, from));
        }
}

/* input, kernel_size, dilation=1, padding=0, stride=1 */
bool functional_unfold(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Axis h = {0}, w = {0};
    Tensor t;
    Error error = {0};
    if (!arg_tensor_object(in, args[0], "unfold", "input", &o)) return false;
    int ndim = o->t.ndim;
    if (ndim != 3 && ndim != 4)
        return interp_raise(in, ERROR_RUNTIME,
                            "Expected 3D or 4D (batch mode) tensor for input with non-zero batch "
                            "size, but got: %dD",
                            ndim);
    h.size = o->t.shape[ndim - 2];
    w.size = o->t.shape[ndim - 1];
    if (!read_axes(in, args, &h, &w) || !windows_fit(in, &h, &w)) return false;
    int64_t channels = o->t.shape[ndim - 3], batch = ndim == 4 ? o->t.shape[0] : 1;
    int64_t taps, rows, columns;
    if (__builtin_mul_overflow(h.kernel, w.kernel, &taps) ||
        __builtin_mul_overflow(channels, taps, &rows) ||
        __builtin_mul_overflow(h.windows, w.windows, &columns))
        return interp_raise(in, ERROR_MEMORY, "the windows would be too large");
    const int64_t shape[] = {batch, rows, columns};
    bool batched = ndim == 4;
    bool made = tensor_new(o->t.dtype, batched ? 3 : 2, batched ? shape : shape + 1, &t, &error);
    for (int64_t row = 0; made && row < batch * rows; row++)
        fill_row(&o->t, &h, &w, row / taps, row % taps / w.kernel, row % w.kernel, &t,
                 row * columns);
    return give_result(in, made, &t, &error, "Im2ColBackward0", args, 1, out);
}
