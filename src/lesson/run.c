/* lesson/run: running pieces of a lesson. */
#include "lesson/run.h"

#include "base/intern.h"
#include "eval/objects.h"
#include "eval/scope.h"

void origin_keep(Origin *origin, Interp *in, bool *stopped) {
    *origin = (Origin){.stopped = stopped};
    for (int i = 0; i < in->globals.count; i++) {
        const NameEntry *entry = &in->globals.entries[i];
        if (entry->name) names_set(&origin->names, entry->name, entry->value);
    }
}

/* The learner's globals that hide a builtin stand aside where a rule is evaluated. */
static void add_builtins(Interp *in, Scope *scope) {
    for (int i = 0; i < in->globals.count; i++) {
        const char *name = in->globals.entries[i].name;
        Value *builtin = name ? builtin_find(in, name) : NULL;
        if (builtin) names_set(&scope->names, name, *builtin);
    }
}

void origin_open(Origin *origin, Interp *in) {
    size_t mark = pool_mark(in);
    Scope *scope = origin->scope = scope_new(in, SCOPE_FUNCTION, NULL);
    scope->qualname = intern("rule");
    add_builtins(in, scope);
    for (int i = 0; i < origin->names.count; i++)
        if (origin->names.entries[i].name)
            names_set(&scope->names, origin->names.entries[i].name, origin->names.entries[i].value);
    pool_drain(in, mark);
}

void origin_set(Origin *origin, const char *name, Value value) {
    names_set(&origin->scope->names, intern(name), value);
}

void origin_release(Origin *origin) {
    names_clear(&origin->names);
    scope_drop(origin->scope);
    origin->scope = NULL;
}

static bool run_in(Interp *in, const char *text, const char *name, Scope *scope, Value *last) {
    Error error = {0};
    Program *program = program_parse(text, name, &error);
    if (!program) {
        interp_forgive(in);
        return interp_raise_from(in, &error);
    }
    bool done = interp_run_in(in, program, scope, last);
    program_drop(program);
    return done;
}

bool run_text(Interp *in, const char *text, const char *name, Value *last) {
    return run_in(in, text, name, NULL, last);
}

bool origin_run(const Origin *origin, Interp *in, const char *text, const char *name) {
    return run_in(in, text, name, origin->scope, NULL);
}

bool origin_evaluate(const Origin *origin, Interp *in, const char *expression, Value *out) {
    interp_forgive(in);
    if (*origin->stopped) return interp_raise(in, ERROR_KEYBOARD_INTERRUPT, "%s", "");
    Scope *outer = in->scope;
    in->scope = origin->scope;
    bool done = interp_evaluate(in, expression, out);
    in->scope = outer;
    *origin->stopped |= !done && in->error.kind == ERROR_KEYBOARD_INTERRUPT;
    return done;
}

bool origin_test(const Origin *origin, Interp *in, const char *expression, bool *out) {
    Value value = {.tag = TAG_NONE};
    size_t mark = pool_mark(in);
    bool done = origin_evaluate(origin, in, expression, &value) && value_truth(in, value, out);
    pool_drain(in, mark);
    return done;
}

void run_report(Interp *in, const char *name, const char *source, Str *out) {
    error_report(&in->error, name, source, out);
    interp_forgive(in);
}

void run_error_line(Interp *in, Str *out) {
    Error *error = &in->error;
    if (error->kind == ERROR_OTHER || error->kind == ERROR_COMMAND)
        str_add(out, error->message);
    else if (error->message && *error->message)
        str_addf(out, "%s: %s", error_name(error->kind), error->message);
    else
        str_add(out, error_name(error->kind));
    interp_forgive(in);
}
