/* tests/unit/walk_stage: the state machine, played on a clock of its own. */
#include "walk_common.h"

static Stage opened(int64_t c_out) {
    Stage stage;
    stage_init(&stage);
    Walk walk = walk_of(make_call(1, 1, 6, c_out, 3, plain, false), NULL);
    stage_open(&stage, &walk);
    return stage;
}

static void test_moves_stay_inside(void **state) {
    (void)state;
    Stage stage = opened(1);
    assert_false(stage_prev(&stage));
    assert_true(stage_next(&stage));
    assert_int_equal(stage.step, 1);
    assert_true(stage_last(&stage));
    assert_int_equal(stage.step, 3);
    assert_false(stage_next(&stage));
    assert_false(stage_goto(&stage, 4));
    assert_false(stage_goto(&stage, -1));
    assert_true(stage_first(&stage));
    assert_int_equal(stage.step, 0);
    stage_release(&stage);
}

static void test_a_channel_up_and_down_keeps_the_position(void **state) {
    (void)state;
    Stage stage = opened(3);
    stage_goto(&stage, 2);
    assert_true(stage_channel(&stage, 1));
    assert_int_equal(stage.step, 4 + 2);
    assert_true(stage_channel(&stage, -1));
    assert_false(stage_channel(&stage, -1));
    assert_int_equal(stage.step, 2);
    stage_release(&stage);
}

static void test_play_moves_on_and_ends(void **state) {
    (void)state;
    Stage stage = opened(1);
    stage_tick(&stage, 100);
    stage_play(&stage, true);
    assert_false(stage_tick(&stage, 100.9));
    assert_true(stage_tick(&stage, 101.01));
    assert_int_equal(stage.step, 1);
    stage_faster(&stage);
    assert_true(stage_tick(&stage, 101.6));
    assert_true(stage_tick(&stage, 102.2));
    assert_int_equal(stage.step, 3);
    assert_false(stage.playing);
    assert_false(stage_tick(&stage, 200));
    stage_play(&stage, true); /* from the start again */
    assert_int_equal(stage.step, 0);
    stage_release(&stage);
}

static void test_motion_goes_from_0_to_1_and_rests(void **state) {
    (void)state;
    Stage stage = opened(1);
    stage_tick(&stage, 10);
    assert_true(stage_motion(&stage) == 1);
    assert_true(stage_wait(&stage) < 0);
    stage_next(&stage);
    assert_true(stage_motion(&stage) == 0);
    assert_int_equal(stage.moved_from, 0);
    stage_tick(&stage, 10.14);
    assert_true(stage_motion(&stage) > 0.4 && stage_motion(&stage) < 0.6);
    assert_true(stage_wait(&stage) == 0);
    stage_tick(&stage, 10.5);
    assert_true(stage_motion(&stage) == 1);
    stage_release(&stage);
}

static void test_every_change_counts_as_a_revision(void **state) {
    (void)state;
    Stage stage = opened(2);
    unsigned before = stage.revision;
    stage_next(&stage);
    assert_true(stage.revision > before);
    before = stage.revision;
    stage_play(&stage, true);
    assert_true(stage.revision > before);
    before = stage.revision;
    assert_false(stage_goto(&stage, 1)); /* where it stands already */
    assert_int_equal(stage.revision, before);
    stage_release(&stage);
}

static void test_an_empty_stage_takes_every_order(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    assert_false(stage_next(&stage) || stage_prev(&stage) || stage_first(&stage) ||
                 stage_last(&stage) || stage_channel(&stage, 1) || stage_tick(&stage, 1));
    stage_play(&stage, true);
    assert_false(stage.playing);
    stage_release(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moves_stay_inside),
        cmocka_unit_test(test_a_channel_up_and_down_keeps_the_position),
        cmocka_unit_test(test_play_moves_on_and_ends),
        cmocka_unit_test(test_motion_goes_from_0_to_1_and_rests),
        cmocka_unit_test(test_every_change_counts_as_a_revision),
        cmocka_unit_test(test_an_empty_stage_takes_every_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
