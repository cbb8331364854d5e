/* lib/ordered_dict: collections.OrderedDict, which state_dict() gives: pycollections.c. */
#ifndef LIB_ORDERED_DICT_H
#define LIB_ORDERED_DICT_H

#include "eval/interp.h"

Value new_ordered_dict(Interp *in);

#endif
