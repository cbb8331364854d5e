/* lib/pyplot_data: what a program plots, as columns of doubles: numbers, lists, tensors, arrays;
 * a list of words stands for 0, 1, 2, ... */
#ifndef LIB_PYPLOT_DATA_H
#define LIB_PYPLOT_DATA_H

#include "lib/tensor_arg.h"

/* A float64 tensor of one dimension or more, contiguous; a plain number becomes one of shape (1,).
 * The caller releases it. */
bool plot_data(Interp *in, Value v, const char *what, Tensor *out);
/* The same with all dimensions laid out as one. */
bool plot_data_flat(Interp *in, Value v, const char *what, Tensor *out);
const double *plot_numbers(const Tensor *t);
int64_t plot_columns(const Tensor *t); /* of shape (n, columns); a vector has one */
/* Column `index` of rows numbers; free with mem_free. NULL and MemoryError where refused. */
double *plot_column(Interp *in, const Tensor *t, int64_t index);
void shape_text_tuple(const Tensor *t, Str *out); /* "(3,)", "(3, 2)" */
bool raise_no_room(Interp *in, int64_t count);    /* MemoryError: for count doubles */

#endif
