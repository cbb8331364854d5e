/* paint/changes: which parts of a picture differ from the picture before. */
#include "paint/changes.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "paint/paint.h"

enum { TILE = 32 };

void changes_release(Changes *c) {
    mem_free(c->before);
    mem_free(c->now);
    mem_free(c->areas);
    mem_free(c->reach);
    *c = (Changes){0};
}

void changes_forget(Changes *c) {
    c->width = c->height = 0;
}

/* ---- looks as numbers */

static inline uint64_t mix(uint64_t sum, uint64_t word) {
    sum = (sum ^ word) * 0x9e3779b97f4a7c15u;
    return sum ^ sum >> 29;
}

static uint64_t mix_bytes(uint64_t sum, const void *bytes, size_t size) {
    const char *from = bytes;
    uint64_t word;
    for (; size >= sizeof word; size -= sizeof word, from += sizeof word) {
        memcpy(&word, from, sizeof word);
        sum = mix(sum, word);
    }
    word = 0;
    memcpy(&word, from, size);
    return mix(sum, word ^ (uint64_t)size << 56);
}

/* All that a painter looks at. */
static uint64_t item_look(const Scene *scene, const Item *item) {
    const float places[] = {item->x, item->y, item->w, item->h, item->radius, item->line};
    const int words[] = {item->kind, item->dash, item->face, item->align, item->size, item->count};
    uint64_t sum = mix_bytes(1, places, sizeof places);
    sum = mix_bytes(sum, words, sizeof words);
    sum = mix_bytes(sum, &item->fill, sizeof item->fill);
    sum = mix_bytes(sum, &item->stroke, sizeof item->stroke);
    if (item->dash != DASH_NONE) sum = mix_bytes(sum, &scene->unit, sizeof scene->unit);
    if (item->kind == ITEM_TEXT) {
        const char *text = scene_text(scene, item);
        sum = mix_bytes(sum, text, strlen(text));
    } else if (item->count > 0) {
        sum = mix_bytes(sum, scene->points + item->first, (size_t)item->count * sizeof(Point));
    }
    return sum;
}

/* ---- tiles */

static int clamp(float x, int most) {
    return x <= 0 ? 0 : x >= (float)most ? most : (int)x;
}

static Area area_of(const Scene *scene, float left, float top, float right, float bottom) {
    return (Area){clamp(floorf(left), scene->width), clamp(floorf(top), scene->height),
                  clamp(ceilf(right), scene->width), clamp(ceilf(bottom), scene->height)};
}

static void tiles_touch(Changes *c, Area area, uint64_t look) {
    if (area.left >= area.right || area.top >= area.bottom) return;
    int last = (area.right - 1) / TILE;
    for (int row = area.top / TILE; row <= (area.bottom - 1) / TILE; row++)
        for (int column = area.left / TILE; column <= last; column++) {
            uint64_t *tile = &c->now[row * c->columns + column];
            *tile = mix(*tile, look);
        }
}

/* A line that crosses the picture touches the tiles along it, not the rectangle around it. */
static void pieces_touch(Changes *c, const Scene *scene, const Point *points, int count,
                         float reach, uint64_t look) {
    for (int i = 0; i + 1 < count; i++) {
        Point a = points[i], b = points[i + 1];
        tiles_touch(c,
                    area_of(scene, fminf(a.x, b.x) - reach, fminf(a.y, b.y) - reach,
                            fmaxf(a.x, b.x) + reach, fmaxf(a.y, b.y) + reach),
                    look);
    }
}

static void item_touch(Changes *c, const Scene *scene, const Item *item, Area reach) {
    if (!item_is_seen(item)) return;
    uint64_t look = item_look(scene, item);
    if (item->kind != ITEM_LINE && item->kind != ITEM_CURVE) {
        tiles_touch(c, reach, look);
        return;
    }
    const Point *points = scene->points + item->first;
    Point curve[CURVE_POINTS];
    if (item->kind == ITEM_CURVE) curve_points(points, curve);
    pieces_touch(c, scene, item->kind == ITEM_CURVE ? curve : points,
                 item->kind == ITEM_CURVE ? CURVE_POINTS : item->count, item->line / 2 + 2, look);
}

/* ---- rectangles */

static bool differs(const Changes *c, int row, int column) {
    int tile = row * c->columns + column;
    return c->before[tile] != c->now[tile];
}

/* A run of tiles under a rectangle as wide makes that one longer. */
static void areas_add(Changes *c, Area run) {
    enum { LOOK_BACK = 64 };
    for (int i = c->count; i-- > 0 && i > c->count - LOOK_BACK;) {
        Area *above = &c->areas[i];
        if (above->bottom != run.top || above->left != run.left || above->right != run.right)
            continue;
        above->bottom = run.bottom;
        return;
    }
    c->areas[c->count++] = run;
}

static void areas_collect(Changes *c) {
    c->count = 0;
    for (int row = 0; row < c->rows; row++)
        for (int column = 0; column < c->columns; column++) {
            if (!differs(c, row, column)) continue;
            int first = column;
            while (column < c->columns && differs(c, row, column)) column++;
            int right = column * TILE, bottom = (row + 1) * TILE;
            areas_add(c, (Area){first * TILE, row * TILE, right < c->width ? right : c->width,
                                bottom < c->height ? bottom : c->height});
        }
}

/* Where its pixels may be: strokes lie half outside, edges are a pixel soft. A text's signs stay
 * within an em above and below its middle. */
static Area item_reach(const Scene *scene, const Item *item) {
    if (!item_is_seen(item)) return (Area){0};
    float beside = item->kind == ITEM_TEXT ? 2 : item->line / 2 + 2;
    float above = beside;
    if (item->kind == ITEM_TEXT) above = (float)item->size - item->h / 2;
    return area_of(scene, item->x - beside, item->y - above, item->x + item->w + beside,
                   item->y + item->h + above);
}

static void make_room(Changes *c, const Scene *scene) {
    int tiles = c->columns * c->rows;
    if (tiles > c->tile_room) {
        c->before = mem_grow(c->before, (size_t)tiles * sizeof *c->before);
        c->now = mem_grow(c->now, (size_t)tiles * sizeof *c->now);
        c->areas = mem_grow(c->areas, (size_t)tiles * sizeof *c->areas);
        c->tile_room = tiles;
    }
    if (scene->item_room > c->reach_room) {
        c->reach = mem_grow(c->reach, (size_t)scene->item_room * sizeof *c->reach);
        c->reach_room = scene->item_room;
    }
}

void changes_find(Changes *c, const Scene *scene) {
    bool same_size = c->width == scene->width && c->height == scene->height;
    c->width = scene->width;
    c->height = scene->height;
    c->columns = (c->width + TILE - 1) / TILE;
    c->rows = (c->height + TILE - 1) / TILE;
    make_room(c, scene);
    size_t bytes = (size_t)(c->columns * c->rows) * sizeof *c->now;
    memset(c->now, 0, bytes);
    for (int i = 0; i < scene->count; i++) {
        c->reach[i] = item_reach(scene, &scene->items[i]);
        item_touch(c, scene, &scene->items[i], c->reach[i]);
    }
    if (!same_size) /* differ everywhere */
        for (int i = 0; i < c->columns * c->rows; i++) c->before[i] = ~c->now[i];
    areas_collect(c);
    uint64_t *swap = c->before;
    c->before = c->now;
    c->now = swap;
}
