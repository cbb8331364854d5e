/* lib/nn_module: making, reading, setting, calling and printing a module. */
#include "lib/nn_module.h"

#include <string.h>

#include "base/intern.h"
#include "eval/class.h"
#include "eval/dict.h"
#include "eval/rows.h"
#include "lib/left_out.h"
#include "lib/ordered_dict.h"
#include "lib/tensor_arg.h"

bool module_dict(Value self, const char *dict, Value *out) {
    Value *found = names_find(AS_INSTANCE(self)->attrs, intern(dict));
    if (!found || !value_is_dict(*found)) return false;
    *out = *found;
    return true;
}

void module_put(Value self, const char *name, Value value) {
    names_set(AS_INSTANCE(self)->attrs, intern(name), value);
}

bool module_start(Interp *in, Value self) {
    module_put(self, "training", value_bool(true));
    module_put(self, "_parameters", new_ordered_dict(in));
    module_put(self, "_buffers", new_ordered_dict(in));
    module_put(self, "_modules", new_ordered_dict(in));
    return true;
}

/* Every module comes from Module.__init__; an object of another class has no business here. */
static bool is_module(Interp *in, Value self) {
    return value_is(self, &type_nn_module) ||
           interp_raise(in, ERROR_TYPE, "descriptor requires a 'Module' object but received a '%s'",
                        value_type(self)->name);
}

static bool init(Interp *in, const Value *args, Value *out) {
    *out = value_none();
    return is_module(in, args[0]) && module_start(in, args[0]);
}

/* ---- attributes ---- */

static const char *const dicts[] = {"_parameters", "_buffers", "_modules"};

static bool get(Interp *in, Value self, const char *name, Value *out, bool *found) {
    for (int i = 0; i < 3; i++) {
        Value dict;
        if (!module_dict(self, dicts[i], &dict)) continue;
        if (!dict_get_text(in, dict, name, out, found)) return false;
        if (*found) return true;
    }
    return true;
}

bool module_get(Interp *in, Value self, const char *name, Value *out) {
    return value_get(in, self, intern(name), out);
}

static bool has(Interp *in, Value self, const char *dict_name, const char *name, bool *found) {
    Value dict, value;
    *found = false;
    return !module_dict(self, dict_name, &dict) || dict_get_text(in, dict, name, &value, found);
}

/* The name is no attribute of another kind any more. */
static bool forget(Interp *in, Value self, const char *name, const char *but) {
    for (int i = 0; i < 3; i++) {
        Value dict;
        bool found;
        if (strcmp(dicts[i], but) == 0 || !module_dict(self, dicts[i], &dict)) continue;
        if (!dict_remove(in, dict, new_str(in, name), NULL, &found)) return false;
    }
    names_delete(AS_INSTANCE(self)->attrs, intern(name));
    return true;
}

static bool put_in(Interp *in, Value self, const char *dict_name, const char *name, Value value) {
    Value dict;
    return forget(in, self, name, dict_name) && module_dict(self, dict_name, &dict) &&
           dict_set_text(in, dict, name, value);
}

bool module_put_parameter(Interp *in, Value self, const char *name, Value parameter) {
    return put_in(in, self, "_parameters", name, parameter);
}

bool module_put_buffer(Interp *in, Value self, const char *name, Value buffer) {
    return put_in(in, self, "_buffers", name, buffer);
}

bool module_put_child(Interp *in, Value self, const char *name, Value child) {
    return put_in(in, self, "_modules", name, child);
}

static bool not_started(Interp *in, const char *what) {
    interp_raise(in, ERROR_ATTRIBUTE, "cannot assign %s before Module.__init__() call", what);
    interp_why(in, "the module has no place for it yet");
    return interp_fix(in, "super().__init__()   (as the first line of __init__)");
}

void module_type_name(Value v, Str *out) {
    const Type *type = value_is(v, &type_type) ? (const Type *)(void *)v.as.object : value_type(v);
    if (value_is_tensor(v))
        str_add(out, dtype_torch_type(AS_TENSOR(v)->t.dtype));
    else
        type_add_path(type, out);
}

static bool wrong_kind(Interp *in, Value value, const char *kind, const char *name,
                       const char *expected) {
    Str type;
    str_init(&type);
    module_type_name(value, &type);
    interp_raise(in, ERROR_TYPE, "cannot assign '%s' as %s '%s' (%s or None expected)", type.text,
                 kind, name, expected);
    str_release(&type);
    if (strcmp(kind, "parameter") != 0) return false;
    interp_why(in, "'%s' is trained with the module, so it must be a Parameter", name);
    return value_is_tensor(value)
               ? interp_fix(in, "conv.%s = nn.Parameter(...)   (or write to conv.%s.data)", name,
                            name)
               : false;
}

static bool set(Interp *in, Value self, const char *name, Value value, bool *done) {
    bool parameter, child, buffer;
    Value dict;
    bool started = module_dict(self, "_modules", &dict);
    *done = true;
    if (value_is(value, &type_parameter))
        return started ? module_put_parameter(in, self, name, value)
                       : not_started(in, "parameters");
    if (!has(in, self, "_parameters", name, &parameter)) return false;
    if (parameter)
        return value.tag == TAG_NONE
                   ? module_put_parameter(in, self, name, value)
                   : wrong_kind(in, value, "parameter", name, "torch.nn.Parameter");
    if (value_is(value, &type_nn_module))
        return started ? module_put_child(in, self, name, value) : not_started(in, "module");
    if (!has(in, self, "_modules", name, &child)) return false;
    if (child)
        return value.tag == TAG_NONE
                   ? module_put_child(in, self, name, value)
                   : wrong_kind(in, value, "child module", name, "torch.nn.Module");
    if (!has(in, self, "_buffers", name, &buffer)) return false;
    if (buffer)
        return value.tag == TAG_NONE || value_is_tensor(value)
                   ? module_put_buffer(in, self, name, value)
                   : wrong_kind(in, value, "buffer", name, "torch.Tensor");
    *done = false;
    return true;
}

static void list(Interp *in, Value self, void (*add)(void *to, const char *name), void *to) {
    (void)in;
    for (int i = 0; i < 3; i++) {
        Value dict, key, value;
        int64_t at = 0;
        if (!module_dict(self, dicts[i], &dict)) continue;
        while (dict_each(dict, &at, &key, &value)) add(to, intern(AS_STR(key)->text));
    }
}

static bool missing(Interp *in, Value self, const char *name) {
    (void)self;
    return left_out_raise(in, "torch.nn.Module", name);
}

/* self, name, value: what `super().__setattr__(name, value)` calls */
static bool set_attribute(Interp *in, const Value *args, Value *out) {
    const char *name;
    bool done = false;
    *out = value_none();
    if (!arg_text(in, args[1], "name", &name) || !set(in, args[0], intern(name), args[2], &done))
        return false;
    if (!done) module_put(args[0], name, args[2]);
    return true;
}

/* self, name, param */
static bool register_parameter(Interp *in, const Value *args, Value *out) {
    const char *name;
    Value dict;
    *out = value_none();
    if (!arg_text(in, args[1], "name", &name)) return false;
    if (!module_dict(args[0], "_parameters", &dict))
        return interp_raise(in, ERROR_ATTRIBUTE,
                            "cannot assign parameter before Module.__init__() call");
    if (arg_given(args[2]) && !value_is(args[2], &type_parameter))
        return wrong_kind(in, args[2], "parameter", name, "torch.nn.Parameter");
    return module_put_parameter(in, args[0], name, args[2]);
}

/* self, name, tensor, persistent=True */
static bool register_buffer(Interp *in, const Value *args, Value *out) {
    const char *name;
    Value dict;
    *out = value_none();
    if (!arg_text(in, args[1], "name", &name)) return false;
    if (!module_dict(args[0], "_buffers", &dict))
        return interp_raise(in, ERROR_ATTRIBUTE,
                            "cannot assign buffer before Module.__init__() call");
    if (arg_given(args[2]) && !value_is_tensor(args[2]))
        return interp_raise(in, ERROR_TYPE,
                            "cannot assign '%s' object to buffer '%s' (torch Tensor or None "
                            "required)",
                            value_type(args[2])->name, name);
    return module_put_buffer(in, args[0], name, args[2]);
}

/* self, name, module */
static bool add_module(Interp *in, const Value *args, Value *out) {
    const char *name;
    Value dict;
    *out = value_none();
    if (!arg_text(in, args[1], "name", &name)) return false;
    if (!module_dict(args[0], "_modules", &dict)) return not_started(in, "module");
    if (arg_given(args[2]) && !value_is(args[2], &type_nn_module))
        return interp_raise(in, ERROR_TYPE, "%s is not a Module subclass",
                            value_type(args[2])->name);
    return module_put_child(in, args[0], name, args[2]);
}

/* ---- calling ---- */

static bool call(Interp *in, Value self, const Args *args, Value *out) {
    Value forward;
    bool found;
    if (!value_get_maybe(in, self, intern("forward"), &forward, &found)) return false;
    if (found) return value_call(in, forward, args, out);
    interp_raise(in, ERROR_NOT_IMPLEMENTED,
                 "Module [%s] is missing the required \"forward\" function",
                 value_type(self)->name);
    return interp_fix(in, "def forward(self, x): ...   (in the class)");
}

bool module_call(Interp *in, Value self, const Value *items, int count, Value *out) {
    const Args args = {.items = items, .count = count};
    return value_call(in, self, &args, out);
}

/* self, *input, **kwargs: what `super().__call__(x)` calls */
static bool call_method(Interp *in, const Value *args, Value *out) {
    return call(in, args[0],
                &(Args){.items = AS_LIST(args[1])->items, .count = (int)AS_LIST(args[1])->count},
                out);
}

/* ---- printing ---- */

static bool extra_repr(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_str(in, "");
    return true;
}

static bool get_name(Interp *in, const Value *args, Value *out) {
    *out = new_str(in, value_type(args[0])->name);
    return true;
}

/* text, with two blanks before each of its lines but the first */
static void add_indented(Str *out, const char *text) {
    for (; *text; text++) {
        str_add_char(out, *text);
        if (*text == '\n') str_add(out, "  ");
    }
}

static bool add_child(Interp *in, Value key, Value child, Str *out) {
    Str text;
    str_init(&text);
    bool done = value_repr(in, child, &text);
    str_addf(out, "\n  (%s): ", AS_STR(key)->text);
    add_indented(out, text.text);
    str_release(&text);
    return done;
}

/* Conv1d(1, 1, ...) in one line where there are no children, else a line for each:
 *     Net(
 *       (conv): Conv1d(1, 1, kernel_size=(3,), stride=(1,))
 *     )                                                       */
static bool repr(Interp *in, Value self, Str *out) {
    Value extra, children, key, child;
    int64_t at = 0;
    if (!value_call_method(in, self, intern("extra_repr"), NULL, 0, &extra)) return false;
    const char *text = value_is(extra, &type_str) ? AS_STR(extra)->text : "";
    bool parents = module_dict(self, "_modules", &children) && dict_count(children) > 0;
    bool block = parents || strchr(text, '\n');
    str_addf(out, "%s(", value_type(self)->name);
    if (*text && block) str_add(out, "\n  ");
    if (block)
        add_indented(out, text);
    else
        str_add(out, text);
    while (parents && dict_each(children, &at, &key, &child))
        if (!add_child(in, key, child, out)) return false;
    str_add(out, block ? "\n)" : ")");
    return true;
}

static bool repr_method(Interp *in, const Value *args, Value *out) {
    Str text;
    str_init(&text);
    if (!repr(in, args[0], &text)) return str_release(&text), false;
    *out = new_str_take(in, &text);
    return true;
}

static const Native members[] = {
    ROW("__init__", "self", init, "Makes room for parameters and modules."),
    ROW("__call__", "self, *input, **kwargs", call_method, "Calls forward."),
    ROW("__setattr__", "self, name, value", set_attribute, NULL),
    ROW("__repr__", "self", repr_method, NULL),
    ROW("extra_repr", "self", extra_repr, "What stands in the brackets when it is printed."),
    ROW("_get_name", "self", get_name, "The name of its class."),
    ROW("register_parameter", "self, name, param", register_parameter, "Adds a parameter."),
    ROW("register_buffer", "self, name, tensor, persistent=True", register_buffer,
        "Adds a tensor that is not trained."),
    ROW("add_module", "self, name, module", add_module, "Adds a child."),
    ROW("register_module", "self, name, module", add_module, "Adds a child."),
    ROW("parameters", "self, recurse=True", module_parameters, "Its Parameters, one by one."),
    ROW("named_parameters", "self, prefix='', recurse=True", module_named_parameters,
        "Its Parameters with their names."),
    ROW("buffers", "self, recurse=True", module_buffers, "Its buffers, one by one."),
    ROW("named_buffers", "self, prefix='', recurse=True", module_named_buffers,
        "Its buffers with their names."),
    ROW("get_submodule", "self, target", module_get_submodule, "The module at 'block.conv'."),
    ROW("get_parameter", "self, target", module_get_parameter, "The one at 'conv.weight'."),
    ROW("children", "self", module_children, "The modules directly in it."),
    ROW("named_children", "self", module_named_children, "The same with their names."),
    ROW("modules", "self", module_modules, "Itself and all modules in it."),
    ROW("named_modules", "self, memo=None, prefix=''", module_named_modules,
        "The same with their names."),
    ROW("state_dict", "self, *args, prefix='', keep_vars=False", module_state_dict,
        "Parameters and buffers by name."),
    ROW("load_state_dict", "self, state_dict, strict=True", module_load_state_dict,
        "Takes the numbers of a state_dict."),
    ROW("apply", "self, fn", module_apply, "Calls fn with every module in it, itself last."),
    ROW("train", "self, mode=True", module_train, "Training mode."),
    ROW("eval", "self", module_eval, "Evaluation mode."),
    ROW("requires_grad_", "self, requires_grad=True", module_requires_grad_,
        "Whether its parameters are trained."),
    ROW("zero_grad", "self, set_to_none=False", module_zero_grad, "Forgets gradients."),
    ROW("to", "self, *args, dtype=None, device=None, non_blocking=False", module_to,
        "Its parameters with another dtype or on a device."),
    ROW("float", "self", module_float, "Its parameters as float32."),
    ROW("double", "self", module_double, "Its parameters as float64."),
    ROW("cpu", "self", module_self, "Itself."),
    ROW("cuda", "self, device=None", module_cuda, "There is no GPU here."),
    {0}};

const Type type_nn_module = {.head = TYPE_HEAD,
                             .name = "Module",
                             .module = "torch.nn.modules.module",
                             .base = &type_object, /* which frees the attributes */
                             .doc = "What every layer is; derive your own from it.",
                             .members = members,
                             .repr = repr,
                             .call = call,
                             .get = get,
                             .set = set,
                             .list = list,
                             .missing = missing};
