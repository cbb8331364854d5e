/* lib/builtins_objects: what can be asked of any object: repr, hash, isinstance, getattr, ... */
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "eval/objects.h"
#include "eval/text.h"
#include "lib/builtins.h"

static bool give_text(Interp *in, bool fine, Str *text, Value *out) {
    *out = new_str_take(in, text);
    return fine;
}

bool builtin_repr(Interp *in, const Value *args, Value *out) {
    Str s;
    str_init(&s);
    bool fine = value_repr(in, args[0], &s);
    return give_text(in, fine, &s, out);
}

bool builtin_ascii(Interp *in, const Value *args, Value *out) {
    Str s, plain;
    str_init(&s);
    str_init(&plain);
    bool fine = value_repr(in, args[0], &s);
    if (fine) text_add_ascii(s.text, &plain);
    str_release(&s);
    return give_text(in, fine, &plain, out);
}

bool builtin_format(Interp *in, const Value *args, Value *out) {
    if (!value_is_str(args[1]))
        return interp_raise(in, ERROR_TYPE, "format() argument 2 must be str, not %s",
                            value_type(args[1])->name);
    Str s;
    str_init(&s);
    bool fine = value_format(in, args[0], AS_STR(args[1])->text, &s);
    return give_text(in, fine, &s, out);
}

bool builtin_hash(Interp *in, const Value *args, Value *out) {
    uint64_t hash = 0;
    if (!value_hash(in, args[0], &hash)) return false;
    *out = value_int((int64_t)hash);
    return true;
}

/* Objects have an address; a number is what it is. */
bool builtin_id(Interp *in, const Value *args, Value *out) {
    Value v = args[0];
    uint64_t hash = (uint64_t)v.tag;
    if (v.tag == TAG_OBJECT)
        *out = value_int((int64_t)(intptr_t)v.as.object);
    else if (value_hash(in, v, &hash))
        *out = value_int((int64_t)((hash * 16 + (uint64_t)v.tag) & INT64_MAX));
    else
        return false;
    return true;
}

bool builtin_callable(Interp *in, const Value *args, Value *out) {
    *out = value_bool(value_callable(in, args[0]));
    return true;
}

/* -- classes ---------------------------------------------------------------------------------- */

/* Is `type` one of `classes` (a class, or a tuple of such), or derived of one? */
static bool is_among(Interp *in, const Type *type, Value classes, const char *message, bool *out) {
    if (value_is_class(classes)) {
        *out = type_is(type, AS_TYPE(classes));
        return true;
    }
    if (!value_is(classes, &type_tuple)) return interp_raise(in, ERROR_TYPE, "%s", message);
    *out = false;
    for (int64_t i = 0; i < AS_LIST(classes)->count && !*out; i++)
        if (!is_among(in, type, AS_LIST(classes)->items[i], message, out)) return false;
    return true;
}

bool builtin_isinstance(Interp *in, const Value *args, Value *out) {
    bool yes = false;
    if (!is_among(in, value_type(args[0]), args[1],
                  "isinstance() arg 2 must be a type, a tuple of types, or a union", &yes))
        return false;
    *out = value_bool(yes);
    return true;
}

bool builtin_issubclass(Interp *in, const Value *args, Value *out) {
    bool yes = false;
    if (!value_is_class(args[0]))
        return interp_raise(in, ERROR_TYPE, "issubclass() arg 1 must be a class");
    if (!is_among(in, AS_TYPE(args[0]), args[1],
                  "issubclass() arg 2 must be a class, a tuple of classes, or a union", &yes))
        return false;
    *out = value_bool(yes);
    return true;
}

/* -- attributes ------------------------------------------------------------------------------- */

static bool attribute_name(Interp *in, Value v, const char **out) {
    if (!value_is_str(v))
        return interp_raise(in, ERROR_TYPE, "attribute name must be string, not '%s'",
                            value_type(v)->name);
    *out = intern(AS_STR(v)->text);
    return true;
}

/* An AttributeError that the look-up itself raised (in __getattr__) means: not found. */
static bool look_up(Interp *in, Value v, const char *name, Value *out, bool *found) {
    if (value_get_maybe(in, v, name, out, found)) return true;
    *found = false;
    if (!interp_raised(in, exception_type(ERROR_ATTRIBUTE))) return false;
    interp_forgive(in);
    return true;
}

bool builtin_hasattr(Interp *in, const Value *args, Value *out) {
    const char *name = NULL;
    bool found = false;
    if (!attribute_name(in, args[1], &name) || !look_up(in, args[0], name, out, &found))
        return false;
    *out = value_bool(found);
    return true;
}

bool builtin_getattr(Interp *in, const Value *args, Value *out) {
    const char *name = NULL;
    bool found = false;
    if (!attribute_name(in, args[1], &name)) return false;
    if (args[2].tag == TAG_ABSENT) return value_get(in, args[0], name, out);
    if (!look_up(in, args[0], name, out, &found)) return false;
    if (!found) *out = args[2];
    return true;
}

bool builtin_setattr(Interp *in, const Value *args, Value *out) {
    const char *name = NULL;
    *out = value_none();
    return attribute_name(in, args[1], &name) && value_set(in, args[0], name, args[2]);
}

bool builtin_delattr(Interp *in, const Value *args, Value *out) {
    const char *name = NULL;
    *out = value_none();
    return attribute_name(in, args[1], &name) && value_delete(in, args[0], name);
}
