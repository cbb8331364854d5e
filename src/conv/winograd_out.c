/* conv/winograd_out: the sums at the points become outputs, which go where they belong. */
#include "conv/winograd_run.h"

#include <stddef.h>
#include <string.h>
#include "conv/size.h"

static void copy_out(const WinogradPlan *w, const float *from, int64_t count, float *to) {
    if (count > 0 && w->past)
        w->isa->direct->copy_past(from, count, to);
    else if (count > 0)
        memcpy(to, from, (size_t)count * sizeof *to);
}

static void store_far(const Conv1dPlan *plan, const WinogradJob *job, const float *rows,
                      float *output) {
    const WinogradPlan *w = &plan->winograd;
    for (int64_t i = 0; i < WINOGRAD_OUTPUTS; i++) {
        int64_t at = job->first + i * plan->shape.dilation;
        copy_out(w, rows + i * w->row, least(job->windows, plan->outputs - at), output + at);
    }
}

static void store_woven(const WinogradRun *run, const WinogradJob *job, int64_t m,
                        const WinogradBuffers *b) {
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
static void store_channel(const WinogradRun *run, const WinogradJob *job, int64_t m,
                          const float *sums, int64_t step, const WinogradBuffers *b) {
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
        inverse(sums, step, plain, add, lanes, b->rows, w->row, 1);
        store_far(plan, job, b->rows, output);
    } else if (w->shuffle >= 0) {
        bool exact = count == WINOGRAD_OUTPUTS * lanes && !w->past;
        w->isa->winograd->lines[w->shuffle].inverse[form](
            sums, step, plain, add, lanes, exact ? output + job->first : b->line_out);
        if (!exact) copy_out(w, b->line_out, count, output + job->first);
    } else {
        int64_t at_once = w->granule == vector ? job->windows : w->granule;
        for (int64_t q = 0; q < job->windows; q += at_once)
            inverse(sums + q, step, plain ? plain + q : NULL, add, round_up(at_once, vector),
                    b->line_out + WINOGRAD_OUTPUTS * q, w->granule,
                    w->granule == vector ? WINOGRAD_OUTPUTS : 1);
        if (winograd_weaves_short(run, job)) return; /* its block goes back at once */
        if (w->together > 1)
            store_woven(run, job, m, b);
        else
            copy_out(w, b->line_out, count, output + job->first);
    }
}

void winograd_store(const WinogradRun *run, const WinogradJob *job, int64_t out, int64_t outs,
                    const float *sums, const WinogradBuffers *b) {
    const Conv1dPlan *plan = run->plan;
    const WinogradPlan *w = &plan->winograd;
    bool is_short = winograd_weaves_short(run, job);
    WinogradBuffers at = *b;
    for (int64_t i = 0; i < outs; i++) {
        store_channel(run, job, out + i, sums + i * w->lanes, outs * w->lanes, &at);
        if (is_short) at.line_out += plan->outputs * w->together;
    }
    int64_t sample = plan->shape.out_channels * plan->outputs;
    if (is_short)
        w->isa->winograd->unweave(b->line_out, outs * plan->outputs,
                                  run->output + job->n * sample + out * plan->outputs, sample);
}

void winograd_prefetch_outputs(const WinogradRun *run, const WinogradJob *job, int64_t m,
                               int64_t outs, int64_t part, int64_t parts) {
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
