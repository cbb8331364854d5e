/* eval/interp: making, running and freeing an interpreter. */
#include "eval/interp.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "base/intern.h"
#include "eval/caches.h"
#include "eval/expr.h"
#include "eval/objects.h"
#include "eval/pool.h"
#include "base/mem.h"

Interp *interp_new(const Host *host) {
    Interp *in = mem_new(sizeof *in);
    in->ring.older = in->ring.newer = &in->ring;
    in->handling = value_none();
    if (host) in->host = *host;
    in->pool = mem_new(sizeof *in->pool);
    in->caches = caches_new();
    return in;
}

void interp_free(Interp *in) {
    if (!in) return;
    interp_forgive(in);
    value_drop(in->last);
    pool_drain(in, 0);
    names_clear(&in->globals);
    names_clear(&in->modules);
    names_clear(&in->natives);
    caches_free(in->caches);
    pool_sweep(in);
    mem_free(in->pool->items);
    mem_free(in->pool);
    program_drop(in->program);
    mem_free(in);
}

/* Three quarters of the C stack are for the run; the rest is for what it calls. */
static char *floor_of_stack(void) {
    struct rlimit limit;
    size_t room = (size_t)8 << 20, most = (size_t)256 << 20;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        room = limit.rlim_cur < most ? (size_t)limit.rlim_cur : most;
    return (char *)__builtin_frame_address(0) - room / 4 * 3;
}

bool interp_stack_left(Interp *in) {
    if (in->depth < DEPTH_MAX && (char *)__builtin_frame_address(0) > in->stack_floor) return true;
    return interp_raise(in, ERROR_RECURSION, "maximum recursion depth exceeded");
}

/* What changes while one program runs inside another (a command inside a function). */
typedef struct Outer {
    Program *program;
    Scope *scope;
    Frame *frame;
    char *floor;
    const char *running, *running_name;
} Outer;

static Outer program_enter(Interp *in, Program *program) {
    Outer outer = {in->program,     in->scope,   in->frame,
                   in->stack_floor, in->running, in->running_name};
    in->program = program_retain(program);
    if (!in->stack_floor) in->stack_floor = floor_of_stack();
    return outer;
}

/* With `keep` the program stays known until the next one runs: its source is wanted for reports. */
static void program_leave(Interp *in, const Outer *outer, bool keep) {
    in->scope = outer->scope;
    in->frame = outer->frame;
    in->stack_floor = outer->floor;
    program_drop(keep ? outer->program : in->program);
    if (keep) return;
    in->program = outer->program;
    in->running = outer->running;
    in->running_name = outer->running_name;
}

static Value last_value(Interp *in, const Program *program, const Value *value) {
    value_drop(in->last);
    in->last = (Value){0};
    if (!program->muted) in->last = value_retain(*value);
    return in->last;
}

static bool run_program(Interp *in, const Program *program, Value *value) {
    for (int i = 0; i < program->body.count; i++) {
        const Stmt *s = program->body.items[i];
        bool wanted = s->kind == STMT_EXPR && i == program->body.count - 1;
        if (interp_stopped(in)) return interp_at(in, s->span);
        if (wanted) return eval_expr(in, s->as.expr, value);
        if (run_statement(in, s) == FLOW_ERROR) return false;
    }
    return true;
}

bool interp_run_in(Interp *in, Program *program, Scope *scope, Value *last) {
    interp_forgive(in);
    Outer outer = program_enter(in, program);
    in->scope = scope;
    in->frame = NULL;
    in->running = program->source;
    in->running_name = program->name;
    size_t mark = pool_mark(in);
    Value value = {0};
    bool fine = run_program(in, program, &value);
    if (!fine) value = (Value){0};
    value = last_value(in, program, &value);
    if (last) *last = value;
    pool_drain(in, mark);
    program_leave(in, &outer, !outer.floor);
    return fine;
}

bool interp_run(Interp *in, Program *program, Value *last) {
    return interp_run_in(in, program, NULL, last);
}

bool interp_evaluate(Interp *in, const char *expression, Value *out) {
    Error error = {0};
    Program *program = program_parse_expression(expression, "<expression>", &error);
    if (!program) return interp_raise_from(in, &error);
    Outer outer = program_enter(in, program);
    bool fine = eval_expr(in, program->body.items[0]->as.expr, out);
    if (!fine && outer.floor) in->error.span = (Span){0}; /* a line of another text */
    program_leave(in, &outer, false);
    program_drop(program);
    return fine;
}

void interp_set_global(Interp *in, const char *name, Value value) {
    names_set(&in->globals, intern(name), value);
}

Value *interp_find(Interp *in, const char *name) {
    return scope_find(in, intern(name));
}

bool interp_raise_stop(Interp *in) {
    stop_forget();
    return interp_raise(in, ERROR_KEYBOARD_INTERRUPT, "%s", "");
}

/* A terminal takes its time for a long text: a Ctrl-C is heard between two pieces. */
static void write_pieces(const char *text, size_t length) {
    enum { PIECE = 1 << 14 };
    for (size_t at = 0; at < length && !stop_asked(); at += PIECE)
        fwrite(text + at, 1, length - at < PIECE ? length - at : PIECE, stdout);
}

void interp_write(Interp *in, const char *text, size_t length) {
    if (in->host.write)
        in->host.write(in->host.context, text, length);
    else
        write_pieces(text, length);
}

void interp_note(Interp *in, const char *text) {
    if (in->host.note)
        in->host.note(in->host.context, text);
    else
        fprintf(stderr, "%s\n", text);
}
