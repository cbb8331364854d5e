/* lib/nn_layers: layers of few lines: Linear, activations, Flatten, Identity, losses.
 *
 * A layer is a table of three rows: __init__ keeps its arguments as attributes, forward reads them
 * and calls the function of torch.nn.functional, extra_repr says what stands in the brackets. */
#include "lib/nn_layers.h"

#include <math.h>

#include "eval/rows.h"
#include "lib/dtype.h"
#include "lib/functional.h"
#include "lib/nn_layer.h"
#include "lib/tensor_arg.h"

/* ---- Linear ---- */

/* self, in_features, out_features, bias=True, device=None, dtype=None */
static bool linear_init(Interp *in, const Value *args, Value *out) {
    int64_t features, shape[2];
    bool has_bias;
    DType dtype;
    Value weight, bias = value_none();
    *out = value_none();
    if (!arg_int(in, args[1], "in_features", &features) ||
        !arg_int(in, args[2], "out_features", &shape[0]) || !value_truth(in, args[3], &has_bias) ||
        !arg_device(in, args[4]) ||
        !arg_dtype(in, args[5], library_of(in)->default_dtype, &dtype) ||
        !module_start(in, args[0]))
        return false;
    shape[1] = features;
    if (features < 0 || shape[0] < 0)
        return interp_raise(in, ERROR_RUNTIME,
                            "Trying to create tensor with negative dimension %lld: [%lld, %lld]",
                            (long long)(shape[0] < 0 ? shape[0] : features), (long long)shape[0],
                            (long long)features);
    module_put(args[0], "in_features", args[1]);
    module_put(args[0], "out_features", args[2]);
    double bound = features > 0 ? default_weight_bound(features) : 0;
    double bias_bound = features > 0 ? 1 / sqrt((double)features) : 0;
    return new_uniform_parameter(in, dtype, 2, shape, bound, &weight) &&
           (!has_bias || new_uniform_parameter(in, dtype, 1, shape, bias_bound, &bias)) &&
           module_put_parameter(in, args[0], "weight", weight) &&
           module_put_parameter(in, args[0], "bias", bias);
}

static bool linear_forward(Interp *in, const Value *args, Value *out) {
    static const char *const names[] = {"weight", "bias", NULL};
    return layer_call(in, args, names, functional_linear, out);
}

static bool linear_repr(Interp *in, const Value *args, Value *out) {
    static const char *const names[] = {"in_features", "out_features", NULL};
    Value text, bias;
    if (!layer_describe(in, args[0], names, &text) || !module_get(in, args[0], "bias", &bias))
        return false;
    Str whole;
    str_init(&whole);
    str_addf(&whole, "%s, bias=%s", AS_STR(text)->text, arg_given(bias) ? "True" : "False");
    *out = new_str_take(in, &whole);
    return true;
}

static const Native linear_members[] = {
    ROW("__init__", "self, in_features, out_features, bias=True, device=None, dtype=None",
        linear_init, "in_features and out_features: sizes of the last dimension."),
    ROW("forward", "self, input", linear_forward, "input @ weight.T + bias"),
    ROW("extra_repr", "self", linear_repr, NULL),
    {0}};
const Type type_nn_linear = LAYER("Linear", "linear", linear_members, "input @ weight.T + bias");

/* ---- activations without numbers ---- */

static const char *const none[] = {NULL};

static bool plain_init(Interp *in, const Value *args, Value *out) {
    return layer_start(in, args, none, out);
}

static bool sigmoid_forward(Interp *in, const Value *args, Value *out) {
    return torch_sigmoid(in, args + 1, out);
}

static bool tanh_forward(Interp *in, const Value *args, Value *out) {
    return torch_tanh(in, args + 1, out);
}

static const Native sigmoid_members[] = {
    ROW("__init__", "self", plain_init, NULL),
    ROW("forward", "self, input", sigmoid_forward, "1 / (1 + exp(-input))"),
    {0}};
const Type type_nn_sigmoid = LAYER("Sigmoid", "activation", sigmoid_members, "1 / (1 + exp(-x))");

static const Native tanh_members[] = {
    ROW("__init__", "self", plain_init, NULL),
    ROW("forward", "self, input", tanh_forward, "The hyperbolic tangent."),
    {0}};
const Type type_nn_tanh = LAYER("Tanh", "activation", tanh_members, "The hyperbolic tangent.");

/* self, *args, **kwargs: Identity takes and forgets anything */
static bool identity_forward(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = args[1];
    return true;
}

static const Native identity_members[] = {
    ROW("__init__", "self, *args, **kwargs", plain_init, NULL),
    ROW("forward", "self, input", identity_forward, "The input itself."),
    {0}};
const Type type_nn_identity = LAYER("Identity", "linear", identity_members, "The input itself.");

/* ---- ReLU, LeakyReLU ---- */

static const char *const relu_names[] = {"inplace", NULL};

static bool relu_init(Interp *in, const Value *args, Value *out) {
    return layer_start(in, args, relu_names, out);
}

static bool relu_forward(Interp *in, const Value *args, Value *out) {
    Value in_place;
    bool on;
    if (!module_get(in, args[0], "inplace", &in_place) || !value_truth(in, in_place, &on))
        return false;
    return (on ? torch_relu_ : torch_relu)(in, args + 1, out);
}

/* inplace is said where it is True */
static bool relu_repr(Interp *in, const Value *args, Value *out) {
    Value in_place;
    bool on;
    if (!module_get(in, args[0], "inplace", &in_place) || !value_truth(in, in_place, &on))
        return false;
    *out = new_str(in, on ? "inplace=True" : "");
    return true;
}

static const Native relu_members[] = {
    ROW("__init__", "self, inplace=False", relu_init, NULL),
    ROW("forward", "self, input", relu_forward, "input where it is positive, else 0."),
    ROW("extra_repr", "self", relu_repr, NULL),
    {0}};
const Type type_nn_relu =
    LAYER("ReLU", "activation", relu_members, "The input where it is positive, else 0.");

static const char *const leaky_names[] = {"negative_slope", "inplace", NULL};

static bool leaky_init(Interp *in, const Value *args, Value *out) {
    return layer_start(in, args, leaky_names, out);
}

static bool leaky_forward(Interp *in, const Value *args, Value *out) {
    return layer_call(in, args, leaky_names, functional_leaky_relu, out);
}

static bool leaky_repr(Interp *in, const Value *args, Value *out) {
    static const char *const names[] = {"negative_slope", NULL};
    return layer_describe(in, args[0], names, out);
}

static const Native leaky_members[] = {
    ROW("__init__", "self, negative_slope=0.01, inplace=False", leaky_init, NULL),
    ROW("forward", "self, input", leaky_forward, "input where it is positive, else a part."),
    ROW("extra_repr", "self", leaky_repr, NULL),
    {0}};
const Type type_nn_leaky_relu = LAYER("LeakyReLU", "activation", leaky_members,
                                      "The input where it is positive, else a part of it.");

/* ---- Softmax ---- */

static const char *const softmax_names[] = {"dim", NULL};

static bool softmax_init(Interp *in, const Value *args, Value *out) {
    return layer_start(in, args, softmax_names, out);
}

static bool softmax_repr(Interp *in, const Value *args, Value *out) {
    return layer_describe(in, args[0], softmax_names, out);
}

static bool softmax_forward(Interp *in, const Value *args, Value *out) {
    return layer_call(in, args, softmax_names, functional_softmax, out);
}

static bool log_softmax_forward(Interp *in, const Value *args, Value *out) {
    return layer_call(in, args, softmax_names, functional_log_softmax, out);
}

static const Native softmax_members[] = {
    ROW("__init__", "self, dim=None", softmax_init, NULL),
    ROW("forward", "self, input", softmax_forward, "Shares that sum to 1 along dim."),
    ROW("extra_repr", "self", softmax_repr, NULL),
    {0}};
const Type type_nn_softmax =
    LAYER("Softmax", "activation", softmax_members, "Shares that sum to 1 along dim.");

static const Native log_softmax_members[] = {
    ROW("__init__", "self, dim=None", softmax_init, NULL),
    ROW("forward", "self, input", log_softmax_forward, "The logarithm of softmax."),
    ROW("extra_repr", "self", softmax_repr, NULL),
    {0}};
const Type type_nn_log_softmax =
    LAYER("LogSoftmax", "activation", log_softmax_members, "The logarithm of softmax.");

/* ---- Flatten ---- */

static const char *const flatten_names[] = {"start_dim", "end_dim", NULL};

static bool flatten_init(Interp *in, const Value *args, Value *out) {
    return layer_start(in, args, flatten_names, out);
}

static bool flatten_repr(Interp *in, const Value *args, Value *out) {
    return layer_describe(in, args[0], flatten_names, out);
}

static bool flatten_forward(Interp *in, const Value *args, Value *out) {
    return layer_call(in, args, flatten_names, torch_flatten, out);
}

static const Native flatten_members[] = {
    ROW("__init__", "self, start_dim=1, end_dim=-1", flatten_init, NULL),
    ROW("forward", "self, input", flatten_forward, "Several dimensions as one."),
    ROW("extra_repr", "self", flatten_repr, NULL),
    {0}};
const Type type_nn_flatten =
    LAYER("Flatten", "flatten", flatten_members, "Several dimensions as one.");

/* ---- losses ---- */

static const char *const loss_names[] = {"reduction", NULL};

/* self, size_average=None, reduce=None, reduction='mean' */
static bool loss_init(Interp *in, const Value *args, Value *out) {
    return layer_start(in, (Value[]){args[0], args[3]}, loss_names, out);
}

static bool mse_forward(Interp *in, const Value *args, Value *out) {
    Value given[3] = {args[1], args[2]};
    return layer_get(in, args[0], loss_names, given + 2) && functional_mse_loss(in, given, out);
}

static bool l1_forward(Interp *in, const Value *args, Value *out) {
    Value given[3] = {args[1], args[2]};
    return layer_get(in, args[0], loss_names, given + 2) && functional_l1_loss(in, given, out);
}

static const Native mse_members[] = {
    ROW("__init__", "self, size_average=None, reduce=None, reduction='mean'", loss_init, NULL),
    ROW("forward", "self, input, target", mse_forward, "The mean of the squared differences."),
    {0}};
const Type type_nn_mse_loss =
    LAYER("MSELoss", "loss", mse_members, "The mean of the squared differences.");

static const Native l1_members[] = {
    ROW("__init__", "self, size_average=None, reduce=None, reduction='mean'", loss_init, NULL),
    ROW("forward", "self, input, target", l1_forward, "The mean of the differences."),
    {0}};
const Type type_nn_l1_loss = LAYER("L1Loss", "loss", l1_members, "The mean of the differences.");
