/* tests/unit/scene_values: each view, of any layer and in any theme, says what input and output
 * are, names the layer's line of code, and shows what its colours stand for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "scene/scene.h"
#include "scene/view.h"
#include "scene_layers.h"
#include "walk/text.h"

enum { LAYERS = 60 };

/* Words are not numbers' mono. */
static const Item *word_find(const Scene *scene, const char *text) {
    for (const Item *item = scene->items; item < scene->items + scene->count; item++)
        if (item->kind == ITEM_TEXT && item->face == FACE_SANS &&
            !strcmp(scene_text(scene, item), text))
            return item;
    return NULL;
}

/* The least, 0 and the greatest stand to the right of the name, each on its colour. */
static void check_entry(const Scene *scene, const char *name, double low, double high) {
    const Item *label = word_find(scene, name);
    if (!label) fail_msg("\"%s\" is missing", name);
    const double values[] = {low, 0, high};
    for (int v = 0; v < 3; v++) {
        Color color = theme_value(scene->theme, values[v], value_limit(low, high));
        Str number;
        str_init(&number);
        number_short(values[v], 5, &number);
        bool found = false;
        for (const Item *item = label + 1; item < scene->items + scene->count; item++) {
            if (item->kind != ITEM_TEXT || strcmp(scene_text(scene, item), number.text) != 0)
                continue;
            found = item->x > label->x && !memcmp(&item[-1].fill, &color, sizeof color);
            break;
        }
        if (!found) fail_msg("%s: %s is not shown on its colour", name, number.text);
        str_release(&number);
    }
}

static void check_view(const Scene *scene, const Walk *walk) {
    check_entry(scene, "input", walk->x_low, walk->x_high);
    check_entry(scene, "output", walk->y_low, walk->y_high);
    if (word_find(scene, "kernel")) check_entry(scene, "kernel", walk->w_low, walk->w_high);
    bool named = false;
    for (int i = 0; i < scene->count; i++)
        named |= scene->items[i].kind == ITEM_TEXT &&
                 strstr(scene_text(scene, &scene->items[i]), "nn.Conv1d(");
    if (!named)
        fail_msg("%dx%d: the line of %s is missing", scene->width, scene->height, walk->layer);
}

static void test_every_view(void **state) {
    (void)state;
    random_begin();
    Scene scene;
    scene_init(&scene);
    for (int round = 0; round < LAYERS; round++) {
        Layer layer = layer_random();
        Stage stage;
        bool opened = layer_open(&layer, &stage);
        if (opened) stage_move_randomly(&stage);
        for (int view = 0; opened && view < view_count; view++) {
            if (!view_show(&stage, view)) continue;
            stage_theme(&stage, (int)random_below((unsigned)theme_count));
            scene_build(&stage, random_below(2) ? 1280 : 660, random_below(2) ? 800 : 420, &scene);
            check_view(&scene, &stage.walk);
        }
        stage_release(&stage);
    }
    scene_release(&scene);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_view)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
