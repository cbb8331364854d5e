/* eval/expr: evaluating the nodes of expressions and running statements. */
#ifndef EVAL_EXPR_H
#define EVAL_EXPR_H

#include "eval/interp.h"

bool eval_expr(Interp *in, const Expr *e, Value *out);
bool eval_call(Interp *in, const Expr *e, Value *out);
bool eval_fstring(Interp *in, const Expr *e, Value *out);
bool eval_formatted(Interp *in, const Expr *e, Value *out);
/* [x for ...], {x for ...}, {k: v for ...}, (x for ...) */
bool eval_comprehension(Interp *in, const Expr *e, Value *out);
bool eval_generator(Interp *in, const Expr *e, Value *out);

/* target = value, for any target; also starred ones in tuples and lists. */
bool assign_target(Interp *in, const Expr *target, Value value);
bool delete_target(Interp *in, const Expr *target);
bool assign_update(Interp *in, const Stmt *s);

/* How a statement ended. FLOW_RETURN: in->frame->result holds the value. */
typedef enum Flow { FLOW_NEXT, FLOW_BREAK, FLOW_CONTINUE, FLOW_RETURN, FLOW_ERROR } Flow;
Flow run_body(Interp *in, const StmtList *body);
Flow run_statement(Interp *in, const Stmt *s);
Flow run_for(Interp *in, const Stmt *s);
Flow run_while(Interp *in, const Stmt *s);
Flow run_try(Interp *in, const Stmt *s);
Flow run_with(Interp *in, const Stmt *s);
bool run_raise(Interp *in, const Stmt *s);
bool run_import(Interp *in, const Stmt *s);
bool run_from(Interp *in, const Stmt *s);
bool run_class(Interp *in, const Stmt *s);
bool run_def(Interp *in, const Stmt *s);

#endif
