/* repl/clock: see clock.h. */
#include "repl/clock.h"

#include <time.h>

#include "paint/window.h"

/* A window whose connection cannot be polled is asked at each frame. Text needs no frames. */
#define FRAME_SECONDS 0.016
#define TEXT_SECONDS  0.01

double clock_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

int clock_wait_ms(const Stage *stage, double now) {
    bool open = window_is_open();
    double wait = open ? window_wait(stage, now) : stage_wait(stage);
    if (open && window_fd() < 0 && (wait < 0 || wait > FRAME_SECONDS)) wait = FRAME_SECONDS;
    if (!open && wait >= 0 && wait < TEXT_SECONDS) wait = TEXT_SECONDS; /* no motion to draw */
    return wait < 0 ? -1 : (int)(wait * 1000 + 1);
}
