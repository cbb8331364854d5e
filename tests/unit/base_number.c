/* unit/base_number: floats are written with the fewest digits that read back as the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <math.h>
#include <time.h>

#include "base/number.h"
#include "golden.h"

static void test_golden(void **state) {
    (void)state;
    Golden golden;
    int records = 0, wrong = 0;
    assert_true(golden_open(&golden, "tests/golden/repr.txt"));
    while (golden_next(&golden)) {
        double x = strtod(golden.field[1], NULL);
        Str text;
        str_init(&text);
        if (strcmp(golden.field[0], "float64") == 0)
            number_repr(x, &text);
        else
            number_repr_f32((float)x, &text);
        if (!golden_same(&golden, text.text, golden.field[2])) wrong++;
        records++;
        str_release(&text);
    }
    assert_true(records > 300);
    assert_int_equal(wrong, 0);
}

static uint64_t random_bits(uint64_t *seed) { /* splitmix64 */
    uint64_t z = *seed += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/* The text reads back, and no text that is one digit shorter does. */
static bool is_shortest(double x, bool is_f32) {
    char digits[20], text[40];
    int exponent, count = number_digits(x, is_f32, digits, &exponent);
    snprintf(text, sizeof text, "0.%se%d", digits, exponent);
    if (is_f32 ? strtof(text, NULL) != (float)x : strtod(text, NULL) != x) return false;
    if (count == 1) return true;
    snprintf(text, sizeof text, "%.*e", count - 2, x);
    return is_f32 ? strtof(text, NULL) != (float)x : strtod(text, NULL) != x;
}

static void test_random(void **state) {
    (void)state;
    uint64_t seed = (uint64_t)time(NULL);
    print_message("seed %llu\n", (unsigned long long)seed);
    for (int i = 0; i < 100000; i++) {
        uint64_t bits = random_bits(&seed);
        double x;
        float y;
        memcpy(&x, &bits, sizeof x);
        memcpy(&y, &bits, sizeof y);
        if (isfinite(x)) assert_true(is_shortest(fabs(x), false));
        if (isfinite(y)) assert_true(is_shortest((double)fabsf(y), true));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_golden),
                                       cmocka_unit_test(test_random)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
