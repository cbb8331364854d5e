/* tensor/math: functions of one tensor, element by element; clamp and where. */
#include "tensor/tensor.h"

#include <math.h>

#include "tensor/loop.h"
#include "tensor/trig.h"

/* ---- one element ---- */

static inline int64_t int_abs(int64_t x) {
    return x < 0 ? (int64_t)(0 - (uint64_t)x) : x;
}

/* 1 / (1 + e^-x), which loses nothing where x is far below 0 */
static inline float float_sigmoid(float x) {
    return 1 / (1 + expf(-x));
}
static inline double double_sigmoid(double x) {
    return 1 / (1 + exp(-x));
}

/* ---- blocks ---- */

typedef void (*MathBlock)(int64_t count, const void *a, void *out);

#define BLOCK(name, type, result, expression)                                                      \
    static void name(int64_t count, const void *a, void *out) {                                    \
        for (int64_t i = 0; i < count; i++) {                                                      \
            type x = ((const type *)a)[i];                                                         \
            ((result *)out)[i] = expression;                                                       \
        }                                                                                          \
    }
#define FLOATS(name, float_expression, double_expression)                                          \
    BLOCK(name##_float, float, float, float_expression)                                            \
    BLOCK(name##_double, double, double, double_expression)
#define ALL(name, int_expression, float_expression, double_expression)                             \
    BLOCK(name##_int, int64_t, int64_t, int_expression)                                            \
    FLOATS(name, float_expression, double_expression)
#define QUESTION(name, int_expression, float_expression)                                           \
    BLOCK(name##_int, int64_t, bool, ((void)x, int_expression))                                    \
    BLOCK(name##_float, float, bool, float_expression)                                             \
    BLOCK(name##_double, double, bool, float_expression)

BLOCK(reciprocal_int, int64_t, int64_t, x == 1 || x == -1 ? x : 0)
ALL(negate, (int64_t)(0 - (uint64_t)x), -x, -x)
ALL(abs, int_abs(x), fabsf(x), fabs(x))
ALL(sign, (x > 0) - (x < 0), x != x ? x : (float)((x > 0) - (x < 0)),
    x != x ? x : (double)((x > 0) - (x < 0)))
ALL(square, (int64_t)((uint64_t)x *(uint64_t)x), x *x, x *x)
ALL(relu, x > 0 ? x : 0, x != x ? x : x > 0 ? x : 0, x != x ? x : x > 0 ? x : 0)
ALL(round, x, nearbyintf(x), nearbyint(x))
ALL(floor, x, floorf(x), floor(x))
ALL(ceil, x, ceilf(x), ceil(x))
ALL(trunc, x, truncf(x), trunc(x))
BLOCK(invert_int, int64_t, int64_t, ~x)
QUESTION(logical_not, x == 0, x == 0)
QUESTION(isnan, false, x != x)
QUESTION(isinf, false, x == x && x - x != 0)
QUESTION(isfinite, true, x - x == 0)
FLOATS(sin, trig_sin(x), sin(x))
FLOATS(cos, trig_cos(x), cos(x))
FLOATS(tan, tanf(x), tan(x))
FLOATS(asin, asinf(x), asin(x))
FLOATS(acos, acosf(x), acos(x))
FLOATS(atan, atanf(x), atan(x))
FLOATS(sinh, sinhf(x), sinh(x))
FLOATS(cosh, coshf(x), cosh(x))
FLOATS(tanh, tanhf(x), tanh(x))
FLOATS(exp, expf(x), exp(x))
FLOATS(expm1, expm1f(x), expm1(x))
FLOATS(log, logf(x), log(x))
FLOATS(log2, log2f(x), log2(x))
FLOATS(log10, log10f(x), log10(x))
FLOATS(log1p, log1pf(x), log1p(x))
FLOATS(sqrt, sqrtf(x), sqrt(x))
FLOATS(rsqrt, 1 / sqrtf(x), 1 / sqrt(x))
FLOATS(reciprocal, 1 / x, 1 / x)
FLOATS(sigmoid, float_sigmoid(x), double_sigmoid(x))

typedef enum MathResult {
    SAME,    /* the dtype of the operand */
    ROUNDED, /* the same, but NumPy makes floats of integers */
    FLOATED, /* integers become floats */
    INVERSE, /* the same, but NumPy divides integers as such */
    ASKED    /* bool */
} MathResult;

typedef struct MathRow {
    const char *no_bool; /* PyTorch's kernel that refuses bool, or NULL */
    MathResult result;
    MathBlock ints, floats, doubles;
} MathRow;

#define THREE(name) name##_int, name##_float, name##_double
#define TWO(name)   NULL, name##_float, name##_double
static const MathRow rows[MATH_OPS] = {
    [MATH_NEGATE] = {NULL, SAME, THREE(negate)},
    [MATH_ABS] = {"abs_cpu", SAME, THREE(abs)},
    [MATH_SIGN] = {NULL, SAME, THREE(sign)},
    [MATH_SQUARE] = {NULL, SAME, THREE(square)},
    [MATH_INVERT] = {NULL, SAME, invert_int, NULL, NULL},
    [MATH_LOGICAL_NOT] = {NULL, ASKED, THREE(logical_not)},
    [MATH_ROUND] = {"round_vml_cpu", SAME, THREE(round)},
    [MATH_FLOOR] = {"floor_vml_cpu", ROUNDED, THREE(floor)},
    [MATH_CEIL] = {"ceil_vml_cpu", ROUNDED, THREE(ceil)},
    [MATH_TRUNC] = {"trunc_vml_cpu", ROUNDED, THREE(trunc)},
    [MATH_SIN] = {NULL, FLOATED, TWO(sin)},
    [MATH_COS] = {NULL, FLOATED, TWO(cos)},
    [MATH_TAN] = {NULL, FLOATED, TWO(tan)},
    [MATH_ASIN] = {NULL, FLOATED, TWO(asin)},
    [MATH_ACOS] = {NULL, FLOATED, TWO(acos)},
    [MATH_ATAN] = {NULL, FLOATED, TWO(atan)},
    [MATH_SINH] = {NULL, FLOATED, TWO(sinh)},
    [MATH_COSH] = {NULL, FLOATED, TWO(cosh)},
    [MATH_TANH] = {NULL, FLOATED, TWO(tanh)},
    [MATH_EXP] = {NULL, FLOATED, TWO(exp)},
    [MATH_EXPM1] = {NULL, FLOATED, TWO(expm1)},
    [MATH_LOG] = {NULL, FLOATED, TWO(log)},
    [MATH_LOG2] = {NULL, FLOATED, TWO(log2)},
    [MATH_LOG10] = {NULL, FLOATED, TWO(log10)},
    [MATH_LOG1P] = {NULL, FLOATED, TWO(log1p)},
    [MATH_SQRT] = {NULL, FLOATED, TWO(sqrt)},
    [MATH_RSQRT] = {NULL, FLOATED, TWO(rsqrt)},
    [MATH_RECIPROCAL] = {NULL, INVERSE, THREE(reciprocal)},
    [MATH_SIGMOID] = {NULL, FLOATED, TWO(sigmoid)},
    [MATH_RELU] = {NULL, SAME, THREE(relu)},
    [MATH_ISNAN] = {NULL, ASKED, THREE(isnan)},
    [MATH_ISINF] = {NULL, ASKED, THREE(isinf)},
    [MATH_ISFINITE] = {NULL, ASKED, THREE(isfinite)},
};

/* ---- what is refused ---- */

static bool check_operand(MathOp op, DType dtype, Dialect dialect, Error *error) {
    if (op == MATH_NEGATE && dtype == DTYPE_BOOL)
        return dialect == DIALECT_TORCH
                   ? error_set(error, ERROR_RUNTIME,
                               "Negation, the `-` operator, on a bool tensor is not supported. If "
                               "you are trying to invert a mask, use the `~` or `logical_not()` "
                               "operator instead.")
                   : error_set(error, ERROR_TYPE,
                               "The numpy boolean negative, the `-` operator, is not supported, "
                               "use the `~` operator or the logical_not function instead.");
    bool torch = dialect == DIALECT_TORCH;
    if (op == MATH_RELU && dtype == DTYPE_BOOL)
        return error_set(error, ERROR_RUNTIME, "Boolean inputs not supported for relu");
    if (op == MATH_SIGN && dtype == DTYPE_BOOL && !torch)
        return error_set(error, ERROR_TYPE,
                         "ufunc 'sign' did not contain a loop with signature matching types <class "
                         "'numpy.dtype[bool_]'> -> None");
    if (dtype == DTYPE_BOOL && torch && rows[op].no_bool)
        return error_set(error, ERROR_RUNTIME, "\"%s\" not implemented for 'Bool'",
                         rows[op].no_bool);
    if (op != MATH_INVERT || !dtype_is_float(dtype)) return true;
    return error_set(error, ERROR_TYPE,
                     torch ? "~ (operator.invert) is only implemented on integer and Boolean-type "
                             "tensors"
                           : "ufunc 'invert' not supported for the input types, and the inputs "
                             "could not be safely coerced to any supported types according to the "
                             "casting rule ''safe''");
}

/* ---- the operation ---- */

typedef struct MathLoop {
    MathBlock block;
    DType from, compute, made, out;
} MathLoop;

static void math_row(int64_t count, char *const *at, const int64_t *step, void *context) {
    const MathLoop *loop = context;
    LoopBuffer operand, result;
    int64_t size = (int64_t)dtype_size(loop->out), made = (int64_t)dtype_size(loop->made);
    bool direct = loop->made == loop->out && step[0] == size;
    for (int64_t i = 0; i < count; i += LOOP_BLOCK) {
        int64_t n = count - i < LOOP_BLOCK ? count - i : LOOP_BLOCK;
        const void *x =
            block_load(loop->from, loop->compute, n, at[1] + i * step[1], step[1], &operand);
        char *target = at[0] + i * step[0];
        loop->block(n, x, direct ? (void *)target : (void *)&result);
        if (!direct) convert_row(loop->made, loop->out, n, (char *)&result, made, target, step[0]);
    }
}

static DType float_result(DType dtype, Dialect dialect, DType default_float) {
    if (dtype_is_float(dtype)) return dtype;
    if (dialect == DIALECT_TORCH) return default_float;
    return dtype == DTYPE_INT16 ? DTYPE_FLOAT32 : DTYPE_FLOAT64;
}

static bool makes_floats(MathResult result, Dialect dialect) {
    bool torch = dialect == DIALECT_TORCH;
    return result == FLOATED || result == (torch ? INVERSE : ROUNDED);
}

static MathLoop plan(MathOp op, DType from, Dialect dialect, DType default_float) {
    const MathRow *row = &rows[op];
    bool truths = from == DTYPE_BOOL;
    MathLoop loop = {.from = from, .out = from};
    if (makes_floats(row->result, dialect)) loop.out = float_result(from, dialect, default_float);
    if (truths && op == MATH_SQUARE) loop.out = dialect == DIALECT_TORCH ? DTYPE_INT64 : DTYPE_INT8;
    if (truths && loop.out == from && row->result == INVERSE) loop.out = DTYPE_INT8;
    loop.compute = loop.made = dtype_compute(loop.out);
    if (row->result == ASKED) loop.made = loop.out = DTYPE_BOOL;
    loop.block = loop.compute == DTYPE_INT64     ? row->ints
                 : loop.compute == DTYPE_FLOAT32 ? row->floats
                                                 : row->doubles;
    if (truths && op == MATH_INVERT) { /* as a number ~1 would be -2, which is true */
        loop.made = DTYPE_BOOL;
        loop.block = logical_not_int;
    }
    return loop;
}

bool tensor_math(MathOp op, const Tensor *a, Dialect dialect, DType default_float, Tensor *out,
                 Error *error) {
    if (!check_operand(op, a->dtype, dialect, error)) return false;
    MathLoop context = plan(op, a->dtype, dialect, default_float);
    Loop loop;
    loop_init(&loop, a->ndim, a->shape);
    loop_add(&loop, a);
    if (!loop_new_result(&loop, context.out, out, error)) return false;
    out->wrapped = a->wrapped;
    loop_run_dense(&loop, math_row, &context);
    return true;
}

/* ---- clamp ---- */

static bool is_whole(const double *x) {
    return !x || (*x - *x == 0 && *x == trunc(*x));
}

/* x with one bound applied; takes over x. */
static bool bound(ElementOp op, Tensor *x, const double *limit, Error *error) {
    Tensor number, result;
    if (!limit) return true;
    if (!tensor_from_double(*limit, x->dtype, &number, error)) return false;
    bool ok = tensor_binary(op, x, &number, DIALECT_TORCH, DTYPE_FLOAT32, &result, error);
    tensor_release(&number);
    if (!ok) return false;
    tensor_release(x);
    *x = result;
    return true;
}

bool tensor_clamp(const Tensor *a, const double *low, const double *high, Tensor *out,
                  Error *error) {
    if (!low && !high)
        return error_set(error, ERROR_RUNTIME,
                         "torch.clamp: At least one of 'min' or 'max' must not be None");
    bool floats = dtype_is_float(a->dtype) || !is_whole(low) || !is_whole(high);
    DType dtype = floats && !dtype_is_float(a->dtype) ? DTYPE_FLOAT32 : a->dtype;
    Tensor result;
    if (!(dtype == a->dtype ? tensor_copy(a, &result, error)
                            : tensor_cast(a, dtype, &result, error)))
        return false;
    if (!bound(ELEMENT_MAXIMUM, &result, low, error) ||
        !bound(ELEMENT_MINIMUM, &result, high, error)) {
        tensor_release(&result);
        return false;
    }
    *out = result;
    return true;
}

/* ---- where ---- */

typedef struct WhereLoop {
    DType condition, a, b, out;
} WhereLoop;

static void where_row(int64_t count, char *const *at, const int64_t *step, void *context) {
    const WhereLoop *loop = context;
    for (int64_t i = 0; i < count; i++) {
        bool yes = false;
        convert_row(loop->condition, DTYPE_BOOL, 1, at[1] + i * step[1], 0, (char *)&yes, 0);
        int from = yes ? 2 : 3;
        convert_row(yes ? loop->a : loop->b, loop->out, 1, at[from] + i * step[from], 0,
                    at[0] + i * step[0], 0);
    }
}

static bool where_shape(const Tensor *condition, const Tensor *a, const Tensor *b, Dialect dialect,
                        Tensor *all, Error *error) {
    *all = (Tensor){0};
    return shape_broadcast(condition, a, dialect, &all->ndim, all->shape, error) &&
           shape_broadcast(all, b, dialect, &all->ndim, all->shape, error);
}

bool tensor_where(const Tensor *condition, const Tensor *a, const Tensor *b, Dialect dialect,
                  Tensor *out, Error *error) {
    bool mask = condition->dtype == DTYPE_BOOL || condition->dtype == DTYPE_UINT8;
    if (dialect == DIALECT_TORCH && !mask)
        return error_set(error, ERROR_RUNTIME,
                         "where expected condition to be a boolean tensor, but got a tensor with "
                         "dtype %s",
                         dtype_scalar_name(condition->dtype));
    DType default_float = dialect == DIALECT_TORCH ? DTYPE_FLOAT32 : DTYPE_FLOAT64;
    WhereLoop context = {condition->dtype, a->dtype, b->dtype,
                         dtype_promote(a, b, dialect, default_float)};
    Tensor all;
    Loop loop;
    if (!where_shape(condition, a, b, dialect, &all, error)) return false;
    loop_init(&loop, all.ndim, all.shape);
    loop_add(&loop, condition);
    loop_add(&loop, a);
    loop_add(&loop, b);
    if (!loop_new_result(&loop, context.out, out, error)) return false;
    loop_run_dense(&loop, where_row, &context);
    return true;
}
