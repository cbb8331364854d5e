/* eval/iter: iterators over the builtin objects, and enumerate, zip, map, filter, reversed. */
#ifndef EVAL_ITER_H
#define EVAL_ITER_H

#include "eval/interp.h"

typedef struct RangeObject {
    Object head;
    int64_t start, stop, step, count;
} RangeObject;

#define AS_RANGE(v) ((RangeObject *)(void *)(v).as.object)

extern const Type type_enumerate, type_zip, type_map, type_filter, type_reversed, type_generator;

bool iterate_itself(Interp *in, Value self, Value *iterator); /* the slot of every iterator */
Value new_range(Interp *in, int64_t start, int64_t stop, int64_t step);
/* Counts index = 0, 1, ... (or count - 1 down to 0) and asks `at` for each item; `at` says done
 * where the source has become shorter. `source` is retained. */
typedef bool (*IterAt)(Interp *in, Value source, int64_t index, Value *out, bool *done);
Value new_index_iterator(Interp *in, const Type *type, Value source, IterAt at, int64_t first,
                         int64_t step);
extern const Type type_list_iterator, type_tuple_iterator, type_str_iterator, type_range_iterator,
    type_list_reverse_iterator;
/* A generator expression's values, computed into a list: an iterator that calls itself generator.
 */
Value new_generator(Interp *in, Value list);
bool new_reversed(Interp *in, Value source, Value *out);
/* iter(f, sentinel) */
Value new_call_iterator(Interp *in, Value callee, Value sentinel);

#endif
