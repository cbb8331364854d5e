/* unit/tensor_figure: figures are filled, divided, measured, said in words and emptied. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "tensor/figure.h"

static void assert_words(const Figure *figure, const char *want) {
    char *words = figure_words(figure);
    assert_string_equal(words, want);
    mem_free(words);
}

static void test_series(void **state) {
    (void)state;
    Figure figure = {0};
    double y[] = {3, -1, 2};
    assert_true(figure_is_empty(&figure));
    Axes *axes = figure_axes(&figure);
    assert_true(figure_is_empty(&figure));
    Series *s = axes_add(axes, SERIES_LINE, NULL, y, 3);
    y[0] = 100; /* it has its own copy */
    for (int i = 0; i < 3; i++) assert_true(s->x[i] == i);
    assert_true(s->y[0] == 3);
    assert_false(figure_is_empty(&figure));
    assert_int_equal(figure.rows * figure.columns, 1);
    for (int i = 0; i < 20; i++) assert_non_null(axes_add(axes, SERIES_DOTS, y, y, i % 3));
    assert_int_equal(axes->series_count, 21);
    assert_int_equal(axes->series[20].count, 19 % 3);
    size_t before = mem_in_use();
    figure_clear(&figure);
    assert_true(mem_in_use() < before);
    assert_null(figure.axes);
    assert_true(figure_is_empty(&figure));
}

static void test_refused(void **state) {
    (void)state;
    Figure figure = {0};
    double y[] = {1, 2};
    Axes *axes = figure_axes(&figure);
    size_t before = mem_in_use();
    for (long nth = 1; nth <= 2; nth++) {
        mem_fail_at(nth);
        assert_null(axes_add(axes, SERIES_LINE, NULL, y, 2));
        assert_int_equal(axes->series_count, 0);
        assert_true(mem_in_use() == before);
    }
    mem_fail_at(0);
    assert_non_null(axes_add(axes, SERIES_LINE, NULL, y, 2));
    figure_clear(&figure);
}

static void test_words(void **state) {
    (void)state;
    Figure figure = {0};
    double y[] = {0, 0.99959999, NAN, 0.5}, same[] = {-3, -3}, at = 2.5, zero = 0;
    assert_words(&figure, "an empty figure");
    Axes *axes = figure_axes(&figure);
    assert_words(&figure, "nothing");
    figure_text(&axes_add(axes, SERIES_LINE, NULL, y, 4)->label, "loss");
    axes_add(axes, SERIES_DOTS, NULL, same, 2);
    axes_add(axes, SERIES_STEMS, NULL, same, 1);
    axes_add(axes, SERIES_BARS, NULL, y, 0);
    axes_add(axes, SERIES_ACROSS, &zero, &at, 1);
    axes_add(axes, SERIES_UPRIGHT, &at, &zero, 1);
    assert_words(&figure, "loss: a line of 4 points, 0 to 0.9996; 2 dots, all -3; 1 stem, at -3; "
                          "0 bars; a level line at 2.5; an upright line at 2.5");
    figure_clear(&figure);
    figure_grid(&figure, 1, 2);
    figure_text(&figure.title, "Both");
    figure_text(&figure.axes[1].title, "Second");
    figure.current = 1;
    axes_add(figure_axes(&figure), SERIES_BARS, NULL, same, 2);
    assert_words(&figure, "Both: axes 1: nothing; axes 2 (Second): 2 bars, all -3");
    figure_clear(&figure);
}

static void assert_range(const Axes *axes, double x0, double x1, double y0, double y1) {
    double low[2], high[2];
    axes_range(axes, low, high);
    assert_true(fabs(low[0] - x0) < 1e-12);
    assert_true(fabs(high[0] - x1) < 1e-12);
    assert_true(fabs(low[1] - y0) < 1e-12);
    assert_true(fabs(high[1] - y1) < 1e-12);
}

static void test_range(void **state) {
    (void)state;
    Figure figure = {0};
    Axes *axes = figure_axes(&figure);
    double x[] = {0, 20, 7}, y[] = {100, 140, INFINITY}, level = 180, zero = 0;
    assert_range(axes, -0.05, 1.05, -0.05, 1.05);
    axes_add(axes, SERIES_LINE, x, y, 3);
    assert_range(axes, -1, 21, 98, 142);
    axes_add(axes, SERIES_ACROSS, &zero, &level, 1); /* widens y alone */
    assert_range(axes, -1, 21, 96, 184);
    Series *bars = axes_add(axes, SERIES_BARS, x, y, 2); /* from 0, and as wide as they are */
    bars->width = 20;
    assert_range(axes, -12, 32, -9, 189);
    axes->has_ylim = true;
    axes->ylim[0] = 5; /* limits may be given the other way round */
    axes->ylim[1] = -5;
    assert_range(axes, -12, 32, -5, 5);
    figure_clear(&figure);
    axes = figure_axes(&figure);
    axes_add(axes, SERIES_LINE, x + 2, y, 1); /* a single point has room around it */
    assert_range(axes, 6.65, 7.35, 95, 105);
    figure_clear(&figure);
}

static void test_grids(void **state) {
    (void)state;
    Figure figure = {0};
    double y[] = {1};
    assert_true(figure_subplot(&figure, 2, 1, 0));
    axes_add(figure_axes(&figure), SERIES_LINE, NULL, y, 1);
    assert_true(figure_subplot(&figure, 2, 1, 1));
    figure_text(&figure_axes(&figure)->title, "below");
    assert_int_equal(figure.current, 1);
    assert_true(figure_subplot(&figure, 2, 2, 1)); /* finer: what was drawn moves along */
    assert_int_equal(figure.columns, 2);
    assert_int_equal(figure.current, 1);
    assert_int_equal(figure.axes[0].series_count, 1);
    assert_string_equal(figure.axes[2].title, "below");
    assert_true(figure_subplot(&figure, 2, 1, 1)); /* coarser: the first cell of its part */
    assert_int_equal(figure.current, 2);
    assert_int_equal(figure.columns, 2);
    assert_false(figure_subplot(&figure, 3, 1, 0));
    assert_false(figure_subplot(&figure, 1, 3, 0));
    assert_int_equal(figure.axes[0].series_count, 1);
    figure_clear(&figure);
    assert_true(figure_subplot(&figure, 3, 1, 2)); /* nothing drawn: any grid will do */
    assert_true(figure_subplot(&figure, 1, 4, 3));
    assert_int_equal(figure.rows * 10 + figure.columns, 14);
    figure_clear(&figure);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_series), cmocka_unit_test(test_refused), cmocka_unit_test(test_words),
        cmocka_unit_test(test_range),  cmocka_unit_test(test_grids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
