/* repl/clock: see clock.h. */
#include "repl/clock.h"

#include <time.h>

#include "paint/window.h"

enum { FRAME_MS = 16 };

double clock_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

int clock_wait_ms(const Stage *stage) {
    bool blind = window_is_open() && window_fd() < 0; /* its events wake no poll */
    double wait = stage_wait(stage);
    if (wait < 0) return blind ? FRAME_MS : -1;
    if (wait == 0 || blind) return window_is_open() ? FRAME_MS : 50;
    return (int)(wait * 1000) + 1;
}
