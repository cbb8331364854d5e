/* unit/eval_pool: what is made is let go of: at the end of its statement, or with its last holder,
 * or, where objects hold each other in a ring, with the interpreter. */
#include "eval_common.h"

/* The number of living objects after each program is that after the first. */
static void expect_steady(const char *setup, const char *code) {
    Str printed;
    str_init(&printed);
    Interp *in = common_interp(&printed);
    assert_true(common_run(in, setup, &printed));
    assert_true(common_run(in, code, &printed));
    int living = common_living(in);
    assert_true(common_run(in, code, &printed));
    assert_int_equal(common_living(in), living);
    interp_free(in);
    str_release(&printed);
}

static void test_steady(void **state) {
    (void)state;
    expect_steady("x = 1", "x = [1, [2, 3], {'a': (4,)}]");
    expect_steady("def f(a, *b, **c): return [a, b, c]", "x = f(1, 2, d=f(3))");
    expect_steady("class A:\n    def m(self): return self\n", "a = A().m().m()");
    expect_steady("s = ''", "for i in range(100): s = s + str(i)\ns = ''");
    expect_steady("y = 0", "x = [i for i in range(10) if [i]]\ny = {i: str(i) for i in x}");
    expect_steady("y = 0", "try:\n    [][1]\nexcept IndexError as e:\n    y = e.args\n");
    expect_steady("def f():\n    n = [1]\n    return lambda: n", "g = f()\nx = g()");
    expect_steady("x = [1]", "x = [x, x][0]\nx, *y = x + x\nx = [x]");
    expect_steady("class E(Exception): pass",
                  "try:\n    try:\n        raise E('a')\n    finally:\n        z = [1]\n"
                  "except E as e:\n    pass\n");
    expect_steady("g = 0", "g = (i for i in [[1], [2]])\nfor i in g: break\nh = list(g)");
}

/* Names of the program apart, all memory is given back. */
static void expect_no_leak(const char *code) {
    size_t in_use[3];
    for (int i = 0; i < 3; i++) {
        Str printed;
        str_init(&printed);
        Interp *in = common_interp(&printed);
        common_run(in, code, &printed);
        interp_free(in);
        str_release(&printed);
        in_use[i] = mem_in_use();
    }
    assert_int_equal(in_use[1], in_use[0]);
    assert_int_equal(in_use[2], in_use[0]);
}

static void test_cycles(void **state) {
    (void)state;
    expect_no_leak("a = []\na.append(a)");
    expect_no_leak("class A: pass\na = A()\na.me = a\na.f = lambda: a");
    expect_no_leak("class A:\n    def f(self): return super().__repr__()\na = A()\nA.a = a\ndel A");
    expect_no_leak("def f():\n    def g(): return g\n    return g\nh = f()()");
    expect_no_leak("d = {}\nd['d'] = {'d': d}\nl = [d]\nd['l'] = l\ndel d, l");
    expect_no_leak("try:\n    1/0\nexcept ZeroDivisionError as e:\n    x = e\n    x.me = x");
    expect_no_leak("class A: pass\nclass B(A): pass\nA.b = B\nB.a = A()\n[][0]");
}

static void test_failures(void **state) {
    (void)state;
    expect_no_leak("def f(a, b=[]): return g(a, *b, **{'x': [1]})\nf(1)");
    expect_no_leak("x = [1, {2: f'{[3]}{nothing}'}]");
    expect_no_leak("def f(n): return [f(n + 1), n]\nf(0)");
    expect_no_leak("raise ValueError(['a'])");
    expect_no_leak("class A:\n    x = [1]\n    def f(self): pass\n    y = nothing\n");
    expect_no_leak("class A(5, [1]): pass");
    expect_no_leak("print([x for y in [[1], 2] for x in y])");
    expect_no_leak("(a, b), *c = [[1, 2], 3, 4]\na, b = [1, 2, 3]");
}

/* A long run of a generator does not keep what it made on the way. */
static void test_generator_lets_go(void **state) {
    (void)state;
    Str printed;
    str_init(&printed);
    Interp *in = common_interp(&printed);
    assert_true(common_run(in, "g = (len(str(i) * 10) for i in range(100000))", &printed));
    Value *g = interp_find(in, "g"), item = {0};
    int living = common_living(in);
    for (bool done = false; !done;) {
        assert_true(value_next(in, *g, &item, &done));
        assert_true(common_living(in) <= living + 2);
    }
    interp_free(in);
    str_release(&printed);
}

/* One long chain: freeing it takes no deep C stack. */
static void test_long_chain(void **state) {
    (void)state;
    expect_output("x = None\nfor i in range(300000): x = [x]\nx = 1\nprint('done')", "done\n");
    expect_no_leak("x = None\nfor i in range(300000): x = (x,)");
}

/* A value outlives the variable that it was read from. */
static void test_value_outlives_variable(void **state) {
    (void)state;
    expect_output("x = ['old']\ndef f():\n    global x\n    x = ['new']\n    return x\n"
                  "print(x + f())",
                  "['old', 'new']\n");
    expect_output("def f():\n    global f\n    f = 1\n    return [i for i in 'ab']\nprint(f(), f)",
                  "['a', 'b'] 1\n");
    expect_output("x = [[1], [2]]\ndef f():\n    x.clear()\n    return [3]\nprint(x[0] + f())",
                  "[1, 3]\n");
    expect_output("class A:\n    def m(self):\n        global a\n        del a\n"
                  "        return self.v\na = A()\na.v = ['v']\nprint(a.m())",
                  "['v']\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_steady),     cmocka_unit_test(test_cycles),
        cmocka_unit_test(test_failures),   cmocka_unit_test(test_generator_lets_go),
        cmocka_unit_test(test_long_chain), cmocka_unit_test(test_value_outlives_variable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
