/* scene/plot_series: the lines, dots, stems and bars of a plot. */
#ifndef SCENE_PLOT_SERIES_H
#define SCENE_PLOT_SERIES_H

#include "scene/draw.h"

typedef struct Plot {
    Rect at;                /* where the data lies, in units */
    double low[2], high[2]; /* x, y */
} Plot;

float plot_x(const Plot *plot, double x);
float plot_y(const Plot *plot, double y);

/* matplotlib's words and "#rrggbb"; number `index` of the cycle where none was given. */
Color series_color(const Theme *theme, const Series *series, int index);
void series_draw(Scene *scene, const Plot *plot, const Series *series, Color color);
/* What stands for it in a legend: at x, y, `width` wide. */
void series_sample(Scene *scene, const Series *series, Color color, float x, float y, float width);

#endif
