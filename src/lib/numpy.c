/* lib/numpy: the module numpy: the table of its members. */
#include <math.h>

#include "eval/rows.h"
#include "lib/dtype.h"
#include "lib/left_out.h"
#include "lib/modules.h"
#include "lib/numpy_functions.h"
#include "lib/numpy_scalar.h"

#define NUMBER(name, value)                                                                        \
    static bool get_##name(Interp *in, const Value *args, Value *out) {                            \
        (void)in, (void)args;                                                                      \
        *out = value_float(value);                                                                 \
        return true;                                                                               \
    }
NUMBER(pi, 3.141592653589793)
NUMBER(e, 2.718281828459045)
NUMBER(inf, INFINITY)
NUMBER(nan, NAN)
#undef NUMBER

static bool get_newaxis(Interp *in, const Value *args, Value *out) {
    (void)in, (void)args;
    *out = value_none();
    return true;
}

static bool get_version(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_str(in, "1.24.2");
    return true;
}

static bool get_random(Interp *in, const Value *args, Value *out) {
    (void)args;
    return interp_import(in, "numpy.random", out);
}

/* np.float32 as the class that numpy_scalar keeps for the dtype */
#define SCALAR(name, dtype)                                                                        \
    static bool get_##name(Interp *in, const Value *args, Value *out) {                            \
        (void)in, (void)args;                                                                      \
        *out = type_value(numpy_scalar_type(dtype));                                               \
        return true;                                                                               \
    }
SCALAR(float32, DTYPE_FLOAT32)
SCALAR(float64, DTYPE_FLOAT64)
SCALAR(int8, DTYPE_INT8)
SCALAR(int16, DTYPE_INT16)
SCALAR(int32, DTYPE_INT32)
SCALAR(int64, DTYPE_INT64)
SCALAR(uint8, DTYPE_UINT8)
SCALAR(bool_, DTYPE_BOOL)
#undef SCALAR

static const Native linalg_members[] = {ROW("norm", "x", numpy_norm, "The length of a vector."),
                                        {0}};
static const ModuleSpec linalg = {
    .name = "numpy.linalg", .members = linalg_members, .missing = left_out_raise};
static const Native tricks_members[] = {
    ROW("sliding_window_view", "x, window_shape", numpy_windows, "Windows of the last axis."), {0}};
static const ModuleSpec tricks = {
    .name = "numpy.lib.stride_tricks", .members = tricks_members, .missing = left_out_raise};

static bool get_linalg(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_module(in, &linalg);
    return true;
}

static bool get_tricks(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_module(in, &tricks);
    return true;
}

static const Native lib_members[] = {ROW_CONSTANT("stride_tricks", get_tricks, NULL), {0}};
static const ModuleSpec lib = {.name = "numpy.lib", .members = lib_members};

static bool get_lib(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_module(in, &lib);
    return true;
}

#define REDUCTION "a, axis=None, dtype=None, keepdims=False"
#define SPREAD    "a, axis=None, dtype=None, keepdims=False, ddof=0"
#define SIMPLE    "a, axis=None, keepdims=False"

static const Native members[] = {
    ROW_CONSTANT("__version__", get_version, "The NumPy whose words the lab speaks."),
    ROW_CONSTANT("pi", get_pi, NULL),
    ROW_CONSTANT("e", get_e, NULL),
    ROW_CONSTANT("inf", get_inf, NULL),
    ROW_CONSTANT("nan", get_nan, NULL),
    ROW_CONSTANT("newaxis", get_newaxis, "None: a new axis in an index."),
    ROW_CONSTANT("random", get_random, NULL),
    ROW_CONSTANT("linalg", get_linalg, NULL),
    ROW_CONSTANT("lib", get_lib, NULL),
    ROW_CONSTANT("float32", get_float32, NULL),
    ROW_CONSTANT("single", get_float32, NULL),
    ROW_CONSTANT("float64", get_float64, NULL),
    ROW_CONSTANT("double", get_float64, NULL),
    ROW_CONSTANT("float_", get_float64, NULL),
    ROW_CONSTANT("int8", get_int8, NULL),
    ROW_CONSTANT("int16", get_int16, NULL),
    ROW_CONSTANT("int32", get_int32, NULL),
    ROW_CONSTANT("int64", get_int64, NULL),
    ROW_CONSTANT("int_", get_int64, NULL),
    ROW_CONSTANT("uint8", get_uint8, NULL),
    ROW_CONSTANT("bool_", get_bool_, NULL),
    ROW_TYPE("generic", &type_numpy_scalar),
    ROW_TYPE("ndarray", &type_ndarray),
    ROW_TYPE("dtype", &type_numpy_dtype),
    /* creation */
    ROW("array", "object, dtype=None, copy=True", numpy_array, "An array of numbers."),
    ROW("asarray", "a, dtype=None", numpy_asarray, "An array; itself where it is one."),
    ROW("ascontiguousarray", "a, dtype=None", numpy_array, "An array in memory in its order."),
    ROW("copy", "a", numpy_copy, "A copy."),
    ROW("loadtxt",
        "fname, dtype=None, comments='#', delimiter=None, *, skiprows=0, "
        "usecols=None, unpack=False, max_rows=None",
        numpy_loadtxt, "The numbers of a text file, a row for each line."),
    ROW("zeros", "shape, dtype=None", numpy_zeros, "Zeros."),
    ROW("ones", "shape, dtype=None", numpy_ones, "Ones."),
    ROW("empty", "shape, dtype=None", numpy_empty, "Room for numbers; here they are zeros."),
    ROW("full", "shape, fill_value, dtype=None", numpy_full, "One number everywhere."),
    ROW("zeros_like", "a, dtype=None", numpy_zeros_like, "Zeros in the shape of a."),
    ROW("ones_like", "a, dtype=None", numpy_ones_like, "Ones in the shape of a."),
    ROW("empty_like", "prototype, dtype=None", numpy_zeros_like, "Room in the shape of a."),
    ROW("full_like", "a, fill_value, dtype=None", numpy_full_like, "One number in a's shape."),
    ROW("arange", "start, stop=None, step=1, dtype=None", numpy_arange,
        "start, start + step, ... below stop."),
    ROW("linspace", "start, stop, num=50, endpoint=True, retstep=False, dtype=None", numpy_linspace,
        "num numbers evenly from start to stop."),
    ROW("eye", "N, M=None, dtype=None", numpy_eye, "Ones on the diagonal."),
    ROW("identity", "n, M=None, dtype=None", numpy_eye, "Ones on the diagonal."),
    ROW("hanning", "M", numpy_hanning, "A raised cosine window."),
    ROW("hamming", "M", numpy_hamming, "A raised cosine window."),
/* element by element */
#define FUNCTION(name, op, doc) ROW(#name, "x, /", numpy_##name, doc),
    NUMPY_MATH(FUNCTION)
#undef FUNCTION
#define FUNCTION(name, op, doc) ROW(#name, "x1, x2, /", numpy_##name, doc),
        NUMPY_ELEMENTS(FUNCTION)
#undef FUNCTION
            ROW("absolute", "x, /", numpy_abs, "Without the sign."),
    ROW("fabs", "x, /", numpy_abs, "Without the sign."),
    ROW("true_divide", "x1, x2, /", numpy_divide, "x1 / x2"),
    ROW("remainder", "x1, x2, /", numpy_mod, "x1 % x2"),
    ROW("round", "a, decimals=0", numpy_round, "Rounded, halves to even."),
    ROW("around", "a, decimals=0", numpy_round, "Rounded, halves to even."),
    ROW("clip", "a, a_min=None, a_max=None", numpy_clip, "Kept between a_min and a_max."),
    ROW("where", "condition, x=<absent>, y=<absent>", numpy_where,
        "x where condition, else y; without them the places where condition is True."),
    ROW("sinc", "x", numpy_sinc, "sin(pi*x) / (pi*x)"),
    /* whole arrays */
    ROW("dot", "a, b", numpy_dot, "The product of vectors or matrices."),
    ROW("inner", "a, b", numpy_dot, "The product of two vectors."),
    ROW("vdot", "a, b", numpy_dot, "The product of two vectors."),
    ROW("matmul", "x1, x2, /", numpy_matmul, "x1 @ x2"),
    ROW("outer", "a, b", numpy_outer, "Each element times each of the other."),
    ROW("allclose", "a, b, rtol=1e-05, atol=1e-08, equal_nan=False", numpy_allclose,
        "Whether all elements are nearly equal."),
    ROW("isclose", "a, b, rtol=1e-05, atol=1e-08, equal_nan=False", numpy_isclose,
        "Where the elements are nearly equal."),
    ROW("array_equal", "a1, a2", numpy_array_equal, "Whether shape and elements are equal."),
    ROW("cumsum", "a, axis=None", numpy_cumsum, "The running sum."),
    ROW("diff", "a, n=1, axis=-1", numpy_diff, "Each element less the one before."),
    ROW("convolve", "a, v, mode='full'", numpy_convolve,
        "The convolution of two sequences: the second is turned around."),
    ROW("correlate", "a, v, mode='valid'", numpy_correlate,
        "The correlation of two sequences: what a Conv1d layer computes."),
    ROW("pad", "array, pad_width, mode='constant', constant_values=0", numpy_pad,
        "The array with a border."),
    ROW("sum", REDUCTION, numpy_sum, "The sum, of all or along axis."),
    ROW("prod", REDUCTION, numpy_prod, "The product."),
    ROW("mean", REDUCTION, numpy_mean, "The mean."),
    ROW("average", REDUCTION, numpy_mean, "The mean."),
    ROW("std", SPREAD, numpy_std, "The standard deviation."),
    ROW("var", SPREAD, numpy_var, "The variance."),
    ROW("max", SIMPLE, numpy_max, "The largest."),
    ROW("amax", SIMPLE, numpy_max, "The largest."),
    ROW("min", SIMPLE, numpy_min, "The smallest."),
    ROW("amin", SIMPLE, numpy_min, "The smallest."),
    ROW("argmax", SIMPLE, numpy_argmax, "Where the largest is."),
    ROW("argmin", SIMPLE, numpy_argmin, "Where the smallest is."),
    ROW("all", SIMPLE, numpy_all, "Whether all are not 0."),
    ROW("any", SIMPLE, numpy_any, "Whether one is not 0."),
    ROW("median", "a", numpy_median, "The one in the middle."),
    /* shape */
    ROW("shape", "a", numpy_shape, "The size of each dimension."),
    ROW("ndim", "a", numpy_ndim, "How many dimensions."),
    ROW("size", "a", numpy_size, "How many elements."),
    ROW("isscalar", "element", numpy_isscalar, "Whether it is one number."),
    ROW("reshape", "a, newshape", numpy_reshape, "The same elements in another shape."),
    ROW("ravel", "a", numpy_ravel, "All dimensions as one."),
    ROW("transpose", "a, axes=None", numpy_transpose, "The dimensions in another order."),
    ROW("swapaxes", "a, axis1, axis2", numpy_swapaxes, "Two dimensions swapped."),
    ROW("squeeze", "a, axis=None", numpy_squeeze, "Without dimensions of size 1."),
    ROW("expand_dims", "a, axis", numpy_expand_dims, "With a new dimension of size 1."),
    ROW("broadcast_to", "array, shape", numpy_broadcast_to, "Dimensions of size 1 repeated."),
    ROW("stack", "arrays, axis=0", numpy_stack, "Arrays along a new axis."),
    ROW("concatenate", "arrays, axis=0", numpy_concatenate, "Arrays along an axis that they have."),
    ROW("vstack", "tup", numpy_vstack, "Arrays below each other."),
    ROW("hstack", "tup", numpy_hstack, "Arrays side by side."),
    ROW("append", "arr, values, axis=None", numpy_append, "Values at the end, as a copy."),
    ROW("split", "ary, indices_or_sections, axis=0", numpy_split, "So many equal pieces."),
    ROW("tile", "A, reps", numpy_tile, "Copies side by side."),
    ROW("repeat", "a, repeats, axis=None", numpy_repeat, "Each element repeated."),
    ROW("flip", "m, axis=None", numpy_flip, "In reverse order."),
    ROW("roll", "a, shift, axis=None", numpy_roll, "Moved around the end."),
    ROW("argsort", "a, axis=-1", numpy_argsort, "The places of the order."),
    ROW("argwhere", "a", numpy_argwhere, "Where it is not 0, a row for each."),
    ROW("nonzero", "a", numpy_nonzero, "Where it is not 0, an array for each dimension."),
    ROW("flatnonzero", "a", numpy_flatnonzero, "Where it is not 0, all dimensions as one."),
    ROW("count_nonzero", "a", numpy_count_nonzero, "How many are not 0."),
    ROW("tril", "m, k=0", numpy_tril, "The part below the diagonal."),
    ROW("triu", "m, k=0", numpy_triu, "The part above the diagonal."),
    ROW("diag", "v, k=0", numpy_diag, "The diagonal."),
    ROW("trace", "a", numpy_trace, "The sum of the diagonal."),
    ROW("moveaxis", "a, source, destination", numpy_moveaxis, "One dimension moved."),
    ROW("atleast_1d", "a", numpy_atleast_1d, "With one dimension or more."),
    ROW("atleast_2d", "a", numpy_atleast_2d, "With two dimensions or more."),
    ROW("fliplr", "m", numpy_fliplr, "Left and right swapped."),
    ROW("flipud", "m", numpy_flipud, "Up and down swapped."),
    ROW("logspace", "start, stop, num=50, endpoint=True, base=10.0", numpy_logspace,
        "base to the powers start to stop."),
    ROW("meshgrid", "*xi, indexing='xy'", numpy_meshgrid, "The coordinates of a grid."),
    ROW("einsum", "subscripts, *operands", numpy_einsum, "Sums of products, named by letters."),
    ROW("sort", "a, axis=-1", numpy_sort, "In order."),
    ROW("unique", "ar", numpy_unique, "The different numbers, in order."),
    ROW("set_printoptions",
        "precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None",
        numpy_set_printoptions, "How arrays are printed."),
    {0}};

const ModuleSpec module_numpy = {.name = "numpy", .members = members, .missing = left_out_raise};
