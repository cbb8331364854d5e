/* conv/winograd_run: what the parts of a run of Winograd's method share: the input on its way to
 * the points (winograd_in.c), the products (winograd.c), the sums on their way back
 * (winograd_out.c). */
#ifndef CONV_WINOGRAD_RUN_H
#define CONV_WINOGRAD_RUN_H

#include <stdbool.h>
#include <stdint.h>
#include "conv/plan.h"

typedef struct WinogradRun {
    const Conv1dPlan *plan;
    const float *input;
    const float *bias;
    float *output;
} WinogradRun;

/* One tile of one group of the samples n .. n + together - 1, or of so many such teams, for the
 * output channels first_out .. end_out - 1 of the group. Window 0 of the tile has the outputs
 * first, first + dilation, ... */
typedef struct WinogradJob {
    int64_t n, samples, group;
    int64_t first;
    int64_t windows; /* of a sample: how many there are */
    int64_t lanes;   /* of the products, all samples' */
    int64_t first_out, end_out;
} WinogradJob;

/* A thread's memory, cut up. */
typedef struct WinogradBuffers {
    float *line, *line_out; /* of positions, as they stand in a signal */
    float *woven;           /* [LANES][positions]: the samples that go side by side */
    float *rows;            /* a channel's rows, in and out */
    float *values;          /* [point][source][value_row] */
    float *plain;           /* [4][plain][lanes] */
    float *sums;            /* [point, then 4 plain][out of the block][lanes] */
} WinogradBuffers;

/* Are all samples there that go side by side, and their signals short? Then LANES channels are
 * woven at once, and a block of output channels unwoven. */
bool winograd_weaves_short(const WinogradRun *run, const WinogradJob *job);

/* The values of all sources of all samples of the tile. */
void winograd_transform(const WinogradRun *run, const WinogradJob *job, const WinogradBuffers *b);

/* The sums of the output channels out .. out + outs - 1 of one sample (or of those side by side)
 * become its outputs. */
void winograd_store(const WinogradRun *run, const WinogradJob *job, int64_t out, int64_t outs,
                    const float *sums, const WinogradBuffers *b);

/* The lines of the output come while the products are made: number `part` of `parts` of them. */
void winograd_prefetch_outputs(const WinogradRun *run, const WinogradJob *job, int64_t m,
                               int64_t outs, int64_t part, int64_t parts);

#endif
