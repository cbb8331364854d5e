/* lang/expr: operators, comparisons, `if else`, lists of expressions. */
#include "lang/parser.h"

/* The binary operators, weakest first; all group to the left. `**` is in parse_power. */
typedef struct Infix {
    TokenKind token;
    BinaryOp op;
    int power;
} Infix;
static const Infix infixes[] = {
    {TOKEN_BAR, BINARY_OR, 1},        {TOKEN_CARET, BINARY_XOR, 2},
    {TOKEN_AMPERSAND, BINARY_AND, 3}, {TOKEN_LSHIFT, BINARY_LSHIFT, 4},
    {TOKEN_RSHIFT, BINARY_RSHIFT, 4}, {TOKEN_PLUS, BINARY_ADD, 5},
    {TOKEN_MINUS, BINARY_SUB, 5},     {TOKEN_STAR, BINARY_MUL, 6},
    {TOKEN_SLASH, BINARY_DIV, 6},     {TOKEN_FLOORDIV, BINARY_FLOORDIV, 6},
    {TOKEN_PERCENT, BINARY_MOD, 6},   {TOKEN_AT, BINARY_MATMUL, 6},
};

static const Infix comparisons[] = {
    {TOKEN_LESS, BINARY_LT, 0},    {TOKEN_LESS_EQUAL, BINARY_LE, 0},
    {TOKEN_GREATER, BINARY_GT, 0}, {TOKEN_GREATER_EQUAL, BINARY_GE, 0},
    {TOKEN_EQUAL, BINARY_EQ, 0},   {TOKEN_NOT_EQUAL, BINARY_NE, 0},
    {KW_IN, BINARY_IN, 0},         {KW_IS, BINARY_IS, 0},
};

static const Infix *find(const Infix *table, size_t bytes, TokenKind kind) {
    for (size_t i = 0; i < bytes / sizeof *table; i++)
        if (table[i].token == kind) return &table[i];
    return NULL;
}

const char *binary_symbol(BinaryOp op) {
    for (size_t i = 0; i < sizeof infixes / sizeof *infixes; i++)
        if (infixes[i].op == op) return token_text(infixes[i].token);
    for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++)
        if (comparisons[i].op == op) return token_text(comparisons[i].token);
    return op == BINARY_POW ? "**" : op == BINARY_IS_NOT ? "is not" : "not in";
}

const char *unary_symbol(UnaryOp op) {
    static const char *const symbols[] = {"-", "+", "~", "not"};
    return symbols[op];
}

static Expr *binary(Parser *p, const Token *start, ExprKind kind, const Token *op, BinaryOp which,
                    Expr *left, Expr *right) {
    Expr *expr = expr_new(p, kind, span_from(p, start));
    expr->as.binary.op = which;
    expr->as.binary.op_span = op->span;
    expr->as.binary.left = left;
    expr->as.binary.right = right;
    return expr;
}

static Expr *unary(Parser *p, UnaryOp op, Expr *(*operand)(Parser *)) {
    const Token *start = parser_token(p);
    p->at++;
    Expr *inner = parser_deeper(p) ? operand(p) : NULL;
    p->depth--;
    if (!inner) return NULL;
    Expr *expr = expr_new(p, EXPR_UNARY, span_from(p, start));
    expr->as.unary.op = op;
    expr->as.unary.operand = inner;
    return expr;
}

static Expr *parse_factor(Parser *p);

/* power: primary ['**' factor] */
static Expr *parse_power(Parser *p) {
    const Token *start = parser_token(p);
    Expr *base = parse_primary(p);
    const Token *op = parser_token(p);
    if (!base || !parser_take(p, TOKEN_POWER)) return base;
    Expr *exponent = parser_deeper(p) ? parse_factor(p) : NULL;
    p->depth--;
    if (!exponent) return NULL;
    return binary(p, start, EXPR_BINARY, op, BINARY_POW, base, exponent);
}

/* factor: ('-' | '+' | '~') factor | power */
static Expr *parse_factor(Parser *p) {
    switch (parser_token(p)->kind) {
    case TOKEN_MINUS: return unary(p, UNARY_NEGATE, parse_factor);
    case TOKEN_PLUS: return unary(p, UNARY_PLUS, parse_factor);
    case TOKEN_TILDE: return unary(p, UNARY_INVERT, parse_factor);
    default: return parse_power(p);
    }
}

static bool chain_grows(Parser *p, int *links) {
    if (++*links < PARSE_CHAIN_MAX) return true;
    return parser_fail_kind(p, ERROR_RECURSION, parser_token(p)->span,
                            "maximum recursion depth exceeded during compilation");
}

/* binary(n): operand (operator of power >= n, binary(n + 1))* */
static Expr *parse_binary(Parser *p, int least) {
    const Token *start = parser_token(p);
    Expr *left = parse_factor(p);
    int links = 0;
    while (left) {
        const Token *token = parser_token(p);
        const Infix *infix = find(infixes, sizeof infixes, token->kind);
        if (!infix || infix->power < least) return left;
        if (!chain_grows(p, &links)) return NULL;
        p->at++;
        Expr *right = parse_binary(p, infix->power + 1);
        if (!right) return NULL;
        left = binary(p, start, EXPR_BINARY, token, infix->op, left, right);
    }
    return NULL;
}

/* bitwise_or: the binary operators */
Expr *parse_bitwise_or(Parser *p) {
    return parse_binary(p, 1);
}

/* '<' | '<=' | '>' | '>=' | '==' | '!=' | 'in' | 'not' 'in' | 'is' | 'is' 'not' */
static bool take_comparison(Parser *p, BinaryOp *op) {
    if (parser_is(p, KW_NOT)) {
        p->at++;
        bool both = parser_take(p, KW_IN);
        if (!both) p->at--;
        *op = BINARY_NOT_IN;
        return both;
    }
    const Infix *infix = find(comparisons, sizeof comparisons, parser_token(p)->kind);
    if (!infix) return false;
    p->at++;
    *op = infix->op;
    if (*op == BINARY_IS && parser_take(p, KW_NOT)) *op = BINARY_IS_NOT;
    return true;
}

/* comparison: bitwise_or (compare_op bitwise_or)* */
static Expr *parse_comparison(Parser *p) {
    const Token *start = parser_token(p);
    Expr *first = parse_bitwise_or(p);
    Bag ops = {0}, rest = {0};
    BinaryOp op;
    while (first && take_comparison(p, &op)) {
        Expr *next = parse_bitwise_or(p);
        if (!next) first = NULL;
        bag_add(&ops, &op, sizeof op);
        exprs_add(&rest, next);
    }
    if (!first || rest.count == 0) {
        bag_drop(&ops);
        bag_drop(&rest);
        return first;
    }
    Expr *expr = expr_new(p, EXPR_COMPARE, span_from(p, start));
    expr->as.compare.first = first;
    expr->as.compare.count = rest.count;
    expr->as.compare.ops = bag_take(&ops, p, sizeof op);
    expr->as.compare.rest = exprs_take(&rest, p).items;
    return expr;
}

/* inversion: 'not' inversion | comparison */
static Expr *parse_inversion(Parser *p) {
    if (parser_is(p, KW_NOT)) return unary(p, UNARY_NOT, parse_inversion);
    return parse_comparison(p);
}

static Expr *parse_logical(Parser *p, TokenKind word, ExprKind kind, Expr *(*operand)(Parser *)) {
    const Token *start = parser_token(p);
    Expr *left = operand(p);
    int links = 0;
    for (;;) {
        const Token *op = parser_token(p);
        if (!left || !parser_take(p, word)) return left;
        if (!chain_grows(p, &links)) return NULL;
        Expr *right = operand(p);
        left = right ? binary(p, start, kind, op, BINARY_OPS, left, right) : NULL;
    }
}

/* conjunction: inversion ('and' inversion)* */
static Expr *parse_conjunction(Parser *p) {
    return parse_logical(p, KW_AND, EXPR_AND, parse_inversion);
}

/* disjunction: conjunction ('or' conjunction)* */
Expr *parse_disjunction(Parser *p) {
    return parse_logical(p, KW_OR, EXPR_OR, parse_conjunction);
}

bool starts_expression(Parser *p) {
    static const TokenKind starts[] = {TOKEN_NAME,     TOKEN_NUMBER,   TOKEN_STRING, TOKEN_LPAREN,
                                       TOKEN_LBRACKET, TOKEN_LBRACE,   TOKEN_PLUS,   TOKEN_MINUS,
                                       TOKEN_TILDE,    TOKEN_ELLIPSIS, KW_NOT,       KW_LAMBDA,
                                       KW_NONE,        KW_TRUE,        KW_FALSE};
    TokenKind kind = parser_token(p)->kind;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (starts[i] == kind) return true;
    return false;
}

/* The rest of `yes if test else no`. */
static Expr *parse_choice(Parser *p, const Token *start, Expr *yes) {
    Expr *test = parse_disjunction(p);
    if (!test) return NULL;
    if (!parser_take(p, KW_ELSE)) {
        if (parser_is(p, TOKEN_COLON))
            parser_fail_here(p);
        else
            parser_fail(p, span_join(yes->span, span_from(p, start)),
                        "expected 'else' after 'if' expression");
        return NULL;
    }
    Expr *no = parse_expression(p);
    if (!no) return NULL;
    Expr *expr = expr_new(p, EXPR_IF, span_from(p, start));
    expr->as.choice.test = test;
    expr->as.choice.yes = yes;
    expr->as.choice.no = no;
    return expr;
}

static Expr *expression(Parser *p) {
    if (parser_is(p, KW_LAMBDA)) return parse_lambda(p);
    const Token *start = parser_token(p);
    Expr *first = parse_disjunction(p);
    if (!first || !check_neighbours(p, start, first)) return NULL;
    return parser_take(p, KW_IF) ? parse_choice(p, start, first) : first;
}

/* expression: disjunction ['if' disjunction 'else' expression] | lambda */
Expr *parse_expression(Parser *p) {
    Expr *result = parser_deeper(p) ? expression(p) : NULL;
    p->depth--;
    return result;
}

/* named_expression: NAME ':=' expression | expression */
Expr *parse_named_expression(Parser *p) {
    const Token *start = parser_token(p);
    Expr *expr = parse_expression(p);
    if (!expr) return NULL;
    if (!parser_is(p, TOKEN_WALRUS)) return check_assign(p, expr) ? expr : NULL;
    if (expr->kind != EXPR_NAME || expr->grouped) {
        parser_fail(p, expr->span, "cannot use assignment expressions with %s",
                    expr_described(expr));
        return NULL;
    }
    p->at++;
    Expr *value = parse_expression(p);
    if (!value) return NULL;
    Expr *walrus = expr_new(p, EXPR_WALRUS, span_from(p, start));
    walrus->as.walrus.name = expr->as.name;
    walrus->as.walrus.value = value;
    return walrus;
}

static Expr *starred(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    Expr *value = parse_bitwise_or(p);
    if (!value) return NULL;
    Expr *expr = expr_new(p, EXPR_STARRED, span_from(p, start));
    expr->as.unary.operand = value;
    return expr;
}

/* star_named_expression: '*' bitwise_or | named_expression */
Expr *parse_named_or_star(Parser *p) {
    return parser_is(p, TOKEN_STAR) ? starred(p) : parse_named_expression(p);
}

static Expr *expression_or_star(Parser *p) {
    return parser_is(p, TOKEN_STAR) ? starred(p) : parse_expression(p);
}

/* star_expressions: star_expression (',' star_expression)* [','] */
Expr *parse_expressions(Parser *p) {
    const Token *start = parser_token(p);
    Expr *item = expression_or_star(p);
    if (!item || !parser_is(p, TOKEN_COMMA)) return item;
    Bag items = {0};
    exprs_add(&items, item);
    while (item && parser_take(p, TOKEN_COMMA)) {
        if (!starts_expression(p) && !parser_is(p, TOKEN_STAR)) break;
        item = expression_or_star(p);
        exprs_add(&items, item);
    }
    return tuple_new(p, start, &items, item);
}
