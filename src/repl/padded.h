/* repl/padded: what F.pad made lately, so that a convolution's input can be followed back to the
 * learner's own tensor.
 *
 *     x       [ a ][ b ][ c ]
 *     padded  [ 0 ][ 0 ][ a ][ b ][ c ]        left = 2: padded[left + i] is x[i]
 */
#ifndef REPL_PADDED_H
#define REPL_PADDED_H

#include "tensor/tensor.h"

typedef struct Padded {
    Tensor input, output; /* held, so that no other tensor takes their place in memory */
    int64_t left;
} Padded;

enum {
    PADDED_MOST = 4,
    PADDED_BYTES = 32 << 20
}; /* of all; the newest is kept whatever it holds */

typedef struct PaddedLately {
    Padded items[PADDED_MOST]; /* newest first */
    int count;
} PaddedLately;

void padded_remember(PaddedLately *lately, const Tensor *input, int64_t left, const Tensor *output);
/* Where this very tensor came from; NULL: not from F.pad, or too long ago. */
const Padded *padded_find(const PaddedLately *lately, const Tensor *output);
void padded_release(PaddedLately *lately);

#endif
