/* lang/check: what the grammar allows and Python's compiler refuses: return outside a function,
 * two arguments of one name, a * where nothing can be unpacked. */
#include "lang/check.h"

#include <string.h>

#include "lang/parser.h"
#include "lang/visit.h"

bool check_fail(Scope *scope, Span span, const char *format, const char *name) {
    if (scope->error->kind != ERROR_NONE) return false;
    const char *slot = strstr(format, "%s");
    int before = slot ? (int)(slot - format) : (int)strlen(format);
    error_set(scope->error, ERROR_SYNTAX, "%.*s%s%s", before, format, slot ? name : "",
              slot ? slot + 2 : "");
    scope->error->span = span;
    return false;
}

static bool check_keywords(Scope *scope, const Argument *args, int count) {
    for (int i = 0; i < count; i++)
        for (int k = 0; args[i].name && k < i; k++)
            if (args[k].name == args[i].name)
                return check_fail(scope, args[i].span, "keyword argument repeated: %s",
                                  args[i].name);
    return true;
}

static bool may_hold_star(const Expr *expr) {
    return expr->kind == EXPR_LIST || expr->kind == EXPR_TUPLE || expr->kind == EXPR_SET;
}

static bool check_value(void *context, const Expr *expr);

/* An item of a display, where *x may stand. */
static bool check_item(void *context, const Expr *expr) {
    if (expr->kind != EXPR_STARRED) return check_value(context, expr);
    return check_value(context, expr->as.unary.operand);
}

static bool check_value(void *context, const Expr *expr) {
    Scope *scope = context;
    if (expr->kind == EXPR_STARRED)
        return check_fail(scope, expr->span, "can't use starred expression here", NULL);
    if (expr->kind == EXPR_CALL && !check_keywords(scope, expr->as.call.args, expr->as.call.count))
        return false;
    if (expr->kind == EXPR_LAMBDA) {
        const Function *function = expr->as.function;
        if (!check_params(scope, function)) return false;
        if (!check_value(scope, function->body.items[0]->as.expr)) return false;
    }
    return expr_visit(expr, may_hold_star(expr) ? check_item : check_value, scope);
}

/* *a stands in a list or tuple of targets, once. */
static bool check_target(Scope *scope, const Expr *target) {
    if (target->kind == EXPR_STARRED)
        return check_fail(scope, target->span,
                          "starred assignment target must be in a list or tuple", NULL);
    if (target->kind != EXPR_LIST && target->kind != EXPR_TUPLE) return check_value(scope, target);
    int stars = 0;
    for (int i = 0; i < target->as.items.count; i++) {
        const Expr *item = target->as.items.items[i];
        bool star = item->kind == EXPR_STARRED;
        if (star && ++stars > 1)
            return check_fail(scope, target->span, "multiple starred expressions in assignment",
                              NULL);
        if (!check_target(scope, star ? item->as.unary.operand : item)) return false;
    }
    return true;
}

static bool check_targets(Scope *scope, const ExprList *targets) {
    for (int i = 0; i < targets->count; i++)
        if (!check_target(scope, targets->items[i])) return false;
    return true;
}

static bool check_block(void *context, const StmtList *body);

static bool check_def(Scope *scope, const Stmt *stmt) {
    const Function *function = stmt->as.def.function;
    Scope inner = {
        .outer = scope, .function = function, .body = &function->body, .error = scope->error};
    return check_params(scope, function) && check_block(&inner, &function->body);
}

static bool check_class(Scope *scope, const Stmt *stmt) {
    const StmtList *body = &stmt->as.class.body;
    Scope inner = {.outer = scope, .is_class = true, .body = body, .error = scope->error};
    return check_keywords(scope, stmt->as.class.bases, stmt->as.class.base_count) &&
           check_block(&inner, body);
}

static bool check_loop(Scope *scope, const Stmt *stmt) {
    if (stmt->kind == STMT_FOR && !check_target(scope, stmt->as.block.target)) return false;
    scope->loops++;
    bool fine = check_block(scope, &stmt->as.block.body);
    scope->loops--;
    return fine && check_block(scope, &stmt->as.block.no);
}

static bool check_handlers(Scope *scope, const Stmt *stmt) {
    for (int i = 0; i + 1 < stmt->as.try.handler_count; i++)
        if (!stmt->as.try.handlers[i].type)
            return check_fail(scope, stmt->as.try.handlers[i].span,
                              "default 'except:' must be last", NULL);
    return stmt_visit_blocks(stmt, check_block, scope);
}

static bool check_from(Scope *scope, const Stmt *stmt) {
    const ImportName *first = &stmt->as.import.names[0];
    if (strcmp(first->name, "*") != 0 || !scope->outer) return true;
    return check_fail(scope, first->span, "import * only allowed at module level", NULL);
}

static bool check_statement(Scope *scope, const Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_RETURN:
        return scope->function || check_fail(scope, stmt->span, "'return' outside function", NULL);
    case STMT_BREAK:
        return scope->loops || check_fail(scope, stmt->span, "'break' outside loop", NULL);
    case STMT_CONTINUE:
        return scope->loops ||
               check_fail(scope, stmt->span, "'continue' not properly in loop", NULL);
    case STMT_ASSIGN: return check_targets(scope, &stmt->as.assign.targets);
    case STMT_DEF: return check_def(scope, stmt);
    case STMT_CLASS: return check_class(scope, stmt);
    case STMT_FOR:
    case STMT_WHILE: return check_loop(scope, stmt);
    case STMT_TRY: return check_handlers(scope, stmt);
    case STMT_FROM: return check_from(scope, stmt);
    case STMT_GLOBAL:
    case STMT_NONLOCAL: return check_global(scope, stmt);
    default: return stmt_visit_blocks(stmt, check_block, scope);
    }
}

/* Targets are checked by check_target. */
static bool check_values(Scope *scope, const Stmt *stmt) {
    if (stmt->kind == STMT_ASSIGN) return check_value(scope, stmt->as.assign.value);
    if (stmt->kind == STMT_FOR) return check_value(scope, stmt->as.block.source);
    return stmt_visit(stmt, check_value, scope);
}

static bool check_block(void *context, const StmtList *body) {
    Scope *scope = context;
    for (int i = 0; i < body->count; i++) {
        const Stmt *stmt = body->items[i];
        if (!check_values(scope, stmt) || !check_statement(scope, stmt)) return false;
    }
    return true;
}

bool program_check(const StmtList *body, Error *error) {
    Scope module = {.body = body, .error = error};
    return check_block(&module, body);
}
