/* conv/cost: what the methods' estimates share. */
#include "conv/cost.h"

#include <math.h>
#include "conv/cache.h"
#include "conv/size.h"

/* A cycle starts two multiply-adds and two loads, of which an unaligned one of 64 bytes takes two
 * places, and one of 32 bytes half of the times. */
double kernel_slowness(const Isa *isa, int64_t outs) {
    double vectors = isa->direct->packed.of_channels[outs - 1].vectors;
    double load = isa->lanes == 16 ? 2 : isa->lanes == 8 ? 1.5 : 1;
    double loads = vectors * load + (double)outs;
    double products = vectors * (double)outs;
    double half = isa->lanes == 4 ? 2 : 1; /* without a fused multiply-add */
    return fmax(products * half, fmax(loads, 8)) / products * 1.05;
}

int ask_for_weights(int64_t floats) {
    return floats * (int64_t)sizeof(float) > cache_bytes(2) ? ASK_WEIGHTS : ASK_NOTHING;
}

double cost_with_memory(const Conv1dShape *shape, double cycles) {
    const double bytes_of_cycle = 8;
    double near = (double)cache_bytes_shared() / 2;
    double in = (double)shape->batch * (double)shape->in_channels * (double)shape->length;
    double out =
        (double)shape->batch * (double)shape->out_channels * (double)conv1d_output_length(shape);
    double bytes = sizeof(float) * (in + 2 * out);
    return bytes < near
               ? cycles
               : fmax(cycles, bytes / bytes_of_cycle) + 0.3 * fmin(cycles, bytes / bytes_of_cycle);
}
