/* lang/more: does a text need another line? The prompt asks after each one.
 *
 *     for i in x:        MORE_YES: a block begins
 *         print(i)       MORE_YES: the block may go on
 *     (empty line)       MORE_NO
 */
#include "lang/ast.h"

#include <string.h>

#include "base/mem.h"
#include "lang/program.h"
#include "lang/token.h"

static const Token *last_token(const Tokens *tokens) {
    for (int i = tokens->count - 1; i >= 0; i--) {
        TokenKind kind = tokens->items[i].kind;
        if (kind != TOKEN_END && kind != TOKEN_NEWLINE && kind != TOKEN_DEDENT)
            return &tokens->items[i];
    }
    return NULL;
}

/* `@decorator` alone on the last line */
static bool ends_in_decorator(const Tokens *tokens, const Token *last) {
    const Token *first = last;
    while (first > tokens->items && first[-1].kind != TOKEN_NEWLINE) first--;
    return first->kind == TOKEN_AT;
}

static bool ends_in_empty_line(const char *text) {
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '\n') length--;
    size_t from = length;
    while (from > 0 && text[from - 1] != '\n') from--;
    return from > 0 && from + strspn(text + from, " \t") == length;
}

static const char *last_line(const char *text) {
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '\n') length--;
    while (length > 0 && text[length - 1] != '\n') length--;
    return text + length;
}

static More needs_more(const char *text) {
    Tokens tokens;
    tokens_read(&tokens, text);
    More more = tokens.unfinished != FINISHED ? MORE_YES : MORE_NO;
    const Token *last = last_token(&tokens);
    if (tokens.error.kind == ERROR_NONE && more == MORE_NO && last && !ends_in_empty_line(text)) {
        bool block = last->kind == TOKEN_COLON || ends_in_decorator(&tokens, last);
        bool inside = strspn(last_line(text), " \t") > 0;
        for (int i = 0; i < tokens.count; i++)
            if (tokens.items[i].kind == TOKEN_DEDENT && &tokens.items[i] > last) inside = true;
        if (block || inside) more = MORE_YES;
    }
    tokens_release(&tokens);
    return more;
}

More lang_needs_more(const char *text) {
    char *normal = source_normal(text);
    More more = needs_more(normal);
    mem_free(normal);
    return more;
}

/* After `return x` and its like the block has said all. */
static bool leaves_block(const Tokens *tokens, const Token *last) {
    const Token *first = last;
    while (first > tokens->items && first[-1].kind != TOKEN_NEWLINE &&
           first[-1].kind != TOKEN_INDENT && first[-1].kind != TOKEN_DEDENT)
        first--;
    static const TokenKind words[] = {KW_RETURN, KW_BREAK, KW_CONTINUE, KW_PASS, KW_RAISE};
    for (int i = 0; i < 5; i++)
        if (first->kind == words[i]) return true;
    return false;
}

/* Inside brackets the next item stands under the first, or four spaces in where the bracket ends
 * its line. */
static int bracket_indent(const Tokens *tokens, const char *text) {
    const char *line = text;
    for (int i = 1; i < tokens->open_line; i++) line = strchr(line, '\n') + 1;
    const char *behind = line + tokens->open_column + 1;
    size_t blank = strspn(behind, " ");
    if (behind[blank] && !strchr("\n#", behind[blank])) return tokens->open_column + 1 + (int)blank;
    return (int)strspn(line, " ") + 4;
}

static int next_indent(const char *text, const Tokens *tokens) {
    if (tokens->unfinished == IN_STRING) return 0;
    if (tokens->unfinished == IN_BRACKETS && tokens->open_line) return bracket_indent(tokens, text);
    const Token *last = last_token(tokens);
    int indent = (int)strspn(last_line(text), " ");
    if (!last || tokens->unfinished != FINISHED) return indent;
    if (last->kind == TOKEN_COLON) return indent + 4;
    return leaves_block(tokens, last) && indent >= 4 ? indent - 4 : indent;
}

int lang_next_indent(const char *text) {
    char *normal = source_normal(text);
    Tokens tokens;
    tokens_read(&tokens, normal);
    int indent = next_indent(normal, &tokens);
    tokens_release(&tokens);
    mem_free(normal);
    return indent;
}
