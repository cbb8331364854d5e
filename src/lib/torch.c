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
#include "lib/torch_rows.h"

#define LIKE "input, *, " MAKE_OPTIONS
#define PAIR "input, other"

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
#define FUNCTION(name, rest, op, doc) ROW(name, "input" rest, op, doc),
    TENSOR_FUNCTIONS(FUNCTION)
#undef FUNCTION
#define FUNCTION(name, op, doc) ROW(#name, "input", torch_##name, doc),
        MATH_FUNCTIONS(FUNCTION)
#undef FUNCTION
#define FUNCTION(name, op, doc) ROW(#name, PAIR, torch_##name, doc),
            ELEMENT_FUNCTIONS(FUNCTION)
#undef FUNCTION
                ROW("absolute", "input", torch_abs, "Without the sign."),
    ROW("add", "input, other, *, alpha=1", torch_add, "input + alpha * other"),
    ROW("sub", "input, other, *, alpha=1", torch_sub, "input - alpha * other"),
    ROW("subtract", "input, other, *, alpha=1", torch_sub, "input - alpha * other"),
    ROW("rsub", PAIR, torch_rsub, "other - input"),
    ROW("div", "input, other, *, rounding_mode=None", torch_div, "input / other"),
    ROW("divide", "input, other, *, rounding_mode=None", torch_div, "input / other"),
    ROW("pow", "input, exponent", torch_pow, "input ** exponent"),
    ROW("where", "condition, input, other", torch_where, "input where condition, else other."),
    /* whole tensors */
    ROW("inner", PAIR, torch_dot, "The sum of the products of two vectors."),
    ROW("matmul", PAIR, torch_matmul, "input @ other"),
    ROW("meshgrid", "*tensors, indexing=None", torch_meshgrid, "The coordinates of a grid."),
    ROW("einsum", "equation, *operands", torch_einsum, "Sums of products, named by letters."),
    /* shape */
    ROW("reshape", "input, shape", torch_reshape, "In another shape; a view where it can be."),
    ROW("permute", "input, dims", torch_permute, "The dimensions in another order."),
    ROW("atleast_1d", "input", torch_atleast_1d, "With one dimension or more."),
    ROW("atleast_2d", "input", torch_atleast_2d, "With two dimensions or more."),
    ROW("broadcast_to", "input, size", torch_expand, "Dimensions of size 1 repeated."),
    ROW("stack", "tensors, dim=0", torch_stack, "Tensors along a new dimension."),
    ROW("cat", "tensors, dim=0", torch_cat, "Tensors along a dimension that they have."),
    ROW("concatenate", "tensors, dim=0", torch_cat, "Tensors along a dimension that they have."),
    ROW("concat", "tensors, dim=0", torch_cat, "Tensors along a dimension that they have."),
    ROW("hstack", "tensors", torch_hstack, "Tensors side by side."),
    ROW("vstack", "tensors", torch_vstack, "Tensors below each other."),
    ROW("split", "tensor, split_size_or_sections, dim=0", torch_split, "Pieces, as a tuple."),
    ROW("tile", "input, dims", torch_tile, "Copies side by side."),
    ROW("flip", "input, dims", torch_flip, "In reverse order along dims."),
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
