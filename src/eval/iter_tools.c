/* eval/iter_tools: enumerate, zip, map and filter: iterators over other iterators. */
#include <inttypes.h>

#include "base/mem.h"
#include "eval/iter.h"
#include "eval/rows.h"
#include "eval/sequence.h"

/* One shape for all four: a function (map, filter), the iterators, a count. */
typedef struct ToolIterator {
    Object head;
    Value function; /* of map and filter; of zip: True where strict */
    Value sources;  /* a list of iterators; ABSENT once one has ended */
    int64_t count;  /* of enumerate: the next number; of zip: tuples given */
} ToolIterator;

static ToolIterator *tool_of(Value v) {
    return (ToolIterator *)(void *)v.as.object;
}

static void tool_clear(Object *self) {
    ToolIterator *tool = (ToolIterator *)(void *)self;
    Value function = tool->function, sources = tool->sources;
    tool->function = tool->sources = (Value){.tag = TAG_ABSENT};
    value_drop(function);
    value_drop(sources);
}

static bool new_tool(Interp *in, const Type *type, Value function, const Value *iterables,
                     int64_t count, Value *out) {
    Value sources = new_list(in, NULL, 0);
    for (int64_t i = 0; i < count; i++) {
        Value iterator;
        if (!value_iterate(in, iterables[i], &iterator) || !list_append(in, sources, iterator))
            return false;
    }
    ToolIterator *tool = new_object(in, type, sizeof *tool);
    tool->function = value_retain(function);
    tool->sources = value_retain(sources);
    *out = value_object(tool);
    return true;
}

static bool has_ended(Value self) {
    return tool_of(self)->sources.tag == TAG_ABSENT;
}

static void end(Value self) {
    Value old = tool_of(self)->sources;
    tool_of(self)->sources = (Value){.tag = TAG_ABSENT};
    value_drop(old);
}

/* The next item of each source as a list; *ended is the index of the first that has none, or -1. */
static bool next_items(Interp *in, Value self, Value *items, int64_t *ended) {
    *ended = has_ended(self) ? 0 : -1;
    if (*ended == 0) return true;
    Value sources = tool_of(self)->sources, item;
    *items = new_tuple(in, NULL, 0);
    for (int64_t i = 0; i < AS_LIST(sources)->count; i++) {
        bool done = false;
        if (!value_next(in, AS_LIST(sources)->items[i], &item, &done)) return false;
        if (done) {
            *ended = i;
            return true;
        }
        if (!list_append(in, *items, item)) return false;
    }
    return true;
}

/* -- enumerate -------------------------------------------------------------------------------- */

static bool enumerate_next(Interp *in, Value self, Value *out, bool *done) {
    Value items;
    int64_t ended = -1;
    if (!next_items(in, self, &items, &ended)) return false;
    *done = ended >= 0;
    if (*done) {
        end(self);
        return true;
    }
    Value pair[2] = {value_int(tool_of(self)->count++), AS_LIST(items)->items[0]};
    *out = new_tuple(in, pair, 2);
    return true;
}

static bool enumerate_make(Interp *in, const Value *args, Value *out) {
    int64_t start = 0;
    if (!arg_int(in, args[1], "start", &start)) return false;
    if (!new_tool(in, &type_enumerate, value_none(), args, 1, out)) return false;
    tool_of(*out)->count = start;
    return true;
}

static const Native enumerate_native = {.name = "enumerate",
                                        .signature = "iterable, start=0",
                                        .fn = enumerate_make,
                                        .doc = "Pairs (number, item), numbered from start on."};

const Type type_enumerate = {.head = TYPE_HEAD,
                             .name = "enumerate",
                             .doc = "Pairs (number, item), numbered from start on.",
                             .make = &enumerate_native,
                             .clear = tool_clear,
                             .iterate = iterate_itself,
                             .next = enumerate_next};

/* -- zip -------------------------------------------------------------------------------------- */

/* Numbers of arguments as zip's messages give them: "argument 1", "arguments 1-2". */
static bool raise_uneven(Interp *in, int64_t short_one, bool is_longer) {
    const char *what = is_longer ? "longer" : "shorter";
    if (short_one == 1)
        return interp_raise(in, ERROR_VALUE, "zip() argument 2 is %s than argument 1", what);
    return interp_raise(in, ERROR_VALUE,
                        "zip() argument %" PRId64 " is %s than arguments 1-%" PRId64, short_one + 1,
                        what, short_one);
}

/* zip(strict=True): the first source has ended, so all others must. */
static bool check_ends(Interp *in, Value self) {
    Value sources = tool_of(self)->sources, item;
    for (int64_t i = 1; i < AS_LIST(sources)->count; i++) {
        bool done = false;
        if (!value_next(in, AS_LIST(sources)->items[i], &item, &done)) return false;
        if (!done) return raise_uneven(in, i, true);
    }
    return true;
}

static bool zip_next(Interp *in, Value self, Value *out, bool *done) {
    int64_t ended = -1;
    *done = has_ended(self) || AS_LIST(tool_of(self)->sources)->count == 0;
    if (*done) return true;
    if (!next_items(in, self, out, &ended)) return false;
    *done = ended >= 0;
    if (!*done) return true;
    if (tool_of(self)->function.as.truth) {
        if (ended > 0) return raise_uneven(in, ended, false);
        if (!check_ends(in, self)) return false;
    }
    end(self);
    return true;
}

static bool zip_make(Interp *in, const Value *args, Value *out) {
    bool strict = false;
    if (!value_truth(in, args[1], &strict)) return false;
    ListObject *iterables = AS_LIST(args[0]);
    return new_tool(in, &type_zip, value_bool(strict), iterables->items, iterables->count, out);
}

static const Native zip_native = {
    .name = "zip",
    .signature = "*iterables, strict=False",
    .fn = zip_make,
    .doc = "Tuples of one item of each iterable, as long as the shortest lasts."};

const Type type_zip = {.head = TYPE_HEAD,
                       .name = "zip",
                       .doc = "Tuples of one item of each iterable, as long as the shortest lasts.",
                       .make = &zip_native,
                       .clear = tool_clear,
                       .iterate = iterate_itself,
                       .next = zip_next};

/* -- map -------------------------------------------------------------------------------------- */

static bool map_next(Interp *in, Value self, Value *out, bool *done) {
    Value items;
    int64_t ended = -1;
    if (!next_items(in, self, &items, &ended)) return false;
    *done = ended >= 0;
    if (*done) {
        end(self);
        return true;
    }
    ListObject *list = AS_LIST(items);
    return value_call_with(in, tool_of(self)->function, list->items, (int)list->count, out);
}

static bool map_make(Interp *in, const Value *args, Value *out) {
    ListObject *all = AS_LIST(args[0]);
    if (all->count < 2)
        return interp_raise(in, ERROR_TYPE, "map() must have at least two arguments.");
    return new_tool(in, &type_map, all->items[0], all->items + 1, all->count - 1, out);
}

static const Native map_native = {.name = "map",
                                  .signature = "*args",
                                  .fn = map_make,
                                  .doc = "map(func, *iterables): func of each item."};

const Type type_map = {.head = TYPE_HEAD,
                       .name = "map",
                       .doc = "map(func, *iterables): func of each item.",
                       .make = &map_native,
                       .clear = tool_clear,
                       .iterate = iterate_itself,
                       .next = map_next};

/* -- filter ----------------------------------------------------------------------------------- */

static bool passes(Interp *in, Value function, Value item, bool *out) {
    Value answer = item;
    if (function.tag != TAG_NONE && !value_call_with(in, function, &item, 1, &answer)) return false;
    return value_truth(in, answer, out);
}

static bool filter_next(Interp *in, Value self, Value *out, bool *done) {
    *done = has_ended(self);
    while (!*done) {
        bool passed = false;
        if (!value_next(in, AS_LIST(tool_of(self)->sources)->items[0], out, done)) return false;
        if (*done) break;
        if (interp_stopped(in) || !passes(in, tool_of(self)->function, *out, &passed)) return false;
        if (passed) return true;
    }
    end(self);
    return true;
}

static bool filter_make(Interp *in, const Value *args, Value *out) {
    return new_tool(in, &type_filter, args[0], args + 1, 1, out);
}

static const Native filter_native = {.name = "filter",
                                     .signature = "function, iterable, /",
                                     .fn = filter_make,
                                     .doc = "The items of which function (or None) says true."};

const Type type_filter = {.head = TYPE_HEAD,
                          .name = "filter",
                          .doc = "The items of which function (or None) says true.",
                          .make = &filter_native,
                          .clear = tool_clear,
                          .iterate = iterate_itself,
                          .next = filter_next};
