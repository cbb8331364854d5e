/* tests/unit/walk_sight: the stretch of a long signal follows the kernel until it is held, and
 * never leaves the signal. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "seed.h"
#include "walk_common.h"

static Stage opened(int64_t length, int64_t kernel_size) {
    Stage stage;
    stage_init(&stage);
    Walk walk = walk_of(make_call(1, 3, length, 1, kernel_size, plain, false), NULL);
    stage_open(&stage, &walk);
    return stage;
}

static double middle(const Stage *stage) {
    Sight sight = stage_sight(stage);
    return sight.first + sight.count / 2;
}

static void test_it_follows_the_window(void **state) {
    (void)state;
    Stage stage = opened(10000, 5);
    stage_goto(&stage, 5000);
    assert_true(fabs(middle(&stage) - 5002.5) < 0.01);
    stage_zoom(&stage, 2); /* still along with it */
    double count = stage_sight(&stage).count;
    stage_goto(&stage, 6000);
    assert_true(fabs(middle(&stage) - 6002.5) < 0.01);
    assert_true(stage_sight(&stage).count == count);
    stage_goto(&stage, 0);
    assert_true(stage_sight(&stage).first == 0);
    stage_release(&stage);
}

static void test_what_is_held_stays_while_the_window_is_in_it(void **state) {
    (void)state;
    Stage stage = opened(10000, 5);
    stage_see(&stage, 100, 50);
    stage_goto(&stage, 110);
    stage_see(&stage, 100, 50);
    for (int64_t step = 111; step <= 145; step++) {
        stage_goto(&stage, step);
        assert_true(stage_sight(&stage).first == 100);
        assert_true(stage_sight(&stage).count == 50);
    }
    stage_goto(&stage, 146); /* its last tap is on sample 150, which is out */
    assert_true(fabs(middle(&stage) - 148.5) < 0.01);
    stage_pan(&stage, 1000);
    assert_true(fabs(middle(&stage) - 1148.5) < 0.01);
    stage_follow(&stage);
    assert_true(fabs(middle(&stage) - 148.5) < 0.01);
    stage_release(&stage);
}

static void test_the_point_under_the_mouse_stays(void **state) {
    (void)state;
    Stage stage = opened(10000, 5);
    stage_see(&stage, 2000, 400);
    stage_zoom_at(&stage, 1.25, 0.25);
    Sight sight = stage_sight(&stage);
    assert_true(fabs(sight.count - 320) < 1e-9);
    assert_true(fabs(sight.first + 0.25 * sight.count - 2100) < 1e-9);
    stage_release(&stage);
}

static void test_whatever_is_done_it_stays_in_the_signal(void **state) {
    (void)state;
    srand((unsigned)seed_of_run());
    for (int round = 0; round < 20; round++) {
        Stage stage = opened(1 + rand() % 3000 + 4, 1 + rand() % 5);
        double low, high;
        sight_ends(&stage.walk, &low, &high);
        for (int i = 0; i < 200; i++) {
            double any = (double)(rand() % 9000) - 4500;
            switch (rand() % 7) {
            case 0: stage_see(&stage, any, (double)(rand() % 4000)); break;
            case 1: stage_zoom(&stage, pow(2, (double)(rand() % 20) - 10)); break;
            case 2: stage_zoom_at(&stage, pow(2, (double)(rand() % 20) - 10), 0.3); break;
            case 3: stage_pan(&stage, any); break;
            case 4: stage_follow(&stage); break;
            case 5: stage_input_channel(&stage, rand() % 3 - 1); break;
            default: stage_goto(&stage, rand() % stage.walk.steps); break;
            }
            Sight sight = stage_sight(&stage);
            assert_true(sight.count > 0 && sight.count <= high - low + 1);
            assert_true(sight.first >= low && sight.first + sight.count <= high + 1 + 1e-9);
            assert_true(sight.channel >= 0 && sight.channel < 3);
        }
        stage_release(&stage);
    }
}

static void test_padding_that_only_dropped_outputs_read_is_left_out(void **state) {
    (void)state;
    Conv1dParams p = plain;
    p.pad_left = p.pad_right = 4;
    Conv1dCall call = make_call(1, 1, 10, 1, 5, p, false);
    Tensor kept;
    Error error = {0};
    double low, high;
    assert_true(tensor_slice(&call.output, 2, 0, 10, 1, &kept, &error));
    Walk walk = walk_of(call, &kept);
    tensor_release(&kept);
    sight_ends(&walk, &low, &high);
    assert_true(low == -4 && high == 9);
    walk_release(&walk);
}

static void test_an_edit_of_the_layer_keeps_it(void **state) {
    (void)state;
    Stage stage = opened(10000, 5);
    stage_see(&stage, 2000, 400);
    stage_input_channel(&stage, 2);
    Walk wider = walk_of(make_call(1, 3, 10000, 1, 7, plain, false), NULL);
    stage_reopen(&stage, &wider);
    assert_true(stage_sight(&stage).first == 2000 && stage_sight(&stage).count == 400);
    assert_int_equal(stage_sight(&stage).channel, 2);
    Walk fewer = walk_of(make_call(1, 2, 1000, 1, 7, plain, false), NULL);
    stage_reopen(&stage, &fewer);
    assert_true(stage_sight(&stage).first == 600 && stage_sight(&stage).count == 400);
    assert_int_equal(stage_sight(&stage).channel, 1);
    assert_true(stage_input_channel(&stage, -1));
    assert_int_equal(stage_sight(&stage).channel, 0);
    stage_release(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_follows_the_window),
        cmocka_unit_test(test_what_is_held_stays_while_the_window_is_in_it),
        cmocka_unit_test(test_the_point_under_the_mouse_stays),
        cmocka_unit_test(test_whatever_is_done_it_stays_in_the_signal),
        cmocka_unit_test(test_an_edit_of_the_layer_keeps_it),
        cmocka_unit_test(test_padding_that_only_dropped_outputs_read_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
