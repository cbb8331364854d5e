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

#include "scene/parts.h"
#include "scene/view.h"
#include "scene/wave.h"

typedef struct Plan {
    Sight sight;
    int64_t channel; /* of the input */
    Wave whole, x, y;
    float w_middle, w_height; /* the row of weights */
    float label;              /* height of a line of indexes */
    float window_left, window_right;
} Plan;

static const double numbers_from = 48; /* units between stems that carry their numbers */

/* ---- where everything lies ---- */

static double present_middle(const Frame *f) {
    return frame_start(f) + (double)frame_span(f) / 2;
}

static float labels_width(const Frame *f) {
    char label[64];
    const Conv1dShape *s = &f->walk->call.shape;
    if (s->in_channels == 1 && s->out_channels == 1) return 48;
    snprintf(label, sizeof label, "w[%lld,%lld]", (long long)s->out_channels - 1,
             (long long)walk_channels(f->walk) - 1);
    return fmaxf(48, draw_width(f->scene, FACE_MONO, 15, label) + 10);
}

/* Positions first .. first + count over the whole width. */
static void wave_over(Wave *w, double first, double count) {
    w->origin = first - 0.5;
    w->pitch = (double)w->at.w / count;
}

static void plan_boxes(const Frame *f, Plan *p) {
    p->label = f->compact ? 14 : 19;
    p->w_height = f->compact ? 24 : 31;
    float funnel = f->compact ? 6 : 20, gap = f->compact ? 8 : 32;
    float left = f->body.x + labels_width(f), width = f->body.x + f->body.w - left;
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

static Plan plan_make(const Frame *f, const Source *x, const Source *y) {
    Plan p = {.sight = sight_resolve(f->walk, f->stage->sight, present_middle(f))};
    double low, high;
    sight_ends(f->walk, &low, &high);
    plan_boxes(f, &p);
    wave_over(&p.whole, low, high - low + 1);
    wave_over(&p.x, p.sight.first, p.sight.count);
    double hop = (double)frame_hop(f);
    p.y.pitch = p.x.pitch * hop;
    p.y.origin = (p.x.origin - frame_output_at(f, 0)) / hop;
    wave_scale(&p.whole, x);
    wave_scale(&p.x, x);
    wave_scale(&p.y, y);
    p.window_left = wave_x(&p.x, frame_start(f) - 0.5);
    p.window_right = wave_x(&p.x, frame_start(f) + (double)frame_span(f) - 0.5);
    return p;
}

/* ---- words ---- */

static Type small_type(const Frame *f, Align align) {
    return (Type){FACE_MONO, 11, align, f->theme->faint};
}

/* Under the box: the positions at its ends. */
static void ends_draw(Frame *f, const Rect *at, float y, int64_t first, int64_t last) {
    draw_textf(f->scene, small_type(f, ALIGN_LEFT), at->x, y, "%lld", (long long)first);
    if (last > first)
        draw_textf(f->scene, small_type(f, ALIGN_RIGHT), at->x + at->w, y, "%lld", (long long)last);
}

/* Or under each stem its own, where these carry their numbers; length: of the input, or -1. */
static void indexes_draw(Frame *f, const Wave *w, float y, int64_t first, int64_t end,
                         int64_t length) {
    if (first >= end) return;
    if (w->pitch < numbers_from) {
        ends_draw(f, &w->at, y, first, end - 1);
        return;
    }
    int64_t unused = length < 0 ? 0 : walk_unused_tail(f->walk);
    for (int64_t i = first; i < end; i++) {
        char text[32];
        bool padding = length >= 0 && (i < 0 || i >= length);
        snprintf(text, sizeof text, padding ? "pad" : "%lld", (long long)i);
        if (unused && i >= length - unused && !padding) snprintf(text, sizeof text, "unread");
        Type type = small_type(f, ALIGN_CENTRE);
        float half = draw_width(f->scene, type.face, type.size, text) / 2, x = wave_x(w, (double)i);
        if (2 * half + 4 > (float)w->pitch && i % 4) continue;
        x = fminf(fmaxf(x, w->at.x + half), w->at.x + w->at.w - half);
        draw_text(f->scene, type, x, y, text);
    }
}

static void label_draw(Frame *f, float y, const char *name, int64_t count, int64_t a, int64_t b) {
    char label[64];
    snprintf(label, sizeof label, "%s", name);
    if (count > 1 && b >= 0)
        snprintf(label, sizeof label, "%s[%lld,%lld]", name, (long long)a, (long long)b);
    else if (count > 1)
        snprintf(label, sizeof label, "%s[%lld]", name, (long long)a);
    part_label(f, y, label);
}

/* The scale: the row's lowest and highest number, beside the box. */
static void scale_draw(Frame *f, const Wave *w) {
    Type type = small_type(f, ALIGN_RIGHT);
    type.size = 10;
    float x = w->at.x - 5, zero = wave_y(w, 0);
    float top = wave_y(w, w->peak.high), bottom = wave_y(w, w->peak.low);
    if (zero - top > 14) draw_text(f->scene, type, x, top, number_of(w->peak.high, 5).text);
    if (bottom - zero > 14) draw_text(f->scene, type, x, bottom, number_of(w->peak.low, 5).text);
    if (zero - top > 14 && bottom - zero > 14) draw_text(f->scene, type, x, zero, "0");
}

/* ---- the whole input ---- */

static void overview_draw(Frame *f, const Plan *p, const Source *x) {
    const Theme *t = f->theme;
    const Wave *w = &p->whole;
    double low, high;
    sight_ends(f->walk, &low, &high);
    wave_ground(f, w);
    f->scene->items[f->scene->count - 2].action = (Action){ACTION_LOOK, 0};
    wave_draw(f, w, x, (int64_t)low, (int64_t)high + 1, t->series[0]);
    scale_draw(f, w);
    ends_draw(f, &w->at, w->at.y + w->at.h + p->label / 2 + 3, (int64_t)low, (int64_t)high);
    float left = wave_x(w, p->sight.first - 0.5);
    float right = wave_x(w, p->sight.first + p->sight.count - 0.5);
    float width = fmaxf(right - left, 6), middle = (left + right) / 2;
    left = fminf(fmaxf(middle - width / 2, w->at.x), w->at.x + w->at.w - width);
    Rect frame = {left, w->at.y - 5, width, w->at.h + 10};
    draw_box(f->scene, frame, 3, color_fade(t->accent, 0.25), t->accent, 1.5f);
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
    if (w->pitch < numbers_from && draw_width(f->scene, FACE_SANS, 11, name) + 8 <= at.w)
        draw_text(f->scene, type, at.x + at.w / 2, at.y + at.h - 9, name);
}

static void zones_draw(Frame *f, const Wave *w) {
    int64_t length = f->walk->call.shape.length, unused = walk_unused_tail(f->walk);
    double low, high;
    sight_ends(f->walk, &low, &high);
    if (low < 0) zone_draw(f, w, low, 0, "padding");
    if (high >= (double)length) zone_draw(f, w, (double)length, high + 1, "padding");
    if (unused) zone_draw(f, w, (double)(length - unused), (double)length, "not read");
}

/* Where the window is, when the detail shows another stretch; a click leads back. */
static void elsewhere_draw(Frame *f, const Plan *p) {
    const Rect *at = &p->x.at;
    bool before = p->window_right<at->x, after = p->window_left> at->x + at->w;
    if (!before && !after) return;
    char text[64];
    snprintf(text, sizeof text, before ? "← the window is at %lld" : "the window is at %lld →",
             (long long)walk_start(f->walk, f->cell));
    float y = p->whole.at.y + p->whole.at.h + p->label / 2 + 3;
    Type type = {FACE_SANS, 12, ALIGN_CENTRE, f->theme->accent};
    draw_text(f->scene, type, at->x + at->w / 2, y, text)->action = (Action){ACTION_ZOOM, 0};
}

static void window_draw(Frame *f, const Plan *p) {
    const Theme *t = f->theme;
    const Rect *at = &p->x.at;
    float left = fmaxf(p->window_left, at->x), right = fminf(p->window_right, at->x + at->w);
    float width = fmaxf(right - left, 2);
    if (right < left) return;
    left = fminf(left, at->x + at->w - width);
    draw_box(f->scene, (Rect){left, at->y + 2, width, at->h - 4}, 4, color_fade(t->accent, 0.12),
             color_fade(t->accent, 0.35), 1);
}

static float tap_x(const Frame *f, const Plan *p, int64_t k) {
    return wave_x(&p->x, frame_start(f) + (double)(k * f->walk->call.shape.dilation));
}

static bool shows_x(const Plan *p, float x) {
    return x >= p->x.at.x && x <= p->x.at.x + p->x.at.w;
}

/* On its way between two steps a tap takes the value of the sample that it is nearest to. */
static void taps_draw(Frame *f, const Plan *p, const Source *x) {
    const Conv1dShape *s = &f->walk->call.shape;
    double apart = p->x.pitch * (double)s->dilation;
    if (apart < 2) return;
    float radius = apart >= 7 ? 4.5f : 2;
    for (int64_t k = 0; k < s->kernel_size; k++) {
        if (!shows_x(p, tap_x(f, p, k))) continue;
        double position = round(frame_start(f)) + (double)(k * s->dilation);
        double value = source_value(x, (int64_t)position);
        bool told = is_told(f, p->sight.channel * s->kernel_size + k);
        Color color = color_fade(theme_tap(f->theme, k), told ? 1 : 0.5);
        wave_stem(f, &p->x, position, value, color, told ? radius : radius * 0.7f);
    }
}

/* Beside its dot, away from the line of zero; in a box's corner on the other side. */
static Item *value_draw(Frame *f, const Wave *w, double i, double value, Color color) {
    float x = wave_x(w, i), y = wave_y(w, value);
    float above = y - 12, below = y + 12;
    bool up = value >= 0 ? above > w->at.y + 8 : below > w->at.y + w->at.h - 8;
    Number number = number_of(value, 5);
    Type type = {FACE_MONO, 11, ALIGN_CENTRE, color};
    float half = draw_width(f->scene, FACE_MONO, 11, number.text) / 2;
    x = fminf(fmaxf(x, w->at.x + half + 2), w->at.x + w->at.w - half - 2);
    return draw_text(f->scene, type, x, up ? above : below, number.text);
}

static void input_values_draw(Frame *f, const Plan *p, const Source *x) {
    double low, high;
    sight_ends(f->walk, &low, &high);
    int64_t first = (int64_t)low, end = (int64_t)high + 1;
    if (p->x.pitch < numbers_from) return;
    wave_range(&p->x, &first, &end);
    for (int64_t i = first; i < end; i++)
        value_draw(f, &p->x, (double)i, source_value(x, i), f->theme->value)->tag =
            (Tag){TAG_INPUT, f->cell.n, p->channel, i};
}

static void detail_draw(Frame *f, const Plan *p, const Source *x) {
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
    scale_draw(f, &p->x);
    int64_t first = (int64_t)low, end = (int64_t)high + 1;
    wave_range(&p->x, &first, &end);
    float y = at->y + at->h + p->label / 2 + 2;
    indexes_draw(f, &p->x, y, first, end, f->walk->call.shape.length);
}

/* ---- the kernel ---- */

typedef struct Kernel {
    float left, pitch, cell;
    int64_t head, tail; /* that many of its weights are shown at the front and at the back */
} Kernel;

static float kernel_x(const Kernel *k, int64_t column) {
    return k->left + k->pitch * ((float)column + 0.5f);
}

/* Under the taps where these stand far enough apart and all are in sight, else side by side under
 * the window. */
static Kernel kernel_fit(const Frame *f, const Plan *p) {
    const float least = 30, most = 48, gap = 4;
    const Rect *at = &p->x.at;
    int64_t taps = f->walk->call.shape.kernel_size;
    float apart = (float)(p->x.pitch * (double)f->walk->call.shape.dilation);
    float first = tap_x(f, p, 0), last = tap_x(f, p, taps - 1);
    float beside = fminf(first - at->x, at->x + at->w - last); /* to the box's end */
    bool under = apart >= least + gap && beside >= least / 2;
    float room = at->w / (float)taps;
    Kernel k = {.head = taps, .pitch = under ? apart : fminf(fmaxf(room, least + gap), most)};
    if (!under && apart < most) k.pitch = fminf(k.pitch, fmaxf(apart, least + gap));
    int64_t columns = (int64_t)(at->w / k.pitch + 0.01f);
    if (!under && taps > columns) {
        k.head = columns / 2;
        k.tail = columns - 1 - k.head;
    } else {
        columns = taps;
    }
    k.cell = fminf(k.pitch - gap, under ? fminf(most, 2 * beside) : most);
    float width = (float)columns * k.pitch;
    k.left = (first + last - width) / 2;
    if (!under) k.left = fminf(fmaxf(k.left, at->x), at->x + at->w - width);
    return k;
}

static void weight_draw(Frame *f, const Plan *p, const Kernel *k, int64_t tap, float x) {
    const Theme *t = f->theme;
    Color color = theme_tap(t, tap);
    float top = p->w_middle - p->w_height / 2, from = p->x.at.y + p->x.at.h, at = tap_x(f, p, tap);
    if (shows_x(p, at)) {
        Point down = {x, top - 1};
        if (fabsf(at - x) < 0.5f)
            draw_line(f->scene, (Point){at, from}, down, color, 1.5f);
        else
            draw_drop(f->scene, (Point){at, from}, down, color, 1.5f);
    }
    double w = walk_weight(f->walk, f->cell.c, p->sight.channel, tap);
    Color fill = theme_value(t, w, value_limit(f->walk->w_low, f->walk->w_high));
    draw_box(f->scene, (Rect){x - k->cell / 2, top, k->cell, p->w_height}, 4, fill, color, 2);
    Number number = number_of(w, 5);
    float size = fminf(12, (k->cell - 4) / (0.6f * (float)strlen(number.text)));
    Type type = {FACE_MONO, size, ALIGN_CENTRE, theme_text_on(t, fill)};
    draw_text(f->scene, type, x, p->w_middle, number.text)->tag =
        (Tag){TAG_WEIGHT, f->cell.c, p->sight.channel, tap};
}

/* What the shown channel adds to the output, where the kernel leaves room for it. */
static void partial_draw(Frame *f, const Plan *p, float left) {
    if (walk_channels(f->walk) == 1 || !result_is_told(f)) return;
    float right = p->x.at.x + p->x.at.w;
    Number number = number_of(walk_partial(f->walk, f->cell, p->channel), 7);
    char words[64];
    snprintf(words, sizeof words, "Σ of x[%lld] = ", (long long)p->channel);
    float width = draw_width(f->scene, FACE_MONO, 13, number.text);
    if (right - width - draw_width(f->scene, FACE_MONO, 13, words) < left + 16) return;
    Type type = {FACE_MONO, 13, ALIGN_RIGHT, f->theme->value};
    draw_text(f->scene, type, right, p->w_middle, number.text)->tag =
        (Tag){TAG_PARTIAL, p->channel, f->walk->call.shape.kernel_size, 0};
    type.color = f->theme->dim;
    draw_text(f->scene, type, right - width, p->w_middle, words);
}

static void kernel_draw(Frame *f, const Plan *p) {
    const Conv1dShape *s = &f->walk->call.shape;
    Kernel k = kernel_fit(f, p);
    float end = p->x.at.x;
    for (int64_t tap = 0; tap < s->kernel_size; tap++) {
        if (k.tail && tap == k.head) tap = s->kernel_size - k.tail;
        float x = kernel_x(&k, tap < k.head ? tap : k.head + 1 + tap - (s->kernel_size - k.tail));
        weight_draw(f, p, &k, tap, x);
        end = x + k.cell / 2;
    }
    if (k.tail)
        draw_textf(f->scene, (Type){FACE_MONO, 11, ALIGN_CENTRE, f->theme->dim},
                   kernel_x(&k, k.head), p->w_middle, "+%lld",
                   (long long)(s->kernel_size - k.head - k.tail));
    partial_draw(f, p, end);
}

/* ---- the output ---- */

static void present_draw(Frame *f, const Plan *p, const Source *y) {
    double i = (double)f->cell.i + frame_lag(f);
    float x = wave_x(&p->y, i);
    if (!shows_x(p, x) || !result_is_told(f)) return;
    double value = source_value(y, f->cell.i);
    wave_stem(f, &p->y, i, value, f->theme->accent, 6);
    value_draw(f, &p->y, i, value, f->theme->accent)->tag =
        (Tag){TAG_OUTPUT, f->cell.n, f->cell.c, f->cell.i};
}

static void output_values_draw(Frame *f, const Plan *p, const Source *y) {
    if (p->y.pitch < numbers_from) return;
    int64_t first = 0, end = f->cell.i;
    wave_range(&p->y, &first, &end);
    float present = wave_x(&p->y, (double)f->cell.i + frame_lag(f));
    for (int64_t i = first; i < end; i++)
        if (present - wave_x(&p->y, (double)i) >= (float)numbers_from)
            value_draw(f, &p->y, (double)i, source_value(y, i), f->theme->value)->tag =
                (Tag){TAG_OUTPUT, f->cell.n, f->cell.c, i};
}

/* A click on a stem goes to its step. */
static void output_actions(Frame *f, const Plan *p) {
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

static void output_draw(Frame *f, const Plan *p, const Source *y) {
    const Theme *t = f->theme;
    wave_ground(f, &p->y);
    f->scene->items[f->scene->count - 2].action = (Action){ACTION_PAN, 0};
    wave_draw(f, &p->y, y, f->cell.i + 1, f->walk->length, t->track);
    wave_draw(f, &p->y, y, 0, f->cell.i + (f->motion < 1 || !result_is_told(f) ? 0 : 1),
              t->series[1]);
    output_values_draw(f, p, y);
    present_draw(f, p, y);
    output_actions(f, p);
    scale_draw(f, &p->y);
    int64_t first = 0, end = f->walk->length;
    wave_range(&p->y, &first, &end);
    indexes_draw(f, &p->y, p->y.at.y + p->y.at.h + p->label / 2 + 2, first, end, -1);
}

static void now_draw(Frame *f, const Plan *p) {
    if (!f->causal) return;
    float x = wave_x(&p->x, frame_output_at(f, (double)f->cell.i + frame_lag(f)) + 0.5);
    if (!shows_x(p, x)) return;
    Color color = color_fade(f->theme->future, 0.7);
    float bottom = p->y.at.y + p->y.at.h;
    draw_line(f->scene, (Point){x, p->x.at.y}, (Point){x, bottom}, color, 1.5f)->dash = DASH_LONG;
}

static void axes_note(Frame *f, const Plan *p) {
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
    int64_t j = f->stage->sight.channel, channels = walk_channels(f->walk);
    int64_t channel = walk_first_channel(f->walk, f->cell) + (j < channels ? j : channels - 1);
    Tensor kept = walk_output(f->walk);
    Source x = source_input(f->walk, f->cell.n, channel), y = source_output(f, &kept);
    Plan p = plan_make(f, &x, &y);
    p.channel = channel;
    f->hint = "drag to pan · wheel to zoom";
    frame_heading(f,
                  f->causal ? "Long signal · only the past" : "Long signal · overview and detail");
    overview_draw(f, &p, &x);
    detail_draw(f, &p, &x);
    kernel_draw(f, &p);
    output_draw(f, &p, &y);
    now_draw(f, &p);
    label_draw(f, p.whole.at.y + p.whole.at.h / 2, "x", s->in_channels, channel, -1);
    label_draw(f, p.x.at.y + p.x.at.h / 2, "x", s->in_channels, channel, -1);
    label_draw(f, p.w_middle, "w", s->in_channels * s->out_channels, f->cell.c, p.sight.channel);
    label_draw(f, p.y.at.y + p.y.at.h / 2, "y", s->out_channels, f->cell.c, -1);
    axes_note(f, &p);
}

void view_long_caption(const Frame *f, Str *out) {
    static const char *const every[] = {"", "", ", every second position",
                                        ", every third position"};
    Cell cell = f->cell;
    long long hop = (long long)frame_hop(f);
    str_addf(out, "y[%lld, %lld, %lld] under its window of %lld positions", (long long)cell.n,
             (long long)cell.c, (long long)cell.i, (long long)frame_span(f));
    if (hop > 3)
        str_addf(out, ", every %lldth position (stride %lld)", hop, hop);
    else if (hop > 1)
        str_addf(out, "%s (stride %lld)", every[hop], hop);
    if (walk_channels(f->walk) > 1)
        str_addf(out, "; one of the %lld input channels that it reads (Page Up, Page Down)",
                 (long long)walk_channels(f->walk));
    caption_unused(f, out);
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
