/* lib/numpy_generator: np.random.default_rng(seed) and its methods. */
#include "lib/numpy_generator.h"

#include <time.h>

#include "eval/rows.h"
#include "lib/left_out.h"
#include "lib/tensor_arg.h"
#include "tensor/random_pcg.h"

typedef struct RngObject {
    Object head;
    Pcg pcg;
} RngObject;

static Pcg *pcg_of(Value v) {
    return &((RngObject *)(void *)v.as.object)->pcg;
}

/* seed=None */
bool numpy_default_rng(Interp *in, const Value *args, Value *out) {
    int64_t seed = (int64_t)time(NULL);
    if (arg_given(args[0]) && !arg_int(in, args[0], "seed", &seed)) return false;
    if (seed < 0) return interp_raise(in, ERROR_VALUE, "expected non-negative integer");
    RngObject *o = new_object(in, &type_numpy_generator, sizeof *o);
    pcg_seed(&o->pcg, (uint64_t)seed);
    *out = value_object(o);
    return true;
}

/* ---- methods ---- */

static bool real(Interp *in, Value self, double (*draw)(Pcg *), double low, double step, Value size,
                 Value *out) {
    Tensor t;
    Error error = {0};
    bool made = false;
    if (!random_room(in, size, DTYPE_FLOAT64, &t, &made, &error)) return false;
    int64_t count = made ? tensor_count(&t) : 0;
    for (int64_t i = 0; i < count && !stop_asked(); i++)
        tensor_set_double(&t, i, low + step * draw(pcg_of(self)));
    return random_drawn(in, made, &t, &error, out);
}

/* self, size=None */
static bool random_(Interp *in, const Value *args, Value *out) {
    return real(in, args[0], pcg_uniform, 0, 1, args[1], out);
}

static bool standard_normal(Interp *in, const Value *args, Value *out) {
    return real(in, args[0], pcg_normal, 0, 1, args[1], out);
}

/* self, low=0.0, high=1.0, size=None */
static bool uniform(Interp *in, const Value *args, Value *out) {
    double low, high;
    return arg_double(in, args[1], "low", &low) && arg_double(in, args[2], "high", &high) &&
           real(in, args[0], pcg_uniform, low, high - low, args[3], out);
}

/* self, loc=0.0, scale=1.0, size=None */
static bool normal(Interp *in, const Value *args, Value *out) {
    double mean, std;
    if (!arg_double(in, args[1], "loc", &mean) || !arg_double(in, args[2], "scale", &std))
        return false;
    if (std < 0) return interp_raise(in, ERROR_VALUE, "scale < 0");
    return real(in, args[0], pcg_normal, mean, std, args[3], out);
}

/* self, low, high=None, size=None, endpoint=False */
static bool integers(Interp *in, const Value *args, Value *out) {
    int64_t low = 0, high;
    bool two = arg_given(args[2]), endpoint, made = false;
    Tensor t;
    Error error = {0};
    if ((two && !arg_int(in, args[1], "low", &low)) ||
        !arg_int(in, args[two ? 2 : 1], "high", &high) || !value_truth(in, args[4], &endpoint))
        return false;
    if (endpoint ? low > high : low >= high)
        return interp_raise(in, ERROR_VALUE, two ? "low >= high" : "high <= 0");
    if (!random_room(in, args[3], DTYPE_INT64, &t, &made, &error)) return false;
    int64_t count = made ? tensor_count(&t) : 0;
    for (int64_t i = 0; i < count && !stop_asked(); i++)
        tensor_set_int(&t, i, pcg_integer(pcg_of(args[0]), low, endpoint ? high : high - 1));
    return random_drawn(in, made, &t, &error, out);
}

static bool repr(Interp *in, Value self, Str *out) {
    (void)in;
    str_addf(out, "Generator(PCG64) at %p", (void *)self.as.object);
    return true;
}

static bool missing(Interp *in, Value self, const char *name) {
    (void)self;
    return left_out_raise(in, "numpy.random", name);
}

static const Native members[] = {
    ROW("random", "self, size=None", random_, "Evenly between 0 and 1."),
    ROW("standard_normal", "self, size=None", standard_normal, "Normally around 0."),
    ROW("uniform", "self, low=0.0, high=1.0, size=None", uniform, "Evenly from low to high."),
    ROW("normal", "self, loc=0.0, scale=1.0, size=None", normal, "Normally around loc."),
    ROW("integers", "self, low, high=None, size=None, endpoint=False", integers,
        "Whole numbers from low to high - 1."),
    {0}};

const Type type_numpy_generator = {.head = TYPE_HEAD,
                                   .name = "numpy.random._generator.Generator",
                                   .module = "numpy.random._generator",
                                   .doc = "A source of random numbers: PCG64.",
                                   .members = members,
                                   .repr = repr,
                                   .missing = missing};
