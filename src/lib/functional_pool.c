/* lib/functional_pool: max_pool1d, avg_pool1d and their adaptive kin: windows of the last
 * dimension, each made into one number. */
#include <math.h>

#include "lib/functional.h"
#include "lib/tensor_arg.h"

/* How many windows there are. With ceil_mode the last may hang over the end, where it starts
 * inside. */
static int64_t window_count(const Pool *pool, int64_t length) {
    int64_t room = length + 2 * pool->padding - pool->dilation * (pool->kernel_size - 1) - 1;
    if (room < 0 && !pool->ceil_mode) return 0;
    int64_t count = (room + (pool->ceil_mode ? pool->stride - 1 : 0)) / pool->stride + 1;
    if (pool->ceil_mode && (count - 1) * pool->stride >= length + pool->padding) count--;
    return count;
}

static double window_max(const Tensor *t, int64_t row, int64_t start, const Pool *pool) {
    int64_t length = t->shape[t->ndim - 1];
    double best = -INFINITY;
    for (int64_t k = 0; k < pool->kernel_size && !stop_asked(); k++) {
        int64_t at = start + k * pool->dilation;
        if (at < 0 || at >= length) continue;
        double x = tensor_get_double(t, row * length + at);
        if (x > best || isnan(x)) best = x;
    }
    return best;
}

/* The padding counts as zeros; what hangs over the padded end does not count. */
static double window_mean(const Tensor *t, int64_t row, int64_t start, const Pool *pool) {
    int64_t length = t->shape[t->ndim - 1], counted = 0;
    float sum_f32 = 0;
    double sum = 0;
    for (int64_t k = 0; k < pool->kernel_size && !stop_asked(); k++) {
        int64_t at = start + k;
        bool inside = at >= 0 && at < length;
        if (inside) {
            sum += tensor_get_double(t, row * length + at);
            sum_f32 += (float)tensor_get_double(t, row * length + at);
        }
        counted += inside || (pool->count_include_pad && at < length + pool->padding);
    }
    return t->dtype == DTYPE_FLOAT32 ? (double)(sum_f32 / (float)counted) : sum / (double)counted;
}

static bool pool_checked(Interp *in, ReduceOp op, const Tensor *t, const Pool *pool) {
    const char *name = op == REDUCE_MAX ? "max_pool1d" : "avg_pool1d";
    if (t->ndim != 2 && t->ndim != 3)
        return interp_raise(in, ERROR_RUNTIME, "%s() Expected 2D or 3D input tensor, but got %dD",
                            name, t->ndim);
    if (pool->kernel_size <= 0)
        return interp_raise(in, ERROR_RUNTIME,
                            "%s() kernel_size must be greater than zero, but got %lld", name,
                            (long long)pool->kernel_size);
    if (pool->stride <= 0 || pool->dilation <= 0)
        return interp_raise(in, ERROR_RUNTIME,
                            "%s() stride must be greater than zero, but got %lld", name,
                            (long long)pool->stride);
    if (pool->padding < 0 || pool->padding > pool->kernel_size / 2)
        return interp_raise(in, ERROR_RUNTIME,
                            "%s() padding should be at most half of kernel size, but got "
                            "padding=%lld and kernel_size=%lld",
                            name, (long long)pool->padding, (long long)pool->kernel_size);
    return true;
}

bool pool1d(Interp *in, ReduceOp op, Value input, const Pool *pool, Value *out) {
    TensorObject *o;
    Tensor t;
    Error error = {0};
    int64_t shape[TENSOR_MAX_DIMS];
    if (!arg_tensor_object(in, input, op == REDUCE_MAX ? "max_pool1d" : "avg_pool1d", "input",
                           &o) ||
        !pool_checked(in, op, &o->t, pool))
        return false;
    int last = o->t.ndim - 1;
    for (int i = 0; i < last; i++) shape[i] = o->t.shape[i];
    shape[last] = window_count(pool, o->t.shape[last]);
    if (shape[last] <= 0)
        return interp_raise(in, ERROR_RUNTIME, "%s() Invalid computed output size: %lld",
                            op == REDUCE_MAX ? "max_pool1d" : "avg_pool1d", (long long)shape[last]);
    if (!tensor_new(o->t.dtype, o->t.ndim, shape, &t, &error)) return interp_raise_from(in, &error);
    int64_t count = tensor_count(&t);
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        int64_t row = i / shape[last], start = i % shape[last] * pool->stride - pool->padding;
        double x = op == REDUCE_MAX ? window_max(&o->t, row, start, pool)
                                    : window_mean(&o->t, row, start, pool);
        tensor_set_double(&t, i, x);
    }
    return give_result(in, true, &t, &error, "SqueezeBackward1", &input, 1, out);
}

static bool pool_sizes(Interp *in, Value kernel, Value stride, Value padding, Pool *pool) {
    pool->dilation = 1;
    return arg_single(in, kernel, "kernel_size", &pool->kernel_size) &&
           arg_single(in, arg_given(stride) ? stride : kernel, "stride", &pool->stride) &&
           arg_single(in, padding, "padding", &pool->padding);
}

/* input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False */
bool functional_max_pool1d(Interp *in, const Value *args, Value *out) {
    Pool pool = {0};
    return pool_sizes(in, args[1], args[2], args[3], &pool) &&
           arg_single(in, args[4], "dilation", &pool.dilation) &&
           arg_bool(in, args[5], "ceil_mode", &pool.ceil_mode) &&
           pool1d(in, REDUCE_MAX, args[0], &pool, out);
}

/* input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True */
bool functional_avg_pool1d(Interp *in, const Value *args, Value *out) {
    Pool pool = {0};
    return pool_sizes(in, args[1], args[2], args[3], &pool) &&
           arg_bool(in, args[4], "ceil_mode", &pool.ceil_mode) &&
           arg_bool(in, args[5], "count_include_pad", &pool.count_include_pad) &&
           pool1d(in, REDUCE_MEAN, args[0], &pool, out);
}

/* Output i stands for the inputs from floor(i*L/n) up to ceil((i+1)*L/n). */
static bool adaptive(Interp *in, ReduceOp op, const Value *args, Value *out) {
    const char *name = op == REDUCE_MAX ? "adaptive_max_pool1d" : "adaptive_avg_pool1d";
    TensorObject *o;
    Tensor t;
    Error error = {0};
    int64_t n, shape[TENSOR_MAX_DIMS];
    if (!arg_tensor_object(in, args[0], name, "input", &o) ||
        !arg_single(in, args[1], "output_size", &n))
        return false;
    if ((o->t.ndim != 2 && o->t.ndim != 3) || n < 0)
        return interp_raise(in, ERROR_RUNTIME, "%s() Expected 2D or 3D input tensor, but got %dD",
                            name, o->t.ndim);
    int last = o->t.ndim - 1;
    int64_t length = o->t.shape[last];
    for (int i = 0; i < last; i++) shape[i] = o->t.shape[i];
    shape[last] = n;
    if (!tensor_new(o->t.dtype, o->t.ndim, shape, &t, &error)) return interp_raise_from(in, &error);
    int64_t count = tensor_count(&t);
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        int64_t start = i % n * length / n, end = ((i % n + 1) * length + n - 1) / n;
        const Pool pool = {.kernel_size = end - start, .stride = 1, .dilation = 1};
        double x = op == REDUCE_MAX ? window_max(&o->t, i / n, start, &pool)
                                    : window_mean(&o->t, i / n, start, &pool);
        tensor_set_double(&t, i, x);
    }
    return give_result(in, true, &t, &error, "SqueezeBackward1", args, 1, out);
}

/* input, output_size */
bool functional_adaptive_avg_pool1d(Interp *in, const Value *args, Value *out) {
    return adaptive(in, REDUCE_MEAN, args, out);
}

bool functional_adaptive_max_pool1d(Interp *in, const Value *args, Value *out) {
    return adaptive(in, REDUCE_MAX, args, out);
}
