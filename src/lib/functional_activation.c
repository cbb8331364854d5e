/* lib/functional_activation: the curves between layers: elu, gelu, silu, softplus, ... */
#include <math.h>
#include <string.h>

#include "lib/functional.h"
#include "lib/tensor_arg.h"

typedef double Curve(double x, const double *numbers);

/* Each element through the curve; float32 is rounded once, at the end. */
static bool curved(Interp *in, Curve *curve, const double *numbers, const char *name,
                   const char *grad, const Value *args, Value *out) {
    TensorObject *o;
    Tensor t;
    Error error = {0};
    if (!arg_tensor_object(in, args[0], name, "input", &o)) return false;
    if (!dtype_is_float(o->t.dtype))
        return interp_raise(in, ERROR_RUNTIME, "\"%s\" not implemented for '%s'", name,
                            dtype_scalar_name(o->t.dtype));
    bool made = tensor_copy(&o->t, &t, &error);
    int64_t count = made ? tensor_count(&t) : 0;
    for (int64_t i = 0; i < count && !stop_asked(); i++)
        tensor_set_double(&t, i, curve(tensor_get_double(&t, i), numbers));
    return give_result(in, made, &t, &error, grad, args, 1, out);
}

static double elu(double x, const double *alpha) {
    return x > 0 ? x : alpha[0] * expm1(x);
}

static double selu(double x, const double *none) {
    (void)none;
    return 1.0507009873554804934193349852946 *
           (x > 0 ? x : 1.6732632423543772848170429916717 * expm1(x));
}

static double gelu(double x, const double *none) {
    (void)none;
    return x * 0.5 * (1 + erf(x * 0.70710678118654752440));
}

static double gelu_tanh(double x, const double *none) {
    (void)none;
    return 0.5 * x * (1 + tanh(0.79788456080286535588 * (x + 0.044715 * x * x * x)));
}

static double silu(double x, const double *none) {
    (void)none;
    return x / (1 + exp(-x));
}

static double mish(double x, const double *none) {
    (void)none;
    return x * tanh(log1p(exp(x)));
}

static double relu6(double x, const double *none) {
    (void)none;
    return x < 0 ? 0 : x > 6 ? 6 : x;
}

static double softsign(double x, const double *none) {
    (void)none;
    return x / (1 + fabs(x));
}

static double softplus(double x, const double *n) { /* n: beta, threshold */
    return x * n[0] > n[1] ? x : log1p(exp(x * n[0])) / n[0];
}

static double log_sigmoid(double x, const double *none) {
    (void)none;
    return (x < 0 ? x : 0) - log1p(exp(-fabs(x)));
}

static double hardtanh(double x, const double *n) { /* n: min_val, max_val */
    return x < n[0] ? n[0] : x > n[1] ? n[1] : x;
}

/* input, alpha=1.0, inplace=False */
bool functional_elu(Interp *in, const Value *args, Value *out) {
    double alpha;
    return arg_double(in, args[1], "alpha", &alpha) &&
           curved(in, elu, &alpha, "elu", "EluBackward0", args, out);
}

bool functional_selu(Interp *in, const Value *args, Value *out) {
    return curved(in, selu, NULL, "selu", "EluBackward0", args, out);
}

/* input, approximate='none' */
bool functional_gelu(Interp *in, const Value *args, Value *out) {
    const char *how;
    if (!arg_text(in, args[1], "approximate", &how)) return false;
    bool by_tanh = strcmp(how, "tanh") == 0;
    if (!by_tanh && strcmp(how, "none") != 0)
        return interp_raise(in, ERROR_RUNTIME, "approximate argument must be either none or tanh.");
    return curved(in, by_tanh ? gelu_tanh : gelu, NULL, "gelu", "GeluBackward0", args, out);
}

bool functional_silu(Interp *in, const Value *args, Value *out) {
    return curved(in, silu, NULL, "silu", "SiluBackward0", args, out);
}

bool functional_mish(Interp *in, const Value *args, Value *out) {
    return curved(in, mish, NULL, "mish", "MishBackward0", args, out);
}

bool functional_relu6(Interp *in, const Value *args, Value *out) {
    return curved(in, relu6, NULL, "relu6", "HardtanhBackward0", args, out);
}

bool functional_softsign(Interp *in, const Value *args, Value *out) {
    return curved(in, softsign, NULL, "softsign", "DivBackward0", args, out);
}

bool functional_logsigmoid(Interp *in, const Value *args, Value *out) {
    return curved(in, log_sigmoid, NULL, "log_sigmoid", "LogSigmoidBackward0", args, out);
}

/* input, beta=1, threshold=20 */
bool functional_softplus(Interp *in, const Value *args, Value *out) {
    double numbers[2];
    return arg_double(in, args[1], "beta", &numbers[0]) &&
           arg_double(in, args[2], "threshold", &numbers[1]) &&
           curved(in, softplus, numbers, "softplus", "SoftplusBackward0", args, out);
}

/* input, min_val=-1.0, max_val=1.0, inplace=False */
bool functional_hardtanh(Interp *in, const Value *args, Value *out) {
    double numbers[2];
    return arg_double(in, args[1], "min_val", &numbers[0]) &&
           arg_double(in, args[2], "max_val", &numbers[1]) &&
           curved(in, hardtanh, numbers, "hardtanh", "HardtanhBackward0", args, out);
}

/* input, dim=-1: the first half, weighted by the sigmoid of the second */
bool functional_glu(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dim;
    Value halves, gate;
    if (!arg_tensor_object(in, args[0], "glu", "input", &o) ||
        !arg_dim(in, args[1], o->t.ndim, DIALECT_TORCH, &dim))
        return false;
    if (o->t.ndim == 0)
        return interp_raise(in, ERROR_RUNTIME,
                            "glu does not support 0-dimensional tensors because halving dimension "
                            "size must be even");
    if (o->t.shape[dim] % 2)
        return interp_raise(in, ERROR_RUNTIME,
                            "Halving dimension must be even, but dimension %d is size %lld", dim,
                            (long long)o->t.shape[dim]);
    const Value half[] = {args[0], value_int(2), value_int(dim)};
    if (!torch_chunk(in, half, &halves)) return false;
    const Value *pair = AS_LIST(halves)->items;
    if (!torch_sigmoid(in, &pair[1], &gate) || !value_binary(in, BINARY_MUL, pair[0], gate, out))
        return false;
    if (AS_TENSOR(*out)->grad_fn) AS_TENSOR(*out)->grad_fn = "GluBackward0";
    return true;
}
