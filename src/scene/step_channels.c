/* scene/step_channels: several channels: each that the output reads gives a partial sum.
 *
 *       x[0]   [0][1][2][3]
 *       w[1,0]    [ ][ ]    ---->  | 1·w0 + 2·w1 | --.
 *       x[1]   [0][1][2][3]        |   = 0.52    |   (Σ)
 *       w[1,1]    [ ][ ]    ---->  | 1·w0 + 2·w1 | --'|
 *                                                   [bias]
 *       y[0]   [ ][ ][ ]      .-----------------------'
 *       y[1]   [ ][*]  <------'
 *
 * Channels that do not fit are counted. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scene/cells.h"
#include "scene/parts.h"

enum { MOST_TAPS = 40 };

typedef struct Plan {
    Strip strip;
    int64_t first_in, shown_in, hidden_in; /* input channels that this cell reads */
    int64_t skipped_in;                    /* of them before first_in */
    int64_t first_out, shown_out;          /* output channels */
    float block, block_top;                /* height of an input block; top of the first */
    float x_cell, w_cell;                  /* heights of cells */
    float row, row_top, y_cell;            /* the same of output rows */
    float fold;                            /* height for the line that counts hidden channels */
    float box_left, box_width, box_height; /* of partial sums */
    float sum_x, sum_y, sum_radius;
} Plan;

/* Heights: as many input channels as fit beside a few outputs, then outputs in what is left. */
static void plan_rows(const Frame *f, Plan *p) {
    int64_t reads = walk_channels(f->walk), out = f->walk->call.shape.out_channels;
    float least_block = f->compact ? 108 : 138, least_row = f->compact ? 42 : 58;
    float rest = f->compact ? 34 : 56; /* the path to the output, and the indexes */
    float room = f->body.h;
    int64_t rows = out > 1 && !f->compact ? 2 : 1;
    int64_t blocks = (int64_t)((room - rest - (float)rows * least_row) / least_block);
    p->fold = blocks < reads ? (f->compact ? 26 : 40) : 0;
    if (p->fold > 0)
        blocks = (int64_t)((room - rest - p->fold - (float)rows * least_row) / least_block);
    if (blocks < 1) blocks = 1;
    p->shown_in = blocks < reads ? blocks : reads;
    p->hidden_in = reads - p->shown_in;
    room -= rest + p->fold;
    rows = (int64_t)((room - (float)p->shown_in * least_block) / least_row);
    if (rows < 1) rows = 1;
    p->shown_out = rows < out ? rows : out;
    float spare = room - (float)p->shown_in * least_block - (float)p->shown_out * least_row;
    float wish_block = fminf(26, spare / (float)(p->shown_in + 1));
    p->block = least_block + fmaxf(wish_block, 0);
    spare -= wish_block * (float)p->shown_in;
    p->row = least_row + fminf(18, fmaxf(spare, 0) / (float)(p->shown_out + 1));
    p->first_out = f->cell.c - p->shown_out / 2;
    if (p->first_out > out - p->shown_out) p->first_out = out - p->shown_out;
    if (p->first_out < 0) p->first_out = 0;
    p->skipped_in = result_is_told(f) ? 0 : f->part.channel - p->shown_in / 2;
    if (p->skipped_in > p->hidden_in) p->skipped_in = p->hidden_in;
    if (p->skipped_in < 0) p->skipped_in = 0;
    p->first_in = walk_first_channel(f->walk, f->cell) + p->skipped_in;
    p->block_top = f->body.y;
    p->row_top = p->block_top + (float)p->shown_in * p->block + p->fold + rest - 20;
}

static void plan_columns(const Frame *f, Plan *p) {
    char label[64];
    const Conv1dShape *s = &f->walk->call.shape;
    snprintf(label, sizeof label, "w[%lld,%lld]", (long long)s->out_channels - 1,
             (long long)walk_channels(f->walk) - 1);
    float width = draw_width(f->scene, FACE_MONO, 15, label);
    float left = f->body.x + fmaxf(62, width + 12), right = f->body.x + f->body.w;
    p->sum_x = right - 62;
    /* The boxes give way where that lets a row stand still, or at least show the whole window. */
    const float widths[] = {fminf(300, (right - left) * 0.3f), 300, 270, 240, 210, 170, 150};
    const float wires = f->compact ? 84 : 112;
    for (int i = 0, best = -1; i < (int)(sizeof widths / sizeof *widths); i++) {
        float box = p->sum_x - wires - widths[i];
        Strip strip = strip_fit(f, left, box - 44, MOST_TAPS);
        int shows = strip.folded ? 0 : strip.scrolls ? 1 : 2;
        bool tells = widths[i] >= 210; /* room for products; less of it only for the window */
        if (shows <= best || (!tells && best > 0)) continue;
        best = shows;
        p->box_width = widths[i];
        p->box_left = box;
        p->strip = strip;
    }
    /* Beside a short row nothing needs to stand far off. */
    float near = strip_rows_end(&p->strip) + 130;
    if (p->strip.scrolls || p->strip.folded || near >= p->box_left) return;
    p->sum_x -= p->box_left - near;
    p->box_left = near;
}

static Plan plan_make(const Frame *f) {
    Plan p = {.x_cell = f->compact ? 32 : 42, .w_cell = f->compact ? 28 : 36};
    p.y_cell = f->compact ? 32 : 40;
    p.box_height = f->compact ? 38 : 46;
    p.sum_radius = f->compact ? 16 : 22;
    plan_rows(f, &p);
    plan_columns(f, &p);
    return p;
}

static float block_x(const Plan *p, int64_t b) {
    return p->block_top + (float)b * p->block + p->x_cell / 2 + 12;
}

static float block_w(const Plan *p, const Frame *f, int64_t b) {
    return block_x(p, b) + p->x_cell / 2 + (f->compact ? 30 : 38) + p->w_cell / 2;
}

static float block_sum(const Plan *p, const Frame *f, int64_t b) {
    return (block_x(p, b) + block_w(p, f, b)) / 2 - 6;
}

/* The first `shown` - 1 terms and the last: "2·.127 + … + 4·.265". */
static void terms_add(const Frame *f, int64_t first, int64_t k, int64_t shown, Str *out) {
    for (int64_t t = 0; t < k; t++) {
        bool last = t == k - 1;
        if (t >= shown - 1 && !last) continue;
        Tap tap = walk_tap(f->walk, f->cell, first + t);
        if (t) str_add(out, last && shown < k ? " + … + " : " + ");
        term_text(&tap, out);
    }
}

/* The first k terms of a channel's sum in so many units: smaller first, then with fewer terms, then
 * counted; returns the size. */
static float terms_within(const Frame *f, int64_t channel, int64_t k, float size, float width,
                          Str *out) {
    int64_t first =
        (channel - walk_first_channel(f->walk, f->cell)) * f->walk->call.shape.kernel_size;
    for (int64_t shown = k < 24 ? k : 24; shown > 0;) {
        str_clear(out);
        terms_add(f, first, k, shown, out);
        if (draw_width(f->scene, FACE_MONO, size, out->text) <= width) break;
        if (size > (shown > 2 ? 10 : 9.5f))
            size -= 0.5f;
        else if (--shown == 1 && k > 1)
            break;
    }
    if (draw_width(f->scene, FACE_MONO, size, out->text) <= width) return size;
    str_clear(out);
    str_addf(out, k == 1 ? "a product" : "the sum of %lld products", (long long)k);
    return size;
}

/* Taps of the block's channel that have been told. */
static int64_t taps_told(const Frame *f, const Plan *p, int64_t b) {
    int64_t k = f->walk->call.shape.kernel_size, told = f->part.taps - (p->skipped_in + b) * k;
    return told < 0 ? 0 : told > k ? k : told;
}

static void partial_draw(Frame *f, const Plan *p, int64_t b) {
    const Theme *t = f->theme;
    int64_t channel = p->first_in + b;
    float y = block_sum(p, f, b), size = f->compact ? 11 : 12.5f;
    int64_t told = taps_told(f, p, b);
    bool whole = partial_is_told(f, p->skipped_in + b),
         telling = told > 0 && !result_is_told(f) && f->part.channel == p->skipped_in + b;
    Color wire = told ? t->faint : t->border;
    float weights = strip_tap_x(&p->strip, p->strip.taps - 1) + p->strip.cell / 2 + 10;
    float below = block_w(p, f, b), clear = fmaxf(weights, strip_end(&p->strip) + 4);
    draw_line(f->scene, (Point){weights, below}, (Point){clear, below}, wire, 2);
    draw_reach(f->scene, (Point){clear, below}, (Point){p->box_left, y}, wire, 2);
    if (whole)
        draw_reach(f->scene, (Point){p->box_left + p->box_width, y},
                   (Point){p->sum_x - p->sum_radius, p->sum_y}, wire, 2);
    Rect box = {p->box_left, y - p->box_height / 2, p->box_width, p->box_height};
    if (!told) {
        untold_draw(f, box);
        return;
    }
    draw_box(f->scene, box, 5, t->panel, telling ? t->accent : t->border, telling ? 2.5f : 1.5f);
    Str terms;
    str_init(&terms);
    size = terms_within(f, channel, told, size, p->box_width - 14, &terms);
    float x = p->box_left + p->box_width / 2;
    Type quiet = {FACE_MONO, size, ALIGN_CENTRE, color_fade(t->dim, f->fresh)};
    draw_text_within(f->scene, quiet, x, y - p->box_height * 0.2f, p->box_width - 8, terms.text);
    str_release(&terms);
    Type loud = {FACE_MONO, f->compact ? 13 : 15, ALIGN_CENTRE, color_fade(t->text, f->fresh)};
    Number sum = number_of(walk_partial_so_far(f->walk, f->cell, channel, told), 7);
    draw_textf(f->scene, loud, x, y + p->box_height * 0.23f, whole ? "= %s" : "so far %s", sum.text)
        ->tag = (Tag){TAG_PARTIAL, channel, told, 0};
}

static void block_draw(Frame *f, const Plan *p, int64_t b) {
    int64_t channel = p->first_in + b, j = p->skipped_in + b;
    char label[64];
    float x = block_x(p, b), w = block_w(p, f, b), half = p->x_cell / 2;
    snprintf(label, sizeof label, "x[%lld]", (long long)channel);
    part_label(f, x, label);
    snprintf(label, sizeof label, "w[%lld,%lld]", (long long)f->cell.c, (long long)j);
    part_label(f, w, label);
    float bottom = x + half + (f->compact ? 20 : 24);
    cells_window(f, &p->strip, x - half - 8, bottom);
    cells_inputs(f, &p->strip, channel, x, p->x_cell);
    for (int64_t k = 0; k < p->strip.taps; k++) {
        if (!strip_shows_tap(&p->strip, k)) continue;
        float at = strip_tap_x(&p->strip, k);
        int64_t t = j * p->strip.taps + k;
        draw_line(f->scene, (Point){at, bottom + 2}, (Point){at, w - p->w_cell / 2 - 3},
                  color_fade(theme_tap(f->theme, k), is_told(f, t) ? 1 : 0.3),
                  is_telling(f, t) ? 5 : 2.5f);
    }
    cells_weights(f, &p->strip, channel, w, p->w_cell);
    partial_draw(f, p, b);
}

/* "+ 13 more: x[3] to x[15]" with a way into the sum, as the others have. */
static void fold_draw(Frame *f, const Plan *p) {
    const Theme *t = f->theme;
    if (!p->hidden_in) return;
    float y = p->block_top + (float)p->shown_in * p->block + p->fold / 2 - 6;
    long long first = (long long)p->first_in + p->shown_in;
    Rect box = {p->box_left, y - 12, p->box_width, 24};
    if (bias_is_told(f))
        draw_reach(f->scene, (Point){p->box_left + p->box_width, y},
                   (Point){p->sum_x - p->sum_radius, p->sum_y}, t->faint, 2);
    draw_box(f->scene, box, 5, t->ground, t->track, 1.5f)->dash = DASH_LONG;
    char text[96];
    if (p->skipped_in)
        snprintf(text, sizeof text, "+ %lld above, %lld below", (long long)p->skipped_in,
                 (long long)(p->hidden_in - p->skipped_in));
    else
        snprintf(text, sizeof text,
                 p->hidden_in == 1 ? "+ 1 more: x[%lld]" : "+ %lld more: x[%lld] to x[%lld]",
                 p->hidden_in == 1 ? first : (long long)p->hidden_in, first,
                 first + (long long)p->hidden_in - 1);
    draw_text_shrunk(f->scene, (Type){FACE_MONO, 12.5f, ALIGN_CENTRE, t->dim},
                     p->box_left + p->box_width / 2, y, p->box_width - 10, 8, text);
}

/* From the sum, through the bias, along to the output cell: right angles with round corners. */
static void path_draw(Frame *f, const Plan *p, float from_y, float target_x, float target_y) {
    const float r = 8;
    float shelf = p->row_top - 12, above = target_y - (f->compact ? 6 : 9);
    float side = strip_rows_end(&p->strip) + 18;
    Point corner[6];
    int corners = 0;
    corner[corners++] = (Point){p->sum_x, from_y};
    corner[corners++] = (Point){p->sum_x, shelf};
    if (above > shelf + 20) {
        corner[corners++] = (Point){side, shelf};
        corner[corners++] = (Point){side, above};
        corner[corners++] = (Point){target_x, above};
    } else {
        corner[corners++] = (Point){target_x, shelf};
    }
    corner[corners++] = (Point){target_x, target_y};
    Point points[64];
    int count = 0;
    points[count++] = corner[0];
    for (int i = 1; i + 1 < corners; i++) {
        Point a = corner[i - 1], b = corner[i], c = corner[i + 1];
        float before = hypotf(b.x - a.x, b.y - a.y), after = hypotf(c.x - b.x, c.y - b.y);
        float cut = fminf(r, fminf(before, after) / 2);
        if (before < 0.1f || after < 0.1f) continue;
        Point from = {b.x + (a.x - b.x) / before * cut, b.y + (a.y - b.y) / before * cut};
        Point to = {b.x + (c.x - b.x) / after * cut, b.y + (c.y - b.y) / after * cut};
        for (int step = 0; step <= 6; step++) {
            float u = (float)step / 6, v = 1 - u;
            points[count++] = (Point){v * v * from.x + 2 * u * v * b.x + u * u * to.x,
                                      v * v * from.y + 2 * u * v * b.y + u * u * to.y};
        }
    }
    points[count++] = corner[corners - 1];
    draw_polyline(f->scene, points, count, f->theme->accent, 2.5f);
}

static void bias_draw(Frame *f, const Plan *p, float bottom) {
    const Theme *t = f->theme;
    float height = f->compact ? 26 : 36;
    Rect box = {p->sum_x - 45, bottom - height, 90, height};
    if (!bias_is_told(f)) {
        untold_draw(f, box);
        return;
    }
    draw_box(f->scene, box, 5, t->panel, t->bias, f->part.kind == PART_BIAS ? 3.5f : 2);
    Number bias = number_of(walk_bias(f->walk, f->cell), 7);
    Type type = {FACE_MONO, 14, ALIGN_CENTRE, t->bias};
    draw_textf(f->scene, type, p->sum_x, bottom - height / 2, "b %s", bias.text)->tag =
        (Tag){TAG_BIAS, f->cell.c, 0, 0};
}

static void sum_draw(Frame *f, const Plan *p) {
    const Theme *t = f->theme;
    float bottom = p->sum_y + p->sum_radius;
    float row_y = p->row_top + ((float)(f->cell.c - p->first_out) + 0.5f) * p->row;
    float target_x = strip_output_x(&p->strip, p->strip.output);
    float after = bottom;
    if (f->walk->call.has_bias) {
        float top = bottom + (f->compact ? 10 : 26), height = f->compact ? 26 : 36;
        if (bias_is_told(f))
            draw_line(f->scene, (Point){p->sum_x, bottom}, (Point){p->sum_x, top}, t->bias, 2.5f);
        after = top + height;
    }
    if (result_is_told(f)) path_draw(f, p, after, target_x, row_y - p->y_cell / 2 - 2);
    if (f->walk->call.has_bias) bias_draw(f, p, after);
    part_sum(f, p->sum_x, p->sum_y, p->sum_radius);
    part_so_far(f, p->sum_x, p->sum_y - p->sum_radius - 12, ALIGN_CENTRE);
}

static void rows_draw(Frame *f, const Plan *p) {
    const Theme *t = f->theme;
    int64_t out = f->walk->call.shape.out_channels;
    for (int64_t r = 0; r < p->shown_out; r++) {
        int64_t c = p->first_out + r;
        float y = p->row_top + ((float)r + 0.5f) * p->row;
        char label[32];
        snprintf(label, sizeof label, "y[%lld]", (long long)c);
        part_label(f, y, label);
        if (c == f->cell.c)
            draw_box(f->scene, (Rect){f->body.x - 8, y - p->y_cell / 2 - 4, 5, p->y_cell + 8}, 2,
                     t->accent, (Color){0}, 0);
        cells_outputs(f, &p->strip, c, y, p->y_cell, r == p->shown_out - 1);
        int64_t above = p->first_out, below = out - p->first_out - p->shown_out;
        char more[64] = "";
        if (r == 0 && above) snprintf(more, sizeof more, "↑ %lld more above", (long long)above);
        if (r == p->shown_out - 1 && below)
            snprintf(more + strlen(more), sizeof more - strlen(more), "%s↓ %lld more below",
                     *more ? "   " : "", (long long)below);
        if (!*more) continue;
        float x = strip_rows_end(&p->strip) + 36;
        draw_text_within(f->scene, (Type){FACE_MONO, 13, ALIGN_LEFT, t->dim}, x, y,
                         f->body.x + f->body.w - x, more);
    }
}

static const char *title_for(const Frame *f) {
    const Conv1dShape *s = &f->walk->call.shape;
    if (f->causal) return "Causal Conv1d · only the past";
    if (s->groups > 1 && s->groups == s->in_channels)
        return "Depthwise · each kernel reads one channel";
    if (s->groups > 1) return "Groups · each kernel reads the channels of its group";
    if (s->in_channels == 1) return "Channels · one kernel for each output channel";
    return f->walk->call.has_bias
               ? "Channels · every kernel reads all input channels, one bias each"
               : "Channels · every kernel reads all input channels";
}

void step_channels_draw(Frame *f) {
    frame_heading(f, title_for(f));
    Plan p = plan_make(f);
    p.sum_y = (block_sum(&p, f, 0) + block_sum(&p, f, p.shown_in - 1)) / 2;
    cells_now(f, &p.strip, block_x(&p, 0) - p.x_cell / 2 - 14,
              block_w(&p, f, p.shown_in - 1) + p.w_cell / 2 + 6,
              p.row_top + (float)p.shown_out * p.row);
    for (int64_t b = 0; b < p.shown_in; b++) block_draw(f, &p, b);
    fold_draw(f, &p);
    sum_draw(f, &p);
    rows_draw(f, &p);
}
