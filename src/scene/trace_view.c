/* scene/trace_view: the view that traces one number (see trace.h). */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scene/parts.h"
#include "scene/trace.h"
#include "scene/view.h"

enum { MOST_LINKS = 72 }; /* drawn of a row; more would be a blot */

static const double quiet = 0.45; /* cells that have no part in it */

/* Where the cell of a use's three numbers stand. */
typedef struct Link {
    Use use;
    Tap tap;
    Point x, w, y;
    bool has_x, has_w, has_y;
} Link;

static Link link_of(const Frame *f, const Trace *t, Use use) {
    Link l = {.use = use, .tap = walk_tap(f->walk, use.cell, use.t)};
    l.has_x = use.cell.n == t->n && trace_input_at(t, l.tap.channel, l.tap.position, &l.x);
    l.has_w = trace_weight_at(t, use.cell.c, l.tap.channel - t->x.base, l.tap.tap, &l.w);
    l.has_y = trace_output_at(t, use.cell, &l.y);
    return l;
}

/* Uses number first, first + every, ... before `end`. */
typedef struct Stretch {
    int64_t first, end, every;
} Stretch;

static Stretch stretch(int64_t first, int64_t count) {
    int64_t every = (count + MOST_LINKS - 1) / MOST_LINKS;
    return (Stretch){first, first + count, every > 1 ? every : 1};
}

/* The uses that belong to row r of the side that the cell fans out to. */
static int64_t link_rows(const Trace *t) {
    if (t->shown.kind == PICK_OUTPUT) return t->x.shown;
    return t->shown.kind == PICK_INPUT ? t->y.shown : 1;
}

static Stretch links_of_row(const Frame *f, const Trace *t, int64_t r) {
    int64_t taps = f->walk->call.shape.kernel_size;
    if (t->shown.kind == PICK_OUTPUT) return stretch((t->x.first + r) * taps, taps);
    if (t->shown.kind == PICK_INPUT) {
        int64_t each = walk_uses(f->walk, &t->shown) / t->y.all;
        return stretch((t->y.first + r) * each, each);
    }
    int64_t first, last;
    strip_outputs(&t->strip, f->walk->length, &first, &last);
    return stretch(t->n * f->walk->length + first, last < first ? 0 : last - first + 1);
}

typedef void LinkFn(Frame *frame, const Trace *trace, const Link *link);

static void each_link(Frame *f, const Trace *t, LinkFn *draw) {
    for (int64_t r = 0; r < link_rows(t); r++) {
        Stretch s = links_of_row(f, t, r);
        for (int64_t u = s.first; u < s.end; u += s.every) {
            Link link = link_of(f, t, walk_use(f->walk, &t->shown, u));
            draw(f, t, &link);
        }
    }
}

static void drop(Frame *f, Point from, Point to, Color color) {
    draw_drop(f->scene, from, to, color, 2.2f);
}

/* Through the weight where its kernel is in the picture; all uses of one weight side by side. */
static void wire_draw(Frame *f, const Trace *t, const Link *l) {
    Color color = theme_tap(f->theme, l->tap.tap);
    float half = t->cell / 2 + 1;
    Point from = {l->x.x, l->x.y + half}, to = {l->y.x, l->y.y - half};
    if (t->shown.kind == PICK_WEIGHT && l->has_x && l->has_y) {
        drop(f, from, to, color_fade(color, 0.75));
    } else if (l->has_w) {
        if (l->has_x) drop(f, from, (Point){l->w.x, l->w.y - t->w_cell / 2}, color);
        if (l->has_y) drop(f, (Point){l->w.x, l->w.y + t->w_cell / 2}, to, color);
    } else if (l->has_x && l->has_y) {
        drop(f, from, to, color_fade(color, 0.75));
    }
}

static void ring_draw(Frame *f, Point at, float w, float h, Color color, float line) {
    Rect box = {at.x - w / 2 - 1, at.y - h / 2 - 1, w + 2, h + 2};
    draw_box(f->scene, box, fminf(6, w / 3), (Color){0}, color, fminf(line, w / 2));
}

static void rings_draw(Frame *f, const Trace *t, const Link *l) {
    Color color = theme_tap(f->theme, l->tap.tap);
    if (l->has_x) ring_draw(f, l->x, t->strip.cell, t->cell, color, 2.5f);
    if (l->has_y && t->shown.kind != PICK_OUTPUT)
        ring_draw(f, l->y, t->strip.cell, t->cell, color, 2.5f);
    if (l->has_w)
        ring_draw(f, l->w, t->kernels[0].each - fminf(4, t->kernels[0].each / 4), t->w_cell, color,
                  2.5f);
}

/* What this use adds to the output: under the weight of a tap, under the output of another. */
static void product_draw(Frame *f, const Trace *t, const Link *l) {
    bool output = t->shown.kind == PICK_OUTPUT;
    if (output ? !l->has_w : !l->has_y) return;
    if (!output && l->use.cell.c != t->y.base + t->y.first + t->y.shown - 1) return;
    float room = output ? t->kernels[0].each : t->strip.pitch * (float)t->strip.hop;
    Number product = number_of(l->tap.product, 5);
    Type type = {FACE_MONO, 12, ALIGN_CENTRE, f->theme->dim};
    char text[40];
    snprintf(text, sizeof text, output ? "= %s" : "%s", product.text);
    if (f->compact || draw_width(f->scene, FACE_MONO, 12, text) + 4 > room) return;
    /* Two products of one output would share its place. */
    if (!output && f->walk->call.shape.pad_mode != CONV1D_ZEROS && t->shown.kind == PICK_INPUT)
        return;
    Point at = output ? l->w : l->y;
    float half = output ? t->w_cell / 2 + 11 : t->cell / 2 + 28;
    Tag tag = {TAG_PRODUCT_OF, walk_step(f->walk, l->use.cell), l->use.t, 0};
    draw_text(f->scene, type, at.x, at.y + half, text)->tag = tag;
}

/* ---- the rows */

static bool takes_part(const Frame *f, const Trace *t, const Pick *cell) {
    const Pick *p = &t->shown;
    if (pick_is(p, cell)) return true;
    if (p->kind == cell->kind) return false;
    int64_t outs = f->walk->call.shape.out_channels / f->walk->call.shape.groups;
    int64_t ins = walk_channels(f->walk);
    if (p->kind == PICK_WEIGHT && cell->kind == PICK_OUTPUT) return cell->at[1] == p->at[0];
    if (p->kind == PICK_WEIGHT) return cell->at[1] == p->at[0] / outs * ins + p->at[1];
    if (cell->kind != PICK_WEIGHT) return false; /* its links say so */
    if (p->kind == PICK_OUTPUT) return cell->at[0] == p->at[1];
    return cell->at[1] == p->at[1] % ins;
}

static ValueCell value_cell(const Frame *f, const Trace *t, Pick pick, Point at, float w, float h) {
    ValueCell cell = {.at = {at.x - w / 2, at.y - h / 2, w, h}};
    cell.value = pick_value(f->walk, &pick);
    cell.alpha = takes_part(f, t, &pick) ? 1 : quiet;
    cell.action = (Action){ACTION_PICK, pick_code(f->walk, &pick)};
    return cell;
}

/* Above or below a column; where columns are close, at every second, third ... of them. */
static void index_draw(Frame *f, const Strip *s, int64_t number, const char *text, Point at,
                       float pitch) {
    float width = draw_width(f->scene, FACE_MONO, 11, text) + 6;
    if (number % (int64_t)fmaxf(ceilf(width / pitch), 1) != 0) return;
    if (at.x - width / 2 < s->left - 34 || at.x + width / 2 > s->right + 34) return;
    draw_text(f->scene, (Type){FACE_MONO, 11, ALIGN_CENTRE, f->theme->faint}, at.x, at.y, text);
}

static void input_draw(Frame *f, const Trace *t, int64_t channel, int64_t p, Point at) {
    const Conv1dShape *s = &f->walk->call.shape;
    int64_t index = conv1d_source(s, p);
    bool padding = p < 0 || p >= s->length;
    Pick pick = {index < 0 ? PICK_NONE : PICK_INPUT, {t->n, channel, index}};
    ValueCell cell = value_cell(f, t, pick, at, t->strip.cell, t->cell);
    cell.limit = value_limit(f->walk->x_low, f->walk->x_high);
    cell.tag = (Tag){TAG_INPUT, t->n, channel, p};
    cell.padding = padding;
    part_value(f, &cell);
}

static void inputs_draw(Frame *f, const Trace *t) {
    int64_t first, last;
    strip_positions(&t->strip, &first, &last);
    float above = t->x.top - t->cell / 2 - 10;
    for (int64_t p = first; p <= last && t->strip.pitch >= 6; p++) {
        Point at = {0};
        for (int64_t r = 0; r < t->x.shown; r++) {
            int64_t channel = t->x.base + t->x.first + r;
            if (trace_input_at(t, channel, p, &at)) input_draw(f, t, channel, p, at);
        }
        bool padding = p < 0 || p >= f->walk->call.shape.length;
        int64_t source = conv1d_source(&f->walk->call.shape, p);
        char text[32] = "pad";
        if (source >= 0)
            snprintf(text, sizeof text, padding ? "x[%lld]" : "%lld", (long long)source);
        if (padding && t->strip.pitch < 44) continue;
        index_draw(f, &t->strip, padding ? 0 : p, text, (Point){at.x, above}, t->strip.pitch);
    }
}

static void outputs_draw(Frame *f, const Trace *t) {
    int64_t first, last;
    float pitch = t->strip.pitch * (float)t->strip.hop;
    strip_outputs(&t->strip, f->walk->length, &first, &last);
    for (int64_t i = first; i <= last && pitch >= 6; i++) {
        Point at = {0};
        for (int64_t r = 0; r < t->y.shown; r++) {
            Cell place = {t->n, t->y.base + t->y.first + r, i};
            if (!trace_output_at(t, place, &at)) continue;
            ValueCell cell = value_cell(f, t, pick_output(place), at, t->strip.cell, t->cell);
            cell.limit = value_limit(f->walk->y_low, f->walk->y_high);
            cell.tag = (Tag){TAG_OUTPUT, place.n, place.c, place.i};
            part_value(f, &cell);
        }
        float below = t->y.top + (float)(t->y.shown - 1) * t->y.pitch + t->cell / 2 + 12;
        char text[32];
        snprintf(text, sizeof text, "%lld", (long long)i);
        index_draw(f, &t->strip, i, text, (Point){at.x, below}, pitch);
    }
}

static void kernels_draw(Frame *f, const Trace *t) {
    double limit = value_limit(f->walk->w_low, f->walk->w_high);
    for (int i = 0; i < t->kernel_count; i++) {
        const TraceKernel *k = &t->kernels[i];
        char label[64];
        snprintf(label, sizeof label, "w[%lld,%lld]", (long long)k->c, (long long)k->j);
        Type type = {FACE_MONO, 13, ALIGN_RIGHT, f->theme->dim};
        if (t->kernel_count > 1) draw_text(f->scene, type, k->x - 7, t->w, label);
        for (int64_t tap = k->first; tap < k->first + k->taps; tap++) {
            Point at;
            Pick pick = {PICK_WEIGHT, {k->c, k->j, tap}};
            if (!trace_weight_at(t, k->c, k->j, tap, &at)) continue;
            float gap = fminf(4, k->each / 4);
            ValueCell cell = value_cell(f, t, pick, at, k->each - gap, t->w_cell);
            cell.limit = limit;
            cell.tag = (Tag){TAG_WEIGHT, k->c, k->j, tap};
            part_value(f, &cell);
        }
    }
}

/* "x[3]" at the left of each row; what is above and below it, counted. */
static void labels_draw(Frame *f, const TraceRows *rows, char name, int64_t all) {
    for (int64_t r = 0; r < rows->shown; r++) {
        char label[64];
        long long channel = (long long)(rows->base + rows->first + r);
        snprintf(label, sizeof label, all > 1 ? "%c[%lld]" : "%c", name, channel);
        float y = rows->top + (float)r * rows->pitch;
        part_label(f, y, label);
        long long more = (long long)(r == 0                 ? rows->first
                                     : r == rows->shown - 1 ? rows->all - rows->first - rows->shown
                                                            : 0);
        if (rows->shown == 1) more = (long long)rows->all - 1;
        if (!more) continue;
        snprintf(label, sizeof label, "+%lld", more);
        draw_text(f->scene, (Type){FACE_MONO, 11, ALIGN_LEFT, f->theme->faint}, f->body.x, y + 15,
                  label);
    }
}

/* The picked cell, wherever it is drawn; a pinned one has a pin. */
static void picked_draw(Frame *f, const Trace *t, const Pick *pick, bool pinned) {
    Point at;
    float w = t->strip.cell, h = t->cell;
    bool seen = false;
    if (pick->kind == PICK_OUTPUT) seen = trace_output_at(t, pick_cell(pick), &at);
    if (pick->kind == PICK_INPUT)
        seen = pick->at[0] == t->n && trace_input_at(t, pick->at[1], pick->at[2], &at);
    if (pick->kind == PICK_WEIGHT) {
        seen = trace_weight_at(t, pick->at[0], pick->at[1], pick->at[2], &at);
        h = t->w_cell;
        w = t->kernels[0].each - fminf(4, t->kernels[0].each / 4);
    }
    if (!seen) return;
    ring_draw(f, at, fmaxf(w, 4) + 3, h + 3, f->theme->accent, 3);
    if (pinned)
        draw_circle(f->scene, at.x + w / 2, at.y - h / 2, 5, f->theme->accent, f->theme->ground,
                    1.5f);
}

static const char *title_for(const Trace *t) {
    switch (t->shown.kind) {
    case PICK_INPUT: return "Trace · every output that this input feeds";
    case PICK_WEIGHT: return "Trace · everywhere this weight is used";
    default: return "Trace · where this output comes from";
    }
}

void view_trace_draw(Frame *f) {
    Trace t = trace_fit(f);
    frame_heading(f, title_for(&t));
    labels_draw(f, &t.x, 'x', f->walk->call.shape.in_channels);
    labels_draw(f, &t.y, 'y', f->walk->call.shape.out_channels);
    if (t.kernel_count == 1) part_label(f, t.w, "w");
    each_link(f, &t, wire_draw);
    inputs_draw(f, &t);
    kernels_draw(f, &t);
    outputs_draw(f, &t);
    each_link(f, &t, rings_draw);
    each_link(f, &t, product_draw);
    picked_draw(f, &t, &f->stage->pick, true);
    picked_draw(f, &t, &t.shown, pick_is(&t.shown, &f->stage->pick));
}
