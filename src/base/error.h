/* base/error: what went wrong, in three voices.
 *
 *   message  the words of Python or PyTorch, to the letter
 *   why      what that means, plainly, with the user's numbers   (may be NULL)
 *   fix      a line that would work                              (may be NULL)
 *
 * A function that can fail returns bool, takes `Error *error` last, and on failure has set it:
 *     return error_set(error, ERROR_VALUE, "groups must be a positive integer");
 * An Error starts as {0}; error_clear frees what it holds. Setting one that is set replaces it. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>
#include "base/str.h"

typedef enum ErrorKind { /* names in error.c, in this order */
                         ERROR_NONE,
                         ERROR_SYNTAX,
                         ERROR_INDENTATION,
                         ERROR_TAB,
                         ERROR_NAME,
                         ERROR_UNBOUND_LOCAL,
                         ERROR_TYPE,
                         ERROR_VALUE,
                         ERROR_AXIS, /* NumPy's */
                         ERROR_INDEX,
                         ERROR_KEY,
                         ERROR_ATTRIBUTE,
                         ERROR_RUNTIME,
                         ERROR_RECURSION,
                         ERROR_NOT_IMPLEMENTED,
                         ERROR_ZERO_DIVISION,
                         ERROR_OVERFLOW,
                         ERROR_MEMORY,
                         ERROR_IMPORT,
                         ERROR_MODULE_NOT_FOUND,
                         ERROR_ASSERTION,
                         ERROR_STOP_ITERATION,
                         ERROR_OS,
                         ERROR_FILE_NOT_FOUND,
                         ERROR_KEYBOARD_INTERRUPT,
                         ERROR_SYSTEM_EXIT,
                         ERROR_COMMAND, /* a %command was used wrongly: printed without a class name
                                         */
                         ERROR_OTHER,   /* an exception class that the user made; its name is in the
                                           message */
                         ERROR_KINDS
} ErrorKind;

/* A stretch of one source line. line counts from 1 (0: unknown); columns are bytes from 0. */
typedef struct Span {
    int line;
    int column;
    int end_column; /* exclusive */
} Span;

typedef struct Error {
    ErrorKind kind;
    char *message;
    char *why;
    char *fix;
    Span span;
    const char *function; /* the innermost function that ran then, interned; NULL: none */
    char *place;          /* error_keep_place; NULL: the span says where it was */
} Error;

const char *error_name(ErrorKind kind); /* "ValueError" */
ErrorKind error_kind(const char *name); /* ERROR_NONE where there is no such class */

/* Both return false, so that a caller can return what they return. */
bool error_set(Error *error, ErrorKind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool error_setv(Error *error, ErrorKind kind, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));
/* Add to an error that is set; each returns false too. */
bool error_why(Error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool error_fix(Error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A function of another text is left: its line will mean nothing beside the caller's text, so what
 * a report says of it is kept as words, and the span is cleared. The first place is the one. */
void error_keep_place(Error *error, const char *name, const char *source);
void error_clear(Error *error);
void error_move(Error *to, Error *from); /* `from` is empty after */

/* Where line number `line` of a text begins, counted from 1; NULL: there are not so many. */
const char *error_line(const char *source, int line);

/* The whole report, as it stands on standard error:
 *
 *     File "walk.py", line 3
 *         y = con(x)
 *             ^^^
 *     NameError: name 'con' is not defined. Did you mean: 'conv'?
 *     why: ...
 *     fix: ...
 *
 * source may be NULL (no line is shown then); name is the file or "In [3]". */
void error_report(const Error *error, const char *name, const char *source, Str *out);

/* The candidate nearest to `word` in the sense of "Did you mean", or NULL where none is near. */
const char *error_suggest(const char *word, const char *const *candidates, int count);

#endif
