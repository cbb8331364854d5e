/* unit/eval_run: what the program around an interpreter relies on: results, places of errors,
 * Ctrl-C, commands, scopes. */
#include "eval_common.h"

#include <signal.h>

static Str printed;
static Interp *in;

static int start(void **state) {
    (void)state;
    str_init(&printed);
    in = common_interp(&printed);
    return 0;
}

static int stop(void **state) {
    (void)state;
    interp_free(in);
    str_release(&printed);
    return 0;
}

/* Run; the place of the error as "line:column-end", or "" where all went well. */
static const char *place_of(const char *code) {
    static char place[64];
    Error error = {0};
    Program *program = program_parse(code, "test", &error);
    assert_non_null(program);
    place[0] = '\0';
    if (!interp_run(in, program, NULL))
        snprintf(place, sizeof place, "%d:%d-%d", in->error.span.line, in->error.span.column,
                 in->error.span.end_column);
    program_drop(program);
    return place;
}

static void test_places(void **state) {
    (void)state;
    assert_string_equal(place_of("x = 1\ny = con(x)\n"), "2:4-7");
    assert_string_equal(place_of("x = [1, 2 + 'a']"), "1:10-11");
    assert_string_equal(place_of("x = len(5)"), "1:4-10");
    assert_string_equal(place_of("x = [].foo"), "1:7-10");
    assert_string_equal(place_of("def f():\n    return 1 / 0\nf()"), "2:13-14");
    assert_string_equal(place_of("x = [1]\nx[2]"), "2:0-4");
    assert_string_equal(place_of("for i in 5: pass"), "1:9-10");
    assert_string_equal(place_of("a, b = 1, 2, 3"), "1:0-4");
    assert_string_equal(place_of("raise ValueError('x')"), "1:0-21");
    assert_string_equal(place_of("if 1:\n    import nothing"), "2:11-18");
}

/* An error in a function that another program made is placed where this one calls it. */
static void test_place_across_programs(void **state) {
    (void)state;
    assert_string_equal(place_of("\n\n\ndef f(): return 1 / 0\n"), "");
    assert_string_equal(place_of("x = 1\nx = f()"), "2:4-7");
}

static void test_last_value(void **state) {
    (void)state;
    Error error = {0};
    Value last;
    Program *program = program_parse("x = [1]\nx + [2]", "test", &error);
    assert_true(interp_run(in, program, &last));
    assert_int_equal(AS_LIST(last)->count, 2);
    program_drop(program);
    program = program_parse("x + [2];", "test", &error);
    assert_true(interp_run(in, program, &last));
    assert_int_equal(last.tag, TAG_ABSENT);
    program_drop(program);
    program = program_parse("y = 5", "test", &error);
    assert_true(interp_run(in, program, &last));
    assert_int_equal(last.tag, TAG_ABSENT);
    program_drop(program);
}

static void test_evaluate(void **state) {
    (void)state;
    Value v;
    assert_true(common_run(in, "x = 20", &printed));
    assert_true(interp_evaluate(in, "x * 2 + 2", &v));
    assert_int_equal(v.as.integer, 42);
    assert_false(interp_evaluate(in, "nothing", &v));
    assert_int_equal(in->error.kind, ERROR_NAME);
    assert_false(interp_evaluate(in, "x +", &v));
    assert_int_equal(in->error.kind, ERROR_SYNTAX);
    assert_true(interp_evaluate(in, "(lambda y: x + y)(1)", &v));
    assert_int_equal(v.as.integer, 21);
}

static void test_failure_keeps_variables(void **state) {
    (void)state;
    assert_false(common_run(in, "a = 1\nb = [2]\nc = nothing\na = 9", &printed));
    assert_true(common_run(in, "print(a, b)", &printed));
    assert_string_equal(printed.text, "NameError: name 'nothing' is not defined1 [2]\n");
}

/* ---- Ctrl-C */

static bool press(Interp *interp, const Value *args, Value *out) {
    (void)interp;
    (void)args;
    (void)out;
    stop_flag = STOP_RUN;
    return true;
}

static const Native with_press[] = {{.name = "press", .signature = "", .fn = press},
                                    {.name = "print", .signature = "*a", .fn = builtin_print},
                                    {0}};

static void expect_stopped(const char *code) {
    in->builtins = with_press;
    str_clear(&printed);
    assert_false(common_run(in, code, &printed));
    assert_int_equal(in->error.kind, ERROR_KEYBOARD_INTERRUPT);
    assert_false(stop_asked());
}

static void test_ctrl_c(void **state) {
    (void)state;
    expect_stopped("press()\nprint('not reached')");
    assert_string_equal(printed.text, "KeyboardInterrupt: ");
    expect_stopped("n = 0\nwhile True:\n    n += 1\n    if n == 5: press()\n");
    assert_int_equal(interp_find(in, "n")->as.integer, 5);
    expect_stopped("def f():\n    while 1: press()\nf()");
    expect_stopped("[press() for i in 'abc' for j in 'abc']");
    expect_stopped("try:\n    press()\n    x = 1\nexcept Exception:\n    print('no')");
    assert_string_equal(printed.text, "KeyboardInterrupt: ");
}

/* ---- commands */

static char command[64];

static bool take_command(void *context, Interp *interp, const char *text) {
    (void)context;
    snprintf(command, sizeof command, "%s", text);
    Value v;
    if (strncmp(text, "eval ", 5) == 0) return interp_evaluate(interp, text + 5, &v);
    return true;
}

static void test_commands(void **state) {
    (void)state;
    in->host.command = take_command;
    assert_true(common_run(in, "x = 1\n%step conv(x)\n", &printed));
    assert_string_equal(command, "step conv(x)");
    assert_string_equal(place_of("x = 1\n\n%eval y\n"), "3:0-7");
}

/* ---- suggestions */

static void test_suggestions(void **state) {
    (void)state;
    common_run(in, "conv = 1\ncon", &printed);
    assert_string_equal(printed.text,
                        "NameError: name 'con' is not defined. Did you mean: 'conv'?");
    str_clear(&printed);
    common_run(in, "class C:\n    stride = 1\nC().strid", &printed);
    assert_string_equal(
        printed.text,
        "AttributeError: 'C' object has no attribute 'strid'. Did you mean: 'stride'?");
    str_clear(&printed);
    common_run(in, "np.array", &printed);
    assert_string_equal(printed.text, "NameError: name 'np' is not defined");
    assert_string_equal(in->error.fix, "import numpy as np");
    str_clear(&printed);
    common_run(in, "try:\n    con\nexcept NameError as e:\n    print(e)", &printed);
    assert_string_equal(printed.text, "name 'con' is not defined\n");
}

/* ---- modules */

static bool make_pi(Interp *interp, const Value *args, Value *out) {
    (void)interp;
    (void)args;
    *out = value_float(3.25);
    return true;
}

static bool is_left_out(Interp *interp, const char *module, const char *name) {
    if (strcmp(name, "conv9d") != 0) return false;
    interp_raise(interp, ERROR_ATTRIBUTE, "%s.%s is left out", module, name);
    return true;
}

static const Native pi_rows[] = {{.name = "pi", .kind = NATIVE_CONSTANT, .fn = make_pi}, {0}};
static const ModuleSpec top = {.name = "top", .members = pi_rows, .missing = is_left_out};
static const ModuleSpec below = {.name = "top.below", .members = pi_rows};
static const ModuleSpec inert = {.name = "pandas", .inert = true};
static const ModuleSpec *const specs[] = {&top, &below, &inert, NULL};

static void expect_module(const char *code, const char *expected) {
    in->specs = specs;
    str_clear(&printed);
    common_run(in, code, &printed);
    assert_string_equal(printed.text, expected);
}

static void test_modules(void **state) {
    (void)state;
    expect_module("import top\nprint(top.pi, top.below.pi)", "3.25 3.25\n");
    expect_module("import top.below as b, top as t\nprint(b.pi, t.below is b)", "3.25 True\n");
    expect_module("from top import below, pi as p\nprint(below.pi, p)", "3.25 3.25\n");
    expect_module("from top.below import *\nprint(pi)", "3.25\n");
    expect_module("import top\ntop.x = 5\nprint(top.x)", "5\n");
    expect_module("import pandas as pd\nd = pd.DataFrame([1]).head\nwith d(): print(d is pd)",
                  "True\n");
    expect_module("import nothing", "ModuleNotFoundError: No module named 'nothing'");
    expect_module("import top\ntop.pie",
                  "AttributeError: module 'top' has no attribute 'pie'. Did you mean: 'pi'?");
    expect_module("import top\ntop.conv9d", "AttributeError: top.conv9d is left out");
    expect_module("from top import conv9d", "AttributeError: top.conv9d is left out");
    expect_module("from top import pie",
                  "ImportError: cannot import name 'pie' from 'top' (unknown location)");
}

static void test_recursion(void **state) {
    (void)state;
    common_run(in, "def f(): return f()\nf()", &printed);
    assert_string_equal(printed.text, "RecursionError: maximum recursion depth exceeded");
    str_clear(&printed);
    common_run(in, "class A:\n    def __getattr__(self, n): return self.x\nA().y", &printed);
    assert_int_equal(in->error.kind, ERROR_RECURSION);
    common_run(in, "class A:\n    def __repr__(self): return repr2(self)\nrepr2 = str\nA()",
               &printed);
    common_run(in, "x = str(A())", &printed);
    assert_int_equal(in->error.kind, ERROR_RECURSION);
    str_clear(&printed);
    assert_true(common_run(in, "def g(n): return n and g(n - 1)\nprint(g(900))", &printed));
    assert_string_equal(printed.text, "0\n");
}

static void expect_exit(const char *code, int expected) {
    int status = -1;
    assert_false(common_run(in, code, &printed));
    assert_true(interp_exits(in, &status));
    assert_int_equal(status, expected);
}

static void test_exit(void **state) {
    (void)state;
    int status = -1;
    expect_exit("raise SystemExit", 0);
    expect_exit("raise SystemExit(3)", 3);
    expect_exit("try:\n    raise SystemExit('why')\nexcept Exception: pass", 1);
    assert_false(common_run(in, "nothing", &printed));
    assert_false(interp_exits(in, &status));
}

#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, start, stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_places),     TEST(test_place_across_programs),
        TEST(test_last_value), TEST(test_evaluate),
        TEST(test_ctrl_c),     TEST(test_failure_keeps_variables),
        TEST(test_commands),   TEST(test_suggestions),
        TEST(test_modules),    TEST(test_recursion),
        TEST(test_exit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
