/* lang/check_names: parameters of one name, and global and nonlocal that come too late. */
#include "lang/check.h"

#include "lang/visit.h"

bool check_params(Scope *scope, const Function *function) {
    for (int i = 0; i < function->param_count; i++)
        for (int k = 0; k < i; k++)
            if (function->params[k].name == function->params[i].name)
                return check_fail(scope, function->params[i].span,
                                  "duplicate argument '%s' in function definition",
                                  function->params[i].name);
    return true;
}

/* What a scope did with a name before it was declared. */
typedef struct Before {
    const char *name;
    const Stmt *stop; /* the declaration */
    bool used;
    bool assigned;
    bool stopped;
} Before;

static bool find_use(void *context, const Expr *expr) {
    Before *before = context;
    if (expr->kind == EXPR_NAME && expr->as.name == before->name) before->used = true;
    return expr_visit(expr, find_use, context);
}

static void find_in_target(Before *before, const Expr *target) {
    if (target->kind == EXPR_NAME && target->as.name == before->name)
        before->assigned = true;
    else if (target->kind == EXPR_STARRED)
        find_in_target(before, target->as.unary.operand);
    else if (target->kind == EXPR_TUPLE || target->kind == EXPR_LIST)
        for (int i = 0; i < target->as.items.count; i++)
            find_in_target(before, target->as.items.items[i]);
    else
        expr_visit(target, find_use, before);
}

static void find_in_assignment(Before *before, const Stmt *stmt) {
    find_use(before, stmt->as.assign.value);
    for (int i = 0; i < stmt->as.assign.targets.count; i++)
        find_in_target(before, stmt->as.assign.targets.items[i]);
}

static void find_in_update(Before *before, const Stmt *stmt) {
    if (stmt->as.update.value) find_use(before, stmt->as.update.value);
    find_in_target(before, stmt->as.update.target);
}

static bool find_in_block(void *context, const StmtList *body) {
    Before *before = context;
    for (int i = 0; i < body->count && !before->stopped; i++) {
        const Stmt *stmt = body->items[i];
        if (stmt == before->stop)
            before->stopped = true;
        else if (stmt->kind == STMT_ASSIGN)
            find_in_assignment(before, stmt);
        else if (stmt->kind == STMT_AUG_ASSIGN || stmt->kind == STMT_ANN_ASSIGN)
            find_in_update(before, stmt);
        else if (stmt->kind == STMT_FOR) {
            find_use(before, stmt->as.block.source);
            find_in_target(before, stmt->as.block.target);
        } else
            stmt_visit(stmt, find_use, before);
        if (!before->stopped) stmt_visit_blocks(stmt, find_in_block, before);
    }
    return !before->stopped;
}

static bool is_param(const Function *function, const char *name) {
    for (int i = 0; function && i < function->param_count; i++)
        if (function->params[i].name == name) return true;
    return false;
}

static bool binds(const Function *function, const char *name) {
    for (int i = 0; function && i < function->local_count; i++)
        if (function->locals[i] == name) return true;
    return false;
}

static bool bound_outside(const Scope *scope, const char *name) {
    for (scope = scope->outer; scope; scope = scope->outer)
        if (binds(scope->function, name)) return true;
    return false;
}

static bool check_one(Scope *scope, const Stmt *stmt, const char *name) {
    bool global = stmt->kind == STMT_GLOBAL;
    Before before = {.name = name, .stop = stmt};
    find_in_block(&before, scope->body);
    if (is_param(scope->function, name))
        return check_fail(scope, stmt->span,
                          global ? "name '%s' is parameter and global"
                                 : "name '%s' is parameter and nonlocal",
                          name);
    if (before.used)
        return check_fail(scope, stmt->span,
                          global ? "name '%s' is used prior to global declaration"
                                 : "name '%s' is used prior to nonlocal declaration",
                          name);
    if (before.assigned)
        return check_fail(scope, stmt->span,
                          global ? "name '%s' is assigned to before global declaration"
                                 : "name '%s' is assigned to before nonlocal declaration",
                          name);
    if (global || bound_outside(scope, name)) return true;
    return check_fail(scope, stmt->span, "no binding for nonlocal '%s' found", name);
}

bool check_global(Scope *scope, const Stmt *stmt) {
    if (stmt->kind == STMT_NONLOCAL && !scope->outer)
        return check_fail(scope, stmt->span, "nonlocal declaration not allowed at module level",
                          NULL);
    for (int i = 0; i < stmt->as.names.count; i++)
        if (!check_one(scope, stmt, stmt->as.names.names[i])) return false;
    return true;
}
