/* eval/scope: where names live while code runs.
 *
 *     in->scope -> [ comprehension ] -> [ function ] -> [ enclosing function ] -> NULL: globals
 *
 * `outer` is where the text stands, not who called. A class body is a scope too, but functions
 * inside it look past it. */
#ifndef EVAL_SCOPE_H
#define EVAL_SCOPE_H

#include "eval/interp.h"

typedef enum ScopeKind { SCOPE_FUNCTION, SCOPE_CLASS, SCOPE_COMPREHENSION } ScopeKind;

typedef struct Scope {
    Object head;
    ScopeKind kind;
    Names names;
    const Function *function; /* of a FUNCTION: which names are its own */
    const StmtList *body;     /* where global and nonlocal statements stand; NULL: there are none */
    struct Scope *outer;
    const Type *class;    /* of a CLASS: the one that is being made */
    const char *qualname; /* "A.f", interned; NULL in comprehensions */
} Scope;

/* A call of a function, innermost first. */
typedef struct Frame {
    struct Frame *caller;
    struct FunctionObject *function;
    Scope *scope;
    Value result; /* of `return`, held */
} Frame;

extern const Type type_scope;

/* Held by the caller: scope_drop lets go of it. */
Scope *scope_new(Interp *in, ScopeKind kind, Scope *outer);
void scope_drop(Scope *scope);
/* What functions and comprehensions made here see around them: this scope, or what surrounds a
 * class body. */
Scope *scope_visible(Scope *scope);
/* "f", "A.f", "outer.<locals>.f": interned. */
const char *scope_qualname(const Scope *scope, const char *name);
/* Does a `global` or `nonlocal` statement stand in this body? */
bool body_declares(const StmtList *body);

bool scope_load(Interp *in, const char *name, Value *out);
Value *scope_find(Interp *in, const char *name); /* NULL where unknown; raises nothing */
void scope_store(Interp *in, const char *name, Value value);
void scope_store_walrus(Interp *in, const char *name, Value value); /* outside comprehensions */
bool scope_delete(Interp *in, const char *name);
Value *builtin_find(Interp *in, const char *name);
/* NameError: ..., with a suggestion. */
bool raise_unknown_name(Interp *in, const char *name);

#endif
