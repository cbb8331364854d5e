/* conv/strassen: seven products where a product of matrices cut in quarters has eight.
 *
 * A kernel of one tap is a product of matrices: out channels by in channels, times in channels by
 * positions. With each cut in halves, Winograd's form (1971) of Strassen's method (1969) is
 *
 *     | C11 C12 |   | A11 A12 |   | B11 B12 |     A weights: rows out channels, columns in channels
 *     | C21 C22 | = | A21 A22 | * | B21 B22 |     B input:   rows in channels, columns positions
 *
 * done in this order, so that a kernel begins with what an earlier one left (u, v) and mostly ends
 * with a quarter of the output:
 *
 *     point     weights                     input                         sums
 *       0       A11                         B11                           u   = P0
 *       1       A12                         B21                           C11 = u + P1
 *       2       S = A21 + A22 - A11         T = B11 - B12 + B22           u  += P2
 *       3       A11 - A21                   B22 - B12                     v   = u + P3
 *       4       -A22                        T - B21                       C21 = v + P4
 *       5       A21 + A22                   B12 - B11                     C22 = v + P5,  u += P5
 *       6       A12 - S                     B22                           C12 = u + P6
 *
 * The sums of weights are made once; those of the input are few where output channels are many, and
 * made while the kernels of points 0 and 1 read the input as it stands. One level saves an eighth
 * of the products and keeps the rounding errors near the plain sum's. */
#ifndef CONV_STRASSEN_H
#define CONV_STRASSEN_H

#include <stdint.h>

enum {
    STRASSEN_POINTS = 7,
    STRASSEN_FIRST_SUM = 2, /* the first point whose input is a sum, */
    STRASSEN_SUMS = 4       /* of so many */
};

/* Channels of the upper half, and their fellows in the lower; `step` floats to the next one. Of
 * each, 2*lanes positions: the halves of the tile. Lanes are a multiple of the vector's. */
typedef struct StrassenInput {
    const float *upper, *lower;
    int64_t step, channels, lanes;
} StrassenInput;

/* The four sums: sum e of channel c goes to sums[e*plane + c*lanes]. */
typedef void StrassenForward(const StrassenInput *input, float *sums, int64_t plane);

extern StrassenForward strassen_forward_c;
#if defined(__x86_64__)
extern StrassenForward strassen_forward_avx2;
extern StrassenForward strassen_forward_avx512;
#endif

#endif
