/* tensor/index: x[key], x[key] = value, and the elements of one tensor into those of another. */
#include "tensor/tensor.h"

#include <string.h>

#include "tensor/selection.h"

/* ---- reading ---- */

static bool read_picks(const Selection *s, Dialect dialect, Tensor *out, Error *error) {
    Picks picks;
    int64_t shape[TENSOR_MAX_DIMS];
    if (!picks_new(s, dialect, &picks, error)) return false;
    int ndim = picks_result_shape(&picks, shape);
    bool ok = tensor_new(s->view.dtype, ndim, shape, out, error);
    if (ok) picks_move(&picks, out, false);
    picks_release(&picks);
    return ok;
}

bool tensor_index(const Tensor *t, const Index *key, int count, Dialect dialect, Tensor *out,
                  Error *error) {
    Selection s;
    if (!selection_new(t, key, count, dialect, &s, error)) return false;
    if (s.count == 0) {
        *out = s.view;
        return true;
    }
    bool ok = read_picks(&s, dialect, out, error);
    selection_release(&s);
    return ok;
}

/* ---- what fits where ---- */

/* The value without leading dimensions of size 1, down to `ndim` dimensions. */
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

/* Sets an error of three parts around two shapes. */
static bool refuse_shapes(ErrorKind kind, const char *before, const Tensor *first,
                          const char *between, int ndim, const int64_t *shape, Dialect dialect,
                          Error *error) {
    void (*text)(int, const int64_t *, Str *) =
        dialect == DIALECT_TORCH ? shape_text : shape_text_numpy;
    Str all;
    str_init(&all);
    str_add(&all, before);
    text(first->ndim, first->shape, &all);
    str_add(&all, between);
    text(ndim, shape, &all);
    error_set(error, kind, "%s", all.text);
    str_release(&all);
    return false;
}

/* ---- moving ---- */

static bool overlaps(const Tensor *a, const Tensor *b) {
    return a->storage == b->storage && !(a->offset == b->offset && tensor_same_shape(a, b) &&
                                         memcmp(a->stride, b->stride, sizeof a->stride) == 0);
}

/* `value` fits `to`; where the two share memory the value is first copied aside. */
static bool move_into(const Tensor *to, const Tensor *value, Error *error) {
    if (stop_asked()) return stop_set_error(error); /* the value may be unfinished */
    if (!overlaps(to, value)) {
        tensor_overwrite(to, value);
        return true;
    }
    Tensor aside;
    if (!tensor_copy(value, &aside, error)) return false;
    bool whole = !stop_asked();
    if (whole) tensor_overwrite(to, &aside);
    tensor_release(&aside);
    return whole || stop_set_error(error);
}

bool tensor_assign(const Tensor *to, const Tensor *from, Dialect dialect, Error *error) {
    Tensor value = dialect == DIALECT_NUMPY ? without_lead(from, to->ndim) : *from;
    if (fits_shape(&value, to->ndim, to->shape)) return move_into(to, &value, error);
    if (dialect == DIALECT_NUMPY)
        return refuse_shapes(ERROR_VALUE, "could not broadcast input array from shape ", &value,
                             " into shape ", to->ndim, to->shape, dialect, error);
    int ndim = 0;
    int64_t shape[TENSOR_MAX_DIMS];
    if (!shape_broadcast(to, from, dialect, &ndim, shape, error)) return false;
    return refuse_shapes(ERROR_RUNTIME, "output with shape ", to,
                         " doesn't match the broadcast shape ", ndim, shape, dialect, error);
}

/* ---- x[key] = value ---- */

static bool put_view(const Tensor *view, const Tensor *from, Dialect dialect, Error *error) {
    if (dialect == DIALECT_NUMPY) return tensor_assign(view, from, dialect, error);
    Tensor value = without_lead(from, 0), wide;
    if (!tensor_expand(&value, view->ndim, view->shape, &wide, error)) return false;
    bool ok = move_into(view, &wide, error);
    tensor_release(&wide);
    return ok;
}

static bool refuse_picked_value(const Selection *s, const Tensor *value, int ndim,
                                const int64_t *shape, Dialect dialect, Error *error) {
    if (dialect == DIALECT_TORCH)
        return refuse_shapes(ERROR_RUNTIME, "shape mismatch: value tensor of shape ", value,
                             " cannot be broadcast to indexing result of shape ", ndim, shape,
                             dialect, error);
    if (s->masked && value->ndim == 1 && ndim == 1)
        return error_set(error, ERROR_VALUE,
                         "NumPy boolean array indexing assignment cannot assign %lld input values "
                         "to the %lld output values where the mask is true",
                         (long long)value->shape[0], (long long)shape[0]);
    return refuse_shapes(ERROR_VALUE, "shape mismatch: value array of shape ", value,
                         " could not be broadcast to indexing result of shape ", ndim, shape,
                         dialect, error);
}

/* PyTorch casts a value into picked places only where it is one number for a mask. */
static bool check_value_dtype(const Selection *s, const Tensor *value, Error *error) {
    bool one_mask = s->masked && tensor_count(value) == 1;
    if (value->wrapped || one_mask || value->dtype == s->view.dtype) return true;
    error_set(error, ERROR_RUNTIME,
              "Index put requires the source and destination dtypes match, got %s for the "
              "destination and %s for the source.",
              dtype_scalar_name(s->view.dtype), dtype_scalar_name(value->dtype));
    return error_fix(error, "value.to(torch.%s)", dtype_name(s->view.dtype));
}

static bool put_picks(const Selection *s, const Picks *picks, const Tensor *from, Dialect dialect,
                      Error *error) {
    int64_t shape[TENSOR_MAX_DIMS];
    int ndim = picks_result_shape(picks, shape);
    Tensor value = without_lead(from, dialect == DIALECT_TORCH ? 0 : ndim), copy, wide;
    if (!fits_shape(&value, ndim, shape))
        return refuse_picked_value(s, dialect == DIALECT_TORCH ? &value : from, ndim, shape,
                                   dialect, error);
    if (dialect == DIALECT_TORCH && !check_value_dtype(s, from, error)) return false;
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
    Selection s;
    Picks picks;
    if (!selection_new(t, key, count, dialect, &s, error)) return false;
    bool ok = true;
    if (s.count == 0) {
        ok = put_view(&s.view, value, dialect, error);
    } else {
        ok = picks_new(&s, dialect, &picks, error);
        if (ok) {
            ok = put_picks(&s, &picks, value, dialect, error);
            picks_release(&picks);
        }
    }
    selection_release(&s);
    return ok;
}
