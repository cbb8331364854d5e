/* conv/isa: which instruction set the kernels use. */
#include "conv/isa.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "conv/conv1d.h"

#if defined(__x86_64__)
static bool has_avx512(void) {
    return __builtin_cpu_supports("avx512f");
}

static bool has_avx2(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}
#endif

static bool has_c(void) {
    return true;
}

static const struct {
    Isa isa;
    bool (*present)(void);
} isas[] = {
/* the best come first */
#if defined(__x86_64__)
    {{"avx512", 16, &direct_avx512, &winograd_avx512, &fft_avx512, &dot_avx512,
      strassen_forward_avx512},
     has_avx512},
    {{"avx2", 8, &direct_avx2, &winograd_avx2, &fft_avx2, &dot_avx2, strassen_forward_avx2},
     has_avx2},
#endif
    {{"c", 4, &direct_c, &winograd_c, &fft_c, &dot_c, strassen_forward_c}, has_c},
};
enum { ISAS = sizeof isas / sizeof isas[0] };

const Isa *isa_now(void) {
    const char *asked = getenv("STEPCONV_ISA");
    for (int i = 0; asked && i < ISAS; i++)
        if (!strcmp(asked, isas[i].isa.name) && isas[i].present()) return &isas[i].isa;
    for (int i = 0; i < ISAS - 1; i++)
        if (isas[i].present()) return &isas[i].isa;
    return &isas[ISAS - 1].isa;
}

const char *conv1d_isa_name(void) {
    return isa_now()->name;
}
