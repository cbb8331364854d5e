/* scene/parts: small things that several views draw. */
#include "scene/parts.h"

#include <stdio.h>
#include <math.h>
#include <string.h>

void part_label(Frame *f, float y, const char *text) {
    draw_text(f->scene, (Type){FACE_MONO, 15, ALIGN_LEFT, f->theme->dim}, f->body.x, y, text);
}

void part_label_of(Frame *f, float y, const char *name, int64_t count, int64_t a, int64_t b) {
    char label[64];
    snprintf(label, sizeof label, "%s", name);
    if (count > 1 && b >= 0)
        snprintf(label, sizeof label, "%s[%lld,%lld]", name, (long long)a, (long long)b);
    else if (count > 1)
        snprintf(label, sizeof label, "%s[%lld]", name, (long long)a);
    part_label(f, y, label);
}

float part_labels_width(const Frame *f) {
    char label[64];
    const Conv1dShape *s = &f->walk->call.shape;
    if (s->in_channels == 1 && s->out_channels == 1) return 48;
    snprintf(label, sizeof label, "w[%lld,%lld]", (long long)s->out_channels - 1,
             (long long)walk_channels(f->walk) - 1);
    return fmaxf(48, draw_width(f->scene, FACE_MONO, 15, label) + 10);
}

int64_t part_channel(const Frame *f) {
    int64_t j = f->stage->sight.channel, channels = walk_channels(f->walk);
    return walk_first_channel(f->walk, f->cell) + (j < channels ? j : channels - 1);
}

void part_sum(Frame *f, float x, float y, float radius) {
    const Theme *t = f->theme;
    draw_circle(f->scene, x, y, radius, t->panel, t->accent, 2.5f);
    draw_text(f->scene, (Type){FACE_MONO, radius, ALIGN_CENTRE, t->accent}, x, y, "Σ");
}

bool is_told(const Frame *f, int64_t t) {
    return t < f->part.taps;
}

bool is_telling(const Frame *f, int64_t t) {
    return f->part.kind == PART_PRODUCT && t == f->part.taps - 1;
}

bool partial_is_told(const Frame *f, int64_t channel) {
    bool telling = f->part.kind == PART_PRODUCT && f->part.channel == channel;
    return (channel + 1) * f->walk->call.shape.kernel_size <= f->part.taps && !telling;
}

bool bias_is_told(const Frame *f) {
    return f->part.kind >= PART_BIAS;
}

bool result_is_told(const Frame *f) {
    return f->part.kind == PART_RESULT;
}

void untold_draw(Frame *f, Rect box) {
    draw_box(f->scene, box, 5, (Color){0}, f->theme->track, 1.5f)->dash = DASH_DOTS;
}

void part_so_far(Frame *f, float x, float y, Align align) {
    if (result_is_told(f) || f->part.taps == 0) return;
    Number sum = number_of(walk_so_far(f->walk, f->cell, &f->part), 7);
    Type type = {FACE_MONO, 15, align, f->theme->accent};
    draw_text(f->scene, type, x, y, sum.text)->tag = (Tag){TAG_SO_FAR, f->stage->part, 0, 0};
}

/* A cell without its number shows the sign of a negative one all the same. */
static void sign_draw(Frame *f, Rect at, Color ink) {
    float x = at.x + at.w / 2, y = at.y + at.h / 2, half = fminf(at.w / 4, 4);
    if (at.w < 5 || at.h < 4) return;
    draw_line(f->scene, (Point){x - half, y}, (Point){x + half, y}, ink, fminf(at.h / 5, 1.5f));
}

void part_pick(Frame *f, Item *box, Pick pick) {
    box->action = (Action){ACTION_PICK, pick_code(f->walk, &pick)};
    if (box->action.value != f->picked) return;
    float unit = f->scene->unit;
    Rect ring = {box->x / unit - 3, box->y / unit - 3, box->w / unit + 6, box->h / unit + 6};
    draw_box(f->scene, ring, 8, (Color){0}, f->theme->text, 2);
}

void part_value(Frame *f, const ValueCell *c) {
    const Theme *t = f->theme;
    Color fill = theme_value(t, c->value, c->limit);
    float least = fminf(c->at.w, c->at.h);
    Color edge = c->padding ? t->faint : t->border;
    Item *box =
        draw_box(f->scene, c->at, fminf(5, least / 4),
                 color_fade(fill, c->alpha * (c->padding ? 0.3 : 1)), color_fade(edge, c->alpha),
                 least < 10   ? 0
                 : c->padding ? 1.5f
                              : 1);
    if (c->padding) box->dash = DASH_LONG;
    box->action = c->action;
    if (c->pick.kind != PICK_NONE) part_pick(f, box, c->pick);
    /* One size for all of a row; a longer number, "-1e-31", is written smaller. */
    float room = (c->at.w - 5) / 0.6f, size = fminf(c->at.h < 36 ? 15 : 18, room / 5);
    Color ink = c->padding || c->alpha < 1 ? t->dim : theme_text_on(t, fill);
    if (size < 9 || size > c->at.h - 4) {
        if (c->value < 0) sign_draw(f, c->at, color_fade(ink, c->alpha));
        return;
    }
    Number number = number_of(c->value, 5);
    size = fminf(size, room / (float)strlen(number.text));
    Type type = {c->padding ? FACE_ITALIC : FACE_MONO, size, ALIGN_CENTRE,
                 color_fade(ink, 0.4 + 0.6 * c->alpha)};
    draw_text(f->scene, type, c->at.x + c->at.w / 2, c->at.y + c->at.h / 2, number.text)->tag =
        c->tag;
}

void term_text(const Tap *tap, Str *out) {
    Number x = number_of(tap->x, 5), w = number_of(tap->w, 5);
    str_addf(out, x.text[0] == '-' ? "(%s)·" : "%s·", x.text);
    str_addf(out, w.text[0] == '-' ? "(%s)" : "%s", w.text);
}

void caption_unused(const Frame *f, Str *out) {
    long long unused = (long long)walk_unused_tail(f->walk);
    if (unused == 1) str_add(out, "; the last sample is unread (the floor)");
    if (unused > 1) str_addf(out, "; the last %lld samples are unread (the floor)", unused);
}
