/* conv/fft_c: the transforms of spectra in the vectors of vec_c.h. */
#include "conv/vec_c.h"

#include "conv/fft_kernel.h"

const FftIsa fft_c = FFT_KERNELS;
