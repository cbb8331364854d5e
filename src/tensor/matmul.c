/* tensor/matmul: dot and matrix products: 1-d, 2-d and batches of matrices. */
#include "tensor/tensor.h"

#include "tensor/loop.h"

/* ---- one number: rows of products, added in order ---- */

#define DOT(name, type, start, sum)                                                                \
    static void name(int64_t count, const char *a, int64_t step_a, const char *b, int64_t step_b,  \
                     char *out) {                                                                  \
        type all = start;                                                                          \
        for (int64_t i = 0; i < count; i++) {                                                      \
            if (i % LOOP_PIECE == 0 && stop_asked()) break;                                        \
            type x = *(const type *)(const void *)(a + i * step_a);                                \
            type y = *(const type *)(const void *)(b + i * step_b);                                \
            all = sum;                                                                             \
        }                                                                                          \
        *(type *)(void *)out = all;                                                                \
    }

DOT(dot_int, int64_t, 0, (int64_t)((uint64_t)all + (uint64_t)x * (uint64_t)y))
DOT(dot_float, float, 0, all + x * y)
DOT(dot_double, double, 0, all + x * y)

/* a (..., n, k) times b (..., k, m) into out (..., n, m): all of one compute dtype. */
static void multiply(const Tensor *a, const Tensor *b, const Tensor *out) {
    int last = out->ndim - 1, row = last - 1;
    int64_t size = (int64_t)dtype_size(out->dtype), count = a->shape[last];
    int64_t index[TENSOR_MAX_DIMS] = {0};
    void (*dot)(int64_t, const char *, int64_t, const char *, int64_t, char *) =
        out->dtype == DTYPE_FLOAT32   ? dot_float
        : out->dtype == DTYPE_FLOAT64 ? dot_double
                                      : dot_int;
    if (tensor_count(out) == 0) return;
    do {
        int64_t at_a = index[row] * a->stride[row], at_b = index[last] * b->stride[last];
        int64_t at_out = index[row] * out->stride[row] + index[last] * out->stride[last];
        for (int d = 0; d < row; d++) {
            at_a += index[d] * a->stride[d];
            at_b += index[d] * b->stride[d];
            at_out += index[d] * out->stride[d];
        }
        dot(count, (char *)tensor_data(a) + at_a * size, a->stride[last] * size,
            (char *)tensor_data(b) + at_b * size, b->stride[row] * size,
            (char *)tensor_data(out) + at_out * size);
    } while (!stop_asked() && index_advance(out->ndim, out->shape, index));
}

/* ---- dot ---- */

static bool check_dot(const Tensor *a, const Tensor *b, Error *error) {
    if (a->ndim != 1 || b->ndim != 1)
        return error_set(error, ERROR_RUNTIME, "1D tensors expected, but got %dD and %dD tensors",
                         a->ndim, b->ndim);
    if (a->dtype != b->dtype)
        return error_set(error, ERROR_RUNTIME,
                         "dot : expected both vectors to have same dtype, but found %s and %s",
                         dtype_scalar_name(a->dtype), dtype_scalar_name(b->dtype));
    if (a->shape[0] != b->shape[0]) {
        long long x = (long long)a->shape[0], y = (long long)b->shape[0];
        error_set(
            error, ERROR_RUNTIME,
            "inconsistent tensor size, expected tensor [%lld] and src [%lld] to have the same "
            "number of elements, but got %lld and %lld elements respectively",
            x, y, x, y);
        return error_why(error,
                         "A dot product pairs every element with one of the other: %lld have "
                         "no partners among %lld.",
                         x, y);
    }
    return a->dtype != DTYPE_BOOL ||
           error_set(error, ERROR_RUNTIME, "\"dot\" not implemented for 'Bool'");
}

bool tensor_dot(const Tensor *a, const Tensor *b, Tensor *out, Error *error) {
    return check_dot(a, b, error) && tensor_matmul(a, b, DIALECT_TORCH, out, error);
}

/* ---- matmul: what is refused ---- */

/* "(2,newaxis,newaxis)": the batch of a stack of matrices */
static void remapped_text(const Tensor *t, Str *out) {
    str_add_char(out, '(');
    for (int d = 0; d + 2 < t->ndim; d++) str_addf(out, "%lld,", (long long)t->shape[d]);
    str_add(out, "newaxis,newaxis)");
}

static bool refuse_batch_numpy(const Tensor *a, const Tensor *b, Error *error) {
    Str text;
    str_init(&text);
    const Tensor *both[] = {a, b};
    for (int i = 0; i < 2; i++) {
        shape_text_numpy(both[i]->ndim, both[i]->shape, &text);
        str_add(&text, "->");
        remapped_text(both[i], &text);
        str_add_char(&text, ' ');
    }
    error_set(error, ERROR_VALUE,
              "operands could not be broadcast together with remapped shapes "
              "[original->remapped]: %s and requested shape (%lld,%lld)",
              text.text, (long long)a->shape[a->ndim - 2], (long long)b->shape[b->ndim - 1]);
    str_release(&text);
    return false;
}

static bool refuse_numpy(const Tensor *a, const Tensor *b, Error *error) {
    static const char signature[] = "(n?,k),(k,m?)->(n?,m?)";
    if (a->ndim == 0 || b->ndim == 0)
        return error_set(error, ERROR_VALUE,
                         "matmul: Input operand %d does not have enough dimensions (has 0, gufunc "
                         "core with signature %s requires 1)",
                         a->ndim == 0 ? 0 : 1, signature);
    error_set(error, ERROR_VALUE,
              "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc "
              "signature %s (size %lld is different from %lld)",
              signature, (long long)b->shape[b->ndim > 1 ? b->ndim - 2 : 0],
              (long long)a->shape[a->ndim - 1]);
    return false;
}

static int64_t rows_together(const Tensor *t) {
    int64_t rows = 1;
    for (int d = 0; d + 1 < t->ndim; d++) rows *= t->shape[d];
    return rows;
}

/* PyTorch folds a batch into one matrix where the other side has none, and says so. */
static bool refuse_torch(const Tensor *a, const Tensor *b, Error *error) {
    long long inner = (long long)a->shape[a->ndim - 1];
    if (b->ndim == 1) {
        long long rows = (long long)rows_together(a);
        return error_set(error, ERROR_RUNTIME, "size mismatch, got %lld, %lldx%lld,%lld", rows,
                         rows, inner, (long long)b->shape[0]);
    }
    long long high = (long long)b->shape[b->ndim - 2], wide = (long long)b->shape[b->ndim - 1];
    if (b->ndim == 2)
        return error_set(error, ERROR_RUNTIME,
                         "mat1 and mat2 shapes cannot be multiplied (%lldx%lld and %lldx%lld)",
                         a->ndim == 1 ? 1LL : (long long)rows_together(a), inner, high, wide);
    if (a->ndim == 1) {
        long long rows = (long long)rows_together(b) / (high ? high : 1) * wide;
        return error_set(error, ERROR_RUNTIME, "size mismatch, got %lld, %lldx%lld,%lld", rows,
                         rows, high, inner);
    }
    if (a->ndim == 2)
        return error_set(error, ERROR_RUNTIME,
                         "mat1 and mat2 shapes cannot be multiplied (%lldx%lld and %lldx%lld)",
                         (long long)rows_together(b) / (high ? high : 1) * wide, high, inner,
                         (long long)a->shape[0]);
    Tensor left = *a, right = *b, all = {0};
    left.ndim -= 2;
    right.ndim -= 2;
    if (!shape_broadcast(&left, &right, DIALECT_TORCH, &all.ndim, all.shape, error)) return false;
    long long batch = (long long)tensor_count(&all);
    return error_set(error, ERROR_RUNTIME,
                     "Expected size for first two dimensions of batch2 tensor to be: [%lld, %lld] "
                     "but got: [%lld, %lld].",
                     batch, inner, batch, high);
}

/* The fix is the dtype of the side that has floats. */
static bool refuse_dtypes(const Tensor *a, const Tensor *b, Error *error) {
    bool turned = a->ndim <= 2 && b->ndim > 2; /* PyTorch multiplies the other way round */
    const Tensor *left = turned ? b : a, *right = turned ? a : b;
    error_set(error, ERROR_RUNTIME, "expected scalar type %s but found %s",
              dtype_scalar_name(left->dtype), dtype_scalar_name(right->dtype));
    return error_why(error, "A matrix product wants both in one dtype; these are %s and %s.",
                     dtype_name(a->dtype), dtype_name(b->dtype));
}

static bool check_matmul(const Tensor *a, const Tensor *b, Dialect dialect, Error *error) {
    bool torch = dialect == DIALECT_TORCH;
    if (a->ndim == 0 || b->ndim == 0)
        return torch ? error_set(error, ERROR_RUNTIME,
                                 "both arguments to matmul need to be at least 1D, but they are "
                                 "%dD and %dD",
                                 a->ndim, b->ndim)
                     : refuse_numpy(a, b, error);
    if (torch && a->ndim == 1 && b->ndim == 1) return check_dot(a, b, error);
    long long x = (long long)a->shape[a->ndim - 1];
    long long y = (long long)b->shape[b->ndim > 1 ? b->ndim - 2 : 0];
    if (x != y) {
        (void)(torch ? refuse_torch : refuse_numpy)(a, b, error);
        return error_why(error,
                         "Rows of the first, %lld long, meet columns of the second, %lld "
                         "long; they must be equally long.",
                         x, y);
    }
    if (torch && a->dtype != b->dtype) return refuse_dtypes(a, b, error);
    return !torch || a->dtype != DTYPE_BOOL ||
           error_set(error, ERROR_RUNTIME, "\"addmm_impl_cpu_\" not implemented for 'Bool'");
}

/* ---- matmul ---- */

/* A vector as a matrix of one row (or column), in the dtype to compute in. */
static bool as_matrix(const Tensor *t, bool column, DType compute, Tensor *out, Error *error) {
    Tensor cast;
    if (!tensor_cast(t, compute, &cast, error)) return false;
    if (t->ndim > 1) {
        *out = cast;
        return true;
    }
    bool ok = tensor_unsqueeze(&cast, column ? 1 : 0, out, error);
    tensor_release(&cast);
    return ok;
}

/* The batch dimensions, broadcast, then the last two of a product (n, m). */
static bool product_shape(const Tensor *a, const Tensor *b, Dialect dialect, Tensor *shape,
                          Error *error) {
    Tensor left = *a, right = *b;
    left.ndim -= 2;
    right.ndim -= 2;
    *shape = (Tensor){0};
    if (!shape_broadcast(&left, &right, dialect, &shape->ndim, shape->shape, error))
        return dialect == DIALECT_NUMPY && refuse_batch_numpy(a, b, error);
    shape->shape[shape->ndim++] = a->shape[a->ndim - 2];
    shape->shape[shape->ndim++] = b->shape[b->ndim - 1];
    return true;
}

static bool spread(Tensor *t, const Tensor *product, Error *error) {
    int64_t shape[TENSOR_MAX_DIMS];
    for (int d = 0; d < product->ndim; d++) shape[d] = product->shape[d];
    shape[product->ndim - 2] = t->shape[t->ndim - 2];
    shape[product->ndim - 1] = t->shape[t->ndim - 1];
    Tensor wide;
    if (!tensor_expand(t, product->ndim, shape, &wide, error)) return false;
    tensor_release(t);
    *t = wide;
    return true;
}

static bool matrix_product(Tensor *a, Tensor *b, Dialect dialect, Tensor *out, Error *error) {
    Tensor shape;
    if (!product_shape(a, b, dialect, &shape, error) || !spread(a, &shape, error) ||
        !spread(b, &shape, error) || !tensor_new(a->dtype, shape.ndim, shape.shape, out, error))
        return false;
    multiply(a, b, out);
    return true;
}

/* Takes out the rows and columns that only stood in for a vector, and goes to the result's dtype.
 */
static bool finish(Tensor *product, bool row, bool column, DType dtype, Tensor *out, Error *error) {
    if (column) product->ndim--; /* a column of size 1 was last */
    if (row) {
        int last = product->ndim - 1, drop = column ? last : last - 1;
        for (int d = drop; d < last; d++) {
            product->shape[d] = product->shape[d + 1];
            product->stride[d] = product->stride[d + 1];
        }
        product->ndim--;
    }
    return tensor_cast(product, dtype, out, error);
}

bool tensor_matmul(const Tensor *a, const Tensor *b, Dialect dialect, Tensor *out, Error *error) {
    if (!check_matmul(a, b, dialect, error)) return false;
    Tensor left = {.dtype = a->dtype, .ndim = 1}, right = {.dtype = b->dtype, .ndim = 1};
    DType dtype = dtype_promote(&left, &right, dialect, DTYPE_FLOAT32);
    DType compute = dtype_compute(dtype);
    left = right = (Tensor){0};
    Tensor product = {0};
    bool ok = as_matrix(a, false, compute, &left, error) &&
              as_matrix(b, true, compute, &right, error) &&
              matrix_product(&left, &right, dialect, &product, error) &&
              finish(&product, a->ndim == 1, b->ndim == 1, dtype, out, error);
    tensor_release(&left);
    tensor_release(&right);
    tensor_release(&product);
    return ok;
}
