/* tensor/selection: what a key x[...] selects, before anything is read or written.
 *
 * Whole numbers, slices, None and ... only make a view. Where a tensor stands among them (positions
 * or a mask), the view's dimensions that are so indexed are taken position by position: these are
 * the picks.
 *
 *     x[:, idx]    x (2, 5), idx (3)    starts[j] = idx[j] * stride[1],  result (2, 3) */
#ifndef TENSOR_SELECTION_H
#define TENSOR_SELECTION_H

#include "tensor/tensor.h"

typedef struct Selection {
    Tensor view;
    int count;                         /* of index tensors; a mask of k dimensions counts as k */
    int dims[TENSOR_MAX_DIMS];         /* which dimension of the view each one indexes */
    Tensor positions[TENSOR_MAX_DIMS]; /* int64, owned */
    bool number[TENSOR_MAX_DIMS];      /* NumPy: a number that stands beside an index array */
    bool masked;
    bool split; /* NumPy: a ... stands between index arrays */
} Selection;

bool selection_new(const Tensor *t, const Index *key, int count, Dialect dialect, Selection *out,
                   Error *error);
void selection_release(Selection *s);

/* For each place of the index tensors (broadcast together): where in the storage the indexed
 * dimensions start. `rest` is the view without those dimensions, as one such start sees it. */
typedef struct Picks {
    int ndim;                       /* of the index tensors together */
    int64_t shape[TENSOR_MAX_DIMS]; /* of the same */
    int64_t count;
    Tensor kept; /* int64, owned: */
    int64_t *starts;
    Tensor rest; /* borrows the storage */
    int at;      /* where the picks' dimensions stand in the result */
} Picks;

bool picks_new(const Selection *s, Dialect dialect, Picks *out, Error *error);
void picks_release(Picks *picks);
int picks_result_shape(const Picks *picks, int64_t *shape); /* returns ndim */
/* Moves every pick between the indexed tensor and `t`, which has the result's shape. */
void picks_move(const Picks *picks, const Tensor *t, bool write);

#endif
