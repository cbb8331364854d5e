/* scene/formula: the bar that writes the present output as one sum.
 *
 *     y[0, 0, 4]  =  3·.297 + 4·(-.255) + 5·(-.112) + .271  =  -.415 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scene/parts.h"

/* Number `t` of the sum: a product where one channel is read, else the partial of a channel. */
static void add_term(const Frame *f, bool products, int64_t t, Str *out) {
    if (products) {
        Tap tap = walk_tap(f->walk, f->cell, t);
        term_text(&tap, out);
        return;
    }
    int64_t channel = walk_first_channel(f->walk, f->cell) + t;
    str_addf(out, "(%s)", number_of(walk_partial(f->walk, f->cell, channel), 7).text);
}

/* Products or partial sums: all of them, or as far as the step has been told. */
static int64_t terms_told(const Frame *f) {
    if (walk_channels(f->walk) == 1) return f->part.taps;
    int64_t whole = f->part.taps - (f->part.kind == PART_PRODUCT); /* its channel's sum is not */
    return whole / f->walk->call.shape.kernel_size;
}

/* The sum with its first terms and its last; what lies between is counted. */
static void add_sum(const Frame *f, int64_t shown, Str *out) {
    bool products = walk_channels(f->walk) == 1;
    int64_t count = terms_told(f);
    for (int64_t t = 0; t < count; t++) {
        bool last = t == count - 1;
        if (t >= shown - 1 && !last) {
            str_addf(out, "%s(%lld more)", t ? " + … " : "… ", (long long)(count - shown));
            t = count - 2;
            continue;
        }
        if (t) str_add(out, " + ");
        add_term(f, products, t, out);
    }
    if (!bias_is_told(f)) str_add(out, count ? " + …" : "…");
    if (!f->walk->call.has_bias || !bias_is_told(f)) return;
    Number bias = number_of(walk_bias(f->walk, f->cell), 7);
    str_addf(out, bias.text[0] == '-' ? " + (%s)" : " + %s", bias.text);
}

/* What the sum runs over, in words. */
static void add_note(const Frame *f, Str *out) {
    const Conv1dShape *s = &f->walk->call.shape;
    if (f->hint) {
        str_add(out, f->hint);
        return;
    }
    int64_t channels = walk_channels(f->walk);
    if (channels > 1) {
        int64_t first = walk_first_channel(f->walk, f->cell);
        if (channels == 2)
            str_addf(out, "Σ over channel %lld + channel %lld", (long long)first,
                     (long long)first + 1);
        else
            str_addf(out, "Σ over channels %lld to %lld", (long long)first,
                     (long long)(first + channels - 1));
        if (f->walk->call.has_bias) str_add(out, " + bias");
    } else if (s->in_channels > 1) {
        str_addf(out, "reads channel %lld of 0..%lld",
                 (long long)walk_first_channel(f->walk, f->cell), (long long)s->in_channels - 1);
    } else if (f->causal && s->stride == 1 && f->walk->kept_step == 1 && s->kernel_size <= 4) {
        str_add(out, "y[t] depends on ");
        int64_t now = f->walk->put_before - walk_start(f->walk, (Cell){0});
        for (int64_t k = s->kernel_size - 1; k >= 0; k--) {
            int64_t back = now - k * s->dilation;
            str_addf(out, back ? "x[t-%lld]%s" : "x[t]%.0lld%s", (long long)back, k ? ", " : "");
        }
    }
}

typedef struct Line {
    Str left, sum, right; /* "y[0, 0, 4]  =  ", the sum and "  =  ", the result */
    float size;
    size_t
        second; /* where in the sum a second line begins, under the first term; 0: there is none */
} Line;

static float line_width(const Frame *f, const Line *line, const char *text) {
    return draw_width(f->scene, FACE_MONO, line->size, text);
}

static float line_part(const Frame *f, const Line *line, size_t from, size_t to) {
    char part[1024];
    snprintf(part, sizeof part, "%.*s", (int)(to - from), line->sum.text + from);
    return line_width(f, line, part);
}

/* On one line, else on two that are about as wide; false: it has no room. */
static bool line_break(const Frame *f, Line *line, float width, bool two) {
    float left = line_width(f, line, line->left.text), end = line_width(f, line, line->right.text);
    float best = width - left;
    line->second = 0;
    if (left + line_width(f, line, line->sum.text) + end <= width) return true;
    for (const char *at = line->sum.text; two && (at = strstr(at, " + ")); at++) {
        size_t cut = (size_t)(at - line->sum.text);
        float first = line_part(f, line, 0, cut);
        float second = line_part(f, line, cut + 1, line->sum.length) + end;
        if (fmaxf(first, second) > best) continue;
        best = fmaxf(first, second);
        line->second = cut + 1;
    }
    return line->second > 0;
}

/* The sum with so many of its terms, or as it is given. */
static void line_sum(const Frame *f, const char *given, int64_t shown, Line *line) {
    str_clear(&line->sum);
    if (given)
        str_add(&line->sum, given);
    else
        add_sum(f, shown, &line->sum);
    if (result_is_told(f)) str_add(&line->sum, "  =  ");
}

/* Smaller first, then on two lines, then with fewer terms, then as small as it must be. A sum that
 * is given has no terms to leave out. */
static void line_fit(const Frame *f, const char *given, Line *line, float width) {
    const float two = f->compact ? 14 : 17, least = f->compact ? 13 : 14;
    int64_t count = terms_told(f), shown = count < 32 ? count : 32;
    line_sum(f, given, shown, line);
    for (line->size = 20; line->size > 16; line->size -= 1)
        if (line_break(f, line, width, false)) return;
    for (line->size = two; line->size > 8;) {
        if (line_break(f, line, width, true)) return;
        if (line->size > least || shown <= 3 || given)
            line->size -= 0.5f;
        else
            line_sum(f, given, --shown, line);
    }
}

static float line_add(Frame *f, const Line *line, Point at, const char *text, Color color,
                      Tag tag) {
    Type type = {FACE_MONO, line->size, ALIGN_LEFT, color};
    draw_text(f->scene, type, at.x, at.y, text)->tag = tag;
    return at.x + line_width(f, line, text);
}

/* Returns where the wider of its lines ends. */
static float line_draw(Frame *f, const Line *line, Point at) {
    const Theme *t = f->theme;
    Color value = color_fade(t->value, f->fresh), accent = color_fade(t->accent, f->fresh);
    Cell cell = f->cell;
    float end = 0, half = line->size * 0.62f;
    if (line->second) at.y -= half;
    at.x = line_add(f, line, at, line->left.text, t->text, (Tag){0});
    if (line->second) {
        char first[1024];
        snprintf(first, sizeof first, "%.*s", (int)line->second - 1, line->sum.text);
        end = line_add(f, line, at, first, value, (Tag){0});
        at.y += 2 * half;
    }
    at.x = line_add(f, line, at, line->sum.text + line->second, value, (Tag){0});
    if (result_is_told(f))
        at.x = line_add(f, line, at, line->right.text, accent,
                        (Tag){TAG_RESULT, cell.n, cell.c, cell.i});
    return fmaxf(at.x, end);
}

void formula_draw(Frame *f) {
    formula_write(f, NULL);
}

void formula_write(Frame *f, const char *sum) {
    const Theme *t = f->theme;
    Rect at = f->formula;
    float x = at.x + 20, right = at.x + at.w - 16;
    draw_box(f->scene, at, 5, t->panel, t->border, 1);
    Line line;
    Str note;
    str_init(&line.left);
    str_init(&line.sum);
    str_init(&line.right);
    str_init(&note);
    Cell cell = f->cell;
    str_addf(&line.left, "y[%lld, %lld, %lld]  =  ", (long long)cell.n, (long long)cell.c,
             (long long)cell.i);
    if (result_is_told(f)) str_add(&line.right, number_of(walk_result(f->walk, cell), 8).text);
    line_fit(f, sum, &line, right - x);
    x = line_draw(f, &line, (Point){x, at.y + at.h / 2});
    add_note(f, &note);
    if (x + 40 + draw_width(f->scene, FACE_MONO, 14, note.text) <= right)
        draw_text(f->scene, (Type){FACE_MONO, 14, ALIGN_RIGHT, t->dim}, right, at.y + at.h / 2,
                  note.text);
    str_release(&line.left);
    str_release(&line.sum);
    str_release(&line.right);
    str_release(&note);
}
