/* lib/numpy_array: the class numpy.ndarray: attributes, and the table of methods. */
#include "lib/numpy_array.h"

#include "eval/rows.h"
#include "lib/dtype.h"
#include "lib/left_out.h"
#include "lib/numpy_functions.h"
#include "lib/tensor_arg.h"
#include "lib/tensor_slots.h"
#include "lib/torch_functions.h"

static const Tensor *of(const Value *args) {
    return &AS_TENSOR(args[0])->t;
}

static bool get_shape(Interp *in, const Value *args, Value *out) {
    Value items[TENSOR_MAX_DIMS];
    for (int i = 0; i < of(args)->ndim; i++) items[i] = value_int(of(args)->shape[i]);
    *out = new_tuple(in, items, of(args)->ndim);
    return true;
}

static bool set_shape(Interp *in, Value self, Value value) {
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    Tensor t;
    Error error = {0};
    if (!arg_shape(in, value, "shape", &ndim, shape)) return false;
    if (!tensor_reshape(&AS_TENSOR(self)->t, ndim, shape, &t, &error))
        return interp_raise_from(in, &error);
    tensor_release(&AS_TENSOR(self)->t);
    AS_TENSOR(self)->t = t;
    return true;
}

static bool get_strides(Interp *in, const Value *args, Value *out) {
    Value items[TENSOR_MAX_DIMS];
    int64_t size = (int64_t)dtype_size(of(args)->dtype);
    for (int i = 0; i < of(args)->ndim; i++) items[i] = value_int(of(args)->stride[i] * size);
    *out = new_tuple(in, items, of(args)->ndim);
    return true;
}

static bool get_size(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int(tensor_count(of(args)));
    return true;
}

static bool get_ndim(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int(of(args)->ndim);
    return true;
}

static bool get_dtype(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = new_numpy_dtype(of(args)->dtype);
    return true;
}

static bool get_itemsize(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int((int64_t)dtype_size(of(args)->dtype));
    return true;
}

static bool get_nbytes(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int(tensor_count(of(args)) * (int64_t)dtype_size(of(args)->dtype));
    return true;
}

static bool get_transposed(Interp *in, const Value *args, Value *out) {
    return numpy_transpose(in, (Value[]){args[0], value_none()}, out);
}

/* self, *args: the one element, or the one that an index names */
static bool item(Interp *in, const Value *args, Value *out) {
    const ListObject *given = AS_LIST(args[1]);
    int64_t at = 0, count = tensor_count(of(args));
    if (given->count == 1 && !arg_int(in, given->items[0], "item", &at)) return false;
    if (given->count == 0 && count != 1)
        return interp_raise(in, ERROR_VALUE,
                            "can only convert an array of size 1 to a Python scalar");
    if (at < 0) at += count;
    if (given->count > 1 || at < 0 || at >= count)
        return interp_raise(in, ERROR_INDEX, "index %lld is out of bounds for size %lld",
                            (long long)at, (long long)count);
    *out = tensor_number(of(args), at);
    return true;
}

/* self, dtype, copy=True */
static bool astype(Interp *in, const Value *args, Value *out) {
    DType dtype;
    Tensor cast, t;
    Error error = {0};
    if (!arg_dtype(in, args[1], DTYPE_FLOAT64, &dtype)) return false;
    if (!tensor_cast(of(args), dtype, &cast, &error)) return interp_raise_from(in, &error);
    bool made = tensor_copy(&cast, &t, &error);
    tensor_release(&cast);
    if (value_is(args[0], &type_ndarray) && made) return *out = new_ndarray(in, &t), true;
    return give_array(in, made, &t, &error, out);
}

static bool only_one(Interp *in, const Value *args) {
    return tensor_count(of(args)) == 1 ||
           interp_raise(in, ERROR_TYPE, "only size-1 arrays can be converted to Python scalars");
}

static bool to_float(Interp *in, const Value *args, Value *out) {
    return only_one(in, args) && torch_to_float(in, args, out);
}

static bool to_int(Interp *in, const Value *args, Value *out) {
    return only_one(in, args) && torch_to_int(in, args, out);
}

static bool to_index(Interp *in, const Value *args, Value *out) {
    if (tensor_count(of(args)) == 1 && !dtype_is_float(of(args)->dtype))
        return torch_to_int(in, args, out);
    if (value_is(args[0], &type_numpy_scalar))
        return interp_raise(in, ERROR_TYPE, "'%s' object cannot be interpreted as an integer",
                            value_type(args[0])->name);
    return interp_raise(in, ERROR_TYPE,
                        "only integer scalar arrays can be converted to a scalar index");
}

/* self, value */
static bool fill(Interp *in, const Value *args, Value *out) {
    Tensor value;
    Error error = {0};
    if (!arg_array(in, args[1], &value)) return false;
    bool done = tensor_assign(of(args), &value, DIALECT_NUMPY, &error);
    tensor_release(&value);
    *out = value_none();
    return done || interp_raise_from(in, &error);
}

/* self, axis=-1: in place */
static bool sort(Interp *in, const Value *args, Value *out) {
    Value sorted;
    Error error = {0};
    if (!numpy_sort(in, args, &sorted)) return false;
    *out = value_none();
    return tensor_assign(of(args), &AS_TENSOR(sorted)->t, DIALECT_NUMPY, &error) ||
           interp_raise_from(in, &error);
}

/* round(x, 2) */
static bool dunder_round(Interp *in, const Value *args, Value *out) {
    Value rounded;
    bool whole = !arg_given(args[1]);
    if (!numpy_round(in, (Value[]){args[0], whole ? value_int(0) : args[1]}, &rounded))
        return false;
    return whole ? torch_to_int(in, &rounded, out) : (*out = rounded, true);
}

#define REDUCTION "self, axis=None, dtype=None, keepdims=False"
#define SPREAD    "self, axis=None, dtype=None, keepdims=False, ddof=0"
#define SIMPLE    "self, axis=None, keepdims=False"

const Native numpy_array_members[] = {
    {"shape", NULL, get_shape, "The size of each dimension.", NATIVE_PROPERTY, set_shape, NULL},
    ROW_PROPERTY("size", get_size, "How many elements."),
    ROW_PROPERTY("ndim", get_ndim, "How many dimensions."),
    ROW_PROPERTY("dtype", get_dtype, "What the elements are."),
    ROW_PROPERTY("itemsize", get_itemsize, "Bytes of one element."),
    ROW_PROPERTY("nbytes", get_nbytes, "Bytes of all elements."),
    ROW_PROPERTY("strides", get_strides, "Steps in memory for each dimension, in bytes."),
    ROW_PROPERTY("T", get_transposed, "The dimensions in reverse order."),
    ROW("item", "self, *args", item, "The one element as a Python number."),
    ROW("tolist", "self", torch_tolist, "The elements as nested lists."),
    ROW("astype", "self, dtype, copy=True", astype, "A copy with another dtype."),
    ROW("copy", "self, order='C'", numpy_copy, "A copy."),
    ROW("fill", "self, value", fill, "Every element becomes value."),
    ROW("reshape", "self, *shape", numpy_reshape, "The same elements in another shape."),
    ROW("ravel", "self, order='C'", numpy_ravel, "All dimensions as one."),
    ROW("flatten", "self, order='C'", numpy_flatten, "All dimensions as one, copied."),
    ROW("transpose", "self, *axes", numpy_transpose_method, "The dimensions in another order."),
    ROW("swapaxes", "self, axis1, axis2", numpy_swapaxes, "Two dimensions swapped."),
    ROW("squeeze", "self, axis=None", numpy_squeeze, "Without dimensions of size 1."),
    ROW("repeat", "self, repeats, axis=None", numpy_repeat, "Each element repeated."),
    ROW("sort", "self, axis=-1", sort, "Put in order, in place."),
    ROW("argsort", "self, axis=-1", numpy_argsort, "The places of the order."),
    ROW("nonzero", "self", numpy_nonzero, "Where it is not 0, an array for each dimension."),
    ROW("trace", "self", numpy_trace, "The sum of the diagonal."),
    ROW("dot", "self, b", numpy_dot, "The product with b."),
    ROW("round", "self, decimals=0", numpy_round, "Rounded, halves to even."),
    ROW("clip", "self, min=None, max=None", numpy_clip, "Kept between min and max."),
    ROW("cumsum", "self, axis=None", numpy_cumsum, "The running sum."),
    ROW("sum", REDUCTION, numpy_sum, "The sum, of all or along axis."),
    ROW("prod", REDUCTION, numpy_prod, "The product."),
    ROW("mean", REDUCTION, numpy_mean, "The mean."),
    ROW("std", SPREAD, numpy_std, "The standard deviation."),
    ROW("var", SPREAD, numpy_var, "The variance."),
    ROW("max", SIMPLE, numpy_max, "The largest."),
    ROW("min", SIMPLE, numpy_min, "The smallest."),
    ROW("argmax", SIMPLE, numpy_argmax, "Where the largest is."),
    ROW("argmin", SIMPLE, numpy_argmin, "Where the smallest is."),
    ROW("all", SIMPLE, numpy_all, "Whether all are not 0."),
    ROW("any", SIMPLE, numpy_any, "Whether one is not 0."),
    ROW("__float__", "self", to_float, NULL),
    ROW("__int__", "self", to_int, NULL),
    ROW("__index__", "self", to_index, NULL),
    ROW("__abs__", "self", numpy_abs, NULL),
    ROW("__round__", "self, ndigits=None", dunder_round, NULL),
    {0}};

static bool missing(Interp *in, Value self, const char *name) {
    (void)self;
    return left_out_raise(in, "numpy.ndarray", name);
}

/* np.ndarray((2, 3)) */
static bool make(Interp *in, const Value *args, Value *out) {
    return numpy_empty(in, args, out);
}
static const Native make_row =
    ROW("ndarray", "shape, dtype=None", make, "An array; np.array is usual.");

const Type type_ndarray = {.head = TYPE_HEAD,
                           .name = "numpy.ndarray",
                           .module = "numpy",
                           .doc = "Numbers in rows, columns and further dimensions.",
                           .members = numpy_array_members,
                           .make = &make_row,
                           .clear = tensor_slot_clear,
                           .repr = array_slot_repr,
                           .str = array_slot_str,
                           .format = array_slot_format,
                           .truth = tensor_slot_truth,
                           .length = tensor_slot_length,
                           .iterate = tensor_slot_iterate,
                           .item = tensor_slot_item,
                           .set_item = tensor_slot_set_item,
                           .contains = tensor_slot_contains,
                           .unary = tensor_slot_unary,
                           .binary = tensor_slot_binary,
                           .update = tensor_slot_update,
                           .missing = missing};
