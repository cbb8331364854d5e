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

static Pick input(int64_t n, int64_t channel, int64_t i) {
    return (Pick){PICK_INPUT, {n, channel, i}};
}

/* A click pins, a second one lets go; a pin stays; what the mouse is over comes before both. */
static void test_a_cell_is_pinned_and_let_go(void **state) {
    (void)state;
    Stage stage = opened(2);
    const Pick three = input(0, 0, 3), none = {PICK_NONE, {0}};
    Pick picked = stage_picked(&stage);
    assert_int_equal(picked.kind, PICK_OUTPUT);
    assert_true(stage_pick(&stage, three));
    picked = stage_picked(&stage);
    assert_true(pick_is(&picked, &three));
    assert_true(stage_pin(&stage, three));
    assert_true(pick_is(&stage.pick, &three));
    assert_false(stage_pick(&stage, input(0, 0, 6))); /* there are six: 0 to 5 */
    assert_false(stage_pick(&stage, input(0, 1, 0)));
    assert_true(pick_is(&stage.pick, &three));
    stage_hover(&stage, input(0, 0, 5));
    assert_int_equal(stage_picked(&stage).at[2], 5);
    stage_hover(&stage, none);
    picked = stage_picked(&stage);
    assert_true(pick_is(&picked, &three));
    stage_hover(&stage, input(0, 0, 5));
    assert_true(stage_pick_move(&stage, 0, 1)); /* a key, while the mouse rests somewhere */
    assert_int_equal(stage_picked(&stage).at[2], 4);
    assert_true(stage_pick(&stage, input(0, 0, 4)));
    assert_int_equal(stage.pick.kind, PICK_NONE);
    stage_release(&stage);
}

static void test_a_pin_moves_up_to_the_ends(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    Walk walk = walk_of(make_call(1, 2, 6, 3, 3, plain, false), NULL);
    stage_open(&stage, &walk);
    assert_false(stage_pick_move(&stage, 0, 1)); /* nothing is pinned */
    stage_pin(&stage, input(0, 0, 4));
    assert_true(stage_pick_move(&stage, 0, 1));
    assert_false(stage_pick_move(&stage, 0, 1));
    assert_true(stage_pick_move(&stage, 1, 0));
    assert_false(stage_pick_move(&stage, 1, 0));
    assert_int_equal(stage.pick.at[1], 1);
    assert_int_equal(stage.pick.at[2], 5);
    stage_pin(&stage, (Pick){PICK_WEIGHT, {0, 1, 2}});
    assert_true(stage_pick_move(&stage, 1, 0)); /* to the first kernel of the next output */
    assert_int_equal(stage.pick.at[0], 1);
    assert_int_equal(stage.pick.at[1], 0);
    assert_false(stage_pick_move(&stage, 0, 1));
    assert_true(stage_pick_move(&stage, -1, 0));
    assert_false(stage_pick_move(&stage, -2, 0));
    stage_release(&stage);
}

static void test_the_cells_of_a_step(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const Conv1dParams padded = {
        .stride = 1, .dilation = 1, .groups = 1, .pad_left = 2, .pad_right = 2};
    Walk walk = walk_of(make_call(1, 1, 6, 2, 3, padded, false), NULL);
    stage_open(&stage, &walk);
    stage_goto(&stage, 8 + 1); /* output 1 of channel 1: taps on -1, 0 and 1 */
    Pick x = stage_near(&stage, PICK_INPUT), w = stage_near(&stage, PICK_WEIGHT);
    assert_true(pick_is(&x, &(Pick){PICK_INPUT, {0, 0, 0}}));
    assert_true(pick_is(&w, &(Pick){PICK_WEIGHT, {1, 0, 1}}));
    Pick y = stage_near(&stage, PICK_OUTPUT);
    assert_true(pick_is(&y, &(Pick){PICK_OUTPUT, {0, 1, 1}}));
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
        cmocka_unit_test(test_a_cell_is_pinned_and_let_go),
        cmocka_unit_test(test_a_pin_moves_up_to_the_ends),
        cmocka_unit_test(test_the_cells_of_a_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
