/* repl/lesson_commands: the lessons at the prompt. */
#ifndef REPL_LESSON_COMMANDS_H
#define REPL_LESSON_COMMANDS_H

#include "repl/lab.h"

/* The learner has run a cell (no command): %check judges what was run since an exercise began. */
void lesson_note_cell(Lab *lab, const char *source);
/* An exercise's text that the Up key should bring, or NULL; the caller frees it. */
char *lesson_take_offer(Lab *lab);
bool lesson_is_open(const Lab *lab); /* or the quiz: `quit` leaves that first */
/* What a new session says of a lesson that was left open; nothing where there is none. */
void lesson_greet(Lab *lab);
/* What %lesson takes, for completion: the lessons and the open one's exercises; behind `stride:`
 * that lesson's. before: the line up to the word, behind the command. */
void lesson_names(Lab *lab, const char *before, void (*add)(void *to, const char *name), void *to);
void lesson_release(Lab *lab);

#endif
