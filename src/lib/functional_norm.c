/* lib/functional_norm: F.dropout, torch.bernoulli and F.batch_norm. */
#include <math.h>

#include "lib/functional.h"
#include "lib/tensor_arg.h"

/* ---- dropout ---- */

/* 1 with probability p: 53 bits of the generator below it, as PyTorch draws */
static double coin(Generator *g, double p) {
    uint64_t bits = generator_next64(g) & (((uint64_t)1 << 53) - 1);
    return (double)bits * 0x1p-53 < p ? 1 : 0;
}

/* input, p=0.5, training=True, inplace=False */
bool functional_dropout(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    double p;
    bool training;
    Tensor noise;
    Error error = {0};
    if (!arg_tensor_object(in, args[0], "dropout", "input", &o) ||
        !arg_double(in, args[1], "p", &p) || !value_truth(in, args[2], &training))
        return false;
    if (p < 0 || p > 1)
        return interp_raise(in, ERROR_VALUE,
                            "dropout probability has to be between 0 and 1, but got %g", p);
    *out = args[0];
    if (!training || p == 0) return true;
    if (!tensor_new(o->t.dtype, o->t.ndim, o->t.shape, &noise, &error))
        return interp_raise_from(in, &error);
    int64_t count = tensor_count(&noise);
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        double kept = p < 1 ? coin(&library_of(in)->torch_generator, 1 - p) : 0;
        tensor_set_double(&noise, i, p < 1 ? kept / (1 - p) : 0);
    }
    return value_binary(in, BINARY_MUL, args[0], new_tensor(in, &noise), out);
}

/* input: 1 with the probability that stands there, else 0 */
bool torch_bernoulli(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Tensor t;
    Error error = {0};
    if (!arg_tensor_object(in, args[0], "bernoulli", "input", &o)) return false;
    int64_t count = tensor_count(&o->t);
    for (int64_t i = 0; i < count && !stop_asked(); i++)
        if (!(tensor_get_double(&o->t, i) >= 0 && tensor_get_double(&o->t, i) <= 1))
            return interp_raise(in, ERROR_RUNTIME,
                                "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  "
                                "(Could this error message be improved?  If so, please report an "
                                "enhancement request to PyTorch.)");
    if (!tensor_new(o->t.dtype, o->t.ndim, o->t.shape, &t, &error))
        return interp_raise_from(in, &error);
    Generator *g = &library_of(in)->torch_generator;
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        double p = tensor_get_double(&o->t, i);
        double draw = (double)(generator_next32(g) & 0xffffff) * 0x1p-24;
        tensor_set_double(&t, i, o->t.dtype == DTYPE_FLOAT32 ? draw < p : coin(g, p));
    }
    return give_result(in, true, &t, &error, "BernoulliBackward0", args, 1, out);
}

/* ---- batch_norm ---- */

typedef struct Norm {
    const Tensor *input; /* (N, C) or (N, C, L) */
    const Tensor *mean, *variance, *weight, *bias;
    bool training;
    double momentum, eps;
    int64_t batch, channels, length;
} Norm;

/* Of a contiguous tensor, without the way through shape and strides. */
static double quick_get(const Tensor *t, int64_t at) {
    return t->dtype == DTYPE_FLOAT32 ? (double)((const float *)tensor_data(t))[at]
                                     : ((const double *)tensor_data(t))[at];
}

static void quick_set(const Tensor *t, int64_t at, double x) {
    if (t->dtype == DTYPE_FLOAT32)
        ((float *)tensor_data(t))[at] = (float)x;
    else
        ((double *)tensor_data(t))[at] = x;
}

static int64_t norm_at(const Norm *norm, int64_t n, int64_t channel, int64_t i) {
    return (n * norm->channels + channel) * norm->length + i;
}

static void batch_statistics(const Norm *norm, int64_t channel, double *mean, double *squares) {
    double sum = 0;
    *squares = 0;
    for (int64_t n = 0; n < norm->batch; n++)
        for (int64_t i = 0; i < norm->length && !stop_asked(); i++)
            sum += quick_get(norm->input, norm_at(norm, n, channel, i));
    *mean = sum / (double)(norm->batch * norm->length);
    for (int64_t n = 0; n < norm->batch; n++)
        for (int64_t i = 0; i < norm->length && !stop_asked(); i++) {
            double gap = quick_get(norm->input, norm_at(norm, n, channel, i)) - *mean;
            *squares += gap * gap;
        }
}

static void follow(const Tensor *running, int64_t channel, double seen, double momentum) {
    if (!running) return;
    double before = tensor_get_double(running, channel);
    tensor_set_double(running, channel, momentum * seen + (1 - momentum) * before);
}

static void norm_channel(const Norm *norm, int64_t channel, double *seen, const Tensor *out) {
    double mean, variance, count = (double)(norm->batch * norm->length);
    if (norm->training) {
        batch_statistics(norm, channel, &mean, &variance);
        seen[2 * channel] = mean;
        seen[2 * channel + 1] = variance / (count - 1);
        variance /= count;
    } else {
        mean = tensor_get_double(norm->mean, channel);
        variance = tensor_get_double(norm->variance, channel);
    }
    double scale = 1 / sqrt(variance + norm->eps);
    if (norm->weight) scale *= tensor_get_double(norm->weight, channel);
    double shift = norm->bias ? tensor_get_double(norm->bias, channel) : 0;
    shift -= mean * scale;
    for (int64_t n = 0; n < norm->batch; n++)
        for (int64_t i = 0; i < norm->length && !stop_asked(); i++) {
            int64_t at = norm_at(norm, n, channel, i);
            quick_set(out, at, quick_get(norm->input, at) * scale + shift);
        }
}

/* The running statistics follow at the end, when no Ctrl-C can leave them between two states. */
static void norm_channels(const Norm *norm, double *seen, const Tensor *out) {
    for (int64_t c = 0; c < norm->channels && !stop_asked(); c++) norm_channel(norm, c, seen, out);
    if (!norm->training || stop_asked()) return;
    for (int64_t c = 0; c < norm->channels; c++) {
        follow(norm->mean, c, seen[2 * c], norm->momentum);
        follow(norm->variance, c, seen[2 * c + 1], norm->momentum);
    }
}

static bool norm_all(Norm *norm, const Tensor *input, Tensor *out, Error *error) {
    Tensor flat, seen;
    const int64_t shape[] = {norm->channels, 2};
    if (!tensor_contiguous(input, &flat, error)) return false;
    norm->input = &flat;
    bool made = tensor_new(DTYPE_FLOAT64, 2, shape, &seen, error);
    if (made) {
        made = tensor_new(flat.dtype, flat.ndim, flat.shape, out, error);
        if (made) norm_channels(norm, tensor_data(&seen), out);
        tensor_release(&seen);
    }
    norm->input = NULL;
    tensor_release(&flat);
    return made;
}

static bool sized(Interp *in, Value v, const char *name, int64_t channels, const Tensor **out) {
    TensorObject *o;
    *out = NULL;
    if (!arg_given(v)) return true;
    if (!arg_tensor_object(in, v, "batch_norm", name, &o)) return false;
    int64_t count = tensor_count(&o->t);
    if (count != channels)
        return interp_raise(in, ERROR_RUNTIME, "%s should contain %lld elements not %lld", name,
                            (long long)channels, (long long)count);
    *out = &o->t;
    return true;
}

/* input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1,
 * eps=1e-05 */
bool functional_batch_norm(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Norm norm = {0};
    Tensor t;
    Error error = {0};
    if (!arg_tensor_object(in, args[0], "batch_norm", "input", &o)) return false;
    if (o->t.ndim != 2 && o->t.ndim != 3)
        return interp_raise(in, ERROR_VALUE, "the lab's batch_norm takes (N, C) or (N, C, L)");
    if (!dtype_is_float(o->t.dtype))
        return interp_raise(in, ERROR_RUNTIME, "\"batch_norm\" not implemented for '%s'",
                            dtype_scalar_name(o->t.dtype));
    norm.batch = o->t.shape[0];
    norm.channels = o->t.shape[1];
    norm.length = o->t.ndim == 3 ? o->t.shape[2] : 1;
    if (!sized(in, args[1], "running_mean", norm.channels, &norm.mean) ||
        !sized(in, args[2], "running_var", norm.channels, &norm.variance) ||
        !sized(in, args[3], "weight", norm.channels, &norm.weight) ||
        !sized(in, args[4], "bias", norm.channels, &norm.bias) ||
        !value_truth(in, args[5], &norm.training) ||
        !arg_double(in, args[6], "momentum", &norm.momentum) ||
        !arg_double(in, args[7], "eps", &norm.eps))
        return false;
    if (!norm.training && (!norm.mean || !norm.variance))
        return interp_raise(
            in, ERROR_RUNTIME,
            "Expected running_mean and running_var to be defined when training=False");
    bool made = norm_all(&norm, &o->t, &t, &error);
    const Value inputs[] = {args[0], args[3], args[4]};
    return give_result(in, made, &t, &error, "NativeBatchNormBackward0", inputs, 3, out);
}
