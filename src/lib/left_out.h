/* lib/left_out: names of the real PyTorch, NumPy and pyplot that the lab leaves out. An error says
 * so, unlike for a typing error. */
#ifndef LIB_LEFT_OUT_H
#define LIB_LEFT_OUT_H

#include "eval/interp.h"

/* Where `module` ("torch.nn") really has `name`: raises an AttributeError that says so and returns
 * true. Else false, with nothing raised. Fits ModuleSpec.missing. */
bool left_out_raise(Interp *in, const char *module, const char *name);

#endif
