/* bench/peers/openblas: im2col and a matrix product by OpenBLAS, the way of textbooks: the columns
 * of a stretch of outputs are written out, a row for each (channel, tap), and multiplied. */
#include "bench/peer.h"

#include <cblas.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMN_FLOATS = 1 << 20 }; /* 4 MiB of columns at a time */

typedef struct Im2col {
    PeerTask task;
    int64_t in_group, out_group, outputs, rows, stretch;
    float *columns;
} Im2col;

const char *peer_name(void) {
    return "im2col+OpenBLAS";
}

const char *const *peer_ways(void) {
    static const char *const ways[] = {"sgemm", NULL};
    return ways;
}

void *peer_open(const PeerTask *task, const char *way) {
    (void)way;
    openblas_set_num_threads(task->threads);
    Im2col *p = calloc(1, sizeof *p);
    const Conv1dShape *s = task->shape;
    p->task = *task;
    p->in_group = s->in_channels / s->groups;
    p->out_group = s->out_channels / s->groups;
    p->outputs = conv1d_output_length(s);
    p->rows = p->in_group * s->kernel_size;
    p->stretch = COLUMN_FLOATS / p->rows > 512 ? COLUMN_FLOATS / p->rows : 512;
    if (p->stretch > p->outputs) p->stretch = p->outputs;
    p->columns = malloc((size_t)(p->rows * p->stretch) * sizeof(float));
    return p;
}

static void column_row(const Conv1dShape *s, const float *signal, int64_t position, int64_t count,
                       float *to) {
    int64_t last = position + (count - 1) * s->stride;
    bool inside = position >= 0 && last < s->length;
    if (inside && s->stride == 1)
        memcpy(to, signal + position, (size_t)count * sizeof *to);
    else if (inside)
        for (int64_t i = 0; i < count; i++) to[i] = signal[position + i * s->stride];
    else
        for (int64_t i = 0; i < count; i++) {
            int64_t at = position + i * s->stride;
            to[i] = at >= 0 && at < s->length ? signal[at] : 0;
        }
}

static void stretch_run(const Im2col *p, int64_t n, int64_t g, int64_t first) {
    const Conv1dShape *s = p->task.shape;
    int64_t count = p->outputs - first < p->stretch ? p->outputs - first : p->stretch;
    const float *x = p->task.input + (n * s->in_channels + g * p->in_group) * s->length;
    const float *columns = p->columns;
    int64_t step = count;
    if (s->kernel_size == 1 && s->stride == 1 && s->pad_left == 0) {
        columns = x + first;
        step = s->length;
    } else
        for (int64_t r = 0; r < p->rows; r++)
            column_row(s, x + r / s->kernel_size * s->length,
                       first * s->stride - s->pad_left + r % s->kernel_size * s->dilation, count,
                       p->columns + r * count);
    int64_t out = n * s->out_channels + g * p->out_group;
    float *y = p->task.output + out * p->outputs + first;
    for (int64_t m = 0; m < p->out_group; m++)
        for (int64_t i = 0; i < count; i++)
            y[m * p->outputs + i] = p->task.bias[g * p->out_group + m];
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, (int)p->out_group, (int)count,
                (int)p->rows, 1, p->task.weight + g * p->out_group * p->rows, (int)p->rows, columns,
                (int)step, 1, y, (int)p->outputs);
}

void peer_run(void *peer) {
    const Im2col *p = peer;
    for (int64_t n = 0; n < p->task.shape->batch; n++)
        for (int64_t g = 0; g < p->task.shape->groups; g++)
            for (int64_t first = 0; first < p->outputs; first += p->stretch)
                stretch_run(p, n, g, first);
}

void peer_close(void *peer) {
    Im2col *p = peer;
    free(p->columns);
    free(p);
}
