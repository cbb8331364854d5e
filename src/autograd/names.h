/* autograd/names: what PyTorch calls the backward node of an operation: `grad_fn=<AddBackward0>`.
 *
 * Pure tables of names; NULL where a result has no gradient (comparisons, argmax). The trailing
 * number tells PyTorch's overloads apart, so some names depend on how an operation was called. */
#ifndef AUTOGRAD_NAMES_H
#define AUTOGRAD_NAMES_H

#include <stdbool.h>

#include "tensor/tensor.h"

/* a OP b; which sides are tensors (a Python number is none). */
const char *grad_name_binary(ElementOp op, bool left_tensor, bool right_tensor);
const char *grad_name_math(MathOp op);
/* over_dims: dimensions were given (`x.sum(0)`), not all reduced by `x.sum()`. */
const char *grad_name_reduce(ReduceOp op, bool over_dims);
const char *grad_name_matmul(int left_ndim, int right_ndim);

#endif
