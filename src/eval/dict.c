/* eval/dict: the table of a dictionary: finding, setting and taking out. */
#include "eval/dict.h"

#include <string.h>

#include "base/mem.h"
#include "eval/pool.h"
#include "eval/sequence.h"
#include "eval/text.h"

bool value_is_dict(Value v) {
    return v.tag == TAG_OBJECT &&
           (v.as.object->type == &type_dict || type_is(v.as.object->type, &type_dict));
}

Value new_dict_of(Interp *in, const Type *type) {
    return value_object(new_object(in, type, sizeof(DictObject)));
}

Value new_dict(Interp *in) {
    return new_dict_of(in, &type_dict);
}

int64_t dict_count(Value dict) {
    return AS_DICT(dict)->count;
}

bool raise_key(Interp *in, Value key) {
    Value class = type_value(exception_type(ERROR_KEY)), exception;
    return value_call_with(in, class, &key, 1, &exception) && interp_raise_value(in, exception);
}

/* -- the table -------------------------------------------------------------------------------- */

static int64_t *slot_from(DictObject *d, uint64_t hash, uint64_t *at) {
    *at = (hash ^ hash >> 29) & (uint64_t)(d->slot_count - 1);
    return &d->slots[*at];
}

static int64_t *slot_after(DictObject *d, uint64_t *at) {
    *at = (*at + 1) & (uint64_t)(d->slot_count - 1);
    return &d->slots[*at];
}

/* The index of key's entry, or -1. A comparison may run the user's code, which may change d. */
static bool find(Interp *in, DictObject *d, Value key, uint64_t hash, int64_t *out) {
    *out = -1;
    if (d->count == 0) return true;
    uint64_t at = 0;
    for (int64_t *slot = slot_from(d, hash, &at); *slot; slot = slot_after(d, &at)) {
        DictEntry *entry = &d->entries[*slot - 1];
        if (entry->key.tag == TAG_ABSENT || entry->hash != hash) continue;
        const DictEntry *entries = d->entries;
        int64_t index = *slot - 1;
        bool same = false;
        if (!value_same(in, entry->key, key, &same)) return false;
        if (d->entries != entries)
            return interp_raise(in, ERROR_RUNTIME, "dictionary changed during a look-up");
        if (!same) continue;
        *out = index;
        return true;
    }
    return true;
}

/* Make room for one entry more: the holes go, the slots are laid anew. */
static bool make_room(Interp *in, DictObject *d) {
    if (d->used < d->room) return true;
    int64_t room = d->count < 4 ? 8 : d->count * 2, slot_count = 16;
    while (slot_count < room * 2) slot_count *= 2;
    DictEntry *entries = mem_try((size_t)room, sizeof *entries);
    int64_t *slots = mem_try((size_t)slot_count, sizeof *slots);
    if (!entries || !slots) {
        mem_free(entries);
        mem_free(slots);
        return raise_no_memory(in, room * (int64_t)sizeof *entries);
    }
    int64_t used = 0;
    for (int64_t i = 0; i < d->used; i++)
        if (d->entries[i].key.tag != TAG_ABSENT) entries[used++] = d->entries[i];
    mem_free(d->entries);
    mem_free(d->slots);
    d->entries = entries;
    d->slots = slots;
    d->used = used;
    d->room = room;
    d->slot_count = slot_count;
    for (int64_t i = 0; i < used; i++) {
        uint64_t at = 0;
        int64_t *slot = slot_from(d, entries[i].hash, &at);
        while (*slot) slot = slot_after(d, &at);
        *slot = i + 1;
    }
    return true;
}

bool dict_set(Interp *in, Value dict, Value key, Value value) {
    DictObject *d = AS_DICT(dict);
    uint64_t hash = 0;
    int64_t index = -1;
    if (!value_hash(in, key, &hash) || !find(in, d, key, hash, &index)) return false;
    if (index >= 0) {
        Value old = d->entries[index].value;
        d->entries[index].value = value_retain(value);
        value_drop(old);
        return true;
    }
    if (!make_room(in, d)) return false;
    uint64_t at = 0;
    int64_t *slot = slot_from(d, hash, &at);
    while (*slot) slot = slot_after(d, &at);
    d->entries[d->used] = (DictEntry){hash, value_retain(key), value_retain(value)};
    *slot = ++d->used;
    d->count++;
    return true;
}

bool dict_get(Interp *in, Value dict, Value key, Value *out, bool *found) {
    DictObject *d = AS_DICT(dict);
    uint64_t hash = 0;
    int64_t index = -1;
    if (!value_hash(in, key, &hash) || !find(in, d, key, hash, &index)) return false;
    *found = index >= 0;
    if (*found) *out = pool_hold(in, d->entries[index].value);
    return true;
}

bool dict_has(Interp *in, Value dict, Value key, bool *found) {
    Value ignored;
    return dict_get(in, dict, key, &ignored, found);
}

/* The entry becomes a hole; the slot that points to it stays, so that searches go on past it. */
bool dict_remove(Interp *in, Value dict, Value key, Value *value, bool *found) {
    DictObject *d = AS_DICT(dict);
    uint64_t hash = 0;
    int64_t index = -1;
    if (!value_hash(in, key, &hash) || !find(in, d, key, hash, &index)) return false;
    *found = index >= 0;
    if (!*found) return true;
    DictEntry old = d->entries[index];
    d->entries[index].key = d->entries[index].value = (Value){.tag = TAG_ABSENT};
    d->count--;
    if (value) *value = pool_hold(in, old.value);
    value_drop(old.key);
    value_drop(old.value);
    return true;
}

void dict_empty(DictObject *d) {
    DictEntry *entries = d->entries;
    int64_t used = d->used;
    mem_free(d->slots);
    d->entries = NULL;
    d->slots = NULL;
    d->used = d->room = d->count = d->slot_count = 0;
    for (int64_t i = 0; i < used; i++) {
        value_drop(entries[i].key);
        value_drop(entries[i].value);
    }
    mem_free(entries);
}

bool dict_each(Value dict, int64_t *at, Value *key, Value *value) {
    DictObject *d = AS_DICT(dict);
    while (*at < d->used) {
        DictEntry *entry = &d->entries[(*at)++];
        if (entry->key.tag == TAG_ABSENT) continue;
        *key = entry->key;
        *value = entry->value;
        return true;
    }
    return false;
}

bool dict_set_text(Interp *in, Value dict, const char *key, Value value) {
    return dict_set(in, dict, new_str(in, key), value);
}

bool dict_get_text(Interp *in, Value dict, const char *key, Value *out, bool *found) {
    return dict_get(in, dict, new_str(in, key), out, found);
}
