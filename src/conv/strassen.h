/* conv/strassen: seven products where a product of matrices cut in quarters has eight.
 *
 * A kernel of one tap is a product of matrices: out channels by in channels, times in channels by
 * positions. With each cut in halves, Winograd's form (1971) of Strassen's method (1969) is
 *
 *     | C11 C12 |   | A11 A12 |   | B11 B12 |     A weights: rows out channels, columns in channels
 *     | C21 C22 | = | A21 A22 | * | B21 B22 |     B input:   rows in channels, columns positions
 *
 *     point     weights                    input
 *       0       A11                        B11
 *       1       A12                        B21
 *       2       S4 = A12 - S2              B22
 *       3       A22                        T4 = T2 - B21
 *       4       S1 = A21 + A22             T1 = B12 - B11
 *       5       S2 = S1 - A11              T2 = B22 - T1
 *       6       S3 = A11 - A21             T3 = B22 - B12
 *
 *     C11 = P0 + P1                        C12 = P0 + P5 + P4 + P2
 *     C21 = P0 + P5 + P6 - P3              C22 = P0 + P5 + P6 + P4
 *
 * The sums of weights are made once; those of the input and output are few where channels are many.
 * One level saves an eighth of the products and keeps the rounding errors near the plain sum's. */
#ifndef CONV_STRASSEN_H
#define CONV_STRASSEN_H

#include <stdint.h>

enum { STRASSEN_POINTS = 7 };

/* upper and lower: 2*lanes positions of a channel of either half. The value at point e goes to
 * values[e*step + q], q below lanes, a multiple of the vector's. */
typedef void StrassenForward(const float *upper, const float *lower, int64_t lanes, float *values,
                             int64_t step);

/* From sums[e*step + q] to 2*lanes positions of an output channel of either half. */
typedef void StrassenInverse(const float *sums, int64_t step, float add_upper, float add_lower,
                             int64_t lanes, float *upper, float *lower);

typedef struct StrassenIsa {
    StrassenForward *forward;
    StrassenInverse *inverse;
} StrassenIsa;

extern const StrassenIsa strassen_c;
#if defined(__x86_64__)
extern const StrassenIsa strassen_avx2;
extern const StrassenIsa strassen_avx512;
#endif

#endif
