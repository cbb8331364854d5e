/* eval/names: names to values. Up to eight are searched one by one; above that a hash table of
 * indices stands beside the entries. */
#include "eval/names.h"

#include "base/mem.h"

enum { SEARCH_MAX = 8 };

static int slot_of(const Names *names, const char *name) {
    uint64_t h = (uint64_t)(uintptr_t)name * UINT64_C(0x9E3779B97F4A7C15);
    return (int)(h >> 33) & (names->slot_count - 1);
}

/* The slot of this name, or the free one where it would go. Slots of deleted entries stay taken. */
static int slot_find(const Names *names, const char *name) {
    int i = slot_of(names, name);
    while (names->slots[i] && names->entries[names->slots[i] - 1].name != name)
        i = (i + 1) & (names->slot_count - 1);
    return i;
}

Value *names_find(const Names *names, const char *name) {
    if (names->slots) {
        int index = names->slots[slot_find(names, name)];
        return index ? &names->entries[index - 1].value : NULL;
    }
    for (int i = 0; i < names->count; i++)
        if (names->entries[i].name == name) return &names->entries[i].value;
    return NULL;
}

static void close_holes(Names *names) {
    int kept = 0;
    for (int i = 0; i < names->count; i++)
        if (names->entries[i].name) names->entries[kept++] = names->entries[i];
    names->count = kept;
}

static void index_again(Names *names) {
    mem_free(names->slots);
    names->slots = NULL;
    if (names->room <= SEARCH_MAX) return;
    names->slot_count = 16;
    while (names->slot_count < 2 * names->room) names->slot_count *= 2;
    names->slots = mem_new((size_t)names->slot_count * sizeof *names->slots);
    for (int i = 0; i < names->count; i++)
        names->slots[slot_find(names, names->entries[i].name)] = i + 1;
}

static void make_room(Names *names) {
    if (names->count < names->room) return;
    close_holes(names);
    if (names->count * 4 >= names->room * 3) {
        names->room = names->room ? names->room * 2 : 4;
        names->entries = mem_grow(names->entries, (size_t)names->room * sizeof *names->entries);
    }
    index_again(names);
}

void names_set(Names *names, const char *name, Value value) {
    value_retain(value);
    Value *held = names_find(names, name);
    if (held) {
        Value old = *held;
        *held = value;
        value_drop(old);
        return;
    }
    make_room(names);
    names->entries[names->count++] = (NameEntry){name, value};
    if (names->slots) names->slots[slot_find(names, name)] = names->count;
}

bool names_delete(Names *names, const char *name) {
    Value *held = names_find(names, name);
    if (!held) return false;
    Value old = *held;
    for (int i = 0; i < names->count; i++)
        if (names->entries[i].name == name) names->entries[i] = (NameEntry){0};
    value_drop(old);
    return true;
}

void names_clear(Names *names) {
    Names old = *names;
    *names = (Names){0};
    for (int i = 0; i < old.count; i++)
        if (old.entries[i].name) value_drop(old.entries[i].value);
    mem_free(old.entries);
    mem_free(old.slots);
}

Names *names_new(void) {
    return mem_new(sizeof(Names));
}

void names_free(Names *names) {
    if (!names) return;
    names_clear(names);
    mem_free(names);
}
