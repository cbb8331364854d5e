/* conv/vec_avx2: vectors of 8 floats, for the kernels compiled for AVX2 with FMA. */
#ifndef CONV_VEC_AVX2_H
#define CONV_VEC_AVX2_H

#include <immintrin.h>

enum { LANES = 8, FUSED = 1 };
typedef float Vec __attribute__((vector_size(32), aligned(4), may_alias));

/* All bits set in the first `lanes` numbers. */
static inline __m256i mask(int lanes) {
    return _mm256_cmpgt_epi32(_mm256_set1_epi32(lanes), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}

/* The first lanes of a vector; no byte beyond is touched. */
static inline Vec load_lanes(const float *from, int lanes) {
    return (Vec)_mm256_maskload_ps(from, mask(lanes));
}

/* A masked store is slow on many processors, a whole one never. */
static inline void store_lanes(float *to, Vec x, int lanes) {
    if (lanes == LANES)
        _mm256_storeu_ps(to, (__m256)x);
    else
        _mm256_maskstore_ps(to, mask(lanes), (__m256)x);
}

#define ROWS_OF_12      /* registers for 12 sums, a vector and two weights */
#define VEC_REGISTER(x) "+x"(x)

#define NO_SHIFTS

#define INDEXES(f, g) f(g, 0), f(g, 1), f(g, 2), f(g, 3), f(g, 4), f(g, 5), f(g, 6), f(g, 7)

#include "conv/vec.h"

#endif
