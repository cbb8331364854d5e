/* conv/fft_plan: the plan of the method of spectra: the size of the blocks, the kernels' spectra.
 */
#include "conv/plan.h"

#include <math.h>
#include <stddef.h>
#include "base/mem.h"
#include "conv/cache.h"
#include "conv/cost.h"
#include "conv/size.h"
#include "conv/threads.h"

enum {
    FEWEST_SAMPLES = 32, /* of a block */
    MOST_SAMPLES = 1 << 15,
    SPECTRUM_FLOATS = 4 << 20, /* 16 MiB of spectra */
    SCRATCH_FLOATS = 1 << 20   /* 4 MiB of blocks a thread */
};

/* ---- turns: where the points of a circle stand ---- */

static bool is_leaf(int64_t n) {
    return n == 8 || n == 1;
}

int64_t fft_turns_size(int64_t n) {
    int64_t size = 0;
    for (; !is_leaf(n); n /= 4) size += 6 * (n / 4);
    return size;
}

void fft_turns(int64_t n, float *turns) {
    const double circle = 6.283185307179586;
    for (; !is_leaf(n); n /= 4)
        for (int64_t k = 0; k < n / 4; k++)
            for (int64_t j = 1; j <= 3; j++) {
                double angle = circle * (double)(j * k % n) / (double)n;
                *turns++ = (float)cos(angle);
                *turns++ = (float)-sin(angle);
            }
}

/* ---- sizes ---- */

static void lay_out(Conv1dPlan *plan, int64_t samples) {
    FftPlan *f = &plan->fft;
    int64_t lanes = f->isa->lanes;
    f->samples = samples;
    f->step = samples - f->reach;
    f->blocks = divide_up(plan->outputs, f->step);
    f->teams = divide_up(plan->shape.batch * f->blocks, 2 * lanes);
    f->plane = (samples + 1) * lanes; /* not a power of two apart: other lines of the cache */
    f->scratch_each = (f->sources + f->block) * 2 * f->plane + samples * lanes;
}

/* Measured: cycles of a butterfly of four, with its loads and stores; of a product of spectra; of a
 * sample on its way between signal and lanes, both ways; of a block's copy. */
static const double four_cycles = 16, mix_cycles = 2.4, weave_cycles = 4, slow_factor = 1.6,
                    row_cycles = 50, plain_factor = 2.2;

static double plan_cycles(const FftPlan *f) {
    double n = (double)f->samples, outs = (double)f->out_group, sources = (double)f->sources;
    double transform = n / 4 * log2(n) / 2 * four_cycles + 2 * n * weave_cycles;
    double rows = 2 * f->isa->lanes * (sources + outs) * row_cycles;
    double mixed = n * (sources * outs * mix_cycles + 2 * outs);
    double cycles = (sources + outs) * transform + mixed + rows;
    bool near = f->scratch_each * (int64_t)sizeof(float) < cache_bytes(2) * 5 / 8;
    if (f->isa->lanes == 4) cycles *= plain_factor; /* no fused multiply-add, 16 registers */
    return (double)f->teams * (near ? cycles : slow_factor * cycles);
}

static bool choose_samples(Conv1dPlan *plan) {
    FftPlan *f = &plan->fft;
    double best = INFINITY;
    int64_t chosen = 0;
    double pairs = (double)plan->shape.out_channels * (double)f->sources;
    for (int64_t n = FEWEST_SAMPLES; n <= MOST_SAMPLES; n *= 2) {
        if (n < f->reach + n / 8) continue;
        lay_out(plan, n);
        if (2 * pairs * (double)n > SPECTRUM_FLOATS || f->scratch_each > SCRATCH_FLOATS) break;
        double cycles = plan_cycles(f);
        if (cycles < best) best = cycles, chosen = n;
        if (f->blocks == 1) break;
    }
    if (!chosen) return false;
    lay_out(plan, chosen);
    f->cycles = best;
    return true;
}

/* A pair of channels' product beside a transform. */
static const double fft_share = 0.04;

static bool plan_sizes(Conv1dPlan *plan) {
    FftPlan *f = &plan->fft;
    const Conv1dShape *shape = &plan->shape;
    if (shape->dilation > 1 || shape->kernel_size < 2) return false;
    f->isa = isa_now();
    f->in_group = shape->in_channels / shape->groups;
    f->out_group = shape->out_channels / shape->groups;
    f->phases = least(shape->stride, shape->kernel_size);
    f->sources = f->in_group * f->phases;
    f->reach = divide_up(shape->kernel_size, shape->stride) - 1;
    f->block = divide_up(f->out_group, divide_up(f->out_group, FFT_OUTS));
    if (!choose_samples(plan)) return false;
    int64_t outputs = shape->batch * shape->out_channels * plan->outputs;
    f->asks = f->out_group > 1 && 2 * outputs * (int64_t)sizeof(float) > cache_bytes_shared();
    f->threads = threads_most();
    int64_t jobs = f->teams * shape->groups;
    int64_t blocks = divide_up(f->out_group, f->block);
    double in = (double)f->sources, out = (double)f->out_group;
    double again = in / (in + out + in * out * fft_share);
    f->part = divide_up(blocks, fair_parts(jobs, blocks, f->threads, again)) * f->block;
    f->parts = divide_up(f->out_group, f->part);
    return true;
}

double fft_cost(const Conv1dPlan *plan) {
    Conv1dPlan trial = {.shape = plan->shape, .outputs = plan->outputs};
    if (!plan_sizes(&trial)) return INFINITY;
    return cost_with_memory(&plan->shape, trial.fft.cycles * (double)plan->shape.groups);
}

/* ---- spectra ---- */

/* The kernel of output channel m on source s, in every lane of the transform's real parts. */
static void fill_taps(const Conv1dPlan *plan, int64_t m, int64_t s, float *re) {
    const FftPlan *f = &plan->fft;
    const Conv1dShape *shape = &plan->shape;
    int64_t lanes = f->isa->lanes, phase = s % f->phases;
    const float *weight = plan->weight + (m * f->in_group + s / f->phases) * shape->kernel_size;
    for (int64_t u = 0; u < f->samples * lanes; u++) re[u] = re[f->plane + u] = 0;
    for (int64_t k = phase, u = 0; k < shape->kernel_size; k += shape->stride, u++)
        for (int64_t lane = 0; lane < lanes; lane++) re[u * lanes + lane] = weight[k];
}

/* [group][block][frequency][source][out][re, im]: conjugated, because output i looks ahead, and
 * divided by n, which the way back does not do. */
static void make_spectra(Conv1dPlan *plan) {
    FftPlan *f = &plan->fft;
    float *work = f->scratch;
    float scale = 1.0f / (float)f->samples;
    for (int64_t m = 0; m < plan->shape.out_channels; m++) {
        int64_t first = m / f->out_group * f->out_group + m % f->out_group / f->block * f->block;
        int64_t outs = least(f->block, (m / f->out_group + 1) * f->out_group - first);
        float *block = f->spectrum + 2 * first * f->sources * f->samples;
        for (int64_t s = 0; s < f->sources; s++) {
            fill_taps(plan, m, s, work);
            f->isa->fft->forward(work, f->plane, f->samples, f->turns);
            for (int64_t u = 0; u < f->samples; u++) {
                float *to = block + 2 * ((u * f->sources + s) * outs + m - first);
                to[0] = scale * work[u * f->isa->lanes];
                to[1] = -scale * work[u * f->isa->lanes + f->plane];
            }
        }
    }
}

static bool take_memory(Conv1dPlan *plan) {
    FftPlan *f = &plan->fft;
    f->turns = mem_try((size_t)fft_turns_size(f->samples), sizeof(float));
    f->scratch = mem_try((size_t)f->threads, (size_t)f->scratch_each * sizeof(float));
    f->spectrum = mem_try((size_t)(plan->shape.out_channels * f->sources),
                          (size_t)(2 * f->samples) * sizeof(float));
    return f->turns && f->scratch && f->spectrum;
}

Conv1dStatus fft_prepare(Conv1dPlan *plan) {
    if (!plan_sizes(plan) || !take_memory(plan)) return CONV1D_NO_MEMORY;
    fft_turns(plan->fft.samples, plan->fft.turns);
    make_spectra(plan);
    return CONV1D_OK;
}

/* Two blocks, as real and imaginary parts, share a transform: of n points it has n/4 butterflies
 * with 3 complex products in each of log4(n) rounds. A complex product counts as 4. */
double fft_products(const Conv1dPlan *plan) {
    const FftPlan *f = &plan->fft;
    double n = (double)f->samples, sources = (double)f->sources, outs = (double)f->out_group;
    double turned = (sources + outs) * n / 4 * log2(n) / 2 * 3 * 4;
    double mixed = n * sources * outs * 4;
    double pairs = (double)plan->shape.batch * (double)f->blocks / 2;
    return (double)plan->shape.groups * pairs * (turned + mixed);
}

void fft_release(Conv1dPlan *plan) {
    mem_free(plan->fft.turns);
    mem_free(plan->fft.scratch);
    mem_free(plan->fft.spectrum);
}
