/* eval/pool: counting holders, the pool of new objects, and the sweep of cycles. */
#include "eval/pool.h"

#include "base/mem.h"

static bool is_counted(const Object *object) {
    return object->older != NULL;
}

/* Static types are constants; only those that `class` made are counted, and those are ours. */
static Object *head_of_type(const Type *type) {
    return (Object *)&type->head;
}

Value value_retain(Value v) {
    if (v.tag == TAG_OBJECT && is_counted(v.as.object)) v.as.object->refs++;
    return v;
}

static void clear_object(Object *object) {
    const Type *type = object->type;
    while (type && !type->clear) type = type->base;
    if (type) type->clear(object);
}

static void unlink_object(Object *object) {
    object->older->newer = object->newer;
    object->newer->older = object->older;
}

/* Objects whose last holder has gone, linked through `older`. Clearing one may add more: they are
 * taken up by the loop that is already running, so a long chain needs no deep C stack. */
static Object *dying;
static bool burying;

static void object_free(Object *object) {
    unlink_object(object);
    object->older = dying;
    dying = object;
    if (burying) return;
    burying = true;
    while (dying) {
        Object *next = dying;
        dying = next->older;
        next->older = NULL;
        clear_object(next);
        value_drop(value_object(head_of_type(next->type)));
        mem_free(next);
    }
    burying = false;
}

void value_drop(Value v) {
    if (v.tag != TAG_OBJECT || !is_counted(v.as.object)) return;
    if (--v.as.object->refs == 0) object_free(v.as.object);
}

void *object_new(Interp *in, const Type *type, size_t bytes) {
    Object *object = mem_new(bytes);
    object->type = type;
    object->refs = 1;
    object->newer = &in->ring;
    object->older = in->ring.older;
    object->older->newer = object;
    in->ring.older = object;
    value_retain(value_object(head_of_type(type)));
    return object;
}

Value pool_keep(Interp *in, Value retained) {
    if (retained.tag != TAG_OBJECT || !is_counted(retained.as.object)) return retained;
    Pool *pool = in->pool;
    if (pool->count == pool->room) {
        pool->room = pool->room ? pool->room * 2 : 256;
        pool->items = mem_grow(pool->items, pool->room * sizeof(Object *));
    }
    pool->items[pool->count++] = retained.as.object;
    return retained;
}

void *new_object(Interp *in, const Type *type, size_t bytes) {
    void *object = object_new(in, type, bytes);
    pool_keep(in, value_object(object));
    return object;
}

size_t pool_mark(Interp *in) {
    return in->pool->count;
}

void pool_drain(Interp *in, size_t mark) {
    Pool *pool = in->pool;
    while (pool->count > mark) value_drop(value_object(pool->items[--pool->count]));
}

/* Hold all, clear all, free all: while they are cleared none goes away under another's feet. */
void pool_sweep(Interp *in) {
    Object *end = &in->ring;
    for (Object *o = end->older; o != end; o = o->older) o->refs++;
    for (Object *o = end->older; o != end; o = o->older) clear_object(o);
    while (end->older != end) {
        Object *o = end->older;
        unlink_object(o);
        mem_free(o);
    }
}
