/* lang/escapes: \n, \x41, \u00e9 in string literals. */
#include "lang/parser.h"

#include <string.h>

/* The escapes of one letter, in pairs: the letter, what it stands for. */
static const char simple[] = "\\\\''\"\"a\ab\bf\fn\nr\rt\tv\v";

static int hex_value(int c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

typedef struct Escape { /* what is being read */
    Parser *p;
    const Token *token;
    const char *text; /* the literal's first byte, for positions */
    const char *at;   /* behind the backslash and its letter */
    const char *end;
} Escape;

static bool codec_error(Escape *e, const char *what) {
    int from = (int)(e->at - e->text) - 2;
    int to = from + 1;
    while (e->at < e->end && hex_value(*e->at) >= 0) {
        e->at++;
        to++;
    }
    return parser_fail(e->p, e->token->span,
                       "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                       "%d-%d: %s",
                       from, to, what);
}

/* \xhh \uhhhh \Uhhhhhhhh */
static bool hexadecimal(Escape *e, int digits, Str *out) {
    uint32_t c = 0;
    int i = 0;
    for (; i < digits && e->at + i < e->end && hex_value(e->at[i]) >= 0; i++)
        c = c * 16 + (uint32_t)hex_value(e->at[i]);
    if (i < digits)
        return codec_error(e, digits == 2   ? "truncated \\xXX escape"
                              : digits == 4 ? "truncated \\uXXXX escape"
                                            : "truncated \\UXXXXXXXX escape");
    if (c > 0x10FFFF) return codec_error(e, "illegal Unicode character");
    e->at += digits;
    str_add_utf8(out, c);
    return true;
}

/* \o \oo \ooo; the first digit is behind `at` */
static void octal(Escape *e, char first, Str *out) {
    uint32_t c = (uint32_t)(first - '0');
    for (int i = 0; i < 2 && e->at < e->end && *e->at >= '0' && *e->at <= '7'; i++)
        c = c * 8 + (uint32_t)(*e->at++ - '0');
    str_add_utf8(out, c);
}

static bool one(Escape *e, char letter, Str *out) {
    if (letter == '\n') return true;
    if (letter >= '0' && letter <= '7') {
        octal(e, letter, out);
        return true;
    }
    if (letter == 'x') return hexadecimal(e, 2, out);
    if (letter == 'u') return hexadecimal(e, 4, out);
    if (letter == 'U') return hexadecimal(e, 8, out);
    if (letter == 'N') return parser_left_out(e->p, e->token->span, "\\N{names} of characters");
    for (const char *pair = simple; *pair; pair += 2) {
        if (*pair != letter) continue;
        str_add_char(out, pair[1]);
        return true;
    }
    str_add_char(out, '\\'); /* an unknown escape stands for itself */
    str_add_char(out, letter);
    return true;
}

bool escapes_decode(Parser *p, const Token *token, const char *text, const char *end, Str *out) {
    Escape e = {p, token, text, text, end};
    while (e.at < end) {
        const char *slash = memchr(e.at, '\\', (size_t)(end - e.at));
        if (!slash || slash + 1 == end) slash = end;
        str_add_n(out, e.at, (size_t)(slash - e.at));
        e.at = slash;
        if (slash == end) return true;
        e.at = slash + 2;
        if (!one(&e, slash[1], out)) return false;
    }
    return true;
}
