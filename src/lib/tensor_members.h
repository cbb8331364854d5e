/* lib/tensor_members: the attributes of torch.Tensor, for the table in tensor_type.c. */
#ifndef LIB_TENSOR_MEMBERS_H
#define LIB_TENSOR_MEMBERS_H

#include "lib/torch_functions.h"

Builtin tensor_get_shape, tensor_get_dtype, tensor_get_device, tensor_get_requires_grad,
    tensor_get_is_leaf, tensor_get_grad, tensor_get_grad_fn, tensor_get_false, tensor_get_itemsize,
    tensor_get_nbytes, tensor_get_layout;
bool tensor_set_requires_grad(Interp *in, Value self, Value value);
bool tensor_set_data(Interp *in, Value self, Value value);
bool tensor_set_grad(Interp *in, Value self, Value value);

#endif
