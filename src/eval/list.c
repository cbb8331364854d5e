/* eval/list: the list. */
#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "eval/iter.h"
#include "eval/numeric.h"
#include "eval/pool.h"
#include "eval/rows.h"
#include "eval/sequence.h"

static bool list_repr(Interp *in, Value self, Str *out) {
    return sequence_repr(in, AS_LIST(self), out);
}

static bool list_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    return sequence_binary(in, &type_list, op, a, b, out, done);
}

static bool list_hash(Interp *in, Value self, uint64_t *out) {
    (void)self;
    (void)out;
    return interp_raise(in, ERROR_TYPE, "unhashable type: 'list'");
}

static bool list_item(Interp *in, Value self, Value key, Value *out) {
    ListObject *list = AS_LIST(self);
    if (value_is_slice(key)) return sequence_slice(in, &type_list, list, key, out);
    int64_t at = 0;
    if (!sequence_index(in, key, list->count, "list", &at)) return false;
    *out = pool_hold(in, list->items[at]);
    return true;
}

/* Replace `old` items from `at` on by the items of `with`, which may be longer or shorter. */
static bool list_splice(Interp *in, ListObject *list, int64_t at, int64_t old, ListObject *with) {
    int64_t fresh = with ? with->count : 0;
    if (fresh > old && !sequence_room(in, list, fresh - old)) return false;
    ListObject *gone = AS_LIST(new_list(in, list->items + at, old)); /* drop them at the end */
    for (int64_t i = 0; i < old; i++) value_drop(gone->items[i]);
    Value *hole = list->items + at;
    if (list->count > at + old)
        memmove(hole + fresh, hole + old, (size_t)(list->count - at - old) * sizeof *hole);
    for (int64_t i = 0; with && i < fresh; i++) hole[i] = value_retain(with->items[i]);
    list->count += fresh - old;
    return true;
}

static bool set_slice(Interp *in, ListObject *list, Value slice, Value value) {
    Stretch stretch;
    Value items;
    if (!list_from(in, value, &items)) {
        if (in->error.kind != ERROR_TYPE) return false;
        return interp_raise(in, ERROR_TYPE, "can only assign an iterable");
    }
    if (!slice_stretch(in, slice, list->count, &stretch)) return false;
    if (stretch.step == 1)
        return list_splice(in, list, stretch.start, stretch.count, AS_LIST(items));
    if (AS_LIST(items)->count != stretch.count)
        return interp_raise(in, ERROR_VALUE,
                            "attempt to assign sequence of size %" PRId64
                            " to extended slice of size %" PRId64,
                            AS_LIST(items)->count, stretch.count);
    for (int64_t i = 0; i < stretch.count; i++) {
        Value *slot = &list->items[stretch.start + i * stretch.step], old = *slot;
        *slot = value_retain(AS_LIST(items)->items[i]);
        pool_keep(in, old);
    }
    return true;
}

static bool list_set_item(Interp *in, Value self, Value key, Value value) {
    ListObject *list = AS_LIST(self);
    if (value_is_slice(key)) return set_slice(in, list, key, value);
    int64_t at = 0;
    if (!sequence_index(in, key, list->count, "list", &at)) {
        if (in->error.kind != ERROR_INDEX) return false;
        return interp_raise(in, ERROR_INDEX, "list assignment index out of range");
    }
    Value old = list->items[at];
    list->items[at] = value_retain(value);
    value_drop(old);
    return true;
}

static bool delete_slice(Interp *in, ListObject *list, Value slice) {
    Stretch s;
    if (!slice_stretch(in, slice, list->count, &s)) return false;
    if (s.step < 0) s = (Stretch){s.start + (s.count - 1) * s.step, s.start + 1, -s.step, s.count};
    if (s.step == 1) return list_splice(in, list, s.start, s.count, NULL);
    int64_t kept = s.start;
    for (int64_t i = s.start; i < list->count; i++) {
        if (i < s.stop && (i - s.start) % s.step == 0)
            pool_keep(in, list->items[i]); /* lets go of it at the end */
        else
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
    return true;
}

static bool list_del_item(Interp *in, Value self, Value key) {
    ListObject *list = AS_LIST(self);
    if (value_is_slice(key)) return delete_slice(in, list, key);
    int64_t at = 0;
    if (sequence_index(in, key, list->count, "list", &at))
        return list_splice(in, list, at, 1, NULL);
    if (in->error.kind != ERROR_INDEX) return false;
    return interp_raise(in, ERROR_INDEX, "list assignment index out of range");
}

static bool extend(Interp *in, Value self, Value from) {
    Value items;
    if (!list_from(in, from, &items)) return false;
    ListObject *list = AS_LIST(self);
    return list_splice(in, list, list->count, 0, AS_LIST(items));
}

/* a += b and a *= n change the list itself. */
static bool list_update(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    *out = a;
    if (op == BINARY_ADD) {
        *done = true;
        return extend(in, a, b);
    }
    if (op != BINARY_MUL || !value_is_integer(b)) return true;
    Value whole;
    *done = true;
    if (!sequence_repeat(in, &type_list, AS_LIST(a), value_integer(b), &whole)) return false;
    return list_splice(in, AS_LIST(a), 0, AS_LIST(a)->count, AS_LIST(whole));
}

/* -- methods ---------------------------------------------------------------------------------- */

static bool method_append(Interp *in, const Value *args, Value *out) {
    *out = value_none();
    return list_append(in, args[0], args[1]);
}

static bool method_extend(Interp *in, const Value *args, Value *out) {
    *out = value_none();
    return extend(in, args[0], args[1]);
}

static bool method_insert(Interp *in, const Value *args, Value *out) {
    ListObject *list = AS_LIST(args[0]);
    int64_t at = 0;
    if (!arg_int(in, args[1], "index", &at)) return false;
    if (at < 0) at += list->count;
    at = at < 0 ? 0 : at > list->count ? list->count : at;
    *out = value_none();
    return list_splice(in, list, at, 0, AS_LIST(new_list(in, &args[2], 1)));
}

static bool method_pop(Interp *in, const Value *args, Value *out) {
    ListObject *list = AS_LIST(args[0]);
    int64_t at = -1;
    if (!arg_int(in, args[1], "index", &at)) return false;
    if (list->count == 0) return interp_raise(in, ERROR_INDEX, "pop from empty list");
    if (at < 0) at += list->count;
    if (at < 0 || at >= list->count) return interp_raise(in, ERROR_INDEX, "pop index out of range");
    *out = pool_hold(in, list->items[at]);
    return list_splice(in, list, at, 1, NULL);
}

static bool method_remove(Interp *in, const Value *args, Value *out) {
    int64_t at = -1;
    *out = value_none();
    if (!sequence_find(in, AS_LIST(args[0]), args[1], 0, INT64_MAX, &at)) return false;
    if (at < 0) return interp_raise(in, ERROR_VALUE, "list.remove(x): x not in list");
    return list_splice(in, AS_LIST(args[0]), at, 1, NULL);
}

static bool method_clear(Interp *in, const Value *args, Value *out) {
    ListObject *list = AS_LIST(args[0]);
    *out = value_none();
    return list_splice(in, list, 0, list->count, NULL);
}

static bool method_copy(Interp *in, const Value *args, Value *out) {
    *out = new_list(in, AS_LIST(args[0])->items, AS_LIST(args[0])->count);
    return true;
}

static bool method_index(Interp *in, const Value *args, Value *out) {
    ListObject *list = AS_LIST(args[0]);
    int64_t from = 0, to = 0, at = -1;
    if (!arg_bound(in, args[2], list->count, 0, &from) ||
        !arg_bound(in, args[3], list->count, INT64_MAX, &to) ||
        !sequence_find(in, list, args[1], from, to, &at))
        return false;
    *out = value_int(at);
    if (at >= 0) return true;
    Str s;
    str_init(&s);
    if (value_repr(in, args[1], &s)) interp_raise(in, ERROR_VALUE, "%s is not in list", s.text);
    str_release(&s);
    return false;
}

static bool method_count(Interp *in, const Value *args, Value *out) {
    return sequence_count(in, args[0], args[1], out);
}

static bool method_reverse(Interp *in, const Value *args, Value *out) {
    (void)in;
    ListObject *list = AS_LIST(args[0]);
    for (int64_t a = 0, b = list->count - 1; a < b; a++, b--) {
        Value held = list->items[a];
        list->items[a] = list->items[b];
        list->items[b] = held;
    }
    *out = value_none();
    return true;
}

static bool method_sort(Interp *in, const Value *args, Value *out) {
    bool reverse = false;
    *out = value_none();
    return value_truth(in, args[2], &reverse) && list_sort(in, AS_LIST(args[0]), args[1], reverse);
}

static const Native members[] = {
    ROW("append", "self, object, /", method_append, "Add one item at the end."),
    ROW("clear", "self, /", method_clear, "Take every item out."),
    ROW("copy", "self, /", method_copy, "A new list with the same items."),
    ROW("count", "self, value, /", method_count, "How often value occurs."),
    ROW("extend", "self, iterable, /", method_extend, "Add every item of iterable at the end."),
    ROW("index", "self, value, start=0, stop=<absent>, /", method_index,
        "The first index of value."),
    ROW("insert", "self, index, object, /", method_insert, "Put an item in before index."),
    ROW("pop", "self, index=-1, /", method_pop, "Take an item out (the last) and give it."),
    ROW("remove", "self, value, /", method_remove, "Take the first item equal to value out."),
    ROW("reverse", "self, /", method_reverse, "Turn the list round, in place."),
    ROW("sort", "self, *, key=None, reverse=False", method_sort,
        "Sort the list in place; equal items keep their order."),
    {0}};

static bool list_make(Interp *in, const Value *args, Value *out) {
    if (args[0].tag != TAG_ABSENT) return list_from(in, args[0], out);
    *out = new_list(in, NULL, 0);
    return true;
}

static const Native make = {.name = "list",
                            .signature = "iterable=<absent>, /",
                            .fn = list_make,
                            .doc = "A new list of everything that iterable gives."};

const Type type_list = {.head = TYPE_HEAD,
                        .name = "list",
                        .doc = "Items in a row that can change: [1, 2, 3].",
                        .members = members,
                        .make = &make,
                        .clear = sequence_clear,
                        .repr = list_repr,
                        .length = sequence_length,
                        .iterate = sequence_iterate,
                        .item = list_item,
                        .set_item = list_set_item,
                        .del_item = list_del_item,
                        .contains = sequence_contains,
                        .binary = list_binary,
                        .update = list_update,
                        .hash = list_hash};
