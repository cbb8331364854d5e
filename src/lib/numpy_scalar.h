/* lib/numpy_scalar: np.float64(3.0) and its family: 0-d arrays with a class for each dtype. */
#ifndef LIB_NUMPY_SCALAR_H
#define LIB_NUMPY_SCALAR_H

#include "lib/tensor_object.h"

const Type *numpy_scalar_type(DType dtype);
bool numpy_scalar_dtype(const Type *type, DType *out); /* np.float32 as a dtype; false: no such */

#endif
