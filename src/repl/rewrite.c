/* repl/rewrite: changing one argument of a call in its text. */
#include "repl/rewrite.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "lang/ast.h"

/* Its place among the positional arguments: input, weight, bias, stride, padding, dilation,
 * groups. */
static int position_of(EditKind kind) {
    switch (kind) {
    case EDIT_STRIDE: return 3;
    case EDIT_PADDING: return 4;
    case EDIT_DILATION: return 5;
    case EDIT_GROUPS: return 6;
    default: return -1;
    }
}

static bool is_conv1d(const Expr *e) {
    if (e->kind != EXPR_CALL) return false;
    const Expr *callee = e->as.call.callee;
    const char *name = callee->kind == EXPR_NAME        ? callee->as.name
                       : callee->kind == EXPR_ATTRIBUTE ? callee->as.attribute.name
                                                        : "";
    return strcmp(name, "conv1d") == 0;
}

static const Argument *argument_of(const Expr *call, EditKind kind) {
    for (int i = 0; i < call->as.call.count; i++) {
        const Argument *a = &call->as.call.args[i];
        if (a->stars == 0 &&
            (a->name ? strcmp(a->name, edit_name(kind)) == 0 : i == position_of(kind)))
            return a;
    }
    return NULL;
}

bool conv1d_rewrite(const char *expression, const Edit *edit, char **out) {
    Error error = {0};
    Program *program = program_parse_expression(expression, "edit", &error);
    error_clear(&error);
    if (!program) return false;
    const Expr *call = program->body.items[0]->as.expr;
    bool fits = is_conv1d(call) && position_of(edit->kind) >= 0 && !strchr(expression, '\n');
    if (fits) {
        const Argument *old = argument_of(call, edit->kind);
        Span at = old ? old->value->span : call->span;
        int from = old ? at.column : at.end_column - 1, to = old ? at.end_column : from;
        Str text;
        str_init(&text);
        str_addf(&text, "%.*s", from, expression);
        if (!old) str_addf(&text, ", %s=", edit_name(edit->kind));
        str_addf(&text, "%lld%s", (long long)edit->to, expression + to);
        *out = str_take(&text);
    }
    program_drop(program);
    return fits;
}
