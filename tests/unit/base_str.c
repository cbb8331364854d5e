/* unit/base_str: texts that grow, and UTF-8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

static void test_growth(void **state) {
    (void)state;
    Str s;
    str_init(&s);
    assert_string_equal(s.text, "");
    for (int i = 0; i < 1000; i++) {
        str_add_char(&s, (char)('a' + i % 26));
        assert_int_equal(s.length, i + 1);
        assert_int_equal(s.text[s.length], '\0');
    }
    for (int i = 0; i < 1000; i++) assert_int_equal(s.text[i], 'a' + i % 26);
    str_clear(&s);
    assert_string_equal(s.text, "");
    str_release(&s);
    assert_int_equal(s.room, 0);
}

/* What a released text stood in serves the next one, and counts as free until then. */
static void test_room_is_kept(void **state) {
    (void)state;
#if defined(__SANITIZE_ADDRESS__)
    skip(); /* there each text has a block of its own */
#endif
    Str s;
    str_init(&s);
    size_t before = mem_in_use();
    for (int i = 0; i < 100; i++) str_add(&s, "0123456789");
    size_t blocks = mem_count();
    for (int i = 0; i < 50; i++) {
        str_release(&s);
        assert_int_equal(mem_in_use(), before);
        assert_string_equal(s.text, "");
        str_add(&s, "again");
        assert_string_equal(s.text, "again");
        assert_true(mem_in_use() > before);
    }
    assert_int_equal(mem_count(), blocks);
    /* A text that lives on is not longer than it must be. */
    char *taken = str_take(&s);
    assert_string_equal(taken, "again");
    assert_true(mem_in_use() < before + 100);
    mem_free(taken);
    assert_int_equal(mem_in_use(), before);
}

static void test_adding(void **state) {
    (void)state;
    Str s;
    str_init(&s);
    str_add(&s, "sum");
    str_add_n(&s, "([0]", 2);
    str_addf(&s, "%d%s", 42, "");
    str_add_repeat(&s, '.', 3);
    str_add_repeat(&s, '!', -1);
    assert_string_equal(s.text, "sum([42...");
    char *text = str_take(&s);
    assert_string_equal(text, "sum([42...");
    assert_string_equal(s.text, "");
    mem_free(text);
    text = str_take(&s); /* an empty one is a block of its own too */
    assert_string_equal(text, "");
    mem_free(text);
}

static void test_long_format(void **state) {
    (void)state;
    Str s;
    str_init(&s);
    str_addf(&s, "%0500d", 7);
    assert_int_equal(s.length, 500);
    assert_int_equal(s.text[499], '7');
    str_release(&s);
}

static void test_utf8_round_trip(void **state) {
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
        Str s;
        str_init(&s);
        str_add_utf8(&s, c);
        const char *p = s.text;
        assert_int_equal(utf8_next(&p), c);
        assert_ptr_equal(p, s.text + s.length);
        assert_int_equal(utf8_length(s.text), 1);
        str_release(&s);
    }
}

static void test_utf8_broken(void **state) {
    (void)state;
    const char *texts[] = {"\x80", "\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xFF", "\xC3("};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *p = texts[i];
        assert_int_equal(utf8_next(&p), 0xFFFD);
        assert_ptr_equal(p, texts[i] + 1);
    }
}

static void test_utf8_measures(void **state) {
    (void)state;
    const char *text = "a\u00f1b\u6f22\u5b57"; /* a n-with-tilde b and two Chinese characters */
    assert_int_equal(utf8_length(text), 5);
    assert_int_equal(utf8_width(text), 7);
    assert_int_equal(utf8_offset(text, 2), 3);
    assert_int_equal(utf8_offset(text, 99), strlen(text));
    assert_int_equal(utf8_width("e\u0301"), 1); /* an accent that combines */
}

static void assert_folded(const char *text, int width, int indent, const char *wanted) {
    Str s;
    str_init(&s);
    str_add_folded(&s, text, width, indent);
    assert_string_equal(s.text, wanted);
    str_release(&s);
}

static void test_folding(void **state) {
    (void)state;
    assert_folded("", 10, 0, "");
    assert_folded("one two\n", 7, 0, "one two\n");
    assert_folded("one two three\n", 7, 0, "one two\nthree\n");
    assert_folded("one two three", 6, 0, "one\ntwo\nthree\n");
    assert_folded("one two\n\nthree", 4, 0, "one\ntwo\n\nthree\n");
    assert_folded("a-long-word b", 4, 0, "a-long-word b\n");
    assert_folded("a b-long-word", 4, 0, "a\nb-long-word\n");
    /* each further in, and a line's own blanks before its other lines, too */
    assert_folded("one two three\n", 9, 2, "  one two\n  three\n");
    assert_folded("  one two three\n", 9, 0, "  one two\n  three\n");
    /* code and carets are left alone; characters count, not bytes */
    assert_folded("    f(a, b, c)\n    ^^^^^^^^^^\n", 6, 0, "    f(a, b, c)\n    ^^^^^^^^^^\n");
    assert_folded("\u00e4\u00e4 \u00e4\u00e4 b\n", 5, 0, "\u00e4\u00e4 \u00e4\u00e4\nb\n");
    assert_folded("one two three\n", 0, 0, "one two three\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_growth),          cmocka_unit_test(test_room_is_kept),
        cmocka_unit_test(test_adding),          cmocka_unit_test(test_long_format),
        cmocka_unit_test(test_utf8_round_trip), cmocka_unit_test(test_utf8_broken),
        cmocka_unit_test(test_utf8_measures),   cmocka_unit_test(test_folding)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
