/* lib/torch_rows: what is both a function, torch.mm(input, ...), and a method, input.mm(...).
 *
 * X(name, signature behind the tensor, function, words) */
#ifndef LIB_TORCH_ROWS_H
#define LIB_TORCH_ROWS_H

#define REDUCTION ", dim=None, keepdim=False, *, dtype=None, axis=None"
#define SIMPLE    ", dim=None, keepdim=False, *, axis=None"
#define SPREAD    ", dim=None, unbiased=True, keepdim=False, *, axis=None"

#define TENSOR_FUNCTIONS(X)                                                                        \
    X("clone", ", *, memory_format=None", torch_clone, "A copy.")                                  \
    X("detach", "", torch_detach, "The same numbers without gradient bookkeeping.")                \
    X("numel", "", torch_numel, "How many elements.")                                              \
    X("is_floating_point", "", torch_is_floating_point, "Whether it holds floats.")                \
    X("negative", "", torch_neg, "-x")                                                             \
    X("arcsin", "", torch_asin, "The angle whose sine is x.")                                      \
    X("arccos", "", torch_acos, "The angle whose cosine is x.")                                    \
    X("arctan", "", torch_atan, "The angle whose tangent is x.")                                   \
    X("round", ", *, decimals=0", torch_round, "Rounded, halves to even.")                         \
    X("clamp", ", min=None, max=None", torch_clamp, "Kept between min and max.")                   \
    X("clip", ", min=None, max=None", torch_clamp, "Kept between min and max.")                    \
    X("isnan", "", torch_isnan, "Where it is NaN.")                                                \
    X("isinf", "", torch_isinf, "Where it is infinite.")                                           \
    X("isfinite", "", torch_isfinite, "Where it is a number.")                                     \
    X("logical_and", ", other", torch_logical_and, "Where both are not 0.")                        \
    X("logical_or", ", other", torch_logical_or, "Where one is not 0.")                            \
    X("dot", ", tensor", torch_dot, "The sum of the products of two vectors.")                     \
    X("mm", ", mat2", torch_mm, "The product of two matrices.")                                    \
    X("bmm", ", mat2", torch_bmm, "The products of batches of matrices.")                          \
    X("mv", ", vec", torch_mv, "A matrix times a vector.")                                         \
    X("outer", ", vec2", torch_outer, "Each element times each of the other.")                     \
    X("allclose", ", other, rtol=1e-05, atol=1e-08, equal_nan=False", torch_allclose,              \
      "Whether all elements are nearly equal.")                                                    \
    X("isclose", ", other, rtol=1e-05, atol=1e-08, equal_nan=False", torch_isclose,                \
      "Where the elements are nearly equal.")                                                      \
    X("equal", ", other", torch_equal, "Whether shape and elements are equal.")                    \
    X("softmax", ", dim, dtype=None", torch_softmax, "Shares that sum to 1 along dim.")            \
    X("log_softmax", ", dim, dtype=None", torch_log_softmax, "The logarithm of softmax.")          \
    X("cumsum", ", dim, dtype=None", torch_cumsum, "The running sum along dim.")                   \
    X("sum", REDUCTION, torch_sum, "The sum, of all or along dim.")                                \
    X("mean", REDUCTION, torch_mean, "The mean, of all or along dim.")                             \
    X("prod", REDUCTION, torch_prod, "The product, of all or along dim.")                          \
    X("std", SPREAD, torch_std, "The standard deviation.")                                         \
    X("var", SPREAD, torch_var, "The variance.")                                                   \
    X("max", SIMPLE, torch_max, "The largest; with dim also where.")                               \
    X("min", SIMPLE, torch_min, "The smallest; with dim also where.")                              \
    X("amax", SIMPLE, torch_amax, "The largest.")                                                  \
    X("amin", SIMPLE, torch_amin, "The smallest.")                                                 \
    X("argmax", SIMPLE, torch_argmax, "Where the largest is.")                                     \
    X("argmin", SIMPLE, torch_argmin, "Where the smallest is.")                                    \
    X("all", SIMPLE, torch_all, "Whether all are not 0.")                                          \
    X("any", SIMPLE, torch_any, "Whether one is not 0.")                                           \
    X("norm", ", p='fro', dim=None, keepdim=False", torch_norm, "The length of a vector.")         \
    X("sort", ", dim=-1, descending=False, stable=False", torch_sort, "In order.")                 \
    X("argsort", ", dim=-1, descending=False", torch_argsort, "The places of the order.")          \
    X("topk", ", k, dim=-1, largest=True, sorted=True", torch_topk, "The k largest.")              \
    X("median", ", dim=None", torch_median, "The one in the middle.")                              \
    X("unique", "", torch_unique, "The different numbers, in order.")                              \
    X("gather", ", dim, index", torch_gather, "Elements picked along dim.")                        \
    X("masked_select", ", mask", torch_masked_select, "The elements where mask is True.")          \
    X("diff", ", n=1, dim=-1", torch_diff, "Each element less the one before.")                    \
    X("bernoulli", ", *, generator=None", torch_bernoulli, "1 with the probability given.")        \
    X("ger", ", vec2", torch_outer, "Each element times each of the other.")                       \
    X("nonzero", "", torch_nonzero, "Where it is not 0.")                                          \
    X("flatten", ", start_dim=0, end_dim=-1", torch_flatten, "Several dimensions as one.")         \
    X("ravel", "", torch_ravel, "All dimensions as one.")                                          \
    X("unflatten", ", dim, sizes", torch_unflatten, "One dimension as several.")                   \
    X("transpose", ", dim0, dim1", torch_transpose, "Two dimensions swapped.")                     \
    X("swapaxes", ", axis0, axis1", torch_transpose, "Two dimensions swapped.")                    \
    X("movedim", ", source, destination", torch_movedim, "One dimension moved.")                   \
    X("moveaxis", ", source, destination", torch_movedim, "One dimension moved.")                  \
    X("t", "", torch_t, "A matrix with rows and columns swapped.")                                 \
    X("squeeze", ", dim=None", torch_squeeze, "Without dimensions of size 1.")                     \
    X("unsqueeze", ", dim", torch_unsqueeze, "With a new dimension of size 1.")                    \
    X("select", ", dim, index", torch_select, "One slice of a dimension.")                         \
    X("narrow", ", dim, start, length", torch_narrow, "A stretch of a dimension.")                 \
    X("unbind", ", dim=0", torch_unbind, "The slices along dim, as a tuple.")                      \
    X("chunk", ", chunks, dim=0", torch_chunk, "So many pieces, as a tuple.")                      \
    X("repeat_interleave", ", repeats, dim=None", torch_repeat_interleave,                         \
      "Each element repeated.")                                                                    \
    X("fliplr", "", torch_fliplr, "Left and right swapped.")                                       \
    X("flipud", "", torch_flipud, "Up and down swapped.")                                          \
    X("roll", ", shifts, dims=None", torch_roll, "Moved around the end.")                          \
    X("index_select", ", dim, index", torch_index_select, "The slices that index names.")          \
    X("tril", ", diagonal=0", torch_tril, "The part below the diagonal.")                          \
    X("triu", ", diagonal=0", torch_triu, "The part above the diagonal.")                          \
    X("diag", ", diagonal=0", torch_diag, "The diagonal.")

#endif
