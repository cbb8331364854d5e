/* walk/peaks: the lowest and the highest number of any stretch of a row, in time that hardly grows
 * with the stretch: what a waveform of ten million samples is drawn from.
 *
 * A pyramid over each row of a tensor's last axis: blocks of 64 samples, above them blocks of 8
 * blocks, and so on. A stretch is put together from the largest blocks that lie in it and from the
 * samples at its ends, so the answer is exact and no peak is ever lost.
 *
 *     level 1        [------- 512 -------]
 *     level 0  [ 64 ][ 64 ] ...          [ 64 ]
 *     samples ..                                .. */
#ifndef WALK_PEAKS_H
#define WALK_PEAKS_H

#include "tensor/tensor.h"

typedef struct Peak {
    double low, high; /* low > high: there is no number, all of them are nan */
} Peak;

enum { PEAKS_LEVELS = 24 };

typedef struct Peaks {
    int64_t length, per_row;     /* samples and blocks of one row */
    int64_t count[PEAKS_LEVELS]; /* blocks of each level; whole ones only */
    int levels;
    Peak *blocks; /* row by row, in it level by level; NULL: answers read every sample */
} Peaks;

/* Of rows along the last axis. Where memory is refused the pyramid stays empty: its answers are the
 * same, and slower. */
void peaks_init(Peaks *peaks, const Tensor *t);
void peaks_release(Peaks *peaks); /* {0} is fine */

/* The samples first <= i < end of a row (rows are counted over all axes before the last) of the
 * tensor that the pyramid was made of; 0 <= first, end <= length. */
Peak peaks_between(const Peaks *peaks, const Tensor *t, int64_t row, int64_t first, int64_t end);
Peak peaks_of_all(const Peaks *peaks, const Tensor *t);

#endif
