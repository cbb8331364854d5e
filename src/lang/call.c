/* lang/call: the arguments of a call, and the `for ... in ... if ...` of comprehensions. */
#include "lang/parser.h"

#include "base/intern.h"

static bool comp_for(Parser *p, CompFor *out) {
    *out = (CompFor){0};
    const Token *start = parser_token(p);
    out->target = parse_targets(p);
    if (!out->target) return false;
    if (!parser_is(p, KW_IN) && !check_neighbours(p, start, out->target)) return false;
    if (!parser_expect(p, KW_IN)) return false;
    out->source = parse_disjunction(p);
    if (!out->source) return false;
    Bag conditions = {0};
    while (parser_take(p, KW_IF)) {
        Expr *condition = parse_disjunction(p);
        if (!condition) {
            bag_drop(&conditions);
            return false;
        }
        exprs_add(&conditions, condition);
    }
    out->conditions = exprs_take(&conditions, p);
    return true;
}

/* for_if_clauses: ('for' star_targets 'in' disjunction ('if' disjunction)*)+ */
bool parse_comp_fors(Parser *p, CompFor **fors, int *count) {
    Bag bag = {0};
    while (parser_take(p, KW_FOR)) {
        CompFor one;
        if (!comp_for(p, &one)) {
            bag_drop(&bag);
            return false;
        }
        bag_add(&bag, &one, sizeof one);
    }
    *count = bag.count;
    *fors = bag_take(&bag, p, sizeof(CompFor));
    return true;
}

/* What came so far decides what may follow. */
typedef struct Order {
    bool keyword;          /* name=value */
    bool mapping;          /* **value */
    const char *misplaced; /* a plain value after one of them: told at the ) */
} Order;

/* f(x for x in y): the one generator may stand without its own parentheses. */
static Expr *bare_generator(Parser *p, const Token *start, Expr *value, int before) {
    CompFor *fors;
    int count;
    if (!parse_comp_fors(p, &fors, &count)) return NULL;
    if (before || !parser_is(p, TOKEN_RPAREN)) {
        const CompFor *last = &fors[count - 1];
        int conditions = last->conditions.count;
        const Expr *end = conditions ? last->conditions.items[conditions - 1] : last->source;
        if (before || parser_is(p, TOKEN_COMMA))
            parser_fail(p, span_join(value->span, end->span),
                        "Generator expression must be parenthesized");
        parser_fail_here(p);
        return NULL;
    }
    Expr *expr = expr_new(p, EXPR_GENERATOR, span_from(p, start));
    expr->as.comp.value = value;
    expr->as.comp.fors = fors;
    expr->as.comp.count = count;
    return expr;
}

/* NAME '=' expression */
static bool keyword(Parser *p, Argument *arg, Order *order) {
    const Token *word = parser_token(p);
    p->at++;
    const Token *assign = parser_token(p);
    p->at++;
    arg->name = intern_n(word->text, (size_t)word->length);
    arg->value = parse_expression(p);
    if (!arg->value) return false;
    if (parser_is(p, KW_FOR))
        return parser_fail(p, span_join(word->span, assign->span),
                           "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    order->keyword = true;
    return true;
}

/* '*' expression | '**' expression */
static bool unpacking(Parser *p, Argument *arg, Order *order, const Argument *first) {
    arg->stars = parser_is(p, TOKEN_STAR) ? 1 : 2;
    if (arg->stars == 1 && order->mapping)
        return parser_fail(p, first->span,
                           "iterable argument unpacking follows keyword argument unpacking");
    p->at++;
    arg->value = parse_expression(p);
    if (arg->stars == 2) order->mapping = true;
    return arg->value;
}

static bool is_constant(TokenKind kind) {
    return kind == KW_TRUE || kind == KW_FALSE || kind == KW_NONE;
}

static bool positional(Parser *p, Argument *arg, Order *order, int before) {
    const Token *start = parser_token(p);
    if (is_constant(start->kind) && parser_token_after(p, 1)->kind == TOKEN_ASSIGN)
        return parser_fail(p, span_join(start->span, parser_token_after(p, 1)->span),
                           "cannot assign to %s", token_text(start->kind));
    Expr *value = parse_expression(p);
    if (!value) return false;
    if (parser_is(p, TOKEN_ASSIGN))
        return parser_fail(p, span_join(value->span, parser_token(p)->span),
                           "expression cannot contain assignment, perhaps you meant \"==\"?");
    if (parser_is(p, TOKEN_WALRUS)) {
        p->at = (int)(start - p->tokens->items);
        value = parse_named_expression(p);
    } else if (parser_is(p, KW_FOR)) {
        value = bare_generator(p, start, value, before);
    }
    arg->value = value;
    if (!value) return false;
    if (order->mapping)
        order->misplaced = " unpacking";
    else if (order->keyword)
        order->misplaced = "";
    return true;
}

static bool argument(Parser *p, Argument *arg, Order *order, const Bag *before) {
    const Token *start = parser_token(p);
    *arg = (Argument){.span = start->span};
    bool fine;
    if (start->kind == TOKEN_STAR || start->kind == TOKEN_POWER)
        fine = unpacking(p, arg, order, (const Argument *)(const void *)before->bytes);
    else if (start->kind == TOKEN_NAME && parser_token_after(p, 1)->kind == TOKEN_ASSIGN)
        fine = keyword(p, arg, order);
    else
        fine = positional(p, arg, order, before->count);
    if (fine) arg->span = span_from(p, start);
    return fine;
}

/* arguments: [argument (',' argument)* [',']] ')' */
bool parse_arguments(Parser *p, Argument **args, int *count) {
    Bag bag = {0};
    Order order = {0};
    while (!parser_is(p, TOKEN_RPAREN)) {
        Argument arg;
        bool fine = argument(p, &arg, &order, &bag);
        bag_add(&bag, &arg, sizeof arg);
        if (fine && (parser_take(p, TOKEN_COMMA) || parser_is(p, TOKEN_RPAREN))) continue;
        bag_drop(&bag);
        return fine ? parser_fail_here(p) : false;
    }
    *count = bag.count;
    *args = bag_take(&bag, p, sizeof(Argument));
    if (order.misplaced)
        return parser_fail(p, parser_token(p)->span,
                           "positional argument follows keyword argument%s", order.misplaced);
    p->at++;
    return true;
}
