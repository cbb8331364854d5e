/* unit/golden_tensor: tensors as the golden records describe them. */
#ifndef UNIT_GOLDEN_TENSOR_H
#define UNIT_GOLDEN_TENSOR_H

#include "tensor/random.h"
#include "golden.h"

static inline DType golden_dtype(const char *name) {
    int dtype = 0;
    while (dtype < DTYPES && strcmp(dtype_name((DType)dtype), name) != 0) dtype++;
    return (DType)dtype;
}

/* A fresh tensor of zeros, and the view of it that the permutation gives. */
static inline bool golden_tensor(const char *dtype, const char *shape, const char *perm,
                                 Tensor *fresh, Tensor *view, Error *error) {
    int64_t sizes[TENSOR_MAX_DIMS], order[TENSOR_MAX_DIMS] = {0};
    int dims[TENSOR_MAX_DIMS];
    int ndim = golden_list(shape, sizes, TENSOR_MAX_DIMS);
    golden_list(perm, order, TENSOR_MAX_DIMS);
    for (int i = 0; i < ndim; i++) dims[i] = (int)order[i];
    if (!tensor_new(golden_dtype(dtype), ndim, sizes, fresh, error)) return false;
    return tensor_permute(fresh, dims, view, error);
}

/* Elements from "1 2 3", "0x1p+0 nan" or "rand SEED LOW HIGH". */
static inline void golden_fill(Tensor *t, const char *values) {
    char *end;
    if (strncmp(values, "rand ", 5) == 0) {
        Generator generator;
        generator_seed_numpy(&generator, (uint32_t)strtoul(values + 5, &end, 10));
        double low = strtod(end, &end);
        double high = strtod(end, &end);
        int64_t count = tensor_count(t);
        Tensor wide;
        Error error = {0};
        if (!tensor_new(DTYPE_FLOAT64, 1, &count, &wide, &error)) abort();
        random_uniform_numpy(&generator, &wide, low, high);
        for (int64_t i = 0; i < count; i++) tensor_set_double(t, i, tensor_get_double(&wide, i));
        tensor_release(&wide);
        return;
    }
    for (int64_t i = 0; i < tensor_count(t); i++, values = end) {
        if (dtype_is_float(t->dtype))
            tensor_set_double(t, i, strtod(values, &end));
        else
            tensor_set_int(t, i, strtoll(values, &end, 10));
    }
}

#endif
