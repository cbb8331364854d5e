/* conv/shape: what a shape means: the output length, the padding, and which shapes have an answer.
 */
#include "conv/conv1d.h"

#include <stdbool.h>
#include <stddef.h>

int64_t conv1d_output_length(const Conv1dShape *shape) {
    int64_t padded = 0;
    int64_t reach = 0; /* from the first tap to the last */
    if (__builtin_add_overflow(shape->length, shape->pad_left, &padded) ||
        __builtin_add_overflow(padded, shape->pad_right, &padded) ||
        __builtin_mul_overflow(shape->kernel_size - 1, shape->dilation, &reach))
        return 0;
    int64_t room = padded - reach - 1; /* how far the window can move */
    if (room >= 0) return room / shape->stride + 1;
    return -((shape->stride - 1 - room) / shape->stride) + 1;
}

int64_t conv1d_source(const Conv1dShape *shape, int64_t position) {
    int64_t length = shape->length;
    if (position >= 0 && position < length) return position;
    if (position < -shape->pad_left || position >= length + shape->pad_right) return -1;
    bool left = position < 0;
    switch (shape->pad_mode) {
    case CONV1D_REFLECT: return left ? -position : 2 * (length - 1) - position;
    case CONV1D_REPLICATE: return left ? 0 : length - 1;
    case CONV1D_CIRCULAR: return left ? position + length : position - length;
    case CONV1D_ZEROS: break;
    }
    return -1;
}

double conv1d_flops(const Conv1dShape *shape) {
    double outputs =
        (double)shape->batch * (double)shape->out_channels * (double)conv1d_output_length(shape);
    int64_t channels = shape->in_channels / shape->groups;
    return 2.0 * outputs * (double)channels * (double)shape->kernel_size;
}

static bool can_pad(const Conv1dShape *shape) {
    int64_t pad = shape->pad_left > shape->pad_right ? shape->pad_left : shape->pad_right;
    switch (shape->pad_mode) {
    case CONV1D_REFLECT: return pad < shape->length;
    case CONV1D_CIRCULAR: return pad <= shape->length;
    case CONV1D_REPLICATE:
    case CONV1D_ZEROS: return true;
    }
    return false;
}

/* An array of a * b * c numbers of 8 bytes has addresses. */
static bool fits(int64_t a, int64_t b, int64_t c) {
    int64_t bytes = 8;
    return !__builtin_mul_overflow(bytes, a, &bytes) && !__builtin_mul_overflow(bytes, b, &bytes) &&
           !__builtin_mul_overflow(bytes, c, &bytes) && bytes < PTRDIFF_MAX;
}

Conv1dStatus conv1d_shape_check(const Conv1dShape *shape) {
    const Conv1dShape *s = shape;
    bool sizes = s->batch >= 0 && s->in_channels >= 1 && s->length >= 1 && s->out_channels >= 1 &&
                 s->kernel_size >= 1 && s->stride >= 1 && s->dilation >= 1 && s->groups >= 1 &&
                 s->pad_left >= 0 && s->pad_right >= 0;
    if (!sizes || s->in_channels % s->groups || s->out_channels % s->groups)
        return CONV1D_BAD_SHAPE;
    int64_t outputs = conv1d_output_length(s);
    if (outputs < 1 || !can_pad(s)) return CONV1D_BAD_SHAPE;
    if (!fits(s->batch, s->in_channels, s->length) ||
        !fits(s->out_channels, s->in_channels / s->groups, s->kernel_size) ||
        !fits(s->batch, s->out_channels, outputs))
        return CONV1D_BAD_SHAPE;
    return CONV1D_OK;
}
