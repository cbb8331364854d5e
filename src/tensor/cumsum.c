/* tensor/cumsum: running sums along one dimension. */
#include "tensor/loop.h"

typedef struct RunningSum {
    int64_t count, from, to; /* along the dimension: how many, and the steps in bytes */
    bool ints, to_float;
} RunningSum;

/* One row holds the first elements of many runs. PyTorch adds floats up in double. */
static void running_row(int64_t count, char *const *at, const int64_t *step, void *context) {
    const RunningSum *run = context;
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        char *to = at[0] + i * step[0];
        const char *from = at[1] + i * step[1];
        int64_t ints = 0;
        double doubles = 0;
        for (int64_t k = 0; k < run->count && !stop_asked();
             k++, to += run->to, from += run->from) {
            if (run->ints)
                *(int64_t *)(void *)to = ints += *(const int64_t *)(const void *)from;
            else if (run->to_float)
                *(float *)(void *)to =
                    (float)(doubles += (double)*(const float *)(const void *)from);
            else
                *(double *)(void *)to = doubles += *(const double *)(const void *)from;
        }
    }
}

bool tensor_cumsum(const Tensor *a, int dim, Tensor *out, Error *error) {
    DType dtype = dtype_is_float(a->dtype) ? a->dtype : DTYPE_INT64;
    Tensor wide, first, sums;
    if (a->ndim == 0)
        return tensor_reduce(REDUCE_SUM, a, NULL, 0, false, 0, DIALECT_TORCH, out, error);
    if (!tensor_cast(a, dtype, &wide, error)) return false;
    if (!tensor_new(dtype, a->ndim, a->shape, out, error)) {
        tensor_release(&wide);
        return false;
    }
    int64_t size = (int64_t)dtype_size(dtype);
    RunningSum run = {a->shape[dim], wide.stride[dim] * size, out->stride[dim] * size,
                      dtype == DTYPE_INT64, dtype == DTYPE_FLOAT32};
    first = wide;
    sums = *out;
    first.shape[dim] = sums.shape[dim] = 1;
    Loop loop;
    loop_init(&loop, sums.ndim, sums.shape);
    loop_add(&loop, &sums);
    loop_add(&loop, &first);
    if (tensor_count(a) > 0) loop_run(&loop, running_row, &run);
    tensor_release(&wide);
    return true;
}
