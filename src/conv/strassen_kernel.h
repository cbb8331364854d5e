/* conv/strassen_kernel: the sums of strassen.h, for the vectors of the file that includes this. */
#include "conv/strassen.h"

static void strassen_forward(const float *upper, const float *lower, int64_t lanes, float *values,
                             int64_t step) {
    for (int64_t q = 0; q < lanes; q += LANES) {
        Vec b11 = load(upper + q), b12 = load(upper + lanes + q);
        Vec b21 = load(lower + q), b22 = load(lower + lanes + q);
        Vec t1 = b12 - b11, t2 = b22 - t1;
        float *to = values + q;
        store(to, b11);
        store(to + step, b21);
        store(to + 2 * step, b22);
        store(to + 3 * step, t2 - b21);
        store(to + 4 * step, t1);
        store(to + 5 * step, t2);
        store(to + 6 * step, b22 - b12);
    }
}

static void strassen_inverse(const float *sums, int64_t step, float add_upper, float add_lower,
                             int64_t lanes, float *upper, float *lower) {
    for (int64_t q = 0; q < lanes; q += LANES) {
        const float *from = sums + q;
        Vec p0 = load(from), p4 = load(from + 4 * step);
        Vec u2 = p0 + load(from + 5 * step), u3 = u2 + load(from + 6 * step);
        store(upper + q, p0 + load(from + step) + all(add_upper));
        store(upper + lanes + q, u2 + p4 + load(from + 2 * step) + all(add_upper));
        store(lower + q, u3 - load(from + 3 * step) + all(add_lower));
        store(lower + lanes + q, u3 + p4 + all(add_lower));
    }
}

#define STRASSEN_KERNELS                                                                           \
    { strassen_forward, strassen_inverse }
