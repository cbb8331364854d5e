/* eval/str_split: texts into parts, and parts into a text. */
#include <inttypes.h>

#include "base/mem.h"
#include "eval/sequence.h"
#include "eval/str_methods.h"

static bool add_part(Interp *in, Value list, const char *from, const char *to) {
    return list_append(in, list, new_str_n(in, from, (size_t)(to - from)));
}

static bool is_space_at(const char *p) {
    return point_is_space(utf8_next(&p));
}

static const char *after(const char *p) {
    utf8_next(&p);
    return p;
}

static const char *before(const char *p) {
    do p--;
    while (((unsigned char)*p & 0xC0) == 0x80);
    return p;
}

/* Words between spaces; after `most` cuts the rest stays whole. */
static bool split_words(Interp *in, const StrObject *s, int64_t most, Value list) {
    const char *p = s->text, *end = s->text + s->length;
    for (; !stop_asked(); most--) {
        while (p < end && is_space_at(p)) p = after(p);
        if (p == end) return true;
        const char *from = p;
        if (most == 0) return add_part(in, list, from, end);
        while (p < end && !is_space_at(p)) p = after(p);
        if (!add_part(in, list, from, p)) return false;
    }
    return true;
}

static bool rsplit_words(Interp *in, const StrObject *s, int64_t most, Value list) {
    const char *start = s->text, *p = s->text + s->length;
    for (; !stop_asked(); most--) {
        while (p > start && is_space_at(before(p))) p = before(p);
        if (p == start) return true;
        const char *to = p;
        if (most == 0) return add_part(in, list, start, to);
        while (p > start && !is_space_at(before(p))) p = before(p);
        if (!add_part(in, list, p, to)) return false;
    }
    return true;
}

static bool split_at(Interp *in, const StrObject *s, const StrObject *sep, int64_t most,
                     Value list) {
    int64_t from = 0;
    for (; most != 0 && !stop_asked(); most--) {
        int64_t at = text_find(s->text, from, s->length, sep->text, sep->length);
        if (at < 0) break;
        if (!add_part(in, list, s->text + from, s->text + at)) return false;
        from = at + sep->length;
    }
    return add_part(in, list, s->text + from, s->text + s->length);
}

static bool rsplit_at(Interp *in, const StrObject *s, const StrObject *sep, int64_t most,
                      Value list) {
    int64_t to = s->length;
    for (; most != 0 && !stop_asked(); most--) {
        int64_t at = text_rfind(s->text, 0, to, sep->text, sep->length);
        if (at < 0) break;
        if (!add_part(in, list, s->text + at + sep->length, s->text + to)) return false;
        to = at;
    }
    return add_part(in, list, s->text, s->text + to);
}

static bool split(Interp *in, const Value *args, bool from_right, Value *out) {
    StrObject *s = AS_STR(args[0]);
    int64_t most = -1;
    if (!arg_int(in, args[2], "maxsplit", &most)) return false;
    *out = new_list(in, NULL, 0);
    if (args[1].tag == TAG_NONE)
        return from_right ? rsplit_words(in, s, most, *out) : split_words(in, s, most, *out);
    if (!value_is_str(args[1]))
        return interp_raise(in, ERROR_TYPE, "must be str or None, not %s",
                            value_type(args[1])->name);
    StrObject *sep = AS_STR(args[1]);
    if (sep->length == 0) return interp_raise(in, ERROR_VALUE, "empty separator");
    return from_right ? rsplit_at(in, s, sep, most, *out) : split_at(in, s, sep, most, *out);
}

bool str_split(Interp *in, const Value *args, Value *out) {
    return split(in, args, false, out);
}

/* The parts are found from the right: turn the list round. */
bool str_rsplit(Interp *in, const Value *args, Value *out) {
    if (!split(in, args, true, out)) return false;
    ListObject *parts = AS_LIST(*out);
    for (int64_t a = 0, b = parts->count - 1; a < b; a++, b--) {
        Value held = parts->items[a];
        parts->items[a] = parts->items[b];
        parts->items[b] = held;
    }
    return true;
}

static bool ends_line(uint32_t c) {
    return (c >= '\n' && c <= '\r') || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

bool str_splitlines(Interp *in, const Value *args, Value *out) {
    StrObject *s = AS_STR(args[0]);
    bool keep = false;
    if (!value_truth(in, args[1], &keep)) return false;
    *out = new_list(in, NULL, 0);
    const char *from = s->text, *end = s->text + s->length;
    for (const char *p = from; p < end && !stop_asked();) {
        const char *mark = p;
        uint32_t c = utf8_next(&p);
        if (!ends_line(c)) continue;
        if (c == '\r' && p < end && *p == '\n') p++;
        if (!add_part(in, *out, from, keep ? p : mark)) return false;
        from = p;
    }
    return from == end || add_part(in, *out, from, end);
}

static bool partition(Interp *in, const Value *args, bool from_right, Value *out) {
    StrObject *s = AS_STR(args[0]), *sep = NULL;
    if (!arg_str(in, args[1], "", &sep)) return false;
    if (sep->length == 0) return interp_raise(in, ERROR_VALUE, "empty separator");
    int64_t at = from_right ? text_rfind(s->text, 0, s->length, sep->text, sep->length)
                            : text_find(s->text, 0, s->length, sep->text, sep->length);
    Value empty = new_str(in, "");
    Value parts[3] = {args[0], empty, empty};
    if (at < 0 && from_right) {
        parts[0] = empty;
        parts[2] = args[0];
    }
    if (at >= 0) {
        int64_t rest = at + sep->length;
        parts[0] = new_str_n(in, s->text, (size_t)at);
        parts[1] = args[1];
        parts[2] = new_str_n(in, s->text + rest, (size_t)(s->length - rest));
    }
    *out = new_tuple(in, parts, 3);
    return true;
}

bool str_partition(Interp *in, const Value *args, Value *out) {
    return partition(in, args, false, out);
}

bool str_rpartition(Interp *in, const Value *args, Value *out) {
    return partition(in, args, true, out);
}

bool str_join(Interp *in, const Value *args, Value *out) {
    StrObject *sep = AS_STR(args[0]);
    Value items;
    if (!list_from(in, args[1], &items)) {
        if (in->error.kind != ERROR_TYPE) return false;
        return interp_raise(in, ERROR_TYPE, "can only join an iterable");
    }
    Str made;
    str_init(&made);
    for (int64_t i = 0; i < AS_LIST(items)->count && !stop_asked(); i++) {
        Value item = AS_LIST(items)->items[i];
        if (!value_is_str(item)) {
            str_release(&made);
            return interp_raise(in, ERROR_TYPE,
                                "sequence item %" PRId64 ": expected str instance, %s found", i,
                                value_type(item)->name);
        }
        if (i > 0) str_add_n(&made, sep->text, (size_t)sep->length);
        str_add_n(&made, AS_STR(item)->text, (size_t)AS_STR(item)->length);
    }
    *out = new_str_take(in, &made);
    return true;
}
