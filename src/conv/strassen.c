/* conv/strassen: runs Strassen's method: tiles of two halves of positions, point by point.
 *
 * The input of one point, of one tile, stays in the first-level cache while the weights of all
 * output channels pass over it. */
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
    int64_t jobs;
} Run;

/* Positions first .. first + left + right - 1 of one group of sample n; the output channels
 * first_out .. end_out - 1 of the upper half, and their fellows in the lower. */
typedef struct Job {
    int64_t n, group;
    int64_t first, left, right;
    int64_t lanes; /* left, rounded up to vectors */
    int64_t first_out, end_out;
} Job;

typedef struct Buffers {
    float *lines; /* [channel][2*lanes]: where the input itself won't serve */
    float *zeros; /* [2*lanes]: the fellow of an odd last channel */
    float *sums;  /* [STRASSEN_SUMS][source][lanes] */
    float *u, *v; /* [out][lanes] */
} Buffers;

/* What the products of a point are added to, where they go, and which quarters are concerned. */
enum { NOTHING, U, V, OUTPUT };
typedef struct Step {
    int from, to;
    bool shared;               /* and to u */
    bool lower_in, right_in;   /* of the input, where it is no sum */
    bool lower_out, right_out; /* of the output */
} Step;

static const Step steps[STRASSEN_POINTS] = {
    {.from = NOTHING, .to = U},
    {.from = U, .to = OUTPUT, .lower_in = true},
    {.from = U, .to = U},
    {.from = U, .to = V, .lower_out = true},
    {.from = V, .to = OUTPUT, .lower_out = true},
    {.from = V, .to = OUTPUT, .shared = true, .lower_out = true, .right_out = true},
    {.from = U, .to = OUTPUT, .lower_in = true, .right_in = true, .right_out = true},
};

static Job job_number(const Conv1dPlan *plan, int64_t number) {
    const StrassenPlan *p = &plan->strassen;
    Job job = {0};
    job.first_out = number % p->parts * p->part;
    job.end_out = least(job.first_out + p->part, p->outs);
    number /= p->parts;
    job.first = number % p->tiles * 2 * p->lanes;
    int64_t count = least(2 * p->lanes, plan->outputs - job.first);
    job.lanes = round_up(divide_up(count, 2), p->isa->lanes);
    job.left = least(job.lanes, count);
    job.right = count - job.left;
    number /= p->tiles;
    job.group = number % plan->shape.groups;
    job.n = number / plan->shape.groups;
    return job;
}

static Buffers buffers_at(const StrassenPlan *p, float *memory) {
    Buffers b = {.lines = memory};
    b.zeros = b.lines + p->in_group * 2 * p->lanes;
    b.sums = b.zeros + 2 * p->lanes;
    b.u = b.sums + STRASSEN_SUMS * p->sources * p->lanes;
    b.v = b.u + p->part * p->lanes;
    return b;
}

/* ---- in ---- */

static const float *signal_of(const Run *run, const Job *job) {
    const Conv1dShape *shape = &run->plan->shape;
    int64_t channel = job->n * shape->in_channels + job->group * run->plan->strassen.in_group;
    return run->input + channel * shape->length;
}

/* The input itself where it has all of the tile's positions and its rows don't compete for the same
 * lines of the cache; else a copy. */
static StrassenInput fetch(const Run *run, const Job *job, const Buffers *b) {
    const Conv1dShape *shape = &run->plan->shape;
    const StrassenPlan *p = &run->plan->strassen;
    const float *signal = signal_of(run, job);
    int64_t count = 2 * job->lanes, position = job->first * shape->stride - shape->pad_left;
    StrassenInput in = {signal + position, NULL, shape->length, p->sources, job->lanes};
    bool inside = position >= 0 && position + count <= shape->length;
    if (shape->stride > 1 || !inside || pack_rows_compete(shape)) {
        for (int64_t c = 0; c < p->in_group; c++)
            pack_row(shape, p->isa->direct->copy_every, signal + c * shape->length, position, count,
                     b->lines + c * count);
        in.upper = b->lines;
        in.step = count;
    }
    in.lower = in.upper + p->sources * in.step;
    return in;
}

/* The sums of the sources first .. end - 1. */
static void transform(const StrassenPlan *p, const StrassenInput *in, int64_t first, int64_t end,
                      const Buffers *b) {
    StrassenInput part = *in;
    int64_t pairs = p->in_group / 2, plane = p->sources * in->lanes;
    part.upper += first * in->step;
    part.lower += first * in->step;
    part.channels = least(end, pairs) - first;
    p->isa->strassen_forward(&part, b->sums + first * in->lanes, plane);
    if (end <= pairs) return;
    part.upper = in->upper + pairs * in->step;
    part.lower = b->zeros;
    part.channels = 1;
    p->isa->strassen_forward(&part, b->sums + pairs * in->lanes, plane);
}

/* Some channels of what will probably be the thread's next tile. */
static void prefetch_input(const Run *run, const Job *next, int64_t first, int64_t end) {
    const Conv1dShape *shape = &run->plan->shape;
    pack_prefetch(shape, signal_of(run, next), first, end,
                  next->first * shape->stride - shape->pad_left,
                  (next->left + next->right) * shape->stride);
}

/* ---- products ---- */

static DirectTile tile_of(const StrassenPlan *p, const StrassenInput *in, int point,
                          const Buffers *b) {
    static const int64_t no_offset[1];
    const Step *step = &steps[point];
    DirectTile tile = {.tap_offset = no_offset, .taps = 1, .from_step = in->lanes};
    tile.ask = p->ask;
    int sum = point - STRASSEN_FIRST_SUM;
    if (sum >= 0 && sum < STRASSEN_SUMS) {
        tile.rows = b->sums + sum * p->sources * in->lanes;
        tile.rows_step = in->lanes;
        tile.channels = p->sources;
    } else {
        tile.rows = (step->lower_in ? in->lower : in->upper) + (step->right_in ? in->lanes : 0);
        tile.rows_step = in->step;
        tile.channels = step->lower_in ? p->in_group / 2 : p->sources;
    }
    return tile;
}

/* Channels m .. m + outs - 1 of the upper half at a point, or their fellows: the tile gets the
 * place of their sums. */
static void place_sums(const Run *run, const Job *job, const Step *step, int64_t m,
                       const Buffers *b, DirectTile *tile) {
    const Conv1dPlan *plan = run->plan;
    const StrassenPlan *p = &plan->strassen;
    int64_t at = (m - job->first_out) * job->lanes;
    int64_t out = job->group * p->out_group + m + (step->lower_out ? p->outs : 0);
    tile->from = step->from == NOTHING ? NULL : (step->from == U ? b->u : b->v) + at;
    tile->share = step->shared ? b->u + at : NULL;
    tile->output = (step->to == U ? b->u : b->v) + at;
    tile->output_step = job->lanes;
    tile->prefetch = step->to == OUTPUT;
    tile->bias = NULL;
    if (step->to == OUTPUT) {
        tile->output = run->output + job->first + (step->right_out ? job->left : 0) +
                       (job->n * plan->shape.out_channels + out) * plan->outputs;
        tile->output_step = plan->outputs;
        tile->bias = run->bias ? run->bias + out : NULL;
    }
}

/* How many vectors a row of a point's sums is. */
static int64_t set_width(const StrassenPlan *p, const Job *job, const Step *step,
                         DirectTile *tile) {
    int64_t count = step->to != OUTPUT ? job->lanes : step->right_out ? job->right : job->left;
    int64_t vectors = divide_up(count, p->isa->lanes);
    tile->last_lanes = (int)(count - (vectors - 1) * p->isa->lanes);
    return vectors;
}

/* What is done beside the products of a point, piece by piece between the blocks: the sums of the
 * input at points 0 and 1, the next tile's input asked for at points 3 and 4. */
static void work_beside(const Run *run, const Job *next, const StrassenInput *in, int point,
                        int64_t piece, int64_t pieces, const Buffers *b) {
    const StrassenPlan *p = &run->plan->strassen;
    bool sums = point < STRASSEN_FIRST_SUM, input = point == 3 || point == 4;
    if (!sums && !input) return;
    int64_t rows = sums ? p->sources : p->in_group;
    int64_t each = divide_up(rows, 2 * pieces);
    if (point == 1 || point == 4) piece += pieces;
    int64_t first = least(piece * each, rows), end = least(first + each, rows);
    if (sums && first < end) transform(p, in, first, end, b);
    if (input) prefetch_input(run, next, first, end);
}

/* All output channels of the job at a point: pairs of an upper and a lower one, and perhaps an
 * upper one without a fellow. */
static void multiply(const Run *run, const Job *job, const Job *next, const StrassenInput *in,
                     int point, const Buffers *b) {
    const StrassenPlan *p = &run->plan->strassen;
    Step step = steps[point];
    DirectTile tile = tile_of(p, in, point, b);
    int64_t plane = (job->group * STRASSEN_POINTS + point) * p->outs, pairs = p->out_group / 2;
    int64_t pieces = divide_up(job->end_out - job->first_out, p->block), piece = 0;
    int64_t vectors = set_width(p, job, &step, &tile);
    for (int64_t m = job->first_out, outs; m < job->end_out; m += outs, piece++) {
        bool paired = m < pairs;
        outs = paired ? least(p->block, least(pairs, job->end_out) - m) : 1;
        work_beside(run, next, in, point, piece, pieces, b);
        if (!paired && step.lower_out && !step.shared) continue;
        if (!paired && step.shared) {
            step = (Step){.from = U, .to = U};
            vectors = set_width(p, job, &step, &tile);
        }
        tile.weight = p->packed + (plane + m) * p->sources;
        place_sums(run, job, &step, m, b, &tile);
        p->isa->direct->packed.of_channels[outs - 1].kernel[vectors - 1](&tile);
    }
}

static void run_job(const Run *run, int64_t number, float *memory) {
    const StrassenPlan *p = &run->plan->strassen;
    Job job = job_number(run->plan, number);
    Job next = job_number(run->plan, least(number + p->parts, run->jobs - 1));
    Buffers b = buffers_at(p, memory);
    StrassenInput in = fetch(run, &job, &b);
    if (p->in_group % 2) memset(b.zeros, 0, (size_t)(2 * p->lanes) * sizeof *b.zeros);
    for (int point = 0; point < STRASSEN_POINTS; point++) {
        if (plan_watch_stops(run->plan)) return;
        if (steps[point].right_out && job.right == 0) return;
        multiply(run, &job, &next, &in, point, &b);
    }
}

static void run_numbered(const void *run, int64_t number, int thread) {
    const StrassenPlan *p = &((const Run *)run)->plan->strassen;
    run_job(run, number, p->scratch + thread * p->scratch_each);
}

Conv1dStatus strassen_run(const Conv1dPlan *plan, const float *input, const float *bias,
                          float *output) {
    const StrassenPlan *p = &plan->strassen;
    Run run = {plan, input, bias, output,
               plan->shape.batch * plan->shape.groups * p->tiles * p->parts};
    return jobs_run(plan, p->threads, run.jobs, run_numbered, &run);
}
