/* lib/numpy_reduce: np.sum, mean, max, ...: many numbers become few. */
#include <math.h>

#include "lib/numpy_functions.h"
#include "lib/tensor_arg.h"

typedef struct Over {
    int dims[TENSOR_MAX_DIMS], count;
    bool keepdims;
} Over;

static bool over_of(Interp *in, const Tensor *t, Value axis, Value keepdims, Over *over) {
    *over = (Over){0};
    return arg_dims(in, axis, t->ndim, DIALECT_NUMPY, over->dims, &over->count) &&
           (!arg_given(keepdims) || arg_bool(in, keepdims, "keepdims", &over->keepdims));
}

static bool reduce(Interp *in, ReduceOp op, const Value *args, Value dtype_value, Value keepdims,
                   int correction, Value *out) {
    Tensor a, cast, t;
    Over over;
    DType dtype;
    Error error = {0};
    if (!arg_array(in, args[0], &a)) return false;
    if (!over_of(in, &a, args[1], keepdims, &over) || !arg_dtype(in, dtype_value, a.dtype, &dtype))
        return tensor_release(&a), false;
    bool made = tensor_cast(&a, dtype, &cast, &error);
    tensor_release(&a);
    if (!made) return interp_raise_from(in, &error);
    made = tensor_reduce(op, &cast, over.dims, over.count, over.keepdims, correction, DIALECT_NUMPY,
                         &t, &error);
    tensor_release(&cast);
    return give_array(in, made, &t, &error, out);
}

/* a, axis=None, dtype=None, keepdims=False */
bool numpy_sum(Interp *in, const Value *args, Value *out) {
    return reduce(in, REDUCE_SUM, args, args[2], args[3], 0, out);
}

bool numpy_prod(Interp *in, const Value *args, Value *out) {
    return reduce(in, REDUCE_PROD, args, args[2], args[3], 0, out);
}

bool numpy_mean(Interp *in, const Value *args, Value *out) {
    return reduce(in, REDUCE_MEAN, args, args[2], args[3], 0, out);
}

/* a, axis=None, dtype=None, keepdims=False, ddof=0 */
static bool spread(Interp *in, ReduceOp op, const Value *args, Value *out) {
    int64_t ddof;
    if (!arg_int(in, args[4], "ddof", &ddof)) return false;
    return reduce(in, op, args, args[2], args[3], (int)ddof, out);
}

bool numpy_std(Interp *in, const Value *args, Value *out) {
    return spread(in, REDUCE_STD, args, out);
}

bool numpy_var(Interp *in, const Value *args, Value *out) {
    return spread(in, REDUCE_VAR, args, out);
}

/* a, axis=None, keepdims=False */
#define SIMPLE(name, op)                                                                           \
    bool numpy_##name(Interp *in, const Value *args, Value *out) {                                 \
        return reduce(in, op, args, value_none(), args[2], 0, out);                                \
    }
SIMPLE(max, REDUCE_MAX)
SIMPLE(min, REDUCE_MIN)
SIMPLE(argmax, REDUCE_ARGMAX)
SIMPLE(argmin, REDUCE_ARGMIN)
SIMPLE(all, REDUCE_ALL)
SIMPLE(any, REDUCE_ANY)
#undef SIMPLE

/* a: the mean of the two in the middle, where the count is even */
bool numpy_median(Interp *in, const Value *args, Value *out) {
    Tensor a, t, places;
    Error error = {0};
    if (!arg_array(in, args[0], &a)) return false;
    const int64_t count = tensor_count(&a);
    Tensor flat = {0};
    bool made = tensor_reshape(&a, 1, &count, &flat, &error) &&
                tensor_sort(&flat, 0, false, &t, &places, &error);
    tensor_release(&flat);
    tensor_release(&a);
    if (!made) return interp_raise_from(in, &error);
    double middle = NAN; /* also where there is a NaN: it was sorted to the end */
    if (count > 0 && !isnan(tensor_get_double(&t, count - 1)))
        middle = (tensor_get_double(&t, (count - 1) / 2) + tensor_get_double(&t, count / 2)) / 2;
    tensor_release(&t);
    tensor_release(&places);
    return give_array(in, tensor_from_double(middle, DTYPE_FLOAT64, &t, &error), &t, &error, out);
}

/* x: the length of a vector, np.linalg.norm */
bool numpy_norm(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    if (!arg_array(in, args[0], &a)) return false;
    double sum = 0;
    int64_t count = tensor_count(&a);
    for (int64_t i = 0; i < count && !stop_asked(); i++)
        sum += tensor_get_double(&a, i) * tensor_get_double(&a, i);
    DType dtype = dtype_is_float(a.dtype) ? a.dtype : DTYPE_FLOAT64;
    tensor_release(&a);
    return give_array(in, tensor_from_double(sqrt(sum), dtype, &t, &error), &t, &error, out);
}
