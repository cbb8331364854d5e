/* scene/draw: adding items to a scene. */
#include "scene/draw.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

static void *room_for(void *block, int *room, int needed, size_t each) {
    if (needed <= *room) return block;
    while (*room < needed) *room = *room ? *room * 2 : 256;
    return mem_grow(block, (size_t)*room * each);
}

static Item *item_add(Scene *s, ItemKind kind) {
    s->items = room_for(s->items, &s->item_room, s->count + 1, sizeof *s->items);
    Item *item = &s->items[s->count++];
    memset(item, 0, sizeof *item);
    item->kind = kind;
    return item;
}

static float px(const Scene *s, float units) {
    return units * s->unit;
}

Item *draw_box(Scene *s, Rect at, float radius, Color fill, Color stroke, float line) {
    Item *item = item_add(s, ITEM_BOX);
    item->x = px(s, at.x);
    item->y = px(s, at.y);
    item->w = px(s, at.w);
    item->h = px(s, at.h);
    item->radius = px(s, radius);
    item->fill = fill;
    item->stroke = stroke;
    item->line = px(s, line);
    return item;
}

Item *draw_circle(Scene *s, float x, float y, float radius, Color fill, Color stroke, float line) {
    Item *item = draw_box(s, (Rect){x - radius, y - radius, 2 * radius, 2 * radius}, radius, fill,
                          stroke, line);
    item->kind = ITEM_CIRCLE;
    return item;
}

/* The item's rectangle is the one around its points. */
static Item *points_add(Scene *s, ItemKind kind, const Point *points, int count) {
    s->points = room_for(s->points, &s->point_room, s->point_count + count, sizeof *s->points);
    Item *item = item_add(s, kind);
    item->first = s->point_count;
    item->count = count;
    float right = 0, bottom = 0;
    for (int i = 0; i < count; i++) {
        Point p = {px(s, points[i].x), px(s, points[i].y)};
        s->points[s->point_count++] = p;
        item->x = i ? fminf(item->x, p.x) : p.x;
        item->y = i ? fminf(item->y, p.y) : p.y;
        right = i ? fmaxf(right, p.x) : p.x;
        bottom = i ? fmaxf(bottom, p.y) : p.y;
    }
    item->w = right - item->x;
    item->h = bottom - item->y;
    return item;
}

Item *draw_polyline(Scene *s, const Point *points, int count, Color color, float width) {
    Item *item = points_add(s, ITEM_LINE, points, count);
    item->stroke = color;
    item->line = px(s, width);
    return item;
}

Item *draw_line(Scene *s, Point from, Point to, Color color, float width) {
    return draw_polyline(s, (Point[]){from, to}, 2, color, width);
}

static Item *curve_add(Scene *s, Point a, Point b, Point c, Point d, Color color, float width) {
    Item *item = points_add(s, ITEM_CURVE, (Point[]){a, b, c, d}, 4);
    item->stroke = color;
    item->line = px(s, width);
    return item;
}

Item *draw_drop(Scene *s, Point from, Point to, Color color, float width) {
    float middle = (from.y + to.y) / 2;
    return curve_add(s, from, (Point){from.x, middle}, (Point){to.x, middle}, to, color, width);
}

Item *draw_reach(Scene *s, Point from, Point to, Color color, float width) {
    float middle = (from.x + to.x) / 2;
    return curve_add(s, from, (Point){middle, from.y}, (Point){middle, to.y}, to, color, width);
}

Item *draw_arch(Scene *s, Point from, Point to, float height, Color color, float width) {
    float top = fminf(from.y, to.y) - height;
    return curve_add(s, from, (Point){from.x, top}, (Point){to.x, top}, to, color, width);
}

Item *draw_triangle(Scene *s, Point a, Point b, Point c, Color color) {
    Item *item = points_add(s, ITEM_TRIANGLE, (Point[]){a, b, c}, 3);
    item->fill = color;
    return item;
}

/* Whole pixels, rounded down: glyphs are crisp, and no text is wider than the layout reckoned. */
static int pixel_size(const Scene *s, float size) {
    return (int)fmaxf(floorf(px(s, size) + 0.01f), 5);
}

float draw_width(const Scene *s, Face face, float size, const char *text) {
    return (float)text_width(face, text) * (float)pixel_size(s, size) / s->unit;
}

Item *draw_text(Scene *s, Type type, float x, float y, const char *text) {
    int bytes = (int)strlen(text) + 1;
    s->texts = room_for(s->texts, &s->text_room, s->text_count + bytes, 1);
    Item *item = item_add(s, ITEM_TEXT);
    item->text = s->text_count;
    memcpy(s->texts + s->text_count, text, (size_t)bytes);
    s->text_count += bytes;
    item->face = type.face;
    item->align = type.align;
    item->size = pixel_size(s, type.size);
    item->fill = type.color;
    item->w = (float)(text_width(type.face, text) * item->size);
    item->h = (float)item->size * 1.2f;
    float before = type.align == ALIGN_LEFT ? 0 : type.align == ALIGN_RIGHT ? 1 : 0.5f;
    item->x = px(s, x) - before * item->w;
    item->y = px(s, y) - item->h / 2;
    return item;
}

Item *draw_textf(Scene *s, Type type, float x, float y, const char *format, ...) {
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return draw_text(s, type, x, y, text);
}

Item *draw_text_within(Scene *s, Type type, float x, float y, float width, const char *text) {
    if (draw_width(s, type.face, type.size, text) <= width) return draw_text(s, type, x, y, text);
    Str cut;
    str_init(&cut);
    for (size_t keep = utf8_length(text); keep-- > 0;) {
        str_clear(&cut);
        str_add_n(&cut, text, utf8_offset(text, keep));
        str_add(&cut, "…");
        if (draw_width(s, type.face, type.size, cut.text) <= width) break;
    }
    Item *item = draw_text(s, type, x, y, cut.text);
    str_release(&cut);
    return item;
}

/* A text with its first line cut off from the second. */
typedef struct Broken {
    char first[512];
    const char *second;
} Broken;

/* Between two words, as evenly as they fit; false: there is no such place. */
static bool text_break(const Scene *s, const Type *type, float width, const char *text,
                       Broken *out) {
    size_t length = strlen(text), best = 0;
    if (length >= sizeof out->first) return false;
    for (size_t i = 1; i < length; i++) {
        if (text[i] != ' ') continue;
        snprintf(out->first, sizeof out->first, "%.*s", (int)i, text);
        if (draw_width(s, type->face, type->size, out->first) > width) break;
        best = i;
        if (i >= length / 2 && draw_width(s, type->face, type->size, text + i + 1) <= width) break;
    }
    snprintf(out->first, sizeof out->first, "%.*s", (int)best, text);
    out->second = text + best + 1;
    return best > 0;
}

Item *draw_text_lines(Scene *s, Type type, float x, float y, float width, const char *text) {
    Broken lines;
    bool fits = draw_width(s, type.face, type.size, text) <= width;
    if (fits || !text_break(s, &type, width, text, &lines))
        return draw_text_within(s, type, x, y, width, text);
    const float half = (float)pixel_size(s, type.size) / s->unit * 0.6f;
    draw_text(s, type, x, y - half, lines.first);
    int upper = s->count - 1;
    Item *lower = draw_text_within(s, type, x, y + half, width, lines.second);
    return s->items[upper].w > lower->w ? &s->items[upper] : lower;
}

Item *draw_text_shrunk(Scene *s, Type type, float x, float y, float width, float least,
                       const char *text) {
    while (type.size > least && draw_width(s, type.face, type.size, text) > width)
        type.size -= 0.5f;
    return draw_text_within(s, type, x, y, width, text);
}
