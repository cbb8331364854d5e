/* scene/cells: rows of cells on one axis of positions. */
#include "scene/cells.h"
#include "scene/parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { DIGITS = 5 }; /* characters of a number in a cell */

/* Cells that enter or leave at a cut end fade: 1 while wholly inside. */
static double fade_at(const Strip *s, float x) {
    if (!s->scrolls) return 1;
    double inside = (double)fminf(x - s->left, s->right - x) / (s->pitch / 2);
    return fmin(fmax(inside, 0), 1);
}

static float text_size(const Strip *s, float h, int digits) {
    float most = h < 36 ? 15 : 18;
    return fminf(most, (s->cell - 6) / (0.6f * (float)digits));
}

static Rect cell_rect(const Strip *s, float x, float y, float h) {
    return (Rect){x - s->cell / 2, y - h / 2, s->cell, h};
}

/* A number in its cell; "-1e-31" has more characters than DIGITS and is written smaller. */
static Item *number_draw(Frame *f, const Strip *s, Type type, float x, float y, double value) {
    Number number = number_of(value, DIGITS);
    float most = (s->cell - 6) / (0.6f * (float)strlen(number.text));
    type.size = fminf(type.size, most);
    return draw_text(f->scene, type, x, y, number.text);
}

/* One sample of the input at one place. */
typedef struct Sample {
    int64_t channel, position, index;
    bool padding, unused; /* padding: also what F.pad put before the signal */
    double value;
} Sample;

static Sample sample_at(const Frame *f, int64_t channel, int64_t position) {
    const Conv1dShape *shape = &f->walk->call.shape;
    Sample at = {.channel = channel, .position = position};
    at.index = conv1d_source(shape, position);
    at.padding = walk_is_padding(f->walk, position);
    at.value = at.index < 0 ? 0 : walk_input(f->walk, f->cell.n, channel, at.index);
    at.unused = !at.padding && position >= shape->length - walk_unused_tail(f->walk);
    return at;
}

/* Under the cell: its index; "pad" under a zero of padding, the source under other padding. */
static void sample_index(Frame *f, const Strip *s, const Sample *at, float x, float y,
                         double alpha) {
    char text[32];
    long long number = (long long)(at->padding ? at->index : at->position);
    bool put = at->position >= 0 && at->position < f->walk->put_before;
    if (at->padding && (at->index < 0 || put))
        snprintf(text, sizeof text, "pad");
    else
        snprintf(text, sizeof text, at->padding ? "x[%lld]" : "%lld", number);
    const float size = 11;
    Type type = {FACE_MONO, size, ALIGN_CENTRE, color_fade(f->theme->faint, alpha)};
    float width = draw_width(f->scene, FACE_MONO, size, text) + 6;
    int64_t every = (int64_t)ceilf(width / s->pitch);
    if (s->folded || every <= 1 || at->position % every == 0) draw_text(f->scene, type, x, y, text);
}

static void sample_draw(Frame *f, const Strip *s, const Sample *at, float x, Rect box, float size) {
    const Theme *t = f->theme;
    double alpha = fade_at(s, x);
    if (alpha < 0.1) return;
    Color fill = theme_value(t, at->value, value_limit(f->walk->x_low, f->walk->x_high));
    Color ink = at->padding || at->unused ? t->dim : theme_text_on(t, fill);
    double weight = at->padding ? (at->index < 0 ? 0 : 0.3) : at->unused ? 0.25 : 1;
    Color edge = at->padding ? t->faint : at->unused ? t->track : t->border;
    float line = at->padding || at->unused ? 1.5f : 1;
    Item *cell =
        draw_box(f->scene, box, 5, color_fade(fill, alpha * weight), color_fade(edge, alpha), line);
    if (at->padding) cell->dash = DASH_LONG;
    if (at->unused) cell->dash = DASH_DOTS;
    Pick pick = {PICK_INPUT, {f->cell.n, at->channel, at->index}};
    if (at->index >= 0) part_pick(f, cell, pick);
    Type type = {at->padding ? FACE_ITALIC : FACE_MONO, size, ALIGN_CENTRE, color_fade(ink, alpha)};
    Item *text = number_draw(f, s, type, x, box.y + box.h / 2, at->value);
    text->tag = (Tag){TAG_INPUT, f->cell.n, at->channel, at->position};
    sample_index(f, s, at, x, box.y + box.h + 12, alpha);
}

/* The size at which all numbers of a row that stands still fit; the least where it scrolls, so
 * that nothing jumps. */
static float input_size(const Frame *f, const Strip *s, int64_t channel, float h) {
    if (s->scrolls || s->folded) return text_size(s, h, DIGITS);
    int64_t first, last;
    size_t widest = 1;
    strip_positions(s, &first, &last);
    for (int64_t p = first; p <= last; p++) {
        Number number = number_of(sample_at(f, channel, p).value, DIGITS);
        if (strlen(number.text) > widest) widest = strlen(number.text);
    }
    return text_size(s, h, (int)widest);
}

/* "…" where the row goes on. */
static void draw_cuts(Frame *f, const Strip *s, float y) {
    if (!s->scrolls) return;
    Type type = {FACE_MONO, 18, ALIGN_CENTRE, f->theme->dim};
    double shown = (s->right - s->left) / s->pitch;
    double before = s->camera - s->first, after = s->last - (s->camera + shown - 1);
    Color dim = type.color;
    type.color = color_fade(dim, before);
    if (before > 0.02) draw_text(f->scene, type, s->left - 31, y, "…");
    type.color = color_fade(dim, after);
    if (after > 0.02) draw_text(f->scene, type, s->right + 31, y, "…");
}

/* The middle of the column that stands for the hidden taps. */
static float hidden_x(const Strip *s) {
    return strip_tap_x(s, s->head - 1) + s->pitch + s->gap;
}

/* "…" between the taps of a folded strip. */
static void draw_folds(Frame *f, const Strip *s, float y) {
    if (!s->folded) return;
    Type type = {FACE_MONO, 16, ALIGN_CENTRE, f->theme->dim};
    for (int64_t k = 0; k < s->taps && s->gap > 0; k++)
        if (strip_shows_tap(s, k) && k + 1 < s->taps && strip_shows_tap(s, k + 1))
            draw_text(f->scene, type, strip_tap_x(s, k) + (s->pitch + s->gap) / 2, y, "…");
    if (s->tail > 0) {
        draw_text(f->scene, type, hidden_x(s), y, "…");
        type.size = 11;
        draw_textf(f->scene, type, hidden_x(s), y + 16, "+%lld",
                   (long long)(s->taps - s->head - s->tail));
    }
}

/* Above the samples that no window reaches. */
static void draw_unused(Frame *f, const Strip *s, float y) {
    int64_t unused = walk_unused_tail(f->walk), length = f->walk->call.shape.length;
    if (!unused || s->folded || f->causal) return;
    float x = strip_x(s, (double)(length - 1) - (double)(unused - 1) / 2);
    if (fade_at(s, x) < 1) return;
    Type type = {FACE_SANS, 11, ALIGN_CENTRE, f->theme->dim};
    float heading = f->title.y + f->title.h - (f->compact ? 5 : 15); /* its second line ends */
    draw_text(f->scene, type, x, fmaxf(y, heading), "not read");
}

/* Bright edges on the cells under the taps; they travel with the kernel. */
static void draw_taps(Frame *f, const Strip *s, float y, float h) {
    for (int64_t k = 0; k < s->taps; k++) {
        if (!strip_shows_tap(s, k)) continue;
        Rect at = cell_rect(s, strip_tap_x(s, k), y, h);
        at = (Rect){at.x - 1, at.y - 1, at.w + 2, at.h + 2};
        draw_box(f->scene, at, 6, (Color){0}, theme_tap(f->theme, k), 2.5f);
    }
}

void cells_inputs(Frame *f, const Strip *s, int64_t channel, float y, float h) {
    float size = input_size(f, s, channel, h);
    int64_t first = 0, last = s->taps - 1;
    if (!s->folded) strip_positions(s, &first, &last);
    for (int64_t p = first; p <= last; p++) {
        if (s->folded && !strip_shows_tap(s, p)) continue;
        int64_t position = s->folded ? walk_start(f->walk, f->cell) + p * s->dilation : p;
        float x = s->folded ? strip_tap_x(s, p) : strip_x(s, (double)p);
        Sample at = sample_at(f, channel, position);
        sample_draw(f, s, &at, x, cell_rect(s, x, y, h), size);
    }
    draw_cuts(f, s, y);
    draw_folds(f, s, y);
    draw_unused(f, s, y - h / 2 - 20);
    draw_taps(f, s, y, h);
}

void cells_window(Frame *f, const Strip *s, float top, float bottom) {
    float left = strip_tap_x(s, 0) - s->cell / 2 - 5;
    float right = strip_tap_x(s, s->taps - 1) + s->cell / 2 + 5;
    const Theme *t = f->theme;
    draw_box(f->scene, (Rect){left, top, right - left, bottom - top}, 9,
             color_fade(t->accent, 0.09), color_fade(t->accent, 0.65), 1.5f);
}

void cells_weights(Frame *f, const Strip *s, int64_t channel, float y, float h) {
    const Theme *t = f->theme;
    int64_t j = channel - walk_first_channel(f->walk, f->cell);
    double limit = value_limit(f->walk->w_low, f->walk->w_high);
    for (int64_t k = 0; k < s->taps; k++) {
        if (!strip_shows_tap(s, k)) continue;
        float x = strip_tap_x(s, k);
        double w = walk_weight(f->walk, f->cell.c, j, k);
        Color fill = theme_value(t, w, limit);
        Item *cell = draw_box(f->scene, cell_rect(s, x, y, h), 6, fill, theme_tap(t, k), 2.5f);
        part_pick(f, cell, (Pick){PICK_WEIGHT, {f->cell.c, j, k}});
        Type type = {FACE_MONO, text_size(s, h, DIGITS), ALIGN_CENTRE, theme_text_on(t, fill)};
        Item *text = number_draw(f, s, type, x, y, w);
        text->tag = (Tag){TAG_WEIGHT, f->cell.c, j, k};
    }
    if (s->folded && s->tail > 0)
        draw_text(f->scene, (Type){FACE_MONO, 16, ALIGN_CENTRE, t->dim}, hidden_x(s), y, "…");
}

static void output_draw(Frame *f, const Strip *s, Cell cell, Rect box, float size) {
    const Theme *t = f->theme;
    bool present = cell.i == f->cell.i && cell.c == f->cell.c;
    float x = box.x + box.w / 2;
    double alpha = fade_at(s, x) * (present ? f->motion : 1);
    if (present ? !result_is_told(f) : !cell_is_done(f, cell)) {
        draw_box(f->scene, box, 5, (Color){0}, color_fade(t->track, alpha), 1.5f)->dash = DASH_DOTS;
        return;
    }
    double y = walk_result(f->walk, cell);
    Color fill = theme_value(t, y, value_limit(f->walk->y_low, f->walk->y_high));
    draw_box(f->scene, box, 5, color_fade(fill, alpha), color_fade(t->border, alpha), 1);
    Type type = {FACE_MONO, size, ALIGN_CENTRE, color_fade(theme_text_on(t, fill), alpha)};
    Item *text = number_draw(f, s, type, x, box.y + box.h / 2, y);
    text->tag = (Tag){TAG_OUTPUT, cell.n, cell.c, cell.i};
}

/* Under the outputs; where they stand too close for their numbers, under every second, ... */
static void output_index(Frame *f, const Strip *s, int64_t i, float x, float y) {
    char text[24];
    const float size = 11;
    snprintf(text, sizeof text, "%lld", (long long)i);
    float per = s->folded ? s->pitch : s->pitch * (float)s->hop;
    float width = draw_width(f->scene, FACE_MONO, size, text) + 6;
    if (i % (int64_t)fmaxf(ceilf(width / per), 1) != 0) return;
    Type type = {FACE_MONO, size, ALIGN_CENTRE, color_fade(f->theme->faint, fade_at(s, x))};
    draw_text(f->scene, type, x, y, text);
}

void cells_outputs(Frame *f, const Strip *s, int64_t c, float y, float h, bool indexed) {
    int64_t first, last;
    strip_outputs(s, f->walk->length, &first, &last);
    float size = text_size(s, h, DIGITS);
    for (int64_t i = first; i <= last; i++) {
        float x = strip_output_x(s, (double)i);
        if (fade_at(s, x) < 0.1) continue;
        Cell cell = {f->cell.n, c, i};
        output_draw(f, s, cell, cell_rect(s, x, y, h), size);
        f->scene->items[f->scene->count - 1].action =
            (Action){ACTION_GOTO, walk_step(f->walk, cell)};
        if (indexed) output_index(f, s, i, x, y + h / 2 + 12);
    }
    if (c != f->cell.c) return;
    Rect at = cell_rect(s, strip_output_x(s, s->output), y, h);
    at = (Rect){at.x - 1, at.y - 1, at.w + 2, at.h + 2};
    draw_box(f->scene, at, 6, (Color){0}, f->theme->accent, 3);
}

void cells_now(Frame *f, const Strip *s, float top, float taps_end, float bottom) {
    if (!f->causal) return;
    float x = strip_now_x(s, s->output_at);
    if (s->folded) {
        x += 4; /* outside of the window's frame */
        bottom = taps_end;
    }
    Color color = f->theme->future;
    draw_line(f->scene, (Point){x, top}, (Point){x, bottom}, color_fade(color, 0.7), 1.5f)->dash =
        DASH_LONG;
    const char *words = s->output_at < s->last ? "now → the future is never read" : "now";
    float width = draw_width(f->scene, FACE_SANS, 12, words);
    bool room = x + 8 + width <= f->body.x + f->body.w;
    Type type = {FACE_SANS, 12, room ? ALIGN_LEFT : ALIGN_RIGHT, color};
    draw_text(f->scene, type, room ? x + 8 : x - 8, top + 4, words);
}
