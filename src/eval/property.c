/* eval/property: property, staticmethod and classmethod. */
#include "eval/objects.h"
#include "eval/pool.h"

static Value new_property(Interp *in, Value get, Value set, Value delete) {
    PropertyObject *p = new_object(in, &type_property, sizeof *p);
    p->get = value_retain(get);
    p->set = value_retain(set);
    p->delete = value_retain(delete);
    return value_object(p);
}

static void property_clear(Object *self) {
    PropertyObject *p = (PropertyObject *)(void *)self;
    PropertyObject old = *p;
    p->get = p->set = p->delete = value_none();
    value_drop(old.get);
    value_drop(old.set);
    value_drop(old.delete);
}

static bool property_make(Interp *in, const Value *args, Value *out) {
    *out = new_property(in, args[0], args[1], args[2]);
    return true;
}

/* @x.setter and its like: the same property with one part replaced. */
static bool property_setter(Interp *in, const Value *args, Value *out) {
    const PropertyObject *p = AS_PROPERTY(args[0]);
    *out = new_property(in, p->get, args[1], p->delete);
    return true;
}

static bool property_getter(Interp *in, const Value *args, Value *out) {
    const PropertyObject *p = AS_PROPERTY(args[0]);
    *out = new_property(in, args[1], p->set, p->delete);
    return true;
}

static bool property_deleter(Interp *in, const Value *args, Value *out) {
    const PropertyObject *p = AS_PROPERTY(args[0]);
    *out = new_property(in, p->get, p->set, args[1]);
    return true;
}

static const Native property_members[] = {
    {.name = "getter", .signature = "self, fget, /", .fn = property_getter, .doc = "Reads it."},
    {.name = "setter", .signature = "self, fset, /", .fn = property_setter, .doc = "Sets it."},
    {.name = "deleter", .signature = "self, fdel, /", .fn = property_deleter, .doc = "Deletes it."},
    {0}};

static const Native make_property = {.name = "property",
                                     .signature = "fget=None, fset=None, fdel=None, doc=None",
                                     .fn = property_make,
                                     .doc = "An attribute that is computed."};

const Type type_property = {.head = TYPE_HEAD,
                            .name = "property",
                            .doc = "An attribute that is computed.",
                            .members = property_members,
                            .make = &make_property,
                            .clear = property_clear};

/* ---- staticmethod, classmethod */

static Value new_wrapped(Interp *in, const Type *type, Value function) {
    WrappedMethod *w = new_object(in, type, sizeof *w);
    w->function = value_retain(function);
    return value_object(w);
}

static void wrapped_clear(Object *self) {
    WrappedMethod *w = (WrappedMethod *)(void *)self;
    Value function = w->function;
    w->function = value_none();
    value_drop(function);
}

static bool static_make(Interp *in, const Value *args, Value *out) {
    *out = new_wrapped(in, &type_staticmethod, args[0]);
    return true;
}

static bool class_make(Interp *in, const Value *args, Value *out) {
    *out = new_wrapped(in, &type_classmethod, args[0]);
    return true;
}

static bool wrapped_call(Interp *in, Value self, const Args *args, Value *out) {
    return value_call(in, AS_WRAPPED(self)->function, args, out);
}

static const Native make_static = {.name = "staticmethod",
                                   .signature = "function, /",
                                   .fn = static_make,
                                   .doc = "A function of a class that gets no self."};
static const Native make_class = {.name = "classmethod",
                                  .signature = "function, /",
                                  .fn = class_make,
                                  .doc = "A method that gets the class as its first argument."};

const Type type_staticmethod = {.head = TYPE_HEAD,
                                .name = "staticmethod",
                                .doc = "A function of a class that gets no self.",
                                .make = &make_static,
                                .clear = wrapped_clear,
                                .call = wrapped_call};
const Type type_classmethod = {.head = TYPE_HEAD,
                               .name = "classmethod",
                               .doc = "A method that gets the class as its first argument.",
                               .make = &make_class,
                               .clear = wrapped_clear};
