/* eval/pool: who lives and who dies.
 *
 *     pool   [ object ][ object ][ object ]      each holds one reference
 *                       ^ mark                    the drain lets go of what lies above
 *
 * Every counted object is also in the interpreter's ring, so that the sweep finds cycles. */
#ifndef EVAL_POOL_H
#define EVAL_POOL_H

#include "eval/interp.h"

typedef struct Pool {
    Object **items;
    size_t count, room;
} Pool;

/* A new object that the caller holds, not the pool: value_drop lets go of it. */
void *object_new(Interp *in, const Type *type, size_t bytes);
/* The value lives on to the end of the statement, whatever happens to the variable it came from. */
static inline Value pool_hold(Interp *in, Value v) {
    return v.tag == TAG_OBJECT ? pool_keep(in, value_retain(v)) : v;
}
/* Free every object, cycles included. Nothing may hold one after. */
void pool_sweep(Interp *in);

#endif
