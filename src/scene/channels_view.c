/* scene/channels_view: which input channels feed which output channel, and by which kernels. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scene/channels.h"
#include "scene/parts.h"
#include "scene/view.h"

typedef long long ll;

bool channels_depthwise(const Conv1dShape *s) {
    return s->groups > 1 && s->groups == s->in_channels;
}

int64_t channels_group(const Frame *f, int64_t c) {
    return c / (f->walk->call.shape.out_channels / f->walk->call.shape.groups);
}

/* A row's cell, a little smaller than the row where that is not too thin. */
static Rect cell_in(float x, float y, float w, float h) {
    const float most = fmaxf(46, fminf(h * 0.6f, w * 1.1f));
    float dx = fminf(w / 8, 1.5f), dy = h > 12 ? fmaxf(3, (h - most) / 2) : h / 8;
    return (Rect){x + dx, y + dy, w - 2 * dx, h - 2 * dy};
}

/* ---- inputs */

static void input_draw(Frame *f, const Channels *c, int64_t channel, int64_t column, bool read) {
    const Conv1dShape *s = &f->walk->call.shape;
    int64_t position = channels_position(f, c, column), index = conv1d_source(s, position);
    float x = c->positions.left + (float)(column - c->positions.first) * c->positions.each;
    ValueCell cell = {.limit = value_limit(f->walk->x_low, f->walk->x_high),
                      .alpha = read ? 1 : 0.35};
    cell.at = cell_in(x, fold_y(&c->in, channel), c->positions.each, fold_h(&c->in, channel));
    cell.value = index < 0 ? 0 : walk_input(f->walk, f->cell.n, channel, index);
    cell.padding = walk_is_padding(f->walk, position);
    cell.tag = (Tag){TAG_INPUT, f->cell.n, channel, position};
    Pick pick = {PICK_INPUT, {f->cell.n, channel, index}};
    if (index >= 0) cell.pick = pick;
    part_value(f, &cell);
}

/* A frame about what the present cell reads: the window over the channels of its group. */
static void window_draw(Frame *f, const Channels *c) {
    int64_t first = walk_first_channel(f->walk, f->cell), last = first + walk_channels(f->walk) - 1;
    if (first < c->in.first) first = c->in.first;
    if (last >= c->in.first + c->in.shown) last = c->in.first + c->in.shown - 1;
    float top = fold_y(&c->in, first), bottom = fold_y(&c->in, last) + fold_h(&c->in, last);
    const Columns *p = &c->positions;
    int64_t from = c->taps_only ? p->first : walk_start(f->walk, f->cell);
    int64_t to = c->taps_only ? p->first + p->shown : from + frame_span(f);
    float left = p->left + (float)(from - p->first) * p->each;
    float right = p->left + (float)(to - p->first) * p->each;
    draw_box(f->scene, (Rect){left - 2, top - 2, right - left + 4, bottom - top + 4}, 6, (Color){0},
             f->theme->accent, 2);
}

static void name_draw(Frame *f, float x, float y, float row, char name, int64_t channel,
                      Color color) {
    float size = fminf(13, row * 0.8f);
    if (size < 9) return;
    char label[40];
    snprintf(label, sizeof label, "%c[%lld]", name, (ll)channel);
    draw_text(f->scene, (Type){FACE_MONO, size, ALIGN_RIGHT, color}, x, y, label);
}

static void inputs_draw(Frame *f, const Channels *c) {
    int64_t first = walk_first_channel(f->walk, f->cell), last = first + walk_channels(f->walk) - 1;
    for (int64_t row = c->in.first; row < c->in.first + c->in.shown; row++) {
        bool read = row >= first && row <= last;
        for (int64_t i = 0; i < c->positions.shown; i++)
            input_draw(f, c, row, c->positions.first + i, read);
        float middle = fold_y(&c->in, row) + fold_h(&c->in, row) / 2;
        name_draw(f, c->positions.left - 6, middle, fold_h(&c->in, row), 'x', row,
                  read ? f->theme->value : f->theme->faint);
    }
    window_draw(f, c);
}

/* ---- groups */

/* The rows of a group that are in sight, as one stretch; false: none is. */
static bool stretch_of(const Fold *fold, int64_t first, int64_t count, float *top, float *bottom) {
    int64_t last = first + count - 1, end = fold->first + fold->shown - 1;
    if (first < fold->first) first = fold->first;
    if (last > end) last = end;
    if (first > last) return false;
    *top = fold_y(fold, first) + fminf(3, fold->thin / 5);
    *bottom = fold_y(fold, last) + fold_h(fold, last) - fminf(3, fold->thin / 5);
    return true;
}

/* [ about the inputs of a group, ] about its outputs, and what joins them. */
static void group_draw(Frame *f, const Channels *c, int64_t group, Color color, float line) {
    const Conv1dShape *s = &f->walk->call.shape;
    int64_t ins = s->in_channels / s->groups, outs = s->out_channels / s->groups;
    float left = c->positions.left + (float)c->positions.shown * c->positions.each + 7;
    float right = c->kernels.left - 9, a, b, top, bottom;
    if (!stretch_of(&c->in, group * ins, ins, &top, &bottom) ||
        !stretch_of(&c->out, group * outs, outs, &a, &b))
        return;
    draw_line(f->scene, (Point){left, top}, (Point){left, bottom}, color, line);
    draw_line(f->scene, (Point){right, a}, (Point){right, b}, color, line);
    draw_reach(f->scene, (Point){left, (top + bottom) / 2}, (Point){right, (a + b) / 2}, color,
               line);
}

/* From each input of the present group to the present output. */
static void wires_draw(Frame *f, const Channels *c) {
    const float left = c->positions.left + (float)c->positions.shown * c->positions.each + 7;
    int64_t first = walk_first_channel(f->walk, f->cell), count = walk_channels(f->walk);
    float to = fold_y(&c->out, f->cell.c) + fold_h(&c->out, f->cell.c) / 2;
    const double alpha = count > 16 ? 0.25 : 0.7;
    for (int64_t row = first; row < first + count; row++) {
        if (!fold_shows(&c->in, row)) continue;
        float y = fold_y(&c->in, row) + fold_h(&c->in, row) / 2;
        bool told = row == first + c->channel;
        draw_reach(f->scene, (Point){left, y}, (Point){c->kernels.left - 9, to},
                   color_fade(f->theme->accent, told ? 1 : alpha), told ? 2.5f : 1.5f);
    }
}

static void groups_draw(Frame *f, const Channels *c) {
    int64_t groups = f->walk->call.shape.groups, present = channels_group(f, f->cell.c);
    Color color = color_fade(f->theme->track, groups > 40 ? 0.5 : 1);
    for (int64_t g = 0; g < groups; g++)
        if (g != present) group_draw(f, c, g, color, groups > 40 ? 1 : 1.5f);
    wires_draw(f, c);
}

/* ---- the grid of kernels */

static void tap_draw(Frame *f, const Channels *c, int64_t row, int64_t j, int64_t k, float h) {
    Pick pick = {PICK_WEIGHT, {row, j, k}};
    float x = c->kernels.left + (float)(j - c->kernels.first) * c->kernels.each + (float)k * c->tap;
    ValueCell cell = {.limit = value_limit(f->walk->w_low, f->walk->w_high),
                      .alpha = row == f->cell.c ? 1 : 0.6};
    cell.at = cell_in(x, fold_y(&c->out, row), c->tap, h);
    cell.value = walk_weight(f->walk, row, j, k);
    cell.tag = (Tag){TAG_WEIGHT, row, j, k};
    cell.pick = pick;
    part_value(f, &cell);
}

/* The kernel and sum of one channel with its numbers, where the grid has no room for them. */
static void told_draw(Frame *f, const Channels *c, float y, float h) {
    int64_t j = c->channel, shown = f->walk->call.shape.kernel_size;
    float left = c->kernels.left, right = c->outputs.left - 44, wide = 38;
    char label[64];
    snprintf(label, sizeof label, "w[%lld,%lld]", (ll)f->cell.c, (ll)j);
    Type type = {FACE_MONO, 12, ALIGN_LEFT, f->theme->dim};
    draw_text(f->scene, type, left, y + h / 2, label);
    left += draw_width(f->scene, FACE_MONO, 12, label) + 8;
    int64_t channel = walk_first_channel(f->walk, f->cell) + j;
    Number sum = number_of(walk_partial(f->walk, f->cell, channel), 6);
    float room = right - left - draw_width(f->scene, FACE_MONO, 12, "… Σ -1.2345");
    if ((float)shown * wide > room) shown = (int64_t)fmaxf(room / wide, 1);
    for (int64_t k = 0; k < shown; k++) {
        Pick pick = {PICK_WEIGHT, {f->cell.c, j, k}};
        ValueCell cell = {.limit = value_limit(f->walk->w_low, f->walk->w_high), .alpha = 1};
        cell.at = (Rect){left + (float)k * wide, y + 2, wide - 3, h - 4};
        cell.value = walk_weight(f->walk, f->cell.c, j, k);
        cell.tag = (Tag){TAG_WEIGHT, f->cell.c, j, k};
        cell.pick = pick;
        part_value(f, &cell);
    }
    type.color = color_fade(f->theme->value, f->fresh);
    draw_textf(f->scene, type, left + (float)shown * wide + 4, y + h / 2, "%sΣ %s",
               shown < f->walk->call.shape.kernel_size ? "… " : "", sum.text)
        ->tag = (Tag){TAG_PARTIAL, channel, f->walk->call.shape.kernel_size, 0};
}

/* Under each kernel of the open row what it adds up to. */
static void partials_draw(Frame *f, const Channels *c, float y) {
    int64_t first = walk_first_channel(f->walk, f->cell);
    for (int64_t j = c->kernels.first; j < c->kernels.first + c->kernels.shown; j++) {
        float x = c->kernels.left + ((float)(j - c->kernels.first) + 0.5f) * c->kernels.each;
        int64_t channel = first + j;
        Number sum = number_of(walk_partial(f->walk, f->cell, channel), 6);
        Color color = j == c->channel ? f->theme->accent : f->theme->value;
        Type type = {FACE_MONO, 13, ALIGN_CENTRE, color_fade(color, f->fresh)};
        char text[80];
        snprintf(text, sizeof text, "x[%lld]  Σ %s", (ll)channel, sum.text);
        if (draw_width(f->scene, FACE_MONO, 13, text) > c->kernels.each - 8)
            snprintf(text, sizeof text, "Σ %s", sum.text);
        draw_text(f->scene, type, x - 4, y, text)->tag =
            (Tag){TAG_PARTIAL, channel, f->walk->call.shape.kernel_size, 0};
    }
}

static void open_draw(Frame *f, const Channels *c) {
    float y = fold_y(&c->out, f->cell.c), h = c->out.tall, half = h * 0.55f;
    Rect row = {c->kernels.left - 5, y, c->outputs.left - 8 - c->kernels.left + 5, h};
    row.w += fmaxf((float)c->outputs.shown * c->outputs.each, 72) + 14; /* the bias has room too */
    draw_box(f->scene, row, 6, color_fade(f->theme->accent, 0.07),
             color_fade(f->theme->accent, 0.6), 1.5f);
    for (int64_t j = c->kernels.first; j < c->kernels.first + c->kernels.shown; j++)
        for (int64_t k = 0; k < c->taps; k++)
            tap_draw(f, c, f->cell.c, j, k, c->numbers ? half : half * 0.7f);
    float wide = draw_width(f->scene, FACE_MONO, 13, "Σ -1.2345") + 6;
    if (c->numbers && c->kernels.each >= wide)
        partials_draw(f, c, y + h * 0.78f);
    else
        told_draw(f, c, y + half * 0.7f, h - half * 0.7f - 2);
}

static void grid_draw(Frame *f, const Channels *c) {
    for (int64_t row = c->out.first; row < c->out.first + c->out.shown; row++) {
        if (row == f->cell.c) continue;
        for (int64_t j = c->kernels.first; j < c->kernels.first + c->kernels.shown; j++)
            for (int64_t k = 0; k < c->taps; k++) tap_draw(f, c, row, j, k, c->out.thin);
    }
    open_draw(f, c);
}

/* ---- outputs */

static void output_draw(Frame *f, const Channels *c, Cell place, float y, float h) {
    float x = c->outputs.left + (float)(place.i - c->outputs.first) * c->outputs.each;
    Rect at = cell_in(x, y, c->outputs.each, h);
    bool present = walk_step(f->walk, place) == f->stage->step;
    Action action = {ACTION_GOTO, walk_step(f->walk, place)};
    if (present ? !result_is_told(f) : !cell_is_done(f, place)) {
        Item *box = draw_box(f->scene, at, fminf(5, h / 4), (Color){0},
                             color_fade(f->theme->track, h < 8 ? 0.6 : 1), 1);
        box->dash = DASH_DOTS;
        box->action = action;
        return;
    }
    ValueCell cell = {.at = at, .alpha = present ? 1 : 0.8, .action = action};
    cell.value = walk_result(f->walk, place);
    cell.limit = value_limit(f->walk->y_low, f->walk->y_high);
    cell.tag = (Tag){TAG_OUTPUT, place.n, place.c, place.i};
    part_value(f, &cell);
    if (!present) return;
    Rect ring = {at.x - 1, at.y - 1, at.w + 2, at.h + 2};
    draw_box(f->scene, ring, 6, (Color){0}, f->theme->accent, 2.5f);
}

/* Beside the open row's output, on the way to it. */
static void bias_draw(Frame *f, const Channels *c, float y) {
    if (!f->walk->call.has_bias) return;
    Number bias = number_of(walk_bias(f->walk, f->cell), 6);
    Type type = {FACE_MONO, 12, ALIGN_LEFT, f->theme->bias};
    draw_textf(f->scene, type, c->outputs.left, y, "+ b %s", bias.text)->tag =
        (Tag){TAG_BIAS, f->cell.c, 0, 0};
}

static void outputs_draw(Frame *f, const Channels *c) {
    for (int64_t row = c->out.first; row < c->out.first + c->out.shown; row++) {
        float y = fold_y(&c->out, row), h = fold_h(&c->out, row);
        bool open = row == f->cell.c;
        float cell = open ? fminf(h * 0.62f, 52) : h;
        for (int64_t i = 0; i < c->outputs.shown; i++)
            output_draw(f, c, (Cell){f->cell.n, row, c->outputs.first + i}, open ? y + 2 : y, cell);
        name_draw(f, c->outputs.left - 6, y + (open ? 2 : 0) + cell / 2, h, 'y', row,
                  open ? f->theme->value : f->theme->faint);
        if (open) bias_draw(f, c, y + h - 12);
    }
}

/* ---- words */

/* Above and below rows, and beside columns, that go on. */
static void more_draw(Frame *f, const Fold *fold, float x) {
    Type type = {FACE_MONO, 11, ALIGN_LEFT, f->theme->dim};
    ll above = (ll)fold->first, below = (ll)(fold->count - fold->first - fold->shown);
    int64_t last = fold->first + fold->shown - 1;
    if (above) draw_textf(f->scene, type, x, fold->top - 9, "↑ %lld more", above);
    if (below)
        draw_textf(f->scene, type, x, fold_y(fold, last) + fold_h(fold, last) + 9, "↓ %lld more",
                   below);
}

/* "weight (6, 2, 3): out, in/groups, k", and how much of it is out of sight. */
static void weight_head_draw(Frame *f, const Channels *c, Type type, float y, float room) {
    const Conv1dShape *s = &f->walk->call.shape;
    ll hidden = (ll)(c->kernels.count - c->kernels.shown), taps = (ll)(s->kernel_size - c->taps);
    char shape[96], text[200];
    snprintf(shape, sizeof shape, "weight (%lld, %lld, %lld)", (ll)s->out_channels,
             (ll)(s->in_channels / s->groups), (ll)s->kernel_size);
    if (hidden)
        snprintf(text, sizeof text, "%s, %lld column%s more", shape, hidden,
                 hidden == 1 ? "" : "s");
    else if (taps)
        snprintf(text, sizeof text, "%s, %lld tap%s more", shape, taps, taps == 1 ? "" : "s");
    else
        snprintf(text, sizeof text, "%s: out, in/groups, k", shape);
    if (draw_width(f->scene, type.face, type.size, text) > room)
        snprintf(text, sizeof text, "%s", shape);
    if (draw_width(f->scene, type.face, type.size, text) > room)
        snprintf(text, sizeof text, "w%s", shape + strlen("weight"));
    draw_text_shrunk(f->scene, type, c->kernels.left, y, room, 9, text);
}

static void heads_draw(Frame *f, const Channels *c) {
    const Conv1dShape *s = &f->walk->call.shape;
    float y = f->body.y + (f->compact ? 6 : 8);
    Type type = {FACE_SANS, f->compact ? 12 : 13, ALIGN_LEFT, f->theme->dim};
    char text[160];
    snprintf(text, sizeof text, "%lld input channel%s", (ll)s->in_channels,
             s->in_channels == 1 ? "" : "s");
    draw_text_within(f->scene, type, f->body.x, y, c->kernels.left - 20 - f->body.x, text);
    float right = f->body.x + f->body.w, middle = c->outputs.left - 40;
    snprintf(text, sizeof text, "%lld output channel%s", (ll)s->out_channels,
             s->out_channels == 1 ? "" : "s");
    draw_text_within(f->scene, type, middle, y, right - middle, text);
    weight_head_draw(f, c, type, y, middle - 12 - c->kernels.left);
    more_draw(f, &c->in, c->positions.left);
    more_draw(f, &c->out, c->kernels.left);
}

static const char *title_for(const Frame *f) {
    const Conv1dShape *s = &f->walk->call.shape;
    if (channels_depthwise(s))
        return s->kernel_size == 1 ? "Channels · each is only scaled"
                                   : "Channels · depthwise: one channel each";
    if (s->kernel_size == 1) return "Channels · pointwise: no neighbours";
    if (s->groups > 1) return "Channels · groups: kernels read their own";
    if (s->in_channels == 1)
        return s->out_channels == 1 ? "Channels · one in, one out: a single kernel"
                                    : "Channels · one kernel for each output channel";
    return "Channels · every kernel reads all of them";
}

void view_channels_draw(Frame *f) {
    frame_heading(f, title_for(f));
    Channels c = channels_fit(f);
    heads_draw(f, &c);
    groups_draw(f, &c);
    inputs_draw(f, &c);
    grid_draw(f, &c);
    outputs_draw(f, &c);
}
