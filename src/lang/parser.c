/* lang/parser: tokens, spans and errors for the rules in the other files. */
#include "lang/parser.h"

#include <string.h>

#include "base/intern.h"
#include "base/mem.h"

void bag_add(Bag *bag, const void *item, size_t size) {
    if (bag->count == bag->room) {
        bag->room = bag->room ? bag->room * 2 : 8;
        bag->bytes = mem_grow(bag->bytes, (size_t)bag->room * size);
    }
    memcpy(bag->bytes + (size_t)bag->count * size, item, size);
    bag->count++;
}

void *bag_take(Bag *bag, Parser *p, size_t size) {
    void *items = NULL;
    if (bag->count) {
        items = arena_new(p->arena, (size_t)bag->count * size);
        memcpy(items, bag->bytes, (size_t)bag->count * size);
    }
    bag_drop(bag);
    return items;
}

void bag_drop(Bag *bag) {
    mem_free(bag->bytes);
    *bag = (Bag){0};
}

void exprs_add(Bag *bag, Expr *expr) {
    bag_add(bag, (void *)&expr, sizeof(void *));
}

ExprList exprs_take(Bag *bag, Parser *p) {
    int count = bag->count;
    return (ExprList){bag_take(bag, p, sizeof(void *)), count};
}

void stmts_add(Bag *bag, Stmt *stmt) {
    bag_add(bag, (void *)&stmt, sizeof(void *));
}

StmtList stmts_take(Bag *bag, Parser *p) {
    int count = bag->count;
    return (StmtList){bag_take(bag, p, sizeof(void *)), count};
}

StmtList stmts_of_one(Parser *p, Stmt *stmt) {
    Bag bag = {0};
    stmts_add(&bag, stmt);
    return stmts_take(&bag, p);
}

const Token *parser_token(Parser *p) {
    if (p->at > p->farthest && !p->trying) p->farthest = p->at;
    if (p->at > p->reached) p->reached = p->at;
    return &p->tokens->items[p->at];
}

const Token *parser_token_after(Parser *p, int ahead) {
    int i = p->at + ahead;
    return &p->tokens->items[i < p->tokens->count ? i : p->tokens->count - 1];
}

bool parser_is(Parser *p, TokenKind kind) {
    return parser_token(p)->kind == kind;
}

bool parser_take(Parser *p, TokenKind kind) {
    if (!parser_is(p, kind)) return false;
    if (p->at + 1 < p->tokens->count) p->at++;
    return true;
}

bool parser_expect(Parser *p, TokenKind kind) {
    return parser_take(p, kind) || parser_fail_here(p);
}

bool parser_expect_named(Parser *p, TokenKind kind) {
    if (parser_take(p, kind)) return true;
    return parser_fail(p, parser_token(p)->span, "expected '%s'", token_text(kind));
}

const char *parser_name(Parser *p) {
    const Token *token = parser_token(p);
    if (parser_take(p, TOKEN_NAME)) return intern_n(token->text, (size_t)token->length);
    parser_fail_here(p);
    return NULL;
}

bool parser_deeper(Parser *p) {
    if (++p->depth <= PARSE_DEPTH_MAX) return true;
    return parser_fail_kind(p, ERROR_RECURSION, parser_token(p)->span,
                            "maximum recursion depth exceeded during compilation");
}

/* A node that spans lines is marked to the end of its first. */
Span span_from(Parser *p, const Token *start) {
    const Token *last = &p->tokens->items[p->at > 0 ? p->at - 1 : 0];
    Span span = start->span;
    if (last < start) return span;
    if (last->end_line == span.line) {
        span.end_column = last->span.end_column;
    } else {
        const char *from = start->text + strcspn(start->text, "\n");
        span.end_column = span.column + (int)(from - start->text);
    }
    return span;
}

Span span_join(Span from, Span to) {
    if (to.line == from.line && to.end_column > from.end_column) from.end_column = to.end_column;
    return from;
}

__attribute__((format(printf, 4, 0))) static bool fail(Parser *p, ErrorKind kind, Span span,
                                                       const char *format, va_list args) {
    if (p->error->kind != ERROR_NONE) return false;
    Str text;
    str_init(&text);
    if (p->in_fstring && strncmp(format, "f-string", 8) != 0) str_add(&text, "f-string: ");
    str_addv(&text, format, args);
    error_set(p->error, kind, "%s", text.text);
    str_release(&text);
    if (span.end_column <= span.column) span.end_column = span.column + 1;
    p->error->span = span;
    return false;
}

bool parser_fail(Parser *p, Span span, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fail(p, ERROR_SYNTAX, span, format, args);
    va_end(args);
    return false;
}

bool parser_fail_kind(Parser *p, ErrorKind kind, Span span, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fail(p, kind, span, format, args);
    va_end(args);
    return false;
}

bool parser_fail_here(Parser *p) {
    const Token *token = &p->tokens->items[p->farthest];
    if (token->kind == TOKEN_INDENT || token->kind == TOKEN_DEDENT)
        return parser_fail_kind(p, ERROR_INDENTATION, token->span, "unexpected %s",
                                token->kind == TOKEN_INDENT ? "indent" : "unindent");
    return parser_fail(p, token->span, "invalid syntax");
}

/* A word that breaks the rules wins wherever it stands; a bracket that was never closed only
 * where the parser stumbled on a later line than the bracket's. */
bool parser_settle(Parser *p) {
    Tokens *tokens = p->tokens;
    bool failed = p->error->kind != ERROR_NONE;
    if (!failed && tokens->error.kind == ERROR_NONE) return true;
    bool reached = p->reached == tokens->count - 1;
    bool unclosed = tokens->unfinished == IN_BRACKETS;
    bool later = tokens->items[p->reached].span.line > tokens->open_line;
    if (tokens->error.kind == ERROR_NONE || (unclosed && !reached && !later)) return false;
    error_move(p->error, &tokens->error);
    return false;
}

bool parser_left_out(Parser *p, Span span, const char *what) {
    if (p->error->kind != ERROR_NONE) return false;
    parser_fail(p, span, "this lab leaves out %s", what);
    return error_why(p->error, "it is Python, but no Conv1d tutorial needs it");
}

Expr *parser_attempt(Parser *p, Expr *(*rule)(Parser *), Span *span) {
    Error scratch = {0}, *kept = p->error;
    int at = p->at, depth = p->depth;
    bool trying = p->trying;
    p->error = &scratch;
    p->trying = true;
    const Token *start = parser_token(p);
    Expr *result = rule(p);
    if (span) *span = span_from(p, start);
    p->error = kept;
    p->trying = trying;
    p->at = at;
    p->depth = depth;
    error_clear(&scratch);
    return result;
}

Expr *expr_new(Parser *p, ExprKind kind, Span span) {
    Expr *expr = arena_new(p->arena, sizeof *expr);
    expr->kind = kind;
    expr->span = span;
    return expr;
}

Expr *tuple_new(Parser *p, const Token *start, Bag *items, const Expr *last) {
    Expr *tuple = expr_new(p, EXPR_TUPLE, span_from(p, start));
    tuple->as.items = exprs_take(items, p);
    return last ? tuple : NULL;
}

Stmt *stmt_new(Parser *p, StmtKind kind, Span span) {
    Stmt *stmt = arena_new(p->arena, sizeof *stmt);
    stmt->kind = kind;
    stmt->span = span;
    return stmt;
}
