/* scene/channels_fit: which channels, taps and positions fit, and where they lie. */
#include <math.h>
#include <stdio.h>

#include "scene/channels.h"

static const float least_thin = 3;    /* of a row of colour */
static const float column_least = 42; /* of a position with its number */
enum { most_outputs = 8 };

static Fold fold_fit(int64_t count, int64_t open, float top, float room, float most, float tall) {
    Fold fold = {.count = count, .open = open, .shown = count, .top = top, .tall = tall};
    fold.thin = count > 1 ? fminf((room - tall) / (float)(count - 1), most) : most;
    if (fold.thin < least_thin) {
        const float marks = 32; /* what is above and below, counted */
        fold.thin = least_thin;
        fold.shown = 1 + (int64_t)fmaxf((room - tall - marks) / least_thin, 0);
        if (fold.shown > count) fold.shown = count;
        fold.top += marks / 2;
    }
    fold.first = open - fold.shown / 2;
    if (fold.first > count - fold.shown) fold.first = count - fold.shown;
    if (fold.first < 0) fold.first = 0;
    return fold;
}

/* The shorter side stands beside the middle of the longer. */
static void fold_centre(Fold *a, Fold *b) {
    float spare =
        (float)(b->shown - 1) * b->thin + b->tall - (float)(a->shown - 1) * a->thin - a->tall;
    if (a->shown < a->count || b->shown < b->count) return;
    if (spare > 0)
        a->top += spare / 2;
    else
        b->top -= spare / 2;
}

bool fold_shows(const Fold *fold, int64_t row) {
    return row >= fold->first && row < fold->first + fold->shown;
}

float fold_y(const Fold *fold, int64_t row) {
    float y = fold->top + (float)(row - fold->first) * fold->thin;
    return row > fold->open ? y + fold->tall - fold->thin : y;
}

float fold_h(const Fold *fold, int64_t row) {
    return row == fold->open ? fold->tall : fold->thin;
}

static Columns columns_around(int64_t count, int64_t shown, int64_t middle, float left,
                              float each) {
    Columns c = {
        .count = count, .shown = shown < count ? shown : count, .left = left, .each = each};
    c.first = middle - c.shown / 2;
    if (c.first > count - c.shown) c.first = count - c.shown;
    if (c.first < 0) c.first = 0;
    return c;
}

/* The channel that the learner asks about, or that is being told; else the first. */
static int64_t channel_of(const Frame *f) {
    Pick pick = stage_picked(f->stage);
    int64_t first = walk_first_channel(f->walk, f->cell), count = walk_channels(f->walk);
    if (pick.kind == PICK_INPUT && pick.at[1] >= first && pick.at[1] < first + count)
        return pick.at[1] - first;
    if (pick.kind == PICK_WEIGHT && pick.at[0] == f->cell.c) return pick.at[1];
    Part part = stage_part_shown(f->stage);
    return part.kind == PART_PRODUCT || part.kind == PART_PARTIAL ? part.channel : 0;
}

int64_t channels_position(const Frame *f, const Channels *c, int64_t column) {
    if (!c->taps_only) return column;
    return walk_start(f->walk, f->cell) + column * f->walk->call.shape.dilation;
}

/* The window with a little around it; where even that is too wide, its taps alone. Columns are
 * positions, counted from the first of the padding, or taps. */
static void positions_fit(const Frame *f, Channels *c, float left, float width) {
    const Conv1dShape *s = &f->walk->call.shape;
    const float least = 6, wish = column_least, most_wide = 52;
    int64_t span = frame_span(f), start = walk_start(f->walk, f->cell);
    int64_t most = (int64_t)(width / least), all = s->pad_left + s->length + s->pad_right;
    c->taps_only = span > most;
    if (c->taps_only) {
        float each = fmaxf(width / (float)s->kernel_size, least / 2);
        int64_t shown = (int64_t)(width / each + 0.01f);
        c->positions = columns_around(s->kernel_size, shown, 0, left, fminf(each, most_wide));
        return;
    }
    int64_t shown = (int64_t)(width / wish);
    if (shown < span + 2) shown = span + 2 < most ? span + 2 : most;
    if (shown > all) shown = all;
    c->positions = columns_around(all, shown, start + s->pad_left + span / 2, left,
                                  fminf(width / (float)shown, most_wide));
    c->positions.first -= s->pad_left;
}

static void grid_fit(const Frame *f, Channels *c, float left, float width) {
    const float least = 3, gap = 8;
    int64_t ins = walk_channels(f->walk), k = f->walk->call.shape.kernel_size;
    float each = fminf(width / (float)ins, (float)k * 52 + gap);
    float most = (width - gap) / least;
    c->taps = (float)k > most ? (int64_t)most : k;
    each = fmaxf(each, (float)c->taps * least + 1);
    int64_t shown = (int64_t)(width / each + 0.01f);
    c->kernels = columns_around(ins, shown < 1 ? 1 : shown, c->channel, left, each);
    c->tap = (each - fminf(gap, each / 4)) / (float)c->taps;
    c->numbers = c->tap >= 36;
}

/* What the inputs, the grid and the outputs share. The grid's numbers come first; what it leaves
 * lets more of the inputs and of the outputs be seen. */
static void widths_share(const Frame *f, float room, float told, float *x, float *y) {
    const Conv1dShape *s = &f->walk->call.shape;
    const float wish = column_least + 4;
    float grid = (float)walk_channels(f->walk) * ((float)s->kernel_size * wish + 8);
    grid = fmaxf(grid, told);
    float all = (float)(s->pad_left + s->length + s->pad_right) * wish;
    float outputs = fminf((float)f->walk->length, most_outputs) * wish;
    float spare = fmaxf(room - *x - *y - grid, 0);
    float x_more = fmaxf(all - *x, 0), y_more = fmaxf(outputs - *y, 0);
    if (x_more + y_more > spare) { /* half of it each, and what the other does not need */
        float x_share = fminf(x_more, fmaxf(spare / 2, spare - y_more));
        y_more = fminf(y_more, spare - x_share);
        x_more = x_share;
    }
    *x += x_more;
    *y += y_more;
}

Channels channels_fit(const Frame *f) {
    const Conv1dShape *s = &f->walk->call.shape;
    Channels c = {.channel = channel_of(f)};
    char label[64];
    snprintf(label, sizeof label, "x[%lld]",
             (long long)(s->in_channels > s->out_channels ? s->in_channels : s->out_channels));
    float name = draw_width(f->scene, FACE_MONO, 13, label) + 10;
    float head = f->compact ? 18 : 26, top = f->body.y + head, room = f->body.h - head - 6;
    float w = f->body.w;
    float x_width = fminf(fmaxf(w * 0.24f, 150), 260), y_width = fminf(fmaxf(w * 0.16f, 104), 190);
    float gap = f->compact ? 66 : 92;
    /* One kernel is told with its numbers. */
    float told = draw_width(f->scene, FACE_MONO, 12, "… Σ -1.2345") + name + 64;
    widths_share(f, w - 2 * name - gap - 48, told, &x_width, &y_width);
    int64_t row = walk_first_channel(f->walk, f->cell) + c.channel;
    float rows = (float)(s->in_channels > s->out_channels ? s->in_channels : s->out_channels);
    float most = fminf(fmaxf(room / (rows + 1.5f), f->compact ? 34 : 62), f->compact ? 66 : 116);
    float open = most * (f->compact ? 1.6f : 1.45f);
    c.in = fold_fit(s->in_channels, row, top, room, most, fminf(most, room));
    c.out = fold_fit(s->out_channels, f->cell.c, top, room, most, open);
    fold_centre(&c.in, &c.out);
    positions_fit(f, &c, f->body.x + name, x_width);
    float grid = f->body.x + name + x_width + gap;
    float y_left = f->body.x + w - 8 - y_width;
    grid_fit(f, &c, grid, y_left - name - 14 - grid);
    /* Beside a narrow grid nothing needs to stand far off. */
    float end = grid + fmaxf((float)c.kernels.shown * c.kernels.each, told) + name + 26;
    y_left = fminf(y_left, end);
    float rest = f->body.x + w - 14 - y_left;
    int64_t shown = (int64_t)fminf(rest / column_least, most_outputs);
    c.outputs = columns_around(f->walk->length, shown, f->cell.i, y_left, column_least);
    c.outputs.each = fminf(rest / (float)c.outputs.shown, 50);
    return c;
}
