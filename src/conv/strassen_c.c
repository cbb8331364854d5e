/* conv/strassen_c: the sums of Strassen's method in the vectors of vec_c.h. */
#include "conv/vec_c.h"

#include "conv/strassen_kernel.h"

void strassen_forward_c(const StrassenInput *input, float *sums, int64_t plane) {
    strassen_forward(input, sums, plane);
}
