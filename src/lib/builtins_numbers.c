/* lib/builtins_numbers: abs, round, divmod, pow, digits to a base, code points. */
#include <inttypes.h>
#include <math.h>

#include "base/intern.h"
#include "base/mem.h"
#include "eval/numeric.h"
#include "eval/text.h"
#include "lib/builtins.h"

/* An object's own way (__abs__): *found false where it has none. */
static bool own_way(Interp *in, Value v, const char *name, const Value *args, int count, Value *out,
                    bool *found) {
    Value method;
    if (!value_get_maybe(in, v, intern(name), &method, found)) return false;
    return !*found || value_call_with(in, method, args, count, out);
}

bool arg_real(Interp *in, Value v, double *out) {
    Value number = v;
    bool found = value_is_number(v);
    if (!found && !own_way(in, v, "__float__", NULL, 0, &number, &found)) return false;
    if (!found && !own_way(in, v, "__index__", NULL, 0, &number, &found)) return false;
    if (!found || !value_is_number(number))
        return interp_raise(in, ERROR_TYPE, "must be real number, not %s", value_type(v)->name);
    *out = value_double(number);
    return true;
}

bool builtin_abs(Interp *in, const Value *args, Value *out) {
    Value v = args[0];
    bool found = false;
    if (v.tag == TAG_FLOAT) {
        *out = value_float(fabs(v.as.number));
        return true;
    }
    if (value_is_integer(v)) {
        int64_t i = value_integer(v);
        if (i == INT64_MIN) return raise_overflow(in, "abs(%" PRId64 ")", i);
        *out = value_int(i < 0 ? -i : i);
        return true;
    }
    if (!own_way(in, v, "__abs__", NULL, 0, out, &found)) return false;
    return found ||
           interp_raise(in, ERROR_TYPE, "bad operand type for abs(): '%s'", value_type(v)->name);
}

static bool round_to_int(Interp *in, double x, Value *out) {
    return float_to_int(in, nearbyint(x), out); /* half to even is the machine's own way */
}

bool builtin_round(Interp *in, const Value *args, Value *out) {
    Value v = args[0];
    int64_t digits = 0;
    bool found = false, whole = args[1].tag == TAG_NONE;
    if (!value_is_number(v)) {
        if (!own_way(in, v, "__round__", args + 1, whole ? 0 : 1, out, &found)) return false;
        return found || interp_raise(in, ERROR_TYPE, "type %s doesn't define __round__ method",
                                     value_type(v)->name);
    }
    if (!whole && !arg_int(in, args[1], "ndigits", &digits)) return false;
    if (value_is_integer(v)) return int_round(in, value_integer(v), digits, out);
    if (whole) return round_to_int(in, v.as.number, out);
    double x = float_round(v.as.number, digits);
    if (isinf(x) && !isinf(v.as.number))
        return interp_raise(in, ERROR_OVERFLOW, "rounded value too large to represent");
    *out = value_float(x);
    return true;
}

bool builtin_divmod(Interp *in, const Value *args, Value *out) {
    Value pair[2];
    bool numbers = value_is_number(args[0]) && value_is_number(args[1]);
    bool floats = args[0].tag == TAG_FLOAT || args[1].tag == TAG_FLOAT;
    if (numbers && floats && value_double(args[1]) == 0)
        return interp_raise(in, ERROR_ZERO_DIVISION, "float divmod()");
    if (!value_binary(in, BINARY_FLOORDIV, args[0], args[1], &pair[0])) {
        if (in->error.kind != ERROR_TYPE) return false;
        return interp_raise(in, ERROR_TYPE,
                            "unsupported operand type(s) for divmod(): '%s' and '%s'",
                            value_type(args[0])->name, value_type(args[1])->name);
    }
    if (!value_binary(in, BINARY_MOD, args[0], args[1], &pair[1])) return false;
    *out = new_tuple(in, pair, 2);
    return true;
}

/* -- pow -------------------------------------------------------------------------------------- */

static int64_t times_modulo(int64_t a, int64_t b, int64_t modulus) {
    __int128 rest = (__int128)a * b % modulus;
    return (int64_t)(rest != 0 && (rest < 0) != (modulus < 0) ? rest + modulus : rest);
}

/* b with a * b = 1 modulo m, by Euclid; 0 where there is none. */
static int64_t inverse(int64_t a, int64_t m) {
    int64_t r0 = m, r1 = times_modulo(a, 1, m), s0 = 0, s1 = 1;
    while (r1 != 0) {
        int64_t q = r0 / r1, r2 = r0 % r1, s2 = s0 - q * s1;
        r0 = r1, r1 = r2, s0 = s1, s1 = s2;
    }
    return r0 == 1 || r0 == -1 ? times_modulo(s0 * r0, 1, m) : 0;
}

static bool pow_modulo(Interp *in, int64_t base, int64_t exponent, int64_t modulus, Value *out) {
    if (modulus == 0) return interp_raise(in, ERROR_VALUE, "pow() 3rd argument cannot be 0");
    if (modulus == 1 || modulus == -1) {
        *out = value_int(0);
        return true;
    }
    if (exponent < 0) {
        base = inverse(base, modulus);
        exponent = -exponent;
        if (base == 0)
            return interp_raise(in, ERROR_VALUE, "base is not invertible for the given modulus");
    }
    int64_t result = times_modulo(1, 1, modulus), square = times_modulo(base, 1, modulus);
    for (; exponent > 0; exponent >>= 1) {
        if (exponent & 1) result = times_modulo(result, square, modulus);
        square = times_modulo(square, square, modulus);
    }
    *out = value_int(result);
    return true;
}

bool builtin_pow(Interp *in, const Value *args, Value *out) {
    if (args[2].tag == TAG_NONE) return value_binary(in, BINARY_POW, args[0], args[1], out);
    for (int i = 0; i < 3; i++)
        if (!value_is_integer(args[i]))
            return interp_raise(in, ERROR_TYPE,
                                "pow() 3rd argument not allowed unless all arguments are integers");
    return pow_modulo(in, value_integer(args[0]), value_integer(args[1]), value_integer(args[2]),
                      out);
}

/* -- digits and code points ------------------------------------------------------------------- */

/* bits: of one digit: 1, 3 or 4. */
static bool digits_to_base(Interp *in, Value v, const char *prefix, int bits, Value *out) {
    int64_t i = 0;
    char digits[80], *p = digits + sizeof digits - 1;
    if (!arg_int(in, v, "number", &i)) return false;
    uint64_t left = i < 0 ? UINT64_C(0) - (uint64_t)i : (uint64_t)i;
    *p = '\0';
    do {
        *--p = "0123456789abcdef"[left & ((1u << bits) - 1)];
        left >>= bits;
    } while (left);
    Str s;
    str_init(&s);
    str_addf(&s, "%s%s%s", i < 0 ? "-" : "", prefix, p);
    *out = new_str_take(in, &s);
    return true;
}

bool builtin_bin(Interp *in, const Value *args, Value *out) {
    return digits_to_base(in, args[0], "0b", 1, out);
}

bool builtin_oct(Interp *in, const Value *args, Value *out) {
    return digits_to_base(in, args[0], "0o", 3, out);
}

bool builtin_hex(Interp *in, const Value *args, Value *out) {
    return digits_to_base(in, args[0], "0x", 4, out);
}

bool builtin_chr(Interp *in, const Value *args, Value *out) {
    int64_t point = 0;
    if (!arg_int(in, args[0], "i", &point)) return false;
    if (point < 0 || point > 0x10FFFF)
        return interp_raise(in, ERROR_VALUE, "chr() arg not in range(0x110000)");
    Str s;
    str_init(&s);
    if (point < 0x80)
        str_add_char(&s, (char)point);
    else
        str_add_utf8(&s, (uint32_t)point);
    *out = new_str_take(in, &s);
    return true;
}

bool builtin_ord(Interp *in, const Value *args, Value *out) {
    if (!value_is_str(args[0]))
        return interp_raise(in, ERROR_TYPE, "ord() expected string of length 1, but %s found",
                            value_type(args[0])->name);
    int64_t points = text_points(AS_STR(args[0]));
    if (points != 1)
        return interp_raise(in, ERROR_TYPE,
                            "ord() expected a character, but string of length %" PRId64 " found",
                            points);
    const char *p = AS_STR(args[0])->text;
    *out = value_int(utf8_next(&p));
    return true;
}
