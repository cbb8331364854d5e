/* unit/tensor_pad: F.pad in all modes, and what it refuses. */
#include "tensor_common.h"

typedef struct Row {
    const char *mode, *shape, *pads;
    double value;
    const char *result; /* or the error */
} Row;

static void run(const Row *row, DType dtype) {
    Error error = {0};
    int64_t pads[16];
    int count = sizes_of(row->pads, pads);
    Tensor t = make(dtype, row->shape, NULL), out;
    bool ok = tensor_pad(&t, pads, count, row->mode, row->value, &out, &error);
    if (ok)
        expect(&out, row->result);
    else
        expect_error(ok, &error, row->result);
    tensor_release(&t);
}

static void test_modes(void **state) {
    (void)state;
    static const Row rows[] = {
        {"constant", "1 1 4", "1 2", 0, "float32 [1, 1, 7] 0 0 1 2 3 0 0"},
        {"constant", "4", "1 1", 1.5, "float32 [6] 1.5 0 1 2 3 1.5"},
        {"constant", "4", "-1 2", 0, "float32 [5] 1 2 3 0 0"},
        {"constant", "4", "2 -3", 9, "float32 [3] 9 9 0"},
        {"constant", "4", "", 0, "float32 [4] 0 1 2 3"},
        {"constant", "2 2", "0 1 1 0", 7, "float32 [3, 3] 7 7 7 0 1 7 2 3 7"},
        {"reflect", "1 1 4", "1 2", 0, "float32 [1, 1, 7] 1 0 1 2 3 2 1"},
        {"reflect", "1 4", "3 0", 0, "float32 [1, 7] 3 2 1 0 1 2 3"},
        {"reflect", "1 4", "-1 2", 0, "float32 [1, 5] 1 2 3 2 1"},
        {"replicate", "1 1 2", "3 1", 0, "float32 [1, 1, 6] 0 0 0 0 1 1"},
        {"replicate", "1 2 2", "1 0 1 0", 0, "float32 [1, 3, 3] 0 0 1 0 0 1 2 2 3"},
        {"circular", "1 1 4", "4 1", 0, "float32 [1, 1, 9] 0 1 2 3 0 1 2 3 0"},
        {"circular", "2 1 2", "0 1", 0, "float32 [2, 1, 3] 0 1 0 2 3 2"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) run(&rows[i], DTYPE_FLOAT32);
    run(&(Row){"constant", "1 1 2", "1 1", 2.7, "int64 [1, 1, 4] 2 0 1 2"}, DTYPE_INT64);
    run(&(Row){"circular", "1 1 2", "1 1", 0, "int64 [1, 1, 4] 1 0 1 0"}, DTYPE_INT64);
    run(&(Row){"reflect", "1 1 2", "1 1", 0,
               "RuntimeError: \"reflection_pad1d\" not implemented for 'Long'"},
        DTYPE_INT64);
}

static void test_errors(void **state) {
    (void)state;
    static const Row rows[] = {
        {"reflect", "1 1 10", "10 10", 0,
         "RuntimeError: Argument #4: Padding size should be less than the corresponding input "
         "dimension, but got: padding (10, 10) at dimension 2 of input [1, 1, 10]"},
        {"constant", "1 1 4", "1", 0, "RuntimeError: Padding length must be divisible by 2"},
        {"constant", "4", "1 1 1 1", 0, "RuntimeError: Padding length too large"},
        {"circular", "1 1 4", "5 5", 0,
         "RuntimeError: Padding value causes wrapping around more than once."},
        {"circular", "1 1 4", "-3 -3", 0,
         "RuntimeError: Negative padding value is resulting in an empty dimension"},
        {"circular", "1 4", "1 1", 0, "RuntimeError: Invalid padding size, expected 0 but got 2"},
        {"reflect", "4", "1 1", 0,
         "NotImplementedError: Only 2D, 3D, 4D, 5D padding with non-constant padding are supported "
         "for now"},
        {"reflect", "1 1 4", "1 1", 1,
         "RuntimeError: Padding mode \"reflect\" doesn't take in value argument"},
        {"mirror", "1 1 4", "1 1", 0, "NotImplementedError: Unrecognised padding mode mirror"},
        {"reflect", "1 1 4", "-2 -2", 0,
         "RuntimeError: 2input (W: 4)is too small. Calculated output W: 0"},
        {"replicate", "1 1 4", "-2 -2", 0,
         "RuntimeError: input (W: 4) is too small. Calculated output W: 0"},
        {"replicate", "1 1 0", "1 1", 0,
         "RuntimeError: Expected 2D or 3D (batch mode) tensor with possibly 0 batch size and other "
         "non-zero dimensions for input, but got: [1, 1, 0]"},
        {"reflect", "1 1 0", "1 1", 0,
         "RuntimeError: 2D or 3D (batch mode) tensor expected for input, but got: [ "
         "torch.FloatTensor{1,1,0} ]"},
        {"constant", "4", "-3 -3", 0,
         "RuntimeError: start (0) + length (-2) exceeds dimension size (1)."},
        {"constant", "4", "-5 1", 0,
         "IndexError: Dimension out of range (expected to be in range of [-4, 3], but got 5)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) run(&rows[i], DTYPE_FLOAT32);
}

int main(void) {
    const struct CMUnitTest tests[] = {CLEAN(test_modes), CLEAN(test_errors)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
