/* conv/cost: what the methods' estimates share. Costs are cycles of one thread: only their order
 * counts. */
#ifndef CONV_COST_H
#define CONV_COST_H

#include <stdbool.h>
#include "conv/conv1d.h"
#include "conv/isa.h"

/* How much longer than half a cycle a multiply-add takes in the packed direct kernels for `outs`
 * output channels: with few, loads of the input hold them up. */
double kernel_slowness(const Isa *isa, int64_t outs);

/* At least the time that input and output take through memory, where they do not fit in cache. */
double cost_with_memory(const Conv1dShape *shape, double cycles);

/* DirectTile.ask for so many floats of packed weights, which each tile reads: ASK_WEIGHTS where
 * they are more than the second-level cache holds. */
int ask_for_weights(int64_t floats);

#endif
