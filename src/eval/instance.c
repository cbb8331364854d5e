/* eval/instance: objects of classes, and calling a class. */
#include "base/intern.h"
#include "eval/args.h"
#include "eval/class.h"
#include "eval/pool.h"

void instance_clear(Object *self) {
    Instance *instance = (Instance *)(void *)self;
    if (!self->has_attrs) return;
    Names *attrs = instance->attrs;
    instance->attrs = NULL;
    names_free(attrs);
}

Value new_instance(Interp *in, const Type *type) {
    Instance *instance = new_object(in, type, sizeof *instance);
    instance->head.has_attrs = true;
    instance->attrs = names_new();
    return value_object(instance);
}

static bool check_arguments(Interp *in, const Type *type, const Args *args) {
    if (args->count == 0 && args->named_count == 0) return true;
    return interp_raise(in, ERROR_TYPE, "%s() takes no arguments", type->name);
}

static bool initialise(Interp *in, const Type *type, Value self, const Args *args) {
    Found init = class_find(in, type, intern("__init__"));
    if (init.owner == &type_object) return check_arguments(in, type, args);
    Value none = value_none();
    if (!found_call(in, &init, self, args, &none)) return false;
    if (none.tag == TAG_NONE) return true;
    return interp_raise(in, ERROR_TYPE, "__init__() should return None, not '%s'",
                        value_type(none)->name);
}

bool class_instance(Interp *in, const Type *type, Value args, Value *out) {
    if (type_is_exception(type))
        *out = new_exception(in, type, AS_LIST(args)->items, (int)AS_LIST(args)->count);
    else if (type_makes_instances(in, type))
        *out = new_instance(in, type);
    else
        return interp_raise(in, ERROR_TYPE, "cannot create '%s' instances", type->name);
    return true;
}

/* A class with a __new__ of its own: what that gives is initialised where it is an instance. */
static bool call_new(Interp *in, const Found *new, const Type *type, const Args *args, Value *out) {
    Value callee = {0};
    ArgList list;
    args_init(&list);
    args_add(&list, type_value(type));
    for (int i = 0; i < args->count; i++) args_add(&list, args->items[i]);
    for (int i = 0; i < args->named_count; i++)
        args_add_named(&list, args->names[i], args->named[i]);
    Args all = args_of(&list);
    bool fine = found_plain(in, new, type, &callee) && value_call(in, callee, &all, out);
    args_release(&list);
    if (!fine || !value_is(*out, type)) return fine;
    Found init = class_find(in, type, intern("__init__"));
    return init.owner == &type_object || initialise(in, type, *out, args);
}

bool class_call(Interp *in, const Type *type, const Args *args, Value *out) {
    const Native *make = type_make_of(type);
    if (make) return native_call(in, make, NULL, args, out);
    Found new = class_find(in, type, intern("__new__"));
    if (new.owner != &type_object) return call_new(in, &new, type, args, out);
    Value items = type_is_exception(type) ? new_tuple(in, args->items, args->count) : value_none();
    return class_instance(in, type, items, out) && initialise(in, type, *out, args);
}
