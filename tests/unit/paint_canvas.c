/* tests/unit/paint_canvas: shapes cover the pixels that they should, softly at their edges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "paint/canvas.h"

enum { SIDE = 64, MARGIN = 4, PITCH = SIDE + MARGIN };

static uint32_t pixels[SIDE * PITCH];
static Canvas canvas;
static const Color white = {255, 255, 255, 255}, clear = {0};

static int start(void **state) {
    (void)state;
    memset(pixels, 0, sizeof pixels);
    canvas_use(&canvas, pixels, SIDE, SIDE, PITCH);
    return 0;
}

static int finish(void **state) {
    (void)state;
    for (int i = 0; i < SIDE * SIDE; i++) assert_int_equal(canvas.mask[i], 0);
    /* Nothing was drawn beside the rows. */
    for (int y = 0; y < SIDE; y++)
        for (int x = SIDE; x < PITCH; x++) assert_int_equal(pixels[y * PITCH + x], 0);
    canvas_release(&canvas);
    return 0;
}

static int shade(int x, int y) {
    return (int)(pixels[y * PITCH + x] & 255);
}

static double area(void) {
    double sum = 0;
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) sum += shade(x, y) / 255.0;
    return sum;
}

static void near(double value, double wanted, double slack) {
    if (fabs(value - wanted) > slack) fail_msg("%g is not %g", value, wanted);
}

static void test_box(void **state) {
    (void)state;
    canvas_box(&canvas, 10, 20, 30, 15, 0, white, clear, 0);
    assert_int_equal(shade(10, 20), 255);
    assert_int_equal(shade(39, 34), 255);
    assert_int_equal(shade(9, 25), 0);
    assert_int_equal(shade(40, 25), 0);
    near(area(), 30 * 15, 0.1);
}

static void test_box_between_pixels(void **state) {
    (void)state;
    canvas_box(&canvas, 10.5f, 20, 30, 15, 0, white, clear, 0);
    near(shade(10, 25), 128, 2);
    near(shade(40, 25), 128, 2);
    near(area(), 30 * 15, 4);
}

static void test_circle(void **state) {
    (void)state;
    canvas_box(&canvas, 12, 12, 40, 40, 20, white, clear, 0);
    near(area(), 3.14159 * 20 * 20, 12);
}

static void test_stroke(void **state) {
    (void)state;
    canvas_box(&canvas, 10, 10, 40, 40, 8, clear, white, 2);
    assert_int_equal(shade(30, 30), 0);
    assert_int_equal(shade(30, 9), 255);
    assert_int_equal(shade(30, 10), 255);
    assert_int_equal(shade(30, 12), 0);
    near(area(), 2 * (4 * 24 + 2 * 3.14159 * 8), 8);
}

static void test_line(void **state) {
    (void)state;
    Point points[] = {{10, 32}, {50, 32}, {50, 10}};
    canvas_line(&canvas, points, 3, 4, 0, 0, white);
    assert_int_equal(shade(30, 31), 255);
    assert_int_equal(shade(30, 35), 0);
    /* The joint is no darker and no hole. */
    assert_int_equal(shade(49, 31), 255);
    near(area(), 4 * 62 + 3.14159 * 4, 8);
}

static void test_dashes(void **state) {
    (void)state;
    Point points[] = {{4, 32}, {60, 32}};
    canvas_line(&canvas, points, 2, 2, 6, 8, white);
    int strokes = 0;
    for (int x = 1; x < SIDE; x++) strokes += shade(x, 31) > 127 && shade(x - 1, 31) <= 127;
    assert_int_equal(strokes, 4);
}

static void test_triangle(void **state) {
    (void)state;
    /* Either way round. */
    Point points[] = {{10, 10}, {50, 10}, {10, 40}}, back[] = {{10, 10}, {10, 40}, {50, 10}};
    canvas_triangle(&canvas, points, white);
    near(area(), 600, 8);
    start(NULL);
    canvas_triangle(&canvas, back, white);
    near(area(), 600, 8);
}

static void test_clipping(void **state) {
    (void)state;
    Point points[] = {{-500, -300}, {900, 700}};
    uint8_t coverage[100];
    memset(coverage, 255, sizeof coverage);
    canvas_box(&canvas, -20, -20, 30, 30, 5, white, white, 3);
    canvas_box(&canvas, 60, 60, 300, 300, 5, white, white, 3);
    canvas_line(&canvas, points, 2, 6, 3, 3, white);
    canvas_triangle(&canvas, (Point[]){{-9, -9}, {90, 20}, {20, 90}}, white);
    canvas_coverage(&canvas, coverage, 10, 10, 10, -5, 60, white);
    canvas_coverage(&canvas, coverage, 10, 10, 10, 60, -5, white);
    canvas_coverage(&canvas, coverage, 10, 10, 10, 600, -500, white);
    assert_int_equal(shade(0, 63), 255);
    assert_int_equal(shade(63, 0), 255);
}

static void test_blend(void **state) {
    (void)state;
    canvas_box(&canvas, 0, 0, SIDE, SIDE, 0, (Color){100, 100, 100, 255}, clear, 0);
    canvas_box(&canvas, 0, 0, SIDE, SIDE, 0, (Color){200, 200, 200, 128}, clear, 0);
    near(shade(30, 30), 150, 1);
    assert_int_equal(pixels[0] >> 24, 255);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_box, start, finish),
        cmocka_unit_test_setup_teardown(test_box_between_pixels, start, finish),
        cmocka_unit_test_setup_teardown(test_circle, start, finish),
        cmocka_unit_test_setup_teardown(test_stroke, start, finish),
        cmocka_unit_test_setup_teardown(test_line, start, finish),
        cmocka_unit_test_setup_teardown(test_dashes, start, finish),
        cmocka_unit_test_setup_teardown(test_triangle, start, finish),
        cmocka_unit_test_setup_teardown(test_clipping, start, finish),
        cmocka_unit_test_setup_teardown(test_blend, start, finish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
