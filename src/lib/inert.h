/* lib/inert: libraries that tutorials import beside PyTorch and that the lab does without: the
 * import works, what is called on them does nothing. */
#ifndef LIB_INERT_H
#define LIB_INERT_H

#include "eval/interp.h"

extern const ModuleSpec module_pandas, module_seaborn;

#endif
