/* conv/backward_weight: the gradient for the weight: for each tap a product of matrices over all
 * output positions i,
 *
 *     grad_w[m][c][k] = sum over n, i of  grad_output[n][m][i] * x[n][c][i*stride + k*dilation]
 *
 * The direct kernels do it with other names: their "input channels" are the positions i, their
 * "weights" the output's gradients, LANES channels m side by side, and their vectors hold either
 *
 *     LANES channels c at one tap, a vector for each tap      (by channel)
 *     LANES taps of one channel                               (by tap: few channels in a group)
 *
 * With a dilation d and g = gcd(stride, d), positions i of the same remainder modulo d/g are taken
 * together. Of them i = rest + t*d/g meets the sample
 *
 *     (rest + t*d/g)*stride + k*d  =  rest*stride + (t*stride/g + k)*d
 *
 * so that of every d-th sample neighbouring taps are neighbours, and t goes on by stride/g. */
#include "conv/backward.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include "base/mem.h"
#include "conv/isa.h"
#include "conv/size.h"
#include "conv/threads.h"
#include "conv/watch.h"

enum {
    TILE_MOST = 256, /* positions: halved until a tile's numbers take no more than ... */
    TILE_FLOATS = (1 << 20) / sizeof(float),
    TILE_LEAST = 16, /* as many as any vector has */
    FEW_CHANNELS = 3
};

typedef struct Work {
    const Conv1dShape *shape;
    const Isa *isa;
    const float *input, *grad_output;
    int64_t outputs, in_group, out_group;
    bool by_tap;
    int64_t part, parts;     /* output channels of a job, jobs of a group */
    int64_t vectors, strips; /* of a kernel's output row; rows of vectors: of channels */
    int64_t tile, samples;   /* positions of a tile; its samples, packed */
    int64_t sums_each, input_each, memory_each;
    Conv1dWatch *watch;
    float *memory; /* [threads][memory_each]: rows, grads, line, sums */
} Work;

/* Positions first + t*apart, t = 0 .. count - 1, of sample n. */
typedef struct Tile {
    int64_t n, first, apart, count;
} Tile;

static int64_t apart_of(const Conv1dShape *s) {
    return s->dilation / gcd(s->stride, s->dilation);
}

/* Samples, `dilation` apart, from a position of a tile to the next. */
static int64_t stride_of(const Conv1dShape *s) {
    return s->stride / gcd(s->stride, s->dilation);
}

static Work work_of(const Conv1dShape *s) {
    Work w = {.shape = s, .isa = isa_now(), .outputs = conv1d_output_length(s)};
    int64_t lanes = w.isa->lanes, threads = threads_most();
    w.in_group = s->in_channels / s->groups;
    w.out_group = s->out_channels / s->groups;
    w.by_tap = w.in_group <= FEW_CHANNELS;
    w.vectors = w.by_tap ? divide_up(s->kernel_size, lanes) : s->kernel_size;
    w.strips = w.by_tap ? w.in_group : divide_up(w.in_group, lanes);
    int64_t blocks = divide_up(w.out_group, lanes);
    int64_t parts = s->groups < threads ? least(threads, blocks) : 1;
    w.part = divide_up(blocks, parts) * lanes;
    w.parts = divide_up(w.out_group, w.part);
    w.sums_each = w.part * w.vectors * lanes;
    for (w.tile = TILE_MOST;; w.tile /= 2) {
        int64_t reach = w.vectors * (w.by_tap ? lanes : 1);
        w.samples = round_up((w.tile - 1) * stride_of(s) + reach, lanes);
        w.input_each = w.samples * (w.by_tap ? 1 : lanes);
        w.memory_each = lanes * w.samples + w.part * w.tile + w.input_each;
        if (w.memory_each <= TILE_FLOATS || w.tile == TILE_LEAST) break;
    }
    w.memory_each += w.strips * w.sums_each + lanes * lanes; /* what unweave reads beyond */
    return w;
}

/* LANES rows of grad_output side by side, for the tile's positions: [t][lane]. */
static void pack_grads(const Work *w, const Tile *tile, int64_t out, int64_t end, float *rows,
                       float *to) {
    int64_t lanes = w->isa->lanes, count = round_up(tile->count, lanes);
    for (int64_t lane = 0; lane < lanes; lane++) {
        float *row = rows + lane * count;
        int64_t kept = out + lane < end ? tile->count : 0;
        const float *from = w->grad_output + tile->first +
                            (tile->n * w->shape->out_channels + out + lane) * w->outputs;
        if (kept && tile->apart == 1)
            memcpy(row, from, (size_t)kept * sizeof *row);
        else if (kept)
            w->isa->direct->copy_every(from, tile->apart, kept, row);
        for (int64_t t = kept; t < count; t++) row[t] = 0;
    }
    w->isa->winograd->weave(rows, count, count, to);
}

/* The padded input from the tile's first tap on, every apart-th sample: one channel, or LANES side
 * by side. */
static void pack_input(const Work *w, const Tile *tile, int64_t channel, int64_t end, float *rows,
                       float *to) {
    const Conv1dShape *s = w->shape;
    Conv1dShape every = *s;
    every.stride = s->dilation;
    int64_t position = tile->first * s->stride - s->pad_left;
    int64_t channels = w->by_tap ? 1 : w->isa->lanes;
    for (int64_t lane = 0; lane < channels; lane++) {
        float *row = w->by_tap ? to : rows + lane * w->samples;
        const float *signal = w->input + (tile->n * s->in_channels + channel + lane) * s->length;
        if (channel + lane < end)
            pack_row(&every, w->isa->direct->copy_every, signal, position, w->samples, row);
        else
            memset(row, 0, (size_t)w->samples * sizeof *row);
    }
    if (!w->by_tap) w->isa->winograd->weave(rows, w->samples, w->samples, to);
}

/* Adds one tile's products to the sums [m][vector][lane] of one strip. */
static void multiply(const Work *w, const Tile *tile, const float *input, const float *grads,
                     int64_t outs, float *sums, bool begins) {
    static const int64_t no_offset[1];
    const DirectKernels *kernels = &w->isa->direct->packed;
    int64_t lanes = w->isa->lanes;
    for (int64_t m = 0, count; m < outs; m += count) {
        count = least(least(outs - m, kernels->block), lanes - m % lanes);
        DirectTile t = {.rows = input, .tap_offset = no_offset, .taps = 1};
        t.rows_step = stride_of(w->shape) * (w->by_tap ? 1 : lanes);
        t.channels = tile->count;
        t.weight = grads + m / lanes * lanes * w->tile + m % lanes;
        t.weight_skip = lanes - count;
        t.output = sums + m * w->vectors * lanes;
        t.output_step = t.from_step = w->vectors * lanes;
        t.from = begins ? NULL : t.output;
        direct_strip(kernels, lanes, &t, count, w->vectors * lanes);
    }
}

static void run_tile(const Work *w, const Tile *tile, int64_t group, int64_t first_out,
                     int64_t outs, float *memory, bool begins) {
    int64_t lanes = w->isa->lanes, first = group * w->in_group;
    float *grads = memory + lanes * w->samples, *input = grads + w->part * w->tile;
    float *sums = input + w->input_each;
    for (int64_t m = 0; m < outs; m += lanes)
        pack_grads(w, tile, first_out + m, first_out + outs, memory, grads + m * w->tile);
    for (int64_t strip = 0; strip < w->strips; strip++) {
        int64_t channel = first + strip * (w->by_tap ? 1 : lanes);
        pack_input(w, tile, channel, first + w->in_group, memory, input);
        multiply(w, tile, input, grads, outs, sums + strip * w->sums_each, begins);
    }
}

/* From [strip][m][vector][lane] to [m][c][k]. */
static void store_sums(const Work *w, int64_t first_out, int64_t outs, const float *sums,
                       float *grad_weight) {
    int64_t lanes = w->isa->lanes, taps = w->shape->kernel_size;
    for (int64_t m = 0; m < outs; m++)
        for (int64_t strip = 0; strip < w->strips; strip++) {
            int64_t c = w->by_tap ? strip : strip * lanes, left = w->in_group - c;
            float *to = grad_weight + ((first_out + m) * w->in_group + c) * taps;
            const float *from = sums + strip * w->sums_each + m * w->vectors * lanes;
            if (w->by_tap)
                memcpy(to, from, (size_t)taps * sizeof *to);
            else if (left >= lanes)
                w->isa->winograd->unweave(from, taps, to, taps);
            else
                for (int64_t i = 0; i < left * taps; i++) to[i] = from[i % taps * lanes + i / taps];
        }
}

/* Tiles of a job. */
static int64_t job_tiles(const Work *w) {
    int64_t apart = apart_of(w->shape), tiles = 0;
    for (int64_t rest = 0; rest < least(apart, w->outputs); rest++)
        tiles += divide_up(divide_up(w->outputs - rest, apart), w->tile);
    return w->shape->batch * tiles;
}

static void run_job(const Work *w, int64_t job, float *memory, float *grad_weight) {
    int64_t group = job / w->parts, first = job % w->parts * w->part;
    int64_t outs = least(w->part, w->out_group - first);
    int64_t first_out = group * w->out_group + first;
    int64_t apart = apart_of(w->shape);
    bool begins = true;
    for (int64_t n = 0; n < w->shape->batch; n++)
        for (int64_t rest = 0; rest < least(apart, w->outputs); rest++) {
            int64_t all = divide_up(w->outputs - rest, apart);
            for (int64_t t = 0; t < all && !watch_stops(w->watch); t += w->tile) {
                Tile tile = {n, rest + t * apart, apart, least(w->tile, all - t)};
                run_tile(w, &tile, group, first_out, outs, memory, begins);
                begins = false;
                watch_done(w->watch);
            }
        }
    const float *sums = memory + w->isa->lanes * w->samples + w->part * w->tile + w->input_each;
    store_sums(w, first_out, outs, sums, grad_weight);
}

Conv1dStatus backward_weight(const Conv1dShape *shape, const float *input, const float *grad_output,
                             float *grad_weight, Conv1dWatch *watch) {
    if (shape->batch == 0)
        return backward_plain(shape, input, NULL, grad_output, NULL, grad_weight, NULL, watch);
    Work w = work_of(shape);
    w.input = input;
    w.grad_output = grad_output;
    w.watch = watch;
    int threads = (int)least(threads_most(), shape->groups * w.parts);
    w.memory = mem_try((size_t)threads, (size_t)w.memory_each * sizeof(float));
    if (!w.memory) return CONV1D_NO_MEMORY;
    watch_add(watch, shape->groups * w.parts * job_tiles(&w));
#pragma omp parallel for schedule(dynamic, 1) num_threads(threads) if (threads > 1)
    for (int64_t job = 0; job < shape->groups * w.parts; job++)
        run_job(&w, job, w.memory + thread_number() * w.memory_each, grad_weight);
    mem_free(w.memory);
    return watch_stops(watch) ? CONV1D_STOPPED : CONV1D_OK;
}
