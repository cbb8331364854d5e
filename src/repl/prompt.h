/* repl/prompt: the interactive session. The only part that knows Readline (prompt.c). */
#ifndef REPL_PROMPT_H
#define REPL_PROMPT_H

#include "repl/lab.h"

/* Reads from the terminal until Ctrl-D, `exit` or a signal; one loop serves the keyboard and the
 * window. exit() leaves lab->exits set. */
void prompt_run(Lab *lab);

#endif
