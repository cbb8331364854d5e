/* lib/torch_random: torch.manual_seed, rand, randn, ... and x.uniform_(): PyTorch's own numbers. */
#include <math.h>
#include <time.h>

#include "lib/generator_object.h"
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"
#include "lib/torch_make.h"

/* seed */
bool torch_manual_seed(Interp *in, const Value *args, Value *out) {
    int64_t seed;
    if (!arg_int(in, args[0], "seed", &seed)) return false;
    generator_seed_torch(&library_of(in)->torch_generator, (uint64_t)seed);
    *out = new_torch_generator(in, true);
    return true;
}

bool torch_seed(Interp *in, const Value *args, Value *out) {
    (void)args;
    uint64_t seed = (uint64_t)time(NULL) * 2654435761u;
    generator_seed_torch(&library_of(in)->torch_generator, seed);
    *out = value_int((int64_t)seed);
    return true;
}

bool torch_initial_seed(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = value_int((int64_t)library_of(in)->torch_generator.seed);
    return true;
}

static bool need_float(Interp *in, DType dtype, RandomFill *fill) {
    const char *kernel = fill == random_normal_torch ? "normal_kernel_cpu" : "check_uniform_bounds";
    return dtype_is_float(dtype) ||
           interp_raise(in, ERROR_RUNTIME, "\"%s\" not implemented for '%s'", kernel,
                        dtype_scalar_name(dtype));
}

static bool random_of(Interp *in, RandomFill *fill, double a, double b, const MakeOptions *options,
                      int ndim, const int64_t *shape, Value generator, Value *out) {
    Generator *g;
    Tensor t;
    Error error = {0};
    if (!need_float(in, options->dtype, fill) || !arg_generator(in, generator, &g)) return false;
    bool made = tensor_new(options->dtype, ndim, shape, &t, &error);
    if (made) fill(g, &t, a, b);
    return give_made(in, made, &t, &error, options, out);
}

/* *sizes, size=None, generator=None, dtype, device, requires_grad */
static bool random_sized(Interp *in, const char *function, RandomFill *fill, const Value *args,
                         Value *out) {
    MakeOptions options;
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    return make_options(in, args + 3, library_of(in)->default_dtype, &options) &&
           make_size(in, make_size_argument(args), function, &ndim, shape) &&
           random_of(in, fill, 0, 1, &options, ndim, shape, args[2], out);
}

bool torch_rand(Interp *in, const Value *args, Value *out) {
    return random_sized(in, "rand", random_uniform_torch, args, out);
}

bool torch_randn(Interp *in, const Value *args, Value *out) {
    return random_sized(in, "randn", random_normal_torch, args, out);
}

/* input, dtype, device, requires_grad */
static bool random_like(Interp *in, const char *function, RandomFill *fill, const Value *args,
                        Value *out) {
    TensorObject *o;
    MakeOptions options;
    return arg_tensor_object(in, args[0], function, "input", &o) &&
           make_options(in, args + 1, o->t.dtype, &options) &&
           random_of(in, fill, 0, 1, &options, o->t.ndim, o->t.shape, value_none(), out);
}

bool torch_rand_like(Interp *in, const Value *args, Value *out) {
    return random_like(in, "rand_like", random_uniform_torch, args, out);
}

bool torch_randn_like(Interp *in, const Value *args, Value *out) {
    return random_like(in, "randn_like", random_normal_torch, args, out);
}

static bool integers(Interp *in, int64_t low, int64_t high, const MakeOptions *options, int ndim,
                     const int64_t *shape, Value generator, Value *out) {
    Generator *g;
    Tensor t;
    Error error = {0};
    if (low >= high)
        return interp_raise(in, ERROR_RUNTIME,
                            "random_ expects 'from' to be less than 'to', but got from=%lld >= "
                            "to=%lld",
                            (long long)low, (long long)high);
    if (!arg_generator(in, generator, &g)) return false;
    bool made = tensor_new(options->dtype, ndim, shape, &t, &error);
    if (made) random_integers_torch(g, &t, low, high);
    return give_made(in, made, &t, &error, options, out);
}

/* low, high, size=None, generator, dtype, device, requires_grad; randint(high, size) and
 * randint(high, size=size) leave low out */
bool torch_randint(Interp *in, const Value *args, Value *out) {
    bool sized = arg_given(args[2]);
    Value size = sized ? args[2] : args[1];
    int64_t low = 0, high, shape[TENSOR_MAX_DIMS];
    int ndim;
    MakeOptions options;
    if (!arg_given(size) || size.tag == TAG_INT)
        return interp_raise(in, ERROR_TYPE,
                            "randint() received an invalid combination of arguments: "
                            "its size must be a tuple of ints") ||
               interp_fix(in, "torch.randint(0, 10, (2, 3))");
    bool both = sized && arg_given(args[1]);
    if (both && !arg_int(in, args[0], "low", &low)) return false;
    return arg_int(in, args[both ? 1 : 0], "high", &high) &&
           make_options(in, args + 4, DTYPE_INT64, &options) &&
           make_size(in, size, "randint", &ndim, shape) &&
           integers(in, low, high, &options, ndim, shape, args[3], out);
}

/* input, low, high=None, dtype, device, requires_grad */
bool torch_randint_like(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    bool two = arg_given(args[2]);
    int64_t low = 0, high;
    MakeOptions options;
    return arg_tensor_object(in, args[0], "randint_like", "input", &o) &&
           make_options(in, args + 3, o->t.dtype, &options) &&
           (!two || arg_int(in, args[1], "low", &low)) &&
           arg_int(in, args[two ? 2 : 1], "high", &high) &&
           integers(in, low, high, &options, o->t.ndim, o->t.shape, value_none(), out);
}

/* n, generator=None, dtype, device, requires_grad */
bool torch_randperm(Interp *in, const Value *args, Value *out) {
    int64_t n;
    MakeOptions options;
    Generator *g;
    Tensor t, cast;
    Error error = {0};
    if (!arg_int(in, args[0], "n", &n) || !make_options(in, args + 2, DTYPE_INT64, &options) ||
        !arg_generator(in, args[1], &g))
        return false;
    if (n < 0)
        return interp_raise(in, ERROR_RUNTIME, "n must be non-negative, got %lld", (long long)n);
    if (!tensor_new(DTYPE_INT64, 1, &n, &t, &error)) return interp_raise_from(in, &error);
    random_permutation_torch(g, &t);
    bool made = tensor_cast(&t, options.dtype, &cast, &error);
    tensor_release(&t);
    return give_made(in, made, &cast, &error, &options, out);
}

/* mean + std * noise, where one of them is a tensor */
static bool normal_around(Interp *in, const Value *args, Value *out) {
    Value like = value_is_tensor(args[0]) ? args[0] : args[1], noise, spread;
    const Value draw[] = {like, value_none(), value_none(), value_none()};
    return torch_randn_like(in, draw, &noise) &&
           value_binary(in, BINARY_MUL, noise, args[1], &spread) &&
           value_binary(in, BINARY_ADD, spread, args[0], out);
}

/* mean, std=1.0, size=None, generator, dtype, device, requires_grad */
bool torch_normal(Interp *in, const Value *args, Value *out) {
    double mean, std;
    MakeOptions options;
    int ndim;
    int64_t shape[TENSOR_MAX_DIMS];
    if (value_is_tensor(args[0]) || value_is_tensor(args[1])) return normal_around(in, args, out);
    if (!arg_given(args[2]))
        return interp_raise(in, ERROR_TYPE,
                            "normal() needs a size where mean and std are numbers") ||
               interp_fix(in, "torch.normal(0., 1., size=(3,))");
    return arg_double(in, args[0], "mean", &mean) && arg_double(in, args[1], "std", &std) &&
           make_options(in, args + 4, library_of(in)->default_dtype, &options) &&
           make_size(in, args[2], "normal", &ndim, shape) &&
           random_of(in, random_normal_torch, mean, std, &options, ndim, shape, args[3], out);
}

/* ---- in place ---- */

bool random_in_place(Interp *in, RandomFill *fill, Generator *g, const Tensor *t, double a,
                     double b) {
    Drawing drawing;
    Error error = {0};
    if (!drawing_begin(&drawing, g, t, &error)) return interp_raise_from(in, &error);
    fill(g, t, a, b);
    return drawing_end(&drawing, &error) || interp_raise_from(in, &error);
}

static bool fill_in_place(Interp *in, RandomFill *fill, double a, double b, const char *grad,
                          const Value *args, Value *out) {
    TensorObject *o;
    Generator *g;
    if (!arg_tensor_object(in, args[0], "uniform_", "self", &o) || !in_place_allowed(in, args[0]) ||
        !need_float(in, o->t.dtype, fill) || !arg_generator(in, args[3], &g))
        return false;
    if (!random_in_place(in, fill, g, &o->t, a, b)) return false;
    in_place_done(in, args[0], grad, NULL, 0);
    *out = args[0];
    return true;
}

/* self, from=0.0, to=1.0, generator=None */
bool torch_uniform_(Interp *in, const Value *args, Value *out) {
    double low, high;
    if (!arg_double(in, args[1], "from", &low) || !arg_double(in, args[2], "to", &high))
        return false;
    if (low > high)
        return interp_raise(in, ERROR_RUNTIME,
                            "uniform_ expects to return a [from, to) range, but found from=%g > "
                            "to=%g",
                            low, high);
    return fill_in_place(in, random_uniform_torch, low, high, "UniformBackward0", args, out);
}

/* self, mean=0.0, std=1.0, generator=None */
bool torch_normal_(Interp *in, const Value *args, Value *out) {
    double mean, std;
    if (!arg_double(in, args[1], "mean", &mean) || !arg_double(in, args[2], "std", &std))
        return false;
    if (std < 0)
        return interp_raise(in, ERROR_RUNTIME, "normal expects std >= 0.0, but found std %g", std);
    return fill_in_place(in, random_normal_torch, mean, std, "NormalBackward1", args, out);
}

/* self, from, to=None, generator=None; random_(to) gives `from` alone */
bool torch_random_(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Generator *g;
    Drawing drawing;
    Error error = {0};
    bool two = arg_given(args[2]);
    int64_t low = 0, high;
    if (!arg_tensor_object(in, args[0], "random_", "self", &o) || !in_place_allowed(in, args[0]) ||
        (two && !arg_int(in, args[1], "from", &low)) ||
        !arg_int(in, args[two ? 2 : 1], "to", &high) || !arg_generator(in, args[3], &g))
        return false;
    if (low >= high)
        return interp_raise(in, ERROR_RUNTIME,
                            "random_ expects 'from' to be less than 'to', but got from=%lld >= "
                            "to=%lld",
                            (long long)low, (long long)high);
    if (!drawing_begin(&drawing, g, &o->t, &error)) return interp_raise_from(in, &error);
    random_integers_torch(g, &o->t, low, high);
    if (!drawing_end(&drawing, &error)) return interp_raise_from(in, &error);
    in_place_done(in, args[0], "RandomBackward0", NULL, 0);
    *out = args[0];
    return true;
}
