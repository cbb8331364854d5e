/* lib/torch_turn: flipping and rolling, triangles and diagonals. */
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"

static bool input(Interp *in, Value v, const char *function, TensorObject **out) {
    return arg_tensor_object(in, v, function, "input", out);
}

static bool flip(Interp *in, Value self, const int *dims, int count, Value *out) {
    Tensor t;
    Error error = {0};
    bool made = tensor_flip(&AS_TENSOR(self)->t, dims, count, &t, &error);
    return give_result(in, made, &t, &error, "FlipBackward0", &self, 1, out);
}

/* input, dims */
bool torch_flip(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dims[TENSOR_MAX_DIMS], count;
    return input(in, args[0], "flip", &o) &&
           arg_dims(in, args[1], o->t.ndim, DIALECT_TORCH, dims, &count) &&
           flip(in, args[0], dims, count, out);
}

bool torch_flipud(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    return input(in, args[0], "flipud", &o) && flip(in, args[0], (int[]){0}, o->t.ndim > 0, out);
}

bool torch_fliplr(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    if (!input(in, args[0], "fliplr", &o)) return false;
    if (o->t.ndim < 2) return interp_raise(in, ERROR_RUNTIME, "Input must be >= 2-d.");
    return flip(in, args[0], (int[]){1}, 1, out);
}

static bool roll_one(const Tensor *t, int64_t shift, int dim, Tensor *out, Error *error) {
    int64_t size = t->shape[dim];
    shift = size ? ((shift % size) + size) % size : 0;
    Tensor tail, head;
    if (!tensor_slice(t, dim, size - shift, size, 1, &tail, error)) return false;
    if (!tensor_slice(t, dim, 0, size - shift, 1, &head, error))
        return tensor_release(&tail), false;
    const Tensor *parts[] = {&tail, &head};
    bool made = tensor_cat(parts, 2, dim, DIALECT_TORCH, out, error);
    tensor_release(&tail);
    tensor_release(&head);
    return made;
}

static bool roll_flat(const Tensor *t, int64_t shift, Tensor *out, Error *error) {
    Tensor flat, rolled;
    if (!tensor_reshape(t, 1, (int64_t[]){-1}, &flat, error)) return false;
    bool made = roll_one(&flat, shift, 0, &rolled, error);
    tensor_release(&flat);
    if (!made) return false;
    made = tensor_view(&rolled, t->ndim, t->shape, out, error);
    tensor_release(&rolled);
    return made;
}

/* input, shifts, dims=None */
bool torch_roll(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int64_t shifts[TENSOR_MAX_DIMS];
    int dims[TENSOR_MAX_DIMS], count, shift_count;
    Tensor t, next;
    Error error = {0};
    if (!input(in, args[0], "roll", &o) ||
        !arg_ints(in, args[1], "shifts", TENSOR_MAX_DIMS, shifts, &shift_count) ||
        !arg_dims(in, args[2], o->t.ndim, DIALECT_TORCH, dims, &count))
        return false;
    if (shift_count == 0) return interp_raise(in, ERROR_RUNTIME, "`shifts` required");
    if (count == 0 && shift_count == 1) {
        bool made = roll_flat(&o->t, shifts[0], &t, &error);
        return give_result(in, made, &t, &error, "RollBackward0", args, 1, out);
    }
    if (count != shift_count)
        return interp_raise(in, ERROR_RUNTIME,
                            "shifts and dimensions must align. shifts: %d, dims:%d", shift_count,
                            count);
    t = tensor_retain(&o->t);
    for (int i = 0; i < count; i++) {
        bool made = roll_one(&t, shifts[i], dims[i], &next, &error);
        tensor_release(&t);
        if (!made) return interp_raise_from(in, &error);
        t = next;
    }
    return give_result(in, true, &t, &error, "RollBackward0", args, 1, out);
}

/* ---- parts of matrices ---- */

static bool triangle(Interp *in, const Value *args, bool lower, Value *out) {
    TensorObject *o;
    int64_t diagonal;
    Tensor t;
    Error error = {0};
    if (!input(in, args[0], lower ? "tril" : "triu", &o) ||
        !arg_int(in, args[1], "diagonal", &diagonal))
        return false;
    if (o->t.ndim < 2)
        return interp_raise(in, ERROR_RUNTIME, "%s: input tensor must have at least 2 dimensions",
                            lower ? "tril" : "triu");
    if (!tensor_copy(&o->t, &t, &error)) return interp_raise_from(in, &error);
    int64_t rows = t.shape[t.ndim - 2], columns = t.shape[t.ndim - 1], count = tensor_count(&t);
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        int64_t row = i / columns % rows, column = i % columns;
        bool keep = lower ? column - row <= diagonal : column - row >= diagonal;
        if (!keep) tensor_set_double(&t, i, 0);
    }
    return give_result(in, true, &t, &error, lower ? "TrilBackward0" : "TriuBackward0", args, 1,
                       out);
}

/* input, diagonal=0 */
bool torch_tril(Interp *in, const Value *args, Value *out) {
    return triangle(in, args, true, out);
}

bool torch_triu(Interp *in, const Value *args, Value *out) {
    return triangle(in, args, false, out);
}

/* input, diagonal=0: the diagonal of a matrix, or a matrix with this diagonal */
bool torch_diag(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int64_t shift, shape[2];
    Tensor t;
    Error error = {0};
    if (!input(in, args[0], "diag", &o) || !arg_int(in, args[1], "diagonal", &shift)) return false;
    const Tensor *from = &o->t;
    if (from->ndim != 1 && from->ndim != 2)
        return interp_raise(in, ERROR_RUNTIME, "diag(): Supports 1D or 2D tensors. Got %dD",
                            from->ndim);
    int64_t down = shift < 0 ? -shift : 0, right = shift > 0 ? shift : 0;
    bool matrix = from->ndim == 2;
    if (matrix) {
        int64_t rows = from->shape[0] - down, columns = from->shape[1] - right;
        shape[0] = rows < columns ? rows : columns;
        if (shape[0] < 0) shape[0] = 0;
    } else
        shape[0] = shape[1] = from->shape[0] + down + right;
    if (!tensor_new(from->dtype, matrix ? 1 : 2, shape, &t, &error))
        return interp_raise_from(in, &error);
    int64_t count = matrix ? shape[0] : from->shape[0];
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        int64_t in_matrix = (i + down) * (matrix ? from->shape[1] : shape[1]) + i + right;
        tensor_set_double(&t, matrix ? i : in_matrix,
                          tensor_get_double(from, matrix ? in_matrix : i));
    }
    return give_result(in, true, &t, &error, "DiagBackward0", args, 1, out);
}
