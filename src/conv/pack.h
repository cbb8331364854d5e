/* conv/pack: the input in the order in which the direct kernels read it.
 *
 * A kernel wants, for each tap, the samples of neighbouring outputs side by side. Samples that are
 * `stride` apart belong to the same tap, so the padded input is split by the position's remainder
 * into one row for each phase. Stride 2, dilation 1, kernel_size 3, pad_left 1:
 *
 *     position    -1  0  1  2  3  4  5  6  7
 *     padded       0  a  b  c  d  e  f  g  h
 *
 *     phase 0      0  b  d  f  h        tap 0 of outputs 0, 1, 2, ... starts here
 *                     ^                 tap 2 starts here: the same row, one further
 *     phase 1      a  c  e  g           tap 1 starts here
 *
 * Tap k starts at floor(k*dilation / stride) of the row of phase k*dilation mod stride. The phases
 * repeat after stride / gcd(stride, dilation) taps: only so many rows exist. */
#ifndef CONV_PACK_H
#define CONV_PACK_H

#include <stdbool.h>
#include "conv/conv1d.h"
#include "conv/winograd.h"

/* to[u] = from[u * step], u = 0 .. count - 1 */
typedef void PackCopy(const float *from, int64_t step, int64_t count, float *to);

typedef struct PackLayout {
    int64_t phases; /* rows of a channel */
    int64_t row;    /* floats of a row */
    PackCopy *copy_every;
    WinogradWeaveLines
        *turn;     /* all phases of `lanes` outputs at once, as a square is turned over; */
    int64_t lanes; /* NULL where they would fill no good part of it */
} PackLayout;

/* Rows a multiple of 4 KiB apart compete for the same lines of the cache. */
static inline bool pack_rows_compete(const Conv1dShape *shape) {
    return (shape->length + 16) % 1024 < 32;
}

/* How many different phases the first `taps` taps have. */
int64_t pack_phases(const Conv1dShape *shape, int64_t taps);

/* Where tap k of output 0 stands in the rows of a channel. */
int64_t pack_offset(const Conv1dShape *shape, const PackLayout *layout, int64_t k);

/* One row: every stride-th sample from `position` on, `count` of them; zeros where the padded input
 * ends. */
void pack_row(const Conv1dShape *shape, PackCopy *copy_every, const float *signal, int64_t position,
              int64_t count, float *row);

/* Fills the rows of one channel from `signal`, its samples. The first output's first tap reads
 * `position`; `count` numbers are needed of each row (zeros stand where the padded input ends). */
void pack_channel(const Conv1dShape *shape, const PackLayout *layout, const float *signal,
                  int64_t position, int64_t count, float *rows);

/* Asks for what will be read soon: of the channels first .. end - 1, `floats` numbers from
 * `position` on, where they are. */
void pack_prefetch(const Conv1dShape *shape, const float *signal, int64_t first, int64_t end,
                   int64_t position, int64_t floats);

#endif
