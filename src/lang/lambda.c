/* lang/lambda: the parameters of functions, and lambda. */
#include "lang/parser.h"

#include "base/intern.h"

/* What came so far decides what may follow. */
typedef struct ParamOrder {
    TokenKind closer; /* ) of a def, : of a lambda */
    bool fallback;    /* a default was seen */
    bool star;        /* * or *args */
    bool bare_star;   /* * alone, and no name after it yet */
    bool slash;
    bool mapping; /* **kwargs */
    Span star_span;
} ParamOrder;

static bool at_closer(Parser *p, const ParamOrder *order) {
    return parser_is(p, order->closer);
}

/* NAME [':' annotation] ['=' default]; a lambda has no annotations */
static bool param(Parser *p, ParamOrder *order, Param *out) {
    const Token *start = parser_token(p);
    out->span = start->span;
    out->name = parser_name(p);
    if (!out->name) return false;
    if (order->closer == TOKEN_RPAREN && parser_take(p, TOKEN_COLON)) {
        out->annotation = parse_expression(p);
        if (!out->annotation) return false;
        out->span = span_from(p, start);
    }
    if (!parser_is(p, TOKEN_ASSIGN)) return true;
    const Token *assign = parser_token(p);
    if (out->stars)
        return parser_fail(p, assign->span, "var-%s argument cannot have default value",
                           out->stars == 1 ? "positional" : "keyword");
    p->at++;
    if (order->closer == TOKEN_RPAREN && (at_closer(p, order) || parser_is(p, TOKEN_COMMA)))
        return parser_fail(p, assign->span, "expected default value expression");
    out->fallback = parse_expression(p);
    return out->fallback;
}

static bool plain(Parser *p, ParamOrder *order, Bag *bag) {
    Param one = {.keyword_only = order->star};
    const Token *word = parser_token(p);
    if (order->mapping)
        return parser_fail(p, word->span, "arguments cannot follow var-keyword argument");
    if (word->kind == TOKEN_LPAREN && parser_token_after(p, 1)->kind == TOKEN_NAME) {
        int at = p->at;
        while (p->tokens->items[at].kind == TOKEN_NAME ||
               p->tokens->items[at].kind == TOKEN_COMMA ||
               p->tokens->items[at].kind == TOKEN_LPAREN)
            at++;
        if (p->tokens->items[at].kind == TOKEN_RPAREN)
            return parser_fail(p, span_join(word->span, p->tokens->items[at].span),
                               order->closer == TOKEN_RPAREN
                                   ? "Function parameters cannot be parenthesized"
                                   : "Lambda expression parameters cannot be parenthesized");
    }
    if (!param(p, order, &one)) return false;
    if (one.fallback)
        order->fallback = true;
    else if (order->fallback && !order->star)
        return parser_fail(p, word->span, "non-default argument follows default argument");
    order->bare_star = false;
    bag_add(bag, &one, sizeof one);
    return true;
}

/* '*' [param] */
static bool star(Parser *p, ParamOrder *order, Bag *bag) {
    const Token *token = parser_token(p);
    if (order->mapping)
        return parser_fail(p, token->span, "arguments cannot follow var-keyword argument");
    if (order->star) {
        TokenKind next = parser_token_after(p, 1)->kind;
        if (next != TOKEN_NAME && next != TOKEN_COMMA) return parser_fail_here(p);
        return parser_fail(p, token->span, "* argument may appear only once");
    }
    p->at++;
    order->star = true;
    order->star_span = token->span;
    if (at_closer(p, order)) {
        Span span = order->closer == TOKEN_RPAREN ? token->span : parser_token(p)->span;
        return parser_fail(p, span, "named arguments must follow bare *");
    }
    if (parser_is(p, TOKEN_COMMA)) {
        order->bare_star = true;
        return true;
    }
    Param one = {.stars = 1};
    if (!param(p, order, &one)) return false;
    bag_add(bag, &one, sizeof one);
    return true;
}

/* '**' param */
static bool double_star(Parser *p, ParamOrder *order, Bag *bag) {
    const Token *token = parser_token(p);
    if (order->mapping)
        return parser_fail(p, token->span, "arguments cannot follow var-keyword argument");
    if (order->bare_star)
        return parser_fail(p, order->star_span, "named arguments must follow bare *");
    p->at++;
    Param one = {.stars = 2};
    if (!param(p, order, &one)) return false;
    order->mapping = true;
    bag_add(bag, &one, sizeof one);
    return true;
}

/* '/': the parameters before it are positional only */
static bool slash(Parser *p, ParamOrder *order, Bag *bag) {
    Span span = parser_token(p)->span;
    if (order->mapping) return parser_fail(p, span, "arguments cannot follow var-keyword argument");
    if (order->slash) return parser_fail(p, span, "/ may appear only once");
    if (order->star) return parser_fail(p, span, "/ must be ahead of *");
    if (bag->count == 0 && parser_token_after(p, 1)->kind != TOKEN_COMMA)
        return parser_fail_here(p);
    if (bag->count == 0) return parser_fail(p, span, "at least one argument must precede /");
    p->at++;
    order->slash = true;
    if (parser_is(p, TOKEN_STAR))
        return parser_fail(p, parser_token(p)->span, "expected comma between / and *");
    Param *params = (Param *)(void *)bag->bytes;
    for (int i = 0; i < bag->count; i++) params[i].positional_only = true;
    return true;
}

static bool one_param(Parser *p, ParamOrder *order, Bag *bag) {
    switch (parser_token(p)->kind) {
    case TOKEN_STAR: return star(p, order, bag);
    case TOKEN_POWER: return double_star(p, order, bag);
    case TOKEN_SLASH: return slash(p, order, bag);
    default: return plain(p, order, bag);
    }
}

/* parameters: [one_param (',' one_param)* [',']], up to the closer, which is not taken */
bool parse_params(Parser *p, TokenKind closer, Function *function) {
    ParamOrder order = {.closer = closer};
    Bag bag = {0};
    bool fine = true;
    while (fine && !parser_is(p, closer)) {
        fine = one_param(p, &order, &bag);
        if (fine && !parser_take(p, TOKEN_COMMA)) break;
    }
    if (fine && !parser_is(p, closer)) fine = parser_fail_here(p);
    if (fine && order.bare_star)
        fine = parser_fail(p, order.star_span, "named arguments must follow bare *");
    function->param_count = bag.count;
    function->params = bag_take(&bag, p, sizeof(Param));
    return fine;
}

/* lambda: 'lambda' [parameters] ':' expression */
Expr *parse_lambda(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    Function *function = arena_new(p->arena, sizeof *function);
    function->name = intern("<lambda>");
    if (!parse_params(p, TOKEN_COLON, function) || !parser_expect_named(p, TOKEN_COLON))
        return NULL;
    Expr *value = parse_expression(p);
    if (!value) return NULL;
    Stmt *body = stmt_new(p, STMT_RETURN, value->span);
    body->as.expr = value;
    function->body = stmts_of_one(p, body);
    function_collect_locals(p, function);
    Expr *expr = expr_new(p, EXPR_LAMBDA, span_from(p, start));
    expr->as.function = function;
    return expr;
}
