/* repl/signals: Ctrl-C, a resized terminal and requests to leave, as flags and as a file
 * descriptor that wakes a poll. Installed before SDL, which then leaves them alone. */
#ifndef REPL_SIGNALS_H
#define REPL_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

extern volatile sig_atomic_t signal_stop;   /* SIGINT: clear the line, stop the run */
extern volatile sig_atomic_t signal_resize; /* SIGWINCH */
extern volatile sig_atomic_t signal_leave;  /* SIGTERM, SIGHUP */

void signals_install(void);
int signals_fd(void);     /* readable after a signal */
void signals_drain(void); /* empty it */

#endif
