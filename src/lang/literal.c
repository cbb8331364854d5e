/* lang/literal: numbers and strings. */
#include "lang/parser.h"

#include <stdlib.h>
#include <string.h>

static bool integer_value(const char *digits, int base, int64_t *value) {
    uint64_t total = 0;
    for (; *digits; digits++) {
        int c = (unsigned char)*digits;
        int digit = c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
        if (__builtin_mul_overflow(total, (uint64_t)base, &total)) return false;
        if (__builtin_add_overflow(total, (uint64_t)digit, &total)) return false;
    }
    *value = (int64_t)total;
    return total <= INT64_MAX;
}

static Expr *integer(Parser *p, const Token *token, const char *digits) {
    int mark = digits[0] == '0' ? digits[1] | 32 : 0;
    int base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
    Expr *expr = expr_new(p, EXPR_INT, token->span);
    if (integer_value(base == 10 ? digits : digits + 2, base, &expr->as.integer)) return expr;
    parser_fail_kind(p, ERROR_OVERFLOW, token->span, "Python int too large to convert to C long");
    error_why(p->error, "whole numbers have 64 bits here: the largest is 9223372036854775807");
    if (base == 10) error_fix(p->error, "%s.0", digits);
    return NULL;
}

Expr *parse_number(Parser *p) {
    const Token *token = parser_token(p);
    p->at++;
    Str digits;
    str_init(&digits);
    for (int i = 0; i < token->length; i++)
        if (token->text[i] != '_') str_add_char(&digits, token->text[i]);
    bool based = digits.length > 1 && digits.text[0] == '0' && strchr("xXoObB", digits.text[1]);
    Expr *expr = NULL;
    if (!based && strpbrk(digits.text, "jJ")) {
        parser_left_out(p, token->span, "complex numbers");
    } else if (!based && strpbrk(digits.text, ".eE")) {
        expr = expr_new(p, EXPR_FLOAT, token->span);
        expr->as.number = strtod(digits.text, NULL);
    } else {
        expr = integer(p, token, digits.text);
    }
    str_release(&digits);
    return expr;
}

void pieces_flush(Parser *p, Pieces *pieces) {
    if (pieces->literal.length == 0) return;
    Expr *text = expr_new(p, EXPR_STRING, pieces->span);
    text->as.string.text = arena_text(p->arena, pieces->literal.text, pieces->literal.length);
    text->as.string.length = (int64_t)pieces->literal.length;
    str_clear(&pieces->literal);
    exprs_add(&pieces->exprs, text);
}

/* One literal token: its prefix, its quotes, its text. */
static bool one_string(Parser *p, const Token *token, Pieces *out, bool *formatted) {
    const char *text = token->text, *end = token->text + token->length;
    bool raw = false, format = false, bytes = false;
    for (; *text != '"' && *text != '\''; text++) {
        raw |= (*text | 32) == 'r';
        format |= (*text | 32) == 'f';
        bytes |= (*text | 32) == 'b';
    }
    if (bytes) return parser_left_out(p, token->span, "bytes (b\"...\")");
    int quotes = end - text >= 6 && text[1] == *text && text[2] == *text ? 3 : 1;
    text += quotes;
    end -= quotes;
    *formatted |= format;
    if (format) return fstring_read(p, token, text, end, raw, out);
    if (!raw) return escapes_decode(p, token, text, end, &out->literal);
    str_add_n(&out->literal, text, (size_t)(end - text));
    return true;
}

static Expr *joined(Parser *p, Pieces *pieces, bool formatted) {
    Expr *expr = expr_new(p, formatted ? EXPR_FSTRING : EXPR_STRING, pieces->span);
    if (formatted) {
        pieces_flush(p, pieces);
        expr->as.items = exprs_take(&pieces->exprs, p);
    } else {
        expr->as.string.text = arena_text(p->arena, pieces->literal.text, pieces->literal.length);
        expr->as.string.length = (int64_t)pieces->literal.length;
    }
    return expr;
}

/* strings: STRING+, joined into one */
Expr *parse_strings(Parser *p) {
    const Token *start = parser_token(p);
    Pieces pieces = {.span = start->span};
    str_init(&pieces.literal);
    bool formatted = false, fine = true;
    while (fine && parser_is(p, TOKEN_STRING)) {
        const Token *token = parser_token(p);
        p->at++;
        fine = one_string(p, token, &pieces, &formatted);
    }
    pieces.span = span_from(p, start);
    Expr *expr = fine ? joined(p, &pieces, formatted) : NULL;
    bag_drop(&pieces.exprs);
    str_release(&pieces.literal);
    return expr;
}
