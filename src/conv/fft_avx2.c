/* conv/fft_avx2: the transforms of spectra in the vectors of vec_avx2.h. */
#if defined(__x86_64__)
#include "conv/vec_avx2.h"

#include "conv/fft_kernel.h"

const FftIsa fft_avx2 = FFT_KERNELS;
#endif
