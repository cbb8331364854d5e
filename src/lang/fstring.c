/* lang/fstring: f"text {value!r:>{width}} text".
 *
 * The text is cut into literals and {fields}; the expression of a field is read by a parser of its
 * own, as if it stood in parentheses. */
#include "lang/parser.h"

#include <string.h>

typedef struct Field {
    Parser *p;
    const Token *token;
    const char *at;
    const char *end;
    bool raw;
    int depth; /* 0: the string itself; 1: a spec; 2: a spec in a spec */
} Field;

static Span here(const Field *f, const char *place) {
    Span span = f->token->span;
    const char *line_start = f->token->text - span.column;
    for (const char *q = f->token->text; q < place; q++) {
        if (*q != '\n') continue;
        span.line++;
        line_start = q + 1;
    }
    span.column = (int)(place - line_start);
    span.end_column = span.column + 1;
    return span;
}

static bool fail(Field *f, const char *place, const char *message) {
    return parser_fail(f->p, here(f, place), "f-string%s", message);
}

/* The text up to the next lone brace. In a spec braces are not doubled. */
static bool literal(Field *f, Pieces *out) {
    while (f->at < f->end) {
        const char *start = f->at;
        while (f->at < f->end && *f->at != '{' && *f->at != '}') {
            if (!f->raw && *f->at == '\\' && f->at + 1 < f->end && !strchr("{}", f->at[1])) f->at++;
            f->at++;
        }
        const char *stop = f->at;
        bool doubled = f->depth == 0 && f->at + 1 < f->end && f->at[1] == *f->at;
        if (stop < f->end && doubled) stop++;
        if (f->raw)
            str_add_n(&out->literal, start, (size_t)(stop - start));
        else if (!escapes_decode(f->p, f->token, start, stop, &out->literal))
            return false;
        if (f->at == f->end || !doubled) break;
        f->at += 2;
    }
    if (f->at < f->end && *f->at == '}' && f->depth == 0)
        return fail(f, f->at, ": single '}' is not allowed");
    return true;
}

/* Past the string that starts at `at`. */
static bool skip_quoted(Field *f) {
    char quote = *f->at;
    const char *start = f->at;
    int quotes = f->end - f->at >= 3 && f->at[1] == quote && f->at[2] == quote ? 3 : 1;
    f->at += quotes;
    for (int run = 0; f->at < f->end; f->at++) {
        if (*f->at == '\\') return fail(f, f->at, " expression part cannot include a backslash");
        run = *f->at == quote ? run + 1 : 0;
        if (run < quotes) continue;
        f->at++;
        return true;
    }
    return fail(f, start, ": unterminated string");
}

static bool ends_value(const Field *f) {
    char c = *f->at, next = f->at + 1 < f->end ? f->at[1] : '\0', before = f->at[-1];
    if (c == '}' || c == ':') return true;
    if (c == '!') return next != '=';
    return c == '=' && next != '=' && !strchr("=!<>", before);
}

static bool bracket(Field *f, char *open, const char **places, int *level) {
    char c = *f->at;
    if (strchr("([{", c)) {
        if (*level == 200) return fail(f, f->at, ": too many nested parenthesis");
        places[*level] = f->at;
        open[(*level)++] = c;
        return true;
    }
    if (*level == 0) return parser_fail(f->p, here(f, f->at), "f-string: unmatched '%c'", c);
    char opener = open[--*level];
    if (c == (opener == '(' ? ')' : opener == '[' ? ']' : '}')) return true;
    return parser_fail(f->p, here(f, f->at),
                       "f-string: closing parenthesis '%c' does not match opening parenthesis '%c'",
                       c, opener);
}

/* From behind the { to what ends the value: one of } : ! = outside brackets and strings. */
static bool find_value_end(Field *f) {
    char open[200];
    const char *places[200];
    int level = 0;
    while (f->at < f->end) {
        char c = *f->at;
        if (c == '"' || c == '\'') {
            if (!skip_quoted(f)) return false;
            continue;
        }
        if (c == '\\') return fail(f, f->at, " expression part cannot include a backslash");
        if (c == '#') return fail(f, f->at, " expression part cannot include '#'");
        if (level == 0 && ends_value(f)) return true;
        if (strchr("([{)]}", c) && !bracket(f, open, places, &level)) return false;
        f->at++;
    }
    if (level == 0) return fail(f, f->end, ": expecting '}'");
    return parser_fail(f->p, here(f, places[level - 1]), "f-string: unmatched '%c'",
                       open[level - 1]);
}

static bool is_blank(const char *text, const char *end) {
    while (text < end && strchr(" \t\n\f\r", *text)) text++;
    return text == end;
}

/* The expression between text and end, by a parser of its own. */
static Expr *value(Field *f, const char *text, const char *end) {
    if (is_blank(text, end)) {
        if (*end == '}')
            fail(f, text, ": empty expression not allowed");
        else
            parser_fail(f->p, here(f, end), "f-string: expression required before '%c'", *end);
        return NULL;
    }
    Parser *outer = f->p;
    Span place = here(f, text);
    Tokens tokens;
    tokens_read_inside(&tokens, text, (int)(end - text), text - place.column, place.line);
    Parser inner = {.arena = outer->arena,
                    .tokens = &tokens,
                    .depth = outer->depth,
                    .in_fstring = true,
                    .trying = outer->trying,
                    .error = outer->error};
    Expr *expr =
        parser_deeper(&inner) ? parse_group_inside(&inner, &tokens.items[0], TOKEN_END) : NULL;
    if (!parser_settle(&inner)) expr = NULL;
    tokens_release(&tokens);
    return expr;
}

static bool conversion(Field *f, Expr *field) {
    if (f->at == f->end || *f->at != '!') return true;
    f->at++;
    if (f->at == f->end) return fail(f, f->at, ": expecting '}'");
    field->as.formatted.conversion = *f->at;
    if (!strchr("rsa", *f->at))
        return fail(f, f->at, ": invalid conversion character: expected 's', 'r', or 'a'");
    f->at++;
    return true;
}

static bool pieces_until_end(Field *f, Pieces *out);

/* ':' and what stands up to the } of the field */
static bool spec(Field *f, Expr *field) {
    if (f->at == f->end || *f->at != ':') return true;
    f->at++;
    Pieces inner = {.span = here(f, f->at)};
    str_init(&inner.literal);
    f->depth++;
    bool fine = pieces_until_end(f, &inner);
    f->depth--;
    if (fine) {
        pieces_flush(f->p, &inner);
        Expr *all = expr_new(f->p, EXPR_FSTRING, inner.span);
        all->as.items = exprs_take(&inner.exprs, f->p);
        field->as.formatted.spec = all;
    }
    bag_drop(&inner.exprs);
    str_release(&inner.literal);
    return fine;
}

/* field: '{' expression ['='] ['!' conversion] [':' spec] '}' */
static Expr *field(Field *f) {
    if (f->depth >= 2) {
        fail(f, f->at, ": expressions nested too deeply");
        return NULL;
    }
    Expr *expr = expr_new(f->p, EXPR_FORMATTED, here(f, f->at));
    const char *start = ++f->at;
    if (!find_value_end(f)) return NULL;
    expr->as.formatted.value = value(f, start, f->at);
    if (!expr->as.formatted.value) return NULL;
    if (*f->at == '=') {
        f->at++;
        while (f->at < f->end && strchr(" \t\n\f\r", *f->at)) f->at++;
        expr->as.formatted.echo = arena_text(f->p->arena, start, (size_t)(f->at - start));
    }
    if (!conversion(f, expr) || !spec(f, expr)) return NULL;
    if (f->at == f->end || *f->at != '}') {
        fail(f, f->at, ": expecting '}'");
        return NULL;
    }
    f->at++;
    bool plain = !expr->as.formatted.conversion && !expr->as.formatted.spec;
    if (expr->as.formatted.echo && plain) expr->as.formatted.conversion = 'r';
    return expr;
}

/* Literals and fields: to the end of the string, or of a spec to its }. */
static bool pieces_until_end(Field *f, Pieces *out) {
    for (;;) {
        if (!literal(f, out)) return false;
        if (f->at == f->end || *f->at == '}') return true;
        pieces_flush(f->p, out);
        Expr *one = field(f);
        if (!one) return false;
        exprs_add(&out->exprs, one);
    }
}

bool fstring_read(Parser *p, const Token *token, const char *text, const char *end, bool raw,
                  Pieces *out) {
    Field f = {.p = p, .token = token, .at = text, .end = end, .raw = raw};
    return pieces_until_end(&f, out);
}
