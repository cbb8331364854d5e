/* tensor/figure: filling and emptying a figure. */
#include "tensor/figure.h"

#include <string.h>

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
