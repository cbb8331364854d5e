/* scene/step_single: one input channel, one output channel: the whole multiply-sum.
 *
 *       x     [0][1][2][3][4]
 *                 |  |  |
 *       w        [ ][ ][ ]
 *                /   |   \
 *       x·w   [1·w0][2·w1][3·w2] [bias]
 *                \   |   /   ___/
 *                   (Σ)
 *                    |
 *       y     [ ][ ][ ][ ][ ]                                                               */
#include <math.h>
#include <string.h>

#include "scene/cells.h"
#include "scene/parts.h"

enum { MOST_TAPS = 15 };

typedef struct Rows {
    float x, w, product, sum, y; /* middles */
    float cell, sum_radius;
    float under; /* from a box to the middle of the text under it */
} Rows;

static Rows rows_in(const Frame *f) {
    static const float roomy[] = {58, 162, 276, 378, 476}, close[] = {50, 150, 256, 370, 464};
    const float *at = f->compact ? close : roomy;
    float stretch = f->body.h / 528, top = f->body.y;
    float shrink = fminf(fmaxf(stretch, 0.76f), 1.15f);
    return (Rows){.x = top + at[0] * stretch,
                  .w = top + at[1] * stretch,
                  .product = top + at[2] * stretch,
                  .sum = top + at[3] * stretch,
                  .y = top + at[4] * stretch,
                  .cell = 44 * shrink,
                  .sum_radius = 20 * shrink,
                  .under = f->compact ? 11 : 13};
}

/* The row of products: as many boxes as taps shown, one for "…", one for the bias. */
typedef struct Products {
    float left, width, pitch, size;
    bool wordy; /* "3 · .297" in the box and "= .892" under it; else the product alone */
} Products;

/* Characters of the longest "3 · .297", or of "bias .271". */
static size_t longest_product(const Frame *f, const Strip *s) {
    size_t longest = 9;
    if (f->walk->call.has_bias)
        longest = 5 + strlen(number_of(walk_bias(f->walk, f->cell), 6).text);
    for (int64_t k = 0; k < s->taps; k++) {
        if (!strip_shows_tap(s, k)) continue;
        Tap tap = walk_tap(f->walk, f->cell, k);
        size_t length = strlen(number_of(tap.x, 5).text) + 3 + strlen(number_of(tap.w, 5).text);
        if (length > longest) longest = length;
    }
    return longest;
}

static Products products_fit(const Frame *f, const Strip *s) {
    int64_t shown = s->folded ? s->head + s->tail + (s->tail > 0) : s->taps;
    int64_t count = shown + f->walk->call.has_bias;
    float left = f->body.x + 62, room = f->body.x + f->body.w - left;
    Products p = {.width = 112};
    float gap = (float)count * (p.width + 16) <= room ? 16 : 6;
    p.width = fminf(p.width, room / (float)count - gap);
    p.pitch = p.width + gap;
    p.wordy = p.width >= 96;
    p.size = p.wordy ? fminf(16, (p.width - 10) / (0.6f * (float)longest_product(f, s)))
                     : fminf(16, (p.width - 8) / (0.6f * 5));
    float row = (float)count * p.pitch - gap;
    p.left = fminf(fmaxf(strip_middle(s) - row / 2, left), left + room - row);
    return p;
}

static float product_x(const Products *p, const Strip *s, int64_t k) {
    int64_t column = k;
    if (s->folded && k >= s->head) column = s->head + 1 + (k - (s->taps - s->tail));
    return p->left + p->pitch * (float)column + p->width / 2;
}

static void link_down(Frame *f, Point from, Point to, Color color) {
    if (fabsf(from.x - to.x) < 0.5f)
        draw_line(f->scene, from, to, color, 2.5f);
    else
        draw_drop(f->scene, from, to, color, 2.5f);
}

/* Of a part of the sum; louder while it is the one that is told. */
static void box_draw(Frame *f, Rect box, Color color, bool telling) {
    Color panel = f->theme->panel;
    draw_box(f->scene, box, 5, telling ? color_mix(panel, color, 0.25) : panel, color,
             telling ? 3.5f : 2);
}

static void product_draw(Frame *f, const Strip *s, const Products *p, const Rows *r, int64_t k) {
    const Theme *t = f->theme;
    Color color = theme_tap(t, k);
    float tap_x = strip_tap_x(s, k), x = product_x(p, s, k), half = r->cell / 2;
    float window = r->x + half + 28 - (f->compact ? 4 : 0);
    draw_line(f->scene, (Point){tap_x, window - (f->compact ? 1 : 4)},
              (Point){tap_x, r->w - half - 3}, color, 2.5f);
    const float sign = 13; /* "×", where it stands clear of the cells */
    if (r->w - half - window > sign)
        draw_text(f->scene, (Type){FACE_MONO, sign, ALIGN_CENTRE, color}, tap_x + 12,
                  (window + r->w - half) / 2 + 1, "×");
    Rect box = {x - p->width / 2, r->product - half, p->width, r->cell};
    if (!is_told(f, k)) {
        untold_draw(f, box);
        return;
    }
    link_down(f, (Point){tap_x, r->w + half + 1}, (Point){x, r->product - half}, color);
    box_draw(f, box, color, is_telling(f, k));
    Tap tap = walk_tap(f->walk, f->cell, k);
    Number left = number_of(tap.x, 5), right = number_of(tap.w, 5);
    Number product = number_of(tap.product, p->wordy ? 6 : 5);
    Type loud = {FACE_MONO, p->size, ALIGN_CENTRE, color_fade(t->text, f->fresh)};
    Type quiet = {FACE_MONO, 13, ALIGN_CENTRE, color_fade(t->dim, f->fresh)};
    Item *item;
    if (p->wordy) {
        draw_textf(f->scene, loud, x, r->product, "%s · %s", left.text, right.text);
        item = draw_textf(f->scene, quiet, x, r->product + half + r->under, "= %s", product.text);
    } else {
        loud.size = fminf(loud.size, (p->width - 6) / (0.6f * (float)strlen(product.text)));
        item = draw_text(f->scene, loud, x, r->product, product.text);
    }
    item->tag = (Tag){TAG_PRODUCT, k, 0, 0};
}

/* The products that are not shown, counted. */
static void hidden_draw(Frame *f, const Strip *s, const Products *p, const Rows *r) {
    const Theme *t = f->theme;
    float x = p->left + p->pitch * (float)s->head + p->width / 2, half = r->cell / 2;
    int64_t hidden = s->taps - s->head - s->tail, at = f->part.taps - 1;
    if (is_told(f, s->head + hidden - 1))
        link_down(f, (Point){x, r->product + half + 1},
                  (Point){strip_middle(s), r->sum - r->sum_radius}, t->track);
    bool telling = is_telling(f, at) && at >= s->head && at < s->head + hidden;
    Rect box = {x - p->width / 2, r->product - half, p->width, r->cell};
    draw_box(f->scene, box, 5, t->ground, telling ? theme_tap(t, at) : t->track,
             telling ? 3.5f : 1.5f)
        ->dash = DASH_LONG;
    draw_textf(f->scene, (Type){FACE_MONO, 13, ALIGN_CENTRE, t->dim}, x, r->product, "+%lld",
               (long long)hidden);
}

static void bias_draw(Frame *f, const Strip *s, const Products *p, const Rows *r) {
    const Theme *t = f->theme;
    float row = (float)(s->folded ? s->head + s->tail + (s->tail > 0) : s->taps);
    float x = p->left + p->pitch * row + p->width / 2, half = r->cell / 2;
    Rect box = {x - p->width / 2, r->product - half, p->width, r->cell};
    if (!bias_is_told(f)) {
        untold_draw(f, box);
        return;
    }
    box_draw(f, box, t->bias, f->part.kind == PART_BIAS);
    Number bias = number_of(walk_bias(f->walk, f->cell), p->wordy ? 6 : 5);
    Type type = {FACE_MONO, p->size, ALIGN_CENTRE, t->bias};
    if (p->wordy) {
        draw_textf(f->scene, type, x, r->product, "bias %s", bias.text)->tag =
            (Tag){TAG_BIAS, f->cell.c, 0, 0};
        return;
    }
    draw_text(f->scene, type, x, r->product, bias.text)->tag = (Tag){TAG_BIAS, f->cell.c, 0, 0};
    type.size = 12;
    draw_text(f->scene, type, x, r->product + half + r->under, "bias");
}

static void sum_draw(Frame *f, const Strip *s, const Products *p, const Rows *r) {
    float middle = strip_middle(s), half = r->cell / 2;
    Point top = {middle, r->sum - r->sum_radius};
    float from = r->product + half + (p->wordy ? r->under + 10 : 1);
    for (int64_t k = 0; k < s->taps; k++)
        if (strip_shows_tap(s, k) && is_told(f, k))
            link_down(f, (Point){product_x(p, s, k), from}, top, theme_tap(f->theme, k));
    if (f->walk->call.has_bias && bias_is_told(f)) {
        int64_t shown = s->folded ? s->head + s->tail + (s->tail > 0) : s->taps;
        float x = p->left + p->pitch * (float)shown + p->width / 2;
        link_down(f, (Point){x, r->product + half + r->under + 9}, top, f->theme->bias);
    }
    Point out = {strip_output_x(s, s->output), r->y - half - 2};
    if (result_is_told(f))
        link_down(f, (Point){middle, r->sum + r->sum_radius}, out, f->theme->accent);
    part_sum(f, middle, r->sum, r->sum_radius);
    part_so_far(f, middle + r->sum_radius + 12, r->sum, ALIGN_LEFT);
}

void step_single_draw(Frame *f) {
    frame_heading(f, f->causal ? "Causal Conv1d · only the past" : "Conv1d · one multiply-sum");
    Rows r = rows_in(f);
    Strip s = strip_fit(f, f->body.x + 62, f->body.x + f->body.w, MOST_TAPS);
    Products p = products_fit(f, &s);
    float half = r.cell / 2;
    part_label(f, r.x, "x");
    part_label(f, r.w, "w");
    part_label(f, r.product, "x·w");
    part_label(f, r.y, "y");
    cells_window(f, &s, r.x - half - 14 * (f->compact ? 0.6f : 1),
                 r.x + half + (f->compact ? 22 : 26));
    cells_inputs(f, &s, 0, r.x, r.cell);
    cells_now(f, &s, r.x - half - (f->compact ? 16 : 26), r.w + half + 6, r.y + half + 20);
    for (int64_t k = 0; k < s.taps; k++)
        if (strip_shows_tap(&s, k)) product_draw(f, &s, &p, &r, k);
    cells_weights(f, &s, 0, r.w, r.cell);
    if (s.folded && s.tail > 0) hidden_draw(f, &s, &p, &r);
    if (f->walk->call.has_bias) bias_draw(f, &s, &p, &r);
    sum_draw(f, &s, &p, &r);
    cells_outputs(f, &s, 0, r.y, r.cell, true);
}
