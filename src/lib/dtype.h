/* lib/dtype: torch.float32 and numpy's dtype('float32') as values. One value for each dtype, so
 * that `x.dtype is torch.float32` holds. */
#ifndef LIB_DTYPE_H
#define LIB_DTYPE_H

#include "lib/tensor_object.h"

extern const Type type_numpy_dtype, type_device;

Value new_dtype(DType dtype);       /* torch.float32 */
Value new_numpy_dtype(DType dtype); /* dtype('float32') */
DType dtype_of_value(Value v);      /* of either */
Value new_device(Interp *in);       /* device(type='cpu') */
bool arg_device(Interp *in,
                Value v); /* None, 'cpu', a device: fine; others raise PyTorch's words */

#endif
