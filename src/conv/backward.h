/* conv/backward: the fast gradients; see conv1d_backward in conv1d.h. */
#ifndef CONV_BACKWARD_H
#define CONV_BACKWARD_H

#include "conv/conv1d.h"

Conv1dStatus backward_input(const Conv1dShape *shape, const float *weight, const float *grad_output,
                            float *grad_input);
Conv1dStatus backward_weight(const Conv1dShape *shape, const float *input, const float *grad_output,
                             float *grad_weight);

#endif
