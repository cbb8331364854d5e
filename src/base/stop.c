/* base/stop: the flag. */
#include "base/stop.h"

volatile sig_atomic_t stop_flag;

void stop_forget(void) {
    if (stop_flag == STOP_RUN) stop_flag = STOP_NONE;
}

bool stop_set_error(Error *error) {
    error_clear(error);
    return error_set(error, ERROR_KEYBOARD_INTERRUPT, "%s", "");
}
