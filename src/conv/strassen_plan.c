/* conv/strassen_plan: the plan of Strassen's method: its tiles and its sums of weights. */
#include "conv/plan.h"

#include <math.h>
#include <stddef.h>
#include "base/mem.h"
#include "conv/cache.h"
#include "conv/cost.h"
#include "conv/size.h"
#include "conv/threads.h"

/* Wider tiles push the sums and outputs out of the first-level cache. */
enum { MOST_LANES = 48, FEWEST_CHANNELS = 8, MANY_OUTS = 128 };

static void lay_out(StrassenPlan *p, int64_t lanes) {
    p->lanes = lanes;
    int64_t input = 2 * p->in_group + 2 + STRASSEN_SUMS * p->sources;
    p->scratch_each = round_up((input + 2 * p->outs) * lanes, 16);
}

static bool plan_sizes(Conv1dPlan *plan) {
    StrassenPlan *p = &plan->strassen;
    const Conv1dShape *shape = &plan->shape;
    if (shape->kernel_size > 1) return false;
    p->isa = isa_now();
    p->in_group = shape->in_channels / shape->groups;
    p->out_group = shape->out_channels / shape->groups;
    if (p->in_group < FEWEST_CHANNELS || p->out_group < 2) return false;
    p->sources = divide_up(p->in_group, 2);
    p->outs = divide_up(p->out_group, 2);
    int64_t pairs = p->out_group / 2;
    p->block = direct_block(&p->isa->direct->packed, pairs);
    int64_t vectors = p->isa->direct->packed.of_channels[p->block - 1].vectors;
    int64_t scratch = least(cache_bytes(2), 1 << 20) / (int64_t)sizeof(float);
    int64_t widest = divide_up(divide_up(plan->outputs, 2), p->isa->lanes);
    lay_out(p, least(MOST_LANES, least(vectors, widest) * p->isa->lanes));
    while (p->scratch_each > scratch && p->lanes > p->isa->lanes)
        lay_out(p, p->lanes - p->isa->lanes);
    if (p->scratch_each > scratch) return false;
    p->tiles = divide_up(plan->outputs, 2 * p->lanes);
    p->threads = threads_most();
    int64_t jobs = shape->batch * shape->groups * p->tiles;
    int64_t blocks = divide_up(p->outs, p->block);
    p->part =
        least(p->outs, divide_up(blocks, fair_parts(jobs, blocks, p->threads, 0.05)) * p->block);
    p->parts = divide_up(p->outs, p->part);
    p->ask = ask_for_weights(STRASSEN_POINTS * p->outs * p->sources);
    return true;
}

/* Measured: cycles of a kernel's call, of a vector of the four sums of the input, of a vector of
 * the four quarters of the output, of the copy of a channel's row and of its vectors. */
static const double call_cycles = 35, forward_cycles = 20, output_cycles = 10, row_cycles = 20,
                    copy_cycles = 2.5;

double strassen_cost(const Conv1dPlan *plan) {
    Conv1dPlan trial = {.shape = plan->shape, .outputs = plan->outputs};
    if (!plan_sizes(&trial)) return INFINITY;
    const StrassenPlan *p = &trial.strassen;
    double vectors = (double)divide_up(divide_up(plan->outputs, 2), p->isa->lanes);
    double sources = (double)p->sources, outs = (double)p->outs, tiles = (double)p->tiles;
    double width = p->isa->direct->packed.of_channels[p->block - 1].vectors;
    double product =
        STRASSEN_POINTS * vectors * sources * outs / 2 * kernel_slowness(p->isa, p->block);
    double calls = STRASSEN_POINTS * ceil(vectors / width) * outs / (double)p->block * call_cycles;
    double sums = vectors * (sources * forward_cycles + outs * output_cycles);
    bool copies = plan->shape.stride > 1 || pack_rows_compete(&plan->shape);
    double rows = copies ? 2 * sources * (tiles * row_cycles + 2 * vectors * copy_cycles) : 0;
    double units = (double)plan->shape.batch * (double)plan->shape.groups;
    return cost_with_memory(&plan->shape, units * (product + calls + sums + rows));
}

/* Weight of output channel m and input channel c of the group; zero beyond, where a half is odd. */
static float weight_at(const Conv1dPlan *plan, int64_t group, int64_t m, int64_t c) {
    const StrassenPlan *p = &plan->strassen;
    if (m >= p->out_group || c >= p->in_group) return 0;
    return plan->weight[(group * p->out_group + m) * p->in_group + c];
}

/* [group][point][block][source][out of the block] */
static void pack_weights(Conv1dPlan *plan) {
    StrassenPlan *p = &plan->strassen;
    int64_t plane = p->outs * p->sources, pairs = p->out_group / 2;
#pragma omp parallel for num_threads(p->threads) if (p->threads > 1 && p->outs > MANY_OUTS)
    for (int64_t m = 0; m < p->outs; m++)
        for (int64_t g = 0; g < plan->shape.groups; g++) {
            int64_t first = m < pairs ? m / p->block * p->block : m;
            int64_t count = m < pairs ? least(p->block, pairs - first) : 1;
            float *to = p->packed + g * STRASSEN_POINTS * plane + first * p->sources + m - first;
            for (int64_t s = 0; s < p->sources; s++, to += count) {
                float a11 = weight_at(plan, g, m, s);
                float a12 = weight_at(plan, g, m, s + p->sources);
                float a21 = weight_at(plan, g, m + p->outs, s);
                float a22 = weight_at(plan, g, m + p->outs, s + p->sources);
                float s1 = a21 + a22, s2 = s1 - a11;
                const float point[] = {a11, a12, s2, a11 - a21, -a22, s1, a12 - s2};
                for (int e = 0; e < STRASSEN_POINTS; e++) to[e * plane] = point[e];
            }
        }
}

Conv1dStatus strassen_prepare(Conv1dPlan *plan) {
    StrassenPlan *p = &plan->strassen;
    if (!plan_sizes(plan)) return CONV1D_NO_MEMORY;
    p->scratch = mem_try((size_t)p->threads, (size_t)p->scratch_each * sizeof(float));
    p->packed = mem_try((size_t)(plan->shape.groups * p->outs),
                        (size_t)(STRASSEN_POINTS * p->sources) * sizeof(float));
    if (!p->scratch || !p->packed) return CONV1D_NO_MEMORY;
    pack_weights(plan);
    return CONV1D_OK;
}

double strassen_products(const Conv1dPlan *plan) {
    const StrassenPlan *p = &plan->strassen;
    double halves = (double)divide_up(plan->outputs, 2);
    double units = (double)plan->shape.batch * (double)plan->shape.groups;
    return units * STRASSEN_POINTS * (double)p->sources * (double)p->outs * halves;
}

void strassen_release(Conv1dPlan *plan) {
    mem_free(plan->strassen.packed);
    mem_free(plan->strassen.scratch);
}
