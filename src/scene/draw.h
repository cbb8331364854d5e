/* scene/draw: adding items to a scene. The layouts work in units (scene->unit pixels each), so that
 * one layout serves every window; these functions scale.
 *
 * Each returns the item that it added, valid until the next one is added: set its action, tag or
 * dash there. */
#ifndef SCENE_DRAW_H
#define SCENE_DRAW_H

#include "scene/scene.h"

typedef struct Rect {
    float x, y, w, h;
} Rect;

Item *draw_box(Scene *scene, Rect at, float radius, Color fill, Color stroke, float line);
Item *draw_circle(Scene *scene, float x, float y, float radius, Color fill, Color stroke,
                  float line);
Item *draw_line(Scene *scene, Point from, Point to, Color color, float width);
Item *draw_polyline(Scene *scene, const Point *points, int count, Color color, float width);
/* From one point down (or up) to the other, leaving and arriving vertically. */
Item *draw_drop(Scene *scene, Point from, Point to, Color color, float width);
/* The same sideways. */
Item *draw_reach(Scene *scene, Point from, Point to, Color color, float width);
/* From one point to the other in an arch; height: of its control points above the higher end. */
Item *draw_arch(Scene *scene, Point from, Point to, float height, Color color, float width);
Item *draw_triangle(Scene *scene, Point a, Point b, Point c, Color color);

/* How a text looks. */
typedef struct Type {
    Face face;
    float size;
    Align align;
    Color color;
} Type;

/* x is the text's left end, middle or right end, by align; y its vertical middle. */
Item *draw_text(Scene *scene, Type type, float x, float y, const char *text);
Item *draw_textf(Scene *scene, Type type, float x, float y, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* Cut with "..." (one character) where it is wider than `width`. */
Item *draw_text_within(Scene *scene, Type type, float x, float y, float width, const char *text);
/* Smaller where it is wider than that; cut only where even the least size is too wide. */
Item *draw_text_shrunk(Scene *scene, Type type, float x, float y, float width, float least,
                       const char *text);
/* In at most two lines, broken between words, about y; cut only where even two are too short. Its
 * item is that of the wider line. */
Item *draw_text_lines(Scene *scene, Type type, float x, float y, float width, const char *text);
/* In units, as it will be drawn. */
float draw_width(const Scene *scene, Face face, float size, const char *text);

#endif
