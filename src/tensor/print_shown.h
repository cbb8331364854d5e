/* tensor/print_shown: which elements a print shows, and the widest text among them. */
#ifndef TENSOR_PRINT_SHOWN_H
#define TENSOR_PRINT_SHOWN_H

#include "tensor/tensor.h"

/* A summary keeps the first and last `edge` of each dimension longer than 2 * edge:
 *
 *     0 1 2 ... 997 998 999          edge = 3
 *
 * edge < 0: everything is shown. */
typedef struct Shown {
    const Tensor *tensor;
    int64_t edge;
    int64_t index[TENSOR_MAX_DIMS];
    bool done;
} Shown;

Shown shown_first(const Tensor *t, int64_t edge);
/* Row-major number of the next shown element; false when there is none left, and at Ctrl-C. */
bool shown_next(Shown *shown, int64_t *linear);

bool shown_cuts(int64_t size, int64_t edge); /* is a dimension of this size cut? */

/* Of the finite elements that are not 0. */
typedef struct Magnitudes {
    int64_t count;
    double min, max; /* absolute */
    bool whole;      /* all are whole numbers */
} Magnitudes;
Magnitudes shown_magnitudes(const Tensor *t, int64_t edge);

#endif
