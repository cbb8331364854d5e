/* tensor/pad: F.pad. Each padded dimension is a list of sources, as the mode reads beyond the ends:
 *
 *     pads (2, 2)   constant   v v  a b c d  v v        reflect    c b  a b c d  c b
 *                   replicate  a a  a b c d  d d        circular   c d  a b c d  a b
 *
 * A negative pad cuts. */
#include "tensor/tensor.h"

#include <stddef.h>
#include <string.h>

typedef enum PadMode { CONSTANT, REFLECT, REPLICATE, CIRCULAR, PAD_MODES } PadMode;

static const char *const mode_names[PAD_MODES] = {"constant", "reflect", "replicate", "circular"};

static bool mode_of(const char *name, PadMode *mode, Error *error) {
    for (int m = 0; m < PAD_MODES; m++)
        if (strcmp(name, mode_names[m]) == 0) {
            *mode = (PadMode)m;
            return true;
        }
    error_set(error, ERROR_NOT_IMPLEMENTED, "Unrecognised padding mode %s", name);
    return error_why(error, "The modes are constant, reflect, replicate and circular.");
}

/* The dimension that pair number `pair` pads: the last one first. */
static int dim_of(const Tensor *t, int pair) {
    return t->ndim - 1 - pair;
}

static int64_t left_of(const int64_t *pads, int pair) {
    return pads[(ptrdiff_t)2 * pair];
}
static int64_t right_of(const int64_t *pads, int pair) {
    return pads[(ptrdiff_t)2 * pair + 1];
}

static int64_t padded_size(const Tensor *t, const int64_t *pads, int pair) {
    return t->shape[dim_of(t, pair)] + left_of(pads, pair) + right_of(pads, pair);
}

/* ---- what is refused ---- */

static bool check_length(const Tensor *t, int count, Error *error) {
    if (count % 2 != 0) {
        error_set(error, ERROR_RUNTIME, "Padding length must be divisible by 2");
        return error_why(error,
                         "Pads come in pairs, (left, right) of the last dimension first; "
                         "there are %d numbers.",
                         count);
    }
    if (count <= 2 * t->ndim) return true;
    error_set(error, ERROR_RUNTIME, "Padding length too large");
    return error_why(error, "%d numbers pad %d dimensions, but the tensor has %d.", count,
                     count / 2, t->ndim);
}

/* What narrowing by negative pads says when nothing is left. */
static bool check_cut(const Tensor *t, const int64_t *pads, int count, Error *error) {
    for (int pair = 0; pair < count / 2; pair++) {
        int64_t size = t->shape[dim_of(t, pair)], left = left_of(pads, pair),
                right = right_of(pads, pair);
        int unused;
        if (left < 0 && -left > size &&
            !dim_wrap(-left, (int)(size < INT32_MAX ? size : INT32_MAX), DIALECT_TORCH, &unused,
                      error))
            return error_why(error, "The pad cuts %lld off a dimension of size %lld.",
                             -(long long)left, (long long)size);
        if (left < 0) size += left;
        if (right < 0 && size + right < 0) {
            error_set(error, ERROR_RUNTIME,
                      "start (0) + length (%lld) exceeds dimension size (%lld).",
                      (long long)size + (long long)right, (long long)size);
            return error_why(error, "The pads cut more off than there is.");
        }
    }
    return true;
}

/* Where one pad is above 0 PyTorch copies into a new tensor, and wants something left to copy. */
static bool check_left(const Tensor *t, const int64_t *pads, int count, Error *error) {
    bool grows = false;
    for (int i = 0; i < count; i++) grows = grows || pads[i] > 0;
    for (int pair = count / 2 - 1; pair >= 0 && grows; pair--) {
        if (padded_size(t, pads, pair) > 0) continue;
        return error_set(
            error, ERROR_RUNTIME,
            "The input size %lld, plus negative padding %lld and %lld resulted in a "
            "negative output size, which is invalid. Check dimension %d of your input.",
            (long long)t->shape[dim_of(t, pair)], (long long)left_of(pads, pair),
            (long long)right_of(pads, pair), dim_of(t, pair));
    }
    return true;
}

static bool is_supported(const Tensor *t, int count) {
    int pairs = count / 2;
    return count > 0 && pairs <= 3 && (t->ndim == pairs + 1 || t->ndim == pairs + 2);
}

static bool check_circular(const Tensor *t, const int64_t *pads, int count, Error *error) {
    if (count != 2 * (t->ndim - 2)) {
        error_set(error, ERROR_RUNTIME, "Invalid padding size, expected %d but got %d",
                  2 * (t->ndim - 2), count);
        error_why(error, "Circular padding takes a batch: (batch, channels, length).");
        return error_fix(error, "x.unsqueeze(0) adds the batch dimension");
    }
    for (int pair = 0; pair < count / 2; pair++) {
        long long size = (long long)t->shape[dim_of(t, pair)];
        long long left = (long long)left_of(pads, pair), right = (long long)right_of(pads, pair);
        if (left > size || right > size) {
            error_set(error, ERROR_RUNTIME, "Padding value causes wrapping around more than once.");
            error_why(error,
                      "Circular padding continues with the other end; only %lld samples are "
                      "there, and %lld are asked for.",
                      size, left > right ? left : right);
            return error_fix(error, "use a padding of at most %lld", size);
        }
        if (left + size + right < 0)
            return error_set(error, ERROR_RUNTIME,
                             "Negative padding value is resulting in an empty dimension");
    }
    return true;
}

static bool refuse_empty_input(const Tensor *t, PadMode mode, int pairs, Error *error) {
    Str shape;
    str_init(&shape);
    shape_text(t->ndim, t->shape, &shape);
    if (mode == REPLICATE) {
        error_set(error, ERROR_RUNTIME,
                  "Expected %dD or %dD (batch mode) tensor with possibly 0 batch size and other "
                  "non-zero dimensions for input, but got: %s",
                  pairs + 1, pairs + 2, shape.text);
    } else {
        str_clear(&shape);
        for (int d = 0; d < t->ndim; d++)
            str_addf(&shape, "%s%lld", d ? "," : "", (long long)t->shape[d]);
        error_set(error, ERROR_RUNTIME,
                  "%dD or %dD (batch mode) tensor expected for input, but got: [ %s{%s} ]",
                  pairs + 1, pairs + 2, dtype_torch_type(t->dtype), shape.text);
    }
    str_release(&shape);
    return error_why(error, "There is no sample that the padding could repeat.");
}

/* The argument number counts PyTorch's own parameters: input, output, then the pads. */
static bool refuse_reflect(const Tensor *t, const int64_t *pads, int count, int pair,
                           Error *error) {
    Str shape;
    str_init(&shape);
    if (count == 4)
        str_addf(&shape, "%d", t->ndim);
    else
        shape_text(t->ndim, t->shape, &shape);
    int dim = dim_of(t, pair);
    error_set(
        error, ERROR_RUNTIME,
        "Argument #%d: Padding size should be less than the corresponding input dimension, but "
        "got: padding (%lld, %lld) at dimension %d of input %s",
        4 + 2 * pair, (long long)left_of(pads, pair), (long long)right_of(pads, pair), dim,
        shape.text);
    error_why(error,
              "Reflection mirrors the samples next to the end, without the end itself: %lld "
              "samples mirror at most %lld.",
              (long long)t->shape[dim], (long long)t->shape[dim] - 1);
    error_fix(error, "use a padding below %lld, or mode 'replicate'", (long long)t->shape[dim]);
    str_release(&shape);
    return false;
}

static bool refuse_small(const Tensor *t, const int64_t *pads, int pairs, PadMode mode,
                         Error *error) {
    static const char axes[] = "WHD";
    Str in, out;
    str_init(&in);
    str_init(&out);
    for (int pair = pairs - 1; pair >= 0; pair--) {
        str_addf(&in, "%c: %lld%s", axes[pair], (long long)t->shape[dim_of(t, pair)],
                 pair ? ", " : "");
        str_addf(&out, "%s%c: %lld", pair == pairs - 1 ? "" : " ", axes[pair],
                 (long long)padded_size(t, pads, pair));
    }
    bool odd = mode == REFLECT && pairs < 3; /* PyTorch's own slips of the pen */
    error_set(error, ERROR_RUNTIME, "%sinput (%s)%sis too small. Calculated output %s",
              odd && pairs == 1 ? "2" : "", in.text, odd ? "" : " ", out.text);
    error_why(error, "The pads cut everything off.");
    str_release(&in);
    str_release(&out);
    return false;
}

static bool check_edges(const Tensor *t, const int64_t *pads, int count, PadMode mode,
                        Error *error) {
    int pairs = count / 2;
    bool batched = t->ndim == pairs + 2, free_first = mode == REFLECT && pairs == 1;
    for (int d = batched || free_first; d < t->ndim; d++)
        if (t->shape[d] == 0) return refuse_empty_input(t, mode, pairs, error);
    for (int pair = 0; pair < pairs && mode == REFLECT; pair++) {
        int64_t size = t->shape[dim_of(t, pair)];
        if (left_of(pads, pair) >= size || right_of(pads, pair) >= size)
            return refuse_reflect(t, pads, count, pair, error);
    }
    for (int pair = 0; pair < pairs; pair++)
        if (padded_size(t, pads, pair) < 1) return refuse_small(t, pads, pairs, mode, error);
    if (dtype_is_float(t->dtype)) return true;
    error_set(error, ERROR_RUNTIME, "\"%s_pad%dd%s\" not implemented for '%s'",
              mode == REFLECT ? "reflection" : "replication", pairs,
              mode == REFLECT && pairs < 3 ? "" : "_cpu", dtype_scalar_name(t->dtype));
    error_why(error, "PyTorch %s floats only; this tensor is %s.",
              mode == REFLECT ? "reflects" : "repeats", dtype_name(t->dtype));
    return error_fix(error, "x.float()");
}

bool tensor_pad_check(const Tensor *t, const int64_t *pads, int count, const char *mode,
                      double value, Error *error) {
    PadMode m = CONSTANT;
    if (!mode_of(mode, &m, error) || !check_length(t, count, error)) return false;
    if (m == CONSTANT) return check_cut(t, pads, count, error) && check_left(t, pads, count, error);
    if (value != 0)
        return error_set(error, ERROR_RUNTIME, "Padding mode \"%s\" doesn't take in value argument",
                         mode);
    if (!is_supported(t, count)) {
        error_set(error, ERROR_NOT_IMPLEMENTED,
                  "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now");
        return error_why(error,
                         "Mode '%s' pads the length of (channels, length) or (batch, channels, "
                         "length); this tensor has %d dimension%s.",
                         mode, t->ndim, t->ndim == 1 ? "" : "s");
    }
    return m == CIRCULAR ? check_circular(t, pads, count, error)
                         : check_edges(t, pads, count, m, error);
}

/* ---- padding one dimension ---- */

/* Which of the `size` samples stands at position `at` (below 0 or beyond the end too). */
static int64_t source(int64_t at, int64_t size, PadMode mode) {
    if (at >= 0 && at < size) return at;
    if (mode == REPLICATE) return at < 0 ? 0 : size - 1;
    if (mode == CIRCULAR) return at < 0 ? at + size : at - size;
    return at < 0 ? -at : 2 * (size - 1) - at;
}

/* `count` positions of `dim` from `from` on. */
static Tensor stretch(const Tensor *t, int dim, int64_t from, int64_t count) {
    Tensor part = *t;
    part.shape[dim] = count;
    part.offset += from * t->stride[dim];
    return part;
}

static void copy_stretch(const Tensor *to, int64_t at, const Tensor *from, int64_t source_at,
                         int dim, int64_t count) {
    Tensor target = stretch(to, dim, at, count), origin = stretch(from, dim, source_at, count);
    if (count > 0) tensor_convert(&target, &origin);
}

static void fill_dim(const Tensor *to, const Tensor *from, int dim, int64_t left, PadMode mode) {
    int64_t size = from->shape[dim], length = to->shape[dim];
    int64_t start = left > 0 ? left : 0; /* the samples themselves stand at start..stop */
    int64_t stop = left + size < length ? left + size : length;
    if (stop > start) copy_stretch(to, start, from, start - left, dim, stop - start);
    if (mode == CONSTANT) return;
    for (int64_t i = 0; i < length && !stop_asked(); i++)
        if (i < start || i >= stop) copy_stretch(to, i, from, source(i - left, size, mode), dim, 1);
}

static bool pad_dim(const Tensor *t, int dim, int64_t left, int64_t right, PadMode mode,
                    double value, Tensor *out, Error *error) {
    int64_t shape[TENSOR_MAX_DIMS];
    for (int d = 0; d < t->ndim; d++) shape[d] = t->shape[d];
    if (__builtin_add_overflow(shape[dim], left, &shape[dim]) ||
        __builtin_add_overflow(shape[dim], right, &shape[dim]))
        return error_set(error, ERROR_RUNTIME, "Storage size calculation overflowed");
    Tensor padded;
    if (!tensor_new(t->dtype, t->ndim, shape, &padded, error)) return false;
    if (mode == CONSTANT && value != 0 && !tensor_fill(&padded, value, error)) {
        tensor_release(&padded);
        return false;
    }
    if (tensor_count(t) > 0) fill_dim(&padded, t, dim, left, mode);
    *out = padded;
    return true;
}

bool tensor_pad(const Tensor *t, const int64_t *pads, int pad_count, const char *mode, double value,
                Tensor *out, Error *error) {
    PadMode m = CONSTANT;
    if (!mode_of(mode, &m, error) || !tensor_pad_check(t, pads, pad_count, mode, value, error))
        return false;
    Tensor padded;
    if (pad_count == 0) return tensor_copy(t, out, error);
    for (int pair = 0; pair < pad_count / 2; pair++) {
        Tensor next;
        if (!pad_dim(pair == 0 ? t : &padded, dim_of(t, pair), left_of(pads, pair),
                     right_of(pads, pair), m, value, &next, error)) {
            if (pair > 0) tensor_release(&padded);
            return false;
        }
        if (pair > 0) tensor_release(&padded);
        padded = next;
    }
    *out = padded;
    return true;
}
