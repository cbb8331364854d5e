/* conv/direct: runs the direct method: jobs, chunks of packed input, kernels over them. */
#include "conv/plan.h"

#include <math.h>
#include <stddef.h>
#include "conv/cache.h"
#include "conv/jobs.h"
#include "conv/size.h"

enum { PREFETCH_AHEAD = 6 }; /* channels: the processor foresees no short rows */

typedef struct Run {
    const Conv1dPlan *plan;
    const float *input;
    const float *bias;
    float *output;
} Run;

/* One job: outputs first .. first + count - 1 of the channels first_out .. end_out - 1 of group g.
 */
typedef struct Job {
    int64_t n, group;
    int64_t first, count;
    int64_t first_out, end_out;
} Job;

/* The part of the sum that is added at one go. */
typedef struct Chunk {
    int64_t channel, channels;
    int64_t tap, taps;
} Chunk;

static int64_t job_count(const Conv1dPlan *plan) {
    const DirectPlan *d = &plan->direct;
    return plan->shape.batch * plan->shape.groups * d->tiles * d->parts;
}

static Job job_number(const Conv1dPlan *plan, int64_t number) {
    const DirectPlan *d = &plan->direct;
    Job job = {0};
    if (d->alone) { /* a division takes longer than a learner's whole convolution */
        job.count = plan->outputs;
        job.end_out = d->out_group;
        return job;
    }
    job.first_out = number % d->parts * d->part;
    job.end_out = least(job.first_out + d->part, d->out_group);
    number /= d->parts;
    job.first = number % d->tiles * d->tile;
    job.count = least(d->tile, plan->outputs - job.first);
    number /= d->tiles;
    job.group = number % plan->shape.groups;
    job.n = number / plan->shape.groups;
    return job;
}

static void pack_chunk(const Run *run, const Job *job, const Chunk *chunk, float *rows) {
    const Conv1dShape *shape = &run->plan->shape;
    const DirectPlan *d = &run->plan->direct;
    int64_t channel = job->n * shape->in_channels + job->group * d->in_group + chunk->channel;
    int64_t position = job->first * shape->stride + chunk->tap * shape->dilation - shape->pad_left;
    int64_t count = job->count + d->reach; /* what stands beyond is not stored */
    const float *signal = run->input + channel * shape->length;
    for (int64_t c = 0; c < chunk->channels; c++) {
        int64_t ahead = c + PREFETCH_AHEAD;
        if (d->far && ahead < chunk->channels)
            pack_prefetch(shape, signal, ahead, ahead + 1, position, count * shape->stride);
        pack_channel(shape, &d->layout, signal + c * shape->length, position, count,
                     rows + c * d->layout.phases * d->layout.row);
    }
}

/* Tiles of more channels than `block` have shorter rows and are a little slower. */
int64_t direct_block(const DirectKernels *kernels, int64_t outs) {
    const double slower = 1.03;
    int64_t best = 0;
    double least_work = INFINITY;
    for (int64_t most = kernels->block; most <= kernels->most; most++) {
        int64_t blocks = divide_up(outs, most), block = divide_up(outs, blocks);
        double work = (double)(blocks * block) * (block > kernels->block ? slower : 1);
        if (work < least_work) best = block, least_work = work;
    }
    return best;
}

/* The last vectors are shared out evenly: 4 where a kernel does 3 are 2 + 2. Divisions would take a
 * good part of a small kernel's time. */
void direct_strip(const DirectKernels *kernels, int64_t lanes, DirectTile *tile, int64_t outs,
                  int64_t count) {
    int64_t widest = kernels->of_channels[outs - 1].vectors;
    DirectKernel *const *kernel = kernels->of_channels[outs - 1].kernel;
    int shift = __builtin_ctzll((unsigned long long)lanes); /* a power of two */
    for (int64_t left = (count + lanes - 1) >> shift, vectors; left > 0; left -= vectors) {
        vectors = left >= 2 * widest ? widest : left > widest ? (left + 1) / 2 : left;
        tile->more = left >= 2 * widest ? (int)left / (int)widest - 2 : 0;
        tile->last_lanes = (int)(left > vectors ? lanes : count - (left - 1) * lanes);
        count -= tile->more * vectors * lanes;
        left -= tile->more * vectors;
        kernel[vectors - 1](tile);
        tile->rows += vectors * lanes;
        tile->output += vectors * lanes;
        if (tile->from) tile->from += vectors * lanes;
        count -= vectors * lanes;
    }
}

static void strip_begin(const Run *run, const Job *job, const Chunk *chunk, int64_t m, int64_t outs,
                        const float *rows, DirectTile *tile) {
    const Conv1dPlan *plan = run->plan;
    const DirectPlan *d = &plan->direct;
    int64_t taps = plan->shape.kernel_size;
    int64_t out = job->group * d->out_group + m;
    int64_t step = d->packed ? outs : 1;
    tile->rows = rows;
    tile->tap_offset = d->tap_offset;
    tile->prefetch = false;
    tile->ask = d->ask;
    tile->rows_step = d->layout.phases * d->layout.row;
    tile->channels = chunk->channels;
    tile->taps = chunk->taps;
    tile->weight = d->packed ? d->packed : plan->weight;
    tile->weight += out * d->in_group * taps + (chunk->channel * taps + chunk->tap) * step;
    tile->weight_out = d->in_group * taps;
    tile->weight_skip = (taps - chunk->taps) * step;
    bool ends = chunk->channel + chunk->channels == d->in_group && chunk->tap + chunk->taps == taps;
    tile->bias = run->bias && ends ? run->bias + out : NULL;
    tile->output = run->output + (job->n * plan->shape.out_channels + out) * plan->outputs;
    tile->output += job->first;
    tile->output_step = tile->from_step = plan->outputs;
    tile->from = chunk->channel || chunk->tap ? tile->output : NULL;
    tile->ahead = tile->from ? 0 : d->ahead;
    tile->share = NULL;
}

/* The kernels read the input where it is, if all that they touch is there (of the last vector's
 * lanes, not all are used). */
static bool borrows(const Run *run, const Job *job, const Chunk *chunk, int64_t position) {
    const Conv1dShape *shape = &run->plan->shape;
    const DirectPlan *d = &run->plan->direct;
    if (!d->borrows || position < 0) return false;
    int64_t channel = job->n * shape->in_channels + job->group * d->in_group + chunk->channel;
    int64_t last = (channel + chunk->channels - 1) * shape->length + position + d->reach;
    int64_t all = shape->batch * shape->in_channels * shape->length;
    if (position + job->count + d->reach > shape->length) return false;
    return d->kernels == &d->isa->direct->plain ||
           last + round_up(job->count, d->isa->lanes) <= all;
}

/* The outputs of some channels, while lines of the output are asked for that come later: at the end
 * of the strip those where the next one begins, below it or, after the last, to the right.
 *
 *     m       | ........ first part ........ | last part |
 *     m + 8   | next | */
static void run_strip(const Run *run, const Job *job, int64_t m, int64_t outs, DirectTile *tile) {
    const DirectPlan *d = &run->plan->direct;
    int64_t lanes = d->isa->lanes, left = job->count;
    if (tile->ahead && job->end_out > job->first_out + 1) {
        int64_t wide = d->kernels->of_channels[outs - 1].vectors * lanes;
        int64_t first = most(left - tile->ahead, 0) / wide * wide, step = run->plan->outputs;
        direct_strip(d->kernels, lanes, tile, outs, first);
        left -= first;
        bool last = m + outs == job->end_out;
        tile->ahead = last ? (job->first_out - m) * step + left : outs * step - first;
    }
    direct_strip(d->kernels, lanes, tile, outs, left);
}

static void run_chunk(const Run *run, const Job *job, const Chunk *chunk, float *rows) {
    const Conv1dShape *shape = &run->plan->shape;
    const DirectPlan *d = &run->plan->direct;
    int64_t position = job->first * shape->stride + chunk->tap * shape->dilation - shape->pad_left;
    int64_t channel = job->n * shape->in_channels + job->group * d->in_group + chunk->channel;
    bool borrowed = borrows(run, job, chunk, position);
    if (!borrowed) pack_chunk(run, job, chunk, rows);
    for (int64_t m = job->first_out; m < job->end_out; m += d->block) {
        if (plan_watch_stops(run->plan)) return;
        int64_t outs = least(d->block, job->end_out - m);
        DirectTile tile;
        strip_begin(run, job, chunk, m, outs, rows, &tile);
        if (borrowed) {
            tile.rows = run->input + channel * shape->length + position;
            tile.rows_step = shape->length;
        }
        run_strip(run, job, m, outs, &tile);
    }
}

static void run_chunks(const Run *run, const Job *job, float *rows) {
    const DirectPlan *d = &run->plan->direct;
    Chunk chunk = {0};
    for (; chunk.channel < d->in_group; chunk.channel += d->chunk_channels) {
        chunk.channels = least(d->chunk_channels, d->in_group - chunk.channel);
        for (chunk.tap = 0; chunk.tap < run->plan->shape.kernel_size; chunk.tap += d->chunk_taps) {
            chunk.taps = least(d->chunk_taps, run->plan->shape.kernel_size - chunk.tap);
            run_chunk(run, job, &chunk, rows);
        }
    }
}

/* Outputs of a job, and what they read: the input, or a copy of it with its padding. */
typedef struct Part {
    int64_t first, count;
    const float *rows;
    int64_t rows_step;
} Part;

static Part part_in_place(const Run *run, const Job *job, int64_t first, int64_t count) {
    const Conv1dShape *shape = &run->plan->shape;
    int64_t channel = job->n * shape->in_channels + job->group * run->plan->direct.in_group;
    int64_t position = job->first + first - shape->pad_left;
    return (Part){first, count, run->input + channel * shape->length + position, shape->length};
}

/* The copy goes to `rows`. The kernels ask behind what they read; what the next row's end will be
 * copied from is asked for here. */
static Part part_copied(const Run *run, const Job *job, int64_t first, int64_t count, float *rows) {
    const DirectPlan *d = &run->plan->direct;
    Part part = part_in_place(run, job, first, count);
    for (int64_t u = 0; d->in_group == 1 && d->ahead && u < count; u += LINE_FLOATS)
        __builtin_prefetch(part.rows + most(d->ahead, part.rows_step) + u);
    Job end = *job;
    end.first += first;
    end.count = count;
    Chunk all = {.channels = d->in_group, .taps = run->plan->shape.kernel_size};
    if (count) pack_chunk(run, &end, &all, rows);
    part.rows = rows;
    part.rows_step = d->layout.row;
    return part;
}

static void run_parts(const Run *run, const Job *job, const Part part[3]) {
    const DirectPlan *d = &run->plan->direct;
    Chunk all = {.channels = d->in_group, .taps = run->plan->shape.kernel_size};
    for (int64_t m = job->first_out; m < job->end_out; m += d->block) {
        if (plan_watch_stops(run->plan)) return;
        int64_t outs = least(d->block, job->end_out - m);
        DirectTile tile;
        strip_begin(run, job, &all, m, outs, NULL, &tile);
        float *output = tile.output;
        for (int i = 0; i < 3; i++) {
            tile.rows = part[i].rows;
            tile.rows_step = part[i].rows_step;
            tile.output = output + part[i].first;
            direct_strip(d->kernels, d->isa->lanes, &tile, outs, part[i].count);
        }
    }
}

/* Where the input is read where it is, only outputs at the ends need a copy, for its padding:
 *
 *     outputs   | part 0 |        part 1        | part 2 |
 *     input   0 0 a b c d e f g h i j k l m n o p q r s t 0 0
 *
 * Part 1 is whole tiles, and the ends share what is left of the positions: where they are small,
 * that and a tile more, for a kernel of one or two vectors waits for its sums. Returns false where
 * the inside is too small. */
static bool run_apart(const Run *run, const Job *job, float *rows) {
    const Conv1dShape *shape = &run->plan->shape;
    const DirectPlan *d = &run->plan->direct;
    int64_t lanes = d->isa->lanes, position = job->first - shape->pad_left;
    int64_t wide = d->kernels->of_channels[d->block - 1].vectors * lanes;
    int64_t left = round_up(most(-position, 0), lanes);
    int64_t room = least(job->count, shape->length - d->reach - position) - left;
    if (room == job->count || room < DIRECT_FEWEST_INSIDE + d->reach + wide) return false;
    int64_t inside = room - room % wide;
    if (job->count - inside < wide) inside -= wide;
    if (left > 0) left += (room - inside) / 2 / lanes * lanes;
    int64_t right = job->count - left - inside;
    float *rows_right = rows + round_up(left + d->reach, lanes);
    Part part[3] = {part_copied(run, job, 0, left, rows), part_in_place(run, job, left, inside),
                    part_copied(run, job, left + inside, right, rows_right)};
    run_parts(run, job, part);
    return true;
}

static void run_job(const Run *run, int64_t number, float *rows) {
    Job job = job_number(run->plan, number);
    if (run->plan->direct.splits && run_apart(run, &job, rows)) return;
    run_chunks(run, &job, rows);
}

static Conv1dStatus run_tiny(const Run *run, int64_t jobs) {
    _Alignas(64) float rows[DIRECT_STACK_FLOATS];
    plan_watch_begin(run->plan, jobs);
    for (int64_t j = 0; j < jobs; j++) run_job(run, j, rows);
    return plan_watch_stops(run->plan) ? CONV1D_STOPPED : CONV1D_OK;
}

static void run_numbered(const void *run, int64_t number, int thread) {
    const DirectPlan *d = &((const Run *)run)->plan->direct;
    run_job(run, number, d->scratch + thread * d->scratch_each);
}

Conv1dStatus direct_run(const Conv1dPlan *plan, const float *input, const float *bias,
                        float *output) {
    Run run = {plan, input, bias, output};
    int64_t jobs = job_count(plan);
    if (!plan->direct.scratch) return run_tiny(&run, jobs);
    return jobs_run(plan, plan->direct.threads, jobs, run_numbered, &run);
}
