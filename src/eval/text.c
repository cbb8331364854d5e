/* eval/text: places in a text: code points against bytes, searching, repr. */
#include "eval/text.h"

#include <string.h>

/* A byte that continues a code point: 10xxxxxx. */
static bool is_inner(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

bool value_is_str(Value v) {
    return v.tag == TAG_OBJECT &&
           (v.as.object->type == &type_str || type_is(v.as.object->type, &type_str));
}

int64_t text_point_at(const StrObject *s, int64_t offset) {
    int64_t points = 0;
    for (int64_t i = 0; i < offset && i < s->length; i++) points += !is_inner(s->text[i]);
    return points;
}

int64_t text_points(const StrObject *s) {
    return text_point_at(s, s->length);
}

int64_t text_offset(const StrObject *s, int64_t point) {
    int64_t i = 0;
    for (; point > 0 && i < s->length && !stop_asked(); point--)
        for (i++; i < s->length && is_inner(s->text[i]);) i++;
    return i;
}

int64_t text_find(const char *text, int64_t from, int64_t to, const char *needle, int64_t length) {
    for (int64_t i = from; i <= to - length && !stop_asked(); i++)
        if (memcmp(text + i, needle, (size_t)length) == 0) return i;
    return -1;
}

int64_t text_rfind(const char *text, int64_t from, int64_t to, const char *needle, int64_t length) {
    for (int64_t i = to - length; i >= from && !stop_asked(); i--)
        if (memcmp(text + i, needle, (size_t)length) == 0) return i;
    return -1;
}

/* Single quotes, unless only double ones need no backslash. */
static char quote_for(const char *text, int64_t length) {
    bool has_single = memchr(text, '\'', (size_t)length) != NULL;
    bool has_double = memchr(text, '"', (size_t)length) != NULL;
    return has_single && !has_double ? '"' : '\'';
}

static void add_escape(uint32_t c, Str *out) {
    if (c < 0x100)
        str_addf(out, "\\x%02x", c);
    else if (c < 0x10000)
        str_addf(out, "\\u%04x", c);
    else
        str_addf(out, "\\U%08x", c);
}

void text_add_ascii(const char *text, Str *out) {
    while (*text) {
        uint32_t c = utf8_next(&text);
        if (c < 0x80)
            str_add_char(out, (char)c);
        else
            add_escape(c, out);
    }
}

void text_repr(const char *text, int64_t length, Str *out) {
    char quote = quote_for(text, length);
    str_add_char(out, quote);
    for (const char *p = text, *end = text + length; p < end && !stop_asked();) {
        const char *from = p;
        uint32_t c = utf8_next(&p);
        const char *mark = c ? strchr("\\\\\nn\rr\tt", (int)(c < 0x80 ? c : 1)) : NULL;
        if (c == (uint32_t)quote || c == '\\')
            str_addf(out, "\\%c", (char)c);
        else if (mark && c < 0x20)
            str_addf(out, "\\%c", mark[1]);
        else if (!point_is_printable(c))
            add_escape(c, out);
        else
            str_add_n(out, from, (size_t)(p - from));
    }
    str_add_char(out, quote);
}
