/* lib/functional: torch.nn.functional: pad, linear, activations, losses; the table of the module.
 */
#include "lib/functional.h"

#include <string.h>

#include "eval/rows.h"
#include "lib/left_out.h"
#include "lib/modules.h"
#include "lib/tensor_arg.h"

/* ---- pad ---- */

static const char *pad_grad(const char *mode) {
    if (strcmp(mode, "reflect") == 0) return "ReflectionPad1DBackward0";
    if (strcmp(mode, "replicate") == 0) return "ReplicationPad1DBackward0";
    return strcmp(mode, "circular") == 0 ? "CopySlices" : "ConstantPadNdBackward0";
}

static void tell_pad(Interp *in, const Tensor *input, const int64_t *pads, int count,
                     const char *mode, const Tensor *output) {
    const Library *library = library_of(in);
    if (!library->on_pad || count < 2 || pads[0] < 0 || strcmp(mode, "constant") != 0) return;
    for (int i = 2; i < count; i++)
        if (pads[i]) return;
    library->on_pad(library->on_pad_context, input, pads[0], output);
}

/* input, pad, mode='constant', value=None */
bool functional_pad(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int64_t pads[2 * TENSOR_MAX_DIMS];
    int count;
    const char *mode;
    double value = 0;
    Tensor t;
    Error error = {0};
    if (!arg_tensor_object(in, args[0], "pad", "input", &o)) return false;
    if (args[1].tag == TAG_INT)
        return interp_raise(in, ERROR_TYPE,
                            "pad(): argument 'pad' (position 2) must be tuple of ints, not int") ||
               interp_fix(in, "(%lld, %lld)   (left, right)", (long long)args[1].as.integer,
                          (long long)args[1].as.integer);
    if (!arg_ints(in, args[1], "pad", 2 * TENSOR_MAX_DIMS, pads, &count) ||
        !arg_text(in, args[2], "mode", &mode) ||
        (arg_given(args[3]) && !arg_double(in, args[3], "value", &value)))
        return false;
    bool made = tensor_pad(&o->t, pads, count, mode, value, &t, &error);
    if (made) tell_pad(in, &o->t, pads, count, mode, &t);
    return give_result(in, made, &t, &error, pad_grad(mode), args, 1, out);
}

/* ---- linear ---- */

static bool linear_fits(Interp *in, const Tensor *input, const Tensor *weight) {
    if (input->ndim == 0 || weight->ndim != 2)
        return interp_raise(in, ERROR_RUNTIME,
                            "both arguments to linear need to be at least 1D and 2D");
    int64_t features = input->shape[input->ndim - 1], rows = 1;
    if (features == weight->shape[1]) return true;
    for (int i = 0; i < input->ndim - 1; i++) rows *= input->shape[i];
    interp_raise(in, ERROR_RUNTIME,
                 "mat1 and mat2 shapes cannot be multiplied (%lldx%lld and %lldx%lld)",
                 (long long)rows, (long long)features, (long long)weight->shape[1],
                 (long long)weight->shape[0]);
    return interp_why(in,
                      "the last dimension of the input has %lld features, and the layer takes "
                      "%lld",
                      (long long)features, (long long)weight->shape[1]);
}

/* With a bias the result of a matrix is AddmmBackward0, of a batch ViewBackward0. */
static const char *linear_grad(int ndim, bool bias) {
    if (ndim == 1) return bias ? "AddBackward0" : "SqueezeBackward3";
    if (ndim == 2) return bias ? "AddmmBackward0" : "MmBackward0";
    return bias ? "ViewBackward0" : "UnsafeViewBackward0";
}

/* input, weight, bias=None: input @ weight.T + bias */
bool functional_linear(Interp *in, const Value *args, Value *out) {
    TensorObject *input, *weight, *bias = NULL;
    Tensor turned, product, t;
    Error error = {0};
    if (!arg_tensor_at(in, args[0], "linear", "input", 1, &input) ||
        !arg_tensor_at(in, args[1], "linear", "weight", 2, &weight) ||
        (arg_given(args[2]) && !arg_tensor_at(in, args[2], "linear", "bias", 3, &bias)) ||
        !linear_fits(in, &input->t, &weight->t))
        return false;
    if (!tensor_transpose(&weight->t, 0, 1, &turned, &error)) return interp_raise_from(in, &error);
    bool made = tensor_matmul(&input->t, &turned, DIALECT_TORCH, &product, &error);
    tensor_release(&turned);
    if (!made) return interp_raise_from(in, &error);
    t = product;
    if (bias) {
        made = tensor_binary(ELEMENT_ADD, &product, &bias->t, DIALECT_TORCH,
                             library_of(in)->default_dtype, &t, &error);
        tensor_release(&product);
    }
    return give_result(in, made, &t, &error, linear_grad(input->t.ndim, bias), args, 3, out);
}

/* ---- activations ---- */

/* input, negative_slope=0.01, inplace=False */
bool functional_leaky_relu(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    double slope;
    Tensor t;
    Error error = {0};
    if (!arg_tensor_object(in, args[0], "leaky_relu", "input", &o) ||
        !arg_double(in, args[1], "negative_slope", &slope))
        return false;
    if (!tensor_copy(&o->t, &t, &error)) return interp_raise_from(in, &error);
    int64_t count = tensor_count(&t);
    bool narrow = t.dtype == DTYPE_FLOAT32;
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        double x = tensor_get_double(&t, i);
        double scaled = narrow ? (double)((float)x * (float)slope) : x * slope;
        if (x < 0) tensor_set_double(&t, i, scaled);
    }
    return give_result(in, true, &t, &error, "LeakyReluBackward0", args, 1, out);
}

/* input, inplace=False */
static bool relu(Interp *in, const Value *args, Value *out) {
    bool in_place;
    if (!arg_bool(in, args[1], "inplace", &in_place)) return false;
    return in_place ? torch_relu_(in, args, out) : torch_relu(in, args, out);
}

/* input, dim=None, _stacklevel=3, dtype=None: without dim the one that PyTorch guesses */
static bool softmax_dim(Interp *in, const Value *args, Value *dim) {
    TensorObject *o;
    *dim = args[1];
    if (arg_given(args[1])) return true;
    if (!arg_tensor_object(in, args[0], "softmax", "input", &o)) return false;
    int ndim = o->t.ndim;
    *dim = value_int(ndim == 0 || ndim == 1 || ndim == 3 ? 0 : 1);
    return true;
}

bool functional_softmax(Interp *in, const Value *args, Value *out) {
    Value dim;
    return softmax_dim(in, args, &dim) &&
           torch_softmax(in, (Value[]){args[0], dim, value_none()}, out);
}

bool functional_log_softmax(Interp *in, const Value *args, Value *out) {
    Value dim;
    return softmax_dim(in, args, &dim) &&
           torch_log_softmax(in, (Value[]){args[0], dim, value_none()}, out);
}

/* ---- losses ---- */

static bool reduced(Interp *in, Value loss, Value reduction, const char *grad, Value *out) {
    const char *name;
    const Value all[] = {loss, value_none(), value_bool(false), value_none(), value_none()};
    if (!arg_text(in, reduction, "reduction", &name)) return false;
    *out = loss;
    bool done = true;
    if (strcmp(name, "mean") == 0)
        done = torch_mean(in, all, out);
    else if (strcmp(name, "sum") == 0)
        done = torch_sum(in, all, out);
    else if (strcmp(name, "none") != 0)
        return interp_raise(in, ERROR_VALUE, "%s is not a valid value for reduction", name);
    if (done && AS_TENSOR(*out)->grad_fn && grad) AS_TENSOR(*out)->grad_fn = grad;
    return done;
}

/* input, target, reduction='mean' */
bool functional_mse_loss(Interp *in, const Value *args, Value *out) {
    TensorObject *a, *b;
    Value difference, square;
    return arg_tensor_at(in, args[0], "mse_loss", "input", 1, &a) &&
           arg_tensor_at(in, args[1], "mse_loss", "target", 2, &b) &&
           value_binary(in, BINARY_SUB, args[0], args[1], &difference) &&
           torch_square(in, &difference, &square) &&
           reduced(in, square, args[2], "MseLossBackward0", out);
}

bool functional_l1_loss(Interp *in, const Value *args, Value *out) {
    TensorObject *a, *b;
    Value difference, size;
    return arg_tensor_at(in, args[0], "l1_loss", "input", 1, &a) &&
           arg_tensor_at(in, args[1], "l1_loss", "target", 2, &b) &&
           value_binary(in, BINARY_SUB, args[0], args[1], &difference) &&
           torch_abs(in, &difference, &size) && reduced(in, size, args[2], NULL, out);
}

static const Native members[] = {
    ROW("conv1d", CONV1D_SIGNATURE, functional_conv1d, "The one-dimensional convolution."),
    ROW("conv_transpose1d",
        "input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1",
        functional_conv_transpose1d, "Each sample lays the kernel onto the output."),
    ROW("pad", "input, pad, mode='constant', value=None", functional_pad,
        "The input with a border: pad counts from the last dimension, (left, right, ...)."),
    ROW("linear", "input, weight, bias=None", functional_linear, "input @ weight.T + bias"),
    ROW("max_pool1d",
        "input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, "
        "return_indices=False",
        functional_max_pool1d, "The largest of each window."),
    ROW("avg_pool1d",
        "input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True",
        functional_avg_pool1d, "The mean of each window."),
    ROW("adaptive_avg_pool1d", "input, output_size", functional_adaptive_avg_pool1d,
        "The means of so many windows."),
    ROW("adaptive_max_pool1d", "input, output_size, return_indices=False",
        functional_adaptive_max_pool1d, "The largest of so many windows."),
    ROW("relu", "input, inplace=False", relu, "input where it is positive, else 0."),
    ROW("leaky_relu", "input, negative_slope=0.01, inplace=False", functional_leaky_relu,
        "input where it is positive, else a part of it."),
    ROW("elu", "input, alpha=1.0, inplace=False", functional_elu,
        "input where it is positive, else down to -alpha."),
    ROW("selu", "input, inplace=False", functional_selu, "elu with fixed scales."),
    ROW("gelu", "input, approximate='none'", functional_gelu,
        "input times the share of a normal distribution below it."),
    ROW("silu", "input, inplace=False", functional_silu, "input * sigmoid(input)"),
    ROW("mish", "input, inplace=False", functional_mish, "input * tanh(softplus(input))"),
    ROW("relu6", "input, inplace=False", functional_relu6, "Kept between 0 and 6."),
    ROW("softsign", "input", functional_softsign, "input / (1 + |input|)"),
    ROW("logsigmoid", "input", functional_logsigmoid, "log(sigmoid(input))"),
    ROW("softplus", "input, beta=1, threshold=20", functional_softplus,
        "log(1 + exp(beta * input)) / beta"),
    ROW("hardtanh", "input, min_val=-1.0, max_val=1.0, inplace=False", functional_hardtanh,
        "Kept between min_val and max_val."),
    ROW("glu", "input, dim=-1", functional_glu,
        "The first half of dim, weighted by the sigmoid of the second."),
    ROW("dropout", "input, p=0.5, training=True, inplace=False", functional_dropout,
        "In training, a share p of input becomes 0."),
    ROW("batch_norm",
        "input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, "
        "eps=1e-05",
        functional_batch_norm, "Each channel with mean 0 and deviation 1."),
    ROW("unfold", "input, kernel_size, dilation=1, padding=0, stride=1", functional_unfold,
        "The windows of images (N, C, H, W) as columns: (N, C*kernel, windows)."),
    ROW("sigmoid", "input", torch_sigmoid, "1 / (1 + exp(-input))"),
    ROW("tanh", "input", torch_tanh, "The hyperbolic tangent."),
    ROW("softmax", "input, dim=None, _stacklevel=3, dtype=None", functional_softmax,
        "Shares that sum to 1 along dim."),
    ROW("log_softmax", "input, dim=None, _stacklevel=3, dtype=None", functional_log_softmax,
        "The logarithm of softmax."),
    ROW("mse_loss", "input, target, reduction='mean'", functional_mse_loss,
        "The mean of the squared differences."),
    ROW("l1_loss", "input, target, reduction='mean'", functional_l1_loss,
        "The mean of the differences."),
    {0}};

const ModuleSpec module_functional = {
    .name = "torch.nn.functional", .members = members, .missing = left_out_raise};
