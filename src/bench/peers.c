/* bench/peers: the libraries that are here to compare with. */
#include "bench/peers.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const Peer known[] = {
    {.file = "onednn.so", .library = "oneDNN (libdnnl-dev)", .limited = true},
    {.file = "openblas.so", .library = "im2col + OpenBLAS (libopenblas-dev)", .limited = true},
    {.file = "onnxruntime.so", .library = "onnxruntime (npm's onnxruntime-node; ORT_SO=its .so)"},
};
enum { KNOWN = sizeof known / sizeof known[0] };

/* What each library reads when it starts. */
static bool limit_isa(void) {
    const char *isa = getenv("STEPCONV_ISA");
    if (!isa || strcmp(isa, "avx512") == 0) return false;
    setenv("ONEDNN_MAX_CPU_ISA", "AVX2", 1);
    setenv("DNNL_MAX_CPU_ISA", "AVX2", 1);
    setenv("OPENBLAS_CORETYPE", "Haswell", 1);
    return true;
}

/* POSIX gives functions as data pointers; the bytes are the same. */
static bool find(void *library, const char *name, void *function) {
    void *symbol = dlsym(library, name);
    memcpy(function, &symbol, sizeof symbol);
    return symbol != NULL;
}

static bool load(const char *folder, Peer *peer) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, peer->file);
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!library) return false;
    return find(library, "peer_name", &peer->name) && find(library, "peer_ways", &peer->ways) &&
           find(library, "peer_open", &peer->open) && find(library, "peer_run", &peer->run) &&
           find(library, "peer_close", &peer->close) && peer->name() != NULL;
}

int peers_load(const char *folder, Peer peers[PEERS_MOST]) {
    bool limited = limit_isa();
    int count = 0;
    for (int i = 0; i < KNOWN; i++) {
        peers[count] = known[i];
        if (limited && !known[i].limited)
            fprintf(stderr, "left out: %s knows no limit to AVX2\n", known[i].library);
        else if (load(folder, &peers[count]))
            count++;
        else
            fprintf(stderr, "missing: %s\n", known[i].library);
    }
    return count;
}
