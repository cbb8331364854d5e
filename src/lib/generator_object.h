/* lib/generator_object: torch.Generator: the one that torch draws from, or one of the user's own.
 */
#ifndef LIB_GENERATOR_OBJECT_H
#define LIB_GENERATOR_OBJECT_H

#include "lib/state.h"

extern const Type type_torch_generator;

/* shared: torch's own generator, as torch.manual_seed() returns it */
Value new_torch_generator(Interp *in, bool shared);
/* generator=None: torch's own */
bool arg_generator(Interp *in, Value v, Generator **out);

#endif
