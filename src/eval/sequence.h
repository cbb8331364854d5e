/* eval/sequence: indices, slices, and what list and tuple have in common. */
#ifndef EVAL_SEQUENCE_H
#define EVAL_SEQUENCE_H

#include "eval/interp.h"

/* The indices start, start + step, ... before stop: count of them, all inside the sequence. */
typedef struct Stretch {
    int64_t start, stop, step, count;
} Stretch;

Value new_slice(Interp *in, Value start, Value stop, Value step); /* None where not written */
bool value_is_slice(Value v);
bool slice_stretch(Interp *in, Value slice, int64_t length, Stretch *out);
/* A start or stop argument: negative ones count from the end, all are clamped into 0..length.
 * ABSENT gives `fallback`; so does None in a text's (find, count), but not in index(). */
bool arg_bound(Interp *in, Value v, int64_t length, int64_t fallback, int64_t *out);
bool arg_text_bound(Interp *in, Value v, int64_t length, int64_t fallback, int64_t *out);

/* An index into a sequence of `length`, negative ones resolved. `what` is "list": raises "list
 * indices must be integers or slices, not str", "list index out of range". */
bool sequence_index(Interp *in, Value key, int64_t length, const char *what, int64_t *out);

/* a is b, or a == b: how containers look for an item. */
bool value_same(Interp *in, Value a, Value b, bool *out);
/* Refuse runaway recursion (a list that holds itself): enter, then leave. */
bool recursion_enter(Interp *in, const char *doing);
void recursion_leave(Interp *in);

/* Does it answer operators itself (an instance, a tensor)? Then list + it raises nothing yet. */
bool speaks_for_itself(Value v);

/* Every item that v gives, as a new list: the result is the pool's. */
bool list_from(Interp *in, Value v, Value *out);
bool tuple_from(Interp *in, Value v, Value *out);

/* On list and tuple alike; results have the plain type. */
Value new_sequence(Interp *in, const Type *type, const Value *items, int64_t count);
bool sequence_room(Interp *in, ListObject *list, int64_t more); /* MemoryError where refused */
bool sequence_repr(Interp *in, ListObject *list, Str *out);
bool sequence_order(Interp *in, BinaryOp op, ListObject *a, ListObject *b, Value *out);
bool sequence_slice(Interp *in, const Type *type, ListObject *list, Value slice, Value *out);
bool sequence_concat(Interp *in, const Type *type, ListObject *a, ListObject *b, Value *out);
bool sequence_repeat(Interp *in, const Type *type, ListObject *list, int64_t times, Value *out);
/* + and * of sequences, their TypeErrors included. */
bool sequence_binary(Interp *in, const Type *type, BinaryOp op, Value a, Value b, Value *out,
                     bool *done);
/* The first index in [from, to) of an equal item, or -1. */
bool sequence_find(Interp *in, ListObject *list, Value item, int64_t from, int64_t to,
                   int64_t *out);
bool sequence_count(Interp *in, Value self, Value item, Value *out);
bool sequence_contains(Interp *in, Value self, Value item, bool *out);
bool sequence_length(Interp *in, Value self, int64_t *out);
bool sequence_iterate(Interp *in, Value self, Value *iterator);
void sequence_clear(Object *self);

/* Stable, by `<`; key may be None. Raises what a comparison raises, the list is as before then. */
bool list_sort(Interp *in, ListObject *list, Value key, bool reverse);

#endif
