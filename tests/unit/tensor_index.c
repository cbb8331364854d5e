/* unit/tensor_index: x[key] and x[key] = value, PyTorch's way and NumPy's. */
#include "tensor_common.h"

#define AT(i)                ((Index){.kind = INDEX_INT, .at = (i), .step = 1})
#define ALL                  ((Index){.kind = INDEX_SLICE, .step = 1})
#define FROM(a)              ((Index){.kind = INDEX_SLICE, .has_start = true, .start = (a), .step = 1})
#define STEP(s)              ((Index){.kind = INDEX_SLICE, .step = (s)})
#define NEW                  ((Index){.kind = INDEX_NEW_AXIS, .step = 1})
#define DOTS                 ((Index){.kind = INDEX_ELLIPSIS, .step = 1})
#define BY(t)                ((Index){.kind = INDEX_TENSOR, .tensor = &(t), .step = 1})
#define KEY(...)             (const Index[]){__VA_ARGS__}, sizeof((Index[]){__VA_ARGS__}) / sizeof(Index)
#define GET(dialect, t, ...) get(dialect, t, KEY(__VA_ARGS__))

static Tensor get(Dialect dialect, const Tensor *t, const Index *key, size_t count) {
    Error error = {0};
    Tensor out;
    expect_ok(tensor_index(t, key, (int)count, dialect, &out, &error), &error);
    return out;
}

static void refused(Dialect dialect, const Tensor *t, const Index *key, size_t count,
                    const char *text) {
    Error error = {0};
    Tensor out;
    expect_error(tensor_index(t, key, (int)count, dialect, &out, &error), &error, text);
}

static void expect_get(Tensor t, const char *text) {
    expect(&t, text);
}

static void test_basic(void **state) {
    (void)state;
    Tensor t = make(DTYPE_INT64, "2 3", NULL);
    expect_get(GET(DIALECT_TORCH, &t, AT(-1)), "int64 [3] 3 4 5");
    expect_get(GET(DIALECT_TORCH, &t, DOTS, AT(1)), "int64 [2] 1 4");
    expect_get(GET(DIALECT_TORCH, &t, ALL, FROM(1)), "int64 [2, 2] 1 2 4 5");
    expect_get(GET(DIALECT_TORCH, &t, AT(0), NEW, STEP(2)), "int64 [1, 2] 0 2");
    expect_get(GET(DIALECT_NUMPY, &t, ALL, STEP(-1)), "int64 [2, 3] 2 1 0 5 4 3");
    Tensor view = GET(DIALECT_TORCH, &t, AT(1));
    tensor_set_int(&view, 0, 30);
    assert_int_equal(tensor_get_int(&t, 3), 30);
    tensor_release(&view);
    refused(DIALECT_TORCH, &t, KEY(ALL, STEP(-1)), "ValueError: step must be greater than zero");
    refused(DIALECT_TORCH, &t, KEY(STEP(0)), "ValueError: slice step cannot be zero");
    refused(DIALECT_TORCH, &t, KEY(AT(2)),
            "IndexError: index 2 is out of bounds for dimension 0 with size 2");
    refused(DIALECT_NUMPY, &t, KEY(AT(0), AT(5)),
            "IndexError: index 5 is out of bounds for axis 1 with size 3");
    refused(DIALECT_TORCH, &t, KEY(AT(0), AT(0), AT(0)),
            "IndexError: too many indices for tensor of dimension 2");
    refused(DIALECT_NUMPY, &t, KEY(AT(0), AT(0), AT(0)),
            "IndexError: too many indices for array: array is 2-dimensional, but 3 were indexed");
    tensor_release(&t);
    t = make(DTYPE_FLOAT32, "", "3");
    refused(DIALECT_TORCH, &t, KEY(AT(0)),
            "IndexError: invalid index of a 0-dim tensor. Use `tensor.item()` in Python or "
            "`tensor.item<T>()` in C++ to convert a 0-dim tensor to a number");
    tensor_release(&t);
}

static void test_positions(void **state) {
    (void)state;
    Tensor t = make(DTYPE_INT64, "2 3 4", NULL), i = make(DTYPE_INT64, "2", "1 -1");
    Tensor column = make(DTYPE_INT64, "2 1", "0 1"), far = make(DTYPE_INT64, "1", "4");
    Tensor three = make(DTYPE_INT64, "3", "0 1 0"), half = make(DTYPE_FLOAT32, "1", "0.5");
    expect_get(GET(DIALECT_TORCH, &t, AT(0), BY(i)), "int64 [2, 4] 4 5 6 7 8 9 10 11");
    expect_get(GET(DIALECT_TORCH, &t, ALL, BY(i), AT(0)), "int64 [2, 2] 4 8 16 20");
    expect_get(GET(DIALECT_TORCH, &t, BY(column), BY(i), AT(3)), "int64 [2, 2] 7 11 19 23");
    /* A number beside an array counts as one in NumPy: the picked axes are apart, and go first. */
    expect_get(GET(DIALECT_TORCH, &t, AT(1), FROM(1), BY(i)), "int64 [2, 2] 17 19 21 23");
    expect_get(GET(DIALECT_NUMPY, &t, AT(1), FROM(1), BY(i)), "int64 [2, 2] 17 21 19 23");
    refused(DIALECT_TORCH, &t, KEY(BY(far)),
            "IndexError: index 4 is out of bounds for dimension 0 with size 2");
    refused(DIALECT_TORCH, &t, KEY(BY(i), BY(three)),
            "IndexError: shape mismatch: indexing tensors could not be broadcast together with "
            "shapes [2], [3]");
    refused(DIALECT_NUMPY, &t, KEY(BY(i), BY(three)),
            "IndexError: shape mismatch: indexing arrays could not be broadcast together with "
            "shapes (2,) (3,) ");
    refused(DIALECT_TORCH, &t, KEY(BY(half)),
            "IndexError: tensors used as indices must be long, byte or bool tensors");
    tensor_release(&t);
    tensor_release(&i);
    tensor_release(&column);
    tensor_release(&far);
    tensor_release(&three);
    tensor_release(&half);
}

static void test_masks(void **state) {
    (void)state;
    Tensor t = make(DTYPE_FLOAT32, "2 3", NULL), all = make(DTYPE_BOOL, "2 3", "1 0 0 0 1 1");
    Tensor row = make(DTYPE_BOOL, "2", "0 1"), yes = make(DTYPE_BOOL, "", "1");
    expect_get(GET(DIALECT_TORCH, &t, BY(all)), "float32 [3] 0 4 5");
    expect_get(GET(DIALECT_NUMPY, &t, BY(row)), "float32 [1, 3] 3 4 5");
    expect_get(GET(DIALECT_TORCH, &t, BY(yes), AT(0)), "float32 [1, 3] 0 1 2");
    refused(DIALECT_TORCH, &t, KEY(ALL, BY(row)),
            "IndexError: The shape of the mask [2] at index 0 does not match the shape of the "
            "indexed tensor [2, 3] at index 1");
    refused(DIALECT_NUMPY, &t, KEY(ALL, BY(row)),
            "IndexError: boolean index did not match indexed array along dimension 1; dimension is "
            "3 but corresponding boolean dimension is 2");
    tensor_release(&t);
    tensor_release(&all);
    tensor_release(&row);
    tensor_release(&yes);
}

static void put(Dialect dialect, const Tensor *t, const Tensor *value, const Index *key,
                size_t count, const char *error_text) {
    Error error = {0};
    bool ok = tensor_index_put(t, key, (int)count, value, dialect, &error);
    if (error_text)
        expect_error(ok, &error, error_text);
    else
        expect_ok(ok, &error);
}

static void test_put(void **state) {
    (void)state;
    Tensor t = make(DTYPE_FLOAT32, "2 3", "0 0 0 0 0 0"), two = make(DTYPE_FLOAT32, "2", "7 8");
    Tensor one = number(1.5, true), i = make(DTYPE_INT64, "2", "2 0");
    Tensor lead = make(DTYPE_FLOAT32, "1 1 3", "1 2 3"), ints = make(DTYPE_INT64, "2", "5 6");
    put(DIALECT_TORCH, &t, &one, KEY(AT(0)), NULL);
    put(DIALECT_TORCH, &t, &two, KEY(AT(1), BY(i)), NULL);
    char *text = text_of(&t);
    assert_string_equal(text, "float32 [2, 3] 1.5 1.5 1.5 8 0 7");
    mem_free(text);
    put(DIALECT_TORCH, &t, &lead, KEY(AT(1)), NULL);
    put(DIALECT_TORCH, &t, &two, KEY(AT(0)),
        "RuntimeError: The expanded size of the tensor (3) must match the existing size (2) at "
        "non-singleton dimension 0.  Target sizes: [3].  Tensor sizes: [2]");
    put(DIALECT_NUMPY, &t, &two, KEY(AT(0)),
        "ValueError: could not broadcast input array from shape (2,) into shape (3,)");
    put(DIALECT_TORCH, &t, &ints, KEY(AT(1), BY(i)),
        "RuntimeError: Index put requires the source and destination dtypes match, got Float for "
        "the destination and Long for the source.");
    put(DIALECT_NUMPY, &t, &ints, KEY(AT(1), BY(i)), NULL);
    put(DIALECT_TORCH, &t, &lead, KEY(AT(1), BY(i)),
        "RuntimeError: shape mismatch: value tensor of shape [3] cannot be broadcast to indexing "
        "result of shape [2]");
    expect(&t, "float32 [2, 3] 1.5 1.5 1.5 6 2 5");
    tensor_release(&two);
    tensor_release(&one);
    tensor_release(&i);
    tensor_release(&lead);
    tensor_release(&ints);
}

/* x[1:] = x[:-1] moves every element once, whichever way the loops go. */
static void test_overlap(void **state) {
    (void)state;
    Tensor t = make(DTYPE_INT64, "5", NULL), from, reversed;
    Error error = {0};
    expect_ok(tensor_slice(&t, 0, 0, 4, 1, &from, &error), &error);
    put(DIALECT_TORCH, &t, &from, KEY(FROM(1)), NULL);
    tensor_release(&from);
    char *text = text_of(&t);
    assert_string_equal(text, "int64 [5] 0 0 1 2 3");
    mem_free(text);
    expect_ok(tensor_slice(&t, 0, INT64_MAX, INT64_MIN, -1, &reversed, &error), &error);
    expect_ok(tensor_assign(&t, &reversed, DIALECT_NUMPY, &error), &error);
    tensor_release(&reversed);
    expect(&t, "int64 [5] 3 2 1 0 0");
}

static void test_assign(void **state) {
    (void)state;
    Tensor t = make(DTYPE_FLOAT32, "3", "0 0 0"), two = make(DTYPE_FLOAT32, "2", NULL);
    Tensor rows = make(DTYPE_FLOAT32, "2 3", NULL);
    Error error = {0};
    expect_error(tensor_assign(&t, &two, DIALECT_TORCH, &error), &error,
                 "RuntimeError: The size of tensor a (3) must match the size of tensor b (2) at "
                 "non-singleton dimension 0");
    expect_error(tensor_assign(&t, &rows, DIALECT_TORCH, &error), &error,
                 "RuntimeError: output with shape [3] doesn't match the broadcast shape [2, 3]");
    expect_ok(tensor_assign(&rows, &t, DIALECT_TORCH, &error), &error);
    expect(&rows, "float32 [2, 3] 0 0 0 0 0 0");
    tensor_release(&t);
    tensor_release(&two);
}

/* ---- random keys of numbers, slices and None, against plain index arithmetic ---- */

typedef struct Axis {
    int64_t start, step, count;
} Axis;

static Index random_slice(int64_t size, Axis *axis) {
    int64_t start = random_int(0, (int)size), stop = random_int(0, (int)size);
    int step = random_int(1, 3);
    *axis = (Axis){start, step, stop > start ? (stop - start - 1) / step + 1 : 0};
    bool from_end = random_int(0, 1) && start > 0 && start < size;
    return (Index){.kind = INDEX_SLICE,
                   .has_start = true,
                   .has_stop = true,
                   .start = from_end ? start - size : start,
                   .stop = stop,
                   .step = step};
}

static void test_random_keys(void **state) {
    (void)state;
    random_start();
    Tensor t = make(DTYPE_INT64, "3 4 5", NULL);
    for (int round = 0; round < 2000; round++) {
        Index key[8];
        Axis axes[3];
        bool kept[3];
        int count = 0;
        for (int d = 0; d < 3; d++) {
            if (random_int(0, 4) == 0) key[count++] = NEW;
            kept[d] = random_int(0, 2) > 0;
            int at = random_int(0, (int)t.shape[d] - 1);
            if (kept[d]) {
                key[count++] = random_slice(t.shape[d], &axes[d]);
            } else {
                key[count++] = AT(random_int(0, 1) ? at : at - t.shape[d]);
                axes[d] = (Axis){at, 1, 1};
            }
        }
        Tensor got = get(DIALECT_TORCH, &t, key, (size_t)count);
        int64_t linear = 0;
        for (int64_t i = 0; i < axes[0].count; i++)
            for (int64_t j = 0; j < axes[1].count; j++)
                for (int64_t k = 0; k < axes[2].count; k++)
                    assert_int_equal(tensor_get_int(&got, linear++),
                                     20 * (axes[0].start + i * axes[0].step) +
                                         5 * (axes[1].start + j * axes[1].step) + axes[2].start +
                                         k * axes[2].step);
        assert_int_equal(linear, tensor_count(&got));
        tensor_release(&got);
    }
    tensor_release(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CLEAN(test_basic),   CLEAN(test_positions), CLEAN(test_masks),       CLEAN(test_put),
        CLEAN(test_overlap), CLEAN(test_assign),    CLEAN(test_random_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
