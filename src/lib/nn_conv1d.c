/* lib/nn_conv1d: the layer nn.Conv1d: its arguments, its first weights, its forward.
 *
 * As in PyTorch the sizes are attributes (tuples of one int), so that they can be looked at and
 * changed; forward reads them anew. */
#include <math.h>
#include <string.h>

#include "eval/rows.h"
#include "lib/dtype.h"
#include "lib/functional.h"
#include "lib/nn_layers.h"
#include "lib/nn_module.h"
#include "lib/tensor_arg.h"
#include "lib/torch_make.h"

/* 3 and [3] as (3,) */
Value conv_single(Interp *in, Value v) {
    if (value_is(v, &type_tuple)) return v;
    if (value_is(v, &type_list)) return new_tuple(in, AS_LIST(v)->items, AS_LIST(v)->count);
    return new_tuple(in, &v, 1);
}

static bool is_single(Value v, int64_t wanted) {
    const ListObject *items = AS_LIST(v);
    return items->count == 1 && items->items[0].tag == TAG_INT &&
           items->items[0].as.integer == wanted;
}

/* ---- __init__ ---- */

static const char *const modes[] = {"zeros", "reflect", "replicate", "circular"};

static bool mode_of(Interp *in, Value v, Conv1dPadMode *out) {
    for (int i = 0; i < 4 && value_is(v, &type_str); i++)
        if (strcmp(AS_STR(v)->text, modes[i]) == 0) return *out = (Conv1dPadMode)i, true;
    Str text;
    str_init(&text);
    if (value_repr(in, v, &text)) {
        interp_raise(in, ERROR_VALUE,
                     "padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, "
                     "but got padding_mode=%s",
                     text.text);
        interp_why(in, "it names what the padded samples are: zeros, or samples of the input");
        interp_fix(in, "padding_mode='reflect'");
    }
    str_release(&text);
    return false;
}

static bool channels_fit(Interp *in, int64_t channels, int64_t groups, const char *name) {
    if (channels % groups == 0) return true;
    interp_raise(in, ERROR_VALUE, "%s must be divisible by groups", name);
    interp_why(in, "%lld channel%s cannot be shared out among %lld groups of the same size",
               (long long)channels, channels == 1 ? "" : "s", (long long)groups);
    return interp_fix(in, "groups=1");
}

static bool padding_fits(Interp *in, Value padding, Value stride) {
    if (!value_is(padding, &type_str)) return true;
    const char *name = AS_STR(padding)->text;
    bool same = strcmp(name, "same") == 0;
    if (!same && strcmp(name, "valid") != 0)
        return interp_raise(in, ERROR_VALUE,
                            "Invalid padding string '%s', should be one of {'valid', 'same'}",
                            name) ||
               interp_fix(in, "padding='same'   or   padding='valid'   or   padding=1");
    if (!same || is_single(stride, 1)) return true;
    interp_raise(in, ERROR_VALUE, "padding='same' is not supported for strided convolutions");
    interp_why(in, "a stride above 1 makes the output shorter, so it cannot have the same length");
    return interp_fix(in, "stride=1   or   a number as padding");
}

/* Which of the layer's numbers made a size of its weight negative. */
static bool explain_negative(Interp *in, int ndim, const int64_t *shape) {
    static const char *const names[] = {"out_channels", "in_channels", "kernel_size"};
    for (int i = 0; i < ndim && i < 3; i++) {
        if (shape[i] >= 0) continue;
        interp_why(in, "%s is %lld; it counts %s, at least 1", names[i], (long long)shape[i],
                   i == 2 ? "the taps of a kernel" : "channels");
        return interp_fix(in, "%s=1", names[i]);
    }
    return false;
}

/* The sizes of the weight: (out_channels, in_channels / groups, kernel_size) */
static bool weight_shape(Interp *in, const Value *args, Value kernel, int64_t groups, int *ndim,
                         int64_t *shape) {
    int64_t in_channels = 0;
    Value sizes[TENSOR_MAX_DIMS] = {args[2], args[1]};
    const ListObject *taps = AS_LIST(kernel);
    if (taps->count > TENSOR_MAX_DIMS - 2)
        return interp_raise(in, ERROR_VALUE, "kernel_size of Conv1d is one number");
    for (int64_t i = 0; i < taps->count; i++) sizes[i + 2] = taps->items[i];
    if (args[1].tag == TAG_INT || args[1].tag == TAG_BOOL || args[1].tag == TAG_OBJECT) {
        if (!value_is(args[1], &type_str) && !arg_int(in, args[1], "in_channels", &in_channels))
            return false;
        if (!value_is(args[1], &type_str)) sizes[1] = value_int(in_channels / groups);
    }
    return make_size(in, new_tuple(in, sizes, taps->count + 2), "empty", ndim, shape) ||
           explain_negative(in, *ndim, shape);
}

/* A parameter of numbers between -bound and bound, drawn from torch's generator. */
bool new_uniform_parameter(Interp *in, DType dtype, int ndim, const int64_t *shape, double bound,
                           Value *out) {
    Tensor t;
    Error error = {0};
    if (!dtype_is_float(dtype))
        return interp_raise(in, ERROR_RUNTIME,
                            "Only Tensors of floating point and complex dtype can require "
                            "gradients");
    if (!tensor_new(dtype, ndim, shape, &t, &error)) return interp_raise_from(in, &error);
    random_uniform_torch(&library_of(in)->torch_generator, &t, -bound, bound);
    *out = new_parameter(in, &t, true);
    return true;
}

/* kaiming_uniform_(a=sqrt(5)), step by step as PyTorch computes it */
double default_weight_bound(int64_t fan) {
    double gain = sqrt(2.0 / (1 + pow(sqrt(5), 2)));
    return sqrt(3.0) * (gain / sqrt((double)fan));
}

static bool put_numbers(Interp *in, Value self, DType dtype, int ndim, const int64_t *shape,
                        bool bias) {
    Value weight = value_none(), offset = value_none();
    int64_t fan = 1;
    for (int i = 1; i < ndim; i++)
        if (__builtin_mul_overflow(fan, shape[i], &fan))
            return interp_raise(in, ERROR_MEMORY, "the weight is too large");
    double bound = fan > 0 ? default_weight_bound(fan) : 0;
    if (!new_uniform_parameter(in, dtype, ndim, shape, bound, &weight)) return false;
    if (bias &&
        !new_uniform_parameter(in, dtype, 1, shape, fan > 0 ? 1 / sqrt((double)fan) : 0, &offset))
        return false;
    return module_put_parameter(in, self, "weight", weight) &&
           module_put_parameter(in, self, "bias", offset);
}

/* self, in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias,
 * padding_mode, device, dtype */
static bool init(Interp *in, const Value *args, Value *out) {
    Value self = args[0], kernel = conv_single(in, args[3]), stride = conv_single(in, args[4]);
    Value padding = value_is(args[5], &type_str) ? args[5] : conv_single(in, args[5]);
    int64_t groups = 1, channels[2] = {0}, shape[TENSOR_MAX_DIMS];
    int ndim = 0;
    bool bias = true;
    Conv1dPadMode mode = CONV1D_ZEROS;
    DType dtype = DTYPE_FLOAT32;
    *out = value_none();
    if (!module_start(in, self) || !arg_int(in, args[7], "groups", &groups)) return false;
    if (groups <= 0)
        return interp_raise(in, ERROR_VALUE, "groups must be a positive integer") ||
               interp_why(in,
                          "groups is %lld; it says into how many groups the channels are shared "
                          "out, at least 1",
                          (long long)groups) ||
               interp_fix(in, "groups=1");
    for (int i = 0; i < 2; i++)
        if (args[i + 1].tag == TAG_INT &&
            (!arg_int(in, args[i + 1], "channels", &channels[i]) ||
             !channels_fit(in, channels[i], groups, i ? "out_channels" : "in_channels")))
            return false;
    if (!padding_fits(in, padding, stride) || !mode_of(in, args[9], &mode) ||
        !value_truth(in, args[8], &bias) || !arg_device(in, args[10]) ||
        !arg_dtype(in, args[11], library_of(in)->default_dtype, &dtype) ||
        !weight_shape(in, args, kernel, groups, &ndim, shape))
        return false;
    module_put(self, "in_channels", args[1]);
    module_put(self, "out_channels", args[2]);
    module_put(self, "kernel_size", kernel);
    module_put(self, "stride", stride);
    module_put(self, "padding", padding);
    module_put(self, "dilation", conv_single(in, args[6]));
    module_put(self, "transposed", value_bool(false));
    module_put(self, "output_padding", conv_single(in, value_int(0)));
    module_put(self, "groups", value_int(groups));
    module_put(self, "padding_mode", args[9]);
    return put_numbers(in, self, dtype, ndim, shape, bias);
}

/* ---- forward ---- */

typedef struct Layer { /* the attributes as they are now */
    Value weight, bias, stride, padding, dilation, groups, padding_mode;
} Layer;

static bool read_layer(Interp *in, Value self, Layer *layer) {
    return module_get(in, self, "weight", &layer->weight) &&
           module_get(in, self, "bias", &layer->bias) &&
           module_get(in, self, "stride", &layer->stride) &&
           module_get(in, self, "padding", &layer->padding) &&
           module_get(in, self, "dilation", &layer->dilation) &&
           module_get(in, self, "groups", &layer->groups) &&
           module_get(in, self, "padding_mode", &layer->padding_mode);
}

static bool layer_padding(Interp *in, const Layer *layer, Conv1dParams *params) {
    if (value_is(layer->padding, &type_str)) {
        const Tensor *weight = &AS_TENSOR(layer->weight)->t;
        bool same = strcmp(AS_STR(layer->padding)->text, "same") == 0;
        if (same && weight->ndim == 3)
            conv1d_same_padding(weight->shape[2], params->dilation, params);
        return true;
    }
    if (!arg_single(in, layer->padding, "padding", &params->pad_left)) return false;
    params->pad_right = params->pad_left;
    return true;
}

static bool tensors_given(Interp *in, Value input, const Layer *layer, Conv1dPadMode mode) {
    TensorObject *o;
    bool fits = value_is_tensor(input) && value_is_tensor(layer->weight) &&
                (!arg_given(layer->bias) || value_is_tensor(layer->bias));
    if (fits) return true;
    if (mode != CONV1D_ZEROS && !arg_tensor_object(in, input, "pad", "input", &o)) return false;
    const Value given[] = {input,          layer->weight,   layer->bias,  layer->stride,
                           layer->padding, layer->dilation, layer->groups};
    return conv1d_refuse(in, given, 7);
}

/* self, input */
static bool forward(Interp *in, const Value *args, Value *out) {
    Layer layer;
    Conv1dParams params = {0};
    return read_layer(in, args[0], &layer) && mode_of(in, layer.padding_mode, &params.pad_mode) &&
           tensors_given(in, args[1], &layer, params.pad_mode) &&
           arg_single(in, layer.stride, "stride", &params.stride) &&
           arg_single(in, layer.dilation, "dilation", &params.dilation) &&
           arg_int(in, layer.groups, "groups", &params.groups) &&
           layer_padding(in, &layer, &params) &&
           conv1d_run(in, args[1], layer.weight, layer.bias, &params, out);
}

/* ---- repr ---- */

static bool add_field(Interp *in, Str *text, const char *name, Value v) {
    str_add(text, name);
    return value_str(in, v, text);
}

/* What is as usual is not said. */
static bool describe(Interp *in, Value self, Str *text) {
    Layer layer;
    Value in_channels, out_channels, kernel, extra;
    if (!read_layer(in, self, &layer) || !module_get(in, self, "in_channels", &in_channels) ||
        !module_get(in, self, "out_channels", &out_channels) ||
        !module_get(in, self, "kernel_size", &kernel) ||
        !module_get(in, self, "output_padding", &extra))
        return false;
    bool padded = value_is(layer.padding, &type_str) || !is_single(layer.padding, 0);
    bool plain = value_is(layer.padding_mode, &type_str) &&
                 strcmp(AS_STR(layer.padding_mode)->text, "zeros") == 0;
    bool grouped = layer.groups.tag != TAG_INT || layer.groups.as.integer != 1;
    bool fine =
        add_field(in, text, "", in_channels) && add_field(in, text, ", ", out_channels) &&
        add_field(in, text, ", kernel_size=", kernel) &&
        add_field(in, text, ", stride=", layer.stride) &&
        (!padded || add_field(in, text, ", padding=", layer.padding)) &&
        (is_single(layer.dilation, 1) || add_field(in, text, ", dilation=", layer.dilation)) &&
        (is_single(extra, 0) || add_field(in, text, ", output_padding=", extra)) &&
        (!grouped || add_field(in, text, ", groups=", layer.groups));
    if (fine && layer.bias.tag == TAG_NONE) str_add(text, ", bias=False");
    return fine && (plain || add_field(in, text, ", padding_mode=", layer.padding_mode));
}

bool conv_extra_repr(Interp *in, const Value *args, Value *out) {
    Str text;
    str_init(&text);
    if (!describe(in, args[0], &text)) return str_release(&text), false;
    *out = new_str_take(in, &text);
    return true;
}

/* Draws the numbers anew. */
static bool reset_parameters(Interp *in, const Value *args, Value *out) {
    Value weight, bias;
    *out = value_none();
    if (!module_get(in, args[0], "weight", &weight) || !module_get(in, args[0], "bias", &bias))
        return false;
    const Tensor *t = &AS_TENSOR(weight)->t;
    return put_numbers(in, args[0], t->dtype, t->ndim, t->shape, arg_given(bias));
}

static const Native members[] = {
    ROW("__init__",
        "self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, "
        "bias=True, padding_mode='zeros', device=None, dtype=None",
        init,
        "in_channels   channels of the input\n"
        "out_channels  channels of the output\n"
        "kernel_size   taps of the kernel\n"
        "stride        samples from one window to the next\n"
        "padding       samples added on each side, or 'same' or 'valid'\n"
        "dilation      samples from one tap to the next\n"
        "groups        into how many parts the channels fall, each convolved on its own\n"
        "bias          whether a number is added to each output channel\n"
        "padding_mode  what the padding is: 'zeros', 'reflect', 'replicate', 'circular'"),
    ROW("forward", "self, input", forward, "The convolution of input with the weight."),
    ROW("reset_parameters", "self", reset_parameters, "Draws weight and bias anew."),
    ROW("extra_repr", "self", conv_extra_repr, NULL),
    {0}};

const Type type_nn_conv1d = {.head = TYPE_HEAD,
                             .name = "Conv1d",
                             .module = "torch.nn.modules.conv",
                             .base = &type_nn_module,
                             .doc = "The one-dimensional convolution as a layer.",
                             .members = members};
