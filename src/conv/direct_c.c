/* conv/direct_c: the kernels for any processor, in vectors of four floats. Without a fused
 * multiply-add each product takes a register of its own: 12 sums, 2 weights, a vector and a product
 * are 16. */
#include "conv/vec_c.h"

#include "conv/direct_kernel.h"

KERNELS6(1, packed)
KERNELS6(2, packed)

KERNELS2(1, plain)
KERNELS2(2, plain)
KERNELS2(3, plain)
KERNELS2(4, plain)

KERNELS2(1, dense)
KERNELS2(2, dense)
KERNELS2(3, dense)
KERNELS2(4, dense)

const DirectIsa direct_c = {
    copy_every,
    {2, 2, {ROW(1, 6, packed), ROW(2, 6, packed)}},
    {4, 4, {ROW(1, 2, plain), ROW(2, 2, plain), ROW(3, 2, plain), ROW(4, 2, plain)}},
    {4, 4, {ROW(1, 2, dense), ROW(2, 2, dense), ROW(3, 2, dense), ROW(4, 2, dense)}},
    ROWS,
};
