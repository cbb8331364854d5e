/* conv/winograd_kernel: the transforms of winograd.h, for the vectors of the file that includes
 * this.
 *
 * With pairs +-p and perhaps the point 0 the polynomials are built from y = x*x:
 *
 *     whole(y)    = product of (y - p*p) over all pairs
 *     without(y)  = the same without one pair
 *
 * The value at +-p is that of without(y) * (x +- p) [* x where 0 is a point] on the coefficients d:
 * s1 +- p*s0, where s0 and s1 apply without(y) at d[zero] and at d[zero + 1]. */
#include "conv/winograd.h"

#include <stddef.h>

/* without[taps][left out], whole[taps]; coefficients of 1, y, y*y, y*y*y */
static const float without[6][3][3] = {[2] = {{-0.25f, 1}, {-1, 1}},
                                       [3] = {{-2.25f, 1}, {-0.5625f, 1}},
                                       [4] = {{81.0f / 256, -153.0f / 64, 1},
                                              {441.0f / 256, -193.0f / 64, 1},
                                              {441.0f / 4096, -58.0f / 64, 1}},
                                       [5] = {{1, -4.25f, 1}, {4, -5, 1}, {0.25f, -1.25f, 1}}};
static const float whole[6][4] = {[2] = {0.25f, -1.25f, 1},
                                  [3] = {81.0f / 64, -45.0f / 16, 1},
                                  [4] = {-3969.0f / 16384, 8793.0f / 4096, -3.15625f, 1},
                                  [5] = {-1, 5.25f, -5.25f, 1}};

/* The sum of factor[t] * d[2*t]; the last factor is 1. */
static INLINE Vec apply(const float *factor, int last, const Vec *d) {
    Vec sum = d[2 * last];
    UNROLL for (int t = last - 1; t >= 0; t--) sum += factor[t] * d[2 * t];
    return sum;
}

/* The points of a form: is 0 one of them, and how many pairs? */
#define ZERO(taps)  ((taps) % 2)
#define PAIRS(taps) (1 + (taps) / 2)

/* The windows d, at all points. */
static INLINE void values_put(int taps, const Vec *d, float *to, int64_t step) {
    int zero = ZERO(taps), pairs = PAIRS(taps), points = taps + WINOGRAD_OUTPUTS - 1;
    if (zero) store(to, apply(whole[taps], pairs, d));
    UNROLL for (int p = 0; p < pairs; p++) {
        Vec s0 = apply(without[taps][p], pairs - 1, d + zero) * winograd_pair[taps][p];
        Vec s1 = apply(without[taps][p], pairs - 1, d + zero + 1);
        store(to + (zero + 2 * p) * step, s1 + s0);
        store(to + (zero + 2 * p + 1) * step, s1 - s0);
    }
    store(to + (points - 1) * step, apply(whole[taps], pairs, d + zero));
}

static INLINE void forward(int taps, const float *rows, const int64_t *offset, int64_t apart,
                           int64_t windows, int64_t granule, float *values, int64_t step) {
    int points = taps + WINOGRAD_OUTPUTS - 1;
    for (int64_t g = 0; g < windows; g += granule)
        for (int64_t q = 0; q < granule; q += LANES) {
            Vec d[WINOGRAD_MOST_ROWS];
            UNROLL for (int i = 0; i < points; i++) d[i] = load(rows + offset[i] + g * apart + q);
            values_put(taps, d, values + g + q, step);
        }
}

/* Output i takes the value at point x times x^i: for a pair the sum of the two where i is even and
 * their difference where it is odd. The point 0 counts for i = 0 alone, infinity for i = 3. */
static INLINE void outputs_get(int taps, const float *from, int64_t step, const float *plain,
                               float add, Vec y[WINOGRAD_OUTPUTS]) {
    int zero = ZERO(taps), pairs = PAIRS(taps), points = taps + WINOGRAD_OUTPUTS - 1;
    UNROLL for (int i = 0; i < WINOGRAD_OUTPUTS; i++) y[i] =
        plain ? load(plain + i * step) : all(0);
    if (zero) y[0] += load(from);
    y[3] += load(from + (points - 1) * step);
    UNROLL for (int p = 0; p < pairs; p++) {
        Vec plus = load(from + (zero + 2 * p) * step);
        Vec minus = load(from + (zero + 2 * p + 1) * step);
        float x = winograd_pair[taps][p];
        y[0] += plus + minus;
        y[1] += x * (plus - minus);
        y[2] += x * x * (plus + minus);
        y[3] += x * x * x * (plus - minus);
    }
    UNROLL for (int i = 0; i < WINOGRAD_OUTPUTS; i++) y[i] += all(add);
}

static INLINE void inverse(int taps, const float *sums, int64_t step, const float *plain, float add,
                           int64_t windows, int64_t granule, float *outputs, int64_t row) {
    for (int64_t g = 0; g < windows; g += granule)
        for (int64_t q = (granule - 1) / LANES * LANES; q >= 0; q -= LANES) {
            float *to = outputs + WINOGRAD_OUTPUTS * g + q;
            Vec y[WINOGRAD_OUTPUTS];
            outputs_get(taps, sums + g + q, step, plain ? plain + g + q : NULL, add, y);
            UNROLL for (int i = 0; i < WINOGRAD_OUTPUTS; i++) store(to + i * row, y[i]);
        }
}

/* ---- lines and rows ---- */

/* Four vectors of a line become one of each row, or back, in two rounds of shuffles. A window is
 * one number of each row and one or more of the granule after: `ahead`. */
#define LINES(g)                                                                                   \
    static INLINE void rows_get_##g(const float *line, Vec d[4]) {                                 \
        Vec a = load(line), b = load(line + LANES);                                                \
        Vec c = load(line + 2 * LANES), e = load(line + 3 * LANES);                                \
        Vec even0 = even_##g(a, b), even1 = even_##g(c, e);                                        \
        Vec odd0 = odd_##g(a, b), odd1 = odd_##g(c, e);                                            \
        d[0] = even_##g(even0, even1);                                                             \
        d[1] = even_##g(odd0, odd1);                                                               \
        d[2] = odd_##g(even0, even1);                                                              \
        d[3] = odd_##g(odd0, odd1);                                                                \
    }                                                                                              \
    static INLINE void rows_put_##g(const Vec y[4], float *line) {                                 \
        Vec even0 = zip_low_##g(y[0], y[2]), even1 = zip_high_##g(y[0], y[2]);                     \
        Vec odd0 = zip_low_##g(y[1], y[3]), odd1 = zip_high_##g(y[1], y[3]);                       \
        store(line, zip_low_##g(even0, odd0));                                                     \
        store(line + LANES, zip_high_##g(even0, odd0));                                            \
        store(line + 2 * LANES, zip_low_##g(even1, odd1));                                         \
        store(line + 3 * LANES, zip_high_##g(even1, odd1));                                        \
    }                                                                                              \
    static void split_##g(const float *line, int64_t lanes, float *rows, int64_t row) {            \
        for (int64_t q = 0; q < lanes; q += LANES) {                                               \
            Vec d[4];                                                                              \
            rows_get_##g(line + 4 * q, d);                                                         \
            UNROLL for (int i = 0; i < 4; i++) store(rows + i * row + q, d[i]);                    \
        }                                                                                          \
    }                                                                                              \
    static INLINE void forward_line_##g(int taps, const float *line, int64_t lanes, float *values, \
                                        int64_t step) {                                            \
        Vec d[WINOGRAD_MOST_ROWS], next[4];                                                        \
        rows_get_##g(line, next);                                                                  \
        for (int64_t q = 0; q < lanes; q += LANES) {                                               \
            UNROLL for (int i = 0; i < 4; i++) d[i] = next[i];                                     \
            rows_get_##g(line + 4 * (q + LANES), next);                                            \
            UNROLL for (int i = 4; i < taps + 3; i++) d[i] = ahead_##g(d[i - 4], next[i - 4]);     \
            values_put(taps, d, values + q, step);                                                 \
        }                                                                                          \
    }                                                                                              \
    static INLINE void inverse_line_##g(int taps, const float *sums, int64_t step,                 \
                                        const float *plain, float add, int64_t lanes,              \
                                        float *line) {                                             \
        for (int64_t q = 0; q < lanes; q += LANES) {                                               \
            Vec y[WINOGRAD_OUTPUTS];                                                               \
            outputs_get(taps, sums + q, step, plain ? plain + q : NULL, add, y);                   \
            rows_put_##g(y, line + 4 * q);                                                         \
        }                                                                                          \
    }
LINES(1)
LINES(2)
LINES(4)

/* The square of LANES vectors is turned over by shuffling it, as a deck of cards, as often as it
 * takes to bring a card's number to its other half. */
static INLINE void transpose(Vec square[LANES]) {
    for (int round = 1; round < LANES; round *= 2) {
        Vec deck[LANES];
        UNROLL for (int i = 0; i < LANES / 2; i++) {
            deck[2 * i] = zip_low_1(square[i], square[i + LANES / 2]);
            deck[2 * i + 1] = zip_high_1(square[i], square[i + LANES / 2]);
        }
        UNROLL for (int i = 0; i < LANES; i++) square[i] = deck[i];
    }
}

static void weave_lines(const float *rows, int64_t row, int64_t count, int64_t length, float *line,
                        int64_t line_step) {
    float *to = line, *end = line + length * LANES;
    for (int64_t u = 0; u < count; u += LANES) {
        Vec square[LANES];
        int64_t left = count - u < LANES ? count - u : LANES;
        if (left == LANES)
            UNROLL for (int n = 0; n < LANES; n++) square[n] = load(rows + n * row + u);
        else
            UNROLL for (int n = 0; n < LANES; n++) square[n] =
                load_lanes(rows + n * row + u, (int)left);
        transpose(square);
        UNROLL for (int i = 0; i < LANES; i++) {
            if (i == left) break;
            store(to, square[i]);
            to += LANES;
            if (to == end) to = line += line_step, end += line_step;
        }
    }
}

static void weave(const float *rows, int64_t row, int64_t count, float *line) {
    weave_lines(rows, row, count, count, line, 0);
}

static void unweave(const float *line, int64_t count, float *rows, int64_t row) {
    for (int64_t u = 0; u < count; u += LANES) {
        Vec square[LANES];
        UNROLL for (int i = 0; i < LANES; i++) square[i] = load(line + (u + i) * LANES);
        transpose(square);
        if (u + LANES <= count)
            UNROLL for (int n = 0; n < LANES; n++) store(rows + n * row + u, square[n]);
        else
            UNROLL for (int n = 0; n < LANES; n++)
                store_lanes(rows + n * row + u, square[n], (int)(count - u));
    }
}

#define FORM(taps)                                                                                 \
    static void forward_##taps(const float *rows, const int64_t *offset, int64_t apart,            \
                               int64_t windows, int64_t granule, float *values, int64_t step) {    \
        forward(taps, rows, offset, apart, windows, granule, values, step);                        \
    }                                                                                              \
    static void inverse_##taps(const float *sums, int64_t step, const float *plain, float add,     \
                               int64_t windows, int64_t granule, float *outputs, int64_t row) {    \
        inverse(taps, sums, step, plain, add, windows, granule, outputs, row);                     \
    }
FORM(2)
FORM(3)
FORM(4)
FORM(5)

#define LINE_FORM(g, taps)                                                                         \
    static void forward_line_##g##_##taps(const float *line, int64_t lanes, float *values,         \
                                          int64_t step) {                                          \
        forward_line_##g(taps, line, lanes, values, step);                                         \
    }                                                                                              \
    static void inverse_line_##g##_##taps(const float *sums, int64_t step, const float *plain,     \
                                          float add, int64_t lanes, float *line) {                 \
        inverse_line_##g(taps, sums, step, plain, add, lanes, line);                               \
    }
#define LINE_FORMS(g) LINE_FORM(g, 2) LINE_FORM(g, 3) LINE_FORM(g, 4) LINE_FORM(g, 5)
LINE_FORMS(1)
LINE_FORMS(2)
LINE_FORMS(4)

#define NAMES(name)                                                                                \
    { name##_2, name##_3, name##_4, name##_5 }
#define LINE_ROW(g)                                                                                \
    { split_##g, NAMES(forward_line_##g), NAMES(inverse_line_##g) }
#define LINE_ROWS                                                                                  \
    { LINE_ROW(1), LINE_ROW(2), LINE_ROW(4) }
#define WINOGRAD_KERNELS                                                                           \
    { weave, weave_lines, unweave, NAMES(forward), NAMES(inverse), LINE_ROWS }
