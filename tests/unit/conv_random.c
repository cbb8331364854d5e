/* tests/unit/conv_random: every algorithm on every instruction set against the float64 reference,
 * over random shapes. The seed is printed; SEED=n repeats a run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "conv_common.h"
#include "seed.h"

/* The reference for these inputs, and the sum of |weight * x| that bounds the rounding errors. */
typedef struct Expected {
    double *output, *magnitude;
} Expected;

static double *widen(const float *from, int64_t count, bool absolute) {
    double *to = calloc((size_t)count + 1, sizeof *to);
    for (int64_t i = 0; i < count; i++) to[i] = absolute ? fabs((double)from[i]) : (double)from[i];
    return to;
}

static double *reference(const Case *c, bool absolute) {
    double *input = widen(c->input, c->inputs, absolute);
    double *weight = widen(c->weight, c->weights, absolute);
    double *bias = c->bias ? widen(c->bias, c->shape.out_channels, absolute) : NULL;
    double *output = calloc((size_t)c->outputs + 1, sizeof *output);
    conv1d_reference_f64(&c->shape, input, weight, bias, output);
    free(input);
    free(weight);
    free(bias);
    return output;
}

static double largest(const float *values, int64_t count) {
    double most = 0;
    for (int64_t i = 0; i < count; i++) most = fmax(most, fabs((double)values[i]));
    return most;
}

/* What no output's magnitude exceeds: a window full of the largest sample. */
static double largest_magnitude(const Case *c) {
    int64_t taps = c->weights / c->shape.out_channels;
    double most = 0;
    for (int64_t m = 0; m < c->shape.out_channels; m++) {
        double sum = 0;
        for (int64_t i = 0; i < taps; i++) sum += fabs((double)c->weight[m * taps + i]);
        most = fmax(most, sum);
    }
    double bias = c->bias ? largest(c->bias, c->shape.out_channels) : 0;
    return largest(c->input, c->inputs) * most + bias;
}

/* A sum of n products rounded at every step is off by at most about n/2 * epsilon of the sum of the
 * magnitudes; exact: integers, no difference at all. The transforms of the other methods mix
 * neighbouring outputs, and samples that only those see which are not asked for: there the largest
 * magnitude counts (conv_accuracy measures closely). */
static void compare(const Case *c, const Expected *expected, const float *output,
                    Conv1dAlgorithm used) {
    double terms = (double)(c->shape.in_channels / c->shape.groups * c->shape.kernel_size + 2);
    bool plain = used == CONV1D_DIRECT || used == CONV1D_REFERENCE;
    double most = plain ? 0 : largest_magnitude(c);
    for (int64_t i = 0; i < c->outputs; i++) {
        double allowed = !plain     ? (terms + 30) * FLT_EPSILON * most
                         : c->exact ? 0
                                    : terms * FLT_EPSILON * expected->magnitude[i];
        double difference = fabs((double)output[i] - expected->output[i]);
        if (difference <= allowed) continue;
        case_print(c);
        print_message("%s: output %lld: %.9g, expected %.9g\n", conv1d_algorithm_name(used),
                      (long long)i, (double)output[i], expected->output[i]);
        fail();
    }
}

static void run_all(const Case *c) {
    Expected expected = {reference(c, false), reference(c, true)};
    for (int isa = 0; isa < ISAS; isa++) {
        setenv("STEPCONV_ISA", isa_names[isa], 1);
        for (int a = 0; a < ALGORITHMS; a++) {
            memset(c->output, 0xff, (size_t)c->outputs * sizeof *c->output);
            Conv1dAlgorithm used = CONV1D_AUTO;
            assert_int_equal(case_run(c, algorithms[a], &used), CONV1D_OK);
            compare(c, &expected, c->output, used);
        }
    }
    free(expected.output);
    free(expected.magnitude);
}

static void test_small_shapes(void **state) {
    (void)state;
    Random random = {seed_of_run()};
    for (int i = 0; i < 6000; i++) {
        Case c = case_random(&random, 20000);
        run_all(&c);
        case_release(&c);
    }
}

static void test_large_shapes(void **state) {
    (void)state;
    Random random = {seed_of_run() + 1};
    for (int i = 0; i < 300; i++) {
        Case c = case_random(&random, 3000000);
        run_all(&c);
        case_release(&c);
    }
}

/* Few channels and far taps: the taps do not fit in one chunk of packed input. */
static void test_far_taps(void **state) {
    (void)state;
    Random random = {seed_of_run() + 2};
    for (int64_t i = 0; i < 12; i++) {
        Conv1dShape shape = {1,
                             1 + i % 3,
                             200000,
                             1 + i % 4,
                             2 + i,
                             1 + i % 5,
                             150000 / (1 + i),
                             1,
                             random_below(&random, 9),
                             77,
                             (Conv1dPadMode)(i % 4)};
        Case c = case_new(&random, &shape, i % 2 == 1);
        run_all(&c);
        case_release(&c);
    }
}

/* Long rows with padding: their inside is read where it is. */
static void test_long_signals(void **state) {
    (void)state;
    Random random = {seed_of_run() + 5};
    for (int i = 0; i < 60; i++) {
        Conv1dShape s = {.batch = 1 + i % 2, .stride = 1, .groups = 1 + random_below(&random, 5)};
        s.in_channels = s.groups * (1 + random_below(&random, 3));
        s.out_channels = s.groups * (1 + random_below(&random, 5));
        s.length = 600 + random_below(&random, 3000);
        s.kernel_size = 1 + random_below(&random, 40);
        s.dilation = 1 + (i % 4 ? 0 : random_below(&random, 9));
        s.pad_mode = (Conv1dPadMode)random_below(&random, 4);
        s.pad_left = random_below(&random, 60);
        s.pad_right = random_below(&random, 60);
        Case c = case_new(&random, &s, i % 2 == 1);
        run_all(&c);
        case_release(&c);
    }
}

/* Kernels as long as the signal: one output, or a few. */
static void test_long_kernels(void **state) {
    (void)state;
    Random random = {seed_of_run() + 3};
    for (int i = 0; i < 150; i++) {
        Conv1dShape s = {.stride = 1, .dilation = 1, .groups = 1 + random_below(&random, 3)};
        s.batch = 1 + random_below(&random, 70);
        s.in_channels = s.groups * (1 + random_below(&random, 9));
        s.out_channels = s.groups * (1 + random_below(&random, 70));
        s.kernel_size = 1 + random_below(&random, 90);
        s.length = s.kernel_size + (i % 3 ? 0 : random_below(&random, 3));
        Case c = case_new(&random, &s, i % 2 == 1);
        run_all(&c);
        case_release(&c);
    }
}

/* Batches of short signals, which some methods lay side by side. */
static void test_short_signals(void **state) {
    (void)state;
    Random random = {seed_of_run() + 4};
    for (int i = 0; i < 400;) {
        Conv1dShape s = {.groups = 1 + (random_below(&random, 4) == 0)};
        s.batch = 1 + random_below(&random, 70);
        s.length = 1 + random_below(&random, 40);
        s.in_channels = s.groups * (1 + random_below(&random, 40));
        s.out_channels = s.groups * (1 + random_below(&random, 40));
        s.kernel_size = 1 + random_below(&random, 9);
        s.stride = random_below(&random, 2) ? 1 : 1 + random_below(&random, 4);
        s.dilation = s.stride > 1 || random_below(&random, 2) ? 1 : 1 + random_below(&random, 5);
        s.pad_mode = random_below(&random, 3) ? CONV1D_ZEROS : (Conv1dPadMode)(i % 4);
        s.pad_left = random_below(&random, 9);
        s.pad_right = random_below(&random, 9);
        if (conv1d_shape_check(&s) != CONV1D_OK) continue;
        Case c = case_new(&random, &s, i++ % 2 == 1);
        run_all(&c);
        case_release(&c);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_shapes), cmocka_unit_test(test_large_shapes),
        cmocka_unit_test(test_far_taps),     cmocka_unit_test(test_long_signals),
        cmocka_unit_test(test_long_kernels), cmocka_unit_test(test_short_signals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
