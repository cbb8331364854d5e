/* unit/lang_more: when the prompt asks for another line, and how far in that begins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "lang/ast.h"

static const struct {
    const char *text;
    More more;
    int indent;
} cases[] = {
    {"", MORE_NO, 0},
    {"x = 1", MORE_NO, 0},
    {"x = 1\n", MORE_NO, 0},
    {"# comment", MORE_NO, 0},
    {"f(", MORE_YES, 4},
    {"f(\n", MORE_YES, 4},
    {"f(a,", MORE_YES, 2},
    {"x = torch.tensor([[1, 2],", MORE_YES, 18},
    {"x = [", MORE_YES, 4},
    {"x = [  # a list", MORE_YES, 4},
    {"f(a,\n\n", MORE_YES, 2},
    {"f(a)", MORE_NO, 0},
    {"x = '''a", MORE_YES, 0},
    {"x = '''a\n  b\n", MORE_YES, 0},
    {"x = '''a\n'''", MORE_NO, 0},
    {"x = 'a", MORE_NO, 0},
    {"x = 'a\\", MORE_YES, 0},
    {"x = 1 + \\", MORE_YES, 0},
    {"x = 1 + \\\n", MORE_YES, 0},
    {"x = 1 + \\\n2", MORE_NO, 0},
    {"if x:", MORE_YES, 4},
    {"if x:  # why", MORE_YES, 4},
    {"if x:\n", MORE_YES, 4},
    {"if x:\n    y", MORE_YES, 4},
    {"if x:\n    y\n", MORE_YES, 4},
    {"if x:\n    y\n\n", MORE_NO, 4},
    {"if x:\n    y\n    \n", MORE_NO, 4},
    {"if x:\n    y\nz", MORE_NO, 0},
    {"if x:\n    y\nelse:\n    z\n", MORE_YES, 4},
    {"x = 'a\\\\", MORE_NO, 0},
    {"x = 'a\\\nb", MORE_NO, 0},
    {"if x: y", MORE_YES, 0},
    {"if x: y\n\n", MORE_NO, 0},
    {"for i in x:\n    if i:", MORE_YES, 8},
    {"def f(x):\n    return x", MORE_YES, 0},
    {"for i in x:\n    if i:\n        break", MORE_YES, 4},
    {"class A:\n    def f(self):\n        x = 1", MORE_YES, 8},
    {"try:\n    x", MORE_YES, 4},
    {"@decorated", MORE_YES, 0},
    {"@decorated\n", MORE_YES, 0},
    {"else:", MORE_NO, 4},
    {"x[1:", MORE_YES, 2},
    {"lambda: 1", MORE_NO, 0},
    {"x: int", MORE_NO, 0},
    {"f(]", MORE_NO, 0},
    {"x = f(a,\n      b)", MORE_NO, 0},
    {"if x y:", MORE_NO, 0},
    {"class A", MORE_NO, 0},
    {"if x:\n    y = = 1", MORE_NO, 0},
    {"if x:\ny", MORE_NO, 0},
    {"return 3", MORE_NO, 0},
    {"def f():\n    %step conv(x)", MORE_YES, 4},
    {"x = $", MORE_NO, 0},
    {"  x", MORE_NO, 2},
    {"%step conv(x)", MORE_NO, 0},
    {"%step conv(x,", MORE_YES, 0},
    {"%lesson what's", MORE_NO, 0},
    {"conv?", MORE_NO, 0},
    {">>> for i in x:", MORE_YES, 4},
    {">>> for i in x:\n...     print(i)", MORE_YES, 4},
    {">>> x = 1\n>>> y = 2", MORE_NO, 0},
};

static void test_more(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        More more = lang_needs_more(cases[i].text);
        if (more != cases[i].more) fail_msg("[%s] wants more: %d", cases[i].text, more);
    }
}

static void test_indent(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int indent = lang_next_indent(cases[i].text);
        if (cases[i].more == MORE_YES && indent != cases[i].indent)
            fail_msg("[%s] begins the next line at %d, not %d", cases[i].text, indent,
                     cases[i].indent);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_more), cmocka_unit_test(test_indent)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
