/* conv/cache: the sizes of the processor's caches, as the system tells them. */
#include "conv/cache.h"

#include <unistd.h>

enum { LEVELS = 3 };

static int64_t ask_system(int level) {
    static const int64_t usual[LEVELS] = {32 << 10, 512 << 10, 8 << 20};
    long bytes = 0;
#if defined(_SC_LEVEL1_DCACHE_SIZE)
    static const int names[LEVELS] = {_SC_LEVEL1_DCACHE_SIZE, _SC_LEVEL2_CACHE_SIZE,
                                      _SC_LEVEL3_CACHE_SIZE};
    bytes = sysconf(names[level - 1]);
#endif
    return bytes > 0 ? bytes : usual[level - 1];
}

/* Asking takes longer than a small convolution, so it is done once. Two threads that ask at the
 * same time write the same number. */
int64_t cache_bytes(int level) {
    static int64_t known[LEVELS];
    int64_t bytes = __atomic_load_n(&known[level - 1], __ATOMIC_RELAXED);
    if (bytes == 0) {
        bytes = ask_system(level);
        __atomic_store_n(&known[level - 1], bytes, __ATOMIC_RELAXED);
    }
    return bytes;
}

int64_t cache_bytes_shared(void) {
    const int64_t most = 32 << 20;
    int64_t bytes = cache_bytes(3);
    return bytes < most ? bytes : most;
}
