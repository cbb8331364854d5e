/* walk/sight: the stretch of a long signal, and the stage's orders to move it. */
#include "walk/sight.h"

#include <math.h>

#include "walk/stage.h"

enum { LEAST = 8, USUAL = 96 }; /* positions */

static int64_t span_of(const Walk *walk) {
    return (walk->call.shape.kernel_size - 1) * walk->call.shape.dilation + 1;
}

void sight_ends(const Walk *walk, double *first, double *last) {
    const Conv1dShape *s = &walk->call.shape;
    Cell end = {0, 0, walk->length - 1};
    *first = (double)-s->pad_left;
    *last = (double)(s->length - 1 + s->pad_right);
    if (walk->length == walk->conv_length) return;
    *first = fmin((double)walk_start(walk, (Cell){0}), 0);
    *last = fmax((double)(walk_start(walk, end) + span_of(walk) - 1), (double)(s->length - 1));
}

Sight sight_resolve(const Walk *walk, Sight sight, double middle) {
    double low, high;
    sight_ends(walk, &low, &high);
    double whole = high - low + 1;
    if (sight.count <= 0) {
        sight.count = fmax(3 * (double)span_of(walk), USUAL);
        if (sight.count > 0.75 * whole) sight.count = whole; /* then all of it */
    }
    sight.count = fmin(fmax(sight.count, LEAST), whole);
    if (!sight.held) sight.first = middle - sight.count / 2;
    sight.first = fmin(fmax(sight.first, low), high + 1 - sight.count);
    int64_t channels = walk_channels(walk);
    if (sight.channel >= channels) sight.channel = channels - 1;
    return sight;
}

bool sight_shows(const Walk *walk, const Sight *sight, Cell cell) {
    double start = (double)walk_start(walk, cell);
    return start >= sight->first && start + (double)span_of(walk) <= sight->first + sight->count;
}

/* ---- the stage's ---- */

static double window_middle(const Stage *stage) {
    const Walk *walk = &stage->walk;
    Cell cell = walk_cell(walk, stage->step);
    return (double)walk_start(walk, cell) + (double)span_of(walk) / 2;
}

Sight stage_sight(const Stage *stage) {
    return sight_resolve(&stage->walk, stage->sight, window_middle(stage));
}

void stage_see(Stage *stage, double first, double count) {
    if (!stage->has_walk) return;
    stage->sight.first = first;
    stage->sight.count = count;
    stage->sight.held = true;
    stage->sight = stage_sight(stage);
    stage->revision++;
}

void stage_follow(Stage *stage) {
    stage->sight = (Sight){.channel = stage->sight.channel};
    stage->revision++;
}

void stage_zoom(Stage *stage, double factor) {
    if (!stage->has_walk) return;
    if (stage_sight(stage).held) {
        stage_zoom_at(stage, factor, 0.5);
        return;
    }
    stage->sight.count = stage_sight(stage).count / factor;
    stage->sight.count = stage_sight(stage).count; /* within what there is */
    stage->revision++;
}

void stage_zoom_at(Stage *stage, double factor, double share) {
    if (!stage->has_walk) return;
    Sight now = stage_sight(stage), next = now;
    next.count /= factor;
    next = sight_resolve(&stage->walk, next, 0);
    stage_see(stage, now.first + share * (now.count - next.count), next.count);
}

void stage_pan(Stage *stage, double by) {
    if (!stage->has_walk || by == 0) return;
    Sight now = stage_sight(stage);
    stage_see(stage, now.first + by, now.count);
}

bool stage_input_channel(Stage *stage, int by) {
    if (!stage->has_walk) return false;
    int64_t channel = stage_sight(stage).channel + by;
    if (channel < 0 || channel >= walk_channels(&stage->walk)) return false;
    stage->sight.channel = channel;
    stage->revision++;
    return true;
}
