/* scene/pan: what drags, the wheel and keys do to the stretch of a long signal that is seen. */
#include <math.h>

#include "scene/scene.h"

double axis_position(const Axis *axis, double x) {
    return axis->first + (x - axis->x) / axis->w * axis->count;
}

static bool axis_holds(const Axis *axis, double x, double y) {
    return axis->count > 0 && x >= axis->x && x < axis->x + axis->w && y >= axis->y &&
           y < axis->y + axis->h;
}

/* The detail with this position in its middle. */
static void look_at(Stage *stage, double position) {
    double count = stage_sight(stage).count;
    stage_see(stage, position - count / 2, count);
}

void scene_drag(const Scene *scene, ActionKind pressed, double from, double to, Stage *stage) {
    int64_t step = scene_seek(scene, to);
    if (pressed == ACTION_SEEK && step >= 0) stage_goto(stage, step);
    if (pressed == ACTION_LOOK && scene->overview.count > 0)
        look_at(stage, axis_position(&scene->overview, to));
    if (pressed == ACTION_PAN && scene->detail.count > 0)
        stage_pan(stage, (from - to) / scene->detail.w * scene->detail.count);
}

static const double zoom_notch = 1.25;

void scene_wheel(const Scene *scene, double x, double y, double up, double right, Stage *stage) {
    double factor = pow(zoom_notch, up);
    if (axis_holds(&scene->detail, x, y)) {
        if (up != 0) stage_zoom_at(stage, factor, (x - scene->detail.x) / scene->detail.w);
        if (right != 0) stage_pan(stage, right / 10 * scene->detail.count);
    } else if (axis_holds(&scene->overview, x, y)) {
        if (up != 0) stage_zoom(stage, factor);
    }
}

void sight_apply(Action action, Stage *stage) {
    double by = (double)action.value;
    if (!stage->has_walk) return;
    switch (action.kind) {
    case ACTION_LOOK: look_at(stage, by + 0.5); break;
    case ACTION_PAN: stage_pan(stage, by / 10 * stage_sight(stage).count); break;
    case ACTION_INPUT: stage_input_channel(stage, (int)action.value); break;
    default:
        if (action.value == 0)
            stage_follow(stage);
        else
            stage_zoom(stage, pow(zoom_notch, 2 * by));
    }
}
