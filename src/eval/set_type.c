/* eval/set_type: set and frozenset as types: their operators and methods. */
#include "base/mem.h"
#include "eval/dict.h"
#include "eval/iter.h"
#include "eval/numeric.h"
#include "eval/pool.h"
#include "eval/rows.h"
#include "eval/sequence.h"
#include "eval/set.h"

static void set_empty(SetObject *s) {
    SetEntry *table = s->table;
    int64_t mask = s->mask;
    s->table = NULL;
    s->mask = -1;
    s->fill = s->used = s->finger = 0;
    for (int64_t i = 0; i <= mask; i++) value_drop(table[i].key);
    mem_free(table);
}

static void set_clear(Object *self) {
    set_empty((SetObject *)(void *)self);
}

static bool add_items(Interp *in, Value self, Str *out) {
    Value item;
    bool first = true;
    for (int64_t at = 0; set_each(self, &at, &item) && !stop_asked(); first = false) {
        if (!first) str_add(out, ", ");
        if (!value_repr(in, item, out)) return false;
    }
    return true;
}

static bool set_repr(Interp *in, Value self, Str *out) {
    SetObject *s = AS_SET(self);
    bool frozen = s->head.type == &type_frozenset;
    if (s->used == 0 || s->in_repr) {
        str_addf(out, "%s(%s)", s->head.type->name, s->in_repr ? "..." : "");
        return true;
    }
    if (!recursion_enter(in, "while getting the repr of an object")) return false;
    s->in_repr = true;
    str_add(out, frozen ? "frozenset({" : "{");
    bool fine = add_items(in, self, out);
    str_add(out, frozen ? "})" : "}");
    s->in_repr = false;
    recursion_leave(in);
    return fine;
}

static bool set_length(Interp *in, Value self, int64_t *out) {
    (void)in;
    *out = AS_SET(self)->used;
    return true;
}

/* -- iterating -------------------------------------------------------------------------------- */

typedef struct SetIterator {
    Object head;
    Value set; /* ABSENT once it has ended */
    int64_t at, used;
} SetIterator;

static void iterator_clear(Object *self) {
    SetIterator *it = (SetIterator *)(void *)self;
    Value old = it->set;
    it->set = (Value){.tag = TAG_ABSENT};
    value_drop(old);
}

static bool iterator_next(Interp *in, Value self, Value *out, bool *done) {
    SetIterator *it = (SetIterator *)(void *)self.as.object;
    *done = it->set.tag == TAG_ABSENT;
    if (*done) return true;
    if (AS_SET(it->set)->used != it->used)
        return interp_raise(in, ERROR_RUNTIME, "Set changed size during iteration");
    *done = !set_each(it->set, &it->at, out);
    if (*done)
        iterator_clear(self.as.object);
    else
        pool_hold(in, *out);
    return true;
}

static const Type type_set_iterator = {.head = TYPE_HEAD,
                                       .name = "set_iterator",
                                       .clear = iterator_clear,
                                       .iterate = iterate_itself,
                                       .next = iterator_next};

static bool set_iterate(Interp *in, Value self, Value *iterator) {
    SetIterator *it = new_object(in, &type_set_iterator, sizeof *it);
    it->set = value_retain(self);
    it->used = AS_SET(self)->used;
    *iterator = value_object(it);
    return true;
}

/* -- operators -------------------------------------------------------------------------------- */

static bool set_compare(Interp *in, BinaryOp op, Value a, Value b, Value *out) {
    int64_t x = AS_SET(a)->used, y = AS_SET(b)->used;
    bool within = false;
    bool turned = op == BINARY_GT || op == BINARY_GE;
    if (!set_within(in, turned ? b : a, turned ? a : b, &within)) return false;
    switch (op) {
    case BINARY_EQ: within = within && x == y; break;
    case BINARY_NE: within = !within || x != y; break;
    case BINARY_LT:
    case BINARY_GT: within = within && x != y; break;
    default: break;
    }
    *out = value_bool(within);
    return true;
}

static bool is_combining(BinaryOp op) {
    return op == BINARY_OR || op == BINARY_AND || op == BINARY_SUB || op == BINARY_XOR;
}

static bool set_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    if (!value_is_set(a) || !value_is_set(b)) return true;
    *done = is_combining(op) || (op >= BINARY_LT && op <= BINARY_NE);
    if (!*done) return true;
    return is_combining(op) ? set_combine(in, op, a, b, out) : set_compare(in, op, a, b, out);
}

/* Take over the table of `from`, a new set that nobody else has. */
static void take_table(SetObject *s, SetObject *from) {
    SetObject held = *s;
    s->table = from->table;
    s->mask = from->mask;
    s->fill = from->fill;
    s->used = from->used;
    from->table = held.table;
    from->mask = held.mask;
    from->fill = held.fill;
    from->used = held.used;
}

static bool copy_of(Interp *in, Value v, Value *out) {
    *out = new_set(in);
    return set_update(in, *out, v);
}

/* a OP= b on the set itself; b is anything to iterate over, perhaps a itself. */
static bool change(Interp *in, BinaryOp op, Value a, Value b) {
    Value made;
    switch (op) {
    case BINARY_OR: return set_update(in, a, b);
    case BINARY_SUB: return copy_of(in, b, &made) && set_discard_all(in, a, made);
    case BINARY_XOR: return copy_of(in, b, &made) && set_toggle_all(in, a, made);
    default: break;
    }
    if (!set_combine(in, op, a, b, &made)) return false;
    take_table(AS_SET(a), AS_SET(made));
    return true;
}

static bool set_update_op(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    *done = is_combining(op) && value_is_set(b) && value_is(a, &type_set);
    *out = a;
    return !*done || change(in, op, a, b);
}

static bool set_hash(Interp *in, Value self, uint64_t *out) {
    (void)self;
    (void)out;
    return interp_raise(in, ERROR_TYPE, "unhashable type: 'set'");
}

/* The same in whatever order the items stand. */
static bool frozenset_hash(Interp *in, Value self, uint64_t *out) {
    (void)in;
    SetObject *s = AS_SET(self);
    uint64_t h = ((uint64_t)s->used + 1) * UINT64_C(1927868237);
    for (int64_t i = 0; i <= s->mask; i++) {
        uint64_t each = s->table[i].hash;
        if (s->table[i].key.tag == TAG_ABSENT) continue;
        h ^= ((each ^ UINT64_C(89869747)) ^ (each << 16)) * UINT64_C(3644798167);
    }
    h ^= (h >> 11) ^ (h >> 25);
    *out = h * 69069 + UINT64_C(907133923);
    return true;
}

/* -- methods ---------------------------------------------------------------------------------- */

static bool method_add(Interp *in, const Value *args, Value *out) {
    *out = value_none();
    return set_add(in, args[0], args[1]);
}

static bool method_discard(Interp *in, const Value *args, Value *out) {
    bool found = false;
    *out = value_none();
    return set_discard(in, args[0], args[1], &found);
}

static bool method_remove(Interp *in, const Value *args, Value *out) {
    bool found = false;
    *out = value_none();
    return set_discard(in, args[0], args[1], &found) && (found || raise_key(in, args[1]));
}

static bool method_pop(Interp *in, const Value *args, Value *out) {
    SetObject *s = AS_SET(args[0]);
    bool found = false;
    if (s->used == 0) return raise_key(in, new_str(in, "pop from an empty set"));
    int64_t at = s->finger & s->mask;
    while (s->table[at].key.tag == TAG_ABSENT) at = (at + 1) & s->mask;
    s->finger = at + 1;
    *out = pool_hold(in, s->table[at].key);
    return set_discard(in, args[0], *out, &found);
}

static bool method_clear(Interp *in, const Value *args, Value *out) {
    *out = value_none();
    take_table(AS_SET(args[0]), AS_SET(new_set(in)));
    return true;
}

static bool method_copy(Interp *in, const Value *args, Value *out) {
    *out = new_set_of(in, value_type(args[0]));
    return set_update(in, *out, args[0]);
}

/* a.union(b, c, ...) and the like: one after the other; with none a copy. */
static bool combine_all(Interp *in, BinaryOp op, const Value *args, Value *out) {
    ListObject *others = AS_LIST(args[1]);
    if (!method_copy(in, args, out)) return false;
    for (int64_t i = 0; i < others->count; i++) {
        Value left = i == 0 ? args[0] : *out;
        if (!set_combine(in, op, left, others->items[i], out)) return false;
    }
    return true;
}

static bool change_all(Interp *in, BinaryOp op, const Value *args, Value *out) {
    ListObject *others = AS_LIST(args[1]);
    *out = value_none();
    for (int64_t i = 0; i < others->count; i++)
        if (!change(in, op, args[0], others->items[i])) return false;
    return true;
}

static bool method_union(Interp *in, const Value *args, Value *out) {
    return combine_all(in, BINARY_OR, args, out);
}

static bool method_intersection(Interp *in, const Value *args, Value *out) {
    return combine_all(in, BINARY_AND, args, out);
}

static bool method_difference(Interp *in, const Value *args, Value *out) {
    return combine_all(in, BINARY_SUB, args, out);
}

static bool method_symmetric(Interp *in, const Value *args, Value *out) {
    Value other = new_set(in);
    return set_update(in, other, args[1]) && set_combine(in, BINARY_XOR, args[0], other, out);
}

static bool method_update(Interp *in, const Value *args, Value *out) {
    return change_all(in, BINARY_OR, args, out);
}

static bool method_intersection_update(Interp *in, const Value *args, Value *out) {
    return change_all(in, BINARY_AND, args, out);
}

static bool method_difference_update(Interp *in, const Value *args, Value *out) {
    return change_all(in, BINARY_SUB, args, out);
}

static bool method_symmetric_update(Interp *in, const Value *args, Value *out) {
    *out = value_none();
    return change(in, BINARY_XOR, args[0], args[1]);
}

static bool as_set(Interp *in, Value v, Value *out) {
    *out = v;
    if (value_is_set(v)) return true;
    *out = new_set(in);
    return set_update(in, *out, v);
}

static bool method_issubset(Interp *in, const Value *args, Value *out) {
    Value other;
    bool within = false;
    if (!as_set(in, args[1], &other) || !set_within(in, args[0], other, &within)) return false;
    *out = value_bool(within);
    return true;
}

static bool method_issuperset(Interp *in, const Value *args, Value *out) {
    Value other;
    bool within = false;
    if (!as_set(in, args[1], &other) || !set_within(in, other, args[0], &within)) return false;
    *out = value_bool(within);
    return true;
}

static bool method_isdisjoint(Interp *in, const Value *args, Value *out) {
    Value other, both;
    if (!as_set(in, args[1], &other) || !set_combine(in, BINARY_AND, args[0], other, &both))
        return false;
    *out = value_bool(AS_SET(both)->used == 0);
    return true;
}

#define SHARED_ROWS                                                                                \
    ROW("copy", "self, /", method_copy, "A new set with the same items."),                         \
        ROW("difference", "self, /, *others", method_difference, "The items that no other has."),  \
        ROW("intersection", "self, /, *others", method_intersection, "The items that all have."),  \
        ROW("isdisjoint", "self, other, /", method_isdisjoint, "Have the two no item in common?"), \
        ROW("issubset", "self, other, /", method_issubset, "Does other have every item?"),         \
        ROW("issuperset", "self, other, /", method_issuperset, "Is every item of other here?"),    \
        ROW("symmetric_difference", "self, other, /", method_symmetric,                            \
            "The items that just one of the two has."),                                            \
        ROW("union", "self, /, *others", method_union, "The items of all.")

static const Native members[] = {
    ROW("add", "self, elem, /", method_add, "Put an item in."),
    ROW("clear", "self, /", method_clear, "Take every item out."),
    ROW("difference_update", "self, /, *others", method_difference_update,
        "Take out what another has."),
    ROW("discard", "self, elem, /", method_discard, "Take an item out, where it is there."),
    ROW("intersection_update", "self, /, *others", method_intersection_update,
        "Keep what all others have."),
    ROW("pop", "self, /", method_pop, "Take some item out and give it."),
    ROW("remove", "self, elem, /", method_remove, "Take an item out; KeyError without it."),
    ROW("symmetric_difference_update", "self, other, /", method_symmetric_update,
        "Keep what just one of the two has."),
    ROW("update", "self, /, *others", method_update, "Put in every item of the others."),
    SHARED_ROWS,
    {0}};

static const Native frozen_members[] = {SHARED_ROWS, {0}};

static bool set_make(Interp *in, const Value *args, Value *out) {
    *out = new_set(in);
    return args[0].tag == TAG_ABSENT || set_update(in, *out, args[0]);
}

static bool frozenset_make(Interp *in, const Value *args, Value *out) {
    *out = new_set_of(in, &type_frozenset);
    return args[0].tag == TAG_ABSENT || set_update(in, *out, args[0]);
}

static const Native make = {.name = "set",
                            .signature = "iterable=<absent>, /",
                            .fn = set_make,
                            .doc = "A set of everything that iterable gives."};

static const Native frozen_make = {.name = "frozenset",
                                   .signature = "iterable=<absent>, /",
                                   .fn = frozenset_make,
                                   .doc = "A set that cannot change."};

#define SET_SLOTS                                                                                  \
    .clear = set_clear, .repr = set_repr, .length = set_length, .iterate = set_iterate,            \
    .contains = set_has, .binary = set_binary

const Type type_set = {.head = TYPE_HEAD,
                       .name = "set",
                       .doc = "Items without order, each once: {1, 2, 3}.",
                       .members = members,
                       .make = &make,
                       SET_SLOTS,
                       .update = set_update_op,
                       .hash = set_hash};

const Type type_frozenset = {.head = TYPE_HEAD,
                             .name = "frozenset",
                             .doc = "A set that cannot change.",
                             .members = frozen_members,
                             .make = &frozen_make,
                             SET_SLOTS,
                             .hash = frozenset_hash};
