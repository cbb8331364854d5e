/* conv/strassen_avx2: the sums of Strassen's method in the vectors of vec_avx2.h. */
#if defined(__x86_64__)
#include "conv/vec_avx2.h"

#include "conv/strassen_kernel.h"

const StrassenIsa strassen_avx2 = STRASSEN_KERNELS;
#endif
