/* eval/str_methods: str's table of methods, and those that search and replace. */
#include "eval/str_methods.h"

#include <string.h>

#include "base/mem.h"
#include "eval/dict.h"
#include "eval/numeric.h"
#include "eval/rows.h"
#include "eval/sequence.h"

bool arg_str(Interp *in, Value v, const char *before, StrObject **out) {
    bool is_none = *before && v.tag == TAG_NONE; /* "argument 1 must be str, not None" */
    if (value_is_str(v)) {
        *out = AS_STR(v);
        return true;
    }
    interp_raise(in, ERROR_TYPE, "%smust be str, not %s", before,
                 is_none ? "None" : value_type(v)->name);
    return false;
}

/* -- finding ---------------------------------------------------------------------------------- */

/* args are self, sub, start, end: the bytes to look at. False in *possible where start lies
 * behind end, where even an empty text is not found. */
static bool window(Interp *in, const Value *args, int64_t *from, int64_t *to, bool *possible) {
    StrObject *s = AS_STR(args[0]);
    int64_t points = text_points(s), start = 0;
    bool beyond = value_is_integer(args[2]) && value_integer(args[2]) > points;
    if (!arg_text_bound(in, args[2], points, 0, &start) ||
        !arg_text_bound(in, args[3], points, points, to))
        return false;
    *possible = start <= *to && !beyond;
    *from = text_offset(s, start);
    *to = text_offset(s, *to);
    return true;
}

/* The code point where sub begins, or -1. */
static bool search(Interp *in, const Value *args, bool from_right, int64_t *out) {
    StrObject *s = AS_STR(args[0]), *sub = NULL;
    int64_t from = 0, to = 0;
    bool possible = false;
    *out = -1;
    if (!window(in, args, &from, &to, &possible) || !arg_str(in, args[1], "", &sub)) return false;
    if (!possible) return true;
    int64_t at = from_right ? text_rfind(s->text, from, to, sub->text, sub->length)
                            : text_find(s->text, from, to, sub->text, sub->length);
    if (at >= 0) *out = text_point_at(s, at);
    return true;
}

static bool str_find(Interp *in, const Value *args, Value *out) {
    int64_t at = -1;
    if (!search(in, args, false, &at)) return false;
    *out = value_int(at);
    return true;
}

static bool str_rfind(Interp *in, const Value *args, Value *out) {
    int64_t at = -1;
    if (!search(in, args, true, &at)) return false;
    *out = value_int(at);
    return true;
}

static bool str_index(Interp *in, const Value *args, Value *out) {
    if (!str_find(in, args, out)) return false;
    return out->as.integer >= 0 || interp_raise(in, ERROR_VALUE, "substring not found");
}

static bool str_rindex(Interp *in, const Value *args, Value *out) {
    if (!str_rfind(in, args, out)) return false;
    return out->as.integer >= 0 || interp_raise(in, ERROR_VALUE, "substring not found");
}

static bool str_count(Interp *in, const Value *args, Value *out) {
    StrObject *s = AS_STR(args[0]), *sub = NULL;
    int64_t from = 0, to = 0, count = 0;
    bool possible = false;
    if (!window(in, args, &from, &to, &possible) || !arg_str(in, args[1], "", &sub)) return false;
    if (sub->length == 0 && possible) count = text_point_at(s, to) - text_point_at(s, from) + 1;
    for (; possible && sub->length && !stop_asked(); count++) {
        int64_t at = text_find(s->text, from, to, sub->text, sub->length);
        if (at < 0) break;
        from = at + sub->length;
    }
    *out = value_int(count);
    return true;
}

static bool at_end(const StrObject *s, const StrObject *part, bool tail, int64_t from, int64_t to) {
    if (part->length > to - from) return false;
    const char *where = s->text + (tail ? to - part->length : from);
    return memcmp(where, part->text, (size_t)part->length) == 0;
}

/* startswith and endswith: of a text or of one among a tuple of texts. */
static bool ask_end(Interp *in, const Value *args, bool tail, Value *out) {
    const char *name = tail ? "endswith" : "startswith";
    int64_t from = 0, to = 0;
    bool possible = false, yes = false, is_tuple = value_is(args[1], &type_tuple);
    if (!is_tuple && !value_is_str(args[1]))
        return interp_raise(in, ERROR_TYPE, "%s first arg must be str or a tuple of str, not %s",
                            name, value_type(args[1])->name);
    const Value *parts = is_tuple ? AS_LIST(args[1])->items : &args[1];
    int64_t count = is_tuple ? AS_LIST(args[1])->count : 1;
    if (!window(in, args, &from, &to, &possible)) return false;
    for (int64_t i = 0; i < count && !yes; i++) {
        if (!value_is_str(parts[i]))
            return interp_raise(in, ERROR_TYPE, "tuple for %s must only contain str, not %s", name,
                                value_type(parts[i])->name);
        yes = possible && at_end(AS_STR(args[0]), AS_STR(parts[i]), tail, from, to);
    }
    *out = value_bool(yes);
    return true;
}

static bool str_startswith(Interp *in, const Value *args, Value *out) {
    return ask_end(in, args, false, out);
}

static bool str_endswith(Interp *in, const Value *args, Value *out) {
    return ask_end(in, args, true, out);
}

static bool str_removeprefix(Interp *in, const Value *args, Value *out) {
    StrObject *s = AS_STR(args[0]), *part = NULL;
    if (!arg_str(in, args[1], "removeprefix() argument ", &part)) return false;
    int64_t cut = at_end(s, part, false, 0, s->length) ? part->length : 0;
    *out = new_str_n(in, s->text + cut, (size_t)(s->length - cut));
    return true;
}

static bool str_removesuffix(Interp *in, const Value *args, Value *out) {
    StrObject *s = AS_STR(args[0]), *part = NULL;
    if (!arg_str(in, args[1], "removesuffix() argument ", &part)) return false;
    int64_t cut = at_end(s, part, true, 0, s->length) ? part->length : 0;
    *out = new_str_n(in, s->text, (size_t)(s->length - cut));
    return true;
}

/* -- replacing -------------------------------------------------------------------------------- */

/* An empty text stands before every letter and at the end. */
static void replace_nothing(const StrObject *s, const StrObject *with, int64_t most, Str *out) {
    const char *p = s->text, *end = s->text + s->length;
    for (; !stop_asked(); most--) {
        if (most != 0) str_add_n(out, with->text, (size_t)with->length);
        if (p == end) return;
        const char *from = p;
        utf8_next(&p);
        str_add_n(out, from, (size_t)(p - from));
        if (most == 0) most = 1;
    }
}

static void replace(const StrObject *s, const StrObject *old, const StrObject *with, int64_t most,
                    Str *out) {
    int64_t from = 0;
    for (; most != 0 && !stop_asked(); most--) {
        int64_t at = text_find(s->text, from, s->length, old->text, old->length);
        if (at < 0) break;
        str_add_n(out, s->text + from, (size_t)(at - from));
        str_add_n(out, with->text, (size_t)with->length);
        from = at + old->length;
    }
    str_add_n(out, s->text + from, (size_t)(s->length - from));
}

static bool str_replace(Interp *in, const Value *args, Value *out) {
    StrObject *s = AS_STR(args[0]), *old = NULL, *with = NULL;
    int64_t most = -1;
    if (!arg_str(in, args[1], "replace() argument 1 ", &old) ||
        !arg_str(in, args[2], "replace() argument 2 ", &with) ||
        !arg_int(in, args[3], "count", &most))
        return false;
    Str made;
    str_init(&made);
    if (old->length)
        replace(s, old, with, most, &made);
    else
        replace_nothing(s, with, most, &made);
    *out = new_str_take(in, &made);
    return true;
}

/* str.maketrans(x, y=None, z=None): code point -> text, code point or None, for translate. */
static bool str_maketrans(Interp *in, const Value *args, Value *out) {
    *out = new_dict(in);
    if (args[1].tag == TAG_ABSENT) {
        Value key, value;
        if (!value_is_dict(args[0]))
            return interp_raise(in, ERROR_TYPE,
                                "if you give only one argument to maketrans it must be a dict");
        for (int64_t at = 0; dict_each(args[0], &at, &key, &value);) {
            const char *p = value_is_str(key) ? AS_STR(key)->text : NULL;
            if (!dict_set(in, *out, p ? value_int(utf8_next(&p)) : key, value)) return false;
        }
        return true;
    }
    StrObject *from = NULL, *to = NULL, *drop = NULL;
    if (!arg_str(in, args[0], "maketrans() argument 1 ", &from) ||
        !arg_str(in, args[1], "maketrans() argument 2 ", &to))
        return false;
    if (text_points(from) != text_points(to))
        return interp_raise(in, ERROR_VALUE,
                            "the first two maketrans arguments must have equal length");
    for (const char *p = from->text, *q = to->text; *p;) {
        uint32_t c = utf8_next(&p), d = utf8_next(&q);
        if (!dict_set(in, *out, value_int(c), value_int(d))) return false;
    }
    if (args[2].tag == TAG_ABSENT) return true;
    if (!arg_str(in, args[2], "maketrans() argument 3 ", &drop)) return false;
    for (const char *p = drop->text; *p;)
        if (!dict_set(in, *out, value_int(utf8_next(&p)), value_none())) return false;
    return true;
}

static bool str_translate(Interp *in, const Value *args, Value *out) {
    StrObject *s = AS_STR(args[0]);
    if (!value_is_dict(args[1]))
        return interp_raise(in, ERROR_TYPE, "'%s' object is not subscriptable",
                            value_type(args[1])->name);
    Str made;
    str_init(&made);
    bool fine = true;
    for (const char *p = s->text, *end = s->text + s->length; fine && p < end;) {
        uint32_t c = utf8_next(&p);
        Value with = value_int(c);
        bool found = false;
        fine = dict_get(in, args[1], value_int(c), &with, &found);
        if (value_is_integer(with))
            str_add_utf8(&made, (uint32_t)value_integer(with));
        else if (value_is_str(with))
            str_add_n(&made, AS_STR(with)->text, (size_t)AS_STR(with)->length);
    }
    *out = new_str_take(in, &made);
    return fine;
}

/* -- formatting ------------------------------------------------------------------------------- */

static bool str_format_method(Interp *in, const Value *args, Value *out) {
    Str made;
    str_init(&made);
    bool fine = text_format(in, AS_STR(args[0]), args[1], args[2], &made);
    *out = new_str_take(in, &made);
    return fine;
}

static bool str_format_map(Interp *in, const Value *args, Value *out) {
    Str made;
    str_init(&made);
    bool fine = text_format(in, AS_STR(args[0]), new_tuple(in, NULL, 0), args[1], &made);
    *out = new_str_take(in, &made);
    return fine;
}

static bool str_encode(Interp *in, const Value *args, Value *out) {
    (void)args;
    (void)out;
    return interp_raise(in, ERROR_NOT_IMPLEMENTED,
                        "stepconv leaves out bytes, so a str cannot be "
                        "encoded");
}

#define WINDOW "self, sub, start=None, end=None, /"

const Native str_members[] = {
    ROW("capitalize", "self, /", str_capitalize, "First letter upper, others lower."),
    ROW("casefold", "self, /", str_lower, "Lower case, to compare without regard to case."),
    ROW("center", "self, width, fillchar=' ', /", str_center, "Padded on both sides."),
    ROW("count", WINDOW, str_count, "How often sub occurs, without overlap."),
    ROW("encode", "self, encoding='utf-8', errors='strict'", str_encode, "Left out of this lab."),
    ROW("endswith", "self, suffix, start=None, end=None, /", str_endswith, "Does it end so?"),
    ROW("expandtabs", "self, tabsize=8", str_expandtabs, "Tabs made spaces."),
    ROW("find", WINDOW, str_find, "The index of sub, or -1."),
    ROW("format", "self, /, *args, **kwargs", str_format_method,
        "Fill in each {}: '{:.2f} of {name}'.format(x, name=y)."),
    ROW("format_map", "self, mapping, /", str_format_map, "format(**mapping)."),
    ROW("index", WINDOW, str_index, "The index of sub; ValueError without it."),
    ROW("isalnum", "self, /", str_isalnum, "Letters and digits only?"),
    ROW("isalpha", "self, /", str_isalpha, "Letters only?"),
    ROW("isascii", "self, /", str_isascii, "ASCII only?"),
    ROW("isdecimal", "self, /", str_isdigit, "Decimal digits only?"),
    ROW("isdigit", "self, /", str_isdigit, "Digits only?"),
    ROW("isidentifier", "self, /", str_isidentifier, "Could it be a name?"),
    ROW("islower", "self, /", str_islower, "Is every letter lower case?"),
    ROW("isnumeric", "self, /", str_isdigit, "Digits only?"),
    ROW("isprintable", "self, /", str_isprintable, "Would repr escape nothing?"),
    ROW("isspace", "self, /", str_isspace, "Spaces only?"),
    ROW("istitle", "self, /", str_istitle, "Does every word begin upper, then lower?"),
    ROW("isupper", "self, /", str_isupper, "Is every letter upper case?"),
    ROW("join", "self, iterable, /", str_join, "The texts of iterable with self between them."),
    ROW("ljust", "self, width, fillchar=' ', /", str_ljust, "Padded on the right."),
    ROW("lower", "self, /", str_lower, "Every letter in lower case."),
    ROW("lstrip", "self, chars=None, /", str_lstrip, "Without spaces (chars) at the left."),
    ROW_STATIC("maketrans", "x, y=<absent>, z=<absent>, /", str_maketrans,
               "A table for translate."),
    ROW("partition", "self, sep, /", str_partition, "(before, sep, after), at the first sep."),
    ROW("removeprefix", "self, prefix, /", str_removeprefix, "Without prefix at the start."),
    ROW("removesuffix", "self, suffix, /", str_removesuffix, "Without suffix at the end."),
    ROW("replace", "self, old, new, count=-1, /", str_replace, "Every old made new."),
    ROW("rfind", WINDOW, str_rfind, "The last index of sub, or -1."),
    ROW("rindex", WINDOW, str_rindex, "The last index of sub; ValueError without it."),
    ROW("rjust", "self, width, fillchar=' ', /", str_rjust, "Padded on the left."),
    ROW("rpartition", "self, sep, /", str_rpartition, "(before, sep, after), at the last sep."),
    ROW("rsplit", "self, sep=None, maxsplit=-1", str_rsplit, "split, counted from the right."),
    ROW("rstrip", "self, chars=None, /", str_rstrip, "Without spaces (chars) at the right."),
    ROW("split", "self, sep=None, maxsplit=-1", str_split, "The parts between sep (spaces)."),
    ROW("splitlines", "self, keepends=False", str_splitlines, "The lines."),
    ROW("startswith", "self, prefix, start=None, end=None, /", str_startswith, "Does it begin so?"),
    ROW("strip", "self, chars=None, /", str_strip, "Without spaces (chars) at both ends."),
    ROW("swapcase", "self, /", str_swapcase, "Upper made lower, lower made upper."),
    ROW("title", "self, /", str_title, "Every Word Like This."),
    ROW("translate", "self, table, /", str_translate, "Letters replaced by a table."),
    ROW("upper", "self, /", str_upper, "Every letter in upper case."),
    ROW("zfill", "self, width, /", str_zfill, "Padded with zeros after the sign."),
    {0}};
