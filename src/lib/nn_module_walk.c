/* lib/nn_module_walk: going through a module and the modules in it. */
#include <string.h>

#include "base/intern.h"
#include "eval/dict.h"
#include "lib/dtype.h"
#include "lib/nn_module.h"
#include "lib/tensor_arg.h"

static bool same(Value a, Value b) {
    return a.tag == TAG_OBJECT && b.tag == TAG_OBJECT && a.as.object == b.as.object;
}

static bool seen(Value list, Value v) {
    for (int64_t i = 0; i < AS_LIST(list)->count; i++)
        if (same(AS_LIST(list)->items[i], v)) return true;
    return false;
}

/* "s" and "0": "s.0" */
static Value joined(Interp *in, const char *prefix, const char *name) {
    Str text;
    str_init(&text);
    str_addf(&text, "%s%s%s", prefix, *prefix ? "." : "", name);
    return new_str_take(in, &text);
}

bool module_walk(Interp *in, Value self, const char *prefix, Value names, Value modules) {
    Value children, key, child;
    int64_t at = 0;
    if (seen(modules, self)) return true;
    if (!list_append(in, names, new_str(in, prefix)) || !list_append(in, modules, self))
        return false;
    if (!module_dict(self, "_modules", &children)) return true;
    while (dict_each(children, &at, &key, &child)) {
        Value name = joined(in, prefix, AS_STR(key)->text);
        if (value_is(child, &type_nn_module) &&
            !module_walk(in, child, AS_STR(name)->text, names, modules))
            return false;
    }
    return true;
}

/* The tensors of one dict ("_parameters") of the module and, with `deep`, of those in it. */
static bool tensors_of(Interp *in, Value self, const char *dict_name, const char *prefix, bool deep,
                       Value names, Value tensors) {
    Value module_names = new_list(in, NULL, 0), modules = new_list(in, NULL, 0);
    if (!module_walk(in, self, prefix, module_names, modules)) return false;
    int64_t count = deep ? AS_LIST(modules)->count : 1;
    for (int64_t i = 0; i < count; i++) {
        Value dict, key, tensor;
        int64_t at = 0;
        if (!module_dict(AS_LIST(modules)->items[i], dict_name, &dict)) continue;
        while (dict_each(dict, &at, &key, &tensor)) {
            if (tensor.tag == TAG_NONE || seen(tensors, tensor)) continue;
            Value name =
                joined(in, AS_STR(AS_LIST(module_names)->items[i])->text, AS_STR(key)->text);
            if (!list_append(in, names, name) || !list_append(in, tensors, tensor)) return false;
        }
    }
    return true;
}

/* An iterator over the values, or over pairs (name, value). */
static bool give(Interp *in, Value names, Value values, bool named, Value *out) {
    Value list = values;
    if (named) list = new_list(in, NULL, 0);
    for (int64_t i = 0; named && i < AS_LIST(values)->count; i++) {
        const Value pair[] = {AS_LIST(names)->items[i], AS_LIST(values)->items[i]};
        if (!list_append(in, list, new_tuple(in, pair, 2))) return false;
    }
    return value_iterate(in, list, out);
}

static bool give_tensors(Interp *in, const char *dict, Value self, Value prefix, Value recurse,
                         bool named, Value *out) {
    Value names = new_list(in, NULL, 0), tensors = new_list(in, NULL, 0);
    const char *start = "";
    bool deep;
    return (!named || arg_text(in, prefix, "prefix", &start)) &&
           arg_bool(in, recurse, "recurse", &deep) &&
           tensors_of(in, self, dict, start, deep, names, tensors) &&
           give(in, names, tensors, named, out);
}

/* self, recurse=True */
bool module_parameters(Interp *in, const Value *args, Value *out) {
    return give_tensors(in, "_parameters", args[0], value_none(), args[1], false, out);
}

/* self, prefix='', recurse=True */
bool module_named_parameters(Interp *in, const Value *args, Value *out) {
    return give_tensors(in, "_parameters", args[0], args[1], args[2], true, out);
}

bool module_buffers(Interp *in, const Value *args, Value *out) {
    return give_tensors(in, "_buffers", args[0], value_none(), args[1], false, out);
}

bool module_named_buffers(Interp *in, const Value *args, Value *out) {
    return give_tensors(in, "_buffers", args[0], args[1], args[2], true, out);
}

static bool give_children(Interp *in, Value self, bool named, Value *out) {
    Value names = new_list(in, NULL, 0), modules = new_list(in, NULL, 0), dict, key, child;
    int64_t at = 0;
    if (module_dict(self, "_modules", &dict))
        while (dict_each(dict, &at, &key, &child)) {
            if (child.tag == TAG_NONE || seen(modules, child)) continue;
            if (!list_append(in, names, key) || !list_append(in, modules, child)) return false;
        }
    return give(in, names, modules, named, out);
}

bool module_children(Interp *in, const Value *args, Value *out) {
    return give_children(in, args[0], false, out);
}

bool module_named_children(Interp *in, const Value *args, Value *out) {
    return give_children(in, args[0], true, out);
}

bool module_modules(Interp *in, const Value *args, Value *out) {
    Value names = new_list(in, NULL, 0), modules = new_list(in, NULL, 0);
    return module_walk(in, args[0], "", names, modules) && give(in, names, modules, false, out);
}

/* self, memo=None, prefix='' */
bool module_named_modules(Interp *in, const Value *args, Value *out) {
    Value names = new_list(in, NULL, 0), modules = new_list(in, NULL, 0);
    const char *prefix;
    return arg_text(in, args[2], "prefix", &prefix) &&
           module_walk(in, args[0], prefix, names, modules) && give(in, names, modules, true, out);
}

/* ---- doing something with each ---- */

/* self, fn: children first */
bool module_apply(Interp *in, const Value *args, Value *out) {
    Value children, key, child, result;
    int64_t at = 0;
    if (module_dict(args[0], "_modules", &children))
        while (dict_each(children, &at, &key, &child))
            if (child.tag != TAG_NONE && !module_apply(in, (Value[]){child, args[1]}, &result))
                return false;
    *out = args[0];
    return value_call_with(in, args[1], args, 1, &result);
}

/* self, mode=True */
bool module_train(Interp *in, const Value *args, Value *out) {
    Value names = new_list(in, NULL, 0), modules = new_list(in, NULL, 0);
    if (args[1].tag != TAG_BOOL)
        return interp_raise(in, ERROR_VALUE, "training mode is expected to be boolean");
    if (!module_walk(in, args[0], "", names, modules)) return false;
    for (int64_t i = 0; i < AS_LIST(modules)->count; i++)
        module_put(AS_LIST(modules)->items[i], "training", args[1]);
    *out = args[0];
    return true;
}

bool module_eval(Interp *in, const Value *args, Value *out) {
    return module_train(in, (Value[]){args[0], value_bool(false)}, out);
}

/* self, requires_grad=True */
bool module_requires_grad_(Interp *in, const Value *args, Value *out) {
    Value names = new_list(in, NULL, 0), tensors = new_list(in, NULL, 0);
    bool on;
    if (!arg_bool(in, args[1], "requires_grad", &on) ||
        !tensors_of(in, args[0], "_parameters", "", true, names, tensors))
        return false;
    for (int64_t i = 0; i < AS_LIST(tensors)->count; i++)
        AS_TENSOR(AS_LIST(tensors)->items[i])->requires_grad = on;
    *out = args[0];
    return true;
}

/* No gradients are computed, so there are none to forget. */
bool module_zero_grad(Interp *in, const Value *args, Value *out) {
    (void)in, (void)args;
    *out = value_none();
    return true;
}

static bool cast(Interp *in, Value self, DType dtype) {
    Value names = new_list(in, NULL, 0), tensors = new_list(in, NULL, 0);
    if (!tensors_of(in, self, "_parameters", "", true, names, tensors) ||
        !tensors_of(in, self, "_buffers", "", true, names, tensors))
        return false;
    for (int64_t i = 0; i < AS_LIST(tensors)->count; i++) {
        Tensor *held = &AS_TENSOR(AS_LIST(tensors)->items[i])->t, t;
        Error error = {0};
        if (!dtype_is_float(held->dtype)) continue;
        if (!tensor_cast(held, dtype, &t, &error)) return interp_raise_from(in, &error);
        tensor_release(held);
        *held = t;
    }
    return true;
}

bool module_float(Interp *in, const Value *args, Value *out) {
    *out = args[0];
    return cast(in, args[0], DTYPE_FLOAT32);
}

bool module_double(Interp *in, const Value *args, Value *out) {
    *out = args[0];
    return cast(in, args[0], DTYPE_FLOAT64);
}

/* self, *args, dtype=None, device=None */
bool module_to(Interp *in, const Value *args, Value *out) {
    const ListObject *given = AS_LIST(args[1]);
    DType dtype;
    if (!arg_dtype(in, args[2], DTYPES, &dtype) || !arg_device(in, args[3])) return false;
    for (int64_t i = 0; i < given->count; i++) {
        Value v = given->items[i];
        if (value_is(v, &type_dtype))
            dtype = dtype_of_value(v);
        else if (value_is_tensor(v))
            dtype = AS_TENSOR(v)->t.dtype;
        else if (v.tag != TAG_BOOL && !arg_device(in, v))
            return false;
    }
    *out = args[0];
    if (dtype == DTYPES) return true;
    if (!dtype_is_float(dtype))
        return interp_raise(in, ERROR_TYPE,
                            "nn.Module.to only accepts floating point or complex dtypes, but got "
                            "desired dtype=torch.%s",
                            dtype_name(dtype));
    return cast(in, args[0], dtype);
}

bool module_self(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = args[0];
    return true;
}

bool module_cuda(Interp *in, const Value *args, Value *out) {
    (void)args, (void)out;
    return arg_device(in, new_str(in, "cuda"));
}

/* self, target: 'block.conv.weight', name by name */
static bool reach(Interp *in, const Value *args, const Type *type, const char *what, Value *out) {
    const char *path;
    *out = args[0];
    if (!arg_text(in, args[1], "target", &path)) return false;
    while (*path) {
        size_t length = strcspn(path, ".");
        if (!value_get(in, *out, intern_n(path, length), out)) return false;
        path += length + (path[length] == '.');
    }
    return value_is(*out, type) ||
           interp_raise(in, ERROR_ATTRIBUTE, "`%s` is not %s", AS_STR(args[1])->text, what);
}

bool module_get_submodule(Interp *in, const Value *args, Value *out) {
    return reach(in, args, &type_nn_module, "an nn.Module", out);
}

bool module_get_parameter(Interp *in, const Value *args, Value *out) {
    return reach(in, args, &type_parameter, "an nn.Parameter", out);
}
