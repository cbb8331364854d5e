/* base/stop: Ctrl-C, as every long loop hears it.
 *
 * The signal handler raises one flag. A loop whose length the user decides asks for it at each
 * block, row or slow element, and simply ends early:
 *
 *     for (int64_t i = 0; i < count && !stop_asked(); i++) ...
 *
 * What it made is then unfinished, and nobody sees it: while the flag is up no new tensor is made
 * (tensor_new fails), nothing is assigned (tensor_assign fails), and before the interpreter hands
 * on the value of any expression it turns the flag into KeyboardInterrupt. Only what is being
 * written into something that lives on (x[...] = y) is written to its end. */
#ifndef BASE_STOP_H
#define BASE_STOP_H

#include <signal.h>
#include <stdbool.h>

#include "base/error.h"

typedef enum StopKind {
    STOP_NONE,
    STOP_RUN,    /* Ctrl-C: ends the run, and is forgotten when that has heard it */
    STOP_PROGRAM /* a request to leave: stays */
} StopKind;

extern volatile sig_atomic_t stop_flag; /* a StopKind */

static inline bool stop_asked(void) {
    return stop_flag != STOP_NONE;
}
void stop_forget(void);
bool stop_set_error(Error *error); /* KeyboardInterrupt; false, as for every error */

#endif
