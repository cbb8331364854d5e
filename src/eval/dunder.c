/* eval/dunder: the slots of classes that define __repr__, __len__, __iter__, ... */
#include "eval/dunder.h"

#include "base/intern.h"
#include "eval/args.h"
#include "eval/objects.h"

static bool call_own(Interp *in, const char *method, Value self, const Value *items, int count,
                     Value *out) {
    Found found = class_find(in, value_type(self), intern(method));
    if (!found_any(&found))
        return interp_raise(in, ERROR_ATTRIBUTE, "'%s' object has no attribute '%s'",
                            value_type(self)->name, method);
    Args args = {.items = items, .count = count};
    return found_call(in, &found, self, &args, out);
}

/* A method that must give a text. */
static bool call_text(Interp *in, const char *method, Value self, const Value *items, int count,
                      Str *out) {
    Value text = {0};
    if (!call_own(in, method, self, items, count, &text)) return false;
    if (!value_is(text, &type_str))
        return interp_raise(in, ERROR_TYPE, "%s returned non-string (type %s)", method,
                            value_type(text)->name);
    str_add_n(out, AS_STR(text)->text, (size_t)AS_STR(text)->length);
    return true;
}

bool dunder_repr(Interp *in, Value self, Str *out) {
    return call_text(in, "__repr__", self, NULL, 0, out);
}

bool dunder_str(Interp *in, Value self, Str *out) {
    return call_text(in, "__str__", self, NULL, 0, out);
}

bool dunder_format(Interp *in, Value self, const char *spec, Str *out) {
    Value text = new_str(in, spec);
    return call_text(in, "__format__", self, &text, 1, out);
}

bool dunder_truth(Interp *in, Value self, bool *out) {
    Value truth = {0};
    if (!call_own(in, "__bool__", self, NULL, 0, &truth)) return false;
    if (truth.tag != TAG_BOOL)
        return interp_raise(in, ERROR_TYPE, "__bool__ should return bool, returned %s",
                            value_type(truth)->name);
    *out = truth.as.truth;
    return true;
}

bool dunder_length(Interp *in, Value self, int64_t *out) {
    Value length = {0};
    if (!call_own(in, "__len__", self, NULL, 0, &length)) return false;
    if (!arg_int(in, length, "__len__()", out)) return false;
    return *out >= 0 || interp_raise(in, ERROR_VALUE, "__len__() should return >= 0");
}

bool dunder_iterate(Interp *in, Value self, Value *iterator) {
    if (!call_own(in, "__iter__", self, NULL, 0, iterator)) return false;
    if (slots_of(in, value_type(*iterator))->next) return true;
    return interp_raise(in, ERROR_TYPE, "iter() returned non-iterator of type '%s'",
                        value_type(*iterator)->name);
}

bool dunder_next(Interp *in, Value self, Value *out, bool *done) {
    *done = false;
    if (call_own(in, "__next__", self, NULL, 0, out)) return true;
    if (!interp_raised(in, exception_type(ERROR_STOP_ITERATION))) return false;
    interp_forgive(in);
    *done = true;
    return true;
}

bool dunder_item(Interp *in, Value self, Value key, Value *out) {
    return call_own(in, "__getitem__", self, &key, 1, out);
}

bool dunder_set_item(Interp *in, Value self, Value key, Value value) {
    Value items[2] = {key, value}, none;
    return call_own(in, "__setitem__", self, items, 2, &none);
}

bool dunder_del_item(Interp *in, Value self, Value key) {
    Value none = {0};
    return call_own(in, "__delitem__", self, &key, 1, &none);
}

bool dunder_contains(Interp *in, Value self, Value item, bool *out) {
    Value truth = {0};
    return call_own(in, "__contains__", self, &item, 1, &truth) && value_truth(in, truth, out);
}

bool dunder_call(Interp *in, Value self, const Args *args, Value *out) {
    Found found = class_find(in, value_type(self), intern("__call__"));
    return found_call(in, &found, self, args, out);
}

bool dunder_hash(Interp *in, Value self, uint64_t *out) {
    Value hash = {0};
    if (!call_own(in, "__hash__", self, NULL, 0, &hash)) return false;
    if (hash.tag != TAG_INT && hash.tag != TAG_BOOL)
        return interp_raise(in, ERROR_TYPE, "__hash__ method should return an integer");
    *out = hash.tag == TAG_INT ? (uint64_t)hash.as.integer : hash.as.truth;
    return true;
}

bool dunder_no_hash(Interp *in, Value self, uint64_t *out) {
    (void)out;
    return interp_raise(in, ERROR_TYPE, "unhashable type: '%s'", value_type(self)->name);
}

bool dunder_get(Interp *in, Value self, const char *name, Value *out, bool *found) {
    Value text = new_str(in, name);
    *found = call_own(in, "__getattr__", self, &text, 1, out);
    return *found;
}

bool dunder_set(Interp *in, Value self, const char *name, Value value, bool *done) {
    Value items[2] = {new_str(in, name), value}, none;
    *done = true;
    return call_own(in, "__setattr__", self, items, 2, &none);
}

/* ---- operators */

static const char *const unary_methods[] = {[UNARY_NEGATE] = "__neg__",
                                            [UNARY_PLUS] = "__pos__",
                                            [UNARY_INVERT] = "__invert__",
                                            [UNARY_NOT] = "__not__"};

typedef struct BinaryMethods {
    const char *own, *reflected, *in_place;
} BinaryMethods;

static const BinaryMethods binary_methods[BINARY_OPS] = {
    [BINARY_ADD] = {"__add__", "__radd__", "__iadd__"},
    [BINARY_SUB] = {"__sub__", "__rsub__", "__isub__"},
    [BINARY_MUL] = {"__mul__", "__rmul__", "__imul__"},
    [BINARY_DIV] = {"__truediv__", "__rtruediv__", "__itruediv__"},
    [BINARY_FLOORDIV] = {"__floordiv__", "__rfloordiv__", "__ifloordiv__"},
    [BINARY_MOD] = {"__mod__", "__rmod__", "__imod__"},
    [BINARY_POW] = {"__pow__", "__rpow__", "__ipow__"},
    [BINARY_MATMUL] = {"__matmul__", "__rmatmul__", "__imatmul__"},
    [BINARY_AND] = {"__and__", "__rand__", "__iand__"},
    [BINARY_OR] = {"__or__", "__ror__", "__ior__"},
    [BINARY_XOR] = {"__xor__", "__rxor__", "__ixor__"},
    [BINARY_LSHIFT] = {"__lshift__", "__rlshift__", "__ilshift__"},
    [BINARY_RSHIFT] = {"__rshift__", "__rrshift__", "__irshift__"},
    [BINARY_LT] = {"__lt__", "__gt__", NULL},
    [BINARY_LE] = {"__le__", "__ge__", NULL},
    [BINARY_GT] = {"__gt__", "__lt__", NULL},
    [BINARY_GE] = {"__ge__", "__le__", NULL},
    [BINARY_EQ] = {"__eq__", "__eq__", NULL},
    [BINARY_NE] = {"__ne__", "__ne__", NULL},
};

/* Ask a method of a class body or table, if there is one; NotImplemented is no answer. */
static bool ask(Interp *in, const char *method, Value self, Value other, Value *out, bool *done) {
    if (!method) return true;
    Found found = class_find(in, value_type(self), intern(method));
    if (!found_any(&found) || found.owner == &type_object) return true;
    Args args = {.items = &other, .count = 1};
    Value answer = {0};
    if (!found_call(in, &found, self, &args, &answer)) return false;
    *done = !value_is_exactly(answer, &type_not_implemented);
    if (*done) *out = answer;
    return true;
}

bool dunder_unary(Interp *in, UnaryOp op, Value self, Value *out) {
    Found found = class_find(in, value_type(self), intern(unary_methods[op]));
    Args none = {0};
    if (found_any(&found)) return found_call(in, &found, self, &none, out);
    return interp_raise(in, ERROR_TYPE, "bad operand type for unary %s: '%s'", unary_symbol(op),
                        value_type(self)->name);
}

/* a != b is not (a == b) where there is no __ne__. */
static bool ask_not_equal(Interp *in, Value a, Value b, Value *out, bool *done) {
    bool equal = false;
    if (!ask(in, "__eq__", a, b, out, done) || !*done) return !in->error.kind;
    if (!value_truth(in, *out, &equal)) return false;
    *out = value_bool(!equal);
    return true;
}

bool dunder_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    const BinaryMethods *methods = &binary_methods[op];
    if (!ask(in, methods->own, a, b, out, done)) return false;
    if (!*done && op == BINARY_NE && !ask_not_equal(in, a, b, out, done)) return false;
    if (*done) return true;
    bool pair = value_type(a) != value_type(b) || op >= BINARY_LT;
    return pair ? ask(in, methods->reflected, b, a, out, done) : true;
}

bool dunder_update(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    return ask(in, binary_methods[op].in_place, a, b, out, done);
}
