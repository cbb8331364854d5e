/* conv/reference: the definition of the convolution as plain loops, which stay plain: everything
 * fast is checked against them.
 *
 * One output is the sum over a window on the signal. Here kernel_size 3, dilation 2, stride 1 and
 * pad_left 2 in the modes zeros and reflect; output 1 reads the positions -1, 1, 3:
 *
 *     position      -2 -1  0  1  2  3  4  5
 *     zeros          0  0  a  b  c  d  e  f
 *     reflect        c  b  a  b  c  d  e  f
 *                       ^     ^     ^
 *     taps             w0    w1    w2
 *
 *     zeros     output 1 = w0*0 + w1*b + w2*d  (then + bias)
 *     reflect   output 1 = w0*b + w1*b + w2*d  (then + bias)
 *
 * The next output moves the window by `stride`. A channel of the output does this on each input
 * channel of its group and adds up. */
#include "conv/conv1d.h"

#include <stddef.h>

#define SCALAR         float
#define REFERENCE_PART reference_part_f32
#include "conv/reference_loops.h"
#undef SCALAR
#undef REFERENCE_PART

#define SCALAR         double
#define REFERENCE_PART reference_part_f64
#include "conv/reference_loops.h"
#undef SCALAR
#undef REFERENCE_PART

/* Unsigned numbers wrap around as int64 tensors do; the bits are the same. */
#define SCALAR         uint64_t
#define REFERENCE_PART reference_part_u64
#include "conv/reference_loops.h"
#undef SCALAR
#undef REFERENCE_PART

static int64_t output_count(const Conv1dShape *shape) {
    return shape->batch * shape->out_channels * conv1d_output_length(shape);
}

void conv1d_reference_part_f32(const Conv1dShape *shape, const float *input, const float *weight,
                               const float *bias, float *output, int64_t first, int64_t count) {
    reference_part_f32(shape, input, weight, bias, output, first, count);
}

void conv1d_reference_part_f64(const Conv1dShape *shape, const double *input, const double *weight,
                               const double *bias, double *output, int64_t first, int64_t count) {
    reference_part_f64(shape, input, weight, bias, output, first, count);
}

void conv1d_reference_part_i64(const Conv1dShape *shape, const int64_t *input,
                               const int64_t *weight, const int64_t *bias, int64_t *output,
                               int64_t first, int64_t count) {
    reference_part_u64(shape, (const uint64_t *)input, (const uint64_t *)weight,
                       (const uint64_t *)bias, (uint64_t *)output, first, count);
}

void conv1d_reference_f32(const Conv1dShape *shape, const float *input, const float *weight,
                          const float *bias, float *output) {
    conv1d_reference_part_f32(shape, input, weight, bias, output, 0, output_count(shape));
}

void conv1d_reference_f64(const Conv1dShape *shape, const double *input, const double *weight,
                          const double *bias, double *output) {
    conv1d_reference_part_f64(shape, input, weight, bias, output, 0, output_count(shape));
}

void conv1d_reference_i64(const Conv1dShape *shape, const int64_t *input, const int64_t *weight,
                          const int64_t *bias, int64_t *output) {
    conv1d_reference_part_i64(shape, input, weight, bias, output, 0, output_count(shape));
}
