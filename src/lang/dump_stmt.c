/* lang/dump_stmt: statements as text. */
#include "lang/dump.h"

static void block(const StmtList *body, int indent, Str *out);

static void part(const char *before, const Expr *expr, Str *out) {
    str_add(out, before);
    expr_dump(expr, out);
}

static void parts(const ExprList *list, Str *out) {
    for (int i = 0; i < list->count; i++) part(" ", list->items[i], out);
}

/* A second block of the same statement: else, except, finally. */
static void also(const char *head, const StmtList *body, int indent, Str *out) {
    if (body->count == 0) return;
    str_add_char(out, '\n');
    str_add_repeat(out, ' ', indent + 1);
    str_add(out, head);
    block(body, indent + 1, out);
}

static void with(const Stmt *stmt, int indent, Str *out) {
    str_add(out, "with");
    for (int i = 0; i < stmt->as.with.count; i++) {
        part(" ", stmt->as.with.items[i].context, out);
        if (stmt->as.with.items[i].target) part(" as ", stmt->as.with.items[i].target, out);
    }
    block(&stmt->as.with.body, indent, out);
}

static void handlers(const Stmt *stmt, int indent, Str *out) {
    str_add(out, "try");
    block(&stmt->as.try.body, indent, out);
    for (int i = 0; i < stmt->as.try.handler_count; i++) {
        const Handler *handler = &stmt->as.try.handlers[i];
        str_add_char(out, '\n');
        str_add_repeat(out, ' ', indent + 1);
        part("except ", handler->type, out);
        if (handler->name) str_addf(out, " as %s", handler->name);
        block(&handler->body, indent + 1, out);
    }
    also("else", &stmt->as.try.no, indent, out);
    also("finally", &stmt->as.try.finally, indent, out);
}

static void import(const Stmt *stmt, Str *out) {
    if (stmt->kind == STMT_FROM) str_addf(out, "from %s ", stmt->as.import.module);
    str_add(out, "import");
    for (int i = 0; i < stmt->as.import.count; i++) {
        const ImportName *item = &stmt->as.import.names[i];
        str_addf(out, " %s", item->name);
        if (item->alias) str_addf(out, " as %s", item->alias);
    }
}

static void names(const char *head, const char *const *items, int count, Str *out) {
    str_add(out, head);
    for (int i = 0; i < count; i++) str_addf(out, " %s", items[i]);
}

static void def(const Stmt *stmt, int indent, Str *out) {
    const Function *function = stmt->as.def.function;
    str_addf(out, "def %s ", function->name);
    params_dump(function, out);
    if (stmt->as.def.decorators.count) str_add(out, " @");
    parts(&stmt->as.def.decorators, out);
    names(" locals", function->locals, function->local_count, out);
    block(&function->body, indent, out);
}

static void class(const Stmt *stmt, int indent, Str *out) {
    str_addf(out, "class %s", stmt->as.class.name);
    for (int i = 0; i < stmt->as.class.base_count; i++) {
        const Argument *base = &stmt->as.class.bases[i];
        str_addf(out, " %s%s", base->name ? base->name : "", base->name ? "=" : "");
        expr_dump(base->value, out);
    }
    if (stmt->as.class.decorators.count) str_add(out, " @");
    parts(&stmt->as.class.decorators, out);
    block(&stmt->as.class.body, indent, out);
}

static void loop(const Stmt *stmt, int indent, Str *out) {
    str_add(out, stmt->kind == STMT_FOR ? "for" : stmt->kind == STMT_WHILE ? "while" : "if");
    if (stmt->kind == STMT_FOR) {
        part(" ", stmt->as.block.target, out);
        part(" in ", stmt->as.block.source, out);
    } else {
        part(" ", stmt->as.block.test, out);
    }
    block(&stmt->as.block.body, indent, out);
    also("else", &stmt->as.block.no, indent, out);
}

static void check(const char *head, const Stmt *stmt, Str *out) {
    str_add(out, head);
    if (stmt->as.check.value) part(" ", stmt->as.check.value, out);
    if (stmt->as.check.message) part(" ", stmt->as.check.message, out);
}

static void assign(const Stmt *stmt, Str *out) {
    str_add(out, "=");
    parts(&stmt->as.assign.targets, out);
    part(" ", stmt->as.assign.value, out);
}

static void update(const Stmt *stmt, Str *out) {
    if (stmt->kind == STMT_AUG_ASSIGN)
        str_addf(out, "%s= ", binary_symbol(stmt->as.update.op));
    else
        str_add(out, "annotate ");
    expr_dump(stmt->as.update.target, out);
    part(" ", stmt->as.update.value, out);
}

static void statement(const Stmt *stmt, int indent, Str *out) {
    switch (stmt->kind) {
    case STMT_EXPR: part("do ", stmt->as.expr, out); break;
    case STMT_ASSIGN: assign(stmt, out); break;
    case STMT_AUG_ASSIGN:
    case STMT_ANN_ASSIGN: update(stmt, out); break;
    case STMT_FOR:
    case STMT_WHILE:
    case STMT_IF: loop(stmt, indent, out); break;
    case STMT_DEF: def(stmt, indent, out); break;
    case STMT_CLASS: class(stmt, indent, out); break;
    case STMT_RETURN: part("return ", stmt->as.expr, out); break;
    case STMT_BREAK: str_add(out, "break"); break;
    case STMT_CONTINUE: str_add(out, "continue"); break;
    case STMT_PASS: str_add(out, "pass"); break;
    case STMT_IMPORT:
    case STMT_FROM: import(stmt, out); break;
    case STMT_WITH: with(stmt, indent, out); break;
    case STMT_ASSERT: check("assert", stmt, out); break;
    case STMT_RAISE: check("raise", stmt, out); break;
    case STMT_DEL:
        str_add(out, "del");
        parts(&stmt->as.targets, out);
        break;
    case STMT_GLOBAL: names("global", stmt->as.names.names, stmt->as.names.count, out); break;
    case STMT_NONLOCAL: names("nonlocal", stmt->as.names.names, stmt->as.names.count, out); break;
    case STMT_TRY: handlers(stmt, indent, out); break;
    case STMT_COMMAND: str_addf(out, "%% %s", stmt->as.command); break;
    }
}

static void block(const StmtList *body, int indent, Str *out) {
    for (int i = 0; i < body->count; i++) {
        str_add_char(out, '\n');
        str_add_repeat(out, ' ', indent + 2);
        statement(body->items[i], indent + 2, out);
    }
}

void program_dump(const Program *program, Str *out) {
    for (int i = 0; i < program->body.count; i++) {
        statement(program->body.items[i], 0, out);
        str_add_char(out, '\n');
    }
}
