/* eval/str_format: "{:.2f} of {name[0].x!r:>{width}}".format(...).
 *
 *     field ::= "{" [name ("." attribute | "[" index "]")*] ["!" conversion] [":" spec] "}" */
#include <ctype.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "eval/dict.h"
#include "eval/text.h"

typedef enum Numbering { NUMBERING_NONE, NUMBERING_AUTOMATIC, NUMBERING_MANUAL } Numbering;

typedef struct Formatter {
    Interp *in;
    Value args, named; /* a tuple; a dict */
    Numbering numbering;
    int64_t next; /* the next number of an empty {} */
} Formatter;

static bool expand(Formatter *f, const char *p, const char *end, int depth, Str *out);

static bool is_number(const char *text, const char *end) {
    if (text == end) return false;
    for (; text < end; text++)
        if (!isdigit((unsigned char)*text)) return false;
    return true;
}

static int64_t read_index(const char *text, const char *end) {
    int64_t i = 0;
    for (; text < end && i < INT64_C(1) << 40; text++) i = i * 10 + (*text - '0');
    return i;
}

static bool set_numbering(Formatter *f, Numbering numbering) {
    if (f->numbering == NUMBERING_NONE) f->numbering = numbering;
    if (f->numbering == numbering) return true;
    return interp_raise(f->in, ERROR_VALUE,
                        numbering == NUMBERING_AUTOMATIC
                            ? "cannot switch from manual field specification to automatic field "
                              "numbering"
                            : "cannot switch from automatic field numbering to manual field "
                              "specification");
}

/* The argument that a field begins with: {}, {0} or {name}. */
static bool find_argument(Formatter *f, const char *from, const char *to, Value *out) {
    if (from < to && !is_number(from, to))
        return value_item(f->in, f->named, new_str_n(f->in, from, (size_t)(to - from)), out);
    if (!set_numbering(f, from == to ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL)) return false;
    int64_t index = from == to ? f->next++ : read_index(from, to);
    if (index >= AS_LIST(f->args)->count)
        return interp_raise(f->in, ERROR_INDEX,
                            "Replacement index %d out of range for positional args tuple",
                            (int)index);
    *out = AS_LIST(f->args)->items[index];
    return true;
}

/* .attribute or [index]; *text moves past it. */
static bool follow(Formatter *f, const char **text, const char *end, Value *value) {
    bool is_attribute = **text == '.';
    if (!is_attribute && **text != '[')
        return interp_raise(f->in, ERROR_VALUE,
                            "Only '.' or '[' may follow ']' in format field specifier");
    const char *from = *text + 1, *to = from;
    while (to < end && (is_attribute ? *to != '.' && *to != '[' : *to != ']')) to++;
    if (!is_attribute && to == end)
        return interp_raise(f->in, ERROR_VALUE, "Missing ']' in format string");
    if (from == to) return interp_raise(f->in, ERROR_VALUE, "Empty attribute in format string");
    *text = is_attribute ? to : to + 1;
    if (is_attribute) return value_get(f->in, *value, intern_n(from, (size_t)(to - from)), value);
    Value key = is_number(from, to) ? value_int(read_index(from, to))
                                    : new_str_n(f->in, from, (size_t)(to - from));
    return value_item(f->in, *value, key, value);
}

static bool evaluate(Formatter *f, const char *from, const char *to, Value *out) {
    const char *p = from;
    while (p < to && *p != '.' && *p != '[') p++;
    if (!find_argument(f, from, p, out)) return false;
    while (p < to)
        if (!follow(f, &p, to, out)) return false;
    return true;
}

static bool convert(Formatter *f, char conversion, Value *value) {
    if (!conversion) return true;
    Str s;
    str_init(&s);
    bool fine = conversion == 's' ? value_str(f->in, *value, &s) : value_repr(f->in, *value, &s);
    Str plain;
    str_init(&plain);
    if (conversion == 'a') text_add_ascii(s.text, &plain);
    *value = new_str_take(f->in, conversion == 'a' ? &plain : &s);
    str_release(&s);
    return fine;
}

/* One field as it is cut up. */
typedef struct Field {
    const char *name, *name_end;
    char conversion;
    const char *spec, *spec_end;
} Field;

static bool cut_field(Formatter *f, const char *from, const char *to, Field *field) {
    const char *p = from;
    bool in_index = false;
    for (; p < to && (in_index || (*p != '!' && *p != ':')); p++)
        in_index = in_index ? *p != ']' : *p == '[';
    *field = (Field){.name = from, .name_end = p, .spec = to, .spec_end = to};
    if (p < to && *p == '!') {
        if (p + 1 >= to)
            return interp_raise(f->in, ERROR_VALUE,
                                "end of string while looking for conversion specifier");
        field->conversion = p[1];
        p += 2;
        if (!strchr("rsa", field->conversion))
            return interp_raise(f->in, ERROR_VALUE, "Unknown conversion specifier %c",
                                field->conversion);
        if (p < to && *p != ':')
            return interp_raise(f->in, ERROR_VALUE, "expected ':' after conversion specifier");
    }
    if (p < to) field->spec = p + 1;
    return true;
}

static bool add_field(Formatter *f, const char *from, const char *to, int depth, Str *out) {
    Field field;
    Value value = value_none();
    if (!cut_field(f, from, to, &field) || !evaluate(f, field.name, field.name_end, &value) ||
        !convert(f, field.conversion, &value))
        return false;
    Str spec;
    str_init(&spec);
    bool fine = expand(f, field.spec, field.spec_end, depth - 1, &spec) &&
                value_format(f->in, value, spec.text, out);
    str_release(&spec);
    return fine;
}

/* The brace that closes the one before p, or NULL. Inside [...] braces do not count. */
static const char *closing(const char *p, const char *end) {
    int depth = 1;
    for (; p < end; p++) {
        depth += *p == '{' ? 1 : *p == '}' ? -1 : 0;
        if (depth == 0) return p;
    }
    return NULL;
}

static bool expand(Formatter *f, const char *p, const char *end, int depth, Str *out) {
    if (depth < 0) return interp_raise(f->in, ERROR_VALUE, "Max string recursion exceeded");
    while (p < end) {
        char c = *p++;
        bool is_brace = c == '{' || c == '}';
        if (!is_brace || (p < end && *p == c)) { /* {{ and }} stand for one brace */
            str_add_char(out, c);
            p += is_brace;
            continue;
        }
        if (c == '}' || p == end)
            return interp_raise(f->in, ERROR_VALUE, "Single '%c' encountered in format string", c);
        const char *to = closing(p, end);
        if (!to) return interp_raise(f->in, ERROR_VALUE, "expected '}' before end of string");
        if (!add_field(f, p, to, depth, out)) return false;
        p = to + 1;
    }
    return true;
}

bool text_format(Interp *in, const StrObject *format, Value args, Value named, Str *out) {
    Formatter f = {.in = in, .args = args, .named = named};
    return expand(&f, format->text, format->text + format->length, 2, out);
}
