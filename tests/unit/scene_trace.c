/* tests/unit/scene_trace: the links of a trace run behind the cells of the rows between, and lead
 * to the cells that they are of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "scene/scene.h"
#include "scene/view.h"
#include "scene_layers.h"

enum { ROUNDS = 150, SAMPLES = 24 };

static Point point_at(const Scene *scene, const Item *item, float u) {
    const Point *p = scene->points + item->first;
    float v = 1 - u;
    if (item->kind == ITEM_LINE) return (Point){v * p[0].x + u * p[1].x, v * p[0].y + u * p[1].y};
    float a = v * v * v, b = 3 * v * v * u, c = 3 * v * u * u, d = u * u * u;
    return (Point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                   a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

static bool holds(const Item *box, Point at) {
    return at.x > box->x && at.x < box->x + box->w && at.y > box->y && at.y < box->y + box->h;
}

/* Is something opaque drawn over this point after the link, and before the text? */
static bool is_hidden(const Scene *scene, int link, int text, Point at) {
    for (int i = link + 1; i < text; i++) {
        const Item *box = &scene->items[i];
        if (box->kind == ITEM_BOX && box->fill.a == 255 && holds(box, at)) return true;
    }
    return false;
}

static bool is_link(const Scene *scene, int i) {
    const Item *item = &scene->items[i];
    return item->kind == ITEM_CURVE ||
           (item->kind == ITEM_LINE && item->count == 2 && item->h > 0.35f * scene->unit);
}

static void check_link(const Scene *scene, int link, const Layer *layer) {
    for (int s = 0; s <= SAMPLES; s++) {
        Point at = point_at(scene, &scene->items[link], (float)s / SAMPLES);
        for (int i = link + 1; i < scene->count; i++) {
            const Item *text = &scene->items[i];
            bool number = text->tag.kind == TAG_INPUT || text->tag.kind == TAG_OUTPUT;
            if (!number || !holds(text, at) || is_hidden(scene, link, i, at)) continue;
            layer_print(layer);
            fail_msg("a link runs through %s", scene_text(scene, text));
        }
    }
}

static void test_links_run_behind_cells(void **state) {
    (void)state;
    random_begin();
    Scene scene;
    scene_init(&scene);
    int links = 0;
    for (int round = 0; round < ROUNDS; round++) {
        Layer layer = layer_random();
        Stage stage;
        if (layer_open(&layer, &stage)) {
            stage_pin(&stage, cell_random(&stage.walk));
            view_show(&stage, view_find("trace", 5));
            scene_build(&stage, random_below(2) ? 1280 : 640, random_below(2) ? 800 : 400, &scene);
            for (int i = 0; i < scene.count; i++)
                if (is_link(&scene, i)) links++, check_link(&scene, i, &layer);
        }
        stage_release(&stage);
    }
    scene_release(&scene);
    assert_true(links > ROUNDS);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_links_run_behind_cells)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
