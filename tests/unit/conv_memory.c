/* tests/unit/conv_memory: what a convolution takes beside input and output: its weights in another
 * order, and 1 MiB for each thread; spectra take their blocks. SEED=n repeats a run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/mem.h"
#include "conv_common.h"
#include "seed.h"

enum { SMALL = 1 << 14, THREAD = 1 << 20 };

/* Sizes of real layers, and odd ones: up to 1000 channels, a million samples, 4000 taps. */
static Conv1dShape large_shape(Random *random) {
    static const int64_t channels[] = {1, 2, 3, 7, 16, 33, 64, 100, 256, 512, 1000};
    static const int64_t taps[] = {1, 2, 3, 4, 5, 7, 8, 9, 15, 17, 31, 64, 129, 1000, 4001};
    static const int64_t lengths[] = {10, 100, 999, 4096, 16000, 100003, 1000000};
    for (;;) {
        Conv1dShape s = {.pad_mode = (Conv1dPadMode)random_below(random, 4)};
        s.groups = random_below(random, 3) ? 1 : random_size(random, 1000);
        s.in_channels = s.groups * channels[random_below(random, 11)];
        s.out_channels = s.groups * channels[random_below(random, 11)];
        s.batch = random_size(random, 16);
        s.length = lengths[random_below(random, 7)];
        s.kernel_size = taps[random_below(random, 15)];
        s.stride = random_below(random, 2) ? 1 : random_size(random, 300);
        s.dilation = random_below(random, 2) ? 1 : random_size(random, 2000);
        s.pad_left = random_below(random, 10);
        s.pad_right = random_below(random, 10);
        double weights =
            (double)s.out_channels * (double)(s.in_channels / s.groups) * (double)s.kernel_size;
        if (conv1d_shape_check(&s) == CONV1D_OK && weights <= 1e6) return s;
    }
}

/* How many times as large as the weights their packed form may be: Winograd's forms have 5 points
 * for 2 taps, and up to a vector of taps is rounded up. */
static double packed_factor(Conv1dAlgorithm algorithm) {
    return algorithm == CONV1D_REFERENCE ? 0 : algorithm == CONV1D_DIRECT ? 1 : 4;
}

static void check(const Conv1dShape *s, const float *weight, Conv1dAlgorithm algorithm) {
    size_t before = mem_in_use();
    Conv1dPlan *plan;
    assert_int_equal(conv1d_plan_new(s, algorithm, weight, &plan), CONV1D_OK);
    Conv1dAlgorithm took = conv1d_plan_algorithm(plan);
    double bytes = (double)(mem_in_use() - before);
    double weights = (double)s->out_channels * (double)(s->in_channels / s->groups) *
                     (double)s->kernel_size * sizeof(float);
    double allowed =
        SMALL + packed_factor(took) * weights + (double)THREAD * (double)conv1d_threads();
    conv1d_plan_free(plan);
    assert_int_equal(mem_in_use(), before);
    if (took == CONV1D_FFT || bytes <= allowed) return;
    Case c = {.shape = *s};
    case_print(&c);
    print_message("%s takes %.0f bytes beside %.0f of weights\n", conv1d_algorithm_name(took),
                  bytes, weights);
    fail();
}

static void test_plans(void **state) {
    (void)state;
    Random random = {seed_of_run()};
    float *weight = calloc(1000000, sizeof *weight);
    for (int i = 0; i < 300; i++) {
        Conv1dShape s = large_shape(&random);
        setenv("STEPCONV_ISA", isa_names[i % ISAS], 1);
        for (int a = 0; a < ALGORITHMS; a++) check(&s, weight, algorithms[a]);
    }
    free(weight);
}

/* Each algorithm and instruction set, on shapes of every kind. */
static void test_runs(void **state) {
    (void)state;
    Random random = {seed_of_run() + 1};
    for (int i = 0; i < 150; i++) {
        Case c = case_random(&random, 200000);
        setenv("STEPCONV_ISA", isa_names[i % ISAS], 1);
        for (int a = 0; a < ALGORITHMS; a++) {
            Conv1dPlan *plan;
            assert_int_equal(conv1d_plan_new(&c.shape, algorithms[a], c.weight, &plan), CONV1D_OK);
            size_t before = mem_in_use();
            mem_fail_at(1);
            assert_int_equal(conv1d_plan_run(plan, c.input, c.bias, c.output), CONV1D_OK);
            assert_null(mem_try(1, 1)); /* the refusal is still to come */
            assert_int_equal(mem_in_use(), before);
            conv1d_plan_free(plan);
        }
        case_release(&c);
    }
}

static int64_t up(int64_t a) {
    return (a + 15) / 16 * 16;
}

/* Gradients: the weights turned round and packed, their sums in whole vectors, spectra, and rows of
 * one sample where they are not the gradient itself. */
static size_t gradient_bytes(const Conv1dShape *s) {
    int64_t ins = s->in_channels / s->groups, outs = s->out_channels / s->groups;
    int64_t reach = (s->kernel_size - 1) * s->dilation;
    int64_t weights = s->out_channels * ins * s->kernel_size;
    int64_t sums =
        s->groups * up(outs) * (ins <= 3 ? ins * up(s->kernel_size) : up(ins) * s->kernel_size);
    bool direct = s->stride == 1 && s->pad_mode == CONV1D_ZEROS && s->pad_left <= reach &&
                  s->pad_right <= reach;
    int64_t rows = direct ? 0 : s->in_channels * (s->length + s->pad_left + s->pad_right);
    int64_t most = 5 * weights + 2 * sums + rows + (s->kernel_size > 8 ? 1 << 22 : 0);
    int64_t each = s->kernel_size > 8 ? 4 * THREAD : THREAD;
    return SMALL + (size_t)most * sizeof(float) + (size_t)each * (size_t)conv1d_threads();
}

static void check_gradients(Random *random, const Conv1dShape *s) {
    Case c = case_new(random, s, true);
    float *input = calloc((size_t)c.inputs, sizeof *input);
    float *weight = calloc((size_t)c.weights, sizeof *weight);
    size_t allowed = gradient_bytes(s);
    mem_set_budget(mem_in_use() + allowed);
    Conv1dStatus status =
        conv1d_backward(s, c.input, c.weight, c.output, input, weight, NULL, NULL);
    mem_set_budget(0);
    if (status != CONV1D_OK) {
        case_print(&c);
        fail_msg("needs more than %zu bytes", allowed);
    }
    free(input);
    free(weight);
    case_release(&c);
}

static void test_gradients(void **state) {
    (void)state;
    Random random = {seed_of_run() + 2};
    for (int i = 0; i < 100;) {
        Conv1dShape s = large_shape(&random);
        setenv("STEPCONV_ISA", isa_names[i % ISAS], 1);
        if (conv1d_flops(&s) > 3e7 ||
            (double)s.batch * (double)s.in_channels * (double)s.length > 4e6)
            continue;
        check_gradients(&random, &s);
        i++;
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_plans), cmocka_unit_test(test_runs),
                                       cmocka_unit_test(test_gradients)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
