/* tensor/random_numpy: what np.random draws after np.random.seed (the legacy RandomState). */
#include "tensor/random.h"

#include <math.h>

#include "tensor/random_cells.h"

static double next_double(Generator *g) {
    uint32_t a = generator_next32(g) >> 5, b = generator_next32(g) >> 6;
    return (a * 67108864.0 + b) / 9007199254740992.0;
}

/* Marsaglia's polar method; the second number of a pair waits. */
static double next_normal(Generator *g) {
    if (g->has_normal) {
        g->has_normal = false;
        return g->normal;
    }
    double x, y, r2;
    do {
        x = 2.0 * next_double(g) - 1.0;
        y = 2.0 * next_double(g) - 1.0;
        r2 = x * x + y * y;
    } while (r2 >= 1.0 || r2 == 0.0);
    double f = sqrt(-2.0 * log(r2) / r2);
    g->normal = f * x;
    g->has_normal = true;
    return f * y;
}

void random_uniform_numpy(Generator *g, const Tensor *t, double low, double high) {
    RandomCells cells = random_cells(t);
    int64_t position;
    while (random_cells_next(&cells, &position))
        random_put_real(t, position, low + (high - low) * next_double(g));
}

void random_normal_numpy(Generator *g, const Tensor *t, double mean, double std) {
    RandomCells cells = random_cells(t);
    int64_t position;
    while (random_cells_next(&cells, &position))
        random_put_real(t, position, mean + std * next_normal(g));
}

/* Bits left over from one 32-bit draw, for dtypes of 1, 8 and 16 bits. */
typedef struct Spare {
    uint32_t bits;
    int pieces;
} Spare;

static uint32_t next_piece(Generator *g, Spare *spare, int width) {
    if (spare->pieces == 0) {
        spare->bits = generator_next32(g);
        spare->pieces = 32 / width;
    } else {
        spare->bits >>= width;
    }
    spare->pieces--;
    return spare->bits & ((1u << width) - 1);
}

static int piece_width(DType dtype) {
    if (dtype == DTYPE_BOOL) return 1;
    if (dtype == DTYPE_UINT8 || dtype == DTYPE_INT8) return 8;
    return dtype == DTYPE_INT16 ? 16 : 32;
}

/* The smallest 2^k - 1 that covers x. */
static uint64_t mask_over(uint64_t x) {
    for (int shift = 1; shift < 64; shift *= 2) x |= x >> shift;
    return x;
}

/* A number of [0, most]: draws are cut to the bits of `most` and thrown away where above it. */
static uint64_t next_bounded(Generator *g, Spare *spare, uint64_t most, int width) {
    if (most == 0) return 0;
    uint64_t mask = mask_over(most), draw;
    do {
        draw = most > UINT32_MAX ? generator_next64(g)
               : width == 32     ? generator_next32(g)
                                 : next_piece(g, spare, width);
        draw &= mask;
    } while (draw > most);
    return draw;
}

void random_integers_numpy(Generator *g, const Tensor *t, int64_t low, int64_t high) {
    uint64_t most = (uint64_t)high - (uint64_t)low - 1;
    int width = piece_width(t->dtype);
    Spare spare = {0};
    RandomCells cells = random_cells(t);
    int64_t position;
    while (random_cells_next(&cells, &position))
        random_put_int(t, position,
                       (int64_t)((uint64_t)low + next_bounded(g, &spare, most, width)));
}

void random_permutation_numpy(Generator *g, const Tensor *t) {
    int64_t n = tensor_count(t);
    Spare none = {0};
    for (int64_t i = 0; i < n && !stop_asked(); i++) tensor_set_int(t, i, i);
    for (int64_t i = n - 1; i > 0 && !stop_asked(); i--) {
        int64_t j = (int64_t)next_bounded(g, &none, (uint64_t)i, 32);
        int64_t a = tensor_get_int(t, i), b = tensor_get_int(t, j);
        tensor_set_int(t, i, b);
        tensor_set_int(t, j, a);
    }
}
