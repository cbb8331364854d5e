/* tensor/random_pcg: the generator of np.random.default_rng: PCG64, number for number.
 *
 * Sources: NumPy 1.24 SeedSequence, pcg64.h and distributions.c (ziggurat for normal numbers,
 * Lemire's method for whole ones). */
#ifndef TENSOR_RANDOM_PCG_H
#define TENSOR_RANDOM_PCG_H

#include "tensor/tensor.h"

__extension__ typedef unsigned __int128 PcgWord;

typedef struct Pcg {
    PcgWord state, increment;
    bool has_half; /* the upper half of a 64-bit draw waits */
    uint32_t half;
} Pcg;

void pcg_seed(Pcg *g, uint64_t seed);
double pcg_uniform(Pcg *g); /* [0, 1) */
double pcg_normal(Pcg *g);
/* A whole number of [low, high], both included. */
int64_t pcg_integer(Pcg *g, int64_t low, int64_t high);

#endif
