/* repl/stepping: from an expression to the walk of the convolution that it runs. */
#ifndef REPL_STEPPING_H
#define REPL_STEPPING_H

#include "repl/lab.h"

/* Evaluate `expression` and make the walk of the last convolution that ran; where none ran but
 * the value is (a view of) the output of one that ran lately, of that one. command: "step", for
 * the line that a refusal suggests. source (may be NULL) gets the call itself, which shares its
 * tensors with the learner's variables; the caller releases it. */
bool step_expression(Lab *lab, const char *command, const char *expression, Walk *out,
                     Conv1dCall *source);

/* The same in two halves: ran says whether evaluating ran a convolution. */
bool step_evaluate(Lab *lab, const char *expression, Value *value, bool *ran);
bool step_value(Lab *lab, const char *command, const char *expression, Value value, bool ran,
                Walk *out, Conv1dCall *source);

/* Evaluate, and give the last convolution that ran, or the one behind the value; the caller
 * releases it. */
bool step_call(Lab *lab, const char *command, const char *expression, Conv1dCall *out);

/* Put them on the stage; the lab takes both over. */
void step_open(Lab *lab, Walk *walk, Conv1dCall *source);

#endif
