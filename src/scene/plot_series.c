/* scene/plot_series: the lines, dots, stems and bars of a plot. */
#include "scene/plot_series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

float plot_x(const Plot *p, double x) {
    return p->at.x + p->at.w * (float)((x - p->low[0]) / (p->high[0] - p->low[0]));
}

float plot_y(const Plot *p, double y) {
    return p->at.y + p->at.h * (float)((p->high[1] - y) / (p->high[1] - p->low[1]));
}

/* Black is what the axes are drawn in: the theme's text, so that it shows on any ground. */
Color series_color(const Theme *theme, const Series *series, int index) {
    static const struct {
        const char *word;
        Color color;
    } words[] = {{"r", {240, 80, 80, 255}},       {"red", {240, 80, 80, 255}},
                 {"g", {90, 190, 90, 255}},       {"green", {90, 190, 90, 255}},
                 {"b", {90, 140, 255, 255}},      {"blue", {90, 140, 255, 255}},
                 {"c", {80, 205, 215, 255}},      {"cyan", {80, 205, 215, 255}},
                 {"m", {220, 110, 220, 255}},     {"magenta", {220, 110, 220, 255}},
                 {"y", {225, 205, 80, 255}},      {"yellow", {225, 205, 80, 255}},
                 {"orange", {255, 165, 60, 255}}, {"purple", {165, 110, 220, 255}},
                 {"pink", {255, 160, 190, 255}},  {"brown", {175, 115, 90, 255}},
                 {"gray", {150, 155, 165, 255}},  {"grey", {150, 155, 165, 255}},
                 {"olive", {188, 189, 70, 255}}};
    const char *name = series->color;
    if (!name) return theme->series[index % THEME_CYCLE];
    if (!strncmp(name, "tab:", 4)) name += 4;
    if (name[0] == 'C' && name[1] >= '0' && name[1] <= '9')
        return theme->series[atoi(name + 1) % THEME_CYCLE];
    if (name[0] == '#' && strlen(name) == 7) {
        unsigned long hex = strtoul(name + 1, NULL, 16);
        return (Color){hex >> 16 & 255, hex >> 8 & 255, hex & 255, 255};
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i].word, name)) return words[i].color;
    if (!strcmp(name, "k") || !strcmp(name, "black") || !strcmp(name, "w") ||
        !strcmp(name, "white"))
        return theme->text;
    return theme->series[index % THEME_CYCLE];
}

/* Shorten a-b to what lies in the rectangle; false where nothing does (Liang and Barsky). */
static bool clip(Rect at, Point *a, Point *b) {
    const double d[2] = {(double)b->x - a->x, (double)b->y - a->y};
    const double p[4] = {-d[0], d[0], -d[1], d[1]};
    const double q[4] = {a->x - at.x, at.x + at.w - a->x, a->y - at.y, at.y + at.h - a->y};
    double enter = 0, leave = 1;
    for (int i = 0; i < 4; i++) {
        if (p[i] == 0 && q[i] < 0) return false;
        if (p[i] == 0) continue;
        double t = q[i] / p[i];
        if (p[i] < 0 && t > enter) enter = t;
        if (p[i] > 0 && t < leave) leave = t;
    }
    if (enter > leave) return false;
    Point from = *a;
    *a = (Point){from.x + (float)(enter * d[0]), from.y + (float)(enter * d[1])};
    *b = (Point){from.x + (float)(leave * d[0]), from.y + (float)(leave * d[1])};
    return true;
}

/* A line that is collected point by point and drawn in stretches. */
typedef struct Pen {
    Scene *scene;
    Rect at;
    Color color;
    Dash dash;
    Point points[128];
    int count;
} Pen;

static void pen_flush(Pen *pen) {
    if (pen->count > 1)
        draw_polyline(pen->scene, pen->points, pen->count, pen->color, 2)->dash = pen->dash;
    pen->count = 0;
}

static void pen_segment(Pen *pen, Point a, Point b) {
    if (!isfinite(a.x + a.y + b.x + b.y) || !clip(pen->at, &a, &b)) {
        pen_flush(pen);
        return;
    }
    Point end = pen->count ? pen->points[pen->count - 1] : a;
    bool joins = pen->count && fabsf(end.x - a.x) < 0.01f && fabsf(end.y - a.y) < 0.01f;
    if (!joins || pen->count == 128) pen_flush(pen);
    if (pen->count == 0) pen->points[pen->count++] = a;
    pen->points[pen->count++] = b;
}

static Point point_at(const Plot *p, const Series *s, int64_t i) {
    return (Point){plot_x(p, s->x[i]), plot_y(p, s->y[i])};
}

/* Is x in order? Then points that share a column of pixels can be drawn as one stroke. */
static bool in_order(const Series *s) {
    for (int64_t i = 1; i < s->count; i++)
        if (!(s->x[i] >= s->x[i - 1])) return false;
    return true;
}

/* Of each half unit of the axis: where the line enters, its lowest, its highest, where it leaves.
 */
static void line_dense(Pen *pen, const Plot *p, const Series *s) {
    Point last = point_at(p, s, 0);
    for (int64_t i = 0; i < s->count;) {
        Point first = point_at(p, s, i), end = first;
        float low = first.y, high = low;
        while (i < s->count && point_at(p, s, i).x < first.x + 0.5f) {
            end = point_at(p, s, i++);
            low = fminf(low, end.y);
            high = fmaxf(high, end.y);
        }
        if (!isfinite(first.x)) i++;
        pen_segment(pen, last, first);
        pen_segment(pen, first, (Point){first.x, low});
        pen_segment(pen, (Point){first.x, low}, (Point){first.x, high});
        pen_segment(pen, (Point){first.x, high}, end);
        last = end;
    }
}

static void line_draw(Scene *scene, const Plot *p, const Series *s, Color color) {
    Pen pen = {.scene = scene, .at = p->at, .color = color};
    pen.dash = s->dashed ? DASH_LONG : DASH_NONE;
    if (s->count > 2 * (int64_t)p->at.w && in_order(s)) {
        line_dense(&pen, p, s);
    } else {
        for (int64_t i = 1; i < s->count; i++)
            pen_segment(&pen, point_at(p, s, i - 1), point_at(p, s, i));
    }
    pen_flush(&pen);
}

static void marker_draw(Scene *scene, char marker, Point at, Color color) {
    const float r = 3.6f;
    switch (marker) {
    case 's': draw_box(scene, (Rect){at.x - r, at.y - r, 2 * r, 2 * r}, 0, color, color, 0); break;
    case '^':
        draw_triangle(scene, (Point){at.x - r, at.y + r}, (Point){at.x, at.y - r},
                      (Point){at.x + r, at.y + r}, color);
        break;
    case 'v':
        draw_triangle(scene, (Point){at.x - r, at.y - r}, (Point){at.x, at.y + r},
                      (Point){at.x + r, at.y - r}, color);
        break;
    case 'x':
    case '*':
        draw_line(scene, (Point){at.x - r, at.y - r}, (Point){at.x + r, at.y + r}, color, 1.8f);
        draw_line(scene, (Point){at.x - r, at.y + r}, (Point){at.x + r, at.y - r}, color, 1.8f);
        break;
    case '+':
        draw_line(scene, (Point){at.x - r, at.y}, (Point){at.x + r, at.y}, color, 1.8f);
        draw_line(scene, (Point){at.x, at.y - r}, (Point){at.x, at.y + r}, color, 1.8f);
        break;
    case '.': draw_circle(scene, at.x, at.y, 2.4f, color, (Color){0}, 0); break;
    default: draw_circle(scene, at.x, at.y, r, color, (Color){0}, 0); break;
    }
}

static bool inside(Rect at, Point p) {
    const float slack = 0.01f;
    return p.x >= at.x - slack && p.x <= at.x + at.w + slack && p.y >= at.y - slack &&
           p.y <= at.y + at.h + slack;
}

static void bar_draw(Scene *scene, const Plot *p, Point top, float half, Color color) {
    float zero = plot_y(p, 0), bottom = p->at.y + p->at.h;
    float high = fmaxf(fminf(top.y, zero), p->at.y), low = fminf(fmaxf(top.y, zero), bottom);
    float left = fmaxf(top.x - half, p->at.x), right = fminf(top.x + half, p->at.x + p->at.w);
    if (low > high && right > left)
        draw_box(scene, (Rect){left, high, right - left, low - high}, 0, color, (Color){0}, 0);
}

/* What belongs to each point: its marker, its stem, its bar. */
static void points_draw(Scene *scene, const Plot *p, const Series *s, Color color) {
    float bar = (float)(s->width / 2 * p->at.w / (p->high[0] - p->low[0]));
    char marker = s->marker ? s->marker : 'o';
    for (int64_t i = 0; i < s->count; i++) {
        Point at = point_at(p, s, i);
        if (!isfinite(at.x) || !isfinite(at.y)) continue;
        if (s->kind == SERIES_BARS) {
            bar_draw(scene, p, at, bar, color);
            continue;
        }
        Point from = {at.x, plot_y(p, 0)}, to = at;
        if (s->kind == SERIES_STEMS && clip(p->at, &from, &to))
            draw_line(scene, from, to, color, 1.8f);
        if (inside(p->at, at)) marker_draw(scene, marker, at, color);
    }
}

/* axhline and axvline: from edge to edge. */
static void rule_draw(Scene *scene, const Plot *p, const Series *s, Color color) {
    Rect at = p->at;
    Point middle = point_at(p, s, 0), a = {at.x, middle.y}, b = {at.x + at.w, middle.y};
    if (s->kind == SERIES_UPRIGHT) {
        a = (Point){middle.x, at.y};
        b = (Point){middle.x, at.y + at.h};
    }
    Pen pen = {.scene = scene, .at = at, .color = color};
    pen.dash = s->dashed ? DASH_LONG : DASH_NONE;
    pen_segment(&pen, a, b);
    pen_flush(&pen);
}

void series_draw(Scene *scene, const Plot *plot, const Series *series, Color color) {
    if (series->kind == SERIES_ACROSS || series->kind == SERIES_UPRIGHT) {
        rule_draw(scene, plot, series, color);
        return;
    }
    if (series->kind == SERIES_LINE) line_draw(scene, plot, series, color);
    if (series->kind != SERIES_LINE || series->marker) points_draw(scene, plot, series, color);
}

void series_sample(Scene *scene, const Series *series, Color color, float x, float y, float width) {
    if (series->kind == SERIES_BARS) {
        draw_box(scene, (Rect){x, y - 5, width, 10}, 1, color, (Color){0}, 0);
        return;
    }
    bool line = series->kind == SERIES_LINE || series->kind == SERIES_ACROSS ||
                series->kind == SERIES_UPRIGHT;
    if (line)
        draw_line(scene, (Point){x, y}, (Point){x + width, y}, color, 2)->dash =
            series->dashed ? DASH_LONG : DASH_NONE;
    if (!line || series->marker)
        marker_draw(scene, series->marker ? series->marker : 'o', (Point){x + width / 2, y}, color);
}
