/* conv/direct_avx2: the kernels for AVX2 with FMA. 16 registers: at most 12 sums, 3 vectors of x, a
 * weight. */
#if defined(__x86_64__)
#include "conv/vec_avx2.h"

#include "conv/direct_kernel.h"

KERNELS7(1, packed)
KERNELS5(2, packed)
KERNELS3(3, packed)
KERNELS3(4, packed)
KERNELS2(5, packed)
KERNELS2(6, packed)

KERNELS3(1, plain)
KERNELS3(2, plain)
KERNELS3(3, plain)
KERNELS3(4, plain)

KERNELS8(1, dense)
KERNELS4(2, dense)
KERNELS3(3, dense)
KERNELS2(4, dense)
KERNELS2(5, dense)
KERNELS2(6, dense)

const DirectIsa direct_avx2 = {
    copy_every,
    {4,
     6,
     {ROW(1, 7, packed), ROW(2, 5, packed), ROW(3, 3, packed), ROW(4, 3, packed), ROW(5, 2, packed),
      ROW(6, 2, packed)}},
    {4, 4, {ROW(1, 3, plain), ROW(2, 3, plain), ROW(3, 3, plain), ROW(4, 3, plain)}},
    {6,
     6,
     {ROW(1, 8, dense), ROW(2, 4, dense), ROW(3, 3, dense), ROW(4, 2, dense), ROW(5, 2, dense),
      ROW(6, 2, dense)}},
    ROWS,
};
#endif
