/* eval/stmt: running statements. Objects that a statement made are let go of at its end. */
#include "eval/expr.h"

#include "eval/objects.h"
#include "eval/pool.h"

typedef Flow (*Runner)(Interp *in, const Stmt *s);

static Flow flow_of(bool fine) {
    return fine ? FLOW_NEXT : FLOW_ERROR;
}

static Flow stmt_expr(Interp *in, const Stmt *s) {
    Value value = {0};
    return flow_of(eval_expr(in, s->as.expr, &value));
}

static Flow stmt_assign(Interp *in, const Stmt *s) {
    Value value = {0};
    if (!eval_expr(in, s->as.assign.value, &value)) return FLOW_ERROR;
    for (int i = 0; i < s->as.assign.targets.count; i++)
        if (!assign_target(in, s->as.assign.targets.items[i], value)) return FLOW_ERROR;
    return FLOW_NEXT;
}

static Flow stmt_update(Interp *in, const Stmt *s) {
    return flow_of(assign_update(in, s));
}

static Flow stmt_annotated(Interp *in, const Stmt *s) {
    Value value = {0};
    if (!s->as.update.value) return FLOW_NEXT;
    return flow_of(eval_expr(in, s->as.update.value, &value) &&
                   assign_target(in, s->as.update.target, value));
}

static Flow stmt_if(Interp *in, const Stmt *s) {
    Value test = {0};
    bool truth = false;
    if (!eval_expr(in, s->as.block.test, &test)) return FLOW_ERROR;
    if (!value_truth(in, test, &truth)) {
        interp_at(in, s->as.block.test->span);
        return FLOW_ERROR;
    }
    return run_body(in, truth ? &s->as.block.body : &s->as.block.no);
}

static Flow stmt_def(Interp *in, const Stmt *s) {
    return flow_of(run_def(in, s));
}

static Flow stmt_class(Interp *in, const Stmt *s) {
    return flow_of(run_class(in, s));
}

static Flow stmt_return(Interp *in, const Stmt *s) {
    Value value = value_none();
    if (s->as.expr && !eval_expr(in, s->as.expr, &value)) return FLOW_ERROR;
    if (!in->frame) {
        interp_raise(in, ERROR_SYNTAX, "'return' outside function");
        return FLOW_ERROR;
    }
    Value old = in->frame->result;
    in->frame->result = value_retain(value);
    value_drop(old);
    return FLOW_RETURN;
}

static Flow stmt_break(Interp *in, const Stmt *s) {
    (void)in;
    (void)s;
    return FLOW_BREAK;
}

static Flow stmt_continue(Interp *in, const Stmt *s) {
    (void)in;
    (void)s;
    return FLOW_CONTINUE;
}

/* pass, and the declarations that scope.c reads from the tree */
static Flow stmt_nothing(Interp *in, const Stmt *s) {
    (void)in;
    (void)s;
    return FLOW_NEXT;
}

static Flow stmt_import(Interp *in, const Stmt *s) {
    return flow_of(run_import(in, s));
}

static Flow stmt_from(Interp *in, const Stmt *s) {
    return flow_of(run_from(in, s));
}

static Flow stmt_assert(Interp *in, const Stmt *s) {
    Value value = {0}, message = {0};
    bool truth = false;
    if (!eval_expr(in, s->as.check.value, &value)) return FLOW_ERROR;
    if (!value_truth(in, value, &truth)) {
        interp_at(in, s->as.check.value->span);
        return FLOW_ERROR;
    }
    if (truth) return FLOW_NEXT;
    const Type *type = exception_type(ERROR_ASSERTION);
    if (!s->as.check.message)
        interp_raise_value(in, new_exception(in, type, NULL, 0));
    else if (eval_expr(in, s->as.check.message, &message))
        interp_raise_value(in, new_exception(in, type, &message, 1));
    interp_at(in, s->as.check.value->span);
    return FLOW_ERROR;
}

static Flow stmt_del(Interp *in, const Stmt *s) {
    for (int i = 0; i < s->as.targets.count; i++)
        if (!delete_target(in, s->as.targets.items[i])) return FLOW_ERROR;
    return FLOW_NEXT;
}

static Flow stmt_raise(Interp *in, const Stmt *s) {
    return flow_of(run_raise(in, s));
}

static Flow stmt_command(Interp *in, const Stmt *s) {
    if (in->host.command) return flow_of(in->host.command(in->host.context, in, s->as.command));
    interp_raise(in, ERROR_COMMAND, "%%%s: commands work only inside stepconv", s->as.command);
    return FLOW_ERROR;
}

static const Runner runners[] = {
    [STMT_EXPR] = stmt_expr,
    [STMT_ASSIGN] = stmt_assign,
    [STMT_AUG_ASSIGN] = stmt_update,
    [STMT_ANN_ASSIGN] = stmt_annotated,
    [STMT_FOR] = run_for,
    [STMT_WHILE] = run_while,
    [STMT_IF] = stmt_if,
    [STMT_DEF] = stmt_def,
    [STMT_CLASS] = stmt_class,
    [STMT_RETURN] = stmt_return,
    [STMT_BREAK] = stmt_break,
    [STMT_CONTINUE] = stmt_continue,
    [STMT_PASS] = stmt_nothing,
    [STMT_IMPORT] = stmt_import,
    [STMT_FROM] = stmt_from,
    [STMT_WITH] = run_with,
    [STMT_ASSERT] = stmt_assert,
    [STMT_DEL] = stmt_del,
    [STMT_GLOBAL] = stmt_nothing,
    [STMT_NONLOCAL] = stmt_nothing,
    [STMT_RAISE] = stmt_raise,
    [STMT_TRY] = run_try,
    [STMT_COMMAND] = stmt_command,
};

Flow run_statement(Interp *in, const Stmt *s) {
    size_t mark = pool_mark(in);
    Flow flow = interp_stopped(in) ? FLOW_ERROR : runners[s->kind](in, s);
    if (interp_stopped(in)) flow = FLOW_ERROR;
    if (flow == FLOW_ERROR) interp_at(in, s->span);
    pool_drain(in, mark);
    return flow;
}

Flow run_body(Interp *in, const StmtList *body) {
    Flow flow = FLOW_NEXT;
    for (int i = 0; flow == FLOW_NEXT && i < body->count; i++)
        flow = run_statement(in, body->items[i]);
    return flow;
}

bool run_def(Interp *in, const Stmt *s) {
    Value function = new_function(in, s->as.def.function);
    if (!function_defaults(in, function)) return false;
    const ExprList *decorators = &s->as.def.decorators;
    for (int i = decorators->count - 1; i >= 0; i--) {
        Value decorator = {0};
        if (!eval_expr(in, decorators->items[i], &decorator)) return false;
        if (!value_call_with(in, decorator, &function, 1, &function))
            return interp_at(in, decorators->items[i]->span);
    }
    scope_store(in, s->as.def.function->name, function);
    return true;
}
