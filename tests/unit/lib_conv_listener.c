/* Every conv1d that runs is told to library->on_conv, on the input as it was given. */
#include "lib_common.h"

typedef struct Heard {
    int calls;
    Conv1dCall last;
} Heard;

static void listen(void *context, const Conv1dCall *call) {
    Heard *heard = context;
    if (heard->calls++) conv1d_call_release(&heard->last);
    heard->last = conv1d_call_retain(call);
}

typedef struct Bench {
    Interp *in;
    Str printed;
    Heard heard;
} Bench;

static void bench_start(Bench *b) {
    *b = (Bench){0};
    b->in = lab_new(&b->printed);
    library_of(b->in)->on_conv = listen;
    library_of(b->in)->on_conv_context = &b->heard;
    lab_run(b->in, "import torch, torch.nn as nn, torch.nn.functional as F\n"
                   "x = torch.arange(7.).view(1, 1, 7)\n"
                   "w = torch.ones(1, 1, 3)\n");
}

static void bench_end(Bench *b) {
    if (b->heard.calls) conv1d_call_release(&b->heard.last);
    lab_free(b->in, &b->printed);
}

static void a_functional_call_is_told(void **state) {
    (void)state;
    Bench b;
    bench_start(&b);
    lab_run(b.in, "y = F.conv1d(x, w, torch.tensor([2.]), stride=2, padding=1, dilation=2)\n");
    const Conv1dShape *shape = &b.heard.last.shape;
    assert_int_equal(b.heard.calls, 1);
    assert_true(b.heard.last.has_bias && b.heard.last.batched);
    assert_int_equal(shape->stride, 2);
    assert_int_equal(shape->dilation, 2);
    assert_int_equal(shape->pad_left, 1);
    assert_int_equal(shape->pad_right, 1);
    assert_int_equal(b.heard.last.input.shape[2], 7);
    bench_end(&b);
}

static void padding_modes_are_told_on_the_unpadded_input(void **state) {
    (void)state;
    Bench b;
    bench_start(&b);
    lab_run(b.in, "c = nn.Conv1d(1, 1, 4, padding='same', padding_mode='reflect', bias=False)\n"
                  "y = c(x)\n");
    assert_int_equal(b.heard.calls, 1);
    assert_int_equal(b.heard.last.shape.pad_mode, CONV1D_REFLECT);
    assert_int_equal(b.heard.last.shape.pad_left, 1);
    assert_int_equal(b.heard.last.shape.pad_right, 2);
    assert_int_equal(b.heard.last.input.shape[2], 7);
    assert_false(b.heard.last.has_bias);
    bench_end(&b);
}

static void calls_within_modules_are_told_and_failed_ones_are_not(void **state) {
    (void)state;
    Bench b;
    bench_start(&b);
    lab_run(b.in, "class Two(nn.Module):\n"
                  "    def __init__(self):\n"
                  "        super().__init__()\n"
                  "        self.a = nn.Conv1d(1, 1, 3)\n"
                  "        self.b = nn.Conv1d(1, 2, 3)\n"
                  "    def forward(self, x):\n"
                  "        return self.b(self.a(x))[..., :-1]\n"
                  "y = Two()(x)\n");
    assert_int_equal(b.heard.calls, 2);
    assert_int_equal(b.heard.last.output.shape[1], 2);
    assert_false(lab_try(b.in, "nn.Conv1d(2, 1, 3)(x)\n"));
    assert_int_equal(b.heard.calls, 2);
    bench_end(&b);
}

static void an_unbatched_call_is_told_as_such(void **state) {
    (void)state;
    Bench b;
    bench_start(&b);
    lab_run(b.in, "y = F.conv1d(x[0], w)\n");
    assert_false(b.heard.last.batched);
    assert_int_equal(b.heard.last.input.ndim, 2);
    assert_int_equal(b.heard.last.output.ndim, 2);
    bench_end(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_functional_call_is_told),
        cmocka_unit_test(padding_modes_are_told_on_the_unpadded_input),
        cmocka_unit_test(calls_within_modules_are_told_and_failed_ones_are_not),
        cmocka_unit_test(an_unbatched_call_is_told_as_such),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
