/* scene/causal: the view of what an output knows: the line of now, the past behind it, the taps
 * that look past it; and three ways to a layer that never does.
 *
 *            now |
 *       x   [ ][ ]|[ ][ ]      taps ahead of now are marked and counted
 *       w   [ ][ ]|[ ]
 *       y      [ ]|            each output at its own time
 *
 *       | pad left | pad both, cut | shift and add | */
#include "scene/causal.h"

#include <math.h>
#include <stdio.h>

#include "scene/cells.h"
#include "scene/parts.h"
#include "scene/view.h"

enum { MOST_TAPS = 40 };

typedef struct Rows {
    float words, ahead, x, w, y, ways; /* middles; the top of the ways */
    float x_cell, w_cell, y_cell;      /* heights */
} Rows;

static bool is_tight(const Frame *f) {
    return f->body.h < 440;
}

static Rows rows_in(const Frame *f) {
    static const float roomy[] = {8, 27, 72, 141, 205, 256}, close[] = {4, 18, 45, 91, 127, 162};
    bool tight = is_tight(f);
    const float *at = tight ? close : roomy;
    float stretch = f->body.h / (tight ? 317 : 508), top = f->body.y;
    stretch = fminf(fmaxf(stretch, 0.95f), 1.35f);
    return (Rows){.words = top + at[0] * stretch,
                  .ahead = top + at[1] * stretch,
                  .x = top + at[2] * stretch,
                  .w = top + at[3] * stretch,
                  .y = top + at[4] * stretch,
                  .ways = top + at[5] * stretch,
                  .x_cell = tight ? 28 : 42,
                  .w_cell = tight ? 24 : 34,
                  .y_cell = tight ? 26 : 38};
}

/* "2 of 5 taps look ahead" */
static void ahead_words(const Frame *f, Str *out) {
    long long ahead = (long long)walk_taps_ahead(f->walk, f->cell);
    long long taps = (long long)f->walk->call.shape.kernel_size;
    if (ahead)
        str_addf(out, "%lld of %lld tap%s look%s ahead", ahead, taps, taps == 1 ? "" : "s",
                 ahead == 1 ? "s" : "");
    else
        str_add(out, walk_is_causal(f->walk) ? "the future is never read"
                                             : "this output reads no future");
}

/* The line, and the words on its two sides. */
static void now_draw(Frame *f, const Strip *s, const Rows *r) {
    const Theme *t = f->theme;
    Str words;
    str_init(&words);
    str_add(&words, "now → ");
    ahead_words(f, &words);
    float left = f->body.x, right = f->body.x + f->body.w;
    float width = draw_width(f->scene, FACE_SANS, 13, words.text);
    Type type = {FACE_SANS, 13, ALIGN_LEFT, t->future};
    double now = (double)(walk_now(f->walk, f->cell) + f->walk->put_before) +
                 frame_lag(f) * (double)frame_hop(f);
    float x = strip_now_x(s, now), top = r->words - 8;
    /* The outputs stand at their own time, but not those of a folded strip. */
    float bottom = s->folded ? r->w + r->w_cell / 2 + 6 : r->y + r->y_cell / 2 + 18;
    if (x >= s->left - 2 - s->pitch / 8 && x <= right)
        draw_line(f->scene, (Point){x, top}, (Point){x, bottom}, color_fade(t->future, 0.7), 1.5f)
            ->dash = DASH_LONG;
    x = fminf(fmaxf(x, left), right);
    bool room = x + 8 + width <= right;
    type.align = room ? ALIGN_LEFT : ALIGN_RIGHT;
    draw_text(f->scene, type, room ? x + 8 : fmaxf(x - 8, left + width), r->words, words.text);
    float past = draw_width(f->scene, FACE_SANS, 13, "← the past");
    if (room && x - 8 - past >= left)
        draw_text(f->scene, (Type){FACE_SANS, 13, ALIGN_RIGHT, t->dim}, x - 8, r->words,
                  "← the past");
    str_release(&words);
}

/* Each tap that looks ahead: an edge in the colour of the future, and by how much: "+2". */
static void ahead_draw(Frame *f, const Strip *s, const Rows *r) {
    const Theme *t = f->theme;
    int64_t now = walk_now(f->walk, f->cell) + f->walk->put_before;
    for (int64_t k = 0; k < s->taps; k++) {
        Tap tap = walk_tap(f->walk, f->cell, k);
        if (!strip_shows_tap(s, k) || !walk_looks_ahead(f->walk, f->cell, &tap)) continue;
        float x = strip_tap_x(s, k), half = r->x_cell / 2 + 4;
        Rect at = {x - s->cell / 2 - 4, r->x - half, s->cell + 8, 2 * half};
        draw_box(f->scene, at, 8, (Color){0}, t->future, 2)->dash = DASH_LONG;
        int64_t by = tap.position > now ? tap.position - now : tap.index - now;
        char text[24];
        snprintf(text, sizeof text, "+%lld", (long long)by);
        Type type = {FACE_MONO, 12, ALIGN_CENTRE, t->future};
        if (draw_width(f->scene, type.face, type.size, text) + 4 <= s->pitch)
            draw_text(f->scene, type, x, r->ahead, text);
    }
}

/* Above the samples that no window reaches. */
static void unused_draw(Frame *f, const Strip *s, const Rows *r) {
    int64_t unused = walk_unused_tail(f->walk), length = f->walk->call.shape.length;
    if (!unused || s->folded) return;
    Type type = {FACE_SANS, 11, ALIGN_CENTRE, f->theme->dim};
    float x = strip_x(s, (double)(length - 1) - (double)(unused - 1) / 2);
    if (x < s->left + s->pitch / 2 || x > s->right - s->pitch / 2 + 1) return;
    draw_text(f->scene, type, x, r->ahead, "not read");
}

/* From the taps down to the weights, and from the last of them to the output. */
static void links_draw(Frame *f, const Strip *s, const Rows *r) {
    const Theme *t = f->theme;
    float window = r->x + r->x_cell / 2 + (is_tight(f) ? 18 : 24);
    for (int64_t k = 0; k < s->taps; k++) {
        if (!strip_shows_tap(s, k)) continue;
        float x = strip_tap_x(s, k);
        draw_line(f->scene, (Point){x, window}, (Point){x, r->w - r->w_cell / 2}, theme_tap(t, k),
                  2);
    }
    if (!result_is_told(f)) return;
    Point from = {strip_middle(s), r->w + r->w_cell / 2 + 2};
    Point to = {strip_output_x(s, s->output), r->y - r->y_cell / 2 - 2};
    if (fabsf(from.x - to.x) < 0.5f)
        draw_line(f->scene, from, to, t->accent, 2.5f);
    else
        draw_drop(f->scene, from, to, t->accent, 2.5f);
}

void view_causal_draw(Frame *f) {
    const Conv1dShape *s = &f->walk->call.shape;
    int64_t channel = part_channel(f), first = walk_first_channel(f->walk, f->cell);
    frame_heading(f, walk_is_causal(f->walk) ? "Causal · outputs know only the past"
                                             : "Not causal · outputs know the future");
    Frame timed = *f; /* outputs stand at their own time, whatever the layer */
    timed.causal = true;
    Rows r = rows_in(f);
    Strip strip = strip_fit(&timed, f->body.x + fmaxf(62, part_labels_width(f)),
                            f->body.x + f->body.w, MOST_TAPS);
    float half = r.x_cell / 2;
    part_label_of(f, r.x, "x", s->in_channels, channel, -1);
    part_label_of(f, r.w, "w", s->in_channels * s->out_channels, f->cell.c, channel - first);
    part_label_of(f, r.y, "y", s->out_channels, f->cell.c, -1);
    cells_window(&timed, &strip, r.x - half - (is_tight(f) ? 6 : 9),
                 r.x + half + (is_tight(f) ? 18 : 24));
    cells_inputs(&timed, &strip, channel, r.x, r.x_cell);
    now_draw(f, &strip, &r);
    ahead_draw(f, &strip, &r);
    unused_draw(f, &strip, &r);
    links_draw(f, &strip, &r);
    cells_weights(&timed, &strip, channel, r.w, r.w_cell);
    cells_outputs(&timed, &strip, f->cell.c, r.y, r.y_cell, true);
    const float tallest = 380; /* in a window on end the links would grow long */
    float room = f->body.y + f->body.h - r.ways - 4;
    Rect ways = {f->body.x, r.ways, f->body.w, fminf(room, tallest)};
    causal_ways_draw(f, ways, channel);
}

void view_causal_caption(const Frame *f, Str *out) {
    const Conv1dShape *s = &f->walk->call.shape;
    Cell cell = f->cell;
    str_addf(out, "y[%lld, %lld, %lld] at time %lld: ", (long long)cell.n, (long long)cell.c,
             (long long)cell.i, (long long)walk_now(f->walk, cell));
    ahead_words(f, out);
    if (walk_taps_ahead(f->walk, cell)) str_add(out, "; the ways below never do");
    if (walk_channels(f->walk) > 1)
        str_addf(out, "; one of %lld channels (PgUp, PgDn)",
                 (long long)(s->in_channels / s->groups));
    if (f->walk->put_before)
        str_addf(out, "; F.pad put %lld before time 0", (long long)f->walk->put_before);
    caption_unused(f, out);
}
