/* eval/set: set and frozenset, in the order that CPython gives them. */
#ifndef EVAL_SET_H
#define EVAL_SET_H

#include "eval/interp.h"

typedef struct SetEntry {
    uint64_t hash;
    Value key; /* ABSENT: free, or deleted where hash is not 0 */
} SetEntry;

typedef struct SetObject {
    Object head;
    SetEntry *table;
    int64_t mask;       /* slots - 1, a power of two less one */
    int64_t fill, used; /* slots taken, deleted ones included; items */
    int64_t finger;     /* where pop looks next */
    bool in_repr;
} SetObject;

#define AS_SET(v) ((SetObject *)(void *)(v).as.object)

extern const Type type_frozenset;

bool value_is_set(Value v); /* set or frozenset */
Value new_set(Interp *in);
Value new_set_of(Interp *in, const Type *type);
bool set_add(Interp *in, Value set, Value item);
bool set_has(Interp *in, Value set, Value item, bool *found);
bool set_discard(Interp *in, Value set, Value item, bool *found);
bool set_update(Interp *in, Value set, Value from);      /* add all that `from` gives */
bool set_discard_all(Interp *in, Value set, Value from); /* a -= b; b: iterable */
bool set_toggle_all(Interp *in, Value a, Value b);       /* a ^= b; b: another set */
bool set_each(Value set, int64_t *at, Value *item);      /* *at starts at 0 */
bool set_combine(Interp *in, BinaryOp op, Value a, Value b, Value *out); /* | & - ^; b: iterable */
bool set_within(Interp *in, Value a, Value b, bool *out);                /* a <= b */

#endif
