/* conv/dot_avx512: dot products in the vectors of vec_avx512.h: 24 sums, 4 vectors of x, a weight.
 */
#if defined(__x86_64__)
#include "conv/vec_avx512.h"

#include "conv/dot_kernel.h"

DOT_KERNELS6(4)

const DotIsa dot_avx512 = {4, 6, DOT_NAMES6(dots_one), DOT_NAMES6(dots_all)};
#endif
