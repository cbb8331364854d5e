/* tensor/random_pcg: PCG64 with the seeding and the distributions of NumPy. */
#include "tensor/random_pcg.h"

#include <math.h>

#include "tensor/random_pcg_widths.h"

/* ---- seeding: SeedSequence ---- */

enum { POOL = 4 };

static uint32_t mix_in(uint32_t value, uint32_t *constant) {
    value ^= *constant;
    *constant *= 0x931e8875u;
    value *= *constant;
    return value ^ value >> 16;
}

static uint32_t mix(uint32_t x, uint32_t y) {
    uint32_t mixed = 0xca01f9ddu * x - 0x4973f715u * y;
    return mixed ^ mixed >> 16;
}

static void pool_of(uint64_t seed, uint32_t *pool) {
    uint32_t constant = 0x43b0d7e5u;
    const uint32_t words[POOL] = {(uint32_t)seed, (uint32_t)(seed >> 32), 0, 0};
    for (int i = 0; i < POOL; i++) pool[i] = mix_in(words[i], &constant);
    for (int from = 0; from < POOL; from++)
        for (int to = 0; to < POOL; to++)
            if (from != to) pool[to] = mix(pool[to], mix_in(pool[from], &constant));
}

static void words_of(const uint32_t *pool, uint64_t *words) {
    uint32_t constant = 0x8b51f9ddu;
    for (int i = 0; i < 2 * POOL; i++) {
        uint32_t value = pool[i % POOL] ^ constant;
        constant *= 0x58f38dedu;
        value *= constant;
        value ^= value >> 16;
        if (i % 2)
            words[i / 2] |= (uint64_t)value << 32;
        else
            words[i / 2] = value;
    }
}

static PcgWord word(uint64_t high, uint64_t low) {
    return (PcgWord)high << 64 | low;
}

static void step(Pcg *g) {
    g->state = g->state * word(0x2360ed051fc65da4u, 0x4385df649fccf645u) + g->increment;
}

void pcg_seed(Pcg *g, uint64_t seed) {
    uint32_t pool[POOL];
    uint64_t words[POOL];
    pool_of(seed, pool);
    words_of(pool, words);
    *g = (Pcg){.increment = word(words[2], words[3]) << 1 | 1};
    step(g);
    g->state += word(words[0], words[1]);
    step(g);
}

/* ---- draws ---- */

static uint64_t next64(Pcg *g) {
    step(g);
    uint64_t folded = (uint64_t)(g->state >> 64) ^ (uint64_t)g->state;
    unsigned turn = (unsigned)(g->state >> 122);
    return folded >> turn | folded << (-turn & 63);
}

static uint32_t next32(Pcg *g) {
    if (g->has_half) {
        g->has_half = false;
        return g->half;
    }
    uint64_t bits = next64(g);
    g->has_half = true;
    g->half = (uint32_t)(bits >> 32);
    return (uint32_t)bits;
}

double pcg_uniform(Pcg *g) {
    return (double)(next64(g) >> 11) * 0x1p-53;
}

/* Lemire: the upper half of range * draw; a few draws are thrown away so that all are equal. */
static uint64_t below32(Pcg *g, uint32_t most) {
    uint32_t range = most + 1;
    uint64_t product = (uint64_t)next32(g) * range;
    if ((uint32_t)product < range) {
        uint32_t threshold = (UINT32_MAX - most) % range;
        while ((uint32_t)product < threshold) product = (uint64_t)next32(g) * range;
    }
    return product >> 32;
}

static uint64_t below64(Pcg *g, uint64_t most) {
    uint64_t range = most + 1;
    PcgWord product = (PcgWord)next64(g) * range;
    if ((uint64_t)product < range) {
        uint64_t threshold = (UINT64_MAX - most) % range;
        while ((uint64_t)product < threshold) product = (PcgWord)next64(g) * range;
    }
    return (uint64_t)(product >> 64);
}

int64_t pcg_integer(Pcg *g, int64_t low, int64_t high) {
    uint64_t most = (uint64_t)high - (uint64_t)low, drawn = 0;
    if (most == UINT32_MAX)
        drawn = next32(g);
    else if (most == UINT64_MAX)
        drawn = next64(g);
    else if (most > 0)
        drawn = most < UINT32_MAX ? below32(g, (uint32_t)most) : below64(g, most);
    return (int64_t)((uint64_t)low + drawn);
}

/* ---- normal numbers: the ziggurat ----
 *
 * 255 layers of the same area under exp(-x*x/2), layer i reaching to x[i], and the tail beyond
 * R. A draw inside the layer above needs no further look. */

static const double R = 3.6541528853610087963519472518;

/* exp(-x*x/2) at the edge of the layer; 1 at the top */
static double height_of(int layer) {
    double edge = ziggurat_widths[layer] * 0x1p52;
    return layer ? exp(-0.5 * edge * edge) : 1;
}

/* Whether the place lies below the edge of the layer above, and of layer 0 before the tail. */
static bool is_inside(int layer, uint64_t place) {
    double edge = layer == 0 ? R : layer == 1 ? 0 : ziggurat_widths[layer - 1] * 0x1p52;
    return place < (uint64_t)(edge / ziggurat_widths[layer]);
}

static double tail_normal(Pcg *g, bool negative) {
    for (;;) {
        double x = -0.27366123732975827203338247596 * log1p(-pcg_uniform(g));
        double y = -log1p(-pcg_uniform(g));
        if (y + y > x * x) return negative ? -(R + x) : R + x;
    }
}

double pcg_normal(Pcg *g) {
    for (;;) {
        uint64_t bits = next64(g);
        int layer = (int)(bits & 0xff);
        uint64_t place = bits >> 9 & 0xfffffffffffffu;
        double x = (double)place * ziggurat_widths[layer];
        if (bits >> 8 & 1) x = -x;
        if (is_inside(layer, place)) return x;
        if (layer == 0) return tail_normal(g, place >> 8 & 1);
        double height = height_of(layer), drop = height_of(layer - 1) - height;
        if (drop * pcg_uniform(g) + height < exp(-0.5 * x * x)) return x;
    }
}
