/* conv/watch: how long work speaks with a Conv1dWatch; each takes NULL too. */
#ifndef CONV_WATCH_H
#define CONV_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include "conv/conv1d.h"

/* There will be `pieces` more of the work. */
static inline void watch_add(Conv1dWatch *watch, int64_t pieces) {
    if (watch) watch->total += pieces;
}

static inline void watch_begin(Conv1dWatch *watch, int64_t pieces) {
    if (watch) watch->total = pieces, watch->done = 0;
}

/* One is done; threads may say so at the same time. */
static inline void watch_done(Conv1dWatch *watch) {
    if (watch) __atomic_fetch_add(&watch->done, 1, __ATOMIC_RELAXED);
}

static inline bool watch_stops(const Conv1dWatch *watch) {
    return watch && watch->stop && *watch->stop;
}

#endif
