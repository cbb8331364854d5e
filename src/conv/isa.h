/* conv/isa: the kernels of one instruction set. */
#ifndef CONV_ISA_H
#define CONV_ISA_H

#include "conv/direct.h"
#include "conv/dot.h"
#include "conv/fft.h"
#include "conv/strassen.h"
#include "conv/winograd.h"

typedef struct Isa {
    const char *name;
    int lanes; /* floats in a vector */
    const DirectIsa *direct;
    const WinogradIsa *winograd;
    const FftIsa *fft;
    const DotIsa *dot;
    StrassenForward *strassen_forward;
} Isa;

/* The best that the processor has and STEPCONV_ISA allows. */
const Isa *isa_now(void);

#endif
