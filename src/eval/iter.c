/* eval/iter: iterators over the builtin objects. */
#include "eval/iter.h"

#include "base/intern.h"
#include "base/mem.h"
#include "eval/pool.h"
#include "eval/rows.h"
#include "eval/sequence.h"

/* -- by index --------------------------------------------------------------------------------- */

typedef struct IndexIterator {
    Object head;
    Value source; /* ABSENT once it has ended */
    IterAt at;
    int64_t index, step;
} IndexIterator;

#define AS_INDEX_ITERATOR(v) ((IndexIterator *)(void *)(v).as.object)

Value new_index_iterator(Interp *in, const Type *type, Value source, IterAt at, int64_t first,
                         int64_t step) {
    IndexIterator *it = new_object(in, type, sizeof *it);
    it->source = value_retain(source);
    it->at = at;
    it->index = first;
    it->step = step;
    return value_object(it);
}

static void index_clear(Object *self) {
    IndexIterator *it = (IndexIterator *)(void *)self;
    Value old = it->source;
    it->source = (Value){.tag = TAG_ABSENT};
    value_drop(old);
}

static bool index_next(Interp *in, Value self, Value *out, bool *done) {
    IndexIterator *it = AS_INDEX_ITERATOR(self);
    *done = it->source.tag == TAG_ABSENT;
    if (*done) return true;
    if (!it->at(in, it->source, it->index, out, done)) return false;
    it->index += it->step;
    if (*done) index_clear(self.as.object);
    return true;
}

bool iterate_itself(Interp *in, Value self, Value *iterator) {
    (void)in;
    *iterator = self;
    return true;
}

#define INDEX_ITERATOR(title)                                                                      \
    {                                                                                              \
        .head = TYPE_HEAD, .name = title, .clear = index_clear, .iterate = iterate_itself,         \
        .next = index_next                                                                         \
    }
const Type type_list_iterator = INDEX_ITERATOR("list_iterator");
const Type type_tuple_iterator = INDEX_ITERATOR("tuple_iterator");
const Type type_str_iterator = INDEX_ITERATOR("str_iterator");
const Type type_range_iterator = INDEX_ITERATOR("range_iterator");
const Type type_list_reverse_iterator = INDEX_ITERATOR("list_reverseiterator");
const Type type_generator = INDEX_ITERATOR("generator");

static bool list_at(Interp *in, Value source, int64_t index, Value *out, bool *done) {
    ListObject *list = AS_LIST(source);
    *done = index < 0 || index >= list->count;
    if (!*done) *out = pool_hold(in, list->items[index]);
    return true;
}

Value new_generator(Interp *in, Value list) {
    return new_index_iterator(in, &type_generator, list, list_at, 0, 1);
}

/* -- reversed --------------------------------------------------------------------------------- */

static bool item_at(Interp *in, Value source, int64_t index, Value *out, bool *done) {
    *done = index < 0;
    return *done || value_item(in, source, value_int(index), out);
}

bool new_reversed(Interp *in, Value source, Value *out) {
    Value method;
    bool found = false;
    int64_t length = 0;
    if (!value_get_maybe(in, source, intern("__reversed__"), &method, &found)) return false;
    if (found) return value_call_with(in, method, NULL, 0, out);
    bool by_index = value_is(source, &type_list);
    for (const Type *t = value_type(source); t; t = t->base)
        by_index |= t->item && t->length && !t->del_item;
    if (!by_index || value_is(source, &type_set))
        return interp_raise(in, ERROR_TYPE, "'%s' object is not reversible",
                            value_type(source)->name);
    if (!value_length(in, source, &length)) return false;
    bool is_list = value_is(source, &type_list);
    *out = new_index_iterator(in, is_list ? &type_list_reverse_iterator : &type_reversed, source,
                              is_list ? list_at : item_at, length - 1, -1);
    return true;
}

static bool reversed_make(Interp *in, const Value *args, Value *out) {
    return new_reversed(in, args[0], out);
}

static const Native reversed_native = {.name = "reversed",
                                       .signature = "sequence, /",
                                       .fn = reversed_make,
                                       .doc = "The items of a sequence, last one first."};

const Type type_reversed = {.head = TYPE_HEAD,
                            .name = "reversed",
                            .doc = "The items of a sequence, last one first.",
                            .make = &reversed_native,
                            .clear = index_clear,
                            .iterate = iterate_itself,
                            .next = index_next};

/* -- iter(f, sentinel) ------------------------------------------------------------------------ */

typedef struct CallIterator {
    Object head;
    Value callee, sentinel; /* ABSENT once it has ended */
} CallIterator;

static void call_clear(Object *self) {
    CallIterator *it = (CallIterator *)(void *)self;
    Value callee = it->callee, sentinel = it->sentinel;
    it->callee = it->sentinel = (Value){.tag = TAG_ABSENT};
    value_drop(callee);
    value_drop(sentinel);
}

static bool call_next(Interp *in, Value self, Value *out, bool *done) {
    CallIterator *it = (CallIterator *)(void *)self.as.object;
    *done = it->callee.tag == TAG_ABSENT;
    if (*done) return true;
    if (!value_call_with(in, it->callee, NULL, 0, out)) return false;
    if (!value_same(in, *out, it->sentinel, done)) return false;
    if (*done) call_clear(self.as.object);
    return true;
}

static const Type type_call_iterator = {.head = TYPE_HEAD,
                                        .name = "callable_iterator",
                                        .clear = call_clear,
                                        .iterate = iterate_itself,
                                        .next = call_next};

Value new_call_iterator(Interp *in, Value callee, Value sentinel) {
    CallIterator *it = new_object(in, &type_call_iterator, sizeof *it);
    it->callee = value_retain(callee);
    it->sentinel = value_retain(sentinel);
    return value_object(it);
}
