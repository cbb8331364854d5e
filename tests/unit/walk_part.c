/* tests/unit/walk_part: the parts of a step, one after the other, and the stage that tells them. */
#include "walk_common.h"

/* Two channels, three taps, a bias: window, 3 products, sum, 3 products, sum, bias, result. */
static Stage opened(int64_t c_in, bool bias) {
    Stage stage;
    stage_init(&stage);
    Walk walk = walk_of(make_call(1, c_in, 6, 1, 3, plain, bias), NULL);
    stage_open(&stage, &walk);
    return stage;
}

static void test_the_order(void **state) {
    (void)state;
    static const PartKind order[] = {PART_WINDOW,  PART_PRODUCT, PART_PRODUCT, PART_PRODUCT,
                                     PART_PARTIAL, PART_PRODUCT, PART_PRODUCT, PART_PRODUCT,
                                     PART_PARTIAL, PART_BIAS,    PART_RESULT};
    static const int64_t taps[] = {0, 1, 2, 3, 3, 4, 5, 6, 6, 6, 6};
    Stage stage = opened(2, true);
    assert_int_equal(walk_parts(&stage.walk), 11);
    for (int i = 0; i < 11; i++) {
        Part part = walk_part(&stage.walk, i);
        assert_int_equal(part.kind, order[i]);
        assert_int_equal(part.taps, taps[i]);
        if (part.kind == PART_PRODUCT || part.kind == PART_PARTIAL)
            assert_int_equal(part.channel, i > 4);
    }
    stage_release(&stage);
    stage = opened(1, false);
    assert_int_equal(walk_parts(&stage.walk), 5); /* no sum of one channel, no bias */
    assert_int_equal(walk_part(&stage.walk, 4).kind, PART_RESULT);
    stage_release(&stage);
}

/* x is 0 1 2 3 4 5 and 6 7 8 9 10 11, every weight 1, the bias 10. */
static void test_what_has_been_added_up(void **state) {
    (void)state;
    static const double sums[] = {0, 1, 3, 6, 6, 13, 21, 30, 30, 40, 40};
    Stage stage = opened(2, true);
    for (int i = 0; i < 11; i++) {
        Part part = walk_part(&stage.walk, i);
        assert_true(walk_so_far(&stage.walk, (Cell){0, 0, 1}, &part) == sums[i]);
    }
    assert_true(walk_partial_so_far(&stage.walk, (Cell){0, 0, 1}, 1, 2) == 15);
    stage_release(&stage);
}

static void check_words(const Walk *walk, int64_t number, const char *words) {
    Str text;
    str_init(&text);
    walk_part_text(walk, 1, number, &text);
    assert_string_equal(text.text, words);
    str_release(&text);
}

static void test_words(void **state) {
    (void)state;
    Stage stage = opened(2, true);
    const Walk *walk = &stage.walk;
    check_words(walk, 0, "Step 1, part 1 of 11: the window lies on positions 1 to 3\n");
    check_words(
        walk, 5,
        "Step 1, part 6 of 11: x[0, 1, 1] * w[0, 1, 0]  =  7.0 * 1.0  =  7.0; so far 13.0\n");
    check_words(walk, 8, "Step 1, part 9 of 11: channel 1 adds up to 24.0; so far 30.0\n");
    check_words(walk, 9, "Step 1, part 10 of 11: the bias 10.0; so far 40.0\n");
    check_words(walk, 10, "Step 1, part 11 of 11: y[0, 0, 1] = 40.0\n");
    stage_release(&stage);
}

static void test_walking_them(void **state) {
    (void)state;
    Stage stage = opened(1, false); /* 4 steps of 5 parts */
    assert_int_equal(stage.part, PART_WHOLE);
    assert_true(stage_part(&stage, 1)); /* from the whole step: its first part */
    assert_int_equal(stage.step, 0);
    assert_int_equal(stage.part, 0);
    assert_false(stage_part(&stage, -1));
    assert_true(stage_part(&stage, 4));
    assert_int_equal(stage_part_shown(&stage).kind, PART_RESULT);
    assert_true(stage_part(&stage, 1)); /* on to the next step's window */
    assert_int_equal(stage.step, 1);
    assert_int_equal(stage.part, 0);
    assert_true(stage_part(&stage, -1));
    assert_int_equal(stage.step, 0);
    assert_int_equal(stage.part, 4);
    assert_true(stage_next(&stage)); /* next is a whole step */
    assert_int_equal(stage.step, 1);
    assert_int_equal(stage.part, PART_WHOLE);
    assert_true(stage_part(&stage, -1)); /* before its result */
    assert_int_equal(stage.part, 3);
    assert_true(stage_part(&stage, INT64_MAX)); /* up to the end */
    assert_int_equal(stage.step, 3);
    assert_int_equal(stage.part, 4);
    assert_false(stage_part(&stage, 1));
    assert_true(stage_part(&stage, INT64_MIN));
    assert_int_equal(stage.step, 0);
    assert_int_equal(stage.part, 0);
    stage_release(&stage);
}

/* Play tells the first three steps part by part, each quicker; from the seventh on half a second
 * is enough. */
static void test_play_is_slow_first(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    Walk walk = walk_of(make_call(1, 1, 14, 1, 3, plain, false), NULL); /* 12 steps of 5 parts */
    stage_open(&stage, &walk);
    stage.by_parts = true;
    stage_tick(&stage, 100);
    stage_play(&stage, true);
    assert_int_equal(stage.part, 0);
    double began[12] = {100};
    int parts[12] = {1};
    int64_t part = 0;
    for (int i = 1; i < 4000 && stage.playing; i++) {
        double now = 100 + i / 100.0;
        if (stage_tick(&stage, now)) began[stage.step] = now;
        parts[stage.step] += stage.part != part || stage_motion(&stage) == 0;
        part = stage.part;
    }
    assert_int_equal(stage.step, 11);
    assert_int_equal(stage.part, PART_WHOLE);
    static const double lasts[] = {3.6, 2.4, 1.6, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5};
    for (int step = 0; step < 11; step++) {
        double took = began[step + 1] - began[step];
        assert_true(took > lasts[step] - 0.1 && took < lasts[step] + 0.1);
        assert_int_equal(parts[step] >= 5, step < 3);
    }
    stage_release(&stage);
}

/* A long pause of the caller skips parts, not steps. */
static void test_play_catches_up(void **state) {
    (void)state;
    Stage stage = opened(1, false);
    stage.by_parts = true;
    stage_tick(&stage, 10);
    stage_play(&stage, true);
    stage_tick(&stage, 60);
    assert_int_equal(stage.step, 0);
    assert_int_equal(stage.part, 4);
    stage_goto(&stage, 2); /* where the learner goes is told slowly again */
    assert_int_equal(stage.part, 0);
    stage_play(&stage, false);
    assert_false(stage_tick(&stage, 90));
    assert_int_equal(stage.part, 0);
    stage_release(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_order),
        cmocka_unit_test(test_what_has_been_added_up),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_walking_them),
        cmocka_unit_test(test_play_is_slow_first),
        cmocka_unit_test(test_play_catches_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
