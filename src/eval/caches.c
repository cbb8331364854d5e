/* eval/caches: pointer maps and the cache of members. */
#include "eval/caches.h"

#include <string.h>

#include "base/mem.h"

static size_t hash_pointer(const void *key) {
    return (size_t)(((uint64_t)(uintptr_t)key * UINT64_C(0x9E3779B97F4A7C15)) >> 32);
}

static size_t place_of(const PointerMap *map, const void *key) {
    size_t i = hash_pointer(key) & (map->room - 1);
    while (map->keys[i] && map->keys[i] != key) i = (i + 1) & (map->room - 1);
    return i;
}

void *map_find(const PointerMap *map, const void *key) {
    if (!map->room) return NULL;
    return map->values[place_of(map, key)];
}

static void widen(PointerMap *map) {
    PointerMap wide = {.room = map->room ? map->room * 2 : 64};
    wide.keys = mem_new(wide.room * sizeof *wide.keys);
    wide.values = mem_new(wide.room * sizeof *wide.values);
    for (size_t i = 0; i < map->room; i++)
        if (map->keys[i]) map_set(&wide, map->keys[i], map->values[i]);
    map_release(map);
    *map = wide;
}

void map_set(PointerMap *map, const void *key, void *value) {
    if (map->count * 2 >= map->room) widen(map);
    size_t i = place_of(map, key);
    if (!map->keys[i]) map->count++;
    map->keys[i] = key;
    map->values[i] = value;
}

void map_release(PointerMap *map) {
    mem_free(map->keys);
    mem_free(map->values);
    *map = (PointerMap){0};
}

Caches *caches_new(void) {
    return mem_new(sizeof(Caches));
}

void caches_free(Caches *caches) {
    for (size_t i = 0; i < caches->signatures.room; i++)
        if (caches->signatures.keys[i]) signature_free(caches->signatures.values[i]);
    for (size_t i = 0; i < caches->slots.room; i++) mem_free(caches->slots.values[i]);
    map_release(&caches->signatures);
    map_release(&caches->slots);
    mem_free(caches);
}

static const Native *search(const Native *members, const char *name) {
    for (const Native *row = members; row && row->name; row++)
        if (strcmp(row->name, name) == 0) return row;
    return NULL;
}

const Native *member_find(Interp *in, const Type *type, const char *name) {
    if (!type->members) return NULL;
    size_t i = (hash_pointer(type) ^ hash_pointer(name)) % MEMBER_CACHE;
    MemberEntry *entry = &in->caches->members[i];
    if (entry->type != type || entry->name != name)
        *entry = (MemberEntry){type, name, search(type->members, name)};
    return entry->native;
}
