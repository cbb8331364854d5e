/* lang/more: does a text need another line? The prompt asks after each one.
 *
 *     for i in x:        MORE_YES: a block begins
 *         print(i)       MORE_YES: the block may go on
 *     (empty line)       MORE_NO
 */
#include "lang/ast.h"

#include <string.h>

#include "base/mem.h"
#include "lang/parser.h"
#include "lang/program.h"

static const Token *last_token(const Tokens *tokens) {
    for (int i = tokens->count - 1; i >= 0; i--) {
        TokenKind kind = tokens->items[i].kind;
        if (kind != TOKEN_END && kind != TOKEN_NEWLINE && kind != TOKEN_DEDENT)
            return &tokens->items[i];
    }
    return NULL;
}

static const Token *first_of_line(const Tokens *tokens, const Token *last) {
    while (last > tokens->items && last[-1].kind != TOKEN_NEWLINE &&
           last[-1].kind != TOKEN_INDENT && last[-1].kind != TOKEN_DEDENT)
        last--;
    return last;
}

static bool is_one_of(TokenKind kind, const TokenKind *kinds, int count) {
    for (int i = 0; i < count; i++)
        if (kinds[i] == kind) return true;
    return false;
}

/* `if x: y` may go on with else, a decorator with its function. */
static bool may_go_on(const Tokens *tokens, const Token *last) {
    static const TokenKind words[] = {TOKEN_AT, KW_IF,    KW_ELIF, KW_ELSE, KW_FOR,    KW_WHILE,
                                      KW_DEF,   KW_CLASS, KW_WITH, KW_TRY,  KW_EXCEPT, KW_FINALLY};
    return last->kind == TOKEN_COLON || is_one_of(first_of_line(tokens, last)->kind, words, 12);
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

/* How far the grammar takes the text: the index of the last token that it looked at, or the number
 * of tokens where it takes all. */
static int grammar_reach(Tokens *tokens) {
    Arena arena = {0};
    Error error = {0};
    StmtList body;
    Parser parser = {.arena = &arena, .tokens = tokens, .error = &error};
    bool fine = parse_statements(&parser, &body) && parser_is(&parser, TOKEN_END);
    arena_release(&arena);
    error_clear(&error);
    return fine ? tokens->count : parser.reached;
}

/* Blocks are open at the end: their DEDENTs come behind the last token. */
static bool ends_in_block(const Tokens *tokens) {
    return tokens->count > 1 && tokens->items[tokens->count - 2].kind == TOKEN_DEDENT;
}

static More needs_more(Tokens *tokens, const char *text) {
    int reach = grammar_reach(tokens);
    if (tokens->unfinished != FINISHED) return reach >= tokens->count - 1 ? MORE_YES : MORE_NO;
    const Token *last = last_token(tokens);
    if (tokens->error.kind != ERROR_NONE || !last || ends_in_empty_line(text)) return MORE_NO;
    bool wrong = reach <= last - tokens->items + 1; /* at a token, or at the end of its line */
    if (wrong) return MORE_NO;
    return ends_in_block(tokens) || may_go_on(tokens, last) ? MORE_YES : MORE_NO;
}

More lang_needs_more(const char *text) {
    char *normal = source_normal(text);
    Tokens tokens;
    tokens_read(&tokens, normal);
    More more = needs_more(&tokens, normal);
    tokens_release(&tokens);
    mem_free(normal);
    return more;
}

/* After `return x` and its like the block has said all. */
static bool leaves_block(const Tokens *tokens, const Token *last) {
    static const TokenKind words[] = {KW_RETURN, KW_BREAK, KW_CONTINUE, KW_PASS, KW_RAISE};
    return is_one_of(first_of_line(tokens, last)->kind, words, 5);
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
