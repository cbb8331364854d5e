/* scene/cells: rows of cells on one axis of positions, shared by the views.
 *
 * A strip says where a position of the input stands on the screen. Three ways, by what fits:
 *
 *   still     all positions from the first padding to the last        [p][0][1][2][3][4][p]
 *   scrolling a stretch around the kernel's window, which moves      … [5][6][7][8][9] …
 *   folded    the taps alone, side by side, where even the window     [6] …[10] …[14]
 *             is too wide */
#ifndef SCENE_CELLS_H
#define SCENE_CELLS_H

#include "scene/layout.h"

typedef struct Strip {
    float left, right;  /* where cells stand */
    float pitch, cell;  /* from cell to cell; width of one */
    double first, last; /* the positions that there are */
    double input_last;  /* the last of the input and its padding */
    double camera;      /* the position at the left end */
    bool scrolls, folded;
    int64_t head, tail; /* folded: that many taps at the front and the back are shown */
    float gap;          /* folded: between taps */
    double start;       /* the position under the first tap */
    double middle;      /* of the window: taps are at start..2*middle - start */
    int64_t dilation, taps;
    double output, hop; /* the present output, on its way, and the distance of the next */
    double output_at;   /* its position */
} Strip;

Strip strip_fit(const Frame *frame, float left, float right, int64_t most_taps);
float strip_x(const Strip *strip, double position);
bool strip_shows_tap(const Strip *strip, int64_t tap);
float strip_tap_x(const Strip *strip, int64_t tap);
float strip_output_x(const Strip *strip, double i);
float strip_middle(const Strip *strip); /* of the kernel's window */
/* The edge after a time: right of that position; in a folded strip right of the last tap that is
 * not after it. */
float strip_now_x(const Strip *strip, double now);
/* What is in sight: positions of the input, and outputs of a row of `length`. */
void strip_positions(const Strip *strip, int64_t *first, int64_t *last);
void strip_outputs(const Strip *strip, int64_t length, int64_t *first, int64_t *last);
float strip_end(const Strip *strip);      /* the right edge of the last cell of the input */
float strip_rows_end(const Strip *strip); /* of inputs and outputs */

/* Rows. y is the middle of the cells, h their height. */
void cells_inputs(Frame *frame, const Strip *strip, int64_t channel, float y, float h);
void cells_window(Frame *frame, const Strip *strip, float top, float bottom);
void cells_weights(Frame *frame, const Strip *strip, int64_t channel, float y, float h);
void cells_outputs(Frame *frame, const Strip *strip, int64_t c, float y, float h, bool indexed);
/* The line after the present time, where the walk is causal: down to the outputs, or where the
 * strip is folded, and they stand elsewhere, to the end of the taps. */
void cells_now(Frame *frame, const Strip *strip, float top, float taps_end, float bottom);

#endif
