/* tests/unit/conv_accuracy: the rounding errors of every algorithm beside those of the plain
 * float32 sum, both against float64: the largest is at most four times as large. Sums of few terms
 * have hardly any error, so shapes have at least some dozens. The largest error of one case is a
 * matter of luck, and the ratio of two of them more so: their means over the cases of a kind are
 * compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>
#include "conv_common.h"
#include "seed.h"

typedef struct Kind {
    Conv1dShape shape;
    Conv1dAlgorithm algorithm;
} Kind;

static const Kind kinds[] = {
    {{2, 32, 500, 16, 3, 1, 1, 1, 1, 1, CONV1D_ZEROS}, CONV1D_DIRECT},
    {{2, 4, 300, 16, 128, 1, 1, 1, 0, 0, CONV1D_ZEROS}, CONV1D_DIRECT},
    {{60, 16, 64, 32, 64, 1, 1, 1, 0, 0, CONV1D_ZEROS}, CONV1D_DIRECT},
    {{2, 32, 500, 16, 2, 1, 1, 1, 0, 0, CONV1D_ZEROS}, CONV1D_WINOGRAD},
    {{2, 32, 500, 16, 3, 1, 2, 1, 1, 1, CONV1D_ZEROS}, CONV1D_WINOGRAD},
    {{2, 32, 500, 16, 4, 1, 1, 1, 1, 2, CONV1D_REFLECT}, CONV1D_WINOGRAD},
    {{2, 32, 500, 16, 5, 1, 1, 1, 2, 2, CONV1D_ZEROS}, CONV1D_WINOGRAD},
    {{2, 32, 500, 16, 7, 1, 9, 1, 27, 27, CONV1D_ZEROS}, CONV1D_WINOGRAD},
    {{2, 32, 500, 16, 3, 2, 1, 1, 0, 0, CONV1D_ZEROS}, CONV1D_WINOGRAD},
    {{2, 16, 500, 16, 31, 1, 1, 1, 15, 15, CONV1D_ZEROS}, CONV1D_WINOGRAD},
    {{40, 32, 10, 16, 3, 1, 1, 1, 1, 1, CONV1D_ZEROS}, CONV1D_WINOGRAD},
    {{2, 64, 500, 64, 1, 1, 1, 1, 0, 0, CONV1D_ZEROS}, CONV1D_WINOGRAD},
    {{1, 1, 5000, 1, 101, 1, 1, 1, 0, 0, CONV1D_ZEROS}, CONV1D_FFT},
    {{1, 1, 9000, 1, 1001, 1, 1, 1, 0, 0, CONV1D_ZEROS}, CONV1D_FFT},
    {{2, 16, 900, 16, 51, 1, 1, 1, 25, 25, CONV1D_CIRCULAR}, CONV1D_FFT},
    {{2, 4, 3000, 16, 80, 4, 1, 1, 0, 0, CONV1D_ZEROS}, CONV1D_FFT},
};
enum { KINDS = sizeof kinds / sizeof kinds[0], CASES = 8 };

static double largest_error(const float *got, const double *expected, int64_t count) {
    double largest = 0;
    for (int64_t i = 0; i < count; i++) largest = fmax(largest, fabs((double)got[i] - expected[i]));
    return largest;
}

static double *widen(const float *from, int64_t count) {
    double *to = calloc((size_t)count, sizeof *to);
    for (int64_t i = 0; i < count; i++) to[i] = (double)from[i];
    return to;
}

/* The float64 sums of a case. */
static double *exact_sums(const Case *c) {
    const Conv1dShape *shape = &c->shape;
    double *input = widen(c->input, c->inputs), *weight = widen(c->weight, c->weights);
    double *bias = c->bias ? widen(c->bias, shape->out_channels) : NULL;
    double *sums = calloc((size_t)c->outputs, sizeof *sums);
    conv1d_reference_f64(shape, input, weight, bias, sums);
    free(input);
    free(weight);
    free(bias);
    return sums;
}

/* Adds the largest error of one more case to those so far: of the algorithm on each instruction
 * set, and of the plain sum. */
static void measure(const Kind *kind, Random *random, double errors[ISAS], double *plain) {
    Case c = case_new(random, &kind->shape, false);
    double *expected = exact_sums(&c);
    for (int isa = 0; isa < ISAS; isa++) {
        setenv("STEPCONV_ISA", isa_names[isa], 1);
        Conv1dAlgorithm used = CONV1D_AUTO;
        assert_int_equal(case_run(&c, kind->algorithm, &used), CONV1D_OK);
        assert_int_equal(used, kind->algorithm);
        errors[isa] += largest_error(c.output, expected, c.outputs);
    }
    conv1d_reference_f32(&kind->shape, c.input, c.weight, c.bias, c.output);
    *plain += largest_error(c.output, expected, c.outputs);
    free(expected);
    case_release(&c);
}

static void test_errors(void **state) {
    (void)state;
    Random random = {seed_of_run()};
    for (int i = 0; i < KINDS; i++) {
        double errors[ISAS] = {0}, plain = 0;
        for (int n = 0; n < CASES; n++) measure(&kinds[i], &random, errors, &plain);
        for (int isa = 0; isa < ISAS; isa++) {
            print_message("kind %2d %-8s %-6s %.2f times the plain sum's error\n", i,
                          conv1d_algorithm_name(kinds[i].algorithm), isa_names[isa],
                          errors[isa] / plain);
            assert_true(errors[isa] <= 4 * plain);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_errors)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
