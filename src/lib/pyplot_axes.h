/* lib/pyplot_axes: `fig, ax = plt.subplots()`: figures and axes as values. */
#ifndef LIB_PYPLOT_AXES_H
#define LIB_PYPLOT_AXES_H

#include "lib/pyplot_figures.h"

extern const Type type_axes, type_axes_grid, type_figure;

typedef struct AxesObject {
    Object head;
    Place place;
} AxesObject;

typedef struct FigureObject {
    Object head;
    int64_t number;
    int width, height; /* in pixels, as its repr says */
} FigureObject;

#define AS_AXES(v)   ((AxesObject *)(void *)(v).as.object)
#define AS_FIGURE(v) ((FigureObject *)(void *)(v).as.object)

Value new_axes(Interp *in, Place place);
Value new_figure(Interp *in, int64_t number, Value figsize); /* None: 6.4 by 4.8 inches */
/* What subplots gives: an Axes, a row or column of them, or a grid. Without squeeze always a
 * grid of rows and columns. */
Value new_axes_grid(Interp *in, const Figure *figure, bool squeeze);

/* The bodies of plt.X and figure.X, on the current figure. */
bool figure_subplots(Interp *in, Value rows, Value columns, Value squeeze, Value *axes);
bool figure_add_subplot(Interp *in, const ListObject *position, Value *axes); /* (2, 1, 1), 211 */
bool figure_suptitle(Interp *in, Value words, Value keywords, Value *out);
bool figure_not_saved(Interp *in); /* a note: savefig is left out */

#endif
