/* conv/direct_avx512: the kernels for AVX-512. Of 32 registers 24 or 25 hold sums; the others hold
 * the vectors of x and a weight. Sums take 4 cycles and two start in each, so 8 are the least. */
#if defined(__x86_64__)
#include <immintrin.h>

enum { LANES = 16 };
typedef float Vec __attribute__((vector_size(64), aligned(4), may_alias));

static inline __mmask16 mask(int lanes) {
    return (__mmask16)((1u << lanes) - 1);
}

static inline Vec load_lanes(const float *from, int lanes) {
    return (Vec)_mm512_maskz_loadu_ps(mask(lanes), from);
}

static inline void store_lanes(float *to, Vec x, int lanes) {
    _mm512_mask_storeu_ps(to, mask(lanes), (__m512)x);
}

static inline Vec even(Vec a, Vec b) {
    return __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
}

#include "conv/direct_kernel.h"

KERNELS8(1, packed)
KERNELS8(2, packed)
KERNELS7(3, packed)
KERNELS6(4, packed)
KERNELS5(5, packed)
KERNELS4(6, packed)
KERNELS3(7, packed)
KERNELS3(8, packed)

KERNELS3(1, plain)
KERNELS3(2, plain)
KERNELS3(3, plain)
KERNELS3(4, plain)

const DirectIsa direct_avx512 = {
    "avx512",
    LANES,
    copy_every,
    {8,
     {ROW(1, 8, packed), ROW(2, 8, packed), ROW(3, 7, packed), ROW(4, 6, packed), ROW(5, 5, packed),
      ROW(6, 4, packed), ROW(7, 3, packed), ROW(8, 3, packed)}},
    {4, {ROW(1, 3, plain), ROW(2, 3, plain), ROW(3, 3, plain), ROW(4, 3, plain)}},
};
#endif
