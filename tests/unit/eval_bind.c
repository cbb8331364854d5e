/* unit/eval_bind: arguments find their parameters, and the TypeErrors are CPython 3.11's. */
#include "eval_common.h"

typedef struct BindCase {
    const char *parameters, *call, *expected; /* of def f(parameters): return its locals */
} BindCase;

static const BindCase good[] = {
    {"a, b", "f(1, 2)", "(1, 2)"},
    {"a, b", "f(b=1, a=2)", "(2, 1)"},
    {"a, b=5", "f(1)", "(1, 5)"},
    {"a, *b", "f(1, 2, 3)", "(1, (2, 3))"},
    {"a, *b", "f(1)", "(1, ())"},
    {"*a, b", "f(1, b=2)", "((1,), 2)"},
    {"*a, b=3", "f()", "((), 3)"},
    {"a, **b", "f(1, x=2, y=3)", "(1, {'x': 2, 'y': 3})"},
    {"a, /, **b", "f(1, a=2)", "(1, {'a': 2})"},
    {"*a, **b", "f(*[1, 2], *'x', **{'k': 3})", "((1, 2, 'x'), {'k': 3})"},
    {"a, *, b", "f(1, b=2)", "(1, 2)"},
};

static const BindCase wrong[] = {
    {"a, b", "f()", "f() missing 2 required positional arguments: 'a' and 'b'"},
    {"a, b, c", "f()", "f() missing 3 required positional arguments: 'a', 'b', and 'c'"},
    {"a, b", "f(1)", "f() missing 1 required positional argument: 'b'"},
    {"a, b", "f(1, 2, 3)", "f() takes 2 positional arguments but 3 were given"},
    {"a", "f(1, 2)", "f() takes 1 positional argument but 2 were given"},
    {"", "f(1)", "f() takes 0 positional arguments but 1 was given"},
    {"a, b=1", "f(1, 2, 3)", "f() takes from 1 to 2 positional arguments but 3 were given"},
    {"a, *, k=1", "f(1, 2, k=3)",
     "f() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) "
     "were given"},
    {"a", "f(1, a=2)", "f() got multiple values for argument 'a'"},
    {"a", "f(1, z=2)", "f() got an unexpected keyword argument 'z'"},
    {"a, *, k", "f(1)", "f() missing 1 required keyword-only argument: 'k'"},
    {"a, *, k, j", "f(1)", "f() missing 2 required keyword-only arguments: 'k' and 'j'"},
    {"a, /", "f(a=1)", "f() got some positional-only arguments passed as keyword arguments: 'a'"},
    {"**k", "f(**{'x': 1}, x=2)", "__main__.f() got multiple values for keyword argument 'x'"},
    {"a", "f(*5)", "__main__.f() argument after * must be an iterable, not int"},
    {"a", "f(**5)", "__main__.f() argument after ** must be a mapping, not int"},
};

/* "a, b=5" -> "a, b": what the function returns is written behind the def. */
static void check(const BindCase *c, const char *prefix) {
    char code[512], names[64] = "", expected[512];
    for (const char *p = c->parameters; *p; p++)
        if (*p >= 'a' && *p <= 'z') snprintf(names + strlen(names), 8, "%c, ", *p);
    snprintf(code, sizeof code, "def f(%s): return (%s)\nprint(%s)\n", c->parameters, names,
             c->call);
    snprintf(expected, sizeof expected, "%s%s%s", prefix, c->expected, prefix[0] ? "" : "\n");
    expect_output(code, expected);
}

static void test_good(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) check(&good[i], "");
}

static void test_wrong(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) check(&wrong[i], "TypeError: ");
}

/* ---- builtins: the signature is a text */

static bool show(Interp *in, const Value *args, Value *out) {
    static const char *const absent = "absent";
    Str s;
    str_init(&s);
    for (int i = 0; i < 3; i++) {
        str_add(&s, i ? " " : "");
        if (args[i].tag == TAG_ABSENT)
            str_add(&s, absent);
        else
            value_repr(in, args[i], &s);
    }
    *out = new_str_n(in, s.text, s.length);
    str_release(&s);
    return true;
}

static const Native shown[] = {
    {.name = "show", .signature = "a, b=(1, 'x, y'), *, c=-1.5", .fn = show},
    {.name = "optional", .signature = "a, b=<absent>, c=None", .fn = show},
    {.name = "rest", .signature = "a, *b, **c", .fn = show},
    {.name = "only", .signature = "a, b=1, c=2, /", .fn = show},
    {.name = "one", .signature = "a, /", .fn = show},
    {.name = "print", .signature = "*args", .fn = builtin_print},
    {0}};

static void expect_shown(const char *call, const char *expected) {
    Str printed;
    str_init(&printed);
    Interp *in = common_interp(&printed);
    in->builtins = shown;
    char code[256];
    snprintf(code, sizeof code, "print(%s)\n", call);
    common_run(in, code, &printed);
    interp_free(in);
    assert_string_equal(printed.text, expected);
    str_release(&printed);
}

static void test_builtins(void **state) {
    (void)state;
    expect_shown("show(1)", "1 (1, 'x, y') -1.5\n");
    expect_shown("show(1, [2], c=3)", "1 [2] 3\n");
    expect_shown("optional(1)", "1 absent None\n");
    expect_shown("rest(1, 2, 3, d=4)", "1 (2, 3) {'d': 4}\n");
    expect_shown("show(1, 2, 3)",
                 "TypeError: show() takes from 1 to 2 positional arguments but 3 were given");
    expect_shown("show(1, d=2)", "TypeError: 'd' is an invalid keyword argument for show()");
    expect_shown("only()", "TypeError: only expected at least 1 argument, got 0");
    expect_shown("only(1, 2, 3, 4)", "TypeError: only expected at most 3 arguments, got 4");
    expect_shown("only(a=1)", "TypeError: only() takes no keyword arguments");
    expect_shown("one()", "TypeError: one() takes exactly one argument (0 given)");
}

static void test_signature_text(void **state) {
    (void)state;
    Str printed, text;
    str_init(&printed);
    str_init(&text);
    Interp *in = common_interp(&printed);
    in->builtins = shown;
    common_run(in, "def f(a, b=2, *c, d, e='x', **g): pass\n", &printed);
    assert_true(value_signature(in, *interp_find(in, "f"), &text));
    assert_string_equal(text.text, "(a, b=2, *c, d, e='x', **g)");
    str_clear(&text);
    assert_true(value_signature(in, *interp_find(in, "show"), &text));
    assert_string_equal(text.text, "(a, b=(1, 'x, y'), *, c=-1.5)");
    str_clear(&text);
    assert_true(value_signature(in, *interp_find(in, "one"), &text));
    assert_string_equal(text.text, "(a, /)");
    interp_free(in);
    str_release(&text);
    str_release(&printed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_wrong),
        cmocka_unit_test(test_builtins),
        cmocka_unit_test(test_signature_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
