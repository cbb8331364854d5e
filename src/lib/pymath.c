/* lib/pymath: math: functions of one or two floats. Those of whole numbers are in pymath_int.c. */
#include "lib/pymath.h"

#include <math.h>

#include "eval/numeric.h"
#include "eval/rows.h"
#include "eval/sequence.h"
#include "lib/builtins.h"
#include "lib/pyleft_out.h"
#include "lib/pymodules.h"

/* -- one float -------------------------------------------------------------------------------- */

/* C's own answer tells what was wrong: nan of a number lies outside the domain, inf of a finite
 * number is too large, but for a pole (log(0), gamma(-1)), which Python calls a domain too. */
static bool give_float(Interp *in, double x, double result, bool pole, Value *out) {
    if (isnan(result) && !isnan(x)) return interp_raise(in, ERROR_VALUE, "math domain error");
    if (isinf(result) && isfinite(x)) {
        if (pole) return interp_raise(in, ERROR_VALUE, "math domain error");
        return interp_raise(in, ERROR_OVERFLOW, "math range error");
    }
    *out = value_float(result);
    return true;
}

#define ONE(name, call, pole)                                                                      \
    static bool math_##name(Interp *in, const Value *args, Value *out) {                           \
        double x = 0;                                                                              \
        return arg_real(in, args[0], &x) && give_float(in, x, call, pole, out);                    \
    }
ONE(sqrt, sqrt(x), false)
ONE(cbrt, cbrt(x), false)
ONE(exp, exp(x), false)
ONE(exp2, exp2(x), false)
ONE(expm1, expm1(x), false)
ONE(log2, log2(x), true)
ONE(log10, log10(x), true)
ONE(log1p, log1p(x), true)
ONE(sin, sin(x), false)
ONE(cos, cos(x), false)
ONE(tan, tan(x), false)
ONE(asin, asin(x), false)
ONE(acos, acos(x), false)
ONE(atan, atan(x), false)
ONE(sinh, sinh(x), false)
ONE(cosh, cosh(x), false)
ONE(tanh, tanh(x), false)
ONE(asinh, asinh(x), false)
ONE(acosh, acosh(x), false)
ONE(atanh, atanh(x), true)
ONE(erf, erf(x), false)
ONE(erfc, erfc(x), false)
ONE(gamma, tgamma(x), x <= 0)
ONE(lgamma, lgamma(x), x <= 0)
ONE(fabs, fabs(x), false)
ONE(degrees, x *(180 / PI), false)
ONE(radians, x *(PI / 180), false)

#define ASK(name, question)                                                                        \
    static bool math_##name(Interp *in, const Value *args, Value *out) {                           \
        double x = 0;                                                                              \
        if (!arg_real(in, args[0], &x)) return false;                                              \
        *out = value_bool(question);                                                               \
        return true;                                                                               \
    }
ASK(isnan, isnan(x) != 0)
ASK(isinf, isinf(x) != 0)
ASK(isfinite, isfinite(x) != 0)

#define WHOLE(name, call)                                                                          \
    static bool math_##name(Interp *in, const Value *args, Value *out) {                           \
        double x = 0;                                                                              \
        if (value_is_integer(args[0])) {                                                           \
            *out = value_int(value_integer(args[0]));                                              \
            return true;                                                                           \
        }                                                                                          \
        return arg_real(in, args[0], &x) && float_to_int(in, call, out);                           \
    }
WHOLE(floor, floor(x))
WHOLE(ceil, ceil(x))
WHOLE(trunc, trunc(x))

/* math.log(x, base=e) */
static bool math_log(Interp *in, const Value *args, Value *out) {
    double x = 0, base = 0;
    if (!arg_real(in, args[0], &x)) return false;
    if (!(x > 0) && !isnan(x)) return interp_raise(in, ERROR_VALUE, "math domain error");
    *out = value_float(log(x));
    if (args[1].tag == TAG_ABSENT) return true;
    if (!arg_real(in, args[1], &base)) return false;
    if (!(base > 0) && !isnan(base)) return interp_raise(in, ERROR_VALUE, "math domain error");
    if (log(base) == 0) return interp_raise(in, ERROR_ZERO_DIVISION, "float division by zero");
    *out = value_float(log(x) / log(base));
    return true;
}

/* -- two floats ------------------------------------------------------------------------------- */

#define TWO(name, call)                                                                            \
    static bool math_##name(Interp *in, const Value *args, Value *out) {                           \
        double x = 0, y = 0;                                                                       \
        if (!arg_real(in, args[0], &x) || !arg_real(in, args[1], &y)) return false;                \
        return give_float(in, isfinite(x) && !isnan(y) ? x : NAN, call, false, out);               \
    }
TWO(atan2, atan2(x, y))
TWO(copysign, copysign(x, y))
TWO(fmod, fmod(x, y))
TWO(remainder, remainder(x, y))
TWO(nextafter, nextafter(x, y))

static bool math_pow(Interp *in, const Value *args, Value *out) {
    double x = 0, y = 0;
    if (!arg_real(in, args[0], &x) || !arg_real(in, args[1], &y)) return false;
    bool finite = isfinite(x) && isfinite(y);
    return give_float(in, finite ? x : NAN, pow(x, y), x == 0, out);
}

static bool math_ldexp(Interp *in, const Value *args, Value *out) {
    double x = 0;
    int64_t exponent = 0;
    if (!arg_real(in, args[0], &x) || !arg_int(in, args[1], "i", &exponent)) return false;
    int clamped = exponent > 5000 ? 5000 : exponent < -5000 ? -5000 : (int)exponent;
    return give_float(in, x, ldexp(x, clamped), false, out);
}

static bool math_frexp(Interp *in, const Value *args, Value *out) {
    double x = 0;
    int exponent = 0;
    if (!arg_real(in, args[0], &x)) return false;
    Value pair[2] = {value_float(isfinite(x) ? frexp(x, &exponent) : x), value_none()};
    pair[1] = value_int(exponent);
    *out = new_tuple(in, pair, 2);
    return true;
}

static bool math_modf(Interp *in, const Value *args, Value *out) {
    double x = 0, whole = 0;
    if (!arg_real(in, args[0], &x)) return false;
    double rest = modf(x, &whole);
    Value pair[2] = {value_float(rest), value_float(whole)};
    *out = new_tuple(in, pair, 2);
    return true;
}

static bool math_isclose(Interp *in, const Value *args, Value *out) {
    double a = 0, b = 0, relative = 0, absolute = 0;
    if (!arg_real(in, args[0], &a) || !arg_real(in, args[1], &b) ||
        !arg_real(in, args[2], &relative) || !arg_real(in, args[3], &absolute))
        return false;
    if (relative < 0 || absolute < 0)
        return interp_raise(in, ERROR_VALUE, "tolerances must be non-negative");
    double larger = fmax(fabs(a), fabs(b));
    bool near = !isinf(a) && !isinf(b) && fabs(a - b) <= fmax(relative * larger, absolute);
    *out = value_bool(a == b || near);
    return true;
}

/* -- many floats ------------------------------------------------------------------------------ */

static bool math_hypot(Interp *in, const Value *args, Value *out) {
    double length = 0, x = 0;
    for (int64_t i = 0; i < AS_LIST(args[0])->count && !stop_asked(); i++) {
        if (!arg_real(in, AS_LIST(args[0])->items[i], &x)) return false;
        length = hypot(length, x);
    }
    *out = value_float(length);
    return true;
}

static bool math_dist(Interp *in, const Value *args, Value *out) {
    Value p, q;
    double length = 0, x = 0, y = 0;
    if (!list_from(in, args[0], &p) || !list_from(in, args[1], &q)) return false;
    if (AS_LIST(p)->count != AS_LIST(q)->count)
        return interp_raise(in, ERROR_VALUE, "both points must have the same number of dimensions");
    for (int64_t i = 0; i < AS_LIST(p)->count && !stop_asked(); i++) {
        if (!arg_real(in, AS_LIST(p)->items[i], &x) || !arg_real(in, AS_LIST(q)->items[i], &y))
            return false;
        length = hypot(length, x - y);
    }
    *out = value_float(length);
    return true;
}

/* Shewchuk's sum: partial sums that do not overlap, so that nothing is lost. An exact sum of
 * doubles needs about 40 of them at most. */
enum { PARTIALS = 64 };

static bool math_fsum(Interp *in, const Value *args, Value *out) {
    Value items;
    double partials[PARTIALS] = {0};
    int count = 0;
    if (!list_from(in, args[0], &items)) return false;
    for (int64_t i = 0; i < AS_LIST(items)->count && !stop_asked(); i++) {
        double x = 0;
        if (!arg_real(in, AS_LIST(items)->items[i], &x)) return false;
        int kept = 0;
        for (int j = 0; j < count; j++) {
            double y = partials[j];
            if (fabs(x) < fabs(y)) {
                double held = x;
                x = y;
                y = held;
            }
            double high = x + y, low = y - (high - x);
            if (low != 0) partials[kept++] = low;
            x = high;
        }
        count = kept;
        if (count < PARTIALS) partials[count++] = x;
    }
    long double sum = 0;
    for (int j = 0; j < count; j++) sum += partials[j]; /* the smallest ones first */
    *out = value_float((double)sum);
    return true;
}

#define CONSTANT(name, value)                                                                      \
    static bool math_##name(Interp *in, const Value *args, Value *out) {                           \
        (void)in;                                                                                  \
        (void)args;                                                                                \
        *out = value_float(value);                                                                 \
        return true;                                                                               \
    }
CONSTANT(pi, PI)
CONSTANT(tau, 2 * PI)
CONSTANT(e, 2.718281828459045)
CONSTANT(inf, INFINITY)
CONSTANT(nan, NAN)

#define X(name, doc) ROW(#name, "x, /", math_##name, doc)

static const Native members[] = {
    ROW_CONSTANT("pi", math_pi, "3.14159..."),
    ROW_CONSTANT("tau", math_tau, "2 * pi"),
    ROW_CONSTANT("e", math_e, "2.71828..."),
    ROW_CONSTANT("inf", math_inf, "Infinity."),
    ROW_CONSTANT("nan", math_nan, "Not a number."),
    X(acos, "Arc cosine."),
    X(acosh, "Inverse hyperbolic cosine."),
    X(asin, "Arc sine."),
    X(asinh, "Inverse hyperbolic sine."),
    X(atan, "Arc tangent."),
    X(atanh, "Inverse hyperbolic tangent."),
    ROW("atan2", "y, x, /", math_atan2, "The angle of the point (x, y)."),
    X(cbrt, "Cube root."),
    X(ceil, "The least whole number that is not smaller."),
    ROW("comb", "n, k, /", math_comb, "Ways to choose k of n things."),
    ROW("copysign", "x, y, /", math_copysign, "x with the sign of y."),
    X(cos, "Cosine of x radians."),
    X(cosh, "Hyperbolic cosine."),
    X(degrees, "Radians made degrees."),
    ROW("dist", "p, q, /", math_dist, "The distance of two points."),
    X(erf, "Error function."),
    X(erfc, "1 - erf(x)."),
    X(exp, "e ** x"),
    X(exp2, "2 ** x"),
    X(expm1, "e ** x - 1"),
    X(fabs, "The number without its sign, as a float."),
    X(factorial, "x * (x - 1) * ... * 1"),
    X(floor, "The greatest whole number that is not larger."),
    ROW("fmod", "x, y, /", math_fmod, "The remainder, with the sign of x."),
    X(frexp, "(m, e) with x = m * 2**e."),
    ROW("fsum", "seq, /", math_fsum, "The sum, without loss of digits on the way."),
    X(gamma, "Gamma function."),
    ROW("gcd", "*integers", math_gcd, "Greatest common divisor."),
    ROW("hypot", "*coordinates", math_hypot, "The length of a vector."),
    ROW("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", math_isclose, "Are the two near?"),
    X(isfinite, "Neither infinite nor nan?"),
    X(isinf, "Infinite?"),
    X(isnan, "Not a number?"),
    ROW("isqrt", "n, /", math_isqrt, "The whole part of the square root."),
    ROW("lcm", "*integers", math_lcm, "Least common multiple."),
    ROW("ldexp", "x, i, /", math_ldexp, "x * 2**i"),
    X(lgamma, "log(abs(gamma(x)))"),
    ROW("log", "x, base=<absent>, /", math_log, "Logarithm to base, or the natural one."),
    X(log10, "Logarithm to base 10."),
    X(log1p, "log(1 + x)"),
    X(log2, "Logarithm to base 2."),
    X(modf, "(fraction, whole part)."),
    ROW("nextafter", "x, y, /", math_nextafter, "The next float after x towards y."),
    ROW("perm", "n, k=None, /", math_perm, "Ways to choose and order k of n things."),
    ROW("pow", "x, y, /", math_pow, "x ** y as floats."),
    ROW("prod", "iterable, /, *, start=1", math_prod, "start times every item."),
    X(radians, "Degrees made radians."),
    ROW("remainder", "x, y, /", math_remainder, "x less the nearest multiple of y."),
    X(sin, "Sine of x radians."),
    X(sinh, "Hyperbolic sine."),
    X(sqrt, "Square root."),
    X(tan, "Tangent of x radians."),
    X(tanh, "Hyperbolic tangent."),
    X(trunc, "The whole part."),
    {0}};

const ModuleSpec module_math = {.name = "math", .members = members, .missing = python_left_out};
