/* conv/winograd_c: the transforms in the vectors of vec_c.h. */
#include "conv/vec_c.h"

#include "conv/winograd_kernel.h"

const WinogradIsa winograd_c = WINOGRAD_KERNELS;
