/* lib/numpy_functions: the builtins of numpy, declared for the tables that list them (numpy.c,
 * numpy_array.c). `np.sum(a, 0)` and `a.sum(0)` are one function whose args[0] is the array, which
 * may also be a list or a number. The comment beside a group names its file. */
#ifndef LIB_NUMPY_FUNCTIONS_H
#define LIB_NUMPY_FUNCTIONS_H

#include "lib/tensor_result.h"

/* An argument as an array: arrays, tensors, numbers, nested lists. The caller releases it. */
bool arg_array(Interp *in, Value v, Tensor *out);
/* An ndarray also where there are no dimensions: np.array(3). Takes over *t. */
Value new_ndarray(Interp *in, Tensor *t);

/* X(name, MathOp, doc) */
#define NUMPY_MATH(X)                                                                              \
    X(negative, MATH_NEGATE, "-x")                                                                 \
    X(abs, MATH_ABS, "The size of each element without its sign.")                                 \
    X(sign, MATH_SIGN, "-1, 0 or 1.")                                                              \
    X(square, MATH_SQUARE, "x * x")                                                                \
    X(floor, MATH_FLOOR, "The nearest whole number below.")                                        \
    X(ceil, MATH_CEIL, "The nearest whole number above.")                                          \
    X(trunc, MATH_TRUNC, "The whole part.")                                                        \
    X(rint, MATH_ROUND, "The nearest whole number.")                                               \
    X(sin, MATH_SIN, "Sine, of radians.")                                                          \
    X(cos, MATH_COS, "Cosine, of radians.")                                                        \
    X(tan, MATH_TAN, "Tangent, of radians.")                                                       \
    X(arcsin, MATH_ASIN, "The angle whose sine is x.")                                             \
    X(arccos, MATH_ACOS, "The angle whose cosine is x.")                                           \
    X(arctan, MATH_ATAN, "The angle whose tangent is x.")                                          \
    X(sinh, MATH_SINH, "Hyperbolic sine.")                                                         \
    X(cosh, MATH_COSH, "Hyperbolic cosine.")                                                       \
    X(tanh, MATH_TANH, "Hyperbolic tangent.")                                                      \
    X(exp, MATH_EXP, "e to the power x.")                                                          \
    X(expm1, MATH_EXPM1, "exp(x) - 1, exact near 0.")                                              \
    X(log, MATH_LOG, "The natural logarithm.")                                                     \
    X(log2, MATH_LOG2, "The logarithm to base 2.")                                                 \
    X(log10, MATH_LOG10, "The logarithm to base 10.")                                              \
    X(log1p, MATH_LOG1P, "log(1 + x), exact near 0.")                                              \
    X(sqrt, MATH_SQRT, "The square root.")                                                         \
    X(isnan, MATH_ISNAN, "Where it is NaN.")                                                       \
    X(isinf, MATH_ISINF, "Where it is infinite.")                                                  \
    X(isfinite, MATH_ISFINITE, "Where it is a number.")                                            \
    X(logical_not, MATH_LOGICAL_NOT, "True where x is 0.")

/* X(name, ElementOp, doc) */
#define NUMPY_ELEMENTS(X)                                                                          \
    X(add, ELEMENT_ADD, "x1 + x2")                                                                 \
    X(subtract, ELEMENT_SUB, "x1 - x2")                                                            \
    X(multiply, ELEMENT_MUL, "x1 * x2")                                                            \
    X(divide, ELEMENT_DIV, "x1 / x2")                                                              \
    X(floor_divide, ELEMENT_FLOORDIV, "x1 // x2")                                                  \
    X(mod, ELEMENT_MOD, "x1 % x2")                                                                 \
    X(power, ELEMENT_POW, "x1 ** x2")                                                              \
    X(maximum, ELEMENT_MAXIMUM, "The larger of the two.")                                          \
    X(minimum, ELEMENT_MINIMUM, "The smaller of the two.")                                         \
    X(arctan2, ELEMENT_ATAN2, "The angle of the point (x2, x1).")                                  \
    X(equal, ELEMENT_EQ, "x1 == x2")                                                               \
    X(not_equal, ELEMENT_NE, "x1 != x2")                                                           \
    X(less, ELEMENT_LT, "x1 < x2")                                                                 \
    X(less_equal, ELEMENT_LE, "x1 <= x2")                                                          \
    X(greater, ELEMENT_GT, "x1 > x2")                                                              \
    X(greater_equal, ELEMENT_GE, "x1 >= x2")

#define DECLARE(name, op, doc) Builtin numpy_##name;
NUMPY_MATH(DECLARE) /* numpy_math.c */
NUMPY_ELEMENTS(DECLARE)
#undef DECLARE

/* numpy_math.c */
Builtin numpy_round, numpy_clip, numpy_where, numpy_dot, numpy_matmul, numpy_outer, numpy_allclose,
    numpy_isclose, numpy_array_equal, numpy_cumsum, numpy_diff, numpy_sinc;

/* numpy_reduce.c */
Builtin numpy_sum, numpy_prod, numpy_mean, numpy_std, numpy_var, numpy_max, numpy_min, numpy_argmax,
    numpy_argmin, numpy_all, numpy_any, numpy_median, numpy_norm;

/* numpy_shape.c */
Builtin numpy_reshape, numpy_ravel, numpy_flatten, numpy_transpose, numpy_transpose_method,
    numpy_swapaxes, numpy_squeeze, numpy_expand_dims, numpy_broadcast_to, numpy_windows;
bool numpy_reshape_to(Interp *in, Value v, int ndim, const int64_t *shape, Value *out);
/* v as an array and axis as a dimension of it; flattened where axis is None. */
bool numpy_along(Interp *in, Value v, Value axis, Tensor *a, int *dim);
/* The end of a function that made *t of *a, which is released. */
bool give_shaped(Interp *in, bool made, Tensor *a, Tensor *t, Error *error, Value *out);

/* numpy_join.c */
Builtin numpy_stack, numpy_concatenate, numpy_vstack, numpy_hstack, numpy_append, numpy_split;

/* numpy_turn.c, numpy_sort.c */
Builtin numpy_tile, numpy_repeat, numpy_flip, numpy_roll, numpy_sort, numpy_unique;

/* numpy_find.c: by way of torch's */
Builtin numpy_argwhere, numpy_nonzero, numpy_flatnonzero, numpy_count_nonzero, numpy_argsort,
    numpy_tril, numpy_triu, numpy_diag, numpy_trace, numpy_moveaxis, numpy_atleast_1d,
    numpy_atleast_2d, numpy_fliplr, numpy_flipud, numpy_logspace, numpy_meshgrid, numpy_einsum;

/* numpy_make.c */
Builtin numpy_array, numpy_asarray, numpy_zeros, numpy_ones, numpy_empty, numpy_full,
    numpy_zeros_like, numpy_ones_like, numpy_full_like, numpy_arange, numpy_linspace, numpy_eye,
    numpy_copy, numpy_hanning, numpy_hamming, numpy_set_printoptions, numpy_shape, numpy_ndim,
    numpy_size, numpy_isscalar;

/* numpy_signal.c */
Builtin numpy_convolve, numpy_correlate, numpy_pad;

/* numpy_text.c */
Builtin numpy_loadtxt;

#endif
