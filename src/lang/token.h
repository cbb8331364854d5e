/* lang/token: the words of a program.
 *
 *     if x:      KW_IF NAME(x) COLON NEWLINE
 *         y      INDENT NAME(y) NEWLINE
 *                DEDENT END
 *
 * tokens_read reads a whole text at once. Where the text breaks a rule of words (an unterminated
 * string, a bracket that was never closed), the list ends in TOKEN_ERROR and `error` holds what
 * CPython says; the parser decides whether its own complaint comes first. */
#ifndef LANG_TOKEN_H
#define LANG_TOKEN_H

#include <stdbool.h>

#include "base/error.h"

typedef enum TokenKind {
    TOKEN_END,
    TOKEN_ERROR,
    TOKEN_NEWLINE,
    TOKEN_INDENT,
    TOKEN_DEDENT,
    TOKEN_COMMAND, /* %step conv(x): text is what follows the % */
    TOKEN_HELP,    /* x? or ?x: text is the x */
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING, /* with its prefix and quotes, still encoded */
    TOKEN_LPAREN,
    TOKEN_RPAREN,
    TOKEN_LBRACKET,
    TOKEN_RBRACKET,
    TOKEN_LBRACE,
    TOKEN_RBRACE,
    TOKEN_COMMA,
    TOKEN_COLON,
    TOKEN_SEMICOLON,
    TOKEN_DOT,
    TOKEN_ELLIPSIS,
    TOKEN_ARROW,
    TOKEN_WALRUS,
    TOKEN_ASSIGN,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_STAR,
    TOKEN_POWER,
    TOKEN_SLASH,
    TOKEN_FLOORDIV,
    TOKEN_PERCENT,
    TOKEN_AT,
    TOKEN_AMPERSAND,
    TOKEN_BAR,
    TOKEN_CARET,
    TOKEN_TILDE,
    TOKEN_LSHIFT,
    TOKEN_RSHIFT,
    TOKEN_LESS,
    TOKEN_LESS_EQUAL,
    TOKEN_GREATER,
    TOKEN_GREATER_EQUAL,
    TOKEN_EQUAL,
    TOKEN_NOT_EQUAL,
    TOKEN_LESS_GREATER, /* <>, which no rule takes */
    TOKEN_PLUS_ASSIGN,  /* the augmented assignments, in the order of AUGMENTED in stmt.c */
    TOKEN_MINUS_ASSIGN,
    TOKEN_STAR_ASSIGN,
    TOKEN_POWER_ASSIGN,
    TOKEN_SLASH_ASSIGN,
    TOKEN_FLOORDIV_ASSIGN,
    TOKEN_PERCENT_ASSIGN,
    TOKEN_AT_ASSIGN,
    TOKEN_AMPERSAND_ASSIGN,
    TOKEN_BAR_ASSIGN,
    TOKEN_CARET_ASSIGN,
    TOKEN_LSHIFT_ASSIGN,
    TOKEN_RSHIFT_ASSIGN,
    KW_FALSE, /* the keywords, in the order of the alphabet as Python lists them */
    KW_NONE,
    KW_TRUE,
    KW_AND,
    KW_AS,
    KW_ASSERT,
    KW_ASYNC,
    KW_AWAIT,
    KW_BREAK,
    KW_CLASS,
    KW_CONTINUE,
    KW_DEF,
    KW_DEL,
    KW_ELIF,
    KW_ELSE,
    KW_EXCEPT,
    KW_FINALLY,
    KW_FOR,
    KW_FROM,
    KW_GLOBAL,
    KW_IF,
    KW_IMPORT,
    KW_IN,
    KW_IS,
    KW_LAMBDA,
    KW_NONLOCAL,
    KW_NOT,
    KW_OR,
    KW_PASS,
    KW_RAISE,
    KW_RETURN,
    KW_TRY,
    KW_WHILE,
    KW_WITH,
    KW_YIELD
} TokenKind;

typedef struct Token {
    TokenKind kind;
    Span span;    /* on its first line */
    int end_line; /* another where a string spans lines */
    int level;    /* of open brackets after this token */
    const char *text;
    int length;
} Token;

/* How a text ended that wants another line. */
typedef enum Unfinished { FINISHED, IN_BRACKETS, IN_STRING, AFTER_BACKSLASH } Unfinished;

typedef struct Tokens {
    Token *items; /* the last is TOKEN_END or TOKEN_ERROR */
    int count;
    int room;
    Error error; /* set where the last is TOKEN_ERROR */
    Unfinished unfinished;
    int open_column; /* IN_BRACKETS: the innermost open one */
    int open_line;
} Tokens;

/* Read source (LF line ends only); the tokens point into it. Free with tokens_release. */
void tokens_read(Tokens *tokens, const char *source);
/* Read the `length` bytes at `text` as the inside of a bracket: no line structure. line_start is
 * where its first line starts, for columns. */
void tokens_read_inside(Tokens *tokens, const char *text, int length, const char *line_start,
                        int line);
void tokens_release(Tokens *tokens);

/* The text of an operator or keyword: "+=", "lambda". */
const char *token_text(TokenKind kind);

#endif
