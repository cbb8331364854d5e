/* lib/pymath: math's functions of whole numbers: pymath_int.c. */
#ifndef LIB_PYMATH_H
#define LIB_PYMATH_H

#include "eval/interp.h"

#define PI 3.141592653589793

bool math_comb(Interp *in, const Value *args, Value *out);
bool math_factorial(Interp *in, const Value *args, Value *out);
bool math_gcd(Interp *in, const Value *args, Value *out);
bool math_isqrt(Interp *in, const Value *args, Value *out);
bool math_lcm(Interp *in, const Value *args, Value *out);
bool math_perm(Interp *in, const Value *args, Value *out);
bool math_prod(Interp *in, const Value *args, Value *out);

#endif
