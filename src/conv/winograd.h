/* conv/winograd: fewer products for stretches of outputs, after Shmuel Winograd.
 *
 * Four outputs of a kernel of r taps are 4*r products. They can be had from r + 3: the outputs are
 * the coefficients of a product of two polynomials, and a polynomial is known by its values at
 * enough points:
 *
 *     r   points                          products   instead of
 *     2   +-1, +-1/2, infinity               5            8
 *     3   0, +-3/4, +-3/2, infinity          6           12
 *     4   +-7/8, +-3/8, +-3/2, infinity      7           16
 *     5   0, +-1, +-1/2, +-2, infinity       8           20
 *
 *     input d[0 .. r+2]  --forward-->  v[point] --* u[point]-->  o[point]  --inverse-->  4 outputs
 *
 * u comes from the taps, once for each plan. Products are summed over the input channels before the
 * inverse, so for each point there is a matrix product of channels, which the direct kernels do.
 * With many channels the two transforms, additions mostly, cost little beside it.
 *
 * Points in pairs +-p share most of their additions, and points near 1 keep the rounding errors
 * small: these sets were the best of those tried, at one and a half to two and a half times the
 * error of the plain sum. All numbers below are exact in float32. */
#ifndef CONV_WINOGRAD_H
#define CONV_WINOGRAD_H

#include <stdint.h>

enum {
    WINOGRAD_OUTPUTS = 4, /* of a window */
    WINOGRAD_FEWEST_TAPS = 2,
    WINOGRAD_MOST_TAPS = 5,
    WINOGRAD_FORMS = WINOGRAD_MOST_TAPS - WINOGRAD_FEWEST_TAPS + 1,
    WINOGRAD_MOST_POINTS = 8,
    WINOGRAD_MOST_ROWS = 8, /* inputs of a window */
    WINOGRAD_PAIRS = 3,
    WINOGRAD_GRANULES = 3
};

/* The p of +-p, for each number of taps. */
static const float winograd_pair[WINOGRAD_MOST_TAPS + 1][WINOGRAD_PAIRS] = {
    [2] = {1, 0.5f}, [3] = {0.75f, 1.5f}, [4] = {0.875f, 0.375f, 1.5f}, [5] = {1, 0.5f, 2}};

static inline int winograd_points(int taps) {
    return taps + WINOGRAD_OUTPUTS - 1;
}

/* Window q of a granule reads rows[offset[i] + q], i = 0 .. taps + 2; its value at point e goes to
 * values[e*step + q]. The next granule's rows are granule*apart floats on, its values granule
 * floats: what a granule's last vector writes beyond it is overwritten. */
typedef void WinogradForward(const float *rows, const int64_t *offset, int64_t apart,
                             int64_t windows, int64_t granule, float *values, int64_t step);

/* From sums[e*step + q] to outputs[i*row + q], i = 0 .. 3, plus `add`, plus plain[i*step + q] where
 * that is not NULL. The next granule's outputs are 4*granule floats on. From a granule's last
 * vector to its first: what one writes beyond `row` is overwritten by the next rows' first. */
typedef void WinogradInverse(const float *sums, int64_t step, const float *plain, float add,
                             int64_t windows, int64_t granule, float *outputs, int64_t row);

/* The same between values or sums and a line, whose granules of g numbers are those of four rows in
 * turn. With g = 2:
 *
 *     line   a0 a1 b0 b1 c0 c1 d0 d1 A0 A1 B0 B1 C0 C1 D0 D1 ...
 *     rows   a0 a1 A0 A1 ...    b0 b1 B0 B1 ...    c0 c1 C0 C1 ...    d0 d1 D0 D1 ...
 *
 * Inputs 4, 5, ... of a window are those of the granule after: (a, b, c, d, A, ...). Forward reads
 * four vectors more than 4 * lanes numbers. Split only takes the line apart. */
typedef void WinogradForwardLine(const float *line, int64_t lanes, float *values, int64_t step);
typedef void WinogradInverseLine(const float *sums, int64_t step, const float *plain, float add,
                                 int64_t lanes, float *line);
typedef void WinogradSplit(const float *line, int64_t lanes, float *rows, int64_t row);

typedef struct WinogradLines {
    WinogradSplit *split;
    WinogradForwardLine *forward[WINOGRAD_FORMS]; /* [taps - 2] */
    WinogradInverseLine *inverse[WINOGRAD_FORMS];
} WinogradLines;

/* LANES signals side by side, position by position, and back: line[u*LANES + n] = row n, [u], for
 * u = 0 .. count - 1. Back, the line is read up to the next multiple of LANES positions. */
typedef void WinogradWeave(const float *rows, int64_t row, int64_t count, float *line);
typedef void WinogradUnweave(const float *line, int64_t count, float *rows, int64_t row);

/* The same to a line for each `length` positions, line_step floats after the one before. */
typedef void WinogradWeaveLines(const float *rows, int64_t row, int64_t count, int64_t length,
                                float *line, int64_t line_step);

typedef struct WinogradIsa {
    WinogradWeave *weave;
    WinogradWeaveLines *weave_lines;
    WinogradUnweave *unweave;
    WinogradForward *forward[WINOGRAD_FORMS]; /* [taps - 2] */
    WinogradInverse *inverse[WINOGRAD_FORMS];
    WinogradLines lines[WINOGRAD_GRANULES]; /* g = 1, 2, 4 */
} WinogradIsa;

extern const WinogradIsa winograd_c;
#if defined(__x86_64__)
extern const WinogradIsa winograd_avx2;
extern const WinogradIsa winograd_avx512;
#endif

#endif
