/* eval/dict_type: dict as a type: its operators and methods. */
#include "base/mem.h"
#include "eval/dict.h"
#include "eval/dict_view.h"
#include "eval/pool.h"
#include "eval/rows.h"
#include "eval/sequence.h"

static void dict_clear(Object *self) {
    DictObject *d = (DictObject *)(void *)self;
    Value factory = d->factory;
    d->factory = (Value){.tag = TAG_ABSENT};
    dict_empty(d);
    value_drop(factory);
}

static bool add_entries(Interp *in, Value self, Str *out) {
    Value key, value;
    bool first = true;
    for (int64_t at = 0; dict_each(self, &at, &key, &value) && !stop_asked(); first = false) {
        if (!first) str_add(out, ", ");
        if (!value_repr(in, key, out)) return false;
        str_add(out, ": ");
        if (!value_repr(in, value, out)) return false;
    }
    return true;
}

bool dict_repr(Interp *in, Value self, Str *out) {
    DictObject *d = AS_DICT(self);
    if (d->in_repr) {
        str_add(out, "{...}");
        return true;
    }
    if (!recursion_enter(in, "while getting the repr of an object")) return false;
    d->in_repr = true;
    str_add(out, "{");
    bool fine = add_entries(in, self, out);
    str_add(out, "}");
    d->in_repr = false;
    recursion_leave(in);
    return fine;
}

static bool dict_length(Interp *in, Value self, int64_t *out) {
    (void)in;
    *out = dict_count(self);
    return true;
}

bool dict_item(Interp *in, Value self, Value key, Value *out) {
    bool found = false;
    if (!dict_get(in, self, key, out, &found)) return false;
    return found || raise_key(in, key);
}

static bool dict_del_item(Interp *in, Value self, Value key) {
    bool found = false;
    return dict_remove(in, self, key, NULL, &found) && (found || raise_key(in, key));
}

static bool dict_contains(Interp *in, Value self, Value item, bool *out) {
    return dict_has(in, self, item, out);
}

static bool dict_equal(Interp *in, Value a, Value b, bool *out) {
    Value key, value, other;
    *out = dict_count(a) == dict_count(b);
    for (int64_t at = 0; *out && dict_each(a, &at, &key, &value) && !stop_asked();)
        if (!dict_get(in, b, key, &other, out) || (*out && !value_same(in, value, other, out)))
            return false;
    return true;
}

static bool dict_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    if (!value_is_dict(a) || !value_is_dict(b)) return true;
    if (op == BINARY_OR) {
        *done = true;
        *out = new_dict_of(in, value_type(a));
        return dict_update(in, *out, a) && dict_update(in, *out, b);
    }
    if (op != BINARY_EQ && op != BINARY_NE) return true;
    bool same = false;
    *done = true;
    if (!recursion_enter(in, "in comparison")) return false;
    bool fine = dict_equal(in, a, b, &same);
    recursion_leave(in);
    *out = value_bool(same == (op == BINARY_EQ));
    return fine;
}

static bool dict_update_op(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    if (op != BINARY_OR) return true;
    *done = true;
    *out = a;
    return dict_update(in, a, b);
}

static bool dict_hash(Interp *in, Value self, uint64_t *out) {
    (void)out;
    return interp_raise(in, ERROR_TYPE, "unhashable type: '%s'", value_type(self)->name);
}

/* -- methods ---------------------------------------------------------------------------------- */

static bool method_get(Interp *in, const Value *args, Value *out) {
    bool found = false;
    if (!dict_get(in, args[0], args[1], out, &found)) return false;
    if (!found) *out = args[2];
    return true;
}

static bool method_setdefault(Interp *in, const Value *args, Value *out) {
    bool found = false;
    if (!dict_get(in, args[0], args[1], out, &found)) return false;
    if (found) return true;
    *out = args[2];
    return dict_set(in, args[0], args[1], args[2]);
}

static bool method_pop(Interp *in, const Value *args, Value *out) {
    bool found = false;
    if (!dict_remove(in, args[0], args[1], out, &found)) return false;
    if (found) return true;
    *out = args[2];
    return args[2].tag != TAG_ABSENT || raise_key(in, args[1]);
}

static bool method_popitem(Interp *in, const Value *args, Value *out) {
    DictObject *d = AS_DICT(args[0]);
    bool found = false;
    if (d->count == 0) return raise_key(in, new_str(in, "popitem(): dictionary is empty"));
    while (d->entries[d->used - 1].key.tag == TAG_ABSENT) d->used--; /* holes at the end */
    Value pair[2] = {d->entries[d->used - 1].key, d->entries[d->used - 1].value};
    *out = new_tuple(in, pair, 2);
    return dict_remove(in, args[0], pair[0], NULL, &found);
}

static bool method_update(Interp *in, const Value *args, Value *out) {
    *out = value_none();
    if (args[1].tag != TAG_ABSENT && !dict_update(in, args[0], args[1])) return false;
    return dict_update(in, args[0], args[2]);
}

static bool method_clear(Interp *in, const Value *args, Value *out) {
    (void)in;
    dict_empty(AS_DICT(args[0]));
    *out = value_none();
    return true;
}

static bool method_copy(Interp *in, const Value *args, Value *out) {
    *out = new_dict_of(in, value_type(args[0]));
    AS_DICT(*out)->factory = value_retain(AS_DICT(args[0])->factory);
    return dict_update(in, *out, args[0]);
}

static bool method_fromkeys(Interp *in, const Value *args, Value *out) {
    Value keys;
    *out = new_dict(in);
    if (!list_from(in, args[0], &keys)) return false;
    for (int64_t i = 0; i < AS_LIST(keys)->count; i++)
        if (!dict_set(in, *out, AS_LIST(keys)->items[i], args[1])) return false;
    return true;
}

static bool method_keys(Interp *in, const Value *args, Value *out) {
    *out = new_dict_view(in, &type_dict_keys, args[0]);
    return true;
}

static bool method_values(Interp *in, const Value *args, Value *out) {
    *out = new_dict_view(in, &type_dict_values, args[0]);
    return true;
}

static bool method_items(Interp *in, const Value *args, Value *out) {
    *out = new_dict_view(in, &type_dict_items, args[0]);
    return true;
}

static bool method_reversed(Interp *in, const Value *args, Value *out) {
    *out = dict_reversed(in, args[0]);
    return true;
}

static const Native members[] = {
    ROW("clear", "self, /", method_clear, "Take every entry out."),
    ROW("copy", "self, /", method_copy, "A new dict with the same entries."),
    ROW_STATIC("fromkeys", "iterable, value=None, /", method_fromkeys,
               "A new dict with these keys, all of one value."),
    ROW("get", "self, key, default=None, /", method_get, "The value of key, or default."),
    ROW("items", "self, /", method_items, "The entries as pairs (key, value)."),
    ROW("keys", "self, /", method_keys, "The keys."),
    ROW("pop", "self, key, default=<absent>, /", method_pop,
        "Take the entry of key out and give its value."),
    ROW("popitem", "self, /", method_popitem, "Take the last entry out and give it as a pair."),
    ROW("setdefault", "self, key, default=None, /", method_setdefault,
        "The value of key, which is set to default where it is missing."),
    ROW("update", "self, other=<absent>, /, **kwargs", method_update,
        "Set every entry of another dict, of pairs, of keywords."),
    ROW("values", "self, /", method_values, "The values."),
    ROW("__reversed__", "self, /", method_reversed, "The keys, last one first."),
    {0}};

static bool dict_make(Interp *in, const Value *args, Value *out) {
    *out = new_dict(in);
    if (args[0].tag != TAG_ABSENT && !dict_update(in, *out, args[0])) return false;
    return dict_update(in, *out, args[1]);
}

static const Native make = {.name = "dict",
                            .signature = "mapping=<absent>, /, **kwargs",
                            .fn = dict_make,
                            .doc = "A dict of another one, of pairs, of keywords: dict(a=1)."};

bool dict_iterate(Interp *in, Value self, Value *iterator) {
    *iterator = dict_iterator(in, self, DICT_KEYS);
    return true;
}

const Type type_dict = {.head = TYPE_HEAD,
                        .name = "dict",
                        .doc = "Values found by their keys: {'a': 1, 'b': 2}.",
                        .members = members,
                        .make = &make,
                        .clear = dict_clear,
                        .repr = dict_repr,
                        .length = dict_length,
                        .iterate = dict_iterate,
                        .item = dict_item,
                        .set_item = dict_set,
                        .del_item = dict_del_item,
                        .contains = dict_contains,
                        .binary = dict_binary,
                        .update = dict_update_op,
                        .hash = dict_hash};
