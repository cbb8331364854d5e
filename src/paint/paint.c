/* paint/paint: a scene becomes pixels, item by item. */
#include "paint/paint.h"

#include <math.h>

enum { CORNER_PARTS = 5 };

bool item_is_seen(const Item *item) {
    return item->fill.a > 0 || (item->stroke.a > 0 && item->line > 0);
}

void dash_lengths(Dash dash, float unit, float *on, float *off) {
    *on = dash == DASH_LONG ? 4 * unit : dash == DASH_DOTS ? 0.6f * unit : 0;
    *off = dash == DASH_LONG ? 3.6f * unit : 4 * unit;
}

/* The outline of a box as a closed polyline, round corners in a few parts. */
static int outline(const Item *item, Point *points) {
    static const float way[4][2] = {{1, -1}, {1, 1}, {-1, 1}, {-1, -1}};
    float r = fminf(item->radius, fminf(item->w, item->h) / 2);
    float cx = item->x + item->w / 2, cy = item->y + item->h / 2;
    int count = 0;
    for (int corner = 0; corner < 4; corner++)
        for (int i = 0; i <= CORNER_PARTS; i++) {
            float angle = ((float)corner - 1 + (float)i / CORNER_PARTS) * 1.57079633f;
            points[count++] = (Point){cx + way[corner][0] * (item->w / 2 - r) + r * cosf(angle),
                                      cy + way[corner][1] * (item->h / 2 - r) + r * sinf(angle)};
        }
    points[count] = points[0];
    return count + 1;
}

static void paint_box(const Scene *scene, const Item *item, Canvas *canvas) {
    if (item->dash == DASH_NONE) {
        canvas_box(canvas, item->x, item->y, item->w, item->h, item->radius, item->fill,
                   item->stroke, item->line);
        return;
    }
    canvas_box(canvas, item->x, item->y, item->w, item->h, item->radius, item->fill, (Color){0}, 0);
    Point points[4 * (CORNER_PARTS + 1) + 1];
    int count = outline(item, points);
    float on, off;
    dash_lengths(item->dash, scene->unit, &on, &off);
    canvas_line(canvas, points, count, item->line, on, off, item->stroke);
}

void curve_points(const Point *p, Point *out) {
    for (int i = 0; i < CURVE_POINTS; i++) {
        float u = (float)i / (CURVE_POINTS - 1), v = 1 - u;
        float a = v * v * v, b = 3 * u * v * v, c = 3 * u * u * v, d = u * u * u;
        out[i] = (Point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                         a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
    }
}

static void paint_curve(const Scene *scene, const Item *item, Canvas *canvas) {
    Point points[CURVE_POINTS];
    float on, off;
    dash_lengths(item->dash, scene->unit, &on, &off);
    curve_points(scene->points + item->first, points);
    canvas_line(canvas, points, CURVE_POINTS, item->line, on, off, item->stroke);
}

static void paint_item(const Scene *scene, const Item *item, Fonts *fonts, Canvas *canvas) {
    float on, off;
    switch (item->kind) {
    case ITEM_BOX:
    case ITEM_CIRCLE: paint_box(scene, item, canvas); break;
    case ITEM_LINE:
        dash_lengths(item->dash, scene->unit, &on, &off);
        canvas_line(canvas, scene->points + item->first, item->count, item->line, on, off,
                    item->stroke);
        break;
    case ITEM_CURVE: paint_curve(scene, item, canvas); break;
    case ITEM_TRIANGLE: canvas_triangle(canvas, scene->points + item->first, item->fill); break;
    case ITEM_TEXT: fonts_draw(fonts, scene_text(scene, item), item, canvas); break;
    }
}

void paint_scene(const Scene *scene, Fonts *fonts, Canvas *canvas) {
    for (int i = 0; i < scene->count; i++) paint_item(scene, &scene->items[i], fonts, canvas);
    fonts_frame(fonts);
}

static bool meet(Area a, Area b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

void paint_changes(const Scene *scene, Fonts *fonts, Canvas *canvas, Changes *changes) {
    changes_find(changes, scene);
    for (int k = 0; k < changes->count; k++) {
        canvas_clip(canvas, changes->areas[k]);
        for (int i = 0; i < scene->count; i++)
            if (meet(changes->reach[i], changes->areas[k]))
                paint_item(scene, &scene->items[i], fonts, canvas);
    }
    canvas_clip(canvas, (Area){0, 0, canvas->width, canvas->height});
    fonts_frame(fonts);
}
