/* eval/numeric: numbers: order, hashes, floor division, powers, rounding. */
#include "eval/numeric.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

bool raise_overflow(Interp *in, const char *format, ...) {
    Str s;
    str_init(&s);
    va_list args;
    va_start(args, format);
    str_addv(&s, format, args);
    va_end(args);
    interp_raise(in, ERROR_OVERFLOW, "integer overflow: %s does not fit into 64 bits", s.text);
    interp_why(in,
               "Integers of this lab have 64 bits, %" PRId64 " to %" PRId64
               "; Python's own grow without end.",
               INT64_MIN, INT64_MAX);
    interp_fix(in, "A float goes further: write a number of the sum with a point, as 2.0 for 2.");
    str_release(&s);
    return false;
}

/* Order of an int against a float without rounding the int: 2**53 + 1 is not 2.0**53. */
static int order_mixed(int64_t i, double x) {
    if (isnan(x)) return 2;
    if (x >= 0x1p63) return -1;
    if (x < -0x1p63) return 1;
    int64_t whole = (int64_t)x;
    if (i != whole) return i < whole ? -1 : 1;
    double rest = x - (double)whole;
    return rest > 0 ? -1 : rest < 0 ? 1 : 0;
}

int number_order(Value a, Value b) {
    if (a.tag == TAG_FLOAT && b.tag == TAG_FLOAT) {
        double x = a.as.number, y = b.as.number;
        return x < y ? -1 : x > y ? 1 : x == y ? 0 : 2;
    }
    if (a.tag == TAG_FLOAT) {
        int order = order_mixed(value_integer(b), a.as.number);
        return order == 2 ? 2 : -order;
    }
    if (b.tag == TAG_FLOAT) return order_mixed(value_integer(a), b.as.number);
    int64_t x = value_integer(a), y = value_integer(b);
    return x < y ? -1 : x > y;
}

bool order_says(BinaryOp op, int order) {
    if (order == 2) return op == BINARY_NE;
    switch (op) {
    case BINARY_LT: return order < 0;
    case BINARY_LE: return order <= 0;
    case BINARY_GT: return order > 0;
    case BINARY_GE: return order >= 0;
    case BINARY_EQ: return order == 0;
    default: return order != 0;
    }
}

/* CPython's: the number modulo the prime 2^61 - 1, with the number's sign; -1 is kept for errors
 * there, so it becomes -2. */
enum { HASH_BITS = 61 };
#define HASH_MODULUS ((UINT64_C(1) << HASH_BITS) - 1)

static uint64_t hash_signed(uint64_t magnitude, bool negative) {
    uint64_t h = negative ? UINT64_C(0) - magnitude : magnitude;
    return h == UINT64_MAX ? h - 1 : h;
}

uint64_t hash_int(int64_t i) {
    uint64_t magnitude = i < 0 ? UINT64_C(0) - (uint64_t)i : (uint64_t)i;
    return hash_signed(magnitude % HASH_MODULUS, i < 0);
}

uint64_t hash_double(double x) {
    if (isinf(x)) return hash_signed(314159, x < 0);
    if (isnan(x)) return 0;
    int exponent = 0;
    double fraction = frexp(fabs(x), &exponent);
    uint64_t h = 0;
    while (fraction != 0) { /* 28 bits at a time, as h * 2^28 + bits modulo 2^61 - 1 */
        h = ((h << 28) & HASH_MODULUS) | h >> (HASH_BITS - 28);
        fraction *= 0x1p28;
        exponent -= 28;
        uint64_t bits = (uint64_t)fraction;
        fraction -= (double)bits;
        h += bits;
        if (h >= HASH_MODULUS) h -= HASH_MODULUS;
    }
    int turn = exponent >= 0 ? exponent % HASH_BITS : HASH_BITS - 1 - ((-1 - exponent) % HASH_BITS);
    h = ((h << turn) & HASH_MODULUS) | h >> (HASH_BITS - turn);
    return hash_signed(h, x < 0);
}

/* CPython's tuple hash, which is xxHash's inner loop. */
uint64_t hash_mix(const uint64_t *hashes, int64_t count) {
    const uint64_t prime1 = UINT64_C(11400714785074694791), prime2 = UINT64_C(14029467366897019727),
                   prime5 = UINT64_C(2870177450012600261);
    uint64_t h = prime5;
    for (int64_t i = 0; i < count; i++) {
        h += hashes[i] * prime2;
        h = (h << 31) | (h >> 33);
        h *= prime1;
    }
    h += (uint64_t)count ^ (prime5 ^ UINT64_C(3527539));
    return h == UINT64_MAX ? UINT64_C(1546275796) : h;
}

uint64_t hash_bytes(const char *text, int64_t length) { /* FNV-1a */
    uint64_t h = UINT64_C(1469598103934665603);
    for (int64_t i = 0; i < length; i++) h = (h ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
    return h;
}

bool int_divmod(int64_t a, int64_t b, int64_t *quotient, int64_t *remainder) {
    if (a == INT64_MIN && b == -1) return false;
    int64_t q = a / b, r = a % b;
    if (r != 0 && (r < 0) != (b < 0)) {
        q--;
        r += b;
    }
    *quotient = q;
    *remainder = r;
    return true;
}

/* As CPython's float_divmod: the remainder is exact, the quotient is (a - r) / b made whole. */
void float_divmod(double a, double b, double *quotient, double *remainder) {
    double r = fmod(a, b);
    double q = (a - r) / b;
    if (r == 0) {
        r = copysign(0, b);
    } else if ((b < 0) != (r < 0)) {
        r += b;
        q -= 1;
    }
    if (q == 0) {
        q = copysign(0, a / b);
    } else {
        double whole = floor(q);
        q = q - whole > 0.5 ? whole + 1 : whole;
    }
    *quotient = q;
    *remainder = r;
}

bool float_pow(Interp *in, double base, double exponent, Value *out) {
    if (base == 0 && exponent < 0)
        return interp_raise(in, ERROR_ZERO_DIVISION, "0.0 cannot be raised to a negative power");
    if (base < 0 && isfinite(base) && isfinite(exponent) && floor(exponent) != exponent) {
        interp_raise(in, ERROR_NOT_IMPLEMENTED,
                     "a negative number to a fractional power is a complex number, and stepconv "
                     "leaves those out");
        return interp_fix(in, "abs(x) ** y");
    }
    double x = pow(base, exponent);
    if (isinf(x) && isfinite(base) && isfinite(exponent))
        return interp_raise(in, ERROR_OVERFLOW, "(34, 'Numerical result out of range')");
    *out = value_float(x);
    return true;
}

bool int_pow(Interp *in, int64_t base, int64_t exponent, Value *out) {
    if (exponent < 0) return float_pow(in, (double)base, (double)exponent, out);
    int64_t result = 1, square = base;
    for (int64_t left = exponent; left > 0;) {
        bool bad = (left & 1) && __builtin_mul_overflow(result, square, &result);
        left >>= 1;
        if (left > 0 && !bad) bad = __builtin_mul_overflow(square, square, &square);
        if (bad) return raise_overflow(in, "%" PRId64 " ** %" PRId64, base, exponent);
    }
    *out = value_int(result);
    return true;
}

/* Digits after the point are rounded by the C library from the exact binary value. Before the
 * point: keep that many of the whole part's digits. */
double float_round(double x, int64_t digits) {
    if (!isfinite(x) || digits > 323) return x;
    char text[700];
    if (digits >= 0) {
        snprintf(text, sizeof text, "%.*f", (int)digits, x);
        return strtod(text, NULL);
    }
    if (digits < -308) return copysign(0, x);
    snprintf(text, sizeof text, "%.17e", fabs(x));
    int64_t keep = strtol(strchr(text, 'e') + 1, NULL, 10) + digits;
    double unit = pow(10, (double)-digits);
    if (keep < -1) return copysign(0, x);
    if (keep == -1) return copysign(fabs(x) > unit / 2 ? unit : 0, x);
    snprintf(text, sizeof text, "%.*e", (int)keep, x);
    return strtod(text, NULL);
}

bool int_round(Interp *in, int64_t i, int64_t digits, Value *out) {
    int64_t unit = 1;
    for (; digits < 0 && unit <= INT64_MAX / 10; digits++) unit *= 10;
    *out = value_int(digits < 0 ? 0 : i);
    if (digits < 0 || unit == 1) return true;
    int64_t quotient = 0, rest = 0;
    int_divmod(i, unit, &quotient, &rest);
    bool up = rest > unit - rest || (rest == unit - rest && (quotient & 1));
    if (__builtin_sub_overflow(i, rest, &i) || (up && __builtin_add_overflow(i, unit, &i)))
        return raise_overflow(in, "the rounded number");
    *out = value_int(i);
    return true;
}

bool float_to_int(Interp *in, double x, Value *out) {
    if (isnan(x)) return interp_raise(in, ERROR_VALUE, "cannot convert float NaN to integer");
    if (isinf(x))
        return interp_raise(in, ERROR_OVERFLOW, "cannot convert float infinity to integer");
    if (x >= -0x1p63 && x < 0x1p63) {
        *out = value_int((int64_t)x);
        return true;
    }
    Str s;
    str_init(&s);
    number_repr(x, &s);
    raise_overflow(in, "int(%s)", s.text);
    str_release(&s);
    return false;
}
