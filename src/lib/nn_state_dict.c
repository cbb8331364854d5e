/* lib/nn_state_dict: a module's numbers by name, and back. */
#include <string.h>

#include "base/intern.h"
#include "eval/dict.h"
#include "eval/rows.h"
#include "lib/nn_module.h"
#include "lib/ordered_dict.h"
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"

/* ---- state_dict ---- */

/* One module's own tensors, then those of its children. */
static bool collect(Interp *in, Value self, const char *prefix, bool keep, Value into) {
    static const char *const kinds[] = {"_parameters", "_buffers"};
    Value dict, key, value;
    for (int i = 0; i < 2; i++) {
        int64_t at = 0;
        if (!module_dict(self, kinds[i], &dict)) continue;
        while (dict_each(dict, &at, &key, &value)) {
            if (value.tag == TAG_NONE) continue;
            Value held = value;
            if (!keep && !torch_detach(in, &value, &held)) return false;
            Str name;
            str_init(&name);
            str_addf(&name, "%s%s", prefix, AS_STR(key)->text);
            if (!dict_set(in, into, new_str_take(in, &name), held)) return false;
        }
    }
    int64_t at = 0;
    if (!module_dict(self, "_modules", &dict)) return true;
    while (dict_each(dict, &at, &key, &value)) {
        if (value.tag == TAG_NONE) continue;
        Str name;
        str_init(&name);
        str_addf(&name, "%s%s.", prefix, AS_STR(key)->text);
        bool done = collect(in, value, name.text, keep, into);
        str_release(&name);
        if (!done) return false;
    }
    return true;
}

/* self, *args, prefix='', keep_vars=False */
bool module_state_dict(Interp *in, const Value *args, Value *out) {
    const char *prefix;
    bool keep;
    *out = new_ordered_dict(in);
    return arg_text(in, args[2], "prefix", &prefix) && arg_bool(in, args[3], "keep_vars", &keep) &&
           collect(in, args[0], prefix, keep, *out);
}

/* ---- load_state_dict ---- */

typedef struct Loading {
    Str missing, unexpected, sizes; /* names in quotes; lines */
} Loading;

static void add_name(Str *names, Value key) {
    str_addf(names, names->length ? ", \"%s\"" : "\"%s\"", AS_STR(key)->text);
}

static bool load_one(Interp *in, Value key, Value own, Value given, Loading *loading) {
    Error error = {0};
    const Tensor *to = &AS_TENSOR(own)->t, *from = &AS_TENSOR(given)->t;
    if (!tensor_same_shape(to, from)) {
        Str a, b;
        str_init(&a), str_init(&b);
        shape_text(from->ndim, from->shape, &a);
        shape_text(to->ndim, to->shape, &b);
        str_addf(&loading->sizes,
                 "\n\tsize mismatch for %s: copying a param with shape torch.Size(%s) from "
                 "checkpoint, the shape in current model is torch.Size(%s).",
                 AS_STR(key)->text, a.text, b.text);
        str_release(&a), str_release(&b);
        return true;
    }
    return tensor_assign(to, from, DIALECT_TORCH, &error) || interp_raise_from(in, &error);
}

static bool load_all(Interp *in, Value own, Value given, Loading *loading) {
    Value key, value, found_value;
    int64_t at = 0;
    bool found;
    while (dict_each(own, &at, &key, &value)) {
        if (!dict_get(in, given, key, &found_value, &found)) return false;
        if (!found)
            add_name(&loading->missing, key);
        else if (!value_is_tensor(found_value))
            return interp_raise(in, ERROR_TYPE, "expected torch.Tensor, but received %s",
                                value_type(found_value)->name);
        else if (!load_one(in, key, value, found_value, loading))
            return false;
    }
    for (at = 0; dict_each(given, &at, &key, &value);) {
        if (!dict_get(in, own, key, &found_value, &found)) return false;
        if (!found && value_is(key, &type_str)) add_name(&loading->unexpected, key);
    }
    return true;
}

static bool keys_repr(Interp *in, Value self, Str *out) {
    (void)in, (void)self;
    str_add(out, "<All keys matched successfully>");
    return true;
}

static const Type type_keys = {.head = TYPE_HEAD, .name = "_IncompatibleKeys", .repr = keys_repr};

static bool tell(Interp *in, Value self, const Loading *loading, bool strict, Value *out) {
    bool names = loading->missing.length || loading->unexpected.length;
    *out = value_object(new_object(in, &type_keys, sizeof(Object)));
    if (!loading->sizes.length && (!names || !strict)) return true;
    Str text;
    str_init(&text);
    if (strict && loading->unexpected.length)
        str_addf(&text, "\n\tUnexpected key(s) in state_dict: %s. ", loading->unexpected.text);
    if (strict && loading->missing.length)
        str_addf(&text, "\n\tMissing key(s) in state_dict: %s. ", loading->missing.text);
    str_add(&text, loading->sizes.text);
    interp_raise(in, ERROR_RUNTIME, "Error(s) in loading state_dict for %s:%s",
                 value_type(self)->name, text.text);
    str_release(&text);
    return false;
}

/* self, state_dict, strict=True */
bool module_load_state_dict(Interp *in, const Value *args, Value *out) {
    Value own = new_ordered_dict(in);
    Loading loading;
    bool strict;
    if (!value_is_dict(args[1]))
        return interp_raise(in, ERROR_TYPE, "Expected state_dict to be dict-like, got %s.",
                            value_type(args[1])->name);
    if (!arg_bool(in, args[2], "strict", &strict) || !collect(in, args[0], "", true, own))
        return false;
    str_init(&loading.missing), str_init(&loading.unexpected), str_init(&loading.sizes);
    bool done = load_all(in, own, args[1], &loading) && tell(in, args[0], &loading, strict, out);
    str_release(&loading.missing), str_release(&loading.unexpected), str_release(&loading.sizes);
    return done;
}
