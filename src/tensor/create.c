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

bool tensor_arange(double start, double stop, double step, DType dtype, Tensor *out, Error *error) {
    int64_t count = 0;
    Tensor t;
    if (!arange_count(start, stop, step, dtype, &count, error) ||
        !tensor_new(dtype, 1, &count, &t, error))
        return false;
    for (int64_t i = 0; i < count; i++) {
        if (dtype_is_float(dtype))
            tensor_set_double(&t, i, start + (double)i * step);
        else
            tensor_set_int(&t, i, (int64_t)start + i * (int64_t)step);
    }
    *out = t;
    return true;
}

/* ---- linspace ---- */

/* PyTorch goes from both ends to the middle, in the tensor's own type. */
static void linspace_float(double start, double stop, int64_t count, Tensor *t) {
    float low = (float)start, high = (float)stop, step = (high - low) / (float)(count - 1);
    float *x = tensor_data(t);
    for (int64_t i = 0; i < count; i++)
        x[i] = i < count / 2 ? low + step * (float)i : high - step * (float)(count - i - 1);
}

static void linspace_double(double start, double stop, int64_t count, Tensor *t) {
    double step = (stop - start) / (double)(count - 1);
    double *x = tensor_data(t);
    for (int64_t i = 0; i < count; i++)
        x[i] = i < count / 2 ? start + step * (double)i : stop - step * (double)(count - i - 1);
}

static void linspace_int(double start, double stop, int64_t count, Tensor *t) {
    int64_t low = (int64_t)start, high = (int64_t)stop;
    double step = (double)(high - low) / (double)(count - 1);
    for (int64_t i = 0; i < count; i++)
        tensor_set_int(t, i,
                       i < count / 2 ? (int64_t)((double)low + step * (double)i)
                                     : (int64_t)((double)high - step * (double)(count - i - 1)));
}

/* NumPy: start + i * step in double, and the last number is `stop` itself. */
static void linspace_numpy(double start, double stop, int64_t count, bool endpoint, Tensor *t) {
    double parts = (double)(endpoint ? count - 1 : count), delta = stop - start;
    double step = delta / parts;
    for (int64_t i = 0; i < count; i++) {
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
    else if (count == 1)
        tensor_set_double(&t, 0, start);
    else if (count > 1)
        (dtype == DTYPE_FLOAT32   ? linspace_float
         : dtype == DTYPE_FLOAT64 ? linspace_double
                                  : linspace_int)(start, stop, count, &t);
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
    for (int64_t i = 0; i < count && close; i++)
        close = near(tensor_get_double(&x, i), tensor_get_double(&y, i), rtol, atol);
    *out = close;
    tensor_release(&x);
    tensor_release(&y);
    return true;
}
