/* tensor/random: PyTorch's and NumPy's generators, number for number.
 *
 * Both are mt19937; they differ in how they draw. Sources: PyTorch 1.13 CPUGeneratorImpl and
 * DistributionTemplates (uniform, normal with its vectorised path from 16 elements on, randint,
 * randperm, bernoulli); NumPy's legacy RandomState (rand, randn by the polar method, randint). */
#ifndef TENSOR_RANDOM_H
#define TENSOR_RANDOM_H

#include "tensor/tensor.h"

typedef struct Generator {
    uint32_t state[624];
    int next;        /* 624: a new block is due */
    bool has_normal; /* a second normal number waits (double) */
    double normal;
    bool has_normal_f32;
    float normal_f32;
    uint64_t seed; /* torch.initial_seed() */
} Generator;

void generator_seed_torch(Generator *g, uint64_t seed);
void generator_seed_numpy(Generator *g, uint32_t seed);

/* Fill t (any view, float32 or float64) in row-major order. */
void random_uniform_torch(Generator *g, const Tensor *t, double low, double high);
void random_normal_torch(Generator *g, const Tensor *t, double mean, double std);
void random_integers_torch(Generator *g, const Tensor *t, int64_t low,
                           int64_t high);                     /* [low, high) */
void random_permutation_torch(Generator *g, const Tensor *t); /* randperm, int64 */
void random_uniform_numpy(Generator *g, const Tensor *t, double low, double high);
void random_normal_numpy(Generator *g, const Tensor *t, double mean, double std);
void random_integers_numpy(Generator *g, const Tensor *t, int64_t low, int64_t high);

#endif
