/* lang/primary: atoms, and what is attached to them: .name (arguments) [key]. */
#include "lang/parser.h"

#include "base/intern.h"

static Expr *take_constant(Parser *p, ExprKind kind) {
    const Token *token = parser_token(p);
    p->at++;
    Expr *expr = expr_new(p, kind, token->span);
    if (kind == EXPR_NAME) expr->as.name = intern_n(token->text, (size_t)token->length);
    return expr;
}

static Expr *take_left_out(Parser *p) {
    const Token *token = parser_token(p);
    const char *what = token->kind == KW_YIELD   ? "generator functions (yield)"
                       : token->kind == KW_AWAIT ? "coroutines (await)"
                                                 : "coroutines (async)";
    parser_left_out(p, token->span, what);
    return NULL;
}

/* atom: NAME | 'None' | 'True' | 'False' | '...' | number | strings | (group) | [list] | {braces}
 */
Expr *parse_atom(Parser *p) {
    switch (parser_token(p)->kind) {
    case TOKEN_NAME: return take_constant(p, EXPR_NAME);
    case KW_NONE: return take_constant(p, EXPR_NONE);
    case KW_TRUE: return take_constant(p, EXPR_TRUE);
    case KW_FALSE: return take_constant(p, EXPR_FALSE);
    case TOKEN_ELLIPSIS: return take_constant(p, EXPR_ELLIPSIS);
    case TOKEN_NUMBER: return parse_number(p);
    case TOKEN_STRING: return parse_strings(p);
    case TOKEN_LPAREN: return parse_group(p);
    case TOKEN_LBRACKET: return parse_list(p);
    case TOKEN_LBRACE: return parse_braces(p);
    case KW_YIELD:
    case KW_AWAIT:
    case KW_ASYNC: return take_left_out(p);
    default: parser_fail_here(p); return NULL;
    }
}

static Expr *attribute(Parser *p, const Token *start, Expr *object) {
    const Token *word = parser_token(p);
    const char *name = parser_name(p);
    if (!name) return NULL;
    Expr *expr = expr_new(p, EXPR_ATTRIBUTE, span_from(p, start));
    expr->as.attribute.object = object;
    expr->as.attribute.name = name;
    expr->as.attribute.name_span = word->span;
    return expr;
}

static Expr *call(Parser *p, const Token *start, Expr *callee) {
    Argument *args;
    int count;
    if (!parse_arguments(p, &args, &count)) return NULL;
    Expr *expr = expr_new(p, EXPR_CALL, span_from(p, start));
    expr->as.call.callee = callee;
    expr->as.call.args = args;
    expr->as.call.count = count;
    return expr;
}

static bool slice_part(Parser *p, Expr **part) {
    if (parser_is(p, TOKEN_COLON) || parser_is(p, TOKEN_COMMA) || parser_is(p, TOKEN_RBRACKET))
        return true;
    *part = parse_expression(p);
    return *part;
}

/* slice: [expression] ':' [expression] [':' [expression]] | named_expression | '*' bitwise_or */
static Expr *slice(Parser *p) {
    const Token *start = parser_token(p);
    Expr *first = NULL, *stop = NULL, *step = NULL;
    if (!parser_is(p, TOKEN_COLON)) {
        first = parse_named_or_star(p);
        if (!first || !parser_is(p, TOKEN_COLON)) return first;
    }
    p->at++;
    if (!slice_part(p, &stop)) return NULL;
    if (parser_take(p, TOKEN_COLON) && !slice_part(p, &step)) return NULL;
    Expr *expr = expr_new(p, EXPR_SLICE, span_from(p, start));
    expr->as.slice.start = first;
    expr->as.slice.stop = stop;
    expr->as.slice.step = step;
    return expr;
}

/* slices: slice (',' slice)* [','] */
static Expr *slices(Parser *p) {
    const Token *start = parser_token(p);
    Expr *item = slice(p);
    if (!item || (!parser_is(p, TOKEN_COMMA) && item->kind != EXPR_STARRED)) return item;
    Bag items = {0};
    exprs_add(&items, item);
    while (item && parser_take(p, TOKEN_COMMA) && !parser_is(p, TOKEN_RBRACKET)) {
        item = slice(p);
        exprs_add(&items, item);
    }
    return tuple_new(p, start, &items, item);
}

static Expr *subscript(Parser *p, const Token *start, Expr *object) {
    Expr *key = slices(p);
    if (!key || !parser_expect(p, TOKEN_RBRACKET)) return NULL;
    Expr *expr = expr_new(p, EXPR_SUBSCRIPT, span_from(p, start));
    expr->as.subscript.object = object;
    expr->as.subscript.key = key;
    return expr;
}

/* primary: atom ('.' NAME | '(' arguments ')' | '[' slices ']')* */
Expr *parse_primary(Parser *p) {
    const Token *start = parser_token(p);
    Expr *expr = parse_atom(p);
    for (int links = 0; expr; links++) {
        if (links == PARSE_CHAIN_MAX) {
            parser_fail_kind(p, ERROR_RECURSION, parser_token(p)->span,
                             "maximum recursion depth exceeded during compilation");
            return NULL;
        }
        if (parser_take(p, TOKEN_DOT))
            expr = attribute(p, start, expr);
        else if (parser_take(p, TOKEN_LPAREN))
            expr = call(p, start, expr);
        else if (parser_take(p, TOKEN_LBRACKET))
            expr = subscript(p, start, expr);
        else
            break;
    }
    return expr;
}
