/* eval/float: floats: IEEE doubles with Python's signs and errors. */
#include <inttypes.h>
#include <math.h>

#include "base/format.h"
#include "base/intern.h"
#include "base/number.h"
#include "eval/numeric.h"
#include "eval/rows.h"
#include "eval/text.h"

static bool float_repr(Interp *in, Value self, Str *out) {
    (void)in;
    number_repr(self.as.number, out);
    return true;
}

static bool float_format(Interp *in, Value self, const char *spec, Str *out) {
    Error error = {0};
    if (format_double(self.as.number, spec, out, &error)) return true;
    return interp_raise_from(in, &error);
}

static bool float_truth(Interp *in, Value self, bool *out) {
    (void)in;
    *out = self.as.number != 0;
    return true;
}

static bool float_hash(Interp *in, Value self, uint64_t *out) {
    (void)in;
    *out = hash_double(self.as.number);
    return true;
}

static bool float_unary(Interp *in, UnaryOp op, Value self, Value *out) {
    if (op == UNARY_INVERT)
        return interp_raise(in, ERROR_TYPE, "bad operand type for unary ~: 'float'");
    *out = op == UNARY_NEGATE ? value_float(-self.as.number) : self;
    return true;
}

static bool float_divide(Interp *in, BinaryOp op, double a, double b, Value *out) {
    if (b == 0)
        return interp_raise(in, ERROR_ZERO_DIVISION,
                            op == BINARY_DIV   ? "float division by zero"
                            : op == BINARY_MOD ? "float modulo"
                                               : "float floor division by zero");
    double quotient = a / b, remainder = 0;
    if (op != BINARY_DIV) float_divmod(a, b, &quotient, &remainder);
    *out = value_float(op == BINARY_MOD ? remainder : quotient);
    return true;
}

static bool float_binary(Interp *in, BinaryOp op, Value left, Value right, Value *out, bool *done) {
    if (!value_is_number(left) || !value_is_number(right)) return true;
    double a = value_double(left), b = value_double(right);
    *done = true;
    switch (op) {
    case BINARY_ADD: *out = value_float(a + b); return true;
    case BINARY_SUB: *out = value_float(a - b); return true;
    case BINARY_MUL: *out = value_float(a * b); return true;
    case BINARY_DIV:
    case BINARY_FLOORDIV:
    case BINARY_MOD: return float_divide(in, op, a, b, out);
    case BINARY_POW: return float_pow(in, a, b, out);
    default: break;
    }
    if (op >= BINARY_LT && op <= BINARY_NE)
        *out = value_bool(order_says(op, number_order(left, right)));
    else
        *done = false;
    return true;
}

/* -- methods ---------------------------------------------------------------------------------- */

static bool float_is_integer(Interp *in, const Value *args, Value *out) {
    (void)in;
    double x = args[0].as.number;
    *out = value_bool(isfinite(x) && floor(x) == x);
    return true;
}

/* x = fraction * 2^exponent with a whole odd fraction; both parts must fit an int. */
static bool float_ratio(Interp *in, const Value *args, Value *out) {
    double x = args[0].as.number;
    if (isnan(x)) return interp_raise(in, ERROR_VALUE, "cannot convert NaN to integer ratio");
    if (isinf(x))
        return interp_raise(in, ERROR_OVERFLOW, "cannot convert Infinity to integer ratio");
    int exponent = 0;
    double fraction = frexp(x, &exponent);
    for (; fraction != floor(fraction); exponent--) fraction *= 2;
    if (x == 0) exponent = 0;
    if (exponent < -62 || (exponent > 0 && fabs(x) >= 0x1p63))
        return raise_overflow(in, "this ratio");
    Value pair[2] = {value_int((int64_t)(exponent > 0 ? x : fraction)),
                     value_int(exponent > 0 ? 1 : INT64_C(1) << -exponent)};
    *out = new_tuple(in, pair, 2);
    return true;
}

static bool float_hex(Interp *in, const Value *args, Value *out) {
    double x = args[0].as.number;
    Str s;
    str_init(&s);
    if (!isfinite(x))
        number_repr(x, &s);
    else if (x == 0)
        str_add(&s, signbit(x) ? "-0x0.0p+0" : "0x0.0p+0");
    else
        str_addf(&s, "%.13a", x);
    *out = new_str_take(in, &s);
    return true;
}

static bool float_itself(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = args[0];
    return true;
}

static bool float_imag(Interp *in, const Value *args, Value *out) {
    (void)in;
    (void)args;
    *out = value_float(0);
    return true;
}

static const Native members[] = {
    ROW("is_integer", "self, /", float_is_integer, "Is it a whole number?"),
    ROW("as_integer_ratio", "self, /", float_ratio, "Two ints whose quotient it is, exactly."),
    ROW("hex", "self, /", float_hex, "Its bits as hexadecimal digits."),
    ROW("conjugate", "self, /", float_itself, "The number itself."),
    ROW_PROPERTY("real", float_itself, "The number itself."),
    ROW_PROPERTY("imag", float_imag, "0.0."),
    {0}};

/* float of an object that knows how: a tensor of one element. */
static bool float_of_object(Interp *in, Value v, Value *out) {
    static const char *const ways[] = {"__float__", "__index__"};
    for (int i = 0; i < 2; i++) {
        Value method;
        bool found = false;
        if (!value_get_maybe(in, v, intern(ways[i]), &method, &found)) return false;
        if (!found) continue;
        if (!value_call_with(in, method, NULL, 0, out)) return false;
        if (value_is_number(*out)) *out = value_float(value_double(*out));
        return true;
    }
    return interp_raise(in, ERROR_TYPE,
                        "float() argument must be a string or a real number, not '%s'",
                        value_type(v)->name);
}

static bool float_make(Interp *in, const Value *args, Value *out) {
    Value v = args[0];
    if (value_is_str(v)) return float_parse(in, AS_STR(v)->text, AS_STR(v)->length, out);
    if (!value_is_number(v)) return float_of_object(in, v, out);
    *out = value_float(value_double(v));
    return true;
}

static const Native make = {.name = "float",
                            .signature = "x=0.0, /",
                            .fn = float_make,
                            .doc = "The float of a number or a text."};

const Type type_float = {.head = TYPE_HEAD,
                         .name = "float",
                         .doc = "Numbers with a point: 64-bit floats, about 16 digits.",
                         .members = members,
                         .make = &make,
                         .repr = float_repr,
                         .format = float_format,
                         .truth = float_truth,
                         .unary = float_unary,
                         .binary = float_binary,
                         .hash = float_hash};
