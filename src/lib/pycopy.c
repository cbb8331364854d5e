/* lib/pycopy: copy.copy and copy.deepcopy. */
#include <stdint.h>
#include <string.h>

#include "base/intern.h"
#include "eval/dict.h"
#include "eval/objects.h"
#include "eval/rows.h"
#include "eval/sequence.h"
#include "eval/set.h"
#include "lib/pymodules.h"

/* Something that `class` made: its attributes are all there is to it. */
static bool is_instance(Value v) {
    return v.as.object->has_attrs && !value_is(v, &type_base_exception);
}

/* An object's own way of being copied: *found false where it has none. */
static bool own_way(Interp *in, Value v, const char *name, Value memo, Value *out, bool *found) {
    Value method;
    if (!value_get_maybe(in, v, intern(name), &method, found)) return false;
    return !*found || value_call_with(in, method, &memo, memo.tag == TAG_ABSENT ? 0 : 1, out);
}

static void set_attribute(Value v, const char *name, Value value) {
    if (!AS_INSTANCE(v)->attrs) AS_INSTANCE(v)->attrs = names_new();
    names_set(AS_INSTANCE(v)->attrs, name, value);
}

static bool copy_copy(Interp *in, const Value *args, Value *out) {
    Value v = args[0];
    bool found = false;
    *out = v;
    if (v.tag != TAG_OBJECT || value_is_class(v)) return true;
    if (!own_way(in, v, "__copy__", (Value){.tag = TAG_ABSENT}, out, &found) || found) return found;
    *out = v;
    if (value_is(v, &type_list)) return list_from(in, v, out);
    if (value_is_dict(v)) {
        *out = new_dict_of(in, value_type(v));
        AS_DICT(*out)->factory = value_retain(AS_DICT(v)->factory);
        return dict_update(in, *out, v);
    }
    if (value_is(v, &type_set)) {
        *out = new_set(in);
        return set_update(in, *out, v);
    }
    if (!is_instance(v)) return true;
    *out = new_instance(in, value_type(v));
    const Names *attrs = AS_INSTANCE(v)->attrs;
    for (int i = 0; attrs && i < attrs->count; i++)
        if (attrs->entries[i].name)
            set_attribute(*out, attrs->entries[i].name, attrs->entries[i].value);
    return true;
}

/* -- deepcopy --------------------------------------------------------------------------------- */

/* memo: id -> copy, so that what is shared in the original is shared in the copy. */
static bool deep_copy(Interp *in, Value v, Value memo, Value *out);

static bool copy_items(Interp *in, Value v, Value memo, Value to) {
    Value copy;
    for (int64_t i = 0; i < AS_LIST(v)->count && !stop_asked(); i++)
        if (!deep_copy(in, AS_LIST(v)->items[i], memo, &copy) || !list_append(in, to, copy))
            return false;
    return true;
}

static bool copy_entries(Interp *in, Value v, Value memo, Value to) {
    Value key, value, copy;
    AS_DICT(to)->factory = value_retain(AS_DICT(v)->factory);
    for (int64_t at = 0; dict_each(v, &at, &key, &value);)
        if (!deep_copy(in, value, memo, &copy) || !dict_set(in, to, key, copy)) return false;
    return true;
}

static bool copy_attributes(Interp *in, Value v, Value memo, Value to) {
    const Names *attrs = AS_INSTANCE(v)->attrs;
    Value copy;
    for (int i = 0; attrs && i < attrs->count; i++) {
        if (!attrs->entries[i].name) continue;
        if (!deep_copy(in, attrs->entries[i].value, memo, &copy)) return false;
        set_attribute(to, attrs->entries[i].name, copy);
    }
    return true;
}

/* A tensor with numbers of its own; a Parameter stays one. */
static bool copy_tensor(Interp *in, Value v, Value *out) {
    Value plain, requires_grad;
    if (!value_call_method(in, v, "detach", NULL, 0, &plain) ||
        !value_call_method(in, plain, "clone", NULL, 0, out) ||
        !value_get(in, v, intern("requires_grad"), &requires_grad))
        return false;
    if (strcmp(value_type(v)->name, "Parameter") != 0)
        return value_set(in, *out, intern("requires_grad"), requires_grad);
    Value pair[2] = {*out, requires_grad};
    return value_call_with(in, type_value(value_type(v)), pair, 2, out);
}

static bool copy_other(Interp *in, Value v, Value memo, Value *out) {
    bool found = false, is_tensor = false;
    Value ignored;
    if (!own_way(in, v, "__deepcopy__", memo, out, &found) || found) return found;
    if (!value_get_maybe(in, v, intern("requires_grad"), &ignored, &is_tensor)) return false;
    *out = v;
    return !is_tensor || copy_tensor(in, v, out);
}

static bool fill_copy(Interp *in, Value v, Value memo, Value to) {
    if (value_is(v, &type_list)) return copy_items(in, v, memo, to);
    return value_is_dict(v) ? copy_entries(in, v, memo, to) : copy_attributes(in, v, memo, to);
}

static bool make_copy(Interp *in, Value v, Value id, Value memo, Value *out) {
    if (v.as.object->type == &type_tuple) {
        *out = new_tuple(in, NULL, 0);
        return copy_items(in, v, memo, *out);
    }
    if (value_is(v, &type_set)) {
        *out = new_set(in);
        return set_update(in, *out, v);
    }
    bool list = value_is(v, &type_list), dict = value_is_dict(v);
    if (!list && !dict && !is_instance(v)) return copy_other(in, v, memo, out);
    *out = list   ? new_list(in, NULL, 0)
           : dict ? new_dict_of(in, value_type(v))
                  : new_instance(in, value_type(v));
    return dict_set(in, memo, id, *out) && fill_copy(in, v, memo, *out);
}

static bool deep_copy(Interp *in, Value v, Value memo, Value *out) {
    bool found = false;
    *out = v;
    if (v.tag != TAG_OBJECT || value_is_class(v)) return true;
    Value id = value_int((int64_t)(intptr_t)v.as.object);
    if (!dict_get(in, memo, id, out, &found) || found) return found;
    if (!recursion_enter(in, "while copying")) return false;
    bool fine = make_copy(in, v, id, memo, out) && dict_set(in, memo, id, *out);
    recursion_leave(in);
    return fine;
}

static bool copy_deepcopy(Interp *in, const Value *args, Value *out) {
    return deep_copy(in, args[0], new_dict(in), out);
}

static const Native members[] = {
    ROW("copy", "x", copy_copy, "A new one with the same items."),
    ROW("deepcopy", "x, memo=None", copy_deepcopy, "A new one, and so is everything in it."),
    {0}};

const ModuleSpec module_copy = {.name = "copy", .members = members};
