/* lib/pyitertools: itertools. What ends is computed at once; count, cycle and repeat go on. */
#include "eval/iter.h"
#include "eval/numeric.h"
#include "eval/pool.h"
#include "eval/rows.h"
#include "eval/sequence.h"
#include "lib/pyleft_out.h"
#include "lib/pymodules.h"

/* -- without end ------------------------------------------------------------------------------ */

static bool count_at(Interp *in, Value source, int64_t index, Value *out, bool *done) {
    Value offset, *pair = AS_LIST(source)->items;
    *done = false;
    return value_binary(in, BINARY_MUL, value_int(index), pair[1], &offset) &&
           value_binary(in, BINARY_ADD, pair[0], offset, out);
}

static bool itertools_count(Interp *in, const Value *args, Value *out) {
    *out = new_index_iterator(in, &type_generator, new_tuple(in, args, 2), count_at, 0, 1);
    return true;
}

static bool cycle_at(Interp *in, Value source, int64_t index, Value *out, bool *done) {
    ListObject *list = AS_LIST(source);
    *done = list->count == 0;
    if (!*done) *out = pool_hold(in, list->items[index % list->count]);
    return true;
}

static bool itertools_cycle(Interp *in, const Value *args, Value *out) {
    Value items;
    if (!list_from(in, args[0], &items)) return false;
    *out = new_index_iterator(in, &type_generator, items, cycle_at, 0, 1);
    return true;
}

/* The source is (object, times). */
static bool repeat_at(Interp *in, Value source, int64_t index, Value *out, bool *done) {
    Value *pair = AS_LIST(source)->items;
    *done = pair[1].tag == TAG_INT && index >= pair[1].as.integer;
    if (!*done) *out = pool_hold(in, pair[0]);
    return true;
}

static bool itertools_repeat(Interp *in, const Value *args, Value *out) {
    Value pair[2] = {args[0], value_none()};
    int64_t times = 0;
    if (args[1].tag != TAG_ABSENT) {
        if (!arg_int(in, args[1], "times", &times)) return false;
        pair[1] = value_int(times);
    }
    *out = new_index_iterator(in, &type_generator, new_tuple(in, pair, 2), repeat_at, 0, 1);
    return true;
}

/* -- selections ------------------------------------------------------------------------------- */

/* Each iterable as a list, all in one list. */
static bool pools_of(Interp *in, Value iterables, int64_t repeat, Value *out) {
    *out = new_list(in, NULL, 0);
    for (int64_t r = 0; r < repeat; r++)
        for (int64_t i = 0; i < AS_LIST(iterables)->count; i++) {
            Value pool;
            if (!list_from(in, AS_LIST(iterables)->items[i], &pool) || !list_append(in, *out, pool))
                return false;
        }
    return true;
}

/* Every row so far with every item of `pool` after it. */
static bool extend_rows(Interp *in, Value rows, ListObject *pool, Value *out) {
    *out = new_list(in, NULL, 0);
    for (int64_t r = 0; r < AS_LIST(rows)->count; r++)
        for (int64_t i = 0; i < pool->count; i++) {
            Value row, item = new_tuple(in, &pool->items[i], 1);
            if (interp_stopped(in) ||
                !sequence_concat(in, &type_tuple, AS_LIST(AS_LIST(rows)->items[r]), AS_LIST(item),
                                 &row) ||
                !list_append(in, *out, row))
                return false;
        }
    return true;
}

static bool itertools_product(Interp *in, const Value *args, Value *out) {
    Value pools, empty = new_tuple(in, NULL, 0), rows = new_list(in, &empty, 1);
    int64_t repeat = 1;
    if (!arg_int(in, args[1], "repeat", &repeat) || !pools_of(in, args[0], repeat, &pools))
        return false;
    for (int64_t i = 0; i < AS_LIST(pools)->count; i++)
        if (!extend_rows(in, rows, AS_LIST(AS_LIST(pools)->items[i]), &rows)) return false;
    *out = new_generator(in, rows);
    return true;
}

/* Choose r of the items from `from` on (ordered: of all) after what `chosen` has. */
typedef struct Choice {
    Interp *in;
    ListObject *items;
    int64_t r;
    bool ordered;
    Value rows;
} Choice;

static bool choose(Choice *c, Value chosen, int64_t from) {
    ListObject *places = AS_LIST(chosen);
    if (places->count == c->r) {
        Value row = new_tuple(c->in, NULL, 0);
        for (int64_t i = 0; i < c->r; i++)
            if (!list_append(c->in, row, c->items->items[places->items[i].as.integer]))
                return false;
        return list_append(c->in, c->rows, row);
    }
    for (int64_t i = from; i < c->items->count; i++) {
        Value place = value_int(i), more;
        bool taken = false;
        if (interp_stopped(c->in) || !sequence_contains(c->in, chosen, place, &taken)) return false;
        if (taken) continue;
        more = new_tuple(c->in, places->items, places->count);
        if (!list_append(c->in, more, place) || !choose(c, more, c->ordered ? 0 : i + 1))
            return false;
    }
    return true;
}

static bool choices(Interp *in, const Value *args, bool ordered, Value *out) {
    Value items;
    if (!list_from(in, args[0], &items)) return false;
    Choice c = {.in = in, .items = AS_LIST(items), .r = AS_LIST(items)->count, .ordered = ordered};
    if (args[1].tag != TAG_NONE && !arg_int(in, args[1], "r", &c.r)) return false;
    if (c.r < 0) return interp_raise(in, ERROR_VALUE, "r must be non-negative");
    c.rows = new_list(in, NULL, 0);
    if (c.r <= c.items->count && !choose(&c, new_tuple(in, NULL, 0), 0)) return false;
    *out = new_generator(in, c.rows);
    return true;
}

static bool itertools_permutations(Interp *in, const Value *args, Value *out) {
    return choices(in, args, true, out);
}

static bool itertools_combinations(Interp *in, const Value *args, Value *out) {
    return choices(in, args, false, out);
}

/* -- one after the other ---------------------------------------------------------------------- */

static bool chain_all(Interp *in, Value iterables, Value *out) {
    Value sources, all = new_list(in, NULL, 0), one;
    if (!list_from(in, iterables, &sources)) return false;
    for (int64_t i = 0; i < AS_LIST(sources)->count; i++) {
        if (!list_from(in, AS_LIST(sources)->items[i], &one)) return false;
        for (int64_t k = 0; k < AS_LIST(one)->count; k++)
            if (!list_append(in, all, AS_LIST(one)->items[k])) return false;
    }
    *out = new_generator(in, all);
    return true;
}

static bool chain_make(Interp *in, const Value *args, Value *out) {
    return chain_all(in, args[0], out);
}

static const Native chain_members[] = {
    ROW_STATIC("from_iterable", "iterable, /", chain_make, "chain(*iterable)"), {0}};

static const Native chain_native = {.name = "chain",
                                    .signature = "*iterables",
                                    .fn = chain_make,
                                    .doc = "The items of all, one iterable after the other."};

static const Type type_chain = {.head = TYPE_HEAD,
                                .name = "chain",
                                .module = "itertools",
                                .doc = "The items of all, one iterable after the other.",
                                .members = chain_members,
                                .make = &chain_native};

static bool itertools_accumulate(Interp *in, const Value *args, Value *out) {
    Value items, sum = args[2], sums = new_list(in, NULL, 0);
    bool empty = args[2].tag == TAG_NONE;
    if (!list_from(in, args[0], &items)) return false;
    if (!empty && !list_append(in, sums, sum)) return false;
    for (int64_t i = 0; i < AS_LIST(items)->count; i++, empty = false) {
        Value pair[2] = {sum, AS_LIST(items)->items[i]};
        bool fine = true;
        if (empty)
            sum = pair[1];
        else if (args[1].tag == TAG_NONE)
            fine = value_binary(in, BINARY_ADD, pair[0], pair[1], &sum);
        else
            fine = value_call_with(in, args[1], pair, 2, &sum);
        if (!fine || !list_append(in, sums, sum)) return false;
    }
    *out = new_generator(in, sums);
    return true;
}

static bool itertools_pairwise(Interp *in, const Value *args, Value *out) {
    Value items, pairs = new_list(in, NULL, 0);
    if (!list_from(in, args[0], &items)) return false;
    for (int64_t i = 0; i + 1 < AS_LIST(items)->count; i++)
        if (!list_append(in, pairs, new_tuple(in, &AS_LIST(items)->items[i], 2))) return false;
    *out = new_generator(in, pairs);
    return true;
}

/* islice(iterable, stop) or (iterable, start, stop, step=1): as much as is needed is taken. */
static bool itertools_islice(Interp *in, const Value *args, Value *out) {
    Value iterator, item, taken = new_list(in, NULL, 0);
    bool has_start = args[2].tag != TAG_ABSENT, done = false;
    Value stop_value = has_start ? args[2] : args[1];
    int64_t start = 0, stop = INT64_MAX, step = 1;
    if (has_start && args[1].tag != TAG_NONE && !arg_int(in, args[1], "start", &start))
        return false;
    if (stop_value.tag != TAG_NONE && !arg_int(in, stop_value, "stop", &stop)) return false;
    if (args[3].tag != TAG_NONE && !arg_int(in, args[3], "step", &step)) return false;
    if (start < 0 || stop < 0 || step < 1)
        return interp_raise(in, ERROR_VALUE,
                            "Indices for islice() must be None or an integer: 0 <= x <= "
                            "sys.maxsize.");
    if (!value_iterate(in, args[0], &iterator)) return false;
    for (int64_t i = 0; i < stop; i++) {
        if (interp_stopped(in) || !value_next(in, iterator, &item, &done)) return false;
        if (done) break;
        if (i >= start && (i - start) % step == 0 && !list_append(in, taken, item)) return false;
    }
    *out = new_generator(in, taken);
    return true;
}

/* The items up to the first that fails (takewhile), or from it on (dropwhile). */
static bool cut_where_false(Interp *in, const Value *args, bool take, Value *out) {
    Value iterator, item, answer, kept = new_list(in, NULL, 0);
    bool done = false, passes = true;
    if (!value_iterate(in, args[1], &iterator)) return false;
    while (!interp_stopped(in)) {
        if (!value_next(in, iterator, &item, &done)) return false;
        if (done) break;
        if (passes &&
            (!value_call_with(in, args[0], &item, 1, &answer) || !value_truth(in, answer, &passes)))
            return false;
        if (take && !passes) break;
        if (passes == take && !list_append(in, kept, item)) return false;
    }
    *out = new_generator(in, kept);
    return !interp_stopped(in);
}

static bool itertools_takewhile(Interp *in, const Value *args, Value *out) {
    return cut_where_false(in, args, true, out);
}

static bool itertools_dropwhile(Interp *in, const Value *args, Value *out) {
    return cut_where_false(in, args, false, out);
}

static bool itertools_starmap(Interp *in, const Value *args, Value *out) {
    Value rows, row, result, results = new_list(in, NULL, 0);
    if (!list_from(in, args[1], &rows)) return false;
    for (int64_t i = 0; i < AS_LIST(rows)->count; i++)
        if (!list_from(in, AS_LIST(rows)->items[i], &row) ||
            !value_call_with(in, args[0], AS_LIST(row)->items, (int)AS_LIST(row)->count, &result) ||
            !list_append(in, results, result))
            return false;
    *out = new_generator(in, results);
    return true;
}

static bool itertools_zip_longest(Interp *in, const Value *args, Value *out) {
    Value pools, rows = new_list(in, NULL, 0);
    int64_t longest = 0;
    if (!pools_of(in, args[0], 1, &pools)) return false;
    for (int64_t i = 0; i < AS_LIST(pools)->count; i++) {
        int64_t count = AS_LIST(AS_LIST(pools)->items[i])->count;
        if (count > longest) longest = count;
    }
    for (int64_t k = 0; k < longest; k++) {
        Value row = new_tuple(in, NULL, 0);
        for (int64_t i = 0; i < AS_LIST(pools)->count; i++) {
            ListObject *pool = AS_LIST(AS_LIST(pools)->items[i]);
            if (!list_append(in, row, k < pool->count ? pool->items[k] : args[1])) return false;
        }
        if (!list_append(in, rows, row)) return false;
    }
    *out = new_generator(in, rows);
    return true;
}

static const Native members[] = {
    ROW("accumulate", "iterable, func=None, *, initial=None", itertools_accumulate,
        "The sums so far."),
    ROW_TYPE("chain", &type_chain),
    ROW("combinations", "iterable, r", itertools_combinations, "Every choice of r items."),
    ROW("count", "start=0, step=1", itertools_count, "start, start + step, ... without end."),
    ROW("cycle", "iterable, /", itertools_cycle, "The items again and again."),
    ROW("dropwhile", "predicate, iterable, /", itertools_dropwhile,
        "The items from the first on for which predicate is false."),
    ROW("islice", "iterable, start, stop=<absent>, step=None, /", itertools_islice,
        "iterable[start:stop:step]"),
    ROW("pairwise", "iterable, /", itertools_pairwise, "Each item with the next one."),
    ROW("permutations", "iterable, r=None", itertools_permutations, "Every order of r items."),
    ROW("product", "*iterables, repeat=1", itertools_product,
        "One item of each, in every combination."),
    ROW("repeat", "object, times=<absent>", itertools_repeat, "The object, times times."),
    ROW("starmap", "function, iterable, /", itertools_starmap, "function(*item) of each item."),
    ROW("takewhile", "predicate, iterable, /", itertools_takewhile,
        "The items before the first for which predicate is false."),
    ROW("zip_longest", "*iterables, fillvalue=None", itertools_zip_longest,
        "zip, as long as the longest lasts."),
    {0}};

const ModuleSpec module_itertools = {
    .name = "itertools", .members = members, .missing = python_left_out};
