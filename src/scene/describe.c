/* scene/describe: the picture in words. */
#include "scene/describe.h"

#include "base/mem.h"
#include "scene/layout.h"
#include "scene/view.h"
#include "walk/text.h"

typedef long long ll;

static void add_layer(const Walk *walk, Str *out) {
    const Conv1dShape *s = &walk->call.shape;
    str_addf(out, "Layer: %s, stepped as %s.\n", walk->layer, walk->expression);
    str_addf(out,
             "Input (%lld, %lld, %lld), weight (%lld, %lld, %lld), output (%lld, %lld, %lld).\n",
             (ll)s->batch, (ll)s->in_channels, (ll)s->length, (ll)s->out_channels,
             (ll)(s->in_channels / s->groups), (ll)s->kernel_size, (ll)s->batch,
             (ll)s->out_channels, (ll)walk->length);
}

static void add_caption(const Frame *f, int row, Str *out) {
    if (!views[row].caption) return;
    views[row].caption(f, out);
    str_add(out, ".\n");
}

static void describe_walk(const Stage *stage, Str *out) {
    Scene scene;
    scene_init(&scene);
    scene.width = 1280;
    scene.height = 800;
    scene.unit = 1;
    Frame frame = frame_make(stage, &scene);
    int row = view_shown(&frame);
    str_addf(out, "View %s: %s.\n", views[row].name, views[row].summary);
    add_layer(&stage->walk, out);
    str_addf(out, "At step %lld of 0 to %lld, %s, %.3g steps a second.\n", (ll)stage->step,
             (ll)stage->walk.steps - 1, stage->playing ? "playing" : "standing", stage->speed);
    add_caption(&frame, row, out);
    if (views[row].words) views[row].words(&frame, out);
    if (stage->part == PART_WHOLE)
        walk_text(&stage->walk, stage->step, out);
    else
        walk_part_text(&stage->walk, stage->step, stage->part, out);
    if (stage->pick.kind != PICK_NONE) walk_trace(&stage->walk, &stage->pick, out);
    if (stage->message) str_addf(out, "Message: %s\n", stage->message);
    scene_release(&scene);
}

void stage_describe(const Stage *stage, Str *out) {
    if (stage->shows_figure) {
        char *words = figure_words(&stage->figure);
        str_addf(out, "View plot: %s\n", words);
        mem_free(words);
    } else if (stage->has_walk) {
        describe_walk(stage, out);
    } else {
        str_add(out, "Nothing is being stepped yet: %step conv(x)\n");
    }
}
