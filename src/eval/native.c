/* eval/native: builtins as values, and bound methods. */
#include "eval/objects.h"
#include "eval/pool.h"

Value new_native(Interp *in, const Native *native, const Type *owner, const char *module) {
    NativeObject *o = new_object(in, &type_native, sizeof *o);
    o->native = native;
    o->owner = owner;
    o->module = module;
    return value_object(o);
}

bool native_call(Interp *in, const Native *native, const Type *owner, const Args *args,
                 Value *out) {
    const Signature *signature = signature_of(in, native);
    if (!signature) return false;
    Value bound[PARAMETERS_MAX];
    if (!bind_arguments(in, signature, owner ? owner->name : NULL, native->name, args, bound))
        return false;
    *out = value_none();
    return native->fn(in, bound, out);
}

bool native_value(Interp *in, const Native *row, const char *module, Value *out) {
    if (row->kind == NATIVE_CONSTANT) return row->fn(in, NULL, out);
    if (row->kind == NATIVE_TYPE)
        *out = type_value(row->type);
    else
        *out = new_native(in, row, NULL, module);
    return true;
}

/* list.append(3, 4): what is called through its class must get an object of that class first. */
static bool check_self(Interp *in, const NativeObject *o, const Args *args) {
    if (o->native->kind == NATIVE_PROPERTY)
        return interp_raise(in, ERROR_TYPE, "'getset_descriptor' object is not callable");
    if (!o->owner || o->native->kind != NATIVE_FUNCTION) return true;
    if (args->count == 0)
        return interp_raise(in, ERROR_TYPE, "unbound method %s.%s() needs an argument",
                            o->owner->name, o->native->name);
    if (value_is(args->items[0], o->owner)) return true;
    return interp_raise(in, ERROR_TYPE,
                        "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
                        o->native->name, o->owner->name, value_type(args->items[0])->name);
}

static bool native_object_call(Interp *in, Value self, const Args *args, Value *out) {
    const NativeObject *o = AS_NATIVE(self);
    return check_self(in, o, args) && native_call(in, o->native, o->owner, args, out);
}

/* <built-in function print>, <method 'append' of 'list' objects> */
static bool native_repr(Interp *in, Value self, Str *out) {
    const NativeObject *o = AS_NATIVE(self);
    (void)in;
    if (o->owner && o->native->kind == NATIVE_FUNCTION)
        str_addf(out, "<method '%s' of '%s' objects>", o->native->name, o->owner->name);
    else
        str_addf(out, "<built-in function %s>", o->native->name);
    return true;
}

static bool give_text(Interp *in, const char *text, Value *out) {
    *out = text ? new_str(in, text) : value_none();
    return true;
}

static bool native_name(Interp *in, const Value *args, Value *out) {
    return give_text(in, AS_NATIVE(args[0])->native->name, out);
}

static bool native_doc(Interp *in, const Value *args, Value *out) {
    return give_text(in, AS_NATIVE(args[0])->native->doc, out);
}

static bool native_module(Interp *in, const Value *args, Value *out) {
    const NativeObject *o = AS_NATIVE(args[0]);
    return give_text(in, o->module ? o->module : "builtins", out);
}

static const Native members[] = {
    {.name = "__name__", .fn = native_name, .kind = NATIVE_PROPERTY, .doc = "Its name."},
    {.name = "__qualname__", .fn = native_name, .kind = NATIVE_PROPERTY, .doc = "Its name."},
    {.name = "__doc__", .fn = native_doc, .kind = NATIVE_PROPERTY, .doc = "What it does."},
    {.name = "__module__", .fn = native_module, .kind = NATIVE_PROPERTY, .doc = "Its module."},
    {0}};

const Type type_native = {.head = TYPE_HEAD,
                          .name = "builtin_function_or_method",
                          .doc = "A function that is built in.",
                          .members = members,
                          .repr = native_repr,
                          .call = native_object_call};
