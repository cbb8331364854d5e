/* repl/history: what was typed, kept in $XDG_STATE_HOME/stepconv/history (~/.local/state where it
 * is unset or relative). Each line is written as it is accepted, so a crash loses none. */
#ifndef REPL_HISTORY_H
#define REPL_HISTORY_H

/* The path of a file of the lab's state; its directory is made with mode 0700. NULL where there is
 * no home. Free with mem_free. */
char *state_path(const char *file);

#endif
