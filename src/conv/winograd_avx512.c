/* conv/winograd_avx512: the transforms in the vectors of vec_avx512.h. */
#if defined(__x86_64__)
#include "conv/vec_avx512.h"

#include "conv/winograd_kernel.h"

const WinogradIsa winograd_avx512 = WINOGRAD_KERNELS;
#endif
