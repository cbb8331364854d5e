/* tensor/sum: sums of floats in the order in which PyTorch and NumPy add them.
 *
 * A float sum depends on the order of its additions, and both libraries print its last digits. So
 * the dimensions are put in the order in which the library would walk them, and merged:
 *
 *     PyTorch   reduced dimensions inside, each kind from the smallest stride up; each row by
 *               cascade_sum (partial sums of 4 levels, 4 by 8 lanes wide where memory is dense)
 *     NumPy     from the smallest stride up; what is reduced innermost by pairwise summation,
 *               8192 elements at a time */
#ifndef TENSOR_SUM_H
#define TENSOR_SUM_H

#include "tensor/tensor.h"

typedef struct SumDim {
    int64_t size, in, out; /* strides in elements; out is 0 where the dimension is reduced */
} SumDim;

typedef struct SumPlan {
    int ndim;
    SumDim dims[TENSOR_MAX_DIMS]; /* innermost first */
    int core;                     /* how many of the innermost are reduced, all in a row */
    int64_t in_offset;
} SumPlan;

/* out: float32 or float64 as `a`, zeros, with a's ndim (size 1 where it is reduced). */
void sum_floats(const Tensor *a, const Tensor *out, Dialect dialect);

#endif
