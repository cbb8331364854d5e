/* eval/try: try, raise and with. */
#include "eval/expr.h"

#include "base/intern.h"
#include "eval/objects.h"
#include "eval/pool.h"

/* What is raised, put aside while a `finally` or an __exit__ runs. */
typedef struct Aside {
    Error error;
    Value exception;
} Aside;

static Aside put_aside(Interp *in) {
    Aside aside = {.exception = in->exception};
    error_move(&aside.error, &in->error);
    in->exception = (Value){0};
    return aside;
}

static void put_back(Interp *in, Aside *aside) {
    interp_forgive(in);
    error_move(&in->error, &aside->error);
    in->exception = aside->exception;
}

static void forget(Aside *aside) {
    error_clear(&aside->error);
    value_drop(aside->exception);
}

/* ---- raise */

static bool set_cause(Interp *in, Value exception, const Expr *from) {
    Value cause = {0};
    if (!eval_expr(in, from, &cause)) return false;
    if (value_is_class(cause) && !value_call_with(in, cause, NULL, 0, &cause)) return false;
    if (cause.tag != TAG_NONE && !value_is(cause, &type_base_exception))
        return interp_raise(in, ERROR_TYPE, "exception causes must derive from BaseException");
    Value old = AS_EXCEPTION(exception)->cause;
    AS_EXCEPTION(exception)->cause = value_retain(cause);
    value_drop(old);
    return true;
}

bool run_raise(Interp *in, const Stmt *s) {
    Value value = {0};
    if (!s->as.check.value) {
        if (in->handling.tag == TAG_OBJECT) return interp_raise_value(in, in->handling);
        return interp_raise(in, ERROR_RUNTIME, "No active exception to reraise");
    }
    if (!eval_expr(in, s->as.check.value, &value)) return false;
    if (value_is_class(value) && type_is_exception(AS_TYPE(value)) &&
        !value_call_with(in, value, NULL, 0, &value))
        return false;
    bool known = value_is(value, &type_base_exception);
    if (known && s->as.check.message && !set_cause(in, value, s->as.check.message)) return false;
    interp_raise_value(in, value);
    in->error.span = s->span;
    return false;
}

/* ---- try */

static bool matches_one(Interp *in, Value exception, Value type, bool *match) {
    if (!value_is_class(type) || !type_is_exception(AS_TYPE(type)))
        return interp_raise(in, ERROR_TYPE,
                            "catching classes that do not inherit from BaseException is not "
                            "allowed");
    *match = value_is(exception, AS_TYPE(type));
    return true;
}

static bool matches(Interp *in, Value exception, const Handler *handler, bool *match) {
    Value type = {0};
    *match = true;
    if (!handler->type) return true;
    if (!eval_expr(in, handler->type, &type)) return false;
    if (!value_is(type, &type_tuple)) return matches_one(in, exception, type, match);
    *match = false;
    for (int64_t i = 0; !*match && i < AS_LIST(type)->count; i++)
        if (!matches_one(in, exception, AS_LIST(type)->items[i], match)) return false;
    return true;
}

static Flow run_handler(Interp *in, const Handler *handler, Value exception) {
    Value handled = in->handling;
    in->handling = exception;
    if (handler->name) scope_store(in, handler->name, exception);
    Flow flow = run_body(in, &handler->body);
    in->handling = handled;
    if (!handler->name) return flow;
    if (flow != FLOW_ERROR) { /* the name goes with its block, unless that deleted it */
        if (!scope_delete(in, handler->name)) interp_forgive(in);
        return flow;
    }
    Aside aside = put_aside(in);
    if (!scope_delete(in, handler->name)) interp_forgive(in);
    put_back(in, &aside);
    return flow;
}

static Flow run_handlers(Interp *in, const Stmt *s) {
    Value exception = {0};
    interp_caught(in, &exception);
    for (int i = 0; i < s->as.try.handler_count; i++) {
        const Handler *handler = &s->as.try.handlers[i];
        bool match = false;
        if (!matches(in, exception, handler, &match)) {
            if (handler->type) interp_at(in, handler->type->span);
            return FLOW_ERROR;
        }
        if (match) return run_handler(in, handler, exception);
    }
    interp_raise_value(in, exception);
    return FLOW_ERROR;
}

/* `finally` has the last word where it returns, breaks or raises. */
static Flow run_finally(Interp *in, const StmtList *body, Flow flow) {
    if (body->count == 0) return flow;
    Aside aside = put_aside(in);
    Flow last = run_body(in, body);
    if (last == FLOW_NEXT) {
        put_back(in, &aside);
        return flow;
    }
    forget(&aside);
    return last;
}

Flow run_try(Interp *in, const Stmt *s) {
    Flow flow = run_body(in, &s->as.try.body);
    if (flow == FLOW_ERROR && s->as.try.handler_count)
        flow = run_handlers(in, s);
    else if (flow == FLOW_NEXT)
        flow = run_body(in, &s->as.try.no);
    return run_finally(in, &s->as.try.finally, flow);
}

/* ---- with */

static bool find_special(Interp *in, Value manager, const char *name, const char *hint,
                         Value *method) {
    Found found = class_find(in, value_type(manager), intern(name));
    if (found_any(&found)) return found_bind(in, &found, manager, value_type(manager), method);
    bool inert = value_is(manager, &type_module) && AS_MODULE(manager)->inert;
    if (inert) {
        *method = manager;
        return true;
    }
    return interp_raise(in, ERROR_TYPE,
                        "'%s' object does not support the context manager protocol%s",
                        value_type(manager)->name, hint);
}

static bool call_exit(Interp *in, Value exit, Value exception, bool *swallow) {
    Value items[3] = {value_none(), value_none(), value_none()}, answer;
    if (exception.tag == TAG_OBJECT) {
        items[0] = type_value(value_type(exception));
        items[1] = exception;
    }
    return value_call_with(in, exit, items, 3, &answer) && value_truth(in, answer, swallow);
}

static Flow leave_with(Interp *in, Value exit, Flow flow) {
    bool swallow = false;
    if (flow != FLOW_ERROR) return call_exit(in, exit, value_none(), &swallow) ? flow : FLOW_ERROR;
    Value exception = {0};
    interp_caught(in, &exception);
    if (!call_exit(in, exit, exception, &swallow)) return FLOW_ERROR;
    if (swallow && !value_is_exactly(exit, &type_module)) return FLOW_NEXT;
    interp_raise_value(in, exception);
    return FLOW_ERROR;
}

static Flow run_with_items(Interp *in, const Stmt *s, int at) {
    if (at == s->as.with.count) return run_body(in, &s->as.with.body);
    const WithItem *item = &s->as.with.items[at];
    Value manager = {0}, enter = {0}, exit = {0}, value = {0};
    if (!eval_expr(in, item->context, &manager)) return FLOW_ERROR;
    bool fine = find_special(in, manager, "__enter__", "", &enter) &&
                find_special(in, manager, "__exit__", " (missed __exit__ method)", &exit) &&
                value_call_with(in, enter, NULL, 0, &value);
    if (!fine) {
        interp_at(in, item->context->span);
        return FLOW_ERROR;
    }
    Flow flow = FLOW_NEXT;
    if (item->target && !assign_target(in, item->target, value)) flow = FLOW_ERROR;
    if (flow == FLOW_NEXT) flow = run_with_items(in, s, at + 1);
    return leave_with(in, exit, flow);
}

Flow run_with(Interp *in, const Stmt *s) {
    return run_with_items(in, s, 0);
}
