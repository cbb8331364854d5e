/* lang/lexer: what the files of the lexer share. */
#ifndef LANG_LEXER_H
#define LANG_LEXER_H

#include <stdint.h>

#include "lang/token.h"

enum { LEVEL_MAX = 200, INDENT_MAX = 100 };

typedef struct Bracket {
    char opener;
    int line;
    int column;
} Bracket;

typedef struct Lexer {
    const char *at; /* the next byte */
    const char *end;
    const char *line_start;
    int line;
    bool inside;             /* a piece of an f-string: there are no lines */
    bool blind;              /* a % command is being read: only its brackets count */
    int indents[INDENT_MAX]; /* columns, tabs to multiples of eight */
    int narrow[INDENT_MAX];  /* columns, tabs as one: both must agree */
    int depth;
    Bracket open[LEVEL_MAX];
    int level;
    Tokens *tokens;
} Lexer;

/* Both set the error of the tokens and return false. */
bool lexer_fail(Lexer *lexer, ErrorKind kind, Span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* As CPython: the caret stands under the last byte before `at`. */
bool lexer_fail_here(Lexer *lexer, const char *format, ...) __attribute__((format(printf, 2, 3)));

void lexer_add(Lexer *lexer, TokenKind kind, const char *start);
int lexer_peek(const Lexer *lexer, int ahead); /* 0 past the end */

bool lexer_number(Lexer *lexer);                    /* lexer_number.c */
bool lexer_string(Lexer *lexer, const char *start); /* lexer_string.c: `at` is the quote */
bool lexer_command(Lexer *lexer);                   /* lexer_command.c: false if there is none */

bool is_name_start(int c);
bool is_name_byte(int c);
/* The first character of the name that may not stand in one, or NULL (identifier.c). */
const char *identifier_flaw(const char *text, int length);
bool codepoint_is_printable(uint32_t c);

#endif
