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
 * convolution with stride 1. All classes are output channels of one plan; their rows are then laid
 * into each other. Positions of padding are given to the samples that they showed. */
#include "conv/backward.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include "base/mem.h"
#include "conv/size.h"

typedef struct Turned {
    const Conv1dShape *shape;
    Conv1dShape plan; /* the convolution of the output's gradient */
    int64_t classes, apart;
    float *weight; /* [in_channel][class][out channel of the group][tap] */
    float *rows;   /* [n][in_channel][class][u]; NULL: they are the gradient itself */
} Turned;

static int64_t gcd(int64_t a, int64_t b) {
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static Turned turned_of(const Conv1dShape *shape) {
    int64_t common = gcd(shape->stride, shape->dilation);
    Turned t = {.shape = shape, .apart = shape->stride / common};
    t.classes = least(t.apart, shape->kernel_size);
    int64_t taps = divide_up(shape->kernel_size, t.apart);
    t.plan = (Conv1dShape){.batch = shape->batch,
                           .in_channels = shape->out_channels,
                           .length = conv1d_output_length(shape),
                           .out_channels = shape->in_channels * t.classes,
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

static void turn_weight(const Turned *t, const float *weight) {
    const Conv1dShape *s = t->shape;
    int64_t in_group = s->in_channels / s->groups, out_group = s->out_channels / s->groups;
    int64_t taps = t->plan.kernel_size;
    float *to = t->weight;
    for (int64_t c = 0; c < s->in_channels; c++)
        for (int64_t r = 0; r < t->classes; r++)
            for (int64_t m = 0; m < out_group; m++)
                for (int64_t j = taps - 1; j >= 0; j--) {
                    int64_t k = r + j * t->apart, out = c / in_group * out_group + m;
                    const float *from = weight + (out * in_group + c % in_group) * s->kernel_size;
                    *to++ = k < s->kernel_size ? from[k] : 0;
                }
}

/* Class r of one channel: u*stride + r*dilation - pad_left is where it belongs. */
static void lay_row(const Conv1dShape *s, const float *row, int64_t count, int64_t position,
                    float *grad) {
    for (int64_t u = 0; u < count; u++, position += s->stride) {
        int64_t source =
            position >= 0 && position < s->length ? position : conv1d_source(s, position);
        if (source >= 0) grad[source] += row[u];
    }
}

static void lay_rows(const Turned *t, float *grad_input) {
    const Conv1dShape *s = t->shape;
    int64_t count = conv1d_output_length(&t->plan);
    memset(grad_input, 0, (size_t)(s->batch * s->in_channels * s->length) * sizeof *grad_input);
#pragma omp parallel for schedule(static)
    for (int64_t row = 0; row < s->batch * s->in_channels; row++)
        for (int64_t r = 0; r < t->classes; r++)
            lay_row(s, t->rows + (row * t->classes + r) * count, count,
                    r * s->dilation - s->pad_left, grad_input + row * s->length);
}

static Conv1dStatus run_plan(const Turned *t, const float *grad_output, float *grad_input) {
    Conv1dPlan *plan;
    Conv1dStatus status = conv1d_plan_new(&t->plan, CONV1D_AUTO, t->weight, &plan);
    if (status != CONV1D_OK) return status;
    status = conv1d_plan_run(plan, grad_output, NULL, t->rows ? t->rows : grad_input);
    conv1d_plan_free(plan);
    return status;
}

Conv1dStatus backward_input(const Conv1dShape *shape, const float *weight, const float *grad_output,
                            float *grad_input) {
    Turned t = turned_of(shape);
    bool direct = is_direct(&t);
    int64_t weights = shape->out_channels / shape->groups * t.plan.kernel_size;
    int64_t cells = shape->batch * conv1d_output_length(&t.plan);
    t.weight = mem_try((size_t)t.plan.out_channels, (size_t)weights * sizeof(float));
    if (!direct) t.rows = mem_try((size_t)t.plan.out_channels, (size_t)cells * sizeof(float));
    Conv1dStatus status = CONV1D_NO_MEMORY;
    if (t.weight && (direct || t.rows)) {
        turn_weight(&t, weight);
        status = run_plan(&t, grad_output, grad_input);
        if (status == CONV1D_OK && t.rows) lay_rows(&t, grad_input);
    }
    mem_free(t.weight);
    mem_free(t.rows);
    return status;
}
