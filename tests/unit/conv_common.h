/* tests/unit/conv_common: random convolutions for the tests of conv. Each array ends where a page
 * without access begins, so that a kernel that touches one byte beyond is caught. */
#ifndef CONV_COMMON_H
#define CONV_COMMON_H

#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include "conv/conv1d.h"

static const char *const isa_names[] = {"avx512", "avx2", "c"};
static const Conv1dAlgorithm algorithms[] = {CONV1D_AUTO, CONV1D_DIRECT, CONV1D_WINOGRAD,
                                             CONV1D_FFT, CONV1D_REFERENCE};
enum { ISAS = 3, ALGORITHMS = 5 };

typedef struct Random {
    uint64_t state;
} Random;

/* A number of 0 .. below - 1 (splitmix64). */
static inline int64_t random_below(Random *random, int64_t below) {
    uint64_t z = random->state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (int64_t)((z ^ z >> 31) >> 1) % below;
}

typedef struct Guarded {
    void *pages;
    size_t bytes; /* with the guard */
} Guarded;

typedef struct Case {
    Conv1dShape shape;
    bool exact; /* all numbers are small integers */
    float *input, *weight, *bias, *output;
    int64_t inputs, weights, outputs;
    Guarded memory[4];
} Case;

static inline float *guarded_new(Guarded *guarded, int64_t count) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t bytes = (size_t)count * sizeof(float);
    size_t body = (bytes + page - 1) / page * page;
    guarded->bytes = body + page;
    int zeros = open("/dev/zero", O_RDWR);
    char *pages = mmap(NULL, guarded->bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE, zeros, 0);
    close(zeros);
    if (pages == MAP_FAILED) abort();
    guarded->pages = pages;
    mprotect(pages + body, page, PROT_NONE);
    return (float *)(void *)(pages + body - bytes);
}

static inline void random_fill(Random *random, bool exact, float *to, int64_t count) {
    for (int64_t i = 0; i < count; i++)
        to[i] = exact ? (float)(random_below(random, 17) - 8)
                      : (float)(random_below(random, 20001) - 10000) / 7919.0f;
}

static inline Case case_new(Random *random, const Conv1dShape *shape, bool exact) {
    Case c = {.shape = *shape, .exact = exact};
    c.inputs = shape->batch * shape->in_channels * shape->length;
    c.weights = shape->out_channels * (shape->in_channels / shape->groups) * shape->kernel_size;
    c.outputs = shape->batch * shape->out_channels * conv1d_output_length(shape);
    c.input = guarded_new(&c.memory[0], c.inputs);
    c.weight = guarded_new(&c.memory[1], c.weights);
    c.output = guarded_new(&c.memory[2], c.outputs);
    random_fill(random, exact, c.input, c.inputs);
    random_fill(random, exact, c.weight, c.weights);
    if (random_below(random, 4)) {
        c.bias = guarded_new(&c.memory[3], shape->out_channels);
        random_fill(random, exact, c.bias, shape->out_channels);
    }
    return c;
}

static inline void case_release(Case *c) {
    for (int i = 0; i < 4; i++)
        if (c->memory[i].pages) munmap(c->memory[i].pages, c->memory[i].bytes);
}

/* *used is the algorithm that was taken. */
static inline Conv1dStatus case_run(const Case *c, Conv1dAlgorithm algorithm,
                                    Conv1dAlgorithm *used) {
    Conv1dPlan *plan = NULL;
    Conv1dStatus status = conv1d_plan_new(&c->shape, algorithm, c->weight, &plan);
    if (status == CONV1D_OK) *used = conv1d_plan_algorithm(plan);
    if (status == CONV1D_OK) status = conv1d_plan_run(plan, c->input, c->bias, c->output);
    conv1d_plan_free(plan);
    return status;
}

static inline void case_print(const Case *c) {
    const Conv1dShape *s = &c->shape;
    printf("isa %s: batch %lld in %lld length %lld out %lld kernel %lld stride %lld dilation %lld "
           "groups %lld pad %lld,%lld mode %d bias %d exact %d\n",
           conv1d_isa_name(), (long long)s->batch, (long long)s->in_channels, (long long)s->length,
           (long long)s->out_channels, (long long)s->kernel_size, (long long)s->stride,
           (long long)s->dilation, (long long)s->groups, (long long)s->pad_left,
           (long long)s->pad_right, (int)s->pad_mode, c->bias != NULL, c->exact);
}

/* Mostly small numbers, sometimes up to most. */
static inline int64_t random_size(Random *random, int64_t most) {
    int64_t end = random_below(random, 4) ? 1 + most / 8 : most;
    return 1 + random_below(random, end);
}

static inline Conv1dShape random_shape(Random *random) {
    Conv1dShape s = {0};
    s.groups = random_below(random, 3) ? 1 : random_size(random, 24);
    s.in_channels = s.groups * random_size(random, s.groups > 1 ? 6 : 40);
    s.out_channels = s.groups * random_size(random, s.groups > 1 ? 10 : 40);
    s.batch = random_size(random, 6);
    s.length = random_size(random, 500);
    s.kernel_size = random_size(random, 40);
    s.stride = random_below(random, 2) ? 1 : random_size(random, 20);
    s.dilation = random_below(random, 2) ? 1 : random_size(random, 20);
    s.pad_mode = (Conv1dPadMode)random_below(random, 4);
    int64_t pad = s.pad_mode == CONV1D_REFLECT    ? s.length
                  : s.pad_mode == CONV1D_CIRCULAR ? s.length + 1
                                                  : 60;
    s.pad_left = random_below(random, pad);
    s.pad_right = random_below(random, 2) ? s.pad_left : random_below(random, pad);
    return s;
}

/* A convolution of at most `flops`, half of them in integers. */
static inline Case case_random(Random *random, double flops) {
    for (;;) {
        Conv1dShape shape = random_shape(random);
        if (conv1d_shape_check(&shape) == CONV1D_OK && conv1d_flops(&shape) <= flops)
            return case_new(random, &shape, random_below(random, 2));
    }
}

#endif
