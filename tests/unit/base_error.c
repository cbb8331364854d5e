/* unit/base_error: errors, their report, and "Did you mean". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "base/error.h"
#include "base/mem.h"

static void expect_report(const Error *error, const char *source, const char *expected) {
    Str text;
    str_init(&text);
    error_report(error, "walk.py", source, &text);
    assert_string_equal(text.text, expected);
    str_release(&text);
}

static void test_voices(void **state) {
    (void)state;
    size_t before = mem_in_use();
    Error error = {0};
    assert_false(error_set(&error, ERROR_VALUE, "first"));
    assert_false(error_set(&error, ERROR_VALUE, "groups must be %d", 1));
    assert_false(error_why(&error, "%d channels in %d groups", 3, 2));
    assert_false(error_fix(&error, "groups=1"));
    expect_report(&error, NULL,
                  "ValueError: groups must be 1\nwhy: 3 channels in 2 groups\nfix: groups=1\n");
    Error moved = {0};
    error_move(&moved, &error);
    assert_int_equal(error.kind, ERROR_NONE);
    assert_string_equal(moved.message, "groups must be 1");
    error_clear(&moved);
    assert_int_equal(mem_in_use(), before);
}

static void test_caret(void **state) {
    (void)state;
    const char *source = "x = 1\n    y = con(x)\n";
    Error error = {0};
    error_set(&error, ERROR_NAME, "name 'con' is not defined");
    error.span = (Span){.line = 2, .column = 8, .end_column = 11};
    expect_report(&error, source,
                  "  File \"walk.py\", line 2\n"
                  "    y = con(x)\n"
                  "        ^^^\n"
                  "NameError: name 'con' is not defined\n");
    error.span.end_column = 999; /* beyond the line: up to its end */
    expect_report(&error, source,
                  "  File \"walk.py\", line 2\n"
                  "    y = con(x)\n"
                  "        ^^^^^^\n"
                  "NameError: name 'con' is not defined\n");
    error_clear(&error);
}

static void test_names(void **state) {
    (void)state;
    for (int kind = ERROR_SYNTAX; kind < ERROR_KINDS; kind++) {
        const char *name = error_name((ErrorKind)kind);
        assert_non_null(name);
        if (name[0]) assert_int_equal(error_kind(name), kind);
    }
    assert_int_equal(error_kind("ValuError"), ERROR_NONE);
    assert_int_equal(error_kind(""), ERROR_NONE);
}

static void test_suggest(void **state) {
    (void)state;
    const char *const names[] = {"conv", "weight", "kernel_size", "padding", "Conv1d"};
    const int count = 5;
    const struct {
        const char *word, *expected;
    } cases[] = {{"con", "conv"},       {"kernelsize", "kernel_size"},
                 {"wieght", "weight"},  {"conv1d", "Conv1d"},
                 {"pading", "padding"}, {"zebra", NULL},
                 {"q", NULL},           {"", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *got = error_suggest(cases[i].word, names, count);
        if (!cases[i].expected)
            assert_null(got);
        else
            assert_string_equal(got, cases[i].expected);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_voices), cmocka_unit_test(test_caret),
                                       cmocka_unit_test(test_names),
                                       cmocka_unit_test(test_suggest)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
