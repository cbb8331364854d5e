/* scene/wave: rows of numbers as stems, lines and strokes from lowest to highest. */
#include "scene/wave.h"

#include <math.h>

static const double stems_from = 5; /* units between them */

Source source_input(const Walk *walk, int64_t n, int64_t channel) {
    return (Source){&walk->call.input, &walk->x_peaks, n * walk->call.shape.in_channels + channel,
                    &walk->call.shape};
}

double source_value(const Source *s, int64_t i) {
    if (s->shape) i = conv1d_source(s->shape, i);
    return i < 0 ? 0 : tensor_get_double(s->tensor, s->row * s->peaks->length + i);
}

static Peak peak_of(const Source *s, int64_t first, int64_t end) {
    return peaks_between(s->peaks, s->tensor, s->row, first, end);
}

static Peak peak_or(Peak a, Peak b) {
    return (Peak){fmin(a.low, b.low), fmax(a.high, b.high)};
}

/* On one side of the signal: what every mode reads there lies side by side, forwards or back. */
static Peak padding_peak(const Source *s, int64_t first, int64_t end) {
    int64_t a = conv1d_source(s->shape, first), b = conv1d_source(s->shape, end - 1);
    if (a < 0 || b < 0) return (Peak){0, 0};
    return a < b ? peak_of(s, a, b + 1) : peak_of(s, b, a + 1);
}

/* Of positions first <= i < end, padding among them. */
static Peak source_peak(const Source *s, int64_t first, int64_t end) {
    int64_t length = s->peaks->length;
    Peak all = {INFINITY, -INFINITY};
    if (s->shape && first < 0) {
        all = padding_peak(s, first, end < 0 ? end : 0);
        first = 0;
    }
    if (s->shape && end > length) {
        all = peak_or(all, padding_peak(s, first > length ? first : length, end));
        end = length;
    }
    return first < end ? peak_or(all, peak_of(s, first, end)) : all;
}

/* Infinities left out: of up to 2000 pieces of the row, those ends that are finite. */
static Peak finite_peak(const Source *s) {
    const int64_t length = s->peaks->length, pieces = 2000;
    int64_t each = length / pieces + 1;
    Peak all = peak_of(s, 0, length), finite = {0, 0};
    if (isfinite(all.low) && isfinite(all.high)) return all;
    for (int64_t i = 0; i < length; i += each) {
        Peak peak = peak_of(s, i, i + each < length ? i + each : length);
        if (isfinite(peak.low)) finite.low = fmin(finite.low, peak.low);
        if (isfinite(peak.high)) finite.high = fmax(finite.high, peak.high);
    }
    return finite;
}

void wave_scale(Wave *w, const Source *s, float margin) {
    Peak whole = peak_of(s, 0, s->peaks->length), all = finite_peak(s);
    double low = fmin(all.low, 0), high = fmax(all.high, 0);
    if (low == high) high = 1;
    w->peak = (Peak){low, high};
    const float bare = 8; /* beyond 0, where no number hangs on that side */
    float under = whole.low < 0 ? margin : fminf(margin, bare);
    float over = whole.high > 0 ? margin : fminf(margin, bare);
    double each = (high - low) / (double)fmaxf(w->at.h - under - over, 1);
    w->low = low - each * (double)under;
    w->high = high + each * (double)over;
}

float wave_x(const Wave *w, double i) {
    return w->at.x + (float)((i - w->origin) * w->pitch);
}

float wave_y(const Wave *w, double value) {
    if (isnan(value)) value = 0;
    double share = (w->high - value) / (w->high - w->low);
    return w->at.y + w->at.h * (float)fmin(fmax(share, 0), 1);
}

bool wave_has_stems(const Wave *w) {
    return w->pitch >= stems_from;
}

void wave_range(const Wave *w, int64_t *first, int64_t *end) {
    int64_t left = (int64_t)ceil(w->origin + 1e-6);
    int64_t right = (int64_t)ceil(w->origin + (double)w->at.w / w->pitch - 1e-6);
    if (*first < left) *first = left;
    if (*end > right) *end = right;
    if (*end < *first) *end = *first;
}

void wave_ground(Frame *f, const Wave *w) {
    const Theme *t = f->theme;
    float zero = wave_y(w, 0);
    draw_box(f->scene, w->at, 5, t->panel, t->border, 1);
    draw_line(f->scene, (Point){w->at.x, zero}, (Point){w->at.x + w->at.w, zero}, t->border, 1);
}

float wave_tip(const Wave *w, double value) {
    const float label = fminf(17, w->at.h / 6); /* its height */
    if (!isinf(value)) return wave_y(w, value);
    float zero = wave_y(w, 0), top = w->at.y + label, bottom = w->at.y + w->at.h - label;
    return value > 0 ? fminf(top, zero) : fmaxf(bottom, zero);
}

/* An infinity ends in an arrow, nan in a ring. */
void wave_stem(Frame *f, const Wave *w, double i, double value, Color color, float radius) {
    float x = wave_x(w, i), y = wave_tip(w, value), zero = wave_y(w, 0);
    if (fabsf(y - zero) > 0.5f)
        draw_line(f->scene, (Point){x, zero}, (Point){x, y}, color, radius > 3 ? 3 : 2);
    float out = (value > 0 ? -1.4f : 1.4f) * radius;
    if (isinf(value))
        draw_triangle(f->scene, (Point){x - 1.2f * radius, y - 1.7f * out}, (Point){x, y},
                      (Point){x + 1.2f * radius, y - 1.7f * out}, color);
    else if (isnan(value))
        draw_circle(f->scene, x, y, radius, f->theme->panel, f->theme->unknown, 1.5f);
    else
        draw_circle(f->scene, x, y, radius, color, (Color){0}, 0);
}

static void stems_draw(Frame *f, const Wave *w, const Source *s, int64_t first, int64_t end,
                       Color color) {
    for (int64_t i = first; i < end; i++)
        wave_stem(f, w, (double)i, source_value(s, i), color, 2.5f);
}

/* A line that is collected point by point; a piece that is full is drawn, and its last point begins
 * the next. */
typedef struct Pen {
    Frame *frame;
    Color color;
    Point points[120];
    int count;
} Pen;

static void pen_lift(Pen *pen) {
    if (pen->count > 1) draw_polyline(pen->frame->scene, pen->points, pen->count, pen->color, 1.5f);
    pen->count = 0;
}

static void pen_to(Pen *pen, float x, float y) {
    enum { MOST = sizeof pen->points / sizeof *pen->points };
    if (pen->count == MOST) {
        Point last = pen->points[MOST - 1];
        pen_lift(pen);
        pen->points[pen->count++] = last;
    }
    pen->points[pen->count++] = (Point){x, y};
}

static void line_draw(Pen *pen, const Wave *w, const Source *s, int64_t first, int64_t end) {
    for (int64_t i = first; i < end; i++) {
        double value = source_value(s, i);
        if (isnan(value))
            pen_lift(pen);
        else
            pen_to(pen, wave_x(w, (double)i), wave_y(w, value));
    }
}

/* One stroke for each column of pixels, begun at the end that is nearer to where the last ended. */
static void strokes_draw(Pen *pen, const Wave *w, const Source *s, int64_t first, int64_t end) {
    float unit = pen->frame->scene->unit, column = 1 / unit, last = 0;
    float x = floorf(wave_x(w, (double)first) * unit) / unit; /* strokes fill whole pixels */
    for (int64_t from = first; from < end; x += column) {
        double edge = w->origin + (double)(x + column - w->at.x) / w->pitch;
        int64_t to = (int64_t)fmin(fmax(ceil(edge), (double)from + 1), (double)end);
        Peak peak = source_peak(s, from, to);
        from = to;
        if (peak.low > peak.high) {
            pen_lift(pen);
            continue;
        }
        float low = wave_y(w, peak.low), high = wave_y(w, peak.high), middle = x + column / 2;
        bool upwards = pen->count == 0 || fabsf(last - low) < fabsf(last - high);
        pen_to(pen, middle, upwards ? low : high);
        if (fabsf(low - high) > 0.2f) pen_to(pen, middle, upwards ? high : low);
        last = upwards ? high : low;
    }
}

void wave_draw(Frame *f, const Wave *w, const Source *s, int64_t first, int64_t end, Color color) {
    wave_range(w, &first, &end);
    if (wave_has_stems(w)) {
        stems_draw(f, w, s, first, end, color);
        return;
    }
    Pen pen = {.frame = f, .color = color};
    if (w->pitch * (double)f->scene->unit >= 1)
        line_draw(&pen, w, s, first, end);
    else
        strokes_draw(&pen, w, s, first, end);
    pen_lift(&pen);
}
