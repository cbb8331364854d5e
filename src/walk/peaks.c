/* walk/peaks: a pyramid of lowest and highest numbers over the rows of a tensor. */
#include "walk/peaks.h"

#include <math.h>

#include "base/mem.h"
#include "tensor/loop.h"

enum { BLOCK = 64, FAN = 8 };

static const Peak no_peak = {INFINITY, -INFINITY};

static void peak_join(Peak *peak, Peak other) {
    if (other.low < peak->low) peak->low = other.low;
    if (other.high > peak->high) peak->high = other.high;
}

static Peak join_all(const Peak *peaks, int64_t first, int64_t end) {
    Peak all = no_peak;
    for (int64_t i = first; i < end; i++) peak_join(&all, peaks[i]);
    return all;
}

/* Of samples, read one by one. nan compares false and so is left out. */
static Peak read_samples(const Tensor *t, int64_t row, int64_t first, int64_t end) {
    int64_t length = t->shape[t->ndim - 1], step = t->stride[t->ndim - 1];
    int64_t size = (int64_t)dtype_size(t->dtype);
    Peak all = no_peak;
    if (first >= end) return all;
    const char *from =
        (const char *)t->storage->data + (tensor_at(t, row * length) + first * step) * size;
    double values[BLOCK];
    for (int64_t done = first; done < end; done += BLOCK, from += BLOCK * step * size) {
        int64_t count = end - done < BLOCK ? end - done : BLOCK;
        convert_row(t->dtype, DTYPE_FLOAT64, count, from, step * size, (char *)values,
                    (int64_t)sizeof *values);
        for (int64_t i = 0; i < count; i++) {
            if (values[i] < all.low) all.low = values[i];
            if (values[i] > all.high) all.high = values[i];
        }
    }
    return all;
}

static int64_t row_count(const Tensor *t) {
    int64_t length = t->shape[t->ndim - 1];
    return length ? tensor_count(t) / length : 0;
}

static void row_build(const Peaks *p, const Tensor *t, int64_t row) {
    Peak *level = p->blocks + row * p->per_row;
    for (int64_t b = 0; b < p->count[0]; b++)
        level[b] = read_samples(t, row, b * BLOCK, (b + 1) * BLOCK);
    for (int l = 1; l < p->levels; l++) {
        Peak *above = level + p->count[l - 1];
        for (int64_t b = 0; b < p->count[l]; b++)
            above[b] = join_all(level, b * FAN, (b + 1) * FAN);
        level = above;
    }
}

void peaks_init(Peaks *p, const Tensor *t) {
    *p = (Peaks){.length = t->shape[t->ndim - 1]};
    for (int64_t count = p->length / BLOCK; count > 0; count /= FAN) {
        p->count[p->levels++] = count;
        p->per_row += count;
    }
    int64_t rows = row_count(t);
    if (p->levels) p->blocks = mem_try((size_t)(rows * p->per_row), sizeof *p->blocks);
    for (int64_t row = 0; p->blocks && row < rows; row++) row_build(p, t, row);
}

void peaks_release(Peaks *p) {
    mem_free(p->blocks);
    *p = (Peaks){0};
}

/* Blocks first <= b < end of the lowest level, by the largest blocks within. */
static Peak between_blocks(const Peaks *p, int64_t row, int64_t first, int64_t end) {
    const Peak *level = p->blocks + row * p->per_row;
    Peak all = no_peak;
    for (int l = 0; first < end; l++) {
        int64_t above = (first + FAN - 1) / FAN, above_end = end / FAN;
        if (l + 1 == p->levels || above >= above_end) {
            peak_join(&all, join_all(level, first, end));
            break;
        }
        peak_join(&all, join_all(level, first, above * FAN));
        peak_join(&all, join_all(level, above_end * FAN, end));
        level += p->count[l];
        first = above;
        end = above_end;
    }
    return all;
}

Peak peaks_between(const Peaks *p, const Tensor *t, int64_t row, int64_t first, int64_t end) {
    int64_t block = (first + BLOCK - 1) / BLOCK, block_end = end / BLOCK;
    if (!p->blocks || block >= block_end) return read_samples(t, row, first, end);
    Peak all = between_blocks(p, row, block, block_end);
    peak_join(&all, read_samples(t, row, first, block * BLOCK));
    peak_join(&all, read_samples(t, row, block_end * BLOCK, end));
    return all;
}

Peak peaks_of_all(const Peaks *p, const Tensor *t) {
    Peak all = no_peak;
    for (int64_t row = 0; row < row_count(t); row++)
        peak_join(&all, peaks_between(p, t, row, 0, p->length));
    return all;
}
