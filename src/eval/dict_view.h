/* eval/dict_view: d.keys(), d.values(), d.items(): they show the dict as it is now. */
#ifndef EVAL_DICT_VIEW_H
#define EVAL_DICT_VIEW_H

#include "eval/dict.h"

typedef enum DictPart { DICT_KEYS, DICT_VALUES, DICT_ITEMS } DictPart;

Value new_dict_view(Interp *in, const Type *type, Value dict);
Value dict_iterator(Interp *in, Value dict, DictPart part);
Value dict_reversed(Interp *in, Value dict); /* an iterator over the keys, last one first */
bool dict_iterate(Interp *in, Value self, Value *iterator);

#endif
