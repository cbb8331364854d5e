/* tensor/view: other shapes and orders of the same elements, without moving one. */
#include "tensor/tensor.h"

/* ---- view and reshape ---- */

static void size_text(int ndim, const int64_t *shape, Str *out) {
    for (int d = 0; d < ndim; d++) str_addf(out, "%s%lld", d ? " * " : "", (long long)shape[d]);
    if (ndim == 0) str_add_char(out, '1');
}

static bool refuse_shape(const Tensor *t, int ndim, const int64_t *shape, Error *error) {
    Str text, product;
    str_init(&text);
    str_init(&product);
    shape_text(ndim, shape, &text);
    long long count = (long long)tensor_count(t), known = 1;
    bool inferred = false;
    for (int d = 0; d < ndim; d++) {
        inferred = inferred || shape[d] < 0;
        if (shape[d] >= 0 && __builtin_mul_overflow(known, shape[d], &known)) known = INT64_MAX;
    }
    error_set(error, ERROR_RUNTIME, "shape '%s' is invalid for input of size %lld", text.text,
              count);
    size_text(ndim, shape, &product);
    if (inferred)
        error_why(error,
                  "The tensor has %lld elements, and %lld can't be shared out evenly by the "
                  "other sizes, which multiply to %lld.",
                  count, count, known);
    else
        error_why(error, "The tensor has %lld elements, but this shape holds %s = %lld.", count,
                  product.text, known);
    error_fix(error, ".reshape(-1) gives all %lld in one row; other sizes must multiply to %lld",
              count, count);
    str_release(&text);
    str_release(&product);
    return false;
}

static bool refuse_ambiguous(int ndim, const int64_t *shape, Error *error) {
    Str text;
    str_init(&text);
    shape_text(ndim, shape, &text);
    error_set(error, ERROR_RUNTIME,
              "cannot reshape tensor of 0 elements into shape %s because the unspecified "
              "dimension size -1 can be any value and is ambiguous",
              text.text);
    str_release(&text);
    return false;
}

/* The shape with its -1 filled in. */
static bool infer_shape(const Tensor *t, int ndim, const int64_t *shape, int64_t *full,
                        Error *error) {
    int64_t count = tensor_count(t), known = 1;
    int unknown = -1;
    for (int d = 0; d < ndim; d++) {
        full[d] = shape[d];
        if (shape[d] < -1)
            return error_set(error, ERROR_RUNTIME, "invalid shape dimension %lld",
                             (long long)shape[d]);
        if (shape[d] == -1 && unknown >= 0)
            return error_set(error, ERROR_RUNTIME, "only one dimension can be inferred");
        if (shape[d] == -1)
            unknown = d;
        else if (__builtin_mul_overflow(known, shape[d], &known))
            return refuse_shape(t, ndim, shape, error);
    }
    if (unknown < 0) return known == count || refuse_shape(t, ndim, shape, error);
    if (known == 0 && count == 0) return refuse_ambiguous(ndim, shape, error);
    if (known == 0 || count % known != 0) return refuse_shape(t, ndim, shape, error);
    full[unknown] = count / known;
    return true;
}

static void fresh_strides(Tensor *t) {
    int64_t stride = 1;
    for (int d = t->ndim - 1; d >= 0; d--) {
        t->stride[d] = stride;
        stride *= t->shape[d] > 0 ? t->shape[d] : 1;
    }
}

/* Strides that make `view` (its shape is set) look at t's elements in order, where there are any.
 * From the last dimension back: t is cut into chunks whose elements lie evenly, and each chunk
 * must be used up by whole dimensions of the view. */
static bool view_strides(const Tensor *t, Tensor *view) {
    fresh_strides(view);
    if (t->ndim == 0 || tensor_count(t) == 0) return true;
    int v = view->ndim - 1;
    int64_t base = t->stride[t->ndim - 1], chunk = 1, used = 1;
    for (int d = t->ndim - 1; d >= 0; d--) {
        chunk *= t->shape[d];
        bool ends = d == 0 || (t->shape[d - 1] != 1 && t->stride[d - 1] != chunk * base);
        if (!ends) continue;
        for (; v >= 0 && (used < chunk || view->shape[v] == 1); v--) {
            view->stride[v] = used * base;
            used *= view->shape[v];
        }
        if (used != chunk) return false;
        if (d > 0) base = t->stride[d - 1];
        chunk = used = 1;
    }
    return v == -1;
}

static bool check_ndim(int ndim, Error *error) {
    return ndim <= TENSOR_MAX_DIMS ||
           error_set(error, ERROR_RUNTIME, "stepconv's tensors have at most %d dimensions",
                     TENSOR_MAX_DIMS);
}

static bool shaped(const Tensor *t, int ndim, const int64_t *shape, Tensor *view, Error *error) {
    if (!check_ndim(ndim, error)) return false;
    *view = (Tensor){.storage = t->storage, .dtype = t->dtype, .ndim = ndim, .offset = t->offset};
    return infer_shape(t, ndim, shape, view->shape, error);
}

bool tensor_view(const Tensor *t, int ndim, const int64_t *shape, Tensor *out, Error *error) {
    Tensor view;
    if (!shaped(t, ndim, shape, &view, error)) return false;
    if (!view_strides(t, &view)) {
        error_set(error, ERROR_RUNTIME,
                  "view size is not compatible with input tensor's size and stride (at least one "
                  "dimension spans across two contiguous subspaces). Use .reshape(...) instead.");
        error_why(error,
                  "A view must find its elements evenly spaced in memory; after a transpose, "
                  "permute or slice they are not.");
        error_fix(error, "use .reshape(...), which copies where it must");
        return false;
    }
    *out = tensor_retain(&view);
    return true;
}

bool tensor_reshape(const Tensor *t, int ndim, const int64_t *shape, Tensor *out, Error *error) {
    Tensor view, copy;
    if (!shaped(t, ndim, shape, &view, error)) return false;
    if (view_strides(t, &view)) {
        *out = tensor_retain(&view);
        return true;
    }
    if (!tensor_copy(t, &copy, error)) return false;
    view.storage = copy.storage; /* the copy's only reference passes on */
    view.offset = 0;
    fresh_strides(&view);
    *out = view;
    return true;
}

/* "(3,)", "(3,4)"; of an unknown size NumPy says newaxis, and nothing where it stands first. */
static void asked_text(int ndim, const int64_t *shape, Str *out) {
    int d = 0;
    while (d < ndim && shape[d] < 0) d++;
    str_add(out, "(");
    for (int first = d; d < ndim; d++) {
        if (d > first) str_add(out, ",");
        if (shape[d] < 0)
            str_add(out, "newaxis");
        else
            str_addf(out, "%lld", (long long)shape[d]);
    }
    str_add(out, ndim == 1 && shape[0] >= 0 ? ",)" : ")");
}

bool tensor_reshape_numpy(const Tensor *t, int ndim, const int64_t *shape, Tensor *out,
                          Error *error) {
    int unknown = 0;
    for (int d = 0; d < ndim; d++) unknown += shape[d] < 0;
    if (unknown > 1) return error_set(error, ERROR_VALUE, "can only specify one unknown dimension");
    if (tensor_reshape(t, ndim, shape, out, error)) return true;
    if (!error->message || ndim > TENSOR_MAX_DIMS) return false;
    Str text;
    str_init(&text);
    asked_text(ndim, shape, &text);
    Error numpy = {0};
    error_set(&numpy, ERROR_VALUE, "cannot reshape array of size %lld into shape %s",
              (long long)tensor_count(t), text.text);
    str_release(&text);
    if (error->why) error_why(&numpy, "%s", error->why);
    if (error->fix) error_fix(&numpy, "%s", error->fix);
    error_move(error, &numpy);
    return false;
}

/* ---- dimensions moved, added, dropped ---- */

bool tensor_permute(const Tensor *t, const int *dims, Tensor *out, Error *error) {
    Tensor view = *t;
    bool seen[TENSOR_MAX_DIMS] = {false};
    for (int d = 0; d < t->ndim; d++) {
        if (seen[dims[d]])
            return error_set(error, ERROR_RUNTIME, "permute(): duplicate dims are not allowed.");
        seen[dims[d]] = true;
        view.shape[d] = t->shape[dims[d]];
        view.stride[d] = t->stride[dims[d]];
    }
    *out = tensor_retain(&view);
    return true;
}

bool tensor_transpose(const Tensor *t, int a, int b, Tensor *out, Error *error) {
    int dims[TENSOR_MAX_DIMS];
    for (int d = 0; d < t->ndim; d++) dims[d] = d == a ? b : d == b ? a : d;
    return tensor_permute(t, dims, out, error);
}

bool tensor_unsqueeze(const Tensor *t, int dim, Tensor *out, Error *error) {
    if (!check_ndim(t->ndim + 1, error)) return false;
    Tensor view = *t;
    int64_t stride = dim < t->ndim ? t->shape[dim] * t->stride[dim] : 1;
    for (int d = t->ndim; d > dim; d--) {
        view.shape[d] = t->shape[d - 1];
        view.stride[d] = t->stride[d - 1];
    }
    view.shape[dim] = 1;
    view.stride[dim] = stride;
    view.ndim++;
    view.wrapped = false;
    *out = tensor_retain(&view);
    return true;
}

bool tensor_squeeze(const Tensor *t, int dim, Tensor *out, Error *error) {
    (void)error;
    Tensor view = *t;
    view.ndim = 0;
    for (int d = 0; d < t->ndim; d++) {
        if (t->shape[d] == 1 && (dim < 0 || dim == d)) continue;
        view.shape[view.ndim] = t->shape[d];
        view.stride[view.ndim++] = t->stride[d];
    }
    *out = tensor_retain(&view);
    return true;
}

/* ---- expand ---- */

static bool refuse_expand(const Tensor *t, int ndim, const int64_t *shape, int dim, Error *error) {
    Str target, own;
    str_init(&target);
    str_init(&own);
    shape_text(ndim, shape, &target);
    shape_text(t->ndim, t->shape, &own);
    long long want = (long long)shape[dim], have = (long long)t->shape[dim - (ndim - t->ndim)];
    error_set(error, ERROR_RUNTIME,
              "The expanded size of the tensor (%lld) must match the existing size (%lld) at "
              "non-singleton dimension %d.  Target sizes: %s.  Tensor sizes: %s",
              want, have, dim, target.text, own.text);
    error_why(error,
              "Only a dimension of size 1 can be repeated; this one has size %lld, and %lld "
              "are wanted.",
              have, want);
    str_release(&target);
    str_release(&own);
    return false;
}

static bool refuse_fewer(const Tensor *t, int ndim, const int64_t *shape, Error *error) {
    Str target, own;
    str_init(&target);
    str_init(&own);
    shape_text(ndim, shape, &target);
    shape_text(t->ndim, t->shape, &own);
    error_set(error, ERROR_RUNTIME,
              "expand(%s{%s}, size=%s): the number of sizes provided (%d) must be greater or equal "
              "to the number of dimensions in the tensor (%d)",
              dtype_torch_type(t->dtype), own.text, target.text, ndim, t->ndim);
    str_release(&target);
    str_release(&own);
    return false;
}

bool tensor_expand(const Tensor *t, int ndim, const int64_t *shape, Tensor *out, Error *error) {
    if (!check_ndim(ndim, error)) return false;
    if (ndim < t->ndim) return refuse_fewer(t, ndim, shape, error);
    Tensor view = *t;
    view.ndim = ndim;
    view.wrapped = false;
    int lead = ndim - t->ndim;
    for (int d = ndim - 1; d >= 0; d--) {
        bool own = d >= lead;
        int64_t size = own ? t->shape[d - lead] : 1, want = shape[d];
        if (want == -1 && !own)
            return error_set(error, ERROR_RUNTIME,
                             "The expanded size of the tensor (-1) isn't allowed in a leading, "
                             "non-existing dimension %d",
                             d);
        if (want == -1) want = size;
        if (want != size && size != 1) return refuse_expand(t, ndim, shape, d, error);
        view.shape[d] = want;
        view.stride[d] = own && want == size ? t->stride[d - lead] : 0;
    }
    *out = tensor_retain(&view);
    return true;
}

/* ---- slices, one element of a dimension, windows ---- */

bool tensor_slice(const Tensor *t, int dim, int64_t start, int64_t stop, int64_t step, Tensor *out,
                  Error *error) {
    if (step == 0) return error_set(error, ERROR_VALUE, "slice step cannot be zero");
    Tensor view = *t;
    int64_t size = t->shape[dim], before = step < 0 ? -1 : 0, after = step < 0 ? size - 1 : size;
    if (start < 0) start += size;
    if (stop < 0) stop += size;
    start = start < before ? before : start > after ? after : start;
    stop = stop < before ? before : stop > after ? after : stop;
    int64_t count = 0;
    if (step > 0 && stop > start) count = (stop - start - 1) / step + 1;
    if (step < 0 && stop < start) count = (stop - start + 1) / step + 1;
    view.shape[dim] = count;
    if (count > 0) view.offset += start * t->stride[dim];
    /* A step beyond the data is used at most once, so it need not fit. */
    view.stride[dim] = count > 1 ? t->stride[dim] * step : t->stride[dim];
    *out = tensor_retain(&view);
    return true;
}

static bool refuse_index(const Tensor *t, int dim, int64_t index, Dialect dialect, Error *error) {
    long long size = (long long)t->shape[dim];
    error_set(error, ERROR_INDEX, "index %lld is out of bounds for %s %d with size %lld",
              (long long)index, dialect == DIALECT_TORCH ? "dimension" : "axis", dim, size);
    if (size > 0)
        error_why(error, "Dimension %d has %lld element%s: 0 to %lld, or -1 to -%lld from the end.",
                  dim, size, size == 1 ? "" : "s", size - 1, size);
    else
        error_why(error, "Dimension %d is empty.", dim);
    return false;
}

bool tensor_select(const Tensor *t, int dim, int64_t index, Dialect dialect, Tensor *out,
                   Error *error) {
    int64_t size = t->shape[dim];
    if (index < -size || index >= size) return refuse_index(t, dim, index, dialect, error);
    Tensor view = *t;
    view.offset += (index < 0 ? index + size : index) * t->stride[dim];
    for (int d = dim; d + 1 < t->ndim; d++) {
        view.shape[d] = t->shape[d + 1];
        view.stride[d] = t->stride[d + 1];
    }
    view.ndim--;
    *out = tensor_retain(&view);
    return true;
}

/* Windows of `size` along dim, one every `step`; their elements become a new last dimension. */
bool tensor_unfold(const Tensor *t, int dim, int64_t size, int64_t step, Tensor *out,
                   Error *error) {
    int64_t length = t->ndim ? t->shape[dim] : 1;
    if (size < 0)
        return error_set(error, ERROR_RUNTIME, "size is %lld but must be >= 0", (long long)size);
    if (size > length)
        return error_set(error, ERROR_RUNTIME,
                         "maximum size for tensor at dimension %d is %lld but size is %lld", dim,
                         (long long)length, (long long)size);
    if (step <= 0)
        return error_set(error, ERROR_RUNTIME, "step is %lld but must be > 0", (long long)step);
    if (!check_ndim(t->ndim + 1, error)) return false;
    Tensor view = *t;
    view.shape[t->ndim] = size;
    view.stride[t->ndim] = t->ndim ? t->stride[dim] : 1;
    if (t->ndim) {
        view.shape[dim] = (length - size) / step + 1;
        view.stride[dim] = view.shape[dim] > 1 ? t->stride[dim] * step : t->stride[dim];
    }
    view.ndim++;
    view.wrapped = false;
    *out = tensor_retain(&view);
    return true;
}

bool tensor_flip(const Tensor *t, const int *dims, int count, Tensor *out, Error *error) {
    Tensor view = *t;
    for (int i = 0; i < count; i++) {
        int d = dims[i];
        if (t->shape[d] > 0) view.offset += (t->shape[d] - 1) * t->stride[d];
        view.stride[d] = -t->stride[d];
    }
    return tensor_copy(&view, out, error);
}
