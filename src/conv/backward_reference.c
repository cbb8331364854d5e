/* conv/backward_reference: the gradients of the convolution as plain loops, which stay plain:
 * everything fast is checked against them.
 *
 * An output is a sum of products w * x. Where the loss grows by `grad` for each unit of that
 * output, it grows by grad * w for each unit of x, and by grad * x for each unit of w. A sample
 * under many windows, and a weight that is used at many positions, add up all that comes to them:
 *
 *     x        a   b   c   d          grad_x[b] = g0*w1 + g1*w0
 *     window 0 w0  w1                 grad_w[0] = g0*a + g1*b + g2*c
 *     window 1     w0  w1             grad_bias = g0 + g1 + g2
 *     window 2         w0  w1                                                   */
#include "conv/backward.h"
#include "conv/watch.h"

#include <stddef.h>

#define SCALAR        float
#define BACKWARD_CELL backward_cell_f32
#define BACKWARD_ALL  backward_all_f32
#include "conv/backward_loops.h"
#undef SCALAR
#undef BACKWARD_CELL
#undef BACKWARD_ALL

#define SCALAR        double
#define BACKWARD_CELL backward_cell_f64
#define BACKWARD_ALL  backward_all_f64
#include "conv/backward_loops.h"
#undef SCALAR
#undef BACKWARD_CELL
#undef BACKWARD_ALL

Conv1dStatus backward_plain(const Conv1dShape *shape, const float *input, const float *weight,
                            const float *grad_output, float *grad_input, float *grad_weight,
                            float *grad_bias, Conv1dWatch *watch) {
    backward_all_f32(shape, input, weight, grad_output, grad_input, grad_weight, grad_bias, watch);
    return watch_stops(watch) ? CONV1D_STOPPED : CONV1D_OK;
}

void conv1d_backward_reference_f32(const Conv1dShape *shape, const float *input,
                                   const float *weight, const float *grad_output, float *grad_input,
                                   float *grad_weight, float *grad_bias) {
    backward_all_f32(shape, input, weight, grad_output, grad_input, grad_weight, grad_bias, NULL);
}

void conv1d_backward_reference_f64(const Conv1dShape *shape, const double *input,
                                   const double *weight, const double *grad_output,
                                   double *grad_input, double *grad_weight, double *grad_bias) {
    backward_all_f64(shape, input, weight, grad_output, grad_input, grad_weight, grad_bias, NULL);
}
