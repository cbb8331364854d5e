/* conv/ceiling: what the processor could do at most, measured. */
#ifndef CONV_CEILING_H
#define CONV_CEILING_H

/* GFLOP/s of multiply-adds in registers alone, on `threads` threads, with the instruction set that
 * the core uses (conv1d_isa_name). */
double ceiling_gflops(int threads);

#endif
