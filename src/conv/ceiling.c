/* conv/ceiling: what the processor could do at most, measured: independent multiply-adds that
 * touch no memory. */
#include "conv/ceiling.h"

#include <string.h>
#include "base/timing.h"
#include "conv/conv1d.h"

enum { ROUNDS = 200000, SUMS = 12 };

/* SUMS sums of a vector type each; the empty asm keeps the compiler from folding the rounds. */
#define SPIN(name, bytes, isa)                                                                     \
    typedef float name##_vec __attribute__((vector_size(bytes)));                                  \
    isa static void name(void *unused) {                                                           \
        (void)unused;                                                                              \
        name##_vec sum[SUMS] = {{0}};                                                              \
        name##_vec x = {0}, y = {0};                                                               \
        __asm__ volatile("" : "+x"(x), "+x"(y));                                                   \
        for (int round = 0; round < ROUNDS; round++)                                               \
            _Pragma("GCC unroll 12") for (int i = 0; i < SUMS; i++) {                              \
                sum[i] += x * y;                                                                   \
                __asm__ volatile("" : "+x"(sum[i]));                                               \
            }                                                                                      \
    }

#if defined(__x86_64__)
#define FUSED(isa) __attribute__((target(isa), optimize("fp-contract=fast")))
SPIN(spin_avx512, 64, FUSED("avx512f,fma"))
SPIN(spin_avx2, 32, FUSED("avx2,fma"))
SPIN(spin_c, 16, )
#else
typedef float spin_vec __attribute__((vector_size(16)));
static void spin_c(void *unused) {
    (void)unused;
    spin_vec sum[SUMS] = {{0}}, x = {0}, y = {0};
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < SUMS; i++) {
            sum[i] += x * y;
            __asm__ volatile("" : "+w"(sum[i]));
        }
}
#endif

static const struct {
    const char *isa;
    void (*spin)(void *);
    int lanes;
} spins[] = {
#if defined(__x86_64__)
    {"avx512", spin_avx512, 16},
    {"avx2", spin_avx2, 8},
#endif
    {"c", spin_c, 4},
};

double ceiling_gflops(int threads) {
    size_t i = 0;
    while (strcmp(spins[i].isa, conv1d_isa_name()) != 0) i++;
    double seconds = timing_least(spins[i].spin, NULL, 0.05);
    return 2e-9 * spins[i].lanes * SUMS * ROUNDS / seconds * threads;
}
