/* lib/numpy_find: functions of NumPy that torch has too, by way of torch's: where something is
 * (nonzero, argsort), parts of matrices, grids. */
#include <math.h>

#include "lib/numpy_functions.h"
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"

/* What torch's builtin gives for the array args[0] and the count - 1 arguments behind it. */
static bool by_torch(Interp *in, Builtin *builtin, const Value *args, int count, Value *out) {
    Value given[4] = {value_none(), value_none(), value_none(), value_none()}, made;
    Tensor t;
    if (!arg_array(in, args[0], &t)) return false;
    given[0] = new_tensor(in, &t);
    for (int i = 1; i < count; i++) given[i] = args[i];
    if (!builtin(in, given, &made)) return false;
    Tensor result = tensor_retain(&AS_TENSOR(made)->t);
    *out = result.ndim ? new_ndarray(in, &result) : new_array(in, &result);
    return true;
}

/* ---- where something is ---- */

/* a: one row for each element that is not 0 */
bool numpy_argwhere(Interp *in, const Value *args, Value *out) {
    return by_torch(in, torch_nonzero, args, 1, out);
}

/* a: the columns of argwhere, as a tuple */
bool numpy_nonzero(Interp *in, const Value *args, Value *out) {
    Value rows, columns[TENSOR_MAX_DIMS];
    Error error = {0};
    if (!numpy_argwhere(in, args, &rows)) return false;
    const Tensor *t = &AS_TENSOR(rows)->t;
    for (int64_t i = 0; i < t->shape[1]; i++) {
        Tensor column;
        if (!tensor_select(t, 1, i, DIALECT_NUMPY, &column, &error))
            return interp_raise_from(in, &error);
        columns[i] = new_ndarray(in, &column);
    }
    *out = new_tuple(in, columns, t->shape[1]);
    return true;
}

bool numpy_flatnonzero(Interp *in, const Value *args, Value *out) {
    Value flat = value_none(), found = value_none();
    if (!numpy_ravel(in, args, &flat) || !numpy_nonzero(in, &flat, &found)) return false;
    *out = AS_LIST(found)->items[0];
    return true;
}

bool numpy_count_nonzero(Interp *in, const Value *args, Value *out) {
    Tensor t;
    int64_t found = 0;
    if (!arg_array(in, args[0], &t)) return false;
    for (int64_t i = tensor_count(&t) - 1; i >= 0 && !stop_asked(); i--)
        found += tensor_get_double(&t, i) != 0;
    tensor_release(&t);
    *out = value_int(found);
    return true;
}

/* a, axis=-1 */
bool numpy_argsort(Interp *in, const Value *args, Value *out) {
    const Value given[] = {args[0], args[1], value_bool(false)};
    return by_torch(in, torch_argsort, given, 3, out);
}

/* ---- parts of matrices ---- */

bool numpy_tril(Interp *in, const Value *args, Value *out) {
    return by_torch(in, torch_tril, args, 2, out);
}

bool numpy_triu(Interp *in, const Value *args, Value *out) {
    return by_torch(in, torch_triu, args, 2, out);
}

bool numpy_diag(Interp *in, const Value *args, Value *out) {
    return by_torch(in, torch_diag, args, 2, out);
}

bool numpy_trace(Interp *in, const Value *args, Value *out) {
    const Value diagonal[] = {args[0], value_int(0)};
    Value numbers;
    if (!by_torch(in, torch_diag, diagonal, 2, &numbers)) return false;
    const Value all[] = {numbers, value_none(), value_none(), value_bool(false)};
    return numpy_sum(in, all, out);
}

bool numpy_moveaxis(Interp *in, const Value *args, Value *out) {
    return by_torch(in, torch_movedim, args, 3, out);
}

bool numpy_atleast_1d(Interp *in, const Value *args, Value *out) {
    return by_torch(in, torch_atleast_1d, args, 1, out);
}

bool numpy_atleast_2d(Interp *in, const Value *args, Value *out) {
    return by_torch(in, torch_atleast_2d, args, 1, out);
}

bool numpy_fliplr(Interp *in, const Value *args, Value *out) {
    return by_torch(in, torch_fliplr, args, 1, out);
}

bool numpy_flipud(Interp *in, const Value *args, Value *out) {
    return by_torch(in, torch_flipud, args, 1, out);
}

/* ---- grids ---- */

/* start, stop, num=50, endpoint=True, base=10.0 */
bool numpy_logspace(Interp *in, const Value *args, Value *out) {
    Value powers;
    const Value line[] = {args[0], args[1], args[2], args[3], value_bool(false), value_none()};
    return numpy_linspace(in, line, &powers) && value_binary(in, BINARY_POW, args[4], powers, out);
}

/* Array i of the grid: its numbers along dimension `along`, repeated along the others. */
static bool spread(Interp *in, Value line, int along, int ndim, const int64_t *shape, Value *out) {
    Tensor flat, placed, wide, t;
    Error error = {0};
    int64_t thin[TENSOR_MAX_DIMS];
    for (int d = 0; d < ndim; d++) thin[d] = d == along ? shape[d] : 1;
    if (!arg_array(in, line, &flat)) return false;
    bool made = tensor_reshape(&flat, ndim, thin, &placed, &error);
    tensor_release(&flat);
    if (!made) return interp_raise_from(in, &error);
    made = tensor_expand(&placed, ndim, shape, &wide, &error);
    tensor_release(&placed);
    if (!made) return interp_raise_from(in, &error);
    made = tensor_copy(&wide, &t, &error);
    tensor_release(&wide);
    if (!made) return interp_raise_from(in, &error);
    *out = new_ndarray(in, &t);
    return true;
}

/* *xi, indexing='xy': with 'xy' the first two dimensions change places */
bool numpy_meshgrid(Interp *in, const Value *args, Value *out) {
    const ListObject *lines = AS_LIST(args[0]);
    int ndim = (int)lines->count;
    int64_t shape[TENSOR_MAX_DIMS];
    const char *indexing;
    if (!arg_text(in, args[1], "indexing", &indexing)) return false;
    if (ndim > TENSOR_MAX_DIMS)
        return interp_raise(in, ERROR_VALUE, "the lab's arrays have up to %d dimensions",
                            TENSOR_MAX_DIMS);
    bool swap = indexing[0] == 'x' && ndim > 1;
    for (int i = 0; i < ndim; i++) {
        Tensor t;
        if (!arg_array(in, lines->items[i], &t)) return false;
        shape[swap && i < 2 ? 1 - i : i] = tensor_count(&t);
        tensor_release(&t);
    }
    *out = new_list(in, NULL, 0);
    for (int i = 0; i < ndim; i++) {
        Value grid = value_none();
        if (!spread(in, lines->items[i], swap && i < 2 ? 1 - i : i, ndim, shape, &grid) ||
            !list_append(in, *out, grid))
            return false;
    }
    return true;
}
