/* lib/builtins_iter: what goes through the items of something: len, min, max, sum, sorted, ... */
#include <inttypes.h>

#include "base/mem.h"
#include "eval/iter.h"
#include "eval/numeric.h"
#include "eval/sequence.h"
#include "eval/text.h"
#include "lib/builtins.h"

bool builtin_len(Interp *in, const Value *args, Value *out) {
    int64_t length = 0;
    if (!value_length(in, args[0], &length)) return false;
    *out = value_int(length);
    return true;
}

/* -- min and max ------------------------------------------------------------------------------ */

/* The first item whose key no other one beats. */
static bool extreme(Interp *in, const ListObject *items, Value key, BinaryOp op, Value *out) {
    Value best_key = value_none();
    for (int64_t i = 0; i < items->count; i++) {
        Value item = items->items[i], item_key = item, answer;
        bool better = i == 0;
        if (key.tag != TAG_NONE && !value_call_with(in, key, &item, 1, &item_key)) return false;
        if (i > 0 && !(value_binary(in, op, item_key, best_key, &answer) &&
                       value_truth(in, answer, &better)))
            return false;
        if (!better) continue;
        *out = item;
        best_key = item_key;
    }
    return true;
}

static bool min_or_max(Interp *in, const Value *args, const char *name, BinaryOp op, Value *out) {
    ListObject *given = AS_LIST(args[0]);
    Value items = args[0];
    bool has_default = args[2].tag != TAG_ABSENT;
    if (given->count == 0)
        return interp_raise(in, ERROR_TYPE, "%s expected at least 1 argument, got 0", name);
    if (given->count > 1 && has_default)
        return interp_raise(in, ERROR_TYPE,
                            "Cannot specify a default for %s() with multiple positional arguments",
                            name);
    if (given->count == 1 && !list_from(in, given->items[0], &items)) return false;
    if (AS_LIST(items)->count > 0) return extreme(in, AS_LIST(items), args[1], op, out);
    *out = args[2];
    return has_default || interp_raise(in, ERROR_VALUE, "%s() arg is an empty sequence", name);
}

bool builtin_min(Interp *in, const Value *args, Value *out) {
    return min_or_max(in, args, "min", BINARY_LT, out);
}

bool builtin_max(Interp *in, const Value *args, Value *out) {
    return min_or_max(in, args, "max", BINARY_GT, out);
}

/* -- sum, any, all ---------------------------------------------------------------------------- */

bool builtin_sum(Interp *in, const Value *args, Value *out) {
    Value iterator, item;
    *out = args[1];
    if (value_is_str(args[1]))
        return interp_raise(in, ERROR_TYPE, "sum() can't sum strings [use ''.join(seq) instead]");
    if (!value_iterate(in, args[0], &iterator)) return false;
    for (bool done = false;;) {
        size_t mark = pool_mark(in);
        if (interp_stopped(in) || !value_next(in, iterator, &item, &done)) return false;
        if (done) return true;
        if (!value_binary(in, BINARY_ADD, *out, item, out)) return false;
        if (out->tag != TAG_OBJECT) pool_drain(in, mark);
    }
}

/* Does some item have this truth? */
static bool find_truth(Interp *in, Value iterable, bool wanted, bool *found) {
    Value iterator, item;
    if (!value_iterate(in, iterable, &iterator)) return false;
    for (bool done = false;;) {
        size_t mark = pool_mark(in);
        bool truth = false;
        if (interp_stopped(in) || !value_next(in, iterator, &item, &done)) return false;
        *found = false;
        if (done) return true;
        if (!value_truth(in, item, &truth)) return false;
        *found = truth == wanted;
        if (*found) return true;
        pool_drain(in, mark);
    }
}

bool builtin_any(Interp *in, const Value *args, Value *out) {
    bool found = false;
    if (!find_truth(in, args[0], true, &found)) return false;
    *out = value_bool(found);
    return true;
}

bool builtin_all(Interp *in, const Value *args, Value *out) {
    bool found = false;
    if (!find_truth(in, args[0], false, &found)) return false;
    *out = value_bool(!found);
    return true;
}

/* -- sorted, iter, next ----------------------------------------------------------------------- */

bool builtin_sorted(Interp *in, const Value *args, Value *out) {
    bool reverse = false;
    return value_truth(in, args[2], &reverse) && list_from(in, args[0], out) &&
           list_sort(in, AS_LIST(*out), args[1], reverse);
}

bool builtin_iter(Interp *in, const Value *args, Value *out) {
    if (args[1].tag == TAG_ABSENT) return value_iterate(in, args[0], out);
    if (!value_callable(in, args[0]))
        return interp_raise(in, ERROR_TYPE, "iter(v, w): v must be callable");
    *out = new_call_iterator(in, args[0], args[1]);
    return true;
}

bool builtin_next(Interp *in, const Value *args, Value *out) {
    bool done = false;
    if (!value_next(in, args[0], out, &done)) return false;
    if (!done) return true;
    *out = args[1];
    return args[1].tag != TAG_ABSENT || interp_raise(in, ERROR_STOP_ITERATION, "%s", "");
}
