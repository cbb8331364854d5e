/* conv/backward: the gradients of a convolution, each by its own way. */
#include "conv/backward.h"

#include <stddef.h>
#include <string.h>
#include "conv/threads.h"
#include "conv/watch.h"

static const double small_flops = 50000; /* up to here the plain loops are faster than plans */

/* Four vectors of four sums: pairs lose less than a long chain. */
static float row_sum(const float *row, int64_t count) {
    enum { VECTORS = 4, LANES = 4, SUMS = VECTORS * LANES };
    typedef float Vec __attribute__((vector_size(sizeof(float) * LANES), aligned(4), may_alias));
    Vec vector[VECTORS] = {0};
    int64_t i = 0;
    for (; i + SUMS <= count; i += SUMS) {
        const Vec *from = (const Vec *)(const void *)(row + i);
        for (int j = 0; j < VECTORS; j++) vector[j] += from[j];
    }
    float sum[SUMS];
    memcpy(sum, vector, sizeof sum);
    for (; i < count; i++) sum[0] += row[i];
    for (int half = SUMS / 2; half > 0; half /= 2)
        for (int j = 0; j < half; j++) sum[j] += sum[j + half];
    return sum[0];
}

static void backward_bias(const Conv1dShape *shape, const float *grad_output, float *grad_bias,
                          Conv1dWatch *watch) {
    int64_t outputs = conv1d_output_length(shape);
    watch_add(watch, shape->out_channels);
#pragma omp parallel for num_threads(threads_for(conv1d_flops(shape)))
    for (int64_t m = 0; m < shape->out_channels; m++) {
        if (watch_stops(watch)) continue;
        grad_bias[m] = 0;
        for (int64_t n = 0; n < shape->batch; n++)
            grad_bias[m] += row_sum(grad_output + (n * shape->out_channels + m) * outputs, outputs);
        watch_done(watch);
    }
}

Conv1dStatus conv1d_backward(const Conv1dShape *shape, const float *input, const float *weight,
                             const float *grad_output, float *grad_input, float *grad_weight,
                             float *grad_bias, Conv1dWatch *watch) {
    Conv1dStatus status = conv1d_shape_check(shape);
    if (status != CONV1D_OK) return status;
    watch_begin(watch, 0);
    if (conv1d_flops(shape) <= small_flops)
        return backward_plain(shape, input, weight, grad_output, grad_input, grad_weight, grad_bias,
                              watch);
    if (grad_bias) backward_bias(shape, grad_output, grad_bias, watch);
    if (grad_weight) status = backward_weight(shape, input, grad_output, grad_weight, watch);
    if (grad_input && status == CONV1D_OK)
        status = backward_input(shape, weight, grad_output, grad_input, watch);
    return status == CONV1D_OK && watch_stops(watch) ? CONV1D_STOPPED : status;
}
