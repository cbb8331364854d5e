/* tensor/conv: conv1d of tensors: the checks are in conv_check.c, the arithmetic in conv/. */
#include "tensor/conv.h"

#include "tensor/conv_check.h"

/* ---- one run, in the dtype that it is computed in ---- */

typedef struct Arrays { /* contiguous, all of one dtype */
    Tensor input, weight, bias, output;
} Arrays;

static void arrays_release(Arrays *a) {
    tensor_release(&a->input);
    tensor_release(&a->weight);
    tensor_release(&a->bias);
    tensor_release(&a->output);
}

static bool refuse_memory(Error *error) {
    error_set(error, ERROR_MEMORY, "conv1d could not get the memory that it works in");
    return error_fix(error, "use a shorter input, or start stepconv with a larger --memory");
}

static const void *bias_data(const Arrays *a) {
    return a->bias.storage ? tensor_data(&a->bias) : NULL;
}

static bool run_fast(const Conv1dShape *shape, Conv1dAlgorithm algorithm, const Arrays *a,
                     Error *error) {
    Conv1dPlan *plan;
    Conv1dWatch watch = {.stop = &stop_flag};
    if (conv1d_plan_new(shape, algorithm, tensor_data(&a->weight), &plan) != CONV1D_OK)
        return refuse_memory(error);
    conv1d_plan_watch(plan, &watch);
    Conv1dStatus status =
        conv1d_plan_run(plan, tensor_data(&a->input), bias_data(a), tensor_data(&a->output));
    conv1d_plan_free(plan);
    if (status == CONV1D_NO_MEMORY) return refuse_memory(error);
    return status == CONV1D_OK || stop_set_error(error);
}

/* The plain loops, a piece at a time. */
static bool run_plain(const Conv1dShape *shape, const Arrays *a, Error *error) {
    enum { PIECE = 1 << 14 };
    int64_t all = tensor_count(&a->output);
    for (int64_t first = 0; first < all; first += PIECE) {
        int64_t count = all - first < PIECE ? all - first : PIECE;
        if (stop_asked()) return stop_set_error(error);
        if (a->output.dtype == DTYPE_FLOAT64)
            conv1d_reference_part_f64(shape, tensor_data(&a->input), tensor_data(&a->weight),
                                      bias_data(a), tensor_data(&a->output), first, count);
        else
            conv1d_reference_part_i64(shape, tensor_data(&a->input), tensor_data(&a->weight),
                                      bias_data(a), tensor_data(&a->output), first, count);
    }
    return true;
}

/* ---- from tensors to arrays and back ---- */

static DType compute_dtype(DType dtype) {
    return dtype_is_float(dtype) ? dtype : DTYPE_INT64;
}

static bool dense(const Tensor *t, DType dtype, Tensor *out, Error *error) {
    Tensor cast;
    if (!tensor_cast(t, dtype, &cast, error)) return false;
    bool ok = tensor_contiguous(&cast, out, error);
    tensor_release(&cast);
    return ok;
}

/* The bias first becomes the output's dtype, as PyTorch copies it there: 1.5 counts as 1 in int64.
 */
static bool dense_bias(const Tensor *bias, DType dtype, Tensor *out, Error *error) {
    Tensor cast;
    if (!tensor_cast(bias, dtype, &cast, error)) return false;
    bool ok = dense(&cast, compute_dtype(dtype), out, error);
    tensor_release(&cast);
    return ok;
}

static bool arrays_init(const Conv1dCall *call, const Tensor *bias, Arrays *a, Error *error) {
    DType compute = compute_dtype(call->input.dtype);
    const Tensor *out = &call->output;
    return dense(&call->input, compute, &a->input, error) &&
           dense(&call->weight, compute, &a->weight, error) &&
           (!bias || dense_bias(bias, call->input.dtype, &a->bias, error)) &&
           (compute == out->dtype ? (a->output = tensor_retain(out), true)
                                  : tensor_new(compute, out->ndim, out->shape, &a->output, error));
}

static bool run(const Conv1dCall *call, const Tensor *bias, Conv1dAlgorithm algorithm,
                Error *error) {
    Arrays a = {0};
    if (tensor_count(&call->output) == 0) return true;
    bool fast = call->input.dtype == DTYPE_FLOAT32;
    bool ok =
        arrays_init(call, bias, &a, error) &&
        (fast ? run_fast(&call->shape, algorithm, &a, error) : run_plain(&call->shape, &a, error));
    if (ok && a.output.storage != call->output.storage) tensor_convert(&call->output, &a.output);
    arrays_release(&a);
    return ok;
}

/* ---- the call ---- */

static bool new_output(const Conv1dCall *call, Tensor *out, Error *error) {
    const Conv1dShape *s = &call->shape;
    /* PyTorch gives no output channels where the input has none. */
    int64_t channels = s->in_channels == 0 ? 0 : s->out_channels;
    int64_t shape[] = {s->batch, channels, conv1d_output_length(s)};
    return tensor_new(call->input.dtype, call->batched ? 3 : 2, shape + !call->batched, out, error);
}

bool tensor_conv1d(const Tensor *input, const Tensor *weight, const Tensor *bias,
                   const Conv1dParams *params, Conv1dCall *out, Error *error) {
    Conv1dCall call = {.has_bias = bias != NULL, .batched = input->ndim == 3, .same = params->same};
    if (!conv1d_check(input, weight, bias, params, &call.shape, error)) return false;
    call.input = tensor_retain(input);
    call.weight = tensor_retain(weight);
    if (bias) call.bias = tensor_retain(bias);
    if (!new_output(&call, &call.output, error) || !run(&call, bias, params->algorithm, error)) {
        conv1d_call_release(&call);
        return false;
    }
    *out = call;
    return true;
}

void conv1d_call_release(Conv1dCall *call) {
    tensor_release(&call->input);
    tensor_release(&call->weight);
    tensor_release(&call->bias);
    tensor_release(&call->output);
    *call = (Conv1dCall){0};
}

Conv1dCall conv1d_call_retain(const Conv1dCall *call) {
    tensor_retain(&call->input);
    tensor_retain(&call->weight);
    tensor_retain(&call->bias);
    tensor_retain(&call->output);
    return *call;
}
