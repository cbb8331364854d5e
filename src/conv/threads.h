/* conv/threads: how many threads there are and which one this is; one where OpenMP is absent. */
#ifndef CONV_THREADS_H
#define CONV_THREADS_H

enum { THREADS_MOST = 256 };

#if defined(_OPENMP)
#include <omp.h>

static inline int threads_most(void) {
    int threads = omp_get_max_threads();
    return threads < THREADS_MOST ? threads : THREADS_MOST;
}
static inline int thread_number(void) {
    return omp_get_thread_num();
}
#else
static inline int threads_most(void) {
    return 1;
}
static inline int thread_number(void) {
    return 0;
}
#endif

/* For so much work: from here on waking threads pays. */
static inline int threads_for(double flops) {
    return flops < 2e6 ? 1 : threads_most();
}

#endif
