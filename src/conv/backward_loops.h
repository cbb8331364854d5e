/* conv/backward_loops: the loops of backward_reference.c for one type, SCALAR. No include guard:
 * backward_reference.c includes it once for each type. */

/* One output cell's part in the gradients: each of its products w * x sends grad * w to x and
 * grad * x to w. */
static void BACKWARD_CELL(const Conv1dShape *shape, int64_t n, int64_t m, int64_t i,
                          const SCALAR *input, const SCALAR *weight, SCALAR grad,
                          SCALAR *grad_input, SCALAR *grad_weight) {
    int64_t channels = shape->in_channels / shape->groups;
    int64_t first = n * shape->in_channels + m / (shape->out_channels / shape->groups) * channels;
    for (int64_t c = 0; c < channels; c++)
        for (int64_t k = 0; k < shape->kernel_size; k++) {
            int64_t position = i * shape->stride + k * shape->dilation - shape->pad_left;
            int64_t source = conv1d_source(shape, position);
            if (source < 0) continue;
            int64_t x = (first + c) * shape->length + source;
            int64_t w = (m * channels + c) * shape->kernel_size + k;
            if (grad_input) grad_input[x] += grad * weight[w];
            if (grad_weight) grad_weight[w] += grad * input[x];
        }
}

static void BACKWARD_ALL(const Conv1dShape *shape, const SCALAR *input, const SCALAR *weight,
                         const SCALAR *grad_output, SCALAR *grad_input, SCALAR *grad_weight,
                         SCALAR *grad_bias, Conv1dWatch *watch) {
    int64_t outputs = conv1d_output_length(shape);
    int64_t inputs = shape->batch * shape->in_channels * shape->length;
    int64_t weights =
        shape->out_channels * (shape->in_channels / shape->groups) * shape->kernel_size;
    for (int64_t i = 0; grad_input && i < inputs; i++) grad_input[i] = 0;
    for (int64_t i = 0; grad_weight && i < weights; i++) grad_weight[i] = 0;
    for (int64_t i = 0; grad_bias && i < shape->out_channels; i++) grad_bias[i] = 0;
    watch_add(watch, shape->batch * shape->out_channels);
    for (int64_t n = 0; n < shape->batch; n++)
        for (int64_t m = 0; m < shape->out_channels; m++) {
            for (int64_t i = 0; i < outputs && !watch_stops(watch); i++) {
                SCALAR grad = *grad_output++;
                if (grad_bias) grad_bias[m] += grad;
                BACKWARD_CELL(shape, n, m, i, input, weight, grad, grad_input, grad_weight);
            }
            watch_done(watch);
        }
}
