/* lib/torch_size: torch.Size and torch.return_types: tuples with a text of their own. */
#include "lib/torch_size.h"

#include "lib/tensor_arg.h"

static Value as_size(Value tuple) {
    tuple.as.object->type = &type_torch_size;
    return tuple;
}

Value new_torch_size(Interp *in, int ndim, const int64_t *shape) {
    Value items[TENSOR_MAX_DIMS];
    for (int i = 0; i < ndim; i++) items[i] = value_int(shape[i]);
    return as_size(new_tuple(in, items, ndim));
}

static bool repr(Interp *in, Value self, Str *out) {
    const ListObject *sizes = AS_LIST(self);
    str_add(out, "torch.Size([");
    for (int64_t i = 0; i < sizes->count; i++) {
        if (i) str_add(out, ", ");
        if (!value_repr(in, sizes->items[i], out)) return false;
    }
    str_add(out, "])");
    return true;
}

static bool item(Interp *in, Value self, Value key, Value *out) {
    if (!type_tuple.item(in, self, key, out)) return false;
    if (value_is(key, &type_slice))
        *out = as_size(new_tuple(in, AS_LIST(*out)->items, AS_LIST(*out)->count));
    return true;
}

/* Size + tuple and Size * 2 stay sizes. */
static bool binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    if (!type_tuple.binary(in, op, a, b, out, done)) return false;
    if (*done && value_type(*out) == &type_tuple && value_is(a, &type_torch_size))
        *out = as_size(new_tuple(in, AS_LIST(*out)->items, AS_LIST(*out)->count));
    return true;
}

static bool numel(Interp *in, const Value *args, Value *out) {
    (void)in;
    const ListObject *sizes = AS_LIST(args[0]);
    int64_t count = 1;
    for (int64_t i = 0; i < sizes->count; i++) count *= sizes->items[i].as.integer;
    *out = value_int(count);
    return true;
}

static bool make(Interp *in, const Value *args, Value *out) {
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    if (!arg_shape(in, args[0], "size", &ndim, shape)) return false;
    *out = new_torch_size(in, ndim, shape);
    return true;
}

static const Native size_members[] = {{"numel", "self", numel,
                                       "The product of the sizes: how many elements.",
                                       NATIVE_FUNCTION, NULL, NULL},
                                      {0}};

static const Native size_make = {"Size",          "sizes=()", make, "torch.Size([2, 3])",
                                 NATIVE_FUNCTION, NULL,       NULL};

const Type type_torch_size = {.head = TYPE_HEAD,
                              .name = "torch.Size",
                              .module = "torch",
                              .base = &type_tuple,
                              .doc = "The sizes of a tensor's dimensions, as a tuple.",
                              .members = size_members,
                              .make = &size_make,
                              .repr = repr,
                              .item = item,
                              .binary = binary};

/* ---- torch.return_types ---- */

static bool pair_repr(Interp *in, Value self, Str *out) {
    const ListObject *pair = AS_LIST(self);
    str_addf(out, "torch.return_types.%s(\nvalues=", value_type(self)->name);
    if (!value_repr(in, pair->items[0], out)) return false;
    str_add(out, ",\nindices=");
    if (!value_repr(in, pair->items[1], out)) return false;
    str_add(out, ")");
    return true;
}

static bool pair_values(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = AS_LIST(args[0])->items[0];
    return true;
}

static bool pair_indices(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = AS_LIST(args[0])->items[1];
    return true;
}

static const Native pair_members[] = {
    {"values", NULL, pair_values, "The numbers.", NATIVE_PROPERTY, NULL, NULL},
    {"indices", NULL, pair_indices, "Where they were found.", NATIVE_PROPERTY, NULL, NULL},
    {0}};

#define PAIR(text)                                                                                 \
    {                                                                                              \
        .head = TYPE_HEAD, .name = (text), .module = "torch.return_types", .base = &type_tuple,    \
        .members = pair_members, .repr = pair_repr                                                 \
    }
static const Type return_types[] = {[RETURN_MAX] = PAIR("max"),
                                    [RETURN_MIN] = PAIR("min"),
                                    [RETURN_SORT] = PAIR("sort"),
                                    [RETURN_TOPK] = PAIR("topk"),
                                    [RETURN_MEDIAN] = PAIR("median")};

Value new_return(Interp *in, ReturnKind kind, Value values, Value indices) {
    const Value items[] = {values, indices};
    Value pair = new_tuple(in, items, 2);
    pair.as.object->type = &return_types[kind];
    return pair;
}
