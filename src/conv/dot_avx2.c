/* conv/dot_avx2: dot products in the vectors of vec_avx2.h: 12 sums of 16 registers, 3 vectors of
 * x, a weight. */
#if defined(__x86_64__)
#include "conv/vec_avx2.h"

#include "conv/dot_kernel.h"

DOT_KERNELS4(3)

const DotIsa dot_avx2 = {3, 4, DOT_NAMES4(dots_one), DOT_NAMES4(dots_all)};
#endif
