/* eval/attribute: v.name, v.name = value, del v.name.
 *
 *     v.name   1. a property of the class          3. what else the class has (a method is bound)
 *              2. the object's own attribute       4. what the type's get slot gives */
#include "base/intern.h"
#include "eval/objects.h"
#include "eval/pool.h"
#include "eval/suggest.h"
#include "eval/wrapper.h"

/* ---- what was found in a class, as an attribute of one object or of the class */

static bool call_getter(Interp *in, Value getter, Value self, Value *out) {
    if (getter.tag == TAG_OBJECT) return value_call_with(in, getter, &self, 1, out);
    return interp_raise(in, ERROR_ATTRIBUTE, "unreadable attribute");
}

bool found_bind(Interp *in, const Found *found, Value self, const Type *type, Value *out) {
    const Native *row = found->native;
    if (row && row->kind == NATIVE_PROPERTY) return row->fn(in, &self, out);
    if (row && row->kind == NATIVE_FUNCTION) {
        *out = new_native_method(in, self, row, found->owner);
        return true;
    }
    if (value_is_exactly(found->value, &type_function)) {
        *out = new_method(in, self, found->value);
        return true;
    }
    if (value_is_exactly(found->value, &type_property))
        return call_getter(in, AS_PROPERTY(found->value)->get, self, out);
    return found_plain(in, found, type, out);
}

bool found_plain(Interp *in, const Found *found, const Type *type, Value *out) {
    const Native *row = found->native;
    if (row && row->kind == NATIVE_CONSTANT) return row->fn(in, NULL, out);
    if (row && row->kind == NATIVE_TYPE)
        *out = type_value(row->type);
    else if (row)
        *out = new_native(in, row, found->owner, NULL);
    else if (value_is_exactly(found->value, &type_staticmethod))
        *out = AS_WRAPPED(found->value)->function;
    else if (value_is_exactly(found->value, &type_classmethod))
        *out = new_method(in, type_value(type), AS_WRAPPED(found->value)->function);
    else
        *out = found->value;
    return true;
}

bool found_call(Interp *in, const Found *found, Value self, const Args *args, Value *out) {
    Value callee = {0};
    if (!found_bind(in, found, self, value_type(self), &callee)) return false;
    return value_call(in, callee, args, out);
}

static bool is_property(const Found *found) {
    if (found->native) return found->native->kind == NATIVE_PROPERTY;
    return value_is_exactly(found->value, &type_property);
}

/* ---- reading */

static bool get_of_class(Interp *in, Value v, const char *name, Value *out, bool *found) {
    Found meta = class_find(in, &type_type, name);
    *found = true;
    if (found_any(&meta) && is_property(&meta)) return found_bind(in, &meta, v, &type_type, out);
    if (!class_get(in, AS_TYPE(v), name, out, found)) return false;
    if (*found || !found_any(&meta)) return true;
    *found = true;
    return found_bind(in, &meta, v, &type_type, out);
}

/* What every object has. */
static bool get_common(Interp *in, Value v, const char *name, Value *out, bool *found) {
    *found = true;
    if (name == intern("__class__")) {
        *out = type_value(value_type(v));
        return true;
    }
    if (name == intern("__doc__")) {
        const char *doc = value_doc(v);
        *out = doc ? new_str(in, doc) : value_none();
        return true;
    }
    if (wrapper_find(in, v, name, out)) return true;
    *found = false;
    if (name != intern("__dict__") || v.tag != TAG_OBJECT || !v.as.object->has_attrs) return true;
    *found = true;
    *out = new_dict(in);
    const Names *attrs = AS_INSTANCE(v)->attrs;
    for (int i = 0; i < attrs->count; i++) {
        const NameEntry *e = &attrs->entries[i];
        if (e->name && !dict_set(in, *out, new_str(in, e->name), e->value)) return false;
    }
    return true;
}

static bool lookup(Interp *in, Value v, const char *name, Value *out, bool *found) {
    if (value_is_class(v)) return get_of_class(in, v, name, out, found);
    if (value_is_exactly(v, &type_super)) return super_get(in, v, name, out, found);
    const Type *type = value_type(v);
    Found in_class = class_find(in, type, name);
    *found = true;
    if (found_any(&in_class) && is_property(&in_class))
        return found_bind(in, &in_class, v, type, out);
    if (v.tag == TAG_OBJECT && v.as.object->has_attrs) {
        Value *held = names_find(AS_INSTANCE(v)->attrs, name);
        if (held) {
            *out = *held;
            return true;
        }
    }
    if (found_any(&in_class)) return found_bind(in, &in_class, v, type, out);
    *found = false;
    const Type *slots = slots_of(in, type);
    if (slots->get && !slots->get(in, v, name, out, found)) return false;
    return *found ? true : get_common(in, v, name, out, found);
}

bool value_get_maybe(Interp *in, Value v, const char *name, Value *out, bool *found) {
    *found = false;
    if (lookup(in, v, name, out, found)) return true;
    *found = false;
    if (!interp_raised(in, exception_type(ERROR_ATTRIBUTE))) return false;
    interp_forgive(in);
    return true;
}

static bool raise_no_attribute(Interp *in, Value v, const char *name) {
    const Type *missing = slots_of(in, value_is_class(v) ? AS_TYPE(v) : value_type(v));
    if (missing->missing && missing->missing(in, v, name)) return false;
    if (value_is_class(v))
        interp_raise(in, ERROR_ATTRIBUTE, "type object '%s' has no attribute '%s'",
                     AS_TYPE(v)->name, name);
    else if (value_is(v, &type_module))
        interp_raise(in, ERROR_ATTRIBUTE, "module '%s' has no attribute '%s'", AS_MODULE(v)->name,
                     name);
    else
        interp_raise(in, ERROR_ATTRIBUTE, "'%s' object has no attribute '%s'", value_type(v)->name,
                     name);
    Candidates candidates = {0};
    value_names(in, v, candidates_add, &candidates);
    candidates_suggest(in, &candidates, name);
    return false;
}

bool value_get(Interp *in, Value v, const char *name, Value *out) {
    bool found = false;
    if (!lookup(in, v, name, out, &found)) return false;
    return found || raise_no_attribute(in, v, name);
}

/* ---- writing */

static bool set_property(Interp *in, const Found *found, Value v, const char *name, Value value) {
    Value pair[2] = {v, value}, none;
    if (found->native && found->native->set) return found->native->set(in, v, value);
    if (found->native)
        return interp_raise(in, ERROR_ATTRIBUTE, "attribute '%s' of '%s' objects is not writable",
                            name, found->owner->name);
    Value setter = AS_PROPERTY(found->value)->set;
    if (setter.tag == TAG_OBJECT) return value_call_with(in, setter, pair, 2, &none);
    return interp_raise(in, ERROR_ATTRIBUTE, "property '%s' of '%s' object has no setter", name,
                        value_type(v)->name);
}

static bool raise_no_setting(Interp *in, Value v, const Found *found, const char *name) {
    if (found_any(found))
        return interp_raise(in, ERROR_ATTRIBUTE, "'%s' object attribute '%s' is read-only",
                            value_type(v)->name, name);
    return raise_no_attribute(in, v, name);
}

bool value_set_plain(Interp *in, Value v, const char *name, Value value) {
    if (value_is_class(v)) return class_set(in, AS_TYPE(v), name, value);
    Found found = class_find(in, value_type(v), name);
    if (found_any(&found) && is_property(&found)) return set_property(in, &found, v, name, value);
    if (v.tag != TAG_OBJECT || !v.as.object->has_attrs)
        return raise_no_setting(in, v, &found, name);
    names_set(AS_INSTANCE(v)->attrs, name, value);
    return true;
}

bool value_set(Interp *in, Value v, const char *name, Value value) {
    const Type *slots = slots_of(in, value_type(v));
    bool done = false;
    if (slots->set && !slots->set(in, v, name, value, &done)) return false;
    return done || value_set_plain(in, v, name, value);
}

static bool delete_property(Interp *in, const Found *found, Value v, const char *name) {
    Value deleter = found->native ? value_none() : AS_PROPERTY(found->value)->delete, none;
    if (deleter.tag == TAG_OBJECT) return value_call_with(in, deleter, &v, 1, &none);
    return interp_raise(in, ERROR_ATTRIBUTE, "property '%s' of '%s' object has no deleter", name,
                        value_type(v)->name);
}

bool value_delete(Interp *in, Value v, const char *name) {
    if (value_is_class(v)) return class_delete(in, AS_TYPE(v), name);
    Found found = class_find(in, value_type(v), intern("__delattr__"));
    Value text = new_str(in, name), none;
    Args args = {.items = &text, .count = 1};
    if (found_any(&found)) return found_call(in, &found, v, &args, &none);
    found = class_find(in, value_type(v), name);
    if (found_any(&found) && is_property(&found)) return delete_property(in, &found, v, name);
    Names *attrs = v.tag == TAG_OBJECT && v.as.object->has_attrs ? AS_INSTANCE(v)->attrs : NULL;
    if (value_is(v, &type_module)) attrs = AS_MODULE(v)->attrs;
    if (attrs && names_delete(attrs, name)) return true;
    return raise_no_attribute(in, v, name);
}
