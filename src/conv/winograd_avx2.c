/* conv/winograd_avx2: the transforms in the vectors of vec_avx2.h. */
#if defined(__x86_64__)
#include "conv/vec_avx2.h"

#include "conv/winograd_kernel.h"

const WinogradIsa winograd_avx2 = WINOGRAD_KERNELS;
#endif
