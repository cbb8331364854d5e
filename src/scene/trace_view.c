/* scene/trace_view: the view that traces one number (see trace.h). */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scene/parts.h"
#include "scene/trace.h"
#include "scene/view.h"

enum { MOST_LINKS = 80 }; /* drawn at a time; more would be a blot */

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

static Stretch stretch(int64_t first, int64_t count, int64_t rows) {
    int64_t most = MOST_LINKS / rows + 1, every = (count + most - 1) / most;
    return (Stretch){first, first + count, every > 1 ? every : 1};
}

/* The uses that belong to row r of the side that the cell fans out to. */
static int64_t link_rows(const Trace *t) {
    if (t->shown.kind == PICK_OUTPUT) return t->x.shown;
    return t->shown.kind == PICK_INPUT ? t->y.shown : 1;
}

static Stretch links_of_row(const Frame *f, const Trace *t, int64_t r) {
    int64_t taps = f->walk->call.shape.kernel_size;
    if (t->shown.kind == PICK_OUTPUT) return stretch((t->x.first + r) * taps, taps, t->x.shown);
    if (t->shown.kind == PICK_INPUT) {
        int64_t each = walk_uses(f->walk, &t->shown) / t->y.all;
        return stretch((t->y.first + r) * each, each, t->y.shown);
    }
    int64_t first, last;
    strip_outputs(&t->strip, f->walk->length, &first, &last);
    return stretch(t->n * f->walk->length + first, last < first ? 0 : last - first + 1, 1);
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

/* Links of several rows run side by side through a column, each in its lane, behind the cells of
 * the rows between; they part only where all rows are behind them.
 *
 *     x[0]  [ ] [a] [ ]
 *     x[1]  [ ] [|] [ ]
 *               / \                                                                             */
static float lane(const Trace *t, const TraceRows *rows, int64_t channel) {
    int64_t row = channel - rows->base - rows->first;
    float apart = fminf(7, (t->strip.cell - 10) / (float)rows->shown);
    return fmaxf(apart, 0) * ((float)row - (float)(rows->shown - 1) / 2);
}

static float rows_bottom(const Trace *t, const TraceRows *rows) {
    return rows->top + (float)(rows->shown - 1) * rows->pitch + t->cell / 2;
}

/* Through the rows; where all links share it, in the colour of what is picked. */
static void trunk(Frame *f, Point from, Point to, bool shared, Color color) {
    if (to.y > from.y + 1) draw_line(f->scene, from, to, shared ? f->theme->accent : color, 2.2f);
}

/* From an input down to below all inputs; returns where it goes on from. */
static Point leave_inputs(Frame *f, const Trace *t, const Link *l, Color color) {
    Point from = {l->x.x + lane(t, &t->x, l->tap.channel), l->x.y + t->cell / 2 + 1};
    Point to = {from.x, fmaxf(rows_bottom(t, &t->x) + 1, from.y)};
    trunk(f, from, to, t->shown.kind == PICK_INPUT, color);
    return to;
}

/* The same from above all outputs down to one; returns where it comes from. Links of one output
 * end as one. */
static Point reach_output(Frame *f, const Trace *t, int64_t c, Point output, Color color) {
    float off = t->shown.kind == PICK_INPUT ? lane(t, &t->y, c) : 0;
    Point to = {output.x + off, output.y - t->cell / 2 - 1};
    Point from = {to.x, fminf(t->y.top - t->cell / 2 - 1, to.y)};
    trunk(f, from, to, t->shown.kind == PICK_OUTPUT, color);
    return from;
}

/* Is there room for the products of an output's taps, under their weights? */
static bool has_products(const Frame *f, const Trace *t) {
    return t->shown.kind == PICK_OUTPUT && !f->compact && t->kernels[0].each >= 48;
}

/* Through the weight where its kernel is in the picture; all uses of one weight side by side. */
static void wire_draw(Frame *f, const Trace *t, const Link *l) {
    Color color = theme_tap(f->theme, l->tap.tap);
    bool whole = l->has_x && l->has_y;
    if (whole && (t->shown.kind == PICK_WEIGHT || !l->has_w)) {
        color = color_fade(color, 0.75);
        Point from = leave_inputs(f, t, l, color);
        drop(f, from, reach_output(f, t, l->use.cell.c, l->y, color), color);
    } else if (l->has_w) {
        float below = l->w.y + t->w_cell / 2 + (has_products(f, t) ? 20 : 1);
        if (l->has_x)
            drop(f, leave_inputs(f, t, l, color), (Point){l->w.x, l->w.y - t->w_cell / 2}, color);
        if (l->has_y)
            drop(f, (Point){l->w.x, below}, reach_output(f, t, l->use.cell.c, l->y, color), color);
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
    bool bottom = l->use.cell.c == t->y.base + t->y.first + t->y.shown - 1;
    if (output ? !l->has_w || !has_products(f, t) : !l->has_y || !bottom || f->compact) return;
    /* An output that reads copies of the input too gets several products: no place for them. */
    bool copies = f->walk->call.shape.pad_mode != CONV1D_ZEROS;
    if (copies && t->shown.kind == PICK_INPUT) return;
    float room = output ? t->kernels[0].each : t->strip.pitch * (float)t->strip.hop;
    Number product = number_of(l->tap.product, 5);
    const char *sign = output ? "= " : product.text[0] == '-' ? "" : "+";
    char text[40];
    snprintf(text, sizeof text, "%s%s", sign, product.text);
    /* Either all of a row have their sign or none: "-.06 = .31" would say something else. */
    if (output && draw_width(f->scene, FACE_MONO, 12, "= -.0000") + 3 > room)
        memmove(text, text + 2, strlen(text) - 1);
    if (draw_width(f->scene, FACE_MONO, 12, text) + 3 > room) return;
    Type type = {FACE_MONO, 12, ALIGN_CENTRE, output ? f->theme->dim : f->theme->value};
    float y = output ? l->w.y + t->w_cell / 2 + 11 : l->y.y + t->cell / 2 + 28;
    Tag tag = {TAG_PRODUCT_OF, walk_step(f->walk, l->use.cell), l->use.t, 0};
    draw_text(f->scene, type, output ? l->w.x : l->y.x, y, text)->tag = tag;
}

/* The bias of the output stands beside the last kernel where there is room; false: there is none.
 */
static bool bias_box(const Frame *f, const Trace *t, Rect *box, Point *output) {
    if (!f->walk->call.has_bias || t->shown.kind != PICK_OUTPUT) return false;
    const TraceKernel *last = &t->kernels[t->kernel_count - 1];
    float left = last->x + (float)last->taps * last->each + 22;
    *box = (Rect){left, t->w - t->w_cell / 2, 110, t->w_cell};
    return left + box->w <= f->body.x + f->body.w &&
           trace_output_at(t, pick_cell(&t->shown), output);
}

static void bias_wire(Frame *f, const Trace *t) {
    Rect box;
    Point y;
    if (!bias_box(f, t, &box, &y)) return;
    Color color = f->theme->bias;
    drop(f, (Point){box.x + box.w / 2, box.y + box.h}, reach_output(f, t, t->shown.at[1], y, color),
         color);
}

static void bias_draw(Frame *f, const Trace *t) {
    Cell cell = pick_cell(&t->shown);
    Rect box;
    Point y;
    if (!bias_box(f, t, &box, &y)) return;
    draw_box(f->scene, box, 5, f->theme->panel, f->theme->bias, 2);
    Type type = {FACE_MONO, 14, ALIGN_CENTRE, f->theme->bias};
    draw_textf(f->scene, type, box.x + box.w / 2, t->w, "bias %s",
               number_of(walk_bias(f->walk, cell), 6).text)
        ->tag = (Tag){TAG_BIAS, cell.c, 0, 0};
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
    f->hint = f->stage->pick.kind == PICK_NONE ? "hover shows a cell, a click pins it"
                                               : "arrows move it, a click lets go";
    frame_heading(f, title_for(&t));
    trace_labels_draw(f, &t.x, 'x', f->walk->call.shape.in_channels);
    trace_labels_draw(f, &t.y, 'y', f->walk->call.shape.out_channels);
    if (t.kernel_count == 1) part_label(f, t.w, "w");
    each_link(f, &t, wire_draw);
    bias_wire(f, &t);
    trace_inputs_draw(f, &t);
    trace_kernels_draw(f, &t);
    trace_outputs_draw(f, &t);
    each_link(f, &t, rings_draw);
    each_link(f, &t, product_draw);
    bias_draw(f, &t);
    picked_draw(f, &t, &f->stage->pick, true);
    picked_draw(f, &t, &t.shown, pick_is(&t.shown, &f->stage->pick));
}
