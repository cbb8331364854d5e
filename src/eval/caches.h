/* eval/caches: what the interpreter works out once and finds again by a pointer. */
#ifndef EVAL_CACHES_H
#define EVAL_CACHES_H

#include "eval/bind.h"

/* From a pointer to a pointer; grows; nothing is ever taken out. Starts as {0}. */
typedef struct PointerMap {
    const void **keys;
    void **values;
    size_t count, room; /* room: a power of two */
} PointerMap;

void *map_find(const PointerMap *map, const void *key); /* NULL where absent */
void map_set(PointerMap *map, const void *key, void *value);
void map_release(PointerMap *map);

enum { MEMBER_CACHE = 2048 };

/* The row of a static type's own table, or that it has none by this name. */
typedef struct MemberEntry {
    const Type *type;
    const char *name;
    const Native *native;
} MemberEntry;

typedef struct Caches {
    PointerMap signatures; /* of natives: signature text -> Signature */
    PointerMap slots;      /* of static types: Type -> Type with the inherited slots filled in */
    MemberEntry members[MEMBER_CACHE];
    uint64_t classes_changed; /* counts: slots of a class made before the last change are old */
} Caches;

Caches *caches_new(void);
void caches_free(Caches *caches);
/* The row of `type`'s own members; name is interned. */
const Native *member_find(Interp *in, const Type *type, const char *name);

#endif
