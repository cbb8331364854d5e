/* tensor/random_cells: the elements of a view in the order in which generators fill it. */
#include "tensor/random_cells.h"

RandomCells random_cells(const Tensor *t) {
    RandomCells cells = {.position = t->offset, .left = 1};
    for (int dim = t->ndim - 1; dim >= 0; dim--) {
        int at = cells.ndim++;
        for (; at > 0 && cells.stride[at - 1] > t->stride[dim]; at--) {
            cells.stride[at] = cells.stride[at - 1];
            cells.shape[at] = cells.shape[at - 1];
        }
        cells.stride[at] = t->stride[dim];
        cells.shape[at] = t->shape[dim];
        cells.left *= t->shape[dim];
    }
    return cells;
}

bool random_cells_next(RandomCells *cells, int64_t *position) {
    if (cells->left-- <= 0 || stop_asked()) return false;
    *position = cells->position;
    for (int dim = 0; dim < cells->ndim; dim++) {
        cells->position += cells->stride[dim];
        if (++cells->index[dim] < cells->shape[dim]) return true;
        cells->position -= cells->stride[dim] * cells->shape[dim];
        cells->index[dim] = 0;
    }
    return true;
}

void random_put_real(const Tensor *t, int64_t position, double x) {
    if (t->dtype == DTYPE_FLOAT32)
        ((float *)t->storage->data)[position] = (float)x;
    else
        ((double *)t->storage->data)[position] = x;
}

void random_put_int(const Tensor *t, int64_t position, int64_t x) {
    void *data = t->storage->data;
    switch (t->dtype) {
    case DTYPE_BOOL: ((uint8_t *)data)[position] = x != 0; break;
    case DTYPE_UINT8: ((uint8_t *)data)[position] = (uint8_t)x; break;
    case DTYPE_INT8: ((int8_t *)data)[position] = (int8_t)x; break;
    case DTYPE_INT16: ((int16_t *)data)[position] = (int16_t)x; break;
    case DTYPE_INT32: ((int32_t *)data)[position] = (int32_t)x; break;
    case DTYPE_INT64: ((int64_t *)data)[position] = x; break;
    case DTYPE_FLOAT32: ((float *)data)[position] = (float)x; break;
    case DTYPE_FLOAT64: ((double *)data)[position] = (double)x; break;
    case DTYPES: break;
    }
}
