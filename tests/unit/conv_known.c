/* tests/unit/conv_known: small convolutions whose results PyTorch 1.13 gave, for every algorithm,
 * instruction set and type. All numbers are integers (or end in .5), so every result is exact. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <math.h>

#include <stdint.h>
#include <stdlib.h>
#include "conv_common.h"

enum { MOST = 24 };

typedef struct Known {
    Conv1dShape shape;
    float weight[MOST]; /* the input is 0, 1, 2, ... */
    float bias[4];
    int outputs;
    float output[MOST];
} Known;

#define RAMP(kernel, stride, dilation, pad, mode)                                                  \
    { 1, 1, 10, 1, kernel, stride, dilation, 1, pad, pad, mode }

static const Known known[] = {
    {RAMP(3, 1, 1, 0, CONV1D_ZEROS), {1, 1, 1}, {0}, 8, {3, 6, 9, 12, 15, 18, 21, 24}},
    {RAMP(3, 2, 1, 0, CONV1D_ZEROS), {1, 1, 1}, {0}, 4, {3, 9, 15, 21}},
    {RAMP(3, 1, 1, 1, CONV1D_ZEROS), {1, 1, 1}, {0}, 10, {1, 3, 6, 9, 12, 15, 18, 21, 24, 17}},
    {RAMP(3, 1, 2, 0, CONV1D_ZEROS), {1, 1, 1}, {0}, 6, {6, 9, 12, 15, 18, 21}},
    {RAMP(2, 1, 1, 0, CONV1D_ZEROS),
     {.5, .5},
     {0},
     9,
     {.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5}},
    /* causal: padding on the left only */
    {{1, 1, 10, 1, 3, 1, 1, 1, 2, 0, CONV1D_ZEROS},
     {1, 1, 1},
     {0},
     10,
     {0, 1, 3, 6, 9, 12, 15, 18, 21, 24}},
    {RAMP(3, 1, 1, 2, CONV1D_REFLECT),
     {1, 2, 3},
     {0},
     12,
     {4, 4, 8, 14, 20, 26, 32, 38, 44, 50, 50, 46}},
    {RAMP(3, 1, 1, 2, CONV1D_REPLICATE),
     {1, 2, 3},
     {0},
     12,
     {0, 3, 8, 14, 20, 26, 32, 38, 44, 50, 53, 54}},
    {RAMP(3, 1, 1, 2, CONV1D_CIRCULAR),
     {1, 2, 3},
     {0},
     12,
     {26, 12, 8, 14, 20, 26, 32, 38, 44, 50, 26, 12}},
    {RAMP(3, 2, 3, 4, CONV1D_ZEROS), {1, 2, 3}, {0}, 6, {6, 14, 24, 36, 18, 24}},
    {RAMP(3, 2, 3, 4, CONV1D_REFLECT), {1, 2, 3}, {0}, 6, {12, 16, 24, 36, 42, 42}},
    {RAMP(3, 2, 3, 4, CONV1D_REPLICATE), {1, 2, 3}, {0}, 6, {6, 14, 24, 36, 45, 51}},
    {RAMP(3, 2, 3, 4, CONV1D_CIRCULAR), {1, 2, 3}, {0}, 6, {30, 22, 24, 36, 18, 30}},
    /* two groups of two channels, bias */
    {{1, 4, 5, 4, 3, 1, 1, 2, 1, 1, CONV1D_ZEROS},
     {-12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11},
     {.5, -1, 2, 0},
     20,
     {-91.5, -172.5, -229.5, -286.5, -223.5, -21, -48, -69, -90, -81,
      174,   231,    246,    261,    146,    484, 715, 766, 817, 528}},
};
enum { KNOWN = sizeof known / sizeof known[0] };

static void test_plans(void **state) {
    (void)state;
    float ramp[MOST];
    for (int i = 0; i < MOST; i++) ramp[i] = (float)i;
    for (int i = 0; i < KNOWN * ISAS * ALGORITHMS; i++) {
        const Known *k = &known[i % KNOWN];
        setenv("STEPCONV_ISA", isa_names[i / KNOWN % ISAS], 1);
        Case c = {.shape = k->shape};
        float output[MOST] = {0};
        c.input = ramp;
        c.weight = (float *)k->weight;
        c.bias = (float *)k->bias;
        c.output = output;
        assert_int_equal(conv1d_output_length(&k->shape) * k->shape.out_channels, k->outputs);
        Conv1dAlgorithm used = CONV1D_AUTO;
        assert_int_equal(case_run(&c, algorithms[i / KNOWN / ISAS], &used), CONV1D_OK);
        bool exact = used == CONV1D_DIRECT || used == CONV1D_REFERENCE;
        for (int o = 0; o < k->outputs; o++) {
            float allowed = exact ? 0 : 1e-6f * (20 + fabsf(k->output[o]));
            if (!(fabsf(output[o] - k->output[o]) <= allowed)) case_print(&c), fail();
        }
    }
}

static void test_references(void **state) {
    (void)state;
    for (int i = 0; i < KNOWN; i++) {
        const Known *k = &known[i];
        double input[MOST], weight[MOST], bias[4], output[MOST];
        for (int j = 0; j < MOST; j++) {
            input[j] = j;
            weight[j] = (double)k->weight[j];
            if (j < 4) bias[j] = (double)k->bias[j];
        }
        conv1d_reference_f64(&k->shape, input, weight, bias, output);
        for (int o = 0; o < k->outputs; o++) assert_true(output[o] == (double)k->output[o]);
    }
}

static void test_integers(void **state) {
    (void)state;
    Conv1dShape shape = {1, 2, 3, 1, 2, 1, 1, 1, 0, 0, CONV1D_ZEROS};
    int64_t input[] = {1, 2, INT64_MAX, -1, -2, -3}, weight[] = {3, 1, 5, 7}, output[2];
    conv1d_reference_i64(&shape, input, weight, NULL, output);
    assert_int_equal(output[0], 3 * 1 + 2 - 5 - 14);
    /* The first channel's sum wraps around, as PyTorch's int64 does, and the second's brings it
     * back. */
    assert_int_equal(output[1], INT64_MAX + (3 * 2 - 5 * 2 - 7 * 3));
    int64_t bias[] = {1000};
    conv1d_reference_part_i64(&shape, input, weight, bias, output, 0, 1);
    assert_int_equal(output[0], 1000 - 14);
    assert_int_equal(output[1], INT64_MAX - 25);
}

/* The order of the sum: ((0 + 2^24) + 1) + 1 stays 2^24 in float32, and the bias comes last. */
static void test_order_of_the_sum(void **state) {
    (void)state;
    Conv1dShape shape = {1, 1, 3, 1, 3, 1, 1, 1, 0, 0, CONV1D_ZEROS};
    float input[] = {16777216, 1, 1}, weight[] = {1, 1, 1}, bias[] = {-16777216}, output[1];
    conv1d_reference_f32(&shape, input, weight, bias, output);
    assert_true(output[0] == 0.0f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plans),
        cmocka_unit_test(test_references),
        cmocka_unit_test(test_integers),
        cmocka_unit_test(test_order_of_the_sum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
