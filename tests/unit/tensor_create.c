/* unit/tensor_create: linspace and arange to the last bit, allclose. */
#include "tensor_common.h"

static uint64_t bits_of(const Tensor *t) { /* FNV-1a over the bytes */
    uint64_t hash = 14695981039346656037u;
    const unsigned char *bytes = tensor_data(t);
    for (int64_t i = 0; i < tensor_count(t) * (int64_t)dtype_size(t->dtype); i++)
        hash = (hash ^ bytes[i]) * 1099511628211u;
    return hash;
}

static void expect_bits(Tensor *t, uint64_t bits) {
    if (bits_of(t) != bits) {
        char *text = text_of(t);
        fail_msg("%s", text);
    }
    tensor_release(t);
}

/* What torch.linspace gave. */
static void test_linspace(void **state) {
    (void)state;
    static const struct {
        double start, stop;
        int64_t count;
        DType dtype;
        uint64_t bits;
    } rows[] = {
        {0, 1, 5, DTYPE_FLOAT32, 0xc3bd458acdeb5512u},
        {0, 1, 5, DTYPE_FLOAT64, 0x02f81d14749940fdu},
        {0, 1, 5, DTYPE_INT64, 0x21dbd703e6071224u},
        {-3.14159, 3.14159, 17, DTYPE_FLOAT32, 0x6676eae34e7c9539u},
        {-3.14159, 3.14159, 17, DTYPE_FLOAT64, 0xb0c14d937333ebdfu},
        {-3.14159, 3.14159, 17, DTYPE_INT64, 0xb8a3123896885f9eu},
        {0, 10, 50, DTYPE_FLOAT32, 0xf5ee9d4e3a6aca1du},
        {0, 10, 50, DTYPE_FLOAT64, 0x1da7d8dfa231ea4eu},
        {0, 10, 50, DTYPE_INT64, 0x35ff067410a86f66u},
        {0.1, 7.3, 100, DTYPE_FLOAT32, 0x9899cf35cc7352e3u},
        {0.1, 7.3, 100, DTYPE_FLOAT64, 0x504689a50c38e152u},
        {0.1, 7.3, 100, DTYPE_INT64, 0x0ecfd1364e4d9f84u},
        {-5, 5, 1000, DTYPE_FLOAT32, 0x77eca73a132d8ce1u},
        {-5, 5, 1000, DTYPE_FLOAT64, 0x35cf405d202a56e6u},
        {-5, 5, 1000, DTYPE_INT64, 0x34abf43ac590d7f8u},
        {3, 3, 4, DTYPE_FLOAT32, 0x7722b8c7f0112965u},
        {0, 1, 1, DTYPE_FLOAT32, 0x4d25767f9dce13f5u},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error error = {0};
        Tensor t;
        expect_ok(tensor_linspace(rows[i].start, rows[i].stop, rows[i].count, true, rows[i].dtype,
                                  DIALECT_TORCH, &t, &error),
                  &error);
        expect_bits(&t, rows[i].bits);
    }
}

/* What np.linspace gave. */
static void test_linspace_numpy(void **state) {
    (void)state;
    static const struct {
        double start, stop;
        int64_t count;
        bool endpoint;
        uint64_t bits;
    } rows[] = {
        {0, 1, 5, true, 0x02f81d14749940fdu},    {-3.14159, 3.14159, 17, true, 0x358eb4a50a116187u},
        {0, 10, 50, false, 0x498d02cb16b06d07u}, {0.1, 7.3, 100, true, 0x4d1af8057c221661u},
        {3, 3, 4, true, 0x638871c98366c3a5u},    {0, 1, 1, true, 0xa8c7f832281a39c5u},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error error = {0};
        Tensor t;
        expect_ok(tensor_linspace(rows[i].start, rows[i].stop, rows[i].count, rows[i].endpoint,
                                  DTYPE_FLOAT64, DIALECT_NUMPY, &t, &error),
                  &error);
        expect_bits(&t, rows[i].bits);
    }
}

/* What torch.arange and np.arange gave. */
static void test_arange(void **state) {
    (void)state;
    static const struct {
        double start, stop, step;
        uint64_t floats, doubles, numpy;
    } rows[] = {
        {0, 10, 1, 0x06a148898f77dda8u, 0x44c47145b6c11fe2u, 0x44c47145b6c11fe2u},
        {0, 1, 0.1, 0x540c9df43e0d79e6u, 0xd29d6271a1a107eau, 0xd29d6271a1a107eau},
        {-4, 10, 0.1, 0x89988a8dcb5788a7u, 0x42a2f0c5c1e6f888u, 0x14c20090b8c1927bu},
        {5, -5, -0.3, 0x591332796ab46de2u, 0x9e79413c28492713u, 0x935e7a381ace90feu},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error error = {0};
        Tensor t;
        double start = rows[i].start, stop = rows[i].stop, step = rows[i].step;
        expect_ok(tensor_arange(start, stop, step, DTYPE_FLOAT32, &t, &error), &error);
        expect_bits(&t, rows[i].floats);
        expect_ok(tensor_arange(start, stop, step, DTYPE_FLOAT64, &t, &error), &error);
        expect_bits(&t, rows[i].doubles);
        expect_ok(tensor_arange_numpy(start, stop, step, DTYPE_FLOAT64, &t, &error), &error);
        expect_bits(&t, rows[i].numpy);
    }
    Error error = {0};
    Tensor t;
    expect_ok(tensor_arange(10, 0, -3, DTYPE_INT64, &t, &error), &error);
    expect(&t, "int64 [4] 10 7 4 1");
    expect_ok(tensor_arange_numpy(5, 0, 1, DTYPE_INT64, &t, &error), &error);
    expect(&t, "int64 [0]");
}

static void test_errors(void **state) {
    (void)state;
    Error error = {0};
    Tensor t;
    expect_error(tensor_arange(0, 10, 0, DTYPE_INT64, &t, &error), &error,
                 "RuntimeError: step must be nonzero");
    expect_error(tensor_arange(0, 10, -1, DTYPE_INT64, &t, &error), &error,
                 "RuntimeError: upper bound and larger bound inconsistent with step sign");
    expect_error(tensor_arange_numpy(0, 10, 0, DTYPE_INT64, &t, &error), &error,
                 "ZeroDivisionError: division by zero");
    expect_error(tensor_linspace(0, 1, -1, true, DTYPE_FLOAT32, DIALECT_TORCH, &t, &error), &error,
                 "RuntimeError: number of steps must be non-negative");
    expect_error(tensor_linspace(0, 1, -1, true, DTYPE_FLOAT64, DIALECT_NUMPY, &t, &error), &error,
                 "ValueError: Number of samples, -1, must be non-negative.");
}

static void test_allclose(void **state) {
    (void)state;
    Error error = {0};
    Tensor a = make(DTYPE_FLOAT64, "3", "1 2 inf"), b = make(DTYPE_FLOAT64, "3", "1.00001 2 inf");
    Tensor nan = make(DTYPE_FLOAT64, "3", "1 nan 3"), four = make(DTYPE_FLOAT64, "4", NULL);
    bool close = false;
    expect_ok(tensor_allclose(&a, &b, 1e-4, 0, &close, &error), &error);
    assert_true(close);
    expect_ok(tensor_allclose(&a, &b, 1e-7, 0, &close, &error), &error);
    assert_false(close);
    expect_ok(tensor_allclose(&nan, &nan, 1, 1, &close, &error), &error);
    assert_false(close);
    expect_error(tensor_allclose(&a, &four, 1, 1, &close, &error), &error,
                 "RuntimeError: The size of tensor a (3) must match the size of tensor b (4) at "
                 "non-singleton dimension 0");
    tensor_release(&a);
    tensor_release(&b);
    tensor_release(&nan);
    tensor_release(&four);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CLEAN(test_linspace), CLEAN(test_linspace_numpy), CLEAN(test_arange),
        CLEAN(test_errors),   CLEAN(test_allclose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
