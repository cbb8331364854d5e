/* tensor/tensor: an n-dimensional array of numbers, and views of it.
 *
 * A Storage is one block of elements of one dtype, counted by the tensors that look at it. A
 * Tensor is a view: element (i0, i1, ...) lies at storage[offset + i0*stride[0] + ...], strides in
 * elements, and they may be 0 (expand) or, for NumPy's views, negative. A view is contiguous when
 * its strides are those of a fresh tensor of its shape. PyTorch's tensors and NumPy's arrays are
 * both this struct; where the two differ (messages, negative steps) a Dialect says whose way.
 *
 * Ownership: a Tensor is a small value that holds one reference to its storage. A function that
 * makes one writes it to *out, which it takes for uninitialised and which the caller releases;
 * on failure *out is untouched. tensor_retain gives a second holder.
 * Errors: bool and `Error *error` last (base/error). Sizes that a user chose go through mem_try,
 * so any function that makes a new storage can fail with ERROR_MEMORY. At a Ctrl-C (base/stop) long
 * loops end early, and what they leave behind is unfinished: no new storage is made from then on,
 * and nothing is assigned. */
#ifndef TENSOR_TENSOR_H
#define TENSOR_TENSOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/stop.h"

enum { TENSOR_MAX_DIMS = 8 };

typedef enum DType { /* in order of promotion within and between kinds */
                     DTYPE_BOOL,
                     DTYPE_UINT8,
                     DTYPE_INT8,
                     DTYPE_INT16,
                     DTYPE_INT32,
                     DTYPE_INT64,
                     DTYPE_FLOAT32,
                     DTYPE_FLOAT64,
                     DTYPES
} DType;

typedef enum Dialect { DIALECT_TORCH, DIALECT_NUMPY } Dialect;

typedef struct Storage {
    int refs;
    DType dtype;
    int64_t count; /* elements */
    void *data;    /* aligned to 64 bytes */
} Storage;

typedef struct Tensor {
    Storage *storage;
    DType dtype;
    int ndim; /* 0 for a scalar */
    int64_t shape[TENSOR_MAX_DIMS];
    int64_t stride[TENSOR_MAX_DIMS];
    int64_t offset;
    bool wrapped; /* a Python number in an expression: it has a kind but no say in the dtype */
} Tensor;

/* dtypes */
size_t dtype_size(DType dtype);
const char *dtype_name(DType dtype);        /* "float32" */
const char *dtype_torch_type(DType dtype);  /* "torch.FloatTensor" */
const char *dtype_scalar_name(DType dtype); /* "Float", "Long": as in "expected scalar type Long" */
bool dtype_is_float(DType dtype);
DType dtype_promote(const Tensor *a, const Tensor *b, Dialect dialect, DType default_float);

/* making and holding */
bool tensor_new(DType dtype, int ndim, const int64_t *shape, Tensor *out, Error *error); /* zeros */
Tensor tensor_retain(const Tensor *t);
void tensor_release(Tensor *t);                               /* {0} is fine; t is {0} after */
bool tensor_copy(const Tensor *t, Tensor *out, Error *error); /* contiguous, own storage */
bool tensor_contiguous(const Tensor *t, Tensor *out, Error *error);        /* itself where it is */
bool tensor_cast(const Tensor *t, DType dtype, Tensor *out, Error *error); /* itself where it is */
bool tensor_fill(Tensor *t, double value, Error *error);                   /* a fresh tensor */
bool tensor_from_double(double x, DType dtype, Tensor *out, Error *error); /* 0-d */
bool tensor_from_int(int64_t x, DType dtype, Tensor *out, Error *error);   /* 0-d */

/* looking */
int64_t tensor_count(const Tensor *t);
bool tensor_is_contiguous(const Tensor *t);
bool tensor_same_shape(const Tensor *a, const Tensor *b);
void *tensor_data(const Tensor *t); /* address of the first element */
int64_t tensor_at(const Tensor *t,
                  int64_t linear); /* storage position of element number `linear`, row-major */
double tensor_get_double(const Tensor *t, int64_t linear); /* any dtype, widened */
int64_t tensor_get_int(const Tensor *t, int64_t linear);   /* truncated where it is a float */
void tensor_set_double(const Tensor *t, int64_t linear, double x);
void tensor_set_int(const Tensor *t, int64_t linear, int64_t x);
void shape_text(int ndim, const int64_t *shape, Str *out);       /* "[1, 1, 10]" */
void shape_text_numpy(int ndim, const int64_t *shape, Str *out); /* "(1,1,10)", "(10,)" */
/* -3 <= dim < 3 to 0..2, or IndexError "Dimension out of range (expected to be in range of ...)" */
bool dim_wrap(int64_t dim, int ndim, Dialect dialect, int *out, Error *error);

/* views and shapes (views share the storage) */
bool tensor_view(const Tensor *t, int ndim, const int64_t *shape, Tensor *out,
                 Error *error); /* one -1 may stand */
bool tensor_reshape(const Tensor *t, int ndim, const int64_t *shape, Tensor *out,
                    Error *error); /* a view where it can be */
bool tensor_reshape_numpy(const Tensor *t, int ndim, const int64_t *shape, Tensor *out,
                          Error *error); /* the same with NumPy's words */
bool tensor_permute(const Tensor *t, const int *dims, Tensor *out, Error *error);
bool tensor_transpose(const Tensor *t, int a, int b, Tensor *out, Error *error);
bool tensor_unsqueeze(const Tensor *t, int dim, Tensor *out,
                      Error *error); /* dim already wrapped to 0..ndim */
bool tensor_squeeze(const Tensor *t, int dim, Tensor *out,
                    Error *error); /* dim -1: all of size 1 */
bool tensor_expand(const Tensor *t, int ndim, const int64_t *shape, Tensor *out, Error *error);
/* start and stop as Python's slices take them (below 0: from the end; beyond: cut); a slice with a
 * negative step that runs to the first element has stop INT64_MIN */
bool tensor_slice(const Tensor *t, int dim, int64_t start, int64_t stop, int64_t step, Tensor *out,
                  Error *error);
bool tensor_select(const Tensor *t, int dim, int64_t index, Dialect dialect, Tensor *out,
                   Error *error);
bool tensor_unfold(const Tensor *t, int dim, int64_t size, int64_t step, Tensor *out, Error *error);
bool tensor_flip(const Tensor *t, const int *dims, int count, Tensor *out,
                 Error *error); /* a copy, as torch.flip */

/* x[...]: the key as a list of indices, each as it was written */
typedef enum IndexKind {
    INDEX_INT,
    INDEX_SLICE,
    INDEX_NEW_AXIS,
    INDEX_ELLIPSIS,
    INDEX_TENSOR
} IndexKind;
typedef struct Index {
    IndexKind kind;
    int64_t at;                /* INT */
    bool has_start, has_stop;  /* SLICE */
    int64_t start, stop, step; /* SLICE; step is 1 where none was written */
    const Tensor *tensor;      /* TENSOR: int64 positions or a bool mask */
} Index;
/* A view unless a TENSOR index stands (then a copy). */
bool tensor_index(const Tensor *t, const Index *key, int count, Dialect dialect, Tensor *out,
                  Error *error);
/* x[key] = value, value broadcast and cast. */
bool tensor_index_put(const Tensor *t, const Index *key, int count, const Tensor *value,
                      Dialect dialect, Error *error);
/* The same without checks: the shape of `from` broadcasts to that of `to`, and they don't overlap.
 */
void tensor_convert(const Tensor *to, const Tensor *from);
void tensor_overwrite(const Tensor *to, const Tensor *from); /* Ctrl-C does not stop this one */
/* Elements of `from`, broadcast and cast, into the elements of `to` (safe where they overlap). */
bool tensor_assign(const Tensor *to, const Tensor *from, Dialect dialect, Error *error);

/* arithmetic: result dtype by dtype_promote */
typedef enum ElementOp { /* one row each in the table of ops.c */
                         ELEMENT_ADD,
                         ELEMENT_SUB,
                         ELEMENT_MUL,
                         ELEMENT_DIV,
                         ELEMENT_FLOORDIV,
                         ELEMENT_MOD,
                         ELEMENT_POW,
                         ELEMENT_MAXIMUM,
                         ELEMENT_MINIMUM,
                         ELEMENT_ATAN2,
                         ELEMENT_AND,
                         ELEMENT_OR,
                         ELEMENT_XOR,
                         ELEMENT_LT,
                         ELEMENT_LE,
                         ELEMENT_GT,
                         ELEMENT_GE,
                         ELEMENT_EQ,
                         ELEMENT_NE, /* these give bool */
                         ELEMENT_BINARY_OPS
} ElementOp;
typedef enum MathOp {
    MATH_NEGATE,
    MATH_ABS,
    MATH_SIGN,
    MATH_SQUARE,
    MATH_INVERT,
    MATH_LOGICAL_NOT,
    MATH_ROUND,
    MATH_FLOOR,
    MATH_CEIL,
    MATH_TRUNC,
    MATH_SIN,
    MATH_COS,
    MATH_TAN,
    MATH_ASIN,
    MATH_ACOS,
    MATH_ATAN,
    MATH_SINH,
    MATH_COSH,
    MATH_TANH, /* from here ints become floats */
    MATH_EXP,
    MATH_EXPM1,
    MATH_LOG,
    MATH_LOG2,
    MATH_LOG10,
    MATH_LOG1P,
    MATH_SQRT,
    MATH_RSQRT,
    MATH_RECIPROCAL,
    MATH_SIGMOID,
    MATH_RELU,
    MATH_ISNAN,
    MATH_ISINF,
    MATH_ISFINITE,
    MATH_OPS
} MathOp;
typedef enum ReduceOp {
    REDUCE_SUM,
    REDUCE_PROD,
    REDUCE_MEAN,
    REDUCE_VAR,
    REDUCE_STD,
    REDUCE_MAX,
    REDUCE_MIN,
    REDUCE_ARGMAX,
    REDUCE_ARGMIN,
    REDUCE_ALL,
    REDUCE_ANY,
    REDUCE_OPS
} ReduceOp;

bool shape_broadcast(const Tensor *a, const Tensor *b, Dialect dialect, int *ndim, int64_t *shape,
                     Error *error);
/* default_float is what int/int division gives: torch's default dtype, float64 for NumPy. */
bool tensor_binary(ElementOp op, const Tensor *a, const Tensor *b, Dialect dialect,
                   DType default_float, Tensor *out, Error *error);
bool tensor_math(MathOp op, const Tensor *a, Dialect dialect, DType default_float, Tensor *out,
                 Error *error);
/* dims: which to reduce (count 0: all). correction: of VAR and STD (torch 1, numpy 0). */
bool tensor_reduce(ReduceOp op, const Tensor *a, const int *dims, int count, bool keepdim,
                   int correction, Dialect dialect, Tensor *out, Error *error);
bool tensor_cumsum(const Tensor *a, int dim, Tensor *out, Error *error);
bool tensor_clamp(const Tensor *a, const double *low, const double *high, Tensor *out,
                  Error *error); /* NULL: no bound */
bool tensor_where(const Tensor *condition, const Tensor *a, const Tensor *b, Dialect dialect,
                  Tensor *out, Error *error);
/* Along `dim`; NaN counts as the largest, equal numbers stay in their order. indices: where each
 * value stood. */
bool tensor_sort(const Tensor *t, int dim, bool falling, Tensor *values, Tensor *indices,
                 Error *error);
/* Its different numbers, in order, in one dimension. */
bool tensor_unique(const Tensor *t, Dialect dialect, Tensor *out, Error *error);
bool tensor_dot(const Tensor *a, const Tensor *b, Tensor *out, Error *error);
bool tensor_matmul(const Tensor *a, const Tensor *b, Dialect dialect, Tensor *out,
                   Error *error); /* 1-d, 2-d, batched */
bool tensor_stack(const Tensor *const *items, int count, int dim, Dialect dialect, Tensor *out,
                  Error *error);
bool tensor_cat(const Tensor *const *items, int count, int dim, Dialect dialect, Tensor *out,
                Error *error);
bool tensor_arange(double start, double stop, double step, DType dtype, Tensor *out, Error *error);
bool tensor_arange_numpy(double start, double stop, double step, DType dtype, Tensor *out,
                         Error *error);
bool tensor_linspace(double start, double stop, int64_t count, bool endpoint, DType dtype,
                     Dialect dialect, Tensor *out, Error *error);
bool tensor_allclose(const Tensor *a, const Tensor *b, double rtol, double atol, bool *out,
                     Error *error);

/* F.pad: pads counts pairs from the last dimension backward; negative ones cut. mode "constant",
 * "reflect", "replicate", "circular" with PyTorch's messages. */
bool tensor_pad(const Tensor *t, const int64_t *pads, int pad_count, const char *mode, double value,
                Tensor *out, Error *error);

/* Only the checks. */
bool tensor_pad_check(const Tensor *t, const int64_t *pads, int pad_count, const char *mode,
                      double value, Error *error);

#endif
