/* lesson/run: running pieces of a lesson, and asking about the result without being fooled by it.
 *
 * Rules are expressions over the learner's names. A learner may have called a variable `sum` or
 * `torch`; the rule means the real one. So rules are evaluated in a scope of their own, which holds
 * the names that the interpreter began with, in front of the learner's. */
#ifndef LESSON_RUN_H
#define LESSON_RUN_H

#include "lesson/host.h"

typedef struct Origin {
    Names names;         /* those of a fresh interpreter */
    struct Scope *scope; /* where rules are evaluated; NULL until the learner's code has run */
    bool *stopped;       /* set when Ctrl-C ends a rule; from then on no rule is evaluated */
} Origin;

/* Keep the names of a fresh interpreter. */
void origin_keep(Origin *origin, Interp *in, bool *stopped);
void origin_release(Origin *origin); /* before its interpreter is closed */
/* The learner's code has run: what it has now are the globals that rules see. */
void origin_open(Origin *origin, Interp *in);
/* Rules see this name too. */
void origin_set(Origin *origin, const char *name, Value value);
/* Run statements whose names only rules see, not the learner's functions that they call. */
bool origin_run(const Origin *origin, Interp *in, const char *text, const char *name);

/* Run statements; `name` is for reports. False with the error raised in `in`. `last` (may be NULL)
 * gets the value of a last expression, ABSENT where there is none. */
bool run_text(Interp *in, const char *text, const char *name, Value *last);
/* Evaluate an expression for a rule. */
bool origin_evaluate(const Origin *origin, Interp *in, const char *expression, Value *out);
/* The same as a truth value. */
bool origin_test(const Origin *origin, Interp *in, const char *expression, bool *out);

/* The raised error as a report, which is forgiven. name, source: as error_report takes them. */
void run_report(Interp *in, const char *name, const char *source, Str *out);
/* Only its last line: "RuntimeError: ...". */
void run_error_line(Interp *in, Str *out);

#endif
