/* bench/bandwidth: what the memory could do at most, measured. */
#ifndef BENCH_BANDWIDTH_H
#define BENCH_BANDWIDTH_H

/* GB/s of arrays that no cache can hold: a convolution mostly reads or mostly writes. */
typedef struct Bandwidth {
    double read, write;
} Bandwidth;

Bandwidth bandwidth_measure(int threads);

#endif
