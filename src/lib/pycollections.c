/* lib/pycollections: OrderedDict, defaultdict, Counter: dicts with something more. */
#include "base/mem.h"
#include "eval/dict.h"
#include "eval/objects.h"
#include "eval/pool.h"
#include "eval/rows.h"
#include "eval/sequence.h"
#include "lib/ordered_dict.h"
#include "lib/pyleft_out.h"
#include "lib/pymodules.h"

/* -- OrderedDict ------------------------------------------------------------------------------ */

static const Type type_ordered_dict, type_defaultdict, type_counter;

static bool ordered_repr(Interp *in, Value self, Str *out) {
    Value items;
    str_add(out, "OrderedDict(");
    if (dict_count(self) == 0) {
        str_add(out, ")");
        return true;
    }
    if (!recursion_enter(in, "while getting the repr of an object")) return false;
    bool fine = value_call_method(in, self, "items", NULL, 0, &items) &&
                list_from(in, items, &items) && value_repr(in, items, out);
    recursion_leave(in);
    str_add(out, ")");
    return fine;
}

/* To the end, or with last=False to the front: then all others go to the end, one by one. */
static bool ordered_move(Interp *in, const Value *args, Value *out) {
    Value value, keys, self = args[0];
    bool found = false, last = true;
    *out = value_none();
    if (!value_truth(in, args[2], &last) || !dict_remove(in, self, args[1], &value, &found))
        return false;
    if (!found) return raise_key(in, args[1]);
    if (!list_from(in, self, &keys) || !dict_set(in, self, args[1], value)) return false;
    for (int64_t i = 0; !last && i < AS_LIST(keys)->count; i++) {
        Value key = AS_LIST(keys)->items[i];
        if (!dict_remove(in, self, key, &value, &found) || !dict_set(in, self, key, value))
            return false;
    }
    return true;
}

static const Native ordered_members[] = {
    ROW("move_to_end", "self, key, last=True", ordered_move, "Make it the last (first) entry."),
    {0}};

static bool fill(Interp *in, const Type *type, Value from, Value named, Value *out) {
    *out = new_dict_of(in, type);
    if (from.tag != TAG_ABSENT && !dict_update(in, *out, from)) return false;
    return dict_update(in, *out, named);
}

static bool ordered_make(Interp *in, const Value *args, Value *out) {
    return fill(in, &type_ordered_dict, args[0], args[1], out);
}

static const Native ordered_native = {.name = "OrderedDict",
                                      .signature = "mapping=<absent>, /, **kwargs",
                                      .fn = ordered_make,
                                      .doc = "A dict, which keeps its order anyway."};

static const Type type_ordered_dict = {.head = TYPE_HEAD,
                                       .name = "OrderedDict",
                                       .module = "collections",
                                       .base = &type_dict,
                                       .doc = "A dict, which keeps its order anyway.",
                                       .members = ordered_members,
                                       .make = &ordered_native,
                                       .repr = ordered_repr};

Value new_ordered_dict(Interp *in) {
    return new_dict_of(in, &type_ordered_dict);
}

/* -- defaultdict ------------------------------------------------------------------------------ */

static bool default_repr(Interp *in, Value self, Str *out) {
    Value factory = AS_DICT(self)->factory;
    str_add(out, "defaultdict(");
    if (!value_repr(in, factory.tag == TAG_ABSENT ? value_none() : factory, out)) return false;
    str_add(out, ", ");
    if (!dict_repr(in, self, out)) return false;
    str_add(out, ")");
    return true;
}

static bool default_item(Interp *in, Value self, Value key, Value *out) {
    bool found = false;
    Value factory = AS_DICT(self)->factory;
    if (!dict_get(in, self, key, out, &found)) return false;
    if (found) return true;
    if (factory.tag == TAG_ABSENT || factory.tag == TAG_NONE) return raise_key(in, key);
    return value_call_with(in, factory, NULL, 0, out) && dict_set(in, self, key, *out);
}

static bool default_make(Interp *in, const Value *args, Value *out) {
    if (args[0].tag != TAG_ABSENT && args[0].tag != TAG_NONE && !value_callable(in, args[0]))
        return interp_raise(in, ERROR_TYPE, "first argument must be callable or None");
    if (!fill(in, &type_defaultdict, args[1], args[2], out)) return false;
    AS_DICT(*out)->factory = value_retain(args[0]);
    return true;
}

static const Native default_native = {.name = "defaultdict",
                                      .signature =
                                          "default_factory=<absent>, mapping=<absent>, /, **kwargs",
                                      .fn = default_make,
                                      .doc = "A dict that makes the value of a missing key."};

static const Type type_defaultdict = {.head = TYPE_HEAD,
                                      .name = "defaultdict",
                                      .module = "collections",
                                      .base = &type_dict,
                                      .doc = "A dict that makes the value of a missing key.",
                                      .make = &default_native,
                                      .repr = default_repr,
                                      .item = default_item};

/* -- Counter ---------------------------------------------------------------------------------- */

static bool counter_item(Interp *in, Value self, Value key, Value *out) {
    bool found = false;
    if (!dict_get(in, self, key, out, &found)) return false;
    if (!found) *out = value_int(0);
    return true;
}

static bool count_of(Interp *in, const Value *args, Value *out) {
    *out = pool_hold(in, AS_LIST(args[0])->items[1]);
    return true;
}

/* Entries as pairs, the largest count first. */
static bool ranked(Interp *in, Value self, Value *pairs) {
    static const Native by_count = {.name = "count", .signature = "pair, /", .fn = count_of};
    Value items;
    return value_call_method(in, self, "items", NULL, 0, &items) && list_from(in, items, pairs) &&
           list_sort(in, AS_LIST(*pairs), new_native(in, &by_count, NULL, NULL), true);
}

static bool counter_repr(Interp *in, Value self, Str *out) {
    Value pairs, sorted = new_dict(in);
    if (dict_count(self) == 0) {
        str_add(out, "Counter()");
        return true;
    }
    if (!ranked(in, self, &pairs) || !dict_update(in, sorted, pairs)) return false;
    str_add(out, "Counter(");
    if (!dict_repr(in, sorted, out)) return false;
    str_add(out, ")");
    return true;
}

/* Count the items of an iterable; of a mapping add its counts. */
static bool count_all(Interp *in, Value self, Value from) {
    Value items, key, value, old, sum;
    if (value_is_dict(from)) {
        for (int64_t at = 0; dict_each(from, &at, &key, &value);)
            if (!counter_item(in, self, key, &old) ||
                !value_binary(in, BINARY_ADD, value, old, &sum) || !dict_set(in, self, key, sum))
                return false;
        return true;
    }
    if (!list_from(in, from, &items)) return false;
    for (int64_t i = 0; i < AS_LIST(items)->count; i++) {
        key = AS_LIST(items)->items[i];
        if (!counter_item(in, self, key, &old) ||
            !value_binary(in, BINARY_ADD, old, value_int(1), &sum) || !dict_set(in, self, key, sum))
            return false;
    }
    return true;
}

static bool counter_update(Interp *in, const Value *args, Value *out) {
    *out = value_none();
    if (args[1].tag != TAG_ABSENT && !count_all(in, args[0], args[1])) return false;
    return count_all(in, args[0], args[2]);
}

static bool counter_most_common(Interp *in, const Value *args, Value *out) {
    int64_t most = 0;
    if (!ranked(in, args[0], out)) return false;
    if (args[1].tag == TAG_NONE) return true;
    if (!arg_int(in, args[1], "n", &most)) return false;
    ListObject *pairs = AS_LIST(*out);
    most = most < 0 ? 0 : most > pairs->count ? pairs->count : most;
    *out = new_list(in, pairs->items, most);
    return true;
}

static bool counter_elements(Interp *in, const Value *args, Value *out) {
    Value key, value;
    *out = new_list(in, NULL, 0);
    for (int64_t at = 0; dict_each(args[0], &at, &key, &value);) {
        int64_t times = 0;
        if (!arg_int(in, value, "count", &times)) return false;
        for (; times > 0; times--)
            if (!list_append(in, *out, key)) return false;
    }
    return value_iterate(in, *out, out);
}

static bool counter_total(Interp *in, const Value *args, Value *out) {
    Value key, value;
    *out = value_int(0);
    for (int64_t at = 0; dict_each(args[0], &at, &key, &value);)
        if (!value_binary(in, BINARY_ADD, *out, value, out)) return false;
    return true;
}

static const Native counter_members[] = {
    ROW("elements", "self, /", counter_elements, "Each key as often as it was counted."),
    ROW("most_common", "self, n=None", counter_most_common, "Pairs, the largest count first."),
    ROW("total", "self, /", counter_total, "The sum of the counts."),
    ROW("update", "self, iterable=<absent>, /, **kwds", counter_update, "Count more."),
    {0}};

static bool counter_make(Interp *in, const Value *args, Value *out) {
    *out = new_dict_of(in, &type_counter);
    if (args[0].tag != TAG_ABSENT && !count_all(in, *out, args[0])) return false;
    return count_all(in, *out, args[1]);
}

static const Native counter_native = {.name = "Counter",
                                      .signature = "iterable=<absent>, /, **kwds",
                                      .fn = counter_make,
                                      .doc = "A dict of how often each item occurs."};

static const Type type_counter = {.head = TYPE_HEAD,
                                  .name = "Counter",
                                  .module = "collections",
                                  .base = &type_dict,
                                  .doc = "A dict of how often each item occurs.",
                                  .members = counter_members,
                                  .make = &counter_native,
                                  .repr = counter_repr,
                                  .item = counter_item};

static const Native members[] = {ROW_TYPE("OrderedDict", &type_ordered_dict),
                                 ROW_TYPE("defaultdict", &type_defaultdict),
                                 ROW_TYPE("Counter", &type_counter),
                                 {0}};

const ModuleSpec module_collections = {
    .name = "collections", .members = members, .missing = python_left_out};
