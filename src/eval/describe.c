/* eval/describe: what a value says of itself: names, signature, documentation. */
#include <string.h>

#include "base/intern.h"
#include "eval/objects.h"

static void add_attrs(const Names *attrs, void (*add)(void *to, const char *name), void *to) {
    for (int i = 0; attrs && i < attrs->count; i++)
        if (attrs->entries[i].name) add(to, attrs->entries[i].name);
}

static void add_class(const Type *type, void (*add)(void *to, const char *name), void *to) {
    Mro mro = mro_of(type);
    for (const Type *t; (t = mro_next(&mro));) {
        add_attrs(t->attrs, add, to);
        for (const Native *row = t->members; row && row->name; row++) add(to, row->name);
    }
}

void value_names(Interp *in, Value v, void (*add)(void *to, const char *name), void *to) {
    const Type *type = value_type(v);
    if (v.tag == TAG_OBJECT && v.as.object->has_attrs) add_attrs(AS_INSTANCE(v)->attrs, add, to);
    if (slots_of(in, type)->list) slots_of(in, type)->list(in, v, add, to);
    if (value_is_class(v)) add_class(AS_TYPE(v), add, to);
    add_class(type, add, to);
}

/* ---- signatures */

static bool add_parameter(Interp *in, const Parameter *p, Str *out) {
    static const char *const stars[] = {"", "*", "**"};
    str_addf(out, "%s%s", stars[p->stars], p->name);
    if (!p->optional) return true;
    str_add_char(out, '=');
    if (p->fallback.tag != TAG_ABSENT) return value_repr(in, p->fallback, out);
    str_add(out, "...");
    return true;
}

/* "(input, weight, bias=None, *, stride=1)" */
static bool add_signature(Interp *in, const Signature *s, bool skip_first, Str *out) {
    bool star_seen = false, first = true;
    str_add_char(out, '(');
    for (int i = skip_first ? 1 : 0; i < s->count; i++) {
        const Parameter *p = &s->parameters[i];
        if (!first) str_add(out, ", ");
        first = false;
        if (p->keyword_only && !star_seen) str_add(out, "*, ");
        star_seen = star_seen || p->stars == 1 || p->keyword_only;
        if (!add_parameter(in, p, out)) return false;
        bool last_positional =
            p->positional_only && i + 1 < s->count && !s->parameters[i + 1].positional_only;
        if (last_positional || (p->positional_only && i + 1 == s->count)) str_add(out, ", /");
    }
    str_add_char(out, ')');
    return true;
}

static bool native_signature(Interp *in, const Native *native, bool skip_first, Str *out) {
    if (!native->signature) return false;
    const Signature *s = signature_of(in, native);
    return s && add_signature(in, s, skip_first, out);
}

static const Native *make_of(const Type *type) {
    Mro mro = mro_of(type);
    for (const Type *t; (t = mro_next(&mro));)
        if (t->make) return t->make;
    return NULL;
}

static bool class_signature(Interp *in, const Type *type, Str *out) {
    const Native *make = make_of(type);
    if (make) return native_signature(in, make, false, out);
    Found init = class_find(in, type, intern("__init__"));
    if (init.native) return native_signature(in, init.native, true, out);
    if (!value_is_exactly(init.value, &type_function)) return false;
    return add_signature(in, &AS_FUNCTION(init.value)->signature, true, out);
}

bool value_signature(Interp *in, Value v, Str *out) {
    if (value_is_class(v)) return class_signature(in, AS_TYPE(v), out);
    if (value_is_exactly(v, &type_function))
        return add_signature(in, &AS_FUNCTION(v)->signature, false, out);
    if (value_is_exactly(v, &type_native))
        return native_signature(in, AS_NATIVE(v)->native, false, out);
    if (value_is_method(v)) {
        const MethodObject *m = AS_METHOD(v);
        if (m->native) return native_signature(in, m->native, true, out);
        return value_is_exactly(m->function, &type_function) &&
               add_signature(in, &AS_FUNCTION(m->function)->signature, true, out);
    }
    Found call = class_find(in, value_type(v), intern("forward"));
    if (!found_any(&call)) call = class_find(in, value_type(v), intern("__call__"));
    if (call.native) return native_signature(in, call.native, true, out);
    return value_is_exactly(call.value, &type_function) &&
           add_signature(in, &AS_FUNCTION(call.value)->signature, true, out);
}

const char *value_doc(Value v) {
    if (value_is_class(v)) return AS_TYPE(v)->doc;
    if (value_is_exactly(v, &type_function)) return AS_FUNCTION(v)->function->doc;
    if (value_is_exactly(v, &type_native)) return AS_NATIVE(v)->native->doc;
    if (value_is_method(v)) {
        const MethodObject *m = AS_METHOD(v);
        return m->native ? m->native->doc : value_doc(m->function);
    }
    Mro mro = mro_of(value_type(v));
    for (const Type *t; (t = mro_next(&mro)) && t != &type_object;)
        if (t->doc) return t->doc;
    return NULL;
}
