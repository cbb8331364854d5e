/* eval/protocol: printing, indexing, length, iterating: asking a type's slots, and what is raised
 * where it has none. */
#include "eval/objects.h"
#include "eval/pool.h"

static const char *type_name(Value v) {
    return value_type(v)->name;
}

bool value_repr(Interp *in, Value v, Str *out) {
    if (!interp_stack_left(in)) return false;
    const Type *slots = slots_of(in, value_type(v));
    in->depth++;
    bool fine = slots->repr(in, v, out);
    in->depth--;
    return fine;
}

bool value_str(Interp *in, Value v, Str *out) {
    const Type *slots = slots_of(in, value_type(v));
    return slots->str ? slots->str(in, v, out) : value_repr(in, v, out);
}

bool value_format(Interp *in, Value v, const char *spec, Str *out) {
    const Type *slots = slots_of(in, value_type(v));
    if (slots->format) return slots->format(in, v, spec, out);
    if (!spec[0]) return value_str(in, v, out);
    return interp_raise(in, ERROR_TYPE, "unsupported format string passed to %s.__format__",
                        type_name(v));
}

/* ---- containers */

bool value_item(Interp *in, Value v, Value key, Value *out) {
    const Type *slots = slots_of(in, value_type(v));
    if (slots->item) return slots->item(in, v, key, out);
    if (value_is_class(v))
        return interp_raise(in, ERROR_TYPE, "type '%s' is not subscriptable", AS_TYPE(v)->name);
    return interp_raise(in, ERROR_TYPE, "'%s' object is not subscriptable", type_name(v));
}

bool value_set_item(Interp *in, Value v, Value key, Value value) {
    const Type *slots = slots_of(in, value_type(v));
    if (slots->set_item) return slots->set_item(in, v, key, value);
    return interp_raise(in, ERROR_TYPE, "'%s' object does not support item assignment",
                        type_name(v));
}

bool value_del_item(Interp *in, Value v, Value key) {
    const Type *slots = slots_of(in, value_type(v));
    if (slots->del_item) return slots->del_item(in, v, key);
    return interp_raise(in, ERROR_TYPE, "'%s' object %s support item deletion", type_name(v),
                        slots->item ? "doesn't" : "does not");
}

bool value_length(Interp *in, Value v, int64_t *out) {
    const Type *slots = slots_of(in, value_type(v));
    if (slots->length) return slots->length(in, v, out);
    return interp_raise(in, ERROR_TYPE, "object of type '%s' has no len()", type_name(v));
}

static bool search(Interp *in, Value iterator, Value item, bool *out) {
    *out = false;
    for (size_t mark = pool_mark(in);; pool_drain(in, mark)) {
        Value each = {0};
        bool done = false;
        if (interp_stopped(in) || !value_next(in, iterator, &each, &done)) return false;
        if (done) return true;
        *out = each.tag == TAG_OBJECT && item.tag == TAG_OBJECT && each.as.object == item.as.object;
        if (!*out && !value_equal(in, each, item, out)) return false;
        if (*out) return true;
    }
}

bool value_contains(Interp *in, Value container, Value item, bool *out) {
    const Type *slots = slots_of(in, value_type(container));
    if (slots->contains) return slots->contains(in, container, item, out);
    if (!slots->iterate && !slots->next && !slots->item)
        return interp_raise(in, ERROR_TYPE, "argument of type '%s' is not iterable",
                            type_name(container));
    Value iterator = {0};
    return value_iterate(in, container, &iterator) && search(in, iterator, item, out);
}

/* ---- iterating over an object that has only __getitem__: item 0, 1, ... up to IndexError */

typedef struct ItemIterator {
    Object head;
    Value source;
    int64_t at;
} ItemIterator;

static void items_clear(Object *self) {
    ItemIterator *it = (ItemIterator *)(void *)self;
    Value source = it->source;
    it->source = value_none();
    value_drop(source);
}

static bool items_next(Interp *in, Value self, Value *out, bool *done) {
    ItemIterator *it = (ItemIterator *)(void *)self.as.object;
    *done = false;
    if (value_item(in, it->source, value_int(it->at), out)) {
        it->at++;
        return true;
    }
    if (!interp_raised(in, exception_type(ERROR_INDEX)) &&
        !interp_raised(in, exception_type(ERROR_STOP_ITERATION)))
        return false;
    interp_forgive(in);
    *done = true;
    return true;
}

static const Type type_item_iterator = {
    .head = TYPE_HEAD, .name = "iterator", .clear = items_clear, .next = items_next};

bool value_iterate(Interp *in, Value v, Value *iterator) {
    const Type *slots = slots_of(in, value_type(v));
    if (slots->iterate) return slots->iterate(in, v, iterator);
    if (slots->next) {
        *iterator = v;
        return true;
    }
    if (!slots->item)
        return interp_raise(in, ERROR_TYPE, "'%s' object is not iterable", type_name(v));
    ItemIterator *it = new_object(in, &type_item_iterator, sizeof *it);
    it->source = value_retain(v);
    *iterator = value_object(it);
    return true;
}

bool value_next(Interp *in, Value iterator, Value *out, bool *done) {
    const Type *slots = slots_of(in, value_type(iterator));
    *done = false;
    if (slots->next) return slots->next(in, iterator, out, done);
    return interp_raise(in, ERROR_TYPE, "'%s' object is not an iterator", type_name(iterator));
}
