/* base/number: numbers as Python writes and reads them. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include "base/str.h"

/* repr(float): the fewest digits that read back as the same double: 0.1, 1e-05, 24.0, inf, nan. */
void number_repr(double x, Str *out);
/* The same for a float32: the fewest digits that read back as the same float (np.float32). */
void number_repr_f32(float x, Str *out);

/* The number that float() of that text is, as Python has it: space around it, 1_000, inf, nan.
 * False: it is none. */
bool number_read(const char *text, size_t length, double *out);

/* Decimal digits of the shortest text that reads back as x (finite, x >= 0):
 * value = 0.d1d2d3... * 10^exponent. digits has room for 18 bytes; returns how many. */
int number_digits(double x, bool is_f32, char *digits, int *exponent);

#endif
