/* conv/winograd_out: the sums at the points become outputs, which go where they belong. */
#include "conv/winograd_run.h"

#include <stddef.h>
#include <string.h>
#include "conv/cache.h"
#include "conv/size.h"

/* One output channel: its sums at the points, and the signal that its outputs are part of. */
typedef struct Channel {
    const float *sums, *plain; /* plain: NULL where there is none */
    int64_t step, lanes;       /* to the next point's sums; of a point, whole vectors */
    float add;
    float *output;
    int64_t count; /* outputs of the job, where they follow each other */
} Channel;

static WinogradInverse *inverse_of(const WinogradPlan *w) {
    WinogradInverse *const *forms = w->isa->winograd->inverse;
    return forms[w->taps - WINOGRAD_FEWEST_TAPS];
}

static void copy_out(const float *from, int64_t count, float *to) {
    if (count > 0) memcpy(to, from, (size_t)count * sizeof *to);
}

/* Four rows a dilation apart: straight to their places, where these have room for all lanes. */
static void store_far(const Conv1dPlan *plan, const WinogradJob *job, const Channel *of,
                      const WinogradBuffers *b) {
    const WinogradPlan *w = &plan->winograd;
    int64_t dilation = plan->shape.dilation, first = job->first;
    int64_t last = first + (WINOGRAD_OUTPUTS - 1) * dilation;
    bool exact = job->windows == of->lanes && last + of->lanes <= plan->outputs;
    inverse_of(w)(of->sums, of->step, of->plain, of->add, of->lanes, of->lanes,
                  exact ? of->output + first : b->rows, exact ? dilation : w->row);
    for (int64_t i = 0; i < WINOGRAD_OUTPUTS && !exact; i++, first += dilation)
        copy_out(b->rows + i * w->row, least(job->windows, plan->outputs - first),
                 of->output + first);
}

static void store_line(const WinogradPlan *w, const WinogradJob *job, const Channel *of,
                       const WinogradBuffers *b) {
    bool exact = of->count == WINOGRAD_OUTPUTS * of->lanes;
    float *output = of->output + job->first;
    w->isa->winograd->lines[w->shuffle].inverse[w->taps - WINOGRAD_FEWEST_TAPS](
        of->sums, of->step, of->plain, of->add, of->lanes, exact ? output : b->line_out);
    if (!exact) copy_out(b->line_out, of->count, output);
}

static void store_woven(const WinogradRun *run, const WinogradJob *job, const Channel *of,
                        const WinogradBuffers *b) {
    const Conv1dPlan *plan = run->plan;
    const WinogradPlan *w = &plan->winograd;
    int64_t count =
        least(WINOGRAD_OUTPUTS * job->windows / w->together, plan->outputs - job->first);
    int64_t step = plan->shape.out_channels * plan->outputs;
    float *output = of->output + job->first;
    if (job->n + w->together <= plan->shape.batch) {
        w->isa->winograd->unweave(b->line_out, count, output, step);
        return;
    }
    w->isa->winograd->unweave(b->line_out, count, b->woven, count);
    for (int64_t n = 0; job->n + n < plan->shape.batch; n++)
        copy_out(b->woven + n * count, count, output + n * step);
}

static void store_granules(const WinogradRun *run, const WinogradJob *job, const Channel *of,
                           const WinogradBuffers *b) {
    const WinogradPlan *w = &run->plan->winograd;
    inverse_of(w)(of->sums, of->step, of->plain, of->add, job->windows, w->granule, b->line_out,
                  w->granule);
    if (winograd_weaves_short(run, job)) return; /* its block goes back at once */
    if (w->together > 1)
        store_woven(run, job, of, b);
    else
        copy_out(b->line_out, of->count, of->output + job->first);
}

static void store_channel(const WinogradRun *run, const WinogradJob *job, const Channel *of,
                          const WinogradBuffers *b) {
    const WinogradPlan *w = &run->plan->winograd;
    if (w->far)
        store_far(run->plan, job, of, b);
    else if (w->shuffle >= 0)
        store_line(w, job, of, b);
    else
        store_granules(run, job, of, b);
}

void winograd_store(const WinogradRun *run, const WinogradJob *job, int64_t out, int64_t outs,
                    const float *sums, const WinogradBuffers *b) {
    const Conv1dPlan *plan = run->plan;
    const WinogradPlan *w = &plan->winograd;
    bool is_short = winograd_weaves_short(run, job);
    WinogradBuffers at = *b;
    Channel of = {.sums = sums, .step = outs * w->lanes};
    of.lanes = round_up(job->windows, w->isa->lanes);
    of.count = least(WINOGRAD_OUTPUTS * job->windows, plan->outputs - job->first);
    of.output = run->output + (job->n * plan->shape.out_channels + out) * plan->outputs;
    for (int64_t i = 0; i < outs; i++) {
        of.plain = w->plain ? of.sums + w->points * of.step : NULL;
        of.add = run->bias ? run->bias[out + i] : 0;
        store_channel(run, job, &of, &at);
        of.sums += w->lanes;
        of.output += plan->outputs;
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
    if (w->together * w->samples > 1) return;
    const float *output = run->output + (job->n * plan->shape.out_channels + m) * plan->outputs;
    int64_t count = (w->far ? 1 : WINOGRAD_OUTPUTS) * job->windows, first = job->first;
    for (int row = 0; row < (w->far ? WINOGRAD_OUTPUTS : 1); row++) {
        int64_t here = least(count, plan->outputs - first);
        int64_t begin = here * part / parts, end = here * (part + 1) / parts;
        for (int64_t i = 0; i < outs; i++)
            for (int64_t u = begin; u < end; u += LINE_FLOATS)
                __builtin_prefetch(output + i * plan->outputs + first + u, 1, 3);
        first += plan->shape.dilation;
    }
}
