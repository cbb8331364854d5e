/* unit/tensor_print: tensors and arrays print as PyTorch and NumPy printed them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "golden_tensor.h"
#include "tensor/print.h"

static PrintOptions options_of(const char *text) {
    int64_t items[6] = {0};
    golden_list(text, items, 6);
    return (PrintOptions){.precision = (int)items[0],
                          .threshold = items[1],
                          .edgeitems = items[2],
                          .linewidth = (int)items[3],
                          .sci_mode = (int)items[4],
                          .suppress = items[5] != 0};
}

static void print_as(const char *kind, const Tensor *t, const PrintOptions *options, DType dtype,
                     const char *suffix, Str *out) {
    if (strcmp(kind, "torch") == 0)
        tensor_repr_torch(t, options, dtype, strcmp(suffix, "-") == 0 ? NULL : suffix, out);
    else if (strcmp(kind, "numpy_str") == 0)
        tensor_str_numpy(t, options, out);
    else if (strcmp(kind, "numpy_repr") == 0)
        tensor_repr_numpy(t, options, out);
    else
        tensor_element_text(t, 0, out);
}

static void test_golden(void **state) {
    (void)state;
    Golden golden;
    int records = 0, wrong = 0;
    assert_true(golden_open(&golden, "tests/golden/print.txt"));
    while (golden_next(&golden)) {
        char **field = golden.field;
        Tensor fresh, view;
        Error error = {0};
        assert_true(golden_tensor(field[1], field[2], field[3], &fresh, &view, &error));
        golden_fill(&fresh, field[7]);
        PrintOptions options = options_of(field[4]);
        Str text;
        str_init(&text);
        print_as(field[0], &view, &options, golden_dtype(field[5]), field[6], &text);
        if (!golden_same(&golden, text.text, field[8])) wrong++;
        records++;
        str_release(&text);
        tensor_release(&view);
        tensor_release(&fresh);
    }
    assert_true(records > 400);
    assert_int_equal(wrong, 0);
}

static void expect_torch(const Tensor *t, const char *suffix, const char *expected) {
    PrintOptions options = print_options_torch();
    Str text;
    str_init(&text);
    tensor_repr_torch(t, &options, DTYPE_FLOAT32, suffix, &text);
    assert_string_equal(text.text, expected);
    str_release(&text);
}

static void expect_numpy(const Tensor *t, const char *str, const char *repr) {
    PrintOptions options = print_options_numpy();
    Str text;
    str_init(&text);
    tensor_str_numpy(t, &options, &text);
    assert_string_equal(text.text, str);
    str_clear(&text);
    tensor_repr_numpy(t, &options, &text);
    assert_string_equal(text.text, repr);
    str_release(&text);
}

/* The few lines that every reader of a tutorial meets. */
static void test_defaults(void **state) {
    (void)state;
    Error error = {0};
    Tensor t;
    assert_true(tensor_arange(0, 4, 1, DTYPE_FLOAT32, &t, &error));
    expect_torch(&t, NULL, "tensor([0., 1., 2., 3.])");
    expect_torch(&t, "requires_grad=True", "tensor([0., 1., 2., 3.], requires_grad=True)");
    expect_numpy(&t, "[0. 1. 2. 3.]", "array([0., 1., 2., 3.], dtype=float32)");
    tensor_release(&t);
    assert_true(tensor_from_double(0.1, DTYPE_FLOAT32, &t, &error));
    expect_torch(&t, NULL, "tensor(0.1000)");
    expect_numpy(&t, "0.1", "array(0.1, dtype=float32)");
    tensor_release(&t);
    assert_true(tensor_arange(0, 2000, 1, DTYPE_INT64, &t, &error));
    expect_torch(&t, NULL, "tensor([   0,    1,    2,  ..., 1997, 1998, 1999])");
    expect_numpy(&t, "[   0    1    2 ... 1997 1998 1999]",
                 "array([   0,    1,    2, ..., 1997, 1998, 1999])");
    tensor_release(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_golden),
                                       cmocka_unit_test(test_defaults)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
