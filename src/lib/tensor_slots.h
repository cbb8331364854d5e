/* lib/tensor_slots: the slots that torch.Tensor and numpy.ndarray share: printing, indexing,
 * operators. Where the two differ, the type of the value says whose way. */
#ifndef LIB_TENSOR_SLOTS_H
#define LIB_TENSOR_SLOTS_H

#include "lib/tensor_object.h"

Dialect tensor_dialect(Value v); /* of a tensor, array or scalar */

/* tensor_show.c */
bool tensor_slot_repr(Interp *in, Value self, Str *out);
bool parameter_slot_repr(Interp *in, Value self, Str *out);
bool tensor_slot_format(Interp *in, Value self, const char *spec, Str *out);
bool array_slot_repr(Interp *in, Value self, Str *out);
bool array_slot_str(Interp *in, Value self, Str *out);
bool array_slot_format(Interp *in, Value self, const char *spec, Str *out);
bool scalar_slot_repr(Interp *in, Value self, Str *out);
bool scalar_slot_format(Interp *in, Value self, const char *spec, Str *out);
bool tensor_slot_truth(Interp *in, Value self, bool *out);
bool tensor_slot_length(Interp *in, Value self, int64_t *out);
bool scalar_slot_hash(Interp *in, Value self, uint64_t *out);

/* tensor_index.c */
bool tensor_slot_item(Interp *in, Value self, Value key, Value *out);
bool tensor_slot_set_item(Interp *in, Value self, Value key, Value value);
bool tensor_slot_iterate(Interp *in, Value self, Value *iterator);
bool tensor_slot_contains(Interp *in, Value self, Value item, bool *out);

/* tensor_ops.c */
bool tensor_slot_unary(Interp *in, UnaryOp op, Value self, Value *out);
bool tensor_slot_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done);
bool tensor_slot_update(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done);
void tensor_slot_clear(Object *self);

/* The operators as functions: torch.add(a, b), np.add(a, b), x.add_(b). */
bool tensor_operate(Interp *in, ElementOp op, Value a, Value b, Dialect dialect, Value *out);
bool tensor_operate_in_place(Interp *in, ElementOp op, Value a, Value b, Value *out);
bool tensor_multiply(Interp *in, Value a, Value b, Value *out); /* a @ b */

#endif
