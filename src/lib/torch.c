/* lib/torch: the modules torch, torch.autograd, torch.cuda: tables of their members. */
#include <math.h>

#include "eval/rows.h"
#include "lib/dtype.h"
#include "lib/functional.h"
#include "lib/generator_object.h"
#include "lib/grad_mode.h"
#include "lib/left_out.h"
#include "lib/modules.h"
#include "lib/torch_make.h"

#define REDUCTION "input, dim=None, keepdim=False, *, dtype=None, axis=None"
#define SIMPLE    "input, dim=None, keepdim=False, *, axis=None"
#define SPREAD    "input, dim=None, unbiased=True, keepdim=False, *, axis=None"
#define LIKE      "input, *, " MAKE_OPTIONS
#define PAIR      "input, other"

/* ---- constants ---- */

#define DTYPE(name, dtype)                                                                         \
    static bool get_##name(Interp *in, const Value *args, Value *out) {                            \
        (void)in, (void)args;                                                                      \
        *out = new_dtype(dtype);                                                                   \
        return true;                                                                               \
    }
DTYPE(float32, DTYPE_FLOAT32)
DTYPE(float64, DTYPE_FLOAT64)
DTYPE(int8, DTYPE_INT8)
DTYPE(int16, DTYPE_INT16)
DTYPE(int32, DTYPE_INT32)
DTYPE(int64, DTYPE_INT64)
DTYPE(uint8, DTYPE_UINT8)
DTYPE(bool, DTYPE_BOOL)
#undef DTYPE

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

static bool get_version(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_str(in, "1.13.0");
    return true;
}

static bool get_strided(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_str(in, "torch.strided");
    return true;
}

#define MODULE(name, full)                                                                         \
    static bool get_##name(Interp *in, const Value *args, Value *out) {                            \
        (void)args;                                                                                \
        return interp_import(in, full, out);                                                       \
    }
MODULE(nn, "torch.nn")
MODULE(cuda, "torch.cuda")
MODULE(autograd, "torch.autograd")
MODULE(random, "torch.random")
MODULE(optim, "torch.optim")
MODULE(utils, "torch.utils")
MODULE(backends, "torch.backends")
#undef MODULE

static const Native members[] = {
    ROW_CONSTANT("__version__", get_version, "The PyTorch whose words the lab speaks."),
    ROW_CONSTANT("nn", get_nn, NULL),
    ROW_CONSTANT("cuda", get_cuda, NULL),
    ROW_CONSTANT("autograd", get_autograd, NULL),
    ROW_CONSTANT("random", get_random, NULL),
    ROW_CONSTANT("optim", get_optim, NULL),
    ROW_CONSTANT("utils", get_utils, NULL),
    ROW_CONSTANT("backends", get_backends, NULL),
    ROW_CONSTANT("pi", get_pi, NULL),
    ROW_CONSTANT("e", get_e, NULL),
    ROW_CONSTANT("inf", get_inf, NULL),
    ROW_CONSTANT("nan", get_nan, NULL),
    ROW_CONSTANT("strided", get_strided, NULL),
    ROW_CONSTANT("float", get_float32, NULL),
    ROW_CONSTANT("float32", get_float32, NULL),
    ROW_CONSTANT("double", get_float64, NULL),
    ROW_CONSTANT("float64", get_float64, NULL),
    ROW_CONSTANT("int8", get_int8, NULL),
    ROW_CONSTANT("short", get_int16, NULL),
    ROW_CONSTANT("int16", get_int16, NULL),
    ROW_CONSTANT("int", get_int32, NULL),
    ROW_CONSTANT("int32", get_int32, NULL),
    ROW_CONSTANT("long", get_int64, NULL),
    ROW_CONSTANT("int64", get_int64, NULL),
    ROW_CONSTANT("uint8", get_uint8, NULL),
    ROW_CONSTANT("bool", get_bool, NULL),
    ROW_TYPE("Tensor", &type_tensor),
    ROW_TYPE("Size", &type_torch_size),
    ROW_TYPE("dtype", &type_dtype),
    ROW_TYPE("device", &type_device),
    ROW_TYPE("Generator", &type_torch_generator),
    ROW_TYPE("no_grad", &type_no_grad),
    ROW_TYPE("enable_grad", &type_enable_grad),
    ROW_TYPE("inference_mode", &type_inference_mode),
    ROW_TYPE("set_grad_enabled", &type_set_grad_enabled),
    /* creation */
    ROW("tensor", "data, *, " MAKE_OPTIONS, torch_tensor,
        "A tensor of numbers: [[1., 2.], [3., 4.]]"),
    ROW("as_tensor", "data, dtype=None, device=None", torch_as_tensor,
        "A tensor that shares the data where it can."),
    ROW("asarray", "obj, dtype=None, device=None", torch_as_tensor,
        "A tensor that shares the data where it can."),
    ROW("from_numpy", "ndarray, /", torch_from_numpy, "A tensor that shares the array's numbers."),
    ROW("zeros", MAKE_SIZE MAKE_OPTIONS, torch_zeros, "Zeros: torch.zeros(2, 3)"),
    ROW("ones", MAKE_SIZE MAKE_OPTIONS, torch_ones, "Ones: torch.ones(2, 3)"),
    ROW("empty", MAKE_SIZE MAKE_OPTIONS, torch_empty, "Room for numbers; here they are zeros."),
    ROW("full", "size, fill_value, *, " MAKE_OPTIONS, torch_full, "One number everywhere."),
    ROW("zeros_like", LIKE, torch_zeros_like, "Zeros in the shape of input."),
    ROW("ones_like", LIKE, torch_ones_like, "Ones in the shape of input."),
    ROW("empty_like", LIKE, torch_empty_like, "Room in the shape of input."),
    ROW("full_like", "input, fill_value, *, " MAKE_OPTIONS, torch_full_like,
        "One number in the shape of input."),
    ROW("arange", "start=0, end=None, step=1, *, " MAKE_OPTIONS, torch_arange,
        "start, start + step, ... below end."),
    ROW("range", "start=0, end=None, step=1, *, " MAKE_OPTIONS, torch_range,
        "start, start + step, ... up to end."),
    ROW("linspace", "start, end, steps, *, " MAKE_OPTIONS, torch_linspace,
        "steps numbers evenly from start to end."),
    ROW("logspace", "start, end, steps, base=10.0, *, " MAKE_OPTIONS, torch_logspace,
        "base to the powers start to end."),
    ROW("eye", "n, m=None, *, " MAKE_OPTIONS, torch_eye, "Ones on the diagonal."),
    ROW("FloatTensor", "*data", torch_make_float, "A tensor of float32."),
    ROW("DoubleTensor", "*data", torch_make_double, "A tensor of float64."),
    ROW("LongTensor", "*data", torch_make_long, "A tensor of int64."),
    ROW("IntTensor", "*data", torch_make_int, "A tensor of int32."),
    ROW("BoolTensor", "*data", torch_make_bool, "A tensor of bool."),
    /* random numbers */
    ROW("manual_seed", "seed", torch_manual_seed, "Start the random numbers at seed."),
    ROW("seed", "", torch_seed, "Start the random numbers anywhere."),
    ROW("initial_seed", "", torch_initial_seed, "Where the random numbers started."),
    ROW("rand", MAKE_SIZE "generator=None, " MAKE_OPTIONS, torch_rand, "Evenly between 0 and 1."),
    ROW("randn", MAKE_SIZE "generator=None, " MAKE_OPTIONS, torch_randn,
        "Normally around 0 with deviation 1."),
    ROW("randint", "low, high=None, size=None, *, generator=None, " MAKE_OPTIONS, torch_randint,
        "Whole numbers from low to high - 1."),
    ROW("randperm", "n, *, generator=None, " MAKE_OPTIONS, torch_randperm, "0 to n - 1, shuffled."),
    ROW("rand_like", LIKE, torch_rand_like, "rand in the shape of input."),
    ROW("randn_like", LIKE, torch_randn_like, "randn in the shape of input."),
    ROW("randint_like", "input, low, high=None, *, " MAKE_OPTIONS, torch_randint_like,
        "randint in the shape of input."),
    ROW("normal", "mean=0.0, std=1.0, size=None, *, generator=None, " MAKE_OPTIONS, torch_normal,
        "Normally around mean with deviation std."),
/* element by element */
#define FUNCTION(name, op, doc) ROW(#name, "input", torch_##name, doc),
    MATH_FUNCTIONS(FUNCTION)
#undef FUNCTION
#define FUNCTION(name, op, doc) ROW(#name, PAIR, torch_##name, doc),
        ELEMENT_FUNCTIONS(FUNCTION)
#undef FUNCTION
            ROW("absolute", "input", torch_abs, "Without the sign."),
    ROW("negative", "input", torch_neg, "-x"),
    ROW("arcsin", "input", torch_asin, "The angle whose sine is x."),
    ROW("arccos", "input", torch_acos, "The angle whose cosine is x."),
    ROW("arctan", "input", torch_atan, "The angle whose tangent is x."),
    ROW("add", "input, other, *, alpha=1", torch_add, "input + alpha * other"),
    ROW("sub", "input, other, *, alpha=1", torch_sub, "input - alpha * other"),
    ROW("subtract", "input, other, *, alpha=1", torch_sub, "input - alpha * other"),
    ROW("rsub", PAIR, torch_rsub, "other - input"),
    ROW("div", "input, other, *, rounding_mode=None", torch_div, "input / other"),
    ROW("divide", "input, other, *, rounding_mode=None", torch_div, "input / other"),
    ROW("pow", "input, exponent", torch_pow, "input ** exponent"),
    ROW("round", "input, *, decimals=0", torch_round, "Rounded, halves to even."),
    ROW("clamp", "input, min=None, max=None", torch_clamp, "Kept between min and max."),
    ROW("clip", "input, min=None, max=None", torch_clamp, "Kept between min and max."),
    ROW("where", "condition, input, other", torch_where, "input where condition, else other."),
    ROW("isnan", "input", torch_isnan, "Where it is NaN."),
    ROW("isinf", "input", torch_isinf, "Where it is infinite."),
    ROW("isfinite", "input", torch_isfinite, "Where it is a number."),
    ROW("logical_and", PAIR, torch_logical_and, "Where both are not 0."),
    ROW("logical_or", PAIR, torch_logical_or, "Where one is not 0."),
    /* whole tensors */
    ROW("dot", "input, tensor", torch_dot, "The sum of the products of two vectors."),
    ROW("inner", PAIR, torch_dot, "The sum of the products of two vectors."),
    ROW("matmul", PAIR, torch_matmul, "input @ other"),
    ROW("mm", "input, mat2", torch_mm, "The product of two matrices."),
    ROW("bmm", "input, mat2", torch_bmm, "The products of batches of matrices."),
    ROW("mv", "input, vec", torch_mv, "A matrix times a vector."),
    ROW("outer", "input, vec2", torch_outer, "Each element times each of the other."),
    ROW("allclose", "input, other, rtol=1e-05, atol=1e-08, equal_nan=False", torch_allclose,
        "Whether all elements are nearly equal."),
    ROW("isclose", "input, other, rtol=1e-05, atol=1e-08, equal_nan=False", torch_isclose,
        "Where the elements are nearly equal."),
    ROW("equal", PAIR, torch_equal, "Whether shape and elements are equal."),
    ROW("softmax", "input, dim, dtype=None", torch_softmax, "Shares that sum to 1 along dim."),
    ROW("log_softmax", "input, dim, dtype=None", torch_log_softmax, "The logarithm of softmax."),
    ROW("cumsum", "input, dim, dtype=None", torch_cumsum, "The running sum along dim."),
    ROW("sum", REDUCTION, torch_sum, "The sum, of all or along dim."),
    ROW("mean", REDUCTION, torch_mean, "The mean, of all or along dim."),
    ROW("prod", REDUCTION, torch_prod, "The product, of all or along dim."),
    ROW("std", SPREAD, torch_std, "The standard deviation."),
    ROW("var", SPREAD, torch_var, "The variance."),
    ROW("max", SIMPLE, torch_max, "The largest; with dim also where."),
    ROW("min", SIMPLE, torch_min, "The smallest; with dim also where."),
    ROW("amax", SIMPLE, torch_amax, "The largest."),
    ROW("amin", SIMPLE, torch_amin, "The smallest."),
    ROW("argmax", SIMPLE, torch_argmax, "Where the largest is."),
    ROW("argmin", SIMPLE, torch_argmin, "Where the smallest is."),
    ROW("all", SIMPLE, torch_all, "Whether all are not 0."),
    ROW("any", SIMPLE, torch_any, "Whether one is not 0."),
    ROW("norm", "input, p='fro', dim=None, keepdim=False", torch_norm, "The length of a vector."),
    ROW("sort", "input, dim=-1, descending=False, stable=False", torch_sort, "In order."),
    ROW("argsort", "input, dim=-1, descending=False", torch_argsort, "The places of the order."),
    ROW("topk", "input, k, dim=-1, largest=True, sorted=True", torch_topk, "The k largest."),
    ROW("median", "input, dim=None", torch_median, "The one in the middle."),
    ROW("unique", "input", torch_unique, "The different numbers, in order."),
    ROW("nonzero", "input", torch_nonzero, "Where it is not 0."),
    ROW("gather", "input, dim, index", torch_gather, "Elements picked along dim."),
    ROW("masked_select", "input, mask", torch_masked_select, "The elements where mask is True."),
    ROW("diff", "input, n=1, dim=-1", torch_diff, "Each element less the one before."),
    ROW("meshgrid", "*tensors, indexing=None", torch_meshgrid, "The coordinates of a grid."),
    ROW("einsum", "equation, *operands", torch_einsum, "Sums of products, named by letters."),
    ROW("bernoulli", "input, *, generator=None", torch_bernoulli, "1 with the probability given."),
    ROW("ger", "input, vec2", torch_outer, "Each element times each of the other."),
    /* shape */
    ROW("reshape", "input, shape", torch_reshape, "In another shape; a view where it can be."),
    ROW("flatten", "input, start_dim=0, end_dim=-1", torch_flatten, "Several dimensions as one."),
    ROW("ravel", "input", torch_ravel, "All dimensions as one."),
    ROW("unflatten", "input, dim, sizes", torch_unflatten, "One dimension as several."),
    ROW("permute", "input, dims", torch_permute, "The dimensions in another order."),
    ROW("transpose", "input, dim0, dim1", torch_transpose, "Two dimensions swapped."),
    ROW("swapaxes", "input, axis0, axis1", torch_transpose, "Two dimensions swapped."),
    ROW("movedim", "input, source, destination", torch_movedim, "One dimension moved."),
    ROW("moveaxis", "input, source, destination", torch_movedim, "One dimension moved."),
    ROW("t", "input", torch_t, "A matrix with rows and columns swapped."),
    ROW("squeeze", "input, dim=None", torch_squeeze, "Without dimensions of size 1."),
    ROW("unsqueeze", "input, dim", torch_unsqueeze, "With a new dimension of size 1."),
    ROW("atleast_1d", "input", torch_atleast_1d, "With one dimension or more."),
    ROW("atleast_2d", "input", torch_atleast_2d, "With two dimensions or more."),
    ROW("broadcast_to", "input, size", torch_expand, "Dimensions of size 1 repeated."),
    ROW("select", "input, dim, index", torch_select, "One slice of a dimension."),
    ROW("narrow", "input, dim, start, length", torch_narrow, "A stretch of a dimension."),
    ROW("stack", "tensors, dim=0", torch_stack, "Tensors along a new dimension."),
    ROW("cat", "tensors, dim=0", torch_cat, "Tensors along a dimension that they have."),
    ROW("concatenate", "tensors, dim=0", torch_cat, "Tensors along a dimension that they have."),
    ROW("concat", "tensors, dim=0", torch_cat, "Tensors along a dimension that they have."),
    ROW("hstack", "tensors", torch_hstack, "Tensors side by side."),
    ROW("vstack", "tensors", torch_vstack, "Tensors below each other."),
    ROW("unbind", "input, dim=0", torch_unbind, "The slices along dim, as a tuple."),
    ROW("split", "tensor, split_size_or_sections, dim=0", torch_split, "Pieces, as a tuple."),
    ROW("chunk", "input, chunks, dim=0", torch_chunk, "So many pieces, as a tuple."),
    ROW("tile", "input, dims", torch_tile, "Copies side by side."),
    ROW("repeat_interleave", "input, repeats, dim=None", torch_repeat_interleave,
        "Each element repeated."),
    ROW("flip", "input, dims", torch_flip, "In reverse order along dims."),
    ROW("fliplr", "input", torch_fliplr, "Left and right swapped."),
    ROW("flipud", "input", torch_flipud, "Up and down swapped."),
    ROW("roll", "input, shifts, dims=None", torch_roll, "Moved around the end."),
    ROW("index_select", "input, dim, index", torch_index_select, "The slices that index names."),
    ROW("tril", "input, diagonal=0", torch_tril, "The part below the diagonal."),
    ROW("triu", "input, diagonal=0", torch_triu, "The part above the diagonal."),
    ROW("diag", "input, diagonal=0", torch_diag, "The diagonal."),
    ROW("clone", "input, *, memory_format=None", torch_clone, "A copy."),
    ROW("detach", "input", torch_detach, "The same numbers without gradient bookkeeping."),
    ROW("numel", "input", torch_numel, "How many elements."),
    ROW("is_floating_point", "input", torch_is_floating_point, "Whether it holds floats."),
    ROW("conv1d", CONV1D_SIGNATURE, functional_conv1d, "The one-dimensional convolution."),
    /* settings */
    ROW("set_printoptions",
        "precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, "
        "sci_mode=None",
        torch_set_printoptions, "How tensors are printed."),
    ROW("set_default_dtype", "d", torch_set_default_dtype, "The dtype of new floats."),
    ROW("get_default_dtype", "", torch_get_default_dtype, "The dtype of new floats."),
    ROW("is_tensor", "obj", torch_is_tensor, "Whether obj is a tensor."),
    ROW("is_grad_enabled", "", torch_is_grad_enabled, "Whether gradients are recorded."),
    ROW("get_num_threads", "", torch_get_num_threads, NULL),
    ROW("set_num_threads", "num", torch_accept, "Changes nothing here."),
    ROW("use_deterministic_algorithms", "mode, *, warn_only=False", torch_accept,
        "The lab's results are always the same."),
    {0}};

const ModuleSpec module_torch = {.name = "torch", .members = members, .missing = left_out_raise};

/* ---- torch.autograd ---- */

/* Variable(tensor): a tensor, as since PyTorch 0.4 */
static bool variable(Interp *in, const Value *args, Value *out) {
    if (!value_is_tensor(args[0]))
        return interp_raise(in, ERROR_TYPE, "Variable data has to be a tensor, but got %s",
                            value_type(args[0])->name);
    Tensor t = tensor_retain(&AS_TENSOR(args[0])->t);
    *out = new_tensor(in, &t);
    bool on;
    if (!arg_bool(in, args[1], "requires_grad", &on)) return false;
    const Value grad[] = {*out, value_bool(on)};
    return torch_requires_grad_(in, grad, out);
}

static const Native autograd_members[] = {ROW("Variable",
                                              "data, requires_grad=False, volatile=False", variable,
                                              "A tensor; the name is PyTorch's old one."),
                                          ROW_TYPE("no_grad", &type_no_grad),
                                          ROW_TYPE("enable_grad", &type_enable_grad),
                                          ROW_TYPE("inference_mode", &type_inference_mode),
                                          ROW_TYPE("set_grad_enabled", &type_set_grad_enabled),
                                          {0}};
const ModuleSpec module_torch_autograd = {
    .name = "torch.autograd", .members = autograd_members, .missing = left_out_raise};

/* ---- torch.cuda, torch.random ---- */

static bool no(Interp *in, const Value *args, Value *out) {
    (void)in, (void)args;
    *out = value_bool(false);
    return true;
}

static bool zero(Interp *in, const Value *args, Value *out) {
    (void)in, (void)args;
    *out = value_int(0);
    return true;
}

static const Native cuda_members[] = {
    ROW("is_available", "", no, "False: the lab computes on the CPU."),
    ROW("device_count", "", zero, "0: the lab computes on the CPU."),
    ROW("manual_seed", "seed", torch_accept, "There is no GPU to seed."),
    ROW("manual_seed_all", "seed", torch_accept, "There is no GPU to seed."),
    ROW("empty_cache", "", torch_accept, "There is no GPU."),
    ROW("synchronize", "device=None", torch_accept, "There is no GPU."),
    {0}};
const ModuleSpec module_torch_cuda = {
    .name = "torch.cuda", .members = cuda_members, .missing = left_out_raise};

static const Native random_members[] = {
    ROW("manual_seed", "seed", torch_manual_seed, "Start the random numbers at seed."),
    ROW("seed", "", torch_seed, "Start the random numbers anywhere."),
    ROW("initial_seed", "", torch_initial_seed, "Where the random numbers started."),
    {0}};
const ModuleSpec module_torch_random = {.name = "torch.random", .members = random_members};

/* ---- modules of which nothing is here ---- */

static const Native no_members[] = {{0}};
const ModuleSpec module_torch_optim = {
    .name = "torch.optim", .members = no_members, .missing = left_out_raise};
const ModuleSpec module_torch_utils = {
    .name = "torch.utils", .members = no_members, .missing = left_out_raise};
const ModuleSpec module_torch_backends = {
    .name = "torch.backends", .members = no_members, .inert = true};
const ModuleSpec module_torch_cudnn = {
    .name = "torch.backends.cudnn", .members = no_members, .inert = true};
