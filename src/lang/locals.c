/* lang/locals: which names a function's body binds.
 *
 *     def f(a):            locals: a, b, i
 *         global c
 *         b = c = 1
 *         for i in x: ...
 */
#include "lang/parser.h"

#include <string.h>

#include "base/intern.h"
#include "lang/visit.h"

typedef struct Names {
    Bag bound;
    Bag outer; /* global and nonlocal */
} Names;

static bool has(const Bag *bag, const char *name) {
    const char *const *names = (const char *const *)(const void *)bag->bytes;
    for (int i = 0; i < bag->count; i++)
        if (names[i] == name) return true;
    return false;
}

static void add(Bag *bag, const char *name) {
    if (!has(bag, name)) bag_add(bag, &name, sizeof name);
}

static void bind_target(Names *names, const Expr *target) {
    if (!target) return;
    if (target->kind == EXPR_NAME) add(&names->bound, target->as.name);
    if (target->kind == EXPR_STARRED) bind_target(names, target->as.unary.operand);
    if (target->kind != EXPR_TUPLE && target->kind != EXPR_LIST) return;
    for (int i = 0; i < target->as.items.count; i++) bind_target(names, target->as.items.items[i]);
}

static void bind_targets(Names *names, const ExprList *targets) {
    for (int i = 0; i < targets->count; i++) bind_target(names, targets->items[i]);
}

static void bind_imports(Names *names, const Stmt *stmt) {
    for (int i = 0; i < stmt->as.import.count; i++) {
        const ImportName *item = &stmt->as.import.names[i];
        size_t first = stmt->kind == STMT_IMPORT ? strcspn(item->name, ".") : strlen(item->name);
        if (strcmp(item->name, "*") == 0) continue;
        add(&names->bound, item->alias ? item->alias : intern_n(item->name, first));
    }
}

static void bind_with(Names *names, const Stmt *stmt) {
    for (int i = 0; i < stmt->as.with.count; i++) bind_target(names, stmt->as.with.items[i].target);
}

static void bind_handlers(Names *names, const Stmt *stmt) {
    for (int i = 0; i < stmt->as.try.handler_count; i++)
        if (stmt->as.try.handlers[i].name) add(&names->bound, stmt->as.try.handlers[i].name);
}

static void declare_outer(Names *names, const Stmt *stmt) {
    for (int i = 0; i < stmt->as.names.count; i++) add(&names->outer, stmt->as.names.names[i]);
}

/* (n := ...) binds in the function, also from within a comprehension. */
static bool find_walrus(void *context, const Expr *expr) {
    Names *names = context;
    if (expr->kind == EXPR_WALRUS) add(&names->bound, expr->as.walrus.name);
    return expr_visit(expr, find_walrus, context);
}

static bool block(void *context, const StmtList *body);

static void statement(Names *names, const Stmt *stmt) {
    stmt_visit(stmt, find_walrus, names);
    switch (stmt->kind) {
    case STMT_ASSIGN: bind_targets(names, &stmt->as.assign.targets); break;
    case STMT_AUG_ASSIGN:
    case STMT_ANN_ASSIGN: bind_target(names, stmt->as.update.target); break;
    case STMT_FOR: bind_target(names, stmt->as.block.target); break;
    case STMT_DEL: bind_targets(names, &stmt->as.targets); break;
    case STMT_DEF: add(&names->bound, stmt->as.def.function->name); break;
    case STMT_CLASS: add(&names->bound, stmt->as.class.name); break;
    case STMT_IMPORT:
    case STMT_FROM: bind_imports(names, stmt); break;
    case STMT_WITH: bind_with(names, stmt); break;
    case STMT_TRY: bind_handlers(names, stmt); break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL: declare_outer(names, stmt); break;
    default: break;
    }
    stmt_visit_blocks(stmt, block, names);
}

static bool block(void *context, const StmtList *body) {
    for (int i = 0; i < body->count; i++) statement(context, body->items[i]);
    return true;
}

void function_collect_locals(Parser *p, Function *function) {
    Names names = {0};
    Bag locals = {0};
    for (int i = 0; i < function->param_count; i++) add(&names.bound, function->params[i].name);
    block(&names, &function->body);
    const char *const *bound = (const char *const *)(const void *)names.bound.bytes;
    for (int i = 0; i < names.bound.count; i++)
        if (!has(&names.outer, bound[i])) bag_add(&locals, &bound[i], sizeof *bound);
    function->local_count = locals.count;
    function->locals = bag_take(&locals, p, sizeof(const char *));
    bag_drop(&names.bound);
    bag_drop(&names.outer);
}
