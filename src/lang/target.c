/* lang/target: what may be assigned to, and how Python names what may not. */
#include "lang/parser.h"

static const char *const described[] = {
    [EXPR_NAME] = "name",
    [EXPR_NONE] = "None",
    [EXPR_TRUE] = "True",
    [EXPR_FALSE] = "False",
    [EXPR_ELLIPSIS] = "ellipsis",
    [EXPR_INT] = "literal",
    [EXPR_FLOAT] = "literal",
    [EXPR_STRING] = "literal",
    [EXPR_FSTRING] = "f-string expression",
    [EXPR_FORMATTED] = "f-string expression",
    [EXPR_LIST] = "list",
    [EXPR_TUPLE] = "tuple",
    [EXPR_SET] = "set display",
    [EXPR_DICT] = "dict literal",
    [EXPR_UNARY] = "expression",
    [EXPR_BINARY] = "expression",
    [EXPR_AND] = "expression",
    [EXPR_OR] = "expression",
    [EXPR_COMPARE] = "comparison",
    [EXPR_IF] = "conditional expression",
    [EXPR_LAMBDA] = "lambda",
    [EXPR_CALL] = "function call",
    [EXPR_ATTRIBUTE] = "attribute",
    [EXPR_SUBSCRIPT] = "subscript",
    [EXPR_SLICE] = "slice",
    [EXPR_STARRED] = "starred",
    [EXPR_LIST_COMP] = "list comprehension",
    [EXPR_SET_COMP] = "set comprehension",
    [EXPR_DICT_COMP] = "dict comprehension",
    [EXPR_GENERATOR] = "generator expression",
    [EXPR_WALRUS] = "named expression",
};

const char *expr_described(const Expr *expr) {
    return described[expr->kind];
}

const Expr *target_flaw(const Expr *expr, TargetUse use) {
    switch (expr->kind) {
    case EXPR_NAME:
    case EXPR_ATTRIBUTE:
    case EXPR_SUBSCRIPT: return NULL;
    case EXPR_STARRED: return use == TARGET_DEL ? expr : target_flaw(expr->as.unary.operand, use);
    case EXPR_LIST:
    case EXPR_TUPLE: break;
    case EXPR_COMPARE: /* for f() in x: the target is the f() */
        if (use == TARGET_FOR && expr->as.compare.ops[0] == BINARY_IN)
            return target_flaw(expr->as.compare.first, use);
        return expr;
    default: return expr;
    }
    for (int i = 0; i < expr->as.items.count; i++) {
        const Expr *flaw = target_flaw(expr->as.items.items[i], use);
        if (flaw) return flaw;
    }
    return NULL;
}

bool target_check(Parser *p, const Expr *expr, TargetUse use) {
    const Expr *flaw = target_flaw(expr, use);
    if (!flaw) return true;
    return parser_fail(p, flaw->span, "cannot %s %s", use == TARGET_DEL ? "delete" : "assign to",
                       expr_described(flaw));
}

static Expr *target(Parser *p) {
    const Token *start = parser_token(p);
    if (!parser_take(p, TOKEN_STAR)) return parse_bitwise_or(p);
    Expr *value = parse_bitwise_or(p);
    if (!value) return NULL;
    Expr *expr = expr_new(p, EXPR_STARRED, span_from(p, start));
    expr->as.unary.operand = value;
    return expr;
}

/* star_targets: star_target (',' star_target)* [','], before `in` */
Expr *parse_targets(Parser *p) {
    const Token *start = parser_token(p);
    Expr *item = target(p);
    if (!item) return NULL;
    if (parser_is(p, TOKEN_COMMA)) {
        Bag items = {0};
        exprs_add(&items, item);
        while (item && parser_take(p, TOKEN_COMMA)) {
            if (!starts_expression(p) && !parser_is(p, TOKEN_STAR)) break;
            item = target(p);
            exprs_add(&items, item);
        }
        item = tuple_new(p, start, &items, item);
        if (!item) return NULL;
    }
    return target_check(p, item, TARGET_FOR) ? item : NULL;
}
