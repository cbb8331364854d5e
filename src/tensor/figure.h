/* tensor/figure: what pyplot has been asked to draw: pure data, filled by lib/pyplot, drawn by
 * scene/.
 *
 * A Figure owns its axes, each its series and texts. Starts as {0}; figure_clear empties it. */
#ifndef TENSOR_FIGURE_H
#define TENSOR_FIGURE_H

#include <stdbool.h>
#include <stdint.h>

typedef enum SeriesKind {
    SERIES_LINE,
    SERIES_DOTS,
    SERIES_STEMS,
    SERIES_BARS,
    SERIES_ACROSS, /* axhline: a line over all of the axes at the height y[0]; count is 1 */
    SERIES_UPRIGHT /* axvline: the same, at x[0] */
} SeriesKind;

typedef struct Series {
    SeriesKind kind;
    double *x, *y; /* count each */
    int64_t count;
    char *label; /* NULL where none */
    char *color; /* matplotlib's word or "#rrggbb"; NULL: the next of the cycle */
    bool dashed;
    char marker;  /* 0: none */
    double width; /* of each of BARS, in units of x */
} Series;

typedef struct Axes {
    Series *series;
    int series_count;
    char *title, *xlabel, *ylabel; /* NULL where none */
    bool legend, grid;
    double xlim[2], ylim[2];
    bool has_xlim, has_ylim;
} Axes;

typedef struct Figure {
    int64_t number; /* which of pyplot's figures it is, from 1; 0: none yet */
    Axes *axes;     /* row by row; those of a plain plt.plot: one */
    int rows, columns;
    int current; /* which of the axes pyplot draws on */
    char *title; /* suptitle */
} Figure;

bool figure_is_empty(const Figure *figure);              /* no series on any axes */
void figure_grid(Figure *figure, int rows, int columns); /* plt.subplots; keeps nothing */
Axes *figure_axes(Figure *figure); /* the current ones; made where there are none */
/* plt.subplot: makes axes `index` (from 0) of such a grid current. What was drawn stays where the
 * grids fit into each other (2x1 and 2x2); false where they don't (2x1 and 3x1). */
bool figure_subplot(Figure *figure, int rows, int columns, int index);
/* x and y are copied; x NULL: 0, 1, 2, ... NULL where memory is refused. */
Series *axes_add(Axes *axes, SeriesKind kind, const double *x, const double *y, int64_t count);
/* What x (0) and y (1) run over: the limits that were set, or all data and a twentieth more. */
void axes_range(const Axes *axes, double low[2], double high[2]);
void axes_clear(Axes *axes);
void figure_clear(Figure *figure);
void figure_text(char **place, const char *text); /* a title or label anew; NULL: none */
/* "a line of 100 points, 0 to 0.9996; ..." : the figure in words, where there is no display. */
char *figure_words(const Figure *figure); /* free with mem_free */

#endif
