/* conv/plan: what stands inside a plan. Only the files of this folder include this. */
#ifndef CONV_PLAN_H
#define CONV_PLAN_H

#include <stdbool.h>
#include "conv/conv1d.h"
#include "conv/isa.h"
#include "conv/pack.h"

enum {
    DIRECT_FEW_TAPS = 16,
    DIRECT_STACK_FLOATS = 2048,
    DIRECT_FEWEST_INSIDE = 600 /* two more calls cost as much as a copy of so many */
};

/* How the direct method cuts up the work. A job is one tile of the output positions of one group
 * (or of a part of its output channels) of one sample of the batch; the input that it needs is
 * packed chunk by chunk: some channels, some taps. */
typedef struct DirectPlan {
    const Isa *isa;
    const DirectKernels *kernels;
    int64_t block;                      /* output channels of a kernel: 10 are 5 + 5, not 8 + 2 */
    int64_t in_group, out_group;        /* channels of a group */
    int64_t tile, tiles;                /* output positions of a tile; tiles of an output row */
    int64_t part, parts;                /* output channels of a part; parts of a group */
    bool alone;                         /* there is one job */
    bool borrows;                       /* the input is read where it is, inside the signal, */
    bool splits;                        /* ... and its padded ends apart */
    int64_t chunk_channels, chunk_taps; /* packed at a time */
    int64_t reach;                      /* numbers that a row has beyond one for each output */
    PackLayout layout;                  /* of a chunk */
    int64_t *tap_offset;                /* [chunk_taps]: one of the next two */
    int64_t few_offsets[DIRECT_FEW_TAPS];
    int64_t *many_offsets; /* NULL: few are enough */
    bool far;              /* the input is more than the second-level cache holds */
    int ask;               /* of a DirectTile, */
    int64_t ahead;         /* ... too */
    float *packed;         /* weights; NULL: the caller's order serves */
    float *scratch;        /* [threads][scratch_each]; NULL: on the stack */
    int64_t scratch_each;
    int threads;
} DirectPlan;

/* How Winograd's method cuts up the work. The windows of four outputs are numbered along the lanes;
 * those of a tile are computed together.
 *
 * With a dilation d the outputs of one window are d apart, and d windows stand beside each other: a
 * granule. With stride s each input channel becomes s channels, one for each phase (see pack.h).
 * Short signals of a batch are laid side by side, `together` of them, which is a dilation more. */
typedef struct WinogradPlan {
    const Isa *isa;
    int taps, points;            /* of the form */
    int shuffle;                 /* number of the split and join for this granule, or -1 */
    int64_t in_group, out_group; /* channels of a group */
    int64_t phases;              /* channels that an input channel becomes */
    int64_t steps;               /* a longer kernel is `steps` of the form's, one window apart */
    int64_t batch;
    int64_t together, granule; /* samples side by side; windows of a granule */
    int64_t spread;            /* samples side by side keep the stride in their line */
    int64_t all_granules;      /* of a sample */
    int64_t samples, segment;  /* of a tile, where a sample has few windows; lanes of each */
    bool far;                  /* a tile lies within one granule */
    int64_t lanes, granules;   /* windows of a tile; whole granules in it (far: 0) */
    int64_t tiles, pieces;     /* tiles of a sample; far: tiles of a granule */
    int64_t teams;             /* of samples that go together or share tiles */
    int64_t sources, plain;    /* channels that are transformed, that are not */
    int64_t value_row, row;    /* floats of a row of values, of a row before the transform */
    int64_t line, woven;       /* floats of a line, of the samples that go side by side */
    int64_t short_line;        /* of a channel's line, where LANES channels are woven at once */
    int64_t offset[WINOGRAD_MOST_ROWS];
    int64_t *step_offset;       /* [steps] */
    int64_t block, part, parts; /* output channels of a kernel and of a job */
    int64_t last_parts;         /* of the last job: where it would leave threads idle, so many */
    float *packed;  /* [group][block]([point][source][step][out], plain [source][out]) */
    float *scratch; /* [threads][scratch_each] */
    int64_t scratch_each;
    int threads;
    int ask;       /* of a DirectTile */
    double cycles; /* of one group of one sample, or of `together`; estimated */
} WinogradPlan;

/* How the method of spectra cuts up the work (fft.h). A stride makes phases, as in Winograd's
 * method. */
typedef struct FftPlan {
    const Isa *isa;
    int64_t in_group, out_group; /* channels of a group */
    int64_t phases, sources;     /* of a channel; channels times phases */
    int64_t reach;               /* taps of a phase, less one */
    int64_t samples, step;       /* of a block; outputs of a block */
    int64_t blocks, teams;       /* of a sample; twice the lanes are a team */
    int64_t plane;               /* floats from real to imaginary parts */
    int64_t block, part, parts;  /* output channels mixed at a time, of a job */
    float *turns, *spectrum;
    float *scratch; /* [threads][scratch_each]: sources, outs, rows */
    int64_t scratch_each;
    int threads;
    bool asks;     /* for outputs early: no near cache holds them all */
    double cycles; /* of one group, estimated */
} FftPlan;

/* How Strassen's method cuts up the work of kernels with one tap (strassen.h). */
typedef struct StrassenPlan {
    const Isa *isa;
    int64_t in_group, out_group; /* channels of a group */
    int64_t sources, outs;       /* of a half, the first not smaller than the second */
    int64_t lanes, tiles;        /* positions of half a tile; tiles of a sample */
    int64_t block, part, parts;  /* output channels of a kernel and of a job, of a half */
    float *packed;               /* [group][point][block][source][out] */
    float *scratch;              /* [threads][scratch_each] */
    int64_t scratch_each;
    int ask; /* of a DirectTile */
    int threads;
} StrassenPlan;

/* How the work is cut up where kernels are as long as the signal (dense.c). */
typedef struct DensePlan {
    const Isa *isa;
    int64_t in_group, out_group; /* channels of a group */
    int64_t terms;               /* (channel, tap) of a group */
    int64_t width, strips;       /* output channels of a kernel; strips of a group */
    int64_t team;                /* samples of a job */
    float *packed;               /* [group][strip][term][width] */
    int threads;
} DensePlan;

typedef struct Conv1dMethod Conv1dMethod;

struct Conv1dPlan {
    Conv1dShape shape;
    int64_t outputs; /* positions of the output */
    const Conv1dMethod *method;
    const float *weight; /* the caller's */
    Conv1dWatch *watch;
    bool watch_goes_on; /* its runs are parts of something longer that is watched */
    DirectPlan direct;
    WinogradPlan winograd;
    FftPlan fft;
    StrassenPlan strassen;
    DensePlan dense;
};

/* A way to compute a convolution: a row of the table in plan.c. */
struct Conv1dMethod {
    Conv1dAlgorithm algorithm;
    const char *name;
    /* Cycles that it would take, estimated (cost.h), or INFINITY where it cannot do the shape. */
    double (*cost)(const Conv1dPlan *plan);
    /* prepare and release may be NULL; release is also called where prepare failed. */
    Conv1dStatus (*prepare)(Conv1dPlan *plan);
    Conv1dStatus (*run)(const Conv1dPlan *plan, const float *input, const float *bias,
                        float *output);
    void (*release)(Conv1dPlan *plan);
    /* Multiply-adds of a run, as conv1d_plan_products gives them; NULL: those of the plain loops.
     */
    double (*products)(const Conv1dPlan *plan);
};

double direct_cost(const Conv1dPlan *plan);
Conv1dStatus direct_prepare(Conv1dPlan *plan);
Conv1dStatus direct_run(const Conv1dPlan *plan, const float *input, const float *bias,
                        float *output);
void direct_release(Conv1dPlan *plan);

double dot_cost(const Conv1dPlan *plan);
Conv1dStatus dot_run(const Conv1dPlan *plan, const float *input, const float *bias, float *output);

double dense_cost(const Conv1dPlan *plan);
Conv1dStatus dense_prepare(Conv1dPlan *plan);
Conv1dStatus dense_run(const Conv1dPlan *plan, const float *input, const float *bias,
                       float *output);
void dense_release(Conv1dPlan *plan);

double strassen_cost(const Conv1dPlan *plan);
Conv1dStatus strassen_prepare(Conv1dPlan *plan);
Conv1dStatus strassen_run(const Conv1dPlan *plan, const float *input, const float *bias,
                          float *output);
void strassen_release(Conv1dPlan *plan);
double strassen_products(const Conv1dPlan *plan);

double winograd_cost(const Conv1dPlan *plan);
Conv1dStatus winograd_prepare(Conv1dPlan *plan);
Conv1dStatus winograd_run(const Conv1dPlan *plan, const float *input, const float *bias,
                          float *output);
void winograd_release(Conv1dPlan *plan);
double winograd_products(const Conv1dPlan *plan);
int64_t
winograd_weights_of(const WinogradPlan *w); /* floats of packed weights, an output channel */

double fft_cost(const Conv1dPlan *plan);
Conv1dStatus fft_prepare(Conv1dPlan *plan);
Conv1dStatus fft_run(const Conv1dPlan *plan, const float *input, const float *bias, float *output);
void fft_release(Conv1dPlan *plan);
double fft_products(const Conv1dPlan *plan);

/* For the runs: how many pieces there will be; that one is done; whether to go on. */
void plan_watch_begin(const Conv1dPlan *plan, int64_t total);
void plan_watch_done(const Conv1dPlan *plan);
bool plan_watch_stops(const Conv1dPlan *plan);

#endif
