/* tests/unit/walk_ways: the three ways to a causal layer give what the core gives. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "walk/ways.h"
#include "seed.h"
#include "walk_common.h"

static int64_t pick(int64_t low, int64_t high) {
    return low + rand() % (high - low + 1);
}

/* Small integers: every sum is exact, in any order. */
static void fill(const Tensor *t) {
    for (int64_t i = 0; i < tensor_count(t); i++) tensor_set_double(t, i, (double)pick(-9, 9));
}

static Walk random_walk(void) {
    Conv1dParams p = {.stride = pick(1, 4), .dilation = pick(1, 4), .groups = pick(1, 2)};
    int64_t k = pick(1, 5), l = pick(1, 20) + (k - 1) * p.dilation;
    p.pad_mode = (Conv1dPadMode)pick(0, 3);
    p.pad_left = p.pad_right = pick(0, 3) % l;
    Conv1dCall call =
        make_call(pick(1, 2), p.groups * pick(1, 2), l, p.groups * pick(1, 2), k, p, rand() & 1);
    fill(&call.input);
    fill(&call.weight);
    return walk_of(call, NULL);
}

/* What the core makes of the same numbers with other padding. */
static Tensor core_output(const Walk *walk, const Conv1dShape *shape) {
    Conv1dParams p = {.stride = shape->stride,
                      .dilation = shape->dilation,
                      .groups = shape->groups,
                      .pad_left = shape->pad_left,
                      .pad_right = shape->pad_right,
                      .pad_mode = shape->pad_mode};
    Conv1dCall call;
    Error error = {0};
    assert_true(tensor_conv1d(&walk->call.input, &walk->call.weight,
                              walk->call.has_bias ? &walk->call.bias : NULL, &p, &call, &error));
    Tensor output = tensor_retain(&call.output);
    conv1d_call_release(&call);
    return output;
}

static double at(const Tensor *output, Cell cell) {
    return tensor_get_double(output,
                             (cell.n * output->shape[1] + cell.c) * output->shape[2] + cell.i);
}

static void check_ways(const Walk *walk, Way against) {
    Conv1dShape shape = way_shape(walk, against);
    Tensor output = core_output(walk, &shape);
    WayCost cost = way_cost(walk, against);
    assert_int_equal(cost.computed, output.shape[2]);
    int64_t kept = 0;
    for (int64_t now = 0; now < walk->call.shape.length; now++) {
        if (!way_has(walk, now)) continue;
        Cell cell = {pick(0, shape.batch - 1), pick(0, shape.out_channels - 1), kept++};
        for (int way = 0; way < WAYS; way++) {
            double sum = way_sum(walk, (Way)way, cell.n, cell.c, now);
            if (sum != at(&output, cell))
                fail_msg("way %d at %lld: %g instead of %g", way, (long long)now, sum,
                         at(&output, cell));
        }
    }
    assert_int_equal(kept, cost.kept);
    tensor_release(&output);
}

static void test_all_ways_give_what_the_core_gives(void **state) {
    (void)state;
    srand((unsigned)seed_of_run());
    for (int round = 0; round < 200; round++) {
        Walk walk = random_walk();
        check_ways(&walk, WAY_PAD);
        check_ways(&walk, WAY_CUT);
        walk_release(&walk);
    }
}

/* Under every padding mode, its own among them, the sum is what the core makes of that layer. */
static void test_sums_under_other_padding(void **state) {
    (void)state;
    for (int round = 0; round < 100; round++) {
        Walk walk = random_walk();
        for (int mode = 0; mode < 4; mode++) {
            Conv1dShape shape = walk_padded(&walk, (Conv1dPadMode)mode);
            assert_true(shape.pad_left + shape.pad_right > 0);
            if (conv1d_shape_check(&shape) != CONV1D_OK) continue;
            Tensor output = core_output(&walk, &shape);
            for (int64_t step = 0; step < walk.steps; step++) {
                Cell cell = walk_cell(&walk, step);
                assert_true(walk_sum_padded(&walk, &shape, cell) == at(&output, cell));
            }
            tensor_release(&output);
        }
        walk_release(&walk);
    }
}

static void test_taps_that_look_ahead(void **state) {
    (void)state;
    Conv1dParams p = {.stride = 1, .dilation = 1, .groups = 1, .pad_left = 2, .pad_right = 2};
    Walk walk = walk_of(make_call(1, 1, 10, 1, 5, p, false), NULL);
    assert_int_equal(walk_taps_ahead(&walk, (Cell){0, 0, 4}), 2);
    walk_release(&walk);
    p.pad_left = p.pad_right = 4; /* as a causal layer is made before its cut */
    walk = walk_of(make_call(1, 1, 10, 1, 5, p, false), NULL);
    assert_int_equal(walk_taps_ahead(&walk, (Cell){0, 0, 4}), 0);
    walk_release(&walk);
    p.pad_mode = CONV1D_REFLECT; /* position -4 is sample 4: the future of time 0 */
    walk = walk_of(make_call(1, 1, 10, 1, 5, p, false), NULL);
    assert_int_equal(walk_taps_ahead(&walk, (Cell){0, 0, 0}), 4);
    assert_int_equal(walk_taps_ahead(&walk, (Cell){0, 0, 4}), 0);
    walk_release(&walk);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_ways_give_what_the_core_gives),
        cmocka_unit_test(test_sums_under_other_padding),
        cmocka_unit_test(test_taps_that_look_ahead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
