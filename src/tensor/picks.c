/* tensor/picks: reading and writing position by position. */
#include "tensor/selection.h"

#include <string.h>

#include "tensor/loop.h"

static bool refuse_broadcast(const Selection *s, Dialect dialect, Error *error) {
    Str text;
    str_init(&text);
    for (int i = 0; i < s->count; i++) {
        const Tensor *t = &s->positions[i];
        if (s->number[i]) continue;
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
    for (int64_t k = 0; k < picks->count && ok && !stop_asked(); k++) {
        int64_t at = tensor_get_int(&wide, k);
        ok = check_position(at, s, i, dialect, error);
        picks->starts[k] += (at < 0 ? at + size : at) * stride;
    }
    tensor_release(&wide);
    return ok;
}

/* The picked dimensions stay in their place where they are neighbours, and go first where not. */
static int picks_place(const Selection *s) {
    if (s->split) return 0;
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

bool picks_new(const Selection *s, Dialect dialect, Picks *out, Error *error) {
    Picks picks = {.at = picks_place(s)};
    if (!picks_shape(s, &picks, dialect, error)) return false;
    picks_rest(s, &picks);
    if (picks.ndim + picks.rest.ndim > TENSOR_MAX_DIMS)
        return error_set(error, ERROR_INDEX, "stepconv's tensors have at most %d dimensions",
                         TENSOR_MAX_DIMS);
    if (!tensor_new(DTYPE_INT64, 1, &picks.count, &picks.kept, error)) return false;
    picks.starts = tensor_data(&picks.kept);
    for (int i = 0; i < s->count; i++)
        if (!add_starts(s, &picks, i, dialect, error)) {
            picks_release(&picks);
            return false;
        }
    *out = picks;
    return true;
}

void picks_release(Picks *picks) {
    tensor_release(&picks->kept);
}

int picks_result_shape(const Picks *picks, int64_t *shape) {
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

void picks_move(const Picks *picks, const Tensor *t, bool write) {
    int64_t stride[TENSOR_MAX_DIMS], index[TENSOR_MAX_DIMS] = {0}, start = picks->rest.offset;
    Tensor part = picks_part(picks, t, stride), rest = picks->rest;
    const Tensor *from = write ? &part : &rest, *to = write ? &rest : &part;
    int64_t first = part.offset;
    for (int64_t k = 0; k < picks->count && (write || !stop_asked()); k++) {
        rest.offset = start + picks->starts[k];
        part.offset = first;
        for (int d = 0; d < picks->ndim; d++) part.offset += index[d] * stride[d];
        if (rest.ndim == 0) /* single elements: many, and quickly moved */
            convert_row(from->dtype, to->dtype, 1, tensor_data(from), 0, tensor_data(to), 0);
        else
            tensor_overwrite(to, from);
        index_advance(picks->ndim, picks->shape, index);
    }
}
