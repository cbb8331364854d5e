/* lang/visit: the direct children of a node. */
#include "lang/visit.h"

static bool one(const Expr *expr, ExprVisit visit, void *context) {
    return !expr || visit(context, expr);
}

static bool all(Expr *const *items, int count, ExprVisit visit, void *context) {
    for (int i = 0; i < count; i++)
        if (!one(items[i], visit, context)) return false;
    return true;
}

static bool list(const ExprList *list, ExprVisit visit, void *context) {
    return all(list->items, list->count, visit, context);
}

static bool dict(const Expr *expr, ExprVisit visit, void *context) {
    for (int i = 0; i < expr->as.dict.count; i++) {
        if (!one(expr->as.dict.keys[i], visit, context)) return false;
        if (!one(expr->as.dict.values[i], visit, context)) return false;
    }
    return true;
}

static bool arguments(const Argument *args, int count, ExprVisit visit, void *context) {
    for (int i = 0; i < count; i++)
        if (!one(args[i].value, visit, context)) return false;
    return true;
}

static bool comprehension(const Expr *expr, ExprVisit visit, void *context) {
    for (int i = 0; i < expr->as.comp.count; i++) {
        const CompFor *loop = &expr->as.comp.fors[i];
        if (!one(loop->source, visit, context) || !one(loop->target, visit, context) ||
            !list(&loop->conditions, visit, context))
            return false;
    }
    return one(expr->as.comp.key, visit, context) && one(expr->as.comp.value, visit, context);
}

static bool defaults(const Function *function, ExprVisit visit, void *context) {
    for (int i = 0; i < function->param_count; i++)
        if (!one(function->params[i].fallback, visit, context)) return false;
    return true;
}

bool expr_visit(const Expr *expr, ExprVisit visit, void *context) {
    switch (expr->kind) {
    case EXPR_FSTRING:
    case EXPR_LIST:
    case EXPR_TUPLE:
    case EXPR_SET: return list(&expr->as.items, visit, context);
    case EXPR_FORMATTED:
        return one(expr->as.formatted.value, visit, context) &&
               one(expr->as.formatted.spec, visit, context);
    case EXPR_DICT: return dict(expr, visit, context);
    case EXPR_UNARY:
    case EXPR_STARRED: return one(expr->as.unary.operand, visit, context);
    case EXPR_BINARY:
    case EXPR_AND:
    case EXPR_OR:
        return one(expr->as.binary.left, visit, context) &&
               one(expr->as.binary.right, visit, context);
    case EXPR_COMPARE:
        return one(expr->as.compare.first, visit, context) &&
               all(expr->as.compare.rest, expr->as.compare.count, visit, context);
    case EXPR_IF:
        return one(expr->as.choice.test, visit, context) &&
               one(expr->as.choice.yes, visit, context) && one(expr->as.choice.no, visit, context);
    case EXPR_LAMBDA: return defaults(expr->as.function, visit, context);
    case EXPR_CALL:
        return one(expr->as.call.callee, visit, context) &&
               arguments(expr->as.call.args, expr->as.call.count, visit, context);
    case EXPR_ATTRIBUTE: return one(expr->as.attribute.object, visit, context);
    case EXPR_SUBSCRIPT:
        return one(expr->as.subscript.object, visit, context) &&
               one(expr->as.subscript.key, visit, context);
    case EXPR_SLICE:
        return one(expr->as.slice.start, visit, context) &&
               one(expr->as.slice.stop, visit, context) && one(expr->as.slice.step, visit, context);
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR: return comprehension(expr, visit, context);
    case EXPR_WALRUS: return one(expr->as.walrus.value, visit, context);
    default: return true; /* names and literals */
    }
}

static bool with(const Stmt *stmt, ExprVisit visit, void *context) {
    for (int i = 0; i < stmt->as.with.count; i++) {
        if (!one(stmt->as.with.items[i].context, visit, context)) return false;
        if (!one(stmt->as.with.items[i].target, visit, context)) return false;
    }
    return true;
}

static bool handler_types(const Stmt *stmt, ExprVisit visit, void *context) {
    for (int i = 0; i < stmt->as.try.handler_count; i++)
        if (!one(stmt->as.try.handlers[i].type, visit, context)) return false;
    return true;
}

bool stmt_visit(const Stmt *stmt, ExprVisit visit, void *context) {
    switch (stmt->kind) {
    case STMT_EXPR:
    case STMT_RETURN: return one(stmt->as.expr, visit, context);
    case STMT_ASSIGN:
        return one(stmt->as.assign.value, visit, context) &&
               list(&stmt->as.assign.targets, visit, context);
    case STMT_AUG_ASSIGN:
    case STMT_ANN_ASSIGN:
        return one(stmt->as.update.value, visit, context) &&
               one(stmt->as.update.target, visit, context);
    case STMT_FOR:
    case STMT_WHILE:
    case STMT_IF:
        return one(stmt->as.block.source, visit, context) &&
               one(stmt->as.block.target, visit, context) &&
               one(stmt->as.block.test, visit, context);
    case STMT_DEF:
        return list(&stmt->as.def.decorators, visit, context) &&
               defaults(stmt->as.def.function, visit, context);
    case STMT_CLASS:
        return list(&stmt->as.class.decorators, visit, context) &&
               arguments(stmt->as.class.bases, stmt->as.class.base_count, visit, context);
    case STMT_WITH: return with(stmt, visit, context);
    case STMT_ASSERT:
    case STMT_RAISE:
        return one(stmt->as.check.value, visit, context) &&
               one(stmt->as.check.message, visit, context);
    case STMT_DEL: return list(&stmt->as.targets, visit, context);
    case STMT_TRY: return handler_types(stmt, visit, context);
    default: return true;
    }
}

bool stmt_visit_blocks(const Stmt *stmt, BlockVisit visit, void *context) {
    switch (stmt->kind) {
    case STMT_FOR:
    case STMT_WHILE:
    case STMT_IF: return visit(context, &stmt->as.block.body) && visit(context, &stmt->as.block.no);
    case STMT_WITH: return visit(context, &stmt->as.with.body);
    case STMT_TRY: break;
    default: return true;
    }
    if (!visit(context, &stmt->as.try.body)) return false;
    for (int i = 0; i < stmt->as.try.handler_count; i++)
        if (!visit(context, &stmt->as.try.handlers[i].body)) return false;
    return visit(context, &stmt->as.try.no) && visit(context, &stmt->as.try.finally);
}
