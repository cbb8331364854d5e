/* tensor/conv_check: what PyTorch refuses of a conv1d call, in the order in which it looks. */
#ifndef TENSOR_CONV_CHECK_H
#define TENSOR_CONV_CHECK_H

#include "tensor/conv.h"

/* Fills *shape where the call is right. The batch of an unbatched input is 1. */
bool conv1d_check(const Tensor *input, const Tensor *weight, const Tensor *bias,
                  const Conv1dParams *params, Conv1dShape *shape, Error *error);

#endif
