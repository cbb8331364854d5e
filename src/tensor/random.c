/* tensor/random: mt19937 and what PyTorch draws from it evenly: reals, whole numbers, orders. */
#include "tensor/random.h"

#include <math.h>

#include "tensor/random_cells.h"

enum { WORDS = GENERATOR_WORDS, SHIFT = 397 };

static void seed_words(Generator *g, uint32_t seed) {
    g->state[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++) {
        uint32_t before = g->state[i - 1];
        g->state[i] = 1812433253u * (before ^ (before >> 30)) + i;
    }
    g->next = WORDS;
    g->has_normal = false;
}

void generator_seed_torch(Generator *g, uint64_t seed) {
    g->seed = seed;
    seed_words(g, (uint32_t)seed);
}

void generator_seed_numpy(Generator *g, uint32_t seed) {
    g->seed = seed;
    seed_words(g, seed);
}

static void next_block(Generator *g) {
    for (int i = 0; i < WORDS; i++) {
        uint32_t mixed = (g->state[i] & 0x80000000u) | (g->state[(i + 1) % WORDS] & 0x7fffffffu);
        uint32_t odd = mixed & 1u ? 0x9908b0dfu : 0u;
        g->state[i] = g->state[(i + SHIFT) % WORDS] ^ (mixed >> 1) ^ odd;
    }
    g->next = 0;
}

uint32_t generator_next32(Generator *g) {
    if (g->next == WORDS) next_block(g);
    uint32_t y = g->state[g->next++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

uint64_t generator_next64(Generator *g) {
    uint64_t high = generator_next32(g);
    return high << 32 | generator_next32(g);
}

/* PyTorch's kernel fuses x * (high - low) + low into one rounding; so do fmaf and fma. */
static double uniform_f32(Generator *g, float low, float high) {
    float x = (float)(generator_next32(g) & 0xffffffu) * 0x1p-24f;
    return (double)fmaf(x, high - low, low);
}

static double uniform_f64(Generator *g, double low, double high) {
    double x = (double)(generator_next64(g) & 0x1fffffffffffffu) * 0x1p-53;
    return fma(x, high - low, low);
}

void random_uniform_torch(Generator *g, const Tensor *t, double low, double high) {
    RandomCells cells = random_cells(t);
    int64_t position;
    bool f32 = t->dtype == DTYPE_FLOAT32;
    while (random_cells_next(&cells, &position))
        random_put_real(t, position,
                        f32 ? uniform_f32(g, (float)low, (float)high) : uniform_f64(g, low, high));
}

/* Ranges of 2^32 numbers and more take two draws, where the dtype can hold them. */
void random_integers_torch(Generator *g, const Tensor *t, int64_t low, int64_t high) {
    uint64_t range = (uint64_t)high - (uint64_t)low;
    bool wide = range >= UINT64_C(1) << 32 &&
                (t->dtype == DTYPE_INT64 || t->dtype == DTYPE_FLOAT32 || t->dtype == DTYPE_FLOAT64);
    RandomCells cells = random_cells(t);
    int64_t position;
    while (random_cells_next(&cells, &position)) {
        uint64_t draw = wide ? generator_next64(g) : generator_next32(g);
        random_put_int(t, position, (int64_t)(draw % range + (uint64_t)low));
    }
}

bool drawing_begin(Drawing *drawing, Generator *g, const Tensor *t, Error *error) {
    drawing->generator = g;
    drawing->before = *g;
    drawing->target = *t;
    return tensor_copy(t, &drawing->kept, error);
}

bool drawing_end(Drawing *drawing, Error *error) {
    bool whole = !stop_asked();
    if (!whole) {
        *drawing->generator = drawing->before;
        tensor_overwrite(&drawing->target, &drawing->kept);
    }
    tensor_release(&drawing->kept);
    return whole || stop_set_error(error);
}

static void swap(const Tensor *t, int64_t i, int64_t j) {
    int64_t a = tensor_get_int(t, i), b = tensor_get_int(t, j);
    tensor_set_int(t, i, b);
    tensor_set_int(t, j, a);
}

void random_permutation_torch(Generator *g, const Tensor *t) {
    int64_t n = tensor_count(t);
    for (int64_t i = 0; i < n && !stop_asked(); i++) tensor_set_int(t, i, i);
    for (int64_t i = 0; i + 1 < n && !stop_asked(); i++)
        swap(t, i, i + (int64_t)(generator_next32(g) % (uint64_t)(n - i)));
}
