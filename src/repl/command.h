/* repl/command: the commands, %name, as a table. */
#ifndef REPL_COMMAND_H
#define REPL_COMMAND_H

#include "repl/lab.h"

/* Returns false with an error raised in lab->in. rest: what follows the name, trimmed. */
typedef bool (*CommandFn)(Lab *lab, const char *rest);

typedef struct Command {
    const char *name;
    const char *usage;   /* "conv(x)", "[N]" */
    const char *summary; /* one line of %help */
    const char *details; /* what %help NAME adds */
    CommandFn run;
} Command;

extern const Command *const command_groups[]; /* tables that end with {0}; ends with NULL */

/* The command of that name, or of which it is the only beginning; n, p, s: next, prev, step. */
const Command *command_find(const char *name, size_t length);
/* Run `step conv(x)`: the text after the %. */
bool command_run(Lab *lab, const char *text);
/* At the prompt, is this line a command without its %? A variable of that name wins where the line
 * could be Python. */
bool command_is_bare(Lab *lab, const char *line);

/* A cell as it is run: with the % that a bare command has left out, also after `a = 1;`. */
void command_mark(Lab *lab, const char *cell, Str *out);

/* Where the line of a syntax error is a command without its %, the error says so. */
void command_hint(Lab *lab, const char *source, Error *error);

/* `%step?`, or `step?` where no variable has the name: the command that is asked about, or NULL. */
const Command *command_asked(Lab *lab, const char *cell);

extern const Command walk_commands[], trace_commands[], edit_commands[], view_commands[],
    core_commands[], save_commands[], lab_commands[], lesson_commands[];

/* Integers in "3", "0, 1, 5", "[0, 1, 5]": how many (up to most), or -1 where something else
 * stands. */
int command_integers(const char *text, int64_t *out, int most);

#endif
