/* lib/nn_windows: layers that look through windows or put a border: pooling and padding. */
#include "eval/rows.h"
#include "lib/functional.h"
#include "lib/nn_layer.h"
#include "lib/nn_layers.h"
#include "lib/tensor_arg.h"

/* ---- MaxPool1d ---- */

static const char *const max_names[] = {"kernel_size", "stride",         "padding", "dilation",
                                        "ceil_mode",   "return_indices", NULL};

/* self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False */
static bool max_init(Interp *in, const Value *args, Value *out) {
    const Value given[] = {args[0], args[1], arg_given(args[2]) ? args[2] : args[1],
                           args[3], args[4], args[6],
                           args[5]};
    return layer_start(in, given, max_names, out);
}

static bool max_forward(Interp *in, const Value *args, Value *out) {
    return layer_call(in, args, max_names, functional_max_pool1d, out);
}

static bool max_repr(Interp *in, const Value *args, Value *out) {
    static const char *const names[] = {"kernel_size", "stride",    "padding",
                                        "dilation",    "ceil_mode", NULL};
    return layer_describe(in, args[0], names, out);
}

static const Native max_members[] = {
    ROW("__init__",
        "self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, "
        "ceil_mode=False",
        max_init, NULL),
    ROW("forward", "self, input", max_forward, "The largest of each window."),
    ROW("extra_repr", "self", max_repr, NULL),
    {0}};
const Type type_nn_max_pool1d =
    LAYER("MaxPool1d", "pooling", max_members, "The largest of each window.");

/* ---- AvgPool1d ---- */

static const char *const avg_names[] = {"kernel_size",       "stride", "padding", "ceil_mode",
                                        "count_include_pad", NULL};

static Value single(Interp *in, Value v) {
    return value_is(v, &type_tuple) ? v : new_tuple(in, &v, 1);
}

/* self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True */
static bool avg_init(Interp *in, const Value *args, Value *out) {
    const Value given[] = {args[0],
                           single(in, args[1]),
                           single(in, arg_given(args[2]) ? args[2] : args[1]),
                           single(in, args[3]),
                           args[4],
                           args[5]};
    return layer_start(in, given, avg_names, out);
}

static bool avg_forward(Interp *in, const Value *args, Value *out) {
    return layer_call(in, args, avg_names, functional_avg_pool1d, out);
}

static bool avg_repr(Interp *in, const Value *args, Value *out) {
    static const char *const names[] = {"kernel_size", "stride", "padding", NULL};
    return layer_describe(in, args[0], names, out);
}

static const Native avg_members[] = {
    ROW("__init__",
        "self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True",
        avg_init, NULL),
    ROW("forward", "self, input", avg_forward, "The mean of each window."),
    ROW("extra_repr", "self", avg_repr, NULL),
    {0}};
const Type type_nn_avg_pool1d =
    LAYER("AvgPool1d", "pooling", avg_members, "The mean of each window.");

/* ---- adaptive pooling ---- */

static const char *const adaptive_names[] = {"output_size", NULL};

static bool adaptive_init(Interp *in, const Value *args, Value *out) {
    return layer_start(in, args, adaptive_names, out);
}

static bool adaptive_repr(Interp *in, const Value *args, Value *out) {
    return layer_describe(in, args[0], adaptive_names, out);
}

static bool adaptive_avg_forward(Interp *in, const Value *args, Value *out) {
    return layer_call(in, args, adaptive_names, functional_adaptive_avg_pool1d, out);
}

static bool adaptive_max_forward(Interp *in, const Value *args, Value *out) {
    return layer_call(in, args, adaptive_names, functional_adaptive_max_pool1d, out);
}

static const Native adaptive_avg_members[] = {
    ROW("__init__", "self, output_size", adaptive_init, NULL),
    ROW("forward", "self, input", adaptive_avg_forward, "The means of so many windows."),
    ROW("extra_repr", "self", adaptive_repr, NULL),
    {0}};
const Type type_nn_adaptive_avg_pool1d =
    LAYER("AdaptiveAvgPool1d", "pooling", adaptive_avg_members, "The means of so many windows.");

static const Native adaptive_max_members[] = {
    ROW("__init__", "self, output_size, return_indices=False", adaptive_init, NULL),
    ROW("forward", "self, input", adaptive_max_forward, "The largest of so many windows."),
    ROW("extra_repr", "self", adaptive_repr, NULL),
    {0}};
const Type type_nn_adaptive_max_pool1d =
    LAYER("AdaptiveMaxPool1d", "pooling", adaptive_max_members, "The largest of so many windows.");

/* ---- padding ---- */

/* 1 stands for (1, 1) */
static bool pair(Interp *in, Value v, Value *out) {
    const Value both[] = {v, v};
    int64_t number;
    *out = v;
    if (value_is(v, &type_tuple)) return true;
    if (value_is(v, &type_list)) {
        *out = new_tuple(in, AS_LIST(v)->items, AS_LIST(v)->count);
        return true;
    }
    if (!arg_int(in, v, "padding", &number)) return false;
    *out = new_tuple(in, both, 2);
    return true;
}

static const char *const constant_names[] = {"padding", "value", NULL};

static bool constant_init(Interp *in, const Value *args, Value *out) {
    Value padding;
    return pair(in, args[1], &padding) &&
           layer_start(in, (Value[]){args[0], padding, args[2]}, constant_names, out);
}

static bool constant_repr(Interp *in, const Value *args, Value *out) {
    return layer_describe(in, args[0], constant_names, out);
}

static bool pad_with(Interp *in, const Value *args, const char *mode, Value value, Value *out) {
    Value padding;
    if (!module_get(in, args[0], "padding", &padding)) return false;
    return functional_pad(in, (Value[]){args[1], padding, new_str(in, mode), value}, out);
}

static bool constant_forward(Interp *in, const Value *args, Value *out) {
    Value value;
    return module_get(in, args[0], "value", &value) && pad_with(in, args, "constant", value, out);
}

static const Native constant_members[] = {
    ROW("__init__", "self, padding, value", constant_init, NULL),
    ROW("forward", "self, input", constant_forward, "The input with a border of value."),
    ROW("extra_repr", "self", constant_repr, NULL),
    {0}};
const Type type_nn_constant_pad1d =
    LAYER("ConstantPad1d", "padding", constant_members, "The input with a border of one value.");

static bool border_init(Interp *in, const Value *args, Value *out) {
    static const char *const names[] = {"padding", NULL};
    Value padding;
    return pair(in, args[1], &padding) && layer_start(in, (Value[]){args[0], padding}, names, out);
}

static bool border_repr(Interp *in, const Value *args, Value *out) {
    Value padding;
    Str text;
    if (!module_get(in, args[0], "padding", &padding)) return false;
    str_init(&text);
    if (!value_str(in, padding, &text)) return str_release(&text), false;
    *out = new_str_take(in, &text);
    return true;
}

static bool reflection_forward(Interp *in, const Value *args, Value *out) {
    return pad_with(in, args, "reflect", value_none(), out);
}

static bool replication_forward(Interp *in, const Value *args, Value *out) {
    return pad_with(in, args, "replicate", value_none(), out);
}

static const Native reflection_members[] = {
    ROW("__init__", "self, padding", border_init, NULL),
    ROW("forward", "self, input", reflection_forward, "The input with its mirror image around it."),
    ROW("extra_repr", "self", border_repr, NULL),
    {0}};
const Type type_nn_reflection_pad1d = LAYER("ReflectionPad1d", "padding", reflection_members,
                                            "The input with its mirror image around it.");

static const Native replication_members[] = {
    ROW("__init__", "self, padding", border_init, NULL),
    ROW("forward", "self, input", replication_forward, "The input with its ends repeated."),
    ROW("extra_repr", "self", border_repr, NULL),
    {0}};
const Type type_nn_replication_pad1d =
    LAYER("ReplicationPad1d", "padding", replication_members, "The input with its ends repeated.");
