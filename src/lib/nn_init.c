/* lib/nn_init: torch.nn.init: filling a weight in place, with PyTorch's own random numbers. */
#include <math.h>
#include <string.h>

#include "eval/rows.h"
#include "lib/left_out.h"
#include "lib/modules.h"
#include "lib/tensor_arg.h"
#include "lib/tensor_result.h"
#include "lib/torch_make.h"

static bool tensor_of(Interp *in, Value v, const char *function, TensorObject **out) {
    return arg_tensor_object(in, v, function, "tensor", out);
}

static bool fill(Interp *in, Value self, double value, Value *out) {
    Tensor one, *t = &AS_TENSOR(self)->t;
    Error error = {0};
    *out = self;
    bool done = tensor_from_double(value, t->dtype, &one, &error);
    if (done) {
        done = tensor_assign(t, &one, DIALECT_TORCH, &error);
        tensor_release(&one);
    }
    return done || interp_raise_from(in, &error);
}

static bool zeros(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    return tensor_of(in, args[0], "zeros_", &o) && fill(in, args[0], 0, out);
}

static bool ones(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    return tensor_of(in, args[0], "ones_", &o) && fill(in, args[0], 1, out);
}

/* tensor, val */
static bool constant(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    double value;
    return tensor_of(in, args[0], "constant_", &o) && arg_double(in, args[1], "val", &value) &&
           fill(in, args[0], value, out);
}

/* tensor, groups=1: a weight that hands each channel on unchanged */
static bool dirac(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int64_t groups;
    if (!tensor_of(in, args[0], "dirac_", &o) || !arg_int(in, args[1], "groups", &groups))
        return false;
    const Tensor *t = &o->t;
    if (t->ndim != 3)
        return interp_raise(in, ERROR_VALUE,
                            "Only tensors with 3, 4, or 5 dimensions are supported");
    if (groups <= 0 || t->shape[0] % groups)
        return interp_raise(in, ERROR_VALUE, "dim 0 must be divisible by groups");
    if (!fill(in, args[0], 0, out)) return false;
    int64_t outs = t->shape[0] / groups, ins = t->shape[1], taps = t->shape[2];
    for (int64_t g = 0; taps && g < groups; g++)
        for (int64_t c = 0; c < outs && c < ins; c++)
            tensor_set_double(t, ((g * outs + c) * ins + c) * taps + taps / 2, 1);
    return true;
}

static bool draw_uniform(Interp *in, Value self, double low, double high, Value *out) {
    *out = self;
    return random_in_place(in, random_uniform_torch, &library_of(in)->torch_generator,
                           &AS_TENSOR(self)->t, low, high);
}

static bool draw_normal(Interp *in, Value self, double mean, double std, Value *out) {
    *out = self;
    return random_in_place(in, random_normal_torch, &library_of(in)->torch_generator,
                           &AS_TENSOR(self)->t, mean, std);
}

/* tensor, a=0.0, b=1.0 */
static bool uniform(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    double a, b;
    return tensor_of(in, args[0], "uniform_", &o) && arg_double(in, args[1], "a", &a) &&
           arg_double(in, args[2], "b", &b) && draw_uniform(in, args[0], a, b, out);
}

/* tensor, mean=0.0, std=1.0 */
static bool normal(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    double mean, std;
    return tensor_of(in, args[0], "normal_", &o) && arg_double(in, args[1], "mean", &mean) &&
           arg_double(in, args[2], "std", &std) && draw_normal(in, args[0], mean, std, out);
}

/* ---- by the number of inputs and outputs ---- */

static bool fans(Interp *in, const Tensor *t, double *fan_in, double *fan_out) {
    double field = 1;
    if (t->ndim < 2)
        return interp_raise(in, ERROR_VALUE,
                            "Fan in and fan out can not be computed for tensor "
                            "with fewer than 2 dimensions");
    for (int i = 2; i < t->ndim; i++) field *= (double)t->shape[i];
    *fan_in = (double)t->shape[1] * field;
    *fan_out = (double)t->shape[0] * field;
    return true;
}

/* tensor, gain=1.0 */
static bool xavier(Interp *in, const Value *args, const char *function, double *std) {
    TensorObject *o;
    double gain = 1, fan_in = 0, fan_out = 0;
    if (!tensor_of(in, args[0], function, &o) || !arg_double(in, args[1], "gain", &gain) ||
        !fans(in, &o->t, &fan_in, &fan_out))
        return false;
    *std = gain * sqrt(2.0 / (fan_in + fan_out));
    return true;
}

static bool xavier_uniform(Interp *in, const Value *args, Value *out) {
    double std = 0;
    if (!xavier(in, args, "xavier_uniform_", &std)) return false;
    double a = sqrt(3.0) * std;
    return draw_uniform(in, args[0], -a, a, out);
}

static bool xavier_normal(Interp *in, const Value *args, Value *out) {
    double std = 0;
    return xavier(in, args, "xavier_normal_", &std) && draw_normal(in, args[0], 0, std, out);
}

static bool gain_of(Interp *in, const char *nonlinearity, double slope, double *gain) {
    static const char *const one[] = {"linear", "conv1d", "conv2d", "conv3d", "sigmoid"};
    for (size_t i = 0; i < sizeof one / sizeof *one; i++)
        if (strcmp(nonlinearity, one[i]) == 0) return *gain = 1, true;
    if (strcmp(nonlinearity, "tanh") == 0) return *gain = 5.0 / 3, true;
    if (strcmp(nonlinearity, "relu") == 0) return *gain = sqrt(2.0), true;
    if (strcmp(nonlinearity, "selu") == 0) return *gain = 3.0 / 4, true;
    if (strcmp(nonlinearity, "leaky_relu") == 0)
        return *gain = sqrt(2.0 / (1 + pow(slope, 2))), true;
    return interp_raise(in, ERROR_VALUE, "Unsupported nonlinearity %s", nonlinearity);
}

/* tensor, a=0, mode='fan_in', nonlinearity='leaky_relu' */
static bool kaiming(Interp *in, const Value *args, const char *function, double *std) {
    TensorObject *o;
    double slope = 0, fan_in = 0, fan_out = 0, gain = 1;
    const char *mode, *nonlinearity;
    if (!tensor_of(in, args[0], function, &o) || !arg_double(in, args[1], "a", &slope) ||
        !arg_text(in, args[2], "mode", &mode) ||
        !arg_text(in, args[3], "nonlinearity", &nonlinearity) ||
        !fans(in, &o->t, &fan_in, &fan_out) || !gain_of(in, nonlinearity, slope, &gain))
        return false;
    bool inputs = strcmp(mode, "fan_in") == 0;
    if (!inputs && strcmp(mode, "fan_out") != 0)
        return interp_raise(in, ERROR_VALUE,
                            "Mode %s not supported, please use one of ['fan_in', 'fan_out']", mode);
    *std = gain / sqrt(inputs ? fan_in : fan_out);
    return true;
}

static bool kaiming_uniform(Interp *in, const Value *args, Value *out) {
    double std = 0;
    if (!kaiming(in, args, "kaiming_uniform_", &std)) return false;
    double bound = sqrt(3.0) * std;
    return draw_uniform(in, args[0], -bound, bound, out);
}

static bool kaiming_normal(Interp *in, const Value *args, Value *out) {
    double std = 0;
    return kaiming(in, args, "kaiming_normal_", &std) && draw_normal(in, args[0], 0, std, out);
}

/* nonlinearity, param=None */
static bool calculate_gain(Interp *in, const Value *args, Value *out) {
    const char *nonlinearity;
    double slope = 0.01, gain = 1;
    if (!arg_text(in, args[0], "nonlinearity", &nonlinearity) ||
        (arg_given(args[1]) && !arg_double(in, args[1], "param", &slope)) ||
        !gain_of(in, nonlinearity, slope, &gain))
        return false;
    bool whole = gain == 1; /* PyTorch gives an int there */
    *out = whole ? value_int(1) : value_float(gain);
    return true;
}

#define KAIMING "tensor, a=0, mode='fan_in', nonlinearity='leaky_relu'"

static const Native members[] = {
    ROW("zeros_", "tensor", zeros, "Zeros."),
    ROW("ones_", "tensor", ones, "Ones."),
    ROW("constant_", "tensor, val", constant, "One number everywhere."),
    ROW("dirac_", "tensor, groups=1", dirac, "Each channel is handed on unchanged."),
    ROW("uniform_", "tensor, a=0.0, b=1.0", uniform, "Evenly between a and b."),
    ROW("normal_", "tensor, mean=0.0, std=1.0", normal, "Normally around mean."),
    ROW("xavier_uniform_", "tensor, gain=1.0", xavier_uniform, "Glorot's even numbers."),
    ROW("xavier_normal_", "tensor, gain=1.0", xavier_normal, "Glorot's normal numbers."),
    ROW("kaiming_uniform_", KAIMING, kaiming_uniform, "He's even numbers."),
    ROW("kaiming_normal_", KAIMING, kaiming_normal, "He's normal numbers."),
    ROW("calculate_gain", "nonlinearity, param=None", calculate_gain,
        "The factor that suits a nonlinearity."),
    {0}};

const ModuleSpec module_init = {
    .name = "torch.nn.init", .members = members, .missing = left_out_raise};
