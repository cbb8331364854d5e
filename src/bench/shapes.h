/* bench/shapes: the file of shapes, one a line: name N C_in L C_out K stride pad dilation groups.
 */
#ifndef BENCH_SHAPES_H
#define BENCH_SHAPES_H

#include <stdbool.h>
#include <stdio.h>
#include "conv/conv1d.h"

typedef struct NamedShape {
    char name[32];
    Conv1dShape shape;
} NamedShape;

/* The next shape of the file; lines that are empty or begin with # are passed over. False at the
 * end, or after a message about a line that is no shape. */
bool shapes_next(FILE *file, NamedShape *out);

#endif
