/* unit/tensor_join: stack, cat, dot and matmul. */
#include "tensor_common.h"

enum { MOST = 3 };

typedef struct Items {
    Tensor tensors[MOST];
    const Tensor *pointers[MOST];
    int count;
} Items;

/* "2 3|2 1": one float32 tensor of each shape, each counting from 10 times its place. */
static void items_init(Items *items, const char *shapes) {
    *items = (Items){.count = 0};
    for (const char *at = shapes; at && items->count < MOST;) {
        int k = items->count++;
        char *shape = mem_text_n(at, strcspn(at, "|"));
        items->tensors[k] = make(DTYPE_FLOAT32, shape, NULL);
        for (int64_t i = 0; i < tensor_count(&items->tensors[k]); i++)
            tensor_set_double(&items->tensors[k], i, (double)(10 * k + i));
        items->pointers[k] = &items->tensors[k];
        mem_free(shape);
        at = strchr(at, '|');
        if (at) at++;
    }
}

static void items_release(Items *items) {
    for (int i = 0; i < items->count; i++) tensor_release(&items->tensors[i]);
}

typedef bool (*Join)(const Tensor *const *items, int count, int dim, Dialect dialect, Tensor *out,
                     Error *error);

static void test_join(void **state) {
    (void)state;
    static const struct {
        Join join;
        const char *shapes;
        int dim;
        Dialect dialect;
        const char *result; /* or the error */
    } rows[] = {
        {tensor_stack, "2|2", 0, DIALECT_TORCH, "float32 [2, 2] 0 1 10 11"},
        {tensor_stack, "2|2", 1, DIALECT_TORCH, "float32 [2, 2] 0 10 1 11"},
        {tensor_stack, "|", 0, DIALECT_NUMPY, "float32 [2] 0 10"},
        {tensor_stack, "1 2|1 2|1 2", 1, DIALECT_TORCH, "float32 [1, 3, 2] 0 1 10 11 20 21"},
        {tensor_cat, "2 1|2 2", 1, DIALECT_TORCH, "float32 [2, 3] 0 10 11 1 12 13"},
        {tensor_cat, "1 2|2 2", 0, DIALECT_NUMPY, "float32 [3, 2] 0 1 10 11 12 13"},
        {tensor_cat, "0|1 2|1 2", 0, DIALECT_TORCH, "float32 [2, 2] 10 11 20 21"},
        {tensor_stack, "2|3", 0, DIALECT_TORCH,
         "RuntimeError: stack expects each tensor to be equal size, but got [2] at entry 0 and [3] "
         "at entry 1"},
        {tensor_stack, "2|3", 0, DIALECT_NUMPY,
         "ValueError: all input arrays must have the same shape"},
        {tensor_cat, "2|2 2", 0, DIALECT_TORCH,
         "RuntimeError: Tensors must have same number of dimensions: got 1 and 2"},
        {tensor_cat, "2 3|2 2", 0, DIALECT_TORCH,
         "RuntimeError: Sizes of tensors must match except in dimension 0. Expected size 3 but got "
         "size 2 for tensor number 1 in the list."},
        {tensor_cat, "2 3|3 3", 1, DIALECT_NUMPY,
         "ValueError: all the input array dimensions except for the concatenation axis must match "
         "exactly, but along dimension 0, the array at index 0 has size 2 and the array at index 1 "
         "has size 3"},
        {tensor_cat, "2|", 0, DIALECT_TORCH,
         "RuntimeError: zero-dimensional tensor (at position 1) cannot be concatenated"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Items items;
        Error error = {0};
        Tensor out;
        items_init(&items, rows[i].shapes);
        bool ok =
            rows[i].join(items.pointers, items.count, rows[i].dim, rows[i].dialect, &out, &error);
        if (ok)
            expect(&out, rows[i].result);
        else
            expect_error(ok, &error, rows[i].result);
        items_release(&items);
    }
}

static void test_nothing(void **state) {
    (void)state;
    Error error = {0};
    Tensor out;
    expect_error(tensor_stack(NULL, 0, 0, DIALECT_TORCH, &out, &error), &error,
                 "RuntimeError: stack expects a non-empty TensorList");
    expect_error(tensor_cat(NULL, 0, 0, DIALECT_TORCH, &out, &error), &error,
                 "RuntimeError: torch.cat(): expected a non-empty list of Tensors");
    expect_error(tensor_cat(NULL, 0, 0, DIALECT_NUMPY, &out, &error), &error,
                 "ValueError: need at least one array to concatenate");
}

static void test_dtypes(void **state) {
    (void)state;
    Error error = {0};
    Tensor a = make(DTYPE_INT64, "1", "1"), b = make(DTYPE_FLOAT32, "1", "2.5"), out;
    expect_ok(tensor_cat((const Tensor *[]){&a, &b}, 2, 0, DIALECT_TORCH, &out, &error), &error);
    expect(&out, "float32 [2] 1 2.5");
    expect_ok(tensor_stack((const Tensor *[]){&a, &b}, 2, 0, DIALECT_NUMPY, &out, &error), &error);
    expect(&out, "float64 [2, 1] 1 2.5");
    tensor_release(&a);
    tensor_release(&b);
}

static void test_matmul(void **state) {
    (void)state;
    static const struct {
        const char *a, *b, *result;
    } rows[] = {
        {"3", "3", "float32 [] 5"},
        {"2 3", "3", "float32 [2] 5 14"},
        {"3", "3 2", "float32 [2] 10 13"},
        {"2 3", "3 2", "float32 [2, 2] 10 13 28 40"},
        {"2 1 2", "2 1", "float32 [2, 1, 1] 1 3"},
        {"2", "2 2 1", "float32 [2, 1] 1 3"},
        {"0", "0", "float32 [] 0"},
        {"2 0", "0 2", "float32 [2, 2] 0 0 0 0"},
        {"2", "3",
         "RuntimeError: inconsistent tensor size, expected tensor [2] and src [3] to have the same "
         "number of elements, but got 2 and 3 elements respectively"},
        {"2 3", "2 3", "RuntimeError: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)"},
        {"2", "3 2", "RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x2 and 3x2)"},
        {"2 3", "2", "RuntimeError: size mismatch, got 2, 2x3,2"},
        {"4", "2 2 3", "RuntimeError: size mismatch, got 6, 6x2,4"},
        {"2 2 3", "2 3", "RuntimeError: mat1 and mat2 shapes cannot be multiplied (4x3 and 2x3)"},
        {"2 3", "2 2 3", "RuntimeError: mat1 and mat2 shapes cannot be multiplied (6x2 and 3x2)"},
        {"2 2 3", "2 2 3",
         "RuntimeError: Expected size for first two dimensions of batch2 tensor to be: [2, 3] but "
         "got: [2, 2]."},
        {"2 2 3", "3 3 3",
         "RuntimeError: The size of tensor a (2) must match the size of tensor b (3) at "
         "non-singleton dimension 0"},
        {"", "3",
         "RuntimeError: both arguments to matmul need to be at least 1D, but they are 0D "
         "and 1D"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error error = {0};
        Tensor a = make(DTYPE_FLOAT32, rows[i].a, NULL), b = make(DTYPE_FLOAT32, rows[i].b, NULL);
        Tensor out;
        bool ok = tensor_matmul(&a, &b, DIALECT_TORCH, &out, &error);
        if (ok)
            expect(&out, rows[i].result);
        else
            expect_error(ok, &error, rows[i].result);
        tensor_release(&a);
        tensor_release(&b);
    }
}

static void test_dot(void **state) {
    (void)state;
    Error error = {0};
    Tensor a = make(DTYPE_INT64, "3", "1 2 3"), b = make(DTYPE_FLOAT32, "3", NULL), out;
    Tensor matrix = make(DTYPE_INT64, "1 3", NULL);
    expect_ok(tensor_dot(&a, &a, &out, &error), &error);
    expect(&out, "int64 [] 14");
    expect_error(
        tensor_dot(&b, &a, &out, &error), &error,
        "RuntimeError: dot : expected both vectors to have same dtype, but found Float and "
        "Long");
    expect_error(tensor_dot(&matrix, &a, &out, &error), &error,
                 "RuntimeError: 1D tensors expected, but got 2D and 1D tensors");
    expect_ok(tensor_matmul(&a, &b, DIALECT_NUMPY, &out, &error), &error);
    expect(&out, "float64 [] 8");
    Tensor two = make(DTYPE_INT64, "2", NULL);
    expect_error(tensor_matmul(&a, &two, DIALECT_NUMPY, &out, &error), &error,
                 "ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with "
                 "gufunc signature (n?,k),(k,m?)->(n?,m?) (size 2 is different from 3)");
    tensor_release(&a);
    tensor_release(&b);
    tensor_release(&matrix);
    tensor_release(&two);
}

/* Products of transposed matrices, against sums written out. */
static void test_random_products(void **state) {
    (void)state;
    random_start();
    for (int round = 0; round < 300; round++) {
        Error error = {0};
        int64_t n = random_int(1, 6), k = random_int(1, 40), m = random_int(1, 6);
        Tensor base, a, b, out;
        expect_ok(tensor_new(DTYPE_FLOAT32, 2, (int64_t[]){k, n}, &base, &error), &error);
        expect_ok(tensor_new(DTYPE_FLOAT32, 2, (int64_t[]){k, m}, &b, &error), &error);
        for (int64_t i = 0; i < k * n; i++) tensor_set_double(&base, i, random_int(-9, 9));
        for (int64_t i = 0; i < k * m; i++) tensor_set_double(&b, i, random_int(-9, 9));
        expect_ok(tensor_transpose(&base, 0, 1, &a, &error), &error);
        expect_ok(tensor_matmul(&a, &b, DIALECT_TORCH, &out, &error), &error);
        for (int64_t i = 0; i < n; i++)
            for (int64_t j = 0; j < m; j++) {
                double sum = 0;
                for (int64_t l = 0; l < k; l++)
                    sum += tensor_get_double(&a, i * k + l) * tensor_get_double(&b, l * m + j);
                assert_true(tensor_get_double(&out, i * m + j) == sum);
            }
        tensor_release(&base);
        tensor_release(&a);
        tensor_release(&b);
        tensor_release(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CLEAN(test_join),   CLEAN(test_nothing), CLEAN(test_dtypes),
        CLEAN(test_matmul), CLEAN(test_dot),     CLEAN(test_random_products),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
