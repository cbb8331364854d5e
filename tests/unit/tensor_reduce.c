/* unit/tensor_reduce: sums in the libraries' own order, extremes, questions, running sums. */
#include <math.h>

#include "tensor_common.h"

static Tensor reduce(ReduceOp op, const Tensor *a, const char *dims, bool keep, Dialect dialect) {
    Error error = {0};
    int64_t sizes[TENSOR_MAX_DIMS];
    int list[TENSOR_MAX_DIMS], count = sizes_of(dims, sizes);
    for (int i = 0; i < count; i++) list[i] = (int)sizes[i];
    Tensor out;
    expect_ok(
        tensor_reduce(op, a, list, count, keep, dialect == DIALECT_TORCH, dialect, &out, &error),
        &error);
    return out;
}

/* x[i] = (37 i mod 101) / 10 - 5, rounded after each operation */
static Tensor known(DType dtype, const char *shape) {
    Tensor t = make(dtype, shape, NULL);
    for (int64_t i = 0; i < tensor_count(&t); i++) {
        int64_t n = i * 37 % 101;
        double x = dtype == DTYPE_FLOAT32 ? (double)((float)((float)n * 0.1F) - 5.0F)
                                          : (double)n * 0.1 - 5.0;
        tensor_set_double(&t, i, x);
    }
    return t;
}

static uint64_t bits_of(const Tensor *t) { /* FNV-1a over the bytes */
    uint64_t hash = 14695981039346656037u;
    const unsigned char *bytes = tensor_data(t);
    for (int64_t i = 0; i < tensor_count(t) * (int64_t)dtype_size(t->dtype); i++)
        hash = (hash ^ bytes[i]) * 1099511628211u;
    return hash;
}

/* What torch.sum and np.sum gave for known(). */
static void test_sums_exactly(void **state) {
    (void)state;
    static const struct {
        DType dtype;
        const char *shape;
        double torch, numpy;
    } rows[] = {
        {DTYPE_FLOAT32, "7", -0x1.f3332ep+2, -0x1.f33330p+2},
        {DTYPE_FLOAT32, "50", 0x1.999ep-4, 0x1.999c8p-4},
        {DTYPE_FLOAT32, "129", -0x1.f332d2p+1, -0x1.f332fp+1},
        {DTYPE_FLOAT32, "1000", 0x1.00055p+0, 0x1.0004d8p+0},
        {DTYPE_FLOAT32, "20000", -0x1.931828p+2, -0x1.93185ap+2},
        {DTYPE_FLOAT64, "7", -0x1.f333333333332p+2, -0x1.f333333333332p+2},
        {DTYPE_FLOAT64, "50", 0x1.9999999999dcp-4, 0x1.9999999999dp-4},
        {DTYPE_FLOAT64, "129", -0x1.f3333333332eap+1, -0x1.f3333333332e4p+1},
        {DTYPE_FLOAT64, "1000", 0x1.00000000004a4p+0, 0x1.00000000004d8p+0},
        {DTYPE_FLOAT64, "20000", -0x1.9333333331b8fp+2, -0x1.93333333319ecp+2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Tensor x = known(rows[i].dtype, rows[i].shape);
        Tensor torch = reduce(REDUCE_SUM, &x, "", false, DIALECT_TORCH);
        Tensor numpy = reduce(REDUCE_SUM, &x, "", false, DIALECT_NUMPY);
        assert_true(tensor_get_double(&torch, 0) == rows[i].torch);
        assert_true(tensor_get_double(&numpy, 0) == rows[i].numpy);
        tensor_release(&x);
        tensor_release(&torch);
        tensor_release(&numpy);
    }
}

static void test_axes_exactly(void **state) {
    (void)state;
    static const struct {
        DType dtype;
        const char *dims;
        uint64_t torch, numpy;
    } rows[] = {
        {DTYPE_FLOAT32, "0", 13581509199983021673u, 14567589618236823835u},
        {DTYPE_FLOAT32, "1", 14859796075793744081u, 7800562957422051410u},
        {DTYPE_FLOAT64, "0", 13605932344531337792u, 13862330740018159147u},
        {DTYPE_FLOAT64, "1", 17910578950385585720u, 7966385426903590401u},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Tensor x = known(rows[i].dtype, "20 300");
        Tensor torch = reduce(REDUCE_SUM, &x, rows[i].dims, false, DIALECT_TORCH);
        Tensor numpy = reduce(REDUCE_SUM, &x, rows[i].dims, false, DIALECT_NUMPY);
        assert_true(bits_of(&torch) == rows[i].torch);
        assert_true(bits_of(&numpy) == rows[i].numpy);
        tensor_release(&x);
        tensor_release(&torch);
        tensor_release(&numpy);
    }
}

static void test_mean_var(void **state) {
    (void)state;
    static const struct {
        DType dtype;
        ReduceOp op;
        double torch, numpy;
    } rows[] = {
        {DTYPE_FLOAT32, REDUCE_MEAN, 0x1.5db2e6p-13, 0x1.5db072p-13},
        {DTYPE_FLOAT64, REDUCE_MEAN, 0x1.5d867c3ed0973p-13, 0x1.5d867c3ed0cb4p-13},
        {DTYPE_FLOAT32, REDUCE_VAR, 0x1.100e26p+3, 0x1.10028ap+3},
        {DTYPE_FLOAT64, REDUCE_VAR, 0x1.100e25a0b7bd1p+3, 0x1.10028a0f11d3fp+3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Tensor x = known(rows[i].dtype, "20 300");
        Tensor torch = reduce(rows[i].op, &x, "", false, DIALECT_TORCH);
        Tensor numpy = reduce(rows[i].op, &x, "", false, DIALECT_NUMPY);
        assert_true(tensor_get_double(&torch, 0) == rows[i].torch);
        assert_true(tensor_get_double(&numpy, 0) == rows[i].numpy);
        tensor_release(&x);
        tensor_release(&torch);
        tensor_release(&numpy);
    }
}

static void test_values(void **state) {
    (void)state;
    static const struct {
        ReduceOp op;
        DType dtype;
        const char *values, *dims;
        bool keep;
        const char *result; /* of a (2, 3) tensor */
    } rows[] = {
        {REDUCE_SUM, DTYPE_BOOL, "1 0 1 1 1 1", "", false, "int64 [] 5"},
        {REDUCE_SUM, DTYPE_UINT8, "200 200 1 0 0 0", "1", false, "int64 [2] 401 0"},
        {REDUCE_SUM, DTYPE_FLOAT32, "1 2 3 4 5 6", "0", true, "float32 [1, 3] 5 7 9"},
        {REDUCE_PROD, DTYPE_INT32, "1 2 3 4 5 6", "", false, "int64 [] 720"},
        {REDUCE_PROD, DTYPE_FLOAT32, "1 2 3 4 5 6", "1", false, "float32 [2] 6 120"},
        {REDUCE_MEAN, DTYPE_FLOAT32, "1 2 3 4 5 6", "1", false, "float32 [2] 2 5"},
        {REDUCE_STD, DTYPE_FLOAT64, "1 2 3 4 6 8", "1", true, "float64 [2, 1] 1 2"},
        {REDUCE_MAX, DTYPE_FLOAT32, "1 nan 3 4 5 6", "1", false, "float32 [2] nan 6"},
        {REDUCE_MAX, DTYPE_INT8, "-1 -2 -3 -4 -5 -6", "", false, "int8 [] -1"},
        {REDUCE_MIN, DTYPE_FLOAT64, "1 2 3 4 -5 6", "0", false, "float64 [3] 1 -5 3"},
        {REDUCE_ARGMAX, DTYPE_INT64, "1 7 7 7 0 0", "", false, "int64 [] 1"},
        {REDUCE_ARGMAX, DTYPE_FLOAT32, "1 nan 9 nan 5 nan", "1", false, "int64 [2] 1 0"},
        {REDUCE_ARGMIN, DTYPE_INT64, "3 1 1 0 0 5", "0", true, "int64 [1, 3] 1 1 0"},
        {REDUCE_ALL, DTYPE_FLOAT32, "1 0.5 -1 0 1 1", "1", false, "bool [2] 1 0"},
        {REDUCE_ANY, DTYPE_INT64, "0 0 0 0 256 0", "1", false, "bool [2] 0 1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Tensor x = make(rows[i].dtype, "2 3", rows[i].values);
        Tensor out = reduce(rows[i].op, &x, rows[i].dims, rows[i].keep, DIALECT_TORCH);
        expect(&out, rows[i].result);
        tensor_release(&x);
    }
}

static void test_empty(void **state) {
    (void)state;
    Error error = {0};
    Tensor none = make(DTYPE_FLOAT32, "0 2", NULL), out;
    out = reduce(REDUCE_SUM, &none, "0", false, DIALECT_TORCH);
    expect(&out, "float32 [2] 0 0");
    out = reduce(REDUCE_PROD, &none, "", false, DIALECT_TORCH);
    expect(&out, "float32 [] 1");
    out = reduce(REDUCE_MEAN, &none, "", false, DIALECT_TORCH);
    assert_true(isnan(tensor_get_double(&out, 0)));
    tensor_release(&out);
    out = reduce(REDUCE_ALL, &none, "", false, DIALECT_TORCH);
    expect(&out, "bool [] 1");
    int dim = 0;
    expect_error(tensor_reduce(REDUCE_MAX, &none, NULL, 0, false, 0, DIALECT_TORCH, &out, &error),
                 &error,
                 "RuntimeError: max(): Expected reduction dim to be specified for input.numel() == "
                 "0. Specify the reduction dim with the 'dim' argument.");
    expect_error(tensor_reduce(REDUCE_MIN, &none, &dim, 1, false, 0, DIALECT_TORCH, &out, &error),
                 &error, "IndexError: min(): Expected reduction dim 0 to have non-zero size.");
    expect_error(tensor_reduce(REDUCE_MAX, &none, NULL, 0, false, 0, DIALECT_NUMPY, &out, &error),
                 &error,
                 "ValueError: zero-size array to reduction operation maximum which has no "
                 "identity");
    expect_error(
        tensor_reduce(REDUCE_ARGMIN, &none, NULL, 0, false, 0, DIALECT_NUMPY, &out, &error), &error,
        "ValueError: attempt to get argmin of an empty sequence");
    tensor_release(&none);
}

static void test_errors(void **state) {
    (void)state;
    Error error = {0};
    Tensor x = make(DTYPE_INT64, "2 2", NULL), out;
    int twice[] = {0, 0};
    expect_error(tensor_reduce(REDUCE_SUM, &x, twice, 2, false, 0, DIALECT_TORCH, &out, &error),
                 &error, "RuntimeError: dim 0 appears multiple times in the list of dims");
    expect_error(tensor_reduce(REDUCE_SUM, &x, twice, 2, false, 0, DIALECT_NUMPY, &out, &error),
                 &error, "ValueError: duplicate value in 'axis'");
    bool ok = tensor_reduce(REDUCE_MEAN, &x, NULL, 0, false, 0, DIALECT_TORCH, &out, &error);
    assert_string_equal(error.fix, "x.float().mean()");
    expect_error(ok, &error,
                 "RuntimeError: mean(): could not infer output dtype. Input dtype must be either a "
                 "floating point or complex dtype. Got: Long");
    expect_error(tensor_reduce(REDUCE_VAR, &x, NULL, 0, false, 1, DIALECT_TORCH, &out, &error),
                 &error,
                 "RuntimeError: std and var only support floating point and complex dtypes");
    out = reduce(REDUCE_MEAN, &x, "", false, DIALECT_NUMPY);
    expect(&out, "float64 [] 1.5");
    tensor_release(&x);
}

static void test_cumsum(void **state) {
    (void)state;
    Error error = {0};
    Tensor x = make(DTYPE_UINT8, "2 3", "1 2 3 200 200 200"), turned, out;
    expect_ok(tensor_cumsum(&x, 1, &out, &error), &error);
    expect(&out, "int64 [2, 3] 1 3 6 200 400 600");
    expect_ok(tensor_transpose(&x, 0, 1, &turned, &error), &error);
    expect_ok(tensor_cumsum(&turned, 1, &out, &error), &error);
    expect(&out, "int64 [3, 2] 1 201 2 202 3 203");
    tensor_release(&x);
    tensor_release(&turned);
    x = make(DTYPE_FLOAT32, "", "3");
    expect_ok(tensor_cumsum(&x, 0, &out, &error), &error);
    expect(&out, "float32 [] 3");
    tensor_release(&x);
}

/* ---- random views and axes: sums of small whole numbers are exact in any order ---- */

static void test_random(void **state) {
    (void)state;
    random_start();
    for (int round = 0; round < 1000; round++) {
        Error error = {0};
        int64_t shape[3] = {random_int(1, 5), random_int(1, round % 9 ? 5 : 300), random_int(1, 5)};
        int order[3] = {0, 1, 2}, dims[3], count = 0;
        int swap = random_int(0, 2), with = random_int(0, 2), held = order[swap];
        order[swap] = order[with];
        order[with] = held;
        Tensor base, x, out, sums;
        DType dtype = random_int(0, 1) ? DTYPE_FLOAT32 : DTYPE_FLOAT64;
        expect_ok(tensor_new(dtype, 3, shape, &base, &error), &error);
        for (int64_t i = 0; i < tensor_count(&base); i++)
            tensor_set_double(&base, i, random_int(-9, 9));
        expect_ok(tensor_permute(&base, order, &x, &error), &error);
        for (int d = 0; d < 3; d++)
            if (random_int(0, 1)) dims[count++] = d;
        Dialect dialect = random_int(0, 1) ? DIALECT_TORCH : DIALECT_NUMPY;
        expect_ok(tensor_reduce(REDUCE_SUM, &x, dims, count, true, 0, dialect, &out, &error),
                  &error);
        expect_ok(tensor_new(DTYPE_FLOAT64, 3, out.shape, &sums, &error), &error);
        for (int64_t i = 0; i < tensor_count(&x); i++) {
            int64_t at[3], rest = i, linear = 0;
            for (int d = 2; d >= 0; d--, rest /= x.shape[d + 1]) at[d] = rest % x.shape[d];
            for (int d = 0; d < 3; d++)
                linear = linear * out.shape[d] + (out.shape[d] == 1 ? 0 : at[d]);
            tensor_set_double(&sums, linear,
                              tensor_get_double(&sums, linear) + tensor_get_double(&x, i));
        }
        for (int64_t i = 0; i < tensor_count(&out); i++)
            assert_true(tensor_get_double(&out, i) == tensor_get_double(&sums, i));
        tensor_release(&base);
        tensor_release(&x);
        tensor_release(&out);
        tensor_release(&sums);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CLEAN(test_sums_exactly), CLEAN(test_axes_exactly), CLEAN(test_mean_var),
        CLEAN(test_values),       CLEAN(test_empty),        CLEAN(test_errors),
        CLEAN(test_cumsum),       CLEAN(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
