/* walk/walk: the cells of one conv1d call and their taps. The arithmetic of positions is
 * conv1d_source's (conv/shape), so the walk and the core can never disagree about padding. */
#include "walk/walk.h"

#include <string.h>

#include "base/mem.h"
#include "walk/edit.h"

/* (C, L) is shown as a batch of one. The copy is the walk's own. */
static bool copy_batched(const Tensor *t, bool batched, Tensor *out, Error *error) {
    Tensor whole;
    if (!tensor_copy(t, &whole, error)) return false;
    if (batched) {
        *out = whole;
        return true;
    }
    bool done = tensor_unsqueeze(&whole, 0, out, error);
    tensor_release(&whole);
    return done;
}

static bool copy_call(const Conv1dCall *call, Conv1dCall *to, Error *error) {
    *to = (Conv1dCall){
        .shape = call->shape, .has_bias = call->has_bias, .batched = true, .same = call->same};
    return copy_batched(&call->input, call->batched, &to->input, error) &&
           copy_batched(&call->output, call->batched, &to->output, error) &&
           tensor_copy(&call->weight, &to->weight, error) &&
           (!call->has_bias || tensor_copy(&call->bias, &to->bias, error));
}

/* Is `result` a view of the convolution's output that keeps all batches and channels and every
 * step-th position? Then first and step say which. */
static bool result_keeps(const Conv1dCall *call, const Tensor *result, int64_t *first,
                         int64_t *step, int64_t *count) {
    const Tensor *y = &call->output;
    if (!result || result->storage != y->storage || result->ndim != y->ndim) return false;
    int last = y->ndim - 1;
    for (int d = 0; d < last; d++)
        if (result->shape[d] != y->shape[d] ||
            (result->shape[d] > 1 && result->stride[d] != y->stride[d]))
            return false;
    *first = result->offset - y->offset;
    *step = result->shape[last] > 1 ? result->stride[last] : 1;
    *count = result->shape[last];
    return *first >= 0 && *step > 0 && *first + (*count - 1) * *step < y->shape[last];
}

static bool refuse_empty(const Walk *walk, Error *error) {
    error_set(error, ERROR_VALUE, "%s is empty: there is no cell to step", walk->expression);
    if (walk->conv_length > 0 && walk->length == 0) {
        error_why(error,
                  "the convolution made %lld outputs and the slice after it keeps none; "
                  "x[:, :, :-0] is x[:, :, :0]",
                  (long long)walk->conv_length);
        error_fix(error, "x = x[:, :, :x.shape[2] - self.padding]");
    }
    return false;
}

/* The pyramid over its rows, and the extremes of all: 0 where there is no number. */
static void find_peaks(const Tensor *t, Peaks *peaks, double *low, double *high) {
    peaks_init(peaks, t);
    Peak all = peaks_of_all(peaks, t);
    *low = all.low <= all.high ? all.low : 0;
    *high = all.low <= all.high ? all.high : 0;
}

Tensor walk_output(const Walk *walk) {
    Tensor kept = walk->call.output;
    kept.offset += walk->kept_first * kept.stride[2];
    kept.stride[2] *= walk->kept_step;
    kept.shape[2] = walk->length;
    return kept;
}

static void add_padding(const Conv1dCall *call, Str *out) {
    if (call->same)
        str_add(out, ", padding='same'");
    else if (call->shape.pad_left)
        str_addf(out, ", padding=%lld", (long long)call->shape.pad_left);
}

/* The line of PyTorch that makes this layer: defaults are left out. */
static char *layer_line(const Walk *walk) {
    const Conv1dShape *s = &walk->call.shape;
    Str line;
    str_init(&line);
    if (walk->class_name)
        str_addf(&line, "nn.Conv1d(%lld, %lld, kernel_size=%lld", (long long)s->in_channels,
                 (long long)s->out_channels, (long long)s->kernel_size);
    else
        str_add(&line, walk->call.has_bias ? "F.conv1d(x, w, b" : "F.conv1d(x, w");
    if (s->stride != 1) str_addf(&line, ", stride=%lld", (long long)s->stride);
    add_padding(&walk->call, &line);
    if (s->dilation != 1) str_addf(&line, ", dilation=%lld", (long long)s->dilation);
    if (s->groups != 1) str_addf(&line, ", groups=%lld", (long long)s->groups);
    if (walk->class_name && !walk->call.has_bias) str_add(&line, ", bias=False");
    if (s->pad_mode != CONV1D_ZEROS)
        str_addf(&line, ", padding_mode='%s'", padding_modes[s->pad_mode]);
    str_add_char(&line, ')');
    return str_take(&line);
}

bool walk_init(Walk *walk, const Conv1dCall *call, const Tensor *result, const char *expression,
               const char *class_name, Error *error) {
    Walk w = {.expression = mem_text(expression),
              .class_name = class_name ? mem_text(class_name) : NULL,
              .kept_step = 1};
    const Conv1dShape *s = &call->shape;
    w.conv_length = w.length = conv1d_output_length(s);
    int64_t first = 0, step = 1, count = 0;
    if (result_keeps(call, result, &first, &step, &count) ||
        (result && tensor_count(result) == 0)) {
        w.kept_first = first;
        w.kept_step = step;
        w.length = count;
    }
    w.steps = s->batch * s->out_channels * w.length;
    w.taps = s->in_channels / s->groups * s->kernel_size;
    bool done = w.steps > 0 ? copy_call(call, &w.call, error) : refuse_empty(&w, error);
    if (!done) {
        walk_release(&w);
        return false;
    }
    w.layer = layer_line(&w);
    find_peaks(&w.call.input, &w.x_peaks, &w.x_low, &w.x_high);
    find_peaks(&w.call.weight, &w.w_peaks, &w.w_low, &w.w_high);
    Tensor kept = walk_output(&w);
    find_peaks(&kept, &w.y_peaks, &w.y_low, &w.y_high);
    *walk = w;
    return true;
}

void walk_release(Walk *walk) {
    conv1d_call_release(&walk->call);
    peaks_release(&walk->x_peaks);
    peaks_release(&walk->w_peaks);
    peaks_release(&walk->y_peaks);
    mem_free(walk->expression);
    mem_free(walk->layer);
    mem_free(walk->class_name);
    *walk = (Walk){0};
}

void walk_set_output(Walk *walk, const Tensor *output) {
    tensor_release(&walk->call.output);
    walk->call.output = tensor_retain(output);
    peaks_release(&walk->y_peaks);
    Tensor kept = walk_output(walk);
    find_peaks(&kept, &walk->y_peaks, &walk->y_low, &walk->y_high);
}

Cell walk_cell(const Walk *walk, int64_t step) {
    int64_t channels = walk->call.shape.out_channels;
    return (Cell){.n = step / (channels * walk->length),
                  .c = step / walk->length % channels,
                  .i = step % walk->length};
}

int64_t walk_step(const Walk *walk, Cell cell) {
    return (cell.n * walk->call.shape.out_channels + cell.c) * walk->length + cell.i;
}

/* The position in the convolution's own output. */
static int64_t conv_position(const Walk *walk, Cell cell) {
    return walk->kept_first + cell.i * walk->kept_step;
}

int64_t walk_start(const Walk *walk, Cell cell) {
    return conv_position(walk, cell) * walk->call.shape.stride - walk->call.shape.pad_left;
}

int64_t walk_channels(const Walk *walk) {
    return walk->call.shape.in_channels / walk->call.shape.groups;
}

int64_t walk_first_channel(const Walk *walk, Cell cell) {
    const Conv1dShape *s = &walk->call.shape;
    int64_t group = cell.c / (s->out_channels / s->groups);
    return group * walk_channels(walk);
}

bool walk_is_padding(const Walk *walk, int64_t position) {
    return position < walk->put_before || position >= walk->call.shape.length;
}

double walk_input(const Walk *walk, int64_t n, int64_t channel, int64_t index) {
    const Conv1dShape *s = &walk->call.shape;
    return tensor_get_double(&walk->call.input, (n * s->in_channels + channel) * s->length + index);
}

double walk_weight(const Walk *walk, int64_t c, int64_t j, int64_t k) {
    const Conv1dShape *s = &walk->call.shape;
    return tensor_get_double(&walk->call.weight,
                             (c * walk_channels(walk) + j) * s->kernel_size + k);
}

double walk_rounded(const Walk *walk, double x) {
    return walk->call.output.dtype == DTYPE_FLOAT32 ? (double)(float)x : x;
}

Tap walk_tap(const Walk *walk, Cell cell, int64_t t) {
    const Conv1dShape *s = &walk->call.shape;
    int64_t j = t / s->kernel_size, k = t % s->kernel_size;
    Tap tap = {.channel = walk_first_channel(walk, cell) + j, .tap = k};
    tap.position = walk_start(walk, cell) + k * s->dilation;
    tap.index = conv1d_source(s, tap.position);
    tap.padding = tap.position < 0 || tap.position >= s->length;
    tap.x = tap.index < 0 ? 0 : walk_input(walk, cell.n, tap.channel, tap.index);
    tap.w = walk_weight(walk, cell.c, j, k);
    tap.product = walk_rounded(walk, tap.x * tap.w);
    return tap;
}

double walk_partial(const Walk *walk, Cell cell, int64_t channel) {
    int64_t k = walk->call.shape.kernel_size;
    int64_t from = (channel - walk_first_channel(walk, cell)) * k;
    double sum = 0;
    for (int64_t t = from; t < from + k; t++)
        sum = walk_rounded(walk, sum + walk_tap(walk, cell, t).product);
    return sum;
}

double walk_bias(const Walk *walk, Cell cell) {
    return walk->call.has_bias ? tensor_get_double(&walk->call.bias, cell.c) : 0;
}

double walk_result(const Walk *walk, Cell cell) {
    int64_t row = cell.n * walk->call.shape.out_channels + cell.c;
    return tensor_get_double(&walk->call.output,
                             row * walk->conv_length + conv_position(walk, cell));
}

/* Time of cell i is i*stride; no tap may lie after it, and no padded value may come from there. */
bool walk_is_causal(const Walk *walk) {
    const Conv1dShape *s = &walk->call.shape;
    bool reads_ahead = s->pad_mode == CONV1D_REFLECT || s->pad_mode == CONV1D_CIRCULAR;
    if (walk->kept_step != 1 || (reads_ahead && s->pad_left > 0)) return false;
    return walk_start(walk, (Cell){0}) + (s->kernel_size - 1) * s->dilation <= walk->put_before;
}

int64_t walk_unused_tail(const Walk *walk) {
    const Conv1dShape *s = &walk->call.shape;
    int64_t last =
        (walk->conv_length - 1) * s->stride + (s->kernel_size - 1) * s->dilation - s->pad_left;
    int64_t unused = s->length - 1 - last;
    return unused > 0 ? unused : 0;
}

bool walk_is_single(const Walk *walk) {
    return walk_channels(walk) == 1 && !walk->call.has_bias;
}
