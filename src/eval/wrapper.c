/* eval/wrapper: slots as methods. */
#include "eval/wrapper.h"

#include <stddef.h>
#include <string.h>

#include "eval/objects.h"

static bool wrap_length(Interp *in, const Value *args, Value *out) {
    int64_t length = 0;
    if (!value_length(in, args[0], &length)) return false;
    *out = value_int(length);
    return true;
}

static bool wrap_iterate(Interp *in, const Value *args, Value *out) {
    return value_iterate(in, args[0], out);
}

static bool wrap_next(Interp *in, const Value *args, Value *out) {
    bool done = false;
    if (!value_next(in, args[0], out, &done)) return false;
    return !done || interp_raise(in, ERROR_STOP_ITERATION, "%s", "");
}

static bool wrap_item(Interp *in, const Value *args, Value *out) {
    return value_item(in, args[0], args[1], out);
}

static bool wrap_set_item(Interp *in, const Value *args, Value *out) {
    *out = value_none();
    return value_set_item(in, args[0], args[1], args[2]);
}

static bool wrap_contains(Interp *in, const Value *args, Value *out) {
    bool inside = false;
    if (!value_contains(in, args[0], args[1], &inside)) return false;
    *out = value_bool(inside);
    return true;
}

static bool wrap_call(Interp *in, const Value *args, Value *out) {
    const ListObject *items = AS_LIST(args[1]);
    return value_call_with(in, args[0], items->items, (int)items->count, out);
}

static const struct {
    size_t offset; /* of the slot that must be there */
    Native native;
} rows[] = {
    {offsetof(Type, length), {.name = "__len__", .signature = "self, /", .fn = wrap_length}},
    {offsetof(Type, iterate), {.name = "__iter__", .signature = "self, /", .fn = wrap_iterate}},
    {offsetof(Type, next), {.name = "__next__", .signature = "self, /", .fn = wrap_next}},
    {offsetof(Type, item), {.name = "__getitem__", .signature = "self, key, /", .fn = wrap_item}},
    {offsetof(Type, set_item),
     {.name = "__setitem__", .signature = "self, key, value, /", .fn = wrap_set_item}},
    {offsetof(Type, contains),
     {.name = "__contains__", .signature = "self, key, /", .fn = wrap_contains}},
    {offsetof(Type, call), {.name = "__call__", .signature = "self, /, *args", .fn = wrap_call}},
};

bool wrapper_find(Interp *in, Value v, const char *name, Value *out) {
    if (name[0] != '_' || name[1] != '_') return false;
    const Type *type = value_type(v), *slots = slots_of(in, type);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        void (*slot)(void);
        if (strcmp(rows[i].native.name, name) != 0) continue;
        memcpy(&slot, (const char *)slots + rows[i].offset, sizeof slot);
        if (!slot) return false;
        *out = new_native_method(in, v, &rows[i].native, type);
        return true;
    }
    return false;
}
