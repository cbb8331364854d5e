/* eval/wrapper: x.__len__ and its like of objects that have the slot but no such method. */
#ifndef EVAL_WRAPPER_H
#define EVAL_WRAPPER_H

#include "eval/interp.h"

/* The method, if the type of v has the slot that stands for it. */
bool wrapper_find(Interp *in, Value v, const char *name, Value *out);

#endif
