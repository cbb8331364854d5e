/* eval/class: classes that `class` makes, and the class statement. */
#include "eval/class.h"

#include "base/intern.h"
#include "base/mem.h"
#include "eval/args.h"
#include "eval/expr.h"
#include "eval/pool.h"

Value type_value(const Type *type) {
    return value_object((void *)type);
}

const Native *type_make_of(const Type *type) {
    Mro mro = mro_of(type);
    for (const Type *t; (t = mro_next(&mro));)
        if (t->make) return t->make;
    return NULL;
}

/* A static class with its own layout has `make`, or no __init__ of its own. */
bool type_makes_instances(Interp *in, const Type *type) {
    if (type == &type_object || type_is_made(type)) return true;
    if (type_make_of(type)) return false;
    Found init = class_find(in, type, intern("__init__"));
    return found_any(&init) && init.owner != &type_object;
}

static bool check_base(Interp *in, Value base) {
    if (!value_is_class(base))
        return interp_raise(in, ERROR_TYPE, "a base of a class must be a class, not '%s'",
                            value_type(base)->name);
    if (type_makes_instances(in, AS_TYPE(base))) return true;
    interp_raise(in, ERROR_TYPE, "type '%s' is not an acceptable base type", AS_TYPE(base)->name);
    return interp_why(in,
                      "in this lab a class can extend nn.Module, the layers and the "
                      "exceptions, but not %s",
                      AS_TYPE(base)->name);
}

static void set_bases(ClassObject *class, const Value *bases, int count) {
    static const Type *const only_object[] = {&type_object};
    class->base_count = count ? count : 1;
    class->bases = mem_new((size_t) class->base_count * sizeof(Type *));
    for (int i = 0; i < class->base_count; i++) {
        class->bases[i] = count ? AS_TYPE(bases[i]) : only_object[0];
        value_retain(type_value(class->bases[i]));
    }
    class->type.base = class->bases[0];
}

static void (*clear_of(const Type *type))(Object *self) {
    while (type && !type->clear) type = type->base;
    return type ? type->clear : instance_clear;
}

/* A class without attributes as yet: its body is run next, and its methods must know it. */
static bool class_new(Interp *in, const Stmt *s, const Value *bases, int count, Value *out) {
    ClassObject *class = new_object(in, &type_type, sizeof *class);
    class->type.name = s->as.class.name;
    class->type.module = "__main__";
    class->type.doc = s->as.class.doc ? intern(s->as.class.doc) : NULL;
    class->type.attrs = names_new();
    class->qualname = scope_qualname(in->scope, s->as.class.name);
    if (count > MERGE_MAX)
        return interp_raise(in, ERROR_TYPE, "a class of this lab has at most %d bases", MERGE_MAX);
    for (int i = 0; i < count; i++)
        if (!check_base(in, bases[i])) return false;
    set_bases(class, bases, count);
    if (!mro_make(in, class)) return false;
    for (int i = 0; i < class->mro_count && !class->type.clear; i++)
        if (type_is_exception(class->mro[i])) class->type.clear = clear_of(class->mro[i]);
    if (!class->type.clear) class->type.clear = clear_of(class->type.base);
    *out = value_object(class);
    return true;
}

/* ---- class attributes */

bool class_get(Interp *in, const Type *type, const char *name, Value *out, bool *found) {
    Found f = class_find(in, type, name);
    *found = found_any(&f);
    return *found ? found_plain(in, &f, type, out) : true;
}

static bool check_mutable(Interp *in, const Type *type, const char *name) {
    if (type_is_made(type)) return true;
    return interp_raise(in, ERROR_TYPE, "cannot set '%s' attribute of immutable type '%s'", name,
                        type->name);
}

bool class_set(Interp *in, const Type *type, const char *name, Value value) {
    if (!check_mutable(in, type, name)) return false;
    names_set(type->attrs, name, value);
    in->caches->classes_changed++;
    return true;
}

bool class_delete(Interp *in, const Type *type, const char *name) {
    if (!check_mutable(in, type, name)) return false;
    if (!names_delete(type->attrs, name))
        return interp_raise(in, ERROR_ATTRIBUTE, "type object '%s' has no attribute '%s'",
                            type->name, name);
    in->caches->classes_changed++;
    return true;
}

/* ---- class C(B): ... */

static bool run_class_body(Interp *in, const Stmt *s, ClassObject *class) {
    Scope *outer = in->scope;
    Scope *scope = scope_new(in, SCOPE_CLASS, scope_visible(outer));
    scope->class = &class->type;
    scope->qualname = class->qualname;
    scope->body = body_declares(&s->as.class.body) ? &s->as.class.body : NULL;
    in->scope = scope;
    bool fine = run_body(in, &s->as.class.body) != FLOW_ERROR;
    in->scope = outer;
    *class->type.attrs = scope->names;
    scope->names = (Names){0};
    scope_drop(scope);
    return fine;
}

static bool gather_bases(Interp *in, const Stmt *s, ArgList *list) {
    Callee callee = {.value = type_value(&type_type)};
    if (!args_evaluate(in, &callee, s->as.class.bases, s->as.class.base_count, list)) return false;
    if (list->named_count == 0) return true;
    return interp_raise(in, ERROR_TYPE, "%s.__init_subclass__() takes no keyword arguments",
                        s->as.class.name);
}

static bool make_class(Interp *in, const Stmt *s, const ArgList *bases, Value *out) {
    Args args = args_of(bases);
    if (!class_new(in, s, args.items, args.count, out)) return false;
    return run_class_body(in, s, class_of(AS_TYPE(*out)));
}

bool run_class(Interp *in, const Stmt *s) {
    ArgList bases;
    args_init(&bases);
    Value class = {0};
    bool fine = gather_bases(in, s, &bases) && make_class(in, s, &bases, &class);
    args_release(&bases);
    if (!fine) return false;
    for (int i = s->as.class.decorators.count - 1; i >= 0; i--) {
        Value decorator = {0};
        if (!eval_expr(in, s->as.class.decorators.items[i], &decorator)) return false;
        if (!value_call_with(in, decorator, &class, 1, &class)) return false;
    }
    scope_store(in, s->as.class.name, class);
    return true;
}
