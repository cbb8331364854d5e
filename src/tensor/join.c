/* tensor/join: stack and cat. */
#include "tensor/tensor.h"

/* PyTorch lets an empty 1-d tensor stand among tensors of any shape. */
static bool is_skipped(const Tensor *t, Dialect dialect) {
    return dialect == DIALECT_TORCH && t->ndim == 1 && t->shape[0] == 0;
}

static DType join_dtype(const Tensor *const *items, int count, Dialect dialect) {
    Tensor so_far = {.dtype = items[0]->dtype, .ndim = 1};
    for (int i = 1; i < count; i++) {
        Tensor next = {.dtype = items[i]->dtype, .ndim = 1};
        so_far.dtype = dtype_promote(&so_far, &next, dialect, DTYPE_FLOAT32);
    }
    return so_far.dtype;
}

/* Copies the items one after the other along `dim` of a new tensor of `shape`. */
static bool lay_out(const Tensor *const *items, int count, int dim, bool stacked, Dialect dialect,
                    int ndim, const int64_t *shape, Tensor *out, Error *error) {
    Tensor result;
    if (!tensor_new(join_dtype(items, count, dialect), ndim, shape, &result, error)) return false;
    int64_t at = 0;
    for (int i = 0; i < count; i++) {
        if (!stacked && is_skipped(items[i], dialect)) continue;
        Tensor part = result;
        int64_t size = stacked ? 1 : items[i]->shape[dim];
        part.shape[dim] = size;
        part.offset += at * result.stride[dim];
        if (stacked) { /* the part has the item's dimensions */
            for (int d = dim; d + 1 < ndim; d++) {
                part.shape[d] = part.shape[d + 1];
                part.stride[d] = part.stride[d + 1];
            }
            part.ndim--;
        }
        tensor_convert(&part, items[i]);
        at += size;
    }
    *out = result;
    return true;
}

/* ---- stack ---- */

static bool refuse_unequal(const Tensor *first, const Tensor *other, int number, Dialect dialect,
                           Error *error) {
    Str a, b;
    str_init(&a);
    str_init(&b);
    shape_text(first->ndim, first->shape, &a);
    shape_text(other->ndim, other->shape, &b);
    if (dialect == DIALECT_TORCH)
        error_set(error, ERROR_RUNTIME,
                  "stack expects each tensor to be equal size, but got %s at entry 0 and %s at "
                  "entry %d",
                  a.text, b.text, number);
    else
        error_set(error, ERROR_VALUE, "all input arrays must have the same shape");
    error_why(error,
              "Stacked items lie side by side along a new dimension, so all need the shape "
              "of the first, %s; item %d has %s.",
              a.text, number, b.text);
    str_release(&a);
    str_release(&b);
    return false;
}

bool tensor_stack(const Tensor *const *items, int count, int dim, Dialect dialect, Tensor *out,
                  Error *error) {
    if (count == 0)
        return dialect == DIALECT_TORCH
                   ? error_set(error, ERROR_RUNTIME, "stack expects a non-empty TensorList")
                   : error_set(error, ERROR_VALUE, "need at least one array to stack");
    const Tensor *first = items[0];
    for (int i = 1; i < count; i++)
        if (!tensor_same_shape(first, items[i]))
            return refuse_unequal(first, items[i], i, dialect, error);
    int64_t shape[TENSOR_MAX_DIMS + 1];
    for (int d = 0; d <= first->ndim; d++)
        shape[d] = d < dim ? first->shape[d] : d == dim ? count : first->shape[d - 1];
    return lay_out(items, count, dim, true, dialect, first->ndim + 1, shape, out, error);
}

/* ---- cat ---- */

static bool refuse_ndim(const Tensor *a, int at_a, const Tensor *b, int at_b, Dialect dialect,
                        Error *error) {
    if (dialect == DIALECT_TORCH)
        error_set(error, ERROR_RUNTIME,
                  "Tensors must have same number of dimensions: got %d and %d", a->ndim, b->ndim);
    else
        error_set(error, ERROR_VALUE,
                  "all the input arrays must have same number of dimensions, but the array at "
                  "index %d has %d dimension(s) and the array at index %d has %d dimension(s)",
                  at_a, a->ndim, at_b, b->ndim);
    return error_fix(error, "x.unsqueeze(0) adds a dimension of size 1 where one is missing");
}

static bool refuse_size(const Tensor *a, int at_a, const Tensor *b, int at_b, int dim, int along,
                        Dialect dialect, Error *error) {
    long long x = (long long)a->shape[dim], y = (long long)b->shape[dim];
    if (dialect == DIALECT_TORCH)
        error_set(error, ERROR_RUNTIME,
                  "Sizes of tensors must match except in dimension %d. Expected size %lld but got "
                  "size %lld for tensor number %d in the list.",
                  along, x, y, at_b);
    else
        error_set(error, ERROR_VALUE,
                  "all the input array dimensions except for the concatenation axis must match "
                  "exactly, but along dimension %d, the array at index %d has size %lld and the "
                  "array at index %d has size %lld",
                  dim, at_a, x, at_b, y);
    return error_why(error,
                     "They are joined along dimension %d; along dimension %d they must agree, "
                     "but %lld meets %lld.",
                     along, dim, x, y);
}

static bool check_cat(const Tensor *const *items, int count, int dim, Dialect dialect, int *first,
                      Error *error) {
    bool torch = dialect == DIALECT_TORCH;
    if (count == 0)
        return torch ? error_set(error, ERROR_RUNTIME,
                                 "torch.cat(): expected a non-empty list of Tensors")
                     : error_set(error, ERROR_VALUE, "need at least one array to concatenate");
    for (int i = 0; i < count; i++)
        if (items[i]->ndim == 0)
            return torch ? error_set(error, ERROR_RUNTIME,
                                     "zero-dimensional tensor (at position %d) cannot be "
                                     "concatenated",
                                     i)
                         : error_set(error, ERROR_VALUE,
                                     "zero-dimensional arrays cannot be concatenated");
    *first = 0;
    while (*first < count - 1 && is_skipped(items[*first], dialect)) ++*first;
    const Tensor *a = items[*first];
    for (int i = *first + 1; i < count; i++) {
        if (is_skipped(items[i], dialect)) continue;
        if (items[i]->ndim != a->ndim) return refuse_ndim(a, *first, items[i], i, dialect, error);
        for (int d = 0; d < a->ndim; d++)
            if (d != dim && items[i]->shape[d] != a->shape[d])
                return refuse_size(a, *first, items[i], i, d, dim, dialect, error);
    }
    return true;
}

static int64_t size_along(const Tensor *t, int dim, Dialect dialect) {
    return is_skipped(t, dialect) ? 0 : t->shape[dim];
}

bool tensor_cat(const Tensor *const *items, int count, int dim, Dialect dialect, Tensor *out,
                Error *error) {
    int first = 0;
    if (!check_cat(items, count, dim, dialect, &first, error)) return false;
    int64_t shape[TENSOR_MAX_DIMS];
    for (int d = 0; d < items[first]->ndim; d++) shape[d] = items[first]->shape[d];
    shape[dim] = 0;
    for (int i = 0; i < count; i++) shape[dim] += size_along(items[i], dim, dialect);
    return lay_out(items, count, dim, false, dialect, items[first]->ndim, shape, out, error);
}
