/* conv/direct_c: the kernels for any processor, in vectors of four floats. Without a fused
 * multiply-add each product needs a register of its own, so 9 sums of 16 registers. */
#include "conv/vec_c.h"

#include "conv/direct_kernel.h"

KERNELS6(1, packed)
KERNELS4(2, packed)
KERNELS3(3, packed)

KERNELS2(1, plain)
KERNELS2(2, plain)
KERNELS2(3, plain)
KERNELS2(4, plain)

const DirectIsa direct_c = {
    copy_every,
    copy_past,
    stores_end,
    {3, {ROW(1, 6, packed), ROW(2, 4, packed), ROW(3, 3, packed)}},
    {4, {ROW(1, 2, plain), ROW(2, 2, plain), ROW(3, 2, plain), ROW(4, 2, plain)}},
    {4, {ROW(1, 2, plain), ROW(2, 2, plain), ROW(3, 2, plain), ROW(4, 2, plain)}},
    ROWS,
};
