/* eval/call: calling any value, and f(a, b=c). */
#include <string.h>

#include "base/intern.h"
#include "eval/args.h"
#include "eval/expr.h"
#include "eval/objects.h"
#include "eval/pool.h"

bool value_callable(Interp *in, Value v) {
    return slots_of(in, value_type(v))->call != NULL;
}

bool value_call(Interp *in, Value callee, const Args *args, Value *out) {
    if (value_is_exactly(callee, &type_function))
        return function_call(in, AS_FUNCTION(callee), args, out);
    const Type *slots = slots_of(in, value_type(callee));
    if (!slots->call)
        return interp_raise(in, ERROR_TYPE, "'%s' object is not callable",
                            value_type(callee)->name);
    if (!interp_stack_left(in)) return false;
    return slots->call(in, callee, args, out);
}

bool value_call_with(Interp *in, Value callee, const Value *items, int count, Value *out) {
    Args args = {.items = items, .count = count};
    return value_call(in, callee, &args, out);
}

bool value_call_method(Interp *in, Value self, const char *name, const Value *items, int count,
                       Value *out) {
    Value method = {0};
    if (!value_get(in, self, intern(name), &method)) return false;
    return value_call_with(in, method, items, count, out);
}

static void add_qualname(Interp *in, Value v, Str *out) {
    Value module = {0}, name = {0};
    bool found = false;
    if (value_get_maybe(in, v, intern("__qualname__"), &name, &found) && found &&
        value_is(name, &type_str)) {
        if (value_get_maybe(in, v, intern("__module__"), &module, &found) && found &&
            value_is(module, &type_str) && strcmp(AS_STR(module)->text, "builtins") != 0)
            str_addf(out, "%s.", AS_STR(module)->text);
        str_addf(out, "%s()", AS_STR(name)->text);
        return;
    }
    str_addf(out, "%s object", value_type(v)->name);
}

void callee_title(Interp *in, const Callee *callee, Str *out) {
    if (callee->native)
        str_addf(out, "%s.%s()", callee->owner->name, callee->native->name);
    else
        add_qualname(in, callee->value, out);
}

static bool is_plain_function(const Found *found) {
    if (found->native) return found->native->kind == NATIVE_FUNCTION;
    return value_is_exactly(found->value, &type_function);
}

static bool find_method(Interp *in, Value v, const char *name, Callee *callee) {
    if (value_is_class(v) || value_is_exactly(v, &type_super)) return false;
    Found found = class_find(in, value_type(v), name);
    if (!found_any(&found) || !is_plain_function(&found)) return false;
    if (v.tag == TAG_OBJECT && v.as.object->has_attrs && names_find(AS_INSTANCE(v)->attrs, name))
        return false;
    *callee = (Callee){pool_hold(in, found.value), v, found.native, found.owner};
    return true;
}

static bool eval_callee(Interp *in, const Expr *e, Callee *callee) {
    *callee = (Callee){0};
    if (e->kind != EXPR_ATTRIBUTE) return eval_expr(in, e, &callee->value);
    Value object = {0};
    if (!eval_expr(in, e->as.attribute.object, &object)) return false;
    if (find_method(in, object, e->as.attribute.name, callee)) return true;
    if (!value_get(in, object, e->as.attribute.name, &callee->value))
        return interp_at(in, e->as.attribute.name_span);
    pool_hold(in, callee->value);
    return true;
}

static bool call_callee(Interp *in, const Callee *callee, ArgList *list, Value *out) {
    bool method = callee->self.tag != TAG_ABSENT;
    Args args = method ? args_with_self(list, callee->self) : args_of(list);
    if (callee->native) {
        if (!interp_stack_left(in)) return false;
        return native_call(in, callee->native, callee->owner, &args, out);
    }
    return value_call(in, callee->value, &args, out);
}

bool eval_call(Interp *in, const Expr *e, Value *out) {
    Callee callee = {0};
    if (!eval_callee(in, e->as.call.callee, &callee)) return false;
    ArgList list;
    args_init(&list);
    bool fine = args_evaluate(in, &callee, e->as.call.args, e->as.call.count, &list) &&
                call_callee(in, &callee, &list, out);
    args_release(&list);
    if (fine) pool_hold(in, *out);
    return fine;
}
