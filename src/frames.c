/* frames: how long a frame of the window takes: a program of its own, run by `make bench`.
 *
 * Each view plays at 60 frames a second of a clock of our own, in memory and without a display, at
 * three sizes. A frame's work is the picture's display list and the drawing of what changed:
 *
 *                                1280x800         1920x1080        3840x2160
 *     view        layer        median   p99     median   p99     median   p99
 *     step        small          0.31  0.74       0.44  1.10       1.02  2.96   ms              */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "paint/paint.h"
#include "scene/view.h"
#include "tensor/random.h"

enum { FRAMES = 240 }; /* four seconds of play */

static const struct LayerRow {
    const char *name;
    int64_t input[3], weight[3];
    Conv1dParams params;
} layers[] = {
    {"small",
     {1, 1, 12},
     {1, 1, 3},
     {.stride = 1, .dilation = 1, .groups = 1, .pad_left = 1, .pad_right = 1}},
    {"channels",
     {2, 16, 200},
     {32, 8, 5},
     {.stride = 1, .dilation = 1, .groups = 2, .pad_left = 2, .pad_right = 2}},
    {"long",
     {1, 1, 10000000},
     {1, 1, 9},
     {.stride = 2, .dilation = 4, .groups = 1, .pad_left = 0, .pad_right = 0}},
};
enum { LAYERS = sizeof layers / sizeof *layers };

static const int sizes[][2] = {{1280, 800}, {1920, 1080}, {3840, 2160}};
enum { SIZES = sizeof sizes / sizeof *sizes };

typedef struct Desk {
    Fonts *fonts;
    Scene scene;
    Canvas canvas;
    Changes changes;
    uint32_t *pixels;
    double build[FRAMES], all[FRAMES];
} Desk;

/* Of work, not of the clock on the wall: other programs do not count. */
static double work_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void frame_draw(Desk *d, const Stage *stage, int width, int height, int number) {
    double start = work_seconds();
    scene_build(stage, width, height, &d->scene);
    double built = work_seconds();
    canvas_use(&d->canvas, d->pixels, width, height, width);
    paint_changes(&d->scene, d->fonts, &d->canvas, &d->changes);
    d->build[number] = (built - start) * 1000;
    d->all[number] = (work_seconds() - start) * 1000;
}

static int by_size(const void *a, const void *b) {
    double first = *(const double *)a, second = *(const double *)b;
    return (first > second) - (first < second);
}

static double share_of(double *times, double share) {
    qsort(times, FRAMES, sizeof *times, by_size);
    return times[(int)(share * (FRAMES - 1) + 0.5)];
}

/* Plays from the start at four steps a second: some motion is in most frames. The first picture,
 * which is drawn as the window opens, does not count. */
static void view_measure(Desk *d, Stage *stage, int width, int height) {
    stage_goto(stage, 0);
    stage->clock = stage->moved_at = 0;
    stage->speed = 4;
    stage->by_parts = true;
    stage_play(stage, true);
    changes_forget(&d->changes);
    frame_draw(d, stage, width, height, 0);
    for (int i = 0; i < FRAMES; i++) {
        stage_tick(stage, (i + 1) / 60.0);
        frame_draw(d, stage, width, height, i);
    }
    stage_play(stage, false);
    double build = share_of(d->build, 0.5);
    printf("   %6.2f %6.2f %6.2f", build, share_of(d->all, 0.5), share_of(d->all, 0.99));
}

static bool layer_open(const struct LayerRow *layer, Stage *stage, Error *error) {
    Tensor x = {0}, w = {0};
    Conv1dCall call;
    Walk walk;
    Generator generator;
    generator_seed_torch(&generator, 0);
    bool done = tensor_new(DTYPE_FLOAT32, 3, layer->input, &x, error) &&
                tensor_new(DTYPE_FLOAT32, 3, layer->weight, &w, error);
    if (done) random_normal_torch(&generator, &x, 0, 1);
    if (done) random_normal_torch(&generator, &w, 0, 1);
    done = done && tensor_conv1d(&x, &w, NULL, &layer->params, &call, error);
    if (done) {
        done = walk_init(&walk, &call, NULL, "conv(x)", "Conv1d", error);
        conv1d_call_release(&call);
    }
    if (done) stage_open(stage, &walk);
    tensor_release(&x);
    tensor_release(&w);
    return done;
}

/* For the view of plots: a noisy line of many points. */
static void plot_make(Stage *stage) {
    enum { POINTS = 10000 };
    double *y = mem_new(sizeof *y * POINTS);
    for (int i = 0; i < POINTS; i++) y[i] = signal_presets[i % 2].value(i, POINTS) + i % 97;
    Figure figure = {0};
    axes_add(figure_axes(&figure), SERIES_LINE, NULL, y, POINTS);
    mem_free(y);
    stage_show_figure(stage, &figure);
}

static void head_print(void) {
    printf(
        "milliseconds of a frame's work: the display list, all of it (median), all of it (p99)\n");
    printf("%-10s %-10s", "view", "layer");
    for (int i = 0; i < SIZES; i++) printf("  %15dx%d", sizes[i][0], sizes[i][1]);
    putchar('\n');
}

static void layer_measure(Desk *d, Stage *stage, const char *layer) {
    for (int view = 0; view < view_count; view++) {
        view_show(stage, view);
        printf("%-10s %-10s", views[view].name, layer);
        for (int i = 0; i < SIZES; i++) view_measure(d, stage, sizes[i][0], sizes[i][1]);
        putchar('\n');
        fflush(stdout);
    }
}

static bool all_measure(Desk *d, Error *error) {
    Stage stage;
    stage_init(&stage);
    plot_make(&stage);
    head_print();
    bool done = true;
    for (int i = 0; done && i < LAYERS; i++) {
        done = layer_open(&layers[i], &stage, error);
        if (done) layer_measure(d, &stage, layers[i].name);
    }
    stage_release(&stage);
    return done;
}

int main(void) {
    Desk desk = {0};
    Error error = {0};
    const int *largest = sizes[SIZES - 1];
    desk.pixels = mem_new(sizeof *desk.pixels * (size_t)largest[0] * (size_t)largest[1]);
    scene_init(&desk.scene);
    bool done = fonts_new(&desk.fonts, &error) && all_measure(&desk, &error);
    if (!done) fprintf(stderr, "frames: %s\n", error.message);
    error_clear(&error);
    fonts_free(desk.fonts);
    scene_release(&desk.scene);
    canvas_release(&desk.canvas);
    changes_release(&desk.changes);
    mem_free(desk.pixels);
    return done ? 0 : 1;
}
