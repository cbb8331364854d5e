/* bench/peer: what a library under comparison offers to stepconv-bench: a shared object for each
 * (bench/peers/), loaded where the library is installed.
 *
 * Every run goes from a plain input [batch][in_channels][length] to a plain output; weights may be
 * put in the library's own order in peer_open, as a network would do once. */
#ifndef BENCH_PEER_H
#define BENCH_PEER_H

#include "conv/conv1d.h"

typedef struct PeerTask {
    const Conv1dShape *shape;
    int threads;
    const float *input, *weight, *bias;
    float *output;
} PeerTask;

/* The library's name and version; the ways it can be asked, one after the other, NULL at the end.
 */
const char *peer_name(void);
const char *const *peer_ways(void);

/* NULL where it cannot do the shape in this way. */
void *peer_open(const PeerTask *task, const char *way);
void peer_run(void *peer);
void peer_close(void *peer);

#endif
