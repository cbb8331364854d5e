/* tests/unit/scene_theme: every theme can be read on a weak projector and by colour-blind eyes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "scene/theme.h"

/* ---- contrast */

static void at_least(double contrast, double least, const Theme *t, const char *what) {
    if (contrast < least)
        fail_msg("%s theme: %s has a contrast of %.2f, not %.1f", t->name, what, contrast, least);
}

static void test_contrast_is_wcags(void **state) {
    (void)state;
    const Color black = {0, 0, 0, 255}, white = {255, 255, 255, 255}, grey = {119, 119, 119, 255};
    assert_float_equal(color_contrast(black, white), 21, 1e-9);
    assert_float_equal(color_contrast(white, white), 1, 1e-9);
    assert_float_equal(color_contrast(white, grey), 4.478, 1e-3); /* #777 on white, as known */
}

static void test_texts_on_surfaces(void **state) {
    (void)state;
    for (int row = 0; row < theme_count; row++) {
        const Theme *t = &themes[row];
        const Color surfaces[] = {t->ground, t->panel, t->control};
        for (int i = 0; i < 3; i++) {
            at_least(color_contrast(t->text, surfaces[i]), 7, t, "text");
            at_least(color_contrast(t->value, surfaces[i]), 7, t, "value");
            at_least(color_contrast(t->dim, surfaces[i]), 4.5, t, "dim");
            at_least(color_contrast(t->faint, surfaces[i]), 4.5, t, "faint");
            at_least(color_contrast(t->accent, surfaces[i]), 4.5, t, "accent");
            at_least(color_contrast(t->bias, surfaces[i]), 4.5, t, "bias");
            at_least(color_contrast(t->future, surfaces[i]), 4.5, t, "future");
        }
        for (int i = 0; i < THEME_CYCLE; i++) {
            at_least(color_contrast(t->taps[i], t->ground), 4.5, t, "a tap");
            at_least(color_contrast(t->series[i], t->panel), 3, t, "a series");
        }
        at_least(color_contrast(t->ground, t->accent), 4.5, t, "the play button's sign");
        at_least(color_contrast(t->track, t->ground), 1.8, t, "the track");
    }
}

static void test_texts_on_cells(void **state) {
    (void)state;
    for (int row = 0; row < theme_count; row++)
        for (int i = -1000; i <= 1001; i++) {
            const Theme *t = &themes[row];
            Color cell = theme_value(t, i > 1000 ? (double)NAN : i, 1000);
            at_least(color_contrast(theme_text_on(t, cell), cell), 4.5, t, "text on a cell");
        }
}

/* ---- colour-blind eyes: Machado, Oliveira and Fernandes 2009, severity 1, on linear light */

typedef struct Eye {
    const char *name;
    double matrix[3][3];
} Eye;

static const Eye eyes[] = {
    {"common", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {"protanopic",
     {{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {"deuteranopic",
     {{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
};
enum { EYES = sizeof eyes / sizeof *eyes };

typedef struct Lab {
    double l, a, b;
} Lab;

static double light(uint8_t byte) {
    double share = byte / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double lab_root(double x) {
    return x > 0.008856 ? cbrt(x) : 7.787 * x + 16.0 / 116;
}

static Lab seen(const Eye *eye, Color color) {
    const double in[3] = {light(color.r), light(color.g), light(color.b)};
    double c[3];
    for (int i = 0; i < 3; i++) {
        const double *m = eye->matrix[i];
        c[i] = fmin(fmax(m[0] * in[0] + m[1] * in[1] + m[2] * in[2], 0), 1);
    }
    double x = lab_root((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
    double y = lab_root(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
    double z = lab_root((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
    return (Lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/* In the units of CIELAB, where 2.3 is what can just be seen. */
static double apart(const Eye *eye, Color first, Color second) {
    Lab a = seen(eye, first), b = seen(eye, second);
    return sqrt((a.l - b.l) * (a.l - b.l) + (a.a - b.a) * (a.a - b.a) + (a.b - b.b) * (a.b - b.b));
}

static void far(const Theme *t, const Eye *eye, double from, double to, double least) {
    double distance = apart(eye, theme_value(t, from, 1), theme_value(t, to, 1));
    if (distance < least)
        fail_msg("%s theme, %s eye: %g and %g are %.1f apart, not %.1f", t->name, eye->name, from,
                 to, distance, least);
}

static void test_values(void **state) {
    (void)state;
    for (int row = 0; row < theme_count; row++)
        for (int e = 0; e < EYES; e++) {
            const Theme *t = &themes[row];
            far(t, &eyes[e], -1, 1, 60);
            far(t, &eyes[e], -0.5, 0.5, 30);
            far(t, &eyes[e], -0.1, 0.1, 15);
            far(t, &eyes[e], -1e-9, 1e-9, 12);
            far(t, &eyes[e], 0, 1e-9, 8);
            far(t, &eyes[e], 0, -1e-9, 8);
            far(t, &eyes[e], NAN, 1, 20);
            far(t, &eyes[e], NAN, -1, 20);
            far(t, &eyes[e], NAN, 0, 20);
            for (int i = 0; i < 10; i++) { /* larger is farther from zero, all the way */
                far(t, &eyes[e], i / 10.0, (i + 1) / 10.0, 3);
                far(t, &eyes[e], -i / 10.0, -(i + 1) / 10.0, 3);
            }
        }
}

static void test_find(void **state) {
    (void)state;
    assert_string_equal(themes[theme_find("light", 5)].name, "light");
    assert_string_equal(themes[theme_find("dark", 4)].name, "dark");
    assert_string_equal(themes[theme_find("l", 1)].name, "light");
    assert_int_equal(theme_find("", 0), -1);
    assert_int_equal(theme_find("lighter", 7), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contrast_is_wcags),
        cmocka_unit_test(test_texts_on_surfaces),
        cmocka_unit_test(test_texts_on_cells),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_find),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
