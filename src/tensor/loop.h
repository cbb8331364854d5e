/* tensor/loop: the strided walk under every function that goes element by element.
 *
 * A Loop holds up to four operands of one shape. It merges the dimensions that lie one after the
 * other in all of them, and hands out rows: stretches of the last dimension.
 *
 *     shape (2, 3), b broadcast      row 0:  a0 a1 a2   b0 b1 b2
 *                                    row 1:  a3 a4 a5   b0 b1 b2
 *
 * Elements of any dtype are computed as int64, float or double: blocks of a row are converted to
 * that, computed, and converted back; where the data already is so, nothing is copied. */
#ifndef TENSOR_LOOP_H
#define TENSOR_LOOP_H

#include "tensor/tensor.h"

enum { LOOP_OPERANDS = 4, LOOP_BLOCK = 256, LOOP_PIECE = 1 << 16 };

typedef struct Loop {
    int ndim, operands;
    bool whole; /* goes to its end even at a Ctrl-C: operand 0 lives on */
    int64_t shape[TENSOR_MAX_DIMS];
    int64_t step[LOOP_OPERANDS][TENSOR_MAX_DIMS]; /* bytes; 0 where the operand repeats */
    char *at[LOOP_OPERANDS];
} Loop;

/* One row: `count` elements, operand k at at[k] and then every step[k] bytes. */
typedef void (*LoopRow)(int64_t count, char *const *at, const int64_t *step, void *context);

void loop_init(Loop *loop, int ndim, const int64_t *shape);
void loop_add(Loop *loop, const Tensor *t); /* t broadcasts to the loop's shape */
/* In row-major order; long rows are handed out in pieces, so that a Ctrl-C (base/stop) is heard. */
void loop_run(Loop *loop, LoopRow row, void *context);
/* In the order of operand 0's memory: for rows that don't care. */
void loop_run_dense(Loop *loop, LoopRow row, void *context);

/* A new tensor of the loop's shape, laid out in memory as the operands that were added are (both
 * libraries keep a transposed operand transposed), and added to the loop as operand 0. */
bool loop_new_result(Loop *loop, DType dtype, Tensor *out, Error *error);

/* `count` elements of dtype `from`, every from_step bytes, written as dtype `to`. */
void convert_row(DType from, DType to, int64_t count, const char *source, int64_t source_step,
                 char *target, int64_t target_step);

DType dtype_compute(DType dtype); /* INT64, FLOAT32 or FLOAT64 */

/* The next elements of a row in the dtype to compute in: the row itself, or `buffer` filled. */
typedef union LoopBuffer {
    int64_t ints[LOOP_BLOCK];
    float floats[LOOP_BLOCK];
    double doubles[LOOP_BLOCK];
    bool bools[LOOP_BLOCK];
} LoopBuffer;
const void *block_load(DType from, DType to, int64_t count, const char *source, int64_t step,
                       LoopBuffer *buffer);

/* Steps through the index (i0, i1, ...) of a shape in row-major order; false after the last. */
bool index_advance(int ndim, const int64_t *shape, int64_t *index);

#endif
