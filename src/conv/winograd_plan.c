/* conv/winograd_plan: Winograd's method's plan: the form, the tiles, the transformed weights. */
#include "conv/plan.h"

#include <math.h>
#include <stddef.h>
#include <string.h>
#include "base/mem.h"
#include "conv/cache.h"
#include "conv/cost.h"
#include "conv/size.h"
#include "conv/threads.h"

enum {
    MANY_BLOCKS = 16,   /* of weights: packed by all threads */
    FEWEST_SUMS = 8,    /* below, the transforms' rounding errors have too little to hide behind */
    MOST_WINDOWS = 384, /* of a tile */
    FAR_GRANULE = 64    /* from here on a tile fits well within one granule */
};

/* The taps of one phase, and how the form covers them: 2 to 5 taps at once, more in fours, because
 * four taps on is one window on. */
static void choose_form(Conv1dPlan *plan) {
    WinogradPlan *w = &plan->winograd;
    const Conv1dShape *shape = &plan->shape;
    int64_t taps = divide_up(shape->kernel_size, shape->stride);
    w->taps = taps <= WINOGRAD_MOST_TAPS ? (int)taps : WINOGRAD_OUTPUTS;
    w->points = winograd_points(w->taps);
    w->steps = divide_up(taps, w->taps);
    w->phases = least(shape->stride, shape->kernel_size);
    /* Phases with a single tap need 4 plain products where the form would need 5. */
    int64_t single = w->taps == 2 ? shape->stride * 2 - shape->kernel_size : 0;
    w->plain = least(single, w->phases) * w->in_group;
    w->sources = w->phases * w->in_group - w->plain;
}

/* Few windows of a sample leave lanes empty: then samples go side by side. */
static void choose_together(Conv1dPlan *plan) {
    WinogradPlan *w = &plan->winograd;
    int64_t lanes = w->isa->lanes, dilation = plan->shape.dilation, batch = plan->shape.batch;
    w->all_granules = divide_up(plan->outputs, WINOGRAD_OUTPUTS * dilation);
    int64_t windows = w->all_granules * dilation;
    int64_t apart = round_up(windows, lanes) * batch;
    int64_t beside = windows * round_up(batch, lanes);
    w->together = batch > 1 && 10 * beside < 9 * apart ? lanes : 1;
    w->batch = batch;
    w->granule = dilation * w->together;
    w->spread = w->together > 1 ? plan->shape.stride : 1;
    w->far = w->granule >= FAR_GRANULE && w->together == 1;
    if (w->far) w->sources *= w->steps;
    w->shuffle = dilation == 1 ? 0 : dilation == 2 ? 1 : dilation == 4 ? 2 : -1;
    if (w->together > 1) w->shuffle = -1;
}

/* A vector of a short signal's samples is mostly empty; but its channels follow each other, and
 * LANES of them fill LANES vectors. Each gets a line of its own, with its padding. */
static void choose_short_line(Conv1dPlan *plan) {
    WinogradPlan *w = &plan->winograd;
    const Conv1dShape *shape = &plan->shape;
    int64_t lanes = w->isa->lanes;
    bool fits = w->together > 1 && shape->pad_mode == CONV1D_ZEROS && shape->length <= 2 * lanes &&
                plan->outputs <= 2 * lanes;
    if (!fits) return;
    int64_t granules = w->all_granules + w->steps;
    int64_t positions = WINOGRAD_OUTPUTS * granules * shape->dilation * shape->stride;
    w->short_line = most(positions, shape->pad_left + shape->length) * lanes;
}

/* Would the last of so many jobs leave all threads but one idle? Then it is cut among them. */
static bool cuts_last(const WinogradPlan *w, int64_t jobs) {
    return jobs > w->threads && jobs % w->threads == 1;
}

/* At most `room` samples (or teams of them that lie side by side) of a tile, in as many tiles for
 * one thread as for another. */
static int64_t fair_samples(const WinogradPlan *w, int64_t room) {
    const double of_tile = 0.3; /* what a tile costs beside its samples, in samples */
    const double of_cut = 0.1;  /* what each thread does of each sample, if a tile is cut */
    int64_t all = divide_up(w->batch, w->together), best = 1;
    double least_cost = INFINITY;
    for (int64_t samples = 1; samples <= least(room, all); samples++) {
        int64_t tiles = divide_up(all, samples), rounds = divide_up(tiles, w->threads);
        double last = (double)samples;
        if (cuts_last(w, tiles))
            last = (double)(all - (tiles - 1) * samples) * (1.0 / w->threads + of_cut);
        double cost = (double)(rounds - 1) * (double)samples + last + (double)rounds * of_tile;
        if (cost <= least_cost) best = samples, least_cost = cost;
    }
    return best;
}

/* Everything of a tile that depends on its width. */
static void lay_out(WinogradPlan *w, int64_t lanes) {
    int64_t vector = w->isa->lanes;
    int64_t reach = w->far ? 0 : (w->steps - 1) * w->granule;
    w->segment = round_up(w->all_granules * w->granule + reach, vector);
    w->samples = w->far ? 1 : fair_samples(w, lanes / w->segment);
    if (w->samples > 1)
        lanes = w->samples * w->segment;
    else
        w->samples = 1;
    w->lanes = lanes;
    w->granules = least(lanes / w->granule, w->all_granules);
    w->value_row = round_up(lanes + reach, vector);
    if (w->shuffle < 0 && w->granule % vector) w->value_row += vector;
    if (w->value_row % 256 == 0) w->value_row += vector;
    w->row = w->far ? lanes : 0;
    w->line = w->far ? 0 : WINOGRAD_OUTPUTS * (w->value_row + w->granule + vector) + vector;
    int64_t rows = w->points * w->row;
    if (w->together > 1) w->line = w->line * w->spread + vector * vector;
    int64_t woven = w->woven = w->together > 1 ? w->line : 0;
    if (w->short_line) { /* in LANES channels, out a block and what is read and written beyond */
        w->line = most(w->line, most(vector, w->block + 3) * w->short_line);
        w->granules = w->granules < w->all_granules ? 0 : w->granules;
    }
    int64_t planes = w->points + (w->plain ? WINOGRAD_OUTPUTS : 0);
    w->scratch_each = 2 * (w->line + woven) + rows + w->points * w->sources * w->value_row +
                      WINOGRAD_OUTPUTS * w->plain * lanes + planes * w->block * lanes + vector;
    w->scratch_each = round_up(w->scratch_each, 16);
}

/* ---- what it costs, in cycles ---- */

/* Measured: what a kernel's call takes beside its products; what a vector takes on its way to the
 * points and back, for each point; bytes that come from the third-level cache in a cycle. */
static const double call_cycles = 45, forward_cycles = 4, inverse_cycles = 4.5, far_bytes = 24;
/* ... a channel of a tile, in or out; a vector of packed samples of a stride */
static const double channel_cycles = 90, stride_cycles = 6;

/* One tile of `vectors` vectors, all output channels of a group. */
static double tile_cycles(const WinogradPlan *w, int64_t vectors) {
    int64_t width = w->isa->direct->packed.of_channels[w->block - 1].vectors;
    double steps = (double)(w->far ? 1 : w->steps), outs = (double)w->out_group;
    double blocks = (double)divide_up(w->out_group, w->block);
    double terms = w->points * (double)w->sources * steps + WINOGRAD_OUTPUTS * (double)w->plain;
    double planes = w->points + (w->plain ? WINOGRAD_OUTPUTS : 0);
    double halo = w->far ? 0 : steps * (double)w->granule / w->isa->lanes;
    double product = terms * outs * (double)vectors / 2 * kernel_slowness(w->isa, w->block);
    double weights = terms * outs * sizeof(float) / far_bytes;
    double calls = planes * blocks * (double)divide_up(vectors, width) * call_cycles;
    double in = (double)(w->sources + w->plain) * ((double)vectors + halo) * w->points;
    double out = outs * (double)vectors * planes;
    if (w->shuffle < 0 && w->granule < w->isa->lanes) /* vectors that are not filled */
        in *= (double)w->isa->lanes / (double)w->granule,
            out *= (double)w->isa->lanes / (double)w->granule;
    /* Far rows come in pieces from everywhere. */
    double pieces = w->far ? 60 * (w->points * (double)w->sources + WINOGRAD_OUTPUTS * outs) : 0;
    double each = (double)(w->sources + w->plain) + outs;
    if (w->samples > 1) each *= (double)w->samples;
    if (w->together > 1)
        each *= w->isa->lanes / 4.0; /* gathered from, and spread over, many samples */
    double strided = w->phases > 1 ? in / w->points * WINOGRAD_OUTPUTS * stride_cycles : 0;
    return fmax(product, weights) + pieces + calls + in * forward_cycles + out * inverse_cycles +
           each * channel_cycles + strided;
}

static double plan_cycles(const WinogradPlan *w) {
    int64_t windows = w->far ? w->granule : w->all_granules * w->granule;
    if (w->samples > 1) return tile_cycles(w, w->lanes / w->isa->lanes) / (double)w->samples;
    int64_t tile = w->far ? w->lanes : w->granules * w->granule;
    int64_t whole = windows / tile, rest = windows % tile;
    double cycles = (double)whole * tile_cycles(w, divide_up(tile, w->isa->lanes));
    if (rest) cycles += tile_cycles(w, divide_up(rest, w->isa->lanes));
    return w->far ? cycles * (double)w->all_granules : cycles;
}

/* Wide tiles read the weights less often and repeat less at their edges, but the values of all
 * channels must stay in the second-level cache and a block's sums in the first. */
static bool choose_tile(Conv1dPlan *plan) {
    WinogradPlan *w = &plan->winograd;
    int64_t chosen = 0;
    int64_t scratch = least(cache_bytes(2), 1 << 20) / (int64_t)sizeof(float);
    int64_t sums = cache_bytes(1) * 3 / 4 / (int64_t)sizeof(float);
    for (int64_t vectors = 1; vectors <= MOST_WINDOWS / w->isa->lanes; vectors++) {
        lay_out(w, vectors * w->isa->lanes);
        bool fits = w->scratch_each <= scratch && w->points * w->block * w->lanes <= sums &&
                    (w->far || w->granules);
        if (!fits) continue;
        double cycles = plan_cycles(w);
        if (chosen && cycles > 0.99 * w->cycles) continue;
        chosen = w->lanes;
        w->cycles = cycles;
    }
    if (chosen) lay_out(w, chosen);
    return chosen != 0;
}

/* A pair of channels' products beside the way to the points of one channel. */
static const double winograd_share = 0.12;

static void choose_parts(Conv1dPlan *plan) {
    WinogradPlan *w = &plan->winograd;
    w->pieces = w->far ? divide_up(w->granule, w->lanes) : 1;
    w->tiles = w->far ? w->all_granules * w->pieces : divide_up(w->all_granules, w->granules);
    w->teams = divide_up(plan->shape.batch, w->together * w->samples);
    int64_t jobs = w->teams * plan->shape.groups * w->tiles;
    int64_t blocks = divide_up(w->out_group, w->block);
    double in = (double)(w->sources + w->plain), out = (double)w->out_group;
    double again = in / (in + out + in * out * winograd_share);
    w->part = divide_up(blocks, fair_parts(jobs, blocks, w->threads, again)) * w->block;
    w->parts = divide_up(w->out_group, w->part);
    w->last_parts = w->parts == 1 && blocks >= w->threads && cuts_last(w, jobs) ? w->threads : 1;
}

/* ---- the weights ---- */

/* The taps' polynomial at point number e, divided by what the other points bring along. */
static double weight_at(int form, int e, const double *tap) {
    int zero = form % 2, pairs = 1 + form / 2, finite = zero + 2 * pairs;
    double point[WINOGRAD_MOST_POINTS] = {0};
    for (int p = 0; p < pairs; p++) {
        point[zero + 2 * p] = (double)winograd_pair[form][p];
        point[zero + 2 * p + 1] = -(double)winograd_pair[form][p];
    }
    if (e == finite) return tap[form - 1]; /* infinity: the leading coefficient */
    double value = 0, divisor = 1;
    for (int k = form - 1; k >= 0; k--) value = value * point[e] + tap[k];
    for (int q = 0; q < finite; q++)
        if (q != e) divisor *= point[e] - point[q];
    return value / divisor;
}

/* The taps of a source's step for some output channels: zeros where there are none. */
typedef struct Taps {
    double at[WINOGRAD_MOST_TAPS][DIRECT_CHANNELS];
} Taps;

/* Those of the output channels m .. m + outs - 1. The sources of a channel are its phases, or its
 * steps where tiles are far. */
static void source_taps(const Conv1dPlan *plan, int64_t m, int64_t outs, int64_t source,
                        int64_t step, Taps *taps) {
    const WinogradPlan *w = &plan->winograd;
    const Conv1dShape *shape = &plan->shape;
    int64_t each = w->sources / w->in_group;
    int64_t channel = source / each, phase = w->far ? 0 : source % each;
    if (w->far) step = source % each;
    *taps = (Taps){0};
    for (int64_t t = 0; t < w->taps; t++) {
        int64_t k = phase + (step * w->taps + t) * shape->stride;
        if (k >= shape->kernel_size) break;
        const float *weight = plan->weight + (m * w->in_group + channel) * shape->kernel_size + k;
        for (int64_t i = 0; i < outs; i++)
            taps->at[t][i] = (double)weight[i * w->in_group * shape->kernel_size];
    }
}

/* Row e, column t: what tap t adds to the weight at point number e. */
typedef struct Matrix {
    double at[WINOGRAD_MOST_POINTS][WINOGRAD_MOST_TAPS];
} Matrix;

static Matrix matrix_of(const WinogradPlan *w) {
    Matrix matrix = {0};
    for (int t = 0; t < w->taps; t++) {
        double tap[WINOGRAD_MOST_TAPS] = {0};
        tap[t] = 1;
        for (int e = 0; e < w->points; e++) matrix.at[e][t] = weight_at(w->taps, e, tap);
    }
    return matrix;
}

/* Fixed ends let the compiler take several channels at once. */
static void transform_weight(int count, const double *factor, const Taps *taps, int64_t outs,
                             float *to) {
    double sum[DIRECT_CHANNELS] = {0};
    for (int t = 0; t < count; t++)
        for (int i = 0; i < DIRECT_CHANNELS; i++) sum[i] += factor[t] * taps->at[t][i];
    for (int64_t i = 0; i < outs; i++) to[i] = (float)sum[i];
}

/* [point][source][step][out], then plain [source][out] */
static void pack_block(const Conv1dPlan *plan, const Matrix *matrix, int64_t first, int64_t outs,
                       float *to) {
    const WinogradPlan *w = &plan->winograd;
    int64_t steps = w->far ? 1 : w->steps;
    int64_t plane = w->sources * steps * outs;
    for (int64_t s = 0; s < w->sources; s++)
        for (int64_t step = 0; step < steps; step++) {
            Taps taps;
            source_taps(plan, first, outs, s, step, &taps);
            float *at = to + (s * steps + step) * outs;
            for (int e = 0; e < w->points; e++)
                transform_weight(w->taps, matrix->at[e], &taps, outs, at + e * plane);
        }
    to += w->points * plane;
    int64_t singles = w->plain / w->in_group, taps = plan->shape.kernel_size;
    for (int64_t s = 0; s < w->plain; s++)
        for (int64_t i = 0; i < outs; i++)
            *to++ = plan->weight[((first + i) * w->in_group + s / singles) * taps + w->phases -
                                 singles + s % singles];
}

static void pack_weights(Conv1dPlan *plan) {
    WinogradPlan *w = &plan->winograd;
    Matrix matrix = matrix_of(w);
    int64_t blocks = divide_up(w->out_group, w->block), all = blocks * plan->shape.groups;
#pragma omp parallel for num_threads(w->threads) if (w->threads > 1 && all > MANY_BLOCKS)
    for (int64_t b = 0; b < all; b++) {
        int64_t m = b % blocks * w->block, first = b / blocks * w->out_group + m;
        pack_block(plan, &matrix, first, least(w->block, w->out_group - m),
                   w->packed + first * winograd_weights_of(w));
    }
}

int64_t winograd_weights_of(const WinogradPlan *w) {
    return w->points * w->sources * (w->far ? 1 : w->steps) + w->plain;
}

/* Where input i of window 0 stands: in a row of its own, or one granule on in the line. */
static void fill_offsets(WinogradPlan *w) {
    for (int64_t i = 0; i < w->points; i++)
        w->offset[i] = w->far ? i * w->row : i * w->granule * w->spread;
    for (int64_t j = 0; j < w->steps; j++) w->step_offset[j] = w->far ? 0 : j * w->granule;
}

static bool take_memory(Conv1dPlan *plan) {
    WinogradPlan *w = &plan->winograd;
    w->step_offset = mem_try((size_t)w->steps, sizeof *w->step_offset);
    w->scratch = mem_try((size_t)w->threads, (size_t)w->scratch_each * sizeof(float));
    w->packed =
        mem_try((size_t)plan->shape.out_channels, (size_t)winograd_weights_of(w) * sizeof(float));
    return w->step_offset && w->scratch && w->packed;
}

static bool plan_sizes(Conv1dPlan *plan) {
    WinogradPlan *w = &plan->winograd;
    const Conv1dShape *shape = &plan->shape;
    bool can = shape->kernel_size > shape->stride && (shape->stride == 1 || shape->dilation == 1);
    if (!can) return false;
    w->isa = isa_now();
    w->in_group = shape->in_channels / shape->groups;
    w->out_group = shape->out_channels / shape->groups;
    w->block = direct_block(&w->isa->direct->packed, w->out_group);
    w->threads = threads_most();
    choose_form(plan);
    if ((w->sources + w->plain) * w->steps < FEWEST_SUMS) return false;
    choose_together(plan);
    choose_short_line(plan);
    bool fits = choose_tile(plan);
    if (!fits && w->short_line) {
        w->short_line = 0;
        fits = choose_tile(plan);
    }
    if (!fits) return false;
    choose_parts(plan);
    w->ask = ask_for_weights(w->out_group * winograd_weights_of(w));
    return true;
}

double winograd_cost(const Conv1dPlan *plan) {
    Conv1dPlan trial = {.shape = plan->shape, .outputs = plan->outputs};
    if (!plan_sizes(&trial)) return INFINITY;
    double units =
        (double)divide_up(plan->shape.batch, trial.winograd.together) * (double)plan->shape.groups;
    return cost_with_memory(&plan->shape, units * trial.winograd.cycles);
}

Conv1dStatus winograd_prepare(Conv1dPlan *plan) {
    if (!plan_sizes(plan) || !take_memory(plan)) return CONV1D_NO_MEMORY;
    fill_offsets(&plan->winograd);
    pack_weights(plan);
    return CONV1D_OK;
}

double winograd_products(const Conv1dPlan *plan) {
    const WinogradPlan *w = &plan->winograd;
    double steps = (double)(w->far ? 1 : w->steps);
    double window = w->points * (double)w->sources * steps + WINOGRAD_OUTPUTS * (double)w->plain;
    double windows = (double)w->all_granules * (double)plan->shape.dilation;
    return (double)plan->shape.batch * (double)plan->shape.out_channels * windows * window;
}

void winograd_release(Conv1dPlan *plan) {
    mem_free(plan->winograd.step_offset);
    mem_free(plan->winograd.packed);
    mem_free(plan->winograd.scratch);
}
