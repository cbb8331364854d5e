/* eval/slots: a type's slots with those of its bases filled in, and the slots that call a class's
 * own methods: __len__ and the like. */
#include <stddef.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "eval/class.h"
#include "eval/dunder.h"

typedef void (*AnySlot)(void);

/* Which methods stand for which slot, and what the slot is then. */
typedef struct SlotRow {
    size_t offset; /* in Type */
    AnySlot slot;
    const char *const *methods; /* ends with NULL */
} SlotRow;

#define METHODS(...)                                                                               \
    (const char *const[]) {                                                                        \
        __VA_ARGS__, NULL                                                                          \
    }
#define ROW(FIELD, ...)                                                                            \
    { offsetof(Type, FIELD), (AnySlot)dunder_##FIELD, METHODS(__VA_ARGS__) }

static const SlotRow rows[] = {
    ROW(repr, "__repr__"),
    ROW(str, "__str__"),
    ROW(format, "__format__"),
    ROW(truth, "__bool__"),
    ROW(length, "__len__"),
    ROW(iterate, "__iter__"),
    ROW(next, "__next__"),
    ROW(item, "__getitem__"),
    ROW(set_item, "__setitem__"),
    ROW(del_item, "__delitem__"),
    ROW(contains, "__contains__"),
    ROW(call, "__call__"),
    ROW(hash, "__hash__"),
    ROW(get, "__getattr__"),
    ROW(set, "__setattr__"),
    ROW(unary, "__neg__", "__pos__", "__invert__"),
    ROW(binary, "__add__", "__radd__", "__sub__", "__rsub__", "__mul__", "__rmul__", "__truediv__",
        "__rtruediv__", "__floordiv__", "__rfloordiv__", "__mod__", "__rmod__", "__pow__",
        "__rpow__", "__matmul__", "__rmatmul__", "__and__", "__rand__", "__or__", "__ror__",
        "__xor__", "__rxor__", "__lshift__", "__rlshift__", "__rshift__", "__rrshift__", "__lt__",
        "__le__", "__gt__", "__ge__", "__eq__", "__ne__"),
    ROW(update, "__iadd__", "__isub__", "__imul__", "__itruediv__", "__ifloordiv__", "__imod__",
        "__ipow__", "__imatmul__", "__iand__", "__ior__", "__ixor__", "__ilshift__", "__irshift__"),
};

/* These have no methods of their own. */
static const size_t plain[] = {offsetof(Type, list), offsetof(Type, missing)};

static AnySlot read_slot(const Type *type, size_t offset) {
    AnySlot slot;
    memcpy(&slot, (const char *)type + offset, sizeof slot);
    return slot;
}

static void write_slot(Type *type, size_t offset, AnySlot slot) {
    memcpy((char *)type + offset, &slot, sizeof slot);
}

static bool has_method(Interp *in, const Type *type, const SlotRow *row) {
    if (type == &type_object) return false;
    for (const char *const *m = row->methods; *m; m++) {
        const char *name = intern(*m);
        if (type->attrs ? names_find(type->attrs, name) != NULL
                        : member_find(in, type, name) != NULL)
            return true;
    }
    return false;
}

static AnySlot own_slot(Interp *in, const Type *type, const SlotRow *row) {
    AnySlot slot = type->attrs ? NULL : read_slot(type, row->offset);
    if (!slot && (type->attrs || type->members) && has_method(in, type, row)) slot = row->slot;
    return slot;
}

static void fill_row(Interp *in, const Type *type, const SlotRow *row, Type *slots) {
    Mro mro = mro_of(type);
    for (const Type *t; (t = mro_next(&mro));) {
        AnySlot slot = own_slot(in, t, row);
        if (!slot) continue;
        write_slot(slots, row->offset, slot);
        return;
    }
}

static void fill_plain(const Type *type, size_t offset, Type *slots) {
    Mro mro = mro_of(type);
    for (const Type *t; (t = mro_next(&mro));)
        if (read_slot(t, offset)) {
            write_slot(slots, offset, read_slot(t, offset));
            return;
        }
}

/* A class with __eq__ and without __hash__ has no hash. */
static void fill_hash(const Type *type, Type *slots) {
    Mro mro = mro_of(type);
    for (const Type *t; (t = mro_next(&mro));) {
        if (!t->attrs) return;
        if (names_find(t->attrs, intern("__hash__"))) return;
        if (names_find(t->attrs, intern("__eq__"))) {
            slots->hash = dunder_no_hash;
            return;
        }
    }
}

void slots_fill(Interp *in, const Type *type, Type *slots) {
    memset(slots, 0, sizeof *slots);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) fill_row(in, type, &rows[i], slots);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) fill_plain(type, plain[i], slots);
    fill_hash(type, slots);
}

static const Type *slots_of_made(Interp *in, const Type *type) {
    ClassObject *class = class_of(type);
    if (class->slots && class->slots_made == in->caches->classes_changed) return class->slots;
    if (!class->slots) class->slots = mem_new(sizeof *class->slots);
    slots_fill(in, type, class->slots);
    class->slots_made = in->caches->classes_changed;
    return class->slots;
}

const Type *slots_of(Interp *in, const Type *type) {
    if (type_is_made(type)) return slots_of_made(in, type);
    Type *slots = map_find(&in->caches->slots, type);
    if (slots) return slots;
    slots = mem_new(sizeof *slots);
    slots_fill(in, type, slots);
    map_set(&in->caches->slots, type, slots);
    return slots;
}
