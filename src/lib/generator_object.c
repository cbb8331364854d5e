/* lib/generator_object: torch.Generator as a value. */
#include "lib/generator_object.h"

#include "lib/tensor_arg.h"

typedef struct GeneratorObject {
    Object head;
    bool shared;
    Generator own; /* where it is not shared */
} GeneratorObject;

static Generator *generator_of(Interp *in, Value v) {
    GeneratorObject *g = (GeneratorObject *)(void *)v.as.object;
    return g->shared ? &library_of(in)->torch_generator : &g->own;
}

Value new_torch_generator(Interp *in, bool shared) {
    GeneratorObject *g = new_object(in, &type_torch_generator, sizeof *g);
    g->shared = shared;
    if (!shared) generator_seed_torch(&g->own, 67280421310721);
    return value_object(g);
}

bool arg_generator(Interp *in, Value v, Generator **out) {
    if (!arg_given(v)) return *out = &library_of(in)->torch_generator, true;
    if (value_is(v, &type_torch_generator)) return *out = generator_of(in, v), true;
    return interp_raise(in, ERROR_TYPE, "argument 'generator' must be torch.Generator, not %s",
                        value_type(v)->name);
}

static bool manual_seed(Interp *in, const Value *args, Value *out) {
    int64_t seed;
    if (!arg_int(in, args[1], "seed", &seed)) return false;
    generator_seed_torch(generator_of(in, args[0]), (uint64_t)seed);
    *out = args[0];
    return true;
}

static bool initial_seed(Interp *in, const Value *args, Value *out) {
    *out = value_int((int64_t)generator_of(in, args[0])->seed);
    return true;
}

static bool make(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_torch_generator(in, false);
    return true;
}

static bool repr(Interp *in, Value self, Str *out) {
    (void)in;
    str_addf(out, "<torch._C.Generator object at %p>", (void *)self.as.object);
    return true;
}

static const Native members[] = {{"manual_seed", "self, seed", manual_seed,
                                  "Start the generator at seed.", NATIVE_FUNCTION, NULL, NULL},
                                 {"initial_seed", "self", initial_seed,
                                  "The seed that it started at.", NATIVE_FUNCTION, NULL, NULL},
                                 {0}};

static const Native make_row = {"Generator",     "device='cpu'", make, "A random generator",
                                NATIVE_FUNCTION, NULL,           NULL};

const Type type_torch_generator = {.head = TYPE_HEAD,
                                   .name = "Generator",
                                   .module = "torch",
                                   .doc = "A source of random numbers: the Mersenne twister.",
                                   .members = members,
                                   .make = &make_row,
                                   .repr = repr};
