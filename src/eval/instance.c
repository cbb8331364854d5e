/* eval/instance: objects of classes, and calling a class. */
#include "base/intern.h"
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

bool class_call(Interp *in, const Type *type, const Args *args, Value *out) {
    const Native *make = type_make_of(type);
    if (make) return native_call(in, make, NULL, args, out);
    if (type_is_exception(type))
        *out = new_exception(in, type, args->items, args->count);
    else if (type_makes_instances(in, type))
        *out = new_instance(in, type);
    else
        return interp_raise(in, ERROR_TYPE, "cannot create '%s' instances", type->name);
    return initialise(in, type, *out, args);
}
