/* tensor/index: x[key] and x[key] = value.
 *
 * Whole numbers, slices, None and ... only make a view. Where a tensor stands among them (positions
 * or a mask), the view's dimensions that are so indexed are read position by position:
 *
 *     x[:, idx]    x (2, 5), idx (3)    picks[j] = idx[j] * stride[1],  result (2, 3) */
#include "tensor/tensor.h"

#include <string.h>

#include "tensor/loop.h"

/* What a key leaves after its basic part: a view, and the tensors that index its dimensions. */
typedef struct Selection {
    Tensor view;
    int count;                         /* of index tensors */
    int dims[TENSOR_MAX_DIMS];         /* which dimension of the view each one indexes */
    Tensor positions[TENSOR_MAX_DIMS]; /* int64, owned */
    bool masked;
} Selection;

static void selection_release(Selection *s) {
    for (int i = 0; i < s->count; i++) tensor_release(&s->positions[i]);
    tensor_release(&s->view);
}

/* Replaces the view by what `made` holds, and passes `ok` on. */
static bool step_to(Selection *s, bool ok, Tensor *made) {
    if (!ok) return false;
    tensor_release(&s->view);
    s->view = *made;
    return true;
}

/* ---- index tensors ---- */

static bool is_mask(const Tensor *t, Dialect dialect) {
    return t->dtype == DTYPE_BOOL || (dialect == DIALECT_TORCH && t->dtype == DTYPE_UINT8);
}

static bool refuse_index_dtype(Dialect dialect, Error *error) {
    return error_set(error, ERROR_INDEX,
                     dialect == DIALECT_TORCH
                         ? "tensors used as indices must be long, byte or bool tensors"
                         : "arrays used as indices must be of integer (or boolean) type");
}

static bool refuse_mask(const Selection *s, const Tensor *mask, int dim, int at, Dialect dialect,
                        Error *error) {
    long long have = (long long)s->view.shape[dim + at], want = (long long)mask->shape[at];
    if (dialect == DIALECT_NUMPY)
        return error_set(error, ERROR_INDEX,
                         "boolean index did not match indexed array along dimension %d; dimension "
                         "is %lld but corresponding boolean dimension is %lld",
                         dim + at, have, want);
    Str own, other;
    str_init(&own);
    str_init(&other);
    shape_text(mask->ndim, mask->shape, &own);
    shape_text(s->view.ndim, s->view.shape, &other);
    error_set(error, ERROR_INDEX,
              "The shape of the mask %s at index %d does not match the shape of the indexed tensor "
              "%s at index %d",
              own.text, at, other.text, dim + at);
    str_release(&own);
    str_release(&other);
    return false;
}

static int64_t count_true(const Tensor *mask) {
    int64_t found = 0, count = tensor_count(mask);
    for (int64_t i = 0; i < count; i++) found += tensor_get_int(mask, i) != 0;
    return found;
}

/* A mask of k dimensions stands for k index tensors: where it is true, dimension by dimension. */
static bool add_mask(Selection *s, const Tensor *mask, int dim, Dialect dialect, Error *error) {
    for (int k = 0; k < mask->ndim; k++)
        if (s->view.shape[dim + k] != mask->shape[k])
            return refuse_mask(s, mask, dim, k, dialect, error);
    int64_t found = count_true(mask), index[TENSOR_MAX_DIMS] = {0}, next = 0;
    int first = s->count, columns = mask->ndim > 0 ? mask->ndim : 1;
    for (int k = 0; k < columns; k++) {
        if (!tensor_new(DTYPE_INT64, 1, &found, &s->positions[s->count], error)) return false;
        s->dims[s->count++] = dim + k;
    }
    s->masked = true;
    if (tensor_count(mask) == 0) return true;
    int64_t linear = 0;
    do {
        if (tensor_get_int(mask, linear++) == 0) continue;
        for (int k = 0; k < mask->ndim; k++)
            tensor_set_int(&s->positions[first + k], next, index[k]);
        next++;
    } while (index_advance(mask->ndim, mask->shape, index));
    return true;
}

static bool add_tensor(Selection *s, const Tensor *t, int *dim, Dialect dialect, Error *error) {
    if (is_mask(t, dialect)) {
        Tensor made;
        if (t->ndim == 0 && /* x[True] adds an axis of size 1, x[False] of size 0 */
            !step_to(s, tensor_unsqueeze(&s->view, *dim, &made, error), &made))
            return false;
        if (!add_mask(s, t, *dim, dialect, error)) return false;
        *dim += t->ndim > 0 ? t->ndim : 1;
        return true;
    }
    bool fits = !dtype_is_float(t->dtype) && (dialect == DIALECT_NUMPY || t->dtype == DTYPE_INT64);
    if (!fits) return refuse_index_dtype(dialect, error);
    if (!tensor_cast(t, DTYPE_INT64, &s->positions[s->count], error)) return false;
    s->dims[s->count++] = (*dim)++;
    return true;
}

/* ---- the basic part ---- */

static int dims_used(const Index *index, Dialect dialect) {
    if (index->kind == INDEX_NEW_AXIS || index->kind == INDEX_ELLIPSIS) return 0;
    return index->kind == INDEX_TENSOR && is_mask(index->tensor, dialect) ? index->tensor->ndim : 1;
}

static bool refuse_too_many(const Tensor *t, const Index *key, int count, int used, Dialect dialect,
                            Error *error) {
    if (dialect == DIALECT_NUMPY)
        error_set(error, ERROR_INDEX,
                  "too many indices for array: array is %d-dimensional, but %d were indexed",
                  t->ndim, used);
    else if (t->ndim == 0 && count == 1 && key->kind == INDEX_INT)
        error_set(error, ERROR_INDEX,
                  "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or "
                  "`tensor.item<T>()` in C++ to convert a 0-dim tensor to a number");
    else
        error_set(error, ERROR_INDEX, "too many indices for tensor of dimension %d", t->ndim);
    error_why(error, "It has %d dimension%s, and the index names %d.", t->ndim,
              t->ndim == 1 ? "" : "s", used);
    return false;
}

static bool take_slice(Selection *s, const Index *index, int dim, Dialect dialect, Error *error) {
    if (dialect == DIALECT_TORCH && index->step < 0) {
        error_set(error, ERROR_VALUE, "step must be greater than zero");
        error_why(error, "PyTorch's slices only go forward.");
        error_fix(error, "torch.flip(x, dims=[%d]) reverses that dimension", dim);
        return false;
    }
    int64_t first = index->step < 0 ? INT64_MAX : 0, end = index->step < 0 ? INT64_MIN : INT64_MAX;
    Tensor made;
    return step_to(s,
                   tensor_slice(&s->view, dim, index->has_start ? index->start : first,
                                index->has_stop ? index->stop : end, index->step, &made, error),
                   &made);
}

/* Beside an index tensor NumPy takes a number for one too: that decides where the axes go. */
static bool take_number(Selection *s, int64_t at, int *dim, bool as_tensor, Dialect dialect,
                        Error *error) {
    Tensor made;
    if (!as_tensor)
        return step_to(s, tensor_select(&s->view, *dim, at, dialect, &made, error), &made);
    if (!tensor_from_int(at, DTYPE_INT64, &s->positions[s->count], error)) return false;
    s->dims[s->count++] = (*dim)++;
    return true;
}

static bool take_one(Selection *s, const Index *index, int *dim, int rest, bool numbers_as_tensors,
                     Dialect dialect, Error *error) {
    Tensor made;
    switch (index->kind) {
    case INDEX_INT: return take_number(s, index->at, dim, numbers_as_tensors, dialect, error);
    case INDEX_SLICE: return take_slice(s, index, (*dim)++, dialect, error);
    case INDEX_NEW_AXIS:
        return step_to(s, tensor_unsqueeze(&s->view, (*dim)++, &made, error), &made);
    case INDEX_ELLIPSIS: *dim += rest; return true;
    case INDEX_TENSOR: return add_tensor(s, index->tensor, dim, dialect, error);
    }
    return true;
}

static bool select_key(const Tensor *t, const Index *key, int count, Dialect dialect, Selection *s,
                       Error *error) {
    int used = 0, ellipses = 0, tensors = 0;
    for (int i = 0; i < count; i++) {
        used += dims_used(&key[i], dialect);
        ellipses += key[i].kind == INDEX_ELLIPSIS;
        tensors += key[i].kind == INDEX_TENSOR;
    }
    if (ellipses > 1 && dialect == DIALECT_NUMPY)
        return error_set(error, ERROR_INDEX, "an index can only have a single ellipsis ('...')");
    if (used > t->ndim) return refuse_too_many(t, key, count, used, dialect, error);
    bool numbers_as_tensors = tensors > 0 && dialect == DIALECT_NUMPY;
    int dim = 0, rest = t->ndim - used;
    s->view = tensor_retain(t);
    s->view.wrapped = false;
    for (int i = 0; i < count; i++) {
        if (!take_one(s, &key[i], &dim, rest, numbers_as_tensors, dialect, error)) return false;
        if (key[i].kind == INDEX_ELLIPSIS) rest = 0;
    }
    return true;
}

/* ---- reading and writing position by position ---- */

/* The picks: for each place of the index tensors (broadcast together), where in the storage the
 * indexed dimensions start. `rest` is the view without those dimensions, as one such start sees it.
 */
typedef struct Picks {
    int ndim;                       /* of the index tensors together */
    int64_t shape[TENSOR_MAX_DIMS]; /* of the same */
    int64_t count;
    Tensor kept; /* int64, owned: */
    int64_t *starts;
    Tensor rest; /* borrowed storage */
    int at;      /* where the picks' dimensions stand in the result */
} Picks;

static bool refuse_broadcast(const Selection *s, Dialect dialect, Error *error) {
    Str text;
    str_init(&text);
    for (int i = 0; i < s->count; i++) {
        const Tensor *t = &s->positions[i];
        if (dialect == DIALECT_TORCH) {
            str_add(&text, i ? ", " : "");
            shape_text(t->ndim, t->shape, &text);
        } else {
            shape_text_numpy(t->ndim, t->shape, &text);
            str_add_char(&text, ' ');
        }
    }
    error_set(error, ERROR_INDEX,
              "shape mismatch: indexing %s could not be broadcast together with shapes %s",
              dialect == DIALECT_TORCH ? "tensors" : "arrays", text.text);
    str_release(&text);
    return false;
}

static bool picks_shape(const Selection *s, Picks *picks, Dialect dialect, Error *error) {
    Tensor all = {0};
    for (int i = 0; i < s->count; i++) {
        Error mismatch = {0};
        if (!shape_broadcast(&all, &s->positions[i], DIALECT_TORCH, &all.ndim, all.shape,
                             &mismatch)) {
            error_clear(&mismatch);
            return refuse_broadcast(s, dialect, error);
        }
    }
    picks->ndim = all.ndim;
    memcpy(picks->shape, all.shape, sizeof all.shape);
    picks->count = tensor_count(&all);
    return true;
}

static bool check_position(int64_t at, const Selection *s, int i, Dialect dialect, Error *error) {
    int64_t size = s->view.shape[s->dims[i]];
    if (at >= -size && at < size) return true;
    Tensor none;
    return tensor_select(&s->view, s->dims[i], at, dialect, &none, error);
}

static bool add_starts(const Selection *s, Picks *picks, int i, Dialect dialect, Error *error) {
    Tensor wide;
    if (!tensor_expand(&s->positions[i], picks->ndim, picks->shape, &wide, error)) return false;
    int64_t size = s->view.shape[s->dims[i]], stride = s->view.stride[s->dims[i]];
    bool ok = true;
    for (int64_t k = 0; k < picks->count && ok; k++) {
        int64_t at = tensor_get_int(&wide, k);
        ok = check_position(at, s, i, dialect, error);
        picks->starts[k] += (at < 0 ? at + size : at) * stride;
    }
    tensor_release(&wide);
    return ok;
}

/* The picked dimensions stay in their place where they are neighbours, and go first where not. */
static int picks_place(const Selection *s) {
    for (int i = 1; i < s->count; i++)
        if (s->dims[i] != s->dims[i - 1] + 1) return 0;
    return s->dims[0];
}

static void picks_rest(const Selection *s, Picks *picks) {
    picks->rest = s->view;
    picks->rest.ndim = 0;
    for (int d = 0, i = 0; d < s->view.ndim; d++) {
        if (i < s->count && s->dims[i] == d) {
            i++;
            continue;
        }
        picks->rest.shape[picks->rest.ndim] = s->view.shape[d];
        picks->rest.stride[picks->rest.ndim++] = s->view.stride[d];
    }
}

static bool picks_new(const Selection *s, Picks *picks, Dialect dialect, Error *error) {
    *picks = (Picks){.at = picks_place(s)};
    if (!picks_shape(s, picks, dialect, error)) return false;
    picks_rest(s, picks);
    if (picks->ndim + picks->rest.ndim > TENSOR_MAX_DIMS)
        return error_set(error, ERROR_INDEX, "stepconv's tensors have at most %d dimensions",
                         TENSOR_MAX_DIMS);
    if (!tensor_new(DTYPE_INT64, 1, &picks->count, &picks->kept, error)) return false;
    picks->starts = tensor_data(&picks->kept);
    for (int i = 0; i < s->count; i++)
        if (!add_starts(s, picks, i, dialect, error)) {
            tensor_release(&picks->kept);
            return false;
        }
    return true;
}

static int picks_result_shape(const Picks *picks, int64_t *shape) {
    int ndim = 0;
    for (int d = 0; d < picks->at; d++) shape[ndim++] = picks->rest.shape[d];
    for (int d = 0; d < picks->ndim; d++) shape[ndim++] = picks->shape[d];
    for (int d = picks->at; d < picks->rest.ndim; d++) shape[ndim++] = picks->rest.shape[d];
    return ndim;
}

/* The part of `t` (of the result's shape) that belongs to pick number 0, as `rest` is shaped, and
 * the strides of the picks' dimensions. */
static Tensor picks_part(const Picks *picks, const Tensor *t, int64_t *stride) {
    Tensor part = *t;
    part.ndim = picks->rest.ndim;
    for (int d = 0; d < picks->ndim; d++) stride[d] = t->stride[picks->at + d];
    for (int d = 0; d < part.ndim; d++) {
        int from = d < picks->at ? d : d + picks->ndim;
        part.shape[d] = t->shape[from];
        part.stride[d] = t->stride[from];
    }
    return part;
}

/* Moves every pick between the indexed tensor and `t`, which has the result's shape. */
static void picks_move(const Picks *picks, const Tensor *t, bool write) {
    int64_t stride[TENSOR_MAX_DIMS], index[TENSOR_MAX_DIMS] = {0}, start = picks->rest.offset;
    Tensor part = picks_part(picks, t, stride), rest = picks->rest;
    int64_t first = part.offset;
    for (int64_t k = 0; k < picks->count; k++) {
        rest.offset = start + picks->starts[k];
        part.offset = first;
        for (int d = 0; d < picks->ndim; d++) part.offset += index[d] * stride[d];
        tensor_convert(write ? &rest : &part, write ? &part : &rest);
        index_advance(picks->ndim, picks->shape, index);
    }
}

bool tensor_index(const Tensor *t, const Index *key, int count, Dialect dialect, Tensor *out,
                  Error *error) {
    Selection s = {0};
    Picks picks;
    Tensor result;
    int64_t shape[TENSOR_MAX_DIMS];
    bool ok = select_key(t, key, count, dialect, &s, error);
    if (ok && s.count == 0) {
        *out = s.view;
        return true;
    }
    if (ok && (ok = picks_new(&s, &picks, dialect, error))) {
        ok = tensor_new(t->dtype, picks_result_shape(&picks, shape), shape, &result, error);
        if (ok) {
            picks_move(&picks, &result, false);
            *out = result;
        }
        tensor_release(&picks.kept);
    }
    selection_release(&s);
    return ok;
}

/* ---- assignment ---- */

/* The value without leading dimensions of size 1 that the target has no place for. */
static Tensor without_lead(const Tensor *value, int ndim) {
    Tensor view = *value;
    while (view.ndim > ndim && view.shape[0] == 1) {
        for (int d = 1; d < view.ndim; d++) {
            view.shape[d - 1] = view.shape[d];
            view.stride[d - 1] = view.stride[d];
        }
        view.ndim--;
    }
    return view;
}

static bool fits_shape(const Tensor *value, int ndim, const int64_t *shape) {
    if (value->ndim > ndim) return false;
    for (int d = 0; d < value->ndim; d++)
        if (value->shape[d] != 1 && value->shape[d] != shape[ndim - value->ndim + d]) return false;
    return true;
}

static bool refuse_value(ErrorKind kind, const char *format, Dialect dialect, const Tensor *value,
                         int ndim, const int64_t *shape, Error *error)
    __attribute__((format(printf, 2, 0)));
/* format has two %s: the value's shape and the target's */
static bool refuse_value(ErrorKind kind, const char *format, Dialect dialect, const Tensor *value,
                         int ndim, const int64_t *shape, Error *error) {
    void (*text)(int, const int64_t *, Str *) =
        dialect == DIALECT_TORCH ? shape_text : shape_text_numpy;
    Str own, target;
    str_init(&own);
    str_init(&target);
    text(value->ndim, value->shape, &own);
    text(ndim, shape, &target);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    error_set(error, kind, format, own.text, target.text);
#pragma GCC diagnostic pop
    str_release(&own);
    str_release(&target);
    return false;
}

static bool overlaps(const Tensor *a, const Tensor *b) {
    return a->storage == b->storage && !(a->offset == b->offset && tensor_same_shape(a, b) &&
                                         memcmp(a->stride, b->stride, sizeof a->stride) == 0);
}

/* `value` fits `to`; where the two share memory the value is first copied aside. */
static bool move_into(const Tensor *to, const Tensor *value, Error *error) {
    if (!overlaps(to, value)) {
        tensor_convert(to, value);
        return true;
    }
    Tensor aside;
    if (!tensor_copy(value, &aside, error)) return false;
    tensor_convert(to, &aside);
    tensor_release(&aside);
    return true;
}

bool tensor_assign(const Tensor *to, const Tensor *from, Dialect dialect, Error *error) {
    Tensor value = dialect == DIALECT_NUMPY ? without_lead(from, to->ndim) : *from;
    if (fits_shape(&value, to->ndim, to->shape)) return move_into(to, &value, error);
    if (dialect == DIALECT_NUMPY)
        return refuse_value(ERROR_VALUE,
                            "could not broadcast input array from shape %s into shape %s", dialect,
                            from, to->ndim, to->shape, error);
    int ndim = 0;
    int64_t shape[TENSOR_MAX_DIMS];
    if (!shape_broadcast(to, from, dialect, &ndim, shape, error)) return false;
    Tensor both = {.ndim = ndim};
    memcpy(both.shape, shape, sizeof(int64_t) * (size_t)ndim);
    return refuse_value(ERROR_RUNTIME, "output with shape %s doesn't match the broadcast shape %s",
                        dialect, to, both.ndim, both.shape, error);
}

static bool put_view(const Tensor *view, const Tensor *from, Dialect dialect, Error *error) {
    if (dialect == DIALECT_NUMPY) return tensor_assign(view, from, dialect, error);
    Tensor value = without_lead(from, view->ndim), wide;
    if (!tensor_expand(&value, view->ndim, view->shape, &wide, error)) return false;
    bool ok = move_into(view, &wide, error);
    tensor_release(&wide);
    return ok;
}

static bool refuse_picked_value(const Selection *s, const Tensor *value, int ndim,
                                const int64_t *shape, Dialect dialect, Error *error) {
    if (dialect == DIALECT_TORCH)
        return refuse_value(
            ERROR_RUNTIME,
            "shape mismatch: value tensor of shape %s cannot be broadcast to indexing result of "
            "shape %s",
            dialect, value, ndim, shape, error);
    if (s->masked && value->ndim == 1 && ndim == 1)
        return error_set(error, ERROR_VALUE,
                         "NumPy boolean array indexing assignment cannot assign %lld input values "
                         "to the %lld output values where the mask is true",
                         (long long)value->shape[0], (long long)shape[0]);
    return refuse_value(
        ERROR_VALUE,
        "shape mismatch: value array of shape %s could not be broadcast to indexing result of "
        "shape %s",
        dialect, value, ndim, shape, error);
}

static bool put_picks(const Selection *s, const Picks *picks, const Tensor *from, Dialect dialect,
                      Error *error) {
    int64_t shape[TENSOR_MAX_DIMS];
    int ndim = picks_result_shape(picks, shape);
    Tensor value = without_lead(from, ndim), copy, wide;
    if (!fits_shape(&value, ndim, shape))
        return refuse_picked_value(s, from, ndim, shape, dialect, error);
    if (!tensor_copy(&value, &copy, error)) return false;
    bool ok = tensor_expand(&copy, ndim, shape, &wide, error);
    if (ok) {
        picks_move(picks, &wide, true);
        tensor_release(&wide);
    }
    tensor_release(&copy);
    return ok;
}

bool tensor_index_put(const Tensor *t, const Index *key, int count, const Tensor *value,
                      Dialect dialect, Error *error) {
    Selection s = {0};
    Picks picks;
    bool ok = select_key(t, key, count, dialect, &s, error);
    if (ok && s.count == 0) {
        ok = put_view(&s.view, value, dialect, error);
    } else if (ok && (ok = picks_new(&s, &picks, dialect, error))) {
        ok = put_picks(&s, &picks, value, dialect, error);
        tensor_release(&picks.kept);
    }
    selection_release(&s);
    return ok;
}
