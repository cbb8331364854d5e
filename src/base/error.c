/* base/error: errors and their report. */
#include "base/error.h"

#include <string.h>

#include "base/mem.h"

static const char *const names[ERROR_KINDS] = {
    "",
    "SyntaxError",
    "IndentationError",
    "TabError",
    "NameError",
    "UnboundLocalError",
    "TypeError",
    "ValueError",
    "numpy.AxisError",
    "IndexError",
    "KeyError",
    "AttributeError",
    "RuntimeError",
    "RecursionError",
    "NotImplementedError",
    "ZeroDivisionError",
    "OverflowError",
    "MemoryError",
    "ImportError",
    "ModuleNotFoundError",
    "AssertionError",
    "StopIteration",
    "OSError",
    "FileNotFoundError",
    "KeyboardInterrupt",
    "SystemExit",
    "",
    "",
};

const char *error_name(ErrorKind kind) {
    return names[kind];
}

ErrorKind error_kind(const char *name) {
    for (int kind = 1; kind < ERROR_KINDS; kind++)
        if (names[kind][0] && strcmp(names[kind], name) == 0) return (ErrorKind)kind;
    return ERROR_NONE;
}

void error_clear(Error *error) {
    mem_free(error->message);
    mem_free(error->why);
    mem_free(error->fix);
    mem_free(error->place);
    *error = (Error){0};
}

void error_move(Error *to, Error *from) {
    error_clear(to);
    *to = *from;
    *from = (Error){0};
}

__attribute__((format(printf, 1, 0))) static char *formatted(const char *format, va_list args) {
    Str s;
    str_init(&s);
    str_addv(&s, format, args);
    return str_take(&s);
}

bool error_setv(Error *error, ErrorKind kind, const char *format, va_list args) {
    char *message = formatted(format, args);
    error_clear(error);
    error->kind = kind;
    error->message = message;
    return false;
}

bool error_set(Error *error, ErrorKind kind, const char *format, ...) {
    va_list args;
    va_start(args, format);
    error_setv(error, kind, format, args);
    va_end(args);
    return false;
}

bool error_why(Error *error, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *why = formatted(format, args);
    va_end(args);
    mem_free(error->why);
    error->why = why;
    return false;
}

bool error_fix(Error *error, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *fix = formatted(format, args);
    va_end(args);
    mem_free(error->fix);
    error->fix = fix;
    return false;
}

const char *error_line(const char *source, int line) {
    for (; line > 1; line--) {
        source = strchr(source, '\n');
        if (!source) return NULL;
        source++;
    }
    return source;
}

/* The source line without its indentation, and carets under the span. */
static void add_excerpt(const Error *error, const char *source, Str *out) {
    const char *line = source ? error_line(source, error->span.line) : NULL;
    if (!line) return;
    int length = (int)strcspn(line, "\r\n");
    int indent = (int)strspn(line, " \t\f");
    int from = error->span.column, to = error->span.end_column;
    if (indent >= length) return;
    str_addf(out, "    %.*s\n", length - indent, line + indent);
    if (from < indent || from > length || to <= from) return;
    if (to > length) to = from < length ? length : from + 1;
    char *before = mem_text_n(line + indent, (size_t)(from - indent));
    char *under = mem_text_n(line + from, (size_t)(to - from));
    str_add_repeat(out, ' ', 4 + utf8_width(before));
    int carets = utf8_width(under);
    str_add_repeat(out, '^', carets > 0 ? carets : 1);
    str_add_char(out, '\n');
    mem_free(before);
    mem_free(under);
}

void error_keep_place(Error *error, const char *name, const char *source) {
    Span span = error->span;
    error->span.line = 0;
    if (error->place || span.line == 0 || !name) return;
    Str text;
    str_init(&text);
    str_addf(&text, "  File \"%s\", line %d", name, span.line);
    if (error->function) str_addf(&text, ", in %s", error->function);
    str_add_char(&text, '\n');
    error->span = span;
    add_excerpt(error, source, &text);
    error->span = (Span){0};
    error->place = str_take(&text);
}

void error_report(const Error *error, const char *name, const char *source, Str *out) {
    if (error->span.line > 0 && error->kind != ERROR_COMMAND) {
        if (name) str_addf(out, "  File \"%s\", line %d\n", name, error->span.line);
        add_excerpt(error, source, out);
    }
    if (error->place) str_add(out, error->place);
    const char *class = names[error->kind];
    const char *message = error->message ? error->message : "";
    str_addf(out, "%s%s%s\n", class, class[0] && message[0] ? ": " : "", message);
    if (error->why) str_addf(out, "why: %s\n", error->why);
    if (error->fix) str_addf(out, "fix: %s\n", error->fix);
}

static int smaller(int a, int b) {
    return a < b ? a : b;
}
static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* CPython's measure: an edit costs 2, a change of case 1. */
enum { WORD_MAX = 40, EDIT = 2, CASE = 1 };
static int distance(const char *a, const char *b) {
    int la = (int)strlen(a), lb = (int)strlen(b);
    int row[WORD_MAX + 1]; /* costs of a[..i] against b[..j] */
    for (int j = 0; j <= lb; j++) row[j] = EDIT * j;
    for (int i = 1; i <= la; i++) {
        int diagonal = row[0];
        row[0] = EDIT * i;
        for (int j = 1; j <= lb; j++) {
            char x = a[i - 1], y = b[j - 1];
            int change = x == y ? 0 : lower(x) == lower(y) ? CASE : EDIT;
            int best = smaller(diagonal + change, smaller(row[j], row[j - 1]) + EDIT);
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[lb];
}

/* No more than a third of the characters may need an edit; the first of equals wins. */
const char *error_suggest(const char *word, const char *const *candidates, int count) {
    int length = (int)strlen(word);
    if (length == 0 || length > WORD_MAX) return NULL;
    const char *nearest = NULL;
    int nearest_cost = EDIT * 2 * WORD_MAX;
    for (int i = 0; i < count; i++) {
        int other = (int)strlen(candidates[i]);
        if (other > WORD_MAX || strcmp(candidates[i], word) == 0) continue;
        int cost = distance(word, candidates[i]);
        if (cost >= nearest_cost || cost > (length + other + 3) * EDIT / 6) continue;
        nearest = candidates[i];
        nearest_cost = cost;
    }
    return nearest;
}
