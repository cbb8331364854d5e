/* conv/plan: what stands inside a plan. Only the files of this folder include this. */
#ifndef CONV_PLAN_H
#define CONV_PLAN_H

#include <stdbool.h>
#include "conv/conv1d.h"
#include "conv/direct.h"
#include "conv/pack.h"

enum { DIRECT_FEW_TAPS = 16, DIRECT_STACK_FLOATS = 2048 };

/* How the direct method cuts up the work. A job is one tile of the output positions of one group
 * (or of a part of its output channels) of one sample of the batch; the input that it needs is
 * packed chunk by chunk: some channels, some taps. */
typedef struct DirectPlan {
    const DirectIsa *isa;
    const DirectKernels *kernels;
    int64_t block;                      /* output channels of a kernel: 10 are 5 + 5, not 8 + 2 */
    int64_t in_group, out_group;        /* channels of a group */
    int64_t tile, tiles;                /* output positions of a tile; tiles of an output row */
    int64_t part, parts;                /* output channels of a part; parts of a group */
    int64_t chunk_channels, chunk_taps; /* packed at a time */
    int64_t reach;                      /* numbers that a row has beyond one for each output */
    PackLayout layout;                  /* of a chunk */
    int64_t *tap_offset;                /* [chunk_taps]: one of the next two */
    int64_t few_offsets[DIRECT_FEW_TAPS];
    int64_t *many_offsets; /* NULL: few are enough */
    float *packed;         /* weights; NULL: the caller's order serves */
    float *scratch;        /* [threads][scratch_each]; NULL: on the stack */
    int64_t scratch_each;
    int threads;
} DirectPlan;

typedef struct Conv1dMethod Conv1dMethod;

struct Conv1dPlan {
    Conv1dShape shape;
    int64_t outputs; /* positions of the output */
    const Conv1dMethod *method;
    const float *weight; /* the caller's */
    Conv1dWatch *watch;
    DirectPlan direct;
};

/* A way to compute a convolution: a row of the table in plan.c. */
struct Conv1dMethod {
    Conv1dAlgorithm algorithm;
    const char *name;
    bool (*suits)(const Conv1dShape *shape); /* may CONV1D_AUTO choose it? */
    /* prepare and release may be NULL; release is also called where prepare failed. */
    Conv1dStatus (*prepare)(Conv1dPlan *plan);
    Conv1dStatus (*run)(const Conv1dPlan *plan, const float *input, const float *bias,
                        float *output);
    void (*release)(Conv1dPlan *plan);
};

Conv1dStatus direct_prepare(Conv1dPlan *plan);
Conv1dStatus direct_run(const Conv1dPlan *plan, const float *input, const float *bias,
                        float *output);
void direct_release(Conv1dPlan *plan);

/* For the runs: how many pieces there will be; that one is done; whether to go on. */
void plan_watch_begin(const Conv1dPlan *plan, int64_t total);
void plan_watch_done(const Conv1dPlan *plan);
bool plan_watch_stops(const Conv1dPlan *plan);

#endif
