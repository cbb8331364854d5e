/* lang/dump_expr: an expression as text. */
#include "lang/dump.h"

#include "base/number.h"

static void list(const char *head, const ExprList *items, Str *out) {
    str_addf(out, "(%s", head);
    for (int i = 0; i < items->count; i++) {
        str_add_char(out, ' ');
        expr_dump(items->items[i], out);
    }
    str_add_char(out, ')');
}

static void node(const char *head, Str *out, const Expr *a, const Expr *b) {
    str_addf(out, "(%s ", head);
    expr_dump(a, out);
    str_add_char(out, ' ');
    expr_dump(b, out);
    str_add_char(out, ')');
}

static void quoted(const char *text, int64_t length, Str *out) {
    str_add_char(out, '"');
    for (int64_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '\n')
            str_add(out, "\\n");
        else if (c < 0x20)
            str_addf(out, "\\x%02x", c);
        else if (c == '"' || c == '\\')
            str_addf(out, "\\%c", c);
        else
            str_add_char(out, (char)c);
    }
    str_add_char(out, '"');
}

static void formatted(const Expr *expr, Str *out) {
    str_add_char(out, '{');
    if (expr->as.formatted.echo) str_addf(out, "<%s>", expr->as.formatted.echo);
    expr_dump(expr->as.formatted.value, out);
    if (expr->as.formatted.conversion) str_addf(out, "!%c", expr->as.formatted.conversion);
    if (expr->as.formatted.spec) {
        str_add_char(out, ':');
        expr_dump(expr->as.formatted.spec, out);
    }
    str_add_char(out, '}');
}

static void dict(const Expr *expr, Str *out) {
    str_add(out, "(dict");
    for (int i = 0; i < expr->as.dict.count; i++) {
        str_add(out, expr->as.dict.keys[i] ? " " : " **");
        if (expr->as.dict.keys[i]) {
            expr_dump(expr->as.dict.keys[i], out);
            str_add_char(out, ':');
        }
        expr_dump(expr->as.dict.values[i], out);
    }
    str_add_char(out, ')');
}

static void compare(const Expr *expr, Str *out) {
    str_add(out, "(compare ");
    expr_dump(expr->as.compare.first, out);
    for (int i = 0; i < expr->as.compare.count; i++) {
        str_addf(out, " %s ", binary_symbol(expr->as.compare.ops[i]));
        expr_dump(expr->as.compare.rest[i], out);
    }
    str_add_char(out, ')');
}

static void choice(const Expr *expr, Str *out) {
    str_add(out, "(if ");
    expr_dump(expr->as.choice.test, out);
    str_add_char(out, ' ');
    expr_dump(expr->as.choice.yes, out);
    str_add_char(out, ' ');
    expr_dump(expr->as.choice.no, out);
    str_add_char(out, ')');
}

static void arguments(const Argument *args, int count, Str *out) {
    for (int i = 0; i < count; i++) {
        str_add_char(out, ' ');
        if (args[i].name) str_addf(out, "%s=", args[i].name);
        str_add_repeat(out, '*', args[i].stars);
        expr_dump(args[i].value, out);
    }
}

static void call(const Expr *expr, Str *out) {
    str_add(out, "(call ");
    expr_dump(expr->as.call.callee, out);
    arguments(expr->as.call.args, expr->as.call.count, out);
    str_add_char(out, ')');
}

static void slice(const Expr *expr, Str *out) {
    str_add(out, "(slice ");
    expr_dump(expr->as.slice.start, out);
    str_add_char(out, ' ');
    expr_dump(expr->as.slice.stop, out);
    str_add_char(out, ' ');
    expr_dump(expr->as.slice.step, out);
    str_add_char(out, ')');
}

static void comprehension(const char *head, const Expr *expr, Str *out) {
    str_addf(out, "(%s ", head);
    if (expr->as.comp.key) {
        expr_dump(expr->as.comp.key, out);
        str_add_char(out, ':');
    }
    expr_dump(expr->as.comp.value, out);
    for (int i = 0; i < expr->as.comp.count; i++) {
        const CompFor *loop = &expr->as.comp.fors[i];
        node(" for", out, loop->target, loop->source);
        if (loop->conditions.count) list(" if", &loop->conditions, out);
    }
    str_add_char(out, ')');
}

void params_dump(const Function *function, Str *out) {
    str_add_char(out, '[');
    for (int i = 0; i < function->param_count; i++) {
        const Param *param = &function->params[i];
        if (i) str_add_char(out, ' ');
        str_add_repeat(out, '*', param->stars);
        str_addf(out, "%s%s%s", param->positional_only ? "/" : "", param->keyword_only ? "!" : "",
                 param->name);
        if (param->fallback) {
            str_add_char(out, '=');
            expr_dump(param->fallback, out);
        }
    }
    str_add_char(out, ']');
}

static void lambda(const Function *function, Str *out) {
    str_add(out, "(lambda ");
    params_dump(function, out);
    str_add_char(out, ' ');
    expr_dump(function->body.items[0]->as.expr, out);
    str_add_char(out, ')');
}

static void prefixed(const char *prefix, const Expr *operand, const char *suffix, Str *out) {
    str_add(out, prefix);
    expr_dump(operand, out);
    str_add(out, suffix);
}

static void unary(const Expr *expr, Str *out) {
    str_addf(out, "(%s ", unary_symbol(expr->as.unary.op));
    prefixed("", expr->as.unary.operand, ")", out);
}

void expr_dump(const Expr *expr, Str *out) {
    if (!expr) {
        str_add_char(out, '_');
        return;
    }
    switch (expr->kind) {
    case EXPR_NAME: str_add(out, expr->as.name); break;
    case EXPR_NONE: str_add(out, "None"); break;
    case EXPR_TRUE: str_add(out, "True"); break;
    case EXPR_FALSE: str_add(out, "False"); break;
    case EXPR_ELLIPSIS: str_add(out, "..."); break;
    case EXPR_INT: str_addf(out, "%lld", (long long)expr->as.integer); break;
    case EXPR_FLOAT: number_repr(expr->as.number, out); break;
    case EXPR_STRING: quoted(expr->as.string.text, expr->as.string.length, out); break;
    case EXPR_FSTRING: list("f", &expr->as.items, out); break;
    case EXPR_FORMATTED: formatted(expr, out); break;
    case EXPR_LIST: list("list", &expr->as.items, out); break;
    case EXPR_TUPLE: list("tuple", &expr->as.items, out); break;
    case EXPR_SET: list("set", &expr->as.items, out); break;
    case EXPR_DICT: dict(expr, out); break;
    case EXPR_UNARY: unary(expr, out); break;
    case EXPR_BINARY:
        node(binary_symbol(expr->as.binary.op), out, expr->as.binary.left, expr->as.binary.right);
        break;
    case EXPR_AND: node("and", out, expr->as.binary.left, expr->as.binary.right); break;
    case EXPR_OR: node("or", out, expr->as.binary.left, expr->as.binary.right); break;
    case EXPR_COMPARE: compare(expr, out); break;
    case EXPR_IF: choice(expr, out); break;
    case EXPR_LAMBDA: lambda(expr->as.function, out); break;
    case EXPR_CALL: call(expr, out); break;
    case EXPR_ATTRIBUTE:
        prefixed("(. ", expr->as.attribute.object, " ", out);
        str_addf(out, "%s)", expr->as.attribute.name);
        break;
    case EXPR_SUBSCRIPT: node("[]", out, expr->as.subscript.object, expr->as.subscript.key); break;
    case EXPR_SLICE: slice(expr, out); break;
    case EXPR_STARRED: prefixed("*", expr->as.unary.operand, "", out); break;
    case EXPR_LIST_COMP: comprehension("listcomp", expr, out); break;
    case EXPR_SET_COMP: comprehension("setcomp", expr, out); break;
    case EXPR_DICT_COMP: comprehension("dictcomp", expr, out); break;
    case EXPR_GENERATOR: comprehension("generator", expr, out); break;
    case EXPR_WALRUS:
        str_addf(out, "(:= %s ", expr->as.walrus.name);
        prefixed("", expr->as.walrus.value, ")", out);
        break;
    }
}
