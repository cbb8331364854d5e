/* eval/fstring: f"{x!r:>{width}}". */
#include "eval/expr.h"

#include "eval/text.h"

static bool add_piece(Interp *in, const Expr *e, Str *out);

static bool add_pieces(Interp *in, const Expr *e, Str *out) {
    for (int i = 0; i < e->as.items.count; i++)
        if (!add_piece(in, e->as.items.items[i], out)) return false;
    return true;
}

/* !r, !s, !a: the text that is formatted instead of the value. */
static bool convert(Interp *in, char conversion, Value *v) {
    Str s;
    str_init(&s);
    bool fine = conversion == 's' ? value_str(in, *v, &s) : value_repr(in, *v, &s);
    if (fine) *v = new_str_n(in, s.text, s.length);
    str_release(&s);
    return fine;
}

static bool add_formatted(Interp *in, const Expr *e, Str *out) {
    Value v = {0};
    if (!eval_expr(in, e->as.formatted.value, &v)) return false;
    if (e->as.formatted.echo) str_add(out, e->as.formatted.echo);
    char conversion = e->as.formatted.conversion;
    if (e->as.formatted.echo && !conversion && !e->as.formatted.spec) conversion = 'r';
    if (conversion && !convert(in, conversion, &v))
        return interp_at(in, e->as.formatted.value->span);
    Str spec;
    str_init(&spec);
    bool fine = !e->as.formatted.spec || add_pieces(in, e->as.formatted.spec, &spec);
    fine =
        fine && (value_format(in, v, spec.text, out) || interp_at(in, e->as.formatted.value->span));
    str_release(&spec);
    return fine;
}

static bool add_piece(Interp *in, const Expr *e, Str *out) {
    if (e->kind != EXPR_STRING) return add_formatted(in, e, out);
    str_add_n(out, e->as.string.text, (size_t)e->as.string.length);
    return true;
}

static bool give(Interp *in, bool fine, Str *s, Value *out) {
    if (fine) *out = new_str_n(in, s->text, s->length);
    str_release(s);
    return fine;
}

bool eval_fstring(Interp *in, const Expr *e, Value *out) {
    Str s;
    str_init(&s);
    return give(in, add_pieces(in, e, &s), &s, out);
}

bool eval_formatted(Interp *in, const Expr *e, Value *out) {
    Str s;
    str_init(&s);
    return give(in, add_formatted(in, e, &s), &s, out);
}
