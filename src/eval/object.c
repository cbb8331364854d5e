/* eval/object: object, the class that all others end in; its methods are what is done where a
 * class says nothing else. */
#include <stddef.h>
#include <string.h>

#include "base/intern.h"
#include "eval/class.h"
#include "eval/pool.h"

static bool object_init(Interp *in, const Value *args, Value *out) {
    const Type *type = value_type(args[0]);
    *out = value_none();
    if (AS_LIST(args[1])->count == 0) return true;
    Found init = class_find(in, type, intern("__init__"));
    if (init.owner != &type_object)
        return interp_raise(in, ERROR_TYPE,
                            "object.__init__() takes exactly one argument (the instance to "
                            "initialize)");
    return interp_raise(in, ERROR_TYPE, "%s() takes no arguments", type->name);
}

/* What the nearest static class does by a slot: super().__repr__() of a class over nn.Module. */
static const Type *with_slot(const Type *type, size_t offset) {
    Mro mro = mro_of(type);
    for (const Type *t; (t = mro_next(&mro)) && t != &type_object;) {
        void (*slot)(void);
        memcpy(&slot, (const char *)t + offset, sizeof slot);
        if (!type_is_made(t) && slot) return t;
    }
    return NULL;
}

static bool give_text(Interp *in, bool fine, Str *s, Value *out) {
    if (fine) *out = new_str_n(in, s->text, s->length);
    str_release(s);
    return fine;
}

static void add_default_repr(Value self, Str *out) {
    str_add_char(out, '<');
    type_add_path(value_type(self), out);
    str_addf(out, " object at %p>", (void *)self.as.object);
}

static bool object_repr(Interp *in, const Value *args, Value *out) {
    Str s;
    str_init(&s);
    if (args[0].tag == TAG_OBJECT)
        add_default_repr(args[0], &s);
    else
        value_repr(in, args[0], &s);
    return give_text(in, true, &s, out);
}

static bool object_str(Interp *in, const Value *args, Value *out) {
    Str s;
    str_init(&s);
    return give_text(in, value_repr(in, args[0], &s), &s, out);
}

static bool object_set(Interp *in, const Value *args, Value *out) {
    const char *name;
    *out = value_none();
    if (!arg_text(in, args[1], "name", &name)) return false;
    const Type *type = with_slot(value_type(args[0]), offsetof(Type, set));
    bool done = false;
    if (type && !type->set(in, args[0], intern(name), args[2], &done)) return false;
    return done || value_set_plain(in, args[0], intern(name), args[2]);
}

static bool object_get(Interp *in, const Value *args, Value *out) {
    const char *name;
    if (!arg_text(in, args[1], "name", &name)) return false;
    return value_get(in, args[0], intern(name), out);
}

/* object.__new__(cls): the object that __init__ is then given. */
static bool object_new_instance(Interp *in, const Value *args, Value *out) {
    if (value_is_class(args[0])) return class_instance(in, AS_TYPE(args[0]), args[1], out);
    return interp_raise(in, ERROR_TYPE, "object.__new__(X): X is not a type object (%s)",
                        value_type(args[0])->name);
}

static bool is_same(Value a, Value b) {
    return a.tag == TAG_OBJECT && b.tag == TAG_OBJECT && a.as.object == b.as.object;
}

static bool object_equal(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = is_same(args[0], args[1]) ? value_bool(true) : value_not_implemented;
    return true;
}

static bool object_hash(Interp *in, const Value *args, Value *out) {
    uint64_t hash = 0;
    if (!value_hash(in, args[0], &hash)) return false;
    *out = value_int((int64_t)hash);
    return true;
}

static const Native members[] = {
    {.name = "__new__",
     .signature = "cls, /, *args, **kwargs",
     .fn = object_new_instance,
     .kind = NATIVE_STATIC},
    {.name = "__init__", .signature = "self, /, *args", .fn = object_init},
    {.name = "__repr__", .signature = "self, /", .fn = object_repr},
    {.name = "__str__", .signature = "self, /", .fn = object_str},
    {.name = "__setattr__", .signature = "self, name, value, /", .fn = object_set},
    {.name = "__getattribute__", .signature = "self, name, /", .fn = object_get},
    {.name = "__eq__", .signature = "self, value, /", .fn = object_equal},
    {.name = "__hash__", .signature = "self, /", .fn = object_hash},
    {0}};

static bool default_repr(Interp *in, Value self, Str *out) {
    (void)in;
    add_default_repr(self, out);
    return true;
}

const Type type_object = {.head = TYPE_HEAD,
                          .name = "object",
                          .doc = "What every value is.",
                          .members = members,
                          .clear = instance_clear,
                          .repr = default_repr};
