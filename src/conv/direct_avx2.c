/* conv/direct_avx2: the kernels for AVX2 with FMA. 16 registers: at most 12 sums, 3 vectors of x, a
 * weight. */
#if defined(__x86_64__)
#include <immintrin.h>

enum { LANES = 8 };
typedef float Vec __attribute__((vector_size(32), aligned(4), may_alias));

/* All bits set in the first `lanes` numbers. */
static inline __m256i mask(int lanes) {
    return _mm256_cmpgt_epi32(_mm256_set1_epi32(lanes), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}

static inline Vec load_lanes(const float *from, int lanes) {
    return (Vec)_mm256_maskload_ps(from, mask(lanes));
}

static inline void store_lanes(float *to, Vec x, int lanes) {
    _mm256_maskstore_ps(to, mask(lanes), (__m256)x);
}

static inline Vec even(Vec a, Vec b) {
    return __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14);
}

#include "conv/direct_kernel.h"

KERNELS7(1, packed)
KERNELS5(2, packed)
KERNELS3(3, packed)
KERNELS3(4, packed)

KERNELS3(1, plain)
KERNELS3(2, plain)
KERNELS3(3, plain)
KERNELS3(4, plain)

const DirectIsa direct_avx2 = {
    "avx2",
    LANES,
    copy_every,
    {4, {ROW(1, 7, packed), ROW(2, 5, packed), ROW(3, 3, packed), ROW(4, 3, packed)}},
    {4, {ROW(1, 3, plain), ROW(2, 3, plain), ROW(3, 3, plain), ROW(4, 3, plain)}},
};
#endif
