/* repl/layer_find: looking through the variables by identity, not by name. */
#include "repl/layer_find.h"

#include <string.h>

#include "lib/nn_layers.h"
#include "lib/nn_module.h"
#include "lib/tensor_object.h"

static bool same_place(const Tensor *a, const Tensor *b) {
    if (a->storage != b->storage || a->offset != b->offset || a->ndim != b->ndim) return false;
    for (int d = 0; d < a->ndim; d++)
        if (a->shape[d] != b->shape[d] || (a->shape[d] > 1 && a->stride[d] != b->stride[d]))
            return false;
    return true;
}

static bool holds(Interp *in, Value module, const Tensor *weight) {
    Value own;
    if (!value_is(module, &type_nn_conv1d)) return false;
    bool found = module_get(in, module, "weight", &own);
    if (!found) interp_forgive(in);
    return found && value_is_tensor(own) && AS_TENSOR(own)->t.storage == weight->storage;
}

/* "net" and "layers.0.conv" as one writes it: net.layers[0].conv */
static void add_path(const char *variable, const char *name, Str *path) {
    str_clear(path);
    str_add(path, variable);
    while (*name) {
        size_t length = strcspn(name, ".");
        bool number = strspn(name, "0123456789") == length;
        str_addf(path, number ? "[%.*s]" : ".%.*s", (int)length, name);
        name += length + (name[length] == '.');
    }
}

static bool find_within(Interp *in, const NameEntry *entry, const Tensor *weight, Value *layer,
                        Str *path) {
    Value names = new_list(in, NULL, 0), modules = new_list(in, NULL, 0);
    if (!module_walk(in, entry->value, "", names, modules)) {
        interp_forgive(in);
        return false;
    }
    for (int64_t i = 0; i < AS_LIST(modules)->count; i++) {
        Value module = AS_LIST(modules)->items[i];
        if (!holds(in, module, weight)) continue;
        *layer = module;
        add_path(entry->name, AS_STR(AS_LIST(names)->items[i])->text, path);
        return true;
    }
    return false;
}

static bool is_named(const NameEntry *entry) {
    return entry->name && entry->name[0] != '_';
}

bool layer_find(Lab *lab, const Tensor *weight, Value *layer, Str *path) {
    const Names *names = &lab->in->globals;
    for (int i = 0; i < names->count; i++) {
        const NameEntry *entry = &names->entries[i];
        if (is_named(entry) && value_is(entry->value, &type_nn_module) &&
            find_within(lab->in, entry, weight, layer, path))
            return true;
    }
    return false;
}

const char *tensor_variable(const Lab *lab, const Tensor *t) {
    const Names *names = &lab->in->globals;
    for (int i = 0; i < names->count; i++) {
        const NameEntry *entry = &names->entries[i];
        if (is_named(entry) && (value_is_tensor(entry->value) || value_is_array(entry->value)) &&
            same_place(&AS_TENSOR(entry->value)->t, t))
            return entry->name;
    }
    return NULL;
}
