/* conv/winograd: runs Winograd's method: for each tile of windows the values of all input channels,
 * then, for each block of output channels, a product for each point and the way back. */
#include "conv/plan.h"

#include <stddef.h>
#include <string.h>
#include "conv/jobs.h"
#include "conv/size.h"

typedef struct Run {
    const Conv1dPlan *plan;
    const float *input;
    const float *bias;
    float *output;
} Run;

/* One tile of one group of the samples n .. n + together - 1, for the output channels first_out ..
 * end_out - 1 of the group. Window 0 of the tile has the outputs first, first + dilation, ... */
typedef struct Job {
    int64_t n, group;
    int64_t first;
    int64_t windows; /* how many there are */
    int64_t first_out, end_out;
} Job;

/* A thread's memory, cut up. */
typedef struct Buffers {
    float *line, *line_out; /* of positions, as they stand in a signal */
    float *woven;           /* [LANES][positions]: the samples that go side by side */
    float *rows;            /* a channel's rows, in and out */
    float *values;          /* [point][source][value_row] */
    float *plain;           /* [4][plain][lanes] */
    float *sums;            /* [point, then 4 plain][out of the block][lanes] */
} Buffers;

static Buffers buffers_at(const WinogradPlan *w, float *memory) {
    Buffers b;
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

static Job job_number(const Conv1dPlan *plan, int64_t number) {
    const WinogradPlan *w = &plan->winograd;
    int64_t dilation = plan->shape.dilation;
    Job job = {0};
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

/* ---- in ---- */

static const float *signal_of(const Run *run, const Job *job, int64_t n, int64_t channel) {
    const Conv1dShape *shape = &run->plan->shape;
    channel += job->group * run->plan->winograd.in_group;
    return run->input + ((job->n + n) * shape->in_channels + channel) * shape->length;
}

/* The samples side by side straight from the input: zeros outside, no sample missing. */
static void weave_straight(const Run *run, const Job *job, int64_t channel, int64_t position,
                           int64_t count, float *line) {
    const Conv1dShape *shape = &run->plan->shape;
    const Isa *isa = run->plan->winograd.isa;
    int64_t first = least(most(position, 0), position + count);
    int64_t end = most(least(position + count, shape->length), first);
    int64_t before = first - position, inside = end - first;
    memset(line, 0, (size_t)(before * isa->lanes) * sizeof *line);
    isa->winograd->weave(signal_of(run, job, 0, channel) + first,
                         shape->in_channels * shape->length, inside, line + before * isa->lanes);
    memset(line + (before + inside) * isa->lanes, 0,
           (size_t)((count - before - inside) * isa->lanes) * sizeof *line);
}

/* `count` samples of each signal side by side: position u of sample n at line[u*LANES + n]. */
static void weave_line(const Run *run, const Job *job, int64_t channel, int64_t position,
                       int64_t count, const Buffers *b) {
    const Conv1dShape *shape = &run->plan->shape;
    const Isa *isa = run->plan->winograd.isa;
    Conv1dShape every = *shape;
    every.stride = 1;
    if (job->n + isa->lanes <= shape->batch && shape->pad_mode == CONV1D_ZEROS) {
        weave_straight(run, job, channel, position, count, b->line);
        return;
    }
    for (int64_t n = 0; n < isa->lanes; n++) {
        float *row = b->woven + n * count;
        if (job->n + n < shape->batch)
            pack_row(&every, isa->direct->copy_every, signal_of(run, job, n, channel), position,
                     count, row);
        else
            memset(row, 0, (size_t)count * sizeof *row);
    }
    isa->winograd->weave(b->woven, count, count, b->line);
}

/* The same for the windows of the tile, once for all phases of a channel. */
static void weave_channel(const Run *run, const Job *job, int64_t channel, const Buffers *b) {
    const Conv1dShape *shape = &run->plan->shape;
    const WinogradPlan *w = &run->plan->winograd;
    int64_t windows = job->windows + w->steps * w->granule;
    int64_t count = WINOGRAD_OUTPUTS * windows / w->together * shape->stride;
    weave_line(run, job, channel, job->first * shape->stride - shape->pad_left, count, b);
}

/* Are all samples there that go side by side, and their signals short? */
static bool weaves_short(const Run *run, const Job *job) {
    const WinogradPlan *w = &run->plan->winograd;
    return w->short_line && job->n + w->together <= run->plan->shape.batch;
}

/* The lines of LANES channels, from number `first` on. Their padding is zero from the first on. */
static void weave_short(const Run *run, const Job *job, int64_t first, const Buffers *b) {
    const Conv1dShape *shape = &run->plan->shape;
    const WinogradPlan *w = &run->plan->winograd;
    int64_t lanes = w->isa->lanes, channels = least(lanes, w->in_group - first);
    if (first == 0) memset(b->line, 0, (size_t)(lanes * w->short_line) * sizeof *b->line);
    w->isa->winograd->weave_lines(signal_of(run, job, 0, first), shape->in_channels * shape->length,
                                  channels * shape->length, shape->length,
                                  b->line + shape->pad_left * lanes, w->short_line);
}

/* `floats` numbers of a channel from `position` on, in the order of the positions: the signal
 * itself where that has them all, else a copy with its padding. */
static const float *fetch_line(const Run *run, const Job *job, int64_t channel, int64_t position,
                               int64_t floats, const Buffers *b) {
    const Conv1dShape *shape = &run->plan->shape;
    const WinogradPlan *w = &run->plan->winograd;
    const float *signal = signal_of(run, job, 0, channel);
    bool inside = position >= 0 && position + floats <= shape->length;
    if (inside && shape->stride == 1) return signal + position;
    pack_row(shape, w->isa->direct->copy_every, signal, position, floats, b->line);
    return b->line;
}

/* Far: a row for each input of the windows, from anywhere in the signal. */
static void fetch_far(const Run *run, const Job *job, int64_t s, int64_t lanes, const Buffers *b) {
    const Conv1dShape *shape = &run->plan->shape;
    const WinogradPlan *w = &run->plan->winograd;
    int64_t each = w->sources / w->in_group;
    int64_t position = job->first - shape->pad_left + s % each * w->taps * shape->dilation;
    for (int64_t i = 0; i < w->points; i++)
        pack_row(shape, w->isa->direct->copy_every, signal_of(run, job, 0, s / each),
                 position + i * shape->dilation, lanes, b->rows + w->offset[i]);
}

/* The windows of a phase of a channel stand in its line: `lanes` windows need this much of it. */
static const float *fetch_phase(const Run *run, const Job *job, int64_t channel, int64_t phase,
                                int64_t lanes, const Buffers *b) {
    const Conv1dShape *shape = &run->plan->shape;
    const WinogradPlan *w = &run->plan->winograd;
    if (w->together > 1) return b->line + phase * w->together;
    int64_t position = job->first * shape->stride - shape->pad_left + phase;
    int64_t floats = WINOGRAD_OUTPUTS * lanes;
    if (w->shuffle < 0) floats += WINOGRAD_OUTPUTS * w->granule + w->isa->lanes;
    return fetch_line(run, job, channel, position, floats, b);
}

/* Source number s of the tile: its values at the points. */
static void transform_source(const Run *run, const Job *job, int64_t s, const Buffers *b) {
    const WinogradPlan *w = &run->plan->winograd;
    int form = w->taps - WINOGRAD_FEWEST_TAPS;
    WinogradForward *forward = w->isa->winograd->forward[form];
    int64_t vector = w->isa->lanes, step = w->sources * w->value_row;
    float *values = b->values + s * w->value_row;
    int64_t windows = job->windows + (w->far ? 0 : (w->steps - 1) * w->granule);
    int64_t lanes = round_up(windows, vector), each = w->sources / w->in_group;
    if (w->far) {
        fetch_far(run, job, s, lanes, b);
        forward(b->rows, w->offset, lanes, values, step);
    } else if (w->shuffle >= 0) {
        const float *line = fetch_phase(run, job, s / each, s % each, lanes + vector, b);
        w->isa->winograd->lines[w->shuffle].forward[form](line, lanes, values, step);
    } else {
        const float *line = fetch_phase(run, job, s / each, s % each, windows, b);
        for (int64_t q = 0; q < windows; q += w->granule)
            forward(line + WINOGRAD_OUTPUTS * q * w->spread, w->offset,
                    round_up(w->granule, vector), values + q, step);
    }
}

/* A phase with one tap stays as it is, in four rows. */
static void split_plain(const Run *run, const Job *job, int64_t s, const Buffers *b) {
    const WinogradPlan *w = &run->plan->winograd;
    int64_t singles = w->plain / w->in_group, phase = w->phases - singles + s % singles;
    int64_t lanes = round_up(job->windows, w->isa->lanes);
    const float *line = fetch_phase(run, job, s / singles, phase, lanes, b);
    float *rows = b->plain + s * w->lanes;
    if (w->shuffle >= 0)
        w->isa->winograd->lines[w->shuffle].split(line, lanes, rows, w->plain * w->lanes);
    else /* samples side by side: granules are vectors */
        for (int64_t q = 0; q < lanes; q += w->granule)
            for (int64_t i = 0; i < WINOGRAD_OUTPUTS; i++)
                memcpy(rows + i * w->plain * w->lanes + q,
                       line + (WINOGRAD_OUTPUTS * q + i * w->granule) * w->spread,
                       (size_t)w->granule * sizeof *rows);
}

/* ---- products ---- */

static DirectTile tile_of(const WinogradPlan *w) {
    DirectTile tile = {.rows_step = w->value_row, .tap_offset = w->step_offset};
    tile.channels = w->sources;
    tile.taps = w->far ? 1 : w->steps;
    tile.output_step = w->lanes;
    return tile;
}

static void multiply_point(const WinogradPlan *w, DirectTile *tile, int e, const float *weight,
                           int64_t outs, int64_t lanes, const Buffers *b) {
    tile->rows = b->values + e * w->sources * w->value_row;
    tile->weight = weight + e * tile->channels * tile->taps * outs;
    tile->output = b->sums + e * outs * w->lanes;
    direct_strip(&w->isa->direct->packed, w->isa->lanes, tile, outs, lanes);
}

static void multiply_plain(const WinogradPlan *w, const float *weight, int64_t outs, int64_t lanes,
                           const Buffers *b) {
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

/* ---- out ---- */

static void copy_out(const WinogradPlan *w, const float *from, int64_t count, float *to) {
    if (count > 0 && w->past)
        w->isa->direct->copy_past(from, count, to);
    else if (count > 0)
        memcpy(to, from, (size_t)count * sizeof *to);
}

static void store_far(const Conv1dPlan *plan, const Job *job, const float *rows, float *output) {
    const WinogradPlan *w = &plan->winograd;
    for (int64_t i = 0; i < WINOGRAD_OUTPUTS; i++) {
        int64_t at = job->first + i * plan->shape.dilation;
        copy_out(w, rows + i * w->row, least(job->windows, plan->outputs - at), output + at);
    }
}

static void store_woven(const Run *run, const Job *job, int64_t m, const Buffers *b) {
    const Conv1dPlan *plan = run->plan;
    const WinogradPlan *w = &plan->winograd;
    int64_t count =
        least(WINOGRAD_OUTPUTS * job->windows / w->together, plan->outputs - job->first);
    int64_t step = plan->shape.out_channels * plan->outputs;
    float *output = run->output + (job->n * plan->shape.out_channels + m) * plan->outputs;
    output += job->first;
    if (job->n + w->together <= plan->shape.batch) {
        w->isa->winograd->unweave(b->line_out, count, output, step);
        return;
    }
    w->isa->winograd->unweave(b->line_out, count, b->woven, count);
    for (int64_t n = 0; job->n + n < plan->shape.batch; n++)
        copy_out(w, b->woven + n * count, count, output + n * step);
}

/* The sums of one output channel become its outputs. */
static void store_channel(const Run *run, const Job *job, int64_t m, const float *sums,
                          int64_t step, const Buffers *b) {
    const Conv1dPlan *plan = run->plan;
    const WinogradPlan *w = &plan->winograd;
    int form = w->taps - WINOGRAD_FEWEST_TAPS;
    WinogradInverse *inverse = w->isa->winograd->inverse[form];
    float *output = run->output + (job->n * plan->shape.out_channels + m) * plan->outputs;
    const float *plain = w->plain ? sums + w->points * step : NULL;
    float add = run->bias ? run->bias[m] : 0;
    int64_t vector = w->isa->lanes, lanes = round_up(job->windows, vector);
    int64_t count = least(WINOGRAD_OUTPUTS * job->windows, plan->outputs - job->first);
    if (w->far) {
        inverse(sums, step, plain, add, lanes, b->rows, w->row);
        store_far(plan, job, b->rows, output);
    } else if (w->shuffle >= 0) {
        bool exact = count == WINOGRAD_OUTPUTS * lanes && !w->past;
        w->isa->winograd->lines[w->shuffle].inverse[form](
            sums, step, plain, add, lanes, exact ? output + job->first : b->line_out);
        if (!exact) copy_out(w, b->line_out, count, output + job->first);
    } else {
        for (int64_t q = 0; q < job->windows; q += w->granule)
            inverse(sums + q, step, plain ? plain + q : NULL, add, round_up(w->granule, vector),
                    b->line_out + WINOGRAD_OUTPUTS * q, w->granule);
        if (weaves_short(run, job)) return; /* its block goes back at once */
        if (w->together > 1)
            store_woven(run, job, m, b);
        else
            copy_out(w, b->line_out, count, output + job->first);
    }
}

/* The same for the output channels out .. out + outs - 1. */
static void store_block(const Run *run, const Job *job, int64_t out, int64_t outs,
                        const float *sums, const Buffers *b) {
    const Conv1dPlan *plan = run->plan;
    const WinogradPlan *w = &plan->winograd;
    bool is_short = weaves_short(run, job);
    Buffers at = *b;
    for (int64_t i = 0; i < outs; i++) {
        store_channel(run, job, out + i, sums + i * w->lanes, outs * w->lanes, &at);
        if (is_short) at.line_out += plan->outputs * w->together;
    }
    int64_t sample = plan->shape.out_channels * plan->outputs;
    if (is_short)
        w->isa->winograd->unweave(b->line_out, outs * plan->outputs,
                                  run->output + job->n * sample + out * plan->outputs, sample);
}

/* The lines of the output come while the products are made: number `part` of `parts` of them. */
static void prefetch_outputs(const Run *run, const Job *job, int64_t m, int64_t outs, int64_t part,
                             int64_t parts) {
    const Conv1dPlan *plan = run->plan;
    const WinogradPlan *w = &plan->winograd;
    if (w->far || w->past || w->together * w->samples > 1) return;
    int64_t count = least(WINOGRAD_OUTPUTS * job->windows, plan->outputs - job->first);
    int64_t end = count * (part + 1) / parts;
    for (int64_t i = 0; i < outs; i++) {
        const float *output =
            run->output + job->first + (job->n * plan->shape.out_channels + m + i) * plan->outputs;
        for (int64_t u = count * part / parts; u < end; u += 16)
            __builtin_prefetch(output + u, 1, 3);
    }
}

static int64_t lanes_of(const WinogradPlan *w, const Job *job) {
    return w->samples > 1 ? w->lanes : round_up(job->windows, w->isa->lanes);
}

static void run_block(const Run *run, const Job *job, int64_t m, int64_t outs, const Buffers *b) {
    const WinogradPlan *w = &run->plan->winograd;
    int64_t out = job->group * w->out_group + m;
    const float *weight = w->packed + out * winograd_weights_of(w);
    DirectTile tile = tile_of(w);
    for (int e = 0; e < w->points; e++) {
        prefetch_outputs(run, job, out, outs, e, w->points);
        multiply_point(w, &tile, e, weight, outs, lanes_of(w, job), b);
    }
    if (w->plain) multiply_plain(w, weight, outs, lanes_of(w, job), b);
    for (int64_t sample = 0; sample < w->samples; sample++) {
        Job one = *job;
        one.n += sample * w->together;
        if (one.n >= run->plan->shape.batch) break;
        store_block(run, &one, out, outs, b->sums + sample * w->segment, b);
    }
}

static void transform_channels(const Run *run, const Job *job, const Buffers *b) {
    const WinogradPlan *w = &run->plan->winograd;
    int64_t each = w->sources / w->in_group, singles = w->plain / w->in_group;
    bool is_short = weaves_short(run, job);
    Buffers at = *b;
    for (int64_t c = 0; c < w->in_group; c++) {
        int64_t line = c % w->isa->lanes;
        if (is_short && line == 0) weave_short(run, job, c, b);
        if (is_short) at.line = b->line + line * w->short_line;
        if (!is_short && w->together > 1) weave_channel(run, job, c, b);
        for (int64_t i = 0; i < each; i++) transform_source(run, job, c * each + i, &at);
        for (int64_t i = 0; i < singles; i++) split_plain(run, job, c * singles + i, &at);
    }
}

/* All sources of all samples of the tile. */
static void transform(const Run *run, const Job *job, const Buffers *b) {
    const WinogradPlan *w = &run->plan->winograd;
    for (int64_t sample = 0; sample < w->samples; sample++) {
        Job one = *job;
        Buffers at = *b;
        one.n += sample * w->together;
        at.values += sample * w->segment;
        at.plain += sample * w->segment;
        if (one.n >= run->plan->shape.batch) break;
        transform_channels(run, &one, &at);
    }
}

/* What the next tile of this sample reads. */
static void prefetch_input(const Run *run, const Job *job, int64_t m) {
    const Conv1dShape *shape = &run->plan->shape;
    const WinogradPlan *w = &run->plan->winograd;
    int64_t count = WINOGRAD_OUTPUTS * w->granules * w->granule * shape->stride;
    pack_prefetch_part(shape, signal_of(run, job, 0, 0), w->in_group,
                       job->first * shape->stride - shape->pad_left + count, count,
                       (m - job->first_out) / w->block,
                       divide_up(job->end_out - job->first_out, w->block));
}

static void run_job(const Run *run, int64_t number, float *memory) {
    const WinogradPlan *w = &run->plan->winograd;
    Job job = job_number(run->plan, number);
    Buffers b = buffers_at(w, memory);
    transform(run, &job, &b);
    for (int64_t m = job.first_out; m < job.end_out; m += w->block) {
        if (plan_watch_stops(run->plan)) return;
        if (!w->far && w->together * w->samples == 1) prefetch_input(run, &job, m);
        run_block(run, &job, m, least(w->block, job.end_out - m), &b);
    }
    if (w->past) w->isa->direct->copy_end();
}

static void run_numbered(const void *run, int64_t number, int thread) {
    const WinogradPlan *w = &((const Run *)run)->plan->winograd;
    run_job(run, number, w->scratch + thread * w->scratch_each);
}

Conv1dStatus winograd_run(const Conv1dPlan *plan, const float *input, const float *bias,
                          float *output) {
    Run run = {plan, input, bias, output};
    return jobs_run(plan, plan->winograd.threads, job_count(plan), run_numbered, &run);
}
