/* conv/dense: where kernels are as long as the signal, a convolution is one product of matrices:
 * samples by (channel, tap), times (channel, tap) by output channels. There are no neighbouring
 * positions, so the lanes are output channels, side by side in the packed weights as they are in
 * the output; the direct kernels do it under other names: samples are their "output channels", the
 * numbers of a sample their "weights".
 *
 *                         weight[t][0..15]  [16..31]  [32..47]
 *     sample 0, x[t]          sum             sum       sum         t: channel and tap
 *     sample 1, x[t]          sum             sum       sum  ... */
#include "conv/plan.h"

#include <math.h>
#include <stddef.h>
#include "base/mem.h"
#include "conv/cache.h"
#include "conv/cost.h"
#include "conv/jobs.h"
#include "conv/size.h"
#include "conv/threads.h"

enum {
    CHUNK = 128, /* numbers t at a time: their weights stay in the first-level cache */
    TEAM = 64    /* samples of a job, at most */
};

typedef struct Run {
    const Conv1dPlan *plan;
    const float *input, *bias;
    float *output;
} Run;

static bool plan_sizes(Conv1dPlan *plan) {
    DensePlan *p = &plan->dense;
    const Conv1dShape *s = &plan->shape;
    if (s->kernel_size != s->length || s->dilation > 1 || plan->outputs > 1) return false;
    if (s->pad_left || s->pad_right) return false;
    p->isa = isa_now();
    p->in_group = s->in_channels / s->groups;
    p->out_group = s->out_channels / s->groups;
    const DirectKernels *kernels = &p->isa->direct->dense;
    p->threads = threads_for(conv1d_flops(s));
    int64_t fair = p->threads > 1 ? divide_up(s->batch, 2 * p->threads) : s->batch;
    p->team = round_up(most(1, least(fair, TEAM)), kernels->block);
    /* Where there are fewer teams than threads, the output channels are shared out. */
    int64_t teams = most(1, divide_up(s->batch, p->team) * s->groups);
    int64_t vectors = divide_up(p->out_group, p->isa->lanes);
    int64_t block = most(1, least(s->batch, kernels->block)); /* few samples: wider strips */
    p->strips = divide_up(vectors, kernels->of_channels[block - 1].vectors);
    p->strips = least(vectors, round_up(p->strips, divide_up(p->threads, teams)));
    p->width = divide_up(vectors, p->strips) * p->isa->lanes;
    p->strips = divide_up(p->out_group, p->width);
    p->terms = p->in_group * s->kernel_size;
    return true;
}

/* Measured: cycles of a kernel's call; bytes of weights that come from memory in a cycle. */
static const double call_cycles = 60, far_bytes = 11;

double dense_cost(const Conv1dPlan *plan) {
    Conv1dPlan trial = {.shape = plan->shape, .outputs = plan->outputs};
    if (!plan_sizes(&trial)) return INFINITY;
    const DensePlan *p = &trial.dense;
    double block = (double)least(p->isa->direct->dense.block, most(1, plan->shape.batch)),
           width = (double)(p->width / p->isa->lanes);
    double calls =
        ceil((double)plan->shape.batch / block) * (double)p->strips * (double)plan->shape.groups;
    /* At least 8 sums must be under way; x and weights are loaded, two in a cycle. */
    double step = fmax(fmax(block * width, 8), block + 2 * width) / 2;
    double cycles =
        calls * ((double)p->terms * step + ceil((double)p->terms / CHUNK) * call_cycles);
    double weights = (double)plan->shape.out_channels * (double)p->terms * sizeof(float);
    return weights < (double)cache_bytes_shared() / 2 ? cycles : fmax(cycles, weights / far_bytes);
}

/* [group][strip][t][width], zeros where there are no more output channels. */
static void pack_weights(Conv1dPlan *plan) {
    DensePlan *p = &plan->dense;
    float *to = p->packed;
    for (int64_t g = 0; g < plan->shape.groups; g++)
        for (int64_t first = 0; first < p->out_group; first += p->width, to += p->terms * p->width)
            for (int64_t i = 0; i < least(p->width, p->out_group - first); i++) {
                const float *from = plan->weight + (g * p->out_group + first + i) * p->terms;
                for (int64_t t = 0; t < p->terms; t++) to[t * p->width + i] = from[t];
            }
}

Conv1dStatus dense_prepare(Conv1dPlan *plan) {
    DensePlan *p = &plan->dense;
    if (!plan_sizes(plan)) return CONV1D_NO_MEMORY;
    p->packed = mem_try((size_t)(plan->shape.groups * p->strips),
                        (size_t)(p->terms * p->width) * sizeof(float));
    if (!p->packed) return CONV1D_NO_MEMORY;
    pack_weights(plan);
    return CONV1D_OK;
}

void dense_release(Conv1dPlan *plan) {
    mem_free(plan->dense.packed);
}

/* Some samples from n on, at most a kernel's: the products of the chunk that begins at t. */
static void run_block(const Run *run, int64_t group, int64_t strip, int64_t n, int64_t samples,
                      int64_t t) {
    static const int64_t no_offset[1];
    const Conv1dPlan *plan = run->plan;
    const DensePlan *p = &plan->dense;
    int64_t out = strip * p->width, count = least(p->width, p->out_group - out);
    int64_t vectors = divide_up(count, p->isa->lanes);
    DirectTile tile = {.tap_offset = no_offset, .taps = 1, .rows_step = p->width};
    tile.rows = p->packed + ((group * p->strips + strip) * p->terms + t) * p->width;
    tile.channels = least(CHUNK, p->terms - t);
    tile.weight = run->input + (n * plan->shape.groups + group) * p->terms + t;
    tile.weight_out = plan->shape.groups * p->terms;
    tile.output = run->output + n * plan->shape.out_channels + group * p->out_group + out;
    tile.output_step = tile.from_step = plan->shape.out_channels;
    tile.from = t ? tile.output : NULL;
    tile.last_lanes = (int)(count - (vectors - 1) * p->isa->lanes);
    p->isa->direct->dense.of_channels[samples - 1].kernel[vectors - 1](&tile);
}

/* PyTorch adds the bias last. */
static void add_bias(const Run *run, int64_t group, int64_t strip, int64_t n) {
    const DensePlan *p = &run->plan->dense;
    int64_t out = group * p->out_group + strip * p->width;
    int64_t count = least(p->width, p->out_group - strip * p->width);
    float *output = run->output + n * run->plan->shape.out_channels + out;
    for (int64_t i = 0; i < count; i++) output[i] += run->bias[out + i];
}

/* A team of samples for one strip of output channels. */
static void run_job(const void *context, int64_t job, int thread) {
    const Run *run = context;
    (void)thread; /* it needs no memory of its own */
    const DensePlan *p = &run->plan->dense;
    int64_t strip = job % p->strips, group = job / p->strips % run->plan->shape.groups;
    int64_t first = job / p->strips / run->plan->shape.groups * p->team;
    int64_t end = least(first + p->team, run->plan->shape.batch),
            block = p->isa->direct->dense.block;
    for (int64_t t = 0; t < p->terms; t += CHUNK) {
        if (plan_watch_stops(run->plan)) return;
        for (int64_t n = first; n < end; n += block)
            run_block(run, group, strip, n, least(block, end - n), t);
    }
    for (int64_t n = first; n < end && run->bias; n++) add_bias(run, group, strip, n);
}

Conv1dStatus dense_run(const Conv1dPlan *plan, const float *input, const float *bias,
                       float *output) {
    const DensePlan *p = &plan->dense;
    Run run = {plan, input, bias, output};
    int64_t jobs = divide_up(plan->shape.batch, p->team) * plan->shape.groups * p->strips;
    return jobs_run(plan, p->threads, jobs, run_job, &run);
}
