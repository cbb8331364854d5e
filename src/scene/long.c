/* scene/long: the view of a long signal: the whole of it, a stretch of it around the kernel's
 * window, the kernel, and the outputs under their windows.
 *
 *       x   |~~~~~~~~[~]~~~~~~~~~~~~~~~|      the whole input; [ ] is what the detail shows
 *                   /   \
 *           | . . .|: : :|. . . . . . .|      the detail: taps in colour
 *                   | | |
 *       w          [ ][ ][ ]
 *       y   | : : : O . . . . . . . . .|      each output under the middle of its window */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scene/long.h"
#include "scene/parts.h"
#include "scene/view.h"

/* ---- where everything lies ---- */

static double present_middle(const Frame *f) {
    return frame_start(f) + (double)frame_span(f) / 2;
}

/* Positions first .. first + count over the whole width. */
static void wave_over(Wave *w, double first, double count) {
    w->origin = first - 0.5;
    w->pitch = (double)w->at.w / count;
}

static void plan_boxes(const Frame *f, LongPlan *p) {
    p->label = f->compact ? 14 : 19;
    p->w_height = f->compact ? 24 : 31;
    float funnel = f->compact ? 6 : 20, gap = f->compact ? 17 : 32;
    float left = f->body.x + part_labels_width(f), width = f->body.x + f->body.w - left;
    float top = f->body.y + 8;
    float room = f->body.h - 8 - 3 * p->label - funnel - 2 * gap - p->w_height;
    p->whole.at = (Rect){left, top, width, room * 0.23f};
    top += p->whole.at.h + p->label + funnel;
    p->x.at = (Rect){left, top, width, room * 0.45f};
    top += p->x.at.h;
    p->w_middle = top + gap + p->w_height / 2;
    top += p->label > gap ? p->label - gap : 0;
    top += 2 * gap + p->w_height;
    p->y.at = (Rect){left, top, width, room * 0.32f};
}

static Source source_output(const Frame *f, const Tensor *kept) {
    int64_t row = f->cell.n * f->walk->call.shape.out_channels + f->cell.c;
    return (Source){kept, &f->walk->y_peaks, row, NULL};
}

static LongPlan plan_make(const Frame *f, const Source *x, const Source *y) {
    LongPlan p = {.sight = sight_resolve(f->walk, f->stage->sight, present_middle(f))};
    double low, high;
    sight_ends(f->walk, &low, &high);
    plan_boxes(f, &p);
    wave_over(&p.whole, low, high - low + 1);
    wave_over(&p.x, p.sight.first, p.sight.count);
    double hop = (double)frame_hop(f);
    p.y.pitch = p.x.pitch * hop;
    p.y.origin = (p.x.origin - frame_output_at(f, 0)) / hop;
    const float number = 21; /* for a number beyond the highest dot and the lowest */
    wave_scale(&p.whole, x, 5);
    wave_scale(&p.x, x, p.x.pitch >= wave_numbers_from ? number : 10);
    wave_scale(&p.y, y, fminf(number, p.y.at.h / 4));
    p.window_left = wave_x(&p.x, frame_start(f) - 0.5);
    p.window_right = wave_x(&p.x, frame_start(f) + (double)frame_span(f) - 0.5);
    return p;
}

/* ---- the whole input ---- */

static void overview_draw(Frame *f, const LongPlan *p, const Source *x) {
    const Theme *t = f->theme;
    const Wave *w = &p->whole;
    double low, high;
    sight_ends(f->walk, &low, &high);
    wave_ground(f, w);
    f->scene->items[f->scene->count - 2].action = (Action){ACTION_LOOK, 0};
    wave_draw(f, w, x, (int64_t)low, (int64_t)high + 1, t->series[0]);
    wave_scale_draw(f, w);
    wave_ends(f, &w->at, w->at.y + w->at.h + p->label / 2 + 5, (int64_t)low, (int64_t)high);
    float left = wave_x(w, p->sight.first - 0.5);
    float right = wave_x(w, p->sight.first + p->sight.count - 0.5);
    float width = fmaxf(right - left, 6), middle = (left + right) / 2;
    left = fminf(fmaxf(middle - width / 2, w->at.x), w->at.x + w->at.w - width);
    Rect frame = {left, w->at.y - 5, width, w->at.h + 10};
    double tint = width < 0.9f * w->at.w ? 0.25 : 0.06; /* of all of it the edge says enough */
    draw_box(f->scene, frame, 3, color_fade(t->accent, tint), t->accent, 1.5f);
    float bottom = frame.y + frame.h, to = p->x.at.y;
    Color thin = color_fade(t->accent, 0.5);
    draw_line(f->scene, (Point){left, bottom}, (Point){p->x.at.x, to}, thin, 1);
    draw_line(f->scene, (Point){left + width, bottom}, (Point){p->x.at.x + p->x.at.w, to}, thin, 1);
}

/* ---- the detail ---- */

/* A stretch of positions that is shaded and named, as far as it can be seen. */
static void zone_draw(Frame *f, const Wave *w, double first, double end, const char *name) {
    const Theme *t = f->theme;
    float left = fmaxf(wave_x(w, first - 0.5), w->at.x);
    float right = fminf(wave_x(w, end - 0.5), w->at.x + w->at.w);
    if (right - left < 1) return;
    Rect at = {left, w->at.y + 1, right - left, w->at.h - 2};
    draw_box(f->scene, at, 0, color_fade(t->faint, 0.16), (Color){0}, 0);
    Type type = {FACE_SANS, 11, ALIGN_CENTRE, t->dim};
    if (w->pitch < wave_numbers_from && draw_width(f->scene, FACE_SANS, 11, name) + 8 <= at.w)
        draw_text(f->scene, type, at.x + at.w / 2, at.y + at.h - 9, name);
}

static void zones_draw(Frame *f, const Wave *w) {
    int64_t length = f->walk->call.shape.length, unused = walk_unused_tail(f->walk);
    double low, high;
    sight_ends(f->walk, &low, &high);
    double begins = (double)f->walk->put_before;
    if (low < begins) zone_draw(f, w, low, begins, "padding");
    if (high >= (double)length) zone_draw(f, w, (double)length, high + 1, "padding");
    if (unused) zone_draw(f, w, (double)(length - unused), (double)length, "not read");
}

/* Where the window is, when the detail shows another stretch; a click leads back. */
static void elsewhere_draw(Frame *f, const LongPlan *p) {
    const Rect *at = &p->x.at;
    bool before = p->window_right<at->x, after = p->window_left> at->x + at->w;
    if (!before && !after) return;
    char text[64];
    snprintf(text, sizeof text, before ? "← the window is at %lld" : "the window is at %lld →",
             (long long)walk_start(f->walk, f->cell));
    float y = p->whole.at.y + p->whole.at.h + p->label / 2 + 5;
    Type type = {FACE_SANS, 12, ALIGN_CENTRE, f->theme->accent};
    /* Words on a ground of their own: the lines from the overview cross here. */
    float half = draw_width(f->scene, type.face, type.size, text) / 2 + 6, x = at->x + at->w / 2;
    draw_box(f->scene, (Rect){x - half, y - 7, 2 * half, 14}, 0, f->theme->ground, (Color){0}, 0);
    draw_text(f->scene, type, x, y, text)->action = (Action){ACTION_ZOOM, 0};
}

static void window_draw(Frame *f, const LongPlan *p) {
    const Theme *t = f->theme;
    const Rect *at = &p->x.at;
    float left = fmaxf(p->window_left, at->x), right = fminf(p->window_right, at->x + at->w);
    float width = fmaxf(right - left, 2);
    if (right < left) return;
    left = fminf(left, at->x + at->w - width);
    draw_box(f->scene, (Rect){left, at->y + 2, width, at->h - 4}, 4, color_fade(t->accent, 0.12),
             color_fade(t->accent, 0.35), 1);
}

/* On its way between two steps a tap takes the value of the sample that it is nearest to. */
static void taps_draw(Frame *f, const LongPlan *p, const Source *x) {
    const Conv1dShape *s = &f->walk->call.shape;
    double apart = p->x.pitch * (double)s->dilation;
    if (apart < 2) return;
    float radius = apart >= 7 ? 4.5f : 2;
    for (int64_t k = 0; k < s->kernel_size; k++) {
        if (!long_shows(p, long_tap_x(f, p, k))) continue;
        double position = round(frame_start(f)) + (double)(k * s->dilation);
        double value = source_value(x, (int64_t)position);
        bool told = is_told(f, p->sight.channel * s->kernel_size + k);
        Color color = color_fade(theme_tap(f->theme, k), told ? 1 : 0.5);
        wave_stem(f, &p->x, position, value, color, told ? radius : radius * 0.7f);
    }
}

/* At the edges a number would stand beside its stem, and in the way of the next. */
static bool is_shifted(const Wave *w, int64_t i) {
    return fabsf(wave_value_x(w, (double)i) - wave_x(w, (double)i)) > 2;
}

static void input_values_draw(Frame *f, const LongPlan *p, const Source *x) {
    double low, high;
    sight_ends(f->walk, &low, &high);
    int64_t first = (int64_t)low, end = (int64_t)high + 1;
    if (p->x.pitch < wave_numbers_from) return;
    wave_range(&p->x, &first, &end);
    for (int64_t i = first; i < end; i++)
        if (!is_shifted(&p->x, i))
            wave_value(f, &p->x, (double)i, source_value(x, i), f->theme->value)->tag =
                (Tag){TAG_INPUT, f->cell.n, p->channel, i};
}

static void detail_draw(Frame *f, const LongPlan *p, const Source *x) {
    const Theme *t = f->theme;
    const Rect *at = &p->x.at;
    double low, high;
    sight_ends(f->walk, &low, &high);
    wave_ground(f, &p->x);
    f->scene->items[f->scene->count - 2].action = (Action){ACTION_PAN, 0};
    zones_draw(f, &p->x);
    window_draw(f, p);
    wave_draw(f, &p->x, x, (int64_t)low, (int64_t)high + 1,
              wave_has_stems(&p->x) ? t->track : t->series[0]);
    taps_draw(f, p, x);
    input_values_draw(f, p, x);
    elsewhere_draw(f, p);
    wave_scale_draw(f, &p->x);
    int64_t first = (int64_t)low, end = (int64_t)high + 1;
    wave_range(&p->x, &first, &end);
    float y = at->y + at->h + p->label / 2 + 2;
    wave_indexes(f, &p->x, y, first, end, f->walk->call.shape.length);
}

/* ---- the output ---- */

static void present_draw(Frame *f, const LongPlan *p, const Source *y) {
    double i = (double)f->cell.i + frame_lag(f);
    float x = wave_x(&p->y, i);
    if (!long_shows(p, x) || !result_is_told(f)) return;
    double value = source_value(y, f->cell.i);
    wave_stem(f, &p->y, i, value, f->theme->accent, 6);
    wave_value(f, &p->y, i, value, f->theme->accent)->tag =
        (Tag){TAG_OUTPUT, f->cell.n, f->cell.c, f->cell.i};
}

static void output_values_draw(Frame *f, const LongPlan *p, const Source *y) {
    if (p->y.pitch < wave_numbers_from) return;
    int64_t first = 0, end = f->cell.i;
    wave_range(&p->y, &first, &end);
    float present = wave_value_x(&p->y, (double)f->cell.i + frame_lag(f));
    for (int64_t i = first; i < end; i++)
        if (present - wave_x(&p->y, (double)i) >= (float)wave_numbers_from - 4 &&
            !is_shifted(&p->y, i))
            wave_value(f, &p->y, (double)i, source_value(y, i), f->theme->value)->tag =
                (Tag){TAG_OUTPUT, f->cell.n, f->cell.c, i};
}

/* A click on a stem goes to its step. */
static void output_actions(Frame *f, const LongPlan *p) {
    int64_t first = 0, end = f->walk->length;
    wave_range(&p->y, &first, &end);
    if (!wave_has_stems(&p->y)) return;
    float half = fminf((float)p->y.pitch / 2, 20);
    for (int64_t i = first; i < end; i++) {
        Rect at = {wave_x(&p->y, (double)i) - half, p->y.at.y, 2 * half, p->y.at.h};
        draw_box(f->scene, at, 0, (Color){0}, (Color){0}, 0)->action =
            (Action){ACTION_GOTO, walk_step(f->walk, (Cell){f->cell.n, f->cell.c, i})};
    }
}

static void output_draw(Frame *f, const LongPlan *p, const Source *y) {
    const Theme *t = f->theme;
    wave_ground(f, &p->y);
    f->scene->items[f->scene->count - 2].action = (Action){ACTION_PAN, 0};
    wave_draw(f, &p->y, y, f->cell.i + 1, f->walk->length, t->track);
    wave_draw(f, &p->y, y, 0, f->cell.i + (f->motion < 1 || !result_is_told(f) ? 0 : 1),
              t->series[1]);
    output_values_draw(f, p, y);
    present_draw(f, p, y);
    output_actions(f, p);
    wave_scale_draw(f, &p->y);
    int64_t first = 0, end = f->walk->length;
    wave_range(&p->y, &first, &end);
    wave_indexes(f, &p->y, p->y.at.y + p->y.at.h + p->label / 2 + 2, first, end, -1);
}

static void now_draw(Frame *f, const LongPlan *p) {
    if (!f->causal) return;
    float x = wave_x(&p->x, frame_output_at(f, (double)f->cell.i + frame_lag(f)) + 0.5);
    if (!long_shows(p, x)) return;
    Color color = color_fade(f->theme->future, 0.7);
    float bottom = p->y.at.y + p->y.at.h;
    draw_line(f->scene, (Point){x, p->x.at.y}, (Point){x, bottom}, color, 1.5f)->dash = DASH_LONG;
}

static void axes_note(Frame *f, const LongPlan *p) {
    float unit = f->scene->unit;
    const Rect *a = &p->whole.at, *b = &p->x.at;
    double low, high;
    sight_ends(f->walk, &low, &high);
    f->scene->overview =
        (Axis){a->x * unit, a->y * unit, a->w * unit, a->h * unit, low, high - low + 1};
    float height = p->y.at.y + p->y.at.h - b->y;
    f->scene->detail = (Axis){b->x * unit,   b->y * unit,    b->w * unit,
                              height * unit, p->sight.first, p->sight.count};
}

void view_long_draw(Frame *f) {
    const Conv1dShape *s = &f->walk->call.shape;
    int64_t channel = part_channel(f);
    Tensor kept = walk_output(f->walk);
    Source x = source_input(f->walk, f->cell.n, channel), y = source_output(f, &kept);
    LongPlan p = plan_make(f, &x, &y);
    p.channel = channel;
    f->hint = "drag to pan · wheel to zoom";
    frame_heading(f,
                  f->causal ? "Long signal · only the past" : "Long signal · overview and detail");
    overview_draw(f, &p, &x);
    detail_draw(f, &p, &x);
    long_kernel_draw(f, &p);
    output_draw(f, &p, &y);
    now_draw(f, &p);
    part_label_of(f, p.whole.at.y + p.whole.at.h / 2, "x", s->in_channels, channel, -1);
    part_label_of(f, p.x.at.y + p.x.at.h / 2, "x", s->in_channels, channel, -1);
    part_label_of(f, p.w_middle, "w", s->in_channels * s->out_channels, f->cell.c, p.sight.channel);
    part_label_of(f, p.y.at.y + p.y.at.h / 2, "y", s->out_channels, f->cell.c, -1);
    axes_note(f, &p);
}

void view_long_caption(const Frame *f, Str *out) {
    Cell cell = f->cell;
    long long hop = (long long)frame_hop(f);
    str_addf(out, "y[%lld, %lld, %lld] under its window of %lld position%s", (long long)cell.n,
             (long long)cell.c, (long long)cell.i, (long long)frame_span(f),
             frame_span(f) == 1 ? "" : "s");
    if (hop > 1)
        str_addf(out, ", every %lld%s (stride %lld)", hop,
                 hop == 2   ? "nd"
                 : hop == 3 ? "rd"
                            : "th",
                 hop);
    if (walk_channels(f->walk) > 1)
        str_addf(out, "; one of %lld channels (PgUp, PgDn)", (long long)walk_channels(f->walk));
    caption_unused(f, out);
}

/* Where the detail is, and what the boxes reach to. */
void view_long_words(const Frame *f, Str *out) {
    int64_t channel = part_channel(f), n = f->cell.n;
    Sight sight = stage_sight(f->stage);
    double low, high;
    sight_ends(f->walk, &low, &high);
    str_addf(out, "The detail shows positions %.0f to %.0f of %.0f to %.0f", ceil(sight.first),
             ceil(sight.first + sight.count) - 1, low, high);
    if (f->walk->call.shape.in_channels > 1) str_addf(out, ", channel %lld", (long long)channel);
    Source x = source_input(f->walk, n, channel);
    Peak peak = peaks_between(x.peaks, x.tensor, x.row, 0, x.peaks->length);
    str_addf(out, "; the input lies between %s and %s, the output between %s and %s.\n",
             number_of(peak.low, 7).text, number_of(peak.high, 7).text,
             number_of(f->walk->y_low, 7).text, number_of(f->walk->y_high, 7).text);
    long long start = (long long)walk_start(f->walk, f->cell);
    str_addf(out, "The kernel's window covers positions %lld to %lld; it is %s the detail.\n",
             start, start + (long long)frame_span(f) - 1,
             sight_shows(f->walk, &sight, f->cell) ? "in" : "outside");
}

/* More positions than a few screens of cells hold, or a window that no row of cells shows whole. */
bool view_long_suits(const Frame *f) {
    const float cell = 46;
    const int screens = 4;
    double low, high, cells = floor((double)((f->body.w - 62) / cell));
    sight_ends(f->walk, &low, &high);
    double positions = high - low + 1;
    return positions > screens * cells || (positions > cells && (double)frame_span(f) + 1 > cells);
}

/* "y[0, 0, 3112]  =  Σ_j x[6224 + 4j]·w[j]   (9 taps)  =  .8123": which samples they are says more
 * than nine products that do not fit. */
void view_long_formula(Frame *f) {
    const Conv1dShape *s = &f->walk->call.shape;
    long long start = (long long)walk_start(f->walk, f->cell), taps = (long long)s->kernel_size;
    if (walk_channels(f->walk) > 1 || taps < 4 || !result_is_told(f)) {
        formula_draw(f);
        return;
    }
    Str sum;
    str_init(&sum);
    str_addf(&sum, "Σ_j x[%lld + ", start);
    str_addf(&sum, s->dilation > 1 ? "%lldj]·w[j]" : "j]·w[j]", (long long)s->dilation);
    if (f->walk->call.has_bias) str_add(&sum, " + b");
    str_addf(&sum, "   (%lld taps)", taps);
    formula_write(f, sum.text);
    str_release(&sum);
}
