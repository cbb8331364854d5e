/* lib/nn_norm: layers that behave differently in training: BatchNorm1d and Dropout. */
#include <math.h>

#include "eval/rows.h"
#include "lib/dtype.h"
#include "lib/functional.h"
#include "lib/nn_layer.h"
#include "lib/nn_layers.h"
#include "lib/tensor_arg.h"

static bool is_training(Interp *in, Value self, bool *out) {
    Value training;
    return module_get(in, self, "training", &training) && value_truth(in, training, out);
}

/* ---- Dropout ---- */

static const char *const dropout_names[] = {"p", "inplace", NULL};

/* self, p=0.5, inplace=False */
static bool dropout_init(Interp *in, const Value *args, Value *out) {
    double p;
    Str text;
    if (!arg_double(in, args[1], "p", &p)) return false;
    if (p >= 0 && p <= 1) return layer_start(in, args, dropout_names, out);
    str_init(&text);
    if (value_str(in, args[1], &text))
        interp_raise(in, ERROR_VALUE, "dropout probability has to be between 0 and 1, but got %s",
                     text.text);
    str_release(&text);
    return false;
}

static bool dropout_forward(Interp *in, const Value *args, Value *out) {
    bool training;
    Value given[4] = {args[1]}, kept[2];
    if (!is_training(in, args[0], &training) || !layer_get(in, args[0], dropout_names, kept))
        return false;
    given[1] = kept[0];
    given[2] = value_bool(training);
    given[3] = kept[1];
    return functional_dropout(in, given, out);
}

static bool dropout_repr(Interp *in, const Value *args, Value *out) {
    return layer_describe(in, args[0], dropout_names, out);
}

static const Native dropout_members[] = {
    ROW("__init__", "self, p=0.5, inplace=False", dropout_init, "p: the share that becomes 0."),
    ROW("forward", "self, input", dropout_forward, "In training, a share p of input becomes 0."),
    ROW("extra_repr", "self", dropout_repr, NULL),
    {0}};
const Type type_nn_dropout =
    LAYER("Dropout", "dropout", dropout_members, "In training, a share of the input becomes 0.");

/* ---- BatchNorm1d ---- */

static const char *const norm_names[] = {"num_features",        "eps", "momentum", "affine",
                                         "track_running_stats", NULL};

static bool new_filled(Interp *in, DType dtype, int ndim, int64_t size, double value, Tensor *out) {
    Error error = {0};
    if (!tensor_new(dtype, ndim, &size, out, &error)) return interp_raise_from(in, &error);
    return tensor_fill(out, value, &error) || interp_raise_from(in, &error);
}

static bool put_buffers(Interp *in, Value self, DType dtype, int64_t size) {
    static const char *const names[] = {"running_mean", "running_var", "num_batches_tracked"};
    for (int i = 0; i < 3; i++) {
        Tensor t;
        if (!new_filled(in, i == 2 ? DTYPE_INT64 : dtype, i == 2 ? 0 : 1, size, i == 1, &t) ||
            !module_put_buffer(in, self, names[i], new_tensor(in, &t)))
            return false;
    }
    return true;
}

/* self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None,
 * dtype=None */
static bool norm_init(Interp *in, const Value *args, Value *out) {
    int64_t size;
    bool affine, track;
    DType dtype;
    if (!layer_start(in, args, norm_names, out) || !arg_int(in, args[1], "num_features", &size) ||
        !value_truth(in, args[4], &affine) || !value_truth(in, args[5], &track) ||
        !arg_device(in, args[6]) || !arg_dtype(in, args[7], library_of(in)->default_dtype, &dtype))
        return false;
    for (int i = 0; i < 2; i++) {
        Value parameter = value_none();
        Tensor t;
        if (affine) {
            if (!new_filled(in, dtype, 1, size, i == 0, &t)) return false;
            parameter = new_parameter(in, &t, true);
        }
        if (!module_put_parameter(in, args[0], i ? "bias" : "weight", parameter)) return false;
    }
    return !track || put_buffers(in, args[0], dtype, size);
}

static bool norm_input(Interp *in, const Value *args, bool training) {
    TensorObject *o;
    if (!arg_tensor_object(in, args[1], "batch_norm", "input", &o)) return false;
    if (o->t.ndim != 2 && o->t.ndim != 3)
        return interp_raise(in, ERROR_VALUE, "expected 2D or 3D input (got %dD input)", o->t.ndim);
    int64_t per_channel = o->t.shape[0] * (o->t.ndim == 3 ? o->t.shape[2] : 1);
    if (!training || per_channel != 1) return true;
    Str shape;
    str_init(&shape);
    shape_text(o->t.ndim, o->t.shape, &shape);
    interp_raise(in, ERROR_VALUE,
                 "Expected more than 1 value per channel when training, got input size "
                 "torch.Size(%s)",
                 shape.text);
    str_release(&shape);
    return interp_fix(in, "layer.eval()   or   a larger batch");
}

/* One more batch seen; without momentum each counts the same. */
static bool count_batch(Interp *in, Value self, Value *momentum) {
    Value count, one = value_int(1);
    if (!module_get(in, self, "num_batches_tracked", &count) || !value_is_tensor(count))
        return interp_raise(in, ERROR_RUNTIME, "the layer has no num_batches_tracked");
    const Value add[] = {count, one, one};
    if (!torch_add_(in, add, &count)) return false;
    if (!arg_given(*momentum))
        *momentum = value_float(1 / tensor_get_double(&AS_TENSOR(count)->t, 0));
    return true;
}

static bool norm_forward(Interp *in, const Value *args, Value *out) {
    Value kept[5], mean = value_none(), variance = value_none(), weight, bias;
    bool training, track;
    if (!is_training(in, args[0], &training) || !norm_input(in, args, training) ||
        !layer_get(in, args[0], norm_names, kept) || !value_truth(in, kept[4], &track) ||
        !module_get(in, args[0], "weight", &weight) || !module_get(in, args[0], "bias", &bias))
        return false;
    if (track && (!module_get(in, args[0], "running_mean", &mean) ||
                  !module_get(in, args[0], "running_var", &variance) ||
                  (training && !count_batch(in, args[0], &kept[2]))))
        return false;
    const Value given[] = {args[1], mean,   variance, weight, bias, value_bool(training || !track),
                           kept[2], kept[1]};
    return functional_batch_norm(in, given, out);
}

static bool norm_repr(Interp *in, const Value *args, Value *out) {
    Value size, rest;
    Str text;
    if (!module_get(in, args[0], "num_features", &size) ||
        !layer_describe(in, args[0], norm_names + 1, &rest))
        return false;
    str_init(&text);
    if (!value_str(in, size, &text)) return str_release(&text), false;
    str_addf(&text, ", %s", AS_STR(rest)->text);
    *out = new_str_take(in, &text);
    return true;
}

static const Native norm_members[] = {
    ROW("__init__",
        "self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, "
        "device=None, dtype=None",
        norm_init, "num_features: channels of the input."),
    ROW("forward", "self, input", norm_forward, "Each channel with mean 0 and deviation 1."),
    ROW("extra_repr", "self", norm_repr, NULL),
    {0}};
const Type type_nn_batch_norm1d =
    LAYER("BatchNorm1d", "batchnorm", norm_members, "Each channel with mean 0 and deviation 1.");
