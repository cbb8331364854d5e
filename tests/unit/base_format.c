/* unit/base_format: format specs give Python's texts and Python's errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/format.h"
#include "golden.h"

static bool format_as(char *const *field, Str *out, Error *error) {
    const char *kind = field[0], *value = field[1], *spec = field[2];
    if (strcmp(kind, "float") == 0) return format_double(strtod(value, NULL), spec, out, error);
    if (strcmp(kind, "int") == 0) return format_int(strtoll(value, NULL, 10), spec, out, error);
    if (strcmp(kind, "bool") == 0) return format_bool(value[0] == '1', spec, out, error);
    return format_text(value, spec, out, error);
}

static void test_golden(void **state) {
    (void)state;
    Golden golden;
    int records = 0, wrong = 0;
    assert_true(golden_open(&golden, "tests/golden/format.txt"));
    while (golden_next(&golden)) {
        Str text;
        Error error = {0};
        str_init(&text);
        if (!format_as(golden.field, &text, &error)) {
            assert_int_equal(text.length, 0);
            str_addf(&text, "!%s: %s", error_name(error.kind), error.message);
        }
        if (!golden_same(&golden, text.text, golden.field[3])) {
            fprintf(stderr, "of %s %s under '%s'\n", golden.field[0], golden.field[1],
                    golden.field[2]);
            wrong++;
        }
        records++;
        error_clear(&error);
        str_release(&text);
    }
    assert_true(records > 500);
    assert_int_equal(wrong, 0);
}

static void test_huge(void **state) {
    (void)state;
    Str text;
    Error error = {0};
    str_init(&text);
    assert_false(format_int(1, "999999999999", &text, &error));
    assert_int_equal(error.kind, ERROR_MEMORY);
    assert_false(format_text("a", "999999999999", &text, &error));
    assert_int_equal(error.kind, ERROR_MEMORY);
    assert_false(format_double(1, ".3000000000f", &text, &error));
    assert_string_equal(error.message, "precision too big");
    assert_true(format_text("abc", ".3000000000", &text, &error));
    assert_string_equal(text.text, "abc");
    error_clear(&error);
    str_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_golden), cmocka_unit_test(test_huge)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
