/* eval/operator: a + b, -a, a < b, a in b, and what counts as true. */
#include <stdio.h>

#include "eval/objects.h"

const Type *value_type(Value v) {
    switch (v.tag) {
    case TAG_OBJECT: return v.as.object->type;
    case TAG_INT: return &type_int;
    case TAG_FLOAT: return &type_float;
    case TAG_BOOL: return &type_bool;
    case TAG_ELLIPSIS: return &type_ellipsis;
    default: return &type_none;
    }
}

bool value_truth(Interp *in, Value v, bool *out) {
    if (v.tag == TAG_BOOL) {
        *out = v.as.truth;
        return true;
    }
    const Type *slots = slots_of(in, value_type(v));
    if (slots->truth) return slots->truth(in, v, out);
    *out = true;
    if (!slots->length) return true;
    int64_t length = 0;
    if (!slots->length(in, v, &length)) return false;
    *out = length != 0;
    return true;
}

bool value_unary(Interp *in, UnaryOp op, Value v, Value *out) {
    bool truth = false;
    if (op == UNARY_NOT) {
        if (!value_truth(in, v, &truth)) return false;
        *out = value_bool(!truth);
        return true;
    }
    const Type *slots = slots_of(in, value_type(v));
    if (slots->unary) return slots->unary(in, op, v, out);
    return interp_raise(in, ERROR_TYPE, "bad operand type for unary %s: '%s'", unary_symbol(op),
                        value_type(v)->name);
}

/* ---- numbers without a call: what does not fit takes the long way */

static bool quick_int(BinaryOp op, int64_t a, int64_t b, Value *out) {
    int64_t i = 0;
    switch (op) {
    case BINARY_ADD:
        if (__builtin_add_overflow(a, b, &i)) return false;
        break;
    case BINARY_SUB:
        if (__builtin_sub_overflow(a, b, &i)) return false;
        break;
    case BINARY_MUL:
        if (__builtin_mul_overflow(a, b, &i)) return false;
        break;
    case BINARY_LT: *out = value_bool(a < b); return true;
    case BINARY_LE: *out = value_bool(a <= b); return true;
    case BINARY_GT: *out = value_bool(a > b); return true;
    case BINARY_GE: *out = value_bool(a >= b); return true;
    case BINARY_EQ: *out = value_bool(a == b); return true;
    case BINARY_NE: *out = value_bool(a != b); return true;
    default: return false;
    }
    *out = value_int(i);
    return true;
}

static bool quick_float(BinaryOp op, double a, double b, Value *out) {
    switch (op) {
    case BINARY_ADD: *out = value_float(a + b); return true;
    case BINARY_SUB: *out = value_float(a - b); return true;
    case BINARY_MUL: *out = value_float(a * b); return true;
    case BINARY_LT: *out = value_bool(a < b); return true;
    case BINARY_LE: *out = value_bool(a <= b); return true;
    case BINARY_GT: *out = value_bool(a > b); return true;
    case BINARY_GE: *out = value_bool(a >= b); return true;
    default: return false;
    }
}

/* ---- any pair */

static bool value_same_object(Value a, Value b) {
    if (a.tag != b.tag) return false;
    switch (a.tag) {
    case TAG_OBJECT: return a.as.object == b.as.object;
    case TAG_BOOL: return a.as.truth == b.as.truth;
    case TAG_INT: return a.as.integer == b.as.integer;
    case TAG_FLOAT: return a.as.number == b.as.number;
    default: return true;
    }
}

/* The left side's type is asked first, unless the right one is derived from it. */
static bool ask_types(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    const Type *ta = value_type(a), *tb = value_type(b);
    const Type *first = slots_of(in, ta), *second = slots_of(in, tb);
    if (ta != tb && type_is(tb, ta)) {
        const Type *swap = first;
        first = second;
        second = swap;
    }
    if (first->binary && !first->binary(in, op, a, b, out, done)) return false;
    if (*done || !second->binary || second->binary == first->binary) return true;
    return second->binary(in, op, a, b, out, done);
}

static bool raise_no_operator(Interp *in, BinaryOp op, const char *symbol, Value a, Value b) {
    const char *left = value_type(a)->name, *right = value_type(b)->name;
    if (op >= BINARY_LT)
        return interp_raise(in, ERROR_TYPE, "'%s' not supported between instances of '%s' and '%s'",
                            symbol, left, right);
    const Type *sequences[] = {&type_str, &type_list, &type_tuple};
    for (int i = 0; op == BINARY_ADD && symbol[1] == '\0' && i < 3; i++) {
        if (!value_is(a, sequences[i])) continue;
        interp_raise(in, ERROR_TYPE, "can only concatenate %s (not \"%s\") to %s",
                     sequences[i]->name, right, sequences[i]->name);
        return i == 0 && interp_fix(in, "text + str(value), or f\"text {value}\"");
    }
    return interp_raise(in, ERROR_TYPE, "unsupported operand type(s) for %s: '%s' and '%s'",
                        op == BINARY_POW && symbol[2] == '\0' ? "** or pow()" : symbol, left,
                        right);
}

static bool binary_is(BinaryOp op, Value a, Value b, Value *out) {
    *out = value_bool(value_same_object(a, b) == (op == BINARY_IS));
    return true;
}

static bool binary_in(Interp *in, BinaryOp op, Value a, Value b, Value *out) {
    bool inside = false;
    if (!value_contains(in, b, a, &inside)) return false;
    *out = value_bool(inside == (op == BINARY_IN));
    return true;
}

/* a op b, with done false where no type knows the pair. */
static bool try_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    *done = true;
    if (a.tag == TAG_INT && b.tag == TAG_INT && quick_int(op, a.as.integer, b.as.integer, out))
        return true;
    if (a.tag == TAG_FLOAT && b.tag == TAG_FLOAT && quick_float(op, a.as.number, b.as.number, out))
        return true;
    if (op == BINARY_IS || op == BINARY_IS_NOT) return binary_is(op, a, b, out);
    if (op == BINARY_IN || op == BINARY_NOT_IN) return binary_in(in, op, a, b, out);
    *done = false;
    if (!ask_types(in, op, a, b, out, done)) return false;
    if (*done || (op != BINARY_EQ && op != BINARY_NE)) return true;
    *done = true;
    *out = value_bool(value_same_object(a, b) == (op == BINARY_EQ));
    return true;
}

bool value_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out) {
    bool done = false;
    if (!try_binary(in, op, a, b, out, &done)) return false;
    return done || raise_no_operator(in, op, binary_symbol(op), a, b);
}

bool value_update(Interp *in, BinaryOp op, Value a, Value b, Value *out) {
    bool number = a.tag == TAG_INT || a.tag == TAG_FLOAT, done = false;
    const Type *slots = number ? NULL : slots_of(in, value_type(a));
    if (slots && slots->update && !slots->update(in, op, a, b, out, &done)) return false;
    if (!done && !try_binary(in, op, a, b, out, &done)) return false;
    if (done) return true;
    char symbol[8];
    snprintf(symbol, sizeof symbol, "%s=", binary_symbol(op));
    return raise_no_operator(in, op, symbol, a, b);
}

bool value_equal(Interp *in, Value a, Value b, bool *out) {
    Value answer = {0};
    if (!value_binary(in, BINARY_EQ, a, b, &answer)) return false;
    return value_truth(in, answer, out);
}

bool value_hash(Interp *in, Value v, uint64_t *out) {
    const Type *slots = slots_of(in, value_type(v));
    if (slots->hash) return slots->hash(in, v, out);
    *out = v.tag == TAG_OBJECT ? (uint64_t)(uintptr_t)v.as.object >> 4 : 0;
    return true;
}
