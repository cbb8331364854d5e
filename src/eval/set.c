/* eval/set: the table of a set. Items stand in the order in which CPython's table gives them: a
 * learner who compares with Python sees {8, 1, 2} where Python says {8, 1, 2}.
 *
 * A search starts at hash & mask, looks at up to ten neighbours, then jumps by what is left of the
 * hash. */
#include "eval/set.h"

#include "base/mem.h"
#include "eval/dict.h"
#include "eval/iter.h"
#include "eval/pool.h"
#include "eval/sequence.h"
#include "eval/text.h"

enum { SMALLEST = 8, NEIGHBOURS = 9, PERTURB_SHIFT = 5 };

/* A deleted entry has no key, and a hash that tells it from a free one. */
#define DELETED UINT64_MAX

static bool is_free(const SetEntry *e) {
    return e->key.tag == TAG_ABSENT && e->hash == 0;
}

bool value_is_set(Value v) {
    return v.tag == TAG_OBJECT &&
           (v.as.object->type == &type_set || v.as.object->type == &type_frozenset);
}

Value new_set_of(Interp *in, const Type *type) {
    SetObject *s = new_object(in, type, sizeof *s);
    s->table = mem_new(SMALLEST * sizeof *s->table);
    s->mask = SMALLEST - 1;
    return value_object(s);
}

Value new_set(Interp *in) {
    return new_set_of(in, &type_set);
}

/* -- the search ------------------------------------------------------------------------------- */

typedef struct Probe {
    uint64_t mask, perturb, base;
    uint64_t step, neighbours;
} Probe;

static Probe probe_start(const SetObject *s, uint64_t hash) {
    uint64_t mask = (uint64_t)s->mask, base = hash & mask;
    return (Probe){mask, hash, base, 0, base + NEIGHBOURS <= mask ? NEIGHBOURS : 0};
}

static uint64_t probe_at(const Probe *p) {
    return p->base + p->step;
}

static void probe_next(Probe *p) {
    if (p->step++ < p->neighbours) return;
    p->perturb >>= PERTURB_SHIFT;
    p->base = (p->base * 5 + 1 + p->perturb) & p->mask;
    p->neighbours = p->base + NEIGHBOURS <= p->mask ? NEIGHBOURS : 0;
    p->step = 0;
}

/* The slot of an equal item, or where it would go (*found false): the last deleted one on the way,
 * else the free one at its end. */
static bool find(Interp *in, SetObject *s, Value item, uint64_t hash, int64_t *slot, bool *found) {
    int64_t deleted = -1;
    *found = false;
    for (Probe p = probe_start(s, hash);; probe_next(&p)) {
        SetEntry *e = &s->table[probe_at(&p)];
        *slot = (int64_t)probe_at(&p);
        if (is_free(e)) {
            if (deleted >= 0) *slot = deleted;
            return true;
        }
        if (e->key.tag == TAG_ABSENT) deleted = *slot;
        if (e->hash != hash || e->key.tag == TAG_ABSENT) continue;
        const SetEntry *table = s->table;
        if (!value_same(in, e->key, item, found)) return false;
        if (s->table != table)
            return interp_raise(in, ERROR_RUNTIME, "set changed during a look-up");
        if (*found) return true;
    }
}

static void insert_new(SetObject *s, Value key, uint64_t hash) {
    Probe p = probe_start(s, hash);
    while (s->table[probe_at(&p)].key.tag != TAG_ABSENT) probe_next(&p);
    s->table[probe_at(&p)] = (SetEntry){hash, key};
    s->fill++;
    s->used++;
}

static bool resize(Interp *in, SetObject *s, int64_t least) {
    int64_t size = SMALLEST, old_mask = s->mask;
    while (size <= least) size *= 2;
    SetEntry *old = s->table, *table = mem_try((size_t)size, sizeof *table);
    if (!table) return raise_no_memory(in, size * (int64_t)sizeof *table);
    s->table = table;
    s->mask = size - 1;
    s->fill = s->used = 0;
    for (int64_t i = 0; i <= old_mask; i++)
        if (old[i].key.tag != TAG_ABSENT) insert_new(s, old[i].key, old[i].hash);
    mem_free(old);
    return true;
}

static bool resize_for_growth(Interp *in, SetObject *s) {
    return resize(in, s, s->used > 50000 ? s->used * 2 : s->used * 4);
}

/* A hash of 0 would look free without its key, so only the key decides; DELETED is no item's. */
static bool hash_of(Interp *in, Value item, uint64_t *hash) {
    if (!value_hash(in, item, hash)) return false;
    if (*hash == DELETED) *hash = DELETED - 1;
    return true;
}

static bool add_hashed(Interp *in, SetObject *s, Value item, uint64_t hash) {
    int64_t slot = 0;
    bool found = false;
    if (!find(in, s, item, hash, &slot, &found)) return false;
    if (found) return true;
    bool was_free = is_free(&s->table[slot]);
    s->table[slot] = (SetEntry){hash, value_retain(item)};
    s->used++;
    if (!was_free) return true;
    s->fill++;
    return s->fill * 5 < s->mask * 3 || resize_for_growth(in, s);
}

bool set_add(Interp *in, Value set, Value item) {
    uint64_t hash = 0;
    return hash_of(in, item, &hash) && add_hashed(in, AS_SET(set), item, hash);
}

bool set_has(Interp *in, Value set, Value item, bool *found) {
    uint64_t hash = 0;
    int64_t slot = 0;
    return hash_of(in, item, &hash) && find(in, AS_SET(set), item, hash, &slot, found);
}

bool set_discard(Interp *in, Value set, Value item, bool *found) {
    SetObject *s = AS_SET(set);
    uint64_t hash = 0;
    int64_t slot = 0;
    if (!hash_of(in, item, &hash) || !find(in, s, item, hash, &slot, found)) return false;
    if (!*found) return true;
    Value old = s->table[slot].key;
    s->table[slot] = (SetEntry){DELETED, {.tag = TAG_ABSENT}};
    s->used--;
    value_drop(old);
    return true;
}

bool set_each(Value set, int64_t *at, Value *item) {
    SetObject *s = AS_SET(set);
    while (*at <= s->mask) {
        SetEntry *e = &s->table[(*at)++];
        if (e->key.tag == TAG_ABSENT) continue;
        *item = e->key;
        return true;
    }
    return false;
}

/* -- whole sets ------------------------------------------------------------------------------- */

/* Into an empty set of the same size the table is copied as it stands. */
static bool merge(Interp *in, SetObject *s, SetObject *from) {
    if (s == from || from->used == 0) return true;
    if ((s->fill + from->used) * 5 >= s->mask * 3 && !resize(in, s, (s->used + from->used) * 2))
        return false;
    bool was_empty = s->fill == 0;
    bool alike = was_empty && s->mask == from->mask && from->fill == from->used;
    for (int64_t i = 0; i <= from->mask && !stop_asked(); i++) {
        SetEntry e = from->table[i];
        if (e.key.tag == TAG_ABSENT) continue;
        if (alike) {
            s->table[i] = (SetEntry){e.hash, value_retain(e.key)};
            s->fill++;
            s->used++;
        } else if (was_empty) {
            insert_new(s, value_retain(e.key), e.hash);
        } else if (!add_hashed(in, s, e.key, e.hash)) {
            return false;
        }
    }
    return true;
}

static bool update_from_dict(Interp *in, Value set, Value dict) {
    SetObject *s = AS_SET(set);
    int64_t more = dict_count(dict);
    if ((s->fill + more) * 5 >= s->mask * 3 && !resize(in, s, (s->used + more) * 2)) return false;
    Value key, value;
    for (int64_t at = 0; dict_each(dict, &at, &key, &value);)
        if (!set_add(in, set, key)) return false;
    return true;
}

bool set_update(Interp *in, Value set, Value from) {
    if (value_is_set(from)) return merge(in, AS_SET(set), AS_SET(from));
    if (value_is_dict(from)) return update_from_dict(in, set, from);
    Value iterator, item;
    if (!value_iterate(in, from, &iterator)) return false;
    for (bool done = false;;) {
        size_t mark = pool_mark(in);
        if (!value_next(in, iterator, &item, &done)) return false;
        if (done) return true;
        if (!set_add(in, set, item) || interp_stopped(in)) return false;
        pool_drain(in, mark);
    }
}

bool set_discard_all(Interp *in, Value set, Value from) {
    Value iterator, item;
    if (!value_iterate(in, from, &iterator)) return false;
    for (bool done = false, found = false;;) {
        if (!value_next(in, iterator, &item, &done)) return false;
        if (done) break;
        if (!set_discard(in, set, item, &found)) return false;
    }
    SetObject *s = AS_SET(set);
    return (s->fill - s->used) <= s->mask / 5 || resize_for_growth(in, s);
}

static bool copy_of(Interp *in, Value a, Value *out) {
    *out = new_set_of(in, value_type(a));
    return set_update(in, *out, a);
}

/* The smaller of two sets is gone through; of another iterable, its own order counts. */
static bool intersection(Interp *in, Value a, Value b, Value *out) {
    *out = new_set_of(in, value_type(a));
    if (value_is_set(b) && AS_SET(b)->used > AS_SET(a)->used) {
        Value held = a;
        a = b;
        b = held;
    }
    Value iterator, item;
    if (!value_iterate(in, b, &iterator)) return false;
    for (bool done = false, found = false;;) {
        if (!value_next(in, iterator, &item, &done)) return false;
        if (done) return true;
        if (!set_has(in, a, item, &found) || (found && !set_add(in, *out, item))) return false;
    }
}

static bool difference(Interp *in, Value a, Value b, Value *out) {
    bool has_table = value_is_set(b) || value_is_dict(b);
    int64_t others = value_is_set(b) ? AS_SET(b)->used : has_table ? dict_count(b) : 0;
    if (!has_table || AS_SET(a)->used >> 2 > others)
        return copy_of(in, a, out) && set_discard_all(in, *out, b);
    Value item;
    *out = new_set_of(in, value_type(a));
    for (int64_t at = 0; set_each(a, &at, &item) && !stop_asked();) {
        bool found = false;
        bool fine = value_is_set(b) ? set_has(in, b, item, &found) : dict_has(in, b, item, &found);
        if (!fine || (!found && !set_add(in, *out, item))) return false;
    }
    return true;
}

/* a ^= b: what both have goes, what only b has comes. */
bool set_toggle_all(Interp *in, Value a, Value b) {
    Value item;
    for (int64_t at = 0; set_each(b, &at, &item) && !stop_asked();) {
        bool found = false;
        if (!set_discard(in, a, item, &found) || (!found && !set_add(in, a, item))) return false;
    }
    return true;
}

static bool symmetric(Interp *in, Value a, Value b, Value *out) {
    *out = new_set_of(in, value_type(a));
    return set_update(in, *out, b) && set_toggle_all(in, *out, a);
}

bool set_combine(Interp *in, BinaryOp op, Value a, Value b, Value *out) {
    switch (op) {
    case BINARY_OR: return copy_of(in, a, out) && set_update(in, *out, b);
    case BINARY_AND: return intersection(in, a, b, out);
    case BINARY_SUB: return difference(in, a, b, out);
    default: return symmetric(in, a, b, out);
    }
}

bool set_within(Interp *in, Value a, Value b, bool *out) {
    Value item;
    *out = AS_SET(a)->used <= AS_SET(b)->used;
    for (int64_t at = 0; *out && set_each(a, &at, &item) && !stop_asked();)
        if (!set_has(in, b, item, out)) return false;
    return true;
}
