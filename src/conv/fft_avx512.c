/* conv/fft_avx512: the transforms of spectra in the vectors of vec_avx512.h. */
#if defined(__x86_64__)
#include "conv/vec_avx512.h"

#include "conv/fft_kernel.h"

const FftIsa fft_avx512 = FFT_KERNELS;
#endif
