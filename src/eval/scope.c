/* eval/scope: finding, setting and deleting names. */
#include "eval/scope.h"

#include "base/intern.h"
#include "eval/pool.h"

static void scope_clear(Object *self) {
    Scope *scope = (Scope *)(void *)self;
    names_clear(&scope->names);
    scope_drop(scope->outer);
    scope->outer = NULL;
}

const Type type_scope = {.head = TYPE_HEAD, .name = "scope", .clear = scope_clear};

Scope *scope_new(Interp *in, ScopeKind kind, Scope *outer) {
    Scope *scope = object_new(in, &type_scope, sizeof *scope);
    scope->kind = kind;
    scope->outer = outer;
    if (outer) outer->head.refs++;
    return scope;
}

void scope_drop(Scope *scope) {
    if (scope) value_drop(value_object(scope));
}

Scope *scope_visible(Scope *scope) {
    while (scope && scope->kind == SCOPE_CLASS) scope = scope->outer;
    return scope;
}

const char *scope_qualname(const Scope *scope, const char *name) {
    while (scope && scope->kind == SCOPE_COMPREHENSION) scope = scope->outer;
    if (!scope) return intern(name);
    Str s;
    str_init(&s);
    str_addf(&s, "%s.%s%s", scope->qualname, scope->kind == SCOPE_FUNCTION ? "<locals>." : "",
             name);
    const char *qualname = intern(s.text);
    str_release(&s);
    return qualname;
}

static bool lists_name(const Stmt *stmt, const char *name, StmtKind *how) {
    for (int i = 0; i < stmt->as.names.count; i++)
        if (!name || stmt->as.names.names[i] == name) {
            *how = stmt->kind;
            return true;
        }
    return false;
}

/* How a body declares `name` (NULL: any name): by STMT_GLOBAL, STMT_NONLOCAL, or (false) not. */
static bool declared(const StmtList *body, const char *name, StmtKind *how) {
    for (int i = 0; i < body->count; i++) {
        const Stmt *s = body->items[i];
        switch (s->kind) {
        case STMT_GLOBAL:
        case STMT_NONLOCAL:
            if (lists_name(s, name, how)) return true;
            break;
        case STMT_FOR:
        case STMT_WHILE:
        case STMT_IF:
            if (declared(&s->as.block.body, name, how)) return true;
            if (declared(&s->as.block.no, name, how)) return true;
            break;
        case STMT_WITH:
            if (declared(&s->as.with.body, name, how)) return true;
            break;
        case STMT_TRY:
            if (declared(&s->as.try.body, name, how) || declared(&s->as.try.no, name, how) ||
                declared(&s->as.try.finally, name, how))
                return true;
            for (int h = 0; h < s->as.try.handler_count; h++)
                if (declared(&s->as.try.handlers[h].body, name, how)) return true;
            break;
        default: break;
        }
    }
    return false;
}

bool body_declares(const StmtList *body) {
    StmtKind how;
    return declared(body, NULL, &how);
}

static bool is_global_in(const Scope *scope, const char *name) {
    StmtKind how = STMT_PASS;
    return scope->body && declared(scope->body, name, &how) && how == STMT_GLOBAL;
}

static bool is_local_in(const Scope *scope, const char *name) {
    const Function *f = scope->function;
    for (int i = 0; f && i < f->local_count; i++)
        if (f->locals[i] == name) return true;
    return false;
}

/* The value of a name, or NULL; *owner is then the function whose own name it is, without a value
 * as yet. */
static Value *find(Interp *in, const char *name, Scope **owner) {
    *owner = NULL;
    for (Scope *s = in->scope; s; s = s->outer) {
        Value *held = names_find(&s->names, name);
        if (held) return held;
        if (is_local_in(s, name)) {
            *owner = s;
            return NULL;
        }
        if (is_global_in(s, name)) break;
    }
    Value *held = names_find(&in->globals, name);
    return held ? held : builtin_find(in, name);
}

Value *scope_find(Interp *in, const char *name) {
    Scope *owner;
    return find(in, name, &owner);
}

static bool raise_unset(Interp *in, const char *name, bool own) {
    if (own)
        return interp_raise(in, ERROR_UNBOUND_LOCAL,
                            "cannot access local variable '%s' where it is not associated with a "
                            "value",
                            name);
    return interp_raise(in, ERROR_NAME,
                        "cannot access free variable '%s' where it is not associated with a value "
                        "in enclosing scope",
                        name);
}

bool scope_load(Interp *in, const char *name, Value *out) {
    Scope *owner;
    Value *held = find(in, name, &owner);
    if (held) {
        *out = *held;
        return true;
    }
    return owner ? raise_unset(in, name, owner == in->scope) : raise_unknown_name(in, name);
}

/* The table that `name` is set in, seen from `scope`. */
static Names *store_of(Interp *in, Scope *scope, const char *name) {
    if (!scope) return &in->globals;
    if (scope->kind == SCOPE_COMPREHENSION) return &scope->names;
    StmtKind how = STMT_PASS;
    if (!scope->body || !declared(scope->body, name, &how)) return &scope->names;
    if (how == STMT_GLOBAL) return &in->globals;
    for (Scope *s = scope->outer; s; s = s->outer)
        if (is_local_in(s, name)) return &s->names;
    return &in->globals;
}

void scope_store(Interp *in, const char *name, Value value) {
    names_set(store_of(in, in->scope, name), name, value);
}

void scope_store_walrus(Interp *in, const char *name, Value value) {
    Scope *scope = in->scope;
    while (scope && scope->kind == SCOPE_COMPREHENSION) scope = scope->outer;
    names_set(store_of(in, scope, name), name, value);
}

bool scope_delete(Interp *in, const char *name) {
    if (names_delete(store_of(in, in->scope, name), name)) return true;
    if (in->scope && is_local_in(in->scope, name)) return raise_unset(in, name, true);
    return interp_raise(in, ERROR_NAME, "name '%s' is not defined", name);
}
