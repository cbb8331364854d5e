/* conv/size: arithmetic on sizes. */
#ifndef CONV_SIZE_H
#define CONV_SIZE_H

#include <stdint.h>

static inline int64_t least(int64_t a, int64_t b) {
    return a < b ? a : b;
}

static inline int64_t most(int64_t a, int64_t b) {
    return a > b ? a : b;
}

static inline int64_t divide_up(int64_t a, int64_t b) {
    return a / b + (a % b != 0);
}

static inline int64_t round_up(int64_t a, int64_t b) {
    return divide_up(a, b) * b;
}

static inline int64_t gcd(int64_t a, int64_t b) {
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Into how many parts each of `jobs` equal jobs is cut, where it consists of `blocks`, so that no
 * thread waits long for the others; `again` is the share of a job that each part does anew. */
static inline int64_t fair_parts(int64_t jobs, int64_t blocks, int64_t threads, double again) {
    if (threads == 1 || jobs == 0) return 1;
    int64_t best = 1;
    double best_share = 0;
    for (int64_t parts = 1; parts <= least(blocks, 4 * threads); parts++) {
        int64_t part = divide_up(blocks, parts);
        double rounds = (double)divide_up(jobs * divide_up(blocks, part), threads);
        double time = rounds * (again + (1 - again) * (double)part / (double)blocks);
        double share = (double)jobs / (time * (double)threads);
        if (share > best_share + 0.04) best = parts, best_share = share;
    }
    return best;
}

#endif
