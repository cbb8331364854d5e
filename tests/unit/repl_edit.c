/* tests/unit/repl_edit: edits of inputs that the expression pads or computes, and what they are
 * causal in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "repl/edit.h"
#include "walk/ways.h"

static Lab lab;

static const char setup[] = "class CausalConv1d(nn.Module):\n"
                            "    def __init__(self, pad, k, d):\n"
                            "        super().__init__()\n"
                            "        self.pad = pad\n"
                            "        self.conv = nn.Conv1d(2, 3, k, dilation=d)\n"
                            "    def forward(self, x):\n"
                            "        return self.conv(F.pad(x, (self.pad, 0)))\n"
                            "net = CausalConv1d(4, 3, 2)\n"
                            "short = CausalConv1d(3, 3, 2)\n"
                            "x = torch.arange(16.).view(1, 2, 8)\n";

static int start(void **state) {
    (void)state;
    lab_init(&lab);
    lab_prelude(&lab);
    return lab_run(&lab, setup, "test") ? 0 : -1;
}

static int stop(void **state) {
    (void)state;
    lab_release(&lab);
    return 0;
}

static void run(const char *code) {
    if (!lab_run(&lab, code, "test")) fail_msg("%s", code);
}

static bool edit_input(int64_t channel, int64_t i, double value) {
    Edit edit = {.kind = EDIT_CELL, .cell = {PICK_INPUT, {0, channel, i}}, .value = value};
    return lab_edit(&lab, &edit);
}

static void assert_refused(bool done, const char *word) {
    assert_false(done);
    assert_non_null(strstr(lab.in->error.message, word));
    assert_non_null(lab.in->error.fix);
    error_clear(&lab.in->error);
}

/* A sample behind F.pad is written into the learner's own tensor; a padded zero is refused. */
static void test_behind_padding(void **state) {
    (void)state;
    run("%step net(x)\n");
    assert_true(edit_input(1, 6, -2.5));
    run("assert x[0, 1, 2].item() == -2.5 and x.sum().item() == 120 - 10 - 2.5\n");
    assert_true(walk_input(&lab.stage.walk, 0, 1, 6) == -2.5);
    assert_non_null(strstr(lab.news.text, "x[0, 1, 2] = -2.5"));
    assert_refused(edit_input(0, 3, 1), "padding");
    run("assert x.sum().item() == 120 - 10 - 2.5\n");
    run("%preset impulse\n");
    run("assert x.sum().item() == 2 and x[0, 0, 4].item() == 1\n");
}

/* Views and slices of it too, in a row; but a result is none of the learner's numbers. */
static void test_views_and_results(void **state) {
    (void)state;
    run("x = torch.arange(16.).view(1, 2, 8)\n");
    run("%step net.conv(F.pad(x[:, :, 2:], (1, 1)))\n");
    assert_true(edit_input(0, 1, 50));
    run("assert x[0, 0, 2].item() == 50\n");
    assert_refused(edit_input(0, 7, 1), "padding");
    run("%step net.conv(F.pad(x * 2, (1, 0)))\n");
    assert_refused(edit_input(0, 3, 1), "computed");
    run("%step net.conv(x * 2)\n");
    assert_refused(edit_input(0, 3, 1), "computed");
    run("assert x[0, 0].tolist() == [0, 1, 50, 3, 4, 5, 6, 7]\n");
}

/* The zeros that a module puts before its input count as padding does. */
static void test_causal(void **state) {
    (void)state;
    run("%step net(x)\n");
    const Walk *walk = &lab.stage.walk;
    Cell cell = {0, 1, 5};
    assert_int_equal(walk->put_before, 4);
    assert_true(walk_is_causal(walk));
    assert_int_equal(walk_taps_ahead(walk, cell), 0);
    for (int way = 0; way < WAYS; way++)
        assert_true(fabs(way_sum(walk, (Way)way, 0, 1, 5) - walk_result(walk, cell)) < 1e-4);
    run("%step short(x)\n");
    assert_false(walk_is_causal(walk));
    assert_int_equal(walk_taps_ahead(walk, cell), 1);
    run("%step net.conv(x)\n");
    assert_int_equal(walk->put_before, 0);
    assert_int_equal(walk_taps_ahead(walk, cell), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_behind_padding),
        cmocka_unit_test(test_views_and_results),
        cmocka_unit_test(test_causal),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
