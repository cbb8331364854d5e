/* eval/args: the arguments of one call while they are gathered. A slot is kept free before the
 * first, for the self of a method. */
#ifndef EVAL_ARGS_H
#define EVAL_ARGS_H

#include "eval/interp.h"

enum { ARGS_SMALL = 8 };

typedef struct ArgList {
    Value small[ARGS_SMALL + 1];
    Value *items; /* small, or allocated; items[0] is the free slot */
    int count, room;
    const char **names; /* allocated once there is one */
    Value *named;
    int named_count, named_room;
} ArgList;

void args_init(ArgList *list);
void args_release(ArgList *list);
void args_add(ArgList *list, Value item);
void args_add_named(ArgList *list, const char *name, Value value);
Args args_of(const ArgList *list);
Args args_with_self(ArgList *list, Value self);
/* What is called: x.f(...) of a method f is a call of f with x in front, and no bound method is
 * made. */
typedef struct Callee {
    Value value;
    Value self;           /* ABSENT: value is called as it is */
    const Native *native; /* a method of a table; value is ABSENT then */
    const Type *owner;
} Callee;

/* Evaluate what stands between the brackets of a call. */
bool args_evaluate(Interp *in, const Callee *callee, const Argument *arguments, int count,
                   ArgList *list);
/* "print()", "__main__.f()", "list.append()": for messages. */
void callee_title(Interp *in, const Callee *callee, Str *out);

#endif
