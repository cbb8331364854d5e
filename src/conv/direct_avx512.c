/* conv/direct_avx512: the kernels for AVX-512. Of 32 registers 24 or 25 hold sums; the others hold
 * the vectors of x and a weight. Sums take 4 cycles and two start in each, so 8 are the least. */
#if defined(__x86_64__)
#include "conv/vec_avx512.h"

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

KERNELS8(1, dense)
KERNELS4(2, dense)
KERNELS4(3, dense)
KERNELS4(4, dense)
KERNELS4(5, dense)
KERNELS4(6, dense)

const DirectIsa direct_avx512 = {
    copy_every,
    {8,
     8,
     {ROW(1, 8, packed), ROW(2, 8, packed), ROW(3, 7, packed), ROW(4, 6, packed), ROW(5, 5, packed),
      ROW(6, 4, packed), ROW(7, 3, packed), ROW(8, 3, packed)}},
    {4, 4, {ROW(1, 3, plain), ROW(2, 3, plain), ROW(3, 3, plain), ROW(4, 3, plain)}},
    {6,
     6,
     {ROW(1, 8, dense), ROW(2, 4, dense), ROW(3, 4, dense), ROW(4, 4, dense), ROW(5, 4, dense),
      ROW(6, 4, dense)}},
    ROWS,
};
#endif
