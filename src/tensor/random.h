/* tensor/random: PyTorch's and NumPy's generators, number for number.
 *
 * Both are mt19937; they differ in how they draw. Sources: PyTorch 1.13 CPUGeneratorImpl and
 * DistributionTemplates (uniform, normal with its vectorised path from 16 elements on, randint,
 * randperm); NumPy's legacy RandomState (rand, randn by the polar method, randint).
 *
 * Views are filled as PyTorch's iterator walks them: along the smallest stride first, which for a
 * contiguous tensor is row-major order. torch.manual_seed(-1) seeds with (uint64_t)-1. */
#ifndef TENSOR_RANDOM_H
#define TENSOR_RANDOM_H

#include "tensor/tensor.h"

enum { GENERATOR_WORDS = 624 };

typedef struct Generator {
    uint32_t state[GENERATOR_WORDS];
    int next;        /* GENERATOR_WORDS: a new block is due */
    bool has_normal; /* the second number of a pair of normal ones waits */
    double normal;
    uint64_t seed; /* torch.initial_seed() */
} Generator;

void generator_seed_torch(Generator *g, uint64_t seed);
void generator_seed_numpy(Generator *g, uint32_t seed);
uint32_t generator_next32(Generator *g);
uint64_t generator_next64(Generator *g); /* two 32-bit draws, the first on top */

/* float32 or float64 */
void random_uniform_torch(Generator *g, const Tensor *t, double low, double high);
void random_normal_torch(Generator *g, const Tensor *t, double mean, double std);
/* any dtype; whole numbers of [low, high), low < high */
void random_integers_torch(Generator *g, const Tensor *t, int64_t low, int64_t high);
void random_permutation_torch(Generator *g, const Tensor *t); /* randperm; 1-d, any dtype */

/* Around drawing into a tensor that lives on: at a Ctrl-C it and the generator are put back. */
typedef struct Drawing {
    Generator *generator, before;
    Tensor target, kept;
} Drawing;
bool drawing_begin(Drawing *drawing, Generator *g, const Tensor *t, Error *error);
bool drawing_end(Drawing *drawing, Error *error); /* false: it was stopped */

void random_uniform_numpy(Generator *g, const Tensor *t, double low, double high);
void random_normal_numpy(Generator *g, const Tensor *t, double mean, double std);
void random_integers_numpy(Generator *g, const Tensor *t, int64_t low, int64_t high);
void random_permutation_numpy(Generator *g, const Tensor *t); /* np.random.permutation(n); 1-d */

#endif
