/* tests/unit/scene_actions: what a click does, colours of values, ticks, plots. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "base/mem.h"
#include "scene/scene.h"
#include "scene/ticks.h"
#include "scene_layers.h"

static const Layer small = {1, 2, 6, 3, 3, 1, 1, 1, 1, 1, CONV1D_ZEROS, true, 0, 1};

static void open_at(Stage *stage, Scene *scene, int64_t step, int width, int height) {
    scene_init(scene);
    assert_true(layer_open(&small, stage));
    stage_goto(stage, step);
    stage_tick(stage, 100);
    scene_build(stage, width, height, scene);
}

/* Click in the middle of the item that has the action. */
static void click(const Scene *scene, ActionKind kind, Stage *stage) {
    for (int i = 0; i < scene->count; i++) {
        const Item *item = &scene->items[i];
        if (item->action.kind != kind) continue;
        Action action = scene_hit(scene, item->x + item->w / 2, item->y + item->h / 2);
        assert_int_equal(action.kind, kind);
        action_apply(action, stage);
        return;
    }
    fail_msg("nothing has action %d", kind);
}

static void test_buttons(void **state) {
    (void)state;
    const int sizes[][2] = {{640, 400}, {1280, 800}, {3840, 2160}};
    for (int i = 0; i < 3; i++) {
        Stage stage;
        Scene scene;
        open_at(&stage, &scene, 8, sizes[i][0], sizes[i][1]);
        click(&scene, ACTION_NEXT, &stage);
        assert_int_equal(stage.step, 9);
        click(&scene, ACTION_PREV, &stage);
        assert_int_equal(stage.step, 8);
        click(&scene, ACTION_FIRST, &stage);
        assert_int_equal(stage.step, 0);
        click(&scene, ACTION_LAST, &stage);
        assert_int_equal(stage.step, 17);
        stage_goto(&stage, 3);
        click(&scene, ACTION_PLAY, &stage);
        assert_true(stage.playing);
        click(&scene, ACTION_PLAY, &stage);
        assert_false(stage.playing);
        click(&scene, ACTION_SEEK, &stage); /* 17 steps: the middle lies between 8 and 9 */
        assert_true(stage.step == 8 || stage.step == 9);
        stage_release(&stage);
        scene_release(&scene);
    }
}

static void test_bar(void **state) {
    (void)state;
    Stage stage;
    Scene scene;
    open_at(&stage, &scene, 0, 1280, 800);
    for (int step = 0; step < 18; step++) {
        double x = scene.bar_left + (scene.bar_right - scene.bar_left) * step / 17;
        assert_int_equal(scene_seek(&scene, x), step);
        Action action = scene_hit(&scene, x, 752);
        assert_int_equal(action.kind, ACTION_SEEK);
        assert_int_equal(action.value, step);
    }
    assert_int_equal(scene_seek(&scene, -50), 0);
    assert_int_equal(scene_seek(&scene, 5000), 17);
    assert_int_equal(scene_hit(&scene, 700, 20).kind, ACTION_NONE);
    stage_release(&stage);
    scene_release(&scene);
}

static void test_keys(void **state) {
    (void)state;
    Stage stage;
    Scene scene;
    open_at(&stage, &scene, 8, 1280, 800);
    action_apply((Action){ACTION_CHANNEL, 1}, &stage);
    assert_int_equal(stage.step, 14);
    action_apply((Action){ACTION_CHANNEL, 1}, &stage);
    assert_int_equal(stage.step, 14);
    action_apply((Action){ACTION_CHANNEL, -1}, &stage);
    assert_int_equal(stage.step, 8);
    double speed = stage.speed;
    action_apply((Action){ACTION_FASTER, 0}, &stage);
    assert_true(stage.speed > speed);
    action_apply((Action){ACTION_SLOWER, 0}, &stage);
    assert_true(stage.speed == speed);
    stage_release(&stage);
    scene_release(&scene);
}

static bool same_color(Color a, Color b) {
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

static void test_value_colors(void **state) {
    (void)state;
    const Theme *t = &themes[0];
    assert_true(same_color(theme_value(t, 0, 9), t->neutral));
    assert_true(same_color(theme_value(t, 9, 9), t->positive));
    assert_true(same_color(theme_value(t, -9, 9), t->negative));
    assert_true(same_color(theme_value(t, INFINITY, 1), t->positive));
    assert_true(same_color(theme_value(t, NAN, 1), t->unknown));
    assert_false(same_color(theme_value(t, 1e-20, 9), t->neutral));
    assert_true(value_limit(-3, 2) == 3);
    assert_true(value_limit(0, 0) == 1);
    assert_true(value_limit(-INFINITY, 2) == 1);
    /* A text is light or dark by the cell that it stands on. */
    assert_true(color_luminance(theme_text_on(t, t->neutral)) > 0.8);
    assert_true(color_luminance(theme_text_on(t, t->accent)) < 0.2);
}

static void test_ticks(void **state) {
    (void)state;
    char text[32];
    Ticks t = ticks_between(-1.1, 1.1, 5);
    assert_true(t.step == 0.5);
    assert_int_equal(t.count, 5);
    ticks_text(&t, 0, text, sizeof text);
    assert_string_equal(text, "-1.0");
    ticks_text(&t, 2, text, sizeof text);
    assert_string_equal(text, "0.0");
    t = ticks_between(0, 100, 5);
    assert_true(t.step == 20);
    ticks_text(&t, 5, text, sizeof text);
    assert_string_equal(text, "100");
    t = ticks_between(0, 3e-10, 3);
    ticks_text(&t, 1, text, sizeof text);
    assert_string_equal(text, "1e-10");
    for (int i = 0; i < 2000; i++) {
        double low = random_value() * pow(10, (double)random_below(20) - 10);
        double high = low + (random_value() + 1.0001) * pow(10, (double)random_below(16) - 8);
        if (high - low < 1e-9 * fabs(low)) continue;
        t = ticks_between(low, high, 6);
        assert_in_range(t.count, 1, 14);
        assert_true(ticks_at(&t, 0) >= low - t.step / 1000);
        assert_true(ticks_at(&t, t.count - 1) <= high + t.step / 1000);
    }
}

static int count_kind(const Scene *scene, ItemKind kind) {
    int count = 0;
    for (int i = 0; i < scene->count; i++) count += scene->items[i].kind == kind;
    return count;
}

/* Every point that is drawn lies in the window, however long the data and narrow the limits. */
static void test_plot(void **state) {
    (void)state;
    enum { MANY = 30000 };
    static double y[MANY];
    for (int i = 0; i < MANY; i++) y[i] = i % 1000 == 999 ? NAN : random_value() * 50;
    Figure figure = {0};
    Axes *axes = figure_axes(&figure);
    Series *series = axes_add(axes, SERIES_LINE, NULL, y, MANY);
    series->label = mem_text("noise");
    axes->legend = true;
    axes->has_ylim = true;
    axes->ylim[0] = -20;
    axes->ylim[1] = 30;
    Stage stage;
    Scene scene;
    stage_init(&stage);
    scene_init(&scene);
    stage_show_figure(&stage, &figure);
    scene_build(&stage, 1000, 700, &scene);
    assert_true(count_kind(&scene, ITEM_LINE) > 10);
    assert_true(scene.point_count < 20000);
    for (int i = 0; i < scene.point_count; i++) {
        assert_true(scene.points[i].x >= 0 && scene.points[i].x <= 1000);
        assert_true(scene.points[i].y >= 0 && scene.points[i].y <= 700);
    }
    bool labelled = false;
    for (int i = 0; i < scene.count; i++)
        labelled |= scene.items[i].kind == ITEM_TEXT &&
                    !strcmp(scene_text(&scene, &scene.items[i]), "noise");
    assert_true(labelled);
    stage_release(&stage);
    scene_release(&scene);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_buttons), cmocka_unit_test(test_bar),
        cmocka_unit_test(test_keys),    cmocka_unit_test(test_value_colors),
        cmocka_unit_test(test_ticks),   cmocka_unit_test(test_plot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
