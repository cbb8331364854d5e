/* eval/dunder: slots that call the methods of a class: __len__, __add__ and so on. */
#ifndef EVAL_DUNDER_H
#define EVAL_DUNDER_H

#include "eval/interp.h"

bool dunder_repr(Interp *in, Value self, Str *out);
bool dunder_str(Interp *in, Value self, Str *out);
bool dunder_format(Interp *in, Value self, const char *spec, Str *out);
bool dunder_truth(Interp *in, Value self, bool *out);
bool dunder_length(Interp *in, Value self, int64_t *out);
bool dunder_iterate(Interp *in, Value self, Value *iterator);
bool dunder_next(Interp *in, Value self, Value *out, bool *done);
bool dunder_item(Interp *in, Value self, Value key, Value *out);
bool dunder_set_item(Interp *in, Value self, Value key, Value value);
bool dunder_del_item(Interp *in, Value self, Value key);
bool dunder_contains(Interp *in, Value self, Value item, bool *out);
bool dunder_call(Interp *in, Value self, const Args *args, Value *out);
bool dunder_hash(Interp *in, Value self, uint64_t *out);
bool dunder_no_hash(Interp *in, Value self, uint64_t *out);
bool dunder_get(Interp *in, Value self, const char *name, Value *out, bool *found);
bool dunder_set(Interp *in, Value self, const char *name, Value value, bool *done);
bool dunder_unary(Interp *in, UnaryOp op, Value self, Value *out);
bool dunder_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done);
bool dunder_update(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done);

#endif
