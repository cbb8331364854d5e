/* A real name that the lab leaves out is told from a typing error. */
#include "lib_common.h"

#include "lib/left_out.h"

static void expect_error(Interp *in, const char *code, ErrorKind kind, const char *message) {
    assert_false(lab_try(in, code));
    assert_int_equal(in->error.kind, kind);
    assert_string_equal(in->error.message, message);
}

static void real_names_say_so(void **state) {
    (void)state;
    Str printed;
    Interp *in = lab_new(&printed);
    lab_run(in, "import torch, numpy as np, torch.nn as nn\nimport matplotlib.pyplot as plt\n");
    expect_error(in, "torch.fft\n", ERROR_ATTRIBUTE,
                 "torch.fft exists in PyTorch, but the lab leaves it out");
    expect_error(in, "nn.LSTM(1, 2)\n", ERROR_ATTRIBUTE,
                 "torch.nn.LSTM exists in PyTorch, but the lab leaves it out");
    expect_error(in, "torch.ones(1).stft\n", ERROR_ATTRIBUTE,
                 "torch.Tensor.stft exists in PyTorch, but the lab leaves it out");
    expect_error(in, "np.polyfit\n", ERROR_ATTRIBUTE,
                 "numpy.polyfit exists in NumPy, but the lab leaves it out");
    lab_free(in, &printed);
}

static void typing_errors_do_not(void **state) {
    (void)state;
    Str printed;
    Interp *in = lab_new(&printed);
    lab_run(in, "import torch\n");
    assert_false(lab_try(in, "torch.stak\n"));
    assert_non_null(strstr(in->error.message, "Did you mean: 'stack'?"));
    assert_false(lab_try(in, "torch.ff\n"));
    assert_null(strstr(in->error.message, "leaves it out"));
    lab_free(in, &printed);
}

static void only_whole_words_count(void **state) {
    (void)state;
    Str printed;
    Interp *in = lab_new(&printed);
    assert_false(left_out_raise(in, "torch", "ff"));
    assert_false(left_out_raise(in, "torch.nn", "LST"));
    assert_false(left_out_raise(in, "torch.nn", "nn"));
    assert_false(left_out_raise(in, "nowhere", "LSTM"));
    assert_int_equal(in->error.kind, ERROR_NONE);
    assert_true(left_out_raise(in, "torch.nn", "LSTM"));
    lab_free(in, &printed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(real_names_say_so),
        cmocka_unit_test(typing_errors_do_not),
        cmocka_unit_test(only_whole_words_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
