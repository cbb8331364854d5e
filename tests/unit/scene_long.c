/* tests/unit/scene_long: the view of long signals: when it is chosen, that it draws every peak, and
 * what drags and the wheel do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "scene/scene.h"
#include "scene/view.h"
#include "scene_layers.h"

enum { W = 1280, H = 800 };

static const Layer layer = {1, 1, 20000, 1, 5, 2, 3, 1, 0, 0, CONV1D_ZEROS, false, 0, 0.01};

static void open_long(Stage *stage, Scene *scene) {
    scene_init(scene);
    assert_true(layer_open(&layer, stage));
    stage_goto(stage, 4000);
    stage_tick(stage, 100);
    scene_build(stage, W, H, scene);
}

static bool is_long(const Layer *other) {
    Stage stage;
    Scene scene;
    scene_init(&scene);
    assert_true(layer_open(other, &stage));
    scene_build(&stage, W, H, &scene);
    bool shown = scene.detail.count > 0;
    stage_release(&stage);
    scene_release(&scene);
    return shown;
}

static void test_it_is_chosen_for_what_does_not_fit_as_cells(void **state) {
    (void)state;
    Layer other = layer;
    assert_true(is_long(&other));
    other.length = 30;
    assert_false(is_long(&other));
    other.length = 300;
    assert_true(is_long(&other));
    other.length = 60; /* a few screens of cells, but no screen shows the window */
    other.kernel_size = 15;
    assert_true(is_long(&other));
}

/* One sample of ten million that stands out: the overview's line reaches it. */
static void test_a_single_peak_is_drawn(void **state) {
    (void)state;
    Layer flat = layer;
    flat.length = 10000000;
    flat.scale = 0;
    Stage stage;
    Scene scene;
    scene_init(&scene);
    assert_true(layer_open(&flat, &stage));
    tensor_set_double(&stage.walk.call.input, 7654321, 5);
    peaks_release(&stage.walk.x_peaks);
    peaks_init(&stage.walk.x_peaks, &stage.walk.call.input);
    scene_build(&stage, W, H, &scene);
    const Axis *at = &scene.overview;
    double x = at->x + (7654321 - at->first) / at->count * at->w;
    int peaks = 0;
    for (int i = 0; i < scene.point_count; i++) {
        const Point *p = &scene.points[i];
        bool high = p->y >= at->y && p->y < at->y + at->h / 4;
        if (high && p->x > at->x + 1 && p->x < at->x + at->w - 1) {
            assert_true(fabs((double)p->x - x) < 1.5);
            peaks++;
        }
    }
    assert_true(peaks > 0);
    stage_release(&stage);
    scene_release(&scene);
}

/* An infinity leaves through the box's edge, and the other samples keep their scale. */
static void test_infinities_do_not_flatten_the_rest(void **state) {
    (void)state;
    Layer noise = layer;
    noise.length = 400;
    noise.scale = 3;
    Stage stage;
    Scene scene;
    scene_init(&scene);
    assert_true(layer_open(&noise, &stage));
    tensor_set_double(&stage.walk.call.input, 200, INFINITY);
    tensor_set_double(&stage.walk.call.input, 300, NAN);
    peaks_release(&stage.walk.x_peaks);
    peaks_init(&stage.walk.x_peaks, &stage.walk.call.input);
    scene_build(&stage, W, H, &scene);
    const Axis *at = &scene.overview;
    int edge = 0, within = 0;
    for (int i = 0; i < scene.point_count; i++) {
        const Point *p = &scene.points[i];
        if (p->x <= at->x + 1 || p->x >= at->x + at->w - 1) continue;
        edge += fabsf(p->y - at->y) < 0.5f;
        within += p->y > at->y + 3 && p->y < at->y + at->h - 3;
    }
    assert_int_equal(edge, 1);
    assert_true(within > 350);
    stage_release(&stage);
    scene_release(&scene);
}

/* Does a stem run through the ink of this number? */
static bool is_crossed(const Scene *scene, const Item *text) {
    float middle = text->x + text->w / 2, half = 0.36f * (float)text->size;
    for (int i = 0; i < scene->count; i++) {
        const Item *line = &scene->items[i];
        bool upright = line->kind == ITEM_LINE && line->w < 1 && line->dash == DASH_NONE;
        if (upright && fabsf(line->x - middle) < 3 &&
            line->y < text->y + text->h / 2 + half - 0.5f &&
            line->y + line->h > text->y + text->h / 2 - half + 0.5f)
            return true;
    }
    return false;
}

/* Infinities and nan stand clear of their stems as other numbers do, whatever the rest is like. */
static void test_numbers_are_clear_of_their_stems(void **state) {
    (void)state;
    static const double odd[] = {INFINITY, -INFINITY, NAN, 1e30, -1e-30, 0};
    Layer noise = layer;
    noise.length = 40;
    noise.kernel_size = 1;
    for (int round = 0; round < 200; round++) {
        Stage stage;
        Scene scene;
        scene_init(&scene);
        noise.scale = round % 3 ? 3 : 0;
        assert_true(layer_open(&noise, &stage));
        Tensor *x = &stage.walk.call.input;
        for (int i = 0; i < 40; i++) {
            unsigned which = random_below(12);
            double value = which < 6 ? odd[which] : tensor_get_double(x, i);
            tensor_set_double(x, i, round % 4 == 1 ? fabs(value) : value);
        }
        peaks_release(&stage.walk.x_peaks);
        peaks_init(&stage.walk.x_peaks, x);
        view_show(&stage, view_find("long", 4));
        stage_see(&stage, 4, 12);
        scene_build(&stage, W, H, &scene);
        int numbers = 0;
        for (int i = 0; i < scene.count; i++) {
            const Item *item = &scene.items[i];
            if (item->kind != ITEM_TEXT || item->tag.kind != TAG_INPUT) continue;
            numbers++;
            if (is_crossed(&scene, item)) fail_msg("%s lies on a stem", scene_text(&scene, item));
        }
        assert_true(numbers > 6);
        stage_release(&stage);
        scene_release(&scene);
    }
}

static double detail_middle(const Stage *stage) {
    Sight sight = stage_sight(stage);
    return sight.first + sight.count / 2;
}

static void test_drags(void **state) {
    (void)state;
    Stage stage;
    Scene scene;
    open_long(&stage, &scene);
    double before = detail_middle(&stage), pixel = scene.detail.count / scene.detail.w;
    double x = scene.detail.x + 200, y = scene.detail.y + 50;
    Action action = scene_hit(&scene, x, y);
    assert_int_equal(action.kind, ACTION_PAN);
    action_apply(action, &stage); /* a press alone moves nothing */
    assert_true(detail_middle(&stage) == before);
    scene_drag(&scene, ACTION_PAN, x, x - 100, &stage);
    assert_true(fabs(detail_middle(&stage) - before - 100 * pixel) < 1e-6);
    scene_build(&stage, W, H, &scene);
    x = scene.overview.x + scene.overview.w * 0.75;
    action = scene_hit(&scene, x, scene.overview.y + 5);
    assert_int_equal(action.kind, ACTION_LOOK);
    action_apply(action, &stage);
    assert_true(fabs(detail_middle(&stage) - 15000) < 2);
    scene_drag(&scene, ACTION_LOOK, x, scene.overview.x + scene.overview.w / 2, &stage);
    assert_true(fabs(detail_middle(&stage) - 10000) < 2);
    scene_drag(&scene, ACTION_LOOK, x, -500, &stage); /* beyond its end */
    assert_true(stage_sight(&stage).first == 0);
    stage_release(&stage);
    scene_release(&scene);
}

static void test_the_wheel(void **state) {
    (void)state;
    Stage stage;
    Scene scene;
    open_long(&stage, &scene);
    double count = stage_sight(&stage).count, x = scene.detail.x + scene.detail.w * 0.3;
    double under = axis_position(&scene.detail, x);
    scene_wheel(&scene, x, scene.detail.y + 5, -3, 0, &stage);
    scene_build(&stage, W, H, &scene);
    assert_true(stage_sight(&stage).count > 1.9 * count);
    assert_true(fabs(axis_position(&scene.detail, x) - under) < 1e-6);
    scene_wheel(&scene, x, scene.detail.y + 5, 3, 0, &stage);
    assert_true(fabs(stage_sight(&stage).count - count) < 1e-6);
    scene_wheel(&scene, 5, 5, 3, 0, &stage); /* beside it */
    assert_true(fabs(stage_sight(&stage).count - count) < 1e-6);
    action_apply((Action){ACTION_ZOOM, -1}, &stage);
    assert_true(stage_sight(&stage).count > count);
    action_apply((Action){ACTION_ZOOM, 0}, &stage);
    assert_true(fabs(stage_sight(&stage).count - count) < 1e-6);
    stage_release(&stage);
    scene_release(&scene);
}

static void test_a_click_on_an_output_goes_there(void **state) {
    (void)state;
    Stage stage;
    Scene scene;
    open_long(&stage, &scene);
    Action action = {ACTION_NONE, 0};
    for (int i = 0; i < scene.count; i++)
        if (scene.items[i].action.kind == ACTION_GOTO) action = scene.items[i].action;
    assert_int_equal(action.kind, ACTION_GOTO);
    assert_true(action.value > 4000 && action.value < 4100);
    action_apply(action, &stage);
    assert_int_equal(stage.step, action.value);
    stage_release(&stage);
    scene_release(&scene);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_is_chosen_for_what_does_not_fit_as_cells),
        cmocka_unit_test(test_a_single_peak_is_drawn),
        cmocka_unit_test(test_infinities_do_not_flatten_the_rest),
        cmocka_unit_test(test_numbers_are_clear_of_their_stems),
        cmocka_unit_test(test_drags),
        cmocka_unit_test(test_the_wheel),
        cmocka_unit_test(test_a_click_on_an_output_goes_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
