/* lib/numpy_random: np.random: NumPy's legacy generator, number for number. */
#include <math.h>
#include <time.h>

#include "eval/rows.h"
#include "lib/left_out.h"
#include "lib/modules.h"
#include "lib/numpy_functions.h"
#include "lib/numpy_generator.h"
#include "lib/tensor_arg.h"

/* seed=None */
static bool seed(Interp *in, const Value *args, Value *out) {
    int64_t number = (int64_t)time(NULL);
    if (arg_given(args[0]) && !arg_int(in, args[0], "seed", &number)) return false;
    if (number < 0 || number > UINT32_MAX)
        return interp_raise(in, ERROR_VALUE, "Seed must be between 0 and 2**32 - 1");
    generator_seed_numpy(&library_of(in)->numpy_generator, (uint32_t)number);
    *out = value_none();
    return true;
}

/* The shape of size=None is that of one number, which is given as Python's own. */
bool random_drawn(Interp *in, bool made, Tensor *t, Error *error, Value *out) {
    if (!made) return interp_raise_from(in, error);
    if (t->ndim > 0) return *out = new_ndarray(in, t), true;
    *out = tensor_number(t, 0);
    tensor_release(t);
    return true;
}

bool random_room(Interp *in, Value size, DType dtype, Tensor *out, bool *made, Error *error) {
    int ndim = 0;
    int64_t shape[TENSOR_MAX_DIMS];
    if (arg_given(size) && !arg_shape(in, size, "size", &ndim, shape)) return false;
    for (int i = 0; i < ndim; i++)
        if (shape[i] < 0)
            return interp_raise(in, ERROR_VALUE, "negative dimensions are not allowed");
    *made = tensor_new(dtype, ndim, shape, out, error);
    return true;
}

typedef void Fill(Generator *g, const Tensor *t, double a, double b);

static bool fill(Interp *in, Fill *how, double a, double b, Value size, Value *out) {
    Tensor t;
    Error error = {0};
    bool made = false;
    if (!random_room(in, size, DTYPE_FLOAT64, &t, &made, &error)) return false;
    if (made) how(&library_of(in)->numpy_generator, &t, a, b);
    return random_drawn(in, made, &t, &error, out);
}

/* *sizes */
static bool rand_(Interp *in, const Value *args, Value *out) {
    bool one = AS_LIST(args[0])->count == 0;
    return fill(in, random_uniform_numpy, 0, 1, one ? value_none() : args[0], out);
}

static bool randn(Interp *in, const Value *args, Value *out) {
    bool one = AS_LIST(args[0])->count == 0;
    return fill(in, random_normal_numpy, 0, 1, one ? value_none() : args[0], out);
}

/* size=None */
static bool random_sample(Interp *in, const Value *args, Value *out) {
    return fill(in, random_uniform_numpy, 0, 1, args[0], out);
}

static bool standard_normal(Interp *in, const Value *args, Value *out) {
    return fill(in, random_normal_numpy, 0, 1, args[0], out);
}

/* low=0.0, high=1.0, size=None */
static bool uniform(Interp *in, const Value *args, Value *out) {
    double low, high;
    return arg_double(in, args[0], "low", &low) && arg_double(in, args[1], "high", &high) &&
           fill(in, random_uniform_numpy, low, high, args[2], out);
}

/* loc=0.0, scale=1.0, size=None */
static bool normal(Interp *in, const Value *args, Value *out) {
    double mean, std;
    if (!arg_double(in, args[0], "loc", &mean) || !arg_double(in, args[1], "scale", &std))
        return false;
    if (std < 0) return interp_raise(in, ERROR_VALUE, "scale < 0");
    return fill(in, random_normal_numpy, mean, std, args[2], out);
}

/* low, high=None, size=None, dtype=None */
static bool randint(Interp *in, const Value *args, Value *out) {
    int64_t low = 0, high;
    Tensor t;
    Error error = {0};
    bool made = false, two = arg_given(args[1]);
    DType dtype = DTYPE_INT64;
    if ((two && !arg_int(in, args[0], "low", &low)) ||
        !arg_int(in, args[two ? 1 : 0], "high", &high) ||
        !arg_dtype(in, args[3], DTYPE_INT64, &dtype))
        return false;
    if (low >= high) return interp_raise(in, ERROR_VALUE, two ? "low >= high" : "high <= 0");
    if (!random_room(in, args[2], dtype, &t, &made, &error)) return false;
    if (made) random_integers_numpy(&library_of(in)->numpy_generator, &t, low, high);
    return random_drawn(in, made, &t, &error, out);
}

/* The rows of `a` in a new order, which 0, 1, 2, ... are put into first. */
static bool in_new_order(Interp *in, const Tensor *a, Tensor *out, Error *error) {
    Tensor order;
    if (!tensor_new(DTYPE_INT64, 1, a->shape, &order, error)) return false;
    random_permutation_numpy(&library_of(in)->numpy_generator, &order);
    const Index key = {.kind = INDEX_TENSOR, .tensor = &order};
    bool made = tensor_index(a, &key, 1, DIALECT_NUMPY, out, error);
    tensor_release(&order);
    return made;
}

/* x: an array, or n for arange(n) */
static bool permutation(Interp *in, const Value *args, Value *out) {
    Tensor a, t;
    Error error = {0};
    if (!arg_array(in, args[0], &a)) return false;
    if (a.ndim == 0) {
        double count = tensor_get_double(&a, 0);
        bool whole = !dtype_is_float(a.dtype);
        tensor_release(&a);
        if (!whole)
            return interp_raise(in, ERROR_INDEX, "x must be an integer or at least 1-dimensional");
        if (!tensor_arange_numpy(0, count, 1, DTYPE_INT64, &a, &error))
            return interp_raise_from(in, &error);
    }
    bool made = in_new_order(in, &a, &t, &error);
    tensor_release(&a);
    return give_array(in, made, &t, &error, out);
}

/* x: its rows change places */
static bool shuffle(Interp *in, const Value *args, Value *out) {
    Tensor t;
    Error error = {0};
    *out = value_none();
    if (!value_is_array(args[0]) || AS_TENSOR(args[0])->t.ndim == 0)
        return interp_raise(in, ERROR_TYPE, "shuffle() needs an array of at least 1 dimension") ||
               interp_fix(in, "np.random.permutation(x)   # a new array; random.shuffle for lists");
    const Tensor *self = &AS_TENSOR(args[0])->t;
    if (!in_new_order(in, self, &t, &error)) return interp_raise_from(in, &error);
    bool done = tensor_assign(self, &t, DIALECT_NUMPY, &error);
    tensor_release(&t);
    return done || interp_raise_from(in, &error);
}

static const Native members[] = {
    ROW_TYPE("Generator", &type_numpy_generator),
    ROW("default_rng", "seed=None", numpy_default_rng, "A generator of its own: PCG64."),
    ROW("seed", "seed=None", seed, "Start the random numbers at seed."),
    ROW("rand", "*sizes", rand_, "Evenly between 0 and 1."),
    ROW("randn", "*sizes", randn, "Normally around 0 with deviation 1."),
    ROW("random", "size=None", random_sample, "Evenly between 0 and 1."),
    ROW("random_sample", "size=None", random_sample, "Evenly between 0 and 1."),
    ROW("ranf", "size=None", random_sample, "Evenly between 0 and 1."),
    ROW("uniform", "low=0.0, high=1.0, size=None", uniform, "Evenly between low and high."),
    ROW("normal", "loc=0.0, scale=1.0, size=None", normal, "Normally around loc."),
    ROW("standard_normal", "size=None", standard_normal, "Normally around 0."),
    ROW("permutation", "x, /", permutation, "The rows of x, or 0 to x - 1, in a new order."),
    ROW("shuffle", "x, /", shuffle, "The rows of x change places."),
    ROW("randint", "low, high=None, size=None, dtype=None", randint,
        "Whole numbers from low to high - 1."),
    {0}};

const ModuleSpec module_numpy_random = {
    .name = "numpy.random", .members = members, .missing = left_out_raise};
