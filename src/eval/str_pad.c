/* eval/str_pad: what adds or takes away at the ends of a text: center, zfill, strip. */
#include <string.h>

#include "base/mem.h"
#include "eval/str_methods.h"

/* The text with `before` and `after` times the fill character around it. */
static Value padded(Interp *in, const StrObject *s, const char *fill, int64_t before,
                    int64_t after) {
    Str made;
    str_init(&made);
    for (int64_t i = 0; i < before && !stop_asked(); i++) str_add(&made, fill);
    str_add_n(&made, s->text, (size_t)s->length);
    for (int64_t i = 0; i < after && !stop_asked(); i++) str_add(&made, fill);
    return new_str_take(in, &made);
}

/* How many characters are missing to the width, and the fill character. */
static bool pad_arguments(Interp *in, const Value *args, int64_t *missing, const char **fill) {
    int64_t width = 0;
    if (!arg_int(in, args[1], "width", &width)) return false;
    if (!value_is_str(args[2]))
        return interp_raise(in, ERROR_TYPE,
                            "The fill character must be a unicode character, not %s",
                            value_type(args[2])->name);
    if (text_points(AS_STR(args[2])) != 1)
        return interp_raise(in, ERROR_TYPE,
                            "The fill character must be exactly one character long");
    *fill = AS_STR(args[2])->text;
    *missing = width - text_points(AS_STR(args[0]));
    if (*missing < 0) *missing = 0;
    return *missing < INT64_C(1) << 32 || raise_no_memory(in, *missing);
}

bool str_ljust(Interp *in, const Value *args, Value *out) {
    int64_t missing = 0;
    const char *fill = NULL;
    if (!pad_arguments(in, args, &missing, &fill)) return false;
    *out = padded(in, AS_STR(args[0]), fill, 0, missing);
    return true;
}

bool str_rjust(Interp *in, const Value *args, Value *out) {
    int64_t missing = 0;
    const char *fill = NULL;
    if (!pad_arguments(in, args, &missing, &fill)) return false;
    *out = padded(in, AS_STR(args[0]), fill, missing, 0);
    return true;
}

/* Of an odd number, the one left over goes left where the width is odd, as CPython has it. */
bool str_center(Interp *in, const Value *args, Value *out) {
    int64_t missing = 0;
    const char *fill = NULL;
    if (!pad_arguments(in, args, &missing, &fill)) return false;
    int64_t width = missing + text_points(AS_STR(args[0]));
    int64_t left = missing / 2 + (missing & width & 1);
    *out = padded(in, AS_STR(args[0]), fill, left, missing - left);
    return true;
}

bool str_zfill(Interp *in, const Value *args, Value *out) {
    StrObject *s = AS_STR(args[0]);
    int64_t width = 0;
    if (!arg_int(in, args[1], "width", &width)) return false;
    int64_t missing = width - text_points(s);
    if (missing >= INT64_C(1) << 32) return raise_no_memory(in, missing);
    bool has_sign = s->length > 0 && (s->text[0] == '-' || s->text[0] == '+');
    Str made;
    str_init(&made);
    if (has_sign) str_add_char(&made, s->text[0]);
    str_add_repeat(&made, '0', missing);
    str_add_n(&made, s->text + has_sign, (size_t)(s->length - has_sign));
    *out = new_str_take(in, &made);
    return true;
}

bool str_expandtabs(Interp *in, const Value *args, Value *out) {
    StrObject *s = AS_STR(args[0]);
    int64_t size = 8, column = 0;
    if (!arg_int(in, args[1], "tabsize", &size)) return false;
    Str made;
    str_init(&made);
    for (int64_t i = 0; i < s->length && !stop_asked(); i++) {
        char c = s->text[i];
        if (c == '\t') {
            int64_t spaces = size > 0 ? size - column % size : 0;
            str_add_repeat(&made, ' ', spaces);
            column += spaces;
            continue;
        }
        str_add_char(&made, c);
        column = c == '\n' || c == '\r' ? 0 : column + (((unsigned char)c & 0xC0) != 0x80);
    }
    *out = new_str_take(in, &made);
    return true;
}

/* -- strip ------------------------------------------------------------------------------------ */

/* Is the code point among those to strip? Without a set, spaces are. */
static bool goes(uint32_t c, const StrObject *set) {
    if (!set) return point_is_space(c);
    for (const char *p = set->text, *end = set->text + set->length; p < end;)
        if (utf8_next(&p) == c) return true;
    return false;
}

static bool strip(Interp *in, const Value *args, bool left, bool right, const char *name,
                  Value *out) {
    StrObject *s = AS_STR(args[0]), *set = NULL;
    if (args[1].tag != TAG_NONE && !value_is_str(args[1]))
        return interp_raise(in, ERROR_TYPE, "%s arg must be None or str", name);
    if (args[1].tag != TAG_NONE) set = AS_STR(args[1]);
    const char *from = s->text, *to = s->text + s->length;
    while (left && from < to && !stop_asked()) {
        const char *next = from;
        if (!goes(utf8_next(&next), set)) break;
        from = next;
    }
    while (right && to > from && !stop_asked()) {
        const char *last = to - 1;
        while (last > from && ((unsigned char)*last & 0xC0) == 0x80) last--;
        const char *p = last;
        if (!goes(utf8_next(&p), set)) break;
        to = last;
    }
    *out = new_str_n(in, from, (size_t)(to - from));
    return true;
}

bool str_strip(Interp *in, const Value *args, Value *out) {
    return strip(in, args, true, true, "strip", out);
}

bool str_lstrip(Interp *in, const Value *args, Value *out) {
    return strip(in, args, true, false, "lstrip", out);
}

bool str_rstrip(Interp *in, const Value *args, Value *out) {
    return strip(in, args, false, true, "rstrip", out);
}
