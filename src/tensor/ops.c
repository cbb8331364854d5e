/* tensor/ops: arithmetic and comparison of two tensors, element by element.
 *
 * Each operation is a row of a table: how to do it on a block of int64, of float and of double.
 * Integers of every width are computed as int64 and cut to their width, which gives the same. */
#include "tensor/tensor.h"

#include <math.h>
#include <string.h>

#include "tensor/loop.h"

/* ---- one element ---- */

static inline int64_t wrap_add(int64_t x, int64_t y) {
    return (int64_t)((uint64_t)x + (uint64_t)y);
}
static inline int64_t wrap_sub(int64_t x, int64_t y) {
    return (int64_t)((uint64_t)x - (uint64_t)y);
}
static inline int64_t wrap_mul(int64_t x, int64_t y) {
    return (int64_t)((uint64_t)x * (uint64_t)y);
}

/* Python's way: the quotient goes down, the remainder has the divisor's sign. y == 0 gives 0. */
static inline int64_t floor_div(int64_t x, int64_t y) {
    if (y == 0) return 0;
    if (y == -1) return wrap_sub(0, x);
    return x / y - (x % y != 0 && (x < 0) != (y < 0));
}
static inline int64_t floor_mod(int64_t x, int64_t y) {
    if (y == 0 || y == -1) return 0;
    int64_t r = x % y;
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}

static inline int64_t int_pow(int64_t x, int64_t y) {
    if (y < 0) return x == 1 ? 1 : x == -1 ? (y % 2 ? -1 : 1) : 0;
    int64_t result = 1;
    for (; y > 0; y >>= 1, x = wrap_mul(x, x))
        if (y & 1) result = wrap_mul(result, x);
    return result;
}

static inline float float_mod(float x, float y) {
    float r = fmodf(x, y);
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}
static inline double double_mod(double x, double y) {
    double r = fmod(x, y);
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}

static inline float float_div(float x, float y) {
    if (y == 0) return x / y;
    float r = fmodf(x, y), q = (x - r) / y;
    if (r != 0 && (y < 0) != (r < 0)) q -= 1;
    if (q == 0) return copysignf(0, x / y);
    float down = floorf(q);
    return q - down > 0.5F ? down + 1 : down;
}
static inline double double_div(double x, double y) {
    if (y == 0) return x / y;
    double r = fmod(x, y), q = (x - r) / y;
    if (r != 0 && (y < 0) != (r < 0)) q -= 1;
    if (q == 0) return copysign(0, x / y);
    double down = floor(q);
    return q - down > 0.5 ? down + 1 : down;
}

/* A NaN of either side wins. */
#define LARGER(x, y)  ((x) != (x) || (x) > (y) ? (x) : (y))
#define SMALLER(x, y) ((x) != (x) || (x) < (y) ? (x) : (y))

/* ---- blocks ---- */

typedef void (*BinaryBlock)(int64_t count, const void *a, const void *b, void *out);

#define BLOCK(name, type, result, expression)                                                      \
    static void name(int64_t count, const void *a, const void *b, void *out) {                     \
        for (int64_t i = 0; i < count; i++) {                                                      \
            type x = ((const type *)a)[i], y = ((const type *)b)[i];                               \
            ((result *)out)[i] = expression;                                                       \
        }                                                                                          \
    }
#define BLOCKS(name, int_expression, float_expression, double_expression)                          \
    BLOCK(name##_int, int64_t, int64_t, int_expression)                                            \
    BLOCK(name##_float, float, float, float_expression)                                            \
    BLOCK(name##_double, double, double, double_expression)
#define COMPARISON(name, expression)                                                               \
    BLOCK(name##_int, int64_t, bool, expression)                                                   \
    BLOCK(name##_float, float, bool, expression)                                                   \
    BLOCK(name##_double, double, bool, expression)

BLOCKS(add, wrap_add(x, y), x + y, x + y)
BLOCKS(sub, wrap_sub(x, y), x - y, x - y)
BLOCKS(mul, wrap_mul(x, y), x *y, x *y)
BLOCKS(div, floor_div(x, y), x / y, x / y)
/* 3 / x is x.reciprocal() * 3 in PyTorch, which can differ from 3 / x in the last bit */
BLOCK(reverse_div_float, float, float, 1 / y * x)
BLOCK(reverse_div_double, double, double, 1 / y * x)
BLOCKS(floordiv, floor_div(x, y), float_div(x, y), double_div(x, y))
BLOCKS(mod, floor_mod(x, y), float_mod(x, y), double_mod(x, y))
BLOCKS(pow, int_pow(x, y), powf(x, y), pow(x, y))
BLOCKS(maximum, LARGER(x, y), LARGER(x, y), LARGER(x, y))
BLOCKS(minimum, SMALLER(x, y), SMALLER(x, y), SMALLER(x, y))
BLOCK(atan2_float, float, float, atan2f(x, y))
BLOCK(atan2_double, double, double, atan2(x, y))
BLOCK(and_int, int64_t, int64_t, x &y)
BLOCK(or_int, int64_t, int64_t, x | y)
BLOCK(xor_int, int64_t, int64_t, x ^ y)
COMPARISON(lt, x < y)
COMPARISON(le, x <= y)
COMPARISON(gt, x > y)
COMPARISON(ge, x >= y)
COMPARISON(eq, x == y)
COMPARISON(ne, x != y)

typedef struct BinaryRow {
    const char *torch_kernel, *numpy_name; /* as messages call it */
    BinaryBlock ints, floats, doubles;
    bool compares; /* the result is bool */
    bool divides;  /* integers become floats */
} BinaryRow;

#define THREE(name) name##_int, name##_float, name##_double
static const BinaryRow rows[ELEMENT_BINARY_OPS] = {
    [ELEMENT_ADD] = {"add", "add", THREE(add), false, false},
    [ELEMENT_SUB] = {"sub", "subtract", THREE(sub), false, false},
    [ELEMENT_MUL] = {"mul", "multiply", THREE(mul), false, false},
    [ELEMENT_DIV] = {"div_true_cpu", "true_divide", THREE(div), false, true},
    [ELEMENT_FLOORDIV] = {"div_floor_cpu", "floor_divide", THREE(floordiv), false, false},
    [ELEMENT_MOD] = {"remainder_cpu", "remainder", THREE(mod), false, false},
    [ELEMENT_POW] = {"pow", "power", THREE(pow), false, false},
    [ELEMENT_MAXIMUM] = {"maximum_cpu", "maximum", THREE(maximum), false, false},
    [ELEMENT_MINIMUM] = {"minimum_cpu", "minimum", THREE(minimum), false, false},
    [ELEMENT_ATAN2] = {"atan2_cpu", "arctan2", NULL, atan2_float, atan2_double, false, true},
    [ELEMENT_AND] = {"bitwise_and_cpu", "bitwise_and", and_int, NULL, NULL, false, false},
    [ELEMENT_OR] = {"bitwise_or_cpu", "bitwise_or", or_int, NULL, NULL, false, false},
    [ELEMENT_XOR] = {"bitwise_xor_cpu", "bitwise_xor", xor_int, NULL, NULL, false, false},
    [ELEMENT_LT] = {"lt_cpu", "less", THREE(lt), true, false},
    [ELEMENT_LE] = {"le_cpu", "less_equal", THREE(le), true, false},
    [ELEMENT_GT] = {"gt_cpu", "greater", THREE(gt), true, false},
    [ELEMENT_GE] = {"ge_cpu", "greater_equal", THREE(ge), true, false},
    [ELEMENT_EQ] = {"eq_cpu", "equal", THREE(eq), true, false},
    [ELEMENT_NE] = {"ne_cpu", "not_equal", THREE(ne), true, false},
};

/* ---- powers of one number ---- */

BLOCK(square_float, float, float, ((void)y, x *x))
BLOCK(square_double, double, double, ((void)y, x *x))
BLOCK(cube_float, float, float, ((void)y, x *x *x))
BLOCK(cube_double, double, double, ((void)y, x *x *x))
BLOCK(root_float, float, float, ((void)y, sqrtf(x)))
BLOCK(root_double, double, double, ((void)y, sqrt(x)))
BLOCK(inverse_float, float, float, ((void)y, 1 / x))
BLOCK(inverse_double, double, double, ((void)y, 1 / x))
BLOCK(inverse_square_float, float, float, ((void)y, 1 / (x * x)))
BLOCK(inverse_square_double, double, double, ((void)y, 1 / (x * x)))

/* Where the exponent is one number both libraries multiply instead; NULL: they don't. */
static BinaryBlock short_power(double exponent, DType compute, Dialect dialect) {
    static const struct {
        double exponent;
        bool torch, numpy;
        BinaryBlock floats, doubles;
    } powers[] = {
        {2, true, true, square_float, square_double},
        {3, true, false, cube_float, cube_double},
        {0.5, true, true, root_float, root_double},
        {-1, true, true, inverse_float, inverse_double},
        {-2, true, false, inverse_square_float, inverse_square_double},
    };
    for (size_t i = 0; i < sizeof powers / sizeof *powers; i++)
        if (powers[i].exponent == exponent &&
            (dialect == DIALECT_TORCH ? powers[i].torch : powers[i].numpy))
            return compute == DTYPE_FLOAT32 ? powers[i].floats : powers[i].doubles;
    return NULL;
}

/* ---- broadcasting ---- */

static bool refuse_broadcast(const Tensor *a, const Tensor *b, Dialect dialect, int dim,
                             long long size_a, long long size_b, Error *error) {
    Str left, right;
    str_init(&left);
    str_init(&right);
    void (*text)(int, const int64_t *, Str *) =
        dialect == DIALECT_TORCH ? shape_text : shape_text_numpy;
    text(a->ndim, a->shape, &left);
    text(b->ndim, b->shape, &right);
    if (dialect == DIALECT_TORCH)
        error_set(error, ERROR_RUNTIME,
                  "The size of tensor a (%lld) must match the size of tensor b (%lld) at "
                  "non-singleton dimension %d",
                  size_a, size_b, dim);
    else
        error_set(error, ERROR_VALUE, "operands could not be broadcast together with shapes %s %s ",
                  left.text, right.text);
    error_why(error,
              "Shapes %s and %s are compared from the last size backward: each pair must be "
              "equal, or one of them 1; here %lld meets %lld.",
              left.text, right.text, size_a, size_b);
    error_fix(error, "print both .shape; slice, reshape or unsqueeze one of them to fit");
    str_release(&left);
    str_release(&right);
    return false;
}

bool shape_broadcast(const Tensor *a, const Tensor *b, Dialect dialect, int *ndim, int64_t *shape,
                     Error *error) {
    int count = a->ndim > b->ndim ? a->ndim : b->ndim;
    int64_t sizes[TENSOR_MAX_DIMS] = {0};
    for (int d = count - 1; d >= 0; d--) {
        int da = d - (count - a->ndim), db = d - (count - b->ndim);
        int64_t x = da >= 0 ? a->shape[da] : 1, y = db >= 0 ? b->shape[db] : 1;
        if (x != y && x != 1 && y != 1) return refuse_broadcast(a, b, dialect, d, x, y, error);
        sizes[d] = x == 1 ? y : x;
    }
    *ndim = count;
    memcpy(shape, sizes, sizeof(int64_t) * (size_t)count);
    return true;
}

/* ---- what is refused ---- */

static bool refuse_kernel(const BinaryRow *row, DType dtype, Dialect dialect, Error *error) {
    if (dialect == DIALECT_TORCH)
        return error_set(error, ERROR_RUNTIME, "\"%s\" not implemented for '%s'", row->torch_kernel,
                         dtype_scalar_name(dtype));
    return error_set(error, ERROR_TYPE,
                     "ufunc '%s' not supported for the input types, and the inputs could not be "
                     "safely coerced to any supported types according to the casting rule ''safe''",
                     row->numpy_name);
}

static bool check_bool_sub(const Tensor *a, const Tensor *b, Dialect dialect, Error *error) {
    bool both = a->dtype == DTYPE_BOOL && b->dtype == DTYPE_BOOL;
    bool either = a->dtype == DTYPE_BOOL || b->dtype == DTYPE_BOOL;
    if (dialect == DIALECT_NUMPY && both)
        return error_set(error, ERROR_TYPE,
                         "numpy boolean subtract, the `-` operator, is not supported, use the "
                         "bitwise_xor, the `^` operator, or the logical_xor function instead.");
    if (dialect == DIALECT_NUMPY || !either) return true;
    return error_set(
        error, ERROR_RUNTIME,
        both ? "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` "
               "or `logical_xor()` operator instead."
             : "Subtraction, the `-` operator, with a bool tensor is not supported. If you are "
               "trying to invert a mask, use the `~` or `logical_not()` operator instead.");
}

static bool has_below(const Tensor *t, bool zero) {
    int64_t count = tensor_count(t);
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        int64_t x = tensor_get_int(t, i);
        if (zero ? x == 0 : x < 0) return true;
    }
    return false;
}

static bool check_ints(ElementOp op, const Tensor *b, bool empty, Dialect dialect, Error *error) {
    bool divides = op == ELEMENT_FLOORDIV || op == ELEMENT_MOD;
    if (divides && dialect == DIALECT_TORCH && !empty && has_below(b, true)) {
        error_set(error, ERROR_RUNTIME, "ZeroDivisionError");
        return error_why(error, "Whole numbers have no infinity, so they can't be divided by 0.");
    }
    bool judged = op == ELEMENT_POW && (b->wrapped || (dialect == DIALECT_NUMPY && !empty));
    if (judged && has_below(b, false)) {
        error_set(error, dialect == DIALECT_TORCH ? ERROR_RUNTIME : ERROR_VALUE,
                  "Integers to negative integer powers are not allowed.");
        error_why(error, "The result would be a fraction, which an integer tensor can't hold.");
        return error_fix(error, "make the base a float: x.float() ** -1");
    }
    return true;
}

/* ---- the operation ---- */

typedef struct BinaryLoop {
    BinaryBlock block;
    DType a, b, compute, made, out; /* `made` is what the block writes */
} BinaryLoop;

static void binary_row(int64_t count, char *const *at, const int64_t *step, void *context) {
    const BinaryLoop *loop = context;
    LoopBuffer left, right, result;
    int64_t size = (int64_t)dtype_size(loop->out), made = (int64_t)dtype_size(loop->made);
    bool direct = loop->made == loop->out && step[0] == size;
    for (int64_t i = 0; i < count; i += LOOP_BLOCK) {
        int64_t n = count - i < LOOP_BLOCK ? count - i : LOOP_BLOCK;
        const void *x = block_load(loop->a, loop->compute, n, at[1] + i * step[1], step[1], &left);
        const void *y = block_load(loop->b, loop->compute, n, at[2] + i * step[2], step[2], &right);
        char *target = at[0] + i * step[0];
        loop->block(n, x, y, direct ? (void *)target : (void *)&result);
        if (!direct) convert_row(loop->made, loop->out, n, (char *)&result, made, target, step[0]);
    }
}

/* The dtype that the operands are computed in and, but for comparisons, the result's. */
static DType operation_dtype(ElementOp op, const Tensor *a, const Tensor *b, Dialect dialect,
                             DType default_float) {
    DType dtype = dtype_promote(a, b, dialect, default_float);
    if (rows[op].divides && !dtype_is_float(dtype)) {
        bool narrow = op == ELEMENT_ATAN2 && dtype == DTYPE_INT16;
        return dialect == DIALECT_TORCH ? default_float : narrow ? DTYPE_FLOAT32 : DTYPE_FLOAT64;
    }
    bool small = op == ELEMENT_FLOORDIV || op == ELEMENT_MOD || op == ELEMENT_POW;
    return small && dialect == DIALECT_NUMPY && dtype == DTYPE_BOOL ? DTYPE_INT8 : dtype;
}

static BinaryBlock pick_block(ElementOp op, const Tensor *a, const Tensor *b, DType compute,
                              Dialect dialect) {
    const BinaryRow *row = &rows[op];
    if (compute == DTYPE_INT64) return row->ints;
    bool reverse = op == ELEMENT_DIV && dialect == DIALECT_TORCH && a->wrapped && !b->wrapped;
    if (reverse) return compute == DTYPE_FLOAT32 ? reverse_div_float : reverse_div_double;
    BinaryBlock power = NULL;
    if (op == ELEMENT_POW && (b->wrapped || b->ndim == 0))
        power = short_power(tensor_get_double(b, 0), compute, dialect);
    if (power) return power;
    return compute == DTYPE_FLOAT32 ? row->floats : row->doubles;
}

/* A number that is to count as a narrower integer is first cut to it: PyTorch's uint8 5 < -5 means
 * 5 < 251. */
static bool narrowed(const Tensor *t, DType dtype, Tensor *out, Error *error) {
    bool cut = !dtype_is_float(dtype) && !dtype_is_float(t->dtype) && t->dtype > dtype;
    if (cut && tensor_count(t) == 1) return tensor_cast(t, dtype, out, error);
    *out = tensor_retain(t);
    return true;
}

static bool check_operands(ElementOp op, const Tensor *a, const Tensor *b, DType dtype, bool empty,
                           Dialect dialect, Error *error) {
    bool divides = op == ELEMENT_FLOORDIV || op == ELEMENT_MOD;
    bool refused = dtype == DTYPE_BOOL && (divides || op == ELEMENT_POW);
    if (refused || !pick_block(op, a, b, dtype_compute(dtype), dialect))
        return refuse_kernel(&rows[op], dtype, dialect, error);
    return dtype_is_float(dtype) || check_ints(op, b, empty, dialect, error);
}

/* All that is checked: NumPy looks at the dtypes before the shapes, PyTorch the other way round. */
static bool check_binary(ElementOp op, const Tensor *a, const Tensor *b, DType dtype,
                         Dialect dialect, Tensor *shape, Error *error) {
    *shape = (Tensor){0};
    if (op == ELEMENT_SUB && !check_bool_sub(a, b, dialect, error)) return false;
    bool early = dialect == DIALECT_NUMPY && !pick_block(op, a, b, dtype_compute(dtype), dialect);
    if (early && !check_operands(op, a, b, dtype, false, dialect, error)) return false;
    if (!shape_broadcast(a, b, dialect, &shape->ndim, shape->shape, error)) return false;
    return check_operands(op, a, b, dtype, tensor_count(shape) == 0, dialect, error);
}

static bool compute(ElementOp op, const Tensor *a, const Tensor *b, DType dtype, Dialect dialect,
                    const Tensor *shape, Tensor *out, Error *error) {
    DType wide = dtype_compute(dtype);
    bool compares = rows[op].compares;
    BinaryLoop context = {.block = pick_block(op, a, b, wide, dialect),
                          .a = a->dtype,
                          .b = b->dtype,
                          .compute = wide,
                          .made = compares ? DTYPE_BOOL : wide,
                          .out = compares ? DTYPE_BOOL : dtype};
    Loop loop;
    loop_init(&loop, shape->ndim, shape->shape);
    loop_add(&loop, a);
    loop_add(&loop, b);
    if (!loop_new_result(&loop, context.out, out, error)) return false;
    out->wrapped = a->wrapped && b->wrapped;
    loop_run_dense(&loop, binary_row, &context);
    return true;
}

bool tensor_binary(ElementOp op, const Tensor *a, const Tensor *b, Dialect dialect,
                   DType default_float, Tensor *out, Error *error) {
    DType dtype = operation_dtype(op, a, b, dialect, default_float);
    Tensor x, y, shape;
    if (!narrowed(a, dtype, &x, error)) return false;
    if (!narrowed(b, dtype, &y, error)) {
        tensor_release(&x);
        return false;
    }
    bool ok = check_binary(op, a, b, dtype, dialect, &shape, error);
    bool asks_equal = dialect == DIALECT_NUMPY && (op == ELEMENT_EQ || op == ELEMENT_NE);
    if (!ok && asks_equal) { /* NumPy 1.24: arrays that can't be compared are simply not equal */
        error_clear(error);
        ok = tensor_from_int(op == ELEMENT_NE, DTYPE_BOOL, out, error);
    } else if (ok) {
        ok = compute(op, &x, &y, dtype, dialect, &shape, out, error);
    }
    tensor_release(&x);
    tensor_release(&y);
    return ok;
}
