/* tests/unit/walk_walk: cells, taps and sums against the core, over random calls. */
#include "walk_common.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void test_cells_and_steps_are_inverse(void **state) {
    (void)state;
    Walk walk = walk_of(make_call(2, 1, 9, 3, 3, plain, false), NULL);
    assert_int_equal(walk.steps, 2 * 3 * 7);
    for (int64_t step = 0; step < walk.steps; step++)
        assert_int_equal(walk_step(&walk, walk_cell(&walk, step)), step);
    Cell cell = walk_cell(&walk, 7);
    assert_int_equal(cell.n, 0);
    assert_int_equal(cell.c, 1);
    assert_int_equal(cell.i, 0);
    walk_release(&walk);
}

static void test_taps_of_a_dilated_padded_kernel(void **state) {
    (void)state;
    Conv1dParams p = {.stride = 2, .dilation = 2, .groups = 1, .pad_left = 2, .pad_right = 2};
    Walk walk = walk_of(make_call(1, 1, 6, 1, 3, p, false), NULL);
    Tap first = walk_tap(&walk, walk_cell(&walk, 0), 0),
        next = walk_tap(&walk, walk_cell(&walk, 0), 1);
    assert_int_equal(first.position, -2);
    assert_int_equal(first.index, -1);
    assert_true(first.padding);
    assert_true(first.x == 0 && first.product == 0);
    assert_int_equal(next.index, 0);
    assert_false(next.padding);
    Tap last = walk_tap(&walk, walk_cell(&walk, 1), 2);
    assert_int_equal(last.index, 4);
    assert_true(last.x == 4);
    walk_release(&walk);
}

static void test_other_padding_modes_name_their_source(void **state) {
    (void)state;
    static const struct {
        Conv1dPadMode mode;
        int64_t left, right;
    } cases[] = {{CONV1D_REFLECT, 1, 3}, {CONV1D_REPLICATE, 0, 4}, {CONV1D_CIRCULAR, 4, 0}};
    for (int i = 0; i < 3; i++) {
        Conv1dParams p = plain;
        p.pad_left = p.pad_right = 1;
        p.pad_mode = cases[i].mode;
        Walk walk = walk_of(make_call(1, 1, 5, 1, 3, p, false), NULL);
        Tap left = walk_tap(&walk, walk_cell(&walk, 0), 0),
            right = walk_tap(&walk, walk_cell(&walk, 4), 2);
        assert_true(left.padding && right.padding);
        assert_int_equal(left.index, cases[i].left);
        assert_int_equal(right.index, cases[i].right);
        assert_true(left.x == (double)cases[i].left);
        walk_release(&walk);
    }
}

static void test_groups_read_their_own_channels(void **state) {
    (void)state;
    Conv1dParams p = plain;
    p.groups = 2;
    Walk walk = walk_of(make_call(1, 4, 5, 6, 2, p, true), NULL);
    assert_int_equal(walk_channels(&walk), 2);
    assert_int_equal(walk_first_channel(&walk, (Cell){0, 2, 0}), 0);
    assert_int_equal(walk_first_channel(&walk, (Cell){0, 3, 0}), 2);
    assert_true(walk_bias(&walk, (Cell){0, 3, 0}) == 40);
    walk_release(&walk);
}

/* A module that drops the last two outputs: x[:, :, :-2] of the convolution. */
static void test_a_view_of_the_output_keeps_what_it_shows(void **state) {
    (void)state;
    Conv1dParams p = plain;
    p.pad_left = p.pad_right = 2;
    Conv1dCall call = make_call(1, 1, 10, 1, 3, p, false);
    Tensor kept;
    Error error = {0};
    assert_true(tensor_slice(&call.output, 2, 0, 10, 1, &kept, &error));
    Walk walk = walk_of(call, &kept);
    tensor_release(&kept);
    assert_int_equal(walk.conv_length, 12);
    assert_int_equal(walk.length, 10);
    assert_int_equal(walk.steps, 10);
    assert_true(walk_is_causal(&walk));
    walk_release(&walk);

    call = make_call(1, 1, 10, 1, 3, p, false);
    assert_true(tensor_slice(&call.output, 2, 1, 12, 3, &kept, &error));
    walk = walk_of(call, &kept);
    tensor_release(&kept);
    assert_int_equal(walk.kept_first, 1);
    assert_int_equal(walk.kept_step, 3);
    assert_int_equal(walk_start(&walk, walk_cell(&walk, 1)), 2);
    assert_false(walk_is_causal(&walk));
    walk_release(&walk);
}

static void test_an_empty_result_is_refused(void **state) {
    (void)state;
    Conv1dCall call = make_call(1, 1, 10, 1, 1, plain, false);
    Tensor none;
    Walk walk;
    Error error = {0};
    assert_true(tensor_slice(&call.output, 2, 0, 0, 1, &none, &error));
    assert_false(walk_init(&walk, &call, &none, "m(x)", "M", &error));
    assert_non_null(strstr(error.why, "x[:, :, :0]"));
    error_clear(&error);
    tensor_release(&none);
    conv1d_call_release(&call);
}

static void test_the_tail_that_the_floor_leaves_out(void **state) {
    (void)state;
    Conv1dParams p = plain;
    p.stride = 4;
    Walk walk = walk_of(make_call(1, 1, 10, 1, 3, p, false), NULL);
    assert_int_equal(walk.length, 2);
    assert_int_equal(walk_unused_tail(&walk), 3);
    walk_release(&walk);
}

/* The walk has its own copies: what happens to the tensors later does not change it. */
static void test_a_walk_is_a_snapshot(void **state) {
    (void)state;
    Conv1dCall call = make_call(1, 1, 5, 1, 3, plain, false);
    Walk walk;
    Error error = {0};
    assert_true(walk_init(&walk, &call, NULL, "conv(x)", NULL, &error));
    tensor_set_double(&call.input, 0, 99);
    assert_true(walk_tap(&walk, (Cell){0}, 0).x == 0);
    conv1d_call_release(&call);
    walk_release(&walk);
}

static int64_t pick(int64_t low, int64_t high) {
    return low + rand() % (high - low + 1);
}

static void test_sums_equal_the_core(void **state) {
    (void)state;
    unsigned seed = (unsigned)time(NULL);
    printf("seed %u\n", seed);
    srand(seed);
    for (int round = 0; round < 300; round++) {
        Conv1dParams p = {.stride = pick(1, 4), .dilation = pick(1, 3), .groups = pick(1, 3)};
        int64_t k = pick(1, 5), l = pick(p.dilation * (k - 1) + 1, 30);
        p.pad_left = pick(0, 3) % l;
        p.pad_right = pick(0, 3) % l;
        p.pad_mode = (Conv1dPadMode)pick(0, 3);
        Walk walk = walk_of(make_call(pick(1, 2), p.groups * pick(1, 3), l, p.groups * pick(1, 3),
                                      k, p, rand() & 1),
                            NULL);
        for (int64_t step = 0; step < walk.steps; step++) {
            Cell cell = walk_cell(&walk, step);
            double sum = walk_bias(&walk, cell), first = (double)walk_first_channel(&walk, cell);
            for (int64_t j = 0; j < walk_channels(&walk); j++)
                sum += walk_partial(&walk, cell, (int64_t)first + j);
            assert_true(sum == walk_result(&walk, cell)); /* small integers: exact */
        }
        walk_release(&walk);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_and_steps_are_inverse),
        cmocka_unit_test(test_taps_of_a_dilated_padded_kernel),
        cmocka_unit_test(test_other_padding_modes_name_their_source),
        cmocka_unit_test(test_groups_read_their_own_channels),
        cmocka_unit_test(test_a_view_of_the_output_keeps_what_it_shows),
        cmocka_unit_test(test_an_empty_result_is_refused),
        cmocka_unit_test(test_the_tail_that_the_floor_leaves_out),
        cmocka_unit_test(test_a_walk_is_a_snapshot),
        cmocka_unit_test(test_sums_equal_the_core),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
