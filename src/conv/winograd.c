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

static int64_t job_count(const Conv1dPlan *plan) {
    const WinogradPlan *w = &plan->winograd;
    return w->teams * plan->shape.groups * w->tiles * w->parts;
}

static WinogradJob job_number(const Conv1dPlan *plan, int64_t number) {
    const WinogradPlan *w = &plan->winograd;
    int64_t dilation = plan->shape.dilation;
    WinogradJob job = {0};
    job.first_out = number % w->parts * w->part;
    job.end_out = least(job.first_out + w->part, w->out_group);
    number /= w->parts;
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

static int64_t lanes_of(const WinogradPlan *w, const WinogradJob *job) {
    return w->samples > 1 ? w->lanes : round_up(job->windows, w->isa->lanes);
}

static void run_block(const WinogradRun *run, const WinogradJob *job, int64_t m, int64_t outs,
                      const WinogradBuffers *b) {
    const WinogradPlan *w = &run->plan->winograd;
    int64_t out = job->group * w->out_group + m;
    const float *weight = w->packed + out * winograd_weights_of(w);
    DirectTile tile = tile_of(w);
    for (int e = 0; e < w->points; e++) {
        winograd_prefetch_outputs(run, job, out, outs, e, w->points);
        multiply_point(w, &tile, e, weight, outs, lanes_of(w, job), b);
    }
    if (w->plain) multiply_plain(w, weight, outs, lanes_of(w, job), b);
    for (int64_t sample = 0; sample < w->samples; sample++) {
        WinogradJob one = *job;
        one.n += sample * w->together;
        if (one.n >= run->plan->shape.batch) break;
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
        if (!w->far && w->together * w->samples == 1) winograd_prefetch_input(run, &job, m);
        run_block(run, &job, m, least(w->block, job.end_out - m), &b);
    }
    if (w->past) w->isa->direct->copy_end();
}

static void run_numbered(const void *run, int64_t number, int thread) {
    const WinogradPlan *w = &((const WinogradRun *)run)->plan->winograd;
    run_job(run, number, w->scratch + thread * w->scratch_each);
}

Conv1dStatus winograd_run(const Conv1dPlan *plan, const float *input, const float *bias,
                          float *output) {
    WinogradRun run = {plan, input, bias, output};
    return jobs_run(plan, plan->winograd.threads, job_count(plan), run_numbered, &run);
}
