/* tests/unit/walk_pick: the uses of a number are those that a look at every tap finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "base/mem.h"
#include "scene_layers.h"
#include "walk/text.h"

enum { ROUNDS = 400, MOST = 200000 };

static bool concerns(const Walk *walk, const Pick *pick, Cell cell, const Tap *tap) {
    const int64_t *at = pick->at;
    int64_t j = tap->channel - walk_first_channel(walk, cell);
    switch (pick->kind) {
    case PICK_OUTPUT: return cell.n == at[0] && cell.c == at[1] && cell.i == at[2];
    case PICK_INPUT: return cell.n == at[0] && tap->channel == at[1] && tap->index == at[2];
    case PICK_WEIGHT: return cell.c == at[0] && j == at[1] && tap->tap == at[2];
    case PICK_NONE: break;
    }
    return false;
}

/* A mark for each product of the walk that the cell is part of. */
static char *look_everywhere(const Walk *walk, const Pick *pick, int64_t *count, int64_t *padded) {
    char *marks = mem_new((size_t)(walk->steps * walk->taps));
    memset(marks, 0, (size_t)(walk->steps * walk->taps));
    *count = *padded = 0;
    for (int64_t step = 0; step < walk->steps; step++)
        for (int64_t t = 0; t < walk->taps; t++) {
            Tap tap = walk_tap(walk, walk_cell(walk, step), t);
            if (!concerns(walk, pick, walk_cell(walk, step), &tap)) continue;
            marks[step * walk->taps + t] = 1;
            ++*count;
            *padded += tap.padding;
        }
    return marks;
}

static void check_pick(const Walk *walk, const Pick *pick) {
    int64_t count, padded;
    char *marks = look_everywhere(walk, pick, &count, &padded);
    assert_int_equal(walk_uses(walk, pick), count);
    for (int64_t number = 0; number < count; number++) {
        Use use = walk_use(walk, pick, number);
        char *mark = &marks[walk_step(walk, use.cell) * walk->taps + use.t];
        assert_int_equal(*mark, 1); /* one of them, and not told before */
        *mark = 2;
    }
    if (pick->kind == PICK_WEIGHT) assert_int_equal(walk_uses_of_padding(walk, pick), padded);
    mem_free(marks);
}

static void test_uses_are_all_products(void **state) {
    (void)state;
    random_begin();
    int checked = 0;
    for (int round = 0; round < ROUNDS; round++) {
        Layer layer = layer_random();
        Stage stage;
        if (layer_open(&layer, &stage) && stage.walk.steps * stage.walk.taps <= MOST) {
            for (int i = 0; i < 6; i++) {
                Pick pick = cell_random(&stage.walk);
                check_pick(&stage.walk, &pick);
                Pick again = pick_decode(&stage.walk, pick_code(&stage.walk, &pick));
                assert_true(pick_is(&pick, &again));
            }
            checked++;
        }
        stage_release(&stage);
    }
    assert_true(checked > ROUNDS / 4);
}

/* x 0 1 2 3 4, reflect padding 2: [2 1] 0 1 2 3 4 [3 2], windows of 3 */
static void test_copies_in_the_padding(void **state) {
    (void)state;
    const Layer layer = {1, 1, 5, 1, 3, 1, 1, 1, 2, 2, CONV1D_REFLECT, false, 0, 1};
    Stage stage;
    assert_true(layer_open(&layer, &stage));
    const Pick x0 = {PICK_INPUT, {0, 0, 0}}, x1 = {PICK_INPUT, {0, 0, 1}};
    assert_int_equal(walk_uses(&stage.walk, &x0), 3);
    /* at -1: tap 1 of output 0, tap 0 of output 1; at 1: outputs 1, 2, 3 */
    assert_int_equal(walk_uses(&stage.walk, &x1), 5);
    Use use = walk_use(&stage.walk, &x1, 0);
    assert_int_equal(use.cell.i, 0);
    assert_int_equal(use.t, 1);
    use = walk_use(&stage.walk, &x1, 4);
    assert_int_equal(use.cell.i, 3);
    assert_int_equal(use.t, 0);
    stage_release(&stage);
}

static void test_codes_of_nothing(void **state) {
    (void)state;
    const Layer layer = {1, 2, 5, 3, 3, 1, 1, 1, 0, 0, CONV1D_ZEROS, false, 0, 1};
    Stage stage;
    assert_true(layer_open(&layer, &stage));
    const Pick none = {PICK_NONE, {0}};
    assert_int_equal(pick_code(&stage.walk, &none), 0);
    assert_int_equal(pick_decode(&stage.walk, 0).kind, PICK_NONE);
    assert_int_equal(pick_decode(&stage.walk, -7).kind, PICK_NONE);
    /* past the last weight, 3 * 2 * 3 of them */
    assert_int_equal(pick_decode(&stage.walk, 17 * PICK_KINDS + PICK_WEIGHT).kind, PICK_WEIGHT);
    assert_int_equal(pick_decode(&stage.walk, 18 * PICK_KINDS + PICK_WEIGHT).kind, PICK_NONE);
    stage_release(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_uses_are_all_products),
        cmocka_unit_test(test_copies_in_the_padding),
        cmocka_unit_test(test_codes_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
