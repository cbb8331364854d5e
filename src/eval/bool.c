/* eval/bool: True and False: ints with words, and their own & | ^. */
#include "base/format.h"
#include "eval/interp.h"
#include "eval/numeric.h"

static bool bool_repr(Interp *in, Value self, Str *out) {
    (void)in;
    str_add(out, self.as.truth ? "True" : "False");
    return true;
}

static bool bool_format(Interp *in, Value self, const char *spec, Str *out) {
    Error error = {0};
    if (format_bool(self.as.truth, spec, out, &error)) return true;
    return interp_raise_from(in, &error);
}

static bool bool_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    bool logic = op == BINARY_AND || op == BINARY_OR || op == BINARY_XOR;
    if (!logic || a.tag != TAG_BOOL || b.tag != TAG_BOOL)
        return int_binary(in, op, a, b, out, done);
    bool x = a.as.truth, y = b.as.truth;
    *done = true;
    *out = value_bool(op == BINARY_AND ? x && y : op == BINARY_OR ? x || y : x != y);
    return true;
}

static bool bool_make(Interp *in, const Value *args, Value *out) {
    bool truth = false;
    if (!value_truth(in, args[0], &truth)) return false;
    *out = value_bool(truth);
    return true;
}

static const Native make = {
    .name = "bool", .signature = "x=False, /", .fn = bool_make, .doc = "Is x true?"};

const Type type_bool = {.head = TYPE_HEAD,
                        .name = "bool",
                        .base = &type_int,
                        .doc = "True or False. bool(x) is False of 0, None and what is empty.",
                        .make = &make,
                        .repr = bool_repr,
                        .format = bool_format,
                        .binary = bool_binary};
