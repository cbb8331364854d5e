/* bench/main: stepconv-bench: times the core on the shapes of a file, beside other libraries.
 *
 *     stepconv-bench --shapes FILE [--threads N] [--csv] [--peers FOLDER] [--algorithm NAME]
 *                    [--budget SECONDS] [--only NAME]
 *
 * One line a shape with the least time of repeated runs. With peers, the ratio is the best peer's
 * time divided by ours: above 1 the core is ahead. The ceiling is that of multiply-adds in
 * registers, or of the memory for arrays that no cache holds, whichever takes longer.
 * STEPCONV_ISA=avx2 keeps all to AVX2. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#if defined(_OPENMP)
#include <omp.h>
#endif
#include "base/mem.h"
#include "base/timing.h"
#include "bench/peers.h"
#include "bench/shapes.h"
#include "bench/bandwidth.h"
#include "conv/cache.h"
#include "conv/ceiling.h"

typedef struct Options {
    const char *shapes, *peers, *only;
    Conv1dAlgorithm algorithm;
    int threads;
    double budget;
    bool csv;
} Options;

typedef struct Arrays {
    float *input, *weight, *bias, *output;
    int64_t inputs, weights, outputs;
} Arrays;

typedef struct Ours {
    Conv1dPlan *plan;
    const Arrays *arrays;
} Ours;

/* What the machine can do at most, and which of the two holds a shape back. */
typedef struct Ceiling {
    double gflops;
    Bandwidth memory;
} Ceiling;

typedef struct Share {
    double percent;
    const char *bound;
} Share;

typedef struct Best {
    double seconds; /* 0: there is no peer */
    char name[64];
} Best;

static float *random_floats(int64_t count, unsigned seed) {
    float *to = mem_new((size_t)count * sizeof *to);
    for (int64_t i = 0; i < count; i++) {
        seed = seed * 1664525u + 1013904223u;
        to[i] = (float)(int)(seed >> 8) / (float)(1 << 23) - 1.0f;
    }
    return to;
}

static Arrays arrays_new(const Conv1dShape *s) {
    Arrays a = {.inputs = s->batch * s->in_channels * s->length,
                .weights = s->out_channels * (s->in_channels / s->groups) * s->kernel_size,
                .outputs = s->batch * s->out_channels * conv1d_output_length(s)};
    a.input = random_floats(a.inputs, 1);
    a.weight = random_floats(a.weights, 2);
    a.bias = random_floats(s->out_channels, 3);
    a.output = random_floats(a.outputs, 4);
    return a;
}

static void arrays_free(Arrays *a) {
    mem_free(a->input);
    mem_free(a->weight);
    mem_free(a->bias);
    mem_free(a->output);
}

static void run_ours(void *argument) {
    const Ours *ours = argument;
    conv1d_plan_run(ours->plan, ours->arrays->input, ours->arrays->bias, ours->arrays->output);
}

/* The output's distance from the definition on a few cells, so that no number is timed that is
 * wrong. */
static double largest_error(const Conv1dShape *shape, const Arrays *a) {
    double worst = 0;
    float cell[1];
    for (int64_t i = 0; i < 60; i++) {
        int64_t at = i < 20 ? i % a->outputs : (a->outputs - 1) * (i - 19) / 40;
        float kept = a->output[at];
        conv1d_reference_part_f32(shape, a->input, a->weight, a->bias, a->output, at, 1);
        cell[0] = a->output[at];
        a->output[at] = kept;
        worst = fmax(worst, isnan(kept) ? INFINITY : fabs((double)(cell[0] - kept)));
    }
    return worst;
}

static void check(const char *who, const NamedShape *named, const Arrays *a) {
    const Conv1dShape *s = &named->shape;
    double terms = (double)(s->in_channels / s->groups * s->kernel_size);
    double error = largest_error(s, a);
    if (error > 1e-5 * (terms + 8))
        fprintf(stderr, "%s: %s is wrong by %g\n", named->name, who, error);
}

static void time_way(const Peer *peer, const char *way, const PeerTask *task, const Options *o,
                     const NamedShape *named, const Arrays *a, Best *best) {
    void *opened = peer->open(task, way);
    if (!opened) return;
    for (int64_t i = 0; i < a->outputs; i++) a->output[i] = NAN;
    double seconds = timing_least(peer->run, opened, o->budget);
    check(peer->name(), named, a);
    peer->close(opened);
    if (best->seconds != 0 && seconds >= best->seconds) return;
    best->seconds = seconds;
    snprintf(best->name, sizeof best->name, "%s %s", peer->name(), way);
}

static Best time_peers(const Peer *peers, int count, const Options *o, const NamedShape *named,
                       const Arrays *a) {
    Best best = {0};
    PeerTask task = {&named->shape, o->threads, a->input, a->weight, a->bias, a->output};
    for (int i = 0; i < count; i++)
        for (const char *const *way = peers[i].ways(); *way; way++)
            time_way(&peers[i], *way, &task, o, named, a, &best);
    return best;
}

/* Arrays that a cache holds don't wait for memory. */
static Share share_of(const Ceiling *ceiling, const Conv1dShape *shape, const Arrays *a,
                      double seconds) {
    double in = (double)sizeof(float) * (double)(a->inputs + a->weights);
    double out = (double)sizeof(float) * (double)a->outputs;
    double products = conv1d_flops(shape) * 1e-9 / ceiling->gflops;
    double memory = 0;
    if (in + out > 0.75 * (double)cache_bytes_shared())
        memory = 1e-9 * (in / ceiling->memory.read + out / ceiling->memory.write);
    if (memory > products) return (Share){100 * memory / seconds, "memory"};
    return (Share){100 * products / seconds, "fma"};
}

static void print_line(const Options *o, const NamedShape *named, Conv1dAlgorithm algorithm,
                       double seconds, Share share, const Best *best) {
    double gflops = conv1d_flops(&named->shape) / seconds * 1e-9;
    const char *name = conv1d_algorithm_name(algorithm);
    if (o->csv)
        printf("%s,%s,%s,%d,%.6f,%.2f,%.1f,%s", named->name, name, conv1d_isa_name(), o->threads,
               seconds * 1e3, gflops, share.percent, share.bound);
    else
        printf("%-11s %-9s %-6s %7d %10.6f %8.1f %12.1f %-6s", named->name, name, conv1d_isa_name(),
               o->threads, seconds * 1e3, gflops, share.percent, share.bound);
    if (best->seconds != 0 && o->csv)
        printf(",%s,%.6f,%.3f", best->name, best->seconds * 1e3, best->seconds / seconds);
    else if (best->seconds != 0)
        printf("  %-24s %10.6f %6.2f", best->name, best->seconds * 1e3, best->seconds / seconds);
    printf("\n");
    fflush(stdout);
}

/* Ours is measured before and after the peers: both have the same chance of a quiet machine. */
static bool bench_shape(const Options *o, const NamedShape *named, const Peer *peers, int count,
                        const Ceiling *ceiling, double *ratio) {
    Arrays a = arrays_new(&named->shape);
    Ours ours = {NULL, &a};
    if (conv1d_plan_new(&named->shape, o->algorithm, a.weight, &ours.plan) != CONV1D_OK) {
        fprintf(stderr, "%s: no memory\n", named->name);
        arrays_free(&a);
        return false;
    }
    double seconds = timing_least(run_ours, &ours, o->budget);
    Best best = time_peers(peers, count, o, named, &a);
    seconds = fmin(seconds, timing_least(run_ours, &ours, o->budget));
    check("stepconv", named, &a);
    print_line(o, named, conv1d_plan_algorithm(ours.plan), seconds,
               share_of(ceiling, &named->shape, &a, seconds), &best);
    *ratio = best.seconds / seconds;
    conv1d_plan_free(ours.plan);
    arrays_free(&a);
    return true;
}

static void print_head(const Options *o, int peers) {
    if (o->csv)
        printf("#shape,algorithm,isa,threads,ms,gflops,percent_of_ceiling,bound%s\n",
               peers ? ",best_peer,peer_ms,ratio" : "");
    else
        printf("shape       algorithm isa    threads         ms  GFLOP/s %% of ceiling of    %s\n",
               peers ? "  best peer                        ms  ratio" : "");
}

static bool bench_file(const Options *o) {
    FILE *file = fopen(o->shapes, "r");
    if (!file) {
        perror(o->shapes);
        return false;
    }
    Peer peers[PEERS_MOST];
    int count = o->peers ? peers_load(o->peers, peers) : 0;
    Ceiling ceiling = {ceiling_gflops(o->threads), bandwidth_measure(o->threads)};
    double logs = 0, ratio = 0;
    int measured = 0;
    bool ok = true;
    NamedShape named;
    print_head(o, count);
    while (shapes_next(file, &named)) {
        if (o->only && strcmp(o->only, named.name) != 0) continue;
        ok = bench_shape(o, &named, peers, count, &ceiling, &ratio) && ok;
        if (ratio > 0) logs += log(ratio), measured++;
    }
    fclose(file);
    if (measured)
        fprintf(stderr, "geometric mean of %d ratios: %.2f\n", measured, exp(logs / measured));
    return ok;
}

static bool option_set(const char *name, const char *value, Options *o) {
    if (strcmp(name, "--shapes") == 0) return (o->shapes = value) != NULL;
    if (strcmp(name, "--peers") == 0) return (o->peers = value) != NULL;
    if (strcmp(name, "--only") == 0) return (o->only = value) != NULL;
    if (strcmp(name, "--threads") == 0) return (o->threads = atoi(value)) > 0;
    if (strcmp(name, "--budget") == 0) return (o->budget = atof(value)) > 0;
    if (strcmp(name, "--algorithm") == 0) return conv1d_algorithm_find(value, &o->algorithm);
    return false;
}

static bool options_read(int count, char **words, Options *o) {
    for (int i = 1; i < count; i++) {
        if (strcmp(words[i], "--csv") == 0)
            o->csv = true;
        else if (i + 1 == count || !option_set(words[i], words[i + 1], o))
            return false;
        else
            i++;
    }
    return o->shapes != NULL;
}

int main(int count, char **words) {
    Options options = {.threads = 1, .budget = 0.3};
    if (!options_read(count, words, &options)) {
        fprintf(stderr,
                "usage: stepconv-bench --shapes FILE [--threads N] [--csv] [--peers FOLDER]\n"
                "       [--algorithm NAME] [--budget SECONDS] [--only NAME]\n");
        return 2;
    }
#if defined(_OPENMP)
    omp_set_num_threads(options.threads);
#endif
    return bench_file(&options) ? 0 : 1;
}
