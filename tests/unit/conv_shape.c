/* tests/unit/conv_shape: output lengths, the sources of padding, and shapes without an answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdint.h>
#include "conv/conv1d.h"

static const Conv1dShape ramp = {1, 1, 10, 1, 3, 1, 1, 1, 0, 0, CONV1D_ZEROS};

static void test_output_length(void **state) {
    (void)state;
    /* length, kernel_size, stride, dilation, pad_left, pad_right, outputs */
    static const int64_t cases[][7] = {
        {10, 3, 1, 1, 0, 0, 8},  {10, 3, 2, 1, 0, 0, 4},        {10, 3, 1, 1, 1, 1, 10},
        {10, 3, 1, 2, 0, 0, 6},  {10, 3, 1, 1, 2, 2, 12},       {10, 2, 1, 1, 0, 0, 9},
        {10, 4, 1, 1, 1, 2, 10}, {11, 3, 2, 1, 0, 0, 5},        {12, 3, 2, 1, 0, 0, 5},
        {3, 3, 7, 1, 0, 0, 1},   {100, 10, 5, 3, 4, 4, 17},     {160000, 10, 5, 1, 0, 0, 31999},
        {2, 3, 1, 1, 0, 0, 0},   {1, 3, 1, 1, 0, 0, -1},        {1, 4, 2, 1, 0, 0, -1},
        {2, 4, 3, 1, 0, 0, 0},   {10, 3, 1, 5, 0, 0, 0},        {10, 3, 1, 1000, 0, 0, -1990},
        {10, 3, 1, 5, 1, 0, 1},  {INT64_MAX, 1, 1, 1, 1, 0, 0}, {1, INT64_MAX, 1, 2, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const int64_t *c = cases[i];
        Conv1dShape shape = {1, 1, c[0], 1, c[1], c[2], c[3], 1, c[4], c[5], CONV1D_ZEROS};
        assert_int_equal(conv1d_output_length(&shape), c[6]);
    }
}

static void test_source(void **state) {
    (void)state;
    /* What torch.nn.functional.pad makes of [0, 1, 2, 3] with 2 on the left and 3 on the right. */
    static const int64_t expected[4][9] = {
        [CONV1D_ZEROS] = {-1, -1, 0, 1, 2, 3, -1, -1, -1},
        [CONV1D_REFLECT] = {2, 1, 0, 1, 2, 3, 2, 1, 0},
        [CONV1D_REPLICATE] = {0, 0, 0, 1, 2, 3, 3, 3, 3},
        [CONV1D_CIRCULAR] = {2, 3, 0, 1, 2, 3, 0, 1, 2},
    };
    for (int mode = 0; mode < 4; mode++) {
        Conv1dShape shape = {1, 1, 4, 1, 1, 1, 1, 1, 2, 3, (Conv1dPadMode)mode};
        for (int64_t i = 0; i < 9; i++)
            assert_int_equal(conv1d_source(&shape, i - 2), expected[mode][i]);
        assert_int_equal(conv1d_source(&shape, -3), -1);
        assert_int_equal(conv1d_source(&shape, 7), -1);
    }
}

static Conv1dStatus check_with(size_t offset, int64_t value) {
    Conv1dShape shape = ramp;
    *(int64_t *)(void *)((char *)&shape + offset) = value;
    return conv1d_shape_check(&shape);
}

static void test_bad_sizes(void **state) {
    (void)state;
    assert_int_equal(conv1d_shape_check(&ramp), CONV1D_OK);
    static const size_t at_least_one[] = {
        offsetof(Conv1dShape, in_channels),  offsetof(Conv1dShape, length),
        offsetof(Conv1dShape, out_channels), offsetof(Conv1dShape, kernel_size),
        offsetof(Conv1dShape, stride),       offsetof(Conv1dShape, dilation),
        offsetof(Conv1dShape, groups),
    };
    for (size_t i = 0; i < sizeof at_least_one / sizeof at_least_one[0]; i++) {
        assert_int_equal(check_with(at_least_one[i], 0), CONV1D_BAD_SHAPE);
        assert_int_equal(check_with(at_least_one[i], -1), CONV1D_BAD_SHAPE);
    }
    assert_int_equal(check_with(offsetof(Conv1dShape, batch), 0), CONV1D_OK);
    assert_int_equal(check_with(offsetof(Conv1dShape, batch), -1), CONV1D_BAD_SHAPE);
    assert_int_equal(check_with(offsetof(Conv1dShape, pad_left), -1), CONV1D_BAD_SHAPE);
    assert_int_equal(check_with(offsetof(Conv1dShape, pad_right), -1), CONV1D_BAD_SHAPE);
    assert_int_equal(check_with(offsetof(Conv1dShape, groups), 2), CONV1D_BAD_SHAPE);
    assert_int_equal(check_with(offsetof(Conv1dShape, kernel_size), 11), CONV1D_BAD_SHAPE);
}

static void test_too_large(void **state) {
    (void)state;
    assert_int_equal(check_with(offsetof(Conv1dShape, batch), INT64_MAX / 8), CONV1D_BAD_SHAPE);
    assert_int_equal(check_with(offsetof(Conv1dShape, length), INT64_MAX), CONV1D_BAD_SHAPE);
    assert_int_equal(check_with(offsetof(Conv1dShape, in_channels), INT64_MAX), CONV1D_BAD_SHAPE);
    assert_int_equal(check_with(offsetof(Conv1dShape, out_channels), INT64_MAX), CONV1D_BAD_SHAPE);
    assert_int_equal(check_with(offsetof(Conv1dShape, pad_left), INT64_MAX), CONV1D_BAD_SHAPE);
    assert_int_equal(check_with(offsetof(Conv1dShape, dilation), INT64_MAX), CONV1D_BAD_SHAPE);
    assert_int_equal(check_with(offsetof(Conv1dShape, stride), INT64_MAX), CONV1D_OK);
}

static void test_padding_limits(void **state) {
    (void)state;
    /* The most padding that PyTorch accepts of a signal of 10. */
    static const int64_t most[4] = {1000, 9, 1000, 10};
    for (int mode = 0; mode < 4; mode++) {
        Conv1dShape shape = ramp;
        shape.pad_mode = (Conv1dPadMode)mode;
        shape.pad_left = most[mode];
        assert_int_equal(conv1d_shape_check(&shape), CONV1D_OK);
        shape.pad_right = most[mode] + 1;
        bool unlimited = mode == CONV1D_ZEROS || mode == CONV1D_REPLICATE;
        assert_int_equal(conv1d_shape_check(&shape), unlimited ? CONV1D_OK : CONV1D_BAD_SHAPE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_output_length),  cmocka_unit_test(test_source),
        cmocka_unit_test(test_bad_sizes),      cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_padding_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
