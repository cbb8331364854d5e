/* conv/fft_kernel: the transforms of fft.h, for the vectors of the file that includes this.
 *
 * A transform of size n is four of size n/4 on sums and differences of its quarters a, b, c, d,
 * turned by e^(-2*pi*i*j*k/n) (Gauss 1805, Cooley and Tukey 1965):
 *
 *     quarter 0   a + b + c + d
 *     quarter 1   a - ib - c + id   turned by k/n
 *     quarter 2   a - b + c - d     turned by 2k/n
 *     quarter 3   a + ib - c - id   turned by 3k/n
 *
 * Then each quarter by itself: soon it fits in the first-level cache. */
#include "conv/fft.h"

typedef struct Complex {
    Vec re, im;
} Complex;

static INLINE Complex get(const float *at, int64_t plane) {
    return (Complex){load(at), load(at + plane)};
}

static INLINE void put(float *at, int64_t plane, Complex x) {
    store(at, x.re);
    store(at + plane, x.im);
}

static INLINE Complex plus(Complex a, Complex b) {
    return (Complex){a.re + b.re, a.im + b.im};
}

static INLINE Complex minus(Complex a, Complex b) {
    return (Complex){a.re - b.re, a.im - b.im};
}

/* a - ib and a + ib */
static INLINE Complex plus_right(Complex a, Complex b) {
    return (Complex){a.re + b.im, a.im - b.re};
}

static INLINE Complex plus_left(Complex a, Complex b) {
    return (Complex){a.re - b.im, a.im + b.re};
}

/* Times turn[0] + i*turn[1], and times its conjugate. */
static INLINE Complex turn_on(Complex x, const float *turn) {
    return (Complex){x.re * turn[0] - x.im * turn[1], x.re * turn[1] + x.im * turn[0]};
}

static INLINE Complex turn_back(Complex x, const float *turn) {
    return (Complex){x.re * turn[0] + x.im * turn[1], x.im * turn[0] - x.re * turn[1]};
}

static INLINE void four_forward(Complex x[4]) {
    Complex ac = plus(x[0], x[2]), a_c = minus(x[0], x[2]);
    Complex bd = plus(x[1], x[3]), b_d = minus(x[1], x[3]);
    x[0] = plus(ac, bd);
    x[1] = plus_right(a_c, b_d);
    x[2] = minus(ac, bd);
    x[3] = plus_left(a_c, b_d);
}

static INLINE void four_backward(Complex x[4]) {
    Complex ac = plus(x[0], x[2]), a_c = minus(x[0], x[2]);
    Complex bd = plus(x[1], x[3]), b_d = minus(x[1], x[3]);
    x[0] = plus(ac, bd);
    x[1] = plus_left(a_c, b_d);
    x[2] = minus(ac, bd);
    x[3] = plus_right(a_c, b_d);
}

static const float eighth[4][2] = {
    {1, 0}, {0.70710678f, -0.70710678f}, {0, -1}, {-0.70710678f, -0.70710678f}};

/* The last step of a size that is no power of four: two halves of four. */
static INLINE void eight_forward(float *re, int64_t plane) {
    Complex low[4], high[4];
    UNROLL for (int k = 0; k < 4; k++) {
        Complex a = get(re + k * LANES, plane), b = get(re + (k + 4) * LANES, plane);
        low[k] = plus(a, b);
        high[k] = turn_on(minus(a, b), eighth[k]);
    }
    four_forward(low);
    four_forward(high);
    UNROLL for (int k = 0; k < 4; k++) {
        put(re + k * LANES, plane, low[k]);
        put(re + (k + 4) * LANES, plane, high[k]);
    }
}

static INLINE void eight_backward(float *re, int64_t plane) {
    Complex low[4], high[4];
    UNROLL for (int k = 0; k < 4; k++) {
        low[k] = get(re + k * LANES, plane);
        high[k] = get(re + (k + 4) * LANES, plane);
    }
    four_backward(low);
    four_backward(high);
    UNROLL for (int k = 0; k < 4; k++) {
        Complex b = turn_back(high[k], eighth[k]);
        put(re + k * LANES, plane, plus(low[k], b));
        put(re + (k + 4) * LANES, plane, minus(low[k], b));
    }
}

static INLINE void quarters_get(const float *re, int64_t plane, int64_t quarter, Complex x[4]) {
    UNROLL for (int j = 0; j < 4; j++) x[j] = get(re + j * quarter * LANES, plane);
}

static INLINE void quarters_put(float *re, int64_t plane, int64_t quarter, const Complex x[4]) {
    UNROLL for (int j = 0; j < 4; j++) put(re + j * quarter * LANES, plane, x[j]);
}

static void fft_forward(float *re, int64_t plane, int64_t n, const float *turns) {
    if (n == 8) {
        eight_forward(re, plane);
        return;
    }
    int64_t quarter = n / 4;
    for (int64_t k = 0; k < quarter; k++) {
        Complex x[4];
        quarters_get(re + k * LANES, plane, quarter, x);
        four_forward(x);
        UNROLL for (int j = 1; j < 4; j++) x[j] = turn_on(x[j], turns + 6 * k + 2 * (j - 1));
        quarters_put(re + k * LANES, plane, quarter, x);
    }
    if (quarter == 1) return;
    for (int j = 0; j < 4; j++)
        fft_forward(re + j * quarter * LANES, plane, quarter, turns + 6 * quarter);
}

static void fft_backward(float *re, int64_t plane, int64_t n, const float *turns) {
    if (n == 8) {
        eight_backward(re, plane);
        return;
    }
    int64_t quarter = n / 4;
    for (int j = 0; j < 4 && quarter > 1; j++)
        fft_backward(re + j * quarter * LANES, plane, quarter, turns + 6 * quarter);
    for (int64_t k = 0; k < quarter; k++) {
        Complex x[4];
        quarters_get(re + k * LANES, plane, quarter, x);
        UNROLL for (int j = 1; j < 4; j++) x[j] = turn_back(x[j], turns + 6 * k + 2 * (j - 1));
        four_backward(x);
        quarters_put(re + k * LANES, plane, quarter, x);
    }
}

static INLINE void mix_outs(const float *sources, int64_t count, int64_t step, int64_t plane,
                            int64_t n, const float *spectrum, int outs, float *out) {
    for (int64_t f = 0; f < n; f++) {
        Complex sum[FFT_OUTS];
        UNROLL for (int i = 0; i < outs; i++) sum[i] = (Complex){all(0), all(0)};
        for (int64_t s = 0; s < count; s++) {
            Complex x = get(sources + s * step + f * LANES, plane);
            UNROLL for (int i = 0; i < outs; i++) {
                sum[i].re += x.re * spectrum[0];
                sum[i].im += x.im * spectrum[0];
                sum[i].re -= x.im * spectrum[1];
                sum[i].im += x.re * spectrum[1];
                spectrum += 2;
            }
        }
        UNROLL for (int i = 0; i < outs; i++) put(out + i * step + f * LANES, plane, sum[i]);
    }
}

static void fft_mix(const float *sources, int64_t count, int64_t step, int64_t plane, int64_t n,
                    const float *spectrum, int64_t outs, float *out) {
    switch (outs) {
    case 1: mix_outs(sources, count, step, plane, n, spectrum, 1, out); break;
    case 2: mix_outs(sources, count, step, plane, n, spectrum, 2, out); break;
    case 3: mix_outs(sources, count, step, plane, n, spectrum, 3, out); break;
    default: mix_outs(sources, count, step, plane, n, spectrum, 4, out); break;
    }
}

#define FFT_KERNELS                                                                                \
    { fft_forward, fft_backward, fft_mix }
