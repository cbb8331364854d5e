/* repl/seen: remembering weights through edits. */
#include "repl/seen.h"

#include <math.h>

void seen_release(Seen *seen) {
    tensor_release(&seen->weight);
    tensor_release(&seen->bias);
    *seen = (Seen){0};
}

static int64_t dense_at(const Tensor *dense, int64_t c, int64_t channel, int64_t k) {
    return (c * dense->shape[1] + channel) * dense->shape[2] + k;
}

/* nan everywhere but where the narrower one knows. */
static bool widen(Seen *seen, const Conv1dShape *s, Error *error) {
    int64_t known = seen->of ? seen->weight.shape[2] : 0;
    if (known >= s->kernel_size) return true;
    int64_t shape[] = {s->out_channels, s->in_channels, s->kernel_size};
    Tensor wide;
    if (!tensor_new(DTYPE_FLOAT64, 3, shape, &wide, error)) return false;
    tensor_fill(&wide, NAN, error);
    for (int64_t row = 0; row < shape[0] * shape[1]; row++)
        for (int64_t k = 0; k < known; k++)
            tensor_set_double(&wide, row * shape[2] + k,
                              tensor_get_double(&seen->weight, row * known + k));
    tensor_release(&seen->weight);
    seen->weight = wide;
    return true;
}

bool seen_update(Seen *seen, const Conv1dCall *call, Error *error) {
    const Conv1dShape *s = &call->shape;
    if (seen->of != call->weight.storage) seen_release(seen);
    if (!widen(seen, s, error)) return false;
    int64_t reads = s->in_channels / s->groups, each = s->out_channels / s->groups;
    for (int64_t c = 0; c < s->out_channels; c++)
        for (int64_t j = 0; j < reads; j++)
            for (int64_t k = 0; k < s->kernel_size; k++)
                tensor_set_double(
                    &seen->weight, dense_at(&seen->weight, c, c / each * reads + j, k),
                    tensor_get_double(&call->weight, (c * reads + j) * s->kernel_size + k));
    seen->of = call->weight.storage;
    if (!call->has_bias) return true;
    Tensor bias;
    if (!tensor_copy(&call->bias, &bias, error)) return false;
    tensor_release(&seen->bias);
    seen->bias = bias;
    return true;
}

static double weight_at(const Tensor *dense, int64_t c, int64_t channel, int64_t k) {
    double w = NAN;
    for (k = k < dense->shape[2] ? k : dense->shape[2] - 1; k >= 0 && isnan(w); k--)
        w = tensor_get_double(dense, dense_at(dense, c, channel, k));
    return isnan(w) ? 0 : w;
}

bool seen_weight(const Seen *seen, const Conv1dCall *call, int64_t kernel_size, int64_t groups,
                 Tensor *out, Error *error) {
    const Conv1dShape *s = &call->shape;
    int64_t reads = s->in_channels / groups, each = s->out_channels / groups;
    int64_t shape[] = {s->out_channels, reads, kernel_size};
    if (!tensor_new(call->weight.dtype, 3, shape, out, error)) return false;
    int64_t at = 0;
    for (int64_t c = 0; c < s->out_channels; c++)
        for (int64_t j = 0; j < reads; j++)
            for (int64_t k = 0; k < kernel_size; k++)
                tensor_set_double(out, at++, weight_at(&seen->weight, c, c / each * reads + j, k));
    return true;
}

bool seen_bias(const Seen *seen, const Conv1dCall *call, Tensor *out, Error *error) {
    if (seen->bias.storage) return tensor_copy(&seen->bias, out, error);
    return tensor_new(call->weight.dtype, 1, &call->shape.out_channels, out, error);
}
