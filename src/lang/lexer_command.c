/* lang/lexer_command: the lines that speak to the lab: %step conv(x), conv?, ?conv.
 *
 * The text of a command runs to the end of its line, or on through open brackets and after `\`:
 *
 *     %step conv(x,        the command is "step conv(x,\n  y)"
 *                y)
 */
#include "lang/lexer.h"

#include <string.h>

/* Past the string literal at p, or just past its first quote where it has no end on the line. */
static const char *skip_string(const char *p, const char *end) {
    char quote = *p++;
    for (const char *q = p; q < end && *q != '\n'; q++) {
        if (*q == quote) return q + 1;
        if (*q == '\\' && q + 1 < end) q++;
    }
    return p;
}

static const char *line_end(const char *p, const char *end) {
    while (p < end && *p != '\n') p++;
    return p;
}

/* Where the command ends. Brackets that are never closed do not swallow the rest of the text. */
static const char *command_end(Lexer *lexer, const char *start) {
    int level = 0;
    const char *p = start;
    while (p < lexer->end) {
        char c = *p;
        if (c == '\n' && level <= 0) return p;
        if (c == '\\' && p + 1 < lexer->end && p[1] == '\n') {
            p += 2;
            if (p == lexer->end) lexer->tokens->unfinished = AFTER_BACKSLASH;
            continue;
        }
        if (c == '#') {
            p = line_end(p, lexer->end);
            continue;
        }
        if (c == '"' || c == '\'') {
            p = skip_string(p, lexer->end);
            continue;
        }
        level += strchr("([{", c) ? 1 : strchr(")]}", c) ? -1 : 0;
        p++;
    }
    if (level <= 0) return p;
    lexer->tokens->unfinished = IN_BRACKETS;
    return line_end(start, lexer->end);
}

static const char *trim_left(const char *p, const char *end) {
    while (p < end && (*p == ' ' || *p == '\t')) p++;
    return p;
}

static const char *trim_right(const char *p, const char *end) {
    while (end > p && strchr(" \t\n\f", end[-1])) end--;
    return end;
}

static void add(Lexer *lexer, TokenKind kind, const char *text, const char *text_end) {
    lexer_add(lexer, kind, lexer->at);
    Token *token = &lexer->tokens->items[lexer->tokens->count - 1];
    token->text = text;
    token->length = (int)(text_end - text);
    token->span.end_column = (int)(line_end(lexer->at, text_end) - lexer->line_start);
}

/* conv.weight? and ?conv.weight, with one mark or two. */
static bool help_line(Lexer *lexer, const char *end) {
    const char *from = lexer->at, *to = trim_right(from, end);
    bool before = *from == '?';
    while (from < to && *from == '?') from++;
    if (!before && (to == from || to[-1] != '?')) return false;
    while (!before && to > from && to[-1] == '?') to--;
    from = trim_left(from, to);
    to = trim_right(from, to);
    for (const char *p = from; p < to; p++)
        if (!is_name_byte((unsigned char)*p) && *p != '.' && *p != '%') return false;
    add(lexer, TOKEN_HELP, from, to);
    return true;
}

bool lexer_command(Lexer *lexer) {
    const char *end;
    if (lexer_peek(lexer, 0) == '%') {
        const char *text = lexer->at + 1;
        end = command_end(lexer, text);
        text = trim_left(text, end);
        add(lexer, TOKEN_COMMAND, text, trim_right(text, end));
    } else {
        end = line_end(lexer->at, lexer->end);
        if (!help_line(lexer, end)) return false;
    }
    for (; lexer->at < end; lexer->at++) {
        if (*lexer->at != '\n') continue;
        lexer->line++;
        lexer->line_start = lexer->at + 1;
    }
    lexer_add(lexer, TOKEN_NEWLINE, lexer->at);
    if (lexer->at < lexer->end) {
        lexer->at++;
        lexer->line++;
        lexer->line_start = lexer->at;
    }
    return true;
}
