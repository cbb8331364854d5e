/* eval/str: the type of texts. Its methods are in str_methods.c and its neighbours. */
#include <string.h>

#include "base/format.h"
#include "base/mem.h"
#include "eval/iter.h"
#include "eval/numeric.h"
#include "eval/pool.h"
#include "eval/rows.h"
#include "eval/sequence.h"
#include "eval/text.h"

static Value new_str_owned(Interp *in, char *text, int64_t length) {
    StrObject *s = new_object(in, &type_str, sizeof *s);
    s->text = text;
    s->length = length;
    return value_object(s);
}

Value new_str_n(Interp *in, const char *text, size_t length) {
    return new_str_owned(in, mem_text_n(text, length), (int64_t)length);
}

Value new_str(Interp *in, const char *text) {
    return new_str_n(in, text, strlen(text));
}

Value new_str_take(Interp *in, Str *s) {
    int64_t length = (int64_t)s->length;
    return new_str_owned(in, str_take(s), length);
}

static void str_object_clear(Object *self) {
    StrObject *s = (StrObject *)(void *)self;
    mem_free(s->text);
    s->text = NULL;
    s->length = 0;
}

static bool str_object_repr(Interp *in, Value self, Str *out) {
    (void)in;
    text_repr(AS_STR(self)->text, AS_STR(self)->length, out);
    return true;
}

static bool str_object_str(Interp *in, Value self, Str *out) {
    (void)in;
    str_add_n(out, AS_STR(self)->text, (size_t)AS_STR(self)->length);
    return true;
}

static bool str_object_format(Interp *in, Value self, const char *spec, Str *out) {
    Error error = {0};
    if (!*spec) return str_object_str(in, self, out);
    if (format_text(AS_STR(self)->text, spec, out, &error)) return true;
    return interp_raise_from(in, &error);
}

static bool str_length(Interp *in, Value self, int64_t *out) {
    (void)in;
    *out = text_points(AS_STR(self));
    return true;
}

static bool str_hash(Interp *in, Value self, uint64_t *out) {
    (void)in;
    *out = hash_bytes(AS_STR(self)->text, AS_STR(self)->length);
    return true;
}

/* -- items ------------------------------------------------------------------------------------ */

static Value point_value(Interp *in, const StrObject *s, int64_t offset) {
    const char *from = s->text + offset, *p = from;
    utf8_next(&p);
    return new_str_n(in, from, (size_t)(p - from));
}

static bool str_slice(Interp *in, const StrObject *s, Value slice, Value *out) {
    Stretch stretch;
    int64_t points = text_points(s);
    if (!slice_stretch(in, slice, points, &stretch)) return false;
    if (stretch.step == 1) {
        int64_t from = text_offset(s, stretch.start);
        int64_t to = text_offset(s, stretch.start + stretch.count);
        *out = new_str_n(in, s->text + from, (size_t)(to - from));
        return true;
    }
    Str part;
    str_init(&part);
    for (int64_t i = 0; i < stretch.count && !stop_asked(); i++) {
        int64_t point = stretch.start + i * stretch.step;
        const char *from = s->text + (points == s->length ? point : text_offset(s, point));
        const char *p = from;
        utf8_next(&p);
        str_add_n(&part, from, (size_t)(p - from));
    }
    *out = new_str_take(in, &part);
    return true;
}

static bool str_item(Interp *in, Value self, Value key, Value *out) {
    StrObject *s = AS_STR(self);
    if (value_is_slice(key)) return str_slice(in, s, key, out);
    int64_t points = text_points(s), at = 0;
    if (!sequence_index(in, key, points, "string", &at)) {
        if (in->error.kind != ERROR_TYPE) return false;
        return interp_raise(in, ERROR_TYPE, "string indices must be integers, not '%s'",
                            value_type(key)->name);
    }
    *out = point_value(in, s, points == s->length ? at : text_offset(s, at));
    return true;
}

/* A text of several bytes a letter is cut into its letters first. */
static bool str_at(Interp *in, Value source, int64_t index, Value *out, bool *done) {
    ListObject *points = AS_LIST(source);
    *done = index >= points->count;
    if (!*done) *out = pool_hold(in, points->items[index]);
    return true;
}

static bool ascii_at(Interp *in, Value source, int64_t index, Value *out, bool *done) {
    *done = index >= AS_STR(source)->length;
    if (!*done) *out = point_value(in, AS_STR(source), index);
    return true;
}

static bool str_iterate(Interp *in, Value self, Value *iterator) {
    StrObject *s = AS_STR(self);
    if (text_points(s) == s->length) {
        *iterator = new_index_iterator(in, &type_str_iterator, self, ascii_at, 0, 1);
        return true;
    }
    Value points = new_list(in, NULL, 0);
    for (const char *p = s->text, *end = s->text + s->length; p < end;) {
        const char *from = p;
        utf8_next(&p);
        if (!list_append(in, points, new_str_n(in, from, (size_t)(p - from)))) return false;
    }
    *iterator = new_index_iterator(in, &type_str_iterator, points, str_at, 0, 1);
    return true;
}

static bool str_contains(Interp *in, Value self, Value item, bool *out) {
    if (!value_is_str(item))
        return interp_raise(in, ERROR_TYPE, "'in <string>' requires string as left operand, not %s",
                            value_type(item)->name);
    StrObject *s = AS_STR(self), *part = AS_STR(item);
    *out = text_find(s->text, 0, s->length, part->text, part->length) >= 0;
    return true;
}

/* -- operators -------------------------------------------------------------------------------- */

static bool str_repeat(Interp *in, const StrObject *s, int64_t times, Value *out) {
    int64_t length = 0;
    if (times < 0) times = 0;
    if (__builtin_mul_overflow(s->length, times, &length)) return raise_no_memory(in, INT64_MAX);
    char *text = mem_try((size_t)length + 1, 1);
    if (!text) return raise_no_memory(in, length);
    for (int64_t i = 0; i < length && s->length && !stop_asked(); i += s->length)
        memcpy(text + i, s->text, (size_t)s->length);
    *out = new_str_owned(in, text, length);
    return true;
}

static bool str_concat(Interp *in, const StrObject *a, const StrObject *b, Value *out) {
    int64_t length = a->length + b->length;
    char *text = mem_try((size_t)length + 1, 1);
    if (!text) return raise_no_memory(in, length);
    memcpy(text, a->text, (size_t)a->length);
    memcpy(text + a->length, b->text, (size_t)b->length);
    *out = new_str_owned(in, text, length);
    return true;
}

/* UTF-8 sorts as its code points do. */
static int text_order(const StrObject *a, const StrObject *b) {
    int64_t both = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->text, b->text, (size_t)both);
    if (order != 0) return order;
    return a->length < b->length ? -1 : a->length > b->length;
}

static bool str_times(Interp *in, Value a, Value b, Value *out, bool *done) {
    Value text = value_is_str(a) ? a : b, times = value_is_str(a) ? b : a;
    if (!value_is_integer(times) && speaks_for_itself(times)) return true;
    *done = true;
    if (value_is_integer(times)) return str_repeat(in, AS_STR(text), value_integer(times), out);
    return interp_raise(in, ERROR_TYPE, "can't multiply sequence by non-int of type '%s'",
                        value_type(times)->name);
}

static bool str_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    bool left = value_is_str(a), right = value_is_str(b);
    if (op == BINARY_MUL) return str_times(in, a, b, out, done);
    if (op == BINARY_MOD && left) {
        Str s;
        str_init(&s);
        bool fine = text_percent(in, AS_STR(a), b, &s);
        *done = true;
        *out = new_str_take(in, &s);
        return fine;
    }
    if (op == BINARY_ADD && left) {
        if (!right && speaks_for_itself(b)) return true;
        *done = true;
        if (right) return str_concat(in, AS_STR(a), AS_STR(b), out);
        interp_raise(in, ERROR_TYPE, "can only concatenate str (not \"%s\") to str",
                     value_type(b)->name);
        return interp_fix(in, "text + str(value), or f\"text {value}\"");
    }
    if (!left || !right || op < BINARY_LT || op > BINARY_NE) return true;
    *done = true;
    *out = value_bool(order_says(op, text_order(AS_STR(a), AS_STR(b))));
    return true;
}

static bool str_make(Interp *in, const Value *args, Value *out) {
    if (value_is_str(args[0])) {
        *out = args[0];
        return true;
    }
    Str s;
    str_init(&s);
    bool fine = args[0].tag == TAG_ABSENT || value_str(in, args[0], &s);
    if (fine)
        *out = new_str_take(in, &s);
    else
        str_release(&s);
    return fine;
}

static const Native make = {.name = "str",
                            .signature = "object=<absent>, /",
                            .fn = str_make,
                            .doc = "The text of anything, as print shows it."};

const Type type_str = {.head = TYPE_HEAD,
                       .name = "str",
                       .doc = "Texts: 'abc', \"abc\", f\"{x:.2f}\".",
                       .members = str_members,
                       .make = &make,
                       .clear = str_object_clear,
                       .repr = str_object_repr,
                       .str = str_object_str,
                       .format = str_object_format,
                       .length = str_length,
                       .iterate = str_iterate,
                       .item = str_item,
                       .contains = str_contains,
                       .binary = str_binary,
                       .hash = str_hash};
