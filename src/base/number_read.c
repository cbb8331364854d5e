/* base/number_read: what Python's float("...") reads. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

static bool is_word(const char *text, const char *word) {
    for (; *word; word++, text++)
        if (tolower((unsigned char)*text) != *word) return false;
    return !*text;
}

/* Digits with single underscores between them are copied without; any other underscore is wrong. */
static bool copy_plain(const char *text, size_t length, char *out) {
    for (size_t i = 0; i < length; i++) {
        if (text[i] != '_') {
            *out++ = text[i];
            continue;
        }
        bool between = i > 0 && i + 1 < length && isdigit((unsigned char)text[i - 1]) &&
                       isdigit((unsigned char)text[i + 1]);
        if (!between) return false;
    }
    *out = '\0';
    return true;
}

/* Python's grammar is strtod's without hexadecimal digits and with underscores. */
static bool read_double(const char *text, double *out) {
    const char *p = text + (*text == '-' || *text == '+');
    double sign = *text == '-' ? -1 : 1;
    if (is_word(p, "inf") || is_word(p, "infinity")) {
        *out = sign * INFINITY;
        return true;
    }
    if (is_word(p, "nan")) {
        *out = NAN;
        return true;
    }
    if (!*p || strspn(p, "0123456789.eE+-") != strlen(p)) return false;
    if (*p == '+' || *p == '-') return false;
    char *end = NULL;
    *out = strtod(text, &end);
    return end != text && !*end;
}

bool number_read(const char *text, size_t length, double *out) {
    while (length && isspace((unsigned char)*text)) text++, length--;
    while (length && isspace((unsigned char)text[length - 1])) length--;
    char few[40] = "", *plain = length < sizeof few ? few : mem_new(length + 1);
    bool fine =
        copy_plain(text, length, plain) && !memchr(text, '\0', length) && read_double(plain, out);
    if (plain != few) mem_free(plain);
    return fine;
}
