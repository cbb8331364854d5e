/* unit/tensor_ops: arithmetic, its dtypes in both dialects, and functions of one tensor. */
#include <math.h>

#include "tensor_common.h"

static Tensor binary(ElementOp op, const Tensor *a, const Tensor *b, Dialect dialect) {
    Error error = {0};
    Tensor out;
    DType floats = dialect == DIALECT_TORCH ? DTYPE_FLOAT32 : DTYPE_FLOAT64;
    expect_ok(tensor_binary(op, a, b, dialect, floats, &out, &error), &error);
    return out;
}

/* ---- dtypes ---- */

/* "int64 w1": a dtype, then the shape; w: a Python number */
static Tensor operand(const char *text) {
    char name[16];
    double value = 1;
    int used = 0, dtype = 0;
    if (sscanf(text, "%15s%n", name, &used) != 1) fail();
    const char *rest = text + used;
    if (strcmp(name, "int") == 0 || strcmp(name, "float") == 0) {
        sscanf(rest, "%lf", &value);
        return number(value, name[0] == 'f');
    }
    while (strcmp(dtype_name((DType)dtype), name) != 0) dtype++;
    return make((DType)dtype, rest, strchr(rest, '1') ? "1" : "1 1 1 1 1 1");
}

static void test_dtypes(void **state) {
    (void)state;
    static const struct { /* as PyTorch 1.13 and NumPy 1.24 say */
        const char *a, *b;
        ElementOp op;
        const char *torch, *numpy;
    } rows[] = {
        {"int64 3", "float32 3", ELEMENT_ADD, "float32", "float64"},
        {"int16 3", "float32 3", ELEMENT_ADD, "float32", "float32"},
        {"uint8 3", "int8 3", ELEMENT_ADD, "int16", "int16"},
        {"float32 3", "float 0.1", ELEMENT_ADD, "float32", "float32"},
        {"float32 3", "float 1e300", ELEMENT_ADD, "float32", "float64"},
        {"int64 3", "float 0.5", ELEMENT_MUL, "float32", "float64"},
        {"int8 3", "int 300", ELEMENT_ADD, "int8", "int16"},
        {"int8 3", "int 100", ELEMENT_ADD, "int8", "int8"},
        {"uint8 3", "int -1", ELEMENT_ADD, "uint8", "int16"},
        {"bool 3", "int 1", ELEMENT_ADD, "int64", "int64"},
        {"float32 3", "float64", ELEMENT_ADD, "float32", "float32"},
        {"float32", "float 1", ELEMENT_ADD, "float32", "float64"},
        {"int32 3", "int64", ELEMENT_ADD, "int32", "int32"},
        {"int64 3", "int64 3", ELEMENT_DIV, "float32", "float64"},
        {"int64 3", "int 2", ELEMENT_POW, "int64", "int64"},
        {"bool 3", "bool 3", ELEMENT_ADD, "bool", "bool"},
        {"int64 3", "float 1", ELEMENT_LT, "bool", "bool"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Tensor a = operand(rows[i].a), b = operand(rows[i].b);
        Tensor torch = binary(rows[i].op, &a, &b, DIALECT_TORCH);
        Tensor numpy = binary(rows[i].op, &a, &b, DIALECT_NUMPY);
        print_message("%s, %s\n", rows[i].a, rows[i].b);
        assert_string_equal(dtype_name(torch.dtype), rows[i].torch);
        assert_string_equal(dtype_name(numpy.dtype), rows[i].numpy);
        tensor_release(&a);
        tensor_release(&b);
        tensor_release(&torch);
        tensor_release(&numpy);
    }
}

/* ---- values ---- */

static void test_values(void **state) {
    (void)state;
    static const struct {
        ElementOp op;
        DType dtype;
        const char *a, *b, *result;
    } rows[] = {
        {ELEMENT_FLOORDIV, DTYPE_INT64, "7 -7 7 -7", "2 2 -2 -2", "int64 [4] 3 -4 -4 3"},
        {ELEMENT_MOD, DTYPE_INT64, "7 -7 7 -7", "3 3 -3 -3", "int64 [4] 1 2 -2 -1"},
        {ELEMENT_FLOORDIV, DTYPE_FLOAT32, "7 -7 1 -1", "2 2 0.1 0", "float32 [4] 3 -4 9 -inf"},
        {ELEMENT_MOD, DTYPE_FLOAT64, "7 -7 5.5 -1", "3 3 -2 inf", "float64 [4] 1 2 -0.5 inf"},
        {ELEMENT_POW, DTYPE_INT64, "2 -2 1 -1", "10 3 -5 -5", "int64 [4] 1024 -8 1 -1"},
        {ELEMENT_MAXIMUM, DTYPE_FLOAT32, "1 nan 3 -0", "2 1 nan 0", "float32 [4] 2 nan nan 0"},
        {ELEMENT_MINIMUM, DTYPE_INT8, "1 -2 3 4", "2 1 -4 4", "int8 [4] 1 -2 -4 4"},
        {ELEMENT_ADD, DTYPE_UINT8, "250 1 0 255", "10 1 0 1", "uint8 [4] 4 2 0 0"},
        {ELEMENT_SUB, DTYPE_INT8, "-128 1 0 5", "1 1 1 2", "int8 [4] 127 0 -1 3"},
        {ELEMENT_XOR, DTYPE_BOOL, "0 0 1 1", "0 1 0 1", "bool [4] 0 1 1 0"},
        {ELEMENT_MUL, DTYPE_BOOL, "0 0 1 1", "0 1 0 1", "bool [4] 0 0 0 1"},
        {ELEMENT_DIV, DTYPE_INT64, "1 -1 0 6", "0 0 0 4", "float32 [4] inf -inf -nan 1.5"},
        {ELEMENT_NE, DTYPE_FLOAT32, "1 nan 0 2", "1 nan -0 3", "bool [4] 0 1 0 1"},
        {ELEMENT_ATAN2, DTYPE_FLOAT64, "0 1 0 1", "1 0 -1 1",
         "float64 [4] 0 1.57079633 3.14159265 0.785398163"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Tensor a = make(rows[i].dtype, "4", rows[i].a), b = make(rows[i].dtype, "4", rows[i].b);
        Tensor out = binary(rows[i].op, &a, &b, DIALECT_TORCH);
        expect(&out, rows[i].result);
        tensor_release(&a);
        tensor_release(&b);
    }
}

static void test_numbers(void **state) {
    (void)state;
    Tensor x = make(DTYPE_FLOAT32, "3", "1 2 3"), bytes = make(DTYPE_UINT8, "1", "5");
    Tensor tenth = number(0.1, true), three = number(3, false), minus = number(-5, false);
    Tensor out = binary(ELEMENT_MUL, &x, &tenth, DIALECT_TORCH);
    expect(&out, "float32 [3] 0.100000001 0.200000003 0.300000012");
    out = binary(ELEMENT_POW, &x, &three, DIALECT_TORCH);
    expect(&out, "float32 [3] 1 8 27");
    /* a number is cut to the tensor's dtype first: 5 < 251 */
    out = binary(ELEMENT_LT, &bytes, &minus, DIALECT_TORCH);
    expect(&out, "bool [1] 1");
    out = binary(ELEMENT_LT, &bytes, &minus, DIALECT_NUMPY);
    expect(&out, "bool [1] 0");
    out = binary(ELEMENT_ADD, &three, &minus, DIALECT_TORCH);
    assert_true(out.wrapped);
    expect(&out, "int64 [] -2");
    tensor_release(&x);
    tensor_release(&bytes);
    tensor_release(&tenth);
    tensor_release(&three);
    tensor_release(&minus);
}

/* ---- what is refused ---- */

static void test_errors(void **state) {
    (void)state;
    static const struct {
        ElementOp op;
        Dialect dialect;
        DType dtype;
        const char *a, *b, *message;
    } rows[] = {
        {ELEMENT_ADD, DIALECT_TORCH, DTYPE_FLOAT32, "3", "4",
         "RuntimeError: The size of tensor a (3) must match the size of tensor b (4) at "
         "non-singleton dimension 0"},
        {ELEMENT_ADD, DIALECT_TORCH, DTYPE_FLOAT32, "2 3", "4",
         "RuntimeError: The size of tensor a (3) must match the size of tensor b (4) at "
         "non-singleton dimension 1"},
        {ELEMENT_ADD, DIALECT_NUMPY, DTYPE_FLOAT32, "2 3", "4",
         "ValueError: operands could not be broadcast together with shapes (2,3) (4,) "},
        {ELEMENT_SUB, DIALECT_TORCH, DTYPE_BOOL, "1", "1",
         "RuntimeError: Subtraction, the `-` operator, with two bool tensors is not supported. Use "
         "the `^` or `logical_xor()` operator instead."},
        {ELEMENT_FLOORDIV, DIALECT_TORCH, DTYPE_INT64, "1", "1", "RuntimeError: ZeroDivisionError"},
        {ELEMENT_AND, DIALECT_TORCH, DTYPE_FLOAT32, "1", "1",
         "RuntimeError: \"bitwise_and_cpu\" not implemented for 'Float'"},
        {ELEMENT_MOD, DIALECT_TORCH, DTYPE_BOOL, "1", "1",
         "RuntimeError: \"remainder_cpu\" not implemented for 'Bool'"},
        {ELEMENT_OR, DIALECT_NUMPY, DTYPE_FLOAT64, "1", "1",
         "TypeError: ufunc 'bitwise_or' not supported for the input types, and the inputs could "
         "not "
         "be safely coerced to any supported types according to the casting rule ''safe''"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error error = {0};
        Tensor a = make(rows[i].dtype, rows[i].a, NULL), b = make(rows[i].dtype, rows[i].b, NULL);
        Tensor out;
        expect_error(
            tensor_binary(rows[i].op, &a, &b, rows[i].dialect, DTYPE_FLOAT32, &out, &error), &error,
            rows[i].message);
        tensor_release(&a);
        tensor_release(&b);
    }
    /* NumPy's == of shapes that don't fit is False */
    Tensor a = make(DTYPE_FLOAT32, "3", NULL), b = make(DTYPE_FLOAT32, "4", NULL);
    Tensor out = binary(ELEMENT_EQ, &a, &b, DIALECT_NUMPY);
    expect(&out, "bool [] 0");
    tensor_release(&a);
    tensor_release(&b);
}

/* ---- broadcasting of random views, against one element at a time ---- */

static Tensor random_operand(int64_t *shape, int ndim) {
    Error error = {0};
    int64_t own[4];
    int lead = random_int(0, ndim);
    for (int d = lead; d < ndim; d++) own[d - lead] = random_int(0, 2) ? shape[d] : 1;
    Tensor t, turned;
    int order[4], count = ndim - lead;
    for (int d = 0; d < count; d++) order[d] = count - 1 - d;
    int64_t reversed[4];
    for (int d = 0; d < count; d++) reversed[d] = own[count - 1 - d];
    bool turn = random_int(0, 1);
    expect_ok(tensor_new(DTYPE_FLOAT64, count, turn ? reversed : own, &t, &error), &error);
    for (int64_t i = 0; i < tensor_count(&t); i++) tensor_set_double(&t, i, random_int(-9, 9));
    if (!turn) return t;
    expect_ok(tensor_permute(&t, order, &turned, &error), &error);
    tensor_release(&t);
    return turned;
}

static void test_random_broadcast(void **state) {
    (void)state;
    random_start();
    for (int round = 0; round < 1000; round++) {
        Error error = {0};
        int64_t shape[4];
        int ndim = random_int(0, 4);
        for (int d = 0; d < ndim; d++) shape[d] = random_int(1, round % 50 == 0 ? 20 : 4);
        Tensor a = random_operand(shape, ndim), b = random_operand(shape, ndim), wide_a, wide_b;
        Tensor out = binary(ELEMENT_SUB, &a, &b, DIALECT_TORCH);
        expect_ok(tensor_expand(&a, out.ndim, out.shape, &wide_a, &error), &error);
        expect_ok(tensor_expand(&b, out.ndim, out.shape, &wide_b, &error), &error);
        for (int64_t i = 0; i < tensor_count(&out); i++)
            assert_true(tensor_get_double(&out, i) ==
                        tensor_get_double(&wide_a, i) - tensor_get_double(&wide_b, i));
        tensor_release(&a);
        tensor_release(&b);
        tensor_release(&wide_a);
        tensor_release(&wide_b);
        tensor_release(&out);
    }
}

/* A transposed operand gives a transposed result, so that .view() of it fails as in PyTorch. */
static void test_layout(void **state) {
    (void)state;
    Error error = {0};
    Tensor x = make(DTYPE_FLOAT32, "2 3", NULL), turned, out;
    Tensor one = number(1, false);
    expect_ok(tensor_transpose(&x, 0, 1, &turned, &error), &error);
    out = binary(ELEMENT_ADD, &turned, &one, DIALECT_TORCH);
    assert_int_equal(out.stride[0], 1);
    assert_int_equal(out.stride[1], 3);
    expect(&out, "float32 [3, 2] 1 4 2 5 3 6");
    tensor_release(&x);
    tensor_release(&turned);
    tensor_release(&one);
}

/* ---- one operand ---- */

static void test_math(void **state) {
    (void)state;
    static const struct {
        MathOp op;
        DType dtype;
        const char *x, *torch, *numpy;
    } rows[] = {
        {MATH_ROUND, DTYPE_FLOAT32, "0.5 1.5 -2.5", "float32 [3] 0 2 -2", "float32 [3] 0 2 -2"},
        {MATH_FLOOR, DTYPE_INT64, "1 2 3", "int64 [3] 1 2 3", "float64 [3] 1 2 3"},
        {MATH_NEGATE, DTYPE_UINT8, "1 0 255", "uint8 [3] 255 0 1", "uint8 [3] 255 0 1"},
        {MATH_ABS, DTYPE_INT64, "-1 0 5", "int64 [3] 1 0 5", "int64 [3] 1 0 5"},
        {MATH_SIGN, DTYPE_FLOAT32, "-3 0 nan", "float32 [3] -1 0 nan", "float32 [3] -1 0 nan"},
        {MATH_INVERT, DTYPE_BOOL, "0 1 1", "bool [3] 1 0 0", "bool [3] 1 0 0"},
        {MATH_INVERT, DTYPE_INT32, "0 1 -1", "int32 [3] -1 -2 0", "int32 [3] -1 -2 0"},
        {MATH_SQRT, DTYPE_INT64, "0 4 9", "float32 [3] 0 2 3", "float64 [3] 0 2 3"},
        {MATH_RELU, DTYPE_FLOAT32, "-1 nan 2", "float32 [3] 0 nan 2", "float32 [3] 0 nan 2"},
        {MATH_ISFINITE, DTYPE_FLOAT32, "inf nan 2", "bool [3] 0 0 1", "bool [3] 0 0 1"},
        {MATH_ISNAN, DTYPE_INT64, "1 0 2", "bool [3] 0 0 0", "bool [3] 0 0 0"},
        {MATH_RECIPROCAL, DTYPE_INT64, "1 2 4", "float32 [3] 1 0.5 0.25", "int64 [3] 1 0 0"},
        {MATH_SIGMOID, DTYPE_FLOAT64, "0 -1000 1000", "float64 [3] 0.5 0 1", NULL},
        {MATH_LOG2, DTYPE_FLOAT64, "1 8 0.5", "float64 [3] 0 3 -1", "float64 [3] 0 3 -1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error error = {0};
        Tensor x = make(rows[i].dtype, "3", rows[i].x), out;
        expect_ok(tensor_math(rows[i].op, &x, DIALECT_TORCH, DTYPE_FLOAT32, &out, &error), &error);
        expect(&out, rows[i].torch);
        if (rows[i].numpy) {
            expect_ok(tensor_math(rows[i].op, &x, DIALECT_NUMPY, DTYPE_FLOAT64, &out, &error),
                      &error);
            expect(&out, rows[i].numpy);
        }
        tensor_release(&x);
    }
}

static void test_math_close(void **state) {
    (void)state;
    static const struct {
        MathOp op;
        double (*function)(double);
    } rows[] = {
        {MATH_SIN, sin},     {MATH_COS, cos},     {MATH_TAN, tan},     {MATH_ASIN, asin},
        {MATH_ACOS, acos},   {MATH_ATAN, atan},   {MATH_SINH, sinh},   {MATH_COSH, cosh},
        {MATH_TANH, tanh},   {MATH_EXP, exp},     {MATH_EXPM1, expm1}, {MATH_LOG, log},
        {MATH_LOG10, log10}, {MATH_LOG1P, log1p}, {MATH_SQRT, sqrt},   {MATH_TRUNC, trunc},
        {MATH_CEIL, ceil},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error error = {0};
        Tensor x = make(DTYPE_FLOAT32, "3", "0.25 0.5 0.9"), out;
        expect_ok(tensor_math(rows[i].op, &x, DIALECT_TORCH, DTYPE_FLOAT32, &out, &error), &error);
        for (int k = 0; k < 3; k++) {
            double want = rows[i].function(tensor_get_double(&x, k));
            assert_true(fabs(tensor_get_double(&out, k) - want) <= 3e-7 * fabs(want));
        }
        tensor_release(&x);
        tensor_release(&out);
    }
}

static void test_math_errors(void **state) {
    (void)state;
    Error error = {0};
    Tensor truth = make(DTYPE_BOOL, "1", NULL), x = make(DTYPE_FLOAT32, "1", NULL), out;
    expect_error(tensor_math(MATH_NEGATE, &truth, DIALECT_TORCH, DTYPE_FLOAT32, &out, &error),
                 &error,
                 "RuntimeError: Negation, the `-` operator, on a bool tensor is not supported. If "
                 "you are trying to invert a mask, use the `~` or `logical_not()` operator "
                 "instead.");
    expect_error(tensor_math(MATH_INVERT, &x, DIALECT_TORCH, DTYPE_FLOAT32, &out, &error), &error,
                 "TypeError: ~ (operator.invert) is only implemented on integer and Boolean-type "
                 "tensors");
    expect_error(tensor_math(MATH_ABS, &truth, DIALECT_TORCH, DTYPE_FLOAT32, &out, &error), &error,
                 "RuntimeError: \"abs_cpu\" not implemented for 'Bool'");
    tensor_release(&truth);
    tensor_release(&x);
}

static void test_clamp_where(void **state) {
    (void)state;
    Error error = {0};
    Tensor x = make(DTYPE_INT64, "4", NULL), f = make(DTYPE_FLOAT32, "2", "nan 5"), out;
    expect_ok(tensor_clamp(&x, &(double){1}, &(double){2}, &out, &error), &error);
    expect(&out, "int64 [4] 1 1 2 2");
    expect_ok(tensor_clamp(&x, &(double){1.5}, NULL, &out, &error), &error);
    expect(&out, "float32 [4] 1.5 1.5 2 3");
    expect_ok(tensor_clamp(&f, NULL, &(double){2}, &out, &error), &error);
    expect(&out, "float32 [2] nan 2");
    Tensor mask = make(DTYPE_BOOL, "2 1", "1 0"), zero = number(0, true);
    expect_ok(tensor_where(&mask, &f, &zero, DIALECT_TORCH, &out, &error), &error);
    expect(&out, "float32 [2, 2] nan 5 0 0");
    expect_error(tensor_where(&f, &f, &f, DIALECT_TORCH, &out, &error), &error,
                 "RuntimeError: where expected condition to be a boolean tensor, but got a tensor "
                 "with dtype Float");
    tensor_release(&x);
    tensor_release(&f);
    tensor_release(&mask);
    tensor_release(&zero);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CLEAN(test_dtypes),      CLEAN(test_values),           CLEAN(test_numbers),
        CLEAN(test_errors),      CLEAN(test_random_broadcast), CLEAN(test_layout),
        CLEAN(test_math),        CLEAN(test_math_close),       CLEAN(test_math_errors),
        CLEAN(test_clamp_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
