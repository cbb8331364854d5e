/* lib/torch_sort: sort, topk, median, unique, nonzero: order among numbers. */
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"
#include "lib/torch_size.h"

static bool sorted(Interp *in, Value self, Value dim_value, bool falling, const char *grad,
                   Value *values, Value *indices) {
    TensorObject *o;
    int dim = 0;
    Tensor v, i;
    Error error = {0};
    if (!arg_tensor_object(in, self, "sort", "input", &o) ||
        (o->t.ndim > 0 && !arg_dim(in, dim_value, o->t.ndim, DIALECT_TORCH, &dim)))
        return false;
    if (!tensor_sort(&o->t, dim, falling, &v, &i, &error)) return interp_raise_from(in, &error);
    *values = new_result(in, &v, grad, &self, 1);
    *indices = new_tensor(in, &i);
    return true;
}

/* input, dim=-1, descending=False, stable=False */
bool torch_sort(Interp *in, const Value *args, Value *out) {
    bool falling = false;
    Value values = value_none(), indices = value_none();
    if (!arg_bool(in, args[2], "descending", &falling) ||
        !sorted(in, args[0], args[1], falling, "SortBackward0", &values, &indices))
        return false;
    *out = new_return(in, RETURN_SORT, values, indices);
    return true;
}

/* input, dim=-1, descending=False */
bool torch_argsort(Interp *in, const Value *args, Value *out) {
    bool falling = false;
    Value values = value_none();
    return arg_bool(in, args[2], "descending", &falling) &&
           sorted(in, args[0], args[1], falling, "SortBackward0", &values, out);
}

static bool first_of(Interp *in, Value v, int dim, int64_t k, Value *out) {
    Tensor t;
    Error error = {0};
    TensorObject *o = AS_TENSOR(v);
    if (!tensor_slice(&o->t, dim, 0, k, 1, &t, &error)) return interp_raise_from(in, &error);
    *out = new_tensor(in, &t);
    AS_TENSOR(*out)->requires_grad = o->requires_grad;
    AS_TENSOR(*out)->grad_fn = o->grad_fn;
    return true;
}

/* input, k, dim=-1, largest=True, sorted=True */
bool torch_topk(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dim = 0;
    int64_t k = 0;
    bool largest = true;
    Value values = value_none(), indices = value_none();
    if (!arg_tensor_object(in, args[0], "topk", "input", &o) ||
        !arg_dim(in, args[2], o->t.ndim, DIALECT_TORCH, &dim) || !arg_int(in, args[1], "k", &k) ||
        !arg_bool(in, args[3], "largest", &largest))
        return false;
    if (k < 0 || k > o->t.shape[dim])
        return interp_raise(in, ERROR_RUNTIME, "selected index k out of range");
    if (!sorted(in, args[0], args[2], largest, "TopkBackward0", &values, &indices) ||
        !first_of(in, values, dim, k, &values) || !first_of(in, indices, dim, k, &indices))
        return false;
    *out = new_return(in, RETURN_TOPK, values, indices);
    return true;
}

/* input, dim=None: of an even count the lower of the two in the middle */
bool torch_median(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Value flat = value_none(), values = value_none(), indices = value_none();
    if (!arg_tensor_object(in, args[0], "median", "input", &o)) return false;
    bool all = !arg_given(args[1]);
    Value over = all ? value_int(0) : args[1];
    if (!all)
        flat = args[0];
    else if (!torch_ravel(in, args, &flat))
        return false;
    int dim;
    const Tensor *t = &AS_TENSOR(flat)->t;
    if (!arg_dim(in, over, t->ndim, DIALECT_TORCH, &dim)) return false;
    if (t->shape[dim] == 0)
        return interp_raise(in, ERROR_INDEX, "median(): Expected reduction dim to be non-zero");
    const Value at = value_int((t->shape[dim] - 1) / 2);
    if (!sorted(in, flat, over, false, "MedianBackward0", &values, &indices)) return false;
    if (!torch_select(in, (Value[]){values, over, at}, &values) ||
        !torch_select(in, (Value[]){indices, over, at}, &indices))
        return false;
    if (AS_TENSOR(values)->grad_fn) AS_TENSOR(values)->grad_fn = "MedianBackward0";
    *out = all ? values : new_return(in, RETURN_MEDIAN, values, indices);
    return true;
}

/* input: its different numbers, in order */
bool torch_unique(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Tensor t;
    Error error = {0};
    if (!arg_tensor_object(in, args[0], "unique", "input", &o)) return false;
    bool made = tensor_unique(&o->t, DIALECT_TORCH, &t, &error);
    return give_result(in, made, &t, &error, NULL, NULL, 0, out);
}

/* input: the positions of what is not 0, one row for each */
bool torch_nonzero(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Tensor t;
    Error error = {0};
    int64_t found = 0, row = 0;
    if (!arg_tensor_object(in, args[0], "nonzero", "input", &o)) return false;
    int64_t count = tensor_count(&o->t), ndim = o->t.ndim;
    for (int64_t i = 0; i < count && !stop_asked(); i++) found += tensor_get_double(&o->t, i) != 0;
    if (!tensor_new(DTYPE_INT64, 2, (int64_t[]){found, ndim}, &t, &error))
        return interp_raise_from(in, &error);
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        if (tensor_get_double(&o->t, i) == 0) continue;
        int64_t left = i;
        for (int64_t d = ndim - 1; d >= 0; left /= o->t.shape[d--])
            tensor_set_int(&t, row * ndim + d, left % o->t.shape[d]);
        row++;
    }
    *out = new_tensor(in, &t);
    return true;
}
