/* lib/ordered_dict: collections.OrderedDict as state_dict() prints it. */
#ifndef LIB_ORDERED_DICT_H
#define LIB_ORDERED_DICT_H

#include "eval/interp.h"

Value new_ordered_dict(Interp *in);

#endif
