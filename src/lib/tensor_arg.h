/* lib/tensor_arg: arguments of torch's and numpy's builtins as C values, beyond eval's arg_int
 * and lib/tensor_object's arg_tensor. Each raises and returns false where the value does not fit.
 */
#ifndef LIB_TENSOR_ARG_H
#define LIB_TENSOR_ARG_H

#include "lib/tensor_object.h"

/* A tensor, borrowed, as the argument at `position` (from 1). `function` is "dot". */
bool arg_tensor_at(Interp *in, Value v, const char *function, const char *what, int position,
                   TensorObject **out);
/* torch.float32, np.float32, float, 'float32'; None and absent give `otherwise`. */
bool arg_dtype(Interp *in, Value v, DType otherwise, DType *out);
/* dim=1, wrapped to 0..ndim-1 */
bool arg_dim(Interp *in, Value v, int ndim, Dialect dialect, int *out);
/* dim=1 or dim=(0, 2), wrapped; None gives count 0, which stands for all */
bool arg_dims(Interp *in, Value v, int ndim, Dialect dialect, int *dims, int *count);
/* up to `room` integers out of an int, a tuple or list, or a tuple that holds one of them */
bool arg_ints(Interp *in, Value v, const char *what, int room, int64_t *out, int *count);
/* The items of a list or tuple of tensors or arrays as Tensors, which the caller releases with
 * tensors_release; *values (borrowed) are the items themselves. numpy takes lists as items too. */
typedef struct TensorItems {
    const Value *values;
    Tensor *tensors;
    const Tensor **pointers;
    int count;
} TensorItems;
bool arg_tensors(Interp *in, Value v, const char *function, Dialect dialect, TensorItems *out);
void tensor_items_release(TensorItems *items);

static inline bool arg_given(Value v) {
    return v.tag != TAG_NONE && v.tag != TAG_ABSENT;
}

#endif
