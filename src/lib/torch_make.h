/* lib/torch_make: what the factories of torch share. */
#ifndef LIB_TORCH_MAKE_H
#define LIB_TORCH_MAKE_H

#include "lib/tensor_result.h"

/* The three options that end a factory's signature: dtype=None, device=None, requires_grad=False */
#define MAKE_OPTIONS "dtype=None, device=None, requires_grad=False"

/* How the signature of zeros, ones, rand, ... starts: torch.ones(2, 3), torch.ones(size=(2, 3)) */
#define MAKE_SIZE "*sizes, size=None, "

typedef struct MakeOptions {
    DType dtype;
    bool requires_grad;
} MakeOptions;

/* options: the three values of MAKE_OPTIONS. */
bool make_options(Interp *in, const Value *options, DType otherwise, MakeOptions *out);
/* torch.ones(2, 3) or torch.ones((2, 3)): sizes of 0 or more. */
bool make_size(Interp *in, Value v, const char *function, int *ndim, int64_t *shape);
Value make_size_argument(const Value *args); /* args: the two of MAKE_SIZE */
bool make_filled(Interp *in, const MakeOptions *options, int ndim, const int64_t *shape,
                 double value, Value *out);
bool give_made(Interp *in, bool made, Tensor *t, Error *error, const MakeOptions *options,
               Value *out);

/* Fills a tensor that lives on; at a Ctrl-C it is as it was. */
typedef void RandomFill(Generator *g, const Tensor *t, double a, double b);
bool random_in_place(Interp *in, RandomFill *fill, Generator *g, const Tensor *t, double a,
                     double b);

#endif
