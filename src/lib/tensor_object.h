/* lib/tensor_object: torch.Tensor, nn.Parameter, numpy.ndarray and NumPy's scalars as values.
 *
 * All are a Tensor with a type in front. Gradient bookkeeping (requires_grad, grad_fn's name)
 * lives here too. A NumPy scalar (np.float64) is a 0-d one of type_numpy_scalar. */
#ifndef LIB_TENSOR_OBJECT_H
#define LIB_TENSOR_OBJECT_H

#include "eval/interp.h"
#include "tensor/tensor.h"

extern const Type type_tensor, type_parameter, type_ndarray, type_numpy_scalar, type_dtype,
    type_torch_size;

typedef struct TensorObject {
    Object head;
    Tensor t;
    bool requires_grad;
    const char *grad_fn; /* "ConvolutionBackward0", or NULL of a leaf; static or interned text */
    Value base;          /* of a view that autograd knows of: the tensor it looks at; else ABSENT */
} TensorObject;

#define AS_TENSOR(v) ((TensorObject *)(void *)(v).as.object)
bool value_is_tensor(Value v); /* torch.Tensor or Parameter */
bool value_is_array(Value v);  /* ndarray or NumPy scalar */

/* Wrap; each takes over the reference that *t holds. */
Value new_tensor(Interp *in, Tensor *t);
Value new_array(Interp *in, Tensor *t); /* 0-d becomes a NumPy scalar */
Value new_parameter(Interp *in, Tensor *t, bool requires_grad);
/* A result of `operation` ("AddBackward0") on count inputs: it requires grad where one of them
 * does and no_grad is off. */
Value new_result(Interp *in, Tensor *t, const char *operation, const Value *inputs, int count);

/* An argument as a tensor: a tensor, array, number or nested list (dtype DTYPES: inferred). The
 * result holds its own reference. */
bool arg_tensor(Interp *in, Value v, const char *what, DType dtype, Dialect dialect, Tensor *out);
/* An argument that must be a tensor, borrowed: "conv1d() ... must be Tensor, not list". */
bool arg_tensor_object(Interp *in, Value v, const char *function, const char *what,
                       TensorObject **out);
/* (2, 3) or 2, 3 or torch.Size: sizes out of one value that may be a tuple. */
bool arg_shape(Interp *in, Value v, const char *what, int *ndim, int64_t *shape);

#endif
