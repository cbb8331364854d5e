/* eval/tuple: the tuple. */
#include "base/mem.h"
#include "eval/iter.h"
#include "eval/numeric.h"
#include "eval/pool.h"
#include "eval/rows.h"
#include "eval/sequence.h"

static bool tuple_repr(Interp *in, Value self, Str *out) {
    return sequence_repr(in, AS_LIST(self), out);
}

static bool tuple_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    return sequence_binary(in, &type_tuple, op, a, b, out, done);
}

static bool tuple_hash(Interp *in, Value self, uint64_t *out) {
    ListObject *tuple = AS_LIST(self);
    if (!recursion_enter(in, "while hashing")) return false;
    uint64_t *hashes = mem_new((size_t)(tuple->count + 1) * sizeof *hashes);
    bool fine = true;
    for (int64_t i = 0; fine && i < tuple->count && !stop_asked(); i++)
        fine = value_hash(in, tuple->items[i], &hashes[i]);
    if (fine) *out = hash_mix(hashes, tuple->count);
    mem_free(hashes);
    recursion_leave(in);
    return fine;
}

static bool tuple_item(Interp *in, Value self, Value key, Value *out) {
    ListObject *tuple = AS_LIST(self);
    if (value_is_slice(key)) return sequence_slice(in, &type_tuple, tuple, key, out);
    int64_t at = 0;
    if (!sequence_index(in, key, tuple->count, "tuple", &at)) return false;
    *out = pool_hold(in, tuple->items[at]);
    return true;
}

static bool method_index(Interp *in, const Value *args, Value *out) {
    ListObject *tuple = AS_LIST(args[0]);
    int64_t from = 0, to = 0, at = -1;
    if (!arg_bound(in, args[2], tuple->count, 0, &from) ||
        !arg_bound(in, args[3], tuple->count, INT64_MAX, &to) ||
        !sequence_find(in, tuple, args[1], from, to, &at))
        return false;
    *out = value_int(at);
    return at >= 0 || interp_raise(in, ERROR_VALUE, "tuple.index(x): x not in tuple");
}

static bool method_count(Interp *in, const Value *args, Value *out) {
    return sequence_count(in, args[0], args[1], out);
}

static const Native members[] = {
    ROW("count", "self, value, /", method_count, "How often value occurs."),
    ROW("index", "self, value, start=0, stop=<absent>, /", method_index,
        "The first index of value."),
    {0}};

static bool tuple_make(Interp *in, const Value *args, Value *out) {
    if (args[0].tag == TAG_OBJECT && args[0].as.object->type == &type_tuple) {
        *out = args[0];
        return true;
    }
    if (args[0].tag != TAG_ABSENT) return tuple_from(in, args[0], out);
    *out = new_tuple(in, NULL, 0);
    return true;
}

static const Native make = {.name = "tuple",
                            .signature = "iterable=<absent>, /",
                            .fn = tuple_make,
                            .doc = "A tuple of everything that iterable gives."};

const Type type_tuple = {.head = TYPE_HEAD,
                         .name = "tuple",
                         .doc = "Items in a row that cannot change: (1, 2, 3).",
                         .members = members,
                         .make = &make,
                         .clear = sequence_clear,
                         .repr = tuple_repr,
                         .length = sequence_length,
                         .iterate = sequence_iterate,
                         .item = tuple_item,
                         .contains = sequence_contains,
                         .binary = tuple_binary,
                         .hash = tuple_hash};
