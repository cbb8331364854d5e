/* conv/direct_kernel: the inner loops of the direct method, for the vectors of the file that
 * includes this (vec_avx512.h, vec_avx2.h or vec_c.h stands before). The loops over channels and
 * vectors have constant ends in each kernel, and unroll. */
#include "conv/direct.h"

#include <stdbool.h>

static INLINE void tile_begin(const DirectTile *t, int channels, int vectors,
                              Vec sum[DIRECT_CHANNELS][DIRECT_VECTORS]) {
    float *out = t->output;
    int64_t step = t->output_step;
    int last = t->last_lanes;
    if (t->prefetch) UNROLL for (int i = 0; i < channels; i++) {
            UNROLL for (int j = 0; j < vectors; j++)
                __builtin_prefetch(out + i * step + j * LANES, 1, 3);
            __builtin_prefetch(out + i * step + (vectors - 1) * LANES + last - 1, 1, 3);
        }
    if (!t->from || t->share) {
        UNROLL for (int i = 0; i < channels; i++) UNROLL for (int j = 0; j < vectors; j++)
            sum[i][j] = all(0);
    } else
        UNROLL for (int i = 0; i < channels; i++) {
            const float *from = t->from + i * t->from_step;
            UNROLL for (int j = 0; j < vectors - 1; j++) sum[i][j] = load(from + j * LANES);
            sum[i][vectors - 1] = load_lanes(from + (vectors - 1) * LANES, last);
        }
}

static INLINE void tile_share(const DirectTile *t, int channels, int vectors,
                              Vec sum[DIRECT_CHANNELS][DIRECT_VECTORS]) {
    UNROLL for (int i = 0; i < channels; i++) UNROLL for (int j = 0; j < vectors; j++) {
        float *share = t->share + i * t->from_step + j * LANES;
        store(share, load(share) + sum[i][j]);
        sum[i][j] += load(t->from + i * t->from_step + j * LANES);
    }
}

static INLINE void tile_end(const DirectTile *t, int channels, int vectors,
                            Vec sum[DIRECT_CHANNELS][DIRECT_VECTORS]) {
    float *out = t->output;
    int64_t step = t->output_step;
    int last = t->last_lanes;
    if (t->share) tile_share(t, channels, vectors, sum);
    if (t->bias)
        UNROLL for (int i = 0; i < channels; i++) UNROLL for (int j = 0; j < vectors; j++)
            sum[i][j] += all(t->bias[i]);
    UNROLL for (int i = 0; i < channels; i++) UNROLL for (int j = 0; j < vectors - 1; j++)
        store(out + i * step + j * LANES, sum[i][j]);
    if (last == LANES)
        UNROLL for (int i = 0; i < channels; i++)
            store(out + i * step + (vectors - 1) * LANES, sum[i][vectors - 1]);
    else
        UNROLL for (int i = 0; i < channels; i++)
            store_lanes(out + i * step + (vectors - 1) * LANES, sum[i][vectors - 1], last);
}

enum { ONCE_FLOATS = 512, PAGE_FLOATS = 1024, LINE_VECTORS = 16 / LANES }; /* of a cache's line */

/* Asks for the lines of the output that come later, and for one channel those of the input. */
static INLINE void ask_ahead(const DirectTile *t, int channels, int vectors) {
    if (!t->ahead) return;
    UNROLL for (int i = 0; i < channels; i++) UNROLL for (int j = 0; j < vectors; j += LINE_VECTORS)
        __builtin_prefetch(t->output + i * t->output_step + t->ahead + j * LANES, 1, 3);
    if (channels == 1)
        UNROLL for (int j = 0; j < vectors; j += LINE_VECTORS)
            __builtin_prefetch(t->rows + t->ahead + j * LANES, 0, 3);
}

/* Vector j of `vectors`; of the last one only `last` lanes are read. */
static INLINE Vec vector_at(const float *from, int j, int vectors, int last) {
    from += j * LANES;
    return j < vectors - 1 || last == LANES ? load(from) : load_lanes(from, last);
}

/* sum[i][j] += weight[i] * x[j] for one input channel and tap. Without a fused multiply-add vectors
 * come one after the other, and the empty statements keep loads and sums where they stand: the
 * compiler would run out of registers, and move each sum at each step. */
static INLINE void multiply(const float *weight, int64_t weight_out, const float *from,
                            int channels, int vectors, int last,
                            Vec sum[DIRECT_CHANNELS][DIRECT_VECTORS]) {
    Vec w[DIRECT_CHANNELS], x[DIRECT_VECTORS];
    if (FUSED) {
        UNROLL for (int j = 0; j < vectors; j++) x[j] = vector_at(from, j, vectors, last);
        UNROLL for (int i = 0; i < channels; i++) UNROLL for (int j = 0; j < vectors; j++)
            sum[i][j] += weight[i * weight_out] * x[j];
    } else {
        UNROLL for (int i = 0; i < channels; i++) w[i] = all(weight[i * weight_out]);
        UNROLL for (int j = 0; j < vectors; j++) {
            x[j] = vector_at(from, j, vectors, last);
            __asm__ volatile("" : VEC_REGISTER(x[j]));
            UNROLL for (int i = 0; i < channels; i++) {
                sum[i][j] += w[i] * x[j];
                __asm__ volatile("" : VEC_REGISTER(sum[i][j]));
            }
        }
    }
}

/* The names of kernels: weights as the caller gave them, packed, or (dense.c) one tap and numbers
 * of which one sample's are read once, from far away. */
enum { plain, packed, dense };

/* A product of matrices: one tap. `asks`: what DirectTile.ask names is asked for beside it. */
static INLINE void matrix_product(const DirectTile *t, int channels, int vectors, int kind,
                                  bool asks, Vec sum[DIRECT_CHANNELS][DIRECT_VECTORS]) {
    int64_t weight_out = kind == packed ? 1 : t->weight_out;
    int64_t skip = (kind == packed ? channels : 1) + t->weight_skip, rows_step = t->rows_step;
    const float *rows = t->rows + t->tap_offset[0], *weight = t->weight;
    int last = kind == packed ? LANES : t->last_lanes;
    const float *ask = t->ask == ASK_ROWS ? rows + vectors * LANES : weight + PAGE_FLOATS;
    int64_t ask_step = t->ask == ASK_ROWS ? rows_step : skip;
    for (int64_t c = t->channels; c > 0; c--, weight += skip, rows += rows_step) {
        if (asks) __builtin_prefetch(ask), ask += ask_step;
        if (kind == dense && channels == 1)
            UNROLL for (int j = 0; j < vectors; j += LINE_VECTORS)
                __builtin_prefetch(rows + ONCE_FLOATS + j * LANES);
        multiply(weight, weight_out, rows, channels, vectors, last, sum);
    }
}

static INLINE void products(const DirectTile *t, int channels, int vectors, int kind, bool asks,
                            Vec sum[DIRECT_CHANNELS][DIRECT_VECTORS]) {
    int64_t weight_out = kind == packed ? 1 : t->weight_out;
    int64_t weight_step = kind == packed ? channels : 1;
    int64_t taps = t->taps, skip = t->weight_skip, rows_step = t->rows_step;
    const int64_t *offset = t->tap_offset;
    const float *rows = t->rows, *weight = t->weight;
    int last = kind == packed ? LANES : t->last_lanes;
    for (int64_t c = t->channels; c > 0; c--, weight += skip, rows += rows_step)
        for (int64_t k = 0; k < taps; k++, weight += weight_step) {
            if (asks) __builtin_prefetch(weight + PAGE_FLOATS);
            multiply(weight, weight_out, rows + offset[k], channels, vectors, last, sum);
        }
}

static INLINE void tile(const DirectTile *t, int channels, int vectors, int kind) {
    Vec sum[DIRECT_CHANNELS][DIRECT_VECTORS];
    tile_begin(t, channels, vectors, sum);
    if (kind == packed) ask_ahead(t, channels, vectors);
    bool asks = kind == packed && FUSED && t->ask; /* else memory is not what is slow */
    bool one_tap = kind == dense || (kind == packed && t->taps == 1);
    if (one_tap && asks)
        matrix_product(t, channels, vectors, kind, true, sum);
    else if (one_tap)
        matrix_product(t, channels, vectors, kind, false, sum);
    else if (asks)
        products(t, channels, vectors, kind, true, sum);
    else
        products(t, channels, vectors, kind, false, sum);
    tile_end(t, channels, vectors, sum);
}

/* Is there another tile to the right? Then that is the tile now. */
static INLINE bool tile_next(DirectTile *t, int vectors) {
    if (t->more == 0) return false;
    t->more--;
    t->rows += vectors * LANES;
    t->output += vectors * LANES;
    if (t->from) t->from += vectors * LANES;
    return true;
}

/* The compiler would load a vector that is used twice twice. */
static INLINE Vec load_once(const float *from) {
    Vec x = load(from);
    __asm__ volatile("" : VEC_REGISTER(x));
    return x;
}

/* What vector j of the samples adds at a tap and at its partner. */
static INLINE void add_pair(Vec x, int j, int vectors, const float *weight, Vec *sum,
                            Vec *partner) {
    if (j < vectors) sum[j] += weight[0] * x;
    if (j > 0) partner[j - 1] += weight[LANES] * x;
}

/* `taps` taps from `weight` and `from` on, at most 2*LANES: those that have a partner with it,
 * whose products are added to `partner`. The first vectors are shuffled out of others, beside the
 * loads of the rest. */
static INLINE void row_taps(const float *weight, const float *from, int64_t taps, int vectors,
                            Vec *sum, Vec *partner) {
    int64_t pairs = taps > LANES ? taps - LANES : 0;
    int shifted = vectors * SHIFTED_OF_12 / 12;
    Vec x[DIRECT_VECTORS + 1];
    UNROLL for (int j = 0; j <= shifted; j++) x[j] = load(from + j * LANES);
    Shift shift = shift_none();
    for (int64_t k = 0; k < pairs; k++, shift = shift_next(shift)) {
        UNROLL for (int j = 0; j < shifted; j++)
            add_pair(shift_by(x[j], x[j + 1], shift), j, vectors, weight + k, sum, partner);
        UNROLL for (int j = shifted; j <= vectors; j++)
            add_pair(load_once(from + k + j * LANES), j, vectors, weight + k, sum, partner);
    }
    for (int64_t k = pairs; k < taps && k < LANES; k++)
        UNROLL for (int j = 0; j < vectors; j++) sum[j] += weight[k] * load(from + k + j * LANES);
}

static INLINE void row_tile(const DirectTile *t, int vectors) {
    Vec sum[DIRECT_CHANNELS][DIRECT_VECTORS], apart[DIRECT_VECTORS];
    tile_begin(t, 1, vectors, sum);
    ask_ahead(t, 1, vectors);
    bool few = vectors <= 4; /* sums: each would wait for its partner's product */
    UNROLL for (int j = 0; j < vectors; j++) apart[j] = all(0);
    const float *weight = t->weight, *rows = t->rows;
    for (int64_t c = 0; c < t->channels; c++) {
        for (int64_t k = 0; k < t->taps; k += 2 * LANES) {
            int64_t left = t->taps - k;
            row_taps(weight + k, rows + k, left < 2 * LANES ? left : 2 * LANES, vectors, sum[0],
                     few ? apart : sum[0]);
        }
        weight += t->taps + t->weight_skip;
        rows += t->rows_step;
    }
    if (few) UNROLL for (int j = 0; j < vectors; j++) sum[0][j] += apart[j];
    tile_end(t, 1, vectors, sum);
}

/* What is there of a vector, when `lanes` numbers are left. */
static INLINE Vec load_rest(const float *from, int64_t lanes) {
    return load_lanes(from, lanes < 0 ? 0 : lanes > LANES ? LANES : (int)lanes);
}

static void copy_second(const float *from, int64_t count, float *to) {
    int64_t u = 0;
    for (; u + LANES < count; u += LANES)
        store(to + u, even_1(load(from + 2 * u), load(from + 2 * u + LANES)));
    int64_t rest = count - u, floats = 2 * rest - 1;
    Vec low = load_rest(from + 2 * u, floats),
        high = load_rest(from + 2 * u + LANES, floats - LANES);
    store_lanes(to + u, even_1(low, high), (int)rest);
}

static void copy_single(const float *from, int64_t step, int64_t count, float *to) {
    int64_t u = 0;
    for (; u + LANES <= count; u += LANES)
        UNROLL for (int i = 0; i < LANES; i++) to[u + i] = from[(u + i) * step];
    for (; u < count; u++) to[u] = from[u * step];
}

#if defined(PICKS)
static INLINE void copy_picked(const float *from, int64_t step, int64_t count, float *to,
                               int pairs) {
    Pick pick[PICKS];
    UNROLL for (int p = 0; p < pairs; p++) pick[p] = pick_of((int)step, p);
    int64_t floats = (count - 1) * step + 1, u = 0;
    for (; u + LANES <= count && floats >= pairs * 2 * LANES; u += LANES, floats -= LANES * step) {
        Vec picked = all(0);
        UNROLL for (int p = 0; p < pairs; p++) {
            const float *at = from + u * step + p * 2 * LANES;
            picked = pick_from(load(at), load(at + LANES), pick[p], picked);
        }
        store(to + u, picked);
    }
    for (; u < count; u += LANES, floats -= LANES * step) {
        Vec picked = all(0);
        UNROLL for (int p = 0; p < pairs; p++) {
            const float *at = from + u * step + p * 2 * LANES;
            Vec low = load_rest(at, floats - p * 2 * LANES);
            Vec high = load_rest(at + LANES, floats - (p * 2 + 1) * LANES);
            picked = pick_from(low, high, pick[p], picked);
        }
        store_lanes(to + u, picked, (int)(count - u < LANES ? count - u : LANES));
    }
}

static void copy_wide(const float *from, int64_t step, int64_t count, float *to) {
    switch ((LANES - 1) * step / (2 * LANES)) { /* the pair that has the last of LANES numbers */
    case 1: copy_picked(from, step, count, to, 2); break;
    case 2: copy_picked(from, step, count, to, 3); break;
    case 3: copy_picked(from, step, count, to, 4); break;
    default: copy_single(from, step, count, to); break;
    }
}
#else
static void copy_wide(const float *from, int64_t step, int64_t count, float *to) {
    copy_single(from, step, count, to);
}
#endif

/* to[u] = from[u * step]; no byte beyond the last is read. */
static void copy_every(const float *from, int64_t step, int64_t count, float *to) {
    if (step == 2)
        copy_second(from, count, to);
    else
        copy_wide(from, step, count, to);
}

/* KERNELS4(3, packed) makes packed_3_1 to packed_3_4; ROW4(3, packed) is their row of the table. */
#define KERNEL(channels, vectors, kind)                                                            \
    static void kind##_##channels##_##vectors(DirectTile *t) {                                     \
        do tile(t, channels, vectors, kind);                                                       \
        while (tile_next(t, vectors));                                                             \
    }
#define KERNELS1(m, kind) KERNEL(m, 1, kind)
#define KERNELS2(m, kind) KERNELS1(m, kind) KERNEL(m, 2, kind)
#define KERNELS3(m, kind) KERNELS2(m, kind) KERNEL(m, 3, kind)
#define KERNELS4(m, kind) KERNELS3(m, kind) KERNEL(m, 4, kind)
#define KERNELS5(m, kind) KERNELS4(m, kind) KERNEL(m, 5, kind)
#define KERNELS6(m, kind) KERNELS5(m, kind) KERNEL(m, 6, kind)
#define KERNELS7(m, kind) KERNELS6(m, kind) KERNEL(m, 7, kind)
#define KERNELS8(m, kind) KERNELS7(m, kind) KERNEL(m, 8, kind)

#define NAMES2(m, kind) kind##_##m##_1, kind##_##m##_2
#define NAMES3(m, kind) NAMES2(m, kind), kind##_##m##_3
#define NAMES4(m, kind) NAMES3(m, kind), kind##_##m##_4
#define NAMES5(m, kind) NAMES4(m, kind), kind##_##m##_5
#define NAMES6(m, kind) NAMES5(m, kind), kind##_##m##_6
#define NAMES7(m, kind) NAMES6(m, kind), kind##_##m##_7
#define NAMES8(m, kind) NAMES7(m, kind), kind##_##m##_8
#define ROW(m, v, kind)                                                                            \
    {                                                                                              \
        v, {                                                                                       \
            NAMES##v(m, kind)                                                                      \
        }                                                                                          \
    }

#define ROW_KERNEL(vectors)                                                                        \
    static void rows_1_##vectors(DirectTile *t) {                                                  \
        do row_tile(t, vectors);                                                                   \
        while (tile_next(t, vectors));                                                             \
    }
ROW_KERNEL(1)
ROW_KERNEL(2)
ROW_KERNEL(3)
ROW_KERNEL(4)
ROW_KERNEL(5)
ROW_KERNEL(6)
ROW_KERNEL(7)
ROW_KERNEL(8)
#if defined(ROWS_OF_12)
ROW_KERNEL(9)
ROW_KERNEL(10)
ROW_KERNEL(11)
ROW_KERNEL(12)
#define NAMES12(m, kind)                                                                           \
    NAMES8(m, kind), kind##_##m##_9, kind##_##m##_10, kind##_##m##_11, kind##_##m##_12
#define ROWS                                                                                       \
    {                                                                                              \
        1, 1, {                                                                                    \
            ROW(1, 12, rows)                                                                       \
        }                                                                                          \
    }
#else
#define ROWS                                                                                       \
    {                                                                                              \
        1, 1, {                                                                                    \
            ROW(1, 8, rows)                                                                        \
        }                                                                                          \
    }
#endif
