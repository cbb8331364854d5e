/* tensor/figure: filling and emptying a figure. */
#include "tensor/figure.h"

#include <math.h>

#include "base/mem.h"

static void series_release(Series *s) {
    mem_free(s->x);
    mem_free(s->y);
    mem_free(s->label);
    mem_free(s->color);
}

void axes_clear(Axes *axes) {
    for (int i = 0; i < axes->series_count; i++) series_release(&axes->series[i]);
    mem_free(axes->series);
    mem_free(axes->title);
    mem_free(axes->xlabel);
    mem_free(axes->ylabel);
    *axes = (Axes){0};
}

static void release_axes(Figure *figure) {
    for (int i = 0; figure->axes && i < figure->rows * figure->columns; i++)
        axes_clear(&figure->axes[i]);
    mem_free(figure->axes);
    figure->axes = NULL;
    figure->rows = figure->columns = figure->current = 0;
}

void figure_clear(Figure *figure) {
    release_axes(figure);
    mem_free(figure->title);
    *figure = (Figure){0};
}

bool figure_is_empty(const Figure *figure) {
    for (int i = 0; figure->axes && i < figure->rows * figure->columns; i++)
        if (figure->axes[i].series_count > 0) return false;
    return true;
}

void figure_grid(Figure *figure, int rows, int columns) {
    release_axes(figure);
    figure->axes = mem_new((size_t)rows * (size_t)columns * sizeof *figure->axes);
    figure->rows = rows;
    figure->columns = columns;
}

Axes *figure_axes(Figure *figure) {
    if (!figure->axes) figure_grid(figure, 1, 1);
    return &figure->axes[figure->current];
}

/* Room for one more: doubled at each power of two. */
static Series *series_room(Axes *axes) {
    size_t count = (size_t)axes->series_count;
    if ((count & (count - 1)) == 0)
        axes->series = mem_grow(axes->series, (count ? 2 * count : 1) * sizeof *axes->series);
    Series *s = &axes->series[axes->series_count++];
    *s = (Series){0};
    return s;
}

Series *axes_add(Axes *axes, SeriesKind kind, const double *x, const double *y, int64_t count) {
    size_t n = (size_t)count, room = n ? n : 1;
    double *xs = mem_try(room, sizeof *xs), *ys = xs ? mem_try(room, sizeof *ys) : NULL;
    if (!ys) {
        mem_free(xs);
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        xs[i] = x ? x[i] : (double)i;
        ys[i] = y[i];
    }
    Series *s = series_room(axes);
    s->kind = kind;
    s->x = xs;
    s->y = ys;
    s->count = count;
    s->width = 0.8;
    return s;
}

void figure_text(char **place, const char *text) {
    char *copy = text ? mem_text(text) : NULL;
    mem_free(*place);
    *place = copy;
}

/* ---- another grid ---- */

static void move_axes(Figure *figure, int rows, int columns) {
    int down = rows / figure->rows, across = columns / figure->columns;
    Axes *moved = mem_new((size_t)rows * (size_t)columns * sizeof *moved);
    for (int i = 0; i < figure->rows * figure->columns; i++) {
        int row = i / figure->columns, column = i % figure->columns;
        moved[row * down * columns + column * across] = figure->axes[i];
    }
    mem_free(figure->axes);
    figure->axes = moved;
    figure->rows = rows;
    figure->columns = columns;
}

bool figure_subplot(Figure *figure, int rows, int columns, int index) {
    if (figure_is_empty(figure) && (figure->rows != rows || figure->columns != columns))
        figure_grid(figure, rows, columns);
    if (rows % figure->rows == 0 && columns % figure->columns == 0 &&
        rows * columns > figure->rows * figure->columns)
        move_axes(figure, rows, columns);
    if (figure->rows % rows != 0 || figure->columns % columns != 0) return false;
    int row = index / columns * (figure->rows / rows);
    int column = index % columns * (figure->columns / columns);
    figure->current = row * figure->columns + column;
    return true;
}

/* ---- what it spans ---- */

static void widen(double x, double *low, double *high) {
    if (!isfinite(x)) return;
    *low = fmin(*low, x);
    *high = fmax(*high, x);
}

static void widen_by_series(const Series *s, double low[2], double high[2]) {
    bool points = s->kind != SERIES_ACROSS && s->kind != SERIES_UPRIGHT;
    for (int64_t i = 0; i < s->count; i++) {
        if (points && (!isfinite(s->x[i]) || !isfinite(s->y[i]))) continue;
        double half = s->kind == SERIES_BARS ? s->width / 2 : 0;
        if (s->kind != SERIES_ACROSS) widen(s->x[i] - half, &low[0], &high[0]);
        if (s->kind != SERIES_ACROSS) widen(s->x[i] + half, &low[0], &high[0]);
        if (s->kind != SERIES_UPRIGHT) widen(s->y[i], &low[1], &high[1]);
    }
    if (s->kind == SERIES_BARS || s->kind == SERIES_STEMS) widen(0, &low[1], &high[1]);
}

void axes_range(const Axes *axes, double low[2], double high[2]) {
    low[0] = low[1] = INFINITY;
    high[0] = high[1] = -INFINITY;
    for (int i = 0; i < axes->series_count; i++) widen_by_series(&axes->series[i], low, high);
    const double *limits[2] = {axes->has_xlim ? axes->xlim : NULL,
                               axes->has_ylim ? axes->ylim : NULL};
    for (int d = 0; d < 2; d++) {
        if (!(low[d] <= high[d])) low[d] = 0, high[d] = 1;
        double margin = high[d] > low[d] ? (high[d] - low[d]) / 20 : fmax(fabs(low[d]) / 20, 0.05);
        low[d] = limits[d] ? fmin(limits[d][0], limits[d][1]) : low[d] - margin;
        high[d] = limits[d] ? fmax(limits[d][0], limits[d][1]) : high[d] + margin;
        if (!(high[d] > low[d])) high[d] = low[d] + 1;
    }
}
