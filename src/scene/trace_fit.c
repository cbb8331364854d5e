/* scene/trace_fit: where the rows and kernels of a trace lie. */
#include <math.h>
#include <stdio.h>

#include "scene/trace.h"

/* The output that the strip is centred on. */
static Cell middle_cell(const Frame *f, const Pick *anchor) {
    if (anchor->kind == PICK_OUTPUT) return pick_cell(anchor);
    int64_t uses = walk_uses(f->walk, anchor);
    if (anchor->kind == PICK_WEIGHT || !uses) {
        Cell cell = f->cell;
        if (anchor->kind == PICK_WEIGHT) cell.c = anchor->at[0];
        if (anchor->kind == PICK_INPUT) cell.i = f->walk->length - 1; /* the unused tail */
        return cell;
    }
    int64_t each = uses / (f->walk->call.shape.out_channels / f->walk->call.shape.groups);
    return walk_use(f->walk, anchor, each / 2).cell;
}

/* Positions closer together than numbers need, where what belongs together would not fit. */
static void strip_squeeze(Strip *s, const Frame *f, double need, float left, float right) {
    const float cut = 34; /* at each end that goes on */
    if (!s->folded && (!s->scrolls || need * (double)s->pitch <= s->right - s->left)) return;
    double all = s->last - s->first + 1, count = fmin(need, all);
    s->folded = false;
    s->scrolls = count < all;
    s->left = left + (s->scrolls ? cut : 0);
    s->right = right - (s->scrolls ? cut : 0);
    s->pitch = (s->right - s->left) / (float)count;
    double camera = s->start + (double)(frame_span(f) - 1) / 2 - (count - 1) / 2;
    s->camera = fmin(fmax(camera, s->first), s->last - count + 1);
    s->cell = fmaxf(s->pitch - fminf(4, s->pitch / 4), 2);
}

static Strip strip_for(const Frame *f, const Trace *t) {
    Frame still = *f;
    still.motion = 1;
    still.cell = middle_cell(f, &t->anchor);
    float left = f->body.x + 62, right = f->body.x + f->body.w;
    Strip s = strip_fit(&still, left, right, INT64_MAX);
    double span = (double)frame_span(f);
    strip_squeeze(&s, f, t->anchor.kind == PICK_INPUT ? 2 * span : span + 1, left, right);
    return s;
}

static void rows_choose(TraceRows *rows, int64_t base, int64_t all, int64_t most, int64_t around) {
    rows->base = base;
    rows->all = all;
    rows->shown = all < most ? all : most;
    rows->first = around - rows->shown / 2;
    if (rows->first > all - rows->shown) rows->first = all - rows->shown;
    if (rows->first < 0) rows->first = 0;
}

/* Both sides get the rows that they need, and half of what there is where both need more. */
static void rows_fit(const Frame *f, Trace *t) {
    const Conv1dShape *s = &f->walk->call.shape;
    int64_t ins = s->in_channels / s->groups, outs = s->out_channels / s->groups;
    const int64_t *at = t->anchor.at;
    int64_t c = t->anchor.kind == PICK_OUTPUT ? at[1] : at[0], j = 0;
    if (t->anchor.kind == PICK_INPUT) c = at[1] / ins * outs;
    if (t->anchor.kind == PICK_INPUT) j = at[1] % ins;
    if (t->anchor.kind == PICK_WEIGHT) j = at[1];
    int64_t group = c / outs;
    const float least = f->compact ? 36 : 50, between = f->compact ? 92 : 170;
    float ends = f->compact ? 28 : 52; /* the numbers of positions, and what an output gets */
    int64_t most = (int64_t)((f->body.h - between - ends) / least);
    if (most < 2) most = 2;
    int64_t half = most / 2;
    int64_t x_most = most - (outs < half ? outs : half);
    int64_t y_most = most - (ins < x_most ? ins : x_most);
    rows_choose(&t->x, group * ins, ins, x_most, j);
    rows_choose(&t->y, group * outs, outs, y_most, c - group * outs);
    float spare = f->body.h - between - ends - (float)(t->x.shown + t->y.shown) * least;
    float row = least + fminf(fmaxf(spare, 0) / (float)(t->x.shown + t->y.shown), 14);
    spare = fmaxf(f->body.h - between - ends - (float)(t->x.shown + t->y.shown) * row, 0);
    t->cell = fminf(row - (f->compact ? 6 : 10), 44);
    t->x.pitch = t->y.pitch = row;
    t->x.top = f->body.y + 18 + row / 2;
    float bottom = t->x.top + (float)(t->x.shown - 1) * row + t->cell / 2;
    float middle = between + fminf(spare, 120);
    t->y.top = bottom + middle + t->cell / 2;
    t->w = bottom + middle / 2;
    t->w_cell = fminf(t->cell, 40);
}

static void kernel_add(Trace *t, int64_t c, int64_t j) {
    if (t->kernel_count < TRACE_KERNELS)
        t->kernels[t->kernel_count++] = (TraceKernel){.c = c, .j = j};
}

/* Those between the anchor and the rows of the other side. */
static void kernels_choose(const Frame *f, Trace *t) {
    const int64_t *at = t->anchor.at;
    if (t->anchor.kind == PICK_WEIGHT) kernel_add(t, at[0], at[1]);
    for (int64_t r = 0; r < t->x.shown && t->anchor.kind == PICK_OUTPUT; r++)
        kernel_add(t, at[1], t->x.first + r);
    for (int64_t r = 0; r < t->y.shown && t->anchor.kind == PICK_INPUT; r++)
        kernel_add(t, t->y.base + t->y.first + r, at[1] - t->x.base);
    (void)f;
}

static void kernels_fit(const Frame *f, Trace *t) {
    kernels_choose(f, t);
    char label[64];
    snprintf(label, sizeof label, "w[%lld,%lld]", (long long)f->walk->call.shape.out_channels - 1,
             (long long)t->x.all - 1);
    float name = t->kernel_count > 1 ? draw_width(f->scene, FACE_MONO, 13, label) + 10 : 0;
    float left = f->body.x + 62, room = f->body.x + f->body.w - left;
    int64_t taps = f->walk->call.shape.kernel_size;
    int most = (int)(room / (name + 120));
    if (t->kernel_count > most && most > 0) t->kernel_count = most;
    float count = (float)t->kernel_count, wide = name + fminf(50 * (float)taps, room) + 60;
    float share = count > 1 ? fminf(room / count, wide) : room;
    float each = fminf((share - name - 24) / (float)taps, t->kernel_count > 1 ? 50 : 62);
    each = fmaxf(each, 3);
    int64_t shown = (int64_t)((share - name - 24) / each + 0.01f);
    if (shown > taps) shown = taps;
    int64_t first = 0;
    if (t->anchor.kind == PICK_WEIGHT) first = t->anchor.at[2] - shown / 2;
    if (first > taps - shown) first = taps - shown;
    if (first < 0) first = 0;
    float width = (float)shown * each, all = share * count;
    float start = strip_middle(&t->strip) - all / 2; /* side by side about the window */
    start = fminf(fmaxf(start, left), left + room - all);
    for (int i = 0; i < t->kernel_count; i++) {
        TraceKernel *k = &t->kernels[i];
        float middle = start + share * ((float)i + 0.5f) + name / 2;
        if (t->kernel_count == 1) middle = strip_middle(&t->strip);
        float from = fminf(fmaxf(middle - width / 2, left + name), left + room - width);
        *k = (TraceKernel){k->c, k->j, first, shown, from, each};
    }
}

Trace trace_fit(const Frame *f) {
    Trace t = {.shown = stage_picked(f->stage)};
    t.anchor = f->stage->pick.kind == PICK_NONE ? pick_output(f->cell) : f->stage->pick;
    t.n = t.anchor.kind == PICK_WEIGHT ? f->cell.n : t.anchor.at[0];
    t.strip = strip_for(f, &t);
    rows_fit(f, &t);
    kernels_fit(f, &t);
    return t;
}

static bool row_at(const TraceRows *rows, int64_t channel, float *y) {
    int64_t row = channel - rows->base - rows->first;
    *y = rows->top + (float)row * rows->pitch;
    return row >= 0 && row < rows->shown;
}

static bool is_on(const Strip *s, float x) {
    return x >= s->left - 0.5f && x <= s->right + 0.5f;
}

bool trace_input_at(const Trace *t, int64_t channel, int64_t position, Point *out) {
    out->x = strip_x(&t->strip, (double)position);
    return row_at(&t->x, channel, &out->y) && is_on(&t->strip, out->x);
}

bool trace_output_at(const Trace *t, Cell cell, Point *out) {
    out->x = strip_output_x(&t->strip, (double)cell.i);
    return cell.n == t->n && row_at(&t->y, cell.c, &out->y) && is_on(&t->strip, out->x);
}

bool trace_weight_at(const Trace *t, int64_t c, int64_t j, int64_t k, Point *out) {
    for (int i = 0; i < t->kernel_count; i++) {
        const TraceKernel *kernel = &t->kernels[i];
        if (kernel->c != c || kernel->j != j) continue;
        if (k < kernel->first || k >= kernel->first + kernel->taps) return false;
        *out = (Point){kernel->x + ((float)(k - kernel->first) + 0.5f) * kernel->each, t->w};
        return true;
    }
    return false;
}
