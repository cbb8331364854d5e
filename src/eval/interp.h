/* eval/interp: the interpreter: one scope of globals, one raised error, one pool.
 *
 * Functions that can fail return bool; on false an error is raised in the interpreter and stays
 * there until it is reported or caught. There is no longjmp. */
#ifndef EVAL_INTERP_H
#define EVAL_INTERP_H

#include "base/error.h"
#include "base/stop.h"
#include "eval/names.h"
#include "eval/value.h"

/* What the program around the interpreter provides. Any may be NULL. */
typedef struct Host {
    void *context;
    void (*write)(void *context, const char *text, size_t length); /* print(); NULL: stdout */
    void (*note)(void *context, const char *text);                 /* a warning; NULL: stderr */
    bool (*command)(void *context, Interp *in, const char *text);  /* %step conv(x) */
} Host;

struct Interp {
    Error error;     /* the raised one; kind ERROR_NONE while all is well */
    Value exception; /* the exception object of `raise`, ABSENT where C code raised */
    Host host;
    Value handling; /* the exception whose `except` block runs: a bare `raise`; else None */
    Names globals;
    Names modules;       /* imported ones, by full name */
    Names natives;       /* builtins used so far, as values */
    struct Frame *frame; /* the innermost running function; NULL at top level */
    struct Scope *scope; /* where names are looked for first; NULL: the globals */
    Program *program;    /* the one that runs, or ran last */
    Value last;          /* what interp_run gave */
    struct Caches *caches;
    char *stack_floor; /* the C stack may not grow below this */
    int depth;         /* nested calls and expressions, to refuse runaway recursion */
    struct Pool *pool;
    Object ring;                           /* all living objects: ring.older is the newest */
    const struct ModuleSpec *const *specs; /* what can be imported, ends with NULL */
    const Native *builtins;                /* print, len, ... in tables: ends with {0} */
    void *library;                         /* lib's own state (generators, options): lib/state.h */
    const char *running; /* source and name of the Program that runs, for reports */
    const char *running_name;
};

/* A module that `import` finds. `bind` is also how the prompt knows its usual name. */
typedef struct ModuleSpec {
    const char *name; /* "torch.nn.functional" */
    const Native *members;
    bool (*missing)(Interp *in, const char *module, const char *name);
    bool inert;
    const char *note; /* said once on standard error when it is imported, or NULL */
} ModuleSpec;

Interp *interp_new(const Host *host);
void interp_free(Interp *in); /* frees every object, cycles included */

/* Run a program in the globals. last (may be NULL) gets the value of a last expression statement,
 * ABSENT where there is none or where it is muted; it stays valid until the next run.
 * On failure the variables are as the statements before left them, and `in->error` is set, with
 * the span of the innermost statement that belongs to `program`. */
bool interp_run(Interp *in, Program *program, Value *last);
/* The same with a scope in front of the globals: names are set there, and the functions that are
 * made see it. */
bool interp_run_in(Interp *in, Program *program, struct Scope *scope, Value *last);
bool interp_evaluate(Interp *in, const char *expression, Value *out); /* in the current scope */

/* The scope that a command sees: the innermost running function's names, else the globals. */
Value *interp_find(Interp *in, const char *name); /* variables and builtins; NULL where unknown */
/* All names that an expression could use here: locals, globals, builtins (some perhaps twice). */
void interp_names(Interp *in, void (*add)(void *to, const char *name), void *to);
void interp_set_global(Interp *in, const char *name, Value value);
bool interp_import(Interp *in, const char *name, Value *module);

/* Raise; each returns false. `raise_from` moves an Error of a lower folder in. */
bool interp_raise(Interp *in, ErrorKind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool interp_why(Interp *in, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool interp_fix(Interp *in, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool interp_raise_from(Interp *in, Error *error);
bool interp_at(Interp *in, Span span); /* where it happened, unless that is known already */
void interp_forgive(Interp *in);       /* nothing is raised any more */
bool interp_raised(Interp *in, const Type *type); /* is what is raised a `type`? */
/* Is SystemExit raised, by exit(3)? Then *code is what the program should end with. */
bool interp_exits(Interp *in, int *code);
bool interp_raise_value(Interp *in, Value exception); /* raise an exception object or class */
bool interp_caught(Interp *in, Value *exception);     /* what is raised as an object; forgiven */
const Type *exception_type(ErrorKind kind);
enum { DEPTH_MAX = 1000 };          /* of nested calls, as CPython's */
bool interp_stack_left(Interp *in); /* false and RecursionError raised where it is used up */
bool interp_raise_stop(Interp *in); /* false, as for every error */
/* Where Ctrl-C was pressed (base/stop): true, KeyboardInterrupt raised and the flag let down. */
static inline bool interp_stopped(Interp *in) {
    return stop_asked() && !interp_raise_stop(in);
}
void interp_write(Interp *in, const char *text, size_t length);
void interp_note(Interp *in, const char *text);

/* The pool: objects made since a mark are let go of by the drain. */
size_t pool_mark(Interp *in);
void pool_drain(Interp *in, size_t mark);
Value pool_keep(Interp *in, Value retained); /* hand a reference that you hold to the pool */

/* Making objects; all are owned by the pool. new_object zeroes what follows the head. */
void *new_object(Interp *in, const Type *type, size_t bytes);
Value new_str(Interp *in, const char *text);
Value new_str_n(Interp *in, const char *text, size_t length);
Value new_str_take(Interp *in, Str *s);
Value new_list(Interp *in, const Value *items, int64_t count);  /* items may be NULL with count 0 */
Value new_tuple(Interp *in, const Value *items, int64_t count); /* retains them */
Value new_dict(Interp *in);
Value new_instance(Interp *in, const Type *type);
Value new_module(Interp *in, const ModuleSpec *spec);
Value type_value(const Type *type); /* the class itself as a value */
bool list_append(Interp *in, Value list, Value item);
bool dict_set(Interp *in, Value dict, Value key, Value value);
bool dict_get(Interp *in, Value dict, Value key, Value *out, bool *found);
bool dict_each(Value dict, int64_t *at, Value *key,
               Value *value); /* *at starts at 0; false at the end */

/* Asking */
const Type *value_type(Value v);
bool value_is(Value v, const Type *type); /* isinstance */
bool type_is(const Type *type, const Type *base);
#define AS_STR(v)      ((StrObject *)(void *)(v).as.object)
#define AS_LIST(v)     ((ListObject *)(void *)(v).as.object)
#define AS_INSTANCE(v) ((Instance *)(void *)(v).as.object)

/* The operations of the language on any value */
bool value_truth(Interp *in, Value v, bool *out);
bool value_repr(Interp *in, Value v, Str *out);
bool value_str(Interp *in, Value v, Str *out);
bool value_format(Interp *in, Value v, const char *spec, Str *out);
bool value_unary(Interp *in, UnaryOp op, Value v, Value *out);
bool value_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out); /* comparisons too */
bool value_update(Interp *in, BinaryOp op, Value a, Value b, Value *out); /* a op= b */
bool value_contains(Interp *in, Value container, Value item, bool *out);
bool value_equal(Interp *in, Value a, Value b, bool *out);
bool value_hash(Interp *in, Value v, uint64_t *out);
bool value_get(Interp *in, Value v, const char *name, Value *out); /* v.name; name interned */
bool value_get_maybe(Interp *in, Value v, const char *name, Value *out, bool *found);
bool value_set(Interp *in, Value v, const char *name, Value value);
bool value_set_plain(Interp *in, Value v, const char *name, Value value); /* object.__setattr__ */
bool value_delete(Interp *in, Value v, const char *name);
bool value_item(Interp *in, Value v, Value key, Value *out);
bool value_set_item(Interp *in, Value v, Value key, Value value);
bool value_del_item(Interp *in, Value v, Value key);
bool value_length(Interp *in, Value v, int64_t *out);
bool value_iterate(Interp *in, Value v, Value *iterator);
bool value_next(Interp *in, Value iterator, Value *out, bool *done);
bool value_callable(Interp *in, Value v);
bool value_call(Interp *in, Value callee, const Args *args, Value *out);
bool value_call_with(Interp *in, Value callee, const Value *items, int count, Value *out);
bool value_call_method(Interp *in, Value self, const char *name, const Value *items, int count,
                       Value *out);
/* All attribute names of v (members, attributes, class and bases), for dir() and completion. */
void value_names(Interp *in, Value v, void (*add)(void *to, const char *name), void *to);
/* The parameters of a callable as text, "(input, weight, bias=None)", for help and completion of
 * keyword arguments; false where v has no signature. */
bool value_signature(Interp *in, Value v, Str *out);
const char *value_doc(Value v); /* NULL where none */

/* The evaluator's own builtins, beside in->builtins: object, super, property, the exceptions. */
extern const Native eval_builtins[];

/* Arguments as C values. `what` names it in the error: "kernel_size". */
bool arg_int(Interp *in, Value v, const char *what,
             int64_t *out); /* int, bool, 0-d integer tensor via __index__ */
bool arg_double(Interp *in, Value v, const char *what, double *out); /* int or float */
bool arg_bool(Interp *in, Value v, const char *what, bool *out);
bool arg_text(Interp *in, Value v, const char *what, const char **out);

#endif
