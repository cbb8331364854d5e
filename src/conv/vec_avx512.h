/* conv/vec_avx512: vectors of 16 floats, for the kernels compiled for AVX-512. */
#ifndef CONV_VEC_AVX512_H
#define CONV_VEC_AVX512_H

#include <immintrin.h>

enum { LANES = 16, FUSED = 1 };
typedef float Vec __attribute__((vector_size(64), aligned(4), may_alias));

static inline __mmask16 mask(int lanes) {
    return (__mmask16)((1u << lanes) - 1);
}

/* The first lanes of a vector; no byte beyond is touched. */
static inline Vec load_lanes(const float *from, int lanes) {
    return (Vec)_mm512_maskz_loadu_ps(mask(lanes), from);
}

static inline void store_lanes(float *to, Vec x, int lanes) {
    _mm512_mask_storeu_ps(to, mask(lanes), (__m512)x);
}

/* Which numbers of a pair of vectors are wanted, and where in the result they stand. */
typedef struct Pick {
    __m512i index;
    __mmask16 mask;
} Pick;
#define PICKS 4 /* pairs of vectors at most: more shuffles take longer than single numbers */

/* Of LANES numbers `step` apart, those that lie in pair number `pair`. */
static inline Pick pick_of(int step, int pair) {
    __m512i lane = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    __m512i at = _mm512_mullo_epi32(lane, _mm512_set1_epi32(step));
    at = _mm512_sub_epi32(at, _mm512_set1_epi32(32 * pair));
    return (Pick){at, _mm512_cmplt_epu32_mask(at, _mm512_set1_epi32(32))};
}

/* `rest` with the picked numbers of the pair a, b. */
static inline Vec pick_from(Vec a, Vec b, Pick pick, Vec rest) {
    __m512 picked = _mm512_permutex2var_ps((__m512)a, pick.index, (__m512)b);
    return (Vec)_mm512_mask_mov_ps((__m512)rest, pick.mask, picked);
}

/* The vector that begins so many numbers on in a pair of vectors. */
typedef __m512i Shift;

static inline Shift shift_none(void) {
    return _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}

static inline Shift shift_next(Shift shift) {
    return _mm512_add_epi32(shift, _mm512_set1_epi32(1));
}

static inline Vec shift_by(Vec a, Vec b, Shift shift) {
    return (Vec)_mm512_permutex2var_ps((__m512)a, shift, (__m512)b);
}

/* Of 12 vectors so many are shuffled: each saves a load that takes the place of two, but the
 * shuffles' places are partly those of the multiply-adds. */
enum { SHIFTED_OF_12 = 5 };

#define ROWS_OF_12      /* registers for 12 sums, a vector and two weights */
#define VEC_REGISTER(x) "+v"(x)

#define INDEXES(f, g)                                                                              \
    f(g, 0), f(g, 1), f(g, 2), f(g, 3), f(g, 4), f(g, 5), f(g, 6), f(g, 7), f(g, 8), f(g, 9),      \
        f(g, 10), f(g, 11), f(g, 12), f(g, 13), f(g, 14), f(g, 15)

#include "conv/vec.h"

#endif
