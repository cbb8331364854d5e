/* repl/signals: Ctrl-C and requests to leave raise base/stop's flag, a resized terminal one of its
 * own, and each wakes a poll by a file descriptor. Installed before SDL, which then leaves them
 * alone. */
#ifndef REPL_SIGNALS_H
#define REPL_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

extern volatile sig_atomic_t signal_resize; /* SIGWINCH */

void signals_install(void);
int signals_fd(void);     /* readable after a signal */
void signals_drain(void); /* empty it */

#endif
