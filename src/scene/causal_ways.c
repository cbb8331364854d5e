/* scene/causal_ways: three ways to the same causal numbers, each with its own row of cells.
 *
 *     | 1 pad left          | 2 pad both, cut        | 3 shift and add      |
 *     | [p][p][ ][ ][ ][ ]  | [p][p][ ][ ][ ][p][p] | w2 [ ][ ][ ][ ]      |
 *     |    \__|__/          |    \__|__/             | w1 [p][ ][ ][ ]      |
 *     |       [ ][ ][ ][ ]  |       [ ][ ][ ][x][x]  | w0 [p][p][ ][ ]      |
 *     | y = 9               | y = 9                  | y = 9                | */
#include <math.h>
#include <stdio.h>

#include "scene/causal.h"
#include "scene/parts.h"
#include "scene/view.h"

/* A small axis of times. Where cells would be narrower than `thin`, stretches are drawn instead. */
typedef struct Mini {
    float left, pitch;
    int64_t first, last; /* in sight */
    int64_t reach, now;
} Mini;

static const float thin = 4;

/* Times from before the signal to after it: all where that can be, else what is around the window.
 */
static Mini mini_fit(const Frame *f, float left, float width, int64_t before, int64_t after) {
    const float least = 9, most = 28;
    int64_t reach = walk_reach(f->walk), end = walk_signal(f->walk) - 1 + after;
    Mini m = {.left = left, .reach = reach, .now = walk_now(f->walk, f->cell)};
    m.first = -before;
    m.last = end;
    int64_t room = (int64_t)(width / least);
    if (m.last - m.first + 1 > room) {
        int64_t shown = reach + 3 > room ? reach + 3 : room;
        m.first = m.now - reach - (shown - reach) / 2;
        if (m.first > end - shown + 1) m.first = end - shown + 1;
        if (m.first < -before) m.first = -before;
        m.last = m.first + shown - 1 < end ? m.first + shown - 1 : end;
    }
    m.pitch = fminf(width / (float)(m.last - m.first + 1), most);
    return m;
}

static float mini_x(const Mini *m, double time) {
    return m->left + m->pitch * (float)(time - (double)m->first + 0.5);
}

static Rect mini_cell(const Mini *m, int64_t time, float y, float h) {
    float gap = m->pitch > 8 ? 2 : 0.5f;
    return (Rect){mini_x(m, (double)time) - m->pitch / 2 + gap / 2, y - h / 2, m->pitch - gap, h};
}

/* first <= time < end in one box: the row is too long for cells. */
static void stretch_draw(Frame *f, const Mini *m, int64_t first, int64_t end, float y, float h,
                         bool padding) {
    const Theme *t = f->theme;
    if (first < m->first) first = m->first;
    if (end > m->last + 1) end = m->last + 1;
    if (first >= end) return;
    float left = mini_x(m, (double)first - 0.5), right = mini_x(m, (double)end - 0.5);
    Rect at = {left, y - h / 2, right - left, h};
    if (padding)
        draw_box(f->scene, at, 2, (Color){0}, t->faint, 1)->dash = DASH_LONG;
    else
        draw_box(f->scene, at, 2, t->control, t->border, 1);
}

/* What stands at a time of the row: sample `time - late` of the signal, or a zero of padding. */
static void input_cell(Frame *f, const Mini *m, int64_t channel, int64_t late, int64_t time,
                       float y, float h) {
    const Walk *walk = f->walk;
    int64_t index = time - late;
    bool padding = index < 0 || index >= walk_signal(walk);
    ValueCell cell = {.at = mini_cell(m, time, y, h), .alpha = 1, .padding = padding};
    cell.limit = value_limit(walk->x_low, walk->x_high);
    if (!padding) {
        index += walk->put_before;
        cell.value = walk_input(walk, f->cell.n, channel, index);
        cell.tag = (Tag){TAG_INPUT, f->cell.n, channel, index};
        cell.pick = (Pick){PICK_INPUT, {f->cell.n, channel, index}};
    }
    part_value(f, &cell);
}

/* The times first to last of the signal, which is `late`. */
static void input_row(Frame *f, const Mini *m, int64_t channel, int64_t late, int64_t first,
                      int64_t last, float y, float h) {
    int64_t length = walk_signal(f->walk);
    if (m->pitch < thin) {
        stretch_draw(f, m, first, late, y, h, true);
        stretch_draw(f, m, late, length + late < last + 1 ? length + late : last + 1, y, h, false);
        stretch_draw(f, m, length + late, last + 1, y, h, true);
        return;
    }
    if (first < m->first) first = m->first;
    if (last > m->last) last = m->last;
    for (int64_t time = first; time <= last; time++) input_cell(f, m, channel, late, time, y, h);
}

/* The outputs of the causal layer: dotted while they are to come; those that are cut, crossed. */
static void output_row(Frame *f, const Mini *m, int64_t last, float y, float h) {
    const Theme *t = f->theme;
    int64_t length = walk_signal(f->walk), stride = f->walk->call.shape.stride;
    if (m->pitch < thin) {
        stretch_draw(f, m, 0, length, y, h, false);
        if (last >= length) stretch_draw(f, m, length, last + 1, y, h, true);
    }
    for (int64_t time = m->first < 0 ? 0 : m->first; time <= m->last && time <= last; time++) {
        if (time % stride || m->pitch < thin) continue;
        Rect at = mini_cell(m, time, y, h);
        bool cut = time >= length, done = time < m->now;
        Color edge = cut ? color_fade(t->future, 0.8) : done ? t->faint : t->track;
        Item *box = draw_box(f->scene, at, 2, done && !cut ? t->control : (Color){0}, edge, 1);
        if (!done || cut) box->dash = DASH_DOTS;
        if (cut)
            draw_line(f->scene, (Point){at.x + 1, at.y + at.h - 1},
                      (Point){at.x + at.w - 1, at.y + 1}, edge, 1);
    }
    if (m->now < m->first || m->now > m->last || !way_has(f->walk, m->now)) return;
    Rect at = mini_cell(m, m->now, y, h);
    if (at.w < 5) at = (Rect){at.x + at.w / 2 - 2.5f, at.y, 5, at.h};
    draw_box(f->scene, at, 2, color_fade(t->accent, 0.35), t->accent, 1.5f);
}

/* ---- one way ---- */

typedef struct Panel {
    Rect at;
    float title, code, top, bottom, result, cost; /* rows of words; the rows of cells lie between */
    float cell;
    bool tight; /* little height: smaller words and cells */
    Mini mini;
} Panel;

static Panel panel_make(const Frame *f, Way way, Rect at) {
    Panel p = {.at = at, .tight = at.h < 220};
    float line = p.tight ? 15 : 21;
    p.cell = p.tight ? 14 : 24;
    p.title = at.y + line * 0.75f;
    p.code = p.title + line * 0.95f;
    p.cost = at.y + at.h - line * 0.65f;
    p.result = p.cost - line;
    p.top = p.code + line * 0.75f;
    p.bottom = p.result - line * 0.75f;
    WayCost cost = way_cost(f->walk, way);
    int64_t before = cost.padded ? walk_reach(f->walk) : 0;
    p.mini = mini_fit(f, at.x + 52, at.w - 64, before, cost.padded - before);
    return p;
}

static void code_add(const Frame *f, Way way, Str *out) {
    long long reach = (long long)walk_reach(f->walk);
    const Conv1dShape *s = &f->walk->call.shape;
    switch (way) {
    case WAY_PAD: str_addf(out, "conv(F.pad(x, (%lld, 0)))", reach); break;
    case WAY_CUT:
        str_addf(out, "padding=%lld", reach);
        str_addf(out, s->stride == 1 && reach ? ", then y[:, :, :-%lld]" : ", then y[:, :, :%lld]",
                 s->stride == 1 && reach ? reach : (long long)way_cost(f->walk, way).kept);
        break;
    default:
        str_addf(out, "w[%lld]·x", (long long)s->kernel_size - 1);
        if (s->kernel_size > 1)
            str_addf(out, " + w[%lld]·F.pad(x, (%lld, -%lld))", (long long)s->kernel_size - 2,
                     (long long)s->dilation, (long long)s->dilation);
        if (s->kernel_size > 2) str_add(out, " + …");
    }
}

static void cost_add(const Frame *f, Way way, Str *out) {
    WayCost cost = way_cost(f->walk, way);
    if (way == WAY_SHIFT)
        str_addf(out, "%lld cop%s of x; computes %lld", (long long)cost.copies,
                 cost.copies == 1 ? "y" : "ies", (long long)cost.computed);
    else
        str_addf(out, "%lld zero%s; computes %lld", (long long)cost.padded,
                 cost.padded == 1 ? "" : "s", (long long)cost.computed);
    str_addf(out, cost.kept < cost.computed ? ", keeps %lld" : ", keeps all %lld",
             (long long)cost.kept);
}

static const char *const titles[] = {"pad on the left", "pad both sides, cut the end",
                                     "shift and add"};

/* "Tap 0 reads position 3, 2 before now; tap 2 reads position 5, now; tap 3 reads 6, 1 ahead: the
 * future." */
static void taps_add(const Frame *f, int64_t now, Str *out) {
    const int64_t most = 12, taps = f->walk->call.shape.kernel_size;
    for (int64_t k = 0; k < taps && k < most; k++) {
        Tap tap = walk_tap(f->walk, f->cell, k);
        long long by = (long long)(tap.position - f->walk->put_before - now);
        str_addf(out, "%s %lld reads position %lld%s, ", k ? "; tap" : "Tap", (long long)k,
                 (long long)tap.position,
                 tap.padding || tap.position < f->walk->put_before ? " (padding)" : "");
        if (by == 0)
            str_add(out, "now");
        else
            str_addf(out, by < 0 ? "%lld before now" : "%lld ahead of now", by < 0 ? -by : by);
        if (walk_looks_ahead(f->walk, f->cell, &tap)) str_add(out, ": the future");
    }
    if (taps > most) str_addf(out, "; and so on, %lld taps", (long long)taps);
    str_add(out, ".\n");
}

/* "1, pad on the left, conv(F.pad(x, (4, 0))): y at time 5 is 9; 4 zeros; computes 10, ..." */
void view_causal_words(const Frame *f, Str *out) {
    int64_t now = walk_now(f->walk, f->cell);
    taps_add(f, now, out);
    for (int way = 0; way < WAYS; way++) {
        str_addf(out, "%d, %s, ", way + 1, titles[way]);
        code_add(f, (Way)way, out);
        if (way_has(f->walk, now))
            str_addf(out, ": y at time %lld is %s; ", (long long)now,
                     number_of(way_sum(f->walk, (Way)way, f->cell.n, f->cell.c, now), 7).text);
        else
            str_addf(out, ": no y at time %lld; ", (long long)now);
        cost_add(f, (Way)way, out);
        str_add(out, ".\n");
    }
}

static void words_draw(Frame *f, const Panel *p, Way way) {
    const Theme *t = f->theme;
    float x = p->at.x + 12, width = p->at.w - 20;
    Str text;
    str_init(&text);
    str_addf(&text, "%d  %s", (int)way + 1, titles[way]);
    draw_text_shrunk(f->scene, (Type){FACE_BOLD, p->tight ? 12 : 14, ALIGN_LEFT, t->text}, x,
                     p->title, width, 10, text.text);
    str_clear(&text);
    code_add(f, way, &text);
    draw_text_shrunk(f->scene, (Type){FACE_MONO, p->tight ? 11 : 11.5f, ALIGN_LEFT, t->value}, x,
                     p->code, width, 8, text.text);
    str_clear(&text);
    cost_add(f, way, &text);
    draw_text_shrunk(f->scene, (Type){FACE_SANS, p->tight ? 11 : 12, ALIGN_LEFT, t->dim}, x,
                     p->cost, width, 8, text.text);
    str_release(&text);
}

static void result_draw(Frame *f, const Panel *p, Way way) {
    const Theme *t = f->theme;
    float x = p->at.x + 12;
    Type type = {FACE_MONO, p->tight ? 12 : 14, ALIGN_LEFT, t->accent};
    if (!way_has(f->walk, p->mini.now)) {
        char text[64];
        snprintf(text, sizeof text, "time %lld is past the end of x", (long long)p->mini.now);
        type.color = t->dim;
        draw_text_shrunk(f->scene, type, x, p->result, p->at.w - 20, 8, text);
        return;
    }
    double sum = way_sum(f->walk, way, f->cell.n, f->cell.c, p->mini.now);
    draw_textf(f->scene, type, x, p->result, "y at time %lld = %s", (long long)p->mini.now,
               number_of(sum, 7).text)
        ->tag = (Tag){TAG_WAY, way, 0, 0};
}

static void mini_label(Frame *f, const Panel *p, float y, const char *text) {
    draw_text_shrunk(f->scene, (Type){FACE_MONO, 11, ALIGN_LEFT, f->theme->dim}, p->at.x + 12, y,
                     38, 7, text);
}

/* The window over its samples, and from it to the output. */
static void padded_draw(Frame *f, const Panel *p, int64_t channel, int64_t right) {
    const Theme *t = f->theme;
    const Mini *m = &p->mini;
    int64_t length = walk_signal(f->walk), d = f->walk->call.shape.dilation;
    float x_row = p->top + p->cell / 2 + 4, y_row = p->bottom - p->cell / 2;
    mini_label(f, p, x_row, "x");
    mini_label(f, p, y_row, "y");
    input_row(f, m, channel, 0, -m->reach, length - 1 + right, x_row, p->cell);
    output_row(f, m, length - 1 + right, y_row, p->cell);
    if (!way_has(f->walk, m->now)) return;
    float from = mini_x(m, (double)(m->now - m->reach) - 0.5), to = mini_x(m, (double)m->now + 0.5);
    Rect window = {from - 1, x_row - p->cell / 2 - 3, to - from + 2, p->cell + 6};
    draw_box(f->scene, window, 3, color_fade(t->accent, 0.1), t->accent, 1.5f);
    for (int64_t k = 0; k < f->walk->call.shape.kernel_size; k++) {
        float x = mini_x(m, (double)(m->now - m->reach + k * d));
        if (m->pitch * (float)d < 1) break;
        draw_line(f->scene, (Point){x, window.y + window.h + 2},
                  (Point){x, window.y + window.h + 6}, theme_tap(t, k), fminf(m->pitch / 2, 3));
    }
    draw_drop(f->scene, (Point){(from + to) / 2, window.y + window.h + 8},
              (Point){mini_x(m, (double)m->now), y_row - p->cell / 2 - 1}, t->accent, 1.5f);
}

/* A row for each delayed copy, the last weight first; of many, those that fit. */
static void shifted_draw(Frame *f, const Panel *p, int64_t channel) {
    const Theme *t = f->theme;
    const Mini *m = &p->mini;
    const Conv1dShape *s = &f->walk->call.shape;
    float y_row = p->bottom - p->cell / 2, rows = y_row - p->cell / 2 - 6 - p->top;
    float cell = fminf(p->cell, fmaxf(rows / (float)s->kernel_size - 3, 13)), pitch = cell + 3;
    int64_t room = (int64_t)(rows / pitch);
    int64_t shown = s->kernel_size <= room ? s->kernel_size : room - 1;
    if (shown < 0) shown = 0;
    for (int64_t row = 0; row < shown; row++) {
        int64_t k = s->kernel_size - 1 - row, late = row * s->dilation;
        float y = p->top + pitch * (float)row + cell / 2;
        char label[32];
        snprintf(label, sizeof label, "w[%lld]·", (long long)k);
        mini_label(f, p, y, label);
        input_row(f, m, channel, late, 0, walk_signal(f->walk) - 1, y, cell);
        if (m->now < m->first || m->now > m->last || !way_has(f->walk, m->now)) continue;
        Rect at = mini_cell(m, m->now, y, cell);
        draw_box(f->scene, (Rect){at.x - 1, at.y - 1, at.w + 2, at.h + 2}, 3, (Color){0},
                 theme_tap(t, k), 2);
    }
    if (shown < s->kernel_size)
        draw_textf(f->scene, (Type){FACE_SANS, 11, ALIGN_LEFT, t->dim}, m->left,
                   p->top + pitch * (float)shown + cell / 2, "+ %lld later copies",
                   (long long)(s->kernel_size - shown));
    mini_label(f, p, y_row, "y");
    output_row(f, m, walk_signal(f->walk) - 1, y_row, p->cell);
}

void causal_ways_draw(Frame *f, Rect at, int64_t channel) {
    const Theme *t = f->theme;
    const float gap = f->compact ? 6 : 10;
    float width = (at.w - 2 * gap) / WAYS;
    for (int way = 0; way < WAYS; way++) {
        Rect box = {at.x + (float)way * (width + gap), at.y, width, at.h};
        Panel p = panel_make(f, (Way)way, box);
        draw_box(f->scene, box, 5, t->panel, t->border, 1);
        words_draw(f, &p, (Way)way);
        if (way == WAY_SHIFT)
            shifted_draw(f, &p, channel);
        else
            padded_draw(f, &p, channel, way == WAY_CUT ? p.mini.reach : 0);
        result_draw(f, &p, (Way)way);
    }
}
