/* tensor/selection: from the key of x[...] to a view and the index tensors that are left. */
#include "tensor/selection.h"

#include "tensor/loop.h"

/* While a key is read, an index tensor only notes where it stands; masks are looked at last, when
 * the view that they must fit is known. */
typedef struct Noted {
    const Tensor *tensor; /* NULL: the number */
    int64_t number;
    int dim;  /* of the view */
    int axis; /* of the tensor as it was */
} Noted;

typedef struct Reader {
    Selection *s;
    Dialect dialect;
    const Tensor *t;
    int dim, axis, rest;     /* rest: dimensions that the next ... stands for */
    bool numbers_as_tensors; /* NumPy takes a number beside an index array for one too */
    bool ellipsis_after;     /* a ... came after an index array */
    int noted_count;
    Noted noted[TENSOR_MAX_DIMS];
} Reader;

void selection_release(Selection *s) {
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

/* ---- kinds of indices ---- */

static bool is_mask(const Tensor *t, Dialect dialect) {
    return t->dtype == DTYPE_BOOL || (dialect == DIALECT_TORCH && t->dtype == DTYPE_UINT8);
}

/* A 0-d tensor of integers counts as a number. */
static bool is_number(const Index *index, Dialect dialect) {
    if (index->kind == INDEX_INT) return true;
    return index->kind == INDEX_TENSOR && index->tensor->ndim == 0 &&
           !is_mask(index->tensor, dialect) && !dtype_is_float(index->tensor->dtype);
}

static int dims_used(const Index *index, Dialect dialect) {
    if (index->kind == INDEX_NEW_AXIS || index->kind == INDEX_ELLIPSIS) return 0;
    return index->kind == INDEX_TENSOR && is_mask(index->tensor, dialect) ? index->tensor->ndim : 1;
}

/* ---- the basic part ---- */

static bool note(Reader *r, const Tensor *tensor, int64_t number, Error *error) {
    if (r->noted_count == TENSOR_MAX_DIMS)
        return error_set(error, ERROR_INDEX, "too many indices for tensor of dimension %d",
                         r->t->ndim);
    r->s->split = r->s->split || r->ellipsis_after;
    r->noted[r->noted_count++] = (Noted){tensor, number, r->dim, r->axis};
    return true;
}

static bool refuse_number(const Tensor *t, int64_t at, int dim, int named, Dialect dialect,
                          Error *error) {
    Tensor none, other = *t; /* the same size where the message looks for it */
    other.ndim = named + 1;
    other.shape[named] = t->shape[dim];
    return tensor_select(&other, named, at, dialect, &none, error);
}

static bool take_number(Reader *r, int64_t at, int place, Error *error) {
    Tensor made;
    int axis = r->axis++;
    if (r->numbers_as_tensors) {
        r->axis = axis;
        bool ok = note(r, NULL, at, error);
        r->axis++;
        r->dim++;
        return ok;
    }
    int64_t size = r->s->view.shape[r->dim];
    if (at < -size || at >= size) /* PyTorch names the index, NumPy the axis */
        return refuse_number(&r->s->view, at, r->dim, r->dialect == DIALECT_TORCH ? place : axis,
                             r->dialect, error);
    return step_to(r->s, tensor_select(&r->s->view, r->dim, at, r->dialect, &made, error), &made);
}

static bool take_slice(Reader *r, const Index *index, Error *error) {
    if (r->dialect == DIALECT_TORCH && index->step < 0) {
        error_set(error, ERROR_VALUE, "step must be greater than zero");
        error_why(error, "PyTorch's slices only go forward.");
        return error_fix(error, "torch.flip(x, dims=[%d]) reverses that dimension", r->axis);
    }
    int64_t first = index->step < 0 ? INT64_MAX : 0, end = index->step < 0 ? INT64_MIN : INT64_MAX;
    Tensor made;
    bool ok = tensor_slice(&r->s->view, r->dim, index->has_start ? index->start : first,
                           index->has_stop ? index->stop : end, index->step, &made, error);
    r->dim++;
    r->axis++;
    return step_to(r->s, ok, &made);
}

static bool take_new_axis(Reader *r, Error *error) {
    Tensor made;
    return step_to(r->s, tensor_unsqueeze(&r->s->view, r->dim++, &made, error), &made);
}

static bool take_tensor(Reader *r, const Tensor *t, Error *error) {
    bool mask = is_mask(t, r->dialect);
    bool whole = r->dialect == DIALECT_NUMPY ? !dtype_is_float(t->dtype) : t->dtype == DTYPE_INT64;
    if (!mask && !whole)
        return error_set(error, ERROR_INDEX,
                         r->dialect == DIALECT_TORCH
                             ? "tensors used as indices must be long, byte or bool tensors"
                             : "arrays used as indices must be of integer (or boolean) type");
    Tensor made;
    if (mask && t->ndim == 0 && /* x[True] adds an axis of size 1, x[False] of size 0 */
        !step_to(r->s, tensor_unsqueeze(&r->s->view, r->dim, &made, error), &made))
        return false;
    bool ok = note(r, t, 0, error);
    /* PyTorch goes one dimension on, however many a mask has. */
    bool several = mask && r->dialect == DIALECT_NUMPY && t->ndim > 1;
    r->dim += several ? t->ndim : 1;
    r->axis += mask ? t->ndim : 1;
    return ok;
}

static bool take_one(Reader *r, const Index *index, int place, Error *error) {
    if (index->kind == INDEX_TENSOR && is_number(index, r->dialect))
        return take_number(r, tensor_get_int(index->tensor, 0), place, error);
    switch (index->kind) {
    case INDEX_INT: return take_number(r, index->at, place, error);
    case INDEX_SLICE: return take_slice(r, index, error);
    case INDEX_NEW_AXIS: return take_new_axis(r, error);
    case INDEX_TENSOR: return take_tensor(r, index->tensor, error);
    case INDEX_ELLIPSIS: break;
    }
    r->ellipsis_after = r->dialect == DIALECT_NUMPY && r->noted_count > 0;
    r->dim += r->rest;
    r->axis += r->rest;
    r->rest = 0;
    return true;
}

/* ---- the index tensors ---- */

static bool refuse_mask(const Selection *s, const Tensor *mask, int dim, int at, int axis,
                        Dialect dialect, Error *error) {
    if (dialect == DIALECT_NUMPY)
        return error_set(error, ERROR_INDEX,
                         "boolean index did not match indexed array along dimension %d; dimension "
                         "is %lld but corresponding boolean dimension is %lld",
                         axis + at, (long long)s->view.shape[dim + at], (long long)mask->shape[at]);
    Str own, other;
    str_init(&own);
    str_init(&other);
    shape_text(mask->ndim, mask->shape, &own);
    shape_text(s->view.ndim, s->view.shape, &other);
    error_set(error, ERROR_INDEX,
              "The shape of the mask %s at index %d does not match the shape of the indexed tensor "
              "%s at index %d",
              own.text, at, other.text, dim + at);
    error_why(error,
              "A mask says yes or no to each element, so it has the shape of what it masks.");
    str_release(&own);
    str_release(&other);
    return false;
}

static bool add_positions(Selection *s, int dim, bool number, Error *error) {
    if (s->count < TENSOR_MAX_DIMS) {
        s->number[s->count] = number;
        s->dims[s->count++] = dim;
        return true;
    }
    return error_set(error, ERROR_INDEX, "too many indices for tensor of dimension %d",
                     s->view.ndim);
}

static int64_t count_true(const Tensor *mask) {
    int64_t found = 0, count = tensor_count(mask);
    for (int64_t i = 0; i < count && !stop_asked(); i++) found += tensor_get_int(mask, i) != 0;
    return found;
}

/* Writes where the mask is true, dimension by dimension, to the index tensors from `first` on. */
static void fill_positions(Selection *s, const Tensor *mask, int first) {
    int64_t index[TENSOR_MAX_DIMS] = {0}, count = tensor_count(mask), next = 0;
    for (int64_t linear = 0; linear < count && !stop_asked(); linear++) {
        if (tensor_get_int(mask, linear) != 0) {
            for (int k = 0; k < mask->ndim; k++)
                tensor_set_int(&s->positions[first + k], next, index[k]);
            next++;
        }
        index_advance(mask->ndim, mask->shape, index);
    }
}

/* A mask of k dimensions stands for k index tensors. */
static bool add_mask(Selection *s, const Tensor *mask, int dim, int axis, Dialect dialect,
                     Error *error) {
    for (int k = 0; k < mask->ndim; k++)
        if (dim + k >= s->view.ndim || s->view.shape[dim + k] != mask->shape[k])
            return refuse_mask(s, mask, dim, k, axis, dialect, error);
    int64_t found = count_true(mask);
    int first = s->count, columns = mask->ndim > 0 ? mask->ndim : 1;
    for (int k = 0; k < columns; k++) {
        Tensor made;
        if (!tensor_new(DTYPE_INT64, 1, &found, &made, error)) return false;
        if (!add_positions(s, dim + k, false, error)) {
            tensor_release(&made);
            return false;
        }
        s->positions[s->count - 1] = made;
    }
    s->masked = true;
    fill_positions(s, mask, first);
    return true;
}

static bool add_noted(Selection *s, const Noted *n, int dim, Dialect dialect, Error *error) {
    if (n->tensor && is_mask(n->tensor, dialect))
        return add_mask(s, n->tensor, dim, n->axis, dialect, error);
    Tensor made;
    if (!(n->tensor ? tensor_cast(n->tensor, DTYPE_INT64, &made, error)
                    : tensor_from_int(n->number, DTYPE_INT64, &made, error)))
        return false;
    if (!add_positions(s, dim, !n->tensor, error)) {
        tensor_release(&made);
        return false;
    }
    s->positions[s->count - 1] = made;
    return true;
}

static bool add_all(Reader *r, Error *error) {
    int shift = 0; /* by masks that took more dimensions than PyTorch walked over */
    for (int i = 0; i < r->noted_count; i++) {
        const Noted *n = &r->noted[i];
        if (!add_noted(r->s, n, n->dim + shift, r->dialect, error)) return false;
        bool mask = n->tensor && is_mask(n->tensor, r->dialect);
        if (mask && r->dialect == DIALECT_TORCH && n->tensor->ndim > 1)
            shift += n->tensor->ndim - 1;
    }
    return true;
}

/* ---- all of a key ---- */

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
    return error_why(error, "It has %d dimension%s, and the index names %d.", t->ndim,
                     t->ndim == 1 ? "" : "s", used);
}

static bool reader_init(Reader *r, const Index *key, int count, Error *error) {
    const Tensor *t = r->t;
    Dialect dialect = r->dialect;
    int used = 0, ellipses = 0, arrays = 0;
    for (int i = 0; i < count; i++) {
        used += dims_used(&key[i], dialect);
        ellipses += key[i].kind == INDEX_ELLIPSIS;
        arrays += key[i].kind == INDEX_TENSOR && !is_number(&key[i], dialect);
    }
    if (ellipses > 1 && dialect == DIALECT_NUMPY)
        return error_set(error, ERROR_INDEX, "an index can only have a single ellipsis ('...')");
    if (used > t->ndim) return refuse_too_many(t, key, count, used, dialect, error);
    r->rest = t->ndim - used;
    r->numbers_as_tensors = arrays > 0 && dialect == DIALECT_NUMPY;
    return true;
}

bool selection_new(const Tensor *t, const Index *key, int count, Dialect dialect, Selection *out,
                   Error *error) {
    Selection s = {0};
    Reader r = {.s = &s, .dialect = dialect, .t = t};
    if (!reader_init(&r, key, count, error)) return false;
    s.view = tensor_retain(t);
    s.view.wrapped = false;
    bool ok = true;
    for (int i = 0; i < count && ok; i++) ok = take_one(&r, &key[i], i, error);
    if (!ok || !add_all(&r, error)) {
        selection_release(&s);
        return false;
    }
    *out = s;
    return true;
}
