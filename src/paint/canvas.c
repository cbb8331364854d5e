/* paint/canvas: smooth shapes and texts on an array of pixels. */
#include "paint/canvas.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"

void canvas_use(Canvas *canvas, uint32_t *pixels, int width, int height, int pitch) {
    if (width * height > canvas->mask_room) {
        mem_free(canvas->mask);
        canvas->mask_room = width * height;
        canvas->mask = mem_new((size_t)canvas->mask_room);
    }
    canvas->pixels = pixels;
    canvas->width = width;
    canvas->height = height;
    canvas->pitch = pitch;
}

void canvas_release(Canvas *canvas) {
    mem_free(canvas->mask);
    *canvas = (Canvas){0};
}

static uint32_t *row_at(const Canvas *canvas, int y) {
    return canvas->pixels + (ptrdiff_t)y * canvas->pitch;
}

/* The colour over the pixel, alpha 0 to 255. */
static inline void blend(uint32_t *pixel, Color color, uint32_t alpha) {
    uint32_t under = *pixel, keep = 255 - alpha;
    uint32_t r = (color.r * alpha + (under >> 16 & 255) * keep + 127) / 255;
    uint32_t g = (color.g * alpha + (under >> 8 & 255) * keep + 127) / 255;
    uint32_t b = (color.b * alpha + (under & 255) * keep + 127) / 255;
    *pixel = 0xff000000u | r << 16 | g << 8 | b;
}

static inline float covered(float distance) {
    return distance <= -0.5f ? 1 : distance >= 0.5f ? 0 : 0.5f - distance;
}

static int clamp_int(float x, int low, int high) {
    return x <= (float)low ? low : x >= (float)high ? high : (int)x;
}

typedef struct Box {
    float cx, cy, hw, hh, radius, half_line; /* middle, half sizes */
    Color fill, stroke;
} Box;

/* Distance of a point to the edge of a box with round corners, negative inside. */
static inline float box_distance(const Box *b, float x, float y) {
    float dx = fabsf(x - b->cx) - b->hw + b->radius, dy = fabsf(y - b->cy) - b->hh + b->radius;
    float outside = dx > 0 && dy > 0 ? sqrtf(dx * dx + dy * dy) : fmaxf(dx, dy);
    return outside - b->radius;
}

static inline void box_pixel(const Box *b, uint32_t *pixel, float distance) {
    uint32_t fill = (uint32_t)(covered(distance) * (float)b->fill.a + 0.5f);
    if (fill) blend(pixel, b->fill, fill);
    if (b->half_line <= 0) return;
    uint32_t stroke =
        (uint32_t)(covered(fabsf(distance) - b->half_line) * (float)b->stroke.a + 0.5f);
    if (stroke) blend(pixel, b->stroke, stroke);
}

/* Pixels from..to, which are all equally far from the edge. */
static void box_span(const Box *b, uint32_t *row, int from, int to, float distance) {
    bool edge = b->half_line > 0 && fabsf(distance) < b->half_line + 0.5f;
    if (!edge && distance >= 0.5f) return;
    if (!edge && b->fill.a == 0) return;
    bool solid = !edge && distance <= -0.5f && b->fill.a == 255;
    uint32_t color = 0xff000000u | (uint32_t)b->fill.r << 16 | (uint32_t)b->fill.g << 8 | b->fill.b;
    for (int x = from; x < to; x++)
        if (solid)
            row[x] = color;
        else
            box_pixel(b, &row[x], distance);
}

/* Between the corners, and away from the left and right edges, a whole row has one distance. */
static void box_row(const Canvas *c, const Box *b, int y, int left, int right) {
    uint32_t *row = row_at(c, y);
    float py = (float)y + 0.5f, inset = fmaxf(b->radius, b->half_line) + 1;
    float down = fabsf(py - b->cy) - b->hh; /* to the nearer of the upper and lower edge */
    inset = fmaxf(inset, fmaxf(b->half_line, 0) + 1);
    int from = clamp_int(ceilf(b->cx - b->hw + inset), left, right);
    int to = clamp_int(floorf(b->cx + b->hw - inset), from, right);
    for (int x = left; x < from; x++) box_pixel(b, &row[x], box_distance(b, (float)x + 0.5f, py));
    /* In the middle the upper or lower edge is nearest, or no edge is near enough to matter. */
    box_span(b, row, from, to, down);
    for (int x = to; x < right; x++) box_pixel(b, &row[x], box_distance(b, (float)x + 0.5f, py));
}

void canvas_box(Canvas *c, float x, float y, float w, float h, float radius, Color fill,
                Color stroke, float line) {
    if (w <= 0 || h <= 0) return;
    Box b = {
        x + w / 2, y + h / 2, w / 2, h / 2, fminf(radius, fminf(w, h) / 2), stroke.a ? line / 2 : 0,
        fill,      stroke};
    float reach = b.half_line + 1;
    int left = clamp_int(floorf(x - reach), 0, c->width);
    int right = clamp_int(ceilf(x + w + reach), 0, c->width);
    int top = clamp_int(floorf(y - reach), 0, c->height);
    int bottom = clamp_int(ceilf(y + h + reach), 0, c->height);
    for (int row = top; row < bottom; row++) box_row(c, &b, row, left, right);
}

/* A rectangle of pixels. */
typedef struct Area {
    int left, top, right, bottom;
} Area;

static Area area_around(const Canvas *c, Point a, Point b, float reach) {
    return (Area){clamp_int(floorf(fminf(a.x, b.x) - reach), 0, c->width),
                  clamp_int(floorf(fminf(a.y, b.y) - reach), 0, c->height),
                  clamp_int(ceilf(fmaxf(a.x, b.x) + reach), 0, c->width),
                  clamp_int(ceilf(fmaxf(a.y, b.y) + reach), 0, c->height)};
}

static void area_join(Area *area, Area more) {
    if (more.left < area->left) area->left = more.left;
    if (more.top < area->top) area->top = more.top;
    if (more.right > area->right) area->right = more.right;
    if (more.bottom > area->bottom) area->bottom = more.bottom;
}

/* Where stretches of one line meet, a pixel keeps the larger coverage: no darker joints. */
static Area mask_segment(Canvas *c, Point a, Point b, float half) {
    Area area = area_around(c, a, b, half + 1);
    float dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    for (int y = area.top; y < area.bottom; y++) {
        uint8_t *row = c->mask + (ptrdiff_t)y * c->width;
        for (int x = area.left; x < area.right; x++) {
            float px = (float)x + 0.5f - a.x, py = (float)y + 0.5f - a.y;
            float t = square > 0 ? fminf(fmaxf((px * dx + py * dy) / square, 0), 1) : 0;
            float qx = px - t * dx, qy = py - t * dy, far = qx * qx + qy * qy;
            if (far >= (half + 0.5f) * (half + 0.5f)) continue;
            uint8_t cover = (uint8_t)(covered(sqrtf(far) - half) * 255 + 0.5f);
            if (cover > row[x]) row[x] = cover;
        }
    }
    return area;
}

static void mask_paint(Canvas *c, Area area, Color color) {
    for (int y = area.top; y < area.bottom; y++) {
        uint8_t *mask = c->mask + (ptrdiff_t)y * c->width;
        uint32_t *row = row_at(c, y);
        for (int x = area.left; x < area.right; x++)
            if (mask[x]) blend(&row[x], color, ((uint32_t)mask[x] * color.a + 127) / 255);
        if (area.right > area.left) memset(mask + area.left, 0, (size_t)(area.right - area.left));
    }
}

/* The drawn stretches of a-b, where `*at` of the pattern is past at a. */
static void mask_dashes(Canvas *c, Point a, Point b, float half, float dash, float gap, float *at,
                        Area *area) {
    float length = hypotf(b.x - a.x, b.y - a.y), done = 0;
    while (done < length) {
        bool drawn = *at < dash;
        float rest = (drawn ? dash : dash + gap) - *at;
        bool ends = done + rest <= length; /* this stroke or gap, before b */
        float next = ends ? done + rest : length;
        Point from = {a.x + (b.x - a.x) * done / length, a.y + (b.y - a.y) * done / length};
        Point to = {a.x + (b.x - a.x) * next / length, a.y + (b.y - a.y) * next / length};
        if (drawn) area_join(area, mask_segment(c, from, to, half));
        *at = !ends ? *at + next - done : drawn ? dash : 0;
        done = next;
    }
}

void canvas_line(Canvas *c, const Point *points, int count, float width, float dash, float gap,
                 Color color) {
    if (color.a == 0 || width <= 0) return;
    Area area = {c->width, c->height, 0, 0};
    float half = fmaxf(width, 0.5f) / 2, at = 0;
    for (int i = 0; i + 1 < count; i++) {
        if (dash > 0)
            mask_dashes(c, points[i], points[i + 1], half, dash, gap, &at, &area);
        else
            area_join(&area, mask_segment(c, points[i], points[i + 1], half));
    }
    mask_paint(c, area, color);
}

void canvas_triangle(Canvas *c, const Point *p, Color color) {
    float turn = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[1].y - p[0].y) * (p[2].x - p[0].x);
    float sign = turn < 0 ? -1 : 1;
    Area area = area_around(c, p[0], p[1], 1);
    area_join(&area, area_around(c, p[2], p[2], 1));
    for (int y = area.top; y < area.bottom; y++)
        for (int x = area.left; x < area.right; x++) {
            float far = -1e9f; /* to the nearest side's line */
            for (int i = 0; i < 3; i++) {
                Point a = p[i], b = p[(i + 1) % 3];
                float dx = b.x - a.x, dy = b.y - a.y, length = hypotf(dx, dy);
                if (length == 0) return;
                float side = (dy * ((float)x + 0.5f - a.x) - dx * ((float)y + 0.5f - a.y)) / length;
                far = fmaxf(far, sign * side);
            }
            uint32_t alpha = (uint32_t)(covered(far) * (float)color.a + 0.5f);
            if (alpha) blend(row_at(c, y) + x, color, alpha);
        }
}

void canvas_coverage(Canvas *c, const uint8_t *coverage, int w, int h, int pitch, int x, int y,
                     Color color) {
    int left = x < 0 ? -x : 0, top = y < 0 ? -y : 0;
    int right = x + w > c->width ? c->width - x : w, bottom = y + h > c->height ? c->height - y : h;
    for (int r = top; r < bottom; r++) {
        const uint8_t *from = coverage + (ptrdiff_t)r * pitch;
        uint32_t *row = row_at(c, y + r) + x;
        for (int i = left; i < right; i++)
            if (from[i]) blend(&row[i], color, ((uint32_t)from[i] * color.a + 127) / 255);
    }
}
