/* base/str: a text that grows, and the few questions about UTF-8 that the program asks.
 *
 * A Str always holds a terminated text: `s.text` can be printed at any time after str_init (an
 * empty one points to a shared ""). Who inits releases; str_take hands the text over. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Str {
    char *text;    /* terminated; never NULL */
    size_t length; /* bytes without the terminator */
    size_t room;   /* bytes allocated; 0 while text is the shared "" */
} Str;

void str_init(Str *s);
void str_release(Str *s);
char *str_take(Str *s); /* the text, to be freed with mem_free; s is empty again */
void str_clear(Str *s);

void str_add(Str *s, const char *text);
void str_add_n(Str *s, const char *text, size_t length);
void str_add_char(Str *s, char c);
void str_add_repeat(Str *s, char c, int64_t times); /* nothing where times <= 0 */
void str_addf(Str *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
void str_addv(Str *s, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
void str_add_utf8(Str *s, uint32_t codepoint);
/* Lines of at most `width` columns (0: any), each `indent` further in: longer ones break between
 * words. Code and the carets under it, four blanks in or more, stay as they are. */
void str_add_folded(Str *s, const char *text, int width, int indent);

/* The code point at *text, which moves past it. A byte that starts none counts as U+FFFD. */
uint32_t utf8_next(const char **text);
size_t utf8_length(const char *text);             /* code points */
size_t utf8_offset(const char *text, size_t nth); /* byte offset of code point nth */
int utf8_width(const char *text);                 /* columns on a terminal */

#endif
