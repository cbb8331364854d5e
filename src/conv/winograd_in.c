/* conv/winograd_in: the input on its way to the points: fetched with its padding, several short
 * samples side by side, and transformed. */
#include "conv/winograd_run.h"

#include <stddef.h>
#include <string.h>
#include "conv/size.h"

enum { PREFETCH_AHEAD = 4 }; /* channels */

static const float *signal_of(const WinogradRun *run, const WinogradJob *job, int64_t n,
                              int64_t channel) {
    const Conv1dShape *shape = &run->plan->shape;
    channel += job->group * run->plan->winograd.in_group;
    return run->input + ((job->n + n) * shape->in_channels + channel) * shape->length;
}

/* The samples side by side straight from the input: zeros outside, no sample missing. */
static void weave_straight(const WinogradRun *run, const WinogradJob *job, int64_t channel,
                           int64_t position, int64_t count, float *line) {
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
static void weave_line(const WinogradRun *run, const WinogradJob *job, int64_t channel,
                       int64_t position, int64_t count, const WinogradBuffers *b) {
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
static void weave_channel(const WinogradRun *run, const WinogradJob *job, int64_t channel,
                          const WinogradBuffers *b) {
    const Conv1dShape *shape = &run->plan->shape;
    const WinogradPlan *w = &run->plan->winograd;
    int64_t windows = job->windows + w->steps * w->granule;
    int64_t count = WINOGRAD_OUTPUTS * windows / w->together * shape->stride;
    weave_line(run, job, channel, job->first * shape->stride - shape->pad_left, count, b);
}

bool winograd_weaves_short(const WinogradRun *run, const WinogradJob *job) {
    const WinogradPlan *w = &run->plan->winograd;
    return w->short_line && job->n + w->together <= run->plan->shape.batch;
}

/* The lines of LANES channels, from number `first` on. Their padding is zero from the first on. */
static void weave_short(const WinogradRun *run, const WinogradJob *job, int64_t first,
                        const WinogradBuffers *b) {
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
static const float *fetch_line(const WinogradRun *run, const WinogradJob *job, int64_t channel,
                               int64_t position, int64_t floats, const WinogradBuffers *b) {
    const Conv1dShape *shape = &run->plan->shape;
    const WinogradPlan *w = &run->plan->winograd;
    const float *signal = signal_of(run, job, 0, channel);
    bool inside = position >= 0 && position + floats <= shape->length;
    if (inside && shape->stride == 1) return signal + position;
    pack_row(shape, w->isa->direct->copy_every, signal, position, floats, b->line);
    return b->line;
}

/* Far: a row for each input of the windows, from anywhere in the signal. */
static void fetch_far(const WinogradRun *run, const WinogradJob *job, int64_t s, int64_t lanes,
                      const WinogradBuffers *b) {
    const Conv1dShape *shape = &run->plan->shape;
    const WinogradPlan *w = &run->plan->winograd;
    int64_t each = w->sources / w->in_group;
    int64_t position = job->first - shape->pad_left + s % each * w->taps * shape->dilation;
    for (int64_t i = 0; i < w->points; i++)
        pack_row(shape, w->isa->direct->copy_every, signal_of(run, job, 0, s / each),
                 position + i * shape->dilation, lanes, b->rows + w->offset[i]);
}

/* The windows of a phase of a channel stand in its line: `lanes` windows need this much of it. */
static const float *fetch_phase(const WinogradRun *run, const WinogradJob *job, int64_t channel,
                                int64_t phase, int64_t lanes, const WinogradBuffers *b) {
    const Conv1dShape *shape = &run->plan->shape;
    const WinogradPlan *w = &run->plan->winograd;
    if (w->together > 1) return b->line + phase * w->together;
    int64_t position = job->first * shape->stride - shape->pad_left + phase;
    int64_t floats = WINOGRAD_OUTPUTS * lanes;
    if (w->shuffle < 0) floats += WINOGRAD_OUTPUTS * w->granule + w->isa->lanes;
    return fetch_line(run, job, channel, position, floats, b);
}

/* Source number s of the tile: its values at the points. */
static void transform_source(const WinogradRun *run, const WinogradJob *job, int64_t s,
                             const WinogradBuffers *b) {
    const WinogradPlan *w = &run->plan->winograd;
    int form = w->taps - WINOGRAD_FEWEST_TAPS;
    WinogradForward *forward = w->isa->winograd->forward[form];
    int64_t vector = w->isa->lanes, step = w->sources * w->value_row;
    float *values = b->values + s * w->value_row;
    int64_t windows = job->windows + (w->far ? 0 : (w->steps - 1) * w->granule);
    int64_t lanes = round_up(windows, vector), each = w->sources / w->in_group;
    if (w->far) {
        fetch_far(run, job, s, lanes, b);
        forward(b->rows, w->offset, 0, lanes, lanes, values, step);
    } else if (w->shuffle >= 0) {
        const float *line = fetch_phase(run, job, s / each, s % each, lanes + vector, b);
        w->isa->winograd->lines[w->shuffle].forward[form](line, lanes, values, step);
    } else {
        const float *line = fetch_phase(run, job, s / each, s % each, windows, b);
        forward(line, w->offset, WINOGRAD_OUTPUTS * w->spread, windows, w->granule, values, step);
    }
}

/* A phase with one tap stays as it is, in four rows. */
static void split_plain(const WinogradRun *run, const WinogradJob *job, int64_t s,
                        const WinogradBuffers *b) {
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

/* Lines are too short for the processor to foresee the next channel's. */
static void prefetch_line(const WinogradRun *run, const WinogradJob *job, int64_t channel) {
    const Conv1dShape *shape = &run->plan->shape;
    if (channel >= run->plan->winograd.in_group) return;
    pack_prefetch(shape, signal_of(run, job, 0, 0), channel, channel + 1,
                  job->first * shape->stride - shape->pad_left,
                  WINOGRAD_OUTPUTS * job->windows * shape->stride);
}

static void transform_channels(const WinogradRun *run, const WinogradJob *job,
                               const WinogradBuffers *b) {
    const WinogradPlan *w = &run->plan->winograd;
    int64_t each = w->sources / w->in_group, singles = w->plain / w->in_group;
    bool is_short = winograd_weaves_short(run, job);
    WinogradBuffers at = *b;
    for (int64_t c = 0; c < w->in_group; c++) {
        int64_t line = c % w->isa->lanes;
        if (!w->far && w->together == 1) prefetch_line(run, job, c + PREFETCH_AHEAD);
        if (is_short && line == 0) weave_short(run, job, c, b);
        if (is_short) at.line = b->line + line * w->short_line;
        if (!is_short && w->together > 1) weave_channel(run, job, c, b);
        for (int64_t i = 0; i < each; i++) transform_source(run, job, c * each + i, &at);
        for (int64_t i = 0; i < singles; i++) split_plain(run, job, c * singles + i, &at);
    }
}

void winograd_transform(const WinogradRun *run, const WinogradJob *job, const WinogradBuffers *b) {
    const WinogradPlan *w = &run->plan->winograd;
    for (int64_t sample = 0; sample < job->samples; sample++) {
        WinogradJob one = *job;
        WinogradBuffers at = *b;
        one.n += sample * w->together;
        at.values += sample * w->segment;
        at.plain += sample * w->segment;
        transform_channels(run, &one, &at);
    }
}
