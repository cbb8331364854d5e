/* scene/layout: where the parts of the picture lie, and what the views share. */
#include "scene/layout.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scene/focus.h"
#include "scene/view.h"
#include "walk/text.h"

/* Pixels of a unit. Pictures are made for 1280x800; below that, texts would become too small, so
 * down to 820x520 units the layout has fewer units instead. */
static float unit_for(float width, float height, int text_scale) {
    float full = fminf(width / 1280, height / 800), most = fminf(width / 820, height / 520);
    float unit = fmaxf(full, fminf(0.9f, most)) * powf(1.12f, (float)text_scale);
    return fmaxf(fminf(unit, most), 0.05f);
}

static void frame_divide(Frame *f) {
    float margin = f->compact ? 10 : 20, gap = f->compact ? 8 : 20;
    float bar = f->compact ? 44 : 56, line = f->compact ? 46 : 64;
    f->timeline = (Rect){margin, f->h - margin - bar, f->w - 2 * margin, bar};
    f->formula = (Rect){margin, f->timeline.y - gap - line, f->w - 2 * margin, line};
    float bottom = f->formula.y - gap;
    f->panel = (Rect){f->w - margin - 248, margin, f->w < 1000 ? 0 : 248, bottom - margin};
    float right = f->panel.w > 0 ? f->panel.x - 12 : f->w - margin;
    float top = f->compact ? 64 : 92;
    f->title = (Rect){32, margin, right - 32, top - margin};
    /* Without the panel there is less room beside the legend: two lines of words. */
    float words = f->panel.w > 0 ? 20 : f->compact ? 28 : 34;
    f->caption = (Rect){32, bottom - words, right - 32, words};
    f->body = (Rect){32, top, right - 32, bottom - words - top};
}

int64_t frame_span(const Frame *f) {
    const Conv1dShape *s = &f->walk->call.shape;
    return (s->kernel_size - 1) * s->dilation + 1;
}

/* Causal, and each output's last tap is the sample of its own time. */
static bool is_drawn_causal(const Frame *f) {
    int64_t before = f->walk->put_before;
    return (f->walk->call.shape.pad_left > 0 || before > 0) && walk_is_causal(f->walk) &&
           walk_start(f->walk, (Cell){0}) + frame_span(f) == before + 1;
}

Frame frame_make(const Stage *stage, Scene *scene) {
    Frame f = {.scene = scene, .stage = stage, .theme = scene->theme};
    f.w = (float)scene->width / scene->unit;
    f.h = (float)scene->height / scene->unit;
    f.compact = f.h < 640;
    f.motion = stage_motion(stage);
    f.fresh = 0.5 + f.motion / 2;
    frame_divide(&f);
    if (stage->has_walk) {
        f.walk = &stage->walk;
        f.cell = walk_cell(f.walk, stage->step);
        f.part = stage_part_shown(stage);
        Pick pick = stage_picked(stage);
        if (pick.kind != PICK_OUTPUT) f.picked = pick_code(f.walk, &pick);
        f.causal = is_drawn_causal(&f);
    }
    return f;
}

static void walk_draw(Frame *f) {
    views[view_shown(f)].draw(f);
    caption_draw(f);
    if (f->panel.w > 0) panel_draw(f);
    void (*formula)(Frame *) = views[view_shown(f)].formula;
    (formula ? formula : formula_draw)(f);
    timeline_draw(f);
}

void scene_build(const Stage *stage, int width, int height, Scene *out) {
    out->count = out->point_count = out->text_count = 0;
    out->width = width;
    out->height = height;
    out->bar_last = -1;
    out->overview = out->detail = (Axis){0};
    out->theme = &themes[stage->theme];
    out->unit = unit_for((float)width, (float)height, out->text_scale);
    Frame frame = frame_make(stage, out);
    draw_box(out, (Rect){0, 0, frame.w, frame.h}, 0, out->theme->ground, (Color){0}, 0);
    if (out->shows_keys)
        keys_draw(&frame);
    else if (stage->shows_figure)
        plot_draw(&frame);
    else if (stage->has_walk)
        walk_draw(&frame);
    else
        empty_draw(&frame);
    if (!out->shows_keys) typing_draw(&frame);
    focus_draw(out);
}

int64_t frame_hop(const Frame *f) {
    return f->walk->call.shape.stride * f->walk->kept_step;
}

double frame_lag(const Frame *f) {
    const double far = 6;
    if (f->motion >= 1) return 0;
    Cell before = walk_cell(f->walk, f->stage->moved_from);
    double jump = fmin(fmax((double)(before.i - f->cell.i), -far), far);
    return jump * (1 - f->motion);
}

double frame_start(const Frame *f) {
    return (double)walk_start(f->walk, f->cell) + frame_lag(f) * (double)frame_hop(f);
}

double frame_output_at(const Frame *f, double i) {
    double hop = (double)frame_hop(f);
    if (f->causal) return i * hop + (double)f->walk->put_before;
    double first = (double)walk_start(f->walk, (Cell){0});
    return first + i * hop + (double)(frame_span(f) - 1) / 2;
}

bool cell_is_done(const Frame *f, Cell cell) {
    return walk_step(f->walk, cell) < f->stage->step;
}

Number number_of(double x, int width) {
    Number number;
    Str text;
    str_init(&text);
    number_short(x, width, &text);
    snprintf(number.text, sizeof number.text, "%s", text.text);
    str_release(&text);
    return number;
}

/* ---- remarks: what the layer's line of code does not say */

static void length_remark(const Frame *f, Str *out) {
    if (f->panel.w == 0) str_addf(out, "   L_out = %lld", (long long)f->walk->length);
}

static void left_remark(const Frame *f, Str *out) {
    if (f->causal && f->walk->call.shape.kernel_size > 1)
        str_addf(out, "   left pad (k-1)·d = %lld", (long long)(frame_span(f) - 1));
}

static void channel_remark(const Frame *f, Str *out) {
    long long count = (long long)f->walk->call.shape.out_channels;
    if (count > 1)
        str_addf(out, "   out channel %lld of 0..%lld  ↑ ↓", (long long)f->cell.c, count - 1);
}

static void batch_remark(const Frame *f, Str *out) {
    long long count = (long long)f->walk->call.shape.batch;
    if (count > 1) str_addf(out, "   batch %lld of 0..%lld", (long long)f->cell.n, count - 1);
}

/* "   16 000 samples" */
static void samples_remark(const Frame *f, Str *out) {
    char digits[24];
    if (f->walk->call.shape.length < 1000) return;
    int count = snprintf(digits, sizeof digits, "%lld", (long long)f->walk->call.shape.length);
    str_add(out, "   ");
    for (int i = 0; i < count; i++) {
        if (i && (count - i) % 3 == 0) str_add_char(out, ' ');
        str_add_char(out, digits[i]);
    }
    str_add(out, " samples");
}

/* Those that have room, whole: the first are the ones that teach most. */
static void remarks_draw(Frame *f, Type type, float x, float y, float room) {
    static void (*const remarks[])(const Frame *, Str *) = {
        length_remark, left_remark, channel_remark, batch_remark, samples_remark};
    const float least = 11;
    Str all, one;
    str_init(&all);
    str_init(&one);
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++) {
        str_clear(&one);
        remarks[i](f, &one);
        float width = draw_width(f->scene, type.face, least, all.text) +
                      draw_width(f->scene, type.face, least, one.text);
        if (width <= room) str_add(&all, one.text);
    }
    draw_text_shrunk(f->scene, type, x, y, room, least, all.text);
    str_release(&all);
    str_release(&one);
}

/* A module of the user's own is named with what its convolution has. */
static void add_layer(const Frame *f, Str *out) {
    const char *name = f->walk->class_name;
    if (name && f->causal && f->walk->length != f->walk->conv_length) str_addf(out, "%s: ", name);
    str_add(out, f->walk->layer);
}

/* Rather than very small, without what follows its comma. */
static void title_draw(Frame *f, float y, float room, const char *title) {
    const float small = 15;
    char words[128];
    bool fits = draw_width(f->scene, FACE_BOLD, small, title) <= room;
    int length = (int)(fits ? strlen(title) : strcspn(title, ","));
    snprintf(words, sizeof words, "%.*s", length, title);
    draw_text_shrunk(f->scene, (Type){FACE_BOLD, 20, ALIGN_LEFT, f->theme->text}, f->title.x, y,
                     room, 11, words);
}

void frame_heading(Frame *f, const char *title) {
    const Theme *t = f->theme;
    Rect at = f->title;
    float first = f->compact ? 24 : 37, second = f->compact ? 46 : 65;
    title_draw(f, first, tabs_draw(f) - at.x, title);
    Str layer;
    str_init(&layer);
    add_layer(f, &layer);
    float size = f->compact ? 14 : 15;
    /* The line of code is whole wherever it can be; what remains is for the remarks. */
    Type type = {FACE_MONO, size, ALIGN_LEFT, t->dim};
    Item *item = draw_text_shrunk(f->scene, type, at.x, second, at.w, 9, layer.text);
    float end = (item->x + item->w) / f->scene->unit;
    type.size = fminf(size, (float)item->size / f->scene->unit);
    if (at.x + at.w > end) remarks_draw(f, type, end, second, at.x + at.w - end);
    str_release(&layer);
}
