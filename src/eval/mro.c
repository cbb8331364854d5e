/* eval/mro: the order in which a class and its bases are asked.
 *
 *     class A: ...   class B(A): ...   class C(A): ...   class D(B, C): ...
 *     D  B  C  A  object
 *
 * A static class has one base, and its order is the chain. */
#include <string.h>

#include "base/mem.h"
#include "eval/class.h"

bool type_is_made(const Type *type) {
    return type->head.older != NULL;
}

ClassObject *class_of(const Type *type) {
    return (ClassObject *)type;
}

static const Type *base_of(const Type *type) {
    if (type == &type_object) return NULL;
    return type->base ? type->base : &type_object;
}

Mro mro_of(const Type *type) {
    if (type_is_made(type)) return (Mro){.class = class_of(type)};
    return (Mro){.next = type};
}

const Type *mro_next(Mro *mro) {
    if (mro->class) return mro->at < mro->class->mro_count ? mro->class->mro[mro->at++] : NULL;
    const Type *type = mro->next;
    if (type) mro->next = base_of(type);
    return type;
}

bool type_is(const Type *type, const Type *base) {
    Mro mro = mro_of(type);
    for (const Type *t; (t = mro_next(&mro));)
        if (t == base) return true;
    return false;
}

bool value_is(Value v, const Type *type) {
    return type_is(value_type(v), type);
}

/* Lists to merge: the orders of the bases, then the bases themselves. */
typedef struct Merge {
    const Type **lists[MERGE_MAX + 1];
    int counts[MERGE_MAX + 1];
    int at[MERGE_MAX + 1];
    int count;
} Merge;

static void merge_add(Merge *merge, const Type *type) {
    int count = 0;
    Mro mro = mro_of(type);
    while (mro_next(&mro)) count++;
    const Type **list = mem_new((size_t)count * sizeof(Type *));
    mro = mro_of(type);
    for (int i = 0; i < count; i++) list[i] = mro_next(&mro);
    merge->lists[merge->count] = list;
    merge->counts[merge->count++] = count;
}

/* Does `type` stand in the rest of some list, behind its first? Then it is not its turn. */
static bool is_behind(const Merge *merge, const Type *type) {
    for (int l = 0; l < merge->count; l++)
        for (int i = merge->at[l] + 1; i < merge->counts[l]; i++)
            if (merge->lists[l][i] == type) return true;
    return false;
}

static const Type *merge_next(Merge *merge) {
    const Type *good = NULL;
    for (int l = 0; !good && l < merge->count; l++) {
        if (merge->at[l] == merge->counts[l]) continue;
        const Type *type = merge->lists[l][merge->at[l]];
        if (!is_behind(merge, type)) good = type;
    }
    for (int l = 0; good && l < merge->count; l++)
        if (merge->at[l] < merge->counts[l] && merge->lists[l][merge->at[l]] == good)
            merge->at[l]++;
    return good;
}

static int merge_left(const Merge *merge) {
    int left = 0;
    for (int l = 0; l < merge->count; l++) left += merge->counts[l] - merge->at[l];
    return left;
}

bool mro_make(Interp *in, ClassObject *class) {
    Merge merge = {.count = 0};
    for (int i = 0; i < class->base_count; i++) merge_add(&merge, class->bases[i]);
    const Type **bases = mem_new((size_t) class->base_count * sizeof(Type *));
    memcpy(bases, class->bases, (size_t) class->base_count * sizeof(Type *));
    merge.lists[merge.count] = bases;
    merge.counts[merge.count++] = class->base_count;
    class->mro = mem_new(((size_t)merge_left(&merge) + 1) * sizeof(Type *));
    class->mro[class->mro_count++] = &class->type;
    while (merge_left(&merge) > 0) {
        const Type *next = merge_next(&merge);
        if (!next) break;
        class->mro[class->mro_count++] = next;
        value_retain(type_value(next));
    }
    bool fine = merge_left(&merge) == 0;
    for (int l = 0; l < merge.count; l++) mem_free(merge.lists[l]);
    if (fine) return true;
    return interp_raise(
        in, ERROR_TYPE,
        "Cannot create a consistent method resolution\norder (MRO) for bases %s, %s",
        class->bases[0]->name, class->bases[class->base_count - 1]->name);
}

/* ---- finding attributes */

bool found_any(const Found *found) {
    return found->native || found->value.tag != TAG_ABSENT;
}

static bool find_own(Interp *in, const Type *type, const char *name, Found *found) {
    found->owner = type;
    if (type->attrs) {
        Value *held = names_find(type->attrs, name);
        if (held) found->value = *held;
    } else {
        found->native = member_find(in, type, name);
    }
    return found_any(found);
}

Found class_find(Interp *in, const Type *type, const char *name) {
    Found found = {0};
    Mro mro = mro_of(type);
    for (const Type *t; (t = mro_next(&mro));)
        if (find_own(in, t, name, &found)) break;
    return found;
}

Found class_find_after(Interp *in, const Type *type, const Type *start, const char *name) {
    Found found = {0};
    Mro mro = mro_of(type);
    const Type *t;
    while ((t = mro_next(&mro)) && t != start) continue;
    while ((t = mro_next(&mro)))
        if (find_own(in, t, name, &found)) break;
    return found;
}
