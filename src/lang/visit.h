/* lang/visit: the direct children of a node, one after the other. */
#ifndef LANG_VISIT_H
#define LANG_VISIT_H

#include "lang/ast.h"

/* Called with each child; false stops the walk. */
typedef bool (*ExprVisit)(void *context, const Expr *expr);

/* Children in the order in which they are evaluated; the body of a lambda is not one (its defaults
 * are). NULL parts are left out. */
bool expr_visit(const Expr *expr, ExprVisit visit, void *context);

/* The expressions that stand in a statement itself, not those in its blocks. */
bool stmt_visit(const Stmt *stmt, ExprVisit visit, void *context);

typedef bool (*BlockVisit)(void *context, const StmtList *block);
/* The blocks of if, for, while, with, try: those that run in the scope of the statement. */
bool stmt_visit_blocks(const Stmt *stmt, BlockVisit visit, void *context);

#endif
