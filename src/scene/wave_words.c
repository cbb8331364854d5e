/* scene/wave_words: the numbers and indexes of a wave. */
#include <math.h>
#include <stdio.h>

#include "scene/wave.h"

static Type small_type(const Frame *f, Align align) {
    return (Type){FACE_MONO, 11, align, f->theme->faint};
}

void wave_ends(Frame *f, const Rect *at, float y, int64_t first, int64_t last) {
    draw_textf(f->scene, small_type(f, ALIGN_LEFT), at->x, y, "%lld", (long long)first);
    if (last > first)
        draw_textf(f->scene, small_type(f, ALIGN_RIGHT), at->x + at->w, y, "%lld", (long long)last);
}

void wave_indexes(Frame *f, const Wave *w, float y, int64_t first, int64_t end, int64_t length) {
    if (first >= end) return;
    if (w->pitch < wave_numbers_from) {
        wave_ends(f, &w->at, y, first, end - 1);
        return;
    }
    int64_t unused = length < 0 ? 0 : walk_unused_tail(f->walk);
    for (int64_t i = first; i < end; i++) {
        char text[32];
        bool padding = length >= 0 && walk_is_padding(f->walk, i);
        snprintf(text, sizeof text, padding ? "pad" : "%lld", (long long)i);
        if (unused && i >= length - unused && !padding) snprintf(text, sizeof text, "unread");
        Type type = small_type(f, ALIGN_CENTRE);
        float half = draw_width(f->scene, type.face, type.size, text) / 2, x = wave_x(w, (double)i);
        if (2 * half + 4 > (float)w->pitch && i % 4) continue;
        x = fminf(fmaxf(x, w->at.x + half), w->at.x + w->at.w - half);
        draw_text(f->scene, type, x, y, text);
    }
}

void wave_scale_draw(Frame *f, const Wave *w) {
    Type type = small_type(f, ALIGN_RIGHT);
    type.size = 10;
    float x = w->at.x - 5, zero = wave_y(w, 0);
    float top = wave_y(w, w->peak.high), bottom = wave_y(w, w->peak.low);
    if (zero - top > 14) draw_text(f->scene, type, x, top, number_of(w->peak.high, 5).text);
    if (bottom - zero > 14) draw_text(f->scene, type, x, bottom, number_of(w->peak.low, 5).text);
    if (zero - top > 14 && bottom - zero > 14) draw_text(f->scene, type, x, zero, "0");
}

float wave_value_x(const Wave *w, double i) {
    const float half = 22; /* of the widest number, "-6e-31" */
    return fminf(fmaxf(wave_x(w, i), w->at.x + half), w->at.x + w->at.w - half);
}

Item *wave_value(Frame *f, const Wave *w, double i, double value, Color color) {
    float x = wave_value_x(w, i), y = wave_tip(w, value);
    const float least = 10.5f; /* from the tip; closer, and the stem would run through it */
    float above = fmaxf(y - 12, w->at.y + 5), below = fminf(y + 12, w->at.y + w->at.h - 5);
    bool up = value >= 0 ? y - above > least : below - y < least;
    Number number = number_of(value, 5);
    Type type = {FACE_MONO, 11, ALIGN_CENTRE, color};
    return draw_text(f->scene, type, x, up ? above : below, number.text);
}
