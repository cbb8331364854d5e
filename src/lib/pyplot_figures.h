/* lib/pyplot_figures: which figures there are, and which axes a call draws on.
 *
 *     library->waiting   [ 1 ][ 2 ]   made before, not shown yet
 *     library->figure    [ 3 ]        the current one
 *
 * plt.show() shows them in that order and forgets them. An `ax` that a program keeps names its
 * axes by numbers (Place); drawn on after the show, it opens a new figure of the same grid. */
#ifndef LIB_PYPLOT_FIGURES_H
#define LIB_PYPLOT_FIGURES_H

#include "lib/state.h"

enum { FIGURE_AXES_MAX = 400 };

typedef struct Place {
    int64_t number;           /* of the figure */
    int rows, columns, index; /* which of its axes */
} Place;

Figure *figure_current(Interp *in);                  /* opened where there is none */
Figure *figure_numbered(Interp *in, int64_t number); /* NULL: shown or closed */
/* Make figure `number` the current one, opened where it isn't; 0: a new one. */
Figure *figure_select(Interp *in, int64_t number);
void figure_close(Interp *in, int64_t number);
void figures_close(Interp *in);
bool figures_show(Interp *in);

/* Grids that a program asks for: raises where they are none, or too many. */
bool figure_grid_fine(Interp *in, int64_t rows, int64_t columns);

Place place_current(Interp *in);
Place place_in(const Figure *figure, int index);
Axes *place_axes(Interp *in, Place place);  /* to draw on */
Axes *place_find(Interp *in, Place place);  /* NULL: shown or closed */
void place_select(Interp *in, Place place); /* plt.sca */

#endif
