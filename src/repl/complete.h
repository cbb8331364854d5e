/* repl/complete: what Tab offers: a function of the line and the interpreter, without a terminal.
 */
#ifndef REPL_COMPLETE_H
#define REPL_COMPLETE_H

#include "repl/lab.h"

typedef struct Completions {
    char **items; /* whole replacements of the word that starts at `start`, sorted, no repeats */
    int count, room;
    int start; /* byte of the line where the completed word begins */
} Completions;

/* line: the text before the cursor (earlier lines of a block included, with their newlines). */
void complete_line(Lab *lab, const char *line, Completions *out);
void completions_release(Completions *c);

#endif
