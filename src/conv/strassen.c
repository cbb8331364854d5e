/* conv/strassen: runs Strassen's method: tiles of two halves of positions. */
#include "conv/plan.h"

#include <stddef.h>
#include <string.h>
#include "conv/size.h"
#include "conv/threads.h"

enum { PREFETCH_FROM = 5 }; /* the point: what comes earlier would be pushed out again */

typedef struct Run {
    const Conv1dPlan *plan;
    const float *input;
    const float *bias;
    float *output;
} Run;

/* Positions first .. first + count - 1 of one group of sample n, in halves of `lanes`; the output
 * channels first_out .. end_out - 1 of the upper half, and theirs of the lower. */
typedef struct Job {
    int64_t n, group;
    int64_t first, count, lanes;
    int64_t first_out, end_out;
} Job;

typedef struct Buffers {
    float *upper, *lower, *upper_out, *lower_out; /* lines */
    float *values;                                /* [point][source][row] */
    float *sums;                                  /* [point][out][lanes] */
} Buffers;

static Job job_number(const Conv1dPlan *plan, int64_t number) {
    const StrassenPlan *p = &plan->strassen;
    Job job;
    job.first_out = number % p->parts * p->part;
    job.end_out = least(job.first_out + p->part, p->outs);
    number /= p->parts;
    job.first = number % p->tiles * 2 * p->lanes;
    job.count = least(2 * p->lanes, plan->outputs - job.first);
    job.lanes = round_up(divide_up(job.count, 2), p->isa->lanes);
    number /= p->tiles;
    job.group = number % plan->shape.groups;
    job.n = number / plan->shape.groups;
    return job;
}

/* 2*lanes positions of a channel of the group: the input itself where it has them. */
static const float *fetch(const Run *run, const Job *job, int64_t channel, float *line) {
    const Conv1dShape *shape = &run->plan->shape;
    const StrassenPlan *p = &run->plan->strassen;
    int64_t count = 2 * job->lanes, position = job->first * shape->stride - shape->pad_left;
    if (channel >= p->in_group) {
        memset(line, 0, (size_t)count * sizeof *line);
        return line;
    }
    int64_t all = job->n * shape->in_channels + job->group * p->in_group + channel;
    const float *signal = run->input + all * shape->length;
    if (shape->stride == 1 && position >= 0 && position + count <= shape->length)
        return signal + position;
    pack_row(shape, p->isa->direct->copy_every, signal, position, count, line);
    return line;
}

static void prefetch_outputs(const Run *run, const Job *job, int64_t m, int64_t count, int e) {
    const StrassenPlan *p = &run->plan->strassen;
    int64_t first = job->n * run->plan->shape.out_channels + job->group * p->out_group + m;
    for (int64_t i = e - PREFETCH_FROM; i < 2 * count; i += STRASSEN_POINTS - PREFETCH_FROM) {
        int64_t out = first + (i < count ? i : i - count + p->outs);
        if (i >= count && m + i - count + p->outs >= p->out_group) continue;
        const float *to = run->output + out * run->plan->outputs + job->first;
        for (int64_t u = 0; u < job->count; u += 16) __builtin_prefetch(to + u, 1, 3);
    }
}

/* One output channel of each half, of which the lower may not be there. */
static void store_pair(const Run *run, const Job *job, int64_t m, const float *sums, int64_t step,
                       const Buffers *b) {
    const Conv1dPlan *plan = run->plan;
    const StrassenPlan *p = &plan->strassen;
    int64_t first = job->group * p->out_group + m, below = first + p->outs;
    bool both = m + p->outs < p->out_group, whole = job->count == 2 * job->lanes;
    float *output = run->output + job->n * plan->shape.out_channels * plan->outputs + job->first;
    float *upper = output + first * plan->outputs, *lower = output + below * plan->outputs;
    p->isa->strassen->inverse(sums, step, run->bias ? run->bias[first] : 0,
                              run->bias && both ? run->bias[below] : 0, job->lanes,
                              whole ? upper : b->upper_out, whole && both ? lower : b->lower_out);
    size_t bytes = (size_t)job->count * sizeof *output;
    if (!whole) memcpy(upper, b->upper_out, bytes);
    if (!whole && both) memcpy(lower, b->lower_out, bytes);
}

static void run_block(const Run *run, const Job *job, int64_t m, int64_t count, const Buffers *b) {
    static const int64_t no_offset[1];
    const StrassenPlan *p = &run->plan->strassen;
    const float *weight = p->packed + (job->group * p->outs + m) * STRASSEN_POINTS * p->sources;
    for (int e = 0; e < STRASSEN_POINTS; e++) {
        DirectTile tile = {.tap_offset = no_offset, .taps = 1, .begins = true};
        tile.rows = b->values + e * p->sources * p->row;
        tile.rows_step = p->row;
        tile.channels = p->sources;
        tile.weight = weight + e * p->sources * count;
        tile.output = b->sums + e * count * p->lanes;
        tile.output_step = p->lanes;
        if (e >= PREFETCH_FROM) prefetch_outputs(run, job, m, count, e);
        direct_strip(&p->isa->direct->packed, p->isa->lanes, &tile, count, job->lanes);
    }
    for (int64_t i = 0; i < count; i++)
        store_pair(run, job, m + i, b->sums + i * p->lanes, count * p->lanes, b);
}

/* What the next tile of this sample reads. */
static void prefetch_input(const Run *run, const Job *job, int64_t m) {
    const Conv1dShape *shape = &run->plan->shape;
    const StrassenPlan *p = &run->plan->strassen;
    int64_t count = 2 * p->lanes * shape->stride;
    int64_t channel = job->n * shape->in_channels + job->group * p->in_group;
    pack_prefetch(shape, run->input + channel * shape->length, p->in_group,
                  job->first * shape->stride - shape->pad_left + count, count,
                  (m - job->first_out) / p->block,
                  divide_up(job->end_out - job->first_out, p->block));
}

static void run_job(const Run *run, int64_t number, float *memory) {
    const StrassenPlan *p = &run->plan->strassen;
    Job job = job_number(run->plan, number);
    Buffers b = {.upper = memory,
                 .lower = memory + p->line,
                 .upper_out = memory + 2 * p->line,
                 .lower_out = memory + 3 * p->line,
                 .values = memory + 4 * p->line};
    b.sums = b.values + STRASSEN_POINTS * p->sources * p->row;
    for (int64_t s = 0; s < p->sources; s++) {
        const float *upper = fetch(run, &job, s, b.upper);
        const float *lower = fetch(run, &job, s + p->sources, b.lower);
        p->isa->strassen->forward(upper, lower, job.lanes, b.values + s * p->row,
                                  p->sources * p->row);
    }
    for (int64_t m = job.first_out; m < job.end_out; m += p->block) {
        if (plan_watch_stops(run->plan)) return;
        prefetch_input(run, &job, m);
        run_block(run, &job, m, least(p->block, job.end_out - m), &b);
    }
}

Conv1dStatus strassen_run(const Conv1dPlan *plan, const float *input, const float *bias,
                          float *output) {
    const StrassenPlan *p = &plan->strassen;
    Run run = {plan, input, bias, output};
    int64_t jobs = plan->shape.batch * plan->shape.groups * p->tiles * p->parts;
    plan_watch_begin(plan, jobs);
#pragma omp parallel for schedule(dynamic, 1) num_threads(p->threads) if (p->threads > 1)
    for (int64_t j = 0; j < jobs; j++) {
        if (plan_watch_stops(plan)) continue;
        run_job(&run, j, p->scratch + thread_number() * p->scratch_each);
        plan_watch_done(plan);
    }
    return plan_watch_stops(plan) ? CONV1D_STOPPED : CONV1D_OK;
}
