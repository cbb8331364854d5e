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
    canvas->clip = (Area){0, 0, width, height};
}

void canvas_clip(Canvas *canvas, Area clip) {
    canvas->clip = (Area){clip.left > 0 ? clip.left : 0, clip.top > 0 ? clip.top : 0,
                          clip.right < canvas->width ? clip.right : canvas->width,
                          clip.bottom < canvas->height ? clip.bottom : canvas->height};
}

void canvas_release(Canvas *canvas) {
    mem_free(canvas->mask);
    *canvas = (Canvas){0};
}

static uint32_t *row_at(const Canvas *canvas, int y) {
    return canvas->pixels + (ptrdiff_t)y * canvas->pitch;
}

/* The colour over the pixel, alpha 0 to 255. Red and blue are worked on as one number: neither
 * product is longer than 16 bits, and a sum of 128 and itself's upper byte divides by 255. */
static inline uint32_t blended(uint32_t under, Color color, uint32_t alpha) {
    uint32_t keep = 255 - alpha;
    uint32_t rb = ((uint32_t)color.r << 16 | color.b) * alpha + (under & 0xff00ff) * keep;
    uint32_t g = color.g * alpha + (under >> 8 & 255) * keep;
    rb += 0x800080;
    g += 128;
    rb = (rb + (rb >> 8 & 0xff00ff)) >> 8 & 0xff00ff;
    g = (g + (g >> 8)) >> 8;
    return 0xff000000u | rb | g << 8;
}

static inline void blend(uint32_t *pixel, Color color, uint32_t alpha) {
    *pixel = blended(*pixel, color, alpha);
}

static void fill_span(uint32_t *restrict row, int count, Color color, uint32_t alpha) {
    uint32_t solid =
        0xff000000u | (uint32_t)color.r << 16 | (uint32_t)color.g << 8 | (uint32_t)color.b;
    if (alpha == 255)
        for (int x = 0; x < count; x++) row[x] = solid;
    else
        for (int x = 0; x < count; x++) row[x] = blended(row[x], color, alpha);
}

static inline float covered(float distance) {
    return distance <= -0.5f ? 1 : distance >= 0.5f ? 0 : 0.5f - distance;
}

static int clamp_int(float x, int low, int high) {
    return x <= (float)low ? low : x >= (float)high ? high : (int)x;
}

/* The pixels around a and b, within the clip. */
static Area area_around(const Canvas *c, Point a, Point b, float reach) {
    const Area *clip = &c->clip;
    return (Area){clamp_int(floorf(fminf(a.x, b.x) - reach), clip->left, clip->right),
                  clamp_int(floorf(fminf(a.y, b.y) - reach), clip->top, clip->bottom),
                  clamp_int(ceilf(fmaxf(a.x, b.x) + reach), clip->left, clip->right),
                  clamp_int(ceilf(fmaxf(a.y, b.y) + reach), clip->top, clip->bottom)};
}

static bool area_is_empty(Area area) {
    return area.left >= area.right || area.top >= area.bottom;
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

static inline uint32_t fill_alpha(const Box *b, float distance) {
    return (uint32_t)(covered(distance) * (float)b->fill.a + 0.5f);
}

static inline uint32_t stroke_alpha(const Box *b, float distance) {
    if (b->half_line <= 0) return 0;
    return (uint32_t)(covered(fabsf(distance) - b->half_line) * (float)b->stroke.a + 0.5f);
}

static inline void box_pixel(const Box *b, uint32_t *pixel, float distance) {
    uint32_t fill = fill_alpha(b, distance), stroke = stroke_alpha(b, distance);
    if (fill) blend(pixel, b->fill, fill);
    if (stroke) blend(pixel, b->stroke, stroke);
}

/* Pixels that are all equally far from the edge. */
static void box_span(const Box *b, uint32_t *row, int count, float distance) {
    uint32_t fill = fill_alpha(b, distance), stroke = stroke_alpha(b, distance);
    if (fill) fill_span(row, count, b->fill, fill);
    if (stroke) fill_span(row, count, b->stroke, stroke);
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
    box_span(b, row + from, to - from, down);
    for (int x = to; x < right; x++) box_pixel(b, &row[x], box_distance(b, (float)x + 0.5f, py));
}

void canvas_box(Canvas *c, float x, float y, float w, float h, float radius, Color fill,
                Color stroke, float line) {
    if (w <= 0 || h <= 0) return;
    Box b = {
        x + w / 2, y + h / 2, w / 2, h / 2, fminf(radius, fminf(w, h) / 2), stroke.a ? line / 2 : 0,
        fill,      stroke};
    float reach = b.half_line + 1;
    Area at = area_around(c, (Point){x, y}, (Point){x + w, y + h}, reach);
    if (area_is_empty(at)) return;
    for (int row = at.top; row < at.bottom; row++) box_row(c, &b, row, at.left, at.right);
}

static void area_join(Area *area, Area more) {
    if (more.left < area->left) area->left = more.left;
    if (more.top < area->top) area->top = more.top;
    if (more.right > area->right) area->right = more.right;
    if (more.bottom > area->bottom) area->bottom = more.bottom;
}

/* A stretch of a line: the pixels no farther than `reach` from it get a share of the colour. */
typedef struct Segment {
    Point a;
    float dx, dy, square; /* to the other end, and its distance squared */
    float half;           /* of the line's width */
} Segment;

/* Where stretches of one line meet, a pixel keeps the larger coverage: no darker joints. */
static void mask_row(const Segment *s, uint8_t *restrict row, float y, int left, int right) {
    const float dx = s->dx, dy = s->dy, ax = s->a.x, py = y - s->a.y, full = s->half + 0.5f;
    const float inverse = s->square > 0 ? 1 / s->square : 0;
    for (int x = left; x < right; x++) {
        float px = (float)x + 0.5f - ax, t = (px * dx + py * dy) * inverse;
        t = t < 0 ? 0 : t;
        t = t > 1 ? 1 : t;
        float qx = px - t * dx, qy = py - t * dy;
        float share = full - sqrtf(qx * qx + qy * qy);
        share = share < 0 ? 0 : share;
        share = share > 1 ? 1 : share;
        uint8_t cover = (uint8_t)(int)(share * 255 + 0.5f);
        row[x] = cover > row[x] ? cover : row[x];
    }
}

static void mask_segment(Canvas *c, Point a, Point b, float half, Area *painted) {
    Area area = area_around(c, a, b, half + 1);
    if (area_is_empty(area)) return;
    Segment s = {a, b.x - a.x, b.y - a.y, 0, half};
    s.square = s.dx * s.dx + s.dy * s.dy;
    /* Of a slanting line only the pixels about its crossing with the row are near. */
    bool slants = fabsf(s.dy) > 1 && fabsf(s.dx) > 1;
    float slope = slants ? s.dx / s.dy : 0;
    float beside = slants ? (half + 1) * sqrtf(s.square) / fabsf(s.dy) + 1 : 0;
    for (int y = area.top; y < area.bottom; y++) {
        float middle = a.x + ((float)y + 0.5f - a.y) * slope;
        int left = slants ? clamp_int(middle - beside, area.left, area.right) : area.left;
        int right = slants ? clamp_int(middle + beside + 1, area.left, area.right) : area.right;
        mask_row(&s, c->mask + (ptrdiff_t)y * c->width, (float)y + 0.5f, left, right);
    }
    area_join(painted, area);
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
        if (drawn) mask_segment(c, from, to, half, area);
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
            mask_segment(c, points[i], points[i + 1], half, &area);
    }
    mask_paint(c, area, color);
}

void canvas_triangle(Canvas *c, const Point *p, Color color) {
    float turn = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[1].y - p[0].y) * (p[2].x - p[0].x);
    float sign = turn < 0 ? -1 : 1;
    Area area = area_around(c, p[0], p[1], 1);
    area_join(&area, area_around(c, p[2], p[2], 1)); /* may be empty, but has its place */
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
    const Area *clip = &c->clip;
    int left = clip->left > x ? clip->left - x : 0, top = clip->top > y ? clip->top - y : 0;
    int right = x + w > clip->right ? clip->right - x : w;
    int bottom = y + h > clip->bottom ? clip->bottom - y : h;
    for (int r = top; r < bottom; r++) {
        const uint8_t *from = coverage + (ptrdiff_t)r * pitch;
        uint32_t *row = row_at(c, y + r) + x;
        for (int i = left; i < right; i++)
            if (from[i]) blend(&row[i], color, ((uint32_t)from[i] * color.a + 127) / 255);
    }
}
