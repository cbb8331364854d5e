/* eval/method: x.f, a function with its self. */
#include "eval/args.h"
#include "eval/objects.h"
#include "eval/pool.h"

static MethodObject *method_new(Interp *in, const Type *type, Value self) {
    MethodObject *m = new_object(in, type, sizeof *m);
    m->self = value_retain(self);
    return m;
}

Value new_method(Interp *in, Value self, Value function) {
    MethodObject *m = method_new(in, &type_method, self);
    m->function = value_retain(function);
    return value_object(m);
}

Value new_native_method(Interp *in, Value self, const Native *native, const Type *owner) {
    MethodObject *m = method_new(in, &type_native_method, self);
    m->native = native;
    m->owner = owner;
    return value_object(m);
}

static void method_clear(Object *self) {
    MethodObject *m = (MethodObject *)(void *)self;
    Value held = m->self, function = m->function;
    m->self = m->function = (Value){0};
    value_drop(held);
    value_drop(function);
}

static bool method_call(Interp *in, Value self, const Args *args, Value *out) {
    const MethodObject *m = AS_METHOD(self);
    ArgList list;
    args_init(&list);
    args_add(&list, m->self);
    for (int i = 0; i < args->count; i++) args_add(&list, args->items[i]);
    Args all = args_of(&list);
    all.names = args->names;
    all.named = args->named;
    all.named_count = args->named_count;
    bool fine = m->native ? native_call(in, m->native, m->owner, &all, out)
                          : value_call(in, m->function, &all, out);
    args_release(&list);
    return fine;
}

/* <bound method A.f of <...>>, <built-in method append of list object at 0x...> */
static bool method_repr(Interp *in, Value self, Str *out) {
    const MethodObject *m = AS_METHOD(self);
    if (m->native) {
        str_addf(out, "<built-in method %s of %s object at %p>", m->native->name,
                 value_type(m->self)->name, (void *)m->self.as.object);
        return true;
    }
    const char *name = value_is_exactly(m->function, &type_function)
                           ? AS_FUNCTION(m->function)->qualname
                           : value_type(m->function)->name;
    str_addf(out, "<bound method %s of ", name);
    if (!value_repr(in, m->self, out)) return false;
    str_add_char(out, '>');
    return true;
}

bool value_is_method(Value v) {
    return value_is(v, &type_method);
}

static bool same_method(const MethodObject *a, const MethodObject *b) {
    return a->native == b->native && a->function.tag == b->function.tag &&
           (a->native || a->function.as.object == b->function.as.object) &&
           a->self.tag == b->self.tag && a->self.as.object == b->self.as.object;
}

static bool method_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    (void)in;
    if (op != BINARY_EQ && op != BINARY_NE) return true;
    if (!value_is_method(a) || !value_is_method(b)) return true;
    *done = true;
    *out = value_bool(same_method(AS_METHOD(a), AS_METHOD(b)) == (op == BINARY_EQ));
    return true;
}

/* Other attributes are those of the function: __name__, __doc__. */
static bool method_get(Interp *in, Value self, const char *name, Value *out, bool *found) {
    const MethodObject *m = AS_METHOD(self);
    Value function = m->native ? new_native(in, m->native, m->owner, NULL) : m->function;
    return value_get_maybe(in, function, name, out, found);
}

static bool method_self(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = AS_METHOD(args[0])->self;
    return true;
}

static bool method_function(Interp *in, const Value *args, Value *out) {
    const MethodObject *m = AS_METHOD(args[0]);
    *out = m->native ? new_native(in, m->native, m->owner, NULL) : m->function;
    return true;
}

static const Native members[] = {
    {.name = "__self__", .fn = method_self, .kind = NATIVE_PROPERTY, .doc = "Its object."},
    {.name = "__func__", .fn = method_function, .kind = NATIVE_PROPERTY, .doc = "Its function."},
    {0}};

const Type type_method = {.head = TYPE_HEAD,
                          .name = "method",
                          .doc = "A function with the object that it belongs to.",
                          .members = members,
                          .clear = method_clear,
                          .repr = method_repr,
                          .call = method_call,
                          .binary = method_binary,
                          .get = method_get};

/* [].append calls itself what a function of a module does. */
const Type type_native_method = {.head = TYPE_HEAD,
                                 .name = "builtin_function_or_method",
                                 .doc = "A function that is built in.",
                                 .base = &type_method};
