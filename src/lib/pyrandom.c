/* lib/pyrandom: random: CPython's own numbers for a seed: mt19937, and how it draws from it. */
#include <inttypes.h>
#include <math.h>
#include <time.h>

#include "base/mem.h"
#include "eval/numeric.h"
#include "eval/objects.h"
#include "eval/rows.h"
#include "eval/sequence.h"
#include "lib/builtins.h"
#include "lib/pyleft_out.h"
#include "lib/pymodules.h"
#include "lib/state.h"

/* mt19937's init_by_array with the 32-bit words of the number's magnitude. */
static void seed_by_number(Generator *g, uint64_t magnitude) {
    uint32_t key[2] = {(uint32_t)magnitude, (uint32_t)(magnitude >> 32)};
    int words = key[1] ? 2 : 1, i = 1, j = 0;
    generator_seed_numpy(g, 19650218);
    uint32_t *s = g->state;
    for (int k = GENERATOR_WORDS; k > 0; k--) {
        s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >> 30)) * 1664525u)) + key[j] + (uint32_t)j;
        if (++i == GENERATOR_WORDS) s[0] = s[GENERATOR_WORDS - 1], i = 1;
        if (++j == words) j = 0;
    }
    for (int k = GENERATOR_WORDS - 1; k > 0; k--) {
        s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >> 30)) * 1566083941u)) - (uint32_t)i;
        if (++i == GENERATOR_WORDS) s[0] = s[GENERATOR_WORDS - 1], i = 1;
    }
    s[0] = 0x80000000u;
    g->next = GENERATOR_WORDS;
    g->has_normal = false;
    g->seed = 1; /* it is seeded */
}

static Generator *generator_of(Interp *in) {
    Generator *g = &library_of(in)->python_generator;
    if (g->seed == 0) { /* never seeded: by the clock, as Python does */
        struct timespec now = {0};
        clock_gettime(CLOCK_REALTIME, &now);
        seed_by_number(g, (uint64_t)now.tv_sec * 1000000007u + (uint64_t)now.tv_nsec);
    }
    return g;
}

static double draw(Generator *g) {
    uint32_t a = generator_next32(g) >> 5, b = generator_next32(g) >> 6;
    return (a * 67108864.0 + b) / 9007199254740992.0;
}

/* `bits` random bits, 1 to 64: whole words, the last one cut. */
static uint64_t draw_bits(Generator *g, int bits) {
    if (bits <= 32) return generator_next32(g) >> (32 - bits);
    uint64_t low = generator_next32(g);
    return low | (uint64_t)(generator_next32(g) >> (64 - bits)) << 32;
}

/* 0 <= result < n, by drawing until it fits. */
static uint64_t draw_below(Generator *g, uint64_t n) {
    int bits = 64 - __builtin_clzll(n);
    uint64_t r = draw_bits(g, bits);
    while (r >= n) r = draw_bits(g, bits);
    return r;
}

/* -- the module ------------------------------------------------------------------------------- */

static bool random_seed(Interp *in, const Value *args, Value *out) {
    Generator *g = &library_of(in)->python_generator;
    *out = value_none();
    if (args[0].tag == TAG_NONE) {
        g->seed = 0;
        return true;
    }
    uint64_t hash = 0;
    if (value_is_integer(args[0])) {
        int64_t seed = value_integer(args[0]);
        hash = seed < 0 ? UINT64_C(0) - (uint64_t)seed : (uint64_t)seed;
    } else if (args[0].tag == TAG_FLOAT) {
        hash = hash_double(args[0].as.number);
    } else {
        return interp_raise(in, ERROR_TYPE,
                            "The only supported seed types here are None, int and "
                            "float.");
    }
    seed_by_number(g, hash);
    return true;
}

static bool random_random(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = value_float(draw(generator_of(in)));
    return true;
}

static bool random_uniform(Interp *in, const Value *args, Value *out) {
    double a = 0, b = 0;
    if (!arg_real(in, args[0], &a) || !arg_real(in, args[1], &b)) return false;
    *out = value_float(a + (b - a) * draw(generator_of(in)));
    return true;
}

static bool draw_range(Interp *in, int64_t start, int64_t stop, int64_t step, Value *out) {
    if (step == 0) return interp_raise(in, ERROR_VALUE, "zero step for randrange()");
    uint64_t span = step > 0 ? (uint64_t)stop - (uint64_t)start : (uint64_t)start - (uint64_t)stop;
    uint64_t stride = step > 0 ? (uint64_t)step : UINT64_C(0) - (uint64_t)step;
    if (step > 0 ? start >= stop : start <= stop)
        return step == 1 ? interp_raise(in, ERROR_VALUE,
                                        "empty range for randrange() (%" PRId64 ", %" PRId64
                                        ", %" PRId64 ")",
                                        start, stop, stop - start)
                         : interp_raise(in, ERROR_VALUE, "empty range for randrange()");
    uint64_t nth = draw_below(generator_of(in), (span - 1) / stride + 1);
    *out = value_int((int64_t)((uint64_t)start + nth * (uint64_t)step));
    return true;
}

static bool random_randrange(Interp *in, const Value *args, Value *out) {
    int64_t start = 0, stop = 0, step = 1;
    if (!arg_int(in, args[0], "start", &start) || !arg_int(in, args[2], "step", &step))
        return false;
    if (args[1].tag != TAG_NONE)
        return arg_int(in, args[1], "stop", &stop) && draw_range(in, start, stop, step, out);
    if (start <= 0) return interp_raise(in, ERROR_VALUE, "empty range for randrange()");
    return draw_range(in, 0, start, 1, out);
}

static bool random_randint(Interp *in, const Value *args, Value *out) {
    int64_t a = 0, b = 0, stop = 0;
    if (!arg_int(in, args[0], "a", &a) || !arg_int(in, args[1], "b", &b)) return false;
    if (__builtin_add_overflow(b, 1, &stop)) return raise_overflow(in, "%" PRId64 " + 1", b);
    return draw_range(in, a, stop, 1, out);
}

static bool random_choice(Interp *in, const Value *args, Value *out) {
    int64_t length = 0;
    if (!value_length(in, args[0], &length)) return false;
    if (length == 0) return interp_raise(in, ERROR_INDEX, "Cannot choose from an empty sequence");
    uint64_t at = draw_below(generator_of(in), (uint64_t)length);
    return value_item(in, args[0], value_int((int64_t)at), out);
}

static bool shuffle_any(Interp *in, Value v, int64_t length) {
    for (int64_t i = length - 1; i > 0; i--) {
        Value a, b, at_i = value_int(i);
        Value at_j = value_int((int64_t)draw_below(generator_of(in), (uint64_t)i + 1));
        if (!value_item(in, v, at_i, &a) || !value_item(in, v, at_j, &b) ||
            !value_set_item(in, v, at_i, b) || !value_set_item(in, v, at_j, a))
            return false;
    }
    return true;
}

/* A copy is shuffled, so that a Ctrl-C leaves the list as it was. */
static void shuffle_list(Interp *in, ListObject *list) {
    ListObject *copy = AS_LIST(new_list(in, list->items, list->count));
    for (int64_t i = copy->count - 1; i > 0 && !stop_asked(); i--) {
        int64_t j = (int64_t)draw_below(generator_of(in), (uint64_t)i + 1);
        Value held = copy->items[i];
        copy->items[i] = copy->items[j];
        copy->items[j] = held;
    }
    if (stop_asked()) return;
    Value *items = list->items;
    list->items = copy->items;
    copy->items = items;
    int64_t room = list->room;
    list->room = copy->room;
    copy->room = room;
}

static bool random_shuffle(Interp *in, const Value *args, Value *out) {
    int64_t length = 0;
    *out = value_none();
    if (!value_length(in, args[0], &length)) return false;
    if (!value_is_exactly(args[0], &type_list)) return shuffle_any(in, args[0], length);
    shuffle_list(in, AS_LIST(args[0]));
    return true;
}

/* CPython draws from a copy of a small population, and from a set of the places taken of a large
 * one; each has numbers of its own. */
static bool random_sample(Interp *in, const Value *args, Value *out) {
    Value pool;
    int64_t k = 0;
    if (!list_from(in, args[0], &pool) || !arg_int(in, args[1], "k", &k)) return false;
    int64_t n = AS_LIST(pool)->count;
    if (k < 0 || k > n)
        return interp_raise(in, ERROR_VALUE, "Sample larger than population or is negative");
    int64_t set_size = 21;
    if (k > 5) set_size += (int64_t)pow(4, ceil(log((double)k * 3) / log(4)));
    bool from_pool = n <= set_size;
    Generator *g = generator_of(in);
    int64_t *places = mem_new((size_t)(n + 1) * sizeof *places);
    for (int64_t i = 0; i < n; i++) places[i] = from_pool ? i : 0;
    *out = new_list(in, NULL, 0);
    bool fine = true;
    for (int64_t i = 0; i < k && fine && !stop_asked(); i++) {
        int64_t at = (int64_t)draw_below(g, (uint64_t)(from_pool ? n - i : n));
        while (!from_pool && places[at]) at = (int64_t)draw_below(g, (uint64_t)n);
        fine = list_append(in, *out, AS_LIST(pool)->items[from_pool ? places[at] : at]);
        places[at] = from_pool ? places[n - i - 1] : 1;
    }
    mem_free(places);
    return fine;
}

/* choices(population, weights=None, *, cum_weights=None, k=1) */
static bool random_choices(Interp *in, const Value *args, Value *out) {
    Value population, weights = value_none();
    int64_t k = 1;
    if (!list_from(in, args[0], &population) || !arg_int(in, args[3], "k", &k)) return false;
    Value given = args[1].tag != TAG_NONE ? args[1] : args[2];
    if (given.tag != TAG_NONE && !list_from(in, given, &weights)) return false;
    int64_t n = AS_LIST(population)->count;
    if (n == 0) return interp_raise(in, ERROR_INDEX, "list index out of range");
    if (given.tag != TAG_NONE && AS_LIST(weights)->count != n)
        return interp_raise(in, ERROR_VALUE, "The number of weights does not match the population");
    double *sums = mem_new((size_t)n * sizeof *sums), total = 0, x = 1;
    bool fine = true;
    for (int64_t i = 0; i < n && fine; i++) {
        if (given.tag != TAG_NONE) fine = arg_real(in, AS_LIST(weights)->items[i], &x);
        sums[i] = args[1].tag == TAG_NONE && given.tag != TAG_NONE ? x : total + x;
        total = sums[i];
    }
    *out = new_list(in, NULL, 0);
    for (int64_t i = 0; i < k && fine && !stop_asked(); i++) {
        double mark = draw(generator_of(in)) * total;
        int64_t at = 0;
        while (at < n - 1 && sums[at] <= mark && !stop_asked()) at++;
        fine = list_append(in, *out, AS_LIST(population)->items[at]);
    }
    mem_free(sums);
    return fine;
}

/* Pairs of normal numbers from an angle and a radius; the second of a pair waits. */
static bool random_gauss(Interp *in, const Value *args, Value *out) {
    double mean = 0, deviation = 1;
    if (!arg_real(in, args[0], &mean) || !arg_real(in, args[1], &deviation)) return false;
    Generator *g = generator_of(in);
    double z = g->normal;
    if (!g->has_normal) {
        double angle = draw(g) * 6.283185307179586, radius = sqrt(-2 * log(1 - draw(g)));
        z = cos(angle) * radius;
        g->normal = sin(angle) * radius;
    }
    g->has_normal = !g->has_normal;
    *out = value_float(mean + z * deviation);
    return true;
}

/* Kinderman and Monahan's ratio of uniform numbers. */
static bool random_normalvariate(Interp *in, const Value *args, Value *out) {
    double mean = 0, deviation = 1, z = 0;
    if (!arg_real(in, args[0], &mean) || !arg_real(in, args[1], &deviation)) return false;
    const double magic = 4 * exp(-0.5) / sqrt(2.0);
    for (;;) {
        double u1 = draw(generator_of(in)), u2 = 1 - draw(generator_of(in));
        z = magic * (u1 - 0.5) / u2;
        if (z * z / 4 <= -log(u2)) break;
    }
    *out = value_float(mean + z * deviation);
    return true;
}

static bool random_getrandbits(Interp *in, const Value *args, Value *out) {
    int64_t bits = 0;
    if (!arg_int(in, args[0], "k", &bits)) return false;
    if (bits < 0) return interp_raise(in, ERROR_VALUE, "number of bits must be non-negative");
    if (bits > 63) return raise_overflow(in, "a number of %" PRId64 " bits", bits);
    *out = value_int(bits ? (int64_t)draw_bits(generator_of(in), (int)bits) : 0);
    return true;
}

static const Native members[] = {
    ROW("seed", "a=None", random_seed, "Begin the sequence that belongs to a."),
    ROW("random", "", random_random, "A float, 0 <= x < 1."),
    ROW("uniform", "a, b", random_uniform, "A float between a and b."),
    ROW("randint", "a, b", random_randint, "A whole number, a <= n <= b."),
    ROW("randrange", "start, stop=None, step=1", random_randrange, "One of range(...)."),
    ROW("choice", "seq", random_choice, "One of the items."),
    ROW("choices", "population, weights=None, *, cum_weights=None, k=1", random_choices,
        "k items, each time of all."),
    ROW("sample", "population, k", random_sample, "k different items."),
    ROW("shuffle", "x", random_shuffle, "Put the items of a list in random order."),
    ROW("gauss", "mu=0.0, sigma=1.0", random_gauss, "A normal number."),
    ROW("normalvariate", "mu=0.0, sigma=1.0", random_normalvariate, "A normal number."),
    ROW("getrandbits", "k, /", random_getrandbits, "A whole number of k bits."),
    {0}};

const ModuleSpec module_random = {.name = "random", .members = members, .missing = python_left_out};
