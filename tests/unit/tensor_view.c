/* unit/tensor_view: views share elements, copies don't, and impossible shapes say why. */
#include "tensor_common.h"

static void test_new(void **state) {
    (void)state;
    Error error = {0};
    Tensor t, none = {0};
    tensor_release(&none);
    assert_true(tensor_new(DTYPE_INT16, 3, (int64_t[]){2, 3, 4}, &t, &error));
    assert_int_equal(tensor_count(&t), 24);
    assert_int_equal(t.stride[0], 12);
    assert_int_equal((uintptr_t)tensor_data(&t) % 64, 0);
    tensor_release(&t);
    assert_null(t.storage);
    expect_error(tensor_new(DTYPE_FLOAT32, 1, (int64_t[]){-1}, &t, &error), &error,
                 "RuntimeError: Trying to create tensor with negative dimension -1: [-1]");
    expect_error(tensor_new(DTYPE_FLOAT32, 2, (int64_t[]){1LL << 62, 1024}, &t, &error), &error,
                 "RuntimeError: Storage size calculation overflowed with "
                 "sizes=[4611686018427387904, 1024]");
    assert_true(tensor_new(DTYPE_FLOAT32, 2, (int64_t[]){1LL << 62, 0}, &t, &error));
    tensor_release(&t);
    mem_set_budget(mem_in_use() + 1000);
    bool ok = tensor_new(DTYPE_FLOAT32, 1, (int64_t[]){1000000000000}, &t, &error);
    assert_string_equal(error.why,
                        "A float32 tensor of shape [1000000000000] needs 4 TB, more than "
                        "the lab may use.");
    expect_error(ok, &error,
                 "RuntimeError: [enforce fail at alloc_cpu.cpp:75] err == 0. DefaultCPUAllocator: "
                 "can't allocate memory: you tried to allocate 4000000000000 bytes. Error code 12 "
                 "(Cannot allocate memory)");
    mem_set_budget(0);
}

static void test_elements(void **state) {
    (void)state;
    Error error = {0};
    Tensor t = make(DTYPE_UINT8, "3", "1 255 256"), cast;
    assert_int_equal(tensor_get_int(&t, 2), 0);
    tensor_set_double(&t, 0, -1.5);
    assert_int_equal(tensor_get_int(&t, 0), 255);
    assert_true(tensor_cast(&t, DTYPE_BOOL, &cast, &error));
    expect(&cast, "bool [3] 1 1 0");
    assert_true(tensor_cast(&t, DTYPE_UINT8, &cast, &error));
    assert_ptr_equal(cast.storage, t.storage);
    tensor_release(&cast);
    tensor_release(&t);
    t = make(DTYPE_FLOAT64, "4", "nan 1e300 -2.7 0.5");
    assert_true(tensor_cast(&t, DTYPE_INT64, &cast, &error));
    assert_true(tensor_get_int(&cast, 0) == INT64_MIN && tensor_get_int(&cast, 1) == INT64_MIN);
    assert_int_equal(tensor_get_int(&cast, 2), -2);
    tensor_release(&cast);
    assert_true(tensor_cast(&t, DTYPE_BOOL, &cast, &error));
    expect(&cast, "bool [4] 1 1 1 1");
    tensor_release(&t);
}

static void test_view(void **state) {
    (void)state;
    Error error = {0};
    Tensor t = make(DTYPE_FLOAT32, "2 3", NULL), view, turned;
    assert_true(tensor_view(&t, 2, (int64_t[]){3, -1}, &view, &error));
    tensor_set_double(&view, 5, 50);
    assert_true(tensor_get_double(&t, 5) == 50);
    expect(&view, "float32 [3, 2] 0 1 2 3 4 50");
    assert_true(tensor_transpose(&t, 0, 1, &turned, &error));
    expect_error(
        tensor_view(&turned, 1, (int64_t[]){6}, &view, &error), &error,
        "RuntimeError: view size is not compatible with input tensor's size and stride (at "
        "least one dimension spans across two contiguous subspaces). Use .reshape(...) "
        "instead.");
    assert_true(tensor_reshape(&turned, 1, (int64_t[]){6}, &view, &error));
    assert_ptr_not_equal(view.storage, t.storage);
    expect(&view, "float32 [6] 0 3 1 4 2 50");
    tensor_release(&turned);
    tensor_release(&t);
}

static void test_view_errors(void **state) {
    (void)state;
    static const struct {
        const char *have, *want, *message, *numpy;
    } rows[] = {
        {"10", "3 3", "RuntimeError: shape '[3, 3]' is invalid for input of size 10",
         "ValueError: cannot reshape array of size 10 into shape (3,3)"},
        {"6", "-1 4", "RuntimeError: shape '[-1, 4]' is invalid for input of size 6",
         "ValueError: cannot reshape array of size 6 into shape (4)"},
        {"6", "4 -1", "RuntimeError: shape '[4, -1]' is invalid for input of size 6",
         "ValueError: cannot reshape array of size 6 into shape (4,newaxis)"},
        {"6", "-1 -1", "RuntimeError: only one dimension can be inferred",
         "ValueError: can only specify one unknown dimension"},
        {"0", "-1 0",
         "RuntimeError: cannot reshape tensor of 0 elements into shape [-1, 0] because the "
         "unspecified dimension size -1 can be any value and is ambiguous",
         "ValueError: cannot reshape array of size 0 into shape (0)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t shape[TENSOR_MAX_DIMS];
        int ndim = sizes_of(rows[i].want, shape);
        Error error = {0};
        Tensor t = make(DTYPE_FLOAT32, rows[i].have, NULL), none;
        expect_error(tensor_view(&t, ndim, shape, &none, &error), &error, rows[i].message);
        expect_error(tensor_reshape_numpy(&t, ndim, shape, &none, &error), &error, rows[i].numpy);
        tensor_release(&t);
    }
}

static void test_dims(void **state) {
    (void)state;
    Error error = {0};
    int dim = 0;
    assert_true(dim_wrap(-3, 3, DIALECT_TORCH, &dim, &error));
    assert_int_equal(dim, 0);
    assert_true(dim_wrap(-1, 0, DIALECT_TORCH, &dim, &error));
    expect_error(dim_wrap(3, 3, DIALECT_TORCH, &dim, &error), &error,
                 "IndexError: Dimension out of range (expected to be in range of [-3, 2], but got "
                 "3)");
    expect_error(dim_wrap(3, 1, DIALECT_NUMPY, &dim, &error), &error,
                 "numpy.AxisError: axis 3 is out of bounds for array of dimension 1");
    Tensor t = make(DTYPE_INT64, "2 1 3", NULL), view;
    assert_true(tensor_squeeze(&t, -1, &view, &error));
    expect(&view, "int64 [2, 3] 0 1 2 3 4 5");
    assert_true(tensor_squeeze(&t, 0, &view, &error));
    expect(&view, "int64 [2, 1, 3] 0 1 2 3 4 5");
    assert_true(tensor_unsqueeze(&t, 3, &view, &error));
    expect(&view, "int64 [2, 1, 3, 1] 0 1 2 3 4 5");
    assert_true(tensor_permute(&t, (int[]){2, 0, 1}, &view, &error));
    expect(&view, "int64 [3, 2, 1] 0 3 1 4 2 5");
    expect_error(tensor_permute(&t, (int[]){2, 0, 0}, &view, &error), &error,
                 "RuntimeError: permute(): duplicate dims are not allowed.");
    tensor_release(&t);
}

static void test_expand(void **state) {
    (void)state;
    Error error = {0};
    Tensor t = make(DTYPE_FLOAT32, "2 1", "1 2"), view;
    assert_true(tensor_expand(&t, 3, (int64_t[]){2, -1, 2}, &view, &error));
    expect(&view, "float32 [2, 2, 2] 1 1 2 2 1 1 2 2");
    expect_error(tensor_expand(&t, 2, (int64_t[]){3, 2}, &view, &error), &error,
                 "RuntimeError: The expanded size of the tensor (3) must match the existing size "
                 "(2) at non-singleton dimension 0.  Target sizes: [3, 2].  Tensor sizes: [2, 1]");
    expect_error(tensor_expand(&t, 1, (int64_t[]){2}, &view, &error), &error,
                 "RuntimeError: expand(torch.FloatTensor{[2, 1]}, size=[2]): the number of sizes "
                 "provided (1) must be greater or equal to the number of dimensions in the tensor "
                 "(2)");
    tensor_release(&t);
}

static void test_windows(void **state) {
    (void)state;
    Error error = {0};
    Tensor t = make(DTYPE_INT64, "5", NULL), view;
    assert_true(tensor_unfold(&t, 0, 3, 2, &view, &error));
    expect(&view, "int64 [2, 3] 0 1 2 2 3 4");
    expect_error(tensor_unfold(&t, 0, 6, 1, &view, &error), &error,
                 "RuntimeError: maximum size for tensor at dimension 0 is 5 but size is 6");
    assert_true(tensor_slice(&t, 0, -2, INT64_MIN, -2, &view, &error));
    expect(&view, "int64 [2] 3 1");
    assert_true(tensor_slice(&t, 0, 3, 1, 1, &view, &error));
    expect(&view, "int64 [0]");
    assert_true(tensor_slice(&t, 0, -100, 100, INT64_MAX, &view, &error));
    expect(&view, "int64 [1] 0");
    assert_true(tensor_flip(&t, (int[]){0}, 1, &view, &error));
    assert_ptr_not_equal(view.storage, t.storage);
    expect(&view, "int64 [5] 4 3 2 1 0");
    expect_error(tensor_select(&t, 0, 5, DIALECT_TORCH, &view, &error), &error,
                 "IndexError: index 5 is out of bounds for dimension 0 with size 5");
    expect_error(tensor_select(&t, 0, -6, DIALECT_NUMPY, &view, &error), &error,
                 "IndexError: index -6 is out of bounds for axis 0 with size 5");
    tensor_release(&t);
}

/* ---- any view of any view: reshape is the same as copying first ---- */

static Tensor random_view(void) {
    Error error = {0};
    Tensor t, next;
    int64_t shape[4];
    int ndim = random_int(0, 4), order[4] = {0, 1, 2, 3};
    for (int d = 0; d < ndim; d++) shape[d] = random_int(1, 4);
    expect_ok(tensor_new(DTYPE_INT64, ndim, shape, &t, &error), &error);
    for (int64_t i = 0; i < tensor_count(&t); i++) tensor_set_int(&t, i, i);
    for (int d = ndim - 1; d > 0; d--) {
        int other = random_int(0, d), swap = order[d];
        order[d] = order[other];
        order[other] = swap;
    }
    expect_ok(tensor_permute(&t, order, &next, &error), &error);
    tensor_release(&t);
    if (ndim == 0) return next;
    t = next;
    expect_ok(tensor_slice(&t, random_int(0, ndim - 1), random_int(0, 1), INT64_MAX,
                           random_int(1, 2), &next, &error),
              &error);
    tensor_release(&t);
    return next;
}

static int random_shape(int64_t count, int64_t *shape) {
    int ndim = 0;
    while (count > 1 && ndim < 5) {
        int64_t size = random_int(1, (int)count);
        if (count % size != 0) continue;
        shape[ndim++] = size;
        count /= size;
    }
    if (count != 1) shape[ndim++] = count;
    return ndim;
}

static void test_random_views(void **state) {
    (void)state;
    random_start();
    for (int round = 0; round < 2000; round++) {
        Error error = {0};
        Tensor t = random_view(), copy, view, reshaped, expected;
        int64_t shape[TENSOR_MAX_DIMS];
        int ndim = random_shape(tensor_count(&t), shape);
        expect_ok(tensor_copy(&t, &copy, &error), &error);
        assert_true(tensor_is_contiguous(&copy));
        expect_ok(tensor_view(&copy, ndim, shape, &expected, &error), &error);
        expect_ok(tensor_reshape(&t, ndim, shape, &reshaped, &error), &error);
        char *text = text_of(&expected);
        if (tensor_view(&t, ndim, shape, &view, &error)) {
            assert_ptr_equal(view.storage, t.storage);
            assert_ptr_equal(reshaped.storage, t.storage);
            expect(&view, text);
        } else {
            assert_ptr_not_equal(reshaped.storage, t.storage);
            error_clear(&error);
        }
        expect(&reshaped, text);
        mem_free(text);
        tensor_release(&expected);
        tensor_release(&copy);
        tensor_release(&t);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CLEAN(test_new),  CLEAN(test_elements), CLEAN(test_view),    CLEAN(test_view_errors),
        CLEAN(test_dims), CLEAN(test_expand),   CLEAN(test_windows), CLEAN(test_random_views),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
