/* tensor/conv_check: the checks of a conv1d call. Messages are PyTorch's to the letter; `why` and
 * `fix` say them with the numbers of the call. */
#include "tensor/conv_check.h"

typedef long long ll;

/* The call as PyTorch sees it while it checks: always batched, padded where a mode other than zeros
 * (or an uneven padding='same') has made it longer. */
typedef struct Call {
    const Tensor *given, *weight, *bias;
    const Conv1dParams *params;
    Tensor input; /* a shape, no storage */
    int64_t padding;
    Str input_text, weight_text;
} Call;

static void call_init(Call *c, const Tensor *input, const Tensor *weight, const Tensor *bias,
                      const Conv1dParams *params) {
    *c = (Call){.given = input, .weight = weight, .bias = bias, .params = params};
    int64_t left = params->pad_left, right = params->pad_right;
    int64_t longer = left > right ? left - right : right - left;
    c->padding = left < right ? left : right;
    if (params->pad_mode != CONV1D_ZEROS) {
        longer = left + right;
        c->padding = 0;
    }
    int64_t batch = input->ndim == 3 ? input->shape[0] : 1;
    c->input = (Tensor){
        .dtype = input->dtype,
        .ndim = 3,
        .shape = {batch, input->shape[input->ndim - 2], input->shape[input->ndim - 1] + longer}};
    str_init(&c->input_text);
    str_init(&c->weight_text);
    shape_text(3, c->input.shape, &c->input_text);
    shape_text(weight->ndim, weight->shape, &c->weight_text);
}

static void call_release(Call *c) {
    str_release(&c->input_text);
    str_release(&c->weight_text);
}

/* ---- the input's dimensions ---- */

static bool check_input(const Tensor *input, Error *error) {
    if (input->ndim == 2 || input->ndim == 3) return true;
    Str shape;
    str_init(&shape);
    shape_text(input->ndim, input->shape, &shape);
    error_set(error, ERROR_RUNTIME,
              "Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: %s",
              shape.text);
    error_why(error,
              "conv1d reads (channels, length) or (batch, channels, length); this input has %d "
              "dimension%s.",
              input->ndim, input->ndim == 1 ? "" : "s");
    if (input->ndim == 1)
        error_fix(error, "x.reshape(1, 1, %lld)   one batch of one channel", (ll)input->shape[0]);
    else
        error_fix(error, "reshape the input to (batch, channels, length)");
    str_release(&shape);
    return false;
}

/* ---- padding_mode: nn.Conv1d pads first, with F.pad ---- */

static bool check_pad_mode(const Tensor *input, const Conv1dParams *params, Error *error) {
    static const char *const names[] = {"zeros", "reflect", "replicate", "circular"};
    if (params->pad_mode == CONV1D_ZEROS) return true;
    if (params->pad_left < 0 || params->pad_right < 0)
        return error_set(error, ERROR_RUNTIME, "negative padding is not supported");
    int64_t pads[] = {params->pad_left, params->pad_right};
    return tensor_pad_check(input, pads, 2, names[params->pad_mode], 0, error);
}

/* ---- numbers ---- */

static bool check_weight_dims(const Call *c, Error *error) {
    if (c->weight->ndim >= 3) return true;
    error_set(error, ERROR_RUNTIME, "weight should have at least three dimensions");
    error_why(error,
              "A weight is (out_channels, in_channels / groups, kernel_size); this one has "
              "shape %s.",
              c->weight_text.text);
    if (c->weight->ndim == 1)
        error_fix(error, "w.reshape(1, 1, %lld)   one kernel over one channel",
                  (ll)c->weight->shape[0]);
    if (c->weight->ndim == 2)
        error_fix(error, "w.unsqueeze(1)   %lld kernels of %lld taps over one channel",
                  (ll)c->weight->shape[0], (ll)c->weight->shape[1]);
    return false;
}

static bool check_numbers(const Call *c, Error *error) {
    const Conv1dParams *p = c->params;
    if (p->groups <= 0) {
        error_set(error, ERROR_RUNTIME, "non-positive groups is not supported");
        error_why(error, "groups is %lld; it says into how many parts the channels are cut.",
                  (ll)p->groups);
        return error_fix(error, "groups=1");
    }
    if (c->padding < 0) {
        error_set(error, ERROR_RUNTIME, "negative padding is not supported");
        error_why(error, "padding is %lld; it says how many samples are added at each end.",
                  (ll)c->padding);
        return error_fix(error, "F.pad(x, (%lld, %lld)) cuts samples off; then padding=0",
                         (ll)p->pad_left, (ll)p->pad_right);
    }
    if (p->stride > 0) return true;
    error_set(error, ERROR_RUNTIME, "non-positive stride is not supported");
    error_why(error,
              "stride is %lld; it says how far the kernel moves for each output, at least 1.",
              (ll)p->stride);
    return error_fix(error, "stride=1");
}

static bool check_weight_matches(const Call *c, Error *error) {
    int ndim = c->weight->ndim;
    if (ndim == 3) return true;
    error_set(error, ERROR_RUNTIME,
              "Expected %d-dimensional input for %d-dimensional weight %s, but got 3-dimensional "
              "input of size %s instead",
              ndim, ndim, c->weight_text.text, c->input_text.text);
    return error_why(error,
                     "The weight of a conv1d has three dimensions: (out_channels, in_channels "
                     "/ groups, kernel_size).");
}

/* ---- channels and groups ---- */

static bool check_groups(const Call *c, Error *error) {
    ll groups = (ll)c->params->groups, out = (ll)c->weight->shape[0];
    if (out >= groups && out % groups == 0) return true;
    if (out < groups)
        error_set(error, ERROR_RUNTIME,
                  "Given groups=%lld, expected weight to be at least %lld at dimension 0, but got "
                  "weight of size %s instead",
                  groups, groups, c->weight_text.text);
    else
        error_set(error, ERROR_RUNTIME,
                  "Given groups=%lld, expected weight to be divisible by %lld at dimension 0, but "
                  "got weight of size [%s] instead",
                  groups, groups, c->weight_text.text);
    if (out == 0) return error_why(error, "The weight has no kernel, so there would be no output.");
    error_why(error,
              "Each of %lld groups makes equally many output channels, but the weight has "
              "%lld kernel%s.",
              groups, out, out == 1 ? "" : "s");
    return error_fix(error, "out_channels=%lld or another multiple of %lld",
                     (out / groups + 1) * groups, groups);
}

/* A weight of ones that would fit, or the input turned where its axes look swapped. */
static void channels_fix(const Call *c, ll want, ll have, Error *error) {
    ll out = (ll)c->weight->shape[0], taps = (ll)c->weight->shape[2];
    ll groups = (ll)c->params->groups;
    if (c->input.shape[2] == want && c->given->ndim == 3)
        error_fix(error, "x.permute(0, 2, 1)   the channels stand before the length");
    else if (c->input.shape[2] == want)
        error_fix(error, "x.permute(1, 0)   the channels stand before the length");
    else if (groups == 1)
        error_fix(
            error,
            "nn.Conv1d(%lld, %lld, kernel_size=%lld)   or a weight of shape [%lld, %lld, %lld]",
            have, out, taps, out, have, taps);
    else
        error_fix(error, "give the input %lld channels, or the layer in_channels=%lld", want, have);
}

static bool check_channels(const Call *c, Error *error) {
    ll groups = (ll)c->params->groups, want = (ll)c->weight->shape[1] * groups;
    ll have = (ll)c->input.shape[1];
    if (want == have) return true;
    error_set(error, ERROR_RUNTIME,
              "Given groups=%lld, weight of size %s, expected input%s to have %lld channels, but "
              "got %lld channels instead",
              groups, c->weight_text.text, c->input_text.text, want, have);
    if (groups == 1)
        error_why(error,
                  "Each kernel of the weight %s reads %lld channel%s, but the input has %lld.",
                  c->weight_text.text, want, want == 1 ? "" : "s", have);
    else
        error_why(error,
                  "Each of %lld groups reads %lld channel%s, so the input needs %lld, but it "
                  "has %lld.",
                  groups, want / groups, want / groups == 1 ? "" : "s", want, have);
    channels_fix(c, want, have, error);
    return false;
}

static bool check_bias(const Call *c, Error *error) {
    ll out = (ll)c->weight->shape[0];
    if (!c->bias || (c->bias->ndim == 1 && c->bias->shape[0] == out)) return true;
    Str shape;
    str_init(&shape);
    shape_text(c->bias->ndim, c->bias->shape, &shape);
    error_set(error, ERROR_RUNTIME,
              "Given weight of size %s, expected bias to be 1-dimensional with %lld elements, but "
              "got bias of size %s instead",
              c->weight_text.text, out, shape.text);
    error_why(error,
              "The bias holds one number for each of the %lld output channel%s; this one has "
              "shape %s.",
              out, out == 1 ? "" : "s", shape.text);
    error_fix(error, "bias=torch.zeros(%lld)", out);
    str_release(&shape);
    return false;
}

/* ---- lengths ---- */

static bool check_length(const Call *c, Error *error) {
    ll taps = (ll)c->weight->shape[2], dilation = (ll)c->params->dilation;
    ll length = (ll)c->input.shape[2], padded = length + 2 * (ll)c->padding;
    ll extent = 0;
    bool overflow = __builtin_mul_overflow(taps - 1, dilation, &extent) ||
                    __builtin_add_overflow(extent, 1, &extent);
    if (overflow) extent = INT64_MAX;
    if (padded >= extent) return true;
    error_set(error, ERROR_RUNTIME,
              "Calculated padded input size per channel: (%lld). Kernel size: (%lld). Kernel size "
              "can't be greater than actual input size",
              padded, extent);
    if (dilation > 1)
        error_why(error,
                  "%lld taps, %lld apart, reach over %lld samples, but the input with its "
                  "padding has only %lld.",
                  taps, dilation, extent, padded);
    else
        error_why(error,
                  "The kernel covers %lld samples, but the input with its padding has only "
                  "%lld.",
                  extent, padded);
    return error_fix(error, "padding=%lld, or a kernel_size of at most %lld",
                     (extent - length + 1) / 2,
                     dilation > 0 && padded > 0 ? (padded - 1) / dilation + 1 : padded);
}

/* PyTorch hands float32 with a batch, groups or many samples to oneDNN, which has words of its own.
 */
static bool is_onednn(const Call *c) {
    const Conv1dParams *p = c->params;
    const int64_t *in = c->input.shape;
    bool plain = p->stride == 1 && p->dilation == 1 && in[0] < 16 && c->weight->shape[2] == 1;
    bool large = p->groups > 1 || in[0] > 1 || in[1] > 20480 || in[2] > 20480 / in[1];
    return c->given->dtype == DTYPE_FLOAT32 && !plain && large;
}

/* What PyTorch's kernels themselves still refuse. */
static bool check_kernel(const Call *c, Error *error) {
    ll dilation = (ll)c->params->dilation;
    if (c->input.shape[2] == 0) {
        error_set(error, ERROR_RUNTIME,
                  "Only zero batch or zero channel inputs are supported, but got input shape: "
                  "[%lld, %lld, 1, 0]",
                  (ll)c->input.shape[0], (ll)c->input.shape[1]);
        return error_why(error, "The input has no samples.");
    }
    if (dilation <= 0 && is_onednn(c)) {
        error_set(error, ERROR_RUNTIME, "non-positive dilation is not supported");
    } else if (c->weight->shape[2] == 0) {
        error_set(error, ERROR_RUNTIME, "kernel size should be greater than zero, but got %s",
                  dilation == 1 ? "kernel_height: 1 kernel_width: 0" : "[1, 0]");
        error_why(error, "A kernel without taps multiplies nothing.");
        return error_fix(error, "kernel_size=1");
    } else if (dilation <= 0) {
        error_set(error, ERROR_RUNTIME, "dilation should be greater than zero, but got [1, %lld]",
                  dilation);
    } else {
        return true;
    }
    error_why(error, "dilation says how far apart the taps stand, at least 1; it is %lld.",
              dilation);
    return error_fix(error, "dilation=1");
}

/* ---- dtypes ---- */

static bool check_supported(const Call *c, Error *error) {
    DType in = c->given->dtype;
    bool dilated = c->params->dilation != 1;
    if (dtype_is_float(in) || in == DTYPE_INT64 || (in != DTYPE_BOOL && !dilated)) return true;
    error_set(error, ERROR_RUNTIME, "\"%s\" not implemented for '%s'",
              dilated ? "slow_conv_dilated<>" : "slow_conv2d_cpu", dtype_scalar_name(in));
    error_why(error, "The input has dtype %s.", dtype_name(in));
    return error_fix(error, "x.float()");
}

static bool refuse_dtype(const Call *c, const char *name, DType other, Error *error) {
    DType in = c->given->dtype;
    if (is_onednn(c))
        error_set(error, ERROR_RUNTIME,
                  "Input type (%s) and %s type (%s) should be the same or input should be a MKLDNN "
                  "tensor and %s is a dense tensor",
                  dtype_torch_type(in), name, dtype_torch_type(other), name);
    else
        error_set(error, ERROR_RUNTIME, "expected scalar type %s but found %s",
                  dtype_scalar_name(in), dtype_scalar_name(other));
    error_why(error, "The input has dtype %s and the %s %s; both must be the same.", dtype_name(in),
              name, dtype_name(other));
    if (other == DTYPE_FLOAT32 && !dtype_is_float(in))
        return error_fix(error, "x.float()   or write the numbers with a point: 1. instead of 1");
    if (dtype_is_float(in) && !dtype_is_float(other))
        return error_fix(error, "%s.to(torch.%s)", name, dtype_name(in));
    return error_fix(error, "x.to(torch.%s)", dtype_name(other));
}

/* The plain kernels copy a bias of any dtype into the output; oneDNN wants the input's. */
static bool check_dtypes(const Call *c, Error *error) {
    DType in = c->given->dtype;
    if (!check_supported(c, error)) return false;
    if (c->weight->dtype != in) return refuse_dtype(c, "weight", c->weight->dtype, error);
    if (!c->bias || c->bias->dtype == in || !is_onednn(c)) return true;
    return refuse_dtype(c, "bias", c->bias->dtype, error);
}

/* ---- all of it ---- */

static bool check_all(const Call *c, Error *error) {
    if (!check_weight_dims(c, error) || !check_numbers(c, error) ||
        !check_weight_matches(c, error) || !check_groups(c, error) || !check_channels(c, error) ||
        !check_bias(c, error) || !check_length(c, error))
        return false;
    if (c->input.shape[0] == 0 || c->input.shape[1] == 0) return true; /* nothing to compute */
    return check_kernel(c, error) && check_dtypes(c, error);
}

static Conv1dShape shape_of(const Call *c) {
    const Conv1dParams *p = c->params;
    return (Conv1dShape){.batch = c->input.shape[0],
                         .in_channels = c->input.shape[1],
                         .length = c->given->shape[c->given->ndim - 1],
                         .out_channels = c->weight->shape[0],
                         .kernel_size = c->weight->shape[2],
                         .stride = p->stride,
                         .dilation = p->dilation,
                         .groups = p->groups,
                         .pad_left = p->pad_left,
                         .pad_right = p->pad_right,
                         .pad_mode = p->pad_mode};
}

static bool check_reach(const Conv1dParams *p, Error *error) {
    const int64_t most = INT64_MAX / 4;
    return (p->pad_left < most && p->pad_right < most && p->stride < most) ||
           error_set(error, ERROR_OVERFLOW, "a padding or stride is too large to count with");
}

bool conv1d_check(const Tensor *input, const Tensor *weight, const Tensor *bias,
                  const Conv1dParams *params, Conv1dShape *shape, Error *error) {
    if (!check_pad_mode(input, params, error) || !check_input(input, error) ||
        !check_reach(params, error))
        return false;
    Call call;
    call_init(&call, input, weight, bias, params);
    bool ok = check_all(&call, error);
    if (ok) *shape = shape_of(&call);
    call_release(&call);
    return ok;
}
