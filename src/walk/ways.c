/* walk/ways: three ways to a causal layer, and how far a layer is from being one. */
#include "walk/ways.h"

int64_t walk_reach(const Walk *walk) {
    return (walk->call.shape.kernel_size - 1) * walk->call.shape.dilation;
}

int64_t walk_now(const Walk *walk, Cell cell) {
    return cell.i * walk->kept_step * walk->call.shape.stride;
}

bool walk_looks_ahead(const Walk *walk, Cell cell, const Tap *tap) {
    int64_t now = walk_now(walk, cell) + walk->put_before;
    return tap->position > now || tap->index > now;
}

int64_t walk_taps_ahead(const Walk *walk, Cell cell) {
    int64_t count = 0;
    for (int64_t k = 0; k < walk->call.shape.kernel_size; k++) {
        Tap tap = walk_tap(walk, cell, k);
        count += walk_looks_ahead(walk, cell, &tap);
    }
    return count;
}

int64_t walk_signal(const Walk *walk) {
    return walk->call.shape.length - walk->put_before;
}

Conv1dShape way_shape(const Walk *walk, Way way) {
    Conv1dShape shape = walk->call.shape;
    shape.length = walk_signal(walk);
    shape.pad_mode = CONV1D_ZEROS;
    shape.pad_left = way == WAY_SHIFT ? 0 : walk_reach(walk);
    shape.pad_right = way == WAY_CUT ? walk_reach(walk) : 0;
    return shape;
}

WayCost way_cost(const Walk *walk, Way way) {
    Conv1dShape shape = way_shape(walk, way);
    WayCost cost = {.padded = shape.pad_left + shape.pad_right,
                    .kept = (shape.length - 1) / shape.stride + 1};
    cost.computed = way == WAY_SHIFT ? shape.length : conv1d_output_length(&shape);
    if (way == WAY_SHIFT) cost.copies = shape.kernel_size;
    return cost;
}

bool way_has(const Walk *walk, int64_t now) {
    return now >= 0 && now < walk_signal(walk) && now % walk->call.shape.stride == 0;
}

/* Of the window that begins at `start`; index 0 of the shape is position `first_index`. */
static double sum_at(const Walk *walk, const Conv1dShape *shape, int64_t first_index, Cell cell,
                     int64_t start) {
    int64_t first = walk_first_channel(walk, cell), channels = walk_channels(walk);
    double sum = 0;
    for (int64_t j = 0; j < channels; j++)
        for (int64_t k = 0; k < shape->kernel_size; k++) {
            int64_t index = conv1d_source(shape, start + k * shape->dilation);
            double x = index < 0 ? 0 : walk_input(walk, cell.n, first + j, first_index + index);
            double product = walk_rounded(walk, x * walk_weight(walk, cell.c, j, k));
            sum = walk_rounded(walk, sum + product);
        }
    return walk_rounded(walk, sum + walk_bias(walk, cell));
}

/* Number `now` of the copy that is late by so much. */
static double delayed(const Walk *walk, int64_t n, int64_t channel, int64_t late, int64_t now) {
    return now < late ? 0 : walk_input(walk, n, channel, walk->put_before + now - late);
}

static double shift_sum(const Walk *walk, Cell cell, int64_t now) {
    const Conv1dShape *s = &walk->call.shape;
    int64_t first = walk_first_channel(walk, cell), channels = walk_channels(walk);
    double sum = 0;
    for (int64_t j = 0; j < channels; j++)
        for (int64_t k = 0; k < s->kernel_size; k++) {
            int64_t late = (s->kernel_size - 1 - k) * s->dilation;
            double x = delayed(walk, cell.n, first + j, late, now);
            double product = walk_rounded(walk, x * walk_weight(walk, cell.c, j, k));
            sum = walk_rounded(walk, sum + product);
        }
    return walk_rounded(walk, sum + walk_bias(walk, cell));
}

double way_sum(const Walk *walk, Way way, int64_t n, int64_t c, int64_t now) {
    Cell cell = {n, c, 0};
    if (way == WAY_SHIFT) return shift_sum(walk, cell, now);
    Conv1dShape shape = way_shape(walk, way);
    return sum_at(walk, &shape, walk->put_before, cell, now - shape.pad_left);
}

Conv1dShape walk_padded(const Walk *walk, Conv1dPadMode mode) {
    Conv1dShape shape = walk->call.shape;
    shape.pad_mode = mode;
    if (shape.pad_left || shape.pad_right) return shape;
    int64_t half = walk_reach(walk) / 2;
    shape.pad_left = shape.pad_right = half > 0 ? half : 1;
    return shape;
}

double walk_sum_padded(const Walk *walk, const Conv1dShape *shape, Cell cell) {
    int64_t unpadded = walk_start(walk, cell) + walk->call.shape.pad_left;
    return sum_at(walk, shape, 0, cell, unpadded - shape->pad_left);
}
