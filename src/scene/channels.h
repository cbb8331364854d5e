/* scene/channels: the picture of all channels at once: inputs, the grid of kernels, outputs.
 *
 *      x[0] [.][.][.] \            k k k | k k k
 *      x[1] [.][.][.] /`--- y[0]  [. . .] [. . .]   y[0] [.][.]
 *                      `--- y[1]  [. . .] [. . .]   y[1] [.][*]
 *      x[2] [.][.][.] \
 *      x[3] [.][.][.] /`--- y[2]  [. . .] [. . .]   y[2] [.]
 *
 * Rows of outputs and rows of the grid are the same. Rows that do not fit become rows of colour,
 * with the selected one opened; beyond that, rows around the selected one. */
#ifndef SCENE_CHANNELS_H
#define SCENE_CHANNELS_H

#include "scene/layout.h"

/* Rows of `thin` units, one of them open. */
typedef struct Fold {
    int64_t count, open;  /* of all rows; the open one */
    int64_t first, shown; /* in sight */
    float top, thin, tall;
} Fold;

/* Columns of taps or positions. */
typedef struct Columns {
    int64_t first, shown, count;
    float left, each;
} Columns;

typedef struct Channels {
    Fold in, out;
    int64_t channel;   /* of the cell's group: the one whose kernel is told */
    Columns positions; /* of the input, or its taps alone */
    bool taps_only;
    Columns kernels; /* columns of the grid: channels of a group */
    int64_t taps;    /* of a kernel that are drawn, from the first */
    float tap;       /* width of one */
    Columns outputs; /* positions of the output */
    bool numbers;    /* the taps of the open row have numbers */
} Channels;

Channels channels_fit(const Frame *frame);

float fold_y(const Fold *fold, int64_t row); /* its top */
float fold_h(const Fold *fold, int64_t row);
bool fold_shows(const Fold *fold, int64_t row);

bool channels_depthwise(const Conv1dShape *shape);
int64_t channels_group(const Frame *frame, int64_t c); /* of an output channel */

/* The position of the input that a column stands for. */
int64_t channels_position(const Frame *frame, const Channels *c, int64_t column);

#endif
