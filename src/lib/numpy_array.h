/* lib/numpy_array: the methods of numpy.ndarray, which NumPy's scalars have too. */
#ifndef LIB_NUMPY_ARRAY_H
#define LIB_NUMPY_ARRAY_H

#include "eval/value.h"

extern const Native numpy_array_members[];

#endif
