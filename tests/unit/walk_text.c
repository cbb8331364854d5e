/* tests/unit/walk_text: the words of a walk. */
#include "walk_common.h"

#include <math.h>

typedef void (*Writer)(const Walk *walk, int64_t step, Str *out);

static void assert_writes(Walk walk, Writer writer, int64_t step, const char *expected) {
    Str text;
    str_init(&text);
    writer(&walk, step, &text);
    assert_string_equal(text.text, expected);
    str_release(&text);
    walk_release(&walk);
}

static void test_one_channel_prints_as_the_tutorial_does(void **state) {
    (void)state;
    assert_writes(walk_of(make_call(1, 1, 10, 1, 3, plain, false), NULL), walk_text, 3,
                  "Step 3: sum([3. 4. 5.]*[1. 1. 1.]) = 12.0\n");
}

static void test_padding_stands_in_parentheses(void **state) {
    (void)state;
    Conv1dParams p = plain;
    p.pad_left = p.pad_right = 2;
    assert_writes(walk_of(make_call(1, 1, 10, 1, 3, p, false), NULL), walk_text, 1,
                  "Step 1: sum([(0.) 0. 1.]*[1. 1. 1.]) = 1.0\n");
}

static void test_channels_and_bias_have_a_line_each(void **state) {
    (void)state;
    assert_writes(walk_of(make_call(1, 2, 5, 2, 3, plain, true), NULL), walk_text, 4,
                  "Step 4: y[0, 1, 1]\n"
                  "  channel 0: sum([1. 2. 3.]*[1. 1. 1.]) = 6.0\n"
                  "  channel 1: sum([6. 7. 8.]*[1. 1. 1.]) = 21.0\n"
                  "  bias: 20.0\n"
                  "  total: 6.0 + 21.0 + 20.0 = 47.0\n");
}

static void test_many_channels_fold(void **state) {
    (void)state;
    Walk walk = walk_of(make_call(1, 40, 5, 1, 1, plain, false), NULL);
    Str text;
    str_init(&text);
    walk_text(&walk, 0, &text);
    assert_non_null(strstr(text.text, "  ... 29 channels more, together "));
    assert_non_null(strstr(text.text, "  channel 39: "));
    assert_non_null(strstr(text.text, "  total: the sum of 40 channels = 3900.0\n"));
    str_release(&text);
    walk_release(&walk);
}

static void test_json(void **state) {
    (void)state;
    Conv1dParams p = plain;
    p.pad_left = p.pad_right = 1;
    assert_writes(
        walk_of(make_call(1, 1, 4, 1, 2, p, true), NULL), walk_json, 0,
        "{\"expr\": \"conv(x)\", \"step\": 0, \"steps\": 5, \"cell\": [0, 0, 0], \"taps\": ["
        "{\"channel\": 0, \"tap\": 0, \"index\": null, \"x\": 0.0, \"w\": 1.0, \"product\": 0.0}, "
        "{\"channel\": 0, \"tap\": 1, \"index\": 0, \"x\": 0.0, \"w\": 1.0, \"product\": 0.0}], "
        "\"bias\": 10.0, \"result\": 10.0}\n");
}

static void test_explain_shows_the_floor(void **state) {
    (void)state;
    Conv1dParams p = {.stride = 2, .dilation = 1, .groups = 1, .pad_left = 1, .pad_right = 1};
    Walk walk = walk_of(make_call(1, 1, 10, 1, 3, p, false), NULL);
    Str text;
    str_init(&text);
    walk_explain(&walk, &text);
    static const char *const lines[] = {
        "nn.Conv1d(1, 1, kernel_size=3, stride=2, padding=1, bias=False)",
        "= floor((10 + 2*1 - 1*(3 - 1) - 1) / 2) + 1\n",
        "= floor(9 / 2) + 1\n",
        "= floor(4.5) + 1\n",
        "= 4 + 1\n",
        "= 5\n",
    };
    for (const char *line = text.text; *line; line += strcspn(line, "\n") + 1)
        assert_in_range(strcspn(line, "\n"), 0, 76); /* four in, it fits a terminal */
    const char *at = text.text;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        at = strstr(at, lines[i]);
        assert_non_null(at);
    }
    str_release(&text);
    walk_release(&walk);
}

static void test_short_numbers(void **state) {
    (void)state;
    static const struct {
        double x;
        int width;
        const char *text;
    } cases[] = {
        {3, 5, "3"},
        {0.2975, 5, ".297"},
        {-0.2548, 5, "-.255"},
        {1.81, 5, "1.81"},
        {-1.0192, 6, "-1.019"},
        {0, 5, "0"},
        {-0.0, 5, "0"},
        {1e-7, 5, "1e-7"},
        {123456, 5, "1.2e5"},
        {-123.456, 5, "-123"},
        {100, 5, "100"},
        {NAN, 5, "nan"},
        {-INFINITY, 5, "-inf"},
        {0.0004, 5, "4e-4"},
        {-0.0004, 6, "-4e-4"},
        {99999, 5, "99999"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str text;
        str_init(&text);
        number_short(cases[i].x, cases[i].width, &text);
        assert_string_equal(text.text, cases[i].text);
        str_release(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_channel_prints_as_the_tutorial_does),
        cmocka_unit_test(test_padding_stands_in_parentheses),
        cmocka_unit_test(test_channels_and_bias_have_a_line_each),
        cmocka_unit_test(test_many_channels_fold),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_explain_shows_the_floor),
        cmocka_unit_test(test_short_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
