/* lib/functional_conv: F.conv1d: from Python's arguments to tensor_conv1d. */
#include <string.h>

#include "lib/functional.h"
#include "lib/tensor_arg.h"

bool arg_single(Interp *in, Value v, const char *what, int64_t *out) {
    int64_t numbers[TENSOR_MAX_DIMS];
    int count;
    if (!value_is(v, &type_tuple) && !value_is(v, &type_list)) return arg_int(in, v, what, out);
    if (!arg_ints(in, v, what, TENSOR_MAX_DIMS, numbers, &count)) return false;
    if (count == 1) return *out = numbers[0], true;
    Str text;
    str_init(&text);
    shape_text(count, numbers, &text);
    interp_raise(in, ERROR_RUNTIME,
                 "expected %s to be a single integer value or a list of 1 values to match the "
                 "convolution dimensions, but got %s=%s",
                 what, what, text.text);
    str_release(&text);
    return interp_fix(in, "%s=%lld", what, count ? (long long)numbers[0] : 1LL);
}

void conv1d_same_padding(int64_t kernel_size, int64_t dilation, Conv1dParams *params) {
    int64_t total = dilation * (kernel_size - 1);
    params->pad_left = total / 2;
    params->pad_right = total - total / 2;
    params->same = true;
}

bool conv1d_run(Interp *in, Value input, Value weight, Value bias, const Conv1dParams *params,
                Value *out) {
    Library *library = library_of(in);
    bool has_bias = arg_given(bias);
    Conv1dParams chosen = *params;
    chosen.algorithm = library->conv_algorithm;
    Conv1dCall call;
    Error error = {0};
    if (!tensor_conv1d(&AS_TENSOR(input)->t, &AS_TENSOR(weight)->t,
                       has_bias ? &AS_TENSOR(bias)->t : NULL, &chosen, &call, &error))
        return interp_raise_from(in, &error);
    const Value inputs[] = {input, weight, has_bias ? bias : value_none()};
    const char *grad = call.batched ? "ConvolutionBackward0" : "SqueezeBackward1";
    Tensor output = tensor_retain(&call.output);
    *out = new_result(in, &output, grad, inputs, 3);
    if (library->on_conv) library->on_conv(library->on_conv_context, &call);
    conv1d_call_release(&call);
    return true;
}

/* "(list, Parameter, Parameter, tuple, tuple, tuple, int)"; marked: what does not fit as !list! */
static void types_of(const Value *args, int count, bool marked, Str *out) {
    str_add(out, "(");
    for (int i = 0; i < count; i++) {
        const char *mark = marked && args[i].tag != TAG_INT ? "!" : "";
        str_addf(out, "%s%s%s%s", i ? ", " : "", mark, value_type(args[i])->name, mark);
    }
    str_add(out, ")");
}

/* PyTorch lists every form that conv1d has, where the arguments fit none. */
bool conv1d_refuse(Interp *in, const Value *args, int count) {
    static const char *const forms[] = {
        "tuple of ints stride, tuple of ints padding, tuple of ints dilation, int groups",
        "tuple of ints stride, str padding, tuple of ints dilation, int groups"};
    Str text;
    str_init(&text);
    str_add(&text, "conv1d() received an invalid combination of arguments - got ");
    types_of(args, count, false, &text);
    str_add(&text, ", but expected one of:\n");
    for (int i = 0; i < 2; i++) {
        str_addf(&text, " * (Tensor input, Tensor weight, Tensor bias, %s)\n", forms[i]);
        if (count < 7) continue;
        str_add(&text, "      didn't match because some of the arguments have invalid types: ");
        types_of(args, count, true, &text);
        str_add(&text, "\n");
    }
    interp_raise(in, ERROR_TYPE, "%s", text.text);
    str_release(&text);
    const char *which = !value_is_tensor(args[0])   ? "input"
                        : !value_is_tensor(args[1]) ? "weight"
                                                    : "bias";
    interp_why(in, "conv1d convolves tensors, and its %s is none", which);
    return interp_fix(in, "torch.tensor(...)");
}

static bool named_padding(Interp *in, const char *name, const Tensor *weight,
                          Conv1dParams *params) {
    if (strcmp(name, "valid") == 0) return true;
    if (strcmp(name, "same") != 0)
        return interp_raise(in, ERROR_RUNTIME, "Invalid padding string: '%s'", name) ||
               interp_fix(in, "padding='same'   or   padding='valid'");
    if (params->stride != 1)
        return interp_raise(in, ERROR_RUNTIME,
                            "padding='same' is not supported for strided convolutions");
    if (weight->ndim == 3) conv1d_same_padding(weight->shape[2], params->dilation, params);
    return true;
}

/* input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1 */
bool functional_conv1d(Interp *in, const Value *args, Value *out) {
    Conv1dParams params = {0};
    bool tensors = value_is_tensor(args[0]) && value_is_tensor(args[1]) &&
                   (!arg_given(args[2]) || value_is_tensor(args[2]));
    if (!tensors) return conv1d_refuse(in, args, arg_given(args[2]) ? 3 : 2);
    if (!arg_single(in, args[3], "stride", &params.stride) ||
        !arg_single(in, args[5], "dilation", &params.dilation) ||
        !arg_int(in, args[6], "groups", &params.groups))
        return false;
    if (value_is(args[4], &type_str)) {
        if (!named_padding(in, AS_STR(args[4])->text, &AS_TENSOR(args[1])->t, &params))
            return false;
    } else {
        if (!arg_single(in, args[4], "padding", &params.pad_left)) return false;
        params.pad_right = params.pad_left;
    }
    return conv1d_run(in, args[0], args[1], args[2], &params, out);
}
