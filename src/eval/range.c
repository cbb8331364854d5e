/* eval/range: range(start, stop, step): whole numbers that are computed as they are asked for. */
#include <inttypes.h>

#include "base/mem.h"
#include "eval/iter.h"
#include "eval/numeric.h"
#include "eval/rows.h"
#include "eval/sequence.h"

static int64_t range_count(int64_t start, int64_t stop, int64_t step) {
    if (step > 0 ? start >= stop : start <= stop) return 0;
    uint64_t span = step > 0 ? (uint64_t)stop - (uint64_t)start : (uint64_t)start - (uint64_t)stop;
    uint64_t stride = step > 0 ? (uint64_t)step : UINT64_C(0) - (uint64_t)step;
    uint64_t count = (span - 1) / stride + 1;
    return count > INT64_MAX ? INT64_MAX : (int64_t)count;
}

Value new_range(Interp *in, int64_t start, int64_t stop, int64_t step) {
    RangeObject *r = new_object(in, &type_range, sizeof *r);
    r->start = start;
    r->stop = stop;
    r->step = step;
    r->count = range_count(start, stop, step);
    return value_object(r);
}

static int64_t item_of(const RangeObject *r, int64_t index) {
    return r->start + index * r->step;
}

static bool value_is_range(Value v) {
    return v.tag == TAG_OBJECT && v.as.object->type == &type_range;
}

static bool range_repr(Interp *in, Value self, Str *out) {
    (void)in;
    RangeObject *r = AS_RANGE(self);
    str_addf(out, "range(%" PRId64 ", %" PRId64, r->start, r->stop);
    if (r->step != 1) str_addf(out, ", %" PRId64, r->step);
    str_add(out, ")");
    return true;
}

static bool range_length(Interp *in, Value self, int64_t *out) {
    (void)in;
    *out = AS_RANGE(self)->count;
    return true;
}

static bool range_item(Interp *in, Value self, Value key, Value *out) {
    RangeObject *r = AS_RANGE(self);
    int64_t at = 0;
    if (value_is_slice(key)) {
        Stretch s;
        if (!slice_stretch(in, key, r->count, &s)) return false;
        *out = new_range(in, item_of(r, s.start), item_of(r, s.stop), r->step * s.step);
        return true;
    }
    if (!sequence_index(in, key, r->count, "range", &at))
        return in->error.kind == ERROR_INDEX
                   ? interp_raise(in, ERROR_INDEX, "range object index out of range")
                   : false;
    *out = value_int(item_of(r, at));
    return true;
}

static bool range_at(Interp *in, Value source, int64_t index, Value *out, bool *done) {
    (void)in;
    RangeObject *r = AS_RANGE(source);
    *done = index < 0 || index >= r->count;
    if (!*done) *out = value_int(item_of(r, index));
    return true;
}

static bool range_iterate(Interp *in, Value self, Value *iterator) {
    *iterator = new_index_iterator(in, &type_range_iterator, self, range_at, 0, 1);
    return true;
}

/* The index of a number, or -1. */
static int64_t index_of(const RangeObject *r, Value v) {
    if (v.tag == TAG_FLOAT && v.as.number >= -0x1p62 && v.as.number <= 0x1p62 &&
        (double)(int64_t)v.as.number == v.as.number)
        v = value_int((int64_t)v.as.number);
    if (!value_is_integer(v) || r->count == 0) return -1;
    int64_t i = value_integer(v), last = item_of(r, r->count - 1);
    bool outside = r->step > 0 ? i < r->start || i > last : i > r->start || i < last;
    return outside || (i - r->start) % r->step != 0 ? -1 : (i - r->start) / r->step;
}

static bool range_contains(Interp *in, Value self, Value item, bool *out) {
    (void)in;
    *out = index_of(AS_RANGE(self), item) >= 0;
    return true;
}

static bool range_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    (void)in;
    if ((op != BINARY_EQ && op != BINARY_NE) || !value_is_range(a) || !value_is_range(b))
        return true;
    RangeObject *r = AS_RANGE(a), *s = AS_RANGE(b);
    bool same = r->count == s->count && (r->count == 0 || r->start == s->start) &&
                (r->count < 2 || r->step == s->step);
    *done = true;
    *out = value_bool(same == (op == BINARY_EQ));
    return true;
}

static bool range_hash(Interp *in, Value self, uint64_t *out) {
    RangeObject *r = AS_RANGE(self);
    Value parts[3] = {value_int(r->count), r->count > 0 ? value_int(r->start) : value_none(),
                      r->count > 1 ? value_int(r->step) : value_none()};
    return value_hash(in, new_tuple(in, parts, 3), out);
}

static bool range_start(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int(AS_RANGE(args[0])->start);
    return true;
}

static bool range_stop(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int(AS_RANGE(args[0])->stop);
    return true;
}

static bool range_step(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int(AS_RANGE(args[0])->step);
    return true;
}

static bool range_index(Interp *in, const Value *args, Value *out) {
    int64_t at = index_of(AS_RANGE(args[0]), args[1]);
    *out = value_int(at);
    if (at >= 0) return true;
    if (!value_is_integer(args[1]))
        return interp_raise(in, ERROR_VALUE, "sequence.index(x): x not in sequence");
    return interp_raise(in, ERROR_VALUE, "%" PRId64 " is not in range", value_integer(args[1]));
}

static bool range_times(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int(index_of(AS_RANGE(args[0]), args[1]) >= 0);
    return true;
}

static bool range_reversed(Interp *in, const Value *args, Value *out) {
    *out = new_index_iterator(in, &type_range_iterator, args[0], range_at,
                              AS_RANGE(args[0])->count - 1, -1);
    return true;
}

static const Native members[] = {
    ROW_PROPERTY("start", range_start, "The first number."),
    ROW_PROPERTY("stop", range_stop, "The number to stop before."),
    ROW_PROPERTY("step", range_step, "The distance of two numbers."),
    ROW("count", "self, value, /", range_times, "1 where value is one of the numbers, else 0."),
    ROW("index", "self, value, /", range_index, "The index of value."),
    ROW("__reversed__", "self, /", range_reversed, "From the last number to the first."),
    {0}};

static bool range_make(Interp *in, const Value *args, Value *out) {
    ListObject *given = AS_LIST(args[0]);
    int64_t n[3] = {0, 0, 1};
    if (given->count == 0)
        return interp_raise(in, ERROR_TYPE, "range expected at least 1 argument, got 0");
    if (given->count > 3)
        return interp_raise(in, ERROR_TYPE, "range expected at most 3 arguments, got %" PRId64,
                            given->count);
    for (int64_t i = 0; i < given->count; i++)
        if (!arg_int(in, given->items[i], "range", &n[given->count == 1 ? 1 : i])) return false;
    if (n[2] == 0) return interp_raise(in, ERROR_VALUE, "range() arg 3 must not be zero");
    *out = new_range(in, n[0], n[1], n[2]);
    return true;
}

static const Native make = {.name = "range",
                            .signature = "*args",
                            .fn = range_make,
                            .doc = "range(stop) or range(start, stop, step): the whole numbers\n"
                                   "from start (0) on, before stop, step (1) apart."};

const Type type_range = {.head = TYPE_HEAD,
                         .name = "range",
                         .doc = "range(stop) or range(start, stop, step): the whole numbers\n"
                                "from start (0) on, before stop, step (1) apart.",
                         .members = members,
                         .make = &make,
                         .repr = range_repr,
                         .length = range_length,
                         .iterate = range_iterate,
                         .item = range_item,
                         .contains = range_contains,
                         .binary = range_binary,
                         .hash = range_hash};
