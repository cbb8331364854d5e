/* conv/backward_input: the gradient for the input is a convolution too: of the output's gradient,
 * with the kernel turned around and its channels exchanged.
 *
 * Output i read position i*stride + k*dilation of the padded input by tap k, so that position gets
 * grad_output[i] * w[k]. With g = gcd(stride, dilation), the taps fall into classes of the same
 * remainder r modulo stride/g. Those of one class, k = r + j*stride/g, reach the positions
 *
 *     (i + j*dilation/g) * stride + r*dilation = u*stride + r*dilation
 *
 * and  row r at u = sum over j of w[r + j*stride/g] * grad_output[u - j*dilation/g]:  an ordinary
 * convolution with stride 1. Class by class the rows are laid into each other. Positions of padding
 * are given to the samples that they showed. */
#include "conv/backward.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include "base/mem.h"
#include "conv/plan.h"
#include "conv/size.h"
#include "conv/threads.h"
#include "conv/watch.h"

enum { ROWS_BYTES = 1 << 20 }; /* of a thread: where more would be needed, sample by sample */

typedef struct Turned {
    const Conv1dShape *shape;
    Conv1dShape plan;     /* the convolution of the output's gradient */
    int64_t first, apart; /* the taps of the class */
    float *weight;        /* [in_channel][out channel of the group][tap] */
    float *rows;          /* [n of the plan][in_channel][u]; NULL: the gradient itself */
} Turned;

static Turned turned_of(const Conv1dShape *shape, int64_t class) {
    int64_t common = gcd(shape->stride, shape->dilation);
    Turned t = {.shape = shape, .first = class, .apart = shape->stride / common};
    int64_t taps = divide_up(shape->kernel_size - class, t.apart);
    t.plan = (Conv1dShape){.batch = shape->batch,
                           .in_channels = shape->out_channels,
                           .length = conv1d_output_length(shape),
                           .out_channels = shape->in_channels,
                           .kernel_size = taps,
                           .stride = 1,
                           .dilation = shape->dilation / common,
                           .groups = shape->groups};
    t.plan.pad_left = t.plan.pad_right = (taps - 1) * t.plan.dilation;
    return t;
}

/* Stride 1 and zeros outside: no more than the input's own positions need to be computed. */
static bool is_direct(Turned *t) {
    const Conv1dShape *s = t->shape;
    int64_t reach = t->plan.pad_left;
    if (s->stride != 1 || s->pad_mode != CONV1D_ZEROS) return false;
    if (s->pad_left > reach || s->pad_right > reach) return false;
    t->plan.pad_left = reach - s->pad_left;
    t->plan.pad_right = reach - s->pad_right;
    return true;
}

/* The class's taps of output channel `out` and of the input channels first .. end - 1 of its group.
 */
static void turn_part(const Turned *t, const float *weight, int64_t out, int64_t first,
                      int64_t end) {
    const Conv1dShape *s = t->shape;
    int64_t in_group = s->in_channels / s->groups, out_group = s->out_channels / s->groups;
    int64_t taps = t->plan.kernel_size, group = out / out_group, step = out_group * taps;
    const float *from = weight + (out * in_group + first) * s->kernel_size + t->first;
    float *to = t->weight + (group * in_group + first) * step + out % out_group * taps;
    for (int64_t c = first; c < end; c++, from += s->kernel_size, to += step)
        for (int64_t j = 0; j < taps; j++) to[taps - 1 - j] = from[j * t->apart];
}

/* A few input channels at a time: their lines, which fill slowly, stay in the cache. */
static void turn_weight(const Turned *t, const float *weight) {
    enum { FEW = 8 };
    int64_t in_group = t->shape->in_channels / t->shape->groups;
    for (int64_t c = 0; c < in_group; c += FEW)
        for (int64_t out = 0; out < t->shape->out_channels; out++)
            turn_part(t, weight, out, c, least(c + FEW, in_group));
}

/* A position of padding: its sample gets what comes to it. */
static void lay_edge(const Conv1dShape *s, float value, int64_t position, float *grad) {
    int64_t source = conv1d_source(s, position);
    if (source >= 0) grad[source] += value;
}

/* Does each position of the input belong to one class, and none to padding? */
static bool classes_cover(const Conv1dShape *s) {
    return s->pad_mode == CONV1D_ZEROS && gcd(s->stride, s->dilation) == 1 &&
           s->kernel_size >= s->stride;
}

typedef void LayRow(const Conv1dShape *s, const float *row, int64_t count, int64_t position,
                    float *grad);

/* The class's row of one channel: u*stride + first*dilation - pad_left is where it belongs. */
static void add_row(const Conv1dShape *s, const float *row, int64_t count, int64_t position,
                    float *grad) {
    int64_t step = s->stride, u = 0;
    int64_t before = position < 0 ? least(count, divide_up(-position, step)) : 0;
    for (; u < before; u++) lay_edge(s, row[u], position + u * step, grad);
    int64_t left = most(s->length - position, 0);
    int64_t inside = least(count, most(u, divide_up(left, step)));
    for (; u < inside; u++) grad[position + u * step] += row[u];
    for (; u < count; u++) lay_edge(s, row[u], position + u * step, grad);
}

/* The same where nothing else comes to the class's positions: zeros where its row ends. */
static void set_row(const Conv1dShape *s, const float *row, int64_t count, int64_t position,
                    float *grad) {
    int64_t step = s->stride, at = (position % step + step) % step;
    for (; at < least(position, s->length); at += step) grad[at] = 0;
    int64_t u = (at - position) / step;
    for (; u < count && at < s->length; u++, at += step) grad[at] = row[u];
    for (; at < s->length; at += step) grad[at] = 0;
}

static void lay_rows(const Turned *t, float *grad_input, Conv1dWatch *watch) {
    const Conv1dShape *s = t->shape;
    int64_t count = conv1d_output_length(&t->plan), rows = t->plan.batch * s->in_channels;
    LayRow *lay = classes_cover(s) ? set_row : add_row;
    watch_add(watch, rows);
#pragma omp parallel for schedule(static)
    for (int64_t row = 0; row < rows; row++) {
        if (watch_stops(watch)) continue;
        lay(s, t->rows + row * count, count, t->first * s->dilation - s->pad_left,
            grad_input + row * s->length);
        watch_done(watch);
    }
}

/* The plan's batch after the other. */
static Conv1dStatus run_plan(const Turned *t, const float *grad_output, float *grad_input,
                             Conv1dWatch *watch) {
    const Conv1dShape *s = t->shape;
    Conv1dPlan *plan;
    Conv1dStatus status = conv1d_plan_new(&t->plan, CONV1D_AUTO, t->weight, &plan);
    if (status != CONV1D_OK) return status;
    plan->watch = watch;
    plan->watch_goes_on = true;
    for (int64_t n = 0; n < s->batch && status == CONV1D_OK; n += t->plan.batch) {
        const float *from = grad_output + n * s->out_channels * t->plan.length;
        float *to = grad_input + n * s->in_channels * s->length;
        status = conv1d_plan_run(plan, from, NULL, t->rows ? t->rows : to);
        if (status == CONV1D_OK && t->rows) lay_rows(t, to, watch);
    }
    conv1d_plan_free(plan);
    return status;
}

static Conv1dStatus run_class(Turned *t, const float *weight, const float *grad_output,
                              float *grad_input, Conv1dWatch *watch) {
    int64_t weights = t->shape->out_channels / t->shape->groups * t->plan.kernel_size;
    bool direct = is_direct(t);
    int64_t cells = conv1d_output_length(&t->plan);
    int64_t sample = cells * t->shape->in_channels * (int64_t)sizeof(float);
    if (!direct && sample * t->shape->batch > ROWS_BYTES * threads_most()) t->plan.batch = 1;
    t->weight = mem_try((size_t)t->plan.out_channels, (size_t)weights * sizeof(float));
    if (!direct) t->rows = mem_try((size_t)t->plan.batch, (size_t)sample);
    Conv1dStatus status = CONV1D_NO_MEMORY;
    if (t->weight && (direct || t->rows)) {
        turn_weight(t, weight);
        status = run_plan(t, grad_output, grad_input, watch);
    }
    mem_free(t->weight);
    mem_free(t->rows);
    return status;
}

Conv1dStatus backward_input(const Conv1dShape *shape, const float *weight, const float *grad_output,
                            float *grad_input, Conv1dWatch *watch) {
    int64_t classes =
        least(shape->stride / gcd(shape->stride, shape->dilation), shape->kernel_size);
    Conv1dStatus status = CONV1D_OK;
    size_t inputs = (size_t)(shape->batch * shape->in_channels * shape->length);
    if (!classes_cover(shape)) memset(grad_input, 0, inputs * sizeof *grad_input);
    for (int64_t r = 0; r < classes && status == CONV1D_OK; r++) {
        Turned t = turned_of(shape, r);
        status = run_class(&t, weight, grad_output, grad_input, watch);
    }
    return status;
}
