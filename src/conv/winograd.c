/* conv/winograd: runs Winograd's method: for each tile of windows the values of all input channels,
 * then, for each block of output channels, a product for each point and the way back. */
#include "conv/winograd_run.h"

#include <stddef.h>
#include "conv/jobs.h"
#include "conv/size.h"

static WinogradBuffers buffers_at(const WinogradPlan *w, float *memory) {
    WinogradBuffers b;
    b.line = memory;
    b.line_out = b.line + w->line;
    int64_t planes = w->points + (w->plain ? WINOGRAD_OUTPUTS : 0), vector = w->isa->lanes;
    b.woven = b.line_out + w->line;
    b.values = b.woven + 2 * w->woven;
    b.plain = b.values + w->points * w->sources * w->value_row;
    b.sums = b.plain + WINOGRAD_OUTPUTS * w->plain * w->lanes;
    b.rows = b.sums + planes * w->block * w->lanes + vector;
    return b;
}

/* Where the last job would leave all threads but one idle, it is cut among them: 19 jobs of two
 * threads are 9 and a half each. A thread's stretch of turns (jobs.h) ends with its part. */
static int64_t turn_count(const Conv1dPlan *plan) {
    const WinogradPlan *w = &plan->winograd;
    int64_t jobs = w->teams * plan->shape.groups * w->tiles * w->parts;
    return jobs - 1 + w->last_parts;
}

/* The output channels of a turn's job. Returns the number of its tile. */
static int64_t take_turn(const Conv1dPlan *plan, int64_t turn, WinogradJob *job) {
    const WinogradPlan *w = &plan->winograd;
    int64_t part = w->part, number = turn % w->parts, tile = turn / w->parts;
    if (w->last_parts > 1) {
        int64_t stretch = turn_count(plan) / w->threads, thread = turn / stretch;
        tile = turn - thread;
        if (turn % stretch == stretch - 1) {
            tile = turn_count(plan) - w->last_parts;
            number = thread;
            part = round_up(divide_up(w->out_group, w->last_parts), w->block);
        }
    }
    job->first_out = least(number * part, w->out_group);
    job->end_out = least(job->first_out + part, w->out_group);
    return tile;
}

static WinogradJob job_number(const Conv1dPlan *plan, int64_t turn) {
    const WinogradPlan *w = &plan->winograd;
    int64_t dilation = plan->shape.dilation;
    WinogradJob job = {0};
    int64_t number = take_turn(plan, turn, &job);
    int64_t tile = number % w->tiles;
    if (w->far) {
        int64_t inside = tile % w->pieces * w->lanes;
        job.first = tile / w->pieces * WINOGRAD_OUTPUTS * dilation + inside;
        job.windows = least(w->lanes, w->granule - inside);
    } else {
        job.first = tile * w->granules * WINOGRAD_OUTPUTS * dilation;
        job.windows = least(w->granules, w->all_granules - tile * w->granules) * w->granule;
    }
    number /= w->tiles;
    job.group = number % plan->shape.groups;
    job.n = number / plan->shape.groups * w->together * w->samples;
    job.samples = least(w->samples, divide_up(plan->shape.batch - job.n, w->together));
    job.lanes = w->samples > 1 ? job.samples * w->segment : round_up(job.windows, w->isa->lanes);
    return job;
}

static DirectTile tile_of(const WinogradPlan *w) {
    DirectTile tile = {.rows_step = w->value_row, .tap_offset = w->step_offset};
    tile.ask = w->ask;
    tile.channels = w->sources;
    tile.taps = w->far ? 1 : w->steps;
    tile.output_step = w->lanes;
    return tile;
}

static void multiply_point(const WinogradPlan *w, DirectTile *tile, int e, const float *weight,
                           int64_t outs, int64_t lanes, const WinogradBuffers *b) {
    tile->rows = b->values + e * w->sources * w->value_row;
    tile->weight = weight + e * tile->channels * tile->taps * outs;
    tile->output = b->sums + e * outs * w->lanes;
    direct_strip(&w->isa->direct->packed, w->isa->lanes, tile, outs, lanes);
}

static void multiply_plain(const WinogradPlan *w, const float *weight, int64_t outs, int64_t lanes,
                           const WinogradBuffers *b) {
    static const int64_t no_offset[1];
    DirectTile tile = tile_of(w);
    tile.weight = weight + w->points * tile.channels * tile.taps * outs;
    tile.channels = w->plain;
    tile.taps = 1;
    tile.tap_offset = no_offset;
    tile.rows_step = w->lanes;
    for (int64_t i = 0; i < WINOGRAD_OUTPUTS; i++) {
        tile.rows = b->plain + i * w->plain * w->lanes;
        tile.output = b->sums + (w->points + i) * outs * w->lanes;
        direct_strip(&w->isa->direct->packed, w->isa->lanes, &tile, outs, lanes);
    }
}

static void run_block(const WinogradRun *run, const WinogradJob *job, int64_t m, int64_t outs,
                      const WinogradBuffers *b) {
    const WinogradPlan *w = &run->plan->winograd;
    int64_t out = job->group * w->out_group + m;
    const float *weight = w->packed + out * winograd_weights_of(w);
    DirectTile tile = tile_of(w);
    for (int e = 0; e < w->points; e++) {
        winograd_prefetch_outputs(run, job, out, outs, e, w->points);
        multiply_point(w, &tile, e, weight, outs, job->lanes, b);
    }
    if (w->plain) multiply_plain(w, weight, outs, job->lanes, b);
    for (int64_t sample = 0; sample < job->samples; sample++) {
        WinogradJob one = *job;
        one.n += sample * w->together;
        winograd_store(run, &one, out, outs, b->sums + sample * w->segment, b);
    }
}

static void run_job(const WinogradRun *run, int64_t number, float *memory) {
    const WinogradPlan *w = &run->plan->winograd;
    WinogradJob job = job_number(run->plan, number);
    WinogradBuffers b = buffers_at(w, memory);
    winograd_transform(run, &job, &b);
    for (int64_t m = job.first_out; m < job.end_out; m += w->block) {
        if (plan_watch_stops(run->plan)) return;
        run_block(run, &job, m, least(w->block, job.end_out - m), &b);
    }
}

static void run_numbered(const void *run, int64_t number, int thread) {
    const WinogradPlan *w = &((const WinogradRun *)run)->plan->winograd;
    run_job(run, number, w->scratch + thread * w->scratch_each);
}

Conv1dStatus winograd_run(const Conv1dPlan *plan, const float *input, const float *bias,
                          float *output) {
    WinogradRun run = {plan, input, bias, output};
    return jobs_run(plan, plan->winograd.threads, turn_count(plan), run_numbered, &run);
}
