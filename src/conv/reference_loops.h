/* conv/reference_loops: the loops of reference.c for one type, SCALAR. No include guard:
 * reference.c includes it once for each type. */

/* Outputs first .. first + count - 1 of [batch][out_channels][output length]. */
static void REFERENCE_PART(const Conv1dShape *shape, const SCALAR *input, const SCALAR *weight,
                           const SCALAR *bias, SCALAR *output, int64_t first, int64_t count) {
    int64_t outputs = conv1d_output_length(shape);
    int64_t channels = shape->in_channels / shape->groups;
    int64_t group_size = shape->out_channels / shape->groups;

    for (int64_t cell = first; cell < first + count; cell++) {
        int64_t i = cell % outputs;
        int64_t m = cell / outputs % shape->out_channels;
        int64_t n = cell / outputs / shape->out_channels;
        int64_t first_channel = m / group_size * channels;

        SCALAR sum = 0;
        for (int64_t c = 0; c < channels; c++) {
            const SCALAR *x = input + (n * shape->in_channels + first_channel + c) * shape->length;
            const SCALAR *w = weight + (m * channels + c) * shape->kernel_size;
            for (int64_t k = 0; k < shape->kernel_size; k++) {
                int64_t position = i * shape->stride + k * shape->dilation - shape->pad_left;
                int64_t source = conv1d_source(shape, position);
                sum += w[k] * (source < 0 ? 0 : x[source]);
            }
        }
        output[cell] = bias ? sum + bias[m] : sum;
    }
}
