/* conv/fft: runs the method of spectra: two blocks in each lane, forward, mixed, back. */
#include "conv/plan.h"

#include <stddef.h>
#include <string.h>
#include "conv/cache.h"
#include "conv/jobs.h"
#include "conv/size.h"

typedef struct Run {
    const Conv1dPlan *plan;
    const float *input;
    const float *bias;
    float *output;
} Run;

/* A team of blocks of one group, for some output channels of the group. Blocks are numbered through
 * the batch: block b is number b % blocks of sample b / blocks. */
typedef struct Job {
    int64_t first_block, group;
    int64_t first_out, end_out;
} Job;

static Job job_number(const Conv1dPlan *plan, int64_t number) {
    const FftPlan *f = &plan->fft;
    Job job;
    job.first_out = number % f->parts * f->part;
    job.end_out = least(job.first_out + f->part, f->out_group);
    number /= f->parts;
    job.first_block = number % f->teams * 2 * f->isa->lanes;
    job.group = number / f->teams;
    return job;
}

/* LANES blocks of source s side by side, from number `first` on; where there are no more, zeros. */
static void fetch_blocks(const Run *run, const Job *job, int64_t s, int64_t first, float *rows,
                         float *to) {
    const Conv1dPlan *plan = run->plan;
    const Conv1dShape *shape = &plan->shape;
    const FftPlan *f = &plan->fft;
    int64_t channel = job->group * f->in_group + s / f->phases;
    for (int64_t lane = 0; lane < f->isa->lanes; lane++) {
        int64_t n = (first + lane) / f->blocks, block = (first + lane) % f->blocks;
        float *row = rows + lane * f->samples;
        if (n < shape->batch)
            pack_row(shape, f->isa->direct->copy_every,
                     run->input + (n * shape->in_channels + channel) * shape->length,
                     block * f->step * shape->stride + s % f->phases - shape->pad_left, f->samples,
                     row);
        else
            memset(row, 0, (size_t)f->samples * sizeof *row);
    }
    f->isa->winograd->weave(rows, f->samples, f->samples, to);
}

/* The lines of the next channel's outputs are on their way while its spectra are mixed. */
static void store_blocks(const Run *run, int64_t m, int64_t first, const float *from, float *rows) {
    const Conv1dPlan *plan = run->plan;
    const FftPlan *f = &plan->fft;
    int64_t count = round_up(f->step, f->isa->lanes);
    f->isa->winograd->unweave(from, count, rows, count);
    for (int64_t lane = 0; lane < f->isa->lanes; lane++) {
        int64_t n = (first + lane) / f->blocks, at = (first + lane) % f->blocks * f->step;
        if (n >= plan->shape.batch) return;
        float *output = run->output + (n * plan->shape.out_channels + m) * plan->outputs + at;
        int64_t here = least(f->step, plan->outputs - at);
        memcpy(output, rows + lane * count, (size_t)here * sizeof *output);
        for (int64_t u = 0; f->asks && u < here; u += LINE_FLOATS)
            __builtin_prefetch(output + plan->outputs + u, 1, 3);
    }
}

/* A constant is all in the frequency 0, which stands first. */
static void add_bias(const FftPlan *f, float bias, float *re) {
    for (int64_t lane = 0; lane < f->isa->lanes; lane++) {
        re[lane] += bias;
        re[f->plane + lane] += bias;
    }
}

static void run_job(const Run *run, int64_t number, float *memory) {
    const FftPlan *f = &run->plan->fft;
    Job job = job_number(run->plan, number);
    int64_t each = 2 * f->plane, half = f->isa->lanes;
    float *sources = memory, *outs = sources + f->sources * each, *rows = outs + f->block * each;
    for (int64_t s = 0; s < f->sources; s++) {
        float *re = sources + s * each;
        fetch_blocks(run, &job, s, job.first_block, rows, re);
        fetch_blocks(run, &job, s, job.first_block + half, rows, re + f->plane);
        f->isa->fft->forward(re, f->plane, f->samples, f->turns);
    }
    for (int64_t m = job.first_out; m < job.end_out; m += f->block) {
        if (plan_watch_stops(run->plan)) return;
        int64_t count = least(f->block, job.end_out - m), out = job.group * f->out_group + m;
        const float *spectrum = f->spectrum + 2 * out * f->sources * f->samples;
        f->isa->fft->mix(sources, f->sources, each, f->plane, f->samples, spectrum, count, outs);
        for (int64_t i = 0; i < count; i++) {
            float *re = outs + i * each;
            if (run->bias) add_bias(f, run->bias[out + i], re);
            f->isa->fft->backward(re, f->plane, f->samples, f->turns);
            store_blocks(run, out + i, job.first_block, re, rows);
            store_blocks(run, out + i, job.first_block + half, re + f->plane, rows);
        }
    }
}

static void run_numbered(const void *run, int64_t number, int thread) {
    const FftPlan *f = &((const Run *)run)->plan->fft;
    run_job(run, number, f->scratch + thread * f->scratch_each);
}

Conv1dStatus fft_run(const Conv1dPlan *plan, const float *input, const float *bias, float *output) {
    const FftPlan *f = &plan->fft;
    Run run = {plan, input, bias, output};
    return jobs_run(plan, f->threads, f->teams * plan->shape.groups * f->parts, run_numbered, &run);
}
