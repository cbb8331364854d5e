/* lang/neighbours: two expressions side by side, and = where == is meant: what Python guesses. */
#include "lang/parser.h"

static bool is_word(const Token *token, const char *text) {
    int i = 0;
    while (i < token->length && text[i] && token->text[i] == text[i]) i++;
    return i == token->length && !text[i];
}

static bool is_soft_keyword(const Token *token) {
    return is_word(token, "match") || is_word(token, "case") || is_word(token, "_");
}

/* An expression whose last token stands in brackets. */
static Expr *bracketed_expression(Parser *p) {
    Expr *expr = parse_expression(p);
    return p->tokens->items[p->at - 1].level > 0 ? expr : NULL;
}

static Expr *two_expressions(Parser *p) {
    return parse_expression(p) && starts_expression(p) ? parse_expression(p) : NULL;
}

/* The same line with the comma, behind the token before this one; where only one is missing. */
static bool advise_comma(Parser *p, const Token *start) {
    bool numbers = start->kind == TOKEN_NUMBER && parser_is(p, TOKEN_NUMBER);
    if (parser_attempt(p, two_expressions, NULL))
        return numbers && error_why(p->error, "NumPy prints an array without commas; in code they "
                                              "stand between the numbers");
    const Token *last = &p->tokens->items[p->at - 1];
    if (last->end_line != start->span.line) return false;
    const char *line = start->text - start->span.column, *behind = last->text + last->length;
    const char *from = line;
    while (*from == ' ' || *from == '\t') from++;
    int rest = 0;
    while (behind[rest] && behind[rest] != '\n') rest++;
    return error_fix(p->error, "%.*s,%.*s", (int)(behind - from), from, rest, behind);
}

/* Two expressions side by side: print "hello", or a forgotten comma in brackets. */
bool check_neighbours(Parser *p, const Token *start, const Expr *first) {
    if (p->trying || p->no_comma || !starts_expression(p)) return true;
    bool legacy = first->kind == EXPR_NAME && (is_word(start, "print") || is_word(start, "exec"));
    Span second;
    if (legacy) {
        if (parser_is(p, TOKEN_LPAREN) || !parser_attempt(p, parse_expressions, &second))
            return true;
        return parser_fail(p, span_join(first->span, second),
                           "Missing parentheses in call to '%s'. Did you mean %s(...)?",
                           first->as.name, first->as.name);
    }
    if (start->kind == TOKEN_NAME && (start + 1)->kind == TOKEN_STRING) return true;
    if (start->kind == TOKEN_NAME && is_soft_keyword(start)) return true;
    if (!parser_attempt(p, bracketed_expression, &second)) return true;
    parser_fail(p, span_join(first->span, second), "invalid syntax. Perhaps you forgot a comma?");
    return advise_comma(p, start);
}

/* Comparisons and what is weaker are not, unless in parentheses. */
static bool is_bitwise_or(const Expr *expr) {
    if (expr->grouped) return true;
    if (expr->kind == EXPR_UNARY) return expr->as.unary.op != UNARY_NOT;
    return expr->kind != EXPR_AND && expr->kind != EXPR_OR && expr->kind != EXPR_COMPARE &&
           expr->kind != EXPR_IF && expr->kind != EXPR_LAMBDA;
}

static Expr *single_value(Parser *p) {
    Expr *value = parse_bitwise_or(p);
    return parser_is(p, TOKEN_ASSIGN) || parser_is(p, TOKEN_WALRUS) ? NULL : value;
}

/* (x = 3) where x == 3 or x := 3 is meant. */
bool check_assign(Parser *p, const Expr *expr) {
    if (p->trying || !parser_is(p, TOKEN_ASSIGN) || !is_bitwise_or(expr)) return true;
    p->at++;
    Span value;
    Expr *right = parser_attempt(p, single_value, &value);
    p->at--;
    if (!right) return true;
    if (expr->kind == EXPR_NAME)
        return parser_fail(p, span_join(expr->span, value),
                           "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    static const ExprKind others[] = {EXPR_LIST, EXPR_TUPLE, EXPR_GENERATOR,
                                      EXPR_TRUE, EXPR_NONE,  EXPR_FALSE};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (expr->kind == others[i]) return true;
    return parser_fail(p, expr->span,
                       "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                       expr_described(expr));
}
