/* lib/nn_transpose: the layer nn.ConvTranspose1d. */
#include <math.h>
#include <string.h>

#include "eval/rows.h"
#include "lib/dtype.h"
#include "lib/functional.h"
#include "lib/nn_layer.h"
#include "lib/nn_layers.h"
#include "lib/tensor_arg.h"

/* (in_channels, out_channels / groups, kernel_size) */
static bool shape_of(Interp *in, const Value *args, int64_t groups, int64_t *shape) {
    if (!arg_int(in, args[1], "in_channels", &shape[0]) ||
        !arg_int(in, args[2], "out_channels", &shape[1]) ||
        !arg_single(in, args[3], "kernel_size", &shape[2]))
        return false;
    if (groups <= 0) return interp_raise(in, ERROR_VALUE, "groups must be a positive integer");
    for (int i = 0; i < 2; i++)
        if (shape[i] % groups)
            return interp_raise(in, ERROR_VALUE, "%s must be divisible by groups",
                                i ? "out_channels" : "in_channels");
    shape[1] /= groups;
    for (int i = 0; i < 3; i++)
        if (shape[i] < 0)
            return interp_raise(in, ERROR_RUNTIME,
                                "Trying to create tensor with negative dimension %lld: [%lld, "
                                "%lld, %lld]",
                                (long long)shape[i], (long long)shape[0], (long long)shape[1],
                                (long long)shape[2]);
    return true;
}

static bool draw(Interp *in, Value self, DType dtype, const int64_t *shape, int64_t groups,
                 bool has_bias) {
    Value weight, bias = value_none();
    int64_t fan, out_channels = shape[1] * groups;
    if (__builtin_mul_overflow(shape[1], shape[2], &fan))
        return interp_raise(in, ERROR_MEMORY, "the weight is too large");
    double bound = fan > 0 ? default_weight_bound(fan) : 0;
    double bias_bound = fan > 0 ? 1 / sqrt((double)fan) : 0;
    return new_uniform_parameter(in, dtype, 3, shape, bound, &weight) &&
           (!has_bias || new_uniform_parameter(in, dtype, 1, &out_channels, bias_bound, &bias)) &&
           module_put_parameter(in, self, "weight", weight) &&
           module_put_parameter(in, self, "bias", bias);
}

/* self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
 * bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None */
static bool init(Interp *in, const Value *args, Value *out) {
    static const char *const names[] = {"in_channels", "out_channels", NULL};
    int64_t groups, shape[3];
    bool bias;
    const char *mode;
    DType dtype;
    if (!layer_start(in, args, names, out) || !arg_int(in, args[7], "groups", &groups) ||
        !shape_of(in, args, groups, shape) || !value_truth(in, args[8], &bias) ||
        !arg_text(in, args[10], "padding_mode", &mode) || !arg_device(in, args[11]) ||
        !arg_dtype(in, args[12], library_of(in)->default_dtype, &dtype))
        return false;
    if (strcmp(mode, "zeros") != 0)
        return interp_raise(in, ERROR_VALUE,
                            "Only \"zeros\" padding mode is supported for ConvTranspose1d");
    module_put(args[0], "kernel_size", conv_single(in, args[3]));
    module_put(args[0], "stride", conv_single(in, args[4]));
    module_put(args[0], "padding", conv_single(in, args[5]));
    module_put(args[0], "dilation", conv_single(in, args[9]));
    module_put(args[0], "transposed", value_bool(true));
    module_put(args[0], "output_padding", conv_single(in, args[6]));
    module_put(args[0], "groups", args[7]);
    module_put(args[0], "padding_mode", args[10]);
    return draw(in, args[0], dtype, shape, groups, bias);
}

/* self, input */
static bool forward(Interp *in, const Value *args, Value *out) {
    static const char *const names[] = {"weight",         "bias",   "stride",   "padding",
                                        "output_padding", "groups", "dilation", NULL};
    return layer_call(in, args, names, functional_conv_transpose1d, out);
}

static const Native members[] = {
    ROW("__init__",
        "self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, "
        "groups=1, bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None",
        init, "The arguments of Conv1d, for the way back: stride makes the output longer."),
    ROW("forward", "self, input", forward, "Each sample lays the kernel onto the output."),
    ROW("extra_repr", "self", conv_extra_repr, NULL),
    {0}};
const Type type_nn_conv_transpose1d =
    LAYER("ConvTranspose1d", "conv", members,
          "The transposed convolution: each sample lays the kernel onto the output.");
