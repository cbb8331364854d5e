/* bench/bandwidth: what the memory could do at most, measured. */
#ifndef BENCH_BANDWIDTH_H
#define BENCH_BANDWIDTH_H

/* GB/s, read and written together, of copies that no cache can hold, on `threads` threads. */
double bandwidth_gbytes(int threads);

#endif
