/* eval/super: super().__init__(): the next class's attributes, with this object's self. */
#include "eval/objects.h"
#include "eval/pool.h"

static void super_clear(Object *self) {
    SuperObject *s = (SuperObject *)(void *)self;
    Value held = s->self;
    const Type *start = s->start, *type = s->type;
    s->self = value_none();
    s->start = s->type = NULL;
    value_drop(held);
    if (start) value_drop(type_value(start));
    if (type) value_drop(type_value(type));
}

/* The method that runs, also from inside a comprehension or a function in it. */
static const Scope *method_scope(Interp *in) {
    const Frame *frame = in->frame;
    if (!frame) return NULL;
    return frame->scope;
}

static bool find_method(Interp *in, const Type **class, Value *self) {
    const Scope *scope = method_scope(in);
    if (!scope) return interp_raise(in, ERROR_RUNTIME, "super(): no arguments");
    *class = in->frame->function->class;
    const Function *function = scope->function;
    if (!*class) return interp_raise(in, ERROR_RUNTIME, "super(): __class__ cell not found");
    Value *first =
        function->param_count ? names_find(&scope->names, function->params[0].name) : NULL;
    if (!first) return interp_raise(in, ERROR_RUNTIME, "super(): no arguments");
    *self = *first;
    return true;
}

static bool super_make(Interp *in, const Value *args, Value *out) {
    const Type *start = NULL;
    Value self = args[1];
    if (args[0].tag == TAG_ABSENT) {
        if (!find_method(in, &start, &self)) return false;
    } else if (!value_is_class(args[0])) {
        return interp_raise(in, ERROR_TYPE, "super() argument 1 must be a type, not %s",
                            value_type(args[0])->name);
    } else {
        start = AS_TYPE(args[0]);
    }
    if (self.tag == TAG_ABSENT)
        return interp_raise(in, ERROR_NOT_IMPLEMENTED,
                            "super() of one argument is left out of this lab");
    const Type *type = value_type(self);
    if (value_is_class(self) && type_is(AS_TYPE(self), start)) type = AS_TYPE(self);
    if (!type_is(type, start))
        return interp_raise(in, ERROR_TYPE,
                            "super(type, obj): obj must be an instance or subtype of type");
    SuperObject *s = new_object(in, &type_super, sizeof *s);
    s->start = start;
    s->type = type;
    s->self = value_retain(self);
    value_retain(type_value(start));
    value_retain(type_value(type));
    *out = value_object(s);
    return true;
}

static const Native make = {.name = "super",
                            .signature = "type=<absent>, object=<absent>, /",
                            .fn = super_make,
                            .doc = "The attributes of the next class."};

bool super_get(Interp *in, Value self, const char *name, Value *out, bool *found) {
    const SuperObject *s = AS_SUPER(self);
    Found f = class_find_after(in, s->type, s->start, name);
    *found = found_any(&f);
    if (!*found) return true;
    if (value_is_class(s->self) && s->type == AS_TYPE(s->self))
        return found_plain(in, &f, s->type, out);
    return found_bind(in, &f, s->self, s->type, out);
}

static bool super_repr(Interp *in, Value self, Str *out) {
    (void)in;
    str_addf(out, "<super: <class '%s'>, <%s object>>", AS_SUPER(self)->start->name,
             AS_SUPER(self)->type->name);
    return true;
}

const Type type_super = {.head = TYPE_HEAD,
                         .name = "super",
                         .doc = "The attributes of the next class.",
                         .make = &make,
                         .clear = super_clear,
                         .repr = super_repr,
                         .get = super_get};
