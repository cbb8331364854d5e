/* eval/none: None and Ellipsis. */
#include "eval/interp.h"
#include "eval/numeric.h"

static bool none_repr(Interp *in, Value self, Str *out) {
    (void)in;
    (void)self;
    str_add(out, "None");
    return true;
}

static bool none_truth(Interp *in, Value self, bool *out) {
    (void)in;
    (void)self;
    *out = false;
    return true;
}

static bool ellipsis_repr(Interp *in, Value self, Str *out) {
    (void)in;
    (void)self;
    str_add(out, "Ellipsis");
    return true;
}

/* There is one None and one Ellipsis: the tags say all. */
static bool lone_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    (void)in;
    if (op != BINARY_EQ && op != BINARY_NE) return true;
    if (a.tag != b.tag) return true;
    *done = true;
    *out = value_bool(op == BINARY_EQ);
    return true;
}

static bool lone_hash(Interp *in, Value self, uint64_t *out) {
    (void)in;
    *out = hash_int(self.tag == TAG_NONE ? 0xfca86420 : 0xe111b5c4);
    return true;
}

const Type type_none = {.head = TYPE_HEAD,
                        .name = "NoneType",
                        .doc = "The type of None.",
                        .repr = none_repr,
                        .truth = none_truth,
                        .binary = lone_binary,
                        .hash = lone_hash};

const Type type_ellipsis = {.head = TYPE_HEAD,
                            .name = "ellipsis",
                            .doc = "The type of `...`.",
                            .repr = ellipsis_repr,
                            .binary = lone_binary,
                            .hash = lone_hash};
