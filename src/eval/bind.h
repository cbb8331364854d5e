/* eval/bind: what a callable takes, and how a call's arguments find their parameters. */
#ifndef EVAL_BIND_H
#define EVAL_BIND_H

#include "eval/interp.h"

enum { PARAMETERS_MAX = 64 };

typedef struct Parameter {
    const char *name; /* interned */
    Value fallback;   /* held; ABSENT: required, or optional without a value */
    bool optional;
    bool positional_only;
    bool keyword_only;
    int stars; /* 1: *args, 2: **kwargs */
} Parameter;

typedef struct Signature {
    Parameter *parameters;
    int count;
    int positional;       /* how many can be given by position */
    int required;         /* how many of those must be given */
    int varargs, varkw;   /* their index, or -1 */
    int keyword_only;     /* how many */
    bool only_positional; /* a builtin without keywords: its errors are worded otherwise */
    bool is_builtin;      /* print and its like: CPython words an unknown keyword otherwise */
    bool has_self;        /* the first is `self`, which messages of builtins do not count */
} Signature;

/* The signature of a builtin, cached; raises a SystemError-like TypeError on a bad text. */
const Signature *signature_of(Interp *in, const Native *native);
/* Fill in the counts once the parameters are there. */
void signature_finish(Signature *signature);
void signature_release(Signature *signature);
void signature_free(Signature *signature);

/* bound[i] gets the value of parameter i (borrowed; those of *args and **kwargs are the pool's).
 * `owner` (NULL: none) and `name` name the callable in a TypeError: "Conv1d", "__init__". */
bool bind_arguments(Interp *in, const Signature *signature, const char *owner, const char *name,
                    const Args *args, Value *bound);

#endif
