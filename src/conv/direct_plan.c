/* conv/direct_plan: the direct method's plan: the sizes of tiles and chunks, the packed weights. */
#include "conv/plan.h"

#include <stddef.h>
#include "base/mem.h"
#include "conv/cache.h"
#include "conv/cost.h"
#include "conv/size.h"
#include "conv/threads.h"

enum {
    AHEAD_ROWS = 1536, /* floats: where rows follow each other, beyond the page */
    AHEAD_TILES = 256,
    TINY_FLOPS = 50000, /* up to here packing the weights costs more than it brings */

    BORROW_OUTS = 96,
    BORROW_CHANNELS = 8, /* of rows that compete for the same lines of the cache */

    TILE_LEAST = 96, /* positions: shorter tiles spend their time on calls, */
    TILE_GOOD = 192, /* ... and on the ends of packed rows, if the chunk has room */
    TILE_MOST = 1536,
    TILES_EACH = 4,        /* of a thread, at least */
    NEAR_FLOATS = 16 << 10 /* of few channels, tiles are longer */
};

/* A packed chunk takes two thirds of the second-level cache, beside weights and outputs that pass
 * through, and stays below 1 MiB a thread. */
static int64_t chunk_floats(void) {
    enum { CHUNK_MOST = 1 << 20 };
    return least(cache_bytes(2) * 2 / 3, CHUNK_MOST) / (int64_t)sizeof(float);
}

/* Positions between the first and the last of `taps` taps, counted in one phase. */
static int64_t reach_of(const Conv1dShape *shape, int64_t taps) {
    return (taps - 1) * shape->dilation / shape->stride;
}

static PackLayout layout_of(const Conv1dPlan *plan, int64_t taps) {
    const Isa *isa = plan->direct.isa;
    PackLayout layout = {pack_phases(&plan->shape, taps),
                         round_up(plan->direct.tile + reach_of(&plan->shape, taps), 16),
                         isa->direct->copy_every, .lanes = isa->lanes};
    if (plan->shape.dilation == 1 && 2 * layout.phases > isa->lanes)
        layout.turn = isa->winograd->weave_lines;
    /* Rows a multiple of 1 KiB apart would compete for the same lines of the cache. */
    if (layout.row % 256 == 0) layout.row += 16;
    return layout;
}

/* Tiles of some kernel widths, longer where the taps reach far: each tile packs its reach anew. */
static void choose_tile(Conv1dPlan *plan) {
    DirectPlan *d = &plan->direct;
    int64_t lanes = d->isa->lanes;
    int64_t tile = 4 * lanes * d->kernels->of_channels[d->block - 1].vectors;
    int64_t reach = reach_of(&plan->shape, plan->shape.kernel_size);
    int64_t rows = d->in_group * pack_phases(&plan->shape, plan->shape.kernel_size);
    int64_t room = chunk_floats() / rows;
    int64_t outputs = plan->shape.batch * plan->shape.groups * plan->outputs;
    int64_t fair = outputs / (TILES_EACH * threads_most());
    while (tile < TILE_LEAST || (tile < 4 * reach && tile < TILE_MOST)) tile *= 2;
    while (tile < TILE_GOOD && 2 * tile <= least(room, fair)) tile *= 2;
    while (2 * tile * rows <= NEAR_FLOATS && 2 * tile <= fair) tile *= 2;
    d->tile = least(tile, round_up(plan->outputs, lanes));
    d->tiles = divide_up(plan->outputs, d->tile);
}

/* As many taps, then as many channels, as the packed chunk has room for. */
static void choose_chunk(Conv1dPlan *plan) {
    DirectPlan *d = &plan->direct;
    int64_t taps = plan->shape.kernel_size;
    PackLayout layout = layout_of(plan, taps);
    while (taps > 1 && layout.phases * layout.row > chunk_floats()) {
        taps = divide_up(taps, 2);
        layout = layout_of(plan, taps);
    }
    int64_t room = chunk_floats() / (layout.phases * layout.row);
    int64_t chunks = divide_up(d->in_group, room ? room : 1);
    d->chunk_taps = taps;
    d->chunk_channels = divide_up(d->in_group, chunks);
    d->reach = reach_of(&plan->shape, taps);
    d->layout = layout;
    d->scratch_each = d->chunk_channels * layout.phases * layout.row;
}

/* Where there are fewer tiles than threads, the output channels are shared out too. */
static void choose_parts(Conv1dPlan *plan) {
    DirectPlan *d = &plan->direct;
    d->threads = threads_for(conv1d_flops(&plan->shape));
    int64_t jobs = plan->shape.batch * plan->shape.groups * d->tiles;
    int64_t blocks = divide_up(d->out_group, d->block);
    d->part = divide_up(blocks, fair_parts(jobs, blocks, d->threads, 0.05)) * d->block;
    d->parts = divide_up(d->out_group, d->part);
    d->alone = jobs == 1 && d->parts == 1;
}

/* Where few output channels use the input, copying it is a good part of the work. */
static bool suits_borrowing(const Conv1dPlan *plan) {
    const DirectPlan *d = &plan->direct;
    return plan->shape.stride == 1 && d->out_group <= BORROW_OUTS &&
           (d->in_group <= BORROW_CHANNELS || !pack_rows_compete(&plan->shape));
}

static bool is_tiny(const Conv1dPlan *plan) {
    const DirectPlan *d = &plan->direct;
    return conv1d_flops(&plan->shape) < TINY_FLOPS && d->scratch_each <= DIRECT_STACK_FLOATS &&
           d->chunk_channels == d->in_group && d->chunk_taps <= DIRECT_FEW_TAPS;
}

/* The processor foresees the lines of long rows, but begins anew with each page and tile. A store
 * to a line that no cache has reads it first. */
static int64_t choose_ahead(const Conv1dPlan *plan) {
    const DirectPlan *d = &plan->direct;
    int64_t floats = plan->shape.batch * plan->shape.out_channels * plan->outputs;
    int64_t bytes = floats * (int64_t)sizeof(float);
    if (d->borrows && d->in_group == 1 && d->out_group == 1)
        return bytes > cache_bytes(2) ? AHEAD_ROWS : 0;
    return bytes > cache_bytes_shared() * 3 / 4 ? AHEAD_TILES : 0;
}

static void lay_out(Conv1dPlan *plan, const DirectKernels *kernels) {
    DirectPlan *d = &plan->direct;
    d->kernels = kernels;
    d->block = direct_block(kernels, d->out_group);
    choose_tile(plan);
    choose_chunk(plan);
    choose_parts(plan);
    d->borrows = suits_borrowing(plan);
    d->splits = d->borrows && d->chunk_taps == plan->shape.kernel_size &&
                d->chunk_channels == d->in_group && d->tile >= DIRECT_FEWEST_INSIDE;
    d->far = plan->shape.batch * plan->shape.in_channels * plan->shape.length >
             cache_bytes(2) / (int64_t)sizeof(float);
    d->ask = ask_for_weights(d->out_group * d->in_group * plan->shape.kernel_size);
    if (d->far && d->borrows && plan->shape.kernel_size == 1) d->ask = ASK_ROWS;
    d->ahead = choose_ahead(plan);
}

/* The weights of `count` output channels from [out][t] to [t][out], t = (c, k). */
static void pack_block(const float *weight, int64_t count, int64_t taps, float *packed) {
    for (int64_t i = 0; i < count; i++)
        for (int64_t t = 0; t < taps; t++) packed[t * count + i] = weight[i * taps + t];
}

/* [group][block][c][k][output channel of the block]; the last block of a group may be smaller. */
static void pack_weights(Conv1dPlan *plan) {
    DirectPlan *d = &plan->direct;
    int64_t taps = d->in_group * plan->shape.kernel_size;
    for (int64_t g = 0; g < plan->shape.groups; g++)
        for (int64_t m = 0; m < d->out_group; m += d->block) {
            int64_t at = (g * d->out_group + m) * taps;
            pack_block(plan->weight + at, least(d->block, d->out_group - m), taps, d->packed + at);
        }
}

static void *try_floats(int64_t a, int64_t b) {
    return mem_try((size_t)a, (size_t)b * sizeof(float));
}

/* Returns false where memory is refused. */
static bool take_memory(Conv1dPlan *plan, bool tiny) {
    DirectPlan *d = &plan->direct;
    d->tap_offset = d->few_offsets;
    if (d->chunk_taps > DIRECT_FEW_TAPS) {
        d->many_offsets = mem_try((size_t)d->chunk_taps, sizeof *d->many_offsets);
        d->tap_offset = d->many_offsets;
        if (!d->many_offsets) return false;
    }
    if (tiny) return true;
    d->scratch = try_floats(d->threads, d->scratch_each);
    if (d->out_group > 1)
        d->packed = try_floats(plan->shape.out_channels, d->in_group * plan->shape.kernel_size);
    return d->scratch && (d->packed || d->out_group == 1);
}

static void begin(Conv1dPlan *plan) {
    DirectPlan *d = &plan->direct;
    d->isa = isa_now();
    d->in_group = plan->shape.in_channels / plan->shape.groups;
    d->out_group = plan->shape.out_channels / plan->shape.groups;
}

static bool suits_rows(const Conv1dPlan *plan) {
    const Conv1dShape *s = &plan->shape;
    return plan->direct.out_group == 1 && s->stride == 1 && s->dilation == 1 &&
           s->kernel_size > plan->direct.isa->lanes;
}

/* Measured: what packing a vector takes, and a kernel's call beside its products. */
static const double pack_cycles = 2.5, stride_cycles = 8, row_cycles = 40, call_cycles = 75,
                    row_slowness = 1.3;

double direct_cost(const Conv1dPlan *plan) {
    Conv1dPlan trial = {.shape = plan->shape, .outputs = plan->outputs};
    DirectPlan *d = &trial.direct;
    begin(&trial);
    bool in_rows = suits_rows(&trial);
    lay_out(&trial, in_rows ? &d->isa->direct->rows : &d->isa->direct->packed);
    int64_t lanes = d->isa->lanes;
    int64_t width = d->kernels->of_channels[d->block - 1].vectors;
    double vectors = (double)(plan->outputs / d->tile * (d->tile / lanes) +
                              divide_up(plan->outputs % d->tile, lanes));
    double terms = (double)d->in_group * (double)plan->shape.kernel_size;
    double outs = (double)d->out_group, blocks = (double)divide_up(d->out_group, d->block);
    double chunks = (double)divide_up(d->in_group, d->chunk_channels) *
                    (double)divide_up(plan->shape.kernel_size, d->chunk_taps);
    double slowness = in_rows ? row_slowness : kernel_slowness(d->isa, d->block);
    double product = vectors * terms * outs / 2 * slowness;
    double calls = vectors / (double)width * blocks * chunks * call_cycles;
    double rows = (double)(d->in_group * d->layout.phases) *
                  (vectors + (double)d->tiles * (double)d->reach / (double)lanes);
    double units = (double)plan->shape.batch * (double)plan->shape.groups;
    double pack = plan->shape.stride == 1   ? pack_cycles
                  : plan->shape.stride == 2 ? 2 * pack_cycles
                                            : stride_cycles;
    double each = (double)(d->in_group * d->layout.phases * d->tiles) * row_cycles;
    double copies = d->borrows ? 0 : rows * pack + each;
    return cost_with_memory(&plan->shape, units * (product + calls + copies));
}

Conv1dStatus direct_prepare(Conv1dPlan *plan) {
    DirectPlan *d = &plan->direct;
    begin(plan);
    lay_out(plan, &d->isa->direct->plain);
    bool tiny = is_tiny(plan);
    if (!tiny) lay_out(plan, suits_rows(plan) ? &d->isa->direct->rows : &d->isa->direct->packed);
    if (!take_memory(plan, tiny)) return CONV1D_NO_MEMORY;
    for (int64_t k = 0; k < d->chunk_taps; k++)
        d->tap_offset[k] = pack_offset(&plan->shape, &d->layout, k);
    if (d->packed) pack_weights(plan);
    return CONV1D_OK;
}

void direct_release(Conv1dPlan *plan) {
    mem_free(plan->direct.many_offsets);
    mem_free(plan->direct.packed);
    mem_free(plan->direct.scratch);
}
