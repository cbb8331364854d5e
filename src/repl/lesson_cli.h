/* repl/lesson_cli: what teachers call without a prompt: --lint and --check. */
#ifndef REPL_LESSON_CLI_H
#define REPL_LESSON_CLI_H

#include <stdbool.h>

/* Check a folder of lessons, or one file; prints what is wrong, then a line that counts. The exit
 * status: 0 fine, 1 problems, 2 nothing there to read. */
int lint_run(const char *path);

#endif
