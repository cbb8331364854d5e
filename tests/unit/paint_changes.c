/* tests/unit/paint_changes: a picture drawn where it changed is the picture drawn whole, and what
 * stands still is not drawn again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "base/mem.h"
#include "paint/paint.h"
#include "scene/view.h"
#include "scene_layers.h"

enum { WIDTH = 1280, HEIGHT = 800, LAYERS = 25, PICTURES = 8 };

typedef struct Desk {
    Fonts *fonts;
    Scene scene;
    Canvas canvas;
    Changes changes;
    uint32_t *kept, *whole; /* drawn piece by piece; drawn at once */
} Desk;

static void desk_open(Desk *d) {
    Error error = {0};
    *d = (Desk){0};
    if (!fonts_new(&d->fonts, &error)) fail_msg("%s", error.message);
    scene_init(&d->scene);
    d->kept = mem_new(sizeof *d->kept * WIDTH * HEIGHT);
    d->whole = mem_new(sizeof *d->whole * WIDTH * HEIGHT);
}

static void desk_close(Desk *d) {
    fonts_free(d->fonts);
    scene_release(&d->scene);
    canvas_release(&d->canvas);
    changes_release(&d->changes);
    mem_free(d->kept);
    mem_free(d->whole);
}

static void draw_changes(Desk *d, const Stage *stage, int width, int height) {
    scene_build(stage, width, height, &d->scene);
    canvas_use(&d->canvas, d->kept, width, height, width);
    paint_changes(&d->scene, d->fonts, &d->canvas, &d->changes);
}

static void check_whole(Desk *d) {
    int width = d->scene.width, height = d->scene.height;
    canvas_use(&d->canvas, d->whole, width, height, width);
    paint_scene(&d->scene, d->fonts, &d->canvas);
    for (int i = 0; i < width * height; i++)
        if (d->kept[i] != d->whole[i])
            fail_msg("pixel %d, %d is %08x, not %08x", i % width, i / width, d->kept[i],
                     d->whole[i]);
}

static int64_t area_sum(const Changes *changes) {
    int64_t sum = 0;
    for (int i = 0; i < changes->count; i++) {
        Area a = changes->areas[i];
        sum += (int64_t)(a.right - a.left) * (a.bottom - a.top);
    }
    return sum;
}

static void move_anyhow(Stage *stage) {
    stage_move_randomly(stage);
    if (random_below(8) == 0) stage_theme(stage, (stage->theme + 1) % theme_count);
    if (random_below(4) == 0) view_show(stage, (int)random_below((unsigned)view_count));
    if (random_below(8) == 0) stage_play(stage, !stage->playing);
}

static void test_random_walks(void **state) {
    (void)state;
    random_begin();
    Desk desk;
    desk_open(&desk);
    for (int round = 0; round < LAYERS; round++) {
        Layer layer = layer_random();
        Stage stage;
        bool opened = layer_open(&layer, &stage);
        int width = random_below(2) ? WIDTH : 700, height = random_below(2) ? HEIGHT : 450;
        for (int i = 0; opened && i < PICTURES; i++) {
            move_anyhow(&stage);
            draw_changes(&desk, &stage, width, height);
            check_whole(&desk);
        }
        stage_release(&stage);
    }
    desk_close(&desk);
}

static const Layer small = {1, 1, 10, 1, 3, 1, 1, 1, 1, 1, CONV1D_ZEROS, true, 0, 1};

static void test_little_is_drawn(void **state) {
    (void)state;
    Desk desk;
    Stage stage;
    desk_open(&desk);
    assert_true(layer_open(&small, &stage));
    stage_tick(&stage, 10);
    draw_changes(&desk, &stage, WIDTH, HEIGHT);
    assert_int_equal(area_sum(&desk.changes), WIDTH * HEIGHT);
    draw_changes(&desk, &stage, WIDTH, HEIGHT);
    assert_int_equal(desk.changes.count, 0);
    stage_next(&stage);
    stage_tick(&stage, 10.1);
    draw_changes(&desk, &stage, WIDTH, HEIGHT);
    int64_t moved = area_sum(&desk.changes);
    assert_true(moved > 1000 && moved < WIDTH * HEIGHT / 2);
    /* The pixels are lost; the window has another size. */
    changes_forget(&desk.changes);
    draw_changes(&desk, &stage, WIDTH, HEIGHT);
    assert_int_equal(area_sum(&desk.changes), WIDTH * HEIGHT);
    draw_changes(&desk, &stage, 777, 555);
    assert_int_equal(area_sum(&desk.changes), 777 * 555);
    check_whole(&desk);
    stage_release(&stage);
    desk_close(&desk);
}

/* Once it has been seen, play allocates nothing: not for texts, nor lines, nor areas. */
static void test_no_allocation(void **state) {
    (void)state;
    const Layer layers[] = {small,
                            {1, 8, 30, 6, 5, 2, 2, 2, 3, 3, CONV1D_REFLECT, true, 0, 1},
                            {1, 1, 5000, 1, 9, 2, 4, 1, 0, 0, CONV1D_ZEROS, true, 0, 1}};
#if defined(__SANITIZE_ADDRESS__)
    skip(); /* there each text has a block of its own */
#endif
    Desk desk;
    desk_open(&desk);
    for (int i = 0; i < 3; i++) {
        Stage stage;
        assert_true(layer_open(&layers[i], &stage));
        for (int view = 0; view < view_count; view++) {
            if (!view_show(&stage, view)) continue;
            size_t before = 0;
            for (int run = 0; run < 2; run++) {
                stage_goto(&stage, 0);
                stage.clock = stage.moved_at = 0;
                stage.by_parts = true;
                stage_play(&stage, true);
                before = mem_count();
                for (int frame = 1; frame < 200; frame++) {
                    stage_tick(&stage, frame / 20.0);
                    draw_changes(&desk, &stage, WIDTH, HEIGHT);
                }
                stage_play(&stage, false);
            }
            if (mem_count() > before)
                fail_msg("view %s: %zu blocks in 200 frames", views[view].name,
                         mem_count() - before);
        }
        stage_release(&stage);
    }
    desk_close(&desk);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_walks),
        cmocka_unit_test(test_little_is_drawn),
        cmocka_unit_test(test_no_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
