/* repl/clock: the steady clock of the loops, and how long they may sleep. */
#ifndef REPL_CLOCK_H
#define REPL_CLOCK_H

#include "walk/stage.h"

double clock_seconds(void);
/* For poll: milliseconds until something must be drawn or played, -1 where only input wakes. */
int clock_wait_ms(const Stage *stage, double now);

#endif
