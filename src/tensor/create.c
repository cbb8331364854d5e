/* tensor/create: evenly spaced numbers, and the question whether two tensors are near. */
#include "tensor/tensor.h"

#include <math.h>

/* ---- arange ---- */

static bool arange_count(double start, double stop, double step, DType dtype, int64_t *count,
                         Error *error) {
    if (!dtype_is_float(dtype)) {
        start = trunc(start);
        stop = trunc(stop);
        step = trunc(step);
    }
    if (step == 0 || step != step) return error_set(error, ERROR_RUNTIME, "step must be nonzero");
    if (start - start != 0 || stop - stop != 0)
        return error_set(error, ERROR_RUNTIME, "unsupported range: %g -> %g", start, stop);
    if ((step > 0 && stop < start) || (step < 0 && stop > start)) {
        error_set(error, ERROR_RUNTIME, "upper bound and larger bound inconsistent with step sign");
        return error_why(error, "Steps of %g lead away from %g when they start at %g.", step, stop,
                         start);
    }
    double size = ceil((stop - start) / step);
    if (size >= 0x1p62) return error_set(error, ERROR_RUNTIME, "invalid size, possible overflow?");
    *count = (int64_t)size;
    return true;
}

/* PyTorch fills a row by vectors of 32 bytes, two at a time, and what is left number by number. The
 * first number of a vector is computed from its place, the others from that first one:
 *
 *     | at(0)  at(0) + step  at(0) + 2 step ... | at(8)  at(8) + step ... | ... at(n-1)
 *
 * That, and where a product and a sum are fused to one rounding, decides the last bit. */
static int64_t lane_of(int64_t i, int64_t count, DType dtype) {
    int64_t lanes = 32 / (int64_t)dtype_size(dtype), vectors = count / (2 * lanes) * (2 * lanes);
    return i < vectors ? i % lanes : 0;
}

static float arange_float(double start, double step, int64_t i, int64_t lane) {
    float base = (float)fma(step, (double)(i - lane), start);
    return lane ? (float)fma(step, (double)lane, (double)base) : base;
}

static double arange_double(double start, double step, int64_t i, int64_t lane) {
    double base = fma(step, (double)(i - lane), start);
    return lane ? fma(step, (double)lane, base) : base;
}

static void arange_set(const Tensor *t, int64_t i, double start, double step) {
    int64_t lane = lane_of(i, t->shape[0], t->dtype);
    if (t->dtype == DTYPE_FLOAT32)
        tensor_set_double(t, i, (double)arange_float(start, step, i, lane));
    else if (t->dtype == DTYPE_FLOAT64)
        tensor_set_double(t, i, arange_double(start, step, i, lane));
    else
        tensor_set_int(t, i, (int64_t)start + i * (int64_t)step);
}

bool tensor_arange(double start, double stop, double step, DType dtype, Tensor *out, Error *error) {
    int64_t count = 0;
    if (!arange_count(start, stop, step, dtype, &count, error) ||
        !tensor_new(dtype, 1, &count, out, error))
        return false;
    for (int64_t i = 0; i < count && !stop_asked(); i++) arange_set(out, i, start, step);
    return true;
}

/* NumPy computes the first two numbers, and goes on by their difference. */
bool tensor_arange_numpy(double start, double stop, double step, DType dtype, Tensor *out,
                         Error *error) {
    if (step == 0) return error_set(error, ERROR_ZERO_DIVISION, "division by zero");
    double size = ceil((stop - start) / step);
    if (size != size) return error_set(error, ERROR_VALUE, "arange: cannot compute length");
    if (size >= 0x1p62) return error_set(error, ERROR_VALUE, "Maximum allowed size exceeded");
    int64_t count = size > 0 ? (int64_t)size : 0;
    if (!tensor_new(dtype, 1, &count, out, error)) return false;
    double second = start + step;
    if (!dtype_is_float(dtype)) {
        start = trunc(start);
        second = trunc(second);
    }
    double delta = second - start;
    float first = (float)start, pitch = (float)second - first; /* float32 is counted in float32 */
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        double x = dtype == DTYPE_FLOAT32 ? first + (float)i * pitch : start + (double)i * delta;
        tensor_set_double(out, i, i == 1 ? second : x);
    }
    return true;
}

/* ---- linspace ---- */

/* From both ends to the middle, in the tensor's own type. */
static double linspace_float(double start, double stop, int64_t count, int64_t i, int64_t lane) {
    float low = (float)start, high = (float)stop, step = (high - low) / (float)(count - 1);
    int64_t at = i - lane;
    float base =
        at < count / 2 ? fmaf(step, (float)at, low) : fmaf(-step, (float)(count - at - 1), high);
    return (double)(lane ? base + step * (float)lane : base);
}

static double linspace_double(double start, double stop, int64_t count, int64_t i, int64_t lane) {
    double step = (stop - start) / (double)(count - 1);
    int64_t at = i - lane;
    double base =
        at < count / 2 ? fma(step, (double)at, start) : fma(-step, (double)(count - at - 1), stop);
    return lane ? base + step * (double)lane : base;
}

static double linspace_int(double start, double stop, int64_t count, int64_t i, int64_t lane) {
    double base = linspace_double(trunc(start), trunc(stop), count, i - lane, 0);
    double step = (trunc(stop) - trunc(start)) / (double)(count - 1);
    return lane ? trunc(base) + step * (double)lane : base;
}

static void linspace_torch(double start, double stop, int64_t count, const Tensor *t) {
    double (*number)(double, double, int64_t, int64_t, int64_t) =
        t->dtype == DTYPE_FLOAT32   ? linspace_float
        : t->dtype == DTYPE_FLOAT64 ? linspace_double
                                    : linspace_int;
    for (int64_t i = 0; i < count && !stop_asked(); i++)
        tensor_set_double(
            t, i, count == 1 ? start : number(start, stop, count, i, lane_of(i, count, t->dtype)));
}

/* NumPy: start + i * step in double, and the last number is `stop` itself. */
static void linspace_numpy(double start, double stop, int64_t count, bool endpoint, Tensor *t) {
    double parts = (double)(endpoint ? count - 1 : count), delta = stop - start;
    double step = delta / parts;
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        double x = parts <= 0  ? (double)i * delta
                   : step == 0 ? (double)i / parts * delta
                               : (double)i * step;
        x += start;
        if (endpoint && count > 1 && i == count - 1) x = stop;
        tensor_set_double(t, i, dtype_is_float(t->dtype) ? x : floor(x));
    }
}

bool tensor_linspace(double start, double stop, int64_t count, bool endpoint, DType dtype,
                     Dialect dialect, Tensor *out, Error *error) {
    Tensor t;
    if (count < 0)
        return dialect == DIALECT_TORCH
                   ? error_set(error, ERROR_RUNTIME, "number of steps must be non-negative")
                   : error_set(error, ERROR_VALUE, "Number of samples, %lld, must be non-negative.",
                               (long long)count);
    if (!tensor_new(dtype, 1, &count, &t, error)) return false;
    if (dialect == DIALECT_NUMPY)
        linspace_numpy(start, stop, count, endpoint, &t);
    else
        linspace_torch(start, stop, count, &t);
    *out = t;
    return true;
}

/* ---- allclose ---- */

static bool near(double x, double y, double rtol, double atol) {
    return x == y || fabs(x - y) <= atol + rtol * fabs(y);
}

bool tensor_allclose(const Tensor *a, const Tensor *b, double rtol, double atol, bool *out,
                     Error *error) {
    Tensor all = {0}, x, y;
    if (!shape_broadcast(a, b, DIALECT_TORCH, &all.ndim, all.shape, error) ||
        !tensor_expand(a, all.ndim, all.shape, &x, error))
        return false;
    if (!tensor_expand(b, all.ndim, all.shape, &y, error)) {
        tensor_release(&x);
        return false;
    }
    int64_t count = tensor_count(&all);
    bool close = true;
    for (int64_t i = 0; i < count && close && !stop_asked(); i++)
        close = near(tensor_get_double(&x, i), tensor_get_double(&y, i), rtol, atol);
    *out = close;
    tensor_release(&x);
    tensor_release(&y);
    return true;
}
