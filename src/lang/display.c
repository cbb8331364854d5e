/* lang/display: what stands in brackets: groups, tuples, lists, sets, dicts, comprehensions. */
#include "lang/parser.h"

/* star_named_expressions up to the closer, which is not taken; `first` is there already. */
static bool items_until(Parser *p, TokenKind closer, Expr *first, ExprList *out) {
    Bag items = {0};
    bag_add(&items, &first, sizeof first);
    Expr *item = first;
    while (item && parser_take(p, TOKEN_COMMA)) {
        if (parser_is(p, closer) || parser_is(p, KW_FOR)) break;
        item = parse_named_or_star(p);
        bag_add(&items, &item, sizeof item);
    }
    if (!item) {
        bag_drop(&items);
        return false;
    }
    out->count = items.count;
    out->items = bag_take(&items, p, sizeof(Expr *));
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

/* double_starred_kvpair: '**' bitwise_or | expression ':' expression */
static bool dict_item(Parser *p, Bag *keys, Bag *values) {
    Expr *key = NULL, *value = NULL;
    if (parser_take(p, TOKEN_POWER)) {
        value = parse_bitwise_or(p);
        if (!value) return false;
    } else {
        bool trying = p->trying;
        p->trying |= keys->count > 0; /* "':' expected" is the better answer then */
        key = parse_expression(p);
        p->trying = trying;
        if (!key) return false;
        const Token *colon = parser_token(p);
        if (!parser_take(p, TOKEN_COLON)) {
            Span end = {key->span.line, key->span.end_column - 1, key->span.end_column};
            return parser_fail(p, end, "':' expected after dictionary key");
        }
        value = dict_value(p, colon);
        if (!value) return false;
    }
    bag_add(keys, &key, sizeof key);
    bag_add(values, &value, sizeof value);
    return true;
}

static Expr *dict_rest(Parser *p, const Token *start, Bag *keys, Bag *values) {
    while (parser_take(p, TOKEN_COMMA)) {
        if (parser_is(p, TOKEN_RBRACE)) break;
        if (!dict_item(p, keys, values)) return NULL;
    }
    if (!parser_expect(p, TOKEN_RBRACE)) return NULL;
    Expr *expr = expr_new(p, EXPR_DICT, span_from(p, start));
    expr->as.dict.count = keys->count;
    expr->as.dict.keys = bag_take(keys, p, sizeof(Expr *));
    expr->as.dict.values = bag_take(values, p, sizeof(Expr *));
    return expr;
}

/* dict: '{' double_starred_kvpair (',' double_starred_kvpair)* [','] '}'
 * dictcomp: '{' expression ':' expression for_if_clauses '}' */
static Expr *dict(Parser *p, const Token *start) {
    Bag keys = {0}, values = {0};
    const Token *first = parser_token(p);
    Expr *expr = NULL;
    if (!dict_item(p, &keys, &values)) {
        expr = NULL;
    } else if (parser_is(p, KW_FOR) && first->kind == TOKEN_POWER) {
        parser_fail(p, first->span, "dict unpacking cannot be used in dict comprehension");
    } else if (parser_is(p, KW_FOR)) {
        Expr *key = *(Expr **)(void *)keys.bytes, *value = *(Expr **)(void *)values.bytes;
        expr = comprehension(p, start, EXPR_DICT_COMP, TOKEN_RBRACE, key, value);
    } else {
        expr = dict_rest(p, start, &keys, &values);
    }
    bag_drop(&keys);
    bag_drop(&values);
    return expr;
}

/* braces: dict | set | setcomp; what follows the first expression tells them apart */
Expr *parse_braces(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    if (parser_is(p, TOKEN_RBRACE)) return empty(p, start, EXPR_DICT);
    if (parser_is(p, TOKEN_POWER)) return dict(p, start);
    int at = p->at;
    Expr *first = parse_named_or_star(p);
    if (!first) return NULL;
    if (parser_is(p, TOKEN_COLON) && first->kind != EXPR_WALRUS && first->kind != EXPR_STARRED) {
        p->at = at;
        return dict(p, start);
    }
    if (parser_is(p, KW_FOR))
        return comprehension(p, start, EXPR_SET_COMP, TOKEN_RBRACE, NULL, first);
    ExprList items;
    if (!items_until(p, TOKEN_RBRACE, first, &items)) return NULL;
    return display_end(p, start, EXPR_SET, TOKEN_RBRACE, items);
}
