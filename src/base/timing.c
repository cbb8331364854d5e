/* base/timing: how long something takes at best. */
#include "base/timing.h"

#include <time.h>

#include "base/stop.h"

double timing_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double time_calls(void (*run)(void *), void *argument, int calls) {
    double start = timing_now();
    for (int i = 0; i < calls; i++) run(argument);
    return (timing_now() - start) / calls;
}

double timing_least(void (*run)(void *), void *argument, double budget) {
    enum { FEWEST = 3, CALLS_MOST = 1 << 20 };
    const double visible = 2e-4; /* seconds that the clock measures to a thousandth */
    run(argument);               /* caches, pages, threads that wake up */
    int calls = 1;
    double once = time_calls(run, argument, 1);
    while (once * calls < visible && calls < CALLS_MOST) calls *= 2;
    double least = time_calls(run, argument, calls);
    double end = timing_now() + budget;
    for (int i = 0; (i < FEWEST || timing_now() < end) && !stop_asked(); i++) {
        double seconds = time_calls(run, argument, calls);
        if (seconds < least) least = seconds;
    }
    return least;
}
