/* lib/pymath_int: math's functions of whole numbers: gcd, factorial, comb, ... */
#include <inttypes.h>
#include <math.h>

#include "eval/numeric.h"
#include "eval/sequence.h"
#include "lib/pymath.h"

static uint64_t magnitude(int64_t i) {
    return i < 0 ? UINT64_C(0) - (uint64_t)i : (uint64_t)i;
}

static uint64_t gcd(uint64_t a, uint64_t b) {
    while (b) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static bool give_unsigned(Interp *in, const char *name, uint64_t result, Value *out) {
    if (result > INT64_MAX) return raise_overflow(in, "math.%s()", name);
    *out = value_int((int64_t)result);
    return true;
}

bool math_gcd(Interp *in, const Value *args, Value *out) {
    uint64_t result = 0;
    for (int64_t i = 0; i < AS_LIST(args[0])->count && !stop_asked(); i++) {
        int64_t n = 0;
        if (!arg_int(in, AS_LIST(args[0])->items[i], "integers", &n)) return false;
        result = gcd(result, magnitude(n));
    }
    return give_unsigned(in, "gcd", result, out);
}

bool math_lcm(Interp *in, const Value *args, Value *out) {
    uint64_t result = 1;
    for (int64_t i = 0; i < AS_LIST(args[0])->count && !stop_asked(); i++) {
        int64_t n = 0;
        if (!arg_int(in, AS_LIST(args[0])->items[i], "integers", &n)) return false;
        uint64_t m = magnitude(n);
        if (m == 0 || result == 0)
            result = 0;
        else if (__builtin_mul_overflow(result / gcd(result, m), m, &result))
            return raise_overflow(in, "math.lcm()");
    }
    return give_unsigned(in, "lcm", result, out);
}

bool math_factorial(Interp *in, const Value *args, Value *out) {
    int64_t n = 0, result = 1;
    if (!arg_int(in, args[0], "x", &n)) return false;
    if (n < 0) return interp_raise(in, ERROR_VALUE, "factorial() not defined for negative values");
    for (int64_t i = 2; i <= n; i++)
        if (__builtin_mul_overflow(result, i, &result))
            return raise_overflow(in, "math.factorial(%" PRId64 ")", n);
    *out = value_int(result);
    return true;
}

static bool two_counts(Interp *in, const Value *args, int64_t *n, int64_t *k) {
    if (!arg_int(in, args[0], "n", n)) return false;
    *k = *n;
    if (args[1].tag != TAG_NONE && !arg_int(in, args[1], "k", k)) return false;
    if (*n < 0) return interp_raise(in, ERROR_VALUE, "n must be a non-negative integer");
    return *k >= 0 || interp_raise(in, ERROR_VALUE, "k must be a non-negative integer");
}

bool math_perm(Interp *in, const Value *args, Value *out) {
    int64_t n = 0, k = 0, result = 1;
    if (!two_counts(in, args, &n, &k)) return false;
    if (k > n) result = 0;
    for (int64_t i = 0; i < k && k <= n; i++)
        if (__builtin_mul_overflow(result, n - i, &result))
            return raise_overflow(in, "math.perm(%" PRId64 ", %" PRId64 ")", n, k);
    *out = value_int(result);
    return true;
}

bool math_comb(Interp *in, const Value *args, Value *out) {
    int64_t n = 0, k = 0;
    if (!two_counts(in, args, &n, &k)) return false;
    if (k > n - k) k = n - k;
    unsigned __int128 result = k < 0 ? 0 : 1;
    for (int64_t i = 1; i <= k; i++) { /* whole after each step: i numbers in a row */
        result = result * (uint64_t)(n - k + i) / (uint64_t)i;
        if (result > INT64_MAX) return raise_overflow(in, "math.comb(%" PRId64 ", ...)", n);
    }
    *out = value_int((int64_t)result);
    return true;
}

bool math_isqrt(Interp *in, const Value *args, Value *out) {
    int64_t n = 0;
    if (!arg_int(in, args[0], "n", &n)) return false;
    if (n < 0) return interp_raise(in, ERROR_VALUE, "isqrt() argument must be nonnegative");
    int64_t root = (int64_t)sqrt((double)n);
    while ((__int128)root * root > n) root--;
    while ((__int128)(root + 1) * (root + 1) <= n) root++;
    *out = value_int(root);
    return true;
}

bool math_prod(Interp *in, const Value *args, Value *out) {
    Value items;
    *out = args[1];
    if (!list_from(in, args[0], &items)) return false;
    for (int64_t i = 0; i < AS_LIST(items)->count && !stop_asked(); i++)
        if (!value_binary(in, BINARY_MUL, *out, AS_LIST(items)->items[i], out)) return false;
    return true;
}
