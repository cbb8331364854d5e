/* conv/strassen_kernel: the sums of strassen.h, for the vectors of the file that includes this. */
#include "conv/strassen.h"

static INLINE void strassen_forward(const StrassenInput *input, float *sums, int64_t plane) {
    StrassenInput b = *input;
    for (int64_t c = 0; c < b.channels; c++, sums += b.lanes, b.upper += b.step, b.lower += b.step)
        for (int64_t q = 0; q < b.lanes; q += LANES) {
            Vec b11 = load(b.upper + q), b12 = load(b.upper + b.lanes + q);
            Vec b21 = load(b.lower + q), b22 = load(b.lower + b.lanes + q);
            Vec turned = b11 - b12 + b22;
            store(sums + q, turned);
            store(sums + plane + q, b22 - b12);
            store(sums + 2 * plane + q, turned - b21);
            store(sums + 3 * plane + q, b12 - b11);
        }
}
