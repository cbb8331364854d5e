/* lang/lexer_string: where a string literal ends. */
#include "lang/lexer.h"

/* The closing quotes from `at` on; false where the text or (for single quotes) the line ends
 * first. Counts lines as it goes, and notes where another line could still close the string. */
static bool find_end(Lexer *lexer, char quote, int quotes) {
    int run = 0;
    bool escaped = false; /* the text ends behind a backslash, or behind the line that it joins */
    while (lexer->at < lexer->end) {
        char c = *lexer->at;
        if (c == '\n' && quotes == 1) return false;
        lexer->at++;
        run = c == quote ? run + 1 : 0;
        if (run == quotes) return true;
        escaped = c == '\\';
        if (escaped && lexer->at < lexer->end) {
            c = *lexer->at++;
            escaped = c == '\n';
        }
        if (c == '\n') {
            lexer->line++;
            lexer->line_start = lexer->at;
        }
    }
    if (escaped || quotes == 3) lexer->tokens->unfinished = IN_STRING;
    return false;
}

bool lexer_string(Lexer *lexer, const char *start) {
    char quote = *lexer->at;
    bool triple = lexer_peek(lexer, 1) == quote && lexer_peek(lexer, 2) == quote;
    int line = lexer->line, column = (int)(start - lexer->line_start);
    const char *line_start = lexer->line_start;
    lexer->at += triple ? 3 : 1;
    bool closed = find_end(lexer, quote, triple ? 3 : 1);
    int end_line = lexer->line;
    const char *end_start = lexer->line_start;
    if (!closed) {
        bool at_end = lexer->at == lexer->end;
        if (at_end && end_line > line && lexer->at[-1] == '\n') end_line--;
        return lexer_fail(lexer, ERROR_SYNTAX, (Span){line, column, column + 1},
                          triple ? "unterminated triple-quoted string literal (detected at line %d)"
                                 : "unterminated string literal (detected at line %d)",
                          end_line);
    }
    lexer->line = line; /* the token starts on its first line */
    lexer->line_start = line_start;
    lexer_add(lexer, TOKEN_STRING, start);
    lexer->line = end_line;
    lexer->line_start = end_start;
    Token *token = &lexer->tokens->items[lexer->tokens->count - 1];
    token->end_line = end_line;
    if (end_line > line) {
        const char *p = start;
        while (*p != '\n') p++;
        token->span.end_column = (int)(p - line_start);
    }
    return true;
}
