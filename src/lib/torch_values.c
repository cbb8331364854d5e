/* lib/torch_values: out of a tensor: Python numbers, lists, arrays, sizes; and its dtype. */
#include <math.h>
#include <string.h>

#include "lib/dtype.h"
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"
#include "lib/torch_size.h"

static bool self_of(Interp *in, Value v, const char *function, TensorObject **out) {
    return arg_tensor_object(in, v, function, "input", out);
}

static bool one_number(Interp *in, Value v, Value *out) {
    const Tensor *t = &AS_TENSOR(v)->t;
    if (tensor_count(t) == 1) return *out = tensor_number(t, 0), true;
    interp_raise(in, ERROR_VALUE, "only one element tensors can be converted to Python scalars");
    interp_why(in, "this tensor holds %lld numbers", (long long)tensor_count(t));
    return interp_fix(in, "x.tolist()   or   x[0].item()");
}

bool torch_item(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    return self_of(in, args[0], "item", &o) && one_number(in, args[0], out);
}

bool torch_to_float(Interp *in, const Value *args, Value *out) {
    if (!one_number(in, args[0], out)) return false;
    double x = out->tag == TAG_FLOAT ? out->as.number
               : out->tag == TAG_INT ? (double)out->as.integer
                                     : (double)out->as.truth;
    *out = value_float(x);
    return true;
}

bool torch_to_int(Interp *in, const Value *args, Value *out) {
    if (!one_number(in, args[0], out)) return false;
    if (out->tag == TAG_BOOL) *out = value_int(out->as.truth);
    if (out->tag != TAG_FLOAT) return true;
    double x = out->as.number;
    if (isnan(x)) return interp_raise(in, ERROR_VALUE, "cannot convert float NaN to integer");
    if (!(fabs(x) < 9223372036854775808.0))
        return interp_raise(in, ERROR_OVERFLOW, "cannot convert %s to integer",
                            isinf(x) ? "float infinity" : "so large a float");
    *out = value_int((int64_t)x);
    return true;
}

bool torch_to_index(Interp *in, const Value *args, Value *out) {
    const Tensor *t = &AS_TENSOR(args[0])->t;
    if (tensor_count(t) == 1 && !dtype_is_float(t->dtype)) return torch_to_int(in, args, out);
    return interp_raise(in, ERROR_TYPE,
                        "only integer tensors of a single element can be converted to an index");
}

static bool list_of(Interp *in, const Tensor *t, Value *out) {
    Error error = {0};
    if (t->ndim == 0) return *out = tensor_number(t, 0), true;
    *out = new_list(in, NULL, 0);
    for (int64_t i = 0; i < t->shape[0] && !stop_asked(); i++) {
        Tensor row;
        Value item;
        if (!tensor_select(t, 0, i, DIALECT_NUMPY, &row, &error))
            return interp_raise_from(in, &error);
        bool ok = list_of(in, &row, &item);
        tensor_release(&row);
        if (!ok || !list_append(in, *out, item)) return false;
    }
    return true;
}

bool torch_tolist(Interp *in, const Value *args, Value *out) {
    return list_of(in, &AS_TENSOR(args[0])->t, out);
}

/* self, *, force=False: shares the numbers */
bool torch_numpy(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    if (!self_of(in, args[0], "numpy", &o)) return false;
    bool force = args[1].tag == TAG_BOOL && args[1].as.truth;
    if (o->requires_grad && grad_enabled(in) && !force) {
        interp_raise(in, ERROR_RUNTIME,
                     "Can't call numpy() on Tensor that requires grad. Use "
                     "tensor.detach().numpy() instead.");
        interp_why(in, "an array has no room for gradients, so they must be let go of first");
        return interp_fix(in, "x.detach().numpy()   (or do it under torch.no_grad())");
    }
    Tensor t = tensor_retain(&o->t);
    TensorObject *array = new_object(in, &type_ndarray, sizeof *array);
    array->t = t;
    *out = value_object(array);
    return true;
}

bool torch_clone(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Tensor t;
    Error error = {0};
    if (!self_of(in, args[0], "clone", &o)) return false;
    bool made = tensor_copy(&o->t, &t, &error);
    return give_result(in, made, &t, &error, "CloneBackward0", args, 1, out);
}

bool torch_detach(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    if (!self_of(in, args[0], "detach", &o)) return false;
    Tensor t = tensor_retain(&o->t);
    *out = new_tensor(in, &t);
    return true;
}

/* self, dim=None */
bool torch_size(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    int dim;
    if (!self_of(in, args[0], "size", &o)) return false;
    if (!arg_given(args[1])) return *out = new_torch_size(in, o->t.ndim, o->t.shape), true;
    if (!arg_dim(in, args[1], o->t.ndim, DIALECT_TORCH, &dim)) return false;
    *out = value_int(o->t.shape[dim]);
    return true;
}

bool torch_dim(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int(AS_TENSOR(args[0])->t.ndim);
    return true;
}

bool torch_numel(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    if (!self_of(in, args[0], "numel", &o)) return false;
    *out = value_int(tensor_count(&o->t));
    return true;
}

/* self, dim=None */
bool torch_stride(Interp *in, const Value *args, Value *out) {
    const Tensor *t = &AS_TENSOR(args[0])->t;
    Value items[TENSOR_MAX_DIMS];
    int dim;
    if (arg_given(args[1])) {
        if (!arg_dim(in, args[1], t->ndim, DIALECT_TORCH, &dim)) return false;
        return *out = value_int(t->stride[dim]), true;
    }
    for (int i = 0; i < t->ndim; i++) items[i] = value_int(t->stride[i]);
    *out = new_tuple(in, items, t->ndim);
    return true;
}

bool torch_storage_offset(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int(AS_TENSOR(args[0])->t.offset);
    return true;
}

bool torch_element_size(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int((int64_t)dtype_size(AS_TENSOR(args[0])->t.dtype));
    return true;
}

bool torch_is_contiguous(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_bool(tensor_is_contiguous(&AS_TENSOR(args[0])->t));
    return true;
}

bool torch_is_floating_point(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    if (!self_of(in, args[0], "is_floating_point", &o)) return false;
    *out = value_bool(dtype_is_float(o->t.dtype));
    return true;
}

/* ---- dtype ---- */

static bool cast_to(Interp *in, Value self, DType dtype, Value *out) {
    const TensorObject *o = AS_TENSOR(self);
    Tensor t;
    Error error = {0};
    if (o->t.dtype == dtype) return *out = self, true;
    bool made = tensor_cast(&o->t, dtype, &t, &error);
    return give_result(in, made, &t, &error, "ToCopyBackward0", &self, 1, out);
}

#define CAST(name, dtype)                                                                          \
    bool torch_##name(Interp *in, const Value *args, Value *out) {                                 \
        TensorObject *o;                                                                           \
        return self_of(in, args[0], #name, &o) && cast_to(in, args[0], dtype, out);                \
    }
CAST(float, DTYPE_FLOAT32)
CAST(double, DTYPE_FLOAT64)
CAST(long, DTYPE_INT64)
CAST(int, DTYPE_INT32)
CAST(short, DTYPE_INT16)
CAST(byte, DTYPE_UINT8)
CAST(bool, DTYPE_BOOL)
#undef CAST

/* self, *args, dtype=None, device=None, ...: a dtype, a device or another tensor */
bool torch_to(Interp *in, const Value *args, Value *out) {
    const ListObject *given = AS_LIST(args[1]);
    DType dtype = AS_TENSOR(args[0])->t.dtype;
    if (!arg_dtype(in, args[2], dtype, &dtype) || !arg_device(in, args[3])) return false;
    for (int64_t i = 0; i < given->count; i++) {
        Value v = given->items[i];
        if (value_is_tensor(v))
            dtype = AS_TENSOR(v)->t.dtype;
        else if (value_is(v, &type_dtype) || value_is(v, &type_type)) {
            if (!arg_dtype(in, v, dtype, &dtype)) return false;
        } else if (v.tag != TAG_BOOL && !arg_device(in, v))
            return false;
    }
    return cast_to(in, args[0], dtype, out);
}

static bool named_type(Interp *in, Value v, DType *out) {
    const char *name;
    if (!arg_text(in, v, "dtype", &name)) return false;
    for (int d = 0; d < DTYPES; d++)
        if (strcmp(dtype_torch_type((DType)d), name) == 0) return *out = (DType)d, true;
    return interp_raise(in, ERROR_VALUE, "invalid type: '%s'", name);
}

/* self, dtype=None: 'torch.FloatTensor', or the tensor with another dtype */
bool torch_type(Interp *in, const Value *args, Value *out) {
    DType dtype = AS_TENSOR(args[0])->t.dtype;
    if (!arg_given(args[1])) return *out = new_str(in, dtype_torch_type(dtype)), true;
    bool named = value_is(args[1], &type_str);
    return (named ? named_type(in, args[1], &dtype) : arg_dtype(in, args[1], dtype, &dtype)) &&
           cast_to(in, args[0], dtype, out);
}

bool torch_type_as(Interp *in, const Value *args, Value *out) {
    TensorObject *other;
    return arg_tensor_object(in, args[1], "type_as", "other", &other) &&
           cast_to(in, args[0], other->t.dtype, out);
}

bool torch_cpu(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = args[0];
    return true;
}

bool torch_cuda(Interp *in, const Value *args, Value *out) {
    (void)out;
    (void)args;
    return arg_device(in, new_str(in, "cuda"));
}
