/* bench/bandwidth: what the memory could do at most, measured: a large array filled, and searched
 * in vain. */
#include "bench/bandwidth.h"

#include <math.h>
#include <string.h>
#include "base/mem.h"
#include "base/timing.h"

enum { ROUNDS = 8, FILLED = 1, SOUGHT = 2 };
static const size_t bytes = (size_t)256 << 20;

static void fill(char *part, size_t count) {
    memset(part, FILLED, count);
}

static void search(char *part, size_t count) {
    if (memchr(part, SOUGHT, count)) part[0] = FILLED;
}

/* Seconds in which the threads do it to a part each. */
static double time_parts(void (*touch)(char *, size_t), char *array, int threads) {
    double start = timing_now();
#pragma omp parallel for num_threads(threads) schedule(static)
    for (int part = 0; part < threads; part++) {
        size_t first = bytes * (size_t)part / (size_t)threads;
        size_t end = bytes * ((size_t)part + 1) / (size_t)threads;
        touch(array + first, end - first);
    }
    return timing_now() - start;
}

Bandwidth bandwidth_measure(int threads) {
    char *array = mem_try(bytes, 1);
    if (!array) return (Bandwidth){0};
    fill(array, bytes); /* pages that were never written are all the same one */
    double read = INFINITY, write = INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
        write = fmin(write, time_parts(fill, array, threads));
        read = fmin(read, time_parts(search, array, threads));
    }
    mem_free(array);
    return (Bandwidth){1e-9 * (double)bytes / read, 1e-9 * (double)bytes / write};
}
