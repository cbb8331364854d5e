/* conv/direct_c: the kernels for any processor, in vectors of four floats as the compiler makes
 * them (SSE2, NEON, or plain arithmetic). Without a fused multiply-add each product needs a
 * register of its own, so 8 sums of 16 registers. */
#include <string.h>

enum { LANES = 4 };
typedef float Vec __attribute__((vector_size(16), aligned(4), may_alias));

static inline Vec load_lanes(const float *from, int lanes) {
    Vec x = {0};
    memcpy(&x, from, (size_t)lanes * sizeof *from);
    return x;
}

static inline void store_lanes(float *to, Vec x, int lanes) {
    memcpy(to, &x, (size_t)lanes * sizeof *to);
}

static inline Vec even(Vec a, Vec b) {
    return __builtin_shufflevector(a, b, 0, 2, 4, 6);
}

#include "conv/direct_kernel.h"

KERNELS6(1, packed)
KERNELS4(2, packed)
KERNELS3(3, packed)
KERNELS2(4, packed)

KERNELS2(1, plain)
KERNELS2(2, plain)
KERNELS2(3, plain)
KERNELS2(4, plain)

const DirectIsa direct_c = {
    "c",
    LANES,
    copy_every,
    {4, {ROW(1, 6, packed), ROW(2, 4, packed), ROW(3, 3, packed), ROW(4, 2, packed)}},
    {4, {ROW(1, 2, plain), ROW(2, 2, plain), ROW(3, 2, plain), ROW(4, 2, plain)}},
};
