/* lib/pyleft_out: names of Python's own modules that the lab leaves out: an error says so, unlike
 * for a typing error. Fits ModuleSpec.missing. */
#ifndef LIB_PYLEFT_OUT_H
#define LIB_PYLEFT_OUT_H

#include "eval/interp.h"

bool python_left_out(Interp *in, const char *module, const char *name);

#endif
