/* lang/display: what stands in brackets: groups, tuples, lists, sets, dicts, comprehensions. */
#include "lang/parser.h"

/* star_named_expressions up to the closer, which is not taken; `first` is there already. */
static bool items_until(Parser *p, TokenKind closer, Expr *first, ExprList *out) {
    Bag items = {0};
    exprs_add(&items, first);
    Expr *item = first;
    while (item && parser_take(p, TOKEN_COMMA)) {
        if (parser_is(p, closer) || parser_is(p, KW_FOR)) break;
        item = parse_named_or_star(p);
        exprs_add(&items, item);
    }
    if (!item) {
        bag_drop(&items);
        return false;
    }
    *out = exprs_take(&items, p);
    return true;
}

static Expr *comprehension(Parser *p, const Token *start, ExprKind kind, TokenKind closer,
                           Expr *key, Expr *value) {
    CompFor *fors;
    int count;
    if (value->kind == EXPR_STARRED) {
        parser_fail(p, value->span, "iterable unpacking cannot be used in comprehension");
        return NULL;
    }
    if (!parse_comp_fors(p, &fors, &count) || !parser_expect(p, closer)) return NULL;
    Expr *expr = expr_new(p, kind, span_from(p, start));
    expr->as.comp.key = key;
    expr->as.comp.value = value;
    expr->as.comp.fors = fors;
    expr->as.comp.count = count;
    return expr;
}

/* [a, b for a, b in pairs] */
static Expr *display_end(Parser *p, const Token *start, ExprKind kind, TokenKind closer,
                         ExprList items) {
    if (kind != EXPR_TUPLE && parser_is(p, KW_FOR)) {
        const Token *comma = &p->tokens->items[p->at - 1];
        Span last = comma->kind == TOKEN_COMMA ? comma->span : items.items[items.count - 1]->span;
        parser_fail(p, span_join(items.items[0]->span, last),
                    "did you forget parentheses around the comprehension target?");
        return NULL;
    }
    if (!parser_expect(p, closer)) return NULL;
    Expr *expr = expr_new(p, kind, span_from(p, start));
    expr->as.items = items;
    expr->grouped = kind == EXPR_TUPLE;
    return expr;
}

static Expr *empty(Parser *p, const Token *start, ExprKind kind) {
    p->at++;
    return expr_new(p, kind, span_from(p, start));
}

static Expr *star_star(Parser *p) {
    const Token *stars = parser_token(p);
    p->at++;
    if (parser_attempt(p, parse_expression, NULL))
        parser_fail(p, stars->span, "cannot use double starred expression here");
    parser_fail_here(p);
    return NULL;
}

/* Behind the opening bracket; an f-string's {value} is read as if it stood in parentheses.
 * group: named_expression; tuple: star_named_expression ',' [star_named_expressions];
 * genexp: named_expression for_if_clauses */
Expr *parse_group_inside(Parser *p, const Token *start, TokenKind closer) {
    if (parser_is(p, TOKEN_POWER)) return star_star(p);
    Expr *first = parse_named_or_star(p);
    if (!first) return NULL;
    if (parser_is(p, KW_FOR)) return comprehension(p, start, EXPR_GENERATOR, closer, NULL, first);
    if (!parser_is(p, TOKEN_COMMA)) {
        if (first->kind == EXPR_STARRED && parser_is(p, closer))
            parser_fail(p, first->span, "cannot use starred expression here");
        else if (parser_expect(p, closer))
            first->grouped = true;
        return first->grouped ? first : NULL;
    }
    ExprList items;
    if (!items_until(p, closer, first, &items)) return NULL;
    return display_end(p, start, EXPR_TUPLE, closer, items);
}

/* group, tuple or genexp: '(' inside ')' | '(' ')' */
Expr *parse_group(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    if (parser_is(p, TOKEN_RPAREN)) return empty(p, start, EXPR_TUPLE);
    return parse_group_inside(p, start, TOKEN_RPAREN);
}

/* list: '[' [star_named_expressions] ']' | '[' named_expression for_if_clauses ']' */
Expr *parse_list(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    if (parser_is(p, TOKEN_RBRACKET)) return empty(p, start, EXPR_LIST);
    Expr *first = parse_named_or_star(p);
    if (!first) return NULL;
    if (parser_is(p, KW_FOR))
        return comprehension(p, start, EXPR_LIST_COMP, TOKEN_RBRACKET, NULL, first);
    ExprList items;
    if (!items_until(p, TOKEN_RBRACKET, first, &items)) return NULL;
    return display_end(p, start, EXPR_LIST, TOKEN_RBRACKET, items);
}

/* The value after `key :`. */
static Expr *dict_value(Parser *p, const Token *colon) {
    const Token *star = parser_token(p);
    if (parser_take(p, TOKEN_STAR)) {
        Span span;
        parser_attempt(p, parse_bitwise_or, &span);
        parser_fail(p, span_join(star->span, span),
                    "cannot use a starred expression in a dictionary value");
        return NULL;
    }
    if (parser_is(p, TOKEN_RBRACE) || parser_is(p, TOKEN_COMMA)) {
        parser_fail(p, colon->span, "expression expected after dictionary key and ':'");
        return NULL;
    }
    return parse_expression(p);
}

/* The key of a later item: where a colon is missing, that is the better thing to say. */
static Expr *dict_key(Parser *p) {
    bool before = p->no_comma;
    p->no_comma = true;
    Expr *key = parse_expression(p);
    p->no_comma = before;
    return key;
}

/* ':' expression */
static Expr *dict_pair(Parser *p, Expr *key, Bag *keys, Bag *values) {
    const Token *colon = parser_token(p);
    if (!parser_take(p, TOKEN_COLON)) {
        Span end = {key->span.line, key->span.end_column - 1, key->span.end_column};
        parser_fail(p, end, "':' expected after dictionary key");
        return NULL;
    }
    Expr *value = dict_value(p, colon);
    exprs_add(keys, key);
    exprs_add(values, value);
    return value;
}

/* '**' bitwise_or */
static Expr *dict_unpacking(Parser *p, Bag *keys, Bag *values) {
    p->at++;
    Expr *value = parse_bitwise_or(p);
    exprs_add(keys, NULL);
    exprs_add(values, value);
    return value;
}

/* double_starred_kvpair: '**' bitwise_or | expression ':' expression */
static bool dict_item(Parser *p, Bag *keys, Bag *values) {
    if (parser_is(p, TOKEN_POWER)) return dict_unpacking(p, keys, values);
    Expr *key = dict_key(p);
    return key && dict_pair(p, key, keys, values);
}

static Expr *dict_rest(Parser *p, const Token *start, Bag *keys, Bag *values) {
    while (parser_take(p, TOKEN_COMMA)) {
        if (parser_is(p, TOKEN_RBRACE)) break;
        if (!dict_item(p, keys, values)) return NULL;
    }
    if (!parser_expect(p, TOKEN_RBRACE)) return NULL;
    Expr *expr = expr_new(p, EXPR_DICT, span_from(p, start));
    expr->as.dict.count = keys->count;
    expr->as.dict.keys = exprs_take(keys, p).items;
    expr->as.dict.values = exprs_take(values, p).items;
    return expr;
}

static Expr *dict_comprehension(Parser *p, const Token *start, Expr *key, Expr *value) {
    if (key) return comprehension(p, start, EXPR_DICT_COMP, TOKEN_RBRACE, key, value);
    parser_fail(p, start[1].span, "dict unpacking cannot be used in dict comprehension");
    return NULL;
}

/* dict: '{' double_starred_kvpair (',' double_starred_kvpair)* [','] '}'
 * dictcomp: '{' expression ':' expression for_if_clauses '}'
 * The first key is read; it is NULL before a **. */
static Expr *dict(Parser *p, const Token *start, Expr *key) {
    Bag keys = {0}, values = {0};
    Expr *expr = NULL;
    Expr *value = key ? dict_pair(p, key, &keys, &values) : dict_unpacking(p, &keys, &values);
    if (value && parser_is(p, KW_FOR))
        expr = dict_comprehension(p, start, key, value);
    else if (value)
        expr = dict_rest(p, start, &keys, &values);
    bag_drop(&keys);
    bag_drop(&values);
    return expr;
}

/* braces: dict | set | setcomp; what follows the first expression tells them apart */
Expr *parse_braces(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    if (parser_is(p, TOKEN_RBRACE)) return empty(p, start, EXPR_DICT);
    if (parser_is(p, TOKEN_POWER)) return dict(p, start, NULL);
    Expr *first = parse_named_or_star(p);
    if (!first) return NULL;
    bool plain = first->kind != EXPR_STARRED && (first->kind != EXPR_WALRUS || first->grouped);
    if (plain && parser_is(p, TOKEN_COLON)) return dict(p, start, first);
    if (parser_is(p, KW_FOR))
        return comprehension(p, start, EXPR_SET_COMP, TOKEN_RBRACE, NULL, first);
    ExprList items;
    if (!items_until(p, TOKEN_RBRACE, first, &items)) return NULL;
    return display_end(p, start, EXPR_SET, TOKEN_RBRACE, items);
}
