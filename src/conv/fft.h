/* conv/fft: long kernels by way of spectra.
 *
 * In the spectrum a convolution is one product for each frequency, whatever the kernel's length.
 * The signal is cut into blocks of n samples that overlap by kernel_size - 1 (overlap-save): the
 * product of the spectra is a convolution of the block bent to a ring, of which the outputs that
 * do not reach over the seam are right.
 *
 *     signal   |-------- n --------|
 *                          |-------- n --------|
 *     outputs  |-- step ---|-- step ---|            step = n - (kernel_size - 1)
 *
 * Each lane of a vector carries a transform of its own, so the code below is that of one transform,
 * and each transform carries two blocks: one as real parts, one as imaginary parts. The kernel is
 * real, so they do not mix.
 *
 * A transform leaves the frequencies in the order in which it finds them, by halves of halves; the
 * kernel's spectrum has the same order, and the way back undoes it: nothing is sorted. */
#ifndef CONV_FFT_H
#define CONV_FFT_H

#include <stdint.h>

enum { FFT_OUTS = 4 }; /* output channels that are multiplied at a time */

/* Complex vectors: re[u*LANES + lane], and the imaginary parts `plane` floats further on. n is a
 * power of two, 8 at least. `turns` is filled by fft_turns (fft_plan.c). */
typedef void FftTransform(float *re, int64_t plane, int64_t n, const float *turns);

/* For n frequencies: out i of `outs` = sum over the sources of spectrum * source. Sources and outs
 * are `step` floats apart; spectrum is [frequency][source][out][re, im]. */
typedef void FftMix(const float *sources, int64_t count, int64_t step, int64_t plane, int64_t n,
                    const float *spectrum, int64_t outs, float *out);

typedef struct FftIsa {
    FftTransform *forward, *backward;
    FftMix *mix;
} FftIsa;

/* The floats of the turns for n. */
int64_t fft_turns_size(int64_t n);
/* For each size n, n/4, n/16, ... above 8: e^(-2*pi*i*j*k/size), j = 1, 2, 3, k below size/4. */
void fft_turns(int64_t n, float *turns);

extern const FftIsa fft_c;
#if defined(__x86_64__)
extern const FftIsa fft_avx2;
extern const FftIsa fft_avx512;
#endif

#endif
