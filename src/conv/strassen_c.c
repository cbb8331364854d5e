/* conv/strassen_c: the sums of Strassen's method in the vectors of vec_c.h. */
#include "conv/vec_c.h"

#include "conv/strassen_kernel.h"

const StrassenIsa strassen_c = STRASSEN_KERNELS;
