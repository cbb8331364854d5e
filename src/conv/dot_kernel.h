/* conv/dot_kernel: the dot products of dot.h, for the vectors of the file that includes this. */
#include "conv/dot.h"

enum { AHEAD_FLOATS = 512 }; /* weights come from far: 2 KiB ahead they are asked for */

/* The lanes of each of `count` vectors added up: neighbours of two vectors give one, and so on,
 * until lane i of a single one is the sum of vector i. */
static INLINE void add_lanes(const Vec *sum, int count, float *to) {
    UNROLL for (int first = 0; first < count; first += LANES) {
        Vec v[LANES];
        UNROLL for (int i = 0; i < LANES; i++) v[i] = first + i < count ? sum[first + i] : all(0);
        UNROLL for (int left = LANES / 2; left > 0; left /= 2) UNROLL for (int i = 0; i < left; i++)
            v[i] = even_1(v[2 * i], v[2 * i + 1]) + odd_1(v[2 * i], v[2 * i + 1]);
        store(to + first, v[0]);
    }
}

static INLINE void add_taps(const DotTile *t, int64_t at, int64_t k, int lanes, int rows, int outs,
                            Vec sum[DOT_ROWS * DOT_OUTS]) {
    Vec x[DOT_ROWS];
    UNROLL for (int r = 0; r < rows; r++) {
        const float *from = t->row[r] + at + k;
        x[r] = lanes == LANES ? load(from) : load_lanes(from, lanes);
    }
    UNROLL for (int m = 0; m < outs; m++) {
        const float *from = t->weight[m] + k;
        __builtin_prefetch(from + AHEAD_FLOATS);
        Vec w = lanes == LANES ? load(from) : load_lanes(from, lanes);
        UNROLL for (int r = 0; r < rows; r++) sum[r * outs + m] += w * x[r];
    }
}

static INLINE void dots(DotTile *t, int rows, int outs) {
    Vec sum[DOT_ROWS * DOT_OUTS];
    UNROLL for (int r = 0; r < rows; r++) UNROLL for (int m = 0; m < outs; m++) sum[r * outs + m] =
        all(0);
    int64_t whole = t->taps - t->taps % LANES;
    for (int64_t c = 0; c < t->channels; c++) {
        for (int64_t k = 0; k < whole; k += LANES)
            add_taps(t, c * t->row_step, k, LANES, rows, outs, sum);
        if (whole < t->taps)
            add_taps(t, c * t->row_step, whole, (int)(t->taps - whole), rows, outs, sum);
        UNROLL for (int m = 0; m < outs; m++) t->weight[m] += t->taps;
    }
    add_lanes(sum, rows * outs, t->sum);
}

/* DOT_KERNELS4(3) makes dots_one_1 to dots_one_4, and dots_all_1 to dots_all_4 for three rows. */
#define DOT_KERNEL(rows, outs)                                                                     \
    static void dots_one_##outs(DotTile *t) {                                                      \
        dots(t, 1, outs);                                                                          \
    }                                                                                              \
    static void dots_all_##outs(DotTile *t) {                                                      \
        dots(t, rows, outs);                                                                       \
    }
#define DOT_KERNELS4(rows)                                                                         \
    DOT_KERNEL(rows, 1) DOT_KERNEL(rows, 2) DOT_KERNEL(rows, 3) DOT_KERNEL(rows, 4)
#define DOT_KERNELS6(rows) DOT_KERNELS4(rows) DOT_KERNEL(rows, 5) DOT_KERNEL(rows, 6)

#define DOT_NAMES4(name)                                                                           \
    { name##_1, name##_2, name##_3, name##_4 }
#define DOT_NAMES6(name)                                                                           \
    { name##_1, name##_2, name##_3, name##_4, name##_5, name##_6 }
