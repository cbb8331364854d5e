/* conv/vec_c: vectors of four floats as the compiler makes them (SSE2, NEON, or plain
 * arithmetic), for any processor. */
#ifndef CONV_VEC_C_H
#define CONV_VEC_C_H

#include <string.h>

enum { LANES = 4 };
typedef float Vec __attribute__((vector_size(16), aligned(4), may_alias));

/* The first lanes of a vector; no byte beyond is touched. */
static inline Vec load_lanes(const float *from, int lanes) {
    Vec x = {0};
    memcpy(&x, from, (size_t)lanes * sizeof *from);
    return x;
}

static inline void store_lanes(float *to, Vec x, int lanes) {
    memcpy(to, &x, (size_t)lanes * sizeof *to);
}

#if defined(__x86_64__)
#define VEC_REGISTER(x) "+x"(x)
enum { FUSED = 0 };
#else /* where multiply-add may be one instruction */
#define VEC_REGISTER(x) "+m"(x)
enum { FUSED = 1 };
#endif

#define NO_SHIFTS

#define INDEXES(f, g) f(g, 0), f(g, 1), f(g, 2), f(g, 3)

#include "conv/vec.h"

#endif
