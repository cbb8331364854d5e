/* conv/vec: what all vector types share. One of vec_avx512.h, vec_avx2.h and vec_c.h includes this,
 * after LANES, Vec, load_lanes, store_lanes and INDEXES(f, g) = f(g, 0), ..., f(g, LANES - 1). The
 * files that use vectors are compiled with the flags of their instruction set and with
 * -ffp-contract=fast: `sum += a * b` is one fused multiply-add where there is such an instruction.
 *
 * Two vectors are a line of 2*LANES floats, cut into granules of g floats. `even` and `odd` take
 * every other granule; `zip_low` and `zip_high` are the way back; `ahead` is the vector that begins
 * one granule further on. With g = 2 and four lanes:
 *
 *     a = a0 a1 a2 a3, b = b0 b1 b2 b3      even a0 a1 b0 b1     odd a2 a3 b2 b3
 *     zip_low a0 a1 b0 b1                   zip_high a2 a3 b2 b3     ahead a2 a3 b0 b1 */
#ifndef CONV_VEC_H
#define CONV_VEC_H

#include <stdint.h>

#define INLINE inline __attribute__((always_inline))
#define UNROLL _Pragma("GCC unroll 16")

static INLINE Vec load(const float *from) {
    return *(const Vec *)(const void *)from;
}

static INLINE void store(float *to, Vec x) {
    *(Vec *)(void *)to = x;
}

static INLINE Vec all(float x) {
    return x - (Vec){0};
}

/* gcc before 12 has the older way only, clang the newer one. */
#if defined(__clang__) || __GNUC__ >= 12
#define SHUFFLE(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#else
typedef int32_t Indexes __attribute__((vector_size(4 * LANES)));
#define SHUFFLE(a, b, ...) __builtin_shuffle(a, b, (Indexes){__VA_ARGS__})
#endif

#if defined(NO_SHIFTS) /* no shuffle whose shift is told when the program runs */
typedef int Shift;
enum { SHIFTED_OF_12 = 0 };

static INLINE Shift shift_none(void) {
    return 0;
}

static INLINE Shift shift_next(Shift shift) {
    return shift;
}

static INLINE Vec shift_by(Vec a, Vec b, Shift shift) {
    (void)b, (void)shift;
    return a;
}
#endif

#define EVEN(g, i)     ((i) / (g)*2 * (g) + (i) % (g))
#define ODD(g, i)      (EVEN(g, i) + (g))
#define ZIP(g, i)      ((i) / (2 * (g)) * (g) + (i) % (g) + (i) / (g) % 2 * LANES)
#define ZIP_LOW(g, i)  ZIP(g, i)
#define ZIP_HIGH(g, i) ZIP(g, (i) + LANES)
#define AHEAD(g, i)    ((i) + (g))

/* even_1, even_2, ... : the granule must be known when the code is compiled. */
#define SHUFFLES(g)                                                                                \
    static INLINE Vec even_##g(Vec a, Vec b) {                                                     \
        return SHUFFLE(a, b, INDEXES(EVEN, g));                                                    \
    }                                                                                              \
    static INLINE Vec odd_##g(Vec a, Vec b) {                                                      \
        return SHUFFLE(a, b, INDEXES(ODD, g));                                                     \
    }                                                                                              \
    static INLINE Vec zip_low_##g(Vec a, Vec b) {                                                  \
        return SHUFFLE(a, b, INDEXES(ZIP_LOW, g));                                                 \
    }                                                                                              \
    static INLINE Vec zip_high_##g(Vec a, Vec b) {                                                 \
        return SHUFFLE(a, b, INDEXES(ZIP_HIGH, g));                                                \
    }                                                                                              \
    static INLINE Vec ahead_##g(Vec a, Vec b) {                                                    \
        return SHUFFLE(a, b, INDEXES(AHEAD, g));                                                   \
    }
SHUFFLES(1)
SHUFFLES(2)
SHUFFLES(4)

#endif
