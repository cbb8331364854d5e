/* lang/check: what the two files of the check share. */
#ifndef LANG_CHECK_H
#define LANG_CHECK_H

#include "lang/ast.h"

/* Around the statement that is being checked. */
typedef struct Scope {
    const struct Scope *outer;
    const Function *function; /* NULL in a module and in a class */
    bool is_class;
    const StmtList *body;
    int loops; /* around the statement, within this scope */
    Error *error;
} Scope;

/* Set the error (unless one is set) and return false; `name` fills the format's %s, if any. */
bool check_fail(Scope *scope, Span span, const char *format, const char *name);

/* check_names.c */
bool check_params(Scope *scope, const Function *function);
bool check_global(Scope *scope, const Stmt *stmt); /* or nonlocal */

#endif
