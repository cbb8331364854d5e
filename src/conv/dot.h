/* conv/dot: where kernels are long and outputs few, the lanes run along the taps: an output is a
 * dot product of a stretch of the signal and the kernel as the caller gave it.
 *
 * A kernel takes DotIsa.rows stretches (output positions, of any samples) and DotIsa.outs output
 * channels at a time, so that each loaded vector is used several times:
 *
 *               w[0]   w[1]   w[2] ...
 *     x[0]      sum    sum    sum
 *     x[1]      sum    sum    sum          and adds up the lanes of each sum at the end */
#ifndef CONV_DOT_H
#define CONV_DOT_H

#include <stdbool.h>
#include <stdint.h>

enum { DOT_ROWS = 4, DOT_OUTS = 6, DOT_SUMS = 32 }; /* the most of any instruction set */

typedef struct DotTile {
    const float *row[DOT_ROWS];    /* where the stretches begin; repeated where there are fewer */
    const float *weight[DOT_OUTS]; /* of the output channels */
    int64_t row_step;              /* floats to the next input channel */
    int64_t channels, taps;
    float sum[DOT_SUMS]; /* [row][out] */
} DotTile;

typedef struct DotIsa {
    int rows, outs;
    void (*one[DOT_OUTS])(DotTile *tile); /* row[0] alone; [output channels - 1] */
    void (*all[DOT_OUTS])(DotTile *tile); /* rows of them */
} DotIsa;

extern const DotIsa dot_c;
#if defined(__x86_64__)
extern const DotIsa dot_avx2;
extern const DotIsa dot_avx512;
#endif

#endif
