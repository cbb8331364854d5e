/* lib/numpy_sort: order among numbers. */
#include "lib/numpy_functions.h"
#include "lib/tensor_arg.h"

/* a, axis=-1 */
bool numpy_sort(Interp *in, const Value *args, Value *out) {
    Tensor a, t, places;
    Error error = {0};
    int dim;
    if (!numpy_along(in, args[0], args[1], &a, &dim)) return false;
    bool made = tensor_sort(&a, dim, false, &t, &places, &error);
    if (made) tensor_release(&places);
    return give_shaped(in, made, &a, &t, &error, out);
}

/* ar: its different numbers, in order */
bool numpy_unique(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    if (!arg_array(in, args[0], &a)) return false;
    return give_shaped(in, tensor_unique(&a, DIALECT_NUMPY, &t, &error), &a, &t, &error, out);
}
