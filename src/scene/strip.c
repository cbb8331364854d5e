/* scene/strip: which positions are shown, and where (see cells.h). */
#include <math.h>

#include "scene/cells.h"

static const float pitch_least = 46, pitch_most = 62, pitch_scrolling = 56;
static const float cut = 34; /* room for "…" at each end */

/* Outputs that stand at their own time may lie beyond the padded input. */
static void find_ends(const Frame *f, Strip *s) {
    sight_ends(f->walk, &s->first, &s->input_last);
    double time = frame_output_at(f, (double)(f->walk->length - 1));
    s->last = f->causal ? fmax(s->input_last, time) : s->input_last;
}

static void strip_scroll(Strip *s, int64_t span) {
    s->scrolls = true;
    s->left += cut;
    s->right -= cut;
    double shown = floorf((s->right - s->left) / pitch_scrolling);
    shown = fmax(shown, (double)span + 1);
    /* No wider than cells that stand still: at the ends half a cell may lie in the room for "…". */
    s->pitch = fminf((float)((s->right - s->left) / shown), pitch_most);
    s->right = s->left + s->pitch * (float)shown;
    double camera = s->start - floor((shown - (double)span) / 2);
    s->camera = fmin(fmax(camera, s->first), s->last - shown + 1);
}

static void strip_fold(Strip *s, int64_t most_taps) {
    s->folded = true;
    s->pitch = 60;
    s->gap = s->dilation > 1 ? 24 : 0;
    float each = s->pitch + s->gap;
    int64_t room = (int64_t)fmaxf((s->right - s->left + s->gap) / each, 3);
    if (room > most_taps) room = most_taps;
    bool all = s->taps <= room;
    s->head = all ? s->taps : room / 2;
    s->tail = all ? 0 : room - 1 - s->head;
}

Strip strip_fit(const Frame *f, float left, float right, int64_t most_taps) {
    int64_t span = frame_span(f);
    Strip s = {.left = left, .right = right, .start = frame_start(f)};
    s.taps = f->walk->call.shape.kernel_size;
    s.dilation = f->walk->call.shape.dilation;
    s.middle = s.start + (double)(span - 1) / 2;
    s.output = (double)f->cell.i + frame_lag(f);
    s.output_at = frame_output_at(f, s.output);
    s.hop = (double)frame_hop(f);
    find_ends(f, &s);
    double count = s.last - s.first + 1, room = right - left;
    if (s.taps <= most_taps && count * pitch_least <= room) {
        s.pitch = (float)fmin(room / count, pitch_most);
        s.camera = s.first;
    } else if (s.taps <= most_taps && (double)(span + 1) * pitch_least <= room - 2 * cut) {
        strip_scroll(&s, span);
    } else {
        strip_fold(&s, most_taps);
    }
    s.cell = s.pitch - 4;
    return s;
}

float strip_x(const Strip *s, double position) {
    return s->left + s->pitch * (float)(position - s->camera + 0.5);
}

bool strip_shows_tap(const Strip *s, int64_t tap) {
    return !s->folded || tap < s->head || tap >= s->taps - s->tail;
}

float strip_tap_x(const Strip *s, int64_t tap) {
    if (!s->folded) return strip_x(s, s->start + (double)(tap * s->dilation));
    int64_t column = tap < s->head ? tap : s->head + 1 + (tap - (s->taps - s->tail));
    return s->left + (s->pitch + s->gap) * (float)column + s->pitch / 2;
}

float strip_middle(const Strip *s) {
    if (!s->folded) return strip_x(s, s->middle);
    return (strip_tap_x(s, 0) + strip_tap_x(s, s->taps - 1)) / 2;
}

float strip_output_x(const Strip *s, double i) {
    if (!s->folded) return strip_x(s, s->output_at + (i - s->output) * s->hop);
    return strip_middle(s) + (float)(i - s->output) * s->pitch;
}

/* Where the taps beside it are hidden, in their column, clear of what is written there. */
static float folded_now_x(const Strip *s, double now) {
    const float clear = 3;
    int64_t k = (int64_t)floor((now - s->start) / (double)s->dilation + 1e-6);
    int64_t hidden_end = s->taps - s->tail;
    if (k < 0) return strip_tap_x(s, 0) - s->cell / 2 - clear;
    if (k >= s->taps) k = s->taps - 1;
    if (strip_shows_tap(s, k)) return strip_tap_x(s, k) + s->cell / 2 + clear;
    float next = strip_tap_x(s, hidden_end) - s->cell / 2 - clear;
    return k == hidden_end - 1 ? next
                               : next - s->pitch * (2 * k < s->head + hidden_end ? 0.8f : 0.2f);
}

float strip_now_x(const Strip *s, double now) {
    return s->folded ? folded_now_x(s, now) : strip_x(s, now + 0.5) + 1;
}

float strip_end(const Strip *s) {
    if (s->folded) return strip_tap_x(s, s->taps - 1) + s->cell / 2;
    return fminf(strip_x(s, s->input_last) + s->cell / 2, s->right);
}

float strip_rows_end(const Strip *s) {
    return s->folded ? s->right : strip_end(s);
}

void strip_positions(const Strip *s, int64_t *first, int64_t *last) {
    double shown = (s->right - s->left) / s->pitch;
    *first = (int64_t)fmax(ceil(s->camera - 0.5), s->first);
    *last = (int64_t)fmin(floor(s->camera + shown - 0.5 + 1e-6), s->input_last);
}

void strip_outputs(const Strip *s, int64_t length, int64_t *first, int64_t *last) {
    double per = s->folded ? s->pitch : s->pitch * s->hop;
    double x = strip_output_x(s, 0), edge = s->scrolls ? 0 : s->cell / 2;
    *first = (int64_t)fmax(ceil((s->left + edge - x) / per - 1e-4), 0);
    *last = (int64_t)fmin(floor((s->right - edge - x) / per + 1e-4), (double)(length - 1));
}
