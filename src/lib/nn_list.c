/* lib/nn_list: modules in a row: Sequential calls them one after the other, ModuleList keeps them.
 * Their children are named "0", "1", ... in _modules, or by the keys of a dict. */
#include <string.h>

#include "base/intern.h"
#include "eval/dict.h"
#include "eval/rows.h"
#include "lib/nn_layer.h"
#include "lib/nn_layers.h"
#include "lib/tensor_arg.h"

/* The children as a list. */
static bool children_of(Interp *in, Value self, Value *out) {
    Value dict, key, child;
    int64_t at = 0;
    *out = new_list(in, NULL, 0);
    if (!module_dict(self, "_modules", &dict)) return true;
    while (dict_each(dict, &at, &key, &child))
        if (!list_append(in, *out, child)) return false;
    return true;
}

static int64_t child_count(Value self) {
    Value dict;
    return module_dict(self, "_modules", &dict) ? dict_count(dict) : 0;
}

static bool put_named(Interp *in, Value self, const char *name, Value child) {
    if (value_is(child, &type_nn_module)) return module_put_child(in, self, name, child);
    Str type;
    str_init(&type);
    module_type_name(child, &type);
    interp_raise(in, ERROR_TYPE, "%s is not a Module subclass", type.text);
    str_release(&type);
    if (!value_is(child, &type_type)) return false;
    return interp_fix(in, "nn.ReLU()   (with brackets: a layer, not its class)");
}

static bool put_next(Interp *in, Value self, Value child) {
    Str name;
    str_init(&name);
    str_addf(&name, "%lld", (long long)child_count(self));
    bool done = put_named(in, self, name.text, child);
    str_release(&name);
    return done;
}

static bool put_all(Interp *in, Value self, Value list) {
    Value iterator, child;
    bool done = false;
    if (!value_iterate(in, list, &iterator)) return false;
    while (value_next(in, iterator, &child, &done) && !done)
        if (!put_next(in, self, child)) return false;
    return done;
}

/* ---- what both have ---- */

static bool length(Interp *in, Value self, int64_t *out) {
    (void)in;
    *out = child_count(self);
    return true;
}

static bool iterate(Interp *in, Value self, Value *iterator) {
    Value list;
    return children_of(in, self, &list) && value_iterate(in, list, iterator);
}

/* seq[0]; seq[1:] is a new one of the same class */
static bool item(Interp *in, Value self, Value key, Value *out) {
    Value list, part;
    int64_t index;
    if (!children_of(in, self, &list)) return false;
    if (value_is(key, &type_slice)) {
        *out = new_instance(in, value_type(self));
        return value_item(in, list, key, &part) && module_start(in, *out) &&
               put_all(in, *out, part);
    }
    if (!arg_int(in, key, "index", &index)) return false;
    int64_t count = AS_LIST(list)->count;
    if (index < -count || index >= count)
        return interp_raise(in, ERROR_INDEX, "index %lld is out of range", (long long)index);
    *out = AS_LIST(list)->items[index < 0 ? index + count : index];
    return true;
}

static bool set_item(Interp *in, Value self, Value key, Value value) {
    Value dict, name = value_none(), child;
    int64_t index, at = 0, count = child_count(self);
    if (!arg_int(in, key, "index", &index) || !module_dict(self, "_modules", &dict)) return false;
    if (index < -count || index >= count)
        return interp_raise(in, ERROR_INDEX, "index %lld is out of range", (long long)index);
    if (index < 0) index += count;
    for (int64_t i = 0; i <= index; i++) dict_each(dict, &at, &name, &child);
    return put_named(in, self, AS_STR(name)->text, value);
}

/* self, module */
static bool append(Interp *in, const Value *args, Value *out) {
    *out = args[0];
    return put_next(in, args[0], args[1]);
}

/* self, modules */
static bool extend(Interp *in, const Value *args, Value *out) {
    *out = args[0];
    return put_all(in, args[0], args[1]);
}

/* ---- Sequential ---- */

static bool put_dict(Interp *in, Value self, Value dict) {
    Value key, child;
    const char *name;
    int64_t at = 0;
    while (dict_each(dict, &at, &key, &child))
        if (!arg_text(in, key, "name", &name) || !put_named(in, self, name, child)) return false;
    return true;
}

/* self, *args: modules, or one dict of them */
static bool sequential_init(Interp *in, const Value *args, Value *out) {
    const ListObject *given = AS_LIST(args[1]);
    *out = value_none();
    if (!module_start(in, args[0])) return false;
    if (given->count == 1 && value_is_dict(given->items[0]))
        return put_dict(in, args[0], given->items[0]);
    return put_all(in, args[0], args[1]);
}

/* self, input */
static bool sequential_forward(Interp *in, const Value *args, Value *out) {
    Value list;
    *out = args[1];
    if (!children_of(in, args[0], &list)) return false;
    for (int64_t i = 0; i < AS_LIST(list)->count; i++)
        if (!module_call(in, AS_LIST(list)->items[i], out, 1, out)) return false;
    return true;
}

static const Native sequential_members[] = {
    ROW("__init__", "self, *args", sequential_init, "The modules, in the order of calling."),
    ROW("forward", "self, input", sequential_forward, "Each module's output to the next."),
    ROW("append", "self, module", append, "One module more, at the end."),
    ROW("extend", "self, modules", extend, "More modules, at the end."),
    {0}};

const Type type_nn_sequential = {.head = TYPE_HEAD,
                                 .name = "Sequential",
                                 .module = "torch.nn.modules.container",
                                 .base = &type_nn_module,
                                 .doc = "Modules that are called one after the other.",
                                 .members = sequential_members,
                                 .length = length,
                                 .iterate = iterate,
                                 .item = item,
                                 .set_item = set_item};

/* ---- ModuleList ---- */

/* self, modules=None */
static bool list_init(Interp *in, const Value *args, Value *out) {
    *out = value_none();
    return module_start(in, args[0]) && (!arg_given(args[1]) || put_all(in, args[0], args[1]));
}

static const Native list_members[] = {
    ROW("__init__", "self, modules=None", list_init, "A list of modules."),
    ROW("append", "self, module", append, "One module more, at the end."),
    ROW("extend", "self, modules", extend, "More modules, at the end."),
    {0}};

const Type type_nn_module_list = {.head = TYPE_HEAD,
                                  .name = "ModuleList",
                                  .module = "torch.nn.modules.container",
                                  .base = &type_nn_module,
                                  .doc = "A list of modules that the module around it knows.",
                                  .members = list_members,
                                  .length = length,
                                  .iterate = iterate,
                                  .item = item,
                                  .set_item = set_item};
