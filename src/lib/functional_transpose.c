/* lib/functional_transpose: F.conv_transpose1d: every input sample lays the kernel, times itself,
 * onto the output.
 *
 *     input   a     b         stride 2
 *     output  aK aK aK+bK bK bK
 */
#include "lib/functional.h"
#include "lib/tensor_arg.h"

typedef struct Spread {
    int64_t stride, padding, output_padding, groups, dilation;
    int64_t batch, in_channels, out_channels, length, kernel, output;
} Spread;

/* (L_in - 1)*stride - 2*padding + dilation*(K - 1) + output_padding + 1 */
static bool output_length(Spread *s) {
    int64_t reach, taps;
    return !__builtin_mul_overflow(s->length - 1, s->stride, &reach) &&
           !__builtin_mul_overflow(s->dilation, s->kernel - 1, &taps) &&
           !__builtin_add_overflow(reach, taps, &reach) &&
           !__builtin_add_overflow(reach, s->output_padding + 1, &reach) &&
           !__builtin_sub_overflow(reach, 2 * s->padding, &s->output);
}

static bool refuse_groups(Interp *in, const Tensor *weight, const Spread *s) {
    Str shape;
    str_init(&shape);
    shape_text(3, weight->shape, &shape);
    interp_raise(in, ERROR_RUNTIME,
                 "Given groups=%lld, expected weight to be divisible by %lld at dimension 0, but "
                 "got weight of size [%s] instead",
                 (long long)s->groups, (long long)s->groups, shape.text);
    str_release(&shape);
    return false;
}

static bool refuse_channels(Interp *in, const Tensor *weight, const Spread *s) {
    const int64_t full[] = {s->batch, s->in_channels, s->length};
    Str taps, input;
    str_init(&taps);
    str_init(&input);
    shape_text(3, weight->shape, &taps);
    shape_text(3, full, &input);
    interp_raise(in, ERROR_RUNTIME,
                 "Given transposed=1, weight of size %s, expected input%s to have %lld channels, "
                 "but got %lld channels instead",
                 taps.text, input.text, (long long)weight->shape[0], (long long)s->in_channels);
    str_release(&taps);
    str_release(&input);
    return interp_why(in, "the weight of a transposed convolution begins with in_channels");
}

static bool sizes_fit(Interp *in, const Tensor *input, const Tensor *weight, Spread *s) {
    if (input->ndim != 2 && input->ndim != 3) {
        Str shape;
        str_init(&shape);
        shape_text(input->ndim, input->shape, &shape);
        interp_raise(in, ERROR_RUNTIME,
                     "Expected 2D (unbatched) or 3D (batched) input to conv_transpose1d, but got "
                     "input of size: %s",
                     shape.text);
        str_release(&shape);
        return interp_why(in, "it reads (channels, length) or (batch, channels, length)");
    }
    if (weight->ndim != 3)
        return interp_raise(in, ERROR_RUNTIME,
                            "expected 3-dimensional weight, but got %d-dimensional weight",
                            weight->ndim);
    if (s->stride <= 0)
        return interp_raise(in, ERROR_RUNTIME, "non-positive stride is not supported");
    if (s->dilation <= 0)
        return interp_raise(in, ERROR_RUNTIME, "dilation should be greater than zero");
    if (s->padding < 0) return interp_raise(in, ERROR_RUNTIME, "negative padding is not supported");
    if (s->groups <= 0)
        return interp_raise(in, ERROR_RUNTIME, "non-positive groups is not supported");
    s->batch = input->ndim == 3 ? input->shape[0] : 1;
    s->in_channels = input->shape[input->ndim - 2];
    s->length = input->shape[input->ndim - 1];
    s->kernel = weight->shape[2];
    s->out_channels = weight->shape[1] * s->groups;
    if (weight->shape[0] % s->groups) return refuse_groups(in, weight, s);
    if (weight->shape[0] != s->in_channels) return refuse_channels(in, weight, s);
    int64_t extra = s->stride > s->dilation ? s->stride : s->dilation;
    if (s->output_padding >= extra)
        return interp_raise(in, ERROR_RUNTIME,
                            "output padding must be smaller than either stride or dilation, but "
                            "got output_padding_height: 0 output_padding_width: %lld "
                            "stride_height: 1 stride_width: %lld dilation_height: 1 "
                            "dilation_width: %lld",
                            (long long)s->output_padding, (long long)s->stride,
                            (long long)s->dilation);
    if (!output_length(s)) return interp_raise(in, ERROR_MEMORY, "the output would be too large");
    if (s->output <= 0)
        return interp_raise(in, ERROR_RUNTIME,
                            "Given input size per channel: (1 x %lld). Calculated output size per "
                            "channel: (1 x %lld). Output size is too small",
                            (long long)s->length, (long long)s->output);
    return true;
}

/* Adds what one input channel gives to one output channel: `row` of the output. */
#define SPREAD_CHANNEL(type)                                                                       \
    static void spread_##type(const Spread *s, const type *x, const type *w, type *row) {          \
        for (int64_t i = 0; i < s->length && !stop_asked(); i++)                                   \
            for (int64_t k = 0; k < s->kernel; k++) {                                              \
                int64_t at = i * s->stride + k * s->dilation - s->padding;                         \
                if (at >= 0 && at < s->output) row[at] += x[i] * w[k];                             \
            }                                                                                      \
    }
SPREAD_CHANNEL(float)
SPREAD_CHANNEL(double)
#undef SPREAD_CHANNEL

static void spread_all(const Spread *s, const Tensor *x, const Tensor *w, const Tensor *out) {
    int64_t ins = s->in_channels / s->groups, outs = s->out_channels / s->groups;
    for (int64_t n = 0; n < s->batch; n++)
        for (int64_t c = 0; c < s->in_channels; c++)
            for (int64_t o = 0; o < outs && !stop_asked(); o++) {
                int64_t from = (n * s->in_channels + c) * s->length;
                int64_t taps = (c * outs + o) * s->kernel;
                int64_t to = (n * s->out_channels + c / ins * outs + o) * s->output;
                if (x->dtype == DTYPE_FLOAT32)
                    spread_float(s, (float *)tensor_data(x) + from, (float *)tensor_data(w) + taps,
                                 (float *)tensor_data(out) + to);
                else
                    spread_double(s, (double *)tensor_data(x) + from,
                                  (double *)tensor_data(w) + taps, (double *)tensor_data(out) + to);
            }
}

static bool convolved(const Tensor *input, const Tensor *weight, const Spread *s, Tensor *out,
                      Error *error) {
    Tensor x, w;
    int64_t shape[3] = {s->batch, s->out_channels, s->output};
    bool batched = input->ndim == 3;
    if (!tensor_contiguous(input, &x, error)) return false;
    bool made = tensor_contiguous(weight, &w, error);
    if (made) {
        made = tensor_new(x.dtype, batched ? 3 : 2, batched ? shape : shape + 1, out, error);
        if (made) spread_all(s, &x, &w, out);
        tensor_release(&w);
    }
    tensor_release(&x);
    return made;
}

/* bias: one number for each channel, as a column */
static bool with_bias(Interp *in, const Tensor *bias, Tensor *t, Error *error) {
    Tensor column, sum;
    if (!tensor_unsqueeze(bias, 1, &column, error)) return false;
    bool made = tensor_binary(ELEMENT_ADD, t, &column, DIALECT_TORCH, library_of(in)->default_dtype,
                              &sum, error);
    tensor_release(&column);
    if (!made) return false;
    tensor_release(t);
    *t = sum;
    return true;
}

static bool bias_fits(Interp *in, const Tensor *weight, const Tensor *bias, const Spread *s) {
    if (bias->ndim == 1 && bias->shape[0] == s->out_channels) return true;
    Str taps, given;
    str_init(&taps);
    str_init(&given);
    shape_text(weight->ndim, weight->shape, &taps);
    shape_text(bias->ndim, bias->shape, &given);
    interp_raise(in, ERROR_RUNTIME,
                 "Given transposed=1, weight of size %s, expected bias to be 1-dimensional with "
                 "%lld elements, but got bias of size %s instead",
                 taps.text, (long long)s->out_channels, given.text);
    str_release(&taps);
    str_release(&given);
    return false;
}

/* input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1 */
bool functional_conv_transpose1d(Interp *in, const Value *args, Value *out) {
    TensorObject *input, *weight, *bias = NULL;
    Spread s = {0};
    Tensor t;
    Error error = {0};
    if (!arg_tensor_at(in, args[0], "conv_transpose1d", "input", 1, &input) ||
        !arg_tensor_at(in, args[1], "conv_transpose1d", "weight", 2, &weight) ||
        (arg_given(args[2]) && !arg_tensor_at(in, args[2], "conv_transpose1d", "bias", 3, &bias)) ||
        !arg_single(in, args[3], "stride", &s.stride) ||
        !arg_single(in, args[4], "padding", &s.padding) ||
        !arg_single(in, args[5], "output_padding", &s.output_padding) ||
        !arg_int(in, args[6], "groups", &s.groups) ||
        !arg_single(in, args[7], "dilation", &s.dilation) ||
        !sizes_fit(in, &input->t, &weight->t, &s) ||
        (bias && !bias_fits(in, &weight->t, &bias->t, &s)))
        return false;
    if (input->t.dtype != weight->t.dtype || !dtype_is_float(input->t.dtype))
        return interp_raise(in, ERROR_RUNTIME, "expected scalar type %s but found %s",
                            dtype_scalar_name(input->t.dtype), dtype_scalar_name(weight->t.dtype));
    bool made = convolved(&input->t, &weight->t, &s, &t, &error);
    if (made && bias && !with_bias(in, &bias->t, &t, &error)) {
        tensor_release(&t);
        made = false;
    }
    const char *grad = input->t.ndim == 3 ? "ConvolutionBackward0" : "SqueezeBackward1";
    return give_result(in, made, &t, &error, grad, args, 3, out);
}
