/* eval/slice: slice objects, and how they and indices are resolved against a length. */
#include "base/mem.h"
#include "eval/numeric.h"
#include "eval/pool.h"
#include "eval/rows.h"
#include "eval/sequence.h"

#define AS_SLICE(v) ((SliceObject *)(void *)(v).as.object)

Value new_slice(Interp *in, Value start, Value stop, Value step) {
    SliceObject *s = new_object(in, &type_slice, sizeof *s);
    s->start = value_retain(start);
    s->stop = value_retain(stop);
    s->step = value_retain(step);
    return value_object(s);
}

bool value_is_slice(Value v) {
    return v.tag == TAG_OBJECT && v.as.object->type == &type_slice;
}

static bool slice_number(Interp *in, Value v, int64_t fallback, int64_t *out) {
    *out = fallback;
    if (v.tag == TAG_NONE || v.tag == TAG_ABSENT) return true;
    if (arg_int(in, v, "slice index", out)) return true;
    if (in->error.kind != ERROR_TYPE) return false;
    return interp_raise(in, ERROR_TYPE,
                        "slice indices must be integers or None or have an __index__ method");
}

static int64_t clamp(int64_t i, int64_t low, int64_t high) {
    return i < low ? low : i > high ? high : i;
}

/* Negative ones count from the end; then clamp into low..high. */
static int64_t resolve(int64_t i, int64_t length, int64_t low, int64_t high) {
    return clamp(i < 0 ? i + length : i, low, high);
}

bool slice_stretch(Interp *in, Value slice, int64_t length, Stretch *out) {
    SliceObject *s = AS_SLICE(slice);
    int64_t step = 1, start = 0, stop = 0;
    if (!slice_number(in, s->step, 1, &step)) return false;
    if (step == 0) return interp_raise(in, ERROR_VALUE, "slice step cannot be zero");
    if (step == INT64_MIN) step = -INT64_MAX;
    if (!slice_number(in, s->start, step > 0 ? 0 : INT64_MAX, &start)) return false;
    if (!slice_number(in, s->stop, step > 0 ? INT64_MAX : INT64_MIN, &stop)) return false;
    int64_t low = step > 0 ? 0 : -1, high = step > 0 ? length : length - 1;
    start = resolve(start, length, low, high);
    stop = stop == INT64_MIN ? low : resolve(stop, length, low, high);
    int64_t count = 0;
    if (step > 0 && start < stop) count = (stop - start - 1) / step + 1;
    if (step < 0 && start > stop) count = (start - stop - 1) / -step + 1;
    *out = (Stretch){.start = start, .stop = stop, .step = step, .count = count};
    return true;
}

bool arg_bound(Interp *in, Value v, int64_t length, int64_t fallback, int64_t *out) {
    bool fine = v.tag != TAG_NONE && slice_number(in, v, fallback, out);
    if (!fine && v.tag != TAG_NONE && in->error.kind != ERROR_TYPE) return false;
    if (!fine)
        return interp_raise(in, ERROR_TYPE,
                            "slice indices must be integers or have an __index__ method");
    *out = resolve(*out, length, 0, length);
    return true;
}

bool arg_text_bound(Interp *in, Value v, int64_t length, int64_t fallback, int64_t *out) {
    if (!slice_number(in, v, fallback, out)) return false;
    *out = resolve(*out, length, 0, length);
    return true;
}

bool sequence_index(Interp *in, Value key, int64_t length, const char *what, int64_t *out) {
    if (!value_is_integer(key)) {
        if (!arg_int(in, key, "index", out)) {
            if (in->error.kind != ERROR_TYPE) return false;
            return interp_raise(in, ERROR_TYPE, "%s indices must be integers or slices, not %s",
                                what, value_type(key)->name);
        }
    } else {
        *out = value_integer(key);
    }
    if (*out < 0) *out += length;
    if (*out >= 0 && *out < length) return true;
    return interp_raise(in, ERROR_INDEX, "%s index out of range", what);
}

/* -- the type --------------------------------------------------------------------------------- */

static void slice_clear(Object *self) {
    SliceObject *s = (SliceObject *)(void *)self;
    Value old[3] = {s->start, s->stop, s->step};
    s->start = s->stop = s->step = value_none();
    for (int i = 0; i < 3; i++) value_drop(old[i]);
}

static bool slice_repr(Interp *in, Value self, Str *out) {
    SliceObject *s = AS_SLICE(self);
    str_add(out, "slice(");
    if (!value_repr(in, s->start, out)) return false;
    str_add(out, ", ");
    if (!value_repr(in, s->stop, out)) return false;
    str_add(out, ", ");
    if (!value_repr(in, s->step, out)) return false;
    str_add(out, ")");
    return true;
}

static bool slice_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    if ((op != BINARY_EQ && op != BINARY_NE) || !value_is_slice(a) || !value_is_slice(b))
        return true;
    SliceObject *s = AS_SLICE(a), *t = AS_SLICE(b);
    bool start = false, stop = false, step = false;
    *done = true;
    if (!value_same(in, s->start, t->start, &start) || !value_same(in, s->stop, t->stop, &stop) ||
        !value_same(in, s->step, t->step, &step))
        return false;
    *out = value_bool((start && stop && step) == (op == BINARY_EQ));
    return true;
}

static bool slice_hash(Interp *in, Value self, uint64_t *out) {
    (void)self;
    (void)out;
    return interp_raise(in, ERROR_TYPE, "unhashable type: 'slice'");
}

static bool slice_start(Interp *in, const Value *args, Value *out) {
    *out = pool_hold(in, AS_SLICE(args[0])->start);
    return true;
}

static bool slice_stop(Interp *in, const Value *args, Value *out) {
    *out = pool_hold(in, AS_SLICE(args[0])->stop);
    return true;
}

static bool slice_step(Interp *in, const Value *args, Value *out) {
    *out = pool_hold(in, AS_SLICE(args[0])->step);
    return true;
}

static bool slice_indices(Interp *in, const Value *args, Value *out) {
    int64_t length = 0;
    Stretch stretch = {0};
    if (!arg_int(in, args[1], "len", &length)) return false;
    if (length < 0) return interp_raise(in, ERROR_VALUE, "length should not be negative");
    if (!slice_stretch(in, args[0], length, &stretch)) return false;
    Value three[3] = {value_int(stretch.start), value_int(stretch.stop), value_int(stretch.step)};
    *out = new_tuple(in, three, 3);
    return true;
}

static const Native members[] = {
    ROW_PROPERTY("start", slice_start, "The first index, or None."),
    ROW_PROPERTY("stop", slice_stop, "The index to stop before, or None."),
    ROW_PROPERTY("step", slice_step, "The distance of two indices, or None."),
    ROW("indices", "self, len, /", slice_indices, "(start, stop, step) for a length."),
    {0}};

static bool slice_make(Interp *in, const Value *args, Value *out) {
    int64_t given = AS_LIST(args[0])->count;
    const Value *items = AS_LIST(args[0])->items;
    Value none = value_none();
    if (given < 1) return interp_raise(in, ERROR_TYPE, "slice expected at least 1 argument, got 0");
    if (given > 3)
        return interp_raise(in, ERROR_TYPE, "slice expected at most 3 arguments, got %d",
                            (int)given);
    *out = given == 1 ? new_slice(in, none, items[0], none)
                      : new_slice(in, items[0], items[1], given == 3 ? items[2] : none);
    return true;
}

static const Native make = {.name = "slice",
                            .signature = "*args",
                            .fn = slice_make,
                            .doc = "slice(stop) or slice(start, stop, step): what x[a:b:c] takes."};

const Type type_slice = {.head = TYPE_HEAD,
                         .name = "slice",
                         .doc = "The start:stop:step of a subscript.",
                         .members = members,
                         .make = &make,
                         .clear = slice_clear,
                         .repr = slice_repr,
                         .binary = slice_binary,
                         .hash = slice_hash};
