/* scene/plot: a figure of pyplot: its axes in rows and columns, each with its own frame.
 *
 *      ylabel        title
 *      1.0 +--------------------------+
 *          |         __      [legend] |
 *      0.5 |  __   /   \__            |
 *      0.0 +--------------------------+
 *          0      2      4      6
 *                   xlabel                                                                       */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scene/layout.h"
#include "scene/plot_series.h"
#include "scene/ticks.h"
#include "scene/view.h"

static float widest_tick(const Frame *f, const Ticks *ticks) {
    float widest = 0;
    for (int i = 0; i < ticks->count; i++) {
        char text[32];
        ticks_text(ticks, i, text, sizeof text);
        widest = fmaxf(widest, draw_width(f->scene, FACE_MONO, 13, text));
    }
    return widest;
}

static void grid_draw(Frame *f, const Plot *plot, const Ticks ticks[2], bool grid) {
    const Theme *t = f->theme;
    Rect at = plot->at;
    char text[32];
    Color rule = color_fade(t->track, grid ? 0.5 : 0);
    for (int i = 0; i < ticks[0].count; i++) {
        float x = plot_x(plot, ticks_at(&ticks[0], i));
        draw_line(f->scene, (Point){x, at.y}, (Point){x, at.y + at.h}, rule, 1);
        draw_line(f->scene, (Point){x, at.y + at.h}, (Point){x, at.y + at.h + 5}, t->faint, 1);
        ticks_text(&ticks[0], i, text, sizeof text);
        draw_text(f->scene, (Type){FACE_MONO, 13, ALIGN_CENTRE, t->dim}, x, at.y + at.h + 16, text);
    }
    for (int i = 0; i < ticks[1].count; i++) {
        float y = plot_y(plot, ticks_at(&ticks[1], i));
        draw_line(f->scene, (Point){at.x, y}, (Point){at.x + at.w, y}, rule, 1);
        draw_line(f->scene, (Point){at.x - 5, y}, (Point){at.x, y}, t->faint, 1);
        ticks_text(&ticks[1], i, text, sizeof text);
        draw_text(f->scene, (Type){FACE_MONO, 13, ALIGN_RIGHT, t->dim}, at.x - 9, y, text);
    }
}

static void words_draw(Frame *f, const Axes *axes, Rect whole, Rect at) {
    const Theme *t = f->theme;
    float y = at.y - 16, left = 0;
    if (axes->ylabel) {
        Type type = {FACE_SANS, 14, ALIGN_LEFT, t->dim};
        Item *item = draw_text_within(f->scene, type, whole.x, y, whole.w * 0.3f, axes->ylabel);
        left = item->w / f->scene->unit + 16;
    }
    if (axes->title)
        draw_text_within(f->scene, (Type){FACE_BOLD, 16, ALIGN_CENTRE, t->text},
                         whole.x + whole.w / 2, y, whole.w - 2 * left, axes->title);
    if (axes->xlabel)
        draw_text_within(f->scene, (Type){FACE_SANS, 14, ALIGN_CENTRE, t->dim}, at.x + at.w / 2,
                         at.y + at.h + 36, at.w, axes->xlabel);
}

/* How many points of the series lie in a corner's rectangle. */
static int64_t crowd(const Axes *axes, const Plot *plot, Rect corner) {
    int64_t count = 0;
    for (int i = 0; i < axes->series_count; i++) {
        const Series *s = &axes->series[i];
        int64_t hop = s->count / 2000 + 1;
        for (int64_t k = 0; k < s->count; k += hop) {
            float x = plot_x(plot, s->x[k]), y = plot_y(plot, s->y[k]);
            count += x >= corner.x && x <= corner.x + corner.w && y >= corner.y &&
                     y <= corner.y + corner.h;
        }
    }
    return count;
}

/* In the corner with the fewest points. */
static Rect legend_place(const Axes *axes, const Plot *plot, float w, float h) {
    Rect at = plot->at, best = {0};
    int64_t least = INT64_MAX;
    for (int corner = 0; corner < 4; corner++) {
        Rect place = {corner & 1 ? at.x + 12 : at.x + at.w - w - 12,
                      corner & 2 ? at.y + at.h - h - 12 : at.y + 12, w, h};
        int64_t count = crowd(axes, plot, place);
        if (count < least) {
            least = count;
            best = place;
        }
    }
    return best;
}

static void legend_draw(Frame *f, const Axes *axes, const Plot *plot) {
    const Theme *t = f->theme;
    const float each = 22, most = plot->at.w * 0.6f;
    float width = 0;
    int rows = 0, room = (int)((plot->at.h - 40) / each);
    for (int i = 0; i < axes->series_count && rows < room; i++) {
        if (!axes->series[i].label) continue;
        width = fmaxf(width, draw_width(f->scene, FACE_SANS, 14, axes->series[i].label));
        rows++;
    }
    if (!rows || most < 80) return;
    width = fminf(width, most - 60);
    Rect at = legend_place(axes, plot, width + 60, (float)rows * each + 12);
    draw_box(f->scene, at, 5, color_fade(t->panel, 0.94), t->border, 1);
    float y = at.y + 6 + each / 2;
    for (int i = 0, row = 0; i < axes->series_count && row < rows; i++) {
        const Series *s = &axes->series[i];
        if (!s->label) continue;
        series_sample(f->scene, s, series_color(t, s, i), at.x + 12, y, 26);
        draw_text_within(f->scene, (Type){FACE_SANS, 14, ALIGN_LEFT, t->value}, at.x + 48, y, width,
                         s->label);
        y += each;
        row++;
    }
}

static void axes_draw(Frame *f, const Axes *axes, Rect whole) {
    const Theme *t = f->theme;
    Plot plot = {0};
    axes_range(axes, plot.low, plot.high);
    float top = whole.y + 34, bottom = whole.y + whole.h - (axes->xlabel ? 48 : 28);
    Ticks ticks[2];
    ticks[1] = ticks_between(plot.low[1], plot.high[1], (int)fmaxf((bottom - top) / 55, 3));
    float left = whole.x + widest_tick(f, &ticks[1]) + 12;
    plot.at = (Rect){left, top, whole.x + whole.w - left - 20, bottom - top};
    int wanted = (int)fmaxf(plot.at.w / 90, 2);
    do ticks[0] = ticks_between(plot.low[0], plot.high[0], wanted);
    while (widest_tick(f, &ticks[0]) + 12 > plot.at.w / (float)(ticks[0].count) && --wanted > 0);
    draw_box(f->scene, plot.at, 0, t->panel, (Color){0}, 0);
    grid_draw(f, &plot, ticks, true);
    for (int i = 0; i < axes->series_count; i++)
        series_draw(f->scene, &plot, &axes->series[i], series_color(t, &axes->series[i], i));
    draw_box(f->scene, plot.at, 0, (Color){0}, t->border, 1);
    words_draw(f, axes, whole, plot.at);
    if (axes->legend) legend_draw(f, axes, &plot);
}

void plot_draw(Frame *f) {
    const Figure *figure = &f->stage->figure;
    /* Beside a walk the tabs lead back to it. */
    float top = f->walk ? 54 : 24;
    Rect at = {28, top, f->w - 56, f->h - top - 24};
    if (f->walk) tabs_draw(f);
    if (figure->title) {
        draw_text_within(f->scene, (Type){FACE_BOLD, 20, ALIGN_CENTRE, f->theme->text}, f->w / 2,
                         at.y + 12, at.w, figure->title);
        at.y += 36;
        at.h -= 36;
    }
    int rows = figure->rows > 0 ? figure->rows : 1,
        columns = figure->columns > 0 ? figure->columns : 1;
    const float gap = 24;
    Rect each = {0, 0, (at.w - gap * (float)(columns - 1)) / (float)columns,
                 (at.h - gap * (float)(rows - 1)) / (float)rows};
    for (int i = 0; figure->axes && i < rows * columns; i++) {
        int row = i / columns, column = i % columns;
        each.x = at.x + (float)column * (each.w + gap);
        each.y = at.y + (float)row * (each.h + gap);
        axes_draw(f, &figure->axes[i], each);
    }
}
