/* eval/dict_update: everything that dict(x) and d.update(x) take. */
#include <inttypes.h>

#include "base/intern.h"
#include "base/mem.h"
#include "eval/dict.h"
#include "eval/sequence.h"

static bool update_from_dict(Interp *in, Value dict, Value from) {
    Value key, value;
    for (int64_t at = 0; dict_each(from, &at, &key, &value) && !stop_asked();)
        if (!dict_set(in, dict, key, value)) return false;
    return true;
}

/* An object with keys(): d[k] = from[k]. */
static bool update_from_mapping(Interp *in, Value dict, Value from, Value keys_method) {
    Value keys, list, value;
    if (!value_call_with(in, keys_method, NULL, 0, &keys) || !list_from(in, keys, &list))
        return false;
    for (int64_t i = 0; i < AS_LIST(list)->count && !stop_asked(); i++) {
        Value key = AS_LIST(list)->items[i];
        if (!value_item(in, from, key, &value) || !dict_set(in, dict, key, value)) return false;
    }
    return true;
}

static bool set_pair(Interp *in, Value dict, Value pair, int64_t number) {
    Value items;
    if (!list_from(in, pair, &items)) {
        if (in->error.kind != ERROR_TYPE) return false;
        return interp_raise(
            in, ERROR_TYPE,
            "cannot convert dictionary update sequence element #%" PRId64 " to a sequence", number);
    }
    ListObject *list = AS_LIST(items);
    if (list->count != 2)
        return interp_raise(in, ERROR_VALUE,
                            "dictionary update sequence element #%" PRId64 " has length %" PRId64
                            "; 2 is required",
                            number, list->count);
    return dict_set(in, dict, list->items[0], list->items[1]);
}

static bool update_from_pairs(Interp *in, Value dict, Value from) {
    Value iterator, pair;
    if (!value_iterate(in, from, &iterator)) return false;
    for (int64_t number = 0;; number++) {
        bool done = false;
        if (!value_next(in, iterator, &pair, &done)) return false;
        if (done) return true;
        if (!set_pair(in, dict, pair, number)) return false;
    }
}

bool dict_update(Interp *in, Value dict, Value from) {
    if (value_is_dict(from)) return update_from_dict(in, dict, from);
    Value keys;
    bool found = false;
    if (!value_get_maybe(in, from, intern("keys"), &keys, &found)) return false;
    return found ? update_from_mapping(in, dict, from, keys) : update_from_pairs(in, dict, from);
}
