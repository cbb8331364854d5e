/* unit/base_mem: the allocator, arenas and interned names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/mem.h"

static void test_counts(void **state) {
    (void)state;
    size_t before = mem_in_use();
    unsigned char *block = mem_new(100);
    assert_int_equal((uintptr_t)block % 64, 0);
    assert_int_equal(mem_in_use(), before + 100);
    for (int i = 0; i < 100; i++) assert_int_equal(block[i], 0);
    memset(block, 7, 100);
    block = mem_grow(block, 300);
    assert_int_equal(mem_in_use(), before + 300);
    for (int i = 0; i < 100; i++) assert_int_equal(block[i], 7);
    mem_free(block);
    mem_free(NULL);
    assert_int_equal(mem_in_use(), before);
}

static void test_refusals(void **state) {
    (void)state;
    assert_null(mem_try(SIZE_MAX / 2, 4)); /* the product overflows */
    assert_null(mem_try(SIZE_MAX, 1));
    size_t budget = mem_budget();
    mem_set_budget(mem_in_use() + 1000);
    assert_null(mem_try(1001, 1));
    void *block = mem_try(1000, 1);
    assert_non_null(block);
    assert_null(mem_try(1, 1));
    void *of_program = mem_new(10); /* only what a user sized is refused */
    mem_free(of_program);
    mem_free(block);
    mem_set_budget(budget);
}

static void test_fail_at(void **state) {
    (void)state;
    mem_fail_at(2);
    void *first = mem_try(8, 1), *second = mem_try(8, 1), *third = mem_try(8, 1);
    assert_non_null(first);
    assert_null(second);
    assert_non_null(third);
    mem_free(first);
    mem_free(third);
}

static void test_arena(void **state) {
    (void)state;
    size_t before = mem_in_use();
    Arena arena = {0};
    char *texts[2000];
    for (int i = 0; i < 2000; i++) {
        char text[16];
        int length = snprintf(text, sizeof text, "x%d", i);
        texts[i] = arena_text(&arena, text, (size_t)length);
        assert_int_equal((uintptr_t)texts[i] % 16, 0);
    }
    char *large = arena_new(&arena, 1000000);
    assert_int_equal(large[999999], 0);
    for (int i = 0; i < 2000; i++) {
        char text[16];
        snprintf(text, sizeof text, "x%d", i);
        assert_string_equal(texts[i], text);
    }
    arena_release(&arena);
    assert_int_equal(mem_in_use(), before);
}

static void test_intern(void **state) {
    (void)state;
    const char *names[3000];
    for (int i = 0; i < 3000; i++) {
        char text[16];
        snprintf(text, sizeof text, "name%d", i);
        names[i] = intern(text);
    }
    for (int i = 0; i < 3000; i++) {
        char text[24];
        int length = snprintf(text, sizeof text, "name%d", i);
        assert_string_equal(names[i], text);
        memcpy(text + length, "tail", 5);
        assert_ptr_equal(intern_n(text, (size_t)length), names[i]);
    }
    assert_ptr_not_equal(intern("name1"), intern("name10"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_counts),
                                       cmocka_unit_test(test_refusals),
                                       cmocka_unit_test(test_fail_at), cmocka_unit_test(test_arena),
                                       cmocka_unit_test(test_intern)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
