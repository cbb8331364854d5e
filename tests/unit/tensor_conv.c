/* unit/tensor_conv: conv1d of tensors: every refusal in PyTorch's words, and the sums themselves.
 */
#include <math.h>

#include "tensor/conv.h"
#include "tensor_common.h"

static Conv1dParams params(int64_t stride, int64_t padding, int64_t dilation, int64_t groups) {
    return (Conv1dParams){.stride = stride,
                          .dilation = dilation,
                          .groups = groups,
                          .pad_left = padding,
                          .pad_right = padding,
                          .pad_mode = CONV1D_ZEROS};
}

/* ---- refusals ---- */

typedef struct Row {
    const char *input, *weight, *bias; /* shapes; no bias: NULL */
    DType input_dtype, weight_dtype;
    int64_t stride, padding, dilation, groups;
    const char *message;
} Row;

#define F DTYPE_FLOAT32
#define L DTYPE_INT64
static const Row refused[] = {
    {"10", "1 1 3", NULL, F, F, 1, 0, 1, 1,
     "Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: [10]"},
    {"", "1 1 3", NULL, F, F, 1, 0, 1, 1,
     "Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: []"},
    {"1 1 10", "1 3", NULL, F, F, 1, 0, 1, 1, "weight should have at least three dimensions"},
    {"1 1 10", "1 3", NULL, F, F, 1, 0, 1, 0, "weight should have at least three dimensions"},
    {"1 1 10", "1 1 3", NULL, F, F, 1, -1, 1, 0, "non-positive groups is not supported"},
    {"1 1 10", "1 1 3", NULL, F, F, 0, -1, 1, 1, "negative padding is not supported"},
    {"1 1 10", "3 1 3", NULL, F, F, 0, 0, 1, 2, "non-positive stride is not supported"},
    {"1 1 10", "1 1 1 3", NULL, F, F, 1, 0, 1, 1,
     "Expected 4-dimensional input for 4-dimensional weight [1, 1, 1, 3], but got 3-dimensional "
     "input of size [1, 1, 10] instead"},
    {"1 4 10", "1 2 3", NULL, F, F, 1, 0, 1, 2,
     "Given groups=2, expected weight to be at least 2 at dimension 0, but got weight of size [1, "
     "2, 3] instead"},
    {"1 4 10", "3 2 3", NULL, F, F, 1, 0, 1, 2,
     "Given groups=2, expected weight to be divisible by 2 at dimension 0, but got weight of size "
     "[[3, 2, 3]] instead"},
    {"1 2 10", "6 3 3", "2", F, F, 1, 0, 1, 1,
     "Given groups=1, weight of size [6, 3, 3], expected input[1, 2, 10] to have 3 channels, but "
     "got 2 channels instead"},
    {"2 10", "6 3 3", NULL, L, F, 1, 0, 1, 1,
     "Given groups=1, weight of size [6, 3, 3], expected input[1, 2, 10] to have 3 channels, but "
     "got 2 channels instead"},
    {"1 1 3", "1 1 5", "2", F, F, 1, 0, 1, 1,
     "Given weight of size [1, 1, 5], expected bias to be 1-dimensional with 1 elements, but got "
     "bias of size [2] instead"},
    {"1 1 10", "1 1 3", "1 1", F, F, 1, 0, 1, 1,
     "Given weight of size [1, 1, 3], expected bias to be 1-dimensional with 1 elements, but got "
     "bias of size [1, 1] instead"},
    {"1 1 3", "1 1 5", NULL, F, F, 1, 0, 1, 1,
     "Calculated padded input size per channel: (3). Kernel size: (5). Kernel size can't be "
     "greater than actual input size"},
    {"1 1 1", "1 1 3", NULL, F, F, 1, 1, 2, 1,
     "Calculated padded input size per channel: (3). Kernel size: (5). Kernel size can't be "
     "greater than actual input size"},
    {"1 1 10", "1 1 3", NULL, F, F, 1, 0, 0, 1,
     "dilation should be greater than zero, but got [1, 0]"},
    {"2 1 10", "1 1 3", NULL, F, F, 1, 0, 0, 1, "non-positive dilation is not supported"},
    {"1 1 10", "1 1 0", NULL, F, F, 1, 0, 1, 1,
     "kernel size should be greater than zero, but got kernel_height: 1 kernel_width: 0"},
    {"1 1 0", "1 1 1", NULL, F, F, 1, 1, 1, 1,
     "Only zero batch or zero channel inputs are supported, but got input shape: [1, 1, 1, 0]"},
    {"1 1 10", "1 1 3", NULL, L, F, 1, 0, 1, 1, "expected scalar type Long but found Float"},
    {"1 1 10", "1 1 3", NULL, F, DTYPE_FLOAT64, 1, 0, 1, 1,
     "expected scalar type Float but found Double"},
    {"2 1 10", "1 1 3", NULL, F, L, 1, 0, 1, 1,
     "Input type (torch.FloatTensor) and weight type (torch.LongTensor) should be the same or "
     "input should be a MKLDNN tensor and weight is a dense tensor"},
    {"1 1 10", "1 1 3", NULL, DTYPE_BOOL, L, 1, 0, 1, 1,
     "\"slow_conv2d_cpu\" not implemented for 'Bool'"},
    {"1 1 10", "1 1 3", NULL, DTYPE_INT32, DTYPE_INT32, 1, 0, 2, 1,
     "\"slow_conv_dilated<>\" not implemented for 'Int'"},
};

static void test_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        const Row *row = &refused[i];
        Error error = {0};
        Tensor x = make(row->input_dtype, row->input, NULL);
        Tensor w = make(row->weight_dtype, row->weight, NULL);
        Tensor b = row->bias ? make(DTYPE_FLOAT32, row->bias, NULL) : (Tensor){0};
        Conv1dParams p = params(row->stride, row->padding, row->dilation, row->groups);
        Conv1dCall call;
        assert_false(tensor_conv1d(&x, &w, row->bias ? &b : NULL, &p, &call, &error));
        assert_int_equal(error.kind, ERROR_RUNTIME);
        assert_string_equal(error.message, row->message);
        assert_non_null(error.why);
        error_clear(&error);
        tensor_release(&x);
        tensor_release(&w);
        tensor_release(&b);
    }
}

/* The fix speaks of the numbers that were given. */
static void test_fixes(void **state) {
    (void)state;
    static const struct {
        const char *input, *weight, *why, *fix;
    } rows[] = {
        {"10", "1 1 3",
         "conv1d reads (channels, length) or (batch, channels, length); this input has 1 "
         "dimension.",
         "x.reshape(1, 1, 10)   one batch of one channel"},
        {"1 2 10", "6 3 3",
         "Each kernel of the weight [6, 3, 3] reads 3 channels, but the input "
         "has 2.",
         "nn.Conv1d(2, 6, kernel_size=3)   or a weight of shape [6, 2, 3]"},
        {"1 10 3", "6 3 3",
         "Each kernel of the weight [6, 3, 3] reads 3 channels, but the input "
         "has 10.",
         "x.permute(0, 2, 1)   the channels stand before the length"},
        {"1 1 3", "1 1 5",
         "The kernel covers 5 samples, but the input with its padding has only 3.",
         "padding=1, or a kernel_size of at most 3"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error error = {0};
        Tensor x = make(F, rows[i].input, NULL), w = make(F, rows[i].weight, NULL);
        Conv1dParams p = params(1, 0, 1, 1);
        Conv1dCall call;
        assert_false(tensor_conv1d(&x, &w, NULL, &p, &call, &error));
        assert_string_equal(error.why, rows[i].why);
        assert_string_equal(error.fix, rows[i].fix);
        error_clear(&error);
        tensor_release(&x);
        tensor_release(&w);
    }
}

static void test_pad_mode_refused(void **state) {
    (void)state;
    static const struct {
        const char *input;
        Conv1dPadMode mode;
        int64_t padding;
        const char *message;
    } rows[] = {
        {"1 1 10", CONV1D_REFLECT, 10,
         "RuntimeError: Argument #4: Padding size should be less than the corresponding input "
         "dimension, but got: padding (10, 10) at dimension 2 of input [1, 1, 10]"},
        {"1 1 4", CONV1D_CIRCULAR, 5,
         "RuntimeError: Padding value causes wrapping around more than once."},
        {"1 4", CONV1D_CIRCULAR, 1, "RuntimeError: Invalid padding size, expected 0 but got 2"},
        {"4", CONV1D_REPLICATE, 1,
         "NotImplementedError: Only 2D, 3D, 4D, 5D padding with non-constant padding are supported "
         "for now"},
        /* the channels are looked at after the padding, so the message has the padded length */
        {"1 2 4", CONV1D_REPLICATE, 5,
         "RuntimeError: Given groups=1, weight of size [1, 1, 3], expected input[1, 2, 14] to have "
         "1 channels, but got 2 channels instead"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error error = {0};
        Tensor x = make(F, rows[i].input, NULL), w = make(F, "1 1 3", NULL);
        Conv1dParams p = params(1, rows[i].padding, 1, 1);
        Conv1dCall call;
        p.pad_mode = rows[i].mode;
        expect_error(tensor_conv1d(&x, &w, NULL, &p, &call, &error), &error, rows[i].message);
        tensor_release(&x);
        tensor_release(&w);
    }
}

/* ---- results ---- */

static void test_known(void **state) {
    (void)state;
    Error error = {0};
    Tensor x = make(F, "1 1 10", NULL), w = make(F, "1 1 3", "1 1 1"), b = make(F, "1", "0.5");
    Conv1dParams p = params(1, 0, 1, 1);
    Conv1dCall call, held;
    expect_ok(tensor_conv1d(&x, &w, &b, &p, &call, &error), &error);
    assert_true(call.has_bias && call.batched);
    assert_ptr_equal(call.input.storage, x.storage);
    held = conv1d_call_retain(&call);
    conv1d_call_release(&call);
    expect(&held.output, "float32 [1, 1, 8] 3.5 6.5 9.5 12.5 15.5 18.5 21.5 24.5");
    conv1d_call_release(&held);
    Tensor flat = make(F, "1 10", NULL);
    expect_ok(tensor_conv1d(&flat, &w, NULL, &p, &call, &error), &error);
    assert_false(call.has_bias || call.batched);
    expect(&call.output, "float32 [1, 8] 3 6 9 12 15 18 21 24");
    conv1d_call_release(&call);
    tensor_release(&x);
    tensor_release(&flat);
    tensor_release(&w);
    tensor_release(&b);
}

/* A bias becomes the output's dtype; small integers wrap around. */
static void test_integers(void **state) {
    (void)state;
    Error error = {0};
    Tensor x = make(L, "1 1 4", NULL), w = make(L, "1 1 3", "1 1 1"), b = make(F, "1", "1.5");
    Conv1dParams p = params(1, 0, 1, 1);
    Conv1dCall call;
    expect_ok(tensor_conv1d(&x, &w, &b, &p, &call, &error), &error);
    expect(&call.output, "int64 [1, 1, 2] 4 7");
    conv1d_call_release(&call);
    Tensor bytes = make(DTYPE_UINT8, "1 1 4", "100 100 100 100"),
           ones = make(DTYPE_UINT8, "1 1 3", "1 1 1");
    expect_ok(tensor_conv1d(&bytes, &ones, NULL, &p, &call, &error), &error);
    expect(&call.output, "uint8 [1, 1, 2] 44 44");
    conv1d_call_release(&call);
    tensor_release(&x);
    tensor_release(&w);
    tensor_release(&b);
    tensor_release(&bytes);
    tensor_release(&ones);
}

static void test_empty(void **state) {
    (void)state;
    Error error = {0};
    Tensor none = make(F, "0 2 10", NULL), w = make(F, "3 2 3", NULL), b = make(F, "3", NULL);
    Tensor thin = make(F, "2 0 10", NULL), flat = make(F, "3 0 3", NULL);
    Conv1dParams p = params(1, 0, 1, 1);
    Conv1dCall call;
    expect_ok(tensor_conv1d(&none, &w, &b, &p, &call, &error), &error);
    expect(&call.output, "float32 [0, 3, 8]");
    conv1d_call_release(&call);
    expect_ok(tensor_conv1d(&thin, &flat, &b, &p, &call, &error), &error);
    expect(&call.output, "float32 [2, 0, 8]");
    conv1d_call_release(&call);
    tensor_release(&none);
    tensor_release(&w);
    tensor_release(&b);
    tensor_release(&thin);
    tensor_release(&flat);
}

static void test_stop(void **state) {
    (void)state;
    Error error = {0};
    Tensor x = make(DTYPE_FLOAT64, "1 1 10", NULL), w = make(DTYPE_FLOAT64, "1 1 3", NULL);
    Conv1dParams p = params(1, 0, 1, 1);
    Conv1dCall call;
    stop_flag = STOP_RUN;
    assert_false(tensor_conv1d(&x, &w, NULL, &p, &call, &error));
    assert_int_equal(error.kind, ERROR_KEYBOARD_INTERRUPT);
    error_clear(&error);
    stop_forget();
    expect_ok(tensor_conv1d(&x, &w, NULL, &p, &call, &error), &error);
    conv1d_call_release(&call);
    tensor_release(&x);
    tensor_release(&w);
}

/* ---- random calls, against the definition on a padded copy ---- */

static Tensor random_tensor(DType dtype, int ndim, const int64_t *shape) {
    Error error = {0};
    Tensor t;
    expect_ok(tensor_new(dtype, ndim, shape, &t, &error), &error);
    for (int64_t i = 0; i < tensor_count(&t); i++) tensor_set_int(&t, i, random_int(-9, 9));
    return t;
}

static double naive(const Tensor *x, const Tensor *w, const Conv1dParams *p, int64_t n, int64_t m,
                    int64_t i) {
    double sum = 0;
    int64_t in_group = w->shape[1], taps = w->shape[2];
    int64_t first = m / (w->shape[0] / p->groups) * in_group;
    for (int64_t c = 0; c < in_group; c++)
        for (int64_t k = 0; k < taps; k++) {
            int64_t at = i * p->stride + k * p->dilation;
            sum += tensor_get_double(x, (n * x->shape[1] + first + c) * x->shape[2] + at) *
                   tensor_get_double(w, (m * in_group + c) * taps + k);
        }
    return sum;
}

/* Whole numbers, but a fast algorithm may round on its way. */
static void expect_near(double got, double want) {
    assert_true(fabs(got - want) < 1e-3);
}

static void test_random(void **state) {
    (void)state;
    static const char *const modes[] = {"constant", "reflect", "replicate", "circular"};
    static const DType dtypes[] = {DTYPE_FLOAT32, DTYPE_FLOAT64, DTYPE_INT64};
    random_start();
    for (int round = 0; round < 500; round++) {
        Error error = {0};
        int64_t groups = random_int(1, 3), taps = random_int(1, 4), length = random_int(6, 20);
        DType dtype = dtypes[random_int(0, 2)];
        int mode = dtype == DTYPE_INT64 ? 3 * random_int(0, 1) : random_int(0, 3);
        Conv1dParams p = {.stride = random_int(1, 3),
                          .dilation = random_int(1, 2),
                          .groups = groups,
                          .pad_left = random_int(0, 4),
                          .pad_right = random_int(0, 4),
                          .pad_mode = (Conv1dPadMode)mode};
        if (p.pad_left + p.pad_right + length < p.dilation * (taps - 1) + 1) continue;
        int64_t in[] = {random_int(1, 3), groups * random_int(1, 2), length};
        int64_t kernel[] = {groups * random_int(1, 2), in[1] / groups, taps};
        int64_t turned[] = {in[0], in[2], in[1]};
        Tensor base = random_tensor(dtype, 3, turned), x, padded;
        Tensor w = random_tensor(dtype, 3, kernel), b = random_tensor(dtype, 1, kernel);
        expect_ok(tensor_transpose(&base, 1, 2, &x, &error), &error);
        int64_t pads[] = {p.pad_left, p.pad_right};
        expect_ok(tensor_pad(&x, pads, 2, modes[mode], 0, &padded, &error), &error);
        Conv1dCall call;
        expect_ok(tensor_conv1d(&x, &w, &b, &p, &call, &error), &error);
        const Tensor *out = &call.output;
        int64_t linear = 0;
        for (int64_t n = 0; n < out->shape[0]; n++)
            for (int64_t m = 0; m < out->shape[1]; m++)
                for (int64_t i = 0; i < out->shape[2]; i++)
                    expect_near(tensor_get_double(out, linear++),
                                naive(&padded, &w, &p, n, m, i) + tensor_get_double(&b, m));
        conv1d_call_release(&call);
        tensor_release(&base);
        tensor_release(&x);
        tensor_release(&padded);
        tensor_release(&w);
        tensor_release(&b);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CLEAN(test_refused), CLEAN(test_fixes),    CLEAN(test_pad_mode_refused),
        CLEAN(test_known),   CLEAN(test_integers), CLEAN(test_empty),
        CLEAN(test_stop),    CLEAN(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
