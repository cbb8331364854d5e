/* eval/suggest: "Did you mean". */
#ifndef EVAL_SUGGEST_H
#define EVAL_SUGGEST_H

#include "eval/interp.h"

/* Names gathered for a suggestion; starts as {0}. The texts are borrowed. */
typedef struct Candidates {
    const char **names;
    int count, room;
} Candidates;

void candidates_add(void *candidates, const char *name);
/* Appends ". Did you mean: 'stride'?" to the raised error where a candidate is near; frees them. */
void candidates_suggest(Interp *in, Candidates *candidates, const char *word);
/* A line that would import `name`, where it is a usual one: np, nn, F. Sets the error's fix. */
void suggest_import(Interp *in, const char *name);

#endif
