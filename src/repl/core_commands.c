/* repl/core_commands: %algorithm and %time: how the core computes convolutions, and how fast. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/format.h"
#include "base/timing.h"
#include "conv/ceiling.h"
#include "repl/command.h"
#include "repl/stepping.h"

/* ---- %algorithm */

static const struct {
    Conv1dAlgorithm algorithm;
    const char *words;
} algorithms[] = {
    {CONV1D_AUTO, "the fastest, as far as can be told from the shape"},
    {CONV1D_DIRECT, "every product, many at a time"},
    {CONV1D_WINOGRAD, "fewer products, by sums before and after them"},
    {CONV1D_FFT, "long kernels by way of their spectra"},
    {CONV1D_REFERENCE, "the plain loops, one product after the other"},
};
enum { ALGORITHMS = sizeof algorithms / sizeof *algorithms };

/* The present one alone, or all, with a mark at it. */
static void tell_algorithms(Lab *lab, bool all) {
    Conv1dAlgorithm now = library_of(lab->in)->conv_algorithm;
    Str text;
    str_init(&text);
    for (int i = 0; i < ALGORITHMS; i++) {
        bool marked = algorithms[i].algorithm == now;
        if (marked || all)
            str_addf(&text, "%s%-10s %s\n",
                     !all     ? ""
                     : marked ? "* "
                              : "  ",
                     conv1d_algorithm_name(algorithms[i].algorithm), algorithms[i].words);
    }
    interp_write(lab->in, text.text, text.length);
    str_release(&text);
}

static bool refuse_algorithm(Lab *lab, const char *name) {
    interp_raise(lab->in, ERROR_COMMAND, "there is no algorithm '%s'", name);
    interp_why(lab->in, "the core knows auto, direct, winograd, fft and reference");
    return interp_fix(lab->in, "%%algorithm auto");
}

/* %algorithm 'fft': the name may stand in quotes. */
static bool run_algorithm(Lab *lab, const char *rest) {
    char name[16] = "";
    size_t quoted = *rest && strchr("'\"", *rest) != NULL, length = strlen(rest);
    if (quoted && length > 1 && rest[length - 1] == *rest) rest++, length -= 2;
    snprintf(name, sizeof name, "%.*s", (int)length, rest);
    Conv1dAlgorithm chosen;
    if (length && !conv1d_algorithm_find(name, &chosen)) return refuse_algorithm(lab, rest);
    if (length) library_of(lab->in)->conv_algorithm = chosen;
    tell_algorithms(lab, length == 0);
    return true;
}

/* ---- %time: what is measured */

typedef struct Timed {
    const Conv1dCall *call;
    Tensor input, weight, bias, output; /* float32: dense arrays */
    Conv1dPlan *plan;
    Conv1dWatch watch;
    double seconds, plain; /* of a run, of the plain loops */
    bool estimated;        /* the plain loops were timed on a part */
} Timed;

static bool timed_init(Timed *t, const Conv1dCall *call, Conv1dAlgorithm algorithm, Error *error) {
    const Tensor *out = &call->output;
    *t = (Timed){.call = call, .watch = {.stop = &stop_flag}};
    if (!tensor_contiguous(&call->input, &t->input, error) ||
        !tensor_contiguous(&call->weight, &t->weight, error) ||
        (call->has_bias && !tensor_contiguous(&call->bias, &t->bias, error)) ||
        !tensor_new(out->dtype, out->ndim, out->shape, &t->output, error))
        return false;
    if (conv1d_plan_new(&call->shape, algorithm, tensor_data(&t->weight), &t->plan) != CONV1D_OK)
        return error_set(error, ERROR_MEMORY, "there is no room for a second convolution");
    conv1d_plan_watch(t->plan, &t->watch);
    return true;
}

static void timed_release(Timed *t) {
    conv1d_plan_free(t->plan);
    tensor_release(&t->input);
    tensor_release(&t->weight);
    tensor_release(&t->bias);
    tensor_release(&t->output);
}

static const float *bias_of(const Timed *t) {
    return t->call->has_bias ? tensor_data(&t->bias) : NULL;
}

static void run_plan(void *timed) {
    const Timed *t = timed;
    conv1d_plan_run(t->plan, tensor_data(&t->input), bias_of(t), tensor_data(&t->output));
}

static void run_plain(void *timed) {
    const Timed *t = timed;
    conv1d_reference_f32(&t->call->shape, tensor_data(&t->input), tensor_data(&t->weight),
                         bias_of(t), tensor_data(&t->output));
}

/* The plain loops on as many outputs as some tenths of a second allow, spread over all of them. */
static double plain_part(const Timed *t) {
    const Conv1dShape *s = &t->call->shape;
    int64_t all = tensor_count(&t->output), taps = s->in_channels / s->groups * s->kernel_size;
    int64_t piece = (1 << 20) / taps + 1, done = 0;
    double start = timing_now(), seconds = 0;
    for (int64_t i = 0; i < 64 && seconds < 0.3 && !stop_asked(); i++) {
        int64_t first = (int64_t)((double)(all - piece) * (double)(i * 37 % 64) / 64);
        conv1d_reference_part_f32(s, tensor_data(&t->input), tensor_data(&t->weight), bias_of(t),
                                  tensor_data(&t->output), first, piece);
        done += piece;
        seconds = timing_now() - start;
    }
    return seconds * (double)all / (double)done;
}

static void measure(Timed *t) {
    const double quick = 5e7; /* operations of the plain loops that are no wait */
    t->seconds = timing_least(run_plan, t, 0.2);
    t->estimated = conv1d_flops(&t->call->shape) > quick;
    t->plain = t->estimated ? plain_part(t) : timing_least(run_plain, t, 0.05);
}

/* ---- %time: what is said */

static void add_seconds(double seconds, Str *out) {
    static const struct {
        double least;
        const char *unit;
    } units[] = {{1, "s"}, {1e-3, "ms"}, {1e-6, "µs"}, {1e-9, "ns"}};
    int i = 0;
    while (i < 3 && seconds < units[i].least) i++;
    double x = seconds / units[i].least;
    str_addf(out, "%.*f %s", x < 10 ? 2 : x < 100 ? 1 : 0, x, units[i].unit);
}

static void add_count(double x, Str *out) {
    Error error = {0};
    if (!format_int((int64_t)x, ",", out, &error)) error_clear(&error);
}

/* Three digits, or all of a thousand and more. */
static void add_figure(double x, Str *out) {
    if (x < 999.5)
        str_addf(out, "%.3g", x);
    else
        add_count(x + 0.5, out);
}

static void add_tensors(const Conv1dCall *call, const char *expression, Str *out) {
    str_addf(out, "%s: input ", expression);
    shape_text(call->input.ndim, call->input.shape, out);
    str_add(out, ", weight ");
    shape_text(call->weight.ndim, call->weight.shape, out);
    str_add_char(out, '\n');
}

/* GFLOP/s count the plain loop's operations, whatever the algorithm did instead of them. */
static void add_speed(const Timed *t, Conv1dAlgorithm asked, Str *out) {
    Conv1dAlgorithm ran = conv1d_plan_algorithm(t->plan);
    int threads = conv1d_threads();
    double gflops = conv1d_flops(&t->call->shape) / t->seconds / 1e9;
    double ceiling = ceiling_gflops(threads);
    str_addf(out, "  %-13s ", conv1d_algorithm_name(ran));
    add_seconds(t->seconds, out);
    double share = 100 * gflops / ceiling;
    str_add(out, ", ");
    add_figure(gflops, out);
    str_addf(out, " GFLOP/s: %.*f %% of the ceiling, ", share < 10 ? 1 : 0, share);
    add_figure(ceiling, out);
    str_addf(out, " (%s, %d thread%s)\n", conv1d_isa_name(), threads, threads == 1 ? "" : "s");
    if (asked != CONV1D_AUTO && asked != ran)
        str_addf(out, "                (%s was asked for, but has no way to do this shape)\n",
                 conv1d_algorithm_name(asked));
}

static void add_products(const Timed *t, Str *out) {
    double plain = conv1d_flops(&t->call->shape) / 2, made = conv1d_plan_products(t->plan);
    str_add(out, "  multiply-adds ");
    add_count(made, out);
    if (made < plain) {
        str_add(out, " instead of ");
        add_count(plain, out);
        str_addf(out, ": %.0f %% saved\n", 100 * (1 - made / plain));
    } else {
        str_add(out, ", none saved\n");
    }
}

static void add_plain(const Timed *t, Str *out) {
    if (conv1d_plan_algorithm(t->plan) == CONV1D_REFERENCE) {
        str_add(out, "  plain loop    that is it\n");
        return;
    }
    str_addf(out, "  plain loop    %s", t->estimated ? "about " : "");
    add_seconds(t->plain, out);
    str_add(out, ", ");
    add_figure(t->plain / t->seconds, out);
    str_add(out, " times as long\n");
}

/* ---- %time: the command */

/* Whole numbers and float64 always take the plain loops: no second way to compare with. */
static bool refuse_dtype(Lab *lab, const char *expression, DType dtype) {
    interp_raise(lab->in, ERROR_COMMAND, "%%time measures float32, and %s is of %s", expression,
                 dtype_name(dtype));
    return interp_why(lab->in, "the fast algorithms work in float32; %s takes the plain loops",
                      dtype_name(dtype));
}

static bool time_call(Lab *lab, const char *expression, const Conv1dCall *call, Str *out) {
    if (call->input.dtype != DTYPE_FLOAT32) return refuse_dtype(lab, expression, call->input.dtype);
    Conv1dAlgorithm asked = library_of(lab->in)->conv_algorithm;
    Timed t;
    Error error = {0};
    bool done = timed_init(&t, call, asked, &error) || interp_raise_from(lab->in, &error);
    if (done) {
        measure(&t);
        add_tensors(call, expression, out);
        add_speed(&t, asked, out);
        add_products(&t, out);
        add_plain(&t, out);
    }
    timed_release(&t);
    return done && !interp_stopped(lab->in);
}

static bool run_time(Lab *lab, const char *rest) {
    Conv1dCall call;
    Str text;
    if (!*rest) {
        interp_raise(lab->in, ERROR_COMMAND, "%%time takes an expression that runs a Conv1d");
        return interp_fix(lab->in, "%%time conv(x)");
    }
    if (!step_call(lab, "time", rest, &call)) return false;
    str_init(&text);
    bool done = tensor_count(&call.output) == 0
                    ? interp_raise(lab->in, ERROR_COMMAND, "%s has no outputs to compute", rest)
                    : time_call(lab, rest, &call, &text);
    if (done) interp_write(lab->in, text.text, text.length);
    str_release(&text);
    conv1d_call_release(&call);
    return done;
}

const Command core_commands[] = {
    {"algorithm", "[NAME]", "how convolutions are computed: auto, direct, winograd, ...",
     "Without a name it lists the algorithms; * marks the one that is asked for. Float32 takes it\n"
     "where it can do the shape, else the direct one; other dtypes take the plain loops.",
     run_algorithm},
    {"time", "conv(x)", "how fast a convolution is, beside the plain loop",
     "Says which algorithm ran, its GFLOP/s (of the plain loop's operations), the share of what\n"
     "this processor could do at most, and the multiply-adds that the algorithm saves.",
     run_time},
    {0},
};
