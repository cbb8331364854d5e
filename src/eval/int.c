/* eval/int: integers of 64 bits, checked: no result ever wraps around. */
#include <inttypes.h>
#include <math.h>

#include "base/format.h"
#include "base/intern.h"
#include "base/mem.h"
#include "eval/numeric.h"
#include "eval/rows.h"
#include "eval/sequence.h"
#include "eval/text.h"

static bool int_repr(Interp *in, Value self, Str *out) {
    (void)in;
    str_addf(out, "%" PRId64, value_integer(self));
    return true;
}

static bool int_format(Interp *in, Value self, const char *spec, Str *out) {
    Error error = {0};
    if (format_int(value_integer(self), spec, out, &error)) return true;
    return interp_raise_from(in, &error);
}

static bool int_truth(Interp *in, Value self, bool *out) {
    (void)in;
    *out = value_integer(self) != 0;
    return true;
}

static bool int_hash(Interp *in, Value self, uint64_t *out) {
    (void)in;
    *out = hash_int(value_integer(self));
    return true;
}

static bool int_unary(Interp *in, UnaryOp op, Value self, Value *out) {
    int64_t i = value_integer(self);
    if (op == UNARY_NEGATE && i == INT64_MIN) return raise_overflow(in, "-(%" PRId64 ")", i);
    *out = value_int(op == UNARY_NEGATE ? -i : op == UNARY_INVERT ? ~i : i);
    return true;
}

/* a / b rounded once, also where a double cannot hold a or b: a quotient of 64 bits or more, its
 * last bit set where something remains. */
static double int_quotient(int64_t a, int64_t b) {
    const int64_t exact = INT64_C(1) << 53;
    if (a >= -exact && a <= exact && b >= -exact && b <= exact) return (double)a / (double)b;
    unsigned __int128 high = a < 0 ? UINT64_C(0) - (uint64_t)a : (uint64_t)a;
    uint64_t low = b < 0 ? UINT64_C(0) - (uint64_t)b : (uint64_t)b;
    int shift = 0;
    for (; high && !(high >> 127); shift++) high <<= 1;
    unsigned __int128 quotient = high / low;
    if (high % low) quotient |= 1;
    double x = ldexp((double)quotient, -shift);
    return (a < 0) != (b < 0) ? -x : x;
}

static bool int_shift(Interp *in, BinaryOp op, int64_t a, int64_t b, Value *out) {
    if (b < 0) return interp_raise(in, ERROR_VALUE, "negative shift count");
    if (op == BINARY_RSHIFT) {
        *out = value_int(a >> (b < 63 ? b : 63));
        return true;
    }
    int64_t result = 0;
    bool bad = a != 0 && (b > 62 || __builtin_mul_overflow(a, INT64_C(1) << b, &result));
    if (bad) return raise_overflow(in, "%" PRId64 " << %" PRId64, a, b);
    *out = value_int(result);
    return true;
}

static bool int_divide(Interp *in, BinaryOp op, int64_t a, int64_t b, Value *out) {
    if (b == 0)
        return interp_raise(in, ERROR_ZERO_DIVISION,
                            op == BINARY_DIV   ? "division by zero"
                            : op == BINARY_MOD ? "integer modulo by zero"
                                               : "integer division or modulo by zero");
    if (op == BINARY_DIV) {
        *out = value_float(int_quotient(a, b));
        return true;
    }
    int64_t quotient = 0, remainder = 0;
    bool fits = int_divmod(a, b, &quotient, &remainder);
    if (!fits && op == BINARY_FLOORDIV) return raise_overflow(in, "%" PRId64 " // %" PRId64, a, b);
    *out = value_int(op == BINARY_MOD ? remainder : quotient);
    return true;
}

static bool int_checked(Interp *in, BinaryOp op, int64_t a, int64_t b, Value *out) {
    int64_t result = 0;
    bool bad = op == BINARY_ADD   ? __builtin_add_overflow(a, b, &result)
               : op == BINARY_SUB ? __builtin_sub_overflow(a, b, &result)
                                  : __builtin_mul_overflow(a, b, &result);
    if (bad) return raise_overflow(in, "%" PRId64 " %s %" PRId64, a, binary_symbol(op), b);
    *out = value_int(result);
    return true;
}

bool int_binary(Interp *in, BinaryOp op, Value left, Value right, Value *out, bool *done) {
    if (!value_is_integer(left) || !value_is_integer(right)) return true;
    int64_t a = value_integer(left), b = value_integer(right);
    *done = true;
    switch (op) {
    case BINARY_ADD:
    case BINARY_SUB:
    case BINARY_MUL: return int_checked(in, op, a, b, out);
    case BINARY_DIV:
    case BINARY_FLOORDIV:
    case BINARY_MOD: return int_divide(in, op, a, b, out);
    case BINARY_POW: return int_pow(in, a, b, out);
    case BINARY_LSHIFT:
    case BINARY_RSHIFT: return int_shift(in, op, a, b, out);
    case BINARY_AND: *out = value_int(a & b); return true;
    case BINARY_OR: *out = value_int(a | b); return true;
    case BINARY_XOR: *out = value_int(a ^ b); return true;
    default: break;
    }
    if (op >= BINARY_LT && op <= BINARY_NE)
        *out = value_bool(order_says(op, a < b ? -1 : a > b));
    else
        *done = false;
    return true;
}

/* -- methods ---------------------------------------------------------------------------------- */

static bool int_bit_length(Interp *in, const Value *args, Value *out) {
    (void)in;
    int64_t i = value_integer(args[0]), bits = 0;
    for (uint64_t left = i < 0 ? UINT64_C(0) - (uint64_t)i : (uint64_t)i; left; left >>= 1) bits++;
    *out = value_int(bits);
    return true;
}

static bool int_bit_count(Interp *in, const Value *args, Value *out) {
    (void)in;
    int64_t i = value_integer(args[0]), ones = 0;
    for (uint64_t left = i < 0 ? UINT64_C(0) - (uint64_t)i : (uint64_t)i; left; left &= left - 1)
        ones++;
    *out = value_int(ones);
    return true;
}

static bool int_itself(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int(value_integer(args[0]));
    return true;
}

static bool int_imag(Interp *in, const Value *args, Value *out) {
    (void)in;
    (void)args;
    *out = value_int(0);
    return true;
}

static bool int_denominator(Interp *in, const Value *args, Value *out) {
    (void)in;
    (void)args;
    *out = value_int(1);
    return true;
}

static bool int_ratio(Interp *in, const Value *args, Value *out) {
    Value pair[2] = {value_int(value_integer(args[0])), value_int(1)};
    *out = new_tuple(in, pair, 2);
    return true;
}

static const Native members[] = {
    ROW("bit_length", "self, /", int_bit_length, "Bits that the number takes without its sign."),
    ROW("bit_count", "self, /", int_bit_count, "Ones among the bits of the absolute value."),
    ROW("conjugate", "self, /", int_itself, "The number itself."),
    ROW("as_integer_ratio", "self, /", int_ratio, "(self, 1)."),
    ROW("__index__", "self, /", int_itself, "The number itself."),
    ROW_PROPERTY("real", int_itself, "The number itself."),
    ROW_PROPERTY("imag", int_imag, "0."),
    ROW_PROPERTY("numerator", int_itself, "The number itself."),
    ROW_PROPERTY("denominator", int_denominator, "1."),
    {0}};

/* int of an object that knows how: a tensor of one element. */
static bool int_of_object(Interp *in, Value v, Value *out) {
    static const char *const ways[] = {"__int__", "__index__", "__trunc__"};
    for (int i = 0; i < 3; i++) {
        Value method;
        bool found = false;
        if (!value_get_maybe(in, v, intern(ways[i]), &method, &found)) return false;
        if (found) return value_call_with(in, method, NULL, 0, out);
    }
    return interp_raise(in, ERROR_TYPE,
                        "int() argument must be a string, a bytes-like object or a real number, "
                        "not '%s'",
                        value_type(v)->name);
}

static bool int_make(Interp *in, const Value *args, Value *out) {
    Value v = args[0];
    int64_t base = 10;
    bool with_base = args[1].tag != TAG_ABSENT;
    if (with_base && !arg_int(in, args[1], "base", &base)) return false;
    if (value_is_str(v)) return int_parse(in, AS_STR(v)->text, AS_STR(v)->length, base, out);
    if (with_base)
        return interp_raise(in, ERROR_TYPE, "int() can't convert non-string with explicit base");
    if (v.tag == TAG_FLOAT) return float_to_int(in, v.as.number, out);
    if (!value_is_integer(v)) return int_of_object(in, v, out);
    *out = value_int(value_integer(v));
    return true;
}

static const Native make = {.name = "int",
                            .signature = "x=0, /, base=<absent>",
                            .fn = int_make,
                            .doc = "The whole number of a number (cut towards zero) or a text."};

const Type type_int = {.head = TYPE_HEAD,
                       .name = "int",
                       .doc = "Whole numbers of 64 bits.",
                       .members = members,
                       .make = &make,
                       .repr = int_repr,
                       .format = int_format,
                       .truth = int_truth,
                       .unary = int_unary,
                       .binary = int_binary,
                       .hash = int_hash};
