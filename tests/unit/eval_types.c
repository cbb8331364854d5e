/* Tests of the builtin objects' C interface: random operations against the plainest model of each.
 * What Python prints of them is tested in tests/python/types_*.py. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "eval/dict.h"
#include "eval/iter.h"
#include "eval/numeric.h"
#include "eval/sequence.h"
#include "eval/set.h"
#include "eval/text.h"
#include "seed.h"

static uint64_t random_state;

static uint64_t draw(void) { /* splitmix64 */
    uint64_t z = (random_state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static int64_t draw_below(int64_t n) {
    return (int64_t)(draw() % (uint64_t)n);
}

static Interp *start(void) {
    Host host = {0};
    return interp_new(&host);
}

static int setup(void **state) {
    *state = start();
    return 0;
}

static int teardown(void **state) {
    interp_free(*state);
    return 0;
}

/* -- numbers ---------------------------------------------------------------------------------- */

/* The remainder has the sign of b, is smaller than b, and a = q * b + r. */
static void test_divmod(void **state) {
    (void)state;
    for (int i = 0; i < 100000; i++) {
        int64_t a = (int64_t)(draw() >> draw_below(64)), b = (int64_t)(draw() >> draw_below(63));
        if (draw() & 1) a = -a;
        if (draw() & 1) b = -b;
        if (b == 0 || (a == INT64_MIN && b == -1)) continue;
        int64_t q = 0, r = 0;
        assert_true(int_divmod(a, b, &q, &r));
        assert_true((__int128)q * b + r == a);
        assert_true(r == 0 || (r < 0) == (b < 0));
        assert_true((__int128)r * r < (__int128)b * b);
    }
    int64_t q, r;
    assert_false(int_divmod(INT64_MIN, -1, &q, &r));
}

static void test_hashes(void **state) {
    (void)state;
    for (int i = 0; i < 10000; i++) {
        int64_t n = (int64_t)(draw() >> 11) - (INT64_C(1) << 52);
        assert_int_equal(hash_int(n), hash_double((double)n));
    }
    assert_int_equal(hash_int(-1), -2); /* CPython's own, as the rest */
    assert_int_equal(hash_double(0.5), INT64_C(1) << 60);
    assert_int_equal(hash_double(1e300), INT64_C(1224995262755759164));
    assert_int_equal(hash_int((INT64_C(1) << 61) - 1), 0);
}

/* Powers against repeated multiplication in 128 bits. */
static void test_powers(void **state) {
    Interp *in = *state;
    for (int64_t base = -20; base <= 20; base++)
        for (int64_t exponent = 0; exponent < 40; exponent++) {
            __int128 want = 1;
            bool fits = true;
            for (int64_t i = 0; i < exponent && fits; i++) {
                want *= base;
                fits = want >= INT64_MIN && want <= INT64_MAX;
            }
            Value out;
            assert_int_equal(int_pow(in, base, exponent, &out), fits);
            if (fits) assert_true(out.as.integer == (int64_t)want);
            if (!fits) assert_int_equal(in->error.kind, ERROR_OVERFLOW);
            interp_forgive(in);
        }
}

static void test_order_is_exact(void **state) {
    (void)state;
    int64_t big = INT64_C(1) << 53;
    assert_int_equal(number_order(value_int(big + 1), value_float((double)big)), 1);
    assert_int_equal(number_order(value_float((double)big), value_int(big + 1)), -1);
    assert_int_equal(number_order(value_int(INT64_MAX), value_float(0x1p63)), -1);
    assert_int_equal(number_order(value_int(INT64_MIN), value_float(-0x1p63)), 0);
    assert_int_equal(number_order(value_int(0), value_float(NAN)), 2);
    assert_int_equal(number_order(value_bool(true), value_float(1)), 0);
    assert_true(order_says(BINARY_NE, 2));
    assert_false(order_says(BINARY_EQ, 2));
}

static void test_round_half_to_even(void **state) {
    Interp *in = *state;
    for (int i = 0; i < 10000; i++) {
        int64_t n = draw_below(2000001) - 1000000, digits = -1 - draw_below(4), unit = 1;
        for (int64_t d = digits; d < 0; d++) unit *= 10;
        Value out;
        assert_true(int_round(in, n, digits, &out));
        int64_t got = out.as.integer, off = llabs(got - n);
        assert_int_equal(got % unit, 0);
        assert_true(off * 2 <= unit);
        if (off * 2 == unit) assert_int_equal(got / unit % 2, 0);
        assert_true(float_round((double)n, digits) == (double)got);
    }
}

static void test_numbers_are_read_back(void **state) {
    Interp *in = *state;
    char text[80];
    for (int i = 0; i < 10000; i++) {
        Value out;
        int64_t n = (int64_t)(draw() >> draw_below(64));
        int length = snprintf(text, sizeof text, "  %" PRId64 "\n", n);
        assert_true(int_parse(in, text, length, 10, &out));
        assert_true(out.as.integer == n);
        length = snprintf(text, sizeof text, "-0x%" PRIx64, (uint64_t)(n < 0 ? 0 : n));
        assert_true(int_parse(in, text, length, 0, &out));
        assert_true(out.as.integer == (n < 0 ? 0 : -n));
        double x = ldexp((double)n, (int)draw_below(200) - 100);
        length = snprintf(text, sizeof text, "%.17g ", x);
        assert_true(float_parse(in, text, length, &out));
        assert_true(out.as.number == x);
    }
    static const char *const wrong[] = {"", " ", "x", "1x", "_1", "1_", "1__0", "+-1", "0x", "1 2"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Value out;
        int64_t length = (int64_t)strlen(wrong[i]);
        assert_false(int_parse(in, wrong[i], length, 10, &out));
        assert_false(float_parse(in, wrong[i], length, &out));
        assert_int_equal(in->error.kind, ERROR_VALUE);
        interp_forgive(in);
    }
}

/* -- slices ----------------------------------------------------------------------------------- */

static Value random_bound(void) {
    return draw_below(4) == 0 ? value_none() : value_int(draw_below(31) - 15);
}

/* As the language reference says it: the start is clamped, then step by step until the stop. */
static void test_slices(void **state) {
    Interp *in = *state;
    for (int i = 0; i < 20000; i++) {
        int64_t length = draw_below(10), step = draw_below(9) - 4;
        if (step == 0) step = 1;
        Value a = random_bound(), b = random_bound();
        Stretch got;
        size_t mark = pool_mark(in);
        assert_true(slice_stretch(in, new_slice(in, a, b, value_int(step)), length, &got));
        int64_t low = step > 0 ? 0 : -1, high = step > 0 ? length : length - 1, at, stop;
        at = a.tag == TAG_NONE ? (step > 0 ? low : high) : a.as.integer;
        stop = b.tag == TAG_NONE ? (step > 0 ? high : low) : b.as.integer;
        if (a.tag == TAG_INT && at < 0) at += length;
        if (b.tag == TAG_INT && stop < 0) stop += length;
        at = at < low ? low : at > high ? high : at;
        stop = stop < low ? low : stop > high ? high : stop;
        int64_t count = 0;
        for (int64_t k = at; step > 0 ? k < stop : k > stop; k += step, count++)
            assert_int_equal(got.start + count * got.step, k);
        assert_int_equal(got.count, count);
        pool_drain(in, mark);
    }
}

/* -- containers ------------------------------------------------------------------------------- */

enum { KEYS = 200 };

/* A dict of small ints against arrays; then its order is that of insertion. */
static void test_dict(void **state) {
    Interp *in = *state;
    Value dict = new_dict(in);
    int64_t values[KEYS] = {0}, born[KEYS] = {0}, count = 0;
    bool has[KEYS] = {false};
    for (int64_t step = 1; step < 50000; step++) {
        int64_t k = draw_below(KEYS);
        size_t mark = pool_mark(in);
        Value out;
        bool found = false;
        if (draw_below(3) > 0) {
            assert_true(dict_set(in, dict, value_int(k), value_int(step)));
            if (!has[k]) born[k] = step, count++;
            has[k] = true;
            values[k] = step;
        } else {
            assert_true(dict_remove(in, dict, value_float((double)k), &out, &found));
            assert_int_equal(found, has[k]);
            if (found) assert_int_equal(out.as.integer, values[k]), count--;
            has[k] = false;
        }
        int64_t other = draw_below(KEYS);
        assert_true(dict_get(in, dict, value_int(other), &out, &found));
        assert_int_equal(found, has[other]);
        if (found) assert_int_equal(out.as.integer, values[other]);
        assert_int_equal(dict_count(dict), count);
        pool_drain(in, mark);
    }
    Value key, value;
    int64_t last = 0;
    for (int64_t at = 0; dict_each(dict, &at, &key, &value); count--) {
        assert_true(born[key.as.integer] > last);
        last = born[key.as.integer];
    }
    assert_int_equal(count, 0);
}

static void test_set(void **state) {
    Interp *in = *state;
    Value set = new_set(in), item;
    bool has[KEYS] = {false};
    int64_t count = 0;
    for (int step = 0; step < 50000; step++) {
        int64_t k = draw_below(KEYS);
        bool found = false;
        if (draw_below(2)) {
            assert_true(set_add(in, set, value_int(k * 32)));
            count += !has[k];
            has[k] = true;
        } else {
            assert_true(set_discard(in, set, value_int(k * 32), &found));
            assert_int_equal(found, has[k]);
            count -= found;
            has[k] = false;
        }
        int64_t other = draw_below(KEYS);
        assert_true(set_has(in, set, value_int(other * 32), &found));
        assert_int_equal(found, has[other]);
        assert_int_equal(AS_SET(set)->used, count);
    }
    for (int64_t at = 0; set_each(set, &at, &item); count--) assert_true(has[item.as.integer / 32]);
    assert_int_equal(count, 0);
}

/* Pairs (key, place): sorted by key alone, equal keys keep their places, reversed too. */
static bool key_of(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = AS_LIST(args[0])->items[0];
    return true;
}

static void test_sort_is_stable(void **state) {
    Interp *in = *state;
    static const Native members[] = {{.name = "first", .signature = "pair, /", .fn = key_of}, {0}};
    static const ModuleSpec spec = {.name = "keys", .members = members};
    Value function;
    assert_true(value_get(in, new_module(in, &spec), intern("first"), &function));
    for (int round = 0; round < 60; round++) {
        int64_t count = draw_below(300), range = 1 + draw_below(50);
        bool reverse = draw() & 1;
        size_t mark = pool_mark(in);
        Value list = new_list(in, NULL, 0);
        for (int64_t i = 0; i < count; i++) {
            Value pair[2] = {value_int(draw_below(range)), value_int(i)};
            assert_true(list_append(in, list, new_tuple(in, pair, 2)));
        }
        assert_true(list_sort(in, AS_LIST(list), function, reverse));
        for (int64_t i = 1; i < count; i++) {
            Value *a = AS_LIST(AS_LIST(list)->items[i - 1])->items;
            Value *b = AS_LIST(AS_LIST(list)->items[i])->items;
            int64_t step = b[0].as.integer - a[0].as.integer;
            assert_true(reverse ? step <= 0 : step >= 0);
            if (step == 0) assert_true(a[1].as.integer < b[1].as.integer);
        }
        pool_drain(in, mark);
    }
}

/* -- texts ------------------------------------------------------------------------------------ */

static void test_code_points(void **state) {
    Interp *in = *state;
    StrObject *s = AS_STR(new_str(in, "a\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x8E\x89z"));
    assert_int_equal(text_points(s), 5);
    static const int64_t offsets[] = {0, 1, 3, 6, 10, 11};
    for (int64_t i = 0; i < 6; i++) {
        assert_int_equal(text_offset(s, i), offsets[i]);
        assert_int_equal(text_point_at(s, offsets[i]), i);
    }
    assert_int_equal(text_find("banana", 0, 6, "ana", 3), 1);
    assert_int_equal(text_rfind("banana", 0, 6, "ana", 3), 3);
    assert_int_equal(text_find("banana", 0, 3, "ana", 3), -1);
    for (uint32_t c = 0; c < 0x600; c++) {
        if (point_lower(c) != c) assert_int_equal(point_upper(point_lower(c)), c);
        assert_false(point_is_upper(c) && point_is_lower(c));
    }
}

/* -- memory ----------------------------------------------------------------------------------- */

static void test_refused_memory_is_an_error(void **state) {
    Interp *in = *state;
    Value list = new_list(in, NULL, 0), out;
    assert_true(list_append(in, list, value_int(1)));
    assert_false(sequence_repeat(in, &type_list, AS_LIST(list), INT64_C(1) << 60, &out));
    assert_int_equal(in->error.kind, ERROR_MEMORY);
    interp_forgive(in);
    mem_fail_at(1);
    assert_false(sequence_room(in, AS_LIST(list), 100));
    assert_int_equal(AS_LIST(list)->count, 1);
    interp_forgive(in);
    assert_true(sequence_room(in, AS_LIST(list), 100));
    mem_fail_at(1);
    assert_false(dict_set(in, new_dict(in), value_int(1), value_int(2)));
    assert_int_equal(in->error.kind, ERROR_MEMORY);
    interp_forgive(in);
}

int main(void) {
    random_state = seed_of_run();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_divmod),
        cmocka_unit_test(test_hashes),
        cmocka_unit_test_setup_teardown(test_powers, setup, teardown),
        cmocka_unit_test(test_order_is_exact),
        cmocka_unit_test_setup_teardown(test_round_half_to_even, setup, teardown),
        cmocka_unit_test_setup_teardown(test_numbers_are_read_back, setup, teardown),
        cmocka_unit_test_setup_teardown(test_slices, setup, teardown),
        cmocka_unit_test_setup_teardown(test_dict, setup, teardown),
        cmocka_unit_test_setup_teardown(test_set, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sort_is_stable, setup, teardown),
        cmocka_unit_test_setup_teardown(test_code_points, setup, teardown),
        cmocka_unit_test_setup_teardown(test_refused_memory_is_an_error, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
