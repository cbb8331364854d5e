/* conv/dot_c: dot products in the vectors of vec_c.h: 8 sums. */
#include "conv/vec_c.h"

#include "conv/dot_kernel.h"

DOT_KERNELS4(2)

const DotIsa dot_c = {2, 4, DOT_NAMES4(dots_one), DOT_NAMES4(dots_all)};
