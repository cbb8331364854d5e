/* eval/function: def and lambda: their objects and their calls. */
#include "base/intern.h"
#include "base/mem.h"
#include "eval/expr.h"
#include "eval/objects.h"
#include "eval/pool.h"

Value new_function(Interp *in, const Function *function) {
    FunctionObject *f = new_object(in, &type_function, sizeof *f);
    f->function = function;
    f->program = program_retain(in->program);
    f->name = function->name;
    f->qualname = scope_qualname(in->scope, function->name);
    f->closure = scope_visible(in->scope);
    if (f->closure) f->closure->head.refs++;
    if (in->scope && in->scope->kind == SCOPE_CLASS) {
        f->class = in->scope->class;
        value_retain(type_value(f->class));
    }
    f->declares = body_declares(&function->body) ? &function->body : NULL;
    return value_object(f);
}

static bool read_parameter(Interp *in, const Param *param, Parameter *p) {
    *p = (Parameter){.name = param->name,
                     .optional = param->fallback != NULL,
                     .positional_only = param->positional_only,
                     .keyword_only = param->keyword_only && !param->stars,
                     .stars = param->stars};
    Value fallback = {0};
    if (!param->fallback) return true;
    if (!eval_expr(in, param->fallback, &fallback)) return false;
    p->fallback = value_retain(fallback);
    return true;
}

bool function_defaults(Interp *in, Value function) {
    FunctionObject *f = AS_FUNCTION(function);
    const Function *node = f->function;
    int count = node->param_count;
    if (count > PARAMETERS_MAX)
        return interp_raise(in, ERROR_SYNTAX, "a function of this lab takes at most %d parameters",
                            PARAMETERS_MAX);
    Signature *s = &f->signature;
    s->parameters = mem_new((size_t)(count ? count : 1) * sizeof *s->parameters);
    for (int i = 0; i < count; i++) {
        if (!read_parameter(in, &node->params[i], &s->parameters[i])) return false;
        s->count++;
    }
    signature_finish(s);
    s->only_positional = false; /* its errors are worded as those of a def */
    return true;
}

static void function_clear(Object *self) {
    FunctionObject *f = (FunctionObject *)(void *)self;
    Scope *closure = f->closure;
    Program *program = f->program;
    const Type *class = f->class;
    Names *attrs = f->attrs;
    f->closure = NULL;
    f->program = NULL;
    f->class = NULL;
    f->attrs = NULL;
    signature_release(&f->signature);
    names_free(attrs);
    scope_drop(closure);
    if (class) value_drop(type_value(class));
    program_drop(program);
}

/* ---- calling */

static Scope *scope_for_call(Interp *in, const FunctionObject *f, const Value *bound) {
    Scope *scope = scope_new(in, SCOPE_FUNCTION, f->closure);
    scope->function = f->function;
    scope->body = f->declares;
    scope->qualname = f->qualname;
    for (int i = 0; i < f->signature.count; i++)
        names_set(&scope->names, f->signature.parameters[i].name, bound[i]);
    return scope;
}

static bool is_expression(const FunctionObject *f) { /* a lambda */
    return f->function->body.count == 1 && f->function->body.items[0]->kind == STMT_RETURN;
}

static bool run_function_body(Interp *in, const FunctionObject *f, Frame *frame) {
    if (is_expression(f)) { /* no statement to tidy up after */
        const Stmt *s = f->function->body.items[0];
        Value value = value_none();
        if (s->as.expr && !eval_expr(in, s->as.expr, &value)) return interp_at(in, s->span);
        frame->result = value_retain(value);
        return true;
    }
    return run_body(in, &f->function->body) != FLOW_ERROR;
}

/* The names, the line and the program of the caller are as before, whatever happened. */
static bool run_framed(Interp *in, FunctionObject *f, Frame *frame) {
    Scope *scope = in->scope;
    Program *program = in->program;
    in->scope = frame->scope;
    in->frame = frame;
    in->program = f->program;
    in->depth++;
    bool fine = run_function_body(in, f, frame);
    if (!fine && !in->error.function) in->error.function = f->name;
    in->depth--;
    in->program = program;
    in->frame = frame->caller;
    in->scope = scope;
    /* A line of another program means nothing beside the source of this one. */
    if (!fine && program != f->program)
        error_keep_place(&in->error, f->program->name, f->program->source);
    return fine;
}

bool function_call(Interp *in, FunctionObject *f, const Args *args, Value *out) {
    if (!interp_stack_left(in)) return false;
    size_t mark = pool_mark(in);
    Value bound[PARAMETERS_MAX];
    if (!bind_arguments(in, &f->signature, NULL, f->qualname, args, bound)) return false;
    value_retain(value_object(f));
    Frame frame = {.caller = in->frame, .function = f, .result = value_none()};
    frame.scope = scope_for_call(in, f, bound);
    bool fine = run_framed(in, f, &frame);
    scope_drop(frame.scope);
    pool_drain(in, mark);
    *out = pool_keep(in, frame.result);
    value_drop(value_object(f));
    return fine;
}

static bool function_type_call(Interp *in, Value self, const Args *args, Value *out) {
    return function_call(in, AS_FUNCTION(self), args, out);
}

/* ---- what it says of itself */

static bool function_repr(Interp *in, Value self, Str *out) {
    (void)in;
    str_addf(out, "<function %s at %p>", AS_FUNCTION(self)->qualname, (void *)self.as.object);
    return true;
}

static bool function_name(Interp *in, const Value *args, Value *out) {
    *out = new_str(in, AS_FUNCTION(args[0])->name);
    return true;
}

static bool function_qualname(Interp *in, const Value *args, Value *out) {
    *out = new_str(in, AS_FUNCTION(args[0])->qualname);
    return true;
}

static bool function_doc(Interp *in, const Value *args, Value *out) {
    const char *doc = AS_FUNCTION(args[0])->function->doc;
    *out = doc ? new_str(in, doc) : value_none();
    return true;
}

static bool function_module(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_str(in, "__main__");
    return true;
}

static bool function_default_values(Interp *in, const Value *args, Value *out) {
    const Signature *s = &AS_FUNCTION(args[0])->signature;
    Value list = new_list(in, NULL, 0);
    for (int i = 0; i < s->count; i++)
        if (s->parameters[i].optional && !s->parameters[i].keyword_only &&
            !list_append(in, list, s->parameters[i].fallback))
            return false;
    *out = value_none();
    if (AS_LIST(list)->count) *out = new_tuple(in, AS_LIST(list)->items, AS_LIST(list)->count);
    return true;
}

static const Native members[] = {
    {.name = "__name__", .fn = function_name, .kind = NATIVE_PROPERTY, .doc = "Its name."},
    {.name = "__qualname__",
     .fn = function_qualname,
     .kind = NATIVE_PROPERTY,
     .doc = "Its name with what surrounds it."},
    {.name = "__doc__", .fn = function_doc, .kind = NATIVE_PROPERTY, .doc = "Its docstring."},
    {.name = "__module__", .fn = function_module, .kind = NATIVE_PROPERTY, .doc = "Its module."},
    {.name = "__defaults__",
     .fn = function_default_values,
     .kind = NATIVE_PROPERTY,
     .doc = "The values of parameters that are left out."},
    {0}};

static bool function_get(Interp *in, Value self, const char *name, Value *out, bool *found) {
    (void)in;
    const Names *attrs = AS_FUNCTION(self)->attrs;
    Value *held = attrs ? names_find(attrs, name) : NULL;
    *found = held != NULL;
    if (held) *out = *held;
    return true;
}

static bool function_set(Interp *in, Value self, const char *name, Value value, bool *done) {
    (void)in;
    FunctionObject *f = AS_FUNCTION(self);
    if (!f->attrs) f->attrs = names_new();
    names_set(f->attrs, name, value);
    *done = true;
    return true;
}

static void function_list(Interp *in, Value self, void (*add)(void *to, const char *name),
                          void *to) {
    (void)in;
    const Names *attrs = AS_FUNCTION(self)->attrs;
    for (int i = 0; attrs && i < attrs->count; i++)
        if (attrs->entries[i].name) add(to, attrs->entries[i].name);
}

const Type type_function = {.head = TYPE_HEAD,
                            .name = "function",
                            .doc = "What def and lambda make.",
                            .members = members,
                            .clear = function_clear,
                            .repr = function_repr,
                            .call = function_type_call,
                            .get = function_get,
                            .set = function_set,
                            .list = function_list};
