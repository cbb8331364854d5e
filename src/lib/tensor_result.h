/* lib/tensor_result: how a builtin of torch or numpy ends: the Tensor that it made becomes a value.
 *
 * Each takes `made`, the bool that the call into tensor/ gave, with the Error beside it:
 *
 *     Tensor t;
 *     Error error = {0};
 *     return give_result(in, tensor_cat(..., &t, &error), &t, &error, "CatBackward0", items, n,
 * out);
 */
#ifndef LIB_TENSOR_RESULT_H
#define LIB_TENSOR_RESULT_H

#include "lib/state.h"
#include "lib/tensor_object.h"

/* Builtins that live in one file and are listed in the table of another: `Builtin torch_sum;` */
typedef bool Builtin(Interp *in, const Value *args, Value *out);

/* torch: the result requires grad where one of the inputs does. grad NULL: never. */
bool give_result(Interp *in, bool made, Tensor *t, Error *error, const char *grad,
                 const Value *inputs, int count, Value *out);
/* torch: a view of `self`, which autograd remembers. */
bool give_view(Interp *in, bool made, Tensor *t, Error *error, const char *grad, Value self,
               Value *out);
/* numpy: an ndarray, or a scalar where it has no dimensions. */
bool give_array(Interp *in, bool made, Tensor *t, Error *error, Value *out);

/* Whether operations are recorded, and whether one on these inputs is. */
bool grad_enabled(Interp *in);
bool grad_wanted(Interp *in, const Value *inputs, int count);

/* Before a tensor is written to: refused for a leaf that requires grad (and a view of one). */
bool in_place_allowed(Interp *in, Value self);
bool in_place_allowed_of(Interp *in, Value self, bool view); /* view: a part of self is written */
/* After: what the tensor is now the result of. */
void in_place_done(Interp *in, Value self, const char *grad, const Value *inputs, int count);

/* Element number `linear` as a Python number: bool, int or float. */
Value tensor_number(const Tensor *t, int64_t linear);

#endif
