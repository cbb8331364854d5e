/* conv/isa: which instruction set the kernels use. */
#include "conv/conv1d.h"

const char *conv1d_isa_name(void) {
    return "c";
}
