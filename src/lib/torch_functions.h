/* lib/torch_functions: the builtins of torch, declared for the tables that list them (torch.c,
 * tensor_type.c). Most stand in both: `torch.sum(x, 0)` and `x.sum(0)` are one function whose
 * args[0] is the tensor. The comment beside a group names its file. */
#ifndef LIB_TORCH_FUNCTIONS_H
#define LIB_TORCH_FUNCTIONS_H

#include "lib/tensor_result.h"

/* Element by element: X(name, MathOp, doc). Each is torch.NAME, x.NAME and x.NAME_. */
#define MATH_FUNCTIONS(X)                                                                          \
    X(neg, MATH_NEGATE, "-x")                                                                      \
    X(abs, MATH_ABS, "The size of each element without its sign.")                                 \
    X(sign, MATH_SIGN, "-1, 0 or 1.")                                                              \
    X(square, MATH_SQUARE, "x * x")                                                                \
    X(floor, MATH_FLOOR, "The nearest whole number below.")                                        \
    X(ceil, MATH_CEIL, "The nearest whole number above.")                                          \
    X(trunc, MATH_TRUNC, "The whole part.")                                                        \
    X(sin, MATH_SIN, "Sine, of radians.")                                                          \
    X(cos, MATH_COS, "Cosine, of radians.")                                                        \
    X(tan, MATH_TAN, "Tangent, of radians.")                                                       \
    X(asin, MATH_ASIN, "The angle whose sine is x.")                                               \
    X(acos, MATH_ACOS, "The angle whose cosine is x.")                                             \
    X(atan, MATH_ATAN, "The angle whose tangent is x.")                                            \
    X(sinh, MATH_SINH, "Hyperbolic sine.")                                                         \
    X(cosh, MATH_COSH, "Hyperbolic cosine.")                                                       \
    X(tanh, MATH_TANH, "Hyperbolic tangent: squeezes into -1 to 1.")                               \
    X(exp, MATH_EXP, "e to the power x.")                                                          \
    X(expm1, MATH_EXPM1, "exp(x) - 1, exact near 0.")                                              \
    X(log, MATH_LOG, "The natural logarithm.")                                                     \
    X(log2, MATH_LOG2, "The logarithm to base 2.")                                                 \
    X(log10, MATH_LOG10, "The logarithm to base 10.")                                              \
    X(log1p, MATH_LOG1P, "log(1 + x), exact near 0.")                                              \
    X(sqrt, MATH_SQRT, "The square root.")                                                         \
    X(rsqrt, MATH_RSQRT, "1 / sqrt(x)")                                                            \
    X(reciprocal, MATH_RECIPROCAL, "1 / x")                                                        \
    X(sigmoid, MATH_SIGMOID, "1 / (1 + exp(-x)): squeezes into 0 to 1.")                           \
    X(relu, MATH_RELU, "x where it is positive, else 0.")                                          \
    X(logical_not, MATH_LOGICAL_NOT, "True where x is 0.")

/* Two tensors, or a tensor and a number: X(name, ElementOp, doc). */
#define ELEMENT_FUNCTIONS(X)                                                                       \
    X(mul, ELEMENT_MUL, "input * other")                                                           \
    X(multiply, ELEMENT_MUL, "input * other")                                                      \
    X(remainder, ELEMENT_MOD, "input % other")                                                     \
    X(floor_divide, ELEMENT_FLOORDIV, "input // other")                                            \
    X(true_divide, ELEMENT_DIV, "input / other")                                                   \
    X(eq, ELEMENT_EQ, "input == other, element by element")                                        \
    X(ne, ELEMENT_NE, "input != other, element by element")                                        \
    X(lt, ELEMENT_LT, "input < other, element by element")                                         \
    X(le, ELEMENT_LE, "input <= other, element by element")                                        \
    X(gt, ELEMENT_GT, "input > other, element by element")                                         \
    X(ge, ELEMENT_GE, "input >= other, element by element")                                        \
    X(maximum, ELEMENT_MAXIMUM, "The larger of the two.")                                          \
    X(minimum, ELEMENT_MINIMUM, "The smaller of the two.")                                         \
    X(atan2, ELEMENT_ATAN2, "The angle of the point (other, input).")                              \
    X(bitwise_and, ELEMENT_AND, "input & other")                                                   \
    X(bitwise_or, ELEMENT_OR, "input | other")                                                     \
    X(bitwise_xor, ELEMENT_XOR, "input ^ other")

#define DECLARE(name, op, doc) Builtin torch_##name, torch_##name##_;
MATH_FUNCTIONS(DECLARE)
ELEMENT_FUNCTIONS(DECLARE)
#undef DECLARE

/* torch_math.c: more of the same kind */
Builtin torch_add, torch_sub, torch_div, torch_pow, torch_rsub, torch_round, torch_clamp,
    torch_where, torch_isnan, torch_isinf, torch_isfinite, torch_logical_and, torch_logical_or,
    torch_add_, torch_sub_, torch_div_, torch_pow_, torch_clamp_, torch_round_;

/* torch_linear.c: products and comparisons of whole tensors */
Builtin torch_dot, torch_matmul, torch_mm, torch_bmm, torch_mv, torch_outer, torch_allclose,
    torch_isclose, torch_equal, torch_softmax, torch_log_softmax, torch_cumsum;

/* torch_reduce.c */
Builtin torch_sum, torch_mean, torch_prod, torch_std, torch_var, torch_all, torch_any, torch_argmax,
    torch_argmin, torch_max, torch_min, torch_amax, torch_amin, torch_norm;

/* torch_sort.c */
Builtin torch_sort, torch_argsort, torch_topk, torch_median, torch_unique, torch_nonzero;

/* torch_shape.c: the same numbers in another shape */
Builtin torch_view, torch_view_as, torch_reshape, torch_reshape_as, torch_flatten, torch_ravel,
    torch_permute, torch_transpose, torch_t, torch_T, torch_mT, torch_squeeze, torch_unsqueeze,
    torch_expand, torch_expand_as, torch_unfold, torch_contiguous, torch_movedim, torch_select,
    torch_narrow, torch_unflatten, torch_atleast_1d, torch_atleast_2d;

/* torch_join.c: putting together, taking apart */
Builtin torch_stack, torch_cat, torch_hstack, torch_vstack, torch_unbind, torch_split, torch_chunk;

/* torch_repeat.c */
Builtin torch_repeat, torch_tile, torch_index_select, torch_repeat_interleave;

/* torch_turn.c */
Builtin torch_flip, torch_fliplr, torch_flipud, torch_roll, torch_tril, torch_triu, torch_diag;

/* torch_make.c */
Builtin torch_tensor, torch_as_tensor, torch_from_numpy, torch_zeros, torch_ones, torch_full,
    torch_empty, torch_zeros_like, torch_ones_like, torch_full_like, torch_empty_like, torch_arange,
    torch_range, torch_linspace, torch_logspace, torch_eye, torch_make_tensor, torch_make_float,
    torch_make_double, torch_make_long, torch_make_int, torch_make_bool, torch_new_zeros,
    torch_new_ones, torch_new_full, torch_new_tensor;

/* torch_random.c */
Builtin torch_manual_seed, torch_seed, torch_initial_seed, torch_rand, torch_randn, torch_randint,
    torch_randperm, torch_rand_like, torch_randn_like, torch_randint_like, torch_normal,
    torch_uniform_, torch_normal_, torch_random_;

/* torch_values.c: out of a tensor, and its dtype */
Builtin torch_item, torch_tolist, torch_numpy, torch_clone, torch_detach, torch_size, torch_dim,
    torch_numel, torch_stride, torch_storage_offset, torch_element_size, torch_is_contiguous,
    torch_to, torch_type, torch_type_as, torch_float, torch_double, torch_long, torch_int,
    torch_short, torch_bool, torch_byte, torch_cpu, torch_cuda, torch_to_index, torch_to_int,
    torch_to_float, torch_is_floating_point;

/* torch_gather.c */
Builtin torch_gather, torch_masked_select, torch_diff, torch_meshgrid;

/* torch_einsum.c */
Builtin torch_einsum;

/* functional_norm.c */
Builtin torch_bernoulli;

/* torch_write.c: in place */
Builtin torch_fill_, torch_zero_, torch_copy_, torch_masked_fill, torch_masked_fill_,
    torch_requires_grad_, torch_detach_, torch_unsqueeze_, torch_squeeze_, torch_resize_,
    torch_backward;

/* torch_settings.c */
Builtin torch_set_printoptions, torch_set_default_dtype, torch_get_default_dtype, torch_is_tensor,
    torch_is_grad_enabled, torch_get_num_threads, torch_accept;

#endif
