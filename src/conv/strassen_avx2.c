/* conv/strassen_avx2: the sums of Strassen's method in the vectors of vec_avx2.h. */
#if defined(__x86_64__)
#include "conv/vec_avx2.h"

#include "conv/strassen_kernel.h"

void strassen_forward_avx2(const StrassenInput *input, float *sums, int64_t plane) {
    strassen_forward(input, sums, plane);
}
#endif
