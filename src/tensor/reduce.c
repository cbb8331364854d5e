/* tensor/reduce: many elements to one: sums, products, extremes, questions.
 *
 * Everything but a sum of floats (tensor/sum) is a fold: a state that takes in one block of
 * elements after the other, in row-major order. */
#include "tensor/tensor.h"

#include <math.h>

#include "tensor/loop.h"
#include "tensor/sum.h"

/* ---- folds ---- */

typedef struct Fold {
    union {
        int64_t ints;
        float floats;
        double doubles;
    } value;
    int64_t taken;    /* elements so far */
    int64_t position; /* of the extreme */
    double mean;      /* of the elements so far */
} Fold;

typedef void (*FoldBlock)(Fold *fold, int64_t count, const void *block);

#define EACH(name, type, member, statement)                                                        \
    static void name(Fold *fold, int64_t count, const void *block) {                               \
        type all = fold->value.member;                                                             \
        for (int64_t i = 0; i < count; i++) {                                                      \
            type x = ((const type *)block)[i];                                                     \
            statement;                                                                             \
        }                                                                                          \
        fold->value.member = all;                                                                  \
        fold->taken += count;                                                                      \
    }
/* `beats` says whether x is better than `all`; the first of equals stays, a NaN beats numbers. */
#define EXTREME(name, type, member, beats)                                                         \
    EACH(                                                                                          \
        name, type, member,                                                                        \
        if (fold->taken + i == 0 || ((beats) && all == all) || (x != x && all == all)) {           \
            all = x;                                                                               \
            fold->position = fold->taken + i;                                                      \
        })

EACH(sum_int, int64_t, ints, all = (int64_t)((uint64_t)all + (uint64_t)x))
EACH(prod_int, int64_t, ints, all = (int64_t)((uint64_t)all * (uint64_t)x))
EACH(prod_float, float, floats, all *= x)
EACH(prod_double, double, doubles, all *= x)
EACH(all_int, int64_t, ints, all = all && x)
EACH(any_int, int64_t, ints, all = all || x)
/* Welford: the mean of the first i + 1, and the squares off it, from those of the first i. */
EACH(square_double, double, doubles, double off = x - fold->mean;
     fold->mean += off / (double)(fold->taken + i + 1); all = fma(off, x - fold->mean, all))
EACH(off_double, double, doubles, all += (x - fold->mean) * (x - fold->mean))
EXTREME(max_int, int64_t, ints, x > all)
EXTREME(max_float, float, floats, x > all)
EXTREME(max_double, double, doubles, x > all)
EXTREME(min_int, int64_t, ints, x < all)
EXTREME(min_float, float, floats, x < all)
EXTREME(min_double, double, doubles, x < all)

typedef struct FoldLoop {
    Fold *fold;
    FoldBlock block;
    DType from, compute;
} FoldLoop;

static void fold_row(int64_t count, char *const *at, const int64_t *step, void *context) {
    const FoldLoop *loop = context;
    LoopBuffer buffer;
    for (int64_t i = 0; i < count; i += LOOP_BLOCK) {
        int64_t n = count - i < LOOP_BLOCK ? count - i : LOOP_BLOCK;
        loop->block(
            loop->fold, n,
            block_load(loop->from, loop->compute, n, at[0] + i * step[0], step[0], &buffer));
    }
}

/* In the order of memory, but where positions are counted. */
static void fold_tensor(const Tensor *t, DType compute, FoldBlock block, bool positions,
                        Fold *fold) {
    Loop loop;
    loop_init(&loop, t->ndim, t->shape);
    loop_add(&loop, t);
    (positions ? loop_run : loop_run_dense)(&loop, fold_row,
                                            &(FoldLoop){fold, block, t->dtype, compute});
}

/* ---- which fold for which operation ---- */

typedef struct ReduceRow {
    const char *torch_name, *numpy_name;
    FoldBlock ints, floats, doubles;
    int64_t start;
    bool widens;   /* integers are added up as int64 */
    bool asks;     /* about true and false: the elements are taken as bool */
    bool position; /* the result is where, not what */
    bool needs_one;
} ReduceRow;

static const ReduceRow rows[REDUCE_OPS] = {
    [REDUCE_SUM] = {"sum", "add", sum_int, NULL, NULL, 0, .widens = true},
    [REDUCE_PROD] = {"prod", "multiply", prod_int, prod_float, prod_double, 1, .widens = true},
    [REDUCE_MEAN] = {"mean", "add", NULL, NULL, NULL, .start = 0},
    [REDUCE_VAR] = {"var", "add", NULL, NULL, NULL, .start = 0},
    [REDUCE_STD] = {"std", "add", NULL, NULL, NULL, .start = 0},
    [REDUCE_MAX] = {"max", "maximum", max_int, max_float, max_double, 0, .needs_one = true},
    [REDUCE_MIN] = {"min", "minimum", min_int, min_float, min_double, 0, .needs_one = true},
    [REDUCE_ARGMAX] = {"argmax", "argmax", max_int, max_float, max_double, 0, .position = true,
                       .needs_one = true},
    [REDUCE_ARGMIN] = {"argmin", "argmin", min_int, min_float, min_double, 0, .position = true,
                       .needs_one = true},
    [REDUCE_ALL] = {"all", "logical_and", all_int, all_int, all_int, 1, .asks = true},
    [REDUCE_ANY] = {"any", "logical_or", any_int, any_int, any_int, 0, .asks = true},
};

/* ---- shapes ---- */

typedef struct Reduction {
    bool reduced[TENSOR_MAX_DIMS];
    int64_t count;     /* elements that make one result */
    Tensor kept_shape; /* a's shape, 1 where it is reduced */
} Reduction;

static bool reduction_init(const Tensor *a, const int *dims, int count, Dialect dialect,
                           Reduction *r, Error *error) {
    *r = (Reduction){.count = 1};
    for (int i = 0; i < count && a->ndim > 0; i++) {
        if (r->reduced[dims[i]])
            return dialect == DIALECT_TORCH
                       ? error_set(error, ERROR_RUNTIME,
                                   "dim %d appears multiple times in the list of dims", dims[i])
                       : error_set(error, ERROR_VALUE, "duplicate value in 'axis'");
        r->reduced[dims[i]] = true;
    }
    r->kept_shape.ndim = a->ndim;
    for (int d = 0; d < a->ndim; d++) {
        if (count == 0) r->reduced[d] = true;
        if (r->reduced[d]) r->count *= a->shape[d];
        r->kept_shape.shape[d] = r->reduced[d] ? 1 : a->shape[d];
    }
    return true;
}

/* Drops the dimensions that were reduced (takes over `t`). */
static Tensor drop_reduced(Tensor *t, const Reduction *r, bool keepdim) {
    Tensor view = *t;
    if (keepdim) return view;
    view.ndim = 0;
    for (int d = 0; d < t->ndim; d++) {
        if (r->reduced[d]) continue;
        view.shape[view.ndim] = t->shape[d];
        view.stride[view.ndim++] = t->stride[d];
    }
    return view;
}

static bool refuse_empty(const ReduceRow *row, const Tensor *a, const int *dims, int count,
                         Dialect dialect, Error *error) {
    if (dialect == DIALECT_NUMPY)
        return row->position
                   ? error_set(error, ERROR_VALUE, "attempt to get %s of an empty sequence",
                               row->numpy_name)
                   : error_set(error, ERROR_VALUE,
                               "zero-size array to reduction operation %s which has no identity",
                               row->numpy_name);
    for (int i = 0; i < count; i++)
        if (a->shape[dims[i]] == 0)
            return error_set(error, ERROR_INDEX,
                             "%s(): Expected reduction dim %d to have non-zero size.",
                             row->torch_name, dims[i]);
    if (row->position)
        return error_set(error, ERROR_INDEX,
                         "%s(): Expected reduction dim to be specified for input.numel() == 0.",
                         row->torch_name);
    return error_set(error, ERROR_RUNTIME,
                     "%s(): Expected reduction dim to be specified for input.numel() == 0. Specify "
                     "the reduction dim with the 'dim' argument.",
                     row->torch_name);
}

/* ---- one result after the other ---- */

/* The part of `a` that makes the result at `index`. */
static Tensor part_at(const Tensor *a, const Reduction *r, const int64_t *index) {
    Tensor part = *a;
    part.ndim = 0;
    for (int d = 0; d < a->ndim; d++) {
        if (r->reduced[d]) {
            part.shape[part.ndim] = a->shape[d];
            part.stride[part.ndim++] = a->stride[d];
        } else {
            part.offset += index[d] * a->stride[d];
        }
    }
    return part;
}

typedef struct Folding {
    const ReduceRow *row;
    FoldBlock block;
    DType compute;
} Folding;

static void fold_one(const Folding *f, const Tensor *part, const Tensor *out, int64_t linear) {
    Fold fold = {.position = 0};
    if (f->compute == DTYPE_FLOAT32) fold.value.floats = (float)f->row->start;
    if (f->compute == DTYPE_FLOAT64) fold.value.doubles = (double)f->row->start;
    if (f->compute == DTYPE_INT64) fold.value.ints = f->row->start;
    fold_tensor(part, f->compute, f->block, f->row->position, &fold);
    if (f->row->position)
        tensor_set_int(out, linear, fold.position);
    else if (f->compute == DTYPE_INT64)
        tensor_set_int(out, linear, fold.value.ints);
    else
        tensor_set_double(out, linear,
                          f->compute == DTYPE_FLOAT32 ? (double)fold.value.floats
                                                      : fold.value.doubles);
}

static void fold_all(const Folding *f, const Tensor *a, const Reduction *r, const Tensor *out) {
    int64_t index[TENSOR_MAX_DIMS] = {0}, linear = 0;
    if (tensor_count(out) == 0) return;
    do {
        Tensor part = part_at(a, r, index);
        fold_one(f, &part, out, linear++);
    } while (!stop_asked() && index_advance(out->ndim, out->shape, index));
}

static DType fold_result(const ReduceRow *row, const Tensor *a, Dialect dialect) {
    if (row->position) return DTYPE_INT64;
    if (row->asks)
        return dialect == DIALECT_TORCH && a->dtype == DTYPE_UINT8 ? DTYPE_UINT8 : DTYPE_BOOL;
    return row->widens && !dtype_is_float(a->dtype) ? DTYPE_INT64 : a->dtype;
}

static bool reduce_fold(ReduceOp op, const Tensor *a, const Reduction *r, Dialect dialect,
                        Tensor *out, Error *error) {
    const ReduceRow *row = &rows[op];
    Folding f = {.row = row, .compute = dtype_compute(a->dtype)};
    f.block = f.compute == DTYPE_INT64     ? row->ints
              : f.compute == DTYPE_FLOAT32 ? row->floats
                                           : row->doubles;
    Tensor truths = {0};
    bool ask = row->asks && dtype_is_float(a->dtype); /* 0.5 is true */
    if (ask && !tensor_cast(a, DTYPE_BOOL, &truths, error)) return false;
    if (row->asks) f.compute = DTYPE_INT64;
    bool ok = tensor_new(fold_result(row, a, dialect), a->ndim, r->kept_shape.shape, out, error);
    if (ok) fold_all(&f, ask ? &truths : a, r, out);
    tensor_release(&truths);
    return ok;
}

/* ---- sums of floats and what is made of them ---- */

static bool reduce_sum(const Tensor *a, const Reduction *r, Dialect dialect, Tensor *out,
                       Error *error) {
    if (!dtype_is_float(a->dtype)) return reduce_fold(REDUCE_SUM, a, r, dialect, out, error);
    if (!tensor_new(a->dtype, a->ndim, r->kept_shape.shape, out, error)) return false;
    sum_floats(a, out, dialect);
    return true;
}

/* Divides each element of `t` by the number. */
static bool divide(Tensor *t, double by, Error *error) {
    Tensor number, result;
    if (!tensor_from_double(by, t->dtype, &number, error)) return false;
    bool ok = tensor_binary(ELEMENT_DIV, t, &number, DIALECT_NUMPY, t->dtype, &result, error);
    tensor_release(&number);
    if (!ok) return false;
    tensor_release(t);
    *t = result;
    return true;
}

static bool refuse_int_mean(const char *name, const Tensor *a, Error *error) {
    error_set(error, ERROR_RUNTIME,
              "mean(): could not infer output dtype. Input dtype must be either a floating point "
              "or complex dtype. Got: %s",
              dtype_scalar_name(a->dtype));
    error_why(error, "The mean of whole numbers is seldom whole, and %s keeps the dtype.", name);
    error_fix(error, "x.float().mean()");
    return false;
}

static bool floats_of(const Tensor *a, Tensor *out, Error *error) {
    return tensor_cast(a, dtype_is_float(a->dtype) ? a->dtype : DTYPE_FLOAT64, out, error);
}

static bool reduce_mean(const Tensor *a, const Reduction *r, Dialect dialect, Tensor *out,
                        Error *error) {
    if (dialect == DIALECT_TORCH && !dtype_is_float(a->dtype))
        return refuse_int_mean("mean", a, error);
    Tensor floats, result;
    if (!floats_of(a, &floats, error)) return false;
    bool ok = reduce_sum(&floats, r, dialect, &result, error);
    tensor_release(&floats);
    if (!ok) return false;
    if (!divide(&result, (double)r->count, error)) {
        tensor_release(&result);
        return false;
    }
    *out = result;
    return true;
}

/* PyTorch works in double and rounds once. A single result is made in two passes, from the mean in
 * the tensor's dtype; several by Welford's way. */
static bool var_of(const Tensor *part, const Reduction *r, int correction, bool single, double *out,
                   Error *error) {
    Fold squares = {.taken = 0};
    Tensor mean;
    if (single) {
        if (!tensor_reduce(REDUCE_MEAN, part, NULL, 0, false, 0, DIALECT_TORCH, &mean, error))
            return false;
        squares.mean = tensor_get_double(&mean, 0);
        tensor_release(&mean);
    }
    fold_tensor(part, DTYPE_FLOAT64, single ? off_double : square_double, false, &squares);
    int64_t by = r->count - correction;
    *out = squares.value.doubles / (double)(by > 0 ? by : 0);
    return true;
}

static bool var_torch(const Tensor *a, const Reduction *r, int correction, bool root, Tensor *out,
                      Error *error) {
    if (!dtype_is_float(a->dtype))
        return error_set(error, ERROR_RUNTIME,
                         "std and var only support floating point and complex dtypes");
    Tensor result;
    if (!tensor_new(a->dtype, a->ndim, r->kept_shape.shape, &result, error)) return false;
    int64_t index[TENSOR_MAX_DIMS] = {0}, count = tensor_count(&result);
    for (int64_t linear = 0; linear < count && !stop_asked(); linear++) {
        Tensor part = part_at(a, r, index);
        double var;
        if (!var_of(&part, r, correction, count == 1, &var, error)) {
            tensor_release(&result);
            return false;
        }
        tensor_set_double(&result, linear, root ? sqrt(var) : var);
        index_advance(result.ndim, result.shape, index);
    }
    *out = result;
    return true;
}

/* NumPy: the mean, the differences, their squares, the sum: each an array in the dtype of `a`. */
static bool squares_numpy(const Tensor *a, const Reduction *r, Tensor *out, Error *error) {
    Tensor mean, off = {0};
    if (!reduce_mean(a, r, DIALECT_NUMPY, &mean, error)) return false;
    bool ok = tensor_binary(ELEMENT_SUB, a, &mean, DIALECT_NUMPY, a->dtype, &off, error) &&
              tensor_math(MATH_SQUARE, &off, DIALECT_NUMPY, a->dtype, out, error);
    tensor_release(&mean);
    tensor_release(&off);
    return ok;
}

static bool var_numpy(const Tensor *a, const Reduction *r, int correction, bool root, Tensor *out,
                      Error *error) {
    Tensor floats, squares = {0}, var = {0}, result = {0};
    if (!floats_of(a, &floats, error)) return false;
    int64_t by = r->count - correction;
    bool ok = squares_numpy(&floats, r, &squares, error) &&
              reduce_sum(&squares, r, DIALECT_NUMPY, &var, error) &&
              divide(&var, (double)(by > 0 ? by : 0), error);
    if (ok && root) ok = tensor_math(MATH_SQRT, &var, DIALECT_NUMPY, var.dtype, &result, error);
    tensor_release(&floats);
    tensor_release(&squares);
    if (ok) *out = root ? result : tensor_retain(&var);
    tensor_release(&var);
    return ok;
}

/* ---- the operation ---- */

static bool reduce_kept(ReduceOp op, const Tensor *a, const Reduction *r, int correction,
                        Dialect dialect, Tensor *out, Error *error) {
    if (op == REDUCE_SUM) return reduce_sum(a, r, dialect, out, error);
    if (op == REDUCE_MEAN) return reduce_mean(a, r, dialect, out, error);
    if (op != REDUCE_VAR && op != REDUCE_STD) return reduce_fold(op, a, r, dialect, out, error);
    return (dialect == DIALECT_TORCH ? var_torch : var_numpy)(a, r, correction, op == REDUCE_STD,
                                                              out, error);
}

bool tensor_reduce(ReduceOp op, const Tensor *a, const int *dims, int count, bool keepdim,
                   int correction, Dialect dialect, Tensor *out, Error *error) {
    Reduction r;
    if (!reduction_init(a, dims, count, dialect, &r, error)) return false;
    if (rows[op].position && a->dtype == DTYPE_BOOL && dialect == DIALECT_TORCH)
        return error_set(error, ERROR_RUNTIME, "\"%s_cpu\" not implemented for 'Bool'",
                         rows[op].torch_name);
    if (rows[op].needs_one && r.count == 0)
        return refuse_empty(&rows[op], a, dims, count, dialect, error);
    Tensor kept;
    if (!reduce_kept(op, a, &r, correction, dialect, &kept, error)) return false;
    *out = drop_reduced(&kept, &r, keepdim);
    return true;
}
