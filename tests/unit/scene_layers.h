/* tests/unit/scene_layers: stages for the tests of scenes and pictures. */
#ifndef SCENE_LAYERS_H
#define SCENE_LAYERS_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "seed.h"
#include "walk/stage.h"

typedef struct Layer {
    int64_t batch, in_channels, length, out_channels, kernel_size, stride, dilation, groups;
    int64_t pad_left, pad_right;
    Conv1dPadMode mode;
    bool bias;
    int64_t dropped; /* outputs that the module cuts off at the end */
    double scale;    /* of the numbers */
} Layer;

/* A small generator of our own, so that a seed gives the same layers everywhere. */
static unsigned long long layer_state = 1;
static inline void random_begin(void) {
    layer_state = seed_of_run();
}
static inline unsigned random_below(unsigned n) {
    layer_state = layer_state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (unsigned)(layer_state >> 33) % n;
}
static inline double random_value(void) {
    return (double)random_below(20001) / 10000 - 1;
}

static inline void fill_random(Tensor *t, double scale) {
    for (int64_t i = 0; i < tensor_count(t); i++) tensor_set_double(t, i, random_value() * scale);
}

/* The stage walks the layer, from its first step. False where PyTorch would refuse the layer. */
static inline bool layer_open(const Layer *layer, Stage *stage) {
    Error error = {0};
    Tensor x, w, b, kept;
    int64_t x_shape[] = {layer->batch, layer->in_channels, layer->length};
    int64_t w_shape[] = {layer->out_channels, layer->in_channels / layer->groups,
                         layer->kernel_size};
    if (!tensor_new(DTYPE_FLOAT32, 3, x_shape, &x, &error) ||
        !tensor_new(DTYPE_FLOAT32, 3, w_shape, &w, &error) ||
        !tensor_new(DTYPE_FLOAT32, 1, &layer->out_channels, &b, &error))
        abort();
    fill_random(&x, layer->scale);
    fill_random(&w, 1);
    fill_random(&b, 1);
    Conv1dParams params = {.stride = layer->stride,
                           .dilation = layer->dilation,
                           .groups = layer->groups,
                           .pad_left = layer->pad_left,
                           .pad_right = layer->pad_right,
                           .pad_mode = layer->mode};
    Conv1dCall call;
    Walk walk;
    bool ran = tensor_conv1d(&x, &w, layer->bias ? &b : NULL, &params, &call, &error);
    bool done = false;
    if (ran) {
        int64_t length = call.output.shape[2] - layer->dropped;
        if (!tensor_slice(&call.output, 2, 0, length > 0 ? length : 0, 1, &kept, &error)) abort();
        done = walk_init(&walk, &call, &kept, "conv(x)", "Conv1d", &error);
        tensor_release(&kept);
        conv1d_call_release(&call);
    }
    stage_init(stage);
    if (done) stage_open(stage, &walk);
    error_clear(&error);
    tensor_release(&x);
    tensor_release(&w);
    tensor_release(&b);
    return done;
}

/* Any layer that a learner may try, small ones more often. */
static inline Layer layer_random(void) {
    static const int64_t channels[] = {1, 1, 1, 2, 3, 4, 8, 16, 64};
    static const int64_t lengths[] = {1, 3, 5, 8, 10, 12, 20, 50, 1000, 70000};
    static const int64_t kernels[] = {1, 2, 3, 3, 3, 4, 5, 7, 9, 16, 25, 64};
    static const double scales[] = {1, 1, 3, 1e-6, 1000, 1e12, 1e-30};
    Layer layer = {.batch = random_below(4) ? 1 : 2, .groups = 1, .bias = random_below(2)};
    layer.in_channels = channels[random_below(9)];
    layer.out_channels = channels[random_below(9)];
    layer.length = lengths[random_below(10)];
    layer.kernel_size = kernels[random_below(12)];
    layer.stride = 1 + random_below(3) * random_below(4);
    layer.dilation = random_below(3) ? 1 : 1 + random_below(12);
    layer.scale = scales[random_below(7)];
    if (random_below(4) == 0) layer.groups = layer.out_channels = layer.in_channels;
    layer.pad_left = layer.pad_right = random_below(2) ? random_below(5) : 0;
    if (random_below(4) == 0) { /* causal */
        layer.pad_left = layer.pad_right = layer.dropped = (layer.kernel_size - 1) * layer.dilation;
        layer.stride = 1;
    }
    layer.mode = (Conv1dPadMode)(random_below(3) ? 0 : random_below(4));
    return layer;
}

static inline void layer_print(const Layer *l) {
    printf("batch %lld, channels %lld -> %lld, length %lld, kernel_size %lld, stride %lld, "
           "dilation %lld, groups %lld, padding %lld, mode %d, bias %d, dropped %lld, scale %g\n",
           (long long)l->batch, (long long)l->in_channels, (long long)l->out_channels,
           (long long)l->length, (long long)l->kernel_size, (long long)l->stride,
           (long long)l->dilation, (long long)l->groups, (long long)l->pad_left, (int)l->mode,
           l->bias, (long long)l->dropped, l->scale);
}

/* Samples at the start are taken to be F.pad's: of some layers that pad nothing themselves. */
static inline void stage_put_randomly(Stage *stage) {
    const Conv1dShape *s = &stage->walk.call.shape;
    int64_t reach = (s->kernel_size - 1) * s->dilation;
    if (random_below(3) == 0 && s->pad_left == 0 && reach < s->length)
        stage->walk.put_before = reach;
}

static inline Pick cell_random(const Walk *walk) {
    Pick pick = {(PickKind)(1 + random_below(PICK_KINDS - 1)), {0}};
    int64_t cells[3];
    pick_sizes(walk, pick.kind, cells);
    for (int axis = 0; axis < 3; axis++) pick.at[axis] = random_below((unsigned)cells[axis]);
    return pick;
}

static inline Pick pick_random(const Walk *walk) {
    return random_below(PICK_KINDS) ? cell_random(walk) : (Pick){PICK_NONE, {0}};
}

/* To a step, at any moment of the motion to it. */
static inline void stage_move_randomly(Stage *stage) {
    stage_put_randomly(stage);
    double now = stage->clock + 10;
    stage_tick(stage, now);
    int64_t steps = stage->walk.steps;
    int64_t step = (int64_t)random_below((unsigned)(steps < 1000000 ? steps : 1000000));
    if (random_below(2)) stage_goto(stage, step > 0 ? step - 1 : steps - 1);
    stage_tick(stage, now + 10);
    stage_goto(stage, step);
    stage_tick(stage, now + 10 + (random_below(2) ? 5 : random_below(280) / 1000.0));
}

/* Look at any stretch of the input, of any channel. */
static inline void stage_see_randomly(Stage *stage) {
    double length = (double)stage->walk.call.shape.length;
    stage_input_channel(stage, (int)random_below(3));
    if (random_below(2)) stage_zoom(stage, pow(2, (double)random_below(24) - 12));
    if (random_below(3) == 0)
        stage_see(stage, random_value() * length, (double)(random_below(1000) + 1));
}

#endif
