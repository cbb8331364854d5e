/* bench/peers: the libraries that are here to compare with. */
#ifndef BENCH_PEERS_H
#define BENCH_PEERS_H

#include <stdbool.h>
#include "bench/peer.h"

typedef struct Peer {
    const char *file, *library; /* of the shared object; what to install where it is missing */
    bool limited;               /* can be kept from AVX-512 */
    const char *(*name)(void);
    const char *const *(*ways)(void);
    void *(*open)(const PeerTask *task, const char *way);
    void (*run)(void *peer);
    void (*close)(void *peer);
} Peer;

enum { PEERS_MOST = 8 };

/* Loads those that stand in `folder`, says on stderr which are missing, and returns how many there
 * are. Where STEPCONV_ISA is avx2 the peers are kept to that too, or left out. */
int peers_load(const char *folder, Peer peers[PEERS_MOST]);

#endif
