/* conv/dot: runs the direct method with the lanes along the taps. */
#include "conv/dot.h"

#include <math.h>
#include <stddef.h>
#include "conv/cache.h"
#include "conv/cost.h"
#include "conv/jobs.h"
#include "conv/plan.h"
#include "conv/size.h"
#include "conv/threads.h"

typedef struct Run {
    const Conv1dPlan *plan;
    const Isa *isa;
    const float *input, *bias;
    float *output;
    int64_t in_group, out_group, chunk; /* channels */
    int threads;
} Run;

static bool is_plain(const Conv1dShape *s) {
    return s->pad_left == 0 && s->pad_right == 0 && s->dilation == 1;
}

/* Measured: cycles of adding up the lanes of a sum; bytes of weights that come in a cycle. */
static const double sum_cycles = 8, weight_bytes = 16;

double dot_cost(const Conv1dPlan *plan) {
    const Conv1dShape *s = &plan->shape;
    const Isa *isa = isa_now();
    if (!is_plain(s) || s->kernel_size < isa->lanes) return INFINITY;
    double outputs = (double)s->batch * (double)s->out_channels * (double)plan->outputs;
    double channels = (double)(s->in_channels / s->groups);
    double products = outputs * channels * (double)divide_up(s->kernel_size, isa->lanes);
    double weights = (double)s->out_channels * channels * (double)s->kernel_size * sizeof(float);
    return fmax(products * 0.75, weights / weight_bytes) + outputs * sum_cycles;
}

/* The channels of a chunk are so many that the weights of a kernel's output channels stay in the
 * first-level cache while the stretches come by. */
static Run run_of(const Conv1dPlan *plan) {
    Run run = {.plan = plan, .isa = isa_now()};
    run.in_group = plan->shape.in_channels / plan->shape.groups;
    run.out_group = plan->shape.out_channels / plan->shape.groups;
    int64_t weights = cache_bytes(1) / (int64_t)sizeof(float) / run.isa->dot->outs;
    run.threads = threads_for(conv1d_flops(&plan->shape));
    run.chunk = least(run.in_group, most(1, weights / plan->shape.kernel_size));
    return run;
}

/* A cell is an output position of a sample; mostly there is one, and divisions are slow. */
static int64_t cell_sample(const Run *run, int64_t cell) {
    return run->plan->outputs == 1 ? cell : cell / run->plan->outputs;
}

/* Where the cell of the group's output channel 0 stands. */
static int64_t cell_output(const Run *run, int64_t group, int64_t cell) {
    int64_t outputs = run->plan->outputs;
    int64_t n = cell_sample(run, cell);
    return (n * run->plan->shape.out_channels + group * run->out_group) * outputs + cell -
           n * outputs;
}

static const float *cell_input(const Run *run, int64_t group, int64_t cell, int64_t channel) {
    const Conv1dShape *s = &run->plan->shape;
    int64_t n = cell_sample(run, cell), i = cell - n * run->plan->outputs;
    int64_t first = n * s->in_channels + group * run->in_group + channel;
    return run->input + first * s->length + i * s->stride;
}

/* Adds the products of some channels to `rows` cells of `outs` output channels from m on. */
static void run_cells(const Run *run, int64_t group, int64_t m, int64_t outs, int64_t cell,
                      int64_t rows, int64_t channel) {
    const Conv1dShape *s = &run->plan->shape;
    const DotIsa *dot = run->isa->dot;
    int64_t first = group * run->out_group + m;
    DotTile t = {.row_step = s->length, .taps = s->kernel_size};
    t.channels = least(run->chunk, run->in_group - channel);
    for (int64_t r = 0; r < dot->rows; r++)
        t.row[r] = cell_input(run, group, cell + least(r, rows - 1), channel);
    for (int64_t i = 0; i < outs; i++)
        t.weight[i] = run->plan->weight + ((first + i) * run->in_group + channel) * s->kernel_size;
    bool ends = channel + t.channels == run->in_group;
    if (s->kernel_size == s->length) { /* the channels follow one another without a gap */
        t.taps *= t.channels;
        t.channels = 1;
    }
    (rows == 1 ? dot->one : dot->all)[outs - 1](&t);
    for (int64_t r = 0; r < rows; r++) {
        float *to = run->output + cell_output(run, group, cell + r) + m * run->plan->outputs;
        for (int64_t i = 0; i < outs; i++, to += run->plan->outputs) {
            *to = channel ? *to + t.sum[r * outs + i] : t.sum[r * outs + i];
            if (ends && run->bias) *to += run->bias[first + i];
        }
    }
}

static void run_job(const void *context, int64_t job, int thread) {
    const Run *run = context;
    (void)thread; /* it needs no memory of its own */
    int64_t blocks = divide_up(run->out_group, run->isa->dot->outs);
    int64_t group = job / blocks, m = job % blocks * run->isa->dot->outs;
    int64_t outs = least(run->isa->dot->outs, run->out_group - m);
    int64_t cells = run->plan->shape.batch * run->plan->outputs;
    for (int64_t channel = 0; channel < run->in_group; channel += run->chunk) {
        if (plan_watch_stops(run->plan)) return;
        for (int64_t cell = 0; cell < cells; cell += run->isa->dot->rows)
            run_cells(run, group, m, outs, cell, least(run->isa->dot->rows, cells - cell), channel);
    }
}

Conv1dStatus dot_run(const Conv1dPlan *plan, const float *input, const float *bias, float *output) {
    Run run = run_of(plan);
    run.input = input;
    run.bias = bias;
    run.output = output;
    int64_t jobs = divide_up(run.out_group, run.isa->dot->outs) * plan->shape.groups;
    return jobs_run(plan, run.threads, jobs, run_job, &run);
}
