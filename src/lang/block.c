/* lang/block: the compound statements, which hold blocks. */
#include "lang/parser.h"

#include "base/intern.h"

/* block: NEWLINE INDENT statements DEDENT | simple_stmts */
static bool block(Parser *p, const Token *start, const char *what, StmtList *out) {
    if (parser_take(p, TOKEN_NEWLINE)) {
        if (!parser_take(p, TOKEN_INDENT))
            return parser_fail_kind(p, ERROR_INDENTATION, parser_token(p)->span,
                                    "expected an indented block after %s on line %d", what,
                                    start->span.line);
        if (!parse_statements(p, out)) return false;
        return parser_expect(p, TOKEN_DEDENT);
    }
    Bag bag = {0};
    bool fine = parse_simple_line(p, &bag);
    *out = stmts_take(&bag, p);
    return fine;
}

/* ':' of a statement that says "expected ':'" only at the end of its line */
static bool colon(Parser *p) {
    if (parser_is(p, TOKEN_NEWLINE)) return parser_expect_named(p, TOKEN_COLON);
    return parser_expect(p, TOKEN_COLON);
}

/* else_block: 'else' ':' block */
static bool else_block(Parser *p, StmtList *out) {
    const Token *start = parser_token(p);
    if (!parser_take(p, KW_ELSE)) return true;
    return parser_expect_named(p, TOKEN_COLON) && block(p, start, "'else' statement", out);
}

/* if_stmt: 'if' named_expression ':' block ('elif' ... | [else_block]) */
static Stmt *if_stmt(Parser *p) {
    const Token *start = parser_token(p);
    bool elif = start->kind == KW_ELIF;
    p->at++;
    Stmt *stmt = stmt_new(p, STMT_IF, start->span);
    stmt->as.block.test = parse_named_expression(p);
    if (!stmt->as.block.test || !colon(p)) return NULL;
    stmt->span = span_from(p, start);
    if (!block(p, start, elif ? "'elif' statement" : "'if' statement", &stmt->as.block.body))
        return NULL;
    if (!parser_is(p, KW_ELIF)) return else_block(p, &stmt->as.block.no) ? stmt : NULL;
    Stmt *next = parser_deeper(p) ? if_stmt(p) : NULL;
    p->depth--;
    if (!next) return NULL;
    stmt->as.block.no = stmts_of_one(p, next);
    return stmt;
}

/* while_stmt: 'while' named_expression ':' block [else_block] */
static Stmt *while_stmt(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    Stmt *stmt = stmt_new(p, STMT_WHILE, start->span);
    stmt->as.block.test = parse_named_expression(p);
    if (!stmt->as.block.test || !colon(p)) return NULL;
    stmt->span = span_from(p, start);
    if (!block(p, start, "'while' statement", &stmt->as.block.body)) return NULL;
    return else_block(p, &stmt->as.block.no) ? stmt : NULL;
}

/* for_stmt: 'for' star_targets 'in' star_expressions ':' block [else_block] */
static Stmt *for_stmt(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    Stmt *stmt = stmt_new(p, STMT_FOR, start->span);
    stmt->as.block.target = parse_targets(p);
    if (!stmt->as.block.target || !parser_expect(p, KW_IN)) return NULL;
    stmt->as.block.source = parse_expressions(p);
    if (!stmt->as.block.source || !colon(p)) return NULL;
    stmt->span = span_from(p, start);
    if (!block(p, start, "'for' statement", &stmt->as.block.body)) return NULL;
    return else_block(p, &stmt->as.block.no) ? stmt : NULL;
}

/* with_item: expression ['as' star_target] */
static bool with_item(Parser *p, WithItem *item) {
    *item = (WithItem){.context = parse_expression(p)};
    if (!item->context) return false;
    if (!parser_take(p, KW_AS)) return true;
    item->target = parse_expression(p);
    return item->target && target_check(p, item->target, TARGET_ASSIGN);
}

static bool with_items(Parser *p, bool grouped, Bag *bag) {
    do {
        if (grouped && bag->count && parser_is(p, TOKEN_RPAREN)) break;
        WithItem item;
        if (!with_item(p, &item)) return false;
        bag_add(bag, &item, sizeof item);
    } while (parser_take(p, TOKEN_COMMA));
    return true;
}

static Expr *grouped_items(Parser *p) {
    Bag bag = {0};
    p->at++;
    bool fine = with_items(p, true, &bag) && parser_take(p, TOKEN_RPAREN);
    bag_drop(&bag);
    return fine ? expr_new(p, EXPR_NONE, (Span){0}) : NULL;
}

/* Is this '(' with_item (',' with_item)* [','] ')' ':', and not the start of an expression? */
static bool is_grouped(Parser *p) {
    const Token *token = parser_token(p);
    if (token->kind != TOKEN_LPAREN) return false;
    int level = token->level;
    for (token++; token->level >= level && token->kind != TOKEN_ERROR; token++)
        if (token->kind == KW_AS && token->level == level) return true;
    if (token->kind != TOKEN_RPAREN || token[1].kind != TOKEN_COLON) return false;
    return parser_attempt(p, grouped_items, NULL);
}

/* with_stmt: 'with' (with_items | '(' with_items ')') ':' block */
static Stmt *with_stmt(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    bool grouped = is_grouped(p);
    if (grouped) p->at++;
    Bag bag = {0};
    bool fine = with_items(p, grouped, &bag);
    Stmt *stmt = stmt_new(p, STMT_WITH, start->span);
    stmt->as.with.count = bag.count;
    stmt->as.with.items = bag_take(&bag, p, sizeof(WithItem));
    if (!fine || (grouped && !parser_expect(p, TOKEN_RPAREN)) || !colon(p)) return NULL;
    stmt->span = span_from(p, start);
    return block(p, start, "'with' statement", &stmt->as.with.body) ? stmt : NULL;
}

/* except_block: 'except' [expression ['as' NAME]] ':' block */
static bool except_block(Parser *p, Handler *handler) {
    const Token *start = parser_token(p);
    p->at++;
    *handler = (Handler){0};
    if (parser_is(p, TOKEN_STAR))
        return parser_left_out(p, parser_token(p)->span, "exception groups (except*)");
    if (!parser_is(p, TOKEN_COLON) && !parser_is(p, TOKEN_NEWLINE)) {
        handler->type = parse_expression(p);
        if (!handler->type) return false;
        if (parser_is(p, TOKEN_COMMA)) {
            Span rest;
            p->at++;
            if (!parser_attempt(p, parse_expressions, &rest)) return parser_fail_here(p);
            return parser_fail(p, span_join(handler->type->span, rest),
                               "multiple exception types must be parenthesized");
        }
        if (parser_take(p, KW_AS) && !(handler->name = parser_name(p))) return false;
    }
    if (!colon(p)) return false;
    handler->span = span_from(p, start);
    return block(p, start, "'except' statement", &handler->body);
}

static bool finally_block(Parser *p, StmtList *out) {
    const Token *start = parser_token(p);
    if (!parser_take(p, KW_FINALLY)) return true;
    return parser_expect_named(p, TOKEN_COLON) && block(p, start, "'finally' statement", out);
}

/* try_stmt: 'try' ':' block (except_block+ [else_block] [finally_block] | finally_block) */
static Stmt *try_stmt(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    Stmt *stmt = stmt_new(p, STMT_TRY, start->span);
    if (!parser_expect_named(p, TOKEN_COLON)) return NULL;
    if (!block(p, start, "'try' statement", &stmt->as.try.body)) return NULL;
    if (!parser_is(p, KW_EXCEPT) && !parser_is(p, KW_FINALLY)) {
        parser_fail(p, parser_token(p)->span, "expected 'except' or 'finally' block");
        return NULL;
    }
    Bag handlers = {0};
    bool fine = true;
    while (fine && parser_is(p, KW_EXCEPT)) {
        Handler handler;
        fine = except_block(p, &handler);
        bag_add(&handlers, &handler, sizeof handler);
    }
    stmt->as.try.handler_count = handlers.count;
    stmt->as.try.handlers = bag_take(&handlers, p, sizeof(Handler));
    if (fine && stmt->as.try.handler_count) fine = else_block(p, &stmt->as.try.no);
    return fine && finally_block(p, &stmt->as.try.finally) ? stmt : NULL;
}

/* function_def: 'def' NAME '(' parameters ')' ['->' expression] ':' block */
static Stmt *def_stmt(Parser *p, const Token *first, ExprList decorators) {
    const Token *start = parser_token(p);
    p->at++;
    Stmt *stmt = stmt_new(p, STMT_DEF, start->span);
    Function *function = arena_new(p->arena, sizeof *function);
    stmt->as.def.function = function;
    stmt->as.def.decorators = decorators;
    function->name = parser_name(p);
    if (!function->name || !parser_expect_named(p, TOKEN_LPAREN)) return NULL;
    if (!parse_params(p, TOKEN_RPAREN, function)) return NULL;
    p->at++;
    if (parser_is(p, TOKEN_ARROW)) {
        p->at++;
        if (!parser_attempt(p, parse_expression, NULL))
            p->at--;
        else if (!parse_expression(p))
            return NULL;
    }
    if (!parser_expect_named(p, TOKEN_COLON)) return NULL;
    stmt->span = span_from(p, first);
    if (!block(p, start, "function definition", &function->body)) return NULL;
    function->doc = body_doc(&function->body);
    function_collect_locals(p, function);
    return stmt;
}

/* class_def: 'class' NAME ['(' arguments ')'] ':' block */
static Stmt *class_stmt(Parser *p, const Token *first, ExprList decorators) {
    const Token *start = parser_token(p);
    p->at++;
    Stmt *stmt = stmt_new(p, STMT_CLASS, start->span);
    stmt->as.class.decorators = decorators;
    stmt->as.class.name = parser_name(p);
    if (!stmt->as.class.name) return NULL;
    if (parser_take(p, TOKEN_LPAREN) &&
        !parse_arguments(p, &stmt->as.class.bases, &stmt->as.class.base_count))
        return NULL;
    if (!colon(p)) return NULL;
    stmt->span = span_from(p, first);
    if (!block(p, start, "class definition", &stmt->as.class.body)) return NULL;
    stmt->as.class.doc = body_doc(&stmt->as.class.body);
    return stmt;
}

/* decorators: ('@' named_expression NEWLINE)+, before a def or a class */
static Stmt *definition(Parser *p) {
    const Token *first = parser_token(p);
    Bag bag = {0};
    bool fine = true;
    while (fine && parser_take(p, TOKEN_AT)) {
        Expr *one = parse_named_expression(p);
        fine = one && parser_expect(p, TOKEN_NEWLINE);
        exprs_add(&bag, one);
    }
    ExprList decorators = exprs_take(&bag, p);
    if (!fine) return NULL;
    if (parser_is(p, KW_DEF)) return def_stmt(p, first, decorators);
    if (parser_is(p, KW_CLASS)) return class_stmt(p, first, decorators);
    parser_fail_here(p);
    return NULL;
}

static const struct {
    TokenKind word;
    Stmt *(*parse)(Parser *);
} by_word[] = {
    {KW_IF, if_stmt},   {KW_FOR, for_stmt},   {KW_WHILE, while_stmt}, {KW_WITH, with_stmt},
    {KW_TRY, try_stmt}, {KW_DEF, definition}, {KW_CLASS, definition}, {TOKEN_AT, definition},
};

static bool statement(Parser *p, Bag *out) {
    TokenKind kind = parser_token(p)->kind;
    for (size_t i = 0; i < sizeof by_word / sizeof *by_word; i++) {
        if (by_word[i].word != kind) continue;
        Stmt *stmt = by_word[i].parse(p);
        if (stmt) stmts_add(out, stmt);
        return stmt;
    }
    return parse_simple_line(p, out);
}

/* statements: (compound_stmt | simple_stmts)* */
bool parse_statements(Parser *p, StmtList *out) {
    Bag bag = {0};
    bool fine = parser_deeper(p);
    while (fine && !parser_is(p, TOKEN_DEDENT) && !parser_is(p, TOKEN_END))
        fine = statement(p, &bag);
    p->depth--;
    *out = stmts_take(&bag, p);
    return fine;
}
