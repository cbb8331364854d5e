/* conv/direct: what the direct method and its kernels, one file for each instruction set, share.
 *
 * A kernel computes a tile of `channels` output channels by `vectors` vectors of output positions.
 * The sums stay in registers while it walks through the input channels and taps:
 *
 *                       x[0]      x[1]      x[2]        loaded once for each (c, k)
 *     weight[0]       sum[0][0] sum[0][1] sum[0][2]
 *     weight[1]       sum[1][0] sum[1][1] sum[1][2]     sum[i][j] += weight[i] * x[j]
 *       ...
 *     weight[7]       sum[7][0] sum[7][1] sum[7][2]
 *
 * so that 11 loads feed 24 multiply-adds. */
#ifndef CONV_DIRECT_H
#define CONV_DIRECT_H

#include <stdbool.h>
#include <stdint.h>
#include "conv/pack.h"

enum { DIRECT_CHANNELS = 8, DIRECT_VECTORS = 12 }; /* the largest tile, either way */

/* What kernels of packed weights ask for early. The processor foresees weights up to the end of
 * their page, and nothing where the rows of one tap are read where they are: each has another page.
 */
enum { ASK_NOTHING, ASK_WEIGHTS, ASK_ROWS };

typedef struct DirectTile {
    const float *rows;         /* packed input (see pack.h), at the tile's first output */
    int64_t rows_step;         /* floats from an input channel's rows to the next one's */
    const int64_t *tap_offset; /* where in the rows tap k of output 0 stands */
    int64_t channels, taps;    /* of the input */
    const float *weight;       /* of the tile's first output channel, c = 0, k = 0 */
    int64_t weight_out;        /* floats to the next output channel; packed weights: not used */
    int64_t weight_skip;       /* floats from the last tap of a channel to the next one's first */
    const float *from;         /* the sums begin with what stands there; NULL: with zero */
    int64_t from_step;         /* floats to the next output channel */
    float *share;              /* NULL, or the products alone are added here too, by from_step */
    const float *bias;         /* added last, as PyTorch does; NULL: none, or not yet */
    float *output;
    int64_t output_step; /* floats to the next output channel */
    int last_lanes;      /* how many positions of the last vector there are */
    int64_t more;        /* tiles to the right of it, all of whole vectors */
    int ask;             /* ASK_NOTHING, ... */
    bool prefetch;       /* the output's lines are to come while the sums are made */
    int64_t ahead;       /* so many floats further on, the output is to come, and of one channel the
                            input too; 0: nothing */
} DirectTile;

/* The tile, and the `more` tiles to its right; `tile` is then the last of them. */
typedef void DirectKernel(DirectTile *tile);

/* Kernels for 1 to `most` output channels, each for 1 to `vectors` vectors; `block` channels are
 * the usual tile, more of them the better one for the numbers that `block` would leave a rest of.
 */
typedef struct DirectKernels {
    int block, most;
    struct {
        int vectors;
        DirectKernel *kernel[DIRECT_VECTORS];
    } of_channels[DIRECT_CHANNELS]; /* [output channels - 1] */
} DirectKernels;

/* Rows: one output channel has one multiply-add for each loaded vector, and most of the loads lie
 * across two lines of the cache. Taps LANES apart use the same vectors,
 *
 *     tap k             sum[0] += w[k]*x[0]   sum[1] += w[k]*x[1]   ...
 *     tap k + LANES     sum[0] += w[k+LANES]*x[1]   sum[1] += w[k+LANES]*x[2]   ...
 *
 * and where there is a shuffle for it, the first of them are shifted in registers. */
typedef struct DirectIsa {
    PackCopy *copy_every; /* the inside of a packed row */
    DirectKernels packed; /* weights packed (direct_plan.c) */
    DirectKernels plain;  /* weights as the caller gave them, no lane read in vain: tiny calls */
    DirectKernels dense;  /* the same, larger: see dense.c; one sample's ask for what comes */
    DirectKernels rows;   /* one output channel, tap_offset[k] = k, more taps than lanes */
} DirectIsa;

extern const DirectIsa direct_c;
#if defined(__x86_64__)
extern const DirectIsa direct_avx2;
extern const DirectIsa direct_avx512;
#endif

/* Output channels of a tile, where there are `outs`: as many as divide them best. */
int64_t direct_block(const DirectKernels *kernels, int64_t outs);

/* The kernels along `count` positions from tile's first on, for `outs` output channels; moves the
 * tile along. */
void direct_strip(const DirectKernels *kernels, int64_t lanes, DirectTile *tile, int64_t outs,
                  int64_t count);

#endif
