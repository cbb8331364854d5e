/* scene/trace: the picture of one number and everywhere it is used.
 *
 *       x[0]   [ ][ ][*][ ]          rows of input channels
 *       x[1]   [ ][ ][ ][ ]
 *                 / | \
 *       w      [w0][w1][w2]          the kernels between them
 *               |    \    \
 *       y[0]   [ ][ ][ ][ ]          rows of output channels
 *
 * Rows, kernels and the stretch of positions in sight follow the pinned cell, or the present
 * output; what the mouse is over only changes which cells are linked, so nothing moves under it. */
#ifndef SCENE_TRACE_H
#define SCENE_TRACE_H

#include "scene/cells.h"

enum { TRACE_KERNELS = 6 };

/* Channels first .. first + shown - 1 of `all`, numbered within their group. */
typedef struct TraceRows {
    int64_t first, shown, all;
    int64_t base;     /* the group's first channel */
    float top, pitch; /* middle of the first row, from row to row */
} TraceRows;

typedef struct TraceKernel {
    int64_t c, j;        /* output channel, channel of the group */
    int64_t first, taps; /* those that are drawn */
    float x, each;       /* left edge; from tap to tap */
} TraceKernel;

typedef struct Trace {
    Pick anchor, shown; /* what it is laid out around; whose uses are linked */
    int64_t n;          /* batch */
    Strip strip;
    TraceRows x, y;
    TraceKernel kernels[TRACE_KERNELS];
    int kernel_count;
    float cell;      /* height of an input or output */
    float w, w_cell; /* middle and height of the kernels */
} Trace;

Trace trace_fit(const Frame *frame);

/* Middles of cells; false where the cell is out of sight. */
bool trace_input_at(const Trace *trace, int64_t channel, int64_t position, Point *out);
bool trace_weight_at(const Trace *trace, int64_t c, int64_t j, int64_t k, Point *out);
bool trace_output_at(const Trace *trace, Cell cell, Point *out);

void trace_inputs_draw(Frame *frame, const Trace *trace);
void trace_outputs_draw(Frame *frame, const Trace *trace);
void trace_kernels_draw(Frame *frame, const Trace *trace);
/* Beside the rows their names, and how many there are above and below; all: channels of the layer.
 */
void trace_labels_draw(Frame *frame, const TraceRows *rows, char name, int64_t all);

#endif
