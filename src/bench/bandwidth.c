/* bench/bandwidth: what the memory could do at most, measured: large copies. */
#include "bench/bandwidth.h"

#include <string.h>
#include "base/mem.h"
#include "base/timing.h"

enum { ROUNDS = 8 };
static const size_t bytes = (size_t)256 << 20;

double bandwidth_gbytes(int threads) {
    char *from = mem_try(bytes, 1), *to = mem_try(bytes, 1);
    double least = 0;
    if (from) memset(from, 1, bytes); /* pages that were never written are all the same one */
    for (int round = 0; from && to && round < ROUNDS; round++) {
        double start = timing_now();
#pragma omp parallel for num_threads(threads) schedule(static)
        for (int part = 0; part < threads; part++) {
            size_t first = bytes * (size_t)part / (size_t)threads;
            size_t end = bytes * ((size_t)part + 1) / (size_t)threads;
            memcpy(to + first, from + first, end - first);
        }
        double seconds = timing_now() - start;
        if (round > 0 && (least == 0 || seconds < least)) least = seconds;
    }
    mem_free(from);
    mem_free(to);
    return least > 0 ? 2e-9 * (double)bytes / least : 0;
}
