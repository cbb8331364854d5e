/* eval/sequence: what list and tuple have in common. */
#include "eval/sequence.h"

#include <string.h>

#include "base/mem.h"
#include "eval/iter.h"
#include "eval/numeric.h"
#include "eval/pool.h"
#include "eval/text.h"

bool raise_no_memory(Interp *in, int64_t bytes) {
    interp_raise(in, ERROR_MEMORY, "%s", ""); /* Python says no more */
    bool many = bytes >= 100000000;
    return interp_why(in, "This asks for %.1f %s more than the lab may use.",
                      (double)bytes / (many ? 1e9 : 1e6), many ? "GB" : "MB");
}

bool value_same(Interp *in, Value a, Value b, bool *out) {
    *out = true;
    if (a.tag == TAG_OBJECT && b.tag == TAG_OBJECT && a.as.object == b.as.object) return true;
    if (a.tag == TAG_FLOAT && b.tag == TAG_FLOAT && a.as.integer == b.as.integer)
        return true; /* the same bits, so that nan is in [nan] */
    Value held_a = value_retain(a), held_b = value_retain(b);
    bool fine = value_equal(in, held_a, held_b, out);
    value_drop(held_a);
    value_drop(held_b);
    return fine;
}

bool recursion_enter(Interp *in, const char *doing) {
    if (in->depth >= DEPTH_MAX)
        return interp_raise(in, ERROR_RECURSION, "maximum recursion depth exceeded %s", doing);
    in->depth++;
    return true;
}

void recursion_leave(Interp *in) {
    in->depth--;
}

/* -- making ----------------------------------------------------------------------------------- */

bool sequence_room(Interp *in, ListObject *list, int64_t more) {
    if (more > INT64_MAX / 32 - list->count) return raise_no_memory(in, INT64_MAX);
    int64_t need = list->count + more;
    if (need <= list->room) return true;
    int64_t room = list->room + list->room / 2 + 4;
    if (room < need) room = need;
    Value *items = mem_try((size_t)room, sizeof *items);
    if (!items) return raise_no_memory(in, room * (int64_t)sizeof *items);
    if (list->count) memcpy(items, list->items, (size_t)list->count * sizeof *items);
    mem_free(list->items);
    list->items = items;
    list->room = room;
    return true;
}

Value new_sequence(Interp *in, const Type *type, const Value *items, int64_t count) {
    ListObject *list = new_object(in, type, sizeof *list);
    if (count > 0) {
        list->items = mem_new((size_t)count * sizeof *items);
        list->room = count;
        for (int64_t i = 0; i < count; i++) list->items[i] = value_retain(items[i]);
        list->count = count;
    }
    return value_object(list);
}

Value new_list(Interp *in, const Value *items, int64_t count) {
    return new_sequence(in, &type_list, items, count);
}

Value new_tuple(Interp *in, const Value *items, int64_t count) {
    return new_sequence(in, &type_tuple, items, count);
}

void sequence_clear(Object *self) {
    ListObject *list = (ListObject *)(void *)self;
    Value *items = list->items;
    int64_t count = list->count;
    list->items = NULL;
    list->count = list->room = 0;
    for (int64_t i = 0; i < count; i++) value_drop(items[i]);
    mem_free(items);
}

bool list_append(Interp *in, Value list, Value item) {
    ListObject *l = AS_LIST(list);
    if (!sequence_room(in, l, 1)) return false;
    l->items[l->count++] = value_retain(item);
    return true;
}

static bool gather(Interp *in, Value v, Value list) {
    if (value_is(v, &type_list) || value_is(v, &type_tuple)) {
        ListObject *from = AS_LIST(v), *to = AS_LIST(list);
        if (!sequence_room(in, to, from->count)) return false;
        for (; to->count < from->count && !stop_asked(); to->count++)
            to->items[to->count] = value_retain(from->items[to->count]);
        return true;
    }
    Value iterator, item;
    if (!value_iterate(in, v, &iterator)) return false;
    for (bool done = false;;) {
        size_t mark = pool_mark(in);
        if (!value_next(in, iterator, &item, &done)) return false;
        if (done) return true;
        if (!list_append(in, list, item) || interp_stopped(in)) return false;
        pool_drain(in, mark);
    }
}

bool list_from(Interp *in, Value v, Value *out) {
    *out = new_list(in, NULL, 0);
    return gather(in, v, *out);
}

bool tuple_from(Interp *in, Value v, Value *out) {
    *out = new_tuple(in, NULL, 0);
    return gather(in, v, *out);
}

/* -- repr and comparison ---------------------------------------------------------------------- */

static bool add_items(Interp *in, ListObject *list, Str *out) {
    for (int64_t i = 0; i < list->count && !stop_asked(); i++) {
        if (i > 0) str_add(out, ", ");
        if (!value_repr(in, list->items[i], out)) return false;
    }
    return true;
}

bool sequence_repr(Interp *in, ListObject *list, Str *out) {
    bool is_tuple = type_is(list->head.type, &type_tuple);
    if (list->in_repr) {
        str_add(out, is_tuple ? "(...)" : "[...]");
        return true;
    }
    if (!recursion_enter(in, "while getting the repr of an object")) return false;
    list->in_repr = true;
    str_add(out, is_tuple ? "(" : "[");
    bool fine = add_items(in, list, out);
    if (is_tuple && list->count == 1) str_add(out, ",");
    str_add(out, is_tuple ? ")" : "]");
    list->in_repr = false;
    recursion_leave(in);
    return fine;
}

/* The first index where the two differ, or where the shorter one ends. */
static bool first_difference(Interp *in, ListObject *a, ListObject *b, int64_t *at) {
    if (!recursion_enter(in, "in comparison")) return false;
    bool fine = true;
    int64_t i = 0;
    for (; i < a->count && i < b->count && !stop_asked(); i++) {
        bool same = false;
        fine = value_same(in, a->items[i], b->items[i], &same);
        if (!fine || !same) break;
    }
    recursion_leave(in);
    *at = i;
    return fine;
}

bool sequence_order(Interp *in, BinaryOp op, ListObject *a, ListObject *b, Value *out) {
    bool equality = op == BINARY_EQ || op == BINARY_NE;
    if (equality && a->count != b->count) {
        *out = value_bool(op == BINARY_NE);
        return true;
    }
    int64_t at = 0;
    if (!first_difference(in, a, b, &at)) return false;
    if (at < a->count && at < b->count) {
        *out = value_bool(op == BINARY_NE);
        return equality || value_binary(in, op, a->items[at], b->items[at], out);
    }
    *out = value_bool(order_says(op, a->count < b->count ? -1 : a->count > b->count));
    return true;
}

/* -- slices, + and * -------------------------------------------------------------------------- */

bool sequence_slice(Interp *in, const Type *type, ListObject *list, Value slice, Value *out) {
    Stretch stretch;
    if (!slice_stretch(in, slice, list->count, &stretch)) return false;
    *out = new_sequence(in, type, NULL, 0);
    ListObject *part = AS_LIST(*out);
    if (!sequence_room(in, part, stretch.count)) return false;
    for (int64_t i = 0; i < stretch.count && !stop_asked(); i++)
        part->items[part->count++] = value_retain(list->items[stretch.start + i * stretch.step]);
    return true;
}

bool sequence_concat(Interp *in, const Type *type, ListObject *a, ListObject *b, Value *out) {
    *out = new_sequence(in, type, NULL, 0);
    ListObject *both = AS_LIST(*out);
    if (!sequence_room(in, both, a->count) || !sequence_room(in, both, a->count + b->count))
        return false;
    for (int64_t i = 0; i < a->count && !stop_asked(); i++)
        both->items[both->count++] = value_retain(a->items[i]);
    for (int64_t i = 0; i < b->count && !stop_asked(); i++)
        both->items[both->count++] = value_retain(b->items[i]);
    return true;
}

bool sequence_repeat(Interp *in, const Type *type, ListObject *list, int64_t times, Value *out) {
    *out = new_sequence(in, type, NULL, 0);
    ListObject *whole = AS_LIST(*out);
    int64_t count = 0;
    if (times <= 0 || list->count == 0) return true;
    if (__builtin_mul_overflow(list->count, times, &count)) return raise_no_memory(in, INT64_MAX);
    if (!sequence_room(in, whole, count)) return false;
    for (; whole->count < count && !stop_asked(); whole->count++)
        whole->items[whole->count] = value_retain(list->items[whole->count % list->count]);
    return true;
}

bool speaks_for_itself(Value v) {
    const Type *type = value_type(v);
    return type->attrs || type->module;
}

static bool sequence_times(Interp *in, const Type *type, Value a, Value b, Value *out, bool *done) {
    Value sequence = value_is(a, type) ? a : b, times = value_is(a, type) ? b : a;
    if (value_is_integer(times)) {
        *done = true;
        return sequence_repeat(in, type, AS_LIST(sequence), value_integer(times), out);
    }
    if (speaks_for_itself(times)) return true;
    *done = true;
    return interp_raise(in, ERROR_TYPE, "can't multiply sequence by non-int of type '%s'",
                        value_type(times)->name);
}

bool sequence_binary(Interp *in, const Type *type, BinaryOp op, Value a, Value b, Value *out,
                     bool *done) {
    bool left = value_is(a, type), right = value_is(b, type);
    if (op == BINARY_MUL) return sequence_times(in, type, a, b, out, done);
    if (op == BINARY_ADD && left && right) {
        *done = true;
        return sequence_concat(in, type, AS_LIST(a), AS_LIST(b), out);
    }
    if (op == BINARY_ADD && left && !speaks_for_itself(b)) {
        *done = true;
        return interp_raise(in, ERROR_TYPE, "can only concatenate %s (not \"%s\") to %s",
                            type->name, value_type(b)->name, type->name);
    }
    if (!left || !right || op < BINARY_LT || op > BINARY_NE) return true;
    *done = true;
    return sequence_order(in, op, AS_LIST(a), AS_LIST(b), out);
}

/* -- searching -------------------------------------------------------------------------------- */

bool sequence_find(Interp *in, ListObject *list, Value item, int64_t from, int64_t to,
                   int64_t *out) {
    *out = -1;
    for (int64_t i = from; i < to && i < list->count && !stop_asked(); i++) {
        bool same = false;
        if (!value_same(in, list->items[i], item, &same)) return false;
        if (!same) continue;
        *out = i;
        return true;
    }
    return true;
}

bool sequence_count(Interp *in, Value self, Value item, Value *out) {
    ListObject *list = AS_LIST(self);
    int64_t count = 0;
    for (int64_t i = 0; i < list->count && !stop_asked(); i++) {
        bool same = false;
        if (!value_same(in, list->items[i], item, &same)) return false;
        count += same;
    }
    *out = value_int(count);
    return true;
}

bool sequence_contains(Interp *in, Value self, Value item, bool *out) {
    int64_t at = -1;
    if (!sequence_find(in, AS_LIST(self), item, 0, INT64_MAX, &at)) return false;
    *out = at >= 0;
    return true;
}

bool sequence_length(Interp *in, Value self, int64_t *out) {
    (void)in;
    *out = AS_LIST(self)->count;
    return true;
}

static bool item_at(Interp *in, Value source, int64_t index, Value *out, bool *done) {
    ListObject *list = AS_LIST(source);
    *done = index < 0 || index >= list->count;
    if (!*done) *out = pool_hold(in, list->items[index]);
    return true;
}

bool sequence_iterate(Interp *in, Value self, Value *iterator) {
    bool is_tuple = value_is(self, &type_tuple);
    *iterator = new_index_iterator(in, is_tuple ? &type_tuple_iterator : &type_list_iterator, self,
                                   item_at, 0, 1);
    return true;
}
