/* tensor/print: numbers as PyTorch and NumPy print them, to the character. */
#ifndef TENSOR_PRINT_H
#define TENSOR_PRINT_H

#include "tensor/tensor.h"

/* torch.set_printoptions / np.set_printoptions; start with print_options_torch() or _numpy(). */
typedef struct PrintOptions {
    int precision;     /* 4; NumPy: 8 */
    int64_t threshold; /* 1000; INT64_MAX: no summary */
    int64_t edgeitems; /* 3 */
    int linewidth;     /* 80; NumPy: 75 */
    int sci_mode;      /* -1: decide; 0: never; 1: always */
    bool suppress;     /* NumPy: no exponents */
} PrintOptions;
PrintOptions print_options_torch(void);
PrintOptions print_options_numpy(void);

/* "tensor([1., 2.], requires_grad=True)". suffix: what stands after the numbers beside the dtype
 * that PyTorch adds by itself: "requires_grad=True", "grad_fn=<AddBackward0>", or NULL.
 * default_dtype: the float dtype that needs no `dtype=`. */
void tensor_repr_torch(const Tensor *t, const PrintOptions *options, DType default_dtype,
                       const char *suffix, Str *out);
void tensor_str_numpy(const Tensor *t, const PrintOptions *options, Str *out); /* "[0. 1. 2.]" */
void tensor_repr_numpy(const Tensor *t, const PrintOptions *options,
                       Str *out); /* "array([0., 1., 2.])" */

/* One element as str() of the NumPy scalar (3.0, 0.1, 7, True): shortest digits for its dtype. */
void tensor_element_text(const Tensor *t, int64_t linear, Str *out);

#endif
