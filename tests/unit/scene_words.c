/* tests/unit/scene_words: whatever the layer, no words of the picture are cut, down to the smallest
 * window. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "scene/scene.h"
#include "scene/view.h"
#include "scene_layers.h"

enum { ROUNDS = 400 };

static const int sizes[][2] = {{640, 400}, {640, 400}, {640, 480}, {800, 600}, {1280, 800}};
enum { SIZES = sizeof sizes / sizeof *sizes };

/* Ends in "…" after something: a row's mark of going on is that character alone, and "+ …" is a
 * sum that is still being told. */
static bool is_cut(const char *text) {
    size_t length = strlen(text), mark = strlen("…");
    if (length <= mark || strcmp(text + length - mark, "…") != 0) return false;
    return length < mark + 2 || strcmp(text + length - mark - 2, "+ …") != 0;
}

static void check_words(const Scene *scene, const Layer *layer, const Stage *stage) {
    for (int i = 0; i < scene->count; i++) {
        const Item *item = &scene->items[i];
        if (item->kind != ITEM_TEXT || !is_cut(scene_text(scene, item))) continue;
        layer_print(layer);
        fail_msg("view %d, step %lld, %dx%d, text scale %d: \"%s\"", stage->view,
                 (long long)stage->step, scene->width, scene->height, scene->text_scale,
                 scene_text(scene, item));
    }
}

/* Every view of random layers, at any step and part, with any cell pinned. */
static void test_no_words_are_cut(void **state) {
    (void)state;
    random_begin();
    Scene scene;
    scene_init(&scene);
    int drawn = 0;
    for (int round = 0; round < ROUNDS; round++) {
        Layer layer = layer_random();
        Stage stage;
        if (layer_open(&layer, &stage)) {
            stage_move_randomly(&stage);
            for (int view = 0; view < view_count; view++) {
                if (!view_show(&stage, view)) continue;
                if (random_below(3) == 0)
                    stage_part(&stage, random_below((unsigned)walk_parts(&stage.walk)));
                if (random_below(2)) stage_pin(&stage, pick_random(&stage.walk));
                const int *size = sizes[random_below(SIZES)];
                scene.text_scale = (int)random_below(5);
                scene_build(&stage, size[0], size[1], &scene);
                check_words(&scene, &layer, &stage);
                drawn++;
            }
        }
        stage_release(&stage);
    }
    scene_release(&scene);
    assert_true(drawn > ROUNDS);
}

static void test_pages(void **state) {
    (void)state;
    Scene scene;
    Stage stage;
    scene_init(&scene);
    stage_init(&stage);
    Layer none = {0};
    for (int keys = 0; keys < 2; keys++)
        for (int i = 0; i < SIZES; i++)
            for (scene.text_scale = 0; scene.text_scale < 5; scene.text_scale++) {
                scene.shows_keys = keys;
                scene_build(&stage, sizes[i][0], sizes[i][1], &scene);
                check_words(&scene, &none, &stage);
            }
    stage_release(&stage);
    scene_release(&scene);
}

/* All seven positions of a padded input of five have room beside a narrow grid. */
static void test_channels_use_the_room(void **state) {
    (void)state;
    static const Layer layers[] = {{1, 1, 5, 2, 3, 1, 1, 1, 1, 1, CONV1D_ZEROS, true, 0, 1},
                                   {1, 2, 5, 2, 2, 2, 2, 1, 1, 1, CONV1D_ZEROS, true, 0, 1}};
    for (int which = 0; which < 2; which++) {
        Stage stage;
        Scene scene;
        scene_init(&scene);
        assert_true(layer_open(&layers[which], &stage));
        view_show(&stage, view_find("channels", 8));
        scene_build(&stage, 1280, 800, &scene);
        int64_t seen = 0;
        for (int i = 0; i < scene.count; i++)
            seen += scene.items[i].tag.kind == TAG_INPUT && scene.items[i].tag.b == 0;
        assert_int_equal(seen, 7);
        stage_release(&stage);
        scene_release(&scene);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_no_words_are_cut),
                                       cmocka_unit_test(test_pages),
                                       cmocka_unit_test(test_channels_use_the_room)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
