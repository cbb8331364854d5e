/* base/timing: how long something takes at best. */
#ifndef BASE_TIMING_H
#define BASE_TIMING_H

double timing_now(void); /* seconds */

/* The least time of one call of `run`, in seconds: repeated for about `budget` seconds, short ones
 * many at a time so that the clock can see them. Ctrl-C ends it early. */
double timing_least(void (*run)(void *), void *argument, double budget);

#endif
