/* conv/backward: the fast gradients; see conv1d_backward in conv1d.h. */
#ifndef CONV_BACKWARD_H
#define CONV_BACKWARD_H

#include "conv/conv1d.h"

Conv1dStatus backward_input(const Conv1dShape *shape, const float *weight, const float *grad_output,
                            float *grad_input, Conv1dWatch *watch);
Conv1dStatus backward_weight(const Conv1dShape *shape, const float *input, const float *grad_output,
                             float *grad_weight, Conv1dWatch *watch);
/* The plain loops, which a watch can stop. */
Conv1dStatus backward_plain(const Conv1dShape *shape, const float *input, const float *weight,
                            const float *grad_output, float *grad_input, float *grad_weight,
                            float *grad_bias, Conv1dWatch *watch);

#endif
