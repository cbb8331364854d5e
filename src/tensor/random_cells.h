/* tensor/random_cells: the elements of a view in the order in which generators fill it. */
#ifndef TENSOR_RANDOM_CELLS_H
#define TENSOR_RANDOM_CELLS_H

#include "tensor/tensor.h"

/* Dimensions stand with the smallest stride first; `position` is where the next element lies. */
typedef struct RandomCells {
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    int64_t stride[TENSOR_MAX_DIMS];
    int64_t index[TENSOR_MAX_DIMS];
    int64_t position;
    int64_t left;
} RandomCells;

RandomCells random_cells(const Tensor *t);
bool random_cells_next(RandomCells *cells,
                       int64_t *position); /* false: all were visited, or Ctrl-C */

/* Write at a storage position, as a C cast would. */
void random_put_real(const Tensor *t, int64_t position, double x);
void random_put_int(const Tensor *t, int64_t position, int64_t x);

#endif
