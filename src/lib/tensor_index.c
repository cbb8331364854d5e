/* lib/tensor_index: x[...] and x[...] = value, and `for row in x`.
 *
 * The key of a subscript (an int, a slice, None, ..., a tensor, a list, or a tuple of these) is
 * turned into the Index list that tensor/ works on. */
#include <string.h>

#include "lib/tensor_result.h"
#include "lib/tensor_slots.h"

enum { KEY_MAX = 2 * TENSOR_MAX_DIMS };

typedef struct Key {
    Index parts[KEY_MAX];
    Tensor tensors[KEY_MAX]; /* what the TENSOR parts point to; released with the key */
    int count;
} Key;

static void key_release(Key *key) {
    for (int i = 0; i < key->count; i++) tensor_release(&key->tensors[i]);
}

static bool bad_key(Interp *in, Value part, Dialect dialect) {
    if (dialect == DIALECT_NUMPY)
        return interp_raise(in, ERROR_INDEX,
                            "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) "
                            "and integer or boolean arrays are valid indices");
    if (part.tag == TAG_FLOAT || value_is(part, &type_str))
        return interp_raise(in, ERROR_INDEX,
                            "only integers, slices (`:`), ellipsis (`...`), None and long or byte "
                            "Variables are valid indices (got %s)",
                            value_type(part)->name);
    return interp_raise(in, ERROR_INDEX,
                        "tensors used as indices must be long, byte or bool tensors");
}

static bool slice_bound(Interp *in, Value v, bool *has, int64_t *out) {
    *has = v.tag != TAG_NONE;
    return !*has || arg_int(in, v, "slice", out);
}

static bool slice_part(Interp *in, Value v, Dialect dialect, Index *part) {
    const SliceObject *slice = (const SliceObject *)(void *)v.as.object;
    bool has_step;
    part->kind = INDEX_SLICE;
    part->step = 1;
    if (!slice_bound(in, slice->start, &part->has_start, &part->start) ||
        !slice_bound(in, slice->stop, &part->has_stop, &part->stop) ||
        !slice_bound(in, slice->step, &has_step, &part->step))
        return false;
    if (part->step == 0)
        return interp_raise(in, ERROR_VALUE,
                            dialect == DIALECT_TORCH ? "step must be greater than zero"
                                                     : "slice step cannot be zero");
    if (part->step < 0 && dialect == DIALECT_TORCH) {
        interp_raise(in, ERROR_VALUE, "step must be greater than zero");
        return interp_fix(in, "torch.flip(x, dims=[0])");
    }
    return true;
}

/* A list, an array or a tensor of positions, or a mask. 0-d integers count as plain ints. */
static bool tensor_part(Interp *in, Value v, Dialect dialect, Index *part, Tensor *held) {
    Error error = {0};
    Tensor t;
    bool empty = value_is(v, &type_list) && AS_LIST(v)->count == 0;
    if (!arg_tensor(in, v, "index", empty ? DTYPE_INT64 : DTYPES, dialect, &t)) return false;
    bool whole = !dtype_is_float(t.dtype);
    if (t.ndim == 0 && whole && t.dtype != DTYPE_BOOL) {
        *part = (Index){.kind = INDEX_INT, .at = tensor_get_int(&t, 0)};
        return tensor_release(&t), true;
    }
    if (!whole) return tensor_release(&t), bad_key(in, v, dialect);
    bool kept =
        t.dtype == DTYPE_BOOL ? (*held = t, true) : tensor_cast(&t, DTYPE_INT64, held, &error);
    if (t.dtype != DTYPE_BOOL) tensor_release(&t);
    *part = (Index){.kind = INDEX_TENSOR, .tensor = held};
    return kept || interp_raise_from(in, &error);
}

static bool key_part(Interp *in, Value v, Dialect dialect, Index *part, Tensor *held) {
    if (v.tag == TAG_INT) return *part = (Index){.kind = INDEX_INT, .at = v.as.integer}, true;
    if (v.tag == TAG_NONE) return part->kind = INDEX_NEW_AXIS, true;
    if (v.tag == TAG_ELLIPSIS) return part->kind = INDEX_ELLIPSIS, true;
    if (value_is(v, &type_slice)) return slice_part(in, v, dialect, part);
    if (v.tag == TAG_BOOL || value_is(v, &type_list) || value_is(v, &type_range) ||
        value_is_tensor(v) || value_is_array(v))
        return tensor_part(in, v, dialect, part, held);
    return bad_key(in, v, dialect);
}

static bool key_make(Interp *in, Value v, Dialect dialect, Key *key) {
    *key = (Key){0};
    bool several = value_is(v, &type_tuple);
    int64_t count = several ? AS_LIST(v)->count : 1;
    if (count > KEY_MAX) return interp_raise(in, ERROR_INDEX, "too many indices");
    for (int64_t i = 0; i < count; i++) {
        Value part = several ? AS_LIST(v)->items[i] : v;
        key->count = (int)i + 1;
        if (!key_part(in, part, dialect, &key->parts[i], &key->tensors[i]))
            return key_release(key), false;
    }
    return true;
}

/* The backward node is that of the last step that the key takes. x[...] is an alias. */
static const char *grad_of_key(const Key *key, bool *copies) {
    static const char *const names[] = {[INDEX_INT] = "SelectBackward0",
                                        [INDEX_SLICE] = "SliceBackward0",
                                        [INDEX_NEW_AXIS] = "UnsqueezeBackward0"};
    const char *name = "AliasBackward0";
    *copies = false;
    for (int i = 0; i < key->count; i++) {
        if (key->parts[i].kind == INDEX_TENSOR)
            *copies = true;
        else if (key->parts[i].kind != INDEX_ELLIPSIS)
            name = names[key->parts[i].kind];
    }
    return *copies ? "IndexBackward0" : name;
}

bool tensor_slot_item(Interp *in, Value self, Value key_value, Value *out) {
    Dialect dialect = tensor_dialect(self);
    Error error = {0};
    Key key;
    Tensor t;
    bool copies;
    if (!key_make(in, key_value, dialect, &key)) return false;
    bool made = tensor_index(&AS_TENSOR(self)->t, key.parts, key.count, dialect, &t, &error);
    const char *grad = grad_of_key(&key, &copies);
    key_release(&key);
    if (dialect == DIALECT_NUMPY) return give_array(in, made, &t, &error, out);
    return copies ? give_result(in, made, &t, &error, grad, &self, 1, out)
                  : give_view(in, made, &t, &error, grad, self, out);
}

bool tensor_slot_set_item(Interp *in, Value self, Value key_value, Value value) {
    Dialect dialect = tensor_dialect(self);
    Error error = {0};
    Key key;
    Tensor from;
    bool copies;
    if (!key_make(in, key_value, dialect, &key)) return false;
    grad_of_key(&key, &copies);
    if (!in_place_allowed_of(in, self, !copies)) return key_release(&key), false;
    if (!arg_tensor(in, value, "value", DTYPES, dialect, &from)) return key_release(&key), false;
    bool put = tensor_index_put(&AS_TENSOR(self)->t, key.parts, key.count, &from, dialect, &error);
    key_release(&key);
    tensor_release(&from);
    if (!put) return interp_raise_from(in, &error);
    in_place_done(in, self, "CopySlices", &value, 1);
    return true;
}

/* ---- for row in x ---- */

typedef struct RowIterator {
    Object head;
    Value tensor;
    int64_t at;
} RowIterator;

static void rows_clear(Object *self) {
    RowIterator *rows = (RowIterator *)(void *)self;
    value_drop(rows->tensor);
    rows->tensor = (Value){0};
}

static bool rows_next(Interp *in, Value self, Value *out, bool *done) {
    RowIterator *rows = (RowIterator *)(void *)self.as.object;
    const Tensor *t = &AS_TENSOR(rows->tensor)->t;
    Dialect dialect = tensor_dialect(rows->tensor);
    Tensor row;
    Error error = {0};
    *done = rows->at >= t->shape[0];
    if (*done) return true;
    bool made = tensor_select(t, 0, rows->at++, dialect, &row, &error);
    if (dialect == DIALECT_NUMPY) return give_array(in, made, &row, &error, out);
    return give_view(in, made, &row, &error, "UnbindBackward0", rows->tensor, out);
}

static bool rows_self(Interp *in, Value self, Value *iterator) {
    (void)in;
    *iterator = self;
    return true;
}

static const Type type_rows = {.head = TYPE_HEAD,
                               .name = "tensor_iterator",
                               .clear = rows_clear,
                               .iterate = rows_self,
                               .next = rows_next};

bool tensor_slot_iterate(Interp *in, Value self, Value *iterator) {
    if (AS_TENSOR(self)->t.ndim == 0)
        return interp_raise(in, ERROR_TYPE,
                            tensor_dialect(self) == DIALECT_NUMPY ? "iteration over a 0-d array"
                                                                  : "iteration over a 0-d tensor");
    RowIterator *rows = new_object(in, &type_rows, sizeof *rows);
    rows->tensor = value_retain(self);
    *iterator = value_object(rows);
    return true;
}

bool tensor_slot_contains(Interp *in, Value self, Value item, bool *out) {
    Value equal;
    if (!tensor_operate(in, ELEMENT_EQ, self, item, tensor_dialect(self), &equal)) return false;
    const Tensor *t = &AS_TENSOR(equal)->t;
    int64_t count = tensor_count(t);
    *out = false;
    for (int64_t i = 0; i < count && !*out; i++) *out = tensor_get_int(t, i) != 0;
    return true;
}
