/* eval/dict_view: the views of a dict, and its iterators. */
#include "eval/dict_view.h"

#include "base/mem.h"
#include "eval/iter.h"
#include "eval/numeric.h"
#include "eval/pool.h"
#include "eval/rows.h"
#include "eval/sequence.h"
#include "eval/set.h"

typedef struct DictView {
    Object head;
    Value dict;
} DictView;

static Value dict_of(Value view) {
    return ((DictView *)(void *)view.as.object)->dict;
}

Value new_dict_view(Interp *in, const Type *type, Value dict) {
    DictView *view = new_object(in, type, sizeof *view);
    view->dict = value_retain(dict);
    return value_object(view);
}

static void view_clear(Object *self) {
    DictView *view = (DictView *)(void *)self;
    Value old = view->dict;
    view->dict = value_none();
    value_drop(old);
}

static DictPart part_of(Value view) {
    const Type *type = value_type(view);
    return type == &type_dict_keys     ? DICT_KEYS
           : type == &type_dict_values ? DICT_VALUES
                                       : DICT_ITEMS;
}

/* -- iterating -------------------------------------------------------------------------------- */

typedef struct DictIterator {
    Object head;
    Value dict; /* ABSENT once it has ended */
    DictPart part;
    int64_t at, count; /* the next entry; how many there were at the start */
    bool backwards;
} DictIterator;

static void iterator_clear(Object *self) {
    DictIterator *it = (DictIterator *)(void *)self;
    Value old = it->dict;
    it->dict = (Value){.tag = TAG_ABSENT};
    value_drop(old);
}

/* The next living entry, or NULL. */
static const DictEntry *next_entry(DictIterator *it) {
    DictObject *d = AS_DICT(it->dict);
    while (it->backwards ? it->at > 0 : it->at < d->used) {
        const DictEntry *entry = &d->entries[it->backwards ? --it->at : it->at++];
        if (entry->key.tag != TAG_ABSENT) return entry;
    }
    return NULL;
}

static bool iterator_next(Interp *in, Value self, Value *out, bool *done) {
    DictIterator *it = (DictIterator *)(void *)self.as.object;
    *done = it->dict.tag == TAG_ABSENT;
    if (*done) return true;
    if (dict_count(it->dict) != it->count)
        return interp_raise(in, ERROR_RUNTIME, "dictionary changed size during iteration");
    const DictEntry *entry = next_entry(it);
    *done = !entry;
    if (*done) {
        iterator_clear(self.as.object);
        return true;
    }
    Value pair[2] = {entry->key, entry->value};
    *out = it->part == DICT_ITEMS ? new_tuple(in, pair, 2) : pool_hold(in, pair[it->part]);
    return true;
}

#define DICT_ITERATOR(title)                                                                       \
    {                                                                                              \
        .head = TYPE_HEAD, .name = title, .clear = iterator_clear, .iterate = iterate_itself,      \
        .next = iterator_next                                                                      \
    }
static const Type iterator_types[3] = {DICT_ITERATOR("dict_keyiterator"),
                                       DICT_ITERATOR("dict_valueiterator"),
                                       DICT_ITERATOR("dict_itemiterator")};
static const Type reverse_types[3] = {DICT_ITERATOR("dict_reversekeyiterator"),
                                      DICT_ITERATOR("dict_reversevalueiterator"),
                                      DICT_ITERATOR("dict_reverseitemiterator")};

static Value new_iterator(Interp *in, Value dict, DictPart part, bool backwards) {
    const Type *types = backwards ? reverse_types : iterator_types;
    DictIterator *it = new_object(in, &types[part], sizeof *it);
    it->dict = value_retain(dict);
    it->part = part;
    it->backwards = backwards;
    it->at = backwards ? AS_DICT(dict)->used : 0;
    it->count = dict_count(dict);
    return value_object(it);
}

Value dict_iterator(Interp *in, Value dict, DictPart part) {
    return new_iterator(in, dict, part, false);
}

Value dict_reversed(Interp *in, Value dict) {
    return new_iterator(in, dict, DICT_KEYS, true);
}

/* -- the views -------------------------------------------------------------------------------- */

static bool view_iterate(Interp *in, Value self, Value *iterator) {
    *iterator = dict_iterator(in, dict_of(self), part_of(self));
    return true;
}

static bool view_reversed(Interp *in, const Value *args, Value *out) {
    *out = new_iterator(in, dict_of(args[0]), part_of(args[0]), true);
    return true;
}

static bool view_repr(Interp *in, Value self, Str *out) {
    Value items;
    str_addf(out, "%s(", value_type(self)->name);
    if (!recursion_enter(in, "while getting the repr of an object")) return false;
    bool fine = list_from(in, self, &items) && value_repr(in, items, out);
    recursion_leave(in);
    str_add(out, ")");
    return fine;
}

static bool view_length(Interp *in, Value self, int64_t *out) {
    (void)in;
    *out = dict_count(dict_of(self));
    return true;
}

static bool keys_contains(Interp *in, Value self, Value item, bool *out) {
    return dict_has(in, dict_of(self), item, out);
}

static bool items_contains(Interp *in, Value self, Value item, bool *out) {
    Value value;
    *out = false;
    if (!value_is(item, &type_tuple) || AS_LIST(item)->count != 2) return true;
    if (!dict_get(in, dict_of(self), AS_LIST(item)->items[0], &value, out)) return false;
    return !*out || value_same(in, value, AS_LIST(item)->items[1], out);
}

static bool as_set(Interp *in, Value v, Value *out) {
    *out = new_set(in);
    return set_update(in, *out, v);
}

/* Keys and items are like sets: they take | & - ^ and comparisons. */
static bool view_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    bool left = type_is(value_type(a), &type_dict_keys) || type_is(value_type(a), &type_dict_items);
    bool right =
        type_is(value_type(b), &type_dict_keys) || type_is(value_type(b), &type_dict_items);
    bool combines = op == BINARY_OR || op == BINARY_AND || op == BINARY_SUB || op == BINARY_XOR;
    bool compares = op >= BINARY_LT && op <= BINARY_NE && (left || value_is_set(a)) &&
                    (right || value_is_set(b));
    if (!combines && !compares) return true;
    Value x, y;
    *done = true;
    if (!as_set(in, a, &x) || !as_set(in, b, &y)) return false;
    return combines ? set_combine(in, op, x, y, out) : value_binary(in, op, x, y, out);
}

static const Native members[] = {
    ROW("__reversed__", "self, /", view_reversed, "The same, last one first."), {0}};

const Type type_dict_keys = {.head = TYPE_HEAD,
                             .name = "dict_keys",
                             .doc = "The keys of a dict, as they are now.",
                             .members = members,
                             .clear = view_clear,
                             .repr = view_repr,
                             .length = view_length,
                             .iterate = view_iterate,
                             .contains = keys_contains,
                             .binary = view_binary};

const Type type_dict_values = {.head = TYPE_HEAD,
                               .name = "dict_values",
                               .doc = "The values of a dict, as they are now.",
                               .members = members,
                               .clear = view_clear,
                               .repr = view_repr,
                               .length = view_length,
                               .iterate = view_iterate};

const Type type_dict_items = {.head = TYPE_HEAD,
                              .name = "dict_items",
                              .doc = "The entries of a dict as pairs, as they are now.",
                              .members = members,
                              .clear = view_clear,
                              .repr = view_repr,
                              .length = view_length,
                              .iterate = view_iterate,
                              .contains = items_contains,
                              .binary = view_binary};
