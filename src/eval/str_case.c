/* eval/str_case: upper and lower case, and the questions that begin with "is". */
#include "base/mem.h"
#include "eval/str_methods.h"

typedef uint32_t (*PointMap)(uint32_t c);

/* Sharp s has no capital of its own: SS, and Ss where a word begins with it. */
static void add_point(Str *out, uint32_t c, PointMap map, PointMap rest) {
    if (c == 0xDF && map == point_upper)
        str_add(out, rest == point_upper ? "SS" : "Ss");
    else if (c < 0x80)
        str_add_char(out, (char)map(c));
    else
        str_add_utf8(out, map(c));
}

static uint32_t swapped(uint32_t c) {
    return point_is_upper(c) ? point_lower(c) : point_upper(c);
}

/* `first` maps the first letter (of each word, where `words`), `rest` the others. */
static bool map_text(Interp *in, Value self, PointMap first, PointMap rest, bool words,
                     Value *out) {
    StrObject *s = AS_STR(self);
    Str made;
    str_init(&made);
    bool inside = false;
    for (const char *p = s->text, *end = s->text + s->length; p < end && !stop_asked();) {
        uint32_t c = utf8_next(&p);
        add_point(&made, c, inside ? rest : first, rest);
        inside = words ? point_upper(c) != c || point_lower(c) != c || point_is_lower(c) : true;
    }
    *out = new_str_take(in, &made);
    return true;
}

bool str_lower(Interp *in, const Value *args, Value *out) {
    return map_text(in, args[0], point_lower, point_lower, false, out);
}

bool str_upper(Interp *in, const Value *args, Value *out) {
    return map_text(in, args[0], point_upper, point_upper, false, out);
}

bool str_swapcase(Interp *in, const Value *args, Value *out) {
    return map_text(in, args[0], swapped, swapped, false, out);
}

bool str_capitalize(Interp *in, const Value *args, Value *out) {
    return map_text(in, args[0], point_upper, point_lower, false, out);
}

bool str_title(Interp *in, const Value *args, Value *out) {
    return map_text(in, args[0], point_upper, point_lower, true, out);
}

/* -- questions -------------------------------------------------------------------------------- */

static bool is_alnum(uint32_t c) {
    return point_is_alpha(c) || point_is_digit(c);
}

static bool is_ascii(uint32_t c) {
    return c < 0x80;
}

static bool ask_all(Value self, bool (*ask)(uint32_t), bool of_empty, Value *out) {
    StrObject *s = AS_STR(self);
    bool all = s->length > 0 || of_empty;
    for (const char *p = s->text, *end = s->text + s->length; all && p < end && !stop_asked();)
        all = ask(utf8_next(&p));
    *out = value_bool(all);
    return true;
}

bool str_isalpha(Interp *in, const Value *args, Value *out) {
    (void)in;
    return ask_all(args[0], point_is_alpha, false, out);
}

bool str_isdigit(Interp *in, const Value *args, Value *out) {
    (void)in;
    return ask_all(args[0], point_is_digit, false, out);
}

bool str_isalnum(Interp *in, const Value *args, Value *out) {
    (void)in;
    return ask_all(args[0], is_alnum, false, out);
}

bool str_isspace(Interp *in, const Value *args, Value *out) {
    (void)in;
    return ask_all(args[0], point_is_space, false, out);
}

bool str_isascii(Interp *in, const Value *args, Value *out) {
    (void)in;
    return ask_all(args[0], is_ascii, true, out);
}

bool str_isprintable(Interp *in, const Value *args, Value *out) {
    (void)in;
    return ask_all(args[0], point_is_printable, true, out);
}

/* Some letter has a case, and none has the other one. */
static bool ask_case(Value self, bool (*wanted)(uint32_t), bool (*other)(uint32_t), Value *out) {
    StrObject *s = AS_STR(self);
    bool some = false;
    *out = value_bool(false);
    for (const char *p = s->text, *end = s->text + s->length; p < end && !stop_asked();) {
        uint32_t c = utf8_next(&p);
        if (other(c)) return true;
        some |= wanted(c);
    }
    *out = value_bool(some);
    return true;
}

bool str_isupper(Interp *in, const Value *args, Value *out) {
    (void)in;
    return ask_case(args[0], point_is_upper, point_is_lower, out);
}

bool str_islower(Interp *in, const Value *args, Value *out) {
    (void)in;
    return ask_case(args[0], point_is_lower, point_is_upper, out);
}

bool str_istitle(Interp *in, const Value *args, Value *out) {
    (void)in;
    StrObject *s = AS_STR(args[0]);
    bool some = false, inside = false;
    *out = value_bool(false);
    for (const char *p = s->text, *end = s->text + s->length; p < end && !stop_asked();) {
        uint32_t c = utf8_next(&p);
        bool upper = point_is_upper(c), lower = point_is_lower(c);
        if ((upper && inside) || (lower && !inside)) return true;
        inside = upper || lower;
        some |= inside;
    }
    *out = value_bool(some);
    return true;
}

bool str_isidentifier(Interp *in, const Value *args, Value *out) {
    (void)in;
    StrObject *s = AS_STR(args[0]);
    bool fine = s->length > 0 && !(s->text[0] >= '0' && s->text[0] <= '9');
    for (const char *p = s->text, *end = s->text + s->length; fine && p < end && !stop_asked();) {
        uint32_t c = utf8_next(&p);
        fine = c == '_' || is_alnum(c);
    }
    *out = value_bool(fine);
    return true;
}
