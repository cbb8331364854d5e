/* lib/nn_dict: nn.ModuleDict: modules by name. The names are keys of its _modules. */
#include "eval/dict.h"
#include "eval/rows.h"
#include "lib/nn_layers.h"
#include "lib/nn_module.h"
#include "lib/tensor_arg.h"

static bool set_item(Interp *in, Value self, Value key, Value value) {
    const char *name;
    if (!arg_text(in, key, "key", &name)) return false;
    if (value_is(value, &type_nn_module)) return module_put_child(in, self, name, value);
    Str type;
    str_init(&type);
    module_type_name(value, &type);
    interp_raise(in, ERROR_TYPE, "%s is not a Module subclass", type.text);
    str_release(&type);
    return false;
}

/* self, modules: a dict, or pairs */
static bool update(Interp *in, const Value *args, Value *out) {
    Value dict = new_dict(in), key, child;
    int64_t at = 0;
    *out = value_none();
    if (!dict_update(in, dict, args[1])) return false;
    while (dict_each(dict, &at, &key, &child))
        if (!set_item(in, args[0], key, child)) return false;
    return true;
}

/* self, modules=None */
static bool init(Interp *in, const Value *args, Value *out) {
    *out = value_none();
    return module_start(in, args[0]) && (!arg_given(args[1]) || update(in, args, out));
}

static bool length(Interp *in, Value self, int64_t *out) {
    Value dict;
    (void)in;
    *out = module_dict(self, "_modules", &dict) ? dict_count(dict) : 0;
    return true;
}

static bool iterate(Interp *in, Value self, Value *iterator) {
    Value dict;
    if (!module_dict(self, "_modules", &dict)) dict = new_dict(in);
    return value_iterate(in, dict, iterator);
}

static bool item(Interp *in, Value self, Value key, Value *out) {
    Value dict;
    return module_dict(self, "_modules", &dict) ? value_item(in, dict, key, out)
                                                : raise_key(in, key);
}

static bool contains(Interp *in, Value self, Value key, bool *out) {
    Value dict;
    *out = false;
    return !module_dict(self, "_modules", &dict) || dict_has(in, dict, key, out);
}

static bool view(Interp *in, Value self, const char *name, Value *out) {
    Value dict;
    if (!module_dict(self, "_modules", &dict)) dict = new_dict(in);
    return value_call_method(in, dict, name, NULL, 0, out);
}

static bool keys(Interp *in, const Value *args, Value *out) {
    return view(in, args[0], "keys", out);
}

static bool values(Interp *in, const Value *args, Value *out) {
    return view(in, args[0], "values", out);
}

static bool items(Interp *in, const Value *args, Value *out) {
    return view(in, args[0], "items", out);
}

static const Native members[] = {
    ROW("__init__", "self, modules=None", init, "A dict of modules."),
    ROW("keys", "self", keys, "The names."),
    ROW("values", "self", values, "The modules."),
    ROW("items", "self", items, "Pairs of name and module."),
    ROW("update", "self, modules", update, "More modules, of a dict or of pairs."),
    {0}};

const Type type_nn_module_dict = {.head = TYPE_HEAD,
                                  .name = "ModuleDict",
                                  .module = "torch.nn.modules.container",
                                  .base = &type_nn_module,
                                  .doc = "Modules by name that the module around it knows.",
                                  .members = members,
                                  .length = length,
                                  .iterate = iterate,
                                  .item = item,
                                  .set_item = set_item,
                                  .contains = contains};
