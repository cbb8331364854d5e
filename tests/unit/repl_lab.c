/* tests/unit/repl_lab: commands, completion and stepping on a lab without a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "repl/command.h"
#include "repl/complete.h"
#include "repl/history.h"
#include "repl/stepping.h"

static Lab lab;

static int start(void **state) {
    (void)state;
    lab_init(&lab);
    lab_prelude(&lab);
    return lab_run(&lab, "x = torch.arange(10.).view(1, 1, 10)\nconv = nn.Conv1d(1, 2, 3)\n",
                   "test")
               ? 0
               : -1;
}

static int stop(void **state) {
    (void)state;
    lab_release(&lab);
    return 0;
}

static void assert_command(const char *typed, const char *name) {
    const Command *command = command_find(typed, strlen(typed));
    if (!name)
        assert_null(command);
    else {
        assert_non_null(command);
        assert_string_equal(command->name, name);
    }
}

static void test_a_beginning_names_a_command(void **state) {
    (void)state;
    assert_command("step", "step");
    assert_command("ste", "step");
    assert_command("n", "next");
    assert_command("go", "goto");
    assert_command("stepp", NULL);
    assert_command("", NULL);
    assert_command("xyz", NULL);
}

static void test_bare_commands(void **state) {
    (void)state;
    static const struct {
        const char *line;
        bool bare;
    } cases[] = {
        {"step conv(x)", true}, {"next", true},        {"goto 3", true},       {"step = 3", false},
        {"next(it)", false},    {"show.x", false},     {"goto, 1", false},     {"print(1)", false},
        {"x", false},           {"stepping", false},   {"where --json", true}, {"", false},
        {"who", true},          {"step\nnext", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (command_is_bare(&lab, cases[i].line) != cases[i].bare) fail_msg("%s", cases[i].line);
    assert_true(lab_run(&lab, "next = 1\n", "test"));
    assert_false(command_is_bare(&lab, "next"));
    assert_true(lab_run(&lab, "del next\n", "test"));
    assert_true(command_is_bare(&lab, "next"));
}

static void test_integers(void **state) {
    (void)state;
    int64_t at[3];
    assert_int_equal(command_integers("", at, 3), 0);
    assert_int_equal(command_integers("-7", at, 3), 1);
    assert_int_equal(at[0], -7);
    assert_int_equal(command_integers("[0, 1, 5]", at, 3), 3);
    assert_int_equal(at[2], 5);
    assert_int_equal(command_integers("1 2 3 4", at, 3), -1);
    assert_int_equal(command_integers("five", at, 3), -1);
    assert_int_equal(command_integers("5x", at, 3), -1);
}

static bool offers(const char *line, const char *wanted) {
    Completions c;
    complete_line(&lab, line, &c);
    bool found = false;
    for (int i = 0; i < c.count; i++) found |= strcmp(c.items[i], wanted) == 0;
    completions_release(&c);
    return found;
}

static void test_completion(void **state) {
    (void)state;
    assert_true(offers("con", "conv"));
    assert_true(offers("con", "continue"));
    assert_true(offers("conv.ker", "kernel_size"));
    assert_true(offers("y = conv.we", "weight"));
    assert_true(offers("torch.man", "manual_seed"));
    assert_true(offers("nn.Conv1d(1, 1, pad", "padding="));
    assert_true(offers("nn.Conv1d(1, 1, pad", "padding_mode="));
    assert_true(offers("F.conv1d(x, dil", "dilation="));
    assert_true(offers("%expl", "explain"));
    assert_true(offers("for i in ra", "range"));
    assert_true(offers("import tor", "torch"));
    assert_false(offers("conv.ker", "weight"));
    assert_false(offers("nothing.at", "attention"));
    assert_false(offers("y = expl", "explain")); /* commands begin a line */
}

/* The options and words of every command that takes some, as it is typed and as it may be begun. */
static void test_words_of_commands(void **state) {
    (void)state;
    static const char *const rows[][2] = {{"%next --pa", "part"},
                                          {"%next --", "part"},
                                          {"next 2 --pa", "part"},
                                          {"prev --pa", "part"},
                                          {"%where --js", "json"},
                                          {"%save a.png --st", "steps"},
                                          {"%save a.png --si", "size"},
                                          {"%save a.gif --f", "fps"},
                                          {"%save a.gif --theme li", "light"},
                                          {"%save a.png --view tra", "trace"},
                                          {"%view cau", "causal"},
                                          {"%theme da", "dark"},
                                          {"%set str", "stride="},
                                          {"%set padding_mode=re", "reflect"},
                                          {"%set bias=F", "False"},
                                          {"set dil", "dilation="},
                                          {"%preset imp", "impulse"},
                                          {"preset smo", "smoothing"},
                                          {"%trace con", "conv"},
                                          {"%step con", "conv"},
                                          {"%algorithm w", "winograd"},
                                          {"%help pre", "preset"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char dashed[32];
        snprintf(dashed, sizeof dashed, "--%s", rows[i][1]);
        if (!offers(rows[i][0], rows[i][1]) && !offers(rows[i][0], dashed))
            fail_msg("%s: %s is not offered", rows[i][0], rows[i][1]);
    }
    assert_false(offers("%save a.png --theme tra", "trace"));
    assert_false(offers("%set stride=s", "stride="));
}

/* Completing runs no code of the user's. */
static void test_completion_has_no_effects(void **state) {
    (void)state;
    assert_true(lab_run(&lab, "calls = []\ndef f(a, b=1):\n    calls.append(a)\n    return conv\n",
                        "test"));
    assert_false(offers("f(1).ker", "kernel_size"));
    assert_true(lab_run(&lab, "assert calls == []\n", "test"));
    assert_true(offers("f(", "b="));
}

static void test_stepping_follows_the_last_convolution(void **state) {
    (void)state;
    Walk walk;
    assert_true(step_expression(&lab, "step", "conv(x)", &walk, NULL));
    assert_int_equal(walk.steps, 2 * 8);
    assert_string_equal(walk.expression, "conv(x)");
    walk_release(&walk);
    assert_true(lab_run(&lab, "second = nn.Conv1d(2, 1, 1)\ny = conv(x)\n", "test"));
    assert_true(step_expression(&lab, "step", "second(conv(x))", &walk, NULL));
    assert_int_equal(walk_channels(&walk), 2);
    walk_release(&walk);
    assert_true(
        step_expression(&lab, "step", "y", &walk, NULL)); /* what ran lately is remembered */
    assert_int_equal(walk.steps, 2 * 8);
    walk_release(&walk);
}

static void test_what_runs_no_convolution_is_refused(void **state) {
    (void)state;
    Walk walk;
    assert_false(step_expression(&lab, "step", "x.sum()", &walk, NULL));
    assert_non_null(strstr(lab.in->error.message, "x.sum()"));
    assert_non_null(lab.in->error.fix);
    error_clear(&lab.in->error);
    assert_false(step_expression(&lab, "step", "conv(unknown)", &walk, NULL));
    assert_int_equal(lab.in->error.kind, ERROR_NAME);
    error_clear(&lab.in->error);
    assert_false(step_expression(&lab, "step", "conv(", &walk, NULL));
    assert_int_equal(lab.in->error.kind, ERROR_SYNTAX);
    error_clear(&lab.in->error);
}

static void test_state_lives_where_xdg_says(void **state) {
    (void)state;
    char folder[] = "/tmp/stepconv-test-XXXXXX", expected[128];
    assert_non_null(mkdtemp(folder));
    assert_int_equal(setenv("XDG_STATE_HOME", folder, 1), 0);
    char *path = state_path("history");
    snprintf(expected, sizeof expected, "%s/stepconv/history", folder);
    assert_string_equal(path, expected);
    snprintf(expected, sizeof expected, "%s/stepconv", folder);
    struct stat info;
    assert_int_equal(stat(expected, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    mem_free(path);
    setenv("XDG_STATE_HOME", "not/absolute", 1); /* is ignored */
    setenv("HOME", folder, 1);
    path = state_path("history");
    assert_non_null(strstr(path, "/.local/state/stepconv/history"));
    mem_free(path);
    static const char *const made[] = {"/stepconv", "/.local/state/stepconv", "/.local/state",
                                       "/.local", ""};
    for (int i = 0; i < 5; i++) {
        snprintf(expected, sizeof expected, "%s%s", folder, made[i]);
        assert_int_equal(rmdir(expected), 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_beginning_names_a_command),
        cmocka_unit_test(test_bare_commands),
        cmocka_unit_test(test_integers),
        cmocka_unit_test(test_completion),
        cmocka_unit_test(test_words_of_commands),
        cmocka_unit_test(test_completion_has_no_effects),
        cmocka_unit_test(test_stepping_follows_the_last_convolution),
        cmocka_unit_test(test_what_runs_no_convolution_is_refused),
        cmocka_unit_test(test_state_lives_where_xdg_says),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
