/* walk/ways: the layer's weights as a causal layer, made in three ways that give the same numbers.
 *
 *     reach = (kernel_size - 1) * dilation, zeros beyond the signal
 *
 *     WAY_PAD    reach zeros on the left, none on the right:         F.conv1d(F.pad(x, (reach, 0)))
 *     WAY_CUT    reach zeros on both sides, the last outputs cut:    conv(x)[:, :, :-reach]
 *     WAY_SHIFT  delayed copies of x, each times one weight, added:  w[2]*x + w[1]*F.pad(x, (1,
 * -1))
 *
 * Output i of such a layer belongs to time i*stride and reads that sample and earlier ones. Times
 * count the signal's own samples: where F.pad put zeros before it (walk->put_before), time 0 is the
 * position after them. */
#ifndef WALK_WAYS_H
#define WALK_WAYS_H

#include "walk/walk.h"

typedef enum Way { WAY_PAD, WAY_CUT, WAY_SHIFT, WAYS } Way;

/* What a way does for each output channel. */
typedef struct WayCost {
    int64_t padded;         /* zeros put at the input's ends */
    int64_t copies;         /* delayed copies of the input */
    int64_t computed, kept; /* outputs */
} WayCost;

int64_t walk_reach(const Walk *walk);  /* (kernel_size - 1) * dilation */
int64_t walk_signal(const Walk *walk); /* samples of the input without those put before it */
/* The time of a cell of this walk, in samples of the input: what lies after it is the future. */
int64_t walk_now(const Walk *walk, Cell cell);
/* Does this tap of a cell read what comes after its time, where it lies or through its padding? */
bool walk_looks_ahead(const Walk *walk, Cell cell, const Tap *tap);
/* Taps of one channel that do. */
int64_t walk_taps_ahead(const Walk *walk, Cell cell);

/* The layer's padding in that way; of WAY_SHIFT none. */
Conv1dShape way_shape(const Walk *walk, Way way);
WayCost way_cost(const Walk *walk, Way way);
/* Is there an output at this time: within the signal, and where the stride leads? */
bool way_has(const Walk *walk, int64_t now);
/* That output of batch n and channel c: products added in the core's order, then the bias. */
double way_sum(const Walk *walk, Way way, int64_t n, int64_t c, int64_t now);

/* The layer as it would be with another padding mode. One that pads nothing is given as much on
 * each side as would keep the length, and at least 1, to have something to show. */
Conv1dShape walk_padded(const Walk *walk, Conv1dPadMode mode);
/* A cell's output under other padding; the shape must pass conv1d_shape_check. */
double walk_sum_padded(const Walk *walk, const Conv1dShape *shape, Cell cell);

#endif
