/* lib/numpy_generator: what np.random's functions share with the generators of default_rng. */
#ifndef LIB_NUMPY_GENERATOR_H
#define LIB_NUMPY_GENERATOR_H

#include "lib/tensor_result.h"

extern const Type type_numpy_generator;
Builtin numpy_default_rng;

/* A tensor of size=...: None is one number. *made as tensor_new gave it. */
bool random_room(Interp *in, Value size, DType dtype, Tensor *out, bool *made, Error *error);
/* What was drawn: an array, or Python's own number where the size was None. */
bool random_drawn(Interp *in, bool made, Tensor *t, Error *error, Value *out);

#endif
