/* conv/pack: the input in the order in which the direct kernels read it. */
#include "conv/pack.h"

#include <string.h>
#include "conv/cache.h"
#include "conv/size.h"

int64_t pack_phases(const Conv1dShape *shape, int64_t taps) {
    int64_t period = shape->stride / gcd(shape->stride, shape->dilation);
    return taps < period ? taps : period;
}

int64_t pack_offset(const Conv1dShape *shape, const PackLayout *layout, int64_t k) {
    int64_t distance = k * shape->dilation;
    return k % layout->phases * layout->row + distance / shape->stride;
}

/* The first u >= 0 with position + u*step >= bound, at most count. */
static int64_t first_at(int64_t position, int64_t step, int64_t bound, int64_t count) {
    if (position >= bound) return 0;
    int64_t u = step == 1 ? bound - position : (bound - position + step - 1) / step;
    return u < count ? u : count;
}

static void copy_edge(const Conv1dShape *shape, const float *signal, int64_t position,
                      int64_t first, int64_t end, float *row) {
    if (shape->pad_mode == CONV1D_ZEROS) {
        for (int64_t u = first; u < end; u++) row[u] = 0;
        return;
    }
    for (int64_t u = first; u < end; u++) {
        int64_t source = conv1d_source(shape, position + u * shape->stride);
        row[u] = source < 0 ? 0 : signal[source];
    }
}

void pack_row(const Conv1dShape *shape, PackCopy *copy_every, const float *signal, int64_t position,
              int64_t count, float *row) {
    int64_t step = shape->stride;
    int64_t inside = first_at(position, step, 0, count);
    int64_t outside = first_at(position, step, shape->length, count);
    int64_t end = first_at(position, step, shape->length + shape->pad_right, count);
    copy_edge(shape, signal, position, 0, inside, row);
    const float *from = signal + position + inside * step;
    int64_t samples = outside - inside;
    if (samples > 0 && step == 1)
        memcpy(row + inside, from, (size_t)samples * sizeof *row);
    else if (samples > 0)
        copy_every(from, step, samples, row + inside);
    copy_edge(shape, signal, position, outside, end, row);
    for (int64_t u = end; u < count; u++) row[u] = 0;
}

static void pack_phase_rows(const Conv1dShape *shape, const PackLayout *layout, const float *signal,
                            int64_t position, int64_t first, int64_t end, float *rows) {
    if (first == end) return;
    for (int64_t phase = 0; phase < layout->phases; phase++) {
        int64_t shift = phase * shape->dilation % shape->stride;
        pack_row(shape, layout->copy_every, signal, position + shift + first * shape->stride,
                 end - first, rows + phase * layout->row + first);
    }
}

void pack_channel(const Conv1dShape *shape, const PackLayout *layout, const float *signal,
                  int64_t position, int64_t count, float *rows) {
    int64_t step = shape->stride, first = 0, end = 0;
    if (layout->turn) { /* where all phases lie inside the signal */
        first = first_at(position, step, 0, count);
        end = first_at(position + layout->phases - 1, step, shape->length, count);
        end = end > first ? first + (end - first) / layout->lanes * layout->lanes : first;
        for (int64_t u = first; u < end; u += layout->lanes)
            layout->turn(signal + position + u * step, step, layout->phases, 1, rows + u,
                         layout->row);
    }
    pack_phase_rows(shape, layout, signal, position, 0, first, rows);
    pack_phase_rows(shape, layout, signal, position, end, count, rows);
}

void pack_prefetch(const Conv1dShape *shape, const float *signal, int64_t first, int64_t end,
                   int64_t position, int64_t floats) {
    int64_t stop = position + floats < shape->length ? position + floats : shape->length;
    if (position < 0) position = 0;
    for (int64_t c = first; c < end; c++)
        for (int64_t u = position; u < stop; u += LINE_FLOATS)
            __builtin_prefetch(signal + c * shape->length + u, 0, 2);
}
