/* lang/dump: a tree as text, for tests and for looking at one.
 *
 *     y = a + b * c      = y (+ a (* b c))
 *     f(x, *z, k=1)      do (call f x *z k=1)
 *     if a: pass         if a
 *                          pass */
#ifndef LANG_DUMP_H
#define LANG_DUMP_H

#include "base/str.h"
#include "lang/ast.h"

void expr_dump(const Expr *expr, Str *out);           /* NULL is written as _ */
void params_dump(const Function *function, Str *out); /* [a /b=1 *args !k **kw] */
void program_dump(const Program *program, Str *out);  /* a line for each statement */

#endif
