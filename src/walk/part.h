/* walk/part: one multiply-sum in the order in which it is told.
 *
 *     window | product product ... partial sum | product ... partial sum | bias | result
 *              `--- first channel ---------'     `--- the next ------'
 *
 * Partial sums are parts where a cell reads several channels, the bias where there is one. */
#ifndef WALK_PART_H
#define WALK_PART_H

#include "base/str.h"
#include "walk/walk.h"

typedef enum PartKind { PART_WINDOW, PART_PRODUCT, PART_PARTIAL, PART_BIAS, PART_RESULT } PartKind;

typedef struct Part {
    PartKind kind;
    int64_t channel; /* of the cell's group, of a product and a partial sum */
    int64_t taps;    /* multiplied so far: the last of them is a product's own */
} Part;

int64_t walk_parts(const Walk *walk); /* the same for every cell; the last is the result */
Part walk_part(const Walk *walk, int64_t number);

/* What has been added up when the part is told: the result at the end. */
double walk_so_far(const Walk *walk, Cell cell, const Part *part);
/* The first `taps` products of one channel added up in order. */
double walk_partial_so_far(const Walk *walk, Cell cell, int64_t channel, int64_t taps);

/* Step 4, part 2 of 6: x[0, 0, 3] * w[0, 0, 0]  =  3.0 * 0.297  =  0.891; so far 0.891
 * Ends with a newline. */
void walk_part_text(const Walk *walk, int64_t step, int64_t number, Str *out);

#endif
