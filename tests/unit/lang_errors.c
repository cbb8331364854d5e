/* unit/lang_errors: a wrong text is told in CPython's words, at CPython's place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lang/ast.h"

/* "SyntaxError: invalid syntax|1|4|5", the place as * where `like` has none. */
static void describe(const char *snippet, const char *like, Str *out) {
    Error error = {0};
    Program *program = program_parse(snippet, "test", &error);
    if (program) {
        str_add(out, "OK");
    } else {
        str_addf(out, "%s: %s|", error_name(error.kind), error.message);
        size_t length = strlen(like);
        if (length > 1 && strcmp(like + length - 2, "|*") == 0)
            str_add(out, "*");
        else
            str_addf(out, "%d|%d|%d", error.span.line, error.span.column, error.span.end_column);
    }
    program_drop(program);
    error_clear(&error);
}

static bool same(const char *snippet, const char *expected) {
    Str got;
    str_init(&got);
    describe(snippet, expected, &got);
    bool equal = strcmp(got.text, expected) == 0;
    if (!equal) print_error("%s\n  expected %s\n  got      %s\n", snippet, expected, got.text);
    str_release(&got);
    return equal;
}

/* Entries: the snippet's lines, then "=> " and the answer. */
static void test_as_cpython(void **state) {
    (void)state;
    FILE *file = fopen("tests/golden/lang_errors.txt", "r");
    assert_non_null(file);
    Str snippet;
    str_init(&snippet);
    char *line = NULL;
    size_t room = 0;
    int entries = 0, wrong = 0;
    while (getline(&line, &room, file) >= 0) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "=> ", 3) != 0) {
            str_addf(&snippet, "%s\n", line);
            continue;
        }
        if (snippet.length) snippet.text[--snippet.length] = '\0';
        if (!same(snippet.text, line + 3)) wrong++;
        entries++;
        str_clear(&snippet);
    }
    str_release(&snippet);
    free(line);
    fclose(file);
    assert_true(entries > 700);
    assert_int_equal(wrong, 0);
}

static const struct {
    const char *source;
    const char *message;
} left_out[] = {
    {"async def f(): pass", "this lab leaves out coroutines (async)"},
    {"def f():\n  yield 3", "this lab leaves out generator functions (yield)"},
    {"def f():\n  x = yield", "this lab leaves out generator functions (yield)"},
    {"await x", "this lab leaves out coroutines (await)"},
    {"match x:\n  case 1: pass", "this lab leaves out match statements"},
    {"x = 1j", "this lab leaves out complex numbers"},
    {"x = b'a'", "this lab leaves out bytes (b\"...\")"},
    {"x = Rb'a'", "this lab leaves out bytes (b\"...\")"},
    {"try: pass\nexcept* A: pass", "this lab leaves out exception groups (except*)"},
    {"x = '\\N{DEGREE SIGN}'", "this lab leaves out \\N{names} of characters"},
};

static void test_left_out(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++) {
        Error error = {0};
        Program *program = program_parse(left_out[i].source, "test", &error);
        assert_null(program);
        assert_int_equal(error.kind, ERROR_SYNTAX);
        assert_string_equal(error.message, left_out[i].message);
        assert_non_null(error.why);
        error_clear(&error);
    }
}

static const struct {
    const char *source;
    const char *why; /* a part of it */
    const char *fix;
} advice[] = {
    {"print(“hello”)", "curly quote", "print(\"hello\")"},
    {"x = 3 – 2", "a dash", "x = 3 - 2"},
    {"  x = a × b", NULL, NULL}, /* the indentation comes first */
    {"x\xC2\xA0= 1", "invisible space", "x = 1"},
    {"print(x)\xE2\x80\x8B", "invisible character", "print(x)"},
    {"x = f（1）", "wide bracket", "x = f(1)"},
    {"y = 1\n>>> x = 1", "prompt of the session", "x = 1"},
    {"Out[3]: tensor([1.])", "an output", NULL},
    {"Parameter containing:\ntensor([1.])", "PyTorch printed", NULL},
    {"tensor([1.], grad_fn=<AddBackward0>)", "grad_fn=<...>", NULL},
    {"!pip install torch", "shell", NULL},
    {"pip install torch", "shell", NULL},
    {"for i in x\n  pass", "ends in a colon", "for i in x:"},
    {"if x:\n  pass\nelse  # no\n  pass", "ends in a colon", NULL},
    {"else if x: pass", "elif", "elif x: pass"},
    {"nn.Conv1d(1, 1 3)", NULL, "nn.Conv1d(1, 1, 3)"},
    {"x = np.array([1. 2. 3.])", "NumPy prints", NULL},
    {"nn.Conv1d(1, 1, kernel_size=3 stride=1)", NULL, "nn.Conv1d(1, 1, kernel_size=3, stride=1)"},
    {"if a && b: pass", "`and`", NULL},
    {"if a || b: pass", "`or`", NULL},
    {"f(lambda=1)", "cannot be a name", "lambda_=1)"},
    {"x = \"C:\\Users\"", "backslash", NULL},
    {"return 3", "stands in none", NULL},
    {"x = (1,\ny = 2", "no partner", NULL},
};

static void test_advice(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof advice / sizeof *advice; i++) {
        Error error = {0};
        assert_null(program_parse(advice[i].source, "test", &error));
        const char *why = error.why ? error.why : "(none)";
        if (advice[i].why && !strstr(why, advice[i].why))
            fail_msg("%s: why: %s", advice[i].source, why);
        if (advice[i].fix) {
            if (!error.fix) fail_msg("%s: no fix", advice[i].source);
            assert_string_equal(error.fix, advice[i].fix);
        }
        error_clear(&error);
    }
}

static void test_report(void **state) {
    (void)state;
    const char *source = "a = 1\n    \n    é = [1, 2 3]\n";
    Error error = {0};
    assert_null(program_parse(source, "walk.py", &error));
    Str out;
    str_init(&out);
    error_report(&error, "walk.py", source, &out);
    assert_string_equal(out.text, "  File \"walk.py\", line 3\n    é = [1, 2 3]\n"
                                  "IndentationError: unexpected indent\n"
                                  "why: this line stands further in than the one above, which "
                                  "opens no block\n");
    str_clear(&out);
    assert_null(program_parse("é = [1, 2 3]", "In [4]", &error));
    error_report(&error, "In [4]", "é = [1, 2 3]", &out);
    assert_string_equal(out.text, "  File \"In [4]\", line 1\n    é = [1, 2 3]\n"
                                  "            ^^^\n"
                                  "SyntaxError: invalid syntax. Perhaps you forgot a comma?\n"
                                  "fix: é = [1, 2, 3]\n");
    str_release(&out);
    error_clear(&error);
}

static void test_big_integers(void **state) {
    (void)state;
    Error error = {0};
    assert_null(program_parse("x = 9223372036854775808", "test", &error));
    assert_int_equal(error.kind, ERROR_OVERFLOW);
    assert_int_equal(error.span.column, 4);
    assert_int_equal(error.span.end_column, 23);
    assert_string_equal(error.fix, "9223372036854775808.0");
    assert_null(program_parse("x = 0x1_0000_0000_0000_0000", "test", &error));
    assert_int_equal(error.kind, ERROR_OVERFLOW);
    error_clear(&error);
}

static void test_one_expression(void **state) {
    (void)state;
    static const char *const wrong[] = {"", "x = 1", "a b", "pass", "f(", "a; b", "a\nb"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Error error = {0};
        if (program_parse_expression(wrong[i], "test", &error)) fail_msg("parsed: %s", wrong[i]);
        assert_true(error.kind != ERROR_NONE);
        error_clear(&error);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_cpython),   cmocka_unit_test(test_left_out),
        cmocka_unit_test(test_advice),       cmocka_unit_test(test_report),
        cmocka_unit_test(test_big_integers), cmocka_unit_test(test_one_expression),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
